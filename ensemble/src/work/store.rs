//! The tables of clients, orders and invoices.

use super::rules::{Autonomy, Client, ClientKind, Country, Decides, Draft, Invoice, NewClient, NewOrder, OpenInvoice, Order, State, Vat};
use crate::{
    base::{Cents, Day, Email, FromField, Id, Lang, Line, Outcome},
    budgets::Budget,
    db::{Params, Row, Tx},
    ledger::EntityRow,
    people::Person,
};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

fn word<T: FromField>(row: &Row, column: &str) -> Outcome<T> {
    let text: String = row.get(column)?;
    Ok(T::from_field(&text).map_err(|refusal| anyhow::anyhow!("{} in the column {column}", refusal.code))?)
}

/// A client as recorded.
#[derive(Clone, Debug)]
pub struct ClientRow {
    /// Identifier.
    pub id: Id<Client>,
    /// The member whose client it is.
    pub person: Id<Person>,
    /// What it is.
    pub kind: ClientKind,
    /// Name.
    pub name: String,
    /// Street and number.
    pub street: String,
    /// Post code.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Country.
    pub country: Country,
    /// VAT id.
    pub vat_id: Option<String>,
    /// The buyer's reference.
    pub buyer_reference: Option<String>,
    /// Mail address.
    pub email: Email,
    /// Language.
    pub lang: Lang,
}

/// Columns of a client in a join, read by [`read_client`].
const CLIENT_COLUMNS: &str = "c.id AS c_id, c.person AS c_person, c.kind AS c_kind, c.name AS c_name, c.street AS c_street, \
     c.postcode AS c_postcode, c.city AS c_city, c.country AS c_country, c.vat_id AS c_vat_id, \
     c.buyer_reference AS c_buyer_reference, c.email AS c_email, c.lang AS c_lang";

fn read_client(row: &Row) -> Outcome<ClientRow> {
    Ok(ClientRow {
        id: row.get("c_id")?,
        person: row.get("c_person")?,
        kind: word(row, "c_kind")?,
        name: row.get("c_name")?,
        street: row.get("c_street")?,
        postcode: row.get("c_postcode")?,
        city: row.get("c_city")?,
        country: word(row, "c_country")?,
        vat_id: row.maybe("c_vat_id")?,
        buyer_reference: row.maybe("c_buyer_reference")?,
        email: row.get("c_email")?,
        lang: row.get("c_lang")?,
    })
}

/// A client.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn client(tx: &mut Tx, id: Id<Client>) -> Outcome<ClientRow> {
    let coop = tx.coop().to_owned();
    let sql = format!("SELECT {CLIENT_COLUMNS} FROM client c WHERE c.coop = $1 AND c.id = $2");
    let rows = tx.all_composed(sql, (coop, id).values()).await?;
    read_client(rows.first().ok_or(crate::base::Error::Missing("client"))?)
}

/// The clients of a member by name.
pub(super) async fn clients_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<ClientRow>> {
    let coop = tx.coop().to_owned();
    let sql = format!("SELECT {CLIENT_COLUMNS} FROM client c WHERE c.coop = $1 AND c.person = $2 ORDER BY c.name, c.id");
    tx.all_composed(sql, (coop, person).values()).await?.iter().map(read_client).collect()
}

pub(super) async fn insert_client(tx: &mut Tx, person: Id<Person>, new: &NewClient) -> Outcome<Id<Client>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO client (coop, id, person, kind, name, street, postcode, city, country, vat_id, buyer_reference, email, lang, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        (
            coop,
            id,
            person,
            new.kind.code(),
            &new.name,
            &new.street,
            &new.postcode,
            &new.city,
            new.country.as_str(),
            new.vat_id.as_ref().map(|id| id.as_str().to_owned()),
            &new.buyer_reference,
            &new.email,
            new.lang,
            now,
        ),
    )
    .await?;
    Ok(id)
}

pub(super) async fn know_account(tx: &mut Tx, iban_index: &str, client: Id<Client>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO client_account (coop, iban_index, client) VALUES ($1, $2, $3) ON CONFLICT (coop, iban_index, client) DO NOTHING",
        (coop, iban_index, client),
    )
    .await?;
    Ok(())
}

