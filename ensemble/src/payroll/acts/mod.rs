//! The verbs of employment and payroll.

mod employments;
mod pay;
mod runs;
mod slips;

pub use employments::{confirm, end_employment, record_facts, request, request_change, return_request, sign};
pub use pay::{lock_run, pay_run, report_run};
pub use runs::{approve_run, drive, freeze_run, open_run, reopen_run, sweep, work_on};
pub use slips::{print_payslip, read_sealed};
