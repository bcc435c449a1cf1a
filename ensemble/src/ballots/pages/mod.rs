//! The pages of a secret vote: the desk that leads it, the trustee, the booth, and what anybody may see.

mod booth;
mod desk;
mod trustee;

use crate::{
    assembly::Item,
    base::{Error, Id, Outcome},
    web::Pages,
};
use axum::routing::{get, post};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/desk/ballots/{item}", get(desk::one))
        .route("/desk/ballots/{item}/letter", post(desk::letter))
        .route("/desk/ballots/{item}/voters", post(desk::voters))
        .route("/desk/ballots/{item}/{verb}", post(desk::step))
        .route("/trustee/{token}", get(trustee::page).post(trustee::hand_over))
        .route("/trustee/{token}/group.json", get(trustee::group))
        .route("/vote/{item}", get(booth::page))
        .route("/vote/{item}/election.json", get(booth::election))
        .route("/vote/{item}/receipt", get(booth::receipt))
        .route("/vote/{item}/archive.bel", get(booth::archive))
}

fn item_id(text: &str) -> Outcome<Id<Item>> {
    text.parse().map_err(|_| Error::Missing("item"))
}
