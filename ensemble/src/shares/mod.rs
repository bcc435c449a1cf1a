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
