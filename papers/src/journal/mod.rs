//! Books for others to read: plain-text journals for hledger and beancount.
//!
//! Values in, text out. Entries must balance; what does not is refused, never repaired.

mod beancount;
mod hledger;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Cents, Refusal};

pub use beancount::write as write_beancount;
pub use hledger::write as write_hledger;

/// The five kinds of account that both programs know; they head every account's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum AccountKind {
    /// What we own and are owed.
    Assets,
    /// What we owe.
    Liabilities,
    /// What belongs to the members.
    Equity,
    /// What comes in.
    Income,
    /// What goes out.
    Expenses,
}

impl AccountKind {
    fn name(self) -> &'static str {
        match self {
            Self::Assets => "Assets",
            Self::Liabilities => "Liabilities",
            Self::Equity => "Equity",
            Self::Income => "Income",
            Self::Expenses => "Expenses",
        }
    }
}

/// An account: its kind, then its names from the general to the special.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Account {
    /// Kind.
    pub kind: AccountKind,
    /// Names; at least one.
    pub names: Vec<String>,
}

/// A posting: money to (positive, debit) or from (negative, credit) an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// Debit positive, credit negative; euro cents.
    pub amount_cents: Cents,
}

/// An entry of the journal: at least two postings that add up to nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Running number; unique.
    pub number: String,
    /// Day it counts for.
    pub day: Date,
    /// What happened, in one line.
    pub text: String,
    /// The document it rests on; may be empty.
    pub document: String,
    /// The postings.
    pub postings: Vec<Posting>,
}

/// Everything that must hold before a journal is written.
pub(crate) fn check(entries: &[Entry]) -> Result<(), Vec<Refusal>> {
    let mut refusals = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        let sum = Cents::checked_sum(entry.postings.iter().map(|posting| posting.amount_cents));
        if sum != Some(Cents::ZERO) || entry.postings.len() < 2 {
            refusals.push(Refusal::new(
                "unbalanced",
                format!("entries[{at}] ({})", entry.number),
                "the postings of an entry must add up to nothing",
                "Die Buchungszeilen eines Eintrags müssen sich zu null ergänzen.",
            ));
        }
        if entry.postings.iter().any(|posting| posting.account.names.is_empty()) {
            refusals.push(Refusal::new(
                "account",
                format!("entries[{at}] ({})", entry.number),
                "an account needs a name",
                "Ein Konto braucht einen Namen.",
            ));
        }
    }
    if refusals.is_empty() { Ok(()) } else { Err(refusals) }
}

/// Every account with the first day it is used, in order.
fn accounts(entries: &[Entry]) -> BTreeMap<&Account, Date> {
    let mut found = BTreeMap::new();
    for entry in entries {
        for posting in &entry.postings {
            let first = found.entry(&posting.account).or_insert(entry.day);
            *first = entry.day.min(*first);
        }
    }
    found
}

/// One line without control characters: nothing in a text can begin a new entry.
fn one_line(text: &str) -> String {
    text.split(|letter: char| letter.is_control()).collect::<Vec<_>>().join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests;
