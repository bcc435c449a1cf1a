//! Short-term employment (*kurzfristige Beschäftigung*, § 8 Abs. 1 Nr. 2 SGB IV): free of contributions only
//! within its limits of time, and beyond the Minijob limit only for those who do not live from it.
//!
//! Not covered: the longer limits of agriculture (15 weeks or 90 days), because a cooperative of
//! freelancers has no farm.

use jiff::civil::Date;
use jiff::{Span, Unit};
use serde::{Deserialize, Serialize};

use super::{Check, Outcome, compare, count, limit, not_negative};
use crate::{Cents, StatuteError};

/// A number of days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Days(pub i64);

/// A stretch of short-term work, both days included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// First day.
    pub from: Date,
    /// Last day, fixed in advance.
    pub to: Date,
    /// Days on which work is done.
    pub working_days: i64,
}

/// What decides whether work is short-term. It is answered when the work is agreed: the limits look ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShortTermFacts {
    /// The work to be agreed. It counts whole, also beyond the turn of the year.
    pub planned: Stretch,
    /// Short-term work of the same calendar year with any employer, before the planned one.
    pub before: Vec<Stretch>,
    /// Whether the person lives from such work (*berufsmäßig*): it is not of minor economic weight for them.
    pub professional: bool,
    /// The pay of a month. The limit is that of the whole month, also when the work is shorter.
    pub monthly: Cents,
}

/// Whether work is short-term and thus free of contributions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShortTerm {
    /// Whether all of it together makes the work free of contributions.
    pub free: bool,
    /// Calendar days, a month counted as 30, against three months.
    pub months: Check<Days>,
    /// Working days against 70. One of both limits of time suffices.
    pub days: Check<Days>,
    /// Monthly pay against the Minijob limit; it decides only about professional work.
    pub pay: Check,
    /// Whether professional work above the Minijob limit excludes the freedom.
    pub excluded_as_professional: bool,
}

/// Whether agreed work is short-term (§ 8 Abs. 1 Nr. 2, Abs. 2 Satz 1 SGB IV), with the limits of the year in which it
/// begins.
///
/// A single stretch keeps three months if it ends before the same day three months on (§ 26 Abs. 1 SGB X,
/// §§ 187, 188 BGB). Several stretches are added as calendar days, a whole month as 30, and 90 take the place
/// of three months (joint guidelines of the insurance bodies on minor employment).
///
/// # Errors
/// [`StatuteError::UnknownYear`] or [`StatuteError::OutOfRange`] for a year without these limits, for a stretch that ends
/// before it begins or has more working days than days, and for work before the planned that lies in another year.
pub fn short_term(facts: &ShortTermFacts) -> Result<ShortTerm, StatuteError> {
    let year = facts.planned.from.year();
    let all = || facts.before.iter().chain(std::iter::once(&facts.planned));
    all().try_for_each(check)?;
    if facts.before.iter().any(|stretch| stretch.to.year() != year || stretch.from.year() != year || stretch.from > facts.planned.from) {
        return Err(StatuteError::range("before", format!("work before the planned one lies in {year}, cut at the turn of the year")));
    }
    let calendar = if facts.before.is_empty() {
        months_from_start(&facts.planned)?
    } else {
        all().map(calendar_months).sum::<Result<i64, StatuteError>>()?
    };
    let (most_months, months_status) = count(year, "short_term.most_months")?;
    let (most_days, days_status) = count(year, "short_term.most_days")?;
    let working = all().map(|stretch| stretch.working_days).sum();
    let paragraph = "§ 8 Abs. 1 Nr. 2, Abs. 2 SGB IV";
    let months = compare("short_term_months", paragraph, (Days(most_months * 30), months_status), Days(calendar));
    let days = compare("short_term_days", paragraph, (Days(most_days), days_status), Days(working));
    let pay = compare("short_term_pay", paragraph, limit(year, "minijob.limit_month")?, not_negative(facts.monthly)?);
    let excluded_as_professional = facts.professional && pay.outcome == Outcome::Above;
    let in_time = months.outcome == Outcome::Within || days.outcome == Outcome::Within;
    Ok(ShortTerm { free: in_time && !excluded_as_professional, months, days, pay, excluded_as_professional })
}

/// The limits within which short-term work may be taxed flat at 25 % (§ 40a Abs. 1, 4 Nr. 1 EStG): days in a row, wage of a
/// day, wage of an hour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FlatTax {
    /// Whether all three limits are kept.
    pub allowed: bool,
    /// Working days in a row.
    pub days: Check<Days>,
    /// Average wage of a working day, up to the next cent.
    pub daily: Check,
    /// Average wage of an hour, up to the next cent.
    pub hourly: Check,
}

