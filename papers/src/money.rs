//! Amounts as whole cents. A float never touches money.

use std::fmt;
use std::iter::Sum;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// An amount in the smallest unit of its currency (cents of a euro), signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Self = Self(0);

    /// The sum, or `None` when it does not fit.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` when it does not fit.
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// The same amount with the other sign, or `None` for the smallest `i64`.
    pub fn checked_neg(self) -> Option<Self> {
        self.0.checked_neg().map(Self)
    }

    /// The sum of many, or `None` when it does not fit.
    pub fn checked_sum(amounts: impl IntoIterator<Item = Self>) -> Option<Self> {
        amounts.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }

    /// Reads a decimal text such as `18.15`, `-3` or `18.150` with a point. `decimals` is how many
    /// decimals the currency has. Further digits must be zero: a tenth of a cent is an error, never
    /// rounded away.
    pub fn parse(text: &str, decimals: u32) -> Option<Self> {
        let amount = Decimal::from_str_exact(text.trim()).ok()?;
        let scaled = amount.checked_mul(Decimal::from(10_i64.checked_pow(decimals)?))?;
        if !scaled.fract().is_zero() {
            return None;
        }
        i64::try_from(scaled.trunc()).ok().map(Self)
    }

    /// The amount in whole units as an exact decimal: 158270 gives 1582.70.
    pub fn decimal(self) -> Decimal {
        Decimal::new(self.0, 2)
    }

    /// A decimal amount in whole units, rounded half away from zero to cents (commercial rounding,
    /// as EN 16931 and German tax practice round).
    pub fn round(amount: Decimal) -> Option<Self> {
        let cents = amount.checked_mul(Decimal::ONE_HUNDRED)?.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        i64::try_from(cents).ok().map(Self)
    }
}

/// Writes `1582.70`: a point, always two decimals, no grouping. For files, not for people.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let size = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", size / 100, size % 100)
    }
}

/// Saturating: used for display sums only; book with [`Cents::checked_sum`].
impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        Self(amounts.fold(0, |sum, amount| sum.saturating_add(amount.0)))
    }
}

/// An ISO 4217 currency code such as `EUR`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl Currency {
    /// The euro.
    pub const EUR: Self = Self(*b"EUR");

    /// Three capital letters, else `None`.
    pub fn parse(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        code.iter().all(u8::is_ascii_uppercase).then_some(Self(code))
    }

    /// The three letters.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// How many decimals the currency has (ISO 4217): 2 for nearly all, 0 for the yen, 3 for some dinars.
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"ISK" | b"VND" | b"CLP" | b"XAF" | b"XOF" | b"XPF" | b"PYG" | b"UGX" | b"RWF" | b"GNF" | b"KMF" | b"DJF"
            | b"BIF" | b"VUV" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| format!("not a currency code: {text}"))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.as_str().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly_or_not_at_all() {
        assert_eq!(Cents::parse("18.150", 2), Some(Cents(1815)), "a third decimal that is zero");
        assert_eq!(Cents::parse("2700", 0), Some(Cents(2700)), "the yen has no cents");
        assert_eq!(Cents::parse("-7", 2), Some(Cents(-700)));
        assert_eq!(Cents::parse("10.001", 2), None, "a tenth of a cent is not rounded away");
        assert_eq!(Cents::parse("1,50", 2), None);
        assert_eq!(Cents::parse("1e3", 2), None);
        assert_eq!(Cents::parse("", 2), None);
        assert_eq!(Cents::parse("99999999999999999999", 2), None, "more than 64 bits");
    }

    #[test]
    fn amounts_are_written_with_a_point_and_two_decimals() {
        assert_eq!(Cents(158_270).to_string(), "1582.70");
        assert_eq!(Cents(-5).to_string(), "-0.05");
        assert_eq!(Cents(i64::MIN).to_string(), "-92233720368547758.08");
    }

    #[test]
    fn half_a_cent_is_rounded_away_from_zero() {
        // 2.675 is the classic amount a float gets wrong.
        assert_eq!(Cents::round(Decimal::new(2675, 3)), Some(Cents(268)));
        assert_eq!(Cents::round(Decimal::new(-2675, 3)), Some(Cents(-268)));
        assert_eq!(Cents::round(Decimal::new(2674, 3)), Some(Cents(267)));
    }
}
