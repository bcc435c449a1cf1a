//! Money: whole cents, checked, never a float.

use std::{fmt, iter::Sum, ops};

/// An amount in euro cents. Sums that leave the range of 64 bits stop the program rather than lie.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Whole euros.
    #[must_use]
    pub const fn euros(euros: i64) -> Self {
        Self(euros * 100)
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// Nothing below zero.
    #[must_use]
    pub fn at_least_zero(self) -> Self {
        self.max(Self::ZERO)
    }

    /// `rate` percent of the amount, half a cent rounded away from zero (kaufmännisch).
    #[must_use]
    pub fn percent(self, rate: rust_decimal::Decimal) -> Self {
        use rust_decimal::prelude::ToPrimitive;
        let exact = rust_decimal::Decimal::from(self.0) * rate / rust_decimal::Decimal::ONE_HUNDRED;
        let rounded = exact.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        Self(rounded.to_i64().unwrap_or(i64::MAX))
    }

    /// Reads an amount as people write it: `1.234,56`, `1234,5`, `1,234.56`, `1234.56 €`, `-12`.
    /// One mark with one or two digits behind it is the decimal mark; a mark before three digits groups thousands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€' && *c != '\'').collect();
        let text = text.strip_suffix("EUR").unwrap_or(&text);
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = match digits.rfind([',', '.']) {
            Some(at) if digits.len() - at <= 3 => digits.split_at_checked(at)?,
            _ => (digits, ""),
        };
        let mark = fraction.chars().next();
        let fraction = fraction.trim_start_matches([',', '.']);
        let groups: Vec<&str> = whole.split([',', '.']).collect();
        let grouped_well = groups.iter().skip(1).all(|group| group.len() == 3) && !mark.is_some_and(|mark| whole.contains(mark));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let plain = groups.concat();
        if plain.is_empty() || plain.len() > 15 || !grouped_well || !all_digits(&plain) || !all_digits(fraction) {
            return None;
        }
        let cents: i64 = format!("{fraction:0<2}").parse().ok()?;
        let euros: i64 = plain.parse().ok()?;
        Some(Self(sign * (euros.checked_mul(100)?.checked_add(cents)?)))
    }

    /// Plain form for programs and input fields: `1234.56`.
    #[must_use]
    pub fn plain(self) -> String {
        let (euros, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let sign = if self.0 < 0 { "-" } else { "" };
        format!("{sign}{euros}.{cents:02}")
    }

    /// With grouped thousands: `grouped('.', ',')` gives `1.234,56`.
    #[must_use]
    pub fn grouped(self, thousands: char, decimal: char) -> String {
        let plain = self.plain();
        let (sign, rest) = plain.strip_prefix('-').map_or(("", plain.as_str()), |rest| ("−", rest));
        let (euros, cents) = rest.split_once('.').unwrap_or((rest, "00"));
        let mut out = String::from(sign);
        for (at, digit) in euros.chars().enumerate() {
            if at > 0 && (euros.len() - at) % 3 == 0 {
                out.push(thousands);
            }
            out.push(digit);
        }
        out.push(decimal);
        out.push_str(cents);
        out
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}
impl fmt::Debug for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.plain())
    }
}

const RANGE: &str = "an amount left the range of 64 bits";

#[expect(clippy::expect_used, reason = "stopping is better than a wrong amount (invariant I2)")]
fn checked(sum: Option<i64>) -> Cents {
    Cents(sum.expect(RANGE))
}

impl ops::Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        checked(self.0.checked_add(other.0))
    }
}
impl ops::Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        checked(self.0.checked_sub(other.0))
    }
}
impl ops::Neg for Cents {
    type Output = Self;
    fn neg(self) -> Self {
        checked(self.0.checked_neg())
    }
}
impl ops::Mul<i64> for Cents {
    type Output = Self;
    fn mul(self, times: i64) -> Self {
        checked(self.0.checked_mul(times))
    }
}
impl ops::AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}
impl ops::SubAssign for Cents {
    fn sub_assign(&mut self, other: Self) {
        *self = *self - other;
    }
}
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::ZERO, |sum, part| sum + part)
    }
}

/// What a posting that does not add up to zero is called.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("the lines add up to {0}, not to 0.00")]
pub struct Unbalanced(pub Cents);

/// Splits an amount by weights so that no cent is lost: the largest remainders get the cents that are left,
/// earlier parts first among equals. Weights must not all be zero, else everything goes to the first part.
#[must_use]
pub fn split(whole: Cents, weights: &[u32]) -> Vec<Cents> {
    let total: i128 = weights.iter().map(|w| i128::from(*w)).sum();
    if total == 0 {
        return weights.iter().enumerate().map(|(at, _)| if at == 0 { whole } else { Cents::ZERO }).collect();
    }
    let exact: Vec<(i128, i128)> = weights
        .iter()
        .map(|w| i128::from(whole.0) * i128::from(*w))
        .map(|share| (share.div_euclid(total), share.rem_euclid(total)))
        .collect();
    let given: i128 = exact.iter().map(|(part, _)| part).sum();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(exact.get(*at).map_or(0, |(_, rest)| *rest)));
    let left = usize::try_from(i128::from(whole.0) - given).unwrap_or(0);
    let lucky: std::collections::BTreeSet<usize> = order.into_iter().take(left).collect();
    exact
        .iter()
        .enumerate()
        .map(|(at, (part, _))| part + i128::from(lucky.contains(&at)))
        .map(|part| Cents(i64::try_from(part).unwrap_or(i64::MAX)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, cents) in [
            ("1.234,56", 123_456),
            ("1,234.56 €", 123_456),
            ("1234,5", 123_450),
            ("4 000", 400_000),
            ("1.000", 100_000),
            ("12", 1_200),
            ("-0,01", -1),
        ] {
            assert_eq!(Cents::parse(text), Some(Cents(cents)), "{text}");
        }
        for text in ["", "abc", "1.23.4", "1,2,3", "1e3", "12,345,6"] {
            assert_eq!(Cents::parse(text), None, "{text}");
        }
    }

    #[test]
    fn half_a_cent_is_rounded_away_from_zero() {
        let nine = rust_decimal::Decimal::from(9);
        assert_eq!(Cents(400_000).percent(nine), Cents(36_000)); // 4,000.00 x 9 % = 360.00
        assert_eq!(Cents(50).percent(nine), Cents(5)); // 4.5 cents
        assert_eq!(Cents(-50).percent(nine), Cents(-5));
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(Cents(123_456_789).grouped('.', ','), "1.234.567,89");
        assert_eq!(Cents(-100_000).grouped(',', '.'), "−1,000.00");
        assert_eq!(Cents(5).grouped('.', ','), "0,05");
    }

    proptest! {
        #[test]
        fn a_split_loses_no_cent(whole in -1_000_000_000i64..1_000_000_000, weights in prop::collection::vec(0u32..1000, 1..20)) {
            let parts = split(Cents(whole), &weights);
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(parts.into_iter().sum::<Cents>(), Cents(whole));
        }
    }
}
