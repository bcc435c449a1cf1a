//! Invoices and credit notes.

use super::super::rules::{Invoice, Order, Vat, standing_tone};
use super::{PARTY_COLUMNS, Parties, clients::CLIENT_COLUMNS, orders::OrderRow, read_parties, word};
use crate::{
    base::{Cents, Day, Id, Outcome},
    db::{Params, Row, Tx},
};
use rust_decimal::Decimal;

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
    /// The tone of its pill.
    #[must_use]
    pub fn tone(&self, today: Day) -> &'static str {
        standing_tone(self.standing(today))
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

/// All documents that an entity has issued, in the order of their issue.
///
/// # Errors
/// A fault of the engine.
pub async fn issued(tx: &mut Tx, entity: Id<crate::ledger::EntityRow>) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.entity = $2 AND i.state <> 'draft' ORDER BY i.issued_at, i.number", (coop, entity).values()).await
}

pub(in super::super) async fn invoices_of_order(tx: &mut Tx, order: Id<Order>) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.work_order = $2 ORDER BY i.drafted_at, i.id", (coop, order).values()).await
}

pub(in super::super) async fn drafts_due(tx: &mut Tx, today: Day) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.state = 'draft' AND i.issue_on <= $2 ORDER BY i.issue_on, i.id LIMIT 100", (coop, today).values()).await
}

/// Issued documents whose PDF is not there yet.
pub(in super::super) async fn unprinted(tx: &mut Tx, most: i64) -> Outcome<Vec<InvoiceRow>> {
    let coop = tx.coop().to_owned();
    invoices_where(tx, "i.state <> 'draft' AND i.printed_at IS NULL ORDER BY i.issued_at, i.id LIMIT $2", (coop, most).values()).await
}

/// Which invoices a list shows.
pub(in super::super) struct Filter {
    /// `draft`, `open`, `overdue`, `paid`, `credited`, `credit-note`, or empty for all.
    pub standing: String,
    /// Part of a number, client or member; empty for all.
    pub search: String,
    /// A day of the month of issue; nothing for all months.
    pub month: Option<Day>,
    pub today: Day,
    pub offset: i64,
    pub most: i64,
}

const PAID: &str = "(SELECT COALESCE(SUM(s.amount_cents - s.overpaid_cents), 0) FROM invoice_payment s
      WHERE s.coop = i.coop AND s.invoice = i.id)";

impl Filter {
    /// The condition over `$2` to `$5` and its values, `coop` first.
    fn condition(&self, coop: String) -> (String, Vec<crate::db::Value>) {
        let unpaid = "i.state = 'issued' AND i.type_code = 380 AND";
        let standing = match self.standing.as_str() {
            "draft" => "i.state = 'draft'".to_owned(),
            "open" => format!("{unpaid} {PAID} < i.net_cents + i.vat_cents"),
            "overdue" => format!("{unpaid} i.due_on < $3 AND {PAID} < i.net_cents + i.vat_cents"),
            "paid" => format!("{unpaid} {PAID} >= i.net_cents + i.vat_cents"),
            "credited" => "i.state = 'credited'".to_owned(),
            "credit-note" => "i.type_code = 381".to_owned(),
            _ => "1 = 1".to_owned(),
        };
        let condition = format!(
            "($2 = '' OR lower(COALESCE(i.number, '')) LIKE $2 OR lower(c.name) LIKE $2 OR lower(p.family_name) LIKE $2)
               AND ($3 <> '') AND ($4 = '' OR i.issue_on >= $4) AND ($5 = '' OR i.issue_on <= $5) AND {standing}"
        );
        let search = if self.search.is_empty() { String::new() } else { format!("%{}%", self.search.to_lowercase()) };
        let (from, to) =
            self.month.map_or_else(Default::default, |day| (day.first_of_month().to_string(), day.last_of_month().to_string()));
        (condition, (coop, search, self.today, from, to).values())
    }
}

pub(in super::super) async fn invoices(tx: &mut Tx, filter: &Filter) -> Outcome<Vec<InvoiceRow>> {
    let (condition, values) = filter.condition(tx.coop().to_owned());
    let condition = format!("{condition} ORDER BY i.issue_on DESC, i.number DESC, i.id DESC LIMIT $6 OFFSET $7");
    invoices_where(tx, &condition, [values, (filter.most, filter.offset).values()].concat()).await
}

/// What the invoices of a list come to; credit notes count against them.
pub(in super::super) struct Sums {
    pub count: i64,
    pub net: Cents,
    pub vat: Cents,
    pub open: Cents,
}

pub(in super::super) async fn invoice_sums(tx: &mut Tx, filter: &Filter) -> Outcome<Sums> {
    let (condition, values) = filter.condition(tx.coop().to_owned());
    let sign = "CASE WHEN i.type_code = 381 THEN -1 ELSE 1 END";
    let sql = format!(
        "SELECT COUNT(*) AS n, CAST(COALESCE(SUM({sign} * i.net_cents), 0) AS BIGINT) AS net_cents,
                CAST(COALESCE(SUM({sign} * i.vat_cents), 0) AS BIGINT) AS vat_cents,
                CAST(COALESCE(SUM(CASE WHEN i.state = 'issued' AND i.type_code = 380 THEN i.net_cents + i.vat_cents - {PAID} ELSE 0 END), 0)
                     AS BIGINT) AS open_cents
         FROM invoice i
         JOIN person p ON p.coop = i.coop AND p.id = i.person
         JOIN client c ON c.coop = i.coop AND c.id = i.client
         WHERE i.coop = $1 AND {condition}"
    );
    let rows = tx.all_composed(sql, values).await?;
    let row = rows.first().ok_or_else(|| anyhow::anyhow!("a sum has one row"))?;
    Ok(Sums { count: row.get("n")?, net: row.get("net_cents")?, vat: row.get("vat_cents")?, open: row.get("open_cents")? })
}

pub(in super::super) async fn insert_draft_invoice(tx: &mut Tx, order: &OrderRow, issue_on: Day) -> Outcome<Id<Invoice>> {
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

pub(in super::super) async fn change_draft(tx: &mut Tx, id: Id<Invoice>, text: &str, net: Cents, issue_on: Day) -> Outcome<bool> {
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
pub(in super::super) async fn set_issued(tx: &mut Tx, row: &InvoiceRow) -> Outcome<bool> {
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

pub(in super::super) async fn insert_credit_note(tx: &mut Tx, row: &InvoiceRow) -> Outcome<()> {
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

pub(in super::super) async fn set_credited(tx: &mut Tx, id: Id<Invoice>) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let done = tx
        .run("UPDATE invoice SET state = 'credited' WHERE coop = $1 AND id = $2 AND state = 'issued' AND type_code = 380", (coop, id))
        .await?;
    Ok(done == 1)
}

pub(in super::super) async fn set_printed(tx: &mut Tx, id: Id<Invoice>) -> Outcome<bool> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    Ok(tx.run("UPDATE invoice SET printed_at = $3 WHERE coop = $1 AND id = $2 AND printed_at IS NULL", (coop, id, now)).await? == 1)
}