/// Which clients have paid from which account (by the keyed hash of the IBAN).
///
/// # Errors
/// A fault of the engine.
pub async fn client_accounts(tx: &mut Tx) -> Outcome<BTreeMap<String, Vec<Id<Client>>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT iban_index, client FROM client_account WHERE coop = $1 ORDER BY client", (coop,)).await?;
    let mut known = BTreeMap::<String, Vec<Id<Client>>>::new();
    for row in rows {
        known.entry(row.get("iban_index")?).or_default().push(row.get("client")?);
    }
    Ok(known)
}

/// What a member has typed so far.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// Identifier.
    pub id: Id<Draft>,
    /// Whose it is.
    pub person: Id<Person>,
    /// The order it changes, if it is not a new one.
    pub changes: Option<Id<Order>>,
    /// The fields.
    pub fields: BTreeMap<String, String>,
}

fn read_draft(row: &Row) -> Outcome<DraftRow> {
    let fields: serde_json::Value = row.get("fields")?;
    Ok(DraftRow {
        id: row.get("id")?,
        person: row.get("person")?,
        changes: row.maybe("changes_order")?,
        fields: serde_json::from_value(fields)?,
    })
}

pub(super) async fn draft(tx: &mut Tx, id: Id<Draft>) -> Outcome<DraftRow> {
    let coop = tx.coop().to_owned();
    read_draft(&tx.one("draft", "SELECT id, person, changes_order, fields FROM order_draft WHERE coop = $1 AND id = $2", (coop, id)).await?)
}

pub(super) async fn drafts_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<DraftRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, person, changes_order, fields FROM order_draft WHERE coop = $1 AND person = $2 ORDER BY changed_at DESC",
            (coop, person),
        )
        .await?;
    rows.iter().map(read_draft).collect()
}

pub(super) async fn put_draft(tx: &mut Tx, row: &DraftRow) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let fields = serde_json::to_value(&row.fields)?;
    tx.run(
        "INSERT INTO order_draft (coop, id, person, changes_order, fields, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (coop, id) DO UPDATE SET fields = excluded.fields, changed_at = excluded.changed_at",
        (coop, row.id, row.person, row.changes, fields, now),
    )
    .await?;
    Ok(())
}

pub(super) async fn delete_draft(tx: &mut Tx, id: Id<Draft>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM order_draft WHERE coop = $1 AND id = $2", (coop, id)).await
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

/// An order as recorded.
#[derive(Clone, Debug)]
pub struct OrderRow {
    /// Identifier.
    pub id: Id<Order>,
    /// Member, client, entity, budget.
    pub of: Parties,
    /// Where it stands.
    pub state: State,
    /// What was agreed.
    pub terms: NewOrder,
    /// Whether the cooperative answers for the payment.
    pub guaranteed: bool,
    /// What is planned for it in the budget.
    pub planned: Cents,
    /// What the adviser or the client said last.
    pub answer: String,
}

fn order_sql(condition: &str) -> String {
    format!(
        "SELECT {PARTY_COLUMNS}, {CLIENT_COLUMNS}, o.id, o.budget, o.state, o.title, o.description, o.net_cents, o.vat, o.vat_reason,
                o.invoice_on, o.period_from, o.period_to, o.valid_until, o.place, o.time, o.decides_place, o.decides_time,
                o.decides_manner, o.personally, o.own_tools, o.guaranteed, o.planned_cents, o.answer
         FROM work_order o
         JOIN entity e ON e.coop = o.coop AND e.id = o.entity
         JOIN person p ON p.coop = o.coop AND p.id = o.person
         JOIN client c ON c.coop = o.coop AND c.id = o.client
         WHERE o.coop = $1 AND {condition}"
    )
}

fn read_order(row: &Row) -> Outcome<OrderRow> {
    let reason: String = row.get("vat_reason")?;
    let autonomy = Autonomy {
        place: word::<Decides>(row, "decides_place")?,
        time: word(row, "decides_time")?,
        manner: word(row, "decides_manner")?,
        personally: row.get("personally")?,
        own_tools: row.get("own_tools")?,
    };
    let terms = NewOrder {
        title: row.get("title")?,
        description: row.get("description")?,
        net: row.get("net_cents")?,
        vat: word(row, "vat")?,
        vat_reason: Line::from_field(&reason).ok(),
        invoice_on: row.get("invoice_on")?,
        period_from: row.get("period_from")?,
        period_to: row.get("period_to")?,
        valid_until: row.get("valid_until")?,
        place: row.get("place")?,
        time: row.get("time")?,
        autonomy,
    };
    Ok(OrderRow {
        id: row.get("id")?,
        of: read_parties(row)?,
        state: word(row, "state")?,
        terms,
        guaranteed: row.get("guaranteed")?,
        planned: row.get("planned_cents")?,
        answer: row.get("answer")?,
    })
}

async fn orders_where(tx: &mut Tx, condition: &str, values: Vec<crate::db::Value>) -> Outcome<Vec<OrderRow>> {
    tx.all_composed(order_sql(condition), values).await?.iter().map(read_order).collect()
}

/// An order.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn order(tx: &mut Tx, id: Id<Order>) -> Outcome<OrderRow> {
    let coop = tx.coop().to_owned();
    orders_where(tx, "o.id = $2", (coop, id).values()).await?.pop().ok_or(crate::base::Error::Missing("order"))
}

