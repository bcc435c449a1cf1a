//! Rates and other decimals of the law as exact integers, and the roundings the law knows.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::{Cents, StatuteError};

/// A percentage with up to four decimals, held in parts per million: 14.6 % is 146 000 ppm.
///
/// Serialised as a decimal string in percent (`"14.6"`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Percent {
    ppm: i64,
}

impl Percent {
    /// Nothing.
    pub const ZERO: Percent = Percent { ppm: 0 };

    /// From parts per million: 146 000 is 14.6 %.
    pub const fn from_ppm(ppm: i64) -> Percent {
        Percent { ppm }
    }

    /// In parts per million.
    pub const fn ppm(self) -> i64 {
        self.ppm
    }

    /// This share of an amount, half a cent rounded up (away from zero).
    pub fn of(self, amount: Cents) -> Cents {
        let product = i128::from(amount.0) * i128::from(self.ppm);
        let half = if product < 0 { -500_000 } else { 500_000 };
        Cents(i64::try_from((product + half) / 1_000_000).unwrap_or(i64::MAX))
    }

    /// The percentage as people write it, with a decimal comma: `14,6 %`.
    pub fn german(self) -> String {
        format!("{} %", self.to_string().replace('.', ","))
    }

    /// The percentage as people write it in English: `14.6%`.
    pub fn english(self) -> String {
        format!("{self}%")
    }
}

impl fmt::Display for Percent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.ppm < 0 { "-" } else { "" };
        let ppm = self.ppm.unsigned_abs();
        let decimals = format!("{:04}", ppm % 10_000);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{}{point}{decimals}", ppm / 10_000)
    }
}

impl FromStr for Percent {
    type Err = StatuteError;

    /// Reads a percentage such as `14.6`; at most four decimals.
    ///
    /// # Errors
    /// [`StatuteError::NotANumber`].
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        fixed(text, 4).map(Percent::from_ppm)
    }
}

impl TryFrom<Decimal> for Percent {
    type Error = StatuteError;

    /// From a percentage held as [`Decimal`] (`14.6` means 14.6 %).
    fn try_from(percent: Decimal) -> Result<Self, Self::Error> {
        let ppm = percent.checked_mul(Decimal::from(10_000)).filter(|ppm| ppm.fract().is_zero());
        ppm.and_then(|ppm| ppm.to_i64()).map(Percent::from_ppm).ok_or_else(|| StatuteError::NotANumber { text: percent.to_string() })
    }
}

impl From<Percent> for Decimal {
    fn from(percent: Percent) -> Decimal {
        Decimal::new(percent.ppm, 4).normalize()
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FixedVisitor::<4>).map(Percent::from_ppm)
    }
}

/// A plain decimal of the wage tax file with up to three decimals (child allowances, factor),
/// held in thousandths. Serialised as a decimal string (`"0.5"`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Thousandths(pub i64);

impl fmt::Display for Thousandths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let value = self.0.unsigned_abs();
        let decimals = format!("{:03}", value % 1000);
        let decimals = decimals.trim_end_matches('0');
        let decimals = if decimals.is_empty() { "0" } else { decimals };
        write!(f, "{sign}{}.{decimals}", value / 1000)
    }
}

impl FromStr for Thousandths {
    type Err = StatuteError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        fixed(text, 3).map(Thousandths)
    }
}

impl Serialize for Thousandths {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Thousandths {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FixedVisitor::<3>).map(Thousandths)
    }
}

/// Reads a decimal string (or a whole JSON number) into an integer of `SCALE` decimals; a JSON
/// number with a fraction is refused, because it has passed through a float.
struct FixedVisitor<const SCALE: u32>;

impl<const SCALE: u32> serde::de::Visitor<'_> for FixedVisitor<SCALE> {
    type Value = i64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a decimal string with at most {SCALE} decimals")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<i64, E> {
        fixed(text, SCALE).map_err(E::custom)
    }

    fn visit_i64<E: serde::de::Error>(self, whole: i64) -> Result<i64, E> {
        whole.checked_mul(10_i64.pow(SCALE)).ok_or_else(|| E::custom("the number is too great"))
    }

    fn visit_u64<E: serde::de::Error>(self, whole: u64) -> Result<i64, E> {
        self.visit_i64(i64::try_from(whole).map_err(E::custom)?)
    }
}

