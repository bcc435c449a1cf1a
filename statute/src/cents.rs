//! Money: whole euro cents, never a fraction, never a float.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::StatuteError;

/// An amount of money in whole euro cents.
///
/// Serialised as an integer. `Display` is the plain form: `-1234.05`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cents(pub i64);

impl Cents {
    /// Nothing.
    pub const ZERO: Cents = Cents(0);

    /// The amount in cents.
    pub const fn get(self) -> i64 {
        self.0
    }

    /// Sum, or `None` when it does not fit.
    pub const fn checked_add(self, other: Cents) -> Option<Cents> {
        match self.0.checked_add(other.0) {
            Some(sum) => Some(Cents(sum)),
            None => None,
        }
    }

    /// Difference, or `None` when it does not fit.
    pub const fn checked_sub(self, other: Cents) -> Option<Cents> {
        match self.0.checked_sub(other.0) {
            Some(rest) => Some(Cents(rest)),
            None => None,
        }
    }

    /// Product with a whole number, or `None` when it does not fit.
    pub const fn checked_mul(self, times: i64) -> Option<Cents> {
        match self.0.checked_mul(times) {
            Some(product) => Some(Cents(product)),
            None => None,
        }
    }

    /// The German form with thousands separators: `-1.234,05 €`.
    pub fn german(self) -> String {
        format!("{} €", self.grouped('.', ','))
    }

    /// The English form with thousands separators: `€-1,234.05`.
    pub fn english(self) -> String {
        format!("€{}", self.grouped(',', '.'))
    }

    fn grouped(self, thousands: char, decimal: char) -> String {
        let digits = (self.0.unsigned_abs() / 100).to_string();
        let mut text = String::with_capacity(digits.len() + 8);
        if self.0 < 0 {
            text.push('-');
        }
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                text.push(thousands);
            }
            text.push(digit);
        }
        text.push(decimal);
        text.push_str(&format!("{:02}", self.0.unsigned_abs() % 100));
        text
    }
}

impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let cents = self.0.unsigned_abs();
        write!(f, "{sign}{}.{:02}", cents / 100, cents % 100)
    }
}

impl FromStr for Cents {
    type Err = StatuteError;

    /// Reads the plain form: `1234`, `1234.5`, `-1234.05`.
    ///
    /// # Errors
    /// [`StatuteError::NotANumber`] for anything else, also for a third decimal.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        crate::rate::fixed(text, 2).map(Cents)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_written_and_read_back_in_its_plain_form() {
        for (cents, text) in [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (298_998, "2989.98")] {
            assert_eq!(Cents(cents).to_string(), text);
            assert_eq!(text.parse::<Cents>(), Ok(Cents(cents)));
        }
        assert_eq!("12".parse(), Ok(Cents(1200)));
        assert_eq!("12.5".parse(), Ok(Cents(1250)));
        assert!("12.345".parse::<Cents>().is_err());
        assert!("".parse::<Cents>().is_err());
        assert!("1e3".parse::<Cents>().is_err());
    }

    #[test]
    fn people_read_thousands_in_groups() {
        assert_eq!(Cents(123_456_705).german(), "1.234.567,05 €");
        assert_eq!(Cents(-99_905).german(), "-999,05 €");
        assert_eq!(Cents(364_000).english(), "€3,640.00");
    }

    #[test]
    fn arithmetic_that_does_not_fit_says_so() {
        assert_eq!(Cents(i64::MAX).checked_add(Cents(1)), None);
        assert_eq!(Cents(i64::MIN).checked_sub(Cents(1)), None);
        assert_eq!(Cents(i64::MAX).checked_mul(2), None);
        assert_eq!(Cents(2).checked_mul(3), Some(Cents(6)));
        assert_eq!(Cents(2).checked_add(Cents(3)), Some(Cents(5)));
        assert_eq!(Cents(2).checked_sub(Cents(3)), Some(Cents(-1)));
    }
}
