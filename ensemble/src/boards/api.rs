//! The boards for programs.

use super::{
    acts,
    rules::{Body as Board, Ended, Mandate},
    store,
};
use crate::{
    access::Thing,
    base::{Day, Error, FromField, Id, Outcome},
    db::Tx,
    members,
    people::Person,
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::{Json, extract::Path, response::Response};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new().routes(routes!(appoint)).routes(routes!(end_mandate)).routes(routes!(in_office))
}

/// Whether the member list knows a person as a member on a day.
pub(super) async fn is_member(tx: &mut Tx, person: Id<Person>, day: Day) -> Outcome<bool> {
    let member = members::member_of(tx, person).await?;
    Ok(member.is_some_and(|member| member.joined_on <= day && member.left_on.is_none_or(|last| last >= day)))
}

/// A mandate to be recorded.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NewMandate {
    /// The board.
    body: Board,
    /// Who takes the seat.
    #[schema(value_type = String)]
    person: Id<Person>,
    /// Whether it is the chair's.
    #[serde(default)]
    chair: bool,
    /// First day.
    #[schema(value_type = String, format = Date)]
    since: Day,
    /// Last day, if it is known.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Day>,
}

/// Record a mandate of a board.
#[utoipa::path(post, path = "/api/boards/mandates", operation_id = "boards.appoint", request_body = NewMandate, responses((status = 200, body = String), (status = 422, body = Problem)))]
async fn appoint(visit: Visit, body: Body<NewMandate>) -> Result<Response, Oops> {
    let new = &body.value;
    let mut tx = visit.begin_api(&body).await?;
    let is_member = is_member(&mut tx, new.person, new.since).await?;
    let id = acts::appoint(&mut tx, new.body, new.person, new.chair, (new.since, new.until), is_member).await?;
    visit.done_api(tx, &body, &id).await
}

/// The end of a mandate.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct MandateEnd {
    /// Last day in office.
    #[schema(value_type = String, format = Date)]
    last: Day,
    /// How it ended.
    how: Ended,
}

/// End a mandate with a last day.
#[utoipa::path(post, path = "/api/boards/mandates/{id}/end", operation_id = "boards.end_mandate", params(("id" = String, Path)), request_body = MandateEnd, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn end_mandate(visit: Visit, Path(id): Path<String>, body: Body<MandateEnd>) -> Result<Response, Oops> {
    let id: Id<Mandate> = id.parse().map_err(|_| Error::Missing("mandate"))?;
    let mut tx = visit.begin_api(&body).await?;
    acts::end_mandate(&mut tx, id, body.value.last, body.value.how).await?;
    visit.done_api(tx, &body, &true).await
}

/// A mandate.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct MandateShown {
    /// Identifier.
    id: String,
    /// The board.
    body: Board,
    /// Name of who holds it.
    name: String,
    /// Whether it is the chair's.
    chair: bool,
    /// First day.
    #[schema(value_type = String, format = Date)]
    since: Day,
    /// Last day, if it is known.
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Day>,
}

/// List who is in office on a day (query: `day`; without it today).
#[utoipa::path(get, path = "/api/boards", operation_id = "boards.in_office", params(("day" = Option<String>, Query)), responses((status = 200, body = Vec<MandateShown>), (status = 403, body = Problem)))]
async fn in_office(visit: Visit) -> Result<Json<Vec<MandateShown>>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let today = tx.today();
    let day = visit.query("day").map(|text| Day::from_field(&text)).transpose()?.unwrap_or(today);
    let shown = store::in_office(&mut tx, day).await?.into_iter().map(|mandate| MandateShown {
        id: mandate.id.to_string(),
        body: mandate.body,
        name: mandate.name,
        chair: mandate.chair,
        since: mandate.since,
        until: mandate.until,
    });
    Ok(Json(shown.collect()))
}
