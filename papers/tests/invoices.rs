//! Our invoices before the official schemas and rules of EN 16931.
//!
//! The cases are those of a freelancers' cooperative: taxed, reduced, exempt, small business, reverse
//! charge, third country, one-stop shop, correction, credit note, partial invoice.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::process::Command;

use jiff::civil::date;
use papers::Cents;
use papers::invoice::{
    Address, Contact, CreditTransfer, EN_16931, Identifier, Invoice, Kind, Line, Party, PaymentInstructions, Period, Preceding, Treatment,
    VatCategory, cii, ubl,
};
use rust_decimal::Decimal;

/// What the official checkers say to one file.
struct Verdict {
    schema: Vec<String>,
    fatal: Vec<String>,
}

impl Verdict {
    fn is_valid(&self) -> bool {
        self.schema.is_empty() && self.fatal.is_empty()
    }
}

/// `None` when there is no Python with the official rules (said aloud; an error in CI).
fn official(files: &[(&str, Vec<u8>)]) -> Option<Vec<Verdict>> {
    let python = support::python()?;
    let folder = std::env::temp_dir().join(format!("papers-invoices-{}-{}", std::process::id(), files[0].0));
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<_> = files
        .iter()
        .map(|(name, bytes)| {
            let path = folder.join(format!("{name}.xml"));
            std::fs::write(&path, bytes).unwrap();
            path
        })
        .collect();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/official/check.py");
    let out = Command::new(python).arg(script).args(&paths).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    std::fs::remove_dir_all(&folder).unwrap();
    let list = |value: &serde_json::Value| -> Vec<String> {
        value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
    };
    let text = String::from_utf8(out.stdout).unwrap();
    let verdicts: Vec<_> = text
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|one| Verdict { schema: list(&one["schema"]), fatal: list(&one["fatal"]) })
        .collect();
    assert_eq!(verdicts.len(), files.len());
    Some(verdicts)
}

fn seller() -> Party {
    Party {
        name: "Muster eG".to_owned(),
        vat_id: Some("DE123456789".to_owned()),
        electronic_address: Some(Identifier::of("EM", "rechnung@example.org")),
        address: Address::new("Beispielstr. 1", "10963", "Berlin", "DE"),
        contact: Some(Contact {
            name: Some("Buchhaltung".to_owned()),
            department: None,
            phone: Some("+49 30 1234567".to_owned()),
            email: Some("rechnung@example.org".to_owned()),
        }),
        ..Party::default()
    }
}

fn buyer(country: &str) -> Party {
    Party {
        name: "Stadtverwaltung Beispiel".to_owned(),
        electronic_address: Some(Identifier::of("EM", "eingang@example.net")),
        address: Address::new("Rathausplatz 2", "28195", "Bremen", country),
        ..Party::default()
    }
}

/// A seller that must not show a VAT id: tax number, and an id of its own because of BR-CO-26.
fn seller_without_vat_id() -> Party {
    Party { vat_id: None, tax_number: Some("30/123/45678".to_owned()), ids: vec![Identifier::plain("LIEF-1")], ..seller() }
}

/// Four lines: 3 × 65, 4 × 70, 5 × 75, 6 × 80 = 195 + 280 + 375 + 480 = 1330.00.
fn draft(kind: Kind, treatment: &Treatment) -> Invoice {
    let mut invoice = Invoice::new("RE-2026-000000", date(2026, 10, 15), kind, seller(), buyer("DE"));
    invoice.buyer_reference = Some("04011000-12345-03".to_owned());
    invoice.period = Some(Period { from: Some(date(2026, 10, 1)), to: Some(date(2026, 10, 14)) });
    invoice.due_on = Some(date(2026, 11, 14));
    invoice.payment = Some(PaymentInstructions {
        means: "58".to_owned(),
        remittance: Some("RE-2026-000000".to_owned()),
        transfers: vec![CreditTransfer { account: "DE02120300000000202051".to_owned(), ..CreditTransfer::default() }],
        ..PaymentInstructions::default()
    });
    for (hours, price) in [(3, 65), (4, 70), (5, 75), (6, 80)] {
        let id = (invoice.lines.len() + 1).to_string();
        let (hours, price) = (Decimal::from(hours), Decimal::from(price));
        invoice.lines.push(Line::new(&id, "Konzeption & Entwurf", hours, "HUR", price, treatment));
    }
    invoice
}

