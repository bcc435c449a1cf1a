//! From a budget, a net wage or a price back to the gross wage, to the cent.
//!
//! Neither cost nor net is monotone in the gross wage: rounded halves are doubled, so one cent more
//! gross can cost one or two cents less. But both stay within a few cents of an unrounded line that
//! rises (cost by at least one cent per cent), so the last gross that fits lies within
//! [`SPREAD`] cents of any point where the line is crossed.

use serde::{Deserialize, Serialize};

use super::compute::{compute, employer_cost};
use super::{EmploymentType, Payslip, PayslipInput};
use crate::explain::Silent;
use crate::params::{self, Year};
use crate::{Cents, Percent, StatuteError};

/// Cents around a crossing that are searched one by one. Rounding moves the cost by less than 15
/// cents in all (twelve amounts, the doubled halves of the transition band counted twice).
const SPREAD: i64 = 60;

/// The same for the net wage: the tax moves in whole euro a year (in classes V and VI in several), and
/// at least a quarter of each cent of gross stays net.
const NET_SPREAD: i64 = 300;

/// Greatest gross wage that is searched: ten million euro a month.
const GREATEST: i64 = 1_000_000_000;

/// What a budget affords.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Affordable {
    /// The greatest gross wage whose employer cost fits the budget.
    pub gross: Cents,
    /// Midijob up to its upper limit, else regular.
    #[serde(rename = "type")]
    pub kind: EmploymentType,
    /// What is left of the budget.
    pub remainder: Cents,
    /// The payslip of that gross wage.
    pub payslip: Payslip,
}

/// From a client's price to the net wage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PriceToNet {
    /// Net invoices of the month.
    pub turnover: Cents,
    /// The cooperative's fee, half up to the cent.
    pub fee: Cents,
    /// Expenses paid from the budget.
    pub expenses: Cents,
    /// Turnover less fee and expenses.
    pub budget: Cents,
    /// What it affords; none when it does not even reach the least insured wage.
    pub affordable: Option<Affordable>,
}

/// The turnover a cooperative turns into a wage.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// Net invoices of the month.
    pub turnover: Cents,
    /// Fee of the cooperative on the turnover.
    pub fee_percent: Percent,
    /// Expenses paid from the budget.
    pub expenses: Cents,
}

/// The greatest gross wage, above the Minijob limit, whose employer cost fits the budget; `None`
/// when not even the least insured wage does. `input.pay` and `input.employment.kind` are ignored.
///
/// # Errors
/// As [`super::payslip`].
pub fn greatest_gross(input: &PayslipInput, budget: Cents) -> Result<Option<Affordable>, StatuteError> {
    let mut probe = insured(input)?;
    let law = params::year(input.year)?;
    let least = law.minijob_limit + 1;
    let mut fits = |gross: i64| Ok(cost(law, &mut probe, gross)? <= budget.0);
    let Some(gross) = last_that_fits(least, GREATEST, &mut fits)? else {
        return Ok(None);
    };
    affordable(law, input, gross, budget).map(Some)
}

/// From turnover, fee and expenses to the wage.
///
/// # Errors
/// As [`super::payslip`]; [`StatuteError::OutOfRange`] for negative amounts.
pub fn price_to_net(input: &PayslipInput, price: &Price) -> Result<PriceToNet, StatuteError> {
    for (field, cents) in [("turnover", price.turnover), ("expenses", price.expenses)] {
        if !(0..=GREATEST).contains(&cents.0) {
            return Err(StatuteError::range(field, format!("{cents} is not an amount")));
        }
    }
    if !(0..=1_000_000).contains(&price.fee_percent.ppm()) {
        return Err(StatuteError::range("fee_percent", "not between 0 and 100 %"));
    }
    let fee = price.fee_percent.of(price.turnover);
    let budget = Cents(price.turnover.0 - fee.0 - price.expenses.0);
    let affordable = greatest_gross(input, budget)?;
    Ok(PriceToNet { turnover: price.turnover, fee, expenses: price.expenses, budget, affordable })
}

