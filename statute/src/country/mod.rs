//! Pay law by country: what a program can ask of any country, whichever rules stand behind it.
//!
//! Germany is complete. Austria proves that the trait carries a law of another shape (special payments, contributions in
//! steps, no tax classes); most of its numbers are not confirmed yet, so it answers trials only.

pub mod austria;
mod germany;

use serde::Serialize;

use crate::explain::{Lang, Line};
use crate::{Cents, StatuteError};

pub use austria::Austria;
pub use germany::Germany;

/// The pay law of one country.
pub trait Country {
    /// What a month of one employment is computed from: person, employment, month and wage, in this country's own terms.
    type Facts;

    /// ISO 3166-1 code: `DE`.
    const CODE: &'static str;

    /// ISO 4217 code of the currency whose hundredth part [`Cents`] counts: `EUR`.
    const CURRENCY: &'static str;

    /// The country's name.
    fn name(lang: Lang) -> &'static str;

    /// The years that can be computed, oldest first.
    ///
    /// # Errors
    /// [`StatuteError::Data`] when a data file of this release is faulty.
    fn years() -> Result<Vec<i16>, StatuteError>;

    /// Computes a month with the derivation of each amount.
    ///
    /// # Errors
    /// [`StatuteError::UnknownYear`] or [`StatuteError::DraftYear`]; [`StatuteError::OutOfRange`] for what no rule can mean or the
    /// country does not cover; for a real payslip [`StatuteError::Unverified`] with the name of each value it would rest on.
    fn calculate(facts: &Self::Facts, purpose: Purpose) -> Result<Slip, StatuteError>;

    /// The greatest current wage whose employer cost fits the budget; `None` when not even the least insured wage does. The wage
    /// in the facts is ignored.
    ///
    /// # Errors
    /// As [`Country::calculate`].
    fn greatest_gross(facts: &Self::Facts, budget: Cents, purpose: Purpose) -> Result<Option<Slip>, StatuteError>;
}

/// What a computation is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// A payslip somebody is paid by: every value must be confirmed.
    Real,
    /// To see what would come out; the slip names what is not confirmed.
    Trial,
}

/// A month's result in terms every country has. What it consists of stands in the lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Slip {
    /// The country's code.
    pub country: &'static str,
    /// The currency's code.
    pub currency: &'static str,
    /// Year of the law.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
    /// What it was computed for; a trial must never be paid out.
    pub purpose: Purpose,
    /// Everything paid for the month before deductions.
    pub gross: Cents,
    /// The employee's contributions.
    pub employee_social: Cents,
    /// The employee's taxes.
    pub employee_tax: Cents,
    /// Gross less contributions and taxes.
    pub net: Cents,
    /// Net and what the employer adds to it.
    pub payout: Cents,
    /// Everything the month costs the employer.
    pub employer_cost: Cents,
    /// Every amount with its derivation.
    pub lines: Vec<Line>,
    /// The values it rests on that nobody has confirmed, with their source; empty for a real payslip.
    pub unverified: Vec<Unverified>,
}

/// A value that the body which sets it has not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Unverified {
    /// Its name in the data file, for example `employee.kv`.
    pub key: String,
    /// Where it was taken from.
    pub source: String,
}

#[cfg(test)]
mod tests;
