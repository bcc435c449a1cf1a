//! The fund for programs.

use super::{rules::Standing, store};
use crate::{
    access::Thing,
    base::{Cents, Id},
    budgets::Budget,
    ledger::{self, EntityRow},
    web::{ApiRouter, Body, Oops, Visit},
};
use axum::{
    Json,
    extract::Path,
    response::{IntoResponse, Response},
};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new().routes(routes!(api_endow)).routes(routes!(api_standing)).routes(routes!(api_refill))
}

/// An endowment.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Endowment {
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Id<EntityRow>,
    /// Amount in cents.
    pub amount_cents: Cents,
}

/// Move surplus into the guarantee fund, as resolved.
#[utoipa::path(post, path = "/api/fund/endow", operation_id = "fund.endow", request_body = Endowment, responses((status = 200)))]
pub async fn api_endow(visit: Visit, body: Body<Endowment>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    super::endow(&mut tx, body.value.entity, body.value.amount_cents).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// A refill by hand.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Refill {
    /// The budget.
    #[schema(value_type = String)]
    pub budget: Id<Budget>,
    /// Amount in cents.
    pub amount_cents: Cents,
}

/// Take an advance of the guarantee fund back.
#[utoipa::path(post, path = "/api/fund/refill", operation_id = "fund.refill", request_body = Refill, responses((status = 200)))]
pub async fn api_refill(visit: Visit, body: Body<Refill>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    tx.allow("fund.endow", &Thing::any())?;
    super::refill(&mut tx, body.value.budget, body.value.amount_cents).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// Show where the guarantee fund of an entity stands.
#[utoipa::path(get, path = "/api/fund/{entity}", operation_id = "fund.standing", params(("entity" = String, Path, description = "Short word of the entity, for example eg")), responses((status = 200, body = Standing)))]
pub async fn api_standing(visit: Visit, Path(entity): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("fund.read", &Thing::any())?;
    let entity = ledger::entity(&mut tx, &entity).await?;
    Ok(Json(store::standing(&mut tx, entity.id).await?).into_response())
}