/// The least gross wage, above the Minijob limit, whose net wage reaches `net`.
///
/// # Errors
/// As [`super::payslip`]; [`StatuteError::OutOfRange`] when no wage reaches it.
pub fn gross_for_net(input: &PayslipInput, net: Cents) -> Result<Payslip, StatuteError> {
    let mut probe = insured(input)?;
    let law = params::year(input.year)?;
    let (mut low, mut high) = (law.minijob_limit, GREATEST);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if net_of(law, &mut probe, middle)?.net < net { low = middle } else { high = middle }
    }
    let from = (high - NET_SPREAD).max(law.minijob_limit + 1);
    for gross in from..=high {
        let slip = net_of(law, &mut probe, gross)?;
        if slip.net >= net {
            return Ok(slip);
        }
    }
    Err(StatuteError::range("net", format!("no gross wage reaches {net}")))
}

/// The least turnover whose budget pays for the least insured wage.
///
/// # Errors
/// As [`super::payslip`]; [`StatuteError::OutOfRange`] for a fee of 100 % or more, for expenses below zero or above ten million
/// euro, and where no turnover up to ten million euro suffices.
pub fn least_turnover(input: &PayslipInput, fee: Percent, expenses: Cents) -> Result<Cents, StatuteError> {
    if !(0..1_000_000).contains(&fee.ppm()) {
        return Err(StatuteError::range("fee_percent", "not between 0 and 100 %"));
    }
    if !(0..=GREATEST).contains(&expenses.0) {
        return Err(StatuteError::range("expenses", "not between 0 and ten million euro"));
    }
    let mut probe = insured(input)?;
    let law = params::year(input.year)?;
    let least = law.minijob_limit + 1;
    let costs = (least..=least + SPREAD).map(|gross| cost(law, &mut probe, gross));
    let costs = costs.collect::<Result<Vec<i64>, StatuteError>>()?;
    let needed = costs.into_iter().min().unwrap_or_default() + expenses.0;
    let left = |turnover: i64| turnover - fee.of(Cents(turnover)).0;
    if left(GREATEST) < needed {
        return Err(StatuteError::range("fee_percent", "no turnover up to ten million euro suffices"));
    }
    // What is left rises by 0 or 1 cent per cent, so the first turnover that suffices is exact.
    let (mut low, mut high) = (0, GREATEST);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if left(middle) < needed { low = middle } else { high = middle }
    }
    Ok(Cents(high))
}

/// A checked copy of the facts without the wage.
fn insured(input: &PayslipInput) -> Result<PayslipInput, StatuteError> {
    let mut probe = input.clone();
    probe.pay = super::Pay::default();
    probe.check()?;
    Ok(probe)
}

fn set_gross(law: &Year, probe: &mut PayslipInput, gross: i64) {
    probe.pay.current = Cents(gross);
    probe.employment.kind = if gross <= law.midijob_upper { EmploymentType::Midijob } else { EmploymentType::Regular };
}

fn cost(law: &Year, probe: &mut PayslipInput, gross: i64) -> Result<i64, StatuteError> {
    set_gross(law, probe, gross);
    employer_cost(law, probe)
}

fn net_of(law: &Year, probe: &mut PayslipInput, gross: i64) -> Result<Payslip, StatuteError> {
    set_gross(law, probe, gross);
    compute(probe, &mut Silent)
}

fn affordable(law: &Year, input: &PayslipInput, gross: i64, budget: Cents) -> Result<Affordable, StatuteError> {
    let mut probe = input.clone();
    probe.pay = super::Pay::default();
    let payslip = net_of(law, &mut probe, gross)?;
    Ok(Affordable { gross: Cents(gross), kind: probe.employment.kind, remainder: Cents(budget.0 - payslip.employer_cost.0), payslip })
}

/// The greatest value in `least..=most` that fits, for a test that is monotone up to a few cents.
fn last_that_fits(least: i64, most: i64, fits: &mut impl FnMut(i64) -> Result<bool, StatuteError>) -> Result<Option<i64>, StatuteError> {
    let (mut low, mut high) = (least - 1, most);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle)? { low = middle } else { high = middle }
    }
    for gross in (least.max(low - SPREAD)..=(low + SPREAD).min(most)).rev() {
        if fits(gross)? {
            return Ok(Some(gross));
        }
    }
    Ok(None)
}
