//! Reading XML that may be hostile.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::XmlError;
use super::source::{Source, Text, fault};

/// The largest file that is read at all.
pub(crate) const MAX_BYTES: usize = 20 * 1024 * 1024;
/// The deepest nesting that is read. The deepest official invoice has 12 levels, a camt.053 about 16.
pub(super) const MAX_DEPTH: usize = 64;
/// The most elements kept in memory at once. An invoice of 10,000 lines has about 400,000.
const MAX_ELEMENTS: usize = 1_000_000;
/// The fewest bytes an element takes on average, its end tag and text with it. The tightest true files, camt.053
/// without a space, take about 25; a file of `<a/>` would cost thirty times its size in memory.
const MIN_BYTES_PER_ELEMENT: usize = 12;
/// So many elements may stand in a file however small they are.
const FREE_ELEMENTS: usize = 10_000;
/// The most attributes of one element, namespaces counted. The most an official sample has is 9.
pub(super) const MAX_ATTRIBUTES: usize = 64;

/// One element with all it holds. Names are local names: a prefix is only an abbreviation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Element {
    pub(crate) name: String,
    /// Namespace declared for this element's own prefix on this very element, if any.
    pub(crate) namespace: Option<String>,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
    pub(crate) children: Vec<Element>,
}

impl Element {
    /// The first child of that name.
    pub(crate) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All children of that name, in order.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> + Clone {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first element at the end of a path of names.
    pub(crate) fn at(&self, path: &[&str]) -> Option<&Self> {
        path.iter().try_fold(self, |element, name| element.child(name))
    }

    /// The text at the end of a path, trimmed; an empty text is none.
    pub(crate) fn text_at(&self, path: &[&str]) -> Option<&str> {
        self.at(path).and_then(Self::trimmed)
    }

    /// The same as an owned text.
    pub(crate) fn owned_at(&self, path: &[&str]) -> Option<String> {
        self.text_at(path).map(str::to_owned)
    }

    /// This element's own text, trimmed; an empty text is none.
    pub(crate) fn trimmed(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// The value of an attribute.
    pub(crate) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The text of a file: its encoding recognised by byte order mark or declaration, and checked.
pub(crate) fn decode(bytes: &[u8], limit: usize) -> Result<Cow<'_, str>, XmlError> {
    if bytes.len() > limit {
        return Err(XmlError::TooLarge { bytes: bytes.len(), limit });
    }
    let (encoding, mark_bytes) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, mark),
        None => (declared_encoding(bytes)?, 0),
    };
    let content = bytes.get(mark_bytes..).unwrap_or_default();
    let text = if encoding == UTF_8 {
        let text = std::str::from_utf8(content);
        Cow::Borrowed(text.map_err(|_| XmlError::Encoding("UTF-8".to_owned()))?)
    } else {
        encoding
            .decode_without_bom_handling_and_without_replacement(content)
            .ok_or_else(|| XmlError::Encoding(encoding.name().to_owned()))?
    };
    if text.trim_start().starts_with('<') { Ok(text) } else { Err(XmlError::NotXml) }
}

/// UTF-8 unless the declaration says otherwise. Only encodings that invoices and statements really
/// come in are read; UTF-16 needs its byte order mark.
fn declared_encoding(bytes: &[u8]) -> Result<&'static Encoding, XmlError> {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let head = WINDOWS_1252.decode_without_bom_handling(head).0;
    let declaration = head.split("?>").next().filter(|text| text.starts_with("<?xml"));
    let Some(after) = declaration.and_then(|text| text.split_once("encoding")).map(|(_, t)| t) else {
        return Ok(UTF_8);
    };
    let label = after.trim_start_matches([' ', '=', '"', '\'']);
    let label = label.split(['"', '\'']).next().unwrap_or_default();
    match Encoding::for_label(label.as_bytes()).map(|known| (known, known.name())) {
        Some((known, "UTF-8" | "windows-1252" | "ISO-8859-15")) => Ok(known),
        _ => Err(XmlError::Encoding(label.chars().take(40).collect())),
    }
}

/// Walks a document from tag to tag, one level at a time, under guard.
pub(crate) struct Walker<S> {
    source: S,
    depth: usize,
    /// Elements entered so far.
    elements: usize,
    /// An empty element was opened: its end is still to be reported.
    empty: bool,
}

impl<'a> Walker<Text<'a>> {
    /// Opens a document in memory and its root element.
    pub(crate) fn open(text: &'a str) -> Result<(Self, Element), XmlError> {
        Self::start(Text::new(text))
    }
}

impl<S: Source> Walker<S> {
    /// Opens the document and its root element.
    pub(crate) fn start(source: S) -> Result<(Self, Element), XmlError> {
        let mut walker = Self { source, depth: 0, elements: 0, empty: false };
        let mut buffer = Vec::new();
        loop {
            match walker.event(&mut buffer)? {
                Event::Start(tag) => {
                    let head = walker.enter(&tag)?;
                    return Ok((walker, head));
                }
                Event::Empty(tag) => {
                    let head = walker.enter(&tag)?;
                    walker.empty = true;
                    return Ok((walker, head));
                }
                Event::Eof => return Err(XmlError::Truncated),
                Event::Text(text) if !text.trim().is_empty() => return Err(XmlError::NotXml),
                _ => {}
            }
        }
    }

