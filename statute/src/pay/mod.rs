//! The payslip of one month and its inverse.

mod certificate;
pub mod checks;
mod compute;
mod input;
mod inverse;
mod slip;

use serde::Serialize;

use crate::StatuteError;
use crate::explain::{Line, Recorder, Silent, render};

pub use certificate::{Branches, CareKey, Certificate, ContributionGroup, FlatTaxed, Item, Split, TaxMarks, Taxes, Voluntary, certificate};
pub use input::{
    Annual, Employment, EmploymentType, Exempt, Exemption, HealthFacts, HealthKind, Pay, PayslipInput, PersonFacts, PreviousYear, TaxFacts,
    Taxation, YearToDate,
};
pub use inverse::{Affordable, Price, PriceToNet, greatest_gross, gross_for_net, least_turnover, price_to_net};
pub use slip::Payslip;

/// Computes one month's payslip.
///
/// # Errors
/// [`StatuteError::UnknownYear`] or [`StatuteError::DraftYear`] for a year without final
/// parameters, [`StatuteError::OutOfRange`] for a fact no rule can mean.
pub fn payslip(input: &PayslipInput) -> Result<Payslip, StatuteError> {
    compute::compute(input, &mut Silent)
}

/// A payslip with the derivation of each amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The payslip itself.
    pub payslip: Payslip,
    /// Every amount in the order it was computed.
    pub lines: Vec<Line>,
}

/// Computes the same payslip and says of every amount where it comes from, in German and English.
///
/// # Errors
/// As [`payslip`]; [`StatuteError::Data`] when a text is missing (a test forbids it).
pub fn explain(input: &PayslipInput) -> Result<Explanation, StatuteError> {
    let mut recorder = Recorder::default();
    let payslip = compute::compute(input, &mut recorder)?;
    let lines = recorder.lines.into_iter().map(|(key, cents, why)| render(key, cents, why)).collect::<Result<Vec<Line>, StatuteError>>()?;
    Ok(Explanation { payslip, lines })
}

#[cfg(test)]
mod tests;