/// Whether short-term work of some days in a row with a wage and minutes of work may be taxed flat at 25 %. Work that became
/// necessary unforeseeably at once (§ 40a Abs. 1 Satz 2 Nr. 2 EStG) may exceed the daily wage; that is not judged here.
///
/// # Errors
/// [`StatuteError::UnknownYear`]; [`StatuteError::OutOfRange`] for days or minutes below 1 and negative wages.
pub fn short_term_flat_tax(year: i16, working_days: i64, wage: Cents, minutes: i64) -> Result<FlatTax, StatuteError> {
    const MOST_DAYS: i64 = 366;
    if !(1..=MOST_DAYS).contains(&working_days) || !(1..=MOST_DAYS * 24 * 60).contains(&minutes) {
        return Err(StatuteError::range("working_days", format!("{working_days} days and {minutes} minutes are no work of a year")));
    }
    let wage = not_negative(wage)?.0;
    if wage > crate::pay::input::GREATEST {
        return Err(StatuteError::range("wage", "too great"));
    }
    let (most, status) = count(year, "short_term.flat_tax_most_days")?;
    let paragraph = "§ 40a Abs. 1, 4 EStG";
    let days = compare("flat_tax_days", paragraph, (Days(most), status), Days(working_days));
    let daily = limit(year, "short_term.flat_tax_most_daily_wage")?;
    let daily = compare("flat_tax_daily", paragraph, daily, Cents(crate::rate::up(wage, working_days)));
    let hourly = limit(year, "short_term.flat_tax_most_hourly_wage")?;
    let hourly = compare("flat_tax_hourly", paragraph, hourly, Cents(crate::rate::up(wage * 60, minutes)));
    let allowed = [days.outcome, daily.outcome, hourly.outcome].into_iter().all(|outcome| outcome == Outcome::Within);
    Ok(FlatTax { allowed, days, daily, hourly })
}

fn check(stretch: &Stretch) -> Result<(), StatuteError> {
    let days = days(stretch.from, stretch.to)?;
    if !(0..=days).contains(&stretch.working_days) || days < 1 {
        let (from, to, worked) = (stretch.from, stretch.to, stretch.working_days);
        return Err(StatuteError::range("stretch", format!("{worked} working days from {from} to {to}")));
    }
    Ok(())
}

/// Days from the first to the last, both included.
fn days(from: Date, to: Date) -> Result<i64, StatuteError> {
    let span = from.until((Unit::Day, to)).map_err(|error| StatuteError::range("stretch", error.to_string()))?;
    Ok(i64::from(span.get_days()) + 1)
}

/// Whole months from the first day on as 30 days each, and the days left.
fn months_from_start(stretch: &Stretch) -> Result<i64, StatuteError> {
    let wrong = |error: jiff::Error| StatuteError::range("stretch", error.to_string());
    let end = stretch.to.tomorrow().map_err(wrong)?;
    let span = stretch.from.until((Unit::Month, end)).map_err(wrong)?;
    Ok(i64::from(span.get_months()) * 30 + i64::from(span.get_days()))
}

