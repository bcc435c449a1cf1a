//! The transition band (*Übergangsbereich*, § 20 Abs. 2, 2a SGB IV): a reduced base for the total,
//! a still lower one for the employee, the employer pays the difference (§ 2 Abs. 2 BVV).

use super::regular::{personal, saxony_shift};
use super::{half_share, levies, private, share, statutory};
use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Payslip, PayslipInput};
use crate::rate::half_up;

/// The two bases in cents.
#[derive(Clone, Copy)]
struct Band {
    /// Base of the total contribution (`BE`).
    total: i64,
    /// Base of the employee's share (`BE_AN`).
    employee: i64,
}

/// Whether the month's wage, taken to 30 days, lies within the band.
pub(super) fn applies(law: &Year, input: &PayslipInput) -> bool {
    let wage = input.pay.current.0 + input.pay.one_off.0;
    input.sv_days() > 0 && wage * 30 <= law.midijob_upper * input.sv_days()
}

pub(super) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    let wage = input.pay.current.0 + input.pay.one_off.0;
    let days = input.sv_days();
    let band = band(law, wage, days);
    slip.base_rv = Cents(band.total);
    base_line(law, "base_rv", wage, days, band, trace);
    (slip.rv_an, slip.rv_ag) = branch(trace, ("rv_an", "rv_ag"), band, law.rv_ppm, 0);
    (slip.av_an, slip.av_ag) = branch(trace, ("av_an", "av_ag"), band, law.av_ppm, 0);
    if statutory(input) {
        slip.base_kv = Cents(band.total);
        base_line(law, "base_kv", wage, days, band, trace);
        (slip.kv_an, slip.kv_ag) = branch(trace, ("kv_an", "kv_ag"), band, law.kv_ppm, 0);
        let extra = input.health.zusatzbeitrag.ppm();
        (slip.zb_an, slip.zb_ag) = branch(trace, ("zb_an", "zb_ag"), band, extra, 0);
        care(law, input, band, slip, trace);
    } else {
        private::subsidise(law, input, wage, slip, trace);
    }
    let current = self::band(law, input.pay.current.0, days).total;
    levies::pay(law, input, current, band.total, slip, trace);
}

/// `BE = F·G + (U/(U−G) − G/(U−G)·F)·(AE−G)` and `BE_AN = U/(U−G)·(AE−G)` with the limit G of the
/// Minijob and the upper end U; at or below G the base is `F·AE` and the employee pays nothing.
/// A part month is taken to 30 days and back, nothing is rounded in between.
fn band(law: &Year, wage: i64, days: i64) -> Band {
    const F_ONE: i64 = 10_000;
    let (lower, upper, f) = (law.minijob_limit, law.midijob_upper, law.factor_f);
    let above = wage * 30 - lower * days;
    if above <= 0 {
        return Band { total: half_up(f * wage, F_ONE), employee: 0 };
    }
    let width = upper - lower;
    let total = f * lower * width * days + (upper * F_ONE - lower * f) * above;
    Band { total: half_up(total, F_ONE * width * 30), employee: half_up(upper * above, width * 30) }
}

/// One branch: total = 2 x round(BE x half), employee = round(BE_AN x half), employer = the rest.
/// `shift` moves part of the rate to the employee (Saxony).
fn branch<T: Trace>(trace: &mut T, keys: (&'static str, &'static str), band: Band, rate: i64, shift: i64) -> (Cents, Cents) {
    let total = 2 * half_share(band.total, rate);
    let employee = half_up(band.employee * (rate + 2 * shift), 2_000_000);
    trace.line(keys.0, employee, || Why::half_up("midijob_an").cents("base", band.employee).ppm("rate", rate / 2 + shift));
    trace.line(keys.1, total - employee, || {
        Why::half_up("midijob_ag").cents("base", band.total).ppm("total_rate", rate).cents("total", total).cents("employee", employee)
    });
    (Cents(employee), Cents(total - employee))
}

/// Care insurance: the surcharge counts on the total base, discounts on the employee's, each rounded
/// apart (§ 2 Abs. 2 BVV).
fn care<T: Trace>(law: &Year, input: &PayslipInput, band: Band, slip: &mut Payslip, trace: &mut T) {
    let shift = saxony_shift(law, input);
    let total = 2 * half_share(band.total, law.pv_ppm);
    let basic = half_up(band.employee * (law.pv_ppm + 2 * shift), 2_000_000);
    let own = personal(law, input);
    let own_base = if own > 0 { band.total } else { band.employee };
    let extra = share(own_base, own);
    slip.pv_an = Cents(basic + extra);
    slip.pv_ag = Cents(total - basic);
    trace.line("pv_an", basic + extra, || {
        let rule = match own {
            0 => "midijob_an",
            1.. => "midijob_pv_childless",
            _ => "midijob_pv_children",
        };
        Why::half_up(rule)
            .cents("base", band.employee)
            .ppm("rate", law.pv_ppm / 2 + shift)
            .cents("basic", basic)
            .cents("own_base", own_base)
            .ppm("own_rate", own.abs())
            .cents("own", extra.abs())
    });
    trace.line("pv_ag", total - basic, || {
        Why::half_up("midijob_ag").cents("base", band.total).ppm("total_rate", law.pv_ppm).cents("total", total).cents("employee", basic)
    });
}

fn base_line<T: Trace>(law: &Year, key: &'static str, wage: i64, days: i64, band: Band, trace: &mut T) {
    trace.line(key, band.total, || {
        let rule = if band.employee > 0 { "base_midijob" } else { "base_below_midijob" };
        Why::half_up(rule)
            .cents("wage", wage)
            .cents("lower", law.minijob_limit)
            .cents("upper", law.midijob_upper)
            .factor("factor", law.factor_f)
            .cents("employee", band.employee)
            .count("days", days)
    });
}
