//! The verbs of employment and payroll.

mod employments;
mod pay;
mod runs;
mod slips;

pub use employments::{confirm, end_employment, record_facts, request, request_change, return_request, sign};
pub use pay::{lock_run, pay_run, report_run};
pub use runs::{approve_run, drive, freeze_run, open_run, reopen_run, work_on};
pub use slips::{print_payslip, read_sealed};

use super::store;
use crate::{base::Outcome, db::Tx};

/// What falls due by itself: what was signed begins on its day, and a run that was interrupted goes on (one chunk a round).
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    store::activate_due(tx).await?;
    if let Some(run) = store::unfinished(tx).await?.first() {
        work_on(tx, *run).await?;
    }
    Ok(())
}