fn percent(rate: i64) -> Treatment {
    Treatment::taxed(Decimal::from(rate))
}

fn finished(draft: Invoice, treatment: Treatment) -> Invoice {
    draft.with_totals(&[treatment]).unwrap()
}

/// The cases V1 to V12: name, invoice, VAT in cents, total in cents (by hand from 1330.00).
fn valid_cases() -> Vec<(&'static str, Invoice, i64, i64)> {
    let simple = |kind, treatment: Treatment| finished(draft(kind, &treatment), treatment);
    let refers = |kind| {
        let mut invoice = simple(kind, percent(19));
        invoice.preceding = vec![Preceding { number: "RE-2026-000000".to_owned(), issued_on: Some(date(2026, 9, 1)) }];
        invoice
    };
    let mut small = simple(Kind::INVOICE, Treatment::small_business());
    small.seller = seller_without_vat_id();
    small.seller.legal_information = small.vat[0].reason.clone();
    let mut abroad = simple(Kind::INVOICE, Treatment::reverse_charge());
    abroad.buyer = buyer("FR");
    abroad.buyer.vat_id = Some("FR23334175221".to_owned());
    let mut third = simple(Kind::INVOICE, Treatment::third_country());
    third.buyer = buyer("US");
    third.seller = seller_without_vat_id();
    let mut oss = simple(Kind::INVOICE, percent(21));
    oss.buyer = buyer("NL");
    vec![
        ("v01-standard", simple(Kind::INVOICE, percent(19)), 25_270, 158_270),
        ("v02-reduced", simple(Kind::INVOICE, percent(7)), 9_310, 142_310),
        ("v03-course", simple(Kind::INVOICE, Treatment::exempt_course()), 0, 133_000),
        ("v04-lecture", simple(Kind::INVOICE, Treatment::exempt_lecture()), 0, 133_000),
        ("v05-small", small, 0, 133_000),
        ("v06-reverse", abroad, 0, 133_000),
        ("v07-third", third, 0, 133_000),
        ("v08-oss", oss, 27_930, 160_930),
        ("v09-correction", refers(Kind::CORRECTION), 25_270, 158_270),
        ("v10-credit", refers(Kind::CREDIT_NOTE), 25_270, 158_270),
        ("v11-correction-bare", simple(Kind::CORRECTION, percent(19)), 25_270, 158_270),
        ("v12-partial", simple(Kind::PARTIAL, percent(19)), 25_270, 158_270),
    ]
}

#[test]
fn every_vat_case_has_the_amounts_worked_by_hand() {
    for (name, invoice, vat_cents, total_cents) in valid_cases() {
        assert_eq!(invoice.totals.net_cents, Cents(133_000), "{name}");
        assert_eq!(invoice.totals.vat_cents, Some(Cents(vat_cents)), "{name}");
        assert_eq!(invoice.totals.gross_cents, Cents(total_cents), "{name}");
        assert_eq!(invoice.totals.payable_cents, Cents(total_cents), "{name}");
        assert_eq!(invoice.vat.len(), 1, "{name}");
    }
}

#[test]
fn every_vat_case_passes_the_official_schema_and_rules() {
    let cases = valid_cases();
    let files: Vec<_> = cases.iter().map(|case| (case.0, cii::write(&case.1))).collect();
    for ((name, _), verdict) in files.iter().zip(official(&files).into_iter().flatten()) {
        assert!(verdict.is_valid(), "{name}: {:?} {:?}", verdict.schema, verdict.fatal);
    }
}

