use super::{
    super::{rules::DRAFT_DAYS, store},
    invoices::{self, Print},
    orders,
};
use crate::{
    base::{Error, Outcome},
    db::Tx,
};

/// PDFs made in one round: about a second of work.
const PRINTS: i64 = 25;

/// What falls due in this room by itself: orders expire, invoices are drafted 7 days before their day and issued on it,
/// and documents that were issued in bulk get their PDF and their mail.
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    let today = tx.today();
    for row in store::orders_to_expire(tx, today).await? {
        orders::expire(tx, &row).await?;
    }
    let until = today.checked_add(jiff::Span::new().days(DRAFT_DAYS)).unwrap_or(today);
    for row in store::orders_to_draft(tx, until).await? {
        invoices::draft(tx, &row).await?;
    }
    for row in store::drafts_due(tx, today).await? {
        invoices::issue(tx, row, Print::Later).await?;
    }
    for row in store::unprinted(tx, PRINTS).await? {
        match invoices::print(tx, &row).await {
            // Typesetting comes before anything is written: a document that cannot be set stops no other.
            Err(Error::Refused(refusal)) => tracing::warn!(invoice = %row.id, code = refusal.code, "a document waits for its PDF"),
            other => other?,
        }
    }
    Ok(())
}
