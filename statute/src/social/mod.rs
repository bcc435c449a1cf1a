//! Social insurance contributions of one month: who pays what on which base.
//!
//! Rounding follows the Beitragsverfahrensverordnung: nothing is rounded on the way, the result half
//! up (§ 1 Abs. 2 BVV); a contribution both sides share equally is half the rate times the base,
//! rounded, for each (§ 2 Abs. 1 BVV).

mod base;
mod levies;
mod march;
mod midijob;
mod minijob;
mod private;
mod regular;

use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{EmploymentType, Exemption, HealthKind, Payslip, PayslipInput};
use crate::rate::half_up;
use crate::{Cents, StatuteError};

pub(crate) use base::Bases;

/// Fills in the contributions, levies, subsidies and bases of a payslip.
pub(crate) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) -> Result<(), StatuteError> {
    match input.employment.kind {
        EmploymentType::Minijob => minijob::contribute(law, input, slip, trace),
        EmploymentType::ShortTerm => levies::short_term(law, input, slip, trace),
        EmploymentType::Midijob if in_transition_band(law, input) => midijob::contribute(law, input, slip, trace),
        EmploymentType::Regular | EmploymentType::Midijob => {
            regular::contribute(law, input, slip, trace)?;
        }
    }
    Ok(())
}

/// Whether the month is computed by the rules of the transition band.
pub(crate) fn in_transition_band(law: &Year, input: &PayslipInput) -> bool {
    input.employment.kind == EmploymentType::Midijob && midijob::applies(law, input)
}

/// Half of `rate` on `base`, half a cent up: what each side pays (§ 2 Abs. 1 BVV).
const fn half_share(base: i64, rate_ppm: i64) -> i64 {
    half_up(base * rate_ppm, 2_000_000)
}

/// `rate` on `base`, half a cent up (§ 1 Abs. 2 BVV).
const fn share(base: i64, rate_ppm: i64) -> i64 {
    half_up(base * rate_ppm, 1_000_000)
}

/// A contribution that both sides share equally: what to compute and who is exempt.
struct Branch {
    keys: (&'static str, &'static str),
    rule: &'static str,
    base: i64,
    rate_ppm: i64,
    exemption: Exemption,
}

/// Reports and returns the employee's and the employer's share.
fn equal<T: Trace>(trace: &mut T, branch: &Branch) -> (Cents, Cents) {
    let half = half_share(branch.base, branch.rate_ppm);
    let employee = if branch.exemption == Exemption::None { half } else { 0 };
    let employer = if branch.exemption == Exemption::Both { 0 } else { half };
    for (key, amount) in [(branch.keys.0, employee), (branch.keys.1, employer)] {
        trace.line(key, amount, || {
            if amount == half {
                Why::half_up(branch.rule).cents("base", branch.base).ppm("total", branch.rate_ppm).ppm("rate", branch.rate_ppm / 2)
            } else {
                Why::exact("exempt")
            }
        });
    }
    (Cents(employee), Cents(employer))
}

/// Whether the person is in the statutory health insurance.
fn statutory(input: &PayslipInput) -> bool {
    input.health.kind == HealthKind::Gkv
}
