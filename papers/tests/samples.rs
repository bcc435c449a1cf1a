//! The 86 official samples of XRechnung 3.0: read, written again, and compared term by term.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use papers::Cents;
use papers::invoice::{cii, read, ubl};
use quick_xml::Reader;
use quick_xml::events::Event;
use rust_decimal::Decimal;

fn samples(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/xrechnung").join(folder);
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "xml"))
        .collect();
    files.sort();
    files
}

fn all() -> Vec<PathBuf> {
    ["standard", "extension", "cius", "cvd"].iter().flat_map(|folder| samples(folder)).collect()
}

/// Every text and attribute of a document with its path of local names, and how often it is there.
/// Numbers are compared as numbers: `336.9` is `336.90`.
fn terms(xml: &str) -> BTreeMap<String, i32> {
    let mut reader = Reader::from_str(xml);
    let mut path: Vec<String> = Vec::new();
    let mut found = BTreeMap::new();
    let mut text = String::new();
    let mut add = |path: &[String], value: &str| {
        let at = path.join("/");
        // Fillers that the syntax wants and EN 16931 does not know, and a reason that stands in the
        // breakdown as well (EN 16931 knows none on a line).
        let fillers = [
            "Party/PartyTaxScheme/TaxScheme/ID",
            "CardAccount/NetworkID",
            "SpecifiedLineTradeSettlement/ApplicableTradeTax/ExemptionReason",
        ];
        if fillers.iter().any(|filler| at.ends_with(filler)) {
            return;
        }
        // Both are BT-84.
        let at = at.replace("/ProprietaryID", "/IBANID");
        let value = value.trim();
        let value = value.parse::<Decimal>().map_or_else(|_| value.to_owned(), |number| number.normalize().to_string());
        if !value.is_empty() {
            *found.entry(format!("{at} = {value}")).or_insert(0) += 1;
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                path.push(tag.local_name().as_ref().to_owned());
                text.clear();
                for attribute in tag.attributes().map(Result::unwrap) {
                    let key: &str = attribute.key.as_ref();
                    // A currency on each amount and the format of a date are the syntax's own.
                    if ["xmlns", "xsi", "format", "currencyID"].iter().any(|own| key.starts_with(own)) {
                        continue;
                    }
                    let mut at = path.clone();
                    at.push(format!("@{key}"));
                    add(&at, &attribute.value);
                }
            }
            Event::Text(part) => text.push_str(&part.xml10_content()),
            Event::CData(part) => text.push_str(&part.xml10_content()),
            Event::GeneralRef(part) => {
                let name = part.xml10_content().into_owned();
                let letter = part.resolve_char_ref().unwrap();
                text.push(letter.unwrap_or(match name.as_str() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    _ => '\'',
                }));
            }
            Event::End(_) => {
                add(&path, &text);
                text.clear();
                path.pop();
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// What the first document has and the second has not.
fn lost(before: &str, after: &str) -> Vec<String> {
    let after = terms(after);
    terms(before).into_iter().filter(|(term, count)| after.get(term).copied().unwrap_or(0) < *count).map(|(term, _)| term).collect()
}

fn write_same(path: &Path, invoice: &papers::invoice::Invoice) -> Vec<u8> {
    if path.to_string_lossy().ends_with("ubl.xml") { ubl::write(invoice) } else { cii::write(invoice) }
}

#[test]
fn all_86_official_samples_are_read() {
    let all = all();
    assert_eq!(all.len(), 86);
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let invoice = read(&bytes).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
        assert!(!invoice.lines.is_empty(), "{}", path.display());
    }
}

#[test]
fn no_term_is_lost_when_a_sample_is_written_again() {
    let mut faults = Vec::new();
    for path in ["standard", "cius", "cvd"].iter().flat_map(|folder| samples(folder)) {
        let before = std::fs::read_to_string(&path).unwrap();
        let invoice = read(before.as_bytes()).unwrap();
        let after = write_same(&path, &invoice);
        for term in lost(&before, &String::from_utf8(after.clone()).unwrap()) {
            faults.push(format!("{}: {term}", path.file_name().unwrap().to_string_lossy()));
        }
        assert_eq!(read(&after).unwrap(), invoice, "{}", path.display());
    }
    assert!(faults.is_empty(), "{} terms lost:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn of_the_national_extension_only_its_own_terms_are_left_out() {
    // Lines inside of lines and payments on account by third parties: EN 16931 has neither, nor has our model.
    let own = ["SubInvoiceLine/", "PrepaidPayment/"];
    let files = samples("extension");
    assert_eq!(files.len(), 6);
    for path in files {
        let before = std::fs::read_to_string(&path).unwrap();
        let invoice = read(before.as_bytes()).unwrap();
        let after = write_same(&path, &invoice);
        let mut lost = lost(&before, std::str::from_utf8(&after).unwrap());
        lost.retain(|term| !own.iter().any(|own| term.contains(own)));
        assert_eq!(lost, [""; 0], "{}", path.display());
        assert_eq!(read(&after).unwrap(), invoice, "{}", path.display());
    }
}

#[test]
fn a_sample_survives_the_way_through_the_other_syntax() {
    for path in ["standard", "cius"].iter().flat_map(|folder| samples(folder)) {
        let invoice = read(&std::fs::read(&path).unwrap()).unwrap();
        let there = if path.to_string_lossy().ends_with("ubl.xml") { cii::write(&invoice) } else { ubl::write(&invoice) };
        let again = read(&there).unwrap();
        assert_eq!(again.totals.payable_cents, invoice.totals.payable_cents, "{}", path.display());
        assert_eq!(again.lines.len(), invoice.lines.len());
        assert_eq!(again.vat, invoice.vat, "{}", path.display());
        assert_eq!(again.buyer.name, invoice.buyer.name);
        assert_eq!(again.buyer.address, invoice.buyer.address, "{}", path.display());
        assert_eq!(again.payment, invoice.payment, "{}", path.display());
        assert_eq!(again.preceding, invoice.preceding);
    }
}

#[test]
fn key_figures_of_the_samples_are_those_of_the_official_list() {
    // From the test suite's own documents: file, lines, net, VAT, due (in cents).
    let expected = [
        ("standard/03.01a-INVOICE_ubl.xml", Some(-22_514)),
        ("standard/01.17a-INVOICE_ubl.xml", Some(33_691)),
        ("extension/04.01a-INVOICE_ubl.xml", Some(491_884)),
        ("extension/04.05a-INVOICE_uncefact.xml", Some(11_900)),
        ("extension/05.01a-INVOICE_ubl.xml", Some(36_686)),
    ];
    for (name, due) in expected {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/xrechnung").join(name);
        let invoice = read(&std::fs::read(path).unwrap()).unwrap();
        assert_eq!(Some(invoice.totals.payable_cents), due.map(Cents), "{name}");
    }
}
