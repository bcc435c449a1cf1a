//! Info sessions for programs.

use super::{
    acts,
    rules::{InfoSession, NewSession, Registration, State},
    store::{self, SessionRow},
};
use crate::{
    access::Thing,
    base::{Email, Error, Id, Instant, Lang, Line},
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::{Json, response::Response};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(plan))
        .routes(routes!(register))
        .routes(routes!(confirm))
        .routes(routes!(cancel))
        .routes(routes!(mark))
        .routes(routes!(seats))
        .routes(routes!(registrations))
        .routes(routes!(expire))
        .routes(routes!(remind))
}

/// A session as the API shows it.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct SessionShown {
    /// Identifier.
    #[schema(value_type = String)]
    id: Id<InfoSession>,
    /// Title in German.
    title_de: String,
    /// Title in English.
    title_en: String,
    /// Beginning.
    #[schema(value_type = String, format = DateTime)]
    starts_at: Instant,
    /// End.
    #[schema(value_type = String, format = DateTime)]
    ends_at: Instant,
    /// The language that is spoken.
    lang: Lang,
    /// Where.
    place: Option<String>,
    /// Seats.
    seats: u32,
    /// Seats that are free.
    free: u32,
}

impl SessionShown {
    fn of(row: SessionRow) -> Self {
        let free = row.free();
        let SessionRow { id, title_de, title_en, starts_at, ends_at, lang, place, seats, .. } = row;
        Self { id, title_de, title_en, starts_at, ends_at, lang, place, seats, free }
    }
}

/// An identifier.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Made {
    /// It.
    id: String,
}

impl Made {
    fn of(id: impl ToString) -> Self {
        Self { id: id.to_string() }
    }
}

/// List the coming info sessions with their free seats.
#[utoipa::path(get, path = "/api/info-sessions", operation_id = "events.list", responses((status = 200, body = Vec<SessionShown>)))]
async fn list(visit: Visit) -> Result<Json<Vec<SessionShown>>, Oops> {
    let mut tx = visit.read().await?;
    let now = tx.now();
    let rows = store::sessions_after(&mut tx, now).await?;
    Ok(Json(rows.into_iter().map(SessionShown::of).collect()))
}

/// Plan an info session.
#[utoipa::path(post, path = "/api/info-sessions", operation_id = "events.plan_session", request_body = NewSession, responses((status = 200, body = Made), (status = 422, body = Problem)))]
async fn plan(visit: Visit, body: Body<NewSession>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::plan_session(&mut tx, &body.value).await?;
    visit.done_api(tx, &body, &Made::of(id)).await
}

/// What somebody sends to register.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Register {
    /// The session.
    #[schema(value_type = String)]
    session: Id<InfoSession>,
    /// Name.
    name: Line,
    /// Mail address.
    email: Email,
}

/// Where a link leads; whether the address was known is told to its owner only.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Mailed {
    /// Always true: the answer lies in the mail box.
    mailed: bool,
}

/// Register for an info session; the answer comes by mail.
#[utoipa::path(post, path = "/api/info-sessions/register", operation_id = "events.register", request_body = Register, responses((status = 200, body = Mailed), (status = 422, body = Problem)))]
async fn register(visit: Visit, body: Body<Register>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::register(&mut tx, body.value.session, &body.value.name, &body.value.email).await?;
    visit.done_api(tx, &body, &Mailed { mailed: true }).await
}

/// The token of the link in a mail.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct ByLink {
    /// The token: the last part of the link.
    token: String,
}

/// Confirm a held or offered seat by the token of the mailed link.
#[utoipa::path(post, path = "/api/info-sessions/confirm", operation_id = "events.confirm", request_body = ByLink, responses((status = 200, body = Made), (status = 422, body = Problem)))]
async fn confirm(visit: Visit, body: Body<ByLink>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::confirm(&mut tx, &body.value.token).await?;
    visit.done_api(tx, &body, &Made::of(id)).await
}

