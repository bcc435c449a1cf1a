//! The public site: start page, calculator, cooperative, imprint. See the README of this room.

mod api;
mod pages;
mod rules;
#[cfg(test)]
mod tests;

use crate::{base::Outcome, db::Tx, web::ApiRouter};

pub use api::{__path_gross_to_net, __path_price_to_net, gross_to_net, price_to_net};
pub use pages::pages;
pub use rules::{Answer, Part, Wish, answer};

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new().routes(utoipa_axum::routes!(price_to_net)).routes(utoipa_axum::routes!(gross_to_net))
}

/// What falls due in this room by itself.
///
/// # Errors
/// A fault of the engine.
#[expect(clippy::unused_async, reason = "nothing falls due in this room")]
pub async fn sweep(_tx: &mut Tx) -> Outcome<()> {
    Ok(())
}
