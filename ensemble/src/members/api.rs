//! Members for programs.

use super::{
    acts::{self, Handed},
    rules::{Declaration, Filter, NewDeclaration},
    store::{self, ListRow},
};
use crate::{
    access::Thing,
    base::{Day, Error, FromField, Id, Outcome},
    web::{ApiRouter, Body, Oops, Problem, Visit},
};
use axum::{Json, extract::Path, response::Response};
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
        .routes(routes!(adopt))
        .routes(routes!(hand_over))
        .routes(routes!(declare))
        .routes(routes!(open))
        .routes(routes!(refuse))
        .routes(routes!(list))
}

/// A new version of the statutes.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NewStatutes {
    /// Name of the version.
    version: String,
    /// First day on which it is in force.
    #[schema(value_type = String, format = Date)]
    in_force_from: Day,
    /// Its text.
    text: String,
}

/// Record a version of the statutes that the General Assembly resolved.
#[utoipa::path(post, path = "/api/members/statutes", operation_id = "members.adopt_statutes", request_body = NewStatutes, responses((status = 200, body = String), (status = 422, body = Problem)))]
async fn adopt(visit: Visit, body: Body<NewStatutes>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let sha256 = acts::adopt_statutes(&mut tx, &body.value.version, body.value.in_force_from, &body.value.text).await?;
    visit.done_api(tx, &body, &sha256).await
}

/// Hand over the statutes in force; the receipt belongs into the declaration.
#[utoipa::path(get, path = "/api/members/statutes", operation_id = "members.hand_over_statutes", responses((status = 200, body = Handed), (status = 422, body = Problem)))]
async fn hand_over(visit: Visit) -> Result<Json<Handed>, Oops> {
    let mut tx = visit.read().await?;
    Ok(Json(acts::hand_over_statutes(&mut tx).await?))
}

/// Declare membership.
#[utoipa::path(post, path = "/api/members/declarations", operation_id = "members.declare", request_body = NewDeclaration, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn declare(visit: Visit, body: Body<NewDeclaration>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    // The answer is the same for a new address and a known one.
    acts::declare(&mut tx, &body.value).await?;
    visit.done_api(tx, &body, &true).await
}

/// A declaration that waits for the board.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct Waiting {
    /// Identifier.
    id: String,
    /// Number.
    number: i64,
    /// Name.
    name: String,
    /// Shares.
    shares: u32,
}

/// List the declarations that wait for the board.
#[utoipa::path(get, path = "/api/members/declarations", operation_id = "members.open_declarations", responses((status = 200, body = Vec<Waiting>), (status = 403, body = Problem)))]
async fn open(visit: Visit) -> Result<Json<Vec<Waiting>>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("members.decide", &Thing::any())?;
    let rows = store::open_declarations(&mut tx).await?;
    let shown = rows.into_iter().map(|row| {
        let name = row.person.map(|person| format!("{} {}", person.given_name, person.family_name)).unwrap_or_default();
        Waiting { id: row.id.to_string(), number: row.number, name, shares: row.shares }
    });
    Ok(Json(shown.collect()))
}

/// A decision needs no more than its address.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct NoMore {}

/// Refuse a declaration of membership and erase its data.
#[utoipa::path(post, path = "/api/members/declarations/{id}/refuse", operation_id = "members.refuse", params(("id" = String, Path)), request_body = NoMore, responses((status = 200, body = bool), (status = 422, body = Problem)))]
async fn refuse(visit: Visit, Path(id): Path<String>, body: Body<NoMore>) -> Result<Response, Oops> {
    let id: Id<Declaration> = id.parse().map_err(|_| Error::Missing("declaration"))?;
    let mut tx = visit.begin_api(&body).await?;
    acts::refuse(&mut tx, id).await?;
    visit.done_api(tx, &body, &true).await
}

/// The member list as of a day (query: `as_of`, `search`), at most 1,000 rows from a number on (`after`).
#[utoipa::path(get, path = "/api/members", operation_id = "members.list", params(("as_of" = Option<String>, Query), ("search" = Option<String>, Query), ("after" = Option<i64>, Query)), responses((status = 200, body = Vec<ListRow>), (status = 403, body = Problem)))]
async fn list(visit: Visit) -> Result<Json<Vec<ListRow>>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("members.read_list", &Thing::any())?;
    Ok(Json(asked(&visit, &mut tx).await?))
}

async fn asked(visit: &Visit, tx: &mut crate::db::Tx) -> Outcome<Vec<ListRow>> {
    let after = visit.query("after").and_then(|number| number.parse().ok()).map(|number: i64| (String::new(), number));
    let filter =
        Filter { search: visit.query("search").unwrap_or_default(), sort: super::Sort::Number, after, most: 1_000, ..Filter::default() };
    let (now, today) = (tx.now(), tx.today());
    let day = visit.query("as_of").map(|text| Day::from_field(&text)).transpose()?.unwrap_or(today);
    store::list_as_of(tx, day, now, &filter).await
}
