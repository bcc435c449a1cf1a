//! The bank for programs.

use super::{
    acts::{self, Imported},
    rules::BankEntry,
    store,
};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, Id, Refusal},
    web::{ApiRouter, Body, Oops, Problem, Visit},
    work::Invoice,
};
use axum::{Json, extract::Path, response::Response};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new().routes(routes!(import)).routes(routes!(work_list)).routes(routes!(match_by_hand)).routes(routes!(take_back))
}

/// A statement to import.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct File {
    /// Name of the file.
    name: String,
    /// The camt.053 file in base64.
    content: String,
}

/// Import a bank statement (camt.053).
#[utoipa::path(post, path = "/api/bank/statements", operation_id = "bank.import_statement", request_body = File, responses((status = 200, body = Imported), (status = 422, body = Problem)))]
async fn import(visit: Visit, body: Body<File>) -> Result<Response, Oops> {
    let bytes = STANDARD.decode(&body.value.content).map_err(|_| Refusal::new("bank-base64").field("content"))?;
    let mut tx = visit.begin_api(&body).await?;
    let imported = acts::import_statement(&mut tx, &body.value.name, &bytes).await?;
    visit.done_api(tx, &body, &imported).await
}

/// An entry that waits for a person.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Waiting {
    /// Identifier.
    id: String,
    /// Day it was booked.
    #[schema(value_type = String, format = Date)]
    booked_on: Day,
    /// Above zero came in, below went out.
    amount_cents: Cents,
    /// The other side.
    party: String,
    /// Purpose.
    purpose: String,
}

/// List the payments that wait for a person.
#[utoipa::path(get, path = "/api/bank/work-list", operation_id = "bank.work_list", responses((status = 200, body = Vec<Waiting>), (status = 403, body = Problem)))]
async fn work_list(visit: Visit) -> Result<Json<Vec<Waiting>>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("bank.read", &Thing::any())?;
    let rows = store::entries(&mut tx, "open").await?;
    let shown = rows.into_iter().map(|row| Waiting {
        id: row.id.to_string(),
        booked_on: row.booked_on,
        amount_cents: row.amount,
        party: row.party,
        purpose: row.purpose,
    });
    Ok(Json(shown.collect()))
}

fn id_of(text: &str) -> Result<Id<BankEntry>, Error> {
    text.parse().map_err(|_| Error::Missing("bank entry"))
}

/// Which invoice.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct ByHand {
    /// Its identifier.
    #[schema(value_type = String)]
    invoice: Id<Invoice>,
}

/// Match a payment with an invoice by hand.
#[utoipa::path(post, path = "/api/bank/entries/{id}/match", operation_id = "bank.match_by_hand", params(("id" = String, Path)), request_body = ByHand, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn match_by_hand(visit: Visit, Path(id): Path<String>, body: Body<ByHand>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::match_by_hand(&mut tx, id_of(&id)?, body.value.invoice).await?;
    visit.done_api(tx, &body, &true).await
}

/// A taking back needs no more than its address.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct OnlyAddress {}

/// Take back the match of a payment with an invoice.
#[utoipa::path(post, path = "/api/bank/entries/{id}/take-back", operation_id = "bank.take_back", params(("id" = String, Path)), request_body = OnlyAddress, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn take_back(visit: Visit, Path(id): Path<String>, body: Body<OnlyAddress>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::take_back(&mut tx, id_of(&id)?).await?;
    visit.done_api(tx, &body, &true).await
}
