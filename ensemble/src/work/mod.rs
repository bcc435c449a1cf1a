//! Clients, orders and invoices. See the README of this room.

mod acts;
mod api;
mod pages;
mod paper;
mod rules;
mod store;
#[cfg(test)]
pub(crate) mod tests;

pub use acts::{
    DraftChange, Print, Received, answer_order, approve_order, cancel_order, change_draft, change_order, credit_invoice, draft_invoice,
    drop_draft, issue_invoice, open_invoice, open_invoices, place_order, print_invoice, receive_payment, record_client, reject_order,
    save_draft, sweep, take_back_payment,
};
pub use api::api;
pub use pages::pages;
pub use rules::{
    Answer, Autonomy, Client, ClientKind, Country, Decides, Draft, Invoice, NewClient, NewOrder, OpenInvoice, Order, State, Vat,
};
pub use store::{ClientRow, InvoiceRow, OrderRow, client, client_accounts, invoice, issued, order};

/// The work lists of this room on the desk.
///
/// # Errors
/// A fault of the engine.
pub async fn work_lists(tx: &mut crate::db::Tx, said: &crate::base::Said) -> crate::base::Outcome<Vec<crate::web::WorkList>> {
    let review = store::order_counts(tx).await?.remove(State::Review.code()).unwrap_or(0);
    Ok(vec![crate::web::WorkList::new(said.with("work-waits", [("count", review)]), review, "/desk/orders", "work.check_order")])
}