pub(super) async fn order_by_token(tx: &mut Tx, token_hash: &str) -> Outcome<OrderRow> {
    let coop = tx.coop().to_owned();
    orders_where(tx, "o.token_hash = $2", (coop, token_hash).values()).await?.pop().ok_or(crate::base::Error::Missing("order"))
}

pub(super) async fn orders_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    orders_where(tx, "o.person = $2 ORDER BY o.placed_at DESC, o.id DESC LIMIT 200", (coop, person).values()).await
}

/// Orders in a state (all states if empty), those that wait longest first.
pub(super) async fn orders_in(tx: &mut Tx, state: &str, offset: i64) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    let condition = "($2 = '' OR o.state = $2) ORDER BY CASE o.state WHEN 'review' THEN 0 ELSE 1 END, o.placed_at, o.id LIMIT 50 OFFSET $3";
    orders_where(tx, condition, (coop, state, offset).values()).await
}

/// How many orders are in each state.
pub(super) async fn order_counts(tx: &mut Tx) -> Outcome<BTreeMap<String, i64>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT state, COUNT(*) AS n FROM work_order WHERE coop = $1 GROUP BY state", (coop,)).await?;
    rows.iter().map(|row| Ok((row.get("state")?, row.get("n")?))).collect()
}

/// Active orders whose invoice is to be drafted by that day and has not been.
pub(super) async fn orders_to_draft(tx: &mut Tx, until: Day) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    let condition = "o.state = 'active' AND o.invoice_on <= $2
           AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.coop = o.coop AND i.work_order = o.id)
         ORDER BY o.invoice_on, o.id LIMIT 200";
    orders_where(tx, condition, (coop, until).values()).await
}

pub(super) async fn orders_to_expire(tx: &mut Tx, today: Day) -> Outcome<Vec<OrderRow>> {
    let coop = tx.coop().to_owned();
    let condition = "o.state = 'client_confirmation' AND o.valid_until < $2 ORDER BY o.valid_until, o.id LIMIT 200";
    orders_where(tx, condition, (coop, today).values()).await
}

/// What the store needs to know of a new or changed order besides its terms.
pub(super) struct Placing<'a> {
    pub id: Id<Order>,
    pub entity: Id<EntityRow>,
    pub person: Id<Person>,
    pub client: Id<Client>,
    pub budget: Id<Budget>,
    pub terms: &'a NewOrder,
}

impl Placing<'_> {
    fn values(&self) -> Vec<crate::db::Value> {
        let (terms, how) = (self.terms, self.terms.autonomy);
        let what = (&terms.title, &terms.description, terms.net, terms.vat.code(), terms.vat_reason.as_ref().map_or("", Line::as_str));
        let when = (terms.invoice_on, terms.period_from, terms.period_to, terms.valid_until, &terms.place, &terms.time);
        let freely = (how.place.code(), how.time.code(), how.manner.code(), how.personally, how.own_tools);
        [(self.id, self.entity, self.person, self.client, self.budget).values(), what.values(), when.values(), freely.values()].concat()
    }
}

