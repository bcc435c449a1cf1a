//! Our direct debits before the banks' own schema and beside another program's.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use jiff::civil::date;
use papers::pain008::{Amendment, Collection, Debit, Mandate, Remittance, Scheme, Sequence, notice, notice_by, write};
use papers::{Bic, Cents, CreditorId, CreditorReference, Iban};

fn debit(number: u32, sequence: Sequence, name: &str, cents: i64) -> Debit {
    Debit {
        end_to_end_id: format!("ANTEIL-2026-{number:04}"),
        amount_cents: Cents(cents),
        collect_on: date(2026, 11, 16),
        sequence,
        mandate: Mandate { id: format!("M-{number:06}"), signed_on: date(2026, 3, 2), last_collected_on: None, amendment: None },
        debtor_name: name.to_owned(),
        debtor_iban: Iban::parse("DE89370400440532013000").unwrap(),
        debtor_bic: None,
        remittance: Remittance::Text("Geschäftsanteil 2026".to_owned()),
    }
}

fn shares() -> Collection {
    Collection {
        message_id: "LAST-2026-11-0001".to_owned(),
        payment_id: "LAST-2026-11".to_owned(),
        created_at: date(2026, 10, 28).at(9, 30, 0, 0),
        scheme: Scheme::Core,
        creditor_name: "Muster Genossenschaft für Selbständige eG".to_owned(),
        creditor_iban: Iban::parse("DE02120300000000202051").unwrap(),
        creditor_bic: None,
        creditor_id: CreditorId::parse("DE98ZZZ09999999999").unwrap(),
        debits: vec![
            debit(1, Sequence::Recurring, "Zoë Łukasiewicz-Müller", 5_000),
            debit(2, Sequence::First, "Αλέξης & Söhne", 10_001),
            debit(3, Sequence::Recurring, "Jörg Müßig", 5_000),
        ],
    }
}

fn valid(collection: &Collection, name: &str) -> String {
    let xml = write(collection).unwrap();
    for schema in ["pain.008.001.08_GBIC_5.xsd", "pain.008.001.08.xsd"] {
        if let Some(verdict) = support::validate(&support::schema(schema), &xml, &format!("{name}-{schema}")) {
            assert_eq!(verdict, Ok(()), "{name} {schema}");
        }
    }
    assert_eq!(write(collection).unwrap(), xml, "the same bytes again");
    String::from_utf8(xml).unwrap()
}

#[test]
fn shares_are_collected_in_one_batch_for_each_sequence_and_day() {
    let mut shares = shares();
    shares.debits[2].collect_on = date(2026, 11, 17);
    let text = valid(&shares, "shares");
    let found: Vec<_> = shares
        .batches()
        .iter()
        .map(|batch| (batch.payment_id.clone(), batch.collect_on, batch.sequence, batch.debits.len(), batch.sum_cents()))
        .collect();
    assert_eq!(
        found,
        [
            ("LAST-2026-11-1".to_owned(), date(2026, 11, 16), Sequence::First, 1, Cents(10_001)),
            ("LAST-2026-11-2".to_owned(), date(2026, 11, 16), Sequence::Recurring, 1, Cents(5_000)),
            ("LAST-2026-11-3".to_owned(), date(2026, 11, 17), Sequence::Recurring, 1, Cents(5_000)),
        ]
    );
    // 50.00 + 100.01 + 50.00 by hand.
    assert_eq!(text.matches("<CtrlSum>200.01</CtrlSum>").count(), 1, "{text}");
    assert_eq!(text.matches("<SeqTp>RCUR</SeqTp>").count(), 2);
    assert!(text.contains("<Nm>Alexis + Soehne</Nm>") && !text.contains("PstlAdr"));
}

#[test]
fn both_schemes_all_sequences_and_changed_mandates_are_valid() {
    for scheme in [Scheme::Core, Scheme::BusinessToBusiness] {
        for (at, sequence) in [Sequence::First, Sequence::Recurring, Sequence::Once, Sequence::Last].into_iter().enumerate() {
            let mut collection = Collection { scheme, debits: vec![debit(1, sequence, "Ada", 1)], ..shares() };
            collection.creditor_bic = Some(Bic::parse("BYLADEM1001").unwrap());
            collection.debits[0].debtor_bic = Some(Bic::parse("COBADEFF370").unwrap());
            collection.debits[0].remittance = Remittance::Reference(CreditorReference::make("ANTEIL-1").unwrap());
            collection.debits[0].mandate.amendment = Some(match at {
                0 => Amendment { new_account: true, ..Amendment::default() },
                1 => Amendment { earlier_id: Some("ALT-1".to_owned()), ..Amendment::default() },
                2 => Amendment {
                    earlier_creditor_id: Some(CreditorId::parse("DE98ABC09999999999").unwrap()),
                    earlier_creditor_name: Some("Früher GmbH".to_owned()),
                    ..Amendment::default()
                },
                _ => Amendment { earlier_creditor_name: Some("Früher eG".to_owned()), new_account: true, ..Amendment::default() },
            });
            let text = valid(&collection, &format!("{scheme:?}-{sequence:?}"));
            assert!(text.contains("<AmdmntInd>true</AmdmntInd>"));
        }
    }
}

