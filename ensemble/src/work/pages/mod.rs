//! The pages of work: a member's orders, the client's link, the desk.

mod desk;
mod invoices;
mod link;
mod mine;
mod place;

use super::store::{InvoiceRow, OrderRow};
use crate::{
    base::{Day, Error, Id, Outcome},
    db::Tx,
    documents::{self, Document},
    people::Happened,
    web::{Page, Pages, Visit},
};
use axum::routing::{get, post};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/my/orders", get(mine::list))
        .route("/my/orders/new", get(place::new).post(place::place))
        .route("/my/orders/drafts/{id}/drop", post(place::drop_draft))
        .route("/my/orders/{id}", get(mine::one))
        .route("/my/orders/{id}/cancel", post(mine::cancel))
        .route("/my/orders/{id}/invoice", post(mine::draft_invoice))
        .route("/my/invoices/{id}", get(mine::invoice))
        .route("/my/invoices/{id}/change", post(mine::change_draft))
        .route("/order/{token}", get(link::look).post(link::answer))
        .route("/desk/orders", get(desk::list))
        .route("/desk/orders/{id}", get(desk::one))
        .route("/desk/orders/{id}/approve", post(desk::approve))
        .route("/desk/orders/{id}/reject", post(desk::reject))
        .route("/desk/invoices", get(invoices::list))
        .route("/desk/invoices.csv", get(invoices::sheet))
        .route("/desk/invoices/{id}", get(invoices::one))
        .route("/desk/invoices/{id}/issue", post(invoices::issue))
        .route("/desk/invoices/{id}/print", post(invoices::print))
        .route("/desk/invoices/{id}/credit", post(invoices::credit))
}

/// An identifier in an address; what is none belongs to nothing.
fn id<Kind>(text: &str, what: &'static str) -> Result<Id<Kind>, Error> {
    text.parse().map_err(|_| Error::Missing(what))
}

/// The day of a visit.
fn today(visit: &Visit) -> Day {
    crate::base::day_in_berlin(visit.app.house.clock().now())
}

/// The page of a list in the address, the first is 1.
fn page_number(visit: &Visit) -> i64 {
    visit.query("page").and_then(|text| text.parse().ok()).map_or(1, |number: i64| number.clamp(1, 10_000))
}

/// An invoice or credit note with its documents.
struct Bill {
    row: InvoiceRow,
    papers: Vec<Document>,
}

/// The documents of each invoice; a draft has none.
async fn bills(tx: &mut Tx, rows: Vec<InvoiceRow>) -> Outcome<Vec<Bill>> {
    let mut bills = Vec::new();
    for row in rows {
        let papers = if row.state == "draft" { Vec::new() } else { documents::about(tx, &row.id.to_string()).await? };
        bills.push(Bill { row, papers });
    }
    Ok(bills)
}

/// What a line of the timeline says.
fn did(page: &Page, one: &Happened) -> String {
    let act = one.action.trim_start_matches("work.");
    match one.details.get("answer").and_then(serde_json::Value::as_str) {
        Some(answer) => page.say(format!("work-did-{act}-{answer}")),
        None => page.say(format!("work-did-{act}")),
    }
}

/// Who did it: a person, the client by the link, or the house.
fn doer(page: &Page, order: &OrderRow, one: &Happened) -> String {
    match (&one.name, one.action.as_str()) {
        (Some(name), _) => name.clone(),
        (None, "work.answer_order") => order.of.client.name.clone(),
        (None, _) => page.say("work-by-itself"),
    }
}
