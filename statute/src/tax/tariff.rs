//! The income tax tariff (§ 32a Abs. 1 EStG) and the tax of classes V and VI.

use crate::params::{Flow, IncomeTax};

/// Tax in whole euro on a taxable income in cents by the basic tariff (`UPTAB`).
///
/// With the income in cents, the tariff's `y` (excess over 10 000, six decimals) is the excess in
/// cents itself: 1 cent is 0.000001 of 10 000 euro. So every step is exact in integers.
pub(super) fn basic(law: &IncomeTax, x: i64) -> i64 {
    const EIGHT: i64 = 100_000_000;
    if x < (law.basic_allowance + 1) * 100 {
        return 0;
    }
    if x < (law.zone2_end + 1) * 100 {
        let y = x - law.basic_allowance * 100;
        let rw = y * law.zone2_square + law.zone2_linear * EIGHT;
        return rw * y / (EIGHT * 1_000_000);
    }
    if x < (law.zone3_end + 1) * 100 {
        let y = x - law.zone2_end * 100;
        let rw = y * law.zone3_square + law.zone3_linear * EIGHT;
        return (rw * y + law.zone3_add_cents * 1_000_000 * 1_000_000) / (EIGHT * 1_000_000);
    }
    if x < (law.zone4_end + 1) * 100 {
        return (x * law.zone4_percent - law.zone4_less_cents * 100) / 10_000;
    }
    (x * law.zone5_percent - law.zone5_less_cents * 100) / 10_000
}

/// Tax in whole euro on a whole taxable income in classes V and VI (`MST5_6`, § 39b Abs. 2 Satz 7).
pub(super) fn class_5_and_6(law: &IncomeTax, x: i64) -> i64 {
    let (limit1, limit2, limit3) = (law.class5_limit1, law.class5_limit2, law.class5_limit3);
    if x > limit2 {
        let base = twice_the_difference(law, limit2);
        if x > limit3 {
            let middle = base + (limit3 - limit2) * law.zone4_percent / 100;
            return middle + (x - limit3) * law.zone5_percent / 100;
        }
        return base + (x - limit2) * law.zone4_percent / 100;
    }
    let tax = twice_the_difference(law, x);
    if x > limit1 {
        let most = twice_the_difference(law, limit1) + (x - limit1) * law.zone4_percent / 100;
        return tax.min(most);
    }
    tax
}

/// Twice the difference between the tax on 1.25 and on 0.75 of the income, at least 14 % of it
/// (`UP5_6`).
fn twice_the_difference(law: &IncomeTax, x: i64) -> i64 {
    let (upper, lower) = match law.flow {
        Flow::Y2025 => (x * 125, x * 75),
        Flow::Y2026 => (x * 125 / 100 * 100, x * 75 / 100 * 100),
    };
    let difference = (basic(law, upper) - basic(law, lower)) * 2;
    difference.max(x * law.class5_least_percent / 100)
}
