//! The outermost layer: an old-style tar in which every byte is prescribed. The format has neither
//! magic nor closing blocks, and all entries bear the time of the first, so no general tar reader
//! is of use: a header is accepted exactly if it is the one that we would write.

use crate::Why;
use std::fmt::Write as _;

/// Size of a block; headers and padded bodies are multiples of it.
const BLOCK: usize = 512;
/// Largest time that eleven octal digits hold.
pub const LATEST: u64 = (1 << 33) - 1;

/// A named content inside an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its file name.
    pub name: &'a str,
    /// Its content, without padding.
    pub body: &'a [u8],
    header: &'a [u8],
}

impl Entry<'_> {
    /// Whether the header is, byte for byte, that of the format for this time.
    pub fn is_of(&self, modified_at: u64) -> bool {
        header(self.name, self.body.len(), modified_at) == self.header
    }
}

/// Appends an entry to an archive.
pub fn append(archive: &mut Vec<u8>, name: &str, body: &[u8], modified_at: u64) {
    archive.extend_from_slice(&header(name, body.len(), modified_at));
    archive.extend_from_slice(body);
    archive.resize(archive.len().next_multiple_of(BLOCK), 0);
}

/// Takes the first entry off an archive. The header's bytes are the caller's to check, because
/// the time it must bear is only known from the first entry's content.
///
/// # Errors
/// [`Why::Layout`] if there is no whole entry or its padding is not zero.
pub fn take<'a>(archive: &mut &'a [u8]) -> Result<Entry<'a>, Why> {
    const CUT: Why = Why::Layout("the file is cut off");
    let (header, rest) = archive.split_at_checked(BLOCK).ok_or(CUT)?;
    let name = header.get(..100).and_then(|field| field.split(|byte| *byte == 0).next());
    let name = name.and_then(|name| str::from_utf8(name).ok());
    let name = name.ok_or(Why::Layout("a name is not text"))?;
    let size = header.get(124..135).and_then(|field| str::from_utf8(field).ok());
    let size = size.and_then(|size| usize::from_str_radix(size, 8).ok());
    let size = size.ok_or(Why::Layout("a size is not octal"))?;
    let (body, rest) = rest.split_at_checked(size).ok_or(CUT)?;
    let padding = size.next_multiple_of(BLOCK) - size;
    let (padding, rest) = rest.split_at_checked(padding).ok_or(CUT)?;
    if padding.iter().any(|byte| *byte != 0) {
        return Err(Why::Layout("padding is not zero"));
    }
    *archive = rest;
    Ok(Entry { name, body, header })
}

/// Where the whole entries of an archive end.
pub fn ends(archive: &[u8]) -> Vec<usize> {
    let mut rest = archive;
    let mut ends = Vec::new();
    while !rest.is_empty() && take(&mut rest).is_ok() {
        ends.push(archive.len() - rest.len());
    }
    ends
}

fn header(name: &str, size: usize, modified_at: u64) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    put(&mut block, 0, name.as_bytes());
    put(&mut block, 100, b"0000644\x000000000\x000000000\0");
    let mut fields = String::new();
    // Writing to a string cannot fail.
    let _ = write!(fields, "{size:011o}\0{modified_at:011o}\0        0");
    put(&mut block, 124, fields.as_bytes());
    let sum: u32 = block.iter().copied().map(u32::from).sum();
    put(&mut block, 148, format!("{sum:06o}\0 ").as_bytes());
    block
}

fn put(block: &mut [u8; BLOCK], offset: usize, text: &[u8]) {
    block.iter_mut().skip(offset).zip(text).for_each(|(to, from)| *to = *from);
}
