//! The employer's subsidy to private health and care insurance (§ 257 Abs. 2 SGB V, § 61 SGB XI).

use super::regular::saxony_shift;
use super::share;
use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Payslip, PayslipInput};
use crate::rate::half_up;

pub(super) fn subsidise<T: Trace>(law: &Year, input: &PayslipInput, base: i64, slip: &mut Payslip, trace: &mut T) {
    let health = (law.kv_ppm + law.kv_average_extra_ppm) / 2;
    let care = law.pv_ppm / 2 - saxony_shift(law, input);
    let premiums = (input.health.premium_kv.0, input.health.premium_pv.0);
    slip.subsidy_kv = subsidy(trace, "subsidy_kv", premiums.0, base, health);
    slip.subsidy_pv = subsidy(trace, "subsidy_pv", premiums.1, base, care);
}

fn subsidy<T: Trace>(trace: &mut T, key: &'static str, premium: i64, base: i64, rate: i64) -> Cents {
    let half = half_up(premium, 2);
    let most = share(base, rate);
    let subsidy = half.min(most);
    trace.line(key, subsidy, || {
        Why::half_up(key).cents("premium", premium).cents("half", half).cents("base", base).ppm("rate", rate).cents("most", most)
    });
    Cents(subsidy)
}
