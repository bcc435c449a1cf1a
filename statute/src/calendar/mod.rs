//! Days of the law: public holidays by Land, bank working days, due days of contributions and taxes.

mod due;
mod holiday;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use crate::{Land, StatuteError};

pub use due::{ReturnPeriod, contribution_due, contribution_report_due, is_bank_day, is_target_day, wage_tax_due, wage_tax_period};
pub use holiday::{Holiday, easter, holidays, is_holiday};

/// Whether a day is neither Saturday, Sunday nor a public holiday of the Land.
///
/// # Errors
/// [`StatuteError::Data`] when the data file is faulty.
pub fn is_working_day(day: Date, land: Land) -> Result<bool, StatuteError> {
    Ok(!is_weekend(day) && !is_holiday(day, land)?)
}

/// The day itself or the next working day (§ 193 BGB, § 108 Abs. 3 AO).
///
/// # Errors
/// [`StatuteError::Data`] when the data file is faulty.
pub fn next_working_day(day: Date, land: Land) -> Result<Date, StatuteError> {
    let mut day = day;
    while !is_working_day(day, land)? {
        day = shift(day, 1.days())?;
    }
    Ok(day)
}

fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn shift(day: Date, span: Span) -> Result<Date, StatuteError> {
    day.checked_add(span).map_err(|error| StatuteError::range("day", error.to_string()))
}

fn day_of(year: i16, month: i8, day: i8) -> Result<Date, StatuteError> {
    Date::new(year, month, day).map_err(|error| StatuteError::range("day", error.to_string()))
}

#[cfg(test)]
mod tests;