/// Give a seat or a place on the waiting list back by the token of the mailed link.
#[utoipa::path(post, path = "/api/info-sessions/cancel", operation_id = "events.cancel", request_body = ByLink, responses((status = 200, body = Made), (status = 422, body = Problem)))]
async fn cancel(visit: Visit, body: Body<ByLink>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::cancel(&mut tx, &body.value.token).await?;
    visit.done_api(tx, &body, &Made::of(id)).await
}

/// Whether somebody came.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Mark {
    /// The registration.
    #[schema(value_type = String)]
    registration: Id<Registration>,
    /// Whether the person came.
    attended: bool,
}

/// Mark whether somebody came to an info session.
#[utoipa::path(post, path = "/api/info-sessions/attendance", operation_id = "events.mark_attendance", request_body = Mark, responses((status = 200, body = Made), (status = 422, body = Problem)))]
async fn mark(visit: Visit, body: Body<Mark>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::mark_attendance(&mut tx, body.value.registration, body.value.attended).await?;
    visit.done_api(tx, &body, &Made::of(body.value.registration)).await
}

/// A new number of seats.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Seats {
    /// The session.
    #[schema(value_type = String)]
    session: Id<InfoSession>,
    /// Seats.
    seats: u32,
}

/// Change the number of seats of an info session.
#[utoipa::path(post, path = "/api/info-sessions/seats", operation_id = "events.change_seats", request_body = Seats, responses((status = 200, body = Made), (status = 422, body = Problem)))]
async fn seats(visit: Visit, body: Body<Seats>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::change_seats(&mut tx, body.value.session, body.value.seats).await?;
    visit.done_api(tx, &body, &Made::of(body.value.session)).await
}

/// A registration as the desk sees it.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct RegistrationShown {
    /// Identifier.
    #[schema(value_type = String)]
    id: Id<Registration>,
    /// Name.
    name: String,
    /// Mail address.
    email: String,
    /// Where it stands.
    state: State,
    /// Whether the person came, once marked.
    attended: Option<bool>,
}

/// List who registered for an info session, in the order of arrival.
#[utoipa::path(get, path = "/api/info-sessions/{id}/registrations", operation_id = "events.registrations", params(("id" = String, Path, description = "The session")), responses((status = 200, body = Vec<RegistrationShown>)))]
async fn registrations(visit: Visit, axum::extract::Path(id): axum::extract::Path<String>) -> Result<Json<Vec<RegistrationShown>>, Oops> {
    let id = id.parse().map_err(|_| Error::Missing("info session"))?;
    let mut tx = visit.read().await?;
    tx.allow("events.read_registrations", &Thing::any())?;
    let rows = store::registrations(&mut tx, id).await?;
    let shown = rows.into_iter().map(|row| RegistrationShown {
        id: row.id,
        name: row.name,
        email: row.email.to_string(),
        state: row.state,
        attended: row.attended,
    });
    Ok(Json(shown.collect()))
}

/// Nothing needs to be said.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Nothing {}

/// How many it concerned.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Concerned {
    /// The number.
    count: usize,
}

/// End holds and offers that ran out, and hand their seats over (the house does it by itself every few seconds).
#[utoipa::path(post, path = "/api/info-sessions/expire", operation_id = "events.expire", request_body = Nothing, responses((status = 200, body = Concerned)))]
async fn expire(visit: Visit, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    tx.allow("events.plan", &Thing::any())?;
    let count = acts::expire(&mut tx).await?;
    visit.done_api(tx, &body, &Concerned { count }).await
}

/// Remind those who have a seat tomorrow (the house does it by itself, once).
#[utoipa::path(post, path = "/api/info-sessions/remind", operation_id = "events.remind", request_body = Nothing, responses((status = 200, body = Concerned)))]
async fn remind(visit: Visit, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    tx.allow("events.plan", &Thing::any())?;
    let count = acts::remind(&mut tx).await?;
    visit.done_api(tx, &body, &Concerned { count }).await
}
