//! Shares of members. See the README of this room.

mod acts;
mod api;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{Received, admit, admit_further, declare_further, holding, receive_payment, refuse_further};
pub use api::api;
pub use pages::pages;
pub use rules::{Further, Holding, Movement, due_on};
pub use store::{FurtherRow, MovementRow, member_by_reference, movements, open_further, reference_of};

/// What falls due in this room by itself: nothing yet; reminders of unpaid shares come with dunning.
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
    let further = i64::try_from(open_further(tx).await?.len()).unwrap_or(i64::MAX);
    let open = crate::members::open_counts(tx).await? + further;
    Ok(vec![crate::web::WorkList::new(said.with("shares-waits", [("count", open)]), open, "/desk/declarations", "members.decide")])
}