    /// The next child of the current element, entered; or `None` when the current element ends.
    pub(crate) fn next_child(&mut self) -> Result<Option<Element>, XmlError> {
        if self.leave_empty() {
            return Ok(None);
        }
        let mut buffer = Vec::new();
        loop {
            match self.event(&mut buffer)? {
                Event::Start(tag) => return self.enter(&tag).map(Some),
                Event::Empty(tag) => {
                    let head = self.enter(&tag)?;
                    self.empty = true;
                    return Ok(Some(head));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(None);
                }
                Event::Eof => return Err(XmlError::Truncated),
                Event::GeneralRef(reference) => {
                    self.character(&reference)?;
                }
                _ => {}
            }
        }
    }

    /// Reads all of the element that was just entered, to its end.
    pub(crate) fn fill(&mut self, head: Element) -> Result<Element, XmlError> {
        let mut current = head;
        let mut above: Vec<Element> = Vec::new();
        let mut elements = 0_usize;
        let mut buffer = Vec::new();
        loop {
            let ended = self.leave_empty() || {
                match self.event(&mut buffer)? {
                    Event::Start(tag) => {
                        let inner = self.enter(&tag)?;
                        above.push(std::mem::replace(&mut current, inner));
                        elements += 1;
                        false
                    }
                    Event::Empty(tag) => {
                        let inner = self.enter(&tag)?;
                        above.push(std::mem::replace(&mut current, inner));
                        elements += 1;
                        self.empty = true;
                        false
                    }
                    Event::End(_) => {
                        self.depth = self.depth.saturating_sub(1);
                        true
                    }
                    // The space before a first child is the form of the file: it is not kept.
                    Event::Text(text) if current.text.is_empty() && text.trim().is_empty() => false,
                    Event::Text(text) => {
                        current.text.push_str(&text.xml10_content());
                        false
                    }
                    Event::CData(text) => {
                        current.text.push_str(&text.xml10_content());
                        false
                    }
                    Event::GeneralRef(reference) => {
                        current.text.push(self.character(&reference)?);
                        false
                    }
                    Event::Eof => return Err(XmlError::Truncated),
                    _ => false,
                }
            };
            if elements > MAX_ELEMENTS {
                return Err(XmlError::TooManyElements);
            }
            if ended {
                let Some(parent) = above.pop() else {
                    return Ok(current);
                };
                let done = std::mem::replace(&mut current, parent);
                current.children.push(done);
            }
        }
    }

    /// After the root: nothing but space and comments until the end of the file.
    pub(crate) fn finish(&mut self) -> Result<(), XmlError> {
        let mut buffer = Vec::new();
        loop {
            match self.event(&mut buffer)? {
                Event::Eof => return Ok(()),
                Event::Comment(_) | Event::PI(_) => {}
                Event::Text(text) if text.trim().is_empty() => {}
                _ => return Err(self.malformed("content after the root element".to_owned())),
            }
        }
    }

    fn event<'b>(&mut self, buffer: &'b mut Vec<u8>) -> Result<Event<'b>, XmlError>
    where
        S: 'b,
    {
        match self.source.event(buffer) {
            Ok(Event::DocType(_)) => Err(XmlError::Doctype),
            Ok(event) => Ok(event),
            Err(why) => {
                let position = self.source.error_position();
                Err(fault(&why, position, self.source.line(position)))
            }
        }
    }

    fn enter(&mut self, tag: &BytesStart<'_>) -> Result<Element, XmlError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(XmlError::TooDeep);
        }
        self.elements += 1;
        if self.elements > FREE_ELEMENTS && self.elements - FREE_ELEMENTS > self.bytes_read() / MIN_BYTES_PER_ELEMENT {
            return Err(XmlError::TooManyElements);
        }
        let full = tag.name();
        let full: &str = full.as_ref();
        let (prefix, local) = full.split_once(':').unwrap_or(("", full));
        let mut element = Element { name: local.to_owned(), ..Element::default() };
        for (at, attribute) in tag.attributes().enumerate() {
            if at == MAX_ATTRIBUTES {
                return Err(XmlError::TooManyAttributes { line: self.source.line(self.source.position()) });
            }
            let attribute = attribute.map_err(|fault| self.malformed(fault.to_string()))?;
            let key: &str = attribute.key.as_ref();
            let value = quick_xml::escape::unescape(&attribute.value).map_err(|fault| self.malformed(fault.to_string()))?.into_owned();
            let declared = match key.strip_prefix("xmlns") {
                Some("") => Some(""),
                Some(rest) => rest.strip_prefix(':'),
                None => None,
            };
            match declared {
                Some(declared) if declared == prefix => element.namespace = Some(value),
                Some(_) => {}
                None => {
                    let local = key.split_once(':').map_or(key, |(_, local)| local);
                    element.attributes.push((local.to_owned(), value));
                }
            }
        }
        Ok(element)
    }

    fn leave_empty(&mut self) -> bool {
        if self.empty {
            self.empty = false;
            self.depth = self.depth.saturating_sub(1);
            return true;
        }
        false
    }

    /// `&amp;` and its four brothers, or a character by number. All others would need a DOCTYPE.
    fn character(&self, reference: &BytesRef<'_>) -> Result<char, XmlError> {
        if let Some(letter) = reference.resolve_char_ref().map_err(|fault| self.malformed(fault.to_string()))? {
            return Ok(letter);
        }
        match reference.xml10_content().as_ref() {
            "amp" => Ok('&'),
            "lt" => Ok('<'),
            "gt" => Ok('>'),
            "quot" => Ok('"'),
            "apos" => Ok('\''),
            other => Err(XmlError::UnknownEntity(other.chars().take(40).collect())),
        }
    }

    fn malformed(&self, reason: String) -> XmlError {
        let position = self.source.error_position();
        XmlError::NotWellFormed { position, line: self.source.line(position), reason }
    }

    fn bytes_read(&self) -> usize {
        usize::try_from(self.source.position()).unwrap_or(usize::MAX)
    }
}
