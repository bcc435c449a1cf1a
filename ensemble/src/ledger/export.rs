//! The books as the crate `papers` takes them, and in the formats of hledger and beancount, so that other people's programs can
//! check them.

use super::{
    rules::{Account, AccountKind},
    store::{BookedLine, EntityRow, booked_lines},
};
use crate::{
    base::{Day, Instant, Outcome},
    db::Tx,
};
use papers::journal::{self, Posting};

/// An entry with its lines, as it was booked.
#[derive(Clone, Debug)]
pub struct Booked {
    /// Number, without a gap in its entity.
    pub number: i64,
    /// The day it belongs to.
    pub day: Day,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// What happened.
    pub text: String,
    /// What it came from: the kind, for example `invoice`, and its identifier.
    pub source: (String, String),
    /// Its lines.
    pub lines: Vec<BookedLine>,
}

impl Booked {
    /// The entry for a journal, with the number of the document it rests on.
    #[must_use]
    pub fn entry(&self, document: &str) -> journal::Entry {
        let posting = |line: &BookedLine| Posting { account: account(line), amount_cents: papers::Cents(line.amount.0) };
        journal::Entry {
            number: self.number.to_string(),
            day: self.day,
            text: self.text.clone(),
            document: document.to_owned(),
            postings: self.lines.iter().map(posting).collect(),
        }
    }
}

fn account(line: &BookedLine) -> journal::Account {
    let kind = match Account::from_code(&line.account).map(Account::kind) {
        Some(AccountKind::Assets) | None => journal::AccountKind::Assets,
        Some(AccountKind::Liabilities) => journal::AccountKind::Liabilities,
        Some(AccountKind::Equity) => journal::AccountKind::Equity,
        Some(AccountKind::Income) => journal::AccountKind::Income,
        Some(AccountKind::Expenses) => journal::AccountKind::Expenses,
    };
    let sub = Some(line.sub.clone()).filter(|sub| !sub.is_empty());
    journal::Account { kind, names: [line.account.clone()].into_iter().chain(sub).collect() }
}

/// The entries of an entity in a period, in the order of their numbers.
///
/// # Errors
/// A fault of the engine.
pub async fn booked(tx: &mut Tx, entity: &EntityRow, from: Day, to: Day) -> Outcome<Vec<Booked>> {
    let (mut all, mut after) = (Vec::<Booked>::new(), 0);
    loop {
        let lines = booked_lines(tx, entity.id, after).await?;
        let Some((last, ..)) = lines.last() else { break };
        after = last.number;
        for (head, line) in lines {
            match all.last_mut().filter(|entry| entry.number == head.number) {
                Some(entry) => entry.lines.push(line),
                None => all.push(Booked { lines: vec![line], ..head }),
            }
        }
    }
    all.retain(|entry| (from..=to).contains(&entry.day));
    Ok(all)
}

async fn whole(tx: &mut Tx, entity: &EntityRow) -> Outcome<Vec<journal::Entry>> {
    let mut entries = booked(tx, entity, Day::MIN, Day::MAX).await?;
    entries.sort_by_key(|entry| (entry.day, entry.number));
    Ok(entries.iter().map(|entry| entry.entry("")).collect())
}

fn unbalanced(refusals: Vec<papers::Refusal>) -> anyhow::Error {
    anyhow::anyhow!("the books cannot be written: {refusals:?}")
}

/// The whole ledger of an entity as an hledger journal (passes `hledger check --strict`).
///
/// # Errors
/// A fault of the engine.
pub async fn hledger(tx: &mut Tx, entity: &EntityRow) -> Outcome<String> {
    Ok(journal::write_hledger(&whole(tx, entity).await?).map_err(unbalanced)?)
}

/// The whole ledger of an entity as a beancount file (passes `bean-check`).
///
/// # Errors
/// A fault of the engine.
pub async fn beancount(tx: &mut Tx, entity: &EntityRow) -> Outcome<String> {
    Ok(journal::write_beancount(&whole(tx, entity).await?).map_err(unbalanced)?)
}
