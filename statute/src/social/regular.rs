//! Full insurance in every branch.

use super::base::{self, Bases};
use super::{equal, levies, private, share, statutory};
use crate::Cents;
use crate::explain::{Trace, Why};
use crate::params::Year;
use crate::pay::{Payslip, PayslipInput};

pub(super) fn contribute<T: Trace>(law: &Year, input: &PayslipInput, slip: &mut Payslip, trace: &mut T) {
    let bases = Bases::of(law, input);
    slip.base_rv = Cents(bases.rv());
    base::report(trace, "base_rv", input, law.rv_ceiling_year, (bases.rv_current, bases.rv_one_off));
    slip.rv_an = equal(trace, ("rv_an", "rv_ag"), "rv", bases.rv(), law.rv_ppm);
    slip.rv_ag = slip.rv_an;
    slip.av_an = equal(trace, ("av_an", "av_ag"), "av", bases.rv(), law.av_ppm);
    slip.av_ag = slip.av_an;
    if statutory(input) {
        health(law, input, bases, slip, trace);
    } else {
        private::subsidise(law, input, bases.kv_current, slip, trace);
    }
    levies::pay(law, input, bases.rv_current, bases.rv(), slip, trace);
}

fn health<T: Trace>(law: &Year, input: &PayslipInput, bases: Bases, slip: &mut Payslip, trace: &mut T) {
    let base = bases.kv();
    slip.base_kv = Cents(base);
    base::report(trace, "base_kv", input, law.kv_ceiling_year, (bases.kv_current, bases.kv_one_off));
    slip.kv_an = equal(trace, ("kv_an", "kv_ag"), "kv", base, law.kv_ppm);
    slip.kv_ag = slip.kv_an;
    let extra = input.health.zusatzbeitrag.ppm();
    slip.zb_an = equal(trace, ("zb_an", "zb_ag"), "zb", base, extra);
    slip.zb_ag = slip.zb_an;
    care(law, input, base, slip, trace);
}

/// Care insurance: one combined rate for the employee (joint circular of 3 December 2004, 2.2), the
/// employer half the rate; in Saxony half a point moves to the employee (§ 58 Abs. 3 SGB XI).
fn care<T: Trace>(law: &Year, input: &PayslipInput, base: i64, slip: &mut Payslip, trace: &mut T) {
    let shift = saxony_shift(law, input);
    let employee = law.pv_ppm / 2 + shift + personal(law, input);
    let employer = law.pv_ppm / 2 - shift;
    slip.pv_an = Cents(share(base, employee));
    slip.pv_ag = Cents(share(base, employer));
    trace.line("pv_an", slip.pv_an.0, || care_why(law, input, base, employee));
    trace.line("pv_ag", slip.pv_ag.0, || {
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
