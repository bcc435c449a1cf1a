//! What is open, and what was paid on it.

use super::super::rules::{Invoice, OpenInvoice};

use crate::{
    base::{Cents, Day, Id, Outcome},
    db::{Row, Tx},
    ledger::EntityRow,
};

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

pub(in super::super) async fn open_invoices(tx: &mut Tx, entity: Id<EntityRow>) -> Outcome<Vec<OpenInvoice>> {
    let coop = tx.coop().to_owned();
    tx.all(OPEN, (coop, entity)).await?.iter().map(read_open).collect()
}

/// A payment on an invoice.
pub(in super::super) struct PaymentRow {
    pub invoice: Id<Invoice>,
    pub amount: Cents,
    pub overpaid: Cents,
}

pub(in super::super) async fn payment(tx: &mut Tx, source: &str) -> Outcome<PaymentRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one("payment", "SELECT invoice, amount_cents, overpaid_cents FROM invoice_payment WHERE coop = $1 AND source = $2", (coop, source))
        .await?;
    Ok(PaymentRow { invoice: row.get("invoice")?, amount: row.get("amount_cents")?, overpaid: row.get("overpaid_cents")? })
}

/// A payment as it is shown: its day, what came, what was too much.
pub(in super::super) struct Paid {
    pub day: Day,
    pub amount: Cents,
    pub overpaid: Cents,
}

/// The payments on an invoice, the oldest first; what was taken back has the other sign.
pub(in super::super) async fn payments_of(tx: &mut Tx, invoice: Id<Invoice>) -> Outcome<Vec<Paid>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT day, amount_cents, overpaid_cents FROM invoice_payment WHERE coop = $1 AND invoice = $2 ORDER BY day, id",
            (coop, invoice),
        )
        .await?;
    rows.iter()
        .map(|row| Ok(Paid { day: row.get("day")?, amount: row.get("amount_cents")?, overpaid: row.get("overpaid_cents")? }))
        .collect()
}

pub(in super::super) async fn insert_payment(tx: &mut Tx, row: &PaymentRow, source: &str, day: Day) -> Outcome<()> {
    let (coop, id): (_, Id<PaymentRow>) = (tx.coop().to_owned(), tx.new_id());
    tx.run(
        "INSERT INTO invoice_payment (coop, id, invoice, source, day, amount_cents, overpaid_cents) VALUES ($1, $2, $3, $4, $5, $6, $7)",
        (coop, id, row.invoice, source, day, row.amount, row.overpaid),
    )
    .await?;
    Ok(())
}
