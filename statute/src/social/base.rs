//! The liable wage of a month: ceilings by days, one-off payments within the room of the year.

use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::PayslipInput;
use crate::rate::half_up;

/// Liable wages of the month in cents.
#[derive(Clone, Copy)]
pub(crate) struct Bases {
    /// Health and care: current wage and one-off payment.
    pub(crate) kv_current: i64,
    pub(crate) kv_one_off: i64,
    /// Pension and unemployment: current wage and one-off payment.
    pub(crate) rv_current: i64,
    pub(crate) rv_one_off: i64,
}

impl Bases {
    pub(crate) fn of(law: &Year, input: &PayslipInput) -> Bases {
        let days = input.sv_days();
        let year_days = i64::from(input.ytd.sv_days) + days;
        let split = |ceiling_year: i64, before: i64| {
            let current = input.pay.current.0.min(ceiling(ceiling_year, days));
            // § 23a Abs. 3 SGB IV: the ceiling of the year so far less what was liable so far.
            let room = (ceiling(ceiling_year, year_days) - before - current).max(0);
            (current, input.pay.one_off.0.min(room))
        };
        let (kv_current, kv_one_off) = split(law.kv_ceiling_year, input.ytd.kv_base.0);
        let (rv_current, rv_one_off) = split(law.rv_ceiling_year, input.ytd.rv_base.0);
        Bases { kv_current, kv_one_off, rv_current, rv_one_off }
    }

    pub(crate) const fn kv(&self) -> i64 {
        self.kv_current + self.kv_one_off
    }

    pub(crate) const fn rv(&self) -> i64 {
        self.rv_current + self.rv_one_off
    }
}

/// The ceiling of some days of the year, 30 a month (§ 1 Abs. 1 BVV).
pub(crate) const fn ceiling(year: i64, days: i64) -> i64 {
    half_up(year * days, 360)
}

/// Reports a base with the ceiling that shaped it.
pub(super) fn report<T: Trace>(trace: &mut T, key: &'static str, input: &PayslipInput, year: i64, (current, one_off): (i64, i64)) {
    trace.line(key, current + one_off, || {
        let rule = if input.pay.one_off.0 > 0 { "base_with_one_off" } else { "base" };
        Why::half_up(rule)
            .cents("wage", input.pay.current.0)
            .cents("ceiling", ceiling(year, input.sv_days()))
            .count("days", input.sv_days())
            .cents("current", current)
            .cents("one_off", input.pay.one_off.0)
            .cents("liable", one_off)
    });
}
