//! Our payment orders before the banks' own schemas.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use jiff::civil::date;
use papers::pain001::{Batch, Payment, Purpose, Remittance, write};
use papers::{Cents, CreditorReference, Iban};

fn iban(text: &str) -> Iban {
    Iban::parse(text).unwrap()
}

fn wages() -> Batch {
    let payee = |number: u32, name: &str, cents| Payment {
        end_to_end_id: format!("LOHN-2026-10-{number:04}"),
        creditor_name: name.to_owned(),
        creditor_iban: iban("DE89370400440532013000"),
        creditor_bic: None,
        amount_cents: Cents(cents),
        remittance: Remittance::Text("Gehalt Oktober 2026 – Muster eG".to_owned()),
    };
    Batch {
        message_id: "MSG-2026-10-0001".to_owned(),
        payment_id: "LOHN-2026-10".to_owned(),
        created_at: date(2026, 10, 28).at(9, 30, 0, 0),
        execute_on: date(2026, 10, 30),
        purpose: Purpose::Salary,
        debtor_name: "Muster Genossenschaft für Selbständige eG".to_owned(),
        debtor_iban: iban("DE02120300000000202051"),
        debtor_bic: None,
        payments: vec![payee(1, "Zoë Łukasiewicz-Müller", 184_512), payee(2, "Αλέξης & Söhne", 1)],
    }
}

#[test]
fn wages_are_valid_by_the_german_banks_schema() {
    let xml = write(&wages()).unwrap();
    let text = String::from_utf8(xml.clone()).unwrap();
    // 1845.12 + 0.01 by hand.
    assert_eq!(text.matches("<CtrlSum>1845.13</CtrlSum>").count(), 2, "{text}");
    assert_eq!(text.matches("<NbOfTxs>2</NbOfTxs>").count(), 2);
    assert!(text.contains("<BtchBookg>true</BtchBookg>"), "one sum in the account");
    assert!(text.contains("<CtgyPurp>\n          <Cd>SALA</Cd>"), "{text}");
    assert!(text.contains("<Nm>Zoe Lukasiewicz-Mueller</Nm>"));
    assert!(text.contains("<Nm>Alexis + Soehne</Nm>"));
    assert!(!text.contains("PstlAdr"), "no address: unstructured ones are forbidden");
    for schema in ["pain.001.001.09_GBIC_5.xsd", "pain.001.001.09.xsd"] {
        if let Some(verdict) = support::validate(&support::schema(schema), &xml, schema) {
            assert_eq!(verdict, Ok(()), "{schema}");
        }
    }
    assert_eq!(write(&wages()).unwrap(), xml, "the same bytes again");
}

#[test]
fn instant_and_referenced_payments_are_valid_too() {
    for purpose in [Purpose::Payment, Purpose::Single, Purpose::Instant] {
        let mut batch = Batch { purpose, ..wages() };
        batch.debtor_bic = Some(papers::Bic::parse("BYLADEM1001").unwrap());
        batch.payments[0].creditor_bic = Some(papers::Bic::parse("COBADEFF370").unwrap());
        batch.payments[0].remittance = Remittance::Reference(CreditorReference::make("RE-2026-000123").unwrap());
        batch.payments[1].remittance = Remittance::None;
        let xml = write(&batch).unwrap();
        let schema = support::schema("pain.001.001.09_GBIC_5.xsd");
        if let Some(verdict) = support::validate(&schema, &xml, &format!("{purpose:?}.xml")) {
            assert_eq!(verdict, Ok(()), "{purpose:?}");
        }
    }
}

#[test]
fn the_schema_is_sharp_enough_to_notice() {
    // What the ISO schema lets pass and the German one refuses: so our gate is the German one.
    let good = String::from_utf8(write(&wages()).unwrap()).unwrap();
    let gate = support::schema("pain.001.001.09_GBIC_5.xsd");
    for (from, to) in
        [(">0.01<", ">10.001<"), ("Ccy=\"EUR\"", "Ccy=\"USD\""), ("<Nm>Alexis + Soehne</Nm>", &format!("<Nm>{}</Nm>", "x".repeat(71)))]
    {
        let bad = good.replace(from, to);
        assert_ne!(bad, good);
        if let Some(verdict) = support::validate(&gate, bad.as_bytes(), "bad.xml") {
            assert!(verdict.is_err(), "{to}");
        }
    }
}

#[test]
fn what_the_bank_would_reject_is_said_before_all_at_once() {
    let mut batch = wages();
    batch.message_id = "//".to_owned();
    batch.payments[0].amount_cents = Cents(0);
    batch.payments[0].creditor_name = "李".to_owned();
    batch.payments[0].creditor_iban = iban("BR1500000000000010932840814P2");
    batch.payments[0].remittance = Remittance::Text("ä".repeat(71));
    batch.payments[1].end_to_end_id = batch.payments[0].end_to_end_id.clone();
    let refusals = write(&batch).unwrap_err();
    let found: Vec<_> = refusals.iter().map(|no| (no.code, no.field.as_str())).collect();
    assert_eq!(
        found,
        [
            ("id", "message_id"),
            ("name", "payments[0].creditor_name"),
            ("country", "payments[0].creditor_iban"),
            ("amount", "payments[0].amount_cents"),
            ("remittance", "payments[0].remittance"),
            ("twice", "payments[1].end_to_end_id"),
        ]
    );
    batch = Batch { payments: Vec::new(), ..wages() };
    assert_eq!(write(&batch).unwrap_err()[0].code, "no-payment");
    let mut batch = wages();
    batch.payments[1].amount_cents = Cents(i64::MAX);
    assert_eq!(write(&batch).unwrap_err().len(), 2, "the amount and the sum");
}

#[test]
fn the_crate_sepa_writes_the_same() {
    let ours = support::leaves(std::str::from_utf8(&write(&wages()).unwrap()).unwrap());
    let iban = |text: &str| sepa::validate_iban(text).unwrap();
    let payee = |number: u32, name: &str, cents| {
        sepa::CreditTransferEntry::new(name, iban("DE89370400440532013000"), cents, format!("LOHN-2026-10-{number:04}"))
            .with_description("Gehalt Oktober 2026 - Muster eG")
    };
    let debtor = "Muster Genossenschaft fuer Selbstaendige eG";
    let group = sepa::CreditTransferGroup::new(debtor, &iban("DE02120300000000202051"), sepa::IsoDate::new(2026, 10, 30).unwrap())
        .payment_info_id("LOHN-2026-10")
        .batch_booking(true)
        .category_purpose("SALA".parse().unwrap())
        .add_entry(payee(1, "Zoe Lukasiewicz-Mueller", 184_512))
        .add_entry(payee(2, "Alexis + Soehne", 1));
    let theirs = sepa::Pain001Builder::new(debtor, "MSG-2026-10-0001")
        .created_at(sepa::IsoDateTime::parse("2026-10-28T09:30:00").unwrap())
        .add_group(group)
        .build()
        .unwrap();
    assert_eq!(ours, support::leaves(&theirs));
}