#[test]
fn the_official_rules_refuse_what_they_should() {
    let without_reason = || {
        let mut invoice = finished(draft(Kind::INVOICE, &Treatment::exempt_course()), Treatment::exempt_course());
        invoice.vat[0].reason = None;
        invoice.vat[0].reason_code = None;
        invoice
    };
    let without_buyer_id = finished(draft(Kind::INVOICE, &Treatment::reverse_charge()), Treatment::reverse_charge());
    let with_seller_id = finished(draft(Kind::INVOICE, &Treatment::third_country()), Treatment::third_country());
    let mut wrong_total = finished(draft(Kind::INVOICE, &percent(19)), percent(19));
    wrong_total.totals.gross_cents = Cents(158_271);
    let files = [
        ("r1", cii::write(&without_reason())),
        ("r2", cii::write(&without_buyer_id)),
        ("r3", cii::write(&with_seller_id)),
        ("r4", cii::write(&wrong_total)),
        ("r1-ubl", ubl::write(&without_reason())),
        ("r2-ubl", ubl::write(&without_buyer_id)),
        ("r3-ubl", ubl::write(&with_seller_id)),
        ("r4-ubl", ubl::write(&wrong_total)),
    ];
    let rules = ["BR-E-10", "BR-AE-02", "BR-O-02", "BR-CO-15"];
    let expected = rules.iter().chain(&rules);
    for (rule, verdict) in expected.zip(official(&files).into_iter().flatten()) {
        assert!(verdict.fatal.iter().any(|found| found == rule), "{rule}: {:?}", verdict.fatal);
    }
}

#[test]
fn everything_an_invoice_can_carry_passes_the_official_rules() {
    let full = full_invoice();
    // 100 h × 80.1234 = 8012.34, less 12.34 on the line = 8000.00; 2 × 10 / 4 pieces = 5.00 at 7 %.
    assert_eq!(full.lines[0].net_cents, Cents(800_000));
    assert_eq!(full.lines[1].net_cents, Cents(500));
    // Whole: 8005.00 - 100.00 + 20.00 = 7925.00. VAT 19 % of 7920.00 = 1504.80, 7 % of 5.00 = 0.35.
    assert_eq!(full.totals.net_cents, Cents(792_500));
    assert_eq!(full.totals.vat_cents, Some(Cents(150_515)));
    // 7925.00 + 1505.15 = 9430.15, less 1000.00 paid.
    assert_eq!(full.totals.payable_cents, Cents(843_015));
    let files = [("full", cii::write(&full))];
    for verdict in official(&files).into_iter().flatten() {
        assert!(verdict.is_valid(), "{:?} {:?}", verdict.schema, verdict.fatal);
    }
}

