//! Deadlines: convening, agenda, documents, challenge; the end of a membership and its settlement.

use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde::{Deserialize, Serialize};

use super::rule;
use crate::{Land, StatuteError, calendar};

/// An assembly to be called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assembly {
    /// The day it is held on.
    pub held_on: Date,
    /// First day of the financial year in which it is held.
    pub year_began_on: Date,
    /// A longer period of convening by the statutes, in days; never shorter than the law's.
    pub convening_days: Option<i32>,
    /// Land whose public holidays move the end of the challenge period.
    pub land: Land,
}

/// The days an assembly must keep. A day on which something is sent and the day of the assembly are
/// not counted (§ 187 Abs. 1 BGB): whole weeks lie between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AssemblyDeadlines {
    /// Last day to send the convocation (§ 46 Abs. 1 GenG).
    pub convene_by: Date,
    /// Last day to announce an item that can be resolved (§ 46 Abs. 2 GenG).
    pub announce_by: Date,
    /// Last day to lay out accounts and reports (§ 48 Abs. 3 GenG).
    pub documents_by: Date,
    /// Last day of the first six months of the financial year (§ 48 Abs. 1 GenG).
    pub ordinary_by: Date,
    /// Whether the ordinary assembly is in time.
    pub in_time: bool,
    /// Last day to challenge a resolution (§ 51 Abs. 1 GenG).
    pub challenge_by: Date,
}

/// Computes the deadlines of an assembly.
///
/// # Errors
/// [`StatuteError::OutOfRange`] when the statutes' period is shorter than the law's;
/// [`StatuteError::NoDataForDay`] before 18 August 2006.
pub fn assembly_deadlines(assembly: &Assembly) -> Result<AssemblyDeadlines, StatuteError> {
    let on = assembly.held_on;
    let (least, paragraph) = rule("convening_days", on)?;
    let convening = assembly.convening_days.unwrap_or(least);
    if convening < least {
        return Err(StatuteError::range("convening_days", format!("{convening} days are fewer than {least} ({paragraph})")));
    }
    let (agenda, _) = rule("agenda_days", on)?;
    let (documents, _) = rule("documents_days", on)?;
    let (months, _) = rule("ordinary_assembly_months", on)?;
    let (challenge, _) = rule("challenge_months", on)?;
    let ordinary_by = before(after_months(assembly.year_began_on, months)?, 1)?;
    Ok(AssemblyDeadlines {
        convene_by: before(on, convening + 1)?,
        announce_by: before(on, agenda + 1)?,
        documents_by: before(on, documents + 1)?,
        ordinary_by,
        in_time: on <= ordinary_by,
        // The period ends on a working day (§ 222 Abs. 2 ZPO, § 193 BGB).
        challenge_by: calendar::next_working_day(after_months(on, challenge)?, assembly.land)?,
    })
}

/// When a membership ends and by when notice had to be received for that day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeavingDay {
    /// The membership ends with this day, the end of a financial year.
    pub ends_on: Date,
    /// Last day on which notice for that end could be received.
    pub notice_by: Date,
    /// The paragraph.
    pub paragraph: &'static str,
}

/// The day a membership ends after notice was received: the end of the first financial year that
/// lies the full period ahead (§ 65 Abs. 2 GenG).
///
/// `year_ends_on` is the end of any financial year; `months` the notice period of the statutes.
///
/// # Errors
/// [`StatuteError::OutOfRange`] when the period lies outside 3 months to 5 years.
pub fn notice_ends(received_on: Date, year_ends_on: Date, months: i32) -> Result<LeavingDay, StatuteError> {
    let (least, paragraph) = rule("notice_months_least", received_on)?;
    let (most, most_paragraph) = rule("notice_months_most", received_on)?;
    if months < least || months > most {
        return Err(StatuteError::range("months", format!("{months} is not between {least} ({paragraph}) and {most} ({most_paragraph})")));
    }
    // Any start well before the answer will do; financial years are counted from there.
    let day_after = after_days(year_ends_on, 1)?;
    let shift = received_on.year() - day_after.year() - 1;
    for years in shift..shift + 9 {
        let year_start = add(day_after, i32::from(years).years())?;
        let notice_by = before(add(year_start, (-months).months())?, 1)?;
        if received_on <= notice_by {
            let ends_on = before(year_start, 1)?;
            return Ok(LeavingDay { ends_on, notice_by, paragraph });
        }
    }
    Err(StatuteError::range("received_on", "no financial year end found"))
}

/// The day by which the credit balance must be paid out (§ 73 Abs. 2 Satz 2 GenG), six months after
/// the membership's last day; the statutes may set `months`.
///
/// # Errors
/// [`StatuteError::NoDataForDay`] before 18 August 2006.
pub fn settlement_due(ended_on: Date, months: Option<i32>) -> Result<Date, StatuteError> {
    let (law, _) = rule("settlement_months", ended_on)?;
    let first_day = after_days(ended_on, 1)?;
    before(after_months(first_day, months.unwrap_or(law))?, 1)
}

fn add(day: Date, span: Span) -> Result<Date, StatuteError> {
    day.checked_add(span).map_err(|error| StatuteError::range("day", error.to_string()))
}

fn before(day: Date, days: i32) -> Result<Date, StatuteError> {
    add(day, (-days).days())
}

fn after_days(day: Date, days: i32) -> Result<Date, StatuteError> {
    add(day, days.days())
}

fn after_months(day: Date, months: i32) -> Result<Date, StatuteError> {
    add(day, months.months())
}
