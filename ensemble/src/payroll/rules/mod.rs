//! Types and pure rules of employment and payroll.

mod employment;
mod facts;
mod run;
mod statement;

pub use employment::{Employment, EmploymentState, Hours, Offer, Request, check_request, minimum_wage, offer};
pub use facts::{Facts, input, with_tax_check_digit};
pub use run::{Due, PayslipKind, Run, RunState, Sealed, Slip, Way, dues, outstanding, pay_day};
pub use statement::{CostLine, CostRole, full_cost};