/// Reads a plain decimal into an integer scaled by `10^scale`; further decimals must be zero.
pub(crate) fn fixed(text: &str, scale: u32) -> Result<i64, StatuteError> {
    let wrong = || StatuteError::NotANumber { text: text.to_owned() };
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(whole) || !plain(decimals) {
        return Err(wrong());
    }
    let mut value: i64 = whole.parse().map_err(|_| wrong())?;
    let mut rest = decimals.bytes();
    for _ in 0..scale {
        let digit = i64::from(rest.next().unwrap_or(b'0') - b'0');
        value = value.checked_mul(10).and_then(|value| value.checked_add(digit)).ok_or_else(wrong)?;
    }
    if rest.any(|byte| byte != b'0') {
        return Err(wrong());
    }
    Ok(if negative { -value } else { value })
}

/// `numerator / denominator` for a positive denominator, half rounded away from zero
/// (§ 1 Abs. 2 BVV).
pub(crate) const fn half_up(numerator: i64, denominator: i64) -> i64 {
    let half = denominator / 2;
    if numerator < 0 { (numerator - half) / denominator } else { (numerator + half) / denominator }
}

/// `numerator / denominator` for a positive denominator, away from zero (the tax file's
/// `ROUND_UP`).
pub(crate) const fn up(numerator: i64, denominator: i64) -> i64 {
    let rest = numerator % denominator;
    let whole = numerator / denominator;
    if rest > 0 {
        whole + 1
    } else if rest < 0 {
        whole - 1
    } else {
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_keeps_its_decimals() {
        let rate: Percent = "14.6".parse().unwrap();
        assert_eq!(rate.ppm(), 146_000);
        assert_eq!(rate.to_string(), "14.6");
        assert_eq!(rate.german(), "14,6 %");
        assert_eq!(rate.english(), "14.6%");
        assert_eq!("-0.25".parse::<Percent>().unwrap().to_string(), "-0.25");
        assert_eq!("0.00001".parse::<Percent>().ok(), None);
        assert_eq!("9.000000".parse::<Percent>().unwrap().ppm(), 90_000);
        assert_eq!(Percent::try_from(Decimal::new(85, 1)), Ok(Percent::from_ppm(85_000)));
        assert!(Percent::try_from(Decimal::new(1, 5)).is_err());
        assert_eq!(Decimal::from(rate), Decimal::new(146, 1));
    }

    #[test]
    fn a_share_is_rounded_half_up() {
        let nine: Percent = "9".parse().unwrap();
        // 9 % of 0.50 EUR is 4.5 cents; of 0.49 EUR 4.41 cents.
        assert_eq!(nine.of(Cents(50)), Cents(5));
        assert_eq!(nine.of(Cents(49)), Cents(4));
        assert_eq!(nine.of(Cents(-50)), Cents(-5));
    }

    #[test]
    fn a_json_number_with_a_fraction_is_refused() {
        assert_eq!(serde_json::from_str::<Percent>("\"2.69\"").unwrap().ppm(), 26_900);
        assert_eq!(serde_json::from_str::<Percent>("9").unwrap().ppm(), 90_000);
        assert!(serde_json::from_str::<Percent>("2.69").is_err());
        assert_eq!(serde_json::to_string(&Percent::from_ppm(26_900)).unwrap(), "\"2.69\"");
        assert_eq!(serde_json::from_str::<Thousandths>("\"0.5\"").unwrap(), Thousandths(500));
        assert_eq!(Thousandths(644).to_string(), "0.644");
        assert_eq!(Thousandths(1000).to_string(), "1.0");
    }

    #[test]
    fn the_law_knows_three_roundings() {
        assert_eq!(half_up(5, 10), 1);
        assert_eq!(half_up(4, 10), 0);
        assert_eq!(half_up(-5, 10), -1);
        assert_eq!(up(1, 100), 1);
        assert_eq!(up(-1, 100), -1);
        assert_eq!(up(200, 100), 2);
    }
}