/// Whole calendar months as 30 days each and the other days as they are; where no calendar month is whole, whole months from
/// the first day on.
fn calendar_months(stretch: &Stretch) -> Result<i64, StatuteError> {
    let wrong = |error: jiff::Error| StatuteError::range("stretch", error.to_string());
    let mut month = stretch.from.first_of_month();
    let (mut counted, mut whole) = (0, 0);
    while month <= stretch.to {
        let last = month.last_of_month();
        if stretch.from <= month && last <= stretch.to {
            whole += 1;
            counted += 30;
        } else {
            counted += days(stretch.from.max(month), stretch.to.min(last))?;
        }
        month = month.checked_add(Span::new().months(1)).map_err(wrong)?;
    }
    if whole == 0 { months_from_start(stretch) } else { Ok(counted) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn stretch(from: (i8, i8), to: (i8, i8), working_days: i64) -> Stretch {
        Stretch { from: date(2026, from.0, from.1), to: date(2026, to.0, to.1), working_days }
    }

    fn asked(planned: Stretch, before: Vec<Stretch>) -> ShortTermFacts {
        ShortTermFacts { planned, before, professional: false, monthly: Cents(300_000) }
    }

    /// § 188 Abs. 2 BGB: three months from 15 January end on 14 April; one day more is too long.
    #[test]
    fn a_single_stretch_may_last_three_months_to_the_day() {
        let found = short_term(&asked(stretch((1, 15), (4, 14), 75), vec![])).unwrap();
        assert_eq!((found.months.amount, found.months.limit, found.months.outcome), (Days(90), Days(90), Outcome::Within));
        assert_eq!(found.days.outcome, Outcome::Above);
        assert!(found.free);
        let longer = short_term(&asked(stretch((1, 15), (4, 15), 75), vec![])).unwrap();
        assert_eq!((longer.months.amount, longer.months.outcome, longer.free), (Days(91), Outcome::Above, false));
    }

    /// § 8 Abs. 1 Nr. 2 SGB IV: three months *or* 70 working days; the 71st is one too many.
    #[test]
    fn seventy_days_spread_over_the_year_are_short_term_too() {
        let found = short_term(&asked(stretch((2, 1), (11, 30), 70), vec![])).unwrap();
        assert_eq!((found.months.outcome, found.days.outcome, found.free), (Outcome::Above, Outcome::Within, true));
        assert!(!short_term(&asked(stretch((2, 1), (11, 30), 71), vec![])).unwrap().free);
    }

    /// § 8 Abs. 2 Satz 1 SGB IV: February is a whole month (30), 10 to 31 March are 22 days, 1 to 19 May 19, 10 June to 9 July a
    /// whole month from its first day on (30): 101 in all. Working days: 20 + 15 + 14 + 21 = 70.
    #[test]
    fn several_stretches_of_a_year_are_added() {
        let before = vec![stretch((2, 1), (2, 28), 20), stretch((3, 10), (3, 31), 15), stretch((5, 1), (5, 19), 14)];
        let found = short_term(&asked(stretch((6, 10), (7, 9), 21), before)).unwrap();
        assert_eq!((found.months.amount, found.days.amount), (Days(101), Days(70)));
        assert!(found.free);
    }

    /// A stretch around a whole calendar month: 31 January, February as 30, 1 March make 32.
    #[test]
    fn a_whole_calendar_month_counts_thirty_days() {
        let before = vec![stretch((1, 31), (3, 1), 20)];
        let found = short_term(&asked(stretch((5, 4), (5, 4), 1), before)).unwrap();
        assert_eq!(found.months.amount, Days(33));
    }

    /// Whoever lives from it is insured above 603.00 a month, however short the work is; up to it nobody is.
    #[test]
    fn who_lives_from_it_is_insured_above_the_minijob_limit() {
        let mut facts = asked(stretch((3, 2), (3, 6), 5), vec![]);
        facts.professional = true;
        facts.monthly = Cents(60_301);
        let found = short_term(&facts).unwrap();
        assert!(found.excluded_as_professional && !found.free);
        facts.monthly = Cents(60_300);
        assert!(short_term(&facts).unwrap().free);
        facts.professional = false;
        facts.monthly = Cents(60_301);
        assert!(short_term(&facts).unwrap().free);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        assert!(short_term(&asked(stretch((3, 6), (3, 2), 1), vec![])).is_err());
        assert!(short_term(&asked(stretch((3, 2), (3, 6), 6), vec![])).is_err());
        assert!(short_term(&asked(stretch((3, 2), (3, 6), 5), vec![stretch((4, 1), (4, 2), 1)])).is_err());
        let mut old = stretch((3, 2), (3, 6), 5);
        old.from = date(2025, 12, 30);
        assert!(short_term(&asked(stretch((5, 2), (5, 6), 2), vec![old])).is_err());
        let mut draft = stretch((3, 2), (3, 6), 5);
        (draft.from, draft.to) = (date(2027, 3, 2), date(2027, 3, 6));
        assert!(short_term(&asked(draft, vec![])).is_err());
    }

    /// § 40a Abs. 1 EStG: 18 days, 150.00 a day, 19.00 an hour. 18 days of 150.00 in 8 hours are 18.75 an hour.
    #[test]
    fn the_flat_tax_of_short_term_work_has_three_limits() {
        let hours = |hours: i64| hours * 60;
        assert!(short_term_flat_tax(2026, 18, Cents(270_000), hours(144)).unwrap().allowed);
        assert_eq!(short_term_flat_tax(2026, 19, Cents(270_000), hours(152)).unwrap().days.outcome, Outcome::Above);
        assert_eq!(short_term_flat_tax(2026, 18, Cents(270_001), hours(144)).unwrap().daily.amount, Cents(15_001));
        assert_eq!(short_term_flat_tax(2026, 1, Cents(1_900), 60).unwrap().hourly.outcome, Outcome::Within);
        let above = short_term_flat_tax(2026, 1, Cents(1_901), 60).unwrap();
        assert_eq!((above.hourly.outcome, above.allowed), (Outcome::Above, false));
        assert!(short_term_flat_tax(2026, 0, Cents(1), 60).is_err());
        assert!(short_term_flat_tax(2026, 1, Cents(1), 0).is_err());
        assert!(short_term_flat_tax(2026, 1, Cents(-1), 60).is_err());
    }
}
