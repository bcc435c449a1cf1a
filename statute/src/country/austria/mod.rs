//! Austria: salary with thirteenth and fourteenth payment, contributions in steps, wage tax by tariff, employer's costs.
//!
//! What is not covered is refused, not guessed: marginal employment (the Dienstgeberabgabe is not in our table), special
//! payments beyond the sixth of the year or 25 000 a year, and small sixths with an exemption limit. Part months, the tax
//! credits for families, pensioners and commuters over long ways, and the yearly recalculation by the employer do not exist
//! in the facts.

mod compute;
mod law;

use serde::{Deserialize, Serialize};

use super::{Country, Purpose, Slip};
use crate::explain::Lang;
use crate::{Cents, Percent, StatuteError};

/// Austrian pay law of 2026. Most of its numbers are not confirmed: it answers trials only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Austria;

/// A whole month of a salaried employee (*Angestellte*).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AustrianMonth {
    /// Year of the law.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: i8,
    /// The salary of the month.
    pub salary: Cents,
    /// A special payment with it: the thirteenth or fourteenth salary.
    pub special: Cents,
    /// The first month of the employment, free of the severance fund.
    pub first_month: bool,
    /// Rate of the supplement to the employer's contribution, which depends on the Land; zero for an employer outside the
    /// Economic Chamber.
    pub chamber_supplement: Percent,
    /// The year so far with this employer, before this month.
    pub before: AustrianYearSoFar,
}

/// The year so far with this employer, before this month (needed with a special payment).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AustrianYearSoFar {
    /// Months with salary.
    pub months: u8,
    /// Their salaries.
    pub salary: Cents,
    /// Special payments.
    pub special: Cents,
    /// The employee's contributions on the special payments.
    pub special_social: Cents,
}

/// Greatest amount that is accepted: ten million euro.
const GREATEST: i64 = 1_000_000_000;

impl AustrianMonth {
    fn check(&self) -> Result<(), StatuteError> {
        if !(1..=12).contains(&self.month) || self.before.months > 11 {
            return Err(StatuteError::range("month", format!("month {} after {} months", self.month, self.before.months)));
        }
        let before = &self.before;
        let amounts = [
            ("salary", self.salary),
            ("special", self.special),
            ("before.salary", before.salary),
            ("before.special", before.special),
            ("before.special_social", before.special_social),
        ];
        for (field, cents) in amounts {
            if !(0..=GREATEST).contains(&cents.0) {
                return Err(StatuteError::range(field, format!("{cents} is not an amount")));
            }
        }
        if !(0..=100_000).contains(&self.chamber_supplement.ppm()) {
            return Err(StatuteError::range("chamber_supplement", "not between 0 and 10 %"));
        }
        Ok(())
    }
}

impl Country for Austria {
    type Facts = AustrianMonth;

    const CODE: &'static str = "AT";
    const CURRENCY: &'static str = "EUR";

    fn name(lang: Lang) -> &'static str {
        match lang {
            Lang::De => "Österreich",
            Lang::En => "Austria",
        }
    }

    fn years() -> Result<Vec<i16>, StatuteError> {
        Ok(law::laws()?.iter().map(|law| law.year).collect())
    }

    fn calculate(facts: &AustrianMonth, purpose: Purpose) -> Result<Slip, StatuteError> {
        facts.check()?;
        compute::slip(law::of(facts.year)?, facts, purpose)
    }

    fn greatest_gross(facts: &AustrianMonth, budget: Cents, purpose: Purpose) -> Result<Option<Slip>, StatuteError> {
        let mut probe = facts.clone();
        probe.salary = Cents::ZERO;
        probe.check()?;
        let law = law::of(facts.year)?;
        // Above the marginal limit each share rises with the wage or stays, so the cost does: bisection is exact.
        let (mut low, mut high) = (law::Asked::of(law).cents("ceiling.marginal_month")?, GREATEST);
        let mut fits = |salary: i64| {
            probe.salary = Cents(salary);
            compute::cost(law, &probe).map(|cost| cost <= budget.0)
        };
        if !fits(low + 1)? {
            return Ok(None);
        }
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if fits(middle)? { low = middle } else { high = middle }
        }
        probe.salary = Cents(low);
        compute::slip(law, &probe, purpose).map(Some)
    }
}

#[cfg(test)]
mod tests;
