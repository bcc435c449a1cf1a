//! The Factur-X block in the XMP metadata, which typst cannot write itself (typst/typst#5667).
//!
//! The finished PDF is opened at one place, the metadata, and everything behind it moves by the length of
//! what was put in. Every assumption about the file is checked; when one does not hold nothing is
//! changed and an error says so.

use super::DocumentError;

/// The four properties of Factur-X 1.0 (FeRD, specification 1.09, section 6.2.2), profile EN 16931.
const PROPERTIES: [(&str, &str, &str); 4] = [
    ("DocumentFileName", "factur-x.xml", "name of the embedded XML invoice file"),
    ("DocumentType", "INVOICE", "INVOICE"),
    ("Version", "1.0", "The actual version of the Factur-X XML schema"),
    ("ConformanceLevel", "EN 16931", "The conformance level of the embedded Factur-X data"),
];

const NAMESPACE: &str = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#";

/// Puts the block in.
///
/// # Errors
/// The file is not built as expected: no or several metadata streams, a filtered stream, no classic
/// table of objects.
pub(super) fn splice(pdf: &[u8]) -> Result<Vec<u8>, DocumentError> {
    let parts = Parts::find(pdf).ok_or_else(|| DocumentError::Typesetting("the PDF's metadata are not built as expected".to_owned()))?;
    parts.rebuild(pdf).ok_or_else(|| DocumentError::Typesetting("the PDF's table of objects is not built as expected".to_owned()))
}

/// Where things stand in the file.
struct Parts {
    /// The number after `/Length` of the metadata stream: first byte, byte after it, value.
    length: (usize, usize, usize),
    /// End of the bag of extension schemas.
    bag_end: usize,
    /// End of the description.
    description_end: usize,
    /// Start of the table of objects.
    table: usize,
}

impl Parts {
    fn find(pdf: &[u8]) -> Option<Self> {
        let packet = only(pdf, b"<?xpacket begin")?;
        let packet_end = only(pdf, b"<?xpacket end=\"r\"?>")? + b"<?xpacket end=\"r\"?>".len();
        let head = pdf.get(..packet)?;
        let dictionary = last(head, b" obj")?;
        let label = dictionary + find(head.get(dictionary..)?, b"/Length ")? + b"/Length ".len();
        let digits = head.get(label..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let value: usize = std::str::from_utf8(head.get(label..label + digits)?).ok()?.parse().ok()?;
        let filtered = find(head.get(dictionary..)?, b"/Filter").is_some();
        if filtered || packet_end - packet != value {
            return None;
        }
        let bag_end = only(pdf, b"</rdf:Bag></pdfaExtension:schemas>")?;
        let closing = b"</rdf:Description></rdf:RDF></x:xmpmeta>";
        let description_end = only(pdf, closing)? + b"</rdf:Description>".len();
        let table = last(pdf, b"\nxref\n")? + 1;
        let ordered = packet < bag_end && bag_end < description_end && description_end < packet_end && packet_end < table;
        ordered.then_some(Self { length: (label, label + digits, value), bag_end, description_end, table })
    }

    fn rebuild(&self, pdf: &[u8]) -> Option<Vec<u8>> {
        let schema = extension_schema();
        let properties = description();
        let length = (self.length.2 + schema.len() + properties.len()).to_string();
        let mut out = Vec::with_capacity(pdf.len() + schema.len() + properties.len() + 16);
        out.extend_from_slice(pdf.get(..self.length.0)?);
        out.extend_from_slice(length.as_bytes());
        out.extend_from_slice(pdf.get(self.length.1..self.bag_end)?);
        out.extend_from_slice(schema.as_bytes());
        out.extend_from_slice(pdf.get(self.bag_end..self.description_end)?);
        out.extend_from_slice(properties.as_bytes());
        out.extend_from_slice(pdf.get(self.description_end..self.table)?);
        let grown = out.len().checked_sub(self.table)?;
        let tail = std::str::from_utf8(pdf.get(self.table..)?).ok()?;
        out.extend_from_slice(self.moved_table(tail, grown)?.as_bytes());
        Some(out)
    }

    /// The table of objects and the trailer, with every place behind the metadata moved.
    fn moved_table(&self, tail: &str, grown: usize) -> Option<String> {
        let mut out = String::with_capacity(tail.len() + 4);
        let mut moves_next = false;
        for line in tail.split_inclusive('\n') {
            if moves_next {
                let start: usize = line.trim().parse().ok()?;
                if start != self.table {
                    return None;
                }
                out.push_str(&format!("{}\n", start + grown));
                moves_next = false;
            } else if let Some((offset, rest)) = line.split_once(" 00000 n") {
                // An entry has exactly 20 bytes, its end is " \n" or "\r\n" (ISO 32000-1, 7.5.4).
                if line.len() != 20 {
                    return None;
                }
                let offset: usize = offset.parse().ok()?;
                let moved = if offset > self.length.0 { offset + grown } else { offset };
                out.push_str(&format!("{moved:010} 00000 n{rest}"));
            } else {
                moves_next = line.trim() == "startxref";
                out.push_str(line);
            }
        }
        Some(out)
    }
}

fn extension_schema() -> String {
    let properties: String = PROPERTIES
        .iter()
        .map(|(name, _, description)| {
            format!(
                "<rdf:li rdf:parseType=\"Resource\"><pdfaProperty:name>{name}</pdfaProperty:name>\
                 <pdfaProperty:valueType>Text</pdfaProperty:valueType>\
                 <pdfaProperty:category>external</pdfaProperty:category>\
                 <pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
            )
        })
        .collect();
    format!(
        "<rdf:li rdf:parseType=\"Resource\">\
         <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>\
         <pdfaSchema:namespaceURI>{NAMESPACE}</pdfaSchema:namespaceURI>\
         <pdfaSchema:prefix>fx</pdfaSchema:prefix>\
         <pdfaSchema:property><rdf:Seq>{properties}</rdf:Seq></pdfaSchema:property></rdf:li>"
    )
}

fn description() -> String {
    let properties: String = PROPERTIES.iter().map(|(name, value, _)| format!("<fx:{name}>{value}</fx:{name}>")).collect();
    format!("<rdf:Description rdf:about=\"\" xmlns:fx=\"{NAMESPACE}\">{properties}</rdf:Description>")
}

/// The only place of a pattern; none when it is there twice.
fn only(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    let first = find(bytes, pattern)?;
    let rest = bytes.get(first + 1..)?;
    find(rest, pattern).is_none().then_some(first)
}

fn find(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, pattern)
}

fn last(bytes: &[u8], pattern: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(bytes, pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_built_as_expected_is_left_alone() {
        for bytes in [&b""[..], b"%PDF-1.7\nxref\n", b"<?xpacket begin <?xpacket begin"] {
            assert!(matches!(splice(bytes), Err(DocumentError::Typesetting(_))));
        }
    }
}
