//! The tables of clients, orders and invoices.

mod clients;
mod drafts;
mod invoices;
mod orders;
mod payments;

pub use clients::{ClientRow, client, client_accounts};
pub(super) use clients::{clients_of, insert_client, know_account};
pub use drafts::DraftRow;
pub(super) use drafts::{delete_draft, draft, drafts_of, put_draft};
pub(super) use invoices::{
    Filter, Sums, change_draft, drafts_due, insert_credit_note, insert_draft_invoice, invoice_sums, invoices, invoices_of_order,
    set_credited, set_issued, set_printed, unprinted,
};
pub use invoices::{InvoiceRow, invoice, issued};
pub use orders::{OrderRow, order};
pub(super) use orders::{
    Placing, confirm, insert_order, move_order, order_by_token, order_counts, orders_in, orders_of, orders_of_member, orders_to_draft,
    orders_to_expire, send_to_client, update_order,
};
pub(super) use payments::{Paid, PaymentRow, insert_payment, open_invoices, payment, payments_of};

use crate::{
    base::{Email, FromField, Id, Lang, Outcome},
    budgets::Budget,
    db::Row,
    ledger::EntityRow,
    people::Person,
};
use clients::read_client;

/// Rows on one page of a list.
pub(super) const PAGE: i64 = 50;
/// The same as a number of rows.
pub(super) const PAGE_ROWS: usize = 50;

fn word<T: FromField>(row: &Row, column: &str) -> Outcome<T> {
    let text: String = row.get(column)?;
    Ok(T::from_field(&text).map_err(|refusal| anyhow::anyhow!("{} in the column {column}", refusal.code))?)
}

/// The member behind an order or an invoice, and the entity it belongs to.
#[derive(Clone, Debug)]
pub struct Parties {
    /// The entity.
    pub entity: Id<EntityRow>,
    /// Its code.
    pub entity_code: String,
    /// Its legal form.
    pub entity_form: String,
    /// Its name.
    pub entity_name: String,
    /// The member.
    pub person: Id<Person>,
    /// Name of the member.
    pub person_name: String,
    /// Mail address of the member.
    pub person_email: Email,
    /// Language of the member.
    pub person_lang: Lang,
    /// The client.
    pub client: ClientRow,
    /// The budget.
    pub budget: Id<Budget>,
}

const PARTY_COLUMNS: &str = "e.id AS entity, e.code AS entity_code, e.form AS entity_form, e.name AS entity_name, \
     p.id AS person, p.given_name, p.family_name, p.email AS person_email, p.lang AS person_lang";

fn read_parties(row: &Row) -> Outcome<Parties> {
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    Ok(Parties {
        entity: row.get("entity")?,
        entity_code: row.get("entity_code")?,
        entity_form: row.get("entity_form")?,
        entity_name: row.get("entity_name")?,
        person: row.get("person")?,
        person_name: format!("{given} {family}"),
        person_email: row.get("person_email")?,
        person_lang: row.get("person_lang")?,
        client: read_client(row)?,
        budget: row.get("budget")?,
    })
}
