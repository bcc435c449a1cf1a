//! The law's numbers as dated data.
//!
//! Every number stands in a TOML file of `data/de/` with its start day and its source, is read once
//! and then held as integers (cents, parts per million). A year without a file is refused by name,
//! a draft year is never used for a real payslip.

mod land;
pub(crate) mod read;
mod year;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Serialize;

use crate::{Cents, Percent, StatuteError};

pub use land::Land;
pub(crate) use land::{FlatStatus, land_facts};
pub(crate) use read::Section;
pub(crate) use year::{Flow, IncomeTax, Year, relief};

/// How far a number can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// In force, or adopted for a coming day.
    Final,
    /// Proposed; never used for a real payslip.
    Draft,
    /// Not confirmed by the body that sets it; a trial may use it, a real payslip is refused.
    Unverified,
}

/// What a parameter holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    /// Money.
    Eur(Cents),
    /// A rate in percent.
    Percent(Percent),
    /// A factor in units of 0.0001.
    Factor(i64),
    /// A count.
    Number(i64),
    /// A word, for example the version of the wage tax flow.
    Word(String),
}

/// One number of the law with its start day and source, to be shown to whoever asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Parameter {
    /// The year of the file it stands in.
    pub year: i16,
    /// `section.name`, for example `ceiling.kv_year`.
    pub key: String,
    /// The value.
    pub quantity: Quantity,
    /// The day from which it applies.
    pub from: Date,
    /// Paragraph, regulation or publication.
    pub source: String,
    /// Whether it is in force or only proposed.
    pub status: Status,
}

struct File {
    year: i16,
    status: Status,
    parameters: Vec<Parameter>,
    /// Only for a final year.
    typed: Option<Year>,
}

const SOURCES: [(&str, &str); 3] = [
    ("data/de/2025.toml", include_str!("../../data/de/2025.toml")),
    ("data/de/2026.toml", include_str!("../../data/de/2026.toml")),
    ("data/de/2027.toml", include_str!("../../data/de/2027.toml")),
];

static FILES: LazyLock<Result<Vec<File>, StatuteError>> = LazyLock::new(|| SOURCES.iter().map(|(name, text)| load(name, text)).collect());

fn load(name: &str, text: &str) -> Result<File, StatuteError> {
    let read = read::file(name, text)?;
    let typed = match read.status {
        Status::Final => Some(Year::build(name, &read)?),
        Status::Draft | Status::Unverified => None,
    };
    Ok(File { year: read.year, status: read.status, parameters: read.parameters, typed })
}

fn files() -> Result<&'static [File], StatuteError> {
    FILES.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

/// The parameters a real payslip of the year is computed with.
pub(crate) fn year(year: i16) -> Result<&'static Year, StatuteError> {
    let files = files()?;
    match files.iter().find(|file| file.year == year) {
        Some(File { typed: Some(typed), .. }) => Ok(typed),
        Some(_) => Err(StatuteError::DraftYear { year }),
        None => Err(StatuteError::UnknownYear { year, known: known(files) }),
    }
}

fn known(files: &[File]) -> String {
    let years = files.iter().filter(|file| file.typed.is_some());
    years.map(|file| file.year.to_string()).collect::<Vec<_>>().join(", ")
}

/// The years a payslip can be computed for, oldest first.
///
/// # Errors
/// [`StatuteError::Data`] when a data file of this release is faulty.
pub fn years() -> Result<Vec<i16>, StatuteError> {
    Ok(files()?.iter().filter(|file| file.typed.is_some()).map(|file| file.year).collect())
}

/// Every German pay parameter of a year with its source, drafts included and marked.
///
/// # Errors
/// [`StatuteError::UnknownYear`] when there is no file of this year.
pub fn parameters(year: i16) -> Result<&'static [Parameter], StatuteError> {
    let files = files()?;
    let file = files.iter().find(|file| file.year == year);
    file.map(|file| file.parameters.as_slice()).ok_or_else(|| StatuteError::UnknownYear { year, known: known(files) })
}

/// One parameter of a year by its key, for example `minijob.limit_month`; drafts included.
///
/// # Errors
/// [`StatuteError::UnknownYear`], or [`StatuteError::OutOfRange`] for an unknown key.
pub fn parameter(year: i16, key: &str) -> Result<&'static Parameter, StatuteError> {
    let found = parameters(year)?.iter().find(|parameter| parameter.key == key);
    found.ok_or_else(|| StatuteError::range("key", format!("no parameter {key} in {year}")))
}

/// Whether a year is final or a draft.
///
/// # Errors
/// [`StatuteError::UnknownYear`] when there is no file of this year.
pub fn status(year: i16) -> Result<Status, StatuteError> {
    let files = files()?;
    let file = files.iter().find(|file| file.year == year);
    file.map(|file| file.status).ok_or_else(|| StatuteError::UnknownYear { year, known: known(files) })
}

#[cfg(test)]
mod tests;
