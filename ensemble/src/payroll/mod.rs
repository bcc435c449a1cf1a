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