pub(super) async fn insert_order(tx: &mut Tx, new: &Placing<'_>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let values = [(coop,).values(), new.values(), (now,).values()].concat();
    tx.run(
        "INSERT INTO work_order (coop, id, entity, person, client, budget, title, description, net_cents, vat, vat_reason, invoice_on,
                period_from, period_to, valid_until, place, time, decides_place, decides_time, decides_manner, personally, own_tools,
                placed_at, state, guaranteed, planned_cents, answer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 'review', 0, 0, '')",
        values,
    )
    .await?;
    Ok(())
}

pub(super) async fn update_order(tx: &mut Tx, new: &Placing<'_>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE work_order SET entity = $3, person = $4, client = $5, budget = $6, title = $7, description = $8, net_cents = $9, vat = $10,
                vat_reason = $11, invoice_on = $12, period_from = $13, period_to = $14, valid_until = $15, place = $16, time = $17,
                decides_place = $18, decides_time = $19, decides_manner = $20, personally = $21, own_tools = $22, state = 'review'
         WHERE coop = $1 AND id = $2 AND state = 'draft'",
        [(coop,).values(), new.values()].concat(),
    )
    .await
}

/// Moves an order from a state to another; says whether it was in that state.
pub(super) async fn move_order(tx: &mut Tx, id: Id<Order>, from: State, to: State, answer: &str) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run(
            "UPDATE work_order SET state = $4, answer = $5 WHERE coop = $1 AND id = $2 AND state = $3",
            (coop, id, from.code(), to.code(), answer),
        )
        .await?;
    Ok(done == 1)
}

pub(super) async fn send_to_client(tx: &mut Tx, id: Id<Order>, token_hash: &str, note: &str) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run(
            "UPDATE work_order SET state = 'client_confirmation', token_hash = $3, answer = $4 WHERE coop = $1 AND id = $2 AND state = 'review'",
            (coop, id, token_hash, note),
        )
        .await?;
    Ok(done == 1)
}

pub(super) async fn confirm(tx: &mut Tx, id: Id<Order>, guaranteed: bool, planned: Cents) -> Outcome<bool> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let done = tx
        .run(
            "UPDATE work_order SET state = 'active', confirmed_at = $3, guaranteed = $4, planned_cents = $5
             WHERE coop = $1 AND id = $2 AND state = 'client_confirmation'",
            (coop, id, now, guaranteed, planned),
        )
        .await?;
    Ok(done == 1)
}

/// An invoice (or credit note) as recorded.
#[derive(Clone, Debug)]
pub struct InvoiceRow {
    /// Identifier.
    pub id: Id<Invoice>,
    /// Member, client, entity, budget.
    pub of: Parties,
    /// Its order.
    pub order: Id<Order>,
    /// 380 or 381 (UNTDID 1001).
    pub type_code: u16,
    /// `draft`, `issued` or `credited`.
    pub state: String,
    /// Number, once issued.
    pub number: Option<String>,
    /// Creditor reference, once issued.
    pub reference: Option<String>,
    /// What it is for.
    pub text: String,
    /// Day on which it is (to be) issued.
    pub issue_on: Day,
    /// Day by which to pay.
    pub due_on: Option<Day>,
    /// First day of the service.
    pub period_from: Day,
    /// Last day of the service.
    pub period_to: Day,
    /// How it is taxed.
    pub vat: Vat,
    /// Why, if not at the standard rate.
    pub vat_reason: String,
    /// Net.
    pub net: Cents,
    /// VAT.
    pub vat_cents: Cents,
    /// The fee.
    pub fee: Cents,
    /// The fee in percent.
    pub fee_percent: Decimal,
    /// Whether the cooperative answers for it.
    pub guaranteed: bool,
    /// The invoice that a credit note takes back.
    pub corrects: Option<Id<Invoice>>,
    /// Number of that invoice.
    pub corrects_number: Option<String>,
    /// Day of that invoice.
    pub corrects_on: Option<Day>,
    /// Why.
    pub reason: String,
    /// Whether the PDF is there and the mail has been written.
    pub printed: bool,
    /// Paid in all.
    pub paid: Cents,
    /// Of this too much.
    pub overpaid: Cents,
}

