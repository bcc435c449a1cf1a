//! The API of budgets.

use super::{acts, rules::Budget, rules::Figures, store};
use crate::{
    access::Thing,
    base::{Cents, Id},
    ledger,
    people::Person,
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
    ApiRouter::new().routes(routes!(open)).routes(routes!(of_person))
}

/// Whose budget to open, and at which entity.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Open {
    /// The person.
    #[schema(value_type = String)]
    person: Id<Person>,
    /// Code of the entity: `eg`, `bildungswerk` …
    entity: String,
}

/// Open the budget of a person at an entity
#[utoipa::path(post, path = "/api/budgets", operation_id = "budgets.open", request_body = Open, responses((status = 200)))]
async fn open(visit: Visit, body: Body<Open>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let entity = ledger::entity(&mut tx, &body.value.entity).await?;
    let id = acts::open(&mut tx, body.value.person, entity.id).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "budget": id })).await
}

/// A budget with its figures.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct BudgetView {
    /// Identifier.
    #[schema(value_type = String)]
    budget: Id<Budget>,
    /// Name of the entity that keeps it.
    entity: String,
    /// What a salary may cost at most (M4).
    available_for_payroll_cents: Cents,
    /// The figures.
    #[serde(flatten)]
    figures: Figures,
}

/// The budgets of a person with their figures
#[utoipa::path(get, path = "/api/budgets/of/{person}", operation_id = "budgets.of_person",
    params(("person" = String, Path)), responses((status = 200, body = Vec<BudgetView>)))]
async fn of_person(visit: Visit, Path(person): Path<Id<Person>>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("budgets.read", &Thing::of(person))?;
    let mut figures = store::figures_of_person(&mut tx, person).await?;
    let budgets = store::of_person(&mut tx, person).await?;
    let views = budgets.into_iter().map(|budget| {
        let figures = figures.remove(&budget.id).unwrap_or_default();
        let available_for_payroll_cents = figures.available_for_payroll();
        BudgetView { budget: budget.id, entity: budget.entity_name, available_for_payroll_cents, figures }
    });
    Ok(Json(views.collect::<Vec<_>>()).into_response())
}
