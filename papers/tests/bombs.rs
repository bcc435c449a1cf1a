//! Files that are small and want to become large: archives, streams inside of PDFs, endless nesting. Each is
//! refused in time and without memory, which an allocator that counts says.
#![cfg(feature = "rules")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

use papers::invoice::check::embedded_file;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What a refusal may take in memory beyond a copy of the file: the parser's own objects.
const MOST_BYTES: usize = 14 * 1024 * 1024;
/// The same where a part inflates: the 20 MB that are read of any file, and the buffer they grew out of.
const MOST_INFLATED_BYTES: usize = 40 * 1024 * 1024;
/// The time each may take. An unoptimised build of the readers is about eight times slower.
const MOST_TIME: Duration = Duration::from_millis(if cfg!(debug_assertions) { 400 } else { 50 });
/// What a bomb would become.
const GIGABYTE: usize = 1 << 30;

/// One gigabyte of zeros as a zlib stream of 7 MB, by hand: fixed Huffman codes, each of 258 bytes at
/// distance 1 (RFC 1951, 3.2.6), and the Adler checksum of zeros (RFC 1950).
fn zeros_deflated(bytes: usize) -> Vec<u8> {
    let mut bits = Bits { out: vec![0x78, 0x01], pending: 0, count: 0 };
    bits.push(0b011, 3); // last block, fixed codes
    bits.push_reversed(0b0011_0000, 8); // the literal 0
    let matches = (bytes - 1) / 258;
    for _ in 0..matches {
        bits.push_reversed(0b1100_0101, 8); // length 258
        bits.push_reversed(0, 5); // distance 1
    }
    bits.push_reversed(0, 7); // end of block
    let length = 1 + matches * 258;
    let mut out = bits.finish();
    let adler = (u32::try_from(length % 65_521).unwrap() << 16) | 1;
    out.extend_from_slice(&adler.to_be_bytes());
    out
}

struct Bits {
    out: Vec<u8>,
    pending: u32,
    count: u32,
}

impl Bits {
    fn push(&mut self, value: u32, bits: u32) {
        self.pending |= value << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.out.push((self.pending & 0xff).try_into().unwrap());
            self.pending >>= 8;
            self.count -= 8;
        }
    }

    fn push_reversed(&mut self, value: u32, bits: u32) {
        self.push(value.reverse_bits() >> (32 - bits), bits);
    }

    fn finish(mut self) -> Vec<u8> {
        self.push(0, 7);
        self.out
    }
}

/// A text as a zlib stream that is not compressed.
fn stored(text: &[u8]) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap();
    let (mut a, mut b) = (1_u32, 0_u32);
    for byte in text {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    let adler = (b << 16) | a;
    [&[0x78, 0x01, 0x01], &length.to_le_bytes()[..], &(!length).to_le_bytes()[..], text, &adler.to_be_bytes()[..]].concat()
}

/// A PDF of these objects, numbered from 1, with a table of their places.
fn pdf(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n", at + 1).as_bytes());
        out.extend_from_slice(object);
        out.extend_from_slice(b"\nendobj\n");
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    out.extend_from_slice(
        format!("trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1).as_bytes(),
    );
    out
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    [format!("<< {dictionary} /Length {} >>\nstream\n", content.len()).as_bytes(), content, b"\nendstream"].concat()
}

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R /AF [3 0 R] /Names << /EmbeddedFiles << /Names [(factur-x.xml) 3 0 R] >> >> >>";
const PAGES: &str = "<< /Type /Pages /Kids [] /Count 0 >>";
const FILE: &str = "<< /Type /Filespec /F (factur-x.xml) /UF (factur-x.xml) /AFRelationship /Alternative /EF << /F 4 0 R >> >>";

/// A hybrid invoice around an embedded stream.
fn hybrid(filter: &str, content: &[u8]) -> Vec<u8> {
    let embedded = stream(&format!("/Type /EmbeddedFile /Filter {filter}"), content);
    pdf(&[CATALOG.into(), PAGES.into(), FILE.into(), embedded], "")
}

fn invoice() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/xrechnung/standard/01.01a-INVOICE_uncefact.xml");
    std::fs::read(path).unwrap()
}