impl InvoiceRow {
    /// Net + VAT.
    #[must_use]
    pub fn gross(&self) -> Cents {
        self.net + self.vat_cents
    }
    /// What is still to be paid.
    #[must_use]
    pub fn open(&self) -> Cents {
        if self.type_code == 380 && self.state == "issued" { self.gross() - (self.paid - self.overpaid) } else { Cents::ZERO }
    }
    /// Last part of the text key of its state: `draft`, `open`, `overdue`, `paid`, `credited`, `credit-note`.
    #[must_use]
    pub fn standing(&self, today: Day) -> &'static str {
        match self.state.as_str() {
            "draft" => "draft",
            "credited" => "credited",
            _ if self.type_code == 381 => "credit-note",
            _ if self.open() <= Cents::ZERO => "paid",
            _ if self.due_on.is_some_and(|due| due < today) => "overdue",
            _ => "open",
        }
    }
}

fn invoice_sql(condition: &str) -> String {
    format!(
        "SELECT {PARTY_COLUMNS}, {CLIENT_COLUMNS}, i.id, i.budget, i.work_order, i.type_code, i.state, i.number, i.reference, i.text,
                i.issue_on, i.due_on, o.period_from, o.period_to, i.vat, o.vat_reason, i.net_cents, i.vat_cents, i.fee_cents,
                i.fee_percent, i.guaranteed, i.corrects, b.number AS corrects_number, b.issue_on AS corrects_on, i.reason, i.printed_at,
                (SELECT CAST(COALESCE(SUM(s.amount_cents), 0) AS BIGINT) FROM invoice_payment s
                 WHERE s.coop = i.coop AND s.invoice = i.id) AS paid_cents,
                (SELECT CAST(COALESCE(SUM(s.overpaid_cents), 0) AS BIGINT) FROM invoice_payment s
                 WHERE s.coop = i.coop AND s.invoice = i.id) AS overpaid_cents
         FROM invoice i
         JOIN work_order o ON o.coop = i.coop AND o.id = i.work_order
         JOIN entity e ON e.coop = i.coop AND e.id = i.entity
         JOIN person p ON p.coop = i.coop AND p.id = i.person
         JOIN client c ON c.coop = i.coop AND c.id = i.client
         LEFT JOIN invoice b ON b.coop = i.coop AND b.id = i.corrects
         WHERE i.coop = $1 AND {condition}"
    )
}

fn read_invoice(row: &Row) -> Outcome<InvoiceRow> {
    let printed_at: Option<i64> = row.maybe("printed_at")?;
    Ok(InvoiceRow {
        id: row.get("id")?,
        of: read_parties(row)?,
        order: row.get("work_order")?,
        type_code: row.get("type_code")?,
        state: row.get("state")?,
        number: row.maybe("number")?,
        reference: row.maybe("reference")?,
        text: row.get("text")?,
        issue_on: row.get("issue_on")?,
        due_on: row.maybe("due_on")?,
        period_from: row.get("period_from")?,
        period_to: row.get("period_to")?,
        vat: word(row, "vat")?,
        vat_reason: row.get("vat_reason")?,
        net: row.get("net_cents")?,
        vat_cents: row.get("vat_cents")?,
        fee: row.get("fee_cents")?,
        fee_percent: row.get("fee_percent")?,
        guaranteed: row.get("guaranteed")?,
        corrects: row.maybe("corrects")?,
        corrects_number: row.maybe("corrects_number")?,
        corrects_on: row.maybe("corrects_on")?,
        reason: row.get("reason")?,
        printed: printed_at.is_some(),
        paid: row.get("paid_cents")?,
        overpaid: row.get("overpaid_cents")?,
    })
}

async fn invoices_where(tx: &mut Tx, condition: &str, values: Vec<crate::db::Value>) -> Outcome<Vec<InvoiceRow>> {
    tx.all_composed(invoice_sql(condition), values).await?.iter().map(read_invoice).collect()
}

/// An invoice.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn invoice(tx: &mut Tx, id: Id<Invoice>) -> Outcome<InvoiceRow> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.id = $2", (coop, id).values()).await?.pop().ok_or(crate::base::Error::Missing("invoice"))
}

pub(super) async fn invoices_of_order(tx: &mut Tx, order: Id<Order>) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.work_order = $2 ORDER BY i.drafted_at, i.id", (coop, order).values()).await
}

pub(super) async fn drafts_due(tx: &mut Tx, today: Day) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.state = 'draft' AND i.issue_on <= $2 ORDER BY i.issue_on, i.id LIMIT 100", (coop, today).values()).await
}

