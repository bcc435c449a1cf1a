//! The API of work.

use super::{
    acts::{self, DraftChange, Print},
    rules::{Answer, Autonomy, Client, ClientKind, Country, Decides, Draft, Invoice, NewClient, NewOrder, Order, State, Vat, vat_id},
    store::{self, Filter},
};
use crate::{
    access::Thing,
    base::{Cents, Day, Email, FromField, Id, Lang, Line, Text},
    ledger,
    people::Person,
    web::{ApiRouter, Body, Oops, Visit},
};
use axum::{
    Json,
    extract::Path,
    response::{IntoResponse, Response},
};
use std::collections::BTreeMap;
use utoipa_axum::routes;

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
        .routes(routes!(record_client))
        .routes(routes!(save_draft))
        .routes(routes!(drop_draft))
        .routes(routes!(place_order))
        .routes(routes!(change_order))
        .routes(routes!(approve_order))
        .routes(routes!(reject_order))
        .routes(routes!(answer_order))
        .routes(routes!(cancel_order))
        .routes(routes!(draft_invoice))
        .routes(routes!(change_draft))
        .routes(routes!(issue_invoice))
        .routes(routes!(print_invoice))
        .routes(routes!(credit_invoice))
        .routes(routes!(orders))
        .routes(routes!(invoices))
}

/// A client of a member.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct ClientInput {
    /// The member.
    #[schema(value_type = String)]
    person: Id<Person>,
    /// What it is.
    kind: ClientKind,
    /// Full name or firm.
    name: Line,
    /// Street and number.
    street: Line,
    /// Post code.
    postcode: Line,
    /// Town.
    city: Line,
    /// Country, two letters.
    country: String,
    /// VAT id.
    #[serde(default)]
    vat_id: Option<String>,
    /// The buyer's reference; for public buyers in Germany the Leitweg-ID.
    #[serde(default)]
    buyer_reference: Option<Line>,
    /// Mail address.
    email: Email,
    /// Language of mails and invoices.
    lang: Lang,
}

/// Record a client of a member
#[utoipa::path(post, path = "/api/clients", operation_id = "work.record_client", request_body = ClientInput, responses((status = 200)))]
async fn record_client(visit: Visit, body: Body<ClientInput>) -> Result<Response, Oops> {
    let input = &body.value;
    let new = NewClient {
        kind: input.kind,
        name: input.name.clone(),
        street: input.street.clone(),
        postcode: input.postcode.clone(),
        city: input.city.clone(),
        country: Country::from_field(&input.country).map_err(|refusal| refusal.field("country"))?,
        vat_id: input.vat_id.as_deref().map(vat_id).transpose()?,
        buyer_reference: input.buyer_reference.clone(),
        email: input.email.clone(),
        lang: input.lang,
    };
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::record_client(&mut tx, input.person, &new).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "client": id })).await
}

/// What was typed so far.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct DraftInput {
    /// The member.
    #[schema(value_type = String)]
    person: Id<Person>,
    /// The draft to go on with; a new one without it.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    draft: Option<Id<Draft>>,
    /// Fields of the form with their values.
    fields: BTreeMap<String, String>,
}

/// Save an order that is not finished yet
#[utoipa::path(post, path = "/api/order-drafts", operation_id = "work.save_draft", request_body = DraftInput, responses((status = 200)))]
async fn save_draft(visit: Visit, body: Body<DraftInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let input = &body.value;
    let id = acts::save_draft(&mut tx, input.person, input.draft, None, input.fields.clone()).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "draft": id })).await
}

/// Nothing to say.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Nothing {}

/// Throw a draft of an order away
#[utoipa::path(post, path = "/api/order-drafts/{draft}/drop", operation_id = "work.drop_draft", params(("draft" = String, Path)), request_body = Nothing, responses((status = 200)))]
async fn drop_draft(visit: Visit, Path(draft): Path<Id<Draft>>, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::drop_draft(&mut tx, draft).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// An order as agreed with a client.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct OrderInput {
    /// The member.
    #[schema(value_type = String)]
    person: Id<Person>,
    /// Code of the entity: `eg`, `bildungswerk` …
    entity: String,
    /// The client.
    #[schema(value_type = String)]
    client: Id<Client>,
    /// What it is, in a few words.
    title: Line,
    /// What is to be done.
    description: Text,
    /// Price without VAT, in cents.
    net_cents: Cents,
    /// How it is taxed.
    vat: Vat,
    /// Why, if not at the standard rate.
    #[serde(default)]
    vat_reason: Option<Line>,
    /// Day of the invoice.
    #[schema(value_type = String)]
    invoice_on: Day,
    /// First day of the service.
    #[schema(value_type = String)]
    period_from: Day,
    /// Last day of the service.
    #[schema(value_type = String)]
    period_to: Day,
    /// Until when the client can accept.
    #[schema(value_type = String)]
    valid_until: Day,
    /// Where the work is done.
    place: Line,
    /// When.
    time: Line,
    /// Who decides the place.
    decides_place: Decides,
    /// Who decides the time.
    decides_time: Decides,
    /// Who decides the manner.
    decides_manner: Decides,
    /// Whether the member does the work herself.
    personally: bool,
    /// Whether she uses her own tools.
    own_tools: bool,
}