#[test]
fn the_crate_sepa_writes_the_same() {
    let ours = support::leaves(&valid(&shares(), "same"));
    let iban = |text: &str| sepa::validate_iban(text).unwrap();
    let creditor = iban("DE02120300000000202051");
    let id = sepa::validate_creditor_id("DE98ZZZ09999999999").unwrap();
    let name = "Muster Genossenschaft fuer Selbstaendige eG";
    let entry = |number: u32, payer: &str, cents| {
        let signed = sepa::IsoDate::new(2026, 3, 2).unwrap();
        let mandate = format!("M-{number:06}");
        sepa::DirectDebitEntry::new(mandate, signed, payer, iban("DE89370400440532013000"), cents, format!("ANTEIL-2026-{number:04}"))
            .with_description("Geschaeftsanteil 2026")
    };
    let group = |payment: &str, sequence| {
        sepa::DirectDebitGroup::new(name, &creditor, &id, sepa::IsoDate::new(2026, 11, 16).unwrap())
            .payment_info_id(payment)
            .sequence_type(sequence)
            .batch_booking(true)
    };
    let theirs = sepa::Pain008Builder::new(name, "LAST-2026-11-0001")
        .created_at(sepa::IsoDateTime::parse("2026-10-28T09:30:00").unwrap())
        .add_group(group("LAST-2026-11-1", sepa::SequenceType::Frst).add_entry(entry(2, "Alexis + Soehne", 10_001)))
        .add_group(
            group("LAST-2026-11-2", sepa::SequenceType::Rcur).add_entry(entry(1, "Zoe Lukasiewicz-Mueller", 5_000)).add_entry(entry(
                3,
                "Joerg Muessig",
                5_000,
            )),
        )
        .build()
        .unwrap();
    assert_eq!(ours, support::leaves(&theirs));
}

#[test]
fn what_the_bank_would_reject_is_said_before_all_at_once() {
    let mut bad = shares();
    bad.message_id = "//".to_owned();
    bad.creditor_name = "李".to_owned();
    bad.debits[0].amount_cents = Cents(0);
    bad.debits[0].collect_on = date(2026, 10, 28);
    bad.debits[0].mandate.signed_on = date(2026, 10, 29);
    bad.debits[0].remittance = Remittance::Text("ä".repeat(71));
    bad.debits[1].collect_on = date(2026, 12, 25);
    bad.debits[1].mandate.signed_on = date(2023, 1, 2);
    bad.debits[1].mandate.last_collected_on = Some(date(2023, 12, 24));
    bad.debits[1].mandate.amendment = Some(Amendment::default());
    bad.debits[2].end_to_end_id = bad.debits[1].end_to_end_id.clone();
    bad.debits[2].debtor_iban = Iban::parse("BR1500000000000010932840814P2").unwrap();
    let refusals = write(&bad).unwrap_err();
    let found: Vec<_> = refusals.iter().map(|no| (no.code, no.field.as_str())).collect();
    assert_eq!(
        found,
        [
            ("id", "message_id"),
            ("name", "creditor_name"),
            ("amount", "debits[0].amount_cents"),
            ("remittance", "debits[0].remittance"),
            ("too-soon", "debits[0].collect_on"),
            ("unsigned", "debits[0].mandate.signed_on"),
            ("no-banking-day", "debits[1].collect_on"),
            // 24 December 2023 + 36 months = 24 December 2026, the day before.
            ("lapsed", "debits[1].mandate.last_collected_on"),
            ("amendment", "debits[1].mandate.amendment"),
            ("country", "debits[2].debtor_iban"),
            ("twice", "debits[2].end_to_end_id"),
        ]
    );
    assert!(refusals[4].de.contains("29.10.2026"), "{}", refusals[4].de);
    assert!(refusals[6].de.contains("der nächste ist der 28.12.2026"), "{}", refusals[6].de);
    assert_eq!(write(&Collection { debits: Vec::new(), ..shares() }).unwrap_err()[0].code, "no-debit");
}

#[test]
fn a_mandate_is_not_used_beyond_its_end() {
    let pair = |one, other, days: i8| {
        let mut shares = shares();
        shares.debits = vec![debit(1, one, "Ada", 1), debit(2, other, "Ada", 1)];
        shares.debits[1].mandate = shares.debits[0].mandate.clone();
        shares.debits[1].collect_on = date(2026, 11, 16 + days);
        write(&shares).map(|_| ()).map_err(|no| no[0].code)
    };
    assert_eq!(pair(Sequence::First, Sequence::Recurring, 1), Ok(()));
    assert_eq!(pair(Sequence::Recurring, Sequence::Last, 1), Ok(()));
    assert_eq!(pair(Sequence::First, Sequence::First, 1), Err("used-up"));
    assert_eq!(pair(Sequence::Once, Sequence::Once, 1), Err("used-up"));
    assert_eq!(pair(Sequence::Last, Sequence::Recurring, 1), Err("used-up"));
    let mut shares = shares();
    shares.debits[0].sequence = Sequence::Once;
    shares.debits[0].mandate.last_collected_on = Some(date(2026, 5, 4));
    assert_eq!(write(&shares).unwrap_err()[0].code, "used-up");
    let mut shares = self::shares();
    shares.debits[1].mandate.id = shares.debits[0].mandate.id.clone();
    shares.debits[1].mandate.signed_on = date(2026, 1, 1);
    assert_eq!(write(&shares).unwrap_err()[0].code, "mandate");
}

#[test]
fn the_payer_is_told_before() {
    let shares = shares();
    let notice = notice(&shares, &shares.debits[1]);
    assert_eq!(
        notice.de,
        "Den Betrag von 100,01 € buchen wir am 16.11.2026 von Ihrem Konto DE89 … 3000 ab (SEPA-Lastschrift, Mandat M-000002, \
         Gläubiger-ID DE98ZZZ09999999999). Bitte sorgen Sie für Deckung."
    );
    assert!(notice.en.contains("100.01 € from your account DE89 … 3000 on 2026-11-16"));
    assert_eq!(notice_by(date(2026, 11, 16)), date(2026, 11, 2));
}
