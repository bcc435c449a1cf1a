//! The March rule (§ 23a Abs. 4 and 5 SGB IV): a one-off payment from January to March that does not
//! fit under the ceiling of the year so far counts for the last month of the previous year, with that
//! year's rates and ceilings.

use super::base::{Bases, ceiling};
use super::{equal, levies, regular, statutory};
use crate::explain::{Trace, Why};
use crate::params::{self, Year};
use crate::pay::{Payslip, PayslipInput, PreviousYear};
use crate::{Cents, StatuteError};

/// A one-off payment that counts for the previous year.
pub(super) struct March<'a> {
    law: &'static Year,
    previous: &'a PreviousYear,
    kv: i64,
    rv: i64,
}

/// Whether the rule applies: the ceiling of health insurance decides for those insured in it, else
/// that of pension insurance.
///
/// # Errors
/// [`StatuteError::UnknownYear`] when the previous year has no parameters.
pub(super) fn of<'a>(input: &'a PayslipInput, bases: Bases) -> Result<Option<March<'a>>, StatuteError> {
    let one_off = input.pay.one_off.0;
    let liable = if statutory(input) { bases.kv_one_off } else { bases.rv_one_off };
    let Some(previous) = input.previous.as_ref().filter(|_| input.month <= 3 && liable < one_off) else {
        return Ok(None);
    };
    let law = params::year(input.year - 1)?;
    let days = i64::from(previous.sv_days);
    let room = |year: i64, before: Cents| one_off.min((ceiling(year, days) - before.0).max(0));
    let kv = room(law.kv_ceiling_year, previous.kv_base);
    let rv = room(law.rv_ceiling_year, previous.rv_base);
    Ok(Some(March { law, previous, kv, rv }))
}

impl March<'_> {
    /// Adds the contributions of the previous year.
    pub(super) fn contribute<T: Trace>(&self, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
        slip.march_kv = Cents(if statutory(input) { self.kv } else { 0 });
        slip.march_rv = Cents(self.rv);
        self.base_line("march_rv", self.rv, input, trace);
        for branch in regular::pension_and_work(self.law, input, self.rv) {
            let (employee, employer) = equal(trace, &branch);
            regular::book(slip, &branch, employee, employer);
        }
        if statutory(input) {
            self.base_line("march_kv", self.kv, input, trace);
            let extra = self.previous.zusatzbeitrag.ppm();
            for branch in regular::health_branches(self.law, input, self.kv, extra) {
                let (employee, employer) = equal(trace, &branch);
                regular::book(slip, &branch, employee, employer);
            }
            regular::care(self.law, input, self.kv, slip, trace);
        }
        slip.u3 = Cents(slip.u3.0 + levies::levy(trace, "u3", self.rv, self.law.u3_ppm).0);
    }

    fn base_line<T: Trace>(&self, key: &'static str, base: i64, input: &PayslipInput, trace: &mut T) {
        trace.line(key, base, || Why::half_up("march").cents("one_off", input.pay.one_off.0).count("year", i64::from(self.law.year)));
    }
}
