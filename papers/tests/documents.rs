//! Every document, in both languages: its text is what went in, its form is what an archive takes.

#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../examples/specimens/values.rs"]
mod specimens;
mod support;

use std::path::PathBuf;
use std::process::Command;

use papers::Cents;
use papers::documents::{Debtor, Document, DocumentError, House, Lang, Reminder, render};

/// Puts the PDF where the outside tools can see it.
fn on_disk(name: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("papers-{}-{name}.pdf", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// The output of a tool, or `None` when it is not installed (said aloud; an error in CI).
fn tool(name: &str, arguments: &[&str], file: &PathBuf, after: &[&str]) -> Option<String> {
    let out = Command::new(name).args(arguments).arg(file).args(after).output();
    match out {
        Ok(out) => {
            assert!(out.status.success(), "{name}: {}", String::from_utf8_lossy(&out.stderr));
            Some(String::from_utf8_lossy(&out.stdout).into_owned())
        }
        Err(fault) => {
            support::skipped(name, &fault.to_string());
            None
        }
    }
}

/// The text of a PDF, in reading order, with plain spaces.
fn text(name: &str, bytes: &[u8]) -> Option<String> {
    let path = on_disk(name, bytes);
    let text = tool("pdftotext", &["-layout"], &path, &["-"]);
    std::fs::remove_file(path).unwrap();
    text.map(|text| text.replace('\u{a0}', " "))
}

fn specimen(name: &str, lang: Lang) -> Document {
    specimens::all(lang).into_iter().find(|(known, _)| *known == name).unwrap().1
}

/// Words that the law or the reader looks for, per document: German, English.
const EXPECTED: &[(&str, &[&str], &[&str])] = &[
    (
        "invoice",
        &["Rechnung RE-2026-000123", "6.379,59 €", "19 %", "GnR 123 B", "14.11.2026", "Zoë Łukasiewicz-Nguyễn"],
        &["Invoice RE-2026-000123", "€6,379.59", "19 %", "GnR 123 B", "14 Nov 2026"],
    ),
    ("credit-note", &["Stornorechnung", "Zu Rechnung RE-2026-000123"], &["Credit note", "Refers to invoice RE-2026-000123"]),
    (
        "contract",
        &["Arbeitsvertrag", "1. Oktober 2026", "2.100,00 €", "20,5 Stunden", "24 Arbeitstage", "§ 623 BGB", "§ 4 KSchG"],
        &["Employment contract", "The German contract alone is binding", "1 October 2026"],
    ),
    (
        "payslip",
        &["§ 108 Absatz 3 Satz 1", "Oktober 2026", "65 290288 L 012", "2.024,40 €", "Vollkostenrechnung", "−342,00 €", "§ 249 SGB V"],
        &["Payslip October 2026", "Full-cost statement", "−€342.00"],
    ),
    ("member-list", &["Mitgliederliste zum 31.10.2026", "Παπαδόπουλος, Γιώργος", "Жуков, Иван"], &["Member list as of 31 Oct 2026"]),
    ("admission", &["Ihre Aufnahme als Mitglied", "0913", "150,00 €", "§ 15 Abs. 2 GenG"], &["Your admission as a member", "€150.00"]),
    ("invitation", &["Tagesordnung", "12. Juni 2026", "§ 46 Abs. 2 GenG", "§ 43b Abs. 1 Nr. 3"], &["Agenda", "12 June 2026"]),
    ("attendance", &["Anwesenheitsliste", "Çiğdem Örnek"], &["Attendance list"]),
    ("minutes", &["Niederschrift", "angenommen", "abgelehnt", "187 Mitglieder", "§ 43 Abs. 6 GenG"], &["Minutes", "adopted", "rejected"]),
    (
        "reminder",
        &["Zahlungserinnerung", "RE-2025-000071", "4.760,00 €", "29.10.2025", "Kommunikation mbH", "RF"],
        &["Payment reminder", "€4,760.00", "29 Oct 2025"],
    ),
    (
        "notice",
        &["Mahnung", "15.09.2025", "690,00 €", "500,00 €", "5.260,00 €", "§ 286 Abs. 1 BGB"],
        &["Notice of default", "€5,260.00", "§ 286(1) BGB"],
    ),
    (
        "demand",
        &[
            "Letzte Zahlungsaufforderung",
            "11,27 %",
            "106",
            "141,97 €",
            "240,20 €",
            "80,00 €",
            "5.580,20 €",
            "§ 288 Abs. 5 BGB",
            "§ 289 BGB",
        ],
        &["Final demand for payment", "10.27 %", "€240.20", "€5,580.20", "§ 288(5) BGB", "§ 289 BGB"],
    ),
];

#[test]
fn every_document_exists_in_both_languages_and_says_what_it_must() {
    let named: Vec<_> = specimens::all(Lang::De).into_iter().map(|(name, _)| name).collect();
    let known: Vec<_> = EXPECTED.iter().map(|(name, ..)| *name).collect();
    assert_eq!(named, known, "every specimen is looked at");
    for (name, de, en) in EXPECTED {
        for (lang, words) in [(Lang::De, de), (Lang::En, en)] {
            let pdf = render(&specimens::house(), &specimen(name, lang), lang).unwrap();
            let Some(text) = text(&format!("{name}-{lang:?}"), &pdf.bytes) else {
                continue;
            };
            for word in *words {
                assert!(text.contains(word), "{name} {lang:?}: {word:?} is not in\n{text}");
            }
        }
    }
}

#[test]
fn the_same_values_give_the_same_bytes() {
    for (name, document) in specimens::all(Lang::De) {
        let once = render(&specimens::house(), &document, Lang::De).unwrap();
        let twice = render(&specimens::house(), &document, Lang::De).unwrap();
        assert!(once == twice, "{name} differs from itself");
    }
}

#[test]
fn documents_are_pdf_a_3a_with_all_fonts_inside() {
    for (name, document) in specimens::all(Lang::De) {
        let pdf = render(&specimens::house(), &document, Lang::De).unwrap();
        let raw = String::from_utf8_lossy(&pdf.bytes);
        assert!(raw.contains("<pdfaid:part>3</pdfaid:part>"), "{name}");
        assert!(raw.contains("<pdfaid:conformance>A</pdfaid:conformance>"), "{name}");
        assert!(raw.contains("/StructTreeRoot"), "{name}: tagged");
        let path = on_disk(&format!("fonts-{name}"), &pdf.bytes);
        if let Some(fonts) = tool("pdffonts", &[], &path, &[]) {
            for line in fonts.lines().skip(2) {
                // Columns: name, type, encoding, emb, sub, uni.
                assert!(line.contains(" yes yes yes"), "{name}: {line}");
            }
            assert!(fonts.lines().count() > 2, "{name}: {fonts}");
        }
        std::fs::remove_file(path).unwrap();
    }
}

#[test]
fn the_invoice_carries_its_file_byte_for_byte() {
    let letter = specimens::invoice(Lang::De);
    let xml = letter.embedded_xml.clone().unwrap();
    let pdf = render(&specimens::house(), &Document::Invoice(Box::new(letter)), Lang::De).unwrap();
    let path = on_disk("embedded", &pdf.bytes);
    let out = path.with_extension("xml");
    if tool("pdfdetach", &["-save", "1", "-o", out.to_str().unwrap()], &path, &[]).is_some() {
        assert_eq!(std::fs::read(&out).unwrap(), xml);
        std::fs::remove_file(out).unwrap();
    }
    let raw = String::from_utf8_lossy(&pdf.bytes);
    assert!(raw.contains("/AFRelationship /Alternative") || raw.contains("/AFRelationship/Alternative"));
    std::fs::remove_file(path).unwrap();
}

#[test]
fn the_hybrid_invoice_passes_an_independent_check() {
    let Some(python) = support::python() else {
        return;
    };
    let mut files = Vec::new();
    for lang in [Lang::De, Lang::En] {
        for name in ["invoice", "credit-note"] {
            let pdf = render(&specimens::house(), &specimen(name, lang), lang).unwrap();
            files.push(on_disk(&format!("hybrid-{name}-{lang:?}"), &pdf.bytes));
        }
    }
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/official/hybrid.py");
    let out = Command::new(python).arg(script).args(&files).output().unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    assert_eq!(said.matches("ok ").count(), files.len(), "{said}");
    for file in files {
        tool("qpdf", &["--check"], &file, &[]);
        std::fs::remove_file(file).unwrap();
    }
}

#[test]
fn names_of_many_scripts_are_shown_and_a_letter_no_font_has_is_named() {
    let named = |name: &str| {
        let mut list = specimens::attendance(1);
        list.rows[0].name = name.to_owned();
        render(&specimens::house(), &Document::Attendance(list), Lang::De)
    };
    for name in ["Nguyễn Thị Hương", "Țuțu Đorđević", "Γιώργος", "Иван Ђоковић", "Գրիգոր", "გიორგი", "ẞß ĳ ŉ ƒ"]
    {
        let pdf = named(name).unwrap();
        if let Some(text) = text("names", &pdf.bytes) {
            assert!(text.contains(name), "{name} is not in\n{text}");
        }
    }
    assert_eq!(named("李雷"), Err(DocumentError::Letters("李雷".to_owned())));
}

#[test]
fn hostile_values_are_only_text() {
    // Nothing in a value is typst code, a link or a path.
    let mut list = specimens::attendance(1);
    let hostile = "#read(\"/etc/passwd\") $x$ *b* <l> @ref \\ // \"q\"";
    list.rows[0].name = hostile.to_owned();
    let pdf = render(&specimens::house(), &Document::Attendance(list), Lang::De).unwrap();
    if let Some(text) = text("hostile", &pdf.bytes) {
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(words.contains("#read(\"/etc/passwd\")"), "{text}");
    }
    let coloured = House { accent: "no colour".to_owned(), ..specimens::house() };
    let refused = render(&coloured, &specimen("attendance", Lang::De), Lang::De);
    assert!(matches!(refused, Err(DocumentError::Typesetting(_))), "a wrong colour is an error");
}

/// The rule by which a document is refused.
fn refused(document: &Document) -> &'static str {
    match render(&specimens::house(), document, Lang::De) {
        Err(DocumentError::Refused(refusal)) => refusal.code,
        other => panic!("not refused: {:?}", other.map(|pdf| pdf.bytes.len())),
    }
}

#[test]
fn a_demand_that_contradicts_itself_or_the_law_is_refused() {
    let refused_with = |change: fn(&mut Reminder)| {
        let mut demand = specimens::letters::demand(Lang::De);
        change(&mut demand);
        refused(&Document::Reminder(Box::new(demand)))
    };
    assert_eq!(refused_with(|demand| demand.debtor = Debtor::Consumer), "lump-sum");
    assert_eq!(refused_with(|demand| demand.interest[0].days = 60), "interest-days");
    assert_eq!(refused_with(|demand| demand.interest[0].number = "RE-1".to_owned()), "interest-claim");
    assert_eq!(refused_with(|demand| demand.claims[0].due_on = demand.dated_on), "not-due");
    assert_eq!(refused_with(|demand| demand.claims[0].paid_cents = demand.claims[0].gross_cents), "paid");
    assert_eq!(refused_with(|demand| demand.claims.clear()), "no-claim");
    assert_eq!(refused_with(|demand| demand.pay_by = demand.claims[0].due_on), "pay-by");
    assert_eq!(refused_with(|demand| demand.lump_sum_cents = Cents(i64::MAX)), "too-large");
}

#[test]
fn the_payment_code_is_read_by_a_scanner() {
    let pdf = render(&specimens::house(), &specimen("invoice", Lang::De), Lang::De).unwrap();
    let path = on_disk("code", &pdf.bytes);
    let picture = path.with_extension("");
    let drawn = tool("pdftoppm", &["-r", "150", "-png", "-singlefile"], &path, &[picture.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    let picture = picture.with_extension("png");
    if drawn.is_some() {
        if let Some(code) = tool("zbarimg", &["--raw", "-q"], &picture, &[]) {
            assert!(code.starts_with("BCD\n002\n1\nSCT\nBYLADEM1001\nMuster eG\n"), "{code}");
            assert!(code.contains("EUR6379.59"), "{code}");
        }
        std::fs::remove_file(picture).ok();
    }
}
