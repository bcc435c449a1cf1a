//! Why a file is not read, in words.

use super::read::{MAX_ATTRIBUTES, MAX_DEPTH};
use crate::Refusal;

/// Why a file is not read as XML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// More bytes than are read at all.
    #[error("the file has {bytes} bytes; at most {limit} are read")]
    TooLarge {
        /// Bytes of the file.
        bytes: usize,
        /// Bytes that are read.
        limit: usize,
    },
    /// Not XML: empty, an archive, a PDF, a picture or plain text.
    #[error("the file is not XML")]
    NotXml,
    /// A DOCTYPE, through which entities of one's own and foreign files would come in.
    #[error("the file has a DOCTYPE, which is refused")]
    Doctype,
    /// Nested too deeply.
    #[error("the file nests more than {MAX_DEPTH} levels deep")]
    TooDeep,
    /// More elements than are kept at once, or more than the size of the file can mean.
    #[error("the file has more elements than are read at once")]
    TooManyElements,
    /// An element with more attributes than any true file has.
    #[error("an element in line {line} has more than {MAX_ATTRIBUTES} attributes")]
    TooManyAttributes {
        /// The line, from 1.
        line: usize,
    },
    /// A tag or text of a stream that is larger than is kept at once.
    #[error("a tag or text in line {line} has more than {limit} bytes")]
    TooLargePart {
        /// The line, from 1.
        line: usize,
        /// Bytes that are kept.
        limit: usize,
    },
    /// The stream itself fails.
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    /// The file ends before its elements do.
    #[error("the file is cut off")]
    Truncated,
    /// Bytes that are not what the declared encoding says, or an encoding that is not read.
    #[error("the file is not in the encoding it declares ({0})")]
    Encoding(String),
    /// An entity that XML itself does not know.
    #[error("the file uses the unknown entity &{0};")]
    UnknownEntity(String),
    /// Any other fault of form.
    #[error("the file is not well-formed in line {line}, at byte {position}: {reason}")]
    NotWellFormed {
        /// Byte where the fault was seen.
        position: u64,
        /// Its line, from 1.
        line: usize,
        /// What the parser says.
        reason: String,
    },
}

impl XmlError {
    /// The fault in both languages; the field is the file, with the line where one is known.
    pub fn refusal(&self) -> Refusal {
        let (code, de) = match self {
            Self::TooLarge { bytes, limit } => ("xml-size", format!("Die Datei hat {bytes} Bytes; gelesen werden höchstens {limit}.")),
            Self::NotXml => ("xml-none", "Die Datei ist kein XML.".to_owned()),
            Self::Doctype => ("xml-doctype", "Die Datei hat eine DOCTYPE-Angabe; solche Dateien werden nicht gelesen.".to_owned()),
            Self::TooDeep => ("xml-depth", format!("Die Datei ist mehr als {MAX_DEPTH} Ebenen tief verschachtelt.")),
            Self::TooManyElements => ("xml-elements", "Die Datei hat mehr Elemente, als auf einmal gelesen werden.".to_owned()),
            Self::TooManyAttributes { line } => {
                ("xml-attributes", format!("Ein Element in Zeile {line} hat mehr als {MAX_ATTRIBUTES} Attribute."))
            }
            Self::TooLargePart { line, limit } => ("xml-part", format!("Ein Tag oder Text in Zeile {line} hat mehr als {limit} Bytes.")),
            Self::Unreadable(fault) => ("xml-stream", format!("Die Datei lässt sich nicht lesen (Meldung: {fault}).")),
            Self::Truncated => ("xml-cut", "Die Datei ist abgeschnitten; bitte noch einmal vollständig herunterladen.".to_owned()),
            Self::Encoding(name) => ("xml-encoding", format!("Die Datei hat nicht die Zeichenkodierung, die sie angibt ({name}).")),
            Self::UnknownEntity(name) => ("xml-entity", format!("Die Datei verwendet die unbekannte Entität &{name};.")),
            Self::NotWellFormed { position, line, reason } => {
                ("xml-form", format!("Die Datei ist in Zeile {line}, bei Byte {position}, kein wohlgeformtes XML (Meldung: {reason})."))
            }
        };
        let field = match self {
            Self::TooManyAttributes { line } | Self::TooLargePart { line, .. } | Self::NotWellFormed { line, .. } => format!("file:{line}"),
            _ => "file".to_owned(),
        };
        Refusal::new(code, field, sentence(&self.to_string()), de)
    }
}

/// A message as a sentence: with a capital letter and a full stop.
pub(crate) fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let mut out: String = first.chain(letters).collect();
    if !out.ends_with('.') {
        out.push('.');
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::xml::Walker;

    #[test]
    fn a_fault_of_form_names_the_line_in_both_languages() {
        let text = "<Document>\n<a>\n</b></Document>";
        let (mut walker, root) = Walker::open(text).unwrap();
        let refusal = walker.fill(root).unwrap_err().refusal();
        assert_eq!((refusal.code, refusal.field.as_str()), ("xml-form", "file:3"));
        assert!(refusal.en.starts_with("The file is not well-formed in line 3, at byte "), "{}", refusal.en);
        assert!(refusal.de.starts_with("Die Datei ist in Zeile 3, bei Byte "), "{}", refusal.de);
    }
}
