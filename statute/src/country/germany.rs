//! Germany behind the country trait.

use super::{Country, Purpose, Slip};
use crate::explain::Lang;
use crate::pay::{PayslipInput, explain, greatest_gross};
use crate::{Cents, StatuteError, params};

/// German pay law: [`crate::pay`] in the terms every country has. Its numbers are all confirmed, so a trial is computed like a
/// real payslip, and a draft year is refused to both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Germany;

impl Country for Germany {
    type Facts = PayslipInput;

    const CODE: &'static str = "DE";
    const CURRENCY: &'static str = "EUR";

    fn name(lang: Lang) -> &'static str {
        match lang {
            Lang::De => "Deutschland",
            Lang::En => "Germany",
        }
    }

    fn years() -> Result<Vec<i16>, StatuteError> {
        params::years()
    }

    fn calculate(facts: &PayslipInput, purpose: Purpose) -> Result<Slip, StatuteError> {
        let found = explain(facts)?;
        let slip = found.payslip;
        Ok(Slip {
            country: Self::CODE,
            currency: Self::CURRENCY,
            year: facts.year,
            month: facts.month,
            purpose,
            gross: slip.gross,
            employee_social: slip.employee_si,
            employee_tax: slip.employee_tax(),
            net: slip.net,
            payout: slip.payout,
            employer_cost: slip.employer_cost,
            lines: found.lines,
            unverified: Vec::new(),
        })
    }

    /// Also the one-off payment and the kind of employment in the facts are ignored: the wage decides the kind.
    fn greatest_gross(facts: &PayslipInput, budget: Cents, purpose: Purpose) -> Result<Option<Slip>, StatuteError> {
        let Some(found) = greatest_gross(facts, budget)? else {
            return Ok(None);
        };
        let mut paid = facts.clone();
        paid.pay = crate::pay::Pay { current: found.gross, ..Default::default() };
        paid.employment.kind = found.kind;
        Self::calculate(&paid, purpose).map(Some)
    }
}
