//! Every document, in both languages: its text is what went in, its form is what an archive takes.

#![cfg(feature = "documents")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

#[path = "../examples/specimens/values.rs"]
mod specimens;
mod support;

use std::path::PathBuf;
use std::process::Command;

use jiff::civil::date;
use papers::Cents;
use papers::documents::{
    Claim, CourseCertificate, Debtor, Document, DocumentError, DonationReceipt, Figure, House, Lang, OrderConfirmation, Pdf, Reminder,
    ShareCertificate, render,
};
use rust_decimal::Decimal;

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

/// A specimen as its house prints it.
fn rendered(name: &str, lang: Lang) -> Pdf {
    let document = specimen(name, lang);
    render(&specimens::house_of(&document), &document, lang).unwrap()
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
    (
        "order",
        &[
            "Auftragsbestätigung A-2026-0231",
            "Zoë Łukasiewicz-Nguyễn",
            "48 Std.",
            "5.661,00 €",
            "Umsatzsteuer 19 % auf 5.361,00 €",
            "1.018,59 €",
            "6.700,59 €",
            "01.10.2026 – 14.10.2026",
            "nach eigener Einteilung; Entwurf bis 07.10.2026",
            "innerhalb von 14 Tagen",
            "Vertragspartnerin ist allein die Muster eG; sie schuldet",
        ],
        &["Order confirmation A-2026-0231", "VAT 7 % on €300.00", "€6,700.59", "within 14 days", "with Muster eG alone, which owes"],
    ),
    (
        "statement",
        &["Ihr Jahr 2026", "36.480,00 €", "−3.283,20 €", "812,5 Std.", "10.332,00 €", "3.090,40 €", "c/o Γιώργος Παπαδόπουλος"],
        &["Your year 2026", "−€3,283.20", "812.5 h", "€3,090.40", "1 Jan – 31 Dec 2026"],
    ),
    (
        "shares",
        &[
            "Anteilsschein",
            "3 Geschäftsanteilen",
            "150,00 €",
            "100,00 €",
            "50,00 €",
            "kein Wertpapier",
            "§ 76 GenG",
            "0913-2",
            "Béla Műszer",
        ],
        &["Share certificate", "3 shares", "€150.00", "no security", "as of 12 June 2026"],
    ),
    (
        "course",
        &[
            "Teilnahmebescheinigung",
            "geboren am 29. Februar 1988",
            "14 von 16 Unterrichtseinheiten zu 45 Minuten",
            "Γιώργος Παπαδόπουλος, Иван Жуков",
            "K7QF-3M9T-XW2P",
            "https://www.example.org/pruefen/K7QF-3M9T-XW2P",
            "Geschäftsführung: Çiğdem Örnek",
        ],
        &["Certificate of attendance", "14 of 16 units of 45 minutes", "Managing directors: Çiğdem Örnek"],
    ),
    (
        "donation",
        &[
            "Bestätigung über Geldzuwendungen/Mitgliedsbeitrag",
            "1.246,50 €",
            "eintausendzweihundertsechsundvierzig Euro und fünfzig Cent",
            "15.10.2026",
            "vom 03.03.2025",
            "2021 bis 2023",
            "§ 10b Abs. 4 EStG",
            "§ 63 Abs. 5 AO",
        ],
        // The form stays German; the page that explains it follows.
        &["Bestätigung über Geldzuwendungen/Mitgliedsbeitrag", "1.246,50 €", "Explanation in English", "€1,246.50", "3 March 2025"],
    ),
    (
        "first-donation",
        &[
            "neunhundertneunundneunzigtausendsiebenhundertsiebenundsiebzig",
            "mit Bescheid vom 15.01.2024",
            "gesondert festgestellt. Wir fördern nach unserer Satzung die Volks- und",
            "dessen Abzug nach § 10b",
        ],
        &["Explanation in English", "€999,777.00", "15 January 2024", "no membership fee"],
    ),
    (
        "voting-letter",
        &["Ihr Code für die geheime Abstimmung", "eHq-3zQ-T9Z-vdP-38t"],
        &["Your code for the secret vote", "eHq-3zQ-T9Z-vdP-38t"],
    ),
];

