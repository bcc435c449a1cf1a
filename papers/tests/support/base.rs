//! The invoice from which the cases start.

use jiff::civil::date;
use papers::invoice::{Address, Contact, CreditTransfer, Identifier, Invoice, Kind, Line, Party, PaymentInstructions, Period, Treatment};
use rust_decimal::Decimal;

pub fn seller() -> Party {
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

pub fn buyer(country: &str) -> Party {
    Party {
        name: "Stadtverwaltung Beispiel".to_owned(),
        electronic_address: Some(Identifier::of("EM", "eingang@example.net")),
        address: Address::new("Rathausplatz 2", "28195", "Bremen", country),
        ..Party::default()
    }
}

/// A seller that must not show a VAT id: tax number, and an id of its own because of BR-CO-26.
pub fn seller_without_vat_id() -> Party {
    Party { vat_id: None, tax_number: Some("30/123/45678".to_owned()), ids: vec![Identifier::plain("LIEF-1")], ..seller() }
}

/// Four lines: 3 × 65, 4 × 70, 5 × 75, 6 × 80 = 195 + 280 + 375 + 480 = 1330.00.
pub fn draft(kind: Kind, treatment: &Treatment) -> Invoice {
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

pub fn percent(rate: i64) -> Treatment {
    Treatment::taxed(Decimal::from(rate))
}

pub fn finished(draft: Invoice, treatment: Treatment) -> Invoice {
    draft.with_totals(&[treatment]).unwrap()
}
