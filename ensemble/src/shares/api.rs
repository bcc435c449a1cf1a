//! Shares for programs.

use super::{
    acts,
    rules::{Further, Holding},
    store,
};
use crate::{
    access::Thing,
    base::{Error, Id},
    members::{self, Declaration},
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::{Json, extract::Path, response::Response};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
        .routes(routes!(mine))
        .routes(routes!(admit))
        .routes(routes!(declare_further))
        .routes(routes!(admit_further))
        .routes(routes!(refuse_further))
}

/// What a member holds and how she pays.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Mine {
    /// Member number.
    number: i64,
    /// What she holds.
    holding: Holding,
    /// Reference of her payments (ISO 11649).
    reference: String,
}

/// What I hold, have paid and owe on shares.
#[utoipa::path(get, path = "/api/shares/mine", operation_id = "shares.mine", responses((status = 200, body = Mine), (status = 404, body = Problem)))]
async fn mine(visit: Visit) -> Result<Json<Mine>, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("members.read", &Thing::of(person))?;
    let member = members::member_of(&mut tx, person).await?.ok_or(Error::Missing("member"))?;
    let holding = acts::holding(&mut tx, &member).await?;
    let reference = store::reference_of(&mut tx, member.id).await?;
    Ok(Json(Mine { number: member.number, holding, reference }))
}

/// A newcomer who was admitted.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct AdmittedShown {
    /// Identifier of the member.
    member: String,
    /// Member number.
    number: i64,
}

/// Which declaration.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct WhichDeclaration {
    /// Its identifier.
    #[schema(value_type = String)]
    declaration: Id<Declaration>,
}

/// Admit a declaration of membership.
#[utoipa::path(post, path = "/api/shares/admissions", operation_id = "shares.admit", request_body = WhichDeclaration, responses((status = 200, body = AdmittedShown), (status = 422, body = Problem)))]
async fn admit(visit: Visit, body: Body<WhichDeclaration>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let done = acts::admit(&mut tx, body.value.declaration).await?;
    let shown = AdmittedShown { member: done.member.to_string(), number: done.number };
    visit.done_api(tx, &body, &shown).await
}

/// Further shares.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NewFurther {
    /// How many.
    shares: u32,
    /// "I undertake to make the payments on them" (§ 15a, § 15b GenG).
    duty_accepted: bool,
}

/// Declare further shares of mine.
#[utoipa::path(post, path = "/api/shares/further", operation_id = "shares.declare_further", request_body = NewFurther, responses((status = 200, body = String), (status = 422, body = Problem)))]
async fn declare_further(visit: Visit, body: Body<NewFurther>) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut tx = visit.begin_api(&body).await?;
    let member = members::member_of(&mut tx, person).await?.ok_or(Error::Missing("member"))?;
    let id = acts::declare_further(&mut tx, member.id, body.value.shares, body.value.duty_accepted).await?;
    visit.done_api(tx, &body, &id).await
}

/// A decision needs no more than its address.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Nothing {}

fn id_of(text: &str) -> Result<Id<Further>, Error> {
    text.parse().map_err(|_| Error::Missing("declaration"))
}

/// Admit a declaration for further shares.
#[utoipa::path(post, path = "/api/shares/further/{id}/admit", operation_id = "shares.admit_further", params(("id" = String, Path)), request_body = Nothing, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn admit_further(visit: Visit, Path(id): Path<String>, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::admit_further(&mut tx, id_of(&id)?).await?;
    visit.done_api(tx, &body, &true).await
}

/// Refuse a declaration for further shares.
#[utoipa::path(post, path = "/api/shares/further/{id}/refuse", operation_id = "shares.refuse_further", params(("id" = String, Path)), request_body = Nothing, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn refuse_further(visit: Visit, Path(id): Path<String>, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::refuse_further(&mut tx, id_of(&id)?).await?;
    visit.done_api(tx, &body, &true).await
}
