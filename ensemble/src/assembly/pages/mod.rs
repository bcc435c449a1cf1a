//! The pages of the assembly: the desk that calls and leads it, the member who takes part, and its papers.

mod call;
mod desk;
mod hall;
mod mine;
mod paper;

use super::{
    rules::{Counted, Voter},
    store::{Assembly, Item},
};
use crate::{
    base::{Error, FromField as _, Id, Lang, Outcome, Refusal},
    db::Tx,
    members,
    web::{Filled, Pages},
};
use axum::routing::{get, post};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/desk/assembly", get(desk::list).post(call::call))
        .route("/desk/assembly/new", get(call::page))
        .route("/desk/assembly/check", post(call::check))
        .route("/desk/assembly/{id}", get(desk::one))
        .route("/desk/assembly/{id}/hall", get(hall::page))
        .route("/desk/assembly/{id}/{verb}", post(desk::step))
        .route("/desk/assembly/{id}/items/{item}/{verb}", post(desk::item_step))
        .route("/my/assembly", get(mine::current))
        .route("/my/assembly/{id}", get(mine::one))
        .route("/my/assembly/{id}/{verb}", post(mine::step))
        .route("/my/assembly/{id}/invitation.pdf", get(paper::invitation))
        .route("/my/assembly/{id}/items/{item}/{verb}", post(mine::item_step))
        .route("/assembly/{id}/papers/{document}", get(paper::kept))
}

fn assembly_id(text: &str) -> Outcome<Id<Assembly>> {
    text.parse().map_err(|_| Error::Missing("assembly"))
}

fn item_id(text: &str) -> Outcome<Id<Item>> {
    text.parse().map_err(|_| Error::Missing("item"))
}

/// The member a form speaks of, by identifier.
fn voter(form: &Filled, field: &'static str) -> Outcome<Id<Voter>> {
    Ok(Id::from_field(form.value(field)).map_err(|refusal| refusal.field(field))?)
}

/// The member whose number was typed.
async fn numbered(tx: &mut Tx, form: &Filled, field: &'static str) -> Outcome<Id<Voter>> {
    let number = u32::from_field(form.value(field)).map_err(|refusal| refusal.field(field))?;
    match members::by_number(tx, i64::from(number)).await {
        Ok(member) => Ok(Id::new(member.id.uuid())),
        Err(Error::Missing(_)) => Err(Refusal::new("assembly-no-such-number").field(field).with("number", number).into()),
        Err(error) => Err(error),
    }
}

/// Tone and key of the state of an assembly.
fn tone(state: &str) -> &'static str {
    match state {
        "opened" => "wait",
        "closed" => "info",
        "signed" => "good",
        _ => "quiet",
    }
}

/// Tone and key of the state of an item: what was carried is good, what was rejected is not bad, only decided.
fn item_pill(item: &Item, over: bool) -> (&'static str, &'static str) {
    match (item.state.as_str(), item.counted.as_ref().map(|counted| counted.carried)) {
        ("open", _) => ("wait", "assembly-item-open"),
        (_, Some(true)) => ("good", "assembly-item-carried"),
        (_, Some(false)) => ("stop", "assembly-item-rejected"),
        _ if item.kind == super::Kind::Report => ("quiet", "assembly-item-report"),
        _ if over => ("quiet", "assembly-item-not-voted"),
        _ => ("quiet", "assembly-item-waiting"),
    }
}

/// The computation of a result in the language of the page.
fn words(counted: &Counted, lang: Lang) -> &str {
    match lang {
        Lang::De => &counted.de,
        Lang::En => &counted.en,
    }
}
