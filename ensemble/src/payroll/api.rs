//! Employment and payroll for programs; the command line is made from it.

use super::{
    CostLine, DueRow, Employment, EmploymentState, Facts, PayslipKind, Request, Run, RunState, Totals, acts,
    rules::{self, full_cost},
    store,
};
use crate::{
    access::Thing,
    base::{Cents, Day, Id, Line},
    budgets::Budget,
    ledger::{self, EntityRow},
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
    ApiRouter::new()
        .routes(routes!(api_facts))
        .routes(routes!(api_request))
        .routes(routes!(api_confirm))
        .routes(routes!(api_return))
        .routes(routes!(api_sign))
        .routes(routes!(api_change))
        .routes(routes!(api_end))
        .routes(routes!(api_employments))
        .routes(routes!(api_open))
        .routes(routes!(api_freeze))
        .routes(routes!(api_work_on))
        .routes(routes!(api_reopen))
        .routes(routes!(api_approve))
        .routes(routes!(api_pay))
        .routes(routes!(api_report))
        .routes(routes!(api_lock))
        .routes(routes!(api_run))
        .routes(routes!(api_payslip))
        .routes(routes!(api_print))
}

/// Facts of a person from a day on.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct FactsBody {
    /// The person.
    #[schema(value_type = String)]
    pub person: Id<Person>,
    /// First day on which they hold.
    #[schema(value_type = String)]
    pub effective_on: Day,
    /// The facts.
    pub facts: Facts,
}

/// Record what a wage is computed from.
#[utoipa::path(post, path = "/api/payroll/facts", operation_id = "payroll.record_facts", request_body = FactsBody, responses((status = 200)))]
pub async fn api_facts(visit: Visit, body: Body<FactsBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::record_facts(&mut tx, body.value.person, body.value.effective_on, body.value.facts.clone()).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// A request for an employment.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct RequestBody {
    /// The budget that bears it.
    #[schema(value_type = String)]
    pub budget: Id<Budget>,
    /// Gross pay of a month in cents.
    pub gross_cents: Cents,
    /// Hours a week.
    #[schema(value_type = String)]
    pub weekly_hours: rust_decimal::Decimal,
    /// First day: the 1st of a month.
    #[schema(value_type = String)]
    pub starts_on: Day,
}

/// What an act made or changed.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Made {
    /// Its identifier.
    pub id: String,
}

fn made(id: impl ToString) -> Made {
    Made { id: id.to_string() }
}

/// Ask for an employment.
#[utoipa::path(post, path = "/api/payroll/employments", operation_id = "payroll.request", request_body = RequestBody, responses((status = 200, body = Made)))]
pub async fn api_request(visit: Visit, body: Body<RequestBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let value = &body.value;
    let wanted = Request { gross_cents: value.gross_cents, weekly_hours: value.weekly_hours, starts_on: value.starts_on };
    let id = acts::request(&mut tx, value.budget, &wanted).await?;
    visit.done_api(tx, &body, &made(id)).await
}

/// An employment.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct EmploymentBody {
    /// The employment.
    #[schema(value_type = String)]
    pub employment: Id<Employment>,
}

/// Confirm an employment (or changed terms) and send the contract.
#[utoipa::path(post, path = "/api/payroll/confirm", operation_id = "payroll.confirm", request_body = EmploymentBody, responses((status = 200)))]
pub async fn api_confirm(visit: Visit, body: Body<EmploymentBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::confirm(&mut tx, body.value.employment).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// An employment and a reason.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct ReturnBody {
    /// The employment.
    #[schema(value_type = String)]
    pub employment: Id<Employment>,
    /// Why.
    pub reason: Line,
}