impl OrderInput {
    fn terms(&self) -> NewOrder {
        NewOrder {
            title: self.title.clone(),
            description: self.description.clone(),
            net: self.net_cents,
            vat: self.vat,
            vat_reason: self.vat_reason.clone(),
            invoice_on: self.invoice_on,
            period_from: self.period_from,
            period_to: self.period_to,
            valid_until: self.valid_until,
            place: self.place.clone(),
            time: self.time.clone(),
            autonomy: Autonomy {
                place: self.decides_place,
                time: self.decides_time,
                manner: self.decides_manner,
                personally: self.personally,
                own_tools: self.own_tools,
            },
        }
    }
}

/// Place an order with the cooperative
#[utoipa::path(post, path = "/api/orders", operation_id = "work.place_order", request_body = OrderInput, responses((status = 200)))]
async fn place_order(visit: Visit, body: Body<OrderInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let input = &body.value;
    let entity = ledger::entity(&mut tx, &input.entity).await?;
    let id = acts::place_order(&mut tx, input.person, &entity, input.client, &input.terms(), None).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "order": id })).await
}

/// Place an order again that came back with a wish for a change
#[utoipa::path(post, path = "/api/orders/{order}/change", operation_id = "work.change_order", params(("order" = String, Path)), request_body = OrderInput, responses((status = 200)))]
async fn change_order(visit: Visit, Path(order): Path<Id<Order>>, body: Body<OrderInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let input = &body.value;
    let entity = ledger::entity(&mut tx, &input.entity).await?;
    acts::change_order(&mut tx, order, &entity, input.client, &input.terms(), None).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "order": order })).await
}

/// A note or a reason.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct Note {
    /// The words; may be empty where nothing must be said.
    #[serde(default)]
    note: String,
}

/// Find an order in order: the client gets the link
#[utoipa::path(post, path = "/api/orders/{order}/approve", operation_id = "work.approve_order", params(("order" = String, Path)), request_body = Note, responses((status = 200)))]
async fn approve_order(visit: Visit, Path(order): Path<Id<Order>>, body: Body<Note>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::approve_order(&mut tx, order, &body.value.note).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "order": order })).await
}

/// Refuse an order, with a reason
#[utoipa::path(post, path = "/api/orders/{order}/reject", operation_id = "work.reject_order", params(("order" = String, Path)), request_body = Note, responses((status = 200)))]
async fn reject_order(visit: Visit, Path(order): Path<Id<Order>>, body: Body<Note>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::reject_order(&mut tx, order, &body.value.note).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "order": order })).await
}

/// What the client answers.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct AnswerInput {
    /// Yes, a change, or no.
    answer: Answer,
    /// What must change, or why not.
    #[serde(default)]
    words: String,
}

/// Answer an order by the client's link
#[utoipa::path(post, path = "/api/order-links/{token}", operation_id = "work.answer_order", params(("token" = String, Path)), request_body = AnswerInput, responses((status = 200)))]
async fn answer_order(visit: Visit, Path(token): Path<String>, body: Body<AnswerInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::answer_order(&mut tx, &token, body.value.answer, &body.value.words).await?;
    visit.done_api(tx, &body, &serde_json::json!({})).await
}

/// Give up an order that has not been invoiced
#[utoipa::path(post, path = "/api/orders/{order}/cancel", operation_id = "work.cancel_order", params(("order" = String, Path)), request_body = Nothing, responses((status = 200)))]
async fn cancel_order(visit: Visit, Path(order): Path<Id<Order>>, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::cancel_order(&mut tx, order).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "order": order })).await
}

/// Draft the invoice of an active order
#[utoipa::path(post, path = "/api/orders/{order}/draft-invoice", operation_id = "work.draft_invoice", params(("order" = String, Path)), request_body = Nothing, responses((status = 200)))]
async fn draft_invoice(visit: Visit, Path(order): Path<Id<Order>>, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::draft_invoice(&mut tx, order).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "invoice": id })).await
}

/// What changes in a draft.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct DraftChangeInput {
    /// What it is for.
    text: Text,
    /// Net amount in cents.
    net_cents: Cents,
    /// Day of issue.
    #[schema(value_type = String)]
    issue_on: Day,
}

/// Change the draft of an invoice
#[utoipa::path(post, path = "/api/invoices/{invoice}/change", operation_id = "work.change_draft", params(("invoice" = String, Path)), request_body = DraftChangeInput, responses((status = 200)))]
async fn change_draft(visit: Visit, Path(invoice): Path<Id<Invoice>>, body: Body<DraftChangeInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let input = &body.value;
    let change = DraftChange { text: input.text.clone(), net: input.net_cents, issue_on: input.issue_on };
    acts::change_draft(&mut tx, invoice, &change).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "invoice": invoice })).await
}

