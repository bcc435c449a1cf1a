//! Interest on late payment (§§ 247, 288 BGB) with the base rate of each half-year.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Cents, Percent, StatuteError};

/// Who owes the money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Debtor {
    /// A consumer: base rate and 5 points (§ 288 Abs. 1 BGB).
    Consumer,
    /// Anybody else, for a payment in return: base rate and 9 points (§ 288 Abs. 2 BGB).
    Business,
}

/// A stretch of days with one rate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Days, both ends included.
    pub days: i64,
    /// Base rate and points, a year.
    pub rate: Percent,
    /// Whether the base rate of these days was not published when this release was made.
    pub provisional: bool,
}

/// Interest on one claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Interest {
    /// The interest, half up to the cent, rounded once over all periods.
    pub interest: Cents,
    /// Lump sum of 40 € (§ 288 Abs. 5 BGB); none from a consumer.
    pub lump_sum: Cents,
    /// How it came about.
    pub periods: Vec<Period>,
    /// Whether part of it rests on a base rate that is not confirmed.
    pub provisional: bool,
}

#[derive(Deserialize)]
struct File {
    confirmed_until: Date,
    base_rate: Vec<Row>,
    consumer_points: Percent,
    business_points: Percent,
    lump_sum_eur: String,
}

#[derive(Deserialize)]
struct Row {
    from: Date,
    percent: Percent,
}

const FILE: &str = "data/interest.toml";

static LAW: LazyLock<Result<File, StatuteError>> =
    LazyLock::new(|| toml::from_str(include_str!("../data/interest.toml")).map_err(|error| StatuteError::data(FILE, error.to_string())));

/// The base rate of a day.
///
/// # Errors
/// [`StatuteError::NoDataForDay`] before 1 July 2016.
pub fn base_rate(on: Date) -> Result<Percent, StatuteError> {
    Ok(row(on)?.percent)
}

fn law() -> Result<&'static File, StatuteError> {
    LAW.as_ref().map_err(Clone::clone)
}

fn row(on: Date) -> Result<&'static Row, StatuteError> {
    let found = law()?.base_rate.iter().rev().find(|row| row.from <= on);
    found.ok_or_else(|| StatuteError::NoDataForDay { what: "base rate", day: on.to_string() })
}

/// Interest on a claim from the first day of default to the day before it is paid (or is counted).
/// A year has 365 days, a leap year 366.
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a negative claim or one above a billion euro;
/// [`StatuteError::NoDataForDay`] before 1 July 2016.
pub fn late_interest(claim: Cents, debtor: Debtor, default_from: Date, paid_on: Date) -> Result<Interest, StatuteError> {
    if !(0..=100_000_000_000).contains(&claim.0) {
        return Err(StatuteError::range("claim", format!("{claim} is not an amount")));
    }
    let law = law()?;
    let points = match debtor {
        Debtor::Consumer => law.consumer_points,
        Debtor::Business => law.business_points,
    };
    let periods = periods(law, points, default_from, paid_on)?;
    // Common denominator of 365 and 366 days, in millionths.
    let sum: i128 = periods
        .iter()
        .map(|period| {
            let share = if period.from.in_leap_year() { 365 } else { 366 };
            i128::from(claim.0 * period.days) * i128::from(period.rate.ppm()) * share
        })
        .sum();
    let denominator = 365 * 366 * 1_000_000;
    let interest = (sum + denominator / 2).div_euclid(denominator);
    let lump_sum = match debtor {
        Debtor::Consumer => Cents::ZERO,
        Debtor::Business => law.lump_sum_eur.parse()?,
    };
    Ok(Interest {
        interest: Cents(i64::try_from(interest).unwrap_or(i64::MAX)),
        lump_sum,
        provisional: periods.iter().any(|period| period.provisional),
        periods,
    })
}

/// The days of default, split where the rate or the length of the year changes.
fn periods(law: &'static File, points: Percent, from: Date, paid_on: Date) -> Result<Vec<Period>, StatuteError> {
    let mut periods: Vec<Period> = Vec::new();
    let mut day = from;
    while day < paid_on {
        // Rates change on 1 January and 1 July only.
        let half_year_ends = if day.month() <= 6 { (day.year(), 6, 30) } else { (day.year(), 12, 31) };
        let out = |error: jiff::Error| StatuteError::range("day", error.to_string());
        let end = Date::new(half_year_ends.0, half_year_ends.1, half_year_ends.2).map_err(out)?;
        let last = paid_on.checked_sub(1.days()).map_err(out)?.min(end);
        let days = i64::from(day.until(last).map_err(out)?.get_days()) + 1;
        let rate = Percent::from_ppm(row(day)?.percent.ppm() + points.ppm());
        let provisional = last > law.confirmed_until;
        periods.push(Period { from: day, until: last, days, rate, provisional });
        day = last.checked_add(1.days()).map_err(out)?;
    }
    Ok(periods)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    /// 1 000.00 from 1 March 2025 to the day before 1 April 2025: 31 days at 2.27 + 9 = 11.27 %:
    /// 1 000 x 0.1127 x 31 / 365 = 9.5718.
    #[test]
    fn a_client_a_month_late() {
        let found = late_interest(Cents(100_000), Debtor::Business, date(2025, 3, 1), date(2025, 4, 1));
        let found = found.unwrap();
        assert_eq!((found.interest, found.lump_sum), (Cents(957), Cents(4_000)));
        assert_eq!(found.periods.len(), 1);
        assert_eq!((found.periods[0].days, found.periods[0].rate.ppm()), (31, 112_700));
        assert!(!found.provisional);
    }

    /// Over the change of 1 July 2025: 30 days at 7.27 % and 31 days at 6.27 %:
    /// 1 000 x (0.0727 x 30 + 0.0627 x 31) / 365 = 11.3006.
    #[test]
    fn a_consumer_over_a_change_of_the_base_rate() {
        let found = late_interest(Cents(100_000), Debtor::Consumer, date(2025, 6, 1), date(2025, 8, 1));
        let found = found.unwrap();
        assert_eq!((found.interest, found.lump_sum), (Cents(1_130), Cents::ZERO));
        assert_eq!(found.periods.len(), 2);
    }

    /// Leap year: 1 000 x 0.0862 x 31 / 366 = 7.3011.
    #[test]
    fn a_leap_year_has_366_days() {
        let found = late_interest(Cents(100_000), Debtor::Consumer, date(2024, 1, 1), date(2024, 2, 1));
        assert_eq!(found.unwrap().interest, Cents(730));
    }

    #[test]
    fn a_rate_that_is_not_yet_published_is_marked() {
        let late = |paid| late_interest(Cents(100), Debtor::Business, date(2026, 6, 1), paid);
        assert!(late(date(2026, 7, 2)).unwrap().provisional);
        assert!(!late(date(2026, 7, 1)).unwrap().provisional);
        assert_eq!(late(date(2026, 5, 1)).unwrap().interest, Cents::ZERO);
        assert!(base_rate(date(2016, 6, 30)).is_err());
        assert_eq!(base_rate(date(2022, 12, 31)).unwrap().to_string(), "-0.88");
        assert!(late_interest(Cents(-1), Debtor::Business, date(2026, 1, 1), date(2026, 2, 1)).is_err());
    }
}
