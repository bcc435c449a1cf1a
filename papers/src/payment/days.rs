use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// Whether the banks of the euro settle on that day (TARGET, the euro's clearing): no Saturday, no Sunday, no 1 January,
/// Good Friday, Easter Monday, 1 May, 25 and 26 December (guideline ECB/2012/27, annex).
pub fn is_banking_day(day: Date) -> bool {
    if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return false;
    }
    if matches!((day.month(), day.day()), (1, 1) | (5, 1) | (12, 25 | 26)) {
        return false;
    }
    let around_easter = |offset: i64| easter_sunday(day.year()).and_then(|easter| easter.checked_add(offset.days()).ok());
    Some(day) != around_easter(-2) && Some(day) != around_easter(1)
}

/// The first banking day behind a day.
pub fn next_banking_day(after: Date) -> Date {
    let mut day = after;
    // Never more than five days on: Good Friday to Easter Monday, or Christmas with a weekend.
    for _ in 0..7 {
        day = day.saturating_add(1.day());
        if is_banking_day(day) {
            break;
        }
    }
    day
}

/// Easter Sunday of the Gregorian calendar, by the rule that J. Meeus, T. Jones and H. Butcher published.
fn easter_sunday(year: i16) -> Option<Date> {
    let year = i32::from(year);
    let (golden, century, rest) = (year % 19, year / 100, year % 100);
    let moon = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - moon - rest % 4) % 7;
    let shift = (golden + 11 * moon + 22 * weekday) / 451;
    let days = moon + weekday - 7 * shift + 114;
    let (month, day) = (i8::try_from(days / 31).ok()?, i8::try_from(days % 31 + 1).ok()?);
    Date::new(i16::try_from(year).ok()?, month, day).ok()
}

/// The last day that a mandate unused since `since` can still be used: 36 months (EPC rulebook, 4.1).
pub(super) fn mandate_ends(since: Date) -> Date {
    since.checked_add(36.months()).unwrap_or(date(9999, 12, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_when_it_is() {
        // Known days of Easter Sunday.
        for (year, month, day) in [(2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2027, 3, 28), (2038, 4, 25), (2285, 3, 22)] {
            assert_eq!(easter_sunday(year), Some(date(year, month, day)));
        }
    }

    #[test]
    fn the_banks_rest_on_weekends_and_six_holidays() {
        let closed = [date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1), date(2026, 12, 25), date(2027, 1, 1), date(2026, 11, 28)];
        assert!(closed.into_iter().all(|day| !is_banking_day(day)));
        // Whit Monday and German Unity Day are no holidays of the euro's clearing.
        assert!(is_banking_day(date(2026, 5, 25)) && is_banking_day(date(2025, 10, 3)));
        assert_eq!(next_banking_day(date(2026, 4, 2)), date(2026, 4, 7), "over Easter");
        assert_eq!(next_banking_day(date(2026, 12, 24)), date(2026, 12, 28), "Christmas on Friday and Saturday");
    }
}