/// An invoice that uses nearly every term of the model.
fn full_invoice() -> Invoice {
    use papers::invoice::{Adjustment, Attachment, Classification, Delivery, LineAdjustment, Note, Payee};
    let (high, low) = (percent(19), percent(7));
    let mut invoice = draft(Kind::INVOICE, &high);
    let text = |text: &str| Some(text.to_owned());
    invoice.process = text("urn:fdc:peppol.eu:2017:poacc:billing:01:1.0");
    invoice.tax_point_code = text("35");
    invoice.project = text("P-7");
    invoice.contract = text("V-2026-11");
    invoice.order = text("B-88");
    invoice.sales_order = text("A-99");
    invoice.receiving_advice = text("WE-1");
    invoice.despatch_advice = text("LS-1");
    invoice.tender = text("LOS-3");
    invoice.object = Some(Identifier::of("AAA", "Z-123"));
    invoice.buyer_accounting = text("4711");
    invoice.payment_terms = text("Zahlbar ohne Abzug bis 14.11.2026");
    invoice.notes = vec![Note { subject: text("AAI"), text: "Danke & <bis bald>".to_owned() }];
    invoice.seller.trading_name = text("Muster");
    invoice.seller.ids = vec![Identifier::of("0088", "4000001000005"), Identifier::plain("K-1")];
    invoice.seller.registration = Some(Identifier::plain("GnR 123 B"));
    invoice.seller.legal_information = text("Vorstand: Ada Muster");
    invoice.seller.tax_number = text("30/123/45678");
    invoice.payee = Some(Payee { name: "Factor GmbH".to_owned(), ..Payee::default() });
    invoice.delivery = Some(Delivery {
        name: text("Rathaus"),
        location: Some(Identifier::of("0088", "4000001000005")),
        on: Some(date(2026, 10, 14)),
        address: Some(Address::new("Rathausplatz 3", "28195", "Bremen", "DE")),
    });
    invoice.attachments = vec![Attachment {
        id: "Stundenzettel".to_owned(),
        description: text("Stunden im Oktober"),
        content_base64: text("JVBERi0xLjcK"),
        mime: text("application/pdf"),
        file_name: text("stunden.pdf"),
        ..Attachment::default()
    }];
    let whole = |amount, reason: &str| Adjustment {
        amount_cents: Cents(amount),
        base_cents: None,
        percent: None,
        category: VatCategory::Standard,
        rate: Some(Decimal::from(19)),
        reason: text(reason),
        reason_code: None,
    };
    invoice.allowances = vec![whole(10_000, "Treuerabatt")];
    invoice.charges = vec![whole(2_000, "Versand")];
    invoice.totals.paid_cents = Some(Cents(100_000));
    let mut first = Line::new("1", "Beratung", Decimal::from(100), "HUR", Decimal::new(801_234, 4), &high);
    first.allowances =
        vec![LineAdjustment { amount_cents: Cents(1_234), base_cents: None, percent: None, reason: text("Rundung"), reason_code: None }];
    first.note = text("laut Stundenzettel");
    first.period = invoice.period.clone();
    first.order_line = text("3");
    first.buyer_accounting = text("4712");
    first.item.description = text("Beratung vor Ort");
    first.item.seller_id = text("B-1");
    first.item.standard_id = Some(Identifier::of("0160", "4000001000005"));
    first.item.classifications = vec![Classification { code: "80101500".to_owned(), list: text("MP"), version: None }];
    first.item.attributes = vec![("Ort".to_owned(), "Bremen".to_owned())];
    let mut second = Line::new("2", "Handbuch", Decimal::from(2), "C62", Decimal::from(10), &low);
    second.price.base_quantity = Some(Decimal::from(4));
    second.price.base_unit = text("C62");
    second.price.gross = Some(Decimal::from(12));
    second.price.discount = Some(Decimal::from(2));
    invoice.lines = vec![first, second];
    invoice.with_totals(&[high, low]).unwrap()
}

#[test]
fn drafts_that_cannot_be_right_are_refused_with_their_field() {
    let high = percent(19);
    let mut invoice = draft(Kind::INVOICE, &high);
    invoice.lines[1].quantity = Decimal::new(123_456, 5);
    invoice.lines[2].price.net = Decimal::from(-1);
    let refusals = invoice.with_totals(std::slice::from_ref(&high)).unwrap_err();
    let found: Vec<_> = refusals.iter().map(|no| (no.code, no.field.as_str())).collect();
    assert_eq!(found, [("decimals", "lines[1].quantity"), ("BR-27", "lines[2].price.net")]);

    let mut mixed = draft(Kind::INVOICE, &high);
    mixed.lines[0].category = VatCategory::OutOfScope;
    mixed.lines[0].rate = None;
    let refusals = mixed.with_totals(&[high.clone(), Treatment::third_country()]).unwrap_err();
    assert_eq!(refusals[0].code, "BR-O-11");

    let unknown = draft(Kind::INVOICE, &percent(7)).with_totals(std::slice::from_ref(&high));
    assert_eq!(unknown.unwrap_err()[0].code, "vat-treatment");

    let mut empty = draft(Kind::INVOICE, &high);
    empty.lines.clear();
    assert_eq!(empty.with_totals(&[high]).unwrap_err()[0].code, "BR-16");
    assert_eq!(EN_16931, "urn:cen.eu:en16931:2017");
}
