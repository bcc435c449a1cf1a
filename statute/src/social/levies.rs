//! Levies for sick pay (U1), maternity (U2) and insolvency (U3), paid by the employer alone.

use super::share;
use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Payslip, PayslipInput};

/// U1 and U2 on the current wage (§ 7 Abs. 2 AAG), U3 on all of it (§ 358 SGB III), with the fund's
/// rates.
pub(super) fn pay<T: Trace>(law: &Year, input: &PayslipInput, current: i64, all: i64, slip: &mut Payslip, trace: &mut T) {
    let rates = (input.health.u1.ppm(), input.health.u2.ppm());
    slip.u1 = levy(trace, "u1", current, rates.0);
    slip.u2 = levy(trace, "u2", current, rates.1);
    slip.u3 = levy(trace, "u3", all, law.u3_ppm);
}

/// Short-term work is free of contributions (§ 8 Abs. 1 Nr. 2 SGB IV); levies remain, U1 only when
/// it lasts longer than four weeks (§ 3 Abs. 3 EntgFG, § 1 AAG).
pub(super) fn short_term<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    let bases = super::Bases::of(law, input);
    let u1 = if input.employment.longer_than_4_weeks { input.health.u1.ppm() } else { 0 };
    slip.u1 = levy(trace, "u1", bases.rv_current, u1);
    slip.u2 = levy(trace, "u2", bases.rv_current, input.health.u2.ppm());
    slip.u3 = levy(trace, "u3", bases.rv(), law.u3_ppm);
}

pub(super) fn levy<T: Trace>(trace: &mut T, key: &'static str, base: i64, rate: i64) -> Cents {
    let levy = share(base, rate);
    trace.line(key, levy, || Why::half_up(key).cents("base", base).ppm("rate", rate));
    Cents(levy)
}
