//! The books: one double-entry, append-only ledger per legal entity. See the README of this room.

mod acts;
mod export;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use acts::{bootstrap_entity, post, post_all};
pub use export::{Booked, beancount, booked, hledger};
pub use pages::pages;
pub use rules::{Account, AccountKind, Entry, Line, NewEntry, Source};
pub use store::{EntityRow, account_sheet, balance, balances, balances_by_sub, entities, entity, sums_by_day, trial_balance};