/// Issued documents whose PDF is not there yet.
pub(super) async fn unprinted(tx: &mut Tx, most: i64) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.state <> 'draft' AND i.printed_at IS NULL ORDER BY i.issued_at, i.id LIMIT $2", (coop, most).values()).await
}

/// Which invoices a list shows.
pub(super) struct Filter {
    /// `draft`, `open`, `overdue`, `paid`, `credited`, `credit-note`, or empty for all.
    pub standing: String,
    /// Part of a number, client or member; empty for all.
    pub search: String,
    pub today: Day,
    pub offset: i64,
    pub most: i64,
}

pub(super) async fn invoices(tx: &mut Tx, filter: &Filter) -> Outcome<Vec<InvoiceRow>> {
    const PAID: &str = "(SELECT COALESCE(SUM(s.amount_cents - s.overpaid_cents), 0) FROM invoice_payment s
          WHERE s.coop = i.coop AND s.invoice = i.id)";
    let coop = tx.coop().to_owned();
    let standing = match filter.standing.as_str() {
        "draft" => "i.state = 'draft'".to_owned(),
        "open" => format!("i.state = 'issued' AND i.type_code = 380 AND {PAID} < i.net_cents + i.vat_cents"),
        "overdue" => format!("i.state = 'issued' AND i.type_code = 380 AND i.due_on < $3 AND {PAID} < i.net_cents + i.vat_cents"),
        "paid" => format!("i.state = 'issued' AND i.type_code = 380 AND {PAID} >= i.net_cents + i.vat_cents"),
        "credited" => "i.state = 'credited'".to_owned(),
        "credit-note" => "i.type_code = 381".to_owned(),
        _ => "1 = 1".to_owned(),
    };
    let condition = format!(
        "($2 = '' OR lower(COALESCE(i.number, '')) LIKE $2 OR lower(c.name) LIKE $2 OR lower(p.family_name) LIKE $2)
           AND ($3 <> '') AND {standing} ORDER BY i.issue_on DESC, i.number DESC, i.id DESC LIMIT $4 OFFSET $5"
    );
    let search = if filter.search.is_empty() { String::new() } else { format!("%{}%", filter.search.to_lowercase()) };
    invoices_where(tx, &condition, (coop, search, filter.today, filter.most, filter.offset).values()).await
}

pub(super) async fn insert_draft_invoice(tx: &mut Tx, order: &OrderRow, issue_on: Day) -> Outcome<Id<Invoice>> {
    let (coop, id, now): (_, Id<Invoice>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO invoice (coop, id, entity, person, client, budget, work_order, type_code, state, text, issue_on, vat, net_cents,
                vat_cents, fee_cents, fee_percent, guaranteed, reason, drafted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 380, 'draft', $8, $9, $10, $11, 0, 0, '0', $12, '', $13)",
        (
            coop,
            id,
            order.of.entity,
            order.of.person,
            order.of.client.id,
            order.of.budget,
            order.id,
            &order.terms.description,
            issue_on,
            order.terms.vat.code(),
            order.terms.net,
            order.guaranteed,
            now,
        ),
    )
    .await?;
    Ok(id)
}

pub(super) async fn change_draft(tx: &mut Tx, id: Id<Invoice>, text: &str, net: Cents, issue_on: Day) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run(
            "UPDATE invoice SET text = $3, net_cents = $4, issue_on = $5 WHERE coop = $1 AND id = $2 AND state = 'draft'",
            (coop, id, text, net, issue_on),
        )
        .await?;
    Ok(done == 1)
}

/// Writes what issuing makes of a draft; says whether it was one.
pub(super) async fn set_issued(tx: &mut Tx, row: &InvoiceRow) -> Outcome<bool> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let done = tx
        .run(
            "UPDATE invoice SET state = 'issued', number = $3, reference = $4, issue_on = $5, due_on = $6, vat_cents = $7, fee_cents = $8,
                    fee_percent = $9, issued_at = $10 WHERE coop = $1 AND id = $2 AND state = 'draft'",
            (coop, row.id, &row.number, &row.reference, row.issue_on, row.due_on, row.vat_cents, row.fee, row.fee_percent, now),
        )
        .await?;
    Ok(done == 1)
}

