//! The boards and their mandates. See the README of this room.

mod acts;
mod api;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{appoint, end_mandate};
pub use api::api;
pub use pages::pages;
pub use rules::{Body, Ended, Mandate};
pub use store::{in_office, served};

use crate::{base::Outcome, db::Tx};

/// What falls due in this room by itself.
///
/// # Errors
/// A fault of the engine.
#[expect(clippy::unused_async, reason = "nothing falls due in this room yet")]
pub async fn sweep(_tx: &mut Tx) -> Outcome<()> {
    Ok(())
}
