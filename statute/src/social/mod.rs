//! Social insurance contributions of one month: who pays what on which base.
//!
//! Rounding follows the Beitragsverfahrensverordnung: nothing is rounded on the way, the result half
//! up (§ 1 Abs. 2 BVV); a contribution both sides share equally is half the rate times the base,
//! rounded, for each (§ 2 Abs. 1 BVV).

mod base;
mod levies;
mod midijob;
mod minijob;
mod private;
mod regular;

use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{EmploymentType, HealthKind, Payslip, PayslipInput};
use crate::rate::half_up;

pub(crate) use base::Bases;

/// Fills in the contributions, levies, subsidies and bases of a payslip.
pub(crate) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    match input.employment.kind {
        EmploymentType::Minijob => minijob::contribute(law, input, slip, trace),
        EmploymentType::ShortTerm => levies::short_term(law, input, slip, trace),
        EmploymentType::Midijob if midijob::applies(law, input) => {
            midijob::contribute(law, input, slip, trace);
        }
        EmploymentType::Regular | EmploymentType::Midijob => {
            regular::contribute(law, input, slip, trace);
        }
    }
}

/// Half of `rate` on `base`, half a cent up: what each side pays (§ 2 Abs. 1 BVV).
const fn half_share(base: i64, rate_ppm: i64) -> i64 {
    half_up(base * rate_ppm, 2_000_000)
}

/// `rate` on `base`, half a cent up (§ 1 Abs. 2 BVV).
const fn share(base: i64, rate_ppm: i64) -> i64 {
    half_up(base * rate_ppm, 1_000_000)
}

/// Reports and returns a contribution that both sides share equally.
fn equal<T: Trace>(trace: &mut T, keys: (&'static str, &'static str), rule: &'static str, base: i64, rate_ppm: i64) -> Cents {
    let half = half_share(base, rate_ppm);
    for key in [keys.0, keys.1] {
        trace.line(key, half, || Why::half_up(rule).cents("base", base).ppm("total", rate_ppm).ppm("rate", rate_ppm / 2));
    }
    Cents(half)
}

/// Whether the person is in the statutory health insurance.
fn statutory(input: &PayslipInput) -> bool {
    input.health.kind == HealthKind::Gkv
}