/// Give a request for employment back with the reason.
#[utoipa::path(post, path = "/api/payroll/return", operation_id = "payroll.return_request", request_body = ReturnBody, responses((status = 200)))]
pub async fn api_return(visit: Visit, body: Body<ReturnBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::return_request(&mut tx, body.value.employment, &body.value.reason).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// Acknowledge an employment contract.
#[utoipa::path(post, path = "/api/payroll/sign", operation_id = "payroll.sign", request_body = EmploymentBody, responses((status = 200)))]
pub async fn api_sign(visit: Visit, body: Body<EmploymentBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::sign(&mut tx, body.value.employment).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// Other terms of an employment.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct ChangeBody {
    /// The employment.
    #[schema(value_type = String)]
    pub employment: Id<Employment>,
    /// Gross pay of a month in cents.
    pub gross_cents: Cents,
    /// Hours a week.
    #[schema(value_type = String)]
    pub weekly_hours: rust_decimal::Decimal,
    /// From this day on: the 1st of a month.
    #[schema(value_type = String)]
    pub effective_on: Day,
}

/// Ask for other terms of a running employment.
#[utoipa::path(post, path = "/api/payroll/change", operation_id = "payroll.request_change", request_body = ChangeBody, responses((status = 200)))]
pub async fn api_change(visit: Visit, body: Body<ChangeBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let value = &body.value;
    let wanted = Request { gross_cents: value.gross_cents, weekly_hours: value.weekly_hours, starts_on: value.effective_on };
    acts::request_change(&mut tx, value.employment, &wanted).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// The end of an employment.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct EndBody {
    /// The employment.
    #[schema(value_type = String)]
    pub employment: Id<Employment>,
    /// Last day: the last of a month.
    #[schema(value_type = String)]
    pub ends_on: Day,
}

/// End an employment at the end of a month.
#[utoipa::path(post, path = "/api/payroll/end", operation_id = "payroll.end_employment", request_body = EndBody, responses((status = 200)))]
pub async fn api_end(visit: Visit, body: Body<EndBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::end_employment(&mut tx, body.value.employment, body.value.ends_on).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// An employment as a program reads it.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct EmploymentJson {
    /// Identifier.
    #[schema(value_type = String)]
    pub id: Id<Employment>,
    /// Number of the contract.
    pub number: i64,
    /// Where it stands.
    pub state: EmploymentState,
    /// First day.
    #[schema(value_type = String)]
    pub starts_on: Day,
    /// Gross pay of a month in cents, by the newest terms.
    pub gross_cents: Cents,
}

/// List the employments of the person who asks.
#[utoipa::path(get, path = "/api/payroll/employments", operation_id = "payroll.employments", responses((status = 200, body = Vec<EmploymentJson>)))]
pub async fn api_employments(visit: Visit) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    let rows = store::of_person(&mut tx, person).await?.into_iter().map(|row| EmploymentJson {
        id: row.id,
        number: row.number,
        state: row.state,
        starts_on: row.starts_on,
        gross_cents: row.terms.gross_cents,
    });
    Ok(Json(rows.collect::<Vec<_>>()).into_response())
}

/// A month of an entity.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct OpenBody {
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Id<EntityRow>,
    /// First day of the month.
    #[schema(value_type = String)]
    pub month: Day,
}

/// Open a payroll month.
#[utoipa::path(post, path = "/api/payroll/runs", operation_id = "payroll.open_run", request_body = OpenBody, responses((status = 200, body = Made)))]
pub async fn api_open(visit: Visit, body: Body<OpenBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::open_run(&mut tx, body.value.entity, body.value.month).await?;
    visit.done_api(tx, &body, &made(id)).await
}

/// A run.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct RunBody {
    /// The run.
    #[schema(value_type = String)]
    pub run: Id<Run>,
}

/// Freeze the inputs of a payroll month and calculate it.
#[utoipa::path(post, path = "/api/payroll/freeze", operation_id = "payroll.freeze_run", request_body = RunBody, responses((status = 200)))]
pub async fn api_freeze(visit: Visit, body: Body<RunBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::freeze_run(&mut tx, body.value.run).await?;
    let response = visit.done_api(tx, &body, &serde_json::json!({})).await?;
    acts::drive(&visit.app, &visit.who, body.value.run).await?;
    Ok(response)
}

/// Do the next chunk of an interrupted payroll step.
#[utoipa::path(post, path = "/api/payroll/work-on", operation_id = "payroll.work_on", request_body = RunBody, responses((status = 200)))]
pub async fn api_work_on(visit: Visit, body: Body<RunBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let more = acts::work_on(&mut tx, body.value.run).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "more": more })).await
}

/// A run and a reason.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct ReopenBody {
    /// The run.
    #[schema(value_type = String)]
    pub run: Id<Run>,
    /// Why.
    pub reason: Line,
}

/// Open a payroll month again before its release.
#[utoipa::path(post, path = "/api/payroll/reopen", operation_id = "payroll.reopen_run", request_body = ReopenBody, responses((status = 200)))]
pub async fn api_reopen(visit: Visit, body: Body<ReopenBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::reopen_run(&mut tx, body.value.run, &body.value.reason).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// A release.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct ApproveBody {
    /// The run.
    #[schema(value_type = String)]
    pub run: Id<Run>,
    /// How many exceptions are known not to be paid in it.
    pub exceptions_seen: u32,
}

