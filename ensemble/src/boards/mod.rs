//! The boards and their mandates. See the README of this room.

mod acts;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{appoint, end_mandate};
pub use rules::{Body, Ended, Mandate};
pub use store::{in_office, served};

use crate::{
    base::Outcome,
    db::Tx,
    web::{ApiRouter, Pages},
};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
}

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
}

/// What falls due in this room by itself.
///
/// # Errors
/// A fault of the engine.
#[expect(clippy::unused_async, reason = "nothing falls due in this room yet")]
pub async fn sweep(_tx: &mut Tx) -> Outcome<()> {
    Ok(())
}
