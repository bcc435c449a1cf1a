//! Statements come in, are booked once, and every payment finds its place or a person.

use super::*;
use crate::{
    app::App,
    base::{Cents, Day, Error, Id, Outcome},
    db::{Tx, Who},
    documents,
    ledger::{self, Account, NewEntry, Source},
    people::Role,
    testing::{self, on},
    work::{self, Vat, tests as working},
};
use papers::{Currency, Iban, camt};

const OURS: &str = "DE02120300000000202051";
const CLIENTS: &str = "DE75512108001245126199";

/// An entry as a test wants it: amount, reference, purpose, the other side's account, the bank's own reference.
struct Came<'a> {
    amount: i64,
    reference: &'a str,
    purpose: &'a str,
    from: &'a str,
    bank_reference: &'a str,
}

const NOTHING: Came<'_> = Came { amount: 0, reference: "", purpose: "", from: CLIENTS, bank_reference: "" };

fn maybe(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

fn entry(came: &Came<'_>, day: Day, currency: Currency) -> camt::Entry {
    let other = camt::Party { name: maybe("Beispiel GmbH"), iban: Iban::parse(came.from).ok() };
    let (debtor, creditor) = if came.amount > 0 { (other, camt::Party::default()) } else { (camt::Party::default(), other) };
    let detail = camt::Detail {
        remittance: maybe(came.purpose).into_iter().collect(),
        creditor_reference: maybe(came.reference),
        debtor,
        creditor,
        ..camt::Detail::default()
    };
    camt::Entry {
        amount_cents: papers::Cents(came.amount),
        currency,
        status: camt::Status::Booked,
        reversal: false,
        booked_on: Some(day),
        value_on: Some(day),
        bank_reference: maybe(came.bank_reference),
        code: None,
        information: None,
        details: vec![detail],
    }
}

/// A statement of a day: opening balance, entries, and what they come to.
fn statement(id: &str, account: &str, day: &str, opening: i64, entries: &[Came<'_>], currency: Currency) -> Vec<u8> {
    let day = crate::base::parse_day(day).unwrap();
    let closing = opening + entries.iter().map(|came| came.amount).sum::<i64>();
    let balance = |kind, cents| camt::Balance { kind, amount_cents: papers::Cents(cents), currency, day };
    let statement = camt::Statement {
        id: id.to_owned(),
        sequence: None,
        created_at: Some(format!("{day}T20:00:00")),
        account: camt::Account { iban: Some(Iban::parse(account).unwrap()), ..camt::Account::default() },
        balances: vec![balance(camt::BalanceKind::OpeningBooked, opening), balance(camt::BalanceKind::ClosingBooked, closing)],
        entries: entries.iter().map(|came| entry(came, day, currency)).collect(),
    };
    let message = camt::Message { id: format!("M-{id}"), created_at: day.at(20, 0, 0, 0) };
    camt::write(&message, &[statement]).unwrap()
}

fn euros(id: &str, day: &str, opening: i64, entries: &[Came<'_>]) -> Vec<u8> {
    statement(id, OURS, day, opening, entries, Currency::EUR)
}

async fn import(app: &App, who: &Who, bytes: &[u8]) -> Outcome<Imported> {
    let mut tx = app.act(who.clone()).await?;
    on(&mut tx, "2026-04-10");
    let done = import_statement(&mut tx, "auszug.xml", bytes).await?;
    tx.commit().await?;
    Ok(done)
}

fn did(new: i64, known: i64, matched: i64, open: i64) -> Imported {
    Imported { new, known, matched, open }
}

fn refused<T>(outcome: Outcome<T>) -> &'static str {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.code,
        Err(error) => panic!("{error}"),
        Ok(_) => panic!("it was not refused"),
    }
}

/// Two invoices of 4,000.00 net, 4,760.00 with VAT: R-2026-0001 and R-2026-0002.
async fn two_invoices(app: &App) -> (working::Stage, Id<work::Invoice>, Id<work::Invoice>) {
    let stage = working::stage(app).await;
    let (_, first) = working::invoiced(app, &stage, &working::terms(400_000, Vat::Standard)).await;
    let (_, second) = working::invoiced(app, &stage, &working::terms(400_000, Vat::Standard)).await;
    (stage, first, second)
}

async fn of_account(tx: &mut Tx, account: Account) -> Cents {
    let eg = ledger::entity(tx, "eg").await.unwrap();
    ledger::balance(tx, eg.id, account, None).await.unwrap()
}

async fn open_of(tx: &mut Tx, invoice: Id<work::Invoice>) -> Cents {
    work::invoice(tx, invoice).await.unwrap().open()
}

async fn reasons(tx: &mut Tx) -> Vec<String> {
    let mut all: Vec<String> = entries(tx, "matched").await.unwrap().into_iter().map(|row| row.why).collect();
    all.sort();
    all
}

#[tokio::test]
async fn a_statement_is_kept_as_it_came_and_booked_once() {
    for app in testing::houses("2026-03-02").await {
        let (stage, first, _) = two_invoices(&app).await;
        // R4: the reference of R-2026-0001 is RF55 R202 6000 1 (worked by hand in the tests of work)
        let paid = Came { amount: 476_000, reference: "RF55R20260001", ..NOTHING };
        let file = euros("2026-041", "2026-04-09", 0, &[paid]);
        assert_eq!(import(&app, &stage.finance, &file).await.unwrap(), did(1, 0, 1, 0));
        // R2: byte-identical again, and the same entry within another file with one more
        assert_eq!(import(&app, &stage.finance, &file).await.unwrap(), did(0, 1, 0, 0));
        let again = Came { amount: 476_000, reference: "RF55R20260001", ..NOTHING };
        let more = Came { amount: 1_000, purpose: "Spende", ..NOTHING };
        let overlapping = euros("2026-041-1", "2026-04-09", 0, &[again, more]);
        assert_eq!(import(&app, &stage.finance, &overlapping).await.unwrap(), did(1, 1, 0, 1));
        let mut tx = app.read(stage.finance.clone()).await.unwrap();
        assert_eq!(open_of(&mut tx, first).await, Cents::ZERO);
        assert_eq!(of_account(&mut tx, Account::Bank).await, Cents(477_000));
        assert_eq!(of_account(&mut tx, Account::Unmatched).await, Cents(-1_000));
        // R1: byte for byte
        let kept = statements(&mut tx).await.unwrap();
        let (known, _) = (kept.iter().find(|row| row.bank_id == "2026-041").unwrap(), kept.len());
        assert_eq!(documents::bytes(&mut tx, known.document).await.unwrap().1, file);
    }
}

#[tokio::test]
async fn the_same_payment_twice_on_one_day_is_two_payments() {
    for app in testing::houses("2026-03-02").await {
        let stage = working::stage(&app).await;
        let twice = || Came { amount: 500, purpose: "Kaffee", ..NOTHING };
        // R2: equal facts, two places in the day; with the bank's reference the place does not matter
        let file = euros("A", "2026-04-09", 0, &[twice(), twice()]);
        assert_eq!(import(&app, &stage.finance, &file).await.unwrap(), did(2, 0, 0, 2));
        let named = || Came { amount: 700, bank_reference: "B-77", ..NOTHING };
        assert_eq!(import(&app, &stage.finance, &euros("B", "2026-04-09", 1_000, &[named()])).await.unwrap(), did(1, 0, 0, 1));
        assert_eq!(import(&app, &stage.finance, &euros("C", "2026-04-09", 1_700, &[named()])).await.unwrap(), did(0, 1, 0, 0));
    }
}

#[tokio::test]
async fn what_is_no_statement_of_ours_is_refused_and_nothing_is_booked() {
    for app in testing::houses("2026-03-02").await {
        let stage = working::stage(&app).await;
        let came = || [Came { amount: 476_000, ..NOTHING }];
        // R3
        let other = statement("X", CLIENTS, "2026-04-09", 0, &came(), Currency::EUR);
        assert_eq!(refused(import(&app, &stage.finance, &other).await), "bank-other-account");
        let francs = statement("X", OURS, "2026-04-09", 0, &came(), Currency::parse("CHF").unwrap());
        assert_eq!(refused(import(&app, &stage.finance, &francs).await), "bank-currency");
        let good = euros("X", "2026-04-09", 0, &came());
        let bomb = b"<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><Document>&b;</Document>";
        let deep = "<a>".repeat(100_000);
        for bad in [&b"no XML"[..], &good[..good.len() / 2], bomb, deep.as_bytes(), b"<Document/>", b""] {
            assert_eq!(refused(import(&app, &stage.finance, bad).await), "bank-file");
        }
        let outcome = import(&app, &stage.ada, &good).await;
        assert!(matches!(outcome, Err(Error::NotAllowed(_))), "a member imports nothing: {outcome:?}");
        let mut tx = app.read(stage.finance.clone()).await.unwrap();
        assert!(statements(&mut tx).await.unwrap().is_empty() && entries(&mut tx, "open").await.unwrap().is_empty());
        assert_eq!(of_account(&mut tx, Account::Bank).await, Cents::ZERO);
    }
}

#[tokio::test]
async fn payments_are_matched_by_number_and_by_a_known_account_in_part_and_too_much() {
    for app in testing::houses("2026-03-02").await {
        let (stage, first, second) = two_invoices(&app).await;
        // R4, R5: the number as people write it; 1,000.00 of 4,760.00 leaves 3,760.00
        let part = Came { amount: 100_000, purpose: "Rechnung r 2026/0001, erster Teil", ..NOTHING };
        assert_eq!(import(&app, &stage.finance, &euros("A", "2026-04-07", 0, &[part])).await.unwrap(), did(1, 0, 1, 0));
        // the account is known now: exactly one open invoice of that client is 4,760.00
        let silent = Came { amount: 476_000, purpose: "vielen Dank", ..NOTHING };
        assert_eq!(import(&app, &stage.finance, &euros("B", "2026-04-08", 100_000, &[silent])).await.unwrap(), did(1, 0, 1, 0));
        // R5: 3,800.00 where 3,760.00 are open: 40.00 are owed back
        let over = Came { amount: 380_000, purpose: "R-2026-0001", ..NOTHING };
        assert_eq!(import(&app, &stage.finance, &euros("C", "2026-04-09", 576_000, &[over])).await.unwrap(), did(1, 0, 1, 0));
        let mut tx = app.read(stage.finance.clone()).await.unwrap();
        assert_eq!(open_of(&mut tx, first).await + open_of(&mut tx, second).await, Cents::ZERO);
        assert_eq!(of_account(&mut tx, Account::Overpaid).await, Cents(-4_000));
        assert_eq!(of_account(&mut tx, Account::Receivable).await, Cents::ZERO);
        assert_eq!(reasons(&mut tx).await, ["account", "number", "number"]);
    }
}

#[tokio::test]
async fn nothing_is_guessed_a_person_matches_and_takes_back() {
    for app in testing::houses("2026-03-02").await {
        let (stage, first, second) = two_invoices(&app).await;
        // R6: two invoices of the same amount, both named, none named: no rule is certain
        let both = Came { amount: 476_000, purpose: "R-2026-0001 und R-2026-0002", ..NOTHING };
        assert_eq!(import(&app, &stage.finance, &euros("A", "2026-04-09", 0, &[both])).await.unwrap(), did(1, 0, 0, 1));
        let mut tx = app.act(stage.finance.clone()).await.unwrap();
        on(&mut tx, "2026-04-10");
        assert_eq!(open_count(&mut tx).await.unwrap(), 1);
        let waiting = entries(&mut tx, "open").await.unwrap().remove(0).id;
        // R7: by hand, taken back, by hand again with the other
        match_by_hand(&mut tx, waiting, first).await.unwrap();
        assert_eq!(refused(match_by_hand(&mut tx, waiting, second).await), "bank-not-open");
        assert_eq!((open_of(&mut tx, first).await, of_account(&mut tx, Account::Unmatched).await), (Cents::ZERO, Cents::ZERO));
        take_back(&mut tx, waiting).await.unwrap();
        assert_eq!(refused(take_back(&mut tx, waiting).await), "bank-cannot-take-back");
        assert_eq!((open_of(&mut tx, first).await, of_account(&mut tx, Account::Unmatched).await), (Cents(476_000), Cents(-476_000)));
        match_by_hand(&mut tx, waiting, second).await.unwrap();
        assert_eq!((open_of(&mut tx, second).await, of_account(&mut tx, Account::Unmatched).await), (Cents::ZERO, Cents::ZERO));
        assert_eq!(of_account(&mut tx, Account::Bank).await, Cents(476_000), "the bank was booked once");
        tx.commit().await.unwrap();
    }
}

#[tokio::test]
async fn what_goes_out_is_matched_with_the_order_in_transit() {
    for app in testing::houses("2026-03-02").await {
        let stage = working::stage(&app).await;
        let mut tx = app.act(Who::house()).await.unwrap();
        let (eg, day) = (ledger::entity(&mut tx, "eg").await.unwrap(), Day::constant(2026, 3, 31));
        for (message, cents) in [("PAY-EG-2026-03-1", 204_875), ("PAY-EG-2026-03-2", 100_000), ("PAY-EG-2026-03-3", 100_000)] {
            let lines = [
                ledger::Line::debit(Account::NetPayPayable, "a", Cents(cents)),
                ledger::Line::credit(Account::Transit, message, Cents(cents)),
            ];
            let new = NewEntry::balanced(eg.id, day, message, Source::new("test", message), lines).unwrap();
            ledger::post(&mut tx, &new).await.unwrap();
        }
        tx.commit().await.unwrap();
        // R8: by its exact amount; by its message id where two have the amount; never one of two equal ones
        let only = Came { amount: -204_875, purpose: "Sammler", ..NOTHING };
        let unclear = Came { amount: -100_000, purpose: "Sammler", ..NOTHING };
        let named = Came { amount: -100_000, purpose: "Sammler PAY-EG-2026-03-3", ..NOTHING };
        let file = euros("A", "2026-04-01", 500_000, &[only, unclear, named]);
        assert_eq!(import(&app, &stage.finance, &file).await.unwrap(), did(3, 0, 2, 1));
        let mut tx = app.act(stage.finance.clone()).await.unwrap();
        assert_eq!(of_account(&mut tx, Account::Transit).await, Cents(-100_000));
        let waiting = entries(&mut tx, "open").await.unwrap().remove(0).id;
        let invoice = tx.new_id();
        assert_eq!(refused(match_by_hand(&mut tx, waiting, invoice).await), "bank-not-incoming");
    }
}

#[tokio::test]
async fn a_statement_says_whether_it_adds_up_and_whether_the_books_agree() {
    for app in testing::houses("2026-03-02").await {
        let stage = working::stage(&app).await;
        let came = || Came { amount: 1_000, purpose: "Spende", ..NOTHING };
        import(&app, &stage.finance, &euros("right", "2026-04-08", 0, &[came()])).await.unwrap();
        // R9: 5.00 that the books know nothing of
        import(&app, &stage.finance, &euros("wrong", "2026-04-09", 1_500, &[came()])).await.unwrap();
        let mut tx = app.read(stage.finance.clone()).await.unwrap();
        let (kept, books) = (statements(&mut tx).await.unwrap(), books(&mut tx).await.unwrap());
        for (bank_id, verdict) in [("right", (Cents(1_000), true)), ("wrong", (Cents(2_000), false))] {
            let row = kept.iter().find(|row| row.bank_id == bank_id).unwrap();
            assert_eq!(row.adds_up, Some(true));
            assert_eq!(row.compared(&books), Some(verdict));
        }
    }
}

#[tokio::test]
async fn only_finance_sees_the_bank() {
    for app in testing::houses("2026-03-02").await {
        let member = testing::somebody(&app, "Mia", &[Role::Member]).await;
        let mut tx = app.act(member).await.unwrap();
        let entry = tx.new_id();
        assert!(matches!(take_back(&mut tx, entry).await, Err(Error::NotAllowed(_))));
        let (entry, invoice) = (tx.new_id(), tx.new_id());
        assert!(matches!(match_by_hand(&mut tx, entry, invoice).await, Err(Error::NotAllowed(_))));
    }
}
