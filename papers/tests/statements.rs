//! Statements we write before the schema of ISO 20022, and read again.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use jiff::civil::{Date, date};
use papers::camt::{Account, Balance, BalanceKind, Detail, Entry, Message, Party, Statement, Status, read, write};
use papers::{Cents, CreditorReference, Currency, Iban};

fn message() -> Message {
    Message { id: "STMT-2026-10-30".to_owned(), created_at: date(2026, 10, 30).at(18, 0, 0, 0) }
}

fn entry(cents: i64, day: Date, detail: Detail) -> Entry {
    Entry {
        amount_cents: Cents(cents),
        currency: Currency::EUR,
        status: Status::Booked,
        reversal: false,
        booked_on: Some(day),
        value_on: Some(day),
        bank_reference: Some("2026103000001".to_owned()),
        code: Some(if cents < 0 { "PMNT/ICDT/ESCT" } else { "PMNT/RCDT/ESCT" }.to_owned()),
        information: Some("SEPA-Überweisung".to_owned()),
        details: vec![detail],
    }
}

fn statement() -> Statement {
    let day = date(2026, 10, 30);
    let balance = |kind, cents| Balance { kind, amount_cents: Cents(cents), currency: Currency::EUR, day };
    Statement {
        id: "2026-10-30/1".to_owned(),
        sequence: Some(212),
        created_at: Some("2026-10-30T18:00:00".to_owned()),
        account: Account {
            iban: Some(Iban::parse("DE02120300000000202051").unwrap()),
            other: None,
            currency: Some(Currency::EUR),
            owner: Some("Muster eG".to_owned()),
            bank_bic: Some("BYLADEM1001".to_owned()),
        },
        // 1000.00 + 1582.70 - 1845.12 = 737.58 by hand.
        balances: vec![balance(BalanceKind::OpeningBooked, 100_000), balance(BalanceKind::ClosingBooked, 73_758)],
        entries: vec![
            entry(
                158_270,
                day,
                Detail {
                    remittance: vec!["Rechnung <RE-2026-000123> & Dank".to_owned()],
                    creditor_reference: Some(CreditorReference::make("RE-2026-000123").unwrap().to_string()),
                    debtor: Party {
                        name: Some("Zoë Łukasiewicz".to_owned()), iban: Some(Iban::parse("DE89370400440532013000").unwrap())
                    },
                    ..Detail::default()
                },
            ),
            entry(
                -184_512,
                day,
                Detail {
                    amount_cents: Some(Cents(-184_512)),
                    currency: Some(Currency::EUR),
                    end_to_end_id: Some("LOHN-2026-10-0001".to_owned()),
                    payment_id: Some("LOHN-2026-10".to_owned()),
                    creditor: Party { name: Some("Ada Muster".to_owned()), iban: None },
                    return_reason: Some("AC04".to_owned()),
                    return_information: Some("Konto aufgelöst".to_owned()),
                    ..Detail::default()
                },
            ),
        ],
    }
}

#[test]
fn a_statement_we_write_is_valid_and_reads_back_the_same() {
    let xml = write(&message(), &[statement()]).unwrap();
    let again = read(&xml).unwrap();
    assert_eq!(again, [statement()]);
    assert_eq!(again[0].adds_up(), Some(true));
    let schema = support::schema("camt.053.001.08.xsd");
    if let Some(verdict) = support::validate(&schema, &xml, "camt.xml") {
        assert_eq!(verdict, Ok(()));
    }
}

#[test]
fn a_statement_that_would_be_invalid_is_not_written() {
    let mut bad = statement();
    bad.balances.clear();
    bad.entries[0].details[0].remittance = vec!["x".repeat(141)];
    let codes: Vec<_> = write(&message(), &[bad]).unwrap_err().into_iter().map(|refusal| refusal.code).collect();
    assert_eq!(codes, ["no-balance", "length"]);
    assert_eq!(write(&message(), &[]).unwrap_err()[0].code, "no-statement");
}