/// How to issue.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct IssueInput {
    /// Leave the PDF and the mail to the next sweep: for many invoices at once.
    #[serde(default)]
    print_later: bool,
}

impl IssueInput {
    fn print(&self) -> Print {
        if self.print_later { Print::Later } else { Print::Now }
    }
}

/// Issue an invoice: number, documents, books, budget, mail
#[utoipa::path(post, path = "/api/invoices/{invoice}/issue", operation_id = "work.issue_invoice", params(("invoice" = String, Path)), request_body = IssueInput, responses((status = 200)))]
async fn issue_invoice(visit: Visit, Path(invoice): Path<Id<Invoice>>, body: Body<IssueInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let number = acts::issue_invoice(&mut tx, invoice, body.value.print()).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "invoice": invoice, "number": number })).await
}

/// Make the PDF of an issued invoice that has none yet, and mail it
#[utoipa::path(post, path = "/api/invoices/{invoice}/print", operation_id = "work.print_invoice", params(("invoice" = String, Path)), request_body = Nothing, responses((status = 200)))]
async fn print_invoice(visit: Visit, Path(invoice): Path<Id<Invoice>>, body: Body<Nothing>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    acts::print_invoice(&mut tx, invoice).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "invoice": invoice })).await
}

/// Why an invoice is taken back.
#[derive(serde::Deserialize, utoipa::ToSchema)]
struct CreditInput {
    /// The reason, as the client reads it.
    reason: String,
}

/// Take an invoice back by a credit note
#[utoipa::path(post, path = "/api/invoices/{invoice}/credit", operation_id = "work.credit_invoice", params(("invoice" = String, Path)), request_body = CreditInput, responses((status = 200)))]
async fn credit_invoice(visit: Visit, Path(invoice): Path<Id<Invoice>>, body: Body<CreditInput>) -> Result<Response, Oops> {
    let mut tx = visit.begin_api(&body).await?;
    let id = acts::credit_invoice(&mut tx, invoice, &body.value.reason, Print::Now).await?;
    visit.done_api(tx, &body, &serde_json::json!({ "credit_note": id })).await
}

/// An order in a list.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct OrderView {
    /// Identifier.
    #[schema(value_type = String)]
    order: Id<Order>,
    /// What it is.
    title: String,
    /// Name of the client.
    client: String,
    /// Price without VAT.
    net_cents: Cents,
    /// Where it stands.
    state: State,
    /// Whether the cooperative answers for the payment.
    guaranteed: bool,
}

/// The orders of a member
#[utoipa::path(get, path = "/api/orders/of/{person}", operation_id = "work.orders", params(("person" = String, Path)), responses((status = 200, body = Vec<OrderView>)))]
async fn orders(visit: Visit, Path(person): Path<Id<Person>>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::of(person))?;
    let rows = store::orders_of(&mut tx, person).await?;
    let views = rows.into_iter().map(|row| OrderView {
        order: row.id,
        title: row.terms.title.to_string(),
        client: row.of.client.name,
        net_cents: row.terms.net,
        state: row.state,
        guaranteed: row.guaranteed,
    });
    Ok(Json(views.collect::<Vec<_>>()).into_response())
}

/// An invoice in a list.
#[derive(serde::Serialize, utoipa::ToSchema)]
struct InvoiceView {
    /// Identifier.
    #[schema(value_type = String)]
    invoice: Id<Invoice>,
    /// Number.
    number: Option<String>,
    /// Name of the client.
    client: String,
    /// Day of issue.
    #[schema(value_type = String)]
    issue_on: Day,
    /// With VAT.
    gross_cents: Cents,
    /// Still to be paid.
    open_cents: Cents,
    /// `draft`, `open`, `overdue`, `paid`, `credited` or `credit-note`.
    standing: &'static str,
}

/// Invoices, the newest first: ?standing=open&search=…&page=1
#[utoipa::path(get, path = "/api/invoices", operation_id = "work.invoices",
    params(("standing" = Option<String>, Query), ("search" = Option<String>, Query), ("page" = Option<i64>, Query)),
    responses((status = 200, body = Vec<InvoiceView>)))]
async fn invoices(visit: Visit) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::any())?;
    let today = tx.today();
    let page: i64 = visit.query("page").and_then(|text| text.parse().ok()).unwrap_or(1);
    let filter = Filter {
        standing: visit.query("standing").unwrap_or_default(),
        search: visit.query("search").unwrap_or_default(),
        month: None,
        today,
        offset: (page.clamp(1, 10_000) - 1) * 100,
        most: 100,
    };
    let rows = store::invoices(&mut tx, &filter).await?;
    let views = rows.into_iter().map(|row| InvoiceView {
        invoice: row.id,
        standing: row.standing(today),
        gross_cents: row.gross(),
        open_cents: row.open(),
        issue_on: row.issue_on,
        number: row.number,
        client: row.of.client.name,
    });
    Ok(Json(views.collect::<Vec<_>>()).into_response())
}
