use super::super::{
    rules::{self, Invoice, OpenInvoice, State},
    store::{self, PaymentRow},
};
use crate::{
    base::{Cents, Day, Id, Outcome, Refusal},
    budgets::{self, PaidPart},
    db::Tx,
    ledger::{Account, EntityRow, Line},
};

/// The invoices of an entity that wait for their money, the oldest first.
///
/// # Errors
/// A fault of the engine.
pub async fn open_invoices(tx: &mut Tx, entity: Id<EntityRow>) -> Outcome<Vec<OpenInvoice>> {
    store::open_invoices(tx, entity).await
}

/// An issued invoice as the bank looks at it, also when it is paid already.
///
/// # Errors
/// [`crate::base::Error::Missing`]; `work-invoice-not-issued` for a draft, a credit note or a credited invoice.
pub async fn open_invoice(tx: &mut Tx, id: Id<Invoice>) -> Outcome<OpenInvoice> {
    let row = store::invoice(tx, id).await?;
    if row.state != "issued" || row.type_code != 380 {
        return Err(Refusal::new("work-invoice-not-issued").field("invoice").into());
    }
    Ok(OpenInvoice {
        id,
        order: row.order,
        client: row.of.client.id,
        budget: row.of.budget,
        number: row.number.clone().unwrap_or_default(),
        reference: row.reference.clone().unwrap_or_default(),
        gross: row.gross(),
        credited: row.net - row.fee,
        guaranteed: row.guaranteed,
        paid: row.paid - row.overpaid,
    })
}

/// How a payment fell on an invoice.
#[derive(Clone, Debug)]
pub struct Received {
    /// What settled the invoice.
    pub settled: Cents,
    /// What was too much.
    pub overpaid: Cents,
    /// The credit lines for the entry in the books; the other side is the caller's.
    pub lines: Vec<Line>,
}

/// A client's money for an invoice is here: the budget counts it as paid. Once per `source`. `payer` is the keyed hash of the
/// IBAN it came from: the next payment from there is known. The act of the bank matches; this is its part in the work.
///
/// # Errors
/// A fault of the engine; the same source a second time is one.
pub async fn receive_payment(
    tx: &mut Tx,
    invoice: &mut OpenInvoice,
    amount: Cents,
    day: Day,
    source: &str,
    payer: Option<&str>,
) -> Outcome<Received> {
    let (settled, overpaid) = rules::settle(invoice.gross, invoice.paid, amount);
    store::insert_payment(tx, &PaymentRow { invoice: invoice.id, amount, overpaid }, source, day).await?;
    count_as_paid(tx, invoice, settled, day, source).await?;
    if let Some(payer) = payer {
        store::know_account(tx, payer, invoice.client).await?;
    }
    if invoice.open() <= Cents::ZERO {
        store::move_order(tx, invoice.order, State::Invoiced, State::Closed, "").await?;
    }
    tx.note(
        "work.receive_payment",
        invoice.order,
        &serde_json::json!({ "number": invoice.number, "amount_cents": amount, "overpaid_cents": overpaid }),
    );
    Ok(Received { settled, overpaid, lines: lines(invoice.id, settled, overpaid) })
}

fn lines(invoice: Id<Invoice>, settled: Cents, overpaid: Cents) -> Vec<Line> {
    vec![Line::credit(Account::Receivable, invoice, settled), Line::credit(Account::Overpaid, invoice, overpaid)]
}

async fn count_as_paid(tx: &mut Tx, invoice: &mut OpenInvoice, settled: Cents, day: Day, source: &str) -> Outcome<()> {
    let before = budgets::paid_part(invoice.credited, invoice.gross, invoice.paid);
    invoice.paid += settled;
    let amount_cents = budgets::paid_part(invoice.credited, invoice.gross, invoice.paid) - before;
    if amount_cents == Cents::ZERO {
        return Ok(());
    }
    let (budget, guaranteed, text) = (invoice.budget, invoice.guaranteed, invoice.number.as_str());
    budgets::mark_paid(tx, &PaidPart { budget, source: source.to_owned(), day, text, amount_cents, guaranteed }).await
}

/// A payment was matched wrongly: it is taken back by a row with the other sign. Returns the invoice and what had fallen on it.
///
/// # Errors
/// [`crate::base::Error::Missing`] if the source paid nothing.
pub async fn take_back_payment(tx: &mut Tx, source: &str) -> Outcome<Received> {
    let known = store::payment(tx, source).await?;
    let back = format!("{source}-back");
    let day = tx.today();
    let mut invoice = open_invoice(tx, known.invoice).await?;
    let (settled, overpaid) = (-(known.amount - known.overpaid), -known.overpaid);
    store::insert_payment(tx, &PaymentRow { invoice: known.invoice, amount: -known.amount, overpaid }, &back, day).await?;
    count_as_paid(tx, &mut invoice, settled, day, &back).await?;
    store::move_order(tx, invoice.order, State::Closed, State::Invoiced, "").await?;
    tx.note("work.take_back_payment", invoice.order, &serde_json::json!({ "number": invoice.number, "amount_cents": known.amount }));
    Ok(Received { settled, overpaid, lines: lines(known.invoice, settled, overpaid) })
}
