//! Our invoices before the official schemas and rules of EN 16931: all that an invoice can carry, and what is refused
//! before it is one. The VAT cases are in `vat_cases.rs`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use jiff::civil::date;
use papers::Cents;
use papers::invoice::{Address, EN_16931, Identifier, Invoice, Kind, Line, Treatment, VatCategory, cii, ubl};
use rust_decimal::Decimal;
use support::base::{draft, percent};
use support::official::official;

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
    let files = [("full", cii::write(&full)), ("full-ubl", ubl::write(&full))];
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
