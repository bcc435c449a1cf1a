//! Due days: contributions on the third last bank working day, wage tax on the tenth.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::holiday::{easter, is_national_holiday};
use super::{day_of, is_holiday, is_weekend, next_working_day, shift};
use crate::{Cents, Land, StatuteError};

/// Whether TARGET, the payment system of the euro, is open: not on weekends, New Year's Day, Good
/// Friday, Easter Monday, 1 May, 25 and 26 December (decision of the ECB of 14 December 2000).
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a year the calendar does not know.
pub fn is_target_day(day: Date) -> Result<bool, StatuteError> {
    let sunday = easter(day.year())?;
    let closed = [
        day_of(day.year(), 1, 1)?,
        shift(sunday, (-2).days())?,
        shift(sunday, 1.days())?,
        day_of(day.year(), 5, 1)?,
        day_of(day.year(), 12, 25)?,
        day_of(day.year(), 12, 26)?,
    ];
    Ok(!is_weekend(day) && !closed.contains(&day))
}

/// Whether banks work for the due days of contributions: not on weekends, public holidays, 24 and 31
/// December. With `land`, that of the collecting fund's seat, its own holidays count too.
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a year the calendar does not know.
pub fn is_bank_day(day: Date, land: Option<Land>) -> Result<bool, StatuteError> {
    let last_days = day.month() == 12 && matches!(day.day(), 24 | 31);
    if is_weekend(day) || last_days || is_national_holiday(day)? {
        return Ok(false);
    }
    match land {
        Some(land) => Ok(!is_holiday(day, land)?),
        None => Ok(true),
    }
}

/// Day on which the contributions of a month are due: its third last bank working day (§ 23 Abs. 1
/// Satz 2 SGB IV).
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a month that does not exist.
pub fn contribution_due(year: i16, month: i8, land: Option<Land>) -> Result<Date, StatuteError> {
    bank_day_from_the_end(year, month, 3, land)
}

/// Day on which the statement of contributions must be with the fund: two bank working days before
/// they are due (§ 28f Abs. 3 Satz 1 SGB IV).
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a month that does not exist.
pub fn contribution_report_due(year: i16, month: i8, land: Option<Land>) -> Result<Date, StatuteError> {
    bank_day_from_the_end(year, month, 5, land)
}

fn bank_day_from_the_end(year: i16, month: i8, nth: u8, land: Option<Land>) -> Result<Date, StatuteError> {
    let mut day = day_of(year, month, 1)?.last_of_month();
    let mut found = u8::from(is_bank_day(day, land)?);
    while found < nth {
        day = shift(day, (-1).days())?;
        found += u8::from(is_bank_day(day, land)?);
    }
    Ok(day)
}

/// How often the employer files its wage tax return.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum ReturnPeriod {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Once a year.
    Year,
}

/// The period of the wage tax return by last year's wage tax: monthly above 5 000 €, quarterly above
/// 1 080 €, else yearly (§ 41a Abs. 2 EStG).
pub const fn wage_tax_period(last_year: Cents) -> ReturnPeriod {
    if last_year.0 > 500_000 {
        ReturnPeriod::Month
    } else if last_year.0 > 108_000 {
        ReturnPeriod::Quarter
    } else {
        ReturnPeriod::Year
    }
}

/// Day on which the wage tax of the period containing the month is due: the tenth after its end, or
/// the next working day (§ 41a Abs. 1 EStG, § 108 Abs. 3 AO).
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a month that does not exist.
pub fn wage_tax_due(year: i16, month: i8, period: ReturnPeriod, land: Land) -> Result<Date, StatuteError> {
    day_of(year, month, 1)?;
    let last_month = match period {
        ReturnPeriod::Month => month,
        ReturnPeriod::Quarter => (month - 1) / 3 * 3 + 3,
        ReturnPeriod::Year => 12,
    };
    let tenth = shift(day_of(year, last_month, 10)?, 1.months())?;
    next_working_day(tenth, land)
}
