//! Public holidays by Land, from `data/holidays.toml`.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use super::{day_of, shift};
use crate::explain::Bilingual;
use crate::{Land, StatuteError};

/// A public holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Holiday {
    /// The day.
    pub on: Date,
    /// Its name.
    pub name: Bilingual,
}

#[derive(Deserialize)]
struct File {
    holiday: Vec<Row>,
}

#[derive(Deserialize)]
struct Row {
    de: String,
    en: String,
    rule: String,
    laender: Option<Vec<Land>>,
    from: Date,
    until: Option<Date>,
}

const FILE: &str = "data/holidays.toml";

static ROWS: LazyLock<Result<Vec<Row>, StatuteError>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../data/holidays.toml"))
        .map(|file| file.holiday)
        .map_err(|error| StatuteError::data(FILE, error.to_string()))
});

/// The public holidays of a year in a Land, in order.
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a year the calendar does not know.
pub fn holidays(year: i16, land: Land) -> Result<Vec<Holiday>, StatuteError> {
    let mut found = Vec::new();
    for row in rows()? {
        if row.laender.as_ref().is_none_or(|laender| laender.contains(&land))
            && let Some(on) = day_in(row, year)?
        {
            let name = Bilingual { de: row.de.clone(), en: row.en.clone() };
            found.push(Holiday { on, name });
        }
    }
    found.sort_by_key(|holiday| holiday.on);
    Ok(found)
}

/// Whether a day is a public holiday in the Land.
///
/// # Errors
/// As [`holidays`].
pub fn is_holiday(day: Date, land: Land) -> Result<bool, StatuteError> {
    Ok(holidays(day.year(), land)?.iter().any(|holiday| holiday.on == day))
}

/// Whether a day is a public holiday in all of Germany.
pub(super) fn is_national_holiday(day: Date) -> Result<bool, StatuteError> {
    for row in rows()?.iter().filter(|row| row.laender.is_none()) {
        if day_in(row, day.year())? == Some(day) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn rows() -> Result<&'static [Row], StatuteError> {
    ROWS.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

fn day_in(row: &Row, year: i16) -> Result<Option<Date>, StatuteError> {
    let wrong = || StatuteError::data(FILE, format!("rule {} cannot be read", row.rule));
    let on = if row.rule == "repentance" {
        repentance(year)?
    } else if let Some(days) = row.rule.strip_prefix("easter") {
        let days: i32 = days.parse().map_err(|_| wrong())?;
        shift(easter(year)?, days.days())?
    } else {
        let (month, day) = row.rule.split_once('-').ok_or_else(wrong)?;
        day_of(year, month.parse().map_err(|_| wrong())?, day.parse().map_err(|_| wrong())?)?
    };
    let applies = row.from <= on && row.until.is_none_or(|until| on <= until);
    Ok(applies.then_some(on))
}

/// The Wednesday before 23 November.
fn repentance(year: i16) -> Result<Date, StatuteError> {
    let mut day = day_of(year, 11, 22)?;
    while day.weekday() != Weekday::Wednesday {
        day = shift(day, (-1).days())?;
    }
    Ok(day)
}

/// Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876).
///
/// # Errors
/// [`StatuteError::OutOfRange`] for a year the calendar does not know.
pub fn easter(year: i16) -> Result<Date, StatuteError> {
    let y = i32::from(year);
    let a = y % 19;
    let (b, c) = (y / 100, y % 100);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let small = |number: i32| i8::try_from(number).map_err(|_| StatuteError::range("year", "out of the calendar"));
    day_of(year, small(n / 31)?, small(n % 31 + 1)?)
}