fn hex(bytes: &[u8]) -> Vec<u8> {
    let digit = |value: u8| b"0123456789abcdef"[usize::from(value)];
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).chain([b'>']).collect()
}

/// Name, file, and what the refusal must say.
fn pdf_bombs() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let bomb = zeros_deflated(GIGABYTE);
    let small_bomb = zeros_deflated(GIGABYTE / 4);
    let plain = |objects: &[&str]| pdf(&objects.iter().map(|object| object.as_bytes().to_vec()).collect::<Vec<_>>(), "");
    let catalog = |names: &str| format!("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles {names} >> >>");
    let metadata = stream("/Type /Metadata /Subtype /XML /Filter /FlateDecode", &bomb);
    let described = CATALOG.replace("/AF", "/Metadata 5 0 R /AF");
    let embedded = stream("/Type /EmbeddedFile /Filter /FlateDecode", &stored(&invoice()));
    let in_objects = stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &bomb);
    let many: String = (0..20_000).map(|at| format!("(f{at}) 3 0 R ")).collect();
    let in_table = {
        let mut out = b"%PDF-1.7\n".to_vec();
        let place = out.len();
        out.extend_from_slice(b"1 0 obj\n");
        out.extend(stream("/Type /XRef /Size 9 /W [1 4 2] /Root 1 0 R /Filter /FlateDecode", &bomb));
        out.extend_from_slice(format!("\nendobj\nstartxref\n{place}\n%%EOF\n").as_bytes());
        out
    };
    let objects_through_table = through_table_stream(&small_bomb);
    vec![
        ("an embedded file of a gigabyte", hybrid("/FlateDecode", &bomb), "inflates past"),
        ("the same behind two filters", hybrid("[/ASCIIHexDecode /FlateDecode]", &hex(&small_bomb)), ""),
        ("metadata of a gigabyte", pdf(&[described.into(), PAGES.into(), FILE.into(), embedded, metadata], ""), "inflates past"),
        ("objects in a stream of a gigabyte", pdf(&[CATALOG.into(), PAGES.into(), FILE.into(), in_objects], ""), ""),
        ("objects in such a stream, by a table in a stream", objects_through_table, ""),
        ("a table of a gigabyte", in_table, ""),
        ("100,000 lists in each other", plain(&[&catalog(&"[".repeat(100_000)), PAGES]), ""),
        ("100,000 dictionaries in each other", plain(&[&catalog(&"<</A".repeat(100_000)), PAGES]), ""),
        ("a tree of names that holds itself", plain(&[&catalog("3 0 R"), PAGES, "<< /Kids [3 0 R 3 0 R] >>"]), ""),
        ("20,000 names for nothing", plain(&[&catalog(&format!("<< /Names [{many}] >>")), PAGES, "<< /Type /Filespec >>"]), ""),
        ("an object that is itself", plain(&["1 0 R"]), ""),
        ("a table before itself", pdf(&[CATALOG.into(), PAGES.into()], "/Prev 9"), ""),
        ("two billion objects", pdf(&[CATALOG.into(), PAGES.into()], "/Size 2147483647"), ""),
        ("a length of two billion", plain(&[CATALOG, PAGES, FILE, "<< /Length 2147483647 >>\nstream\nx\nendstream"]), ""),
        ("an archive as embedded file", hybrid("/FlateDecode", &stored(b"PK\x03\x04")), ""),
        ("a stream cut off", hybrid("/FlateDecode", &stored(&invoice())[..500]), ""),
        ("a PDF cut off", hybrid("/FlateDecode", &stored(&invoice()))[..600].to_vec(), ""),
        ("an encrypted PDF", pdf(&[CATALOG.into(), PAGES.into()], "/Encrypt << /Filter /Standard /V 1 /R 2 /O (x) /U (x) /P -4 >>"), ""),
        ("only the first line", b"%PDF-1.7\n".to_vec(), ""),
        ("a PDF without an invoice", plain(&["<< /Type /Catalog /Pages 2 0 R >>", PAGES]), ""),
        ("an archive", [b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), bomb].concat(), "no PDF"),
    ]
}

