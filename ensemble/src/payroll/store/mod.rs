//! The tables of employment and payroll.

mod employments;
mod runs;
mod slips;

pub use employments::{EmploymentRow, Terms, by_state, employment, of_person};
pub(super) use employments::{activate_due, decide_terms, facts_on, insert_employment, insert_facts, insert_terms, set_end, set_state};
pub use runs::{DueRow, RunRow, Totals, dues, run, runs, totals};
pub(super) use runs::{add_due, clear, freeze, insert_run, last_round, move_on, set_at, set_paid, unfinished};
pub(super) use slips::{
    InputRow, IssuedRow, NewSlip, calculated_after, except, inputs_after, insert_slips, issued, keep_document, mark_issued, open_sealed,
    set_advance,
};
pub use slips::{SlipRow, exceptions, of_run, payslip, slips_of_person};