#[test]
fn every_document_exists_in_both_languages_and_says_what_it_must() {
    let named: Vec<_> = specimens::all(Lang::De).into_iter().map(|(name, _)| name).collect();
    let known: Vec<_> = EXPECTED.iter().map(|(name, ..)| *name).collect();
    assert_eq!(named, known, "every specimen is looked at");
    for (name, de, en) in EXPECTED {
        for (lang, words) in [(Lang::De, de), (Lang::En, en)] {
            let pdf = rendered(name, lang);
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

/// The text of each page, or `None` without the tool.
fn pages(name: &str, bytes: &[u8]) -> Option<Vec<String>> {
    // A form feed ends every page.
    text(name, bytes).map(|text| text.split_terminator('\u{c}').map(str::to_owned).collect())
}

#[test]
fn a_donation_receipt_keeps_the_words_of_the_pattern_on_one_page() {
    // Passages of the ministry's pattern (letter of 7 November 2013), in their order.
    let pattern = [
        "im Sinne des § 10b des Einkommensteuergesetzes an eine der in § 5 Abs. 1 Nr. 9 des Körperschaftsteuergesetzes bezeichneten Körperschaften, Personenvereinigungen oder Vermögensmassen",
        "Name und Anschrift des Zuwendenden:",
        "Tag der Zuwendung:",
        "Es handelt sich um den Verzicht auf Erstattung von Aufwendungen Ja Nein X",
        "Wir sind wegen Förderung der Volks- und Berufsbildung einschließlich der Studentenhilfe nach dem Freistellungsbescheid bzw. nach der Anlage zum Körperschaftsteuerbescheid des Finanzamtes",
        "nach § 5 Abs. 1 Nr. 9 des Körperschaftsteuergesetzes von der Körperschaftsteuer und nach § 3 Nr. 6 des Gewerbesteuergesetzes von der Gewerbesteuer befreit.",
        "Es wird bestätigt, dass die Zuwendung nur zur Förderung der Volks- und Berufsbildung einschließlich der Studentenhilfe verwendet wird.",
        "(Ort, Datum und Unterschrift des Zuwendungsempfängers)",
        "Wer vorsätzlich oder grob fahrlässig eine unrichtige Zuwendungsbestätigung erstellt oder veranlasst, dass Zuwendungen nicht zu den in der Zuwendungsbestätigung angegebenen steuerbegünstigten Zwecken verwendet werden, haftet für die entgangene Steuer (§ 10b Abs. 4 EStG, § 9 Abs. 3 KStG, § 9 Nr. 5 GewStG).",
        "wenn das Datum des Freistellungsbescheides länger als 5 Jahre bzw. das Datum der Feststellung der Einhaltung der satzungsmäßigen Voraussetzungen nach § 60a Abs. 1 AO länger als 3 Jahre seit Ausstellung des Bescheides zurückliegt (§ 63 Abs. 5 AO).",
    ];
    for (lang, count) in [(Lang::De, 1), (Lang::En, 2)] {
        let Some(pages) = pages("pattern", &rendered("donation", lang).bytes) else { return };
        assert_eq!(pages.len(), count, "{lang:?}");
        let page = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
        let mut rest = page.as_str();
        for passage in pattern {
            let at = rest.find(passage).unwrap_or_else(|| panic!("{passage:?} is not next in\n{rest}"));
            rest = &rest[at + passage.len()..];
        }
        assert!(!page.contains("Kurse für selbständige Arbeit"), "no advertising on the form");
    }
    // The longest one still fits.
    if let Some(pages) = pages("longest", &rendered("first-donation", Lang::De).bytes) {
        assert_eq!(pages.len(), 1);
    }
}

#[test]
fn a_notice_carries_receipts_for_five_or_three_years_to_the_day() {
    // § 63(5) AO.
    let dated = |mut receipt: DonationReceipt, dated_on| {
        receipt.dated_on = dated_on;
        receipt.given_on = dated_on;
        Document::Donation(Box::new(receipt))
    };
    let (five, three) = (specimens::certificates::donation, specimens::certificates::first_donation);
    for (receipt, last) in [(five(), date(2030, 3, 3)), (three(), date(2027, 1, 15))] {
        assert!(render(&specimens::certificates::school(), &dated(receipt.clone(), last), Lang::De).is_ok());
        assert_eq!(refused(&dated(receipt.clone(), last.tomorrow().unwrap())), "notice-age");
        assert_eq!(refused(&dated(receipt, date(2023, 12, 31))), "notice-age", "no receipt before the notice");
    }
    let refused_with = |change: fn(&mut DonationReceipt)| {
        let mut receipt = specimens::certificates::donation();
        change(&mut receipt);
        refused(&Document::Donation(Box::new(receipt)))
    };
    assert_eq!(refused_with(|receipt| receipt.amount_cents = Cents::ZERO), "amount");
    assert_eq!(refused_with(|receipt| receipt.given_on = date(2026, 11, 21)), "given-on");
}

#[test]
fn certificates_and_statements_that_cannot_be_right_are_refused() {
    let shares = |change: fn(&mut ShareCertificate)| {
        let mut certificate = specimens::certificates::share_certificate(Lang::De);
        change(&mut certificate);
        refused(&Document::Shares(Box::new(certificate)))
    };
    assert_eq!(shares(|certificate| certificate.shares = 0), "no-share");
    assert_eq!(shares(|certificate| certificate.paid_cents = Cents(15_001)), "overpaid");
    assert_eq!(shares(|certificate| certificate.share_cents = Cents(i64::MAX)), "too-large");

    let course = |change: fn(&mut CourseCertificate)| {
        let mut certificate = specimens::certificates::course(Lang::De);
        change(&mut certificate);
        refused(&Document::Course(Box::new(certificate)))
    };
    assert_eq!(course(|certificate| certificate.check_url = "http://www.example.org/K7QF-3M9T-XW2P".to_owned()), "check-url");
    assert_eq!(course(|certificate| certificate.check_code = "K7QF-3M9T-XW2Q".to_owned()), "check-url");
    assert_eq!(course(|certificate| certificate.ends_on = date(2026, 11, 5)), "period");
    assert_eq!(course(|certificate| certificate.attended_units = 17.into()), "units");

    let mut statement = specimens::certificates::statement(Lang::De);
    statement.sections[1].lines[1].figure = Figure::Money(Cents(3_024_001));
    assert_eq!(refused(&Document::Statement(Box::new(statement))), "sum");

    let order = |change: fn(&mut OrderConfirmation)| {
        let mut order = specimens::letters::order(Lang::De);
        change(&mut order);
        refused(&Document::Order(Box::new(order)))
    };
    assert_eq!(order(|order| order.lines.clear()), "no-line");
    assert_eq!(order(|order| order.lines[0].unit_price = Decimal::new(850_001, 5)), "decimals");
    assert_eq!(order(|order| order.ends_on = Some(date(2026, 9, 30))), "period");
}

#[test]
fn a_long_table_repeats_its_head_on_every_page() {
    let mut demand = specimens::letters::demand(Lang::De);
    let claim = demand.claims[0].clone();
    demand.claims = (1..=80).map(|number| Claim { number: format!("RE-2025-{number:06}"), ..claim.clone() }).collect();
    demand.interest.clear();
    let mut order = specimens::letters::order(Lang::De);
    order.lines = order.lines.iter().cycle().take(90).cloned().collect();
    let mut statement = specimens::certificates::statement(Lang::De);
    let line = statement.sections[2].lines[0].clone();
    statement.sections[2].lines = vec![line; 90];
    let documents = [
        (Document::Reminder(Box::new(demand)), "fällig am"),
        (Document::Order(Box::new(order)), "Einzelpreis"),
        (Document::Statement(Box::new(statement)), "Zeile"),
    ];
    for (document, head) in documents {
        let pdf = render(&specimens::house(), &document, Lang::De).unwrap();
        let Some(pages) = pages("long", &pdf.bytes) else { return };
        assert!(pages.len() > 2, "{head}");
        assert!(pages[..2].iter().all(|page| page.contains(head)), "{head}");
        let last = pages.last().unwrap();
        assert!(last.lines().filter(|line| !line.trim().is_empty()).count() > 12, "the last page holds more than its footer:\n{last}");
    }
}

/// What a scanner reads from the first page.
fn scanned(name: &str) -> Option<String> {
    let path = on_disk(&format!("scanned-{name}"), &rendered(name, Lang::De).bytes);
    let picture = path.with_extension("");
    let drawn = tool("pdftoppm", &["-r", "150", "-png", "-singlefile"], &path, &[picture.to_str().unwrap()]);
    std::fs::remove_file(&path).unwrap();
    drawn?;
    let picture = picture.with_extension("png");
    let code = tool("zbarimg", &["--raw", "-q"], &picture, &[]);
    std::fs::remove_file(picture).unwrap();
    code
}

#[test]
fn the_codes_of_demand_and_certificate_are_read_by_a_scanner() {
    if let Some(code) = scanned("demand") {
        assert!(code.contains("EUR5580.20"), "{code}");
    }
    if let Some(code) = scanned("course") {
        assert_eq!(code.trim(), "https://www.example.org/pruefen/K7QF-3M9T-XW2P");
    }
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
