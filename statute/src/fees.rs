//! A fee schedule by entity and day. The rates themselves are a cooperative's own decision.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Cents, Percent, StatuteError};

/// One line: from this day on, this entity takes this fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeRow {
    /// The legal entity.
    pub entity: String,
    /// First day.
    pub from: Date,
    /// Fee on the net invoice.
    pub percent: Percent,
    /// The resolution or contract it rests on.
    pub source: String,
}

/// Fees of several entities over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<FeeRow>", into = "Vec<FeeRow>")]
pub struct FeeSchedule {
    /// Sorted by entity and day, without two rows for the same.
    rows: Vec<FeeRow>,
}

impl FeeSchedule {
    /// A schedule from its rows, in any order.
    ///
    /// # Errors
    /// [`StatuteError::OutOfRange`] for a rate outside 0 to 100 %, a missing source or two rows of one
    /// entity on the same day.
    pub fn new(mut rows: Vec<FeeRow>) -> Result<FeeSchedule, StatuteError> {
        for row in &rows {
            if !(0..=1_000_000).contains(&row.percent.ppm()) {
                let reason = format!("{} is not between 0 and 100 %", row.percent);
                return Err(StatuteError::range("percent", reason));
            }
            if row.source.trim().is_empty() {
                return Err(StatuteError::range("source", "a fee needs a source"));
            }
        }
        rows.sort_by(|a, b| (&a.entity, a.from).cmp(&(&b.entity, b.from)));
        let twice = rows.iter().zip(rows.iter().skip(1)).find(|(a, b)| a.entity == b.entity && a.from == b.from);
        if let Some((row, _)) = twice {
            let reason = format!("{} has two fees from {}", row.entity, row.from);
            return Err(StatuteError::range("from", reason));
        }
        Ok(FeeSchedule { rows })
    }

    /// The rows, sorted by entity and day.
    pub fn rows(&self) -> &[FeeRow] {
        &self.rows
    }

    /// The rate of an entity on a day.
    ///
    /// # Errors
    /// [`StatuteError::NoDataForDay`] before the entity's first row.
    pub fn rate(&self, entity: &str, on: Date) -> Result<Percent, StatuteError> {
        let row = self.rows.iter().rev().find(|row| row.entity == entity && row.from <= on);
        row.map(|row| row.percent).ok_or_else(|| StatuteError::NoDataForDay { what: "fee", day: on.to_string() })
    }

    /// The fee on a net amount, half up to the cent.
    ///
    /// # Errors
    /// As [`FeeSchedule::rate`].
    pub fn fee(&self, entity: &str, on: Date, net: Cents) -> Result<Cents, StatuteError> {
        Ok(self.rate(entity, on)?.of(net))
    }
}

impl TryFrom<Vec<FeeRow>> for FeeSchedule {
    type Error = StatuteError;

    fn try_from(rows: Vec<FeeRow>) -> Result<Self, Self::Error> {
        FeeSchedule::new(rows)
    }
}

impl From<FeeSchedule> for Vec<FeeRow> {
    fn from(schedule: FeeSchedule) -> Vec<FeeRow> {
        schedule.rows
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn row(entity: &str, from: Date, percent: &str) -> FeeRow {
        FeeRow { entity: entity.to_owned(), from, percent: percent.parse().unwrap(), source: "resolution of the assembly".to_owned() }
    }

    #[test]
    fn a_fee_is_that_of_its_day_and_rounded_half_up() {
        let schedule = FeeSchedule::new(vec![
            row("eg", date(2026, 1, 1), "9"),
            row("eg", date(2020, 1, 1), "7"),
            row("education", date(2026, 1, 1), "8.5"),
        ])
        .unwrap();
        assert_eq!(schedule.rate("eg", date(2025, 12, 31)).unwrap().to_string(), "7");
        assert_eq!(schedule.rate("eg", date(2026, 1, 1)).unwrap().to_string(), "9");
        // 9 % of 0.50 EUR is 4.5 cents, 8.5 % of 0.50 EUR is 4.25 cents.
        assert_eq!(schedule.fee("eg", date(2026, 5, 1), Cents(50)), Ok(Cents(5)));
        assert_eq!(schedule.fee("education", date(2026, 5, 1), Cents(50)), Ok(Cents(4)));
        assert!(schedule.rate("eg", date(2019, 12, 31)).is_err());
        assert!(schedule.rate("nobody", date(2026, 1, 1)).is_err());
    }

    #[test]
    fn a_schedule_that_contradicts_itself_is_refused() {
        let day = date(2026, 1, 1);
        assert!(FeeSchedule::new(vec![row("eg", day, "9"), row("eg", day, "8")]).is_err());
        assert!(FeeSchedule::new(vec![row("eg", day, "101")]).is_err());
        let nameless = FeeRow { source: " ".to_owned(), ..row("eg", day, "9") };
        assert!(FeeSchedule::new(vec![nameless]).is_err());
        let json = serde_json::to_string(&FeeSchedule::new(vec![row("eg", day, "9")]).unwrap());
        let read: FeeSchedule = serde_json::from_str(&json.unwrap()).unwrap();
        assert_eq!(read.rows().len(), 1);
    }
}