/// Release a calculated payroll month (four eyes) and issue its payslips.
#[utoipa::path(post, path = "/api/payroll/approve", operation_id = "payroll.approve_run", request_body = ApproveBody, responses((status = 200)))]
pub async fn api_approve(visit: Visit, body: Body<ApproveBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::approve_run(&mut tx, body.value.run, body.value.exceptions_seen).await?;
    let response = visit.done_api(tx, &body, &serde_json::json!({})).await?;
    acts::drive(&visit.app, &visit.who, body.value.run).await?;
    Ok(response)
}

/// A payment.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct PayBody {
    /// The run.
    #[schema(value_type = String)]
    pub run: Id<Run>,
    /// Day of execution; without it the 28th or the working day before.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub pay_on: Option<Day>,
}

/// Make the payment file of a released payroll month, once.
#[utoipa::path(post, path = "/api/payroll/pay", operation_id = "payroll.pay_run", request_body = PayBody, responses((status = 200)))]
pub async fn api_pay(visit: Visit, body: Body<PayBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let document = acts::pay_run(&mut tx, body.value.run, body.value.pay_on).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "document": document })).await
}

/// Write the amounts to be reported of a paid payroll month.
#[utoipa::path(post, path = "/api/payroll/report", operation_id = "payroll.report_run", request_body = RunBody, responses((status = 200)))]
pub async fn api_report(visit: Visit, body: Body<RunBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let document = acts::report_run(&mut tx, body.value.run).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "document": document })).await
}

/// Close a reported payroll month for good.
#[utoipa::path(post, path = "/api/payroll/lock", operation_id = "payroll.lock_run", request_body = RunBody, responses((status = 200)))]
pub async fn api_lock(visit: Visit, body: Body<RunBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::lock_run(&mut tx, body.value.run).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// A run with its sums.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct RunJson {
    /// Where it stands.
    pub state: RunState,
    /// First day of the month.
    #[schema(value_type = String)]
    pub month: Day,
    /// Whether the step in progress is done.
    pub step_done: bool,
    /// Sums.
    pub totals: Totals,
    /// What is owed to whom.
    pub dues: Vec<DueRow>,
    /// The payment file.
    pub document: Option<String>,
}

/// Show a payroll run with its sums.
#[utoipa::path(get, path = "/api/payroll/runs/{run}", operation_id = "payroll.run", params(("run" = String, Path, description = "The run")), responses((status = 200, body = RunJson)))]
pub async fn api_run(visit: Visit, Path(run): Path<String>) -> Result<Response, Oops> {
    let id: Id<Run> = run.parse().map_err(|_| crate::base::Error::Missing("run"))?;
    let mut tx = visit.read().await?;
    tx.allow("payroll.read_run", &Thing::any())?;
    let run = store::run(&mut tx, id).await?;
    let json = RunJson {
        state: run.state,
        month: run.month,
        step_done: run.step_done,
        totals: store::totals(&mut tx, id).await?,
        dues: store::dues(&mut tx, id).await?,
        document: run.document.map(|id| id.to_string()),
    };
    Ok(Json(json).into_response())
}

/// A payslip with every line explained.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct PayslipJson {
    /// First day of the month.
    #[schema(value_type = String)]
    pub month: Day,
    /// Name of the employer.
    pub entity: String,
    /// The full-cost statement.
    pub lines: Vec<CostLine>,
}

fn payslip_id(text: &str) -> Result<Id<PayslipKind>, crate::base::Error> {
    text.parse().map_err(|_| crate::base::Error::Missing("payslip"))
}

/// Show a payslip, each line with its rule and paragraph.
#[utoipa::path(get, path = "/api/payroll/payslips/{payslip}", operation_id = "payroll.payslip", params(("payslip" = String, Path, description = "The payslip")), responses((status = 200, body = PayslipJson)))]
pub async fn api_payslip(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    let row = store::payslip(&mut tx, payslip_id(&id)?).await?;
    let sealed = acts::read_sealed(&mut tx, &row).await?;
    let entity = ledger::entities(&mut tx).await?.into_iter().find(|entity| entity.id == row.entity);
    let lines = full_cost(&sealed, &visit.said).map_err(anyhow::Error::from)?;
    Ok(Json(PayslipJson { month: row.month, entity: entity.map(|e| e.name).unwrap_or_default(), lines }).into_response())
}

/// A payslip.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct PrintBody {
    /// The payslip.
    #[schema(value_type = String)]
    pub payslip: Id<rules::PayslipKind>,
}

/// Print a payslip; the document is made once and kept.
#[utoipa::path(post, path = "/api/payroll/print", operation_id = "payroll.print_payslip", request_body = PrintBody, responses((status = 200)))]
pub async fn api_print(visit: Visit, body: Body<PrintBody>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let document = acts::print_payslip(&mut tx, body.value.payslip).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "document": document })).await
}
