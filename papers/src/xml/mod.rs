//! A small guarded reader and a small deterministic writer over XML.
//!
//! Every XML file comes from outside and may be hostile. The reader refuses a DOCTYPE (so there are no
//! entities of one's own: no bombs, no files read), more than 20 MB, more than 64 levels or attributes, more elements
//! than the size of the file can mean, and anything that is not well-formed, before a value of it is used.

mod fault;
mod read;
mod source;
mod write;

pub use fault::XmlError;
pub(crate) use fault::sentence;
pub(crate) use read::{Element, MAX_BYTES, Walker, decode};
pub(crate) use source::{Source, Stream, Text};
pub(crate) use write::XmlWriter;
