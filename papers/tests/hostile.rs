//! Files that somebody made to do harm, or that are simply something else: refused, in words, and fast.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

/// The readers, each with the root element and namespace it accepts, so that a fault inside is reached.
type Reader = (&'static str, &'static str, fn(&[u8]) -> String);
const READERS: [Reader; 3] = [
    ("Document", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", |bytes| papers::camt::read(bytes).unwrap_err().to_string()),
    ("Document", "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10", |bytes| papers::pain002::read(bytes).unwrap_err().to_string()),
    ("CrossIndustryInvoice", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", |bytes| {
        papers::invoice::read(bytes).unwrap_err().to_string()
    }),
];

/// The kinds: name, bytes, and what the refusal must say. `ROOT` and `NS` stand for what the reader accepts.
fn kinds(root: &str, namespace: &str) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let text = |template: &str| template.replace("ROOT", root).replace("NS", namespace).into_bytes();
    let inside = |body: &str| text(&format!("<ROOT xmlns=\"NS\">{body}</ROOT>"));
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><ROOT xmlns=\"NS\">&b;</ROOT>";
    let utf16 = text("<ROOT xmlns=\"NS\"/>").into_iter().flat_map(|byte| [byte, 0]).collect();
    vec![
        ("nothing", Vec::new(), "is not XML"),
        ("an archive", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), "is not XML"),
        ("a PDF", b"%PDF-1.7\n1 0 obj <</Length 9>>".to_vec(), "is not XML"),
        ("a picture", b"\x89PNG\r\n\x1a\n".to_vec(), "not in the encoding"),
        ("a letter", b"Dear Sir or Madam".to_vec(), "is not XML"),
        ("a foreign file", text("<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><ROOT xmlns=\"NS\"/>"), "DOCTYPE"),
        ("an entity bomb", text(laughs), "DOCTYPE"),
        ("an entity from nowhere", inside("&xxe;"), "unknown entity &xxe;"),
        ("an entity in an attribute", inside("<a b=\"&xxe;\"/>"), "not well-formed"),
        ("100,000 levels", inside(&"<a>".repeat(100_000)), "64 levels deep"),
        ("cut off between tags", text("<ROOT xmlns=\"NS\">"), "cut off"),
        ("cut off in a tag", text("<ROOT xmlns=\"NS\"><Grp"), "cut off"),
        ("a comment without end", text("<ROOT xmlns=\"NS\"><!-- "), "cut off"),
        ("CDATA without end", text("<ROOT xmlns=\"NS\"><![CDATA[ "), "cut off"),
        ("two hyphens in a comment", inside("<!-- a -- b -->"), "not well-formed"),
        ("UTF-16 without its mark", utf16, ""),
        ("half a UTF-16 letter", b"\xff\xfe\x3c\0\0\xd8\x3c\0".to_vec(), "not in the encoding"),
        ("Latin-1 that says UTF-8", [inside("M"), b"\xfcller".to_vec()].concat(), "not in the encoding"),
        ("UTF-7", text("<?xml version=\"1.0\" encoding=\"UTF-7\"?><ROOT xmlns=\"NS\"/>"), "not in the encoding"),
        ("another namespace", text("<ROOT xmlns=\"urn:example:other\"/>"), "is no "),
        ("a web page", b"<html><body/></html>".to_vec(), "is no "),
        ("ends that do not match", inside("<a></b>"), "not well-formed"),
        ("two roots", text("<ROOT xmlns=\"NS\"/><ROOT xmlns=\"NS\"/>"), "content after the root"),
        ("words after the root", text("<ROOT xmlns=\"NS\"/>pay at once"), "content after the root"),
        ("an attribute twice", inside("<a b=\"1\" b=\"2\"/>"), "not well-formed"),
        ("the letter 0", inside("&#0;"), "not well-formed"),
        ("a letter beyond Unicode", inside("&#x110000;"), "not well-formed"),
        ("more bytes than are read", vec![b' '; 20 * 1024 * 1024 + 1], "at most 20971520 are read"),
    ]
}

#[test]
fn hostile_files_are_refused_in_words_and_within_50_ms_each() {
    for (root, namespace, read) in READERS {
        for (kind, bytes, words) in kinds(root, namespace) {
            // The fastest of three: the machine may be busy with something else.
            let mut fastest = Duration::MAX;
            for _ in 0..3 {
                let start = Instant::now();
                let refusal = read(&bytes);
                fastest = fastest.min(start.elapsed());
                // An empty root ends in "missing" too, so words are compared, not only the refusal.
                assert!(refusal.contains(words), "{kind} ({namespace}): {refusal}");
            }
            assert!(fastest < Duration::from_millis(50), "{kind} ({namespace}): {fastest:?}");
        }
    }
}
