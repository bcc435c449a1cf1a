//! The transition band (*Übergangsbereich*, § 20 Abs. 2, 2a SGB IV): a reduced base for the total,
//! a still lower one for the employee, the employer pays the difference (§ 2 Abs. 2 BVV).

use super::regular::{personal, saxony_shift};
use super::{half_share, levies, private, share, statutory};
use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Exemption, Payslip, PayslipInput};

/// The two bases in cents.
#[derive(Clone, Copy)]
struct Band {
    /// Base of the total contribution (`BE`).
    total: i64,
    /// Base of the employee's share (`BE_AN`).
    employee: i64,
}

/// Whether the month's wage of all insured jobs, taken to 30 days, lies within the band.
pub(super) fn applies(law: &Year, input: &PayslipInput) -> bool {
    let wage = input.pay.current.0 + input.pay.one_off.0 + input.employment.other_wage.0;
    wage * 30 <= law.midijob_upper * input.sv_days()
}

pub(super) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    let wage = input.pay.current.0 + input.pay.one_off.0;
    let band = band(law, input, wage);
    let exempt = &input.employment.exempt;
    slip.base_rv = Cents(band.total);
    base_line(law, "base_rv", wage, input, band, trace);
    (slip.rv_an, slip.rv_ag) = branch(trace, ("rv_an", "rv_ag"), band, law.rv_ppm, exempt.rv);
    (slip.av_an, slip.av_ag) = branch(trace, ("av_an", "av_ag"), band, law.av_ppm, exempt.av);
    if statutory(input) {
        slip.base_kv = Cents(band.total);
        base_line(law, "base_kv", wage, input, band, trace);
        let rate = if input.health.reduced { law.kv_reduced_ppm } else { law.kv_ppm };
        (slip.kv_an, slip.kv_ag) = branch(trace, ("kv_an", "kv_ag"), band, rate, exempt.kv);
        let extra = input.health.zusatzbeitrag.ppm();
        (slip.zb_an, slip.zb_ag) = branch(trace, ("zb_an", "zb_ag"), band, extra, exempt.kv);
        care(law, input, band, slip, trace);
    } else {
        private::subsidise(law, input, wage, slip, trace);
    }
    let current = self::band(law, input, input.pay.current.0).total;
    levies::pay(law, input, current, band.total, slip, trace);
}

/// `BE = F·G + (U/(U−G) − G/(U−G)·F)·(AE−G)` and `BE_AN = U/(U−G)·(AE−G)` with the limit G of the
/// Minijob and the upper end U; at or below G the base is `F·AE` and the employee pays nothing.
///
/// A part month is taken to 30 days and back, and beside other jobs the formulas are applied to all
/// wages together and shared in proportion; nothing is rounded in between.
fn band(law: &Year, input: &PayslipInput, wage: i64) -> Band {
    const F_ONE: i128 = 10_000;
    if wage == 0 {
        return Band { total: 0, employee: 0 };
    }
    let days = i128::from(input.sv_days());
    let (lower, upper) = (i128::from(law.minijob_limit), i128::from(law.midijob_upper));
    let (f, own) = (i128::from(law.factor_f), i128::from(wage));
    let all = own + i128::from(input.employment.other_wage.0);
    let above = all * 30 - lower * days;
    if above <= 0 {
        return Band { total: rounded(f * own, F_ONE), employee: 0 };
    }
    let width = upper - lower;
    let total = f * lower * width * days + (upper * F_ONE - lower * f) * above;
    Band { total: rounded(total * own, F_ONE * width * 30 * all), employee: rounded(upper * above * own, width * 30 * all) }
}

/// Half a cent up; both sides are positive.
fn rounded(numerator: i128, denominator: i128) -> i64 {
    i64::try_from((numerator * 2 + denominator) / (denominator * 2)).unwrap_or(i64::MAX)
}

/// One branch: total = 2 x round(BE x half), employee = round(BE_AN x half), employer = the rest.
fn branch<T: Trace>(trace: &mut T, keys: (&'static str, &'static str), band: Band, rate: i64, exemption: Exemption) -> (Cents, Cents) {
    let total = 2 * half_share(band.total, rate);
    let half = half_share(band.employee, rate);
    let employee = if exemption == Exemption::None { half } else { 0 };
    let employer = if exemption == Exemption::Both { 0 } else { total - half };
    trace.line(keys.0, employee, || match exemption {
        Exemption::None => Why::half_up("midijob_an").cents("base", band.employee).ppm("rate", rate / 2),
        _ => Why::exact("exempt"),
    });
    trace.line(keys.1, employer, || match exemption {
        Exemption::Both => Why::exact("exempt"),
        _ => Why::half_up("midijob_ag").cents("base", band.total).ppm("total_rate", rate).cents("total", total).cents("employee", half),
    });
    (Cents(employee), Cents(employer))
}

/// Care insurance: what the employee bears alone (surcharge; in Saxony one point) counts on the total
/// base, discounts on the employee's, each rounded apart (§ 2 Abs. 2 Satz 6, 7 BVV).
fn care<T: Trace>(law: &Year, input: &PayslipInput, band: Band, slip: &mut Payslip, trace: &mut T) {
    let exemption = input.employment.exempt.pv;
    // Half a point shifted is one point alone and half a point less for both.
    let alone = 2 * saxony_shift(law, input);
    let total = 2 * half_share(band.total, law.pv_ppm);
    let basic = half_share(band.employee, law.pv_ppm - alone) + alone_share(band, alone);
    let own = personal(law, input);
    let own_base = if own > 0 { band.total } else { band.employee };
    let extra = share(own_base, own);
    let employee = if exemption == Exemption::None { basic + extra } else { 0 };
    let employer = if exemption == Exemption::Both { 0 } else { total - basic };
    slip.pv_an = Cents(employee);
    slip.pv_ag = Cents(employer);
    trace.line("pv_an", employee, || {
        let rule = match (exemption, own) {
            (Exemption::Employee | Exemption::Both, _) => "exempt",
            (Exemption::None, 0) => "midijob_an",
            (Exemption::None, 1..) => "midijob_pv_childless",
            (Exemption::None, _) => "midijob_pv_children",
        };
        Why::half_up(rule)
            .cents("base", band.employee)
            .ppm("rate", (law.pv_ppm + alone) / 2)
            .cents("basic", basic)
            .cents("own_base", own_base)
            .ppm("own_rate", own.abs())
            .cents("own", extra.abs())
    });
    trace.line("pv_ag", employer, || {
        Why::half_up(if exemption == Exemption::Both { "exempt" } else { "midijob_ag" })
            .cents("base", band.total)
            .ppm("total_rate", law.pv_ppm)
            .cents("total", total)
            .cents("employee", basic)
    });
}

/// The point the employee bears alone in Saxony; none at or below the Minijob limit, where the
/// employer pays everything (§ 2 Abs. 2 Satz 5 BVV).
fn alone_share(band: Band, alone: i64) -> i64 {
    if band.employee > 0 { share(band.total, alone) } else { 0 }
}

fn base_line<T: Trace>(law: &Year, key: &'static str, wage: i64, input: &PayslipInput, band: Band, trace: &mut T) {
    trace.line(key, band.total, || {
        let rule = if band.employee > 0 { "base_midijob" } else { "base_below_midijob" };
        Why::half_up(rule)
            .cents("wage", wage)
            .cents("lower", law.minijob_limit)
            .cents("upper", law.midijob_upper)
            .factor("factor", law.factor_f)
            .cents("employee", band.employee)
            .count("days", input.sv_days())
    });
}
