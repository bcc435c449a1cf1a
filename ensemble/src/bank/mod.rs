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

/// The work lists of this room on the desk.
///
/// # Errors
/// A fault of the engine.
pub async fn work_lists(tx: &mut crate::db::Tx, said: &crate::base::Said) -> crate::base::Outcome<Vec<crate::web::WorkList>> {
    let open = open_count(tx).await?;
    Ok(vec![crate::web::WorkList::new(said.with("bank-waits", [("count", open)]), open, "/desk/bank", "bank.match")])
}
