//! How long records are kept, by law.

use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::StatuteError;

/// How long a record is kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Retention {
    /// Last day it must be kept; `None` means for good.
    pub keep_until: Option<Date>,
    /// The paragraph.
    pub paragraph: &'static str,
}

#[derive(Deserialize)]
struct File {
    record: Vec<Record>,
}

#[derive(Deserialize)]
struct Record {
    key: String,
    years: i16,
    #[serde(default)]
    forever: bool,
    start: Start,
    from: Date,
    paragraph: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Start {
    YearEnd,
    Day,
}

const FILE: &str = "data/retention.toml";

static LAW: LazyLock<Result<File, StatuteError>> =
    LazyLock::new(|| toml::from_str(include_str!("../data/retention.toml")).map_err(|error| StatuteError::data(FILE, error.to_string())));

/// The kinds of records the law names.
///
/// # Errors
/// [`StatuteError::Data`] when the data file is faulty.
pub fn kinds() -> Result<Vec<&'static str>, StatuteError> {
    let law = LAW.as_ref().map_err(Clone::clone)?;
    Ok(law.record.iter().map(|record| record.key.as_str()).collect())
}

/// Until when a record of a kind is kept whose period starts on a day: a voucher's creation, the last
/// entry of a wage account, the day a member left.
///
/// # Errors
/// [`StatuteError::UnknownWord`] for an unknown kind, [`StatuteError::NoDataForDay`] before the rule.
pub fn keep(kind: &str, starts_on: Date) -> Result<Retention, StatuteError> {
    let law = LAW.as_ref().map_err(Clone::clone)?;
    let found = law.record.iter().find(|record| record.key == kind);
    let record = found.ok_or_else(|| StatuteError::UnknownWord {
        field: "record",
        text: kind.to_owned(),
        known: law.record.iter().map(|record| record.key.as_str()).collect::<Vec<_>>().join(", "),
    })?;
    let out = |error: jiff::Error| StatuteError::range("day", error.to_string());
    if starts_on < record.from {
        return Err(StatuteError::NoDataForDay { what: "retention", day: starts_on.to_string() });
    }
    let keep_until = match (record.forever, record.start) {
        (true, _) => None,
        (false, Start::Day) => Some(starts_on.checked_add(i32::from(record.years).years()).map_err(out)?),
        (false, Start::YearEnd) => Some(Date::new(starts_on.year() + record.years, 12, 31).map_err(out)?),
    };
    Ok(Retention { keep_until, paragraph: &record.paragraph })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn records_are_kept_as_long_as_the_law_says() {
        let until = |kind, day| keep(kind, day).unwrap().keep_until;
        assert_eq!(until("books", date(2026, 3, 1)), Some(date(2036, 12, 31)));
        assert_eq!(until("vouchers", date(2026, 3, 1)), Some(date(2034, 12, 31)));
        assert_eq!(until("letters", date(2026, 12, 31)), Some(date(2032, 12, 31)));
        assert_eq!(until("wage_account", date(2025, 12, 31)), Some(date(2031, 12, 31)));
        assert_eq!(until("working_time", date(2026, 3, 1)), Some(date(2028, 3, 1)));
        assert_eq!(until("membership_documents", date(2026, 12, 31)), Some(date(2029, 12, 31)));
        assert_eq!(until("minutes", date(2026, 6, 20)), None);
        assert_eq!(until("refused_declaration", date(2026, 6, 20)), Some(date(2026, 6, 20)));
        assert!(keep("gossip", date(2026, 1, 1)).is_err());
        assert!(keep("books", date(2020, 1, 1)).is_err());
        assert_eq!(kinds().unwrap().len(), 9);
    }
}
