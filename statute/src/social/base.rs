//! The liable wage of a month: ceilings by days, several jobs, one-off payments within the room of
//! the year.

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
        let (kv_current, kv_room) = current(input, law.kv_ceiling_year, input.ytd.kv_base.0);
        let (rv_current, rv_room) = current(input, law.rv_ceiling_year, input.ytd.rv_base.0);
        let one_off = input.pay.one_off.0;
        Bases { kv_current, kv_one_off: one_off.min(kv_room), rv_current, rv_one_off: one_off.min(rv_room) }
    }

    /// The same month without the one-off payment, which counts for the previous year.
    pub(super) const fn without_one_off(self) -> Bases {
        Bases { kv_one_off: 0, rv_one_off: 0, ..self }
    }

    pub(crate) const fn kv(&self) -> i64 {
        self.kv_current + self.kv_one_off
    }

    pub(crate) const fn rv(&self) -> i64 {
        self.rv_current + self.rv_one_off
    }
}

/// The liable current wage, and the room for a one-off payment: the ceiling of the year so far less
/// what was liable so far (§ 23a Abs. 3 SGB IV).
fn current(input: &PayslipInput, ceiling_year: i64, before: i64) -> (i64, i64) {
    let days = input.sv_days();
    let month = ceiling(ceiling_year, days);
    let current = beside_others(input.pay.current.0, input.employment.other_wage.0, month);
    let year_days = i64::from(input.ytd.sv_days) + days;
    let room = ceiling(ceiling_year, year_days) - before - current;
    (current, room.max(0))
}

/// The wage up to the ceiling; beside other jobs each wage is first cut to the ceiling and then
/// reduced in proportion so that together they reach it (§ 22 Abs. 2 SGB IV).
fn beside_others(wage: i64, others: i64, ceiling: i64) -> i64 {
    let own = wage.min(ceiling);
    let others = others.min(ceiling);
    if own + others <= ceiling || own == 0 {
        return own;
    }
    half_up(own * ceiling, own + others)
}

/// The ceiling of some days of the year, 30 a month (§ 1 Abs. 1 BVV).
pub(crate) const fn ceiling(year: i64, days: i64) -> i64 {
    half_up(year * days, 360)
}

/// Reports a base with the ceiling that shaped it.
pub(super) fn report<T: Trace>(trace: &mut T, key: &'static str, input: &PayslipInput, year: i64, (current, one_off): (i64, i64)) {
    trace.line(key, current + one_off, || {
        let rule = if input.pay.one_off.0 > 0 {
            "base_with_one_off"
        } else if input.employment.other_wage.0 > 0 {
            "base_several_jobs"
        } else {
            "base"
        };
        Why::half_up(rule)
            .cents("wage", input.pay.current.0)
            .cents("ceiling", ceiling(year, input.sv_days()))
            .count("days", input.sv_days())
            .cents("current", current)
            .cents("one_off", input.pay.one_off.0)
            .cents("liable", one_off)
            .cents("others", input.employment.other_wage.0)
    });
}