/// Objects inside of a stream that inflates hugely, found through a table that is a stream itself.
fn through_table_stream(bomb: &[u8]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let first = out.len();
    out.extend_from_slice(b"1 0 obj\n");
    out.extend(stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", bomb));
    out.extend_from_slice(b"\nendobj\n");
    let second = out.len();
    let mut table = vec![0, 0, 0, 0, 0, 0, 255];
    for (kind, place, index) in [(1_u8, first, 0_u16), (1, second, 0), (2, 1, 0)] {
        table.push(kind);
        table.extend_from_slice(&u32::try_from(place).unwrap().to_be_bytes());
        table.extend_from_slice(&index.to_be_bytes());
    }
    out.extend_from_slice(b"2 0 obj\n");
    out.extend(stream("/Type /XRef /Size 4 /W [1 4 2] /Root 3 0 R", &table));
    out.extend_from_slice(format!("\nendobj\nstartxref\n{second}\n%%EOF\n").as_bytes());
    out
}

type Reader = fn(&[u8]) -> String;
const INVOICE: (&str, &str, Reader) =
    ("Invoice", "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", |bytes| papers::invoice::read(bytes).unwrap_err().to_string());
const STATEMENT: (&str, &str, Reader) =
    ("Document", "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08", |bytes| papers::camt::read(bytes).unwrap_err().to_string());
const REPORT: (&str, &str, Reader) =
    ("Document", "urn:iso:std:iso:20022:tech:xsd:pain.002.001.10", |bytes| papers::pain002::read(bytes).unwrap_err().to_string());

/// Large XML that is well-formed to its end, so that nothing but a limit stops it.
fn xml_bombs(root: &str, namespace: &str) -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let inside = |body: String| format!("<{root} xmlns=\"{namespace}\">{body}</{root}>").into_bytes();
    let attributes: String = (0..100_000).map(|at| format!(" a{at}=\"\"")).collect();
    vec![
        ("100,000 attributes", inside(format!("<a{attributes}/>")), "attributes"),
        ("five million elements", inside("<a/>".repeat(4_900_000)), "more elements than are read"),
        ("two million pairs", inside("<a></a>".repeat(2_000_000)), "more elements than are read"),
        ("a name of a megabyte", inside(format!("<{}/>", "a".repeat(1_000_000))), ""),
    ]
}

/// Time and memory of a refusal; the fastest of three, for the machine may be busy.
fn refuse(kind: &str, bytes: &[u8], words: &str, read: impl Fn(&[u8]) -> String) -> Option<String> {
    let (mut fastest, mut most) = (Duration::MAX, 0);
    let before = MEMORY.current_usage();
    for _ in 0..3 {
        MEMORY.reset_peak_usage();
        let start = Instant::now();
        let said = read(bytes);
        fastest = fastest.min(start.elapsed());
        most = most.max(MEMORY.peak_usage().saturating_sub(before));
        assert!(said.contains(words), "{kind}: {said}");
    }
    let kept = MEMORY.current_usage().saturating_sub(before);
    println!("{kind}: {fastest:?}, {} KB at most, {kept} bytes kept, file {} KB", most / 1024, bytes.len() / 1024);
    let allowed = if kind.contains("gigabyte") { MOST_INFLATED_BYTES } else { MOST_BYTES };
    let fault = fastest > MOST_TIME || most > allowed + bytes.len() || kept > 64 * 1024;
    fault.then(|| format!("{kind}: {fastest:?}, {} KB, {kept} bytes kept", most / 1024))
}

/// One test only: the allocator counts for the whole process.
#[test]
fn no_bomb_takes_time_or_memory() {
    let good = invoice();
    assert_eq!(embedded_file(&hybrid("/FlateDecode", &stored(&good))).unwrap(), good, "the form of the bombs is right");
    let mut faults = Vec::new();
    for (kind, bytes, words) in pdf_bombs() {
        let read = |bytes: &[u8]| match embedded_file(bytes) {
            Ok(found) => papers::invoice::read(&found).unwrap_err().to_string(),
            Err(fault) => fault.to_string(),
        };
        faults.extend(refuse(kind, &bytes, words, read));
    }
    for (root, namespace, read) in [INVOICE, REPORT, STATEMENT] {
        for (kind, bytes, words) in xml_bombs(root, namespace) {
            faults.extend(refuse(&format!("{kind} ({namespace})"), &bytes, words, read));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
