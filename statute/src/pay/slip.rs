//! The amounts of one payslip.

use serde::{Deserialize, Serialize};

use crate::Cents;

/// All amounts of one month's payslip. `_an` is the employee's (*Arbeitnehmer*), `_ag` the
/// employer's (*Arbeitgeber*) share.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payslip {
    /// Wage tax on the current wage.
    pub lst: Cents,
    /// Solidarity surcharge on it.
    pub soli: Cents,
    /// Church tax on it.
    pub kist: Cents,
    /// Wage tax on the one-off payment.
    pub lst_one_off: Cents,
    /// Solidarity surcharge on it.
    pub soli_one_off: Cents,
    /// Church tax on it.
    pub kist_one_off: Cents,
    /// Pension insurance, employee.
    pub rv_an: Cents,
    /// Pension insurance, employer.
    pub rv_ag: Cents,
    /// Unemployment insurance, employee.
    pub av_an: Cents,
    /// Unemployment insurance, employer.
    pub av_ag: Cents,
    /// Health insurance at the general rate, employee.
    pub kv_an: Cents,
    /// Health insurance at the general rate, employer.
    pub kv_ag: Cents,
    /// Additional contribution of the health fund, employee.
    pub zb_an: Cents,
    /// Additional contribution of the health fund, employer.
    pub zb_ag: Cents,
    /// Care insurance with surcharge or discounts, employee.
    pub pv_an: Cents,
    /// Care insurance, employer.
    pub pv_ag: Cents,
    /// Levy for sick pay.
    pub u1: Cents,
    /// Levy for maternity.
    pub u2: Cents,
    /// Levy for insolvency.
    pub u3: Cents,
    /// Flat tax borne by the employer.
    pub flat_tax: Cents,
    /// Solidarity surcharge on the flat tax.
    pub flat_soli: Cents,
    /// Employer's subsidy to private health insurance.
    pub subsidy_kv: Cents,
    /// Employer's subsidy to private care insurance.
    pub subsidy_pv: Cents,
    /// Wage liable to health and care insurance.
    pub base_kv: Cents,
    /// Wage liable to pension and unemployment insurance.
    pub base_rv: Cents,
    /// Current wage and one-off payment.
    pub gross: Cents,
    /// The employee's contributions together.
    pub employee_si: Cents,
    /// The employer's contributions together.
    pub employer_si: Cents,
    /// U1, U2 and U3 together.
    pub levies: Cents,
    /// Gross less the employee's contributions and taxes.
    pub net: Cents,
    /// Net and the employer's subsidies.
    pub payout: Cents,
    /// Everything the month costs the employer.
    pub employer_cost: Cents,
}

impl Payslip {
    /// The six taxes of the employee together.
    pub fn employee_tax(&self) -> Cents {
        Cents(self.lst.0 + self.soli.0 + self.kist.0 + self.lst_one_off.0 + self.soli_one_off.0 + self.kist_one_off.0)
    }
}
