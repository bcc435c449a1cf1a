//! Where the tags come from: a text in memory, or a file read piece by piece.

use std::io::{self, BufRead, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

use super::XmlError;

/// The largest tag or text that is read of a stream: what is kept at once must not grow with the file.
const MAX_EVENT_BYTES: usize = 1024 * 1024;

/// Gives one tag or text after the other.
pub(crate) trait Source {
    /// The next; `buffer` is where a stream puts it.
    fn event<'b>(&mut self, buffer: &'b mut Vec<u8>) -> quick_xml::Result<Event<'b>>
    where
        Self: 'b;
    /// Bytes read so far.
    fn position(&self) -> u64;
    /// Byte of the last fault.
    fn error_position(&self) -> u64;
    /// The line of a byte, from 1.
    fn line(&self, byte: u64) -> usize;
}

/// A text in memory.
pub(crate) struct Text<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        Self { text, reader }
    }
}

impl Source for Text<'_> {
    fn event<'b>(&mut self, _buffer: &'b mut Vec<u8>) -> quick_xml::Result<Event<'b>>
    where
        Self: 'b,
    {
        self.reader.read_event()
    }

    fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    fn error_position(&self) -> u64 {
        self.reader.error_position()
    }

    fn line(&self, byte: u64) -> usize {
        let end = usize::try_from(byte).unwrap_or(usize::MAX).min(self.text.len());
        lines(self.text.as_bytes().get(..end).unwrap_or_default()) + 1
    }
}

/// A file of any size, in UTF-8, of which one tag or text at a time is in memory.
pub(crate) struct Stream<R> {
    reader: Reader<Guard<R>>,
}

impl<R: BufRead> Stream<R> {
    pub(crate) fn new(inner: R) -> Self {
        let mut reader = Reader::from_reader(Guard { inner, since_event: 0, lines: 0 });
        reader.config_mut().check_comments = true;
        Self { reader }
    }
}

impl<R: BufRead> Source for Stream<R> {
    fn event<'b>(&mut self, buffer: &'b mut Vec<u8>) -> quick_xml::Result<Event<'b>>
    where
        Self: 'b,
    {
        buffer.clear();
        self.reader.get_mut().since_event = 0;
        let event = self.reader.read_event_into(buffer)?;
        if let Event::Decl(declaration) = &event {
            let declared = declaration.encoding().transpose()?;
            if declared.is_some_and(|name| !name.eq_ignore_ascii_case("UTF-8")) {
                return Err(io::Error::from(io::ErrorKind::Unsupported).into());
            }
        }
        Ok(event)
    }

    fn position(&self) -> u64 {
        self.reader.buffer_position()
    }

    fn error_position(&self) -> u64 {
        self.reader.error_position()
    }

    /// A stream cannot go back: it is the line it stands at.
    fn line(&self, _byte: u64) -> usize {
        self.reader.get_ref().lines + 1
    }
}

/// A stream that ends with a fault when one event takes too much of it.
struct Guard<R> {
    inner: R,
    since_event: usize,
    lines: usize,
}

impl<R: BufRead> Read for Guard<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.inner.read(into)
    }
}

impl<R: BufRead> BufRead for Guard<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_event > MAX_EVENT_BYTES { Err(io::ErrorKind::FileTooLarge.into()) } else { self.inner.fill_buf() }
    }

    fn consume(&mut self, bytes: usize) {
        if let Ok(content) = self.inner.fill_buf() {
            self.lines += lines(content.get(..bytes).unwrap_or_default());
        }
        self.since_event += bytes;
        self.inner.consume(bytes);
    }
}

fn lines(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| **byte == b'\n').count()
}

/// A fault of the parser in our words.
pub(super) fn fault(fault: &quick_xml::Error, position: u64, line: usize) -> XmlError {
    match fault {
        quick_xml::Error::Syntax(_) => XmlError::Truncated,
        quick_xml::Error::Encoding(_) => XmlError::Encoding("UTF-8".to_owned()),
        quick_xml::Error::Io(fault) => match fault.kind() {
            io::ErrorKind::FileTooLarge => XmlError::TooLargePart { line, limit: MAX_EVENT_BYTES },
            io::ErrorKind::Unsupported => XmlError::Encoding("UTF-8".to_owned()),
            _ => XmlError::Unreadable(fault.to_string()),
        },
        other => XmlError::NotWellFormed { position, line, reason: other.to_string() },
    }
}