pub(super) async fn insert_credit_note(tx: &mut Tx, row: &InvoiceRow) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let parties = (coop, row.id, row.of.entity, row.of.person, row.of.client.id, row.of.budget, row.order).values();
    let amounts = (row.vat.code(), row.net, row.vat_cents, row.fee, row.fee_percent, row.guaranteed).values();
    let words = (&row.number, &row.text, row.issue_on, row.corrects, &row.reason, now).values();
    tx.run(
        "INSERT INTO invoice (coop, id, entity, person, client, budget, work_order, vat, net_cents, vat_cents, fee_cents, fee_percent,
                guaranteed, number, text, issue_on, corrects, reason, drafted_at, issued_at, type_code, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, 381, 'issued')",
        [parties, amounts, words].concat(),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_credited(tx: &mut Tx, id: Id<Invoice>) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run("UPDATE invoice SET state = 'credited' WHERE coop = $1 AND id = $2 AND state = 'issued' AND type_code = 380", (coop, id))
        .await?;
    Ok(done == 1)
}

pub(super) async fn set_printed(tx: &mut Tx, id: Id<Invoice>) -> Outcome<bool> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    Ok(tx.run("UPDATE invoice SET printed_at = $3 WHERE coop = $1 AND id = $2 AND printed_at IS NULL", (coop, id, now)).await? == 1)
}

const OPEN: &str =
    "SELECT i.id, i.work_order, i.client, i.budget, i.number, i.reference, i.net_cents, i.vat_cents, i.fee_cents, i.guaranteed,
            CAST(COALESCE(SUM(s.amount_cents - s.overpaid_cents), 0) AS BIGINT) AS paid_cents
     FROM invoice i LEFT JOIN invoice_payment s ON s.coop = i.coop AND s.invoice = i.id
     WHERE i.coop = $1 AND i.entity = $2 AND i.state = 'issued' AND i.type_code = 380
     GROUP BY i.id, i.work_order, i.client, i.budget, i.number, i.reference, i.net_cents, i.vat_cents, i.fee_cents, i.guaranteed, i.issue_on
     HAVING COALESCE(SUM(s.amount_cents - s.overpaid_cents), 0) < i.net_cents + i.vat_cents
     ORDER BY i.issue_on, i.number";

fn read_open(row: &Row) -> Outcome<OpenInvoice> {
    let (net, vat, fee): (Cents, Cents, Cents) = (row.get("net_cents")?, row.get("vat_cents")?, row.get("fee_cents")?);
    Ok(OpenInvoice {
        id: row.get("id")?,
        order: row.get("work_order")?,
        client: row.get("client")?,
        budget: row.get("budget")?,
        number: row.get("number")?,
        reference: row.get("reference")?,
        gross: net + vat,
        credited: net - fee,
        guaranteed: row.get("guaranteed")?,
        paid: row.get("paid_cents")?,
    })
}

pub(super) async fn open_invoices(tx: &mut Tx, entity: Id<EntityRow>) -> Outcome<Vec<OpenInvoice>> {
    let coop = tx.coop().to_owned();
    tx.all(OPEN, (coop, entity)).await?.iter().map(read_open).collect()
}

/// A payment on an invoice.
pub(super) struct PaymentRow {
    pub invoice: Id<Invoice>,
    pub amount: Cents,
    pub overpaid: Cents,
}

pub(super) async fn payment(tx: &mut Tx, source: &str) -> Outcome<PaymentRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one("payment", "SELECT invoice, amount_cents, overpaid_cents FROM invoice_payment WHERE coop = $1 AND source = $2", (coop, source))
        .await?;
    Ok(PaymentRow { invoice: row.get("invoice")?, amount: row.get("amount_cents")?, overpaid: row.get("overpaid_cents")? })
}

pub(super) async fn insert_payment(tx: &mut Tx, row: &PaymentRow, source: &str, day: Day) -> Outcome<()> {
    let (coop, id): (_, Id<PaymentRow>) = (tx.coop().to_owned(), tx.new_id());
    tx.run(
        "INSERT INTO invoice_payment (coop, id, invoice, source, day, amount_cents, overpaid_cents) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        (coop, id, row.invoice, source, day, row.amount, row.overpaid),
    )
    .await?;
    Ok(())
}
