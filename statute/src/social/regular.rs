//! Full insurance in every branch, less exemptions.

use super::base::{self, Bases};
use super::{Branch, equal, levies, march, private, share, statutory};
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Exemption, Payslip, PayslipInput};
use crate::{Cents, StatuteError};

pub(super) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) -> Result<(), StatuteError> {
    let bases = Bases::of(law, input);
    let march = march::of(input, bases)?;
    let bases = if march.is_some() { bases.without_one_off() } else { bases };
    slip.base_rv = Cents(bases.rv());
    let rv = (bases.rv_current, bases.rv_one_off);
    base::report(trace, "base_rv", input, law.rv_ceiling_year, rv);
    for branch in pension_and_work(law, input, bases.rv()) {
        let (employee, employer) = equal(trace, &branch);
        book(slip, &branch, employee, employer);
    }
    if statutory(input) {
        health(law, input, bases, slip, trace);
    } else {
        private::subsidise(law, input, bases.kv_current, slip, trace);
    }
    levies::pay(law, input, bases.rv_current, bases.rv(), slip, trace);
    if let Some(march) = march {
        march.contribute(input, slip, trace);
    }
    Ok(())
}

/// Pension and unemployment insurance.
pub(super) fn pension_and_work(law: &Year, input: &PayslipInput, base: i64) -> [Branch; 2] {
    let exempt = &input.employment.exempt;
    [
        Branch { keys: ("rv_an", "rv_ag"), rule: "rv", base, rate_ppm: law.rv_ppm, exemption: exempt.rv },
        Branch { keys: ("av_an", "av_ag"), rule: "av", base, rate_ppm: law.av_ppm, exemption: exempt.av },
    ]
}

/// Health insurance and the fund's additional contribution, which is computed apart.
pub(super) fn health_branches(law: &Year, input: &PayslipInput, base: i64, extra_ppm: i64) -> [Branch; 2] {
    let exemption = input.employment.exempt.kv;
    let (rule, rate_ppm) = if input.health.reduced { ("kv_reduced", law.kv_reduced_ppm) } else { ("kv", law.kv_ppm) };
    [
        Branch { keys: ("kv_an", "kv_ag"), rule, base, rate_ppm, exemption },
        Branch { keys: ("zb_an", "zb_ag"), rule: "zb", base, rate_ppm: extra_ppm, exemption },
    ]
}

/// Adds the shares to the payslip's fields.
pub(super) fn book(slip: &mut Payslip, branch: &Branch, employee: Cents, employer: Cents) {
    let (an, ag) = match branch.keys.0 {
        "rv_an" => (&mut slip.rv_an, &mut slip.rv_ag),
        "av_an" => (&mut slip.av_an, &mut slip.av_ag),
        "kv_an" => (&mut slip.kv_an, &mut slip.kv_ag),
        _ => (&mut slip.zb_an, &mut slip.zb_ag),
    };
    an.0 += employee.0;
    ag.0 += employer.0;
}

fn health<T: Trace>(law: &Year, input: &PayslipInput, bases: Bases, slip: &mut Payslip, trace: &mut T) {
    let base = bases.kv();
    slip.base_kv = Cents(base);
    let kv = (bases.kv_current, bases.kv_one_off);
    base::report(trace, "base_kv", input, law.kv_ceiling_year, kv);
    for branch in health_branches(law, input, base, input.health.zusatzbeitrag.ppm()) {
        let (employee, employer) = equal(trace, &branch);
        book(slip, &branch, employee, employer);
    }
    care(law, input, base, slip, trace);
}

/// Care insurance: one combined rate for the employee (joint circular of 3 December 2004, 2.2), the
/// employer half the rate; in Saxony half a point moves to the employee (§ 58 Abs. 3 SGB XI).
pub(super) fn care<T: Trace>(law: &Year, input: &PayslipInput, base: i64, slip: &mut Payslip, trace: &mut T) {
    let shift = saxony_shift(law, input);
    let exemption = input.employment.exempt.pv;
    let insured = exemption == Exemption::None;
    let employee = law.pv_ppm / 2 + shift + personal(law, input);
    let employer = law.pv_ppm / 2 - shift;
    let an = if insured { share(base, employee) } else { 0 };
    let ag = if exemption == Exemption::Both { 0 } else { share(base, employer) };
    slip.pv_an.0 += an;
    slip.pv_ag.0 += ag;
    trace.line("pv_an", an, || if insured { care_why(law, input, base, employee) } else { Why::exact("exempt") });
    trace.line("pv_ag", ag, || {
        if exemption == Exemption::Both {
            return Why::exact("exempt");
        }
        let rule = if shift == 0 { "pv_ag" } else { "pv_ag_saxony" };
        Why::half_up(rule).cents("base", base).ppm("rate", employer).ppm("total", law.pv_ppm)
    });
}

fn care_why(law: &Year, input: &PayslipInput, base: i64, rate: i64) -> Why {
    let discounts = input.child_discounts(law.pv_child_discount_most);
    let rule = if input.childless_surcharge() {
        "pv_an_childless"
    } else if discounts > 0 {
        "pv_an_children"
    } else {
        "pv_an"
    };
    Why::half_up(rule)
        .cents("base", base)
        .ppm("rate", rate)
        .ppm("half", law.pv_ppm / 2 + saxony_shift(law, input))
        .ppm("surcharge", law.pv_childless_ppm)
        .count("discounts", discounts)
        .ppm("discount", law.pv_child_discount_ppm)
}

/// Half a point that moves to the employee in Saxony.
pub(super) fn saxony_shift(law: &Year, input: &PayslipInput) -> i64 {
    if input.saxony() { law.pv_saxony_shift_ppm } else { 0 }
}

/// The employee's own surcharge (positive) or discounts (negative), § 55 Abs. 3 SGB XI.
pub(super) fn personal(law: &Year, input: &PayslipInput) -> i64 {
    if input.childless_surcharge() {
        law.pv_childless_ppm
    } else {
        -input.child_discounts(law.pv_child_discount_most) * law.pv_child_discount_ppm
    }
}
