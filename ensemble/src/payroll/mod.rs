//! Employment and the monthly payroll. See the README of this room.

mod acts;
mod api;
mod pages;
mod prints;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{
    approve_run, confirm, drive, end_employment, freeze_run, lock_run, open_run, pay_run, print_payslip, read_sealed, record_facts,
    reopen_run, report_run, request, request_change, return_request, sign, sweep, work_on,
};
pub use api::api;
pub use pages::pages;
pub use rules::{
    CostLine, CostRole, Employment, EmploymentState, Facts, Hours, Offer, PayslipKind, Request, Run, RunState, Sealed, Slip, Way,
    minimum_wage, offer, pay_day, with_tax_check_digit,
};
pub use store::{
    DueRow, EmploymentRow, RunRow, SlipRow, Terms, Totals, by_state, dues, employment, exceptions, of_person, of_run, payslip, run, runs,
    slips_of_person, totals,
};

/// The work lists of this room on the desk.
///
/// # Errors
/// A fault of the engine.
pub async fn work_lists(tx: &mut crate::db::Tx, said: &crate::base::Said) -> crate::base::Outcome<Vec<crate::web::WorkList>> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let requested = count(by_state(tx, "requested", 0).await?.len());
    let calculated = count(runs(tx).await?.iter().filter(|run| run.state == RunState::Calculated).count());
    let list = |key, n, href, action| crate::web::WorkList::new(said.with(key, [("count", n)]), n, href, action);
    Ok(vec![
        list("payroll-waits-employments", requested, "/desk/employments", "payroll.confirm"),
        list("payroll-waits-runs", calculated, "/desk/payroll", "payroll.approve"),
    ])
}
