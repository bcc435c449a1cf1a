//! Bank statements and the matching of payments. See the README of this room.

mod acts;
mod api;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{Imported, books, import_statement, match_by_hand, take_back};
pub use api::api;
pub use pages::pages;
pub use rules::{BankEntry, Books, Facts, InTransit, OpenItems, Statement, Why};
pub use store::{EntryRow, StatementRow, entries, entry, open_count, statements};

/// What falls due in this room by itself: nothing; statements are brought by a person.
///
/// # Errors
/// None.
#[expect(clippy::unused_async, reason = "every room has a sweep")]
pub async fn sweep(_tx: &mut crate::db::Tx) -> crate::base::Outcome<()> {
    Ok(())
}
