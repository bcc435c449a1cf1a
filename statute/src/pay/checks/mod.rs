//! Limits the law sets to an employment, each with its paragraph. They answer questions, drafts of a
//! coming year included and marked; they change no payslip.

mod short_term;

use serde::Serialize;

pub use short_term::{Days, FlatTax, ShortTerm, ShortTermFacts, Stretch, short_term, short_term_flat_tax};

use crate::params::{self, Quantity, Status};
use crate::{Cents, StatuteError};

/// A limit of the law and whether an amount keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Check<T = Cents> {
    /// Stable code, for example `minimum_wage`, `minijob` or `short_term_days`.
    pub code: &'static str,
    /// The paragraph the limit rests on.
    pub paragraph: &'static str,
    /// The amount that was compared.
    pub amount: T,
    /// The limit, for the same period as the amount.
    pub limit: T,
    /// What follows from the comparison.
    pub outcome: Outcome,
    /// Whether the limit is in force or only proposed.
    pub status: Status,
}

/// What a comparison with a limit means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Not above the limit.
    Within,
    /// Above the limit.
    Above,
    /// Below what is owed at least.
    Below,
}

/// Whether a month's wage reaches the minimum wage for the minutes worked (§ 1 Abs. 1, 2 MiLoG). The
/// amount owed is rounded up to the cent, so that nobody is paid a fraction too little.
///
/// # Errors
/// [`StatuteError::UnknownYear`]; [`StatuteError::OutOfRange`] for negative amounts or more minutes than
/// a month has.
pub fn minimum_wage(year: i16, gross: Cents, minutes: i64) -> Result<Check, StatuteError> {
    const MOST_MINUTES: i64 = 31 * 24 * 60;
    if !(0..=MOST_MINUTES).contains(&minutes) {
        return Err(StatuteError::range("minutes", format!("{minutes} is not between 0 and {MOST_MINUTES}")));
    }
    let (hour, status) = limit(year, "minimum_wage.hour")?;
    let owed = Cents(crate::rate::up(hour.0 * minutes, 60));
    let outcome = if not_negative(gross)? < owed { Outcome::Below } else { Outcome::Within };
    Ok(Check { code: "minimum_wage", paragraph: "§ 1 MiLoG", amount: gross, limit: owed, outcome, status })
}

/// The most whole minutes a month a wage pays for at the minimum wage (§ 1 Abs. 2 MiLoG).
///
/// # Errors
/// As [`minimum_wage`].
pub fn most_minutes(year: i16, gross: Cents) -> Result<i64, StatuteError> {
    let (hour, _) = limit(year, "minimum_wage.hour")?;
    let minutes = i128::from(not_negative(gross)?.0) * 60 / i128::from(hour.0.max(1));
    i64::try_from(minutes).map_err(|_| StatuteError::range("gross", "too great"))
}

/// Whether a regular monthly wage is that of a Minijob (§ 8 Abs. 1 Nr. 1, Abs. 1a SGB IV).
///
/// # Errors
/// As [`minimum_wage`].
pub fn minijob(year: i16, gross: Cents) -> Result<Check, StatuteError> {
    at_most("minijob", "§ 8 Abs. 1a SGB IV", limit(year, "minijob.limit_month")?, gross)
}

/// Whether a regular monthly wage is not above the transition band (§ 20 Abs. 2 SGB IV).
///
/// # Errors
/// As [`minimum_wage`].
pub fn midijob(year: i16, gross: Cents) -> Result<Check, StatuteError> {
    at_most("midijob", "§ 20 Abs. 2 SGB IV", limit(year, "midijob.upper_month")?, gross)
}

/// Whether a regular yearly wage ends compulsory health insurance: above the limit it does, at the turn
/// of the year (*Jahresarbeitsentgeltgrenze*, § 6 Abs. 1 Nr. 1, Abs. 4, 6 SGB V).
///
/// # Errors
/// As [`minimum_wage`].
pub fn insurance_limit(year: i16, yearly: Cents) -> Result<Check, StatuteError> {
    at_most("insurance_limit", "§ 6 Abs. 1 Nr. 1, Abs. 6 SGB V", limit(year, "ceiling.jaeg_year")?, yearly)
}

fn at_most(code: &'static str, paragraph: &'static str, limit: (Cents, Status), amount: Cents) -> Result<Check, StatuteError> {
    Ok(compare(code, paragraph, limit, not_negative(amount)?))
}

/// The limit itself still belongs to the lower side.
fn compare<T: PartialOrd>(code: &'static str, paragraph: &'static str, (limit, status): (T, Status), amount: T) -> Check<T> {
    let outcome = if amount > limit { Outcome::Above } else { Outcome::Within };
    Check { code, paragraph, amount, limit, outcome, status }
}

fn not_negative(amount: Cents) -> Result<Cents, StatuteError> {
    if amount < Cents::ZERO { Err(StatuteError::range("amount", format!("{amount} is negative"))) } else { Ok(amount) }
}

fn limit(year: i16, key: &'static str) -> Result<(Cents, Status), StatuteError> {
    let parameter = params::parameter(year, key)?;
    match parameter.quantity {
        Quantity::Eur(cents) => Ok((cents, parameter.status)),
        _ => Err(StatuteError::range("key", format!("{key} is no amount"))),
    }
}

/// A limit that counts days or months.
fn count(year: i16, key: &'static str) -> Result<(i64, Status), StatuteError> {
    let parameter = params::parameter(year, key)?;
    match parameter.quantity {
        Quantity::Number(number) => Ok((number, parameter.status)),
        _ => Err(StatuteError::range("key", format!("{key} is no count"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 13.90 an hour in 2026: 100 hours owe 1 390.00; one minute is 23.17 cents, so 24 are owed.
    #[test]
    fn a_wage_below_the_minimum_wage_is_found_to_the_cent() {
        assert_eq!(minimum_wage(2026, Cents(139_000), 6_000).unwrap().outcome, Outcome::Within);
        assert_eq!(minimum_wage(2026, Cents(138_999), 6_000).unwrap().outcome, Outcome::Below);
        assert_eq!(minimum_wage(2026, Cents(24), 1).unwrap().limit, Cents(24));
        assert_eq!(most_minutes(2026, Cents(139_000)), Ok(6_000));
        assert_eq!(most_minutes(2026, Cents(138_999)), Ok(5_999));
        assert!(minimum_wage(2026, Cents(1), 44_641).is_err());
        assert!(minimum_wage(2026, Cents(-1), 60).is_err());
    }

    #[test]
    fn the_limits_of_2026_belong_to_the_lower_side() {
        type Asked = fn(i16, Cents) -> Result<Check, StatuteError>;
        let limits: [(Asked, i64); 3] = [(minijob, 60_300), (midijob, 200_000), (insurance_limit, 7_740_000)];
        for (check, limit) in limits {
            assert_eq!(check(2026, Cents(limit)).unwrap().outcome, Outcome::Within);
            let above = check(2026, Cents(limit + 1)).unwrap();
            assert_eq!((above.outcome, above.limit, above.status), (Outcome::Above, Cents(limit), Status::Final));
        }
    }

    /// 2027: 84 150.00 is proposed, 633.00 and 14.60 are adopted.
    #[test]
    fn a_coming_year_is_answered_and_marked() {
        assert_eq!(insurance_limit(2027, Cents(1)).unwrap().status, Status::Draft);
        let minijob = minijob(2027, Cents(63_300)).unwrap();
        assert_eq!((minijob.status, minijob.outcome), (Status::Final, Outcome::Within));
        assert!(minimum_wage(2019, Cents(1), 60).is_err());
    }
}
