//! Days and instants. They are different things: a due day has no hour, a signature has one.

use jiff::{
    civil::{Date, Time},
    tz::TimeZone,
};

/// A calendar day.
pub type Day = Date;
/// A point in time, stored in UTC.
pub type Instant = jiff::Timestamp;

/// The time zone of the cooperative.
pub const BERLIN: &str = "Europe/Berlin";

fn berlin() -> TimeZone {
    TimeZone::get(BERLIN).unwrap_or(TimeZone::UTC)
}

/// The calendar day in Berlin at that instant.
#[must_use]
pub fn day_in_berlin(at: Instant) -> Day {
    at.to_zoned_datetime(berlin()).date()
}

/// The instant at which that day begins in Berlin.
#[must_use]
pub fn midnight_in_berlin(day: Day) -> Instant {
    day.to_zoned_datetime(berlin()).map_or(Instant::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// The instant of that day and time of day in Berlin; in the hour that summer time skips, the moment after it.
#[must_use]
pub fn at_in_berlin(day: Day, time: Time) -> Instant {
    day.to_datetime(time).to_zoned_datetime(berlin()).map_or(Instant::UNIX_EPOCH, |zoned| zoned.timestamp())
}

/// Reads a day as people and programs write it: `2026-03-31` or `31.03.2026`.
#[must_use]
pub fn parse_day(text: &str) -> Option<Day> {
    let text = text.trim();
    if let Ok(day) = text.parse::<Date>() {
        return (text.len() == 10).then_some(day);
    }
    let mut parts = text.split('.');
    let day: i8 = parts.next()?.trim().parse().ok()?;
    let month: i8 = parts.next()?.trim().parse().ok()?;
    let year: i16 = parts.next()?.trim().parse().ok()?;
    if parts.next().is_some() {
        return None;
    }
    Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_in_both_habits_and_nothing_else() {
        assert_eq!(parse_day("2026-03-31"), Date::new(2026, 3, 31).ok());
        assert_eq!(parse_day("31.3.2026"), Date::new(2026, 3, 31).ok());
        assert_eq!(parse_day("30.02.2026"), None);
        assert_eq!(parse_day("2026-03-31T00:00"), None);
    }

    #[test]
    fn midnight_in_berlin_is_an_hour_or_two_before_midnight_in_utc() {
        let winter = midnight_in_berlin(Date::constant(2026, 1, 15));
        let summer = midnight_in_berlin(Date::constant(2026, 7, 15));
        assert_eq!(winter.to_string(), "2026-01-14T23:00:00Z");
        assert_eq!(summer.to_string(), "2026-07-14T22:00:00Z");
        assert_eq!(day_in_berlin(winter), Date::constant(2026, 1, 15));
    }
}
