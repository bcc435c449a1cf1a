use jiff::civil::date;

use super::*;
use crate::Cents;

#[test]
fn easter_falls_where_the_church_says() {
    for (year, month, day) in [(2000, 4, 23), (2008, 3, 23), (2024, 3, 31), (2025, 4, 20), (2026, 4, 5), (2038, 4, 25)] {
        assert_eq!(easter(year), Ok(date(year, month, day)));
    }
}

#[test]
fn each_land_has_its_own_holidays() {
    let count = |land| holidays(2026, land).unwrap().len();
    // Nine in all Germany; plus those of the Land.
    assert_eq!(count(Land::Be), 10);
    assert_eq!(count(Land::By), 12);
    assert_eq!(count(Land::Sl), 12);
    assert_eq!(count(Land::Hh), 10);
    assert_eq!(count(Land::He), 10);
    assert_eq!(count(Land::Bb), 12);
    assert_eq!(is_holiday(date(2026, 11, 18), Land::Sn), Ok(true));
    assert_eq!(is_holiday(date(2026, 11, 18), Land::Be), Ok(false));
    assert_eq!(is_holiday(date(2025, 5, 8), Land::Be), Ok(true));
    assert_eq!(is_holiday(date(2026, 5, 8), Land::Be), Ok(false));
    assert_eq!(is_holiday(date(2017, 3, 8), Land::Be), Ok(false));
    assert_eq!(is_holiday(date(2026, 6, 4), Land::Nw), Ok(true));
}

/// Counted by hand on the calendar of 2026; 31 December is no bank working day.
#[test]
fn contributions_are_due_on_the_third_last_bank_working_day() {
    let expected = [28, 25, 27, 28, 27, 26, 29, 27, 28, 28, 26, 28];
    for (month, day) in (1_i8..).zip(expected) {
        assert_eq!(contribution_due(2026, month, None), Ok(date(2026, month, day)));
    }
    // Reformation Day 2025 is a Friday: a fund in Hamburg counts 30, 29, 28 October.
    assert_eq!(contribution_due(2025, 10, Some(Land::Hh)), Ok(date(2025, 10, 28)));
    assert_eq!(contribution_due(2025, 10, None), Ok(date(2025, 10, 29)));
    assert_eq!(contribution_report_due(2026, 12, None), Ok(date(2026, 12, 22)));
    assert!(contribution_due(2026, 13, None).is_err());
}

#[test]
fn target_is_closed_on_six_days_and_weekends() {
    assert_eq!(is_target_day(date(2026, 4, 3)), Ok(false));
    assert_eq!(is_target_day(date(2026, 4, 6)), Ok(false));
    assert_eq!(is_target_day(date(2026, 5, 14)), Ok(true));
    assert_eq!(is_target_day(date(2026, 12, 24)), Ok(true));
    assert_eq!(is_target_day(date(2026, 12, 26)), Ok(false));
    assert_eq!(is_target_day(date(2026, 11, 28)), Ok(false));
}

#[test]
fn wage_tax_is_due_on_the_tenth_or_the_next_working_day() {
    for month in [i8::MIN, 0, 13, i8::MAX] {
        assert!(wage_tax_due(2026, month, ReturnPeriod::Quarter, Land::Be).is_err(), "{month}");
    }
    let due = |year, month, period| wage_tax_due(year, month, period, Land::Be).unwrap();
    assert_eq!(due(2026, 3, ReturnPeriod::Month), date(2026, 4, 10));
    // 10 May 2026 is a Sunday, 10 October 2026 a Saturday.
    assert_eq!(due(2026, 4, ReturnPeriod::Month), date(2026, 5, 11));
    assert_eq!(due(2026, 8, ReturnPeriod::Quarter), date(2026, 10, 12));
    assert_eq!(due(2026, 2, ReturnPeriod::Year), date(2027, 1, 11));
    assert_eq!(due(2026, 12, ReturnPeriod::Month), date(2027, 1, 11));
    assert_eq!(wage_tax_period(Cents(500_001)), ReturnPeriod::Month);
    assert_eq!(wage_tax_period(Cents(500_000)), ReturnPeriod::Quarter);
    assert_eq!(wage_tax_period(Cents(108_000)), ReturnPeriod::Year);
}

#[test]
fn a_deadline_moves_over_weekends_and_holidays() {
    assert_eq!(next_working_day(date(2026, 4, 3), Land::Be), Ok(date(2026, 4, 7)));
    assert_eq!(next_working_day(date(2026, 3, 8), Land::Be), Ok(date(2026, 3, 9)));
    assert_eq!(is_working_day(date(2026, 3, 9), Land::Be), Ok(true));
}
