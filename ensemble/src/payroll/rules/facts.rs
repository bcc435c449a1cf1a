//! What a wage is computed from, and how it becomes the input of the law.

use crate::base::{Day, Refusal};
use statute::{
    Cents as Amount, Land, Percent, Thousandths, params,
    pay::{Employment, EmploymentType, HealthFacts, Pay, PayslipInput, PersonFacts, TaxFacts},
};

/// What the wage of a person is computed from. All of it is kept sealed (R2).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// Tax class, 1 to 6 (§ 38b EStG).
    pub tax_class: u8,
    /// Factor of class IV (§ 39f EStG), for example `0.95`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub factor: Option<Thousandths>,
    /// Child allowances, for example `0.5` (§ 32 (6) EStG).
    #[schema(value_type = String)]
    pub child_allowances: Thousandths,
    /// Tax allowance of a month in cents (§ 39a EStG).
    #[serde(default)]
    pub allowance_month_cents: crate::base::Cents,
    /// Land of the place of work and of the church tax, for example `BE`.
    #[schema(value_type = String)]
    pub land: Land,
    /// Denomination that levies church tax, for example `ev` or `rk`; nothing for none.
    #[serde(default)]
    pub church: Option<String>,
    /// Parent status proven (§ 55 (3) SGB XI).
    pub parent: bool,
    /// Children under 25.
    pub children_under_25: u8,
    /// Tax id (§ 139b AO), 11 digits.
    pub tax_id: String,
    /// Social insurance number (§ 147 SGB VI); empty while it is being asked for.
    #[serde(default)]
    pub social_number: String,
    /// Name of the health fund.
    pub health_fund: String,
    /// The fund's additional contribution rate in percent, for example `2.9`.
    #[schema(value_type = String)]
    pub additional_percent: Percent,
    /// Levy U1 in percent: `0` for an employer with more than 30 workers (§ 1 AAG).
    #[schema(value_type = String)]
    pub u1_percent: Percent,
    /// Levy U2 in percent.
    #[schema(value_type = String)]
    pub u2_percent: Percent,
    /// Account to which the pay goes.
    pub iban: String,
}

impl Facts {
    /// Checks what can be checked without the authorities, and tidies the numbers.
    ///
    /// # Errors
    /// The first field that cannot be right, with what would be right.
    pub fn checked(mut self) -> Result<Self, Refusal> {
        let refused = |code, field| Err(Refusal::new(code).field(field));
        let squeeze = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
        self.tax_id = squeeze(&self.tax_id);
        self.social_number = squeeze(&self.social_number);
        if !(1..=6).contains(&self.tax_class) {
            return refused("payroll-tax-class", "tax_class");
        }
        if self.factor.is_some_and(|factor| self.tax_class != 4 || !(1..1000).contains(&factor.0)) {
            return refused("payroll-factor", "factor");
        }
        if !(0..=20_000).contains(&self.child_allowances.0) || self.child_allowances.0 % 500 != 0 {
            return refused("payroll-child-allowances", "child_allowances");
        }
        if self.children_under_25 > 20 || (self.children_under_25 > 0 && !self.parent) {
            return refused("payroll-children", "children_under_25");
        }
        if !is_tax_id(&self.tax_id) {
            return refused("payroll-tax-id", "tax_id");
        }
        if !self.social_number.is_empty() && !is_social_number(&self.social_number) {
            return refused("payroll-social-number", "social_number");
        }
        if self.health_fund.trim().is_empty() {
            return refused("field-empty", "health_fund");
        }
        for (percent, most, field) in [
            (self.additional_percent, 100_000, "additional_percent"),
            (self.u1_percent, 100_000, "u1_percent"),
            (self.u2_percent, 20_000, "u2_percent"),
        ] {
            if !(0..=most).contains(&percent.ppm()) {
                return refused("payroll-rate", field);
            }
        }
        match papers::Iban::parse(&self.iban) {
            Ok(iban) if iban.is_sepa() => self.iban = iban.as_str().to_owned(),
            _ => return refused("payroll-iban", "iban"),
        }
        Ok(self)
    }
}

/// The year from which old-age relief holds: the one after the 64th year of life is completed (§ 24a EStG), which is on the
/// day before the birthday (§ 187(2) BGB); nothing before that year has begun.
fn relief_from(born_on: Day, year: i16) -> Option<i16> {
    let completed = born_on.checked_add(jiff::Span::new().years(64)).ok()?.yesterday().ok()?;
    Some(completed.year() + 1).filter(|from| *from <= year)
}

/// The input of the law for one month of these facts (R7): fully insured above the Minijob limit, in the transition band up
/// to its end.
#[must_use]
pub fn input(facts: &Facts, born_on: Day, month: Day, gross_cents: i64) -> PayslipInput {
    PayslipInput {
        year: month.year(),
        month: month.month(),
        tax: TaxFacts {
            stkl: facts.tax_class,
            land: facts.land,
            church: facts.church.is_some(),
            zkf: facts.child_allowances,
            factor: facts.factor,
            allowance_month: Amount(facts.allowance_month_cents.0),
            relief_from: relief_from(born_on, month.year()),
            ..TaxFacts::default()
        },
        person: PersonFacts {
            is_parent: facts.parent,
            over_23: over_23(born_on, month),
            children_u25: facts.children_under_25,
            work_land: facts.land,
        },
        health: HealthFacts {
            zusatzbeitrag: facts.additional_percent,
            u1: facts.u1_percent,
            u2: facts.u2_percent,
            ..HealthFacts::default()
        },
        employment: Employment { kind: kind(month.year(), gross_cents), ..Employment::default() },
        pay: Pay { current: Amount(gross_cents), ..Pay::default() },
        ..PayslipInput::default()
    }
}

fn kind(year: i16, gross_cents: i64) -> EmploymentType {
    let top = limit(year, "midijob.upper_month");
    if gross_cents <= top { EmploymentType::Midijob } else { EmploymentType::Regular }
}

/// An amount of the law in cents; nothing if the year does not know it (then the payslip itself is refused).
pub(super) fn limit(year: i16, key: &str) -> i64 {
    match params::parameter(year, key).map(|found| &found.quantity) {
        Ok(params::Quantity::Eur(amount)) => amount.0,
        _ => 0,
    }
}

/// Whether the childless surcharge may be due in a month: from the month after the 23rd birthday was completed
/// (§ 55 (3) SGB XI; a year of life ends on the day before the birthday, § 187 (2) BGB).
#[must_use]
pub fn over_23(born_on: Day, month: Day) -> bool {
    let birthday = born_on.saturating_add(jiff::Span::new().years(23));
    birthday.yesterday().is_ok_and(|completed| completed < month)
}

/// The check digit of a tax id (ISO 7064, modulus 11, 10).
fn tax_check_digit(ten: &str) -> Option<u32> {
    let mut product = 10;
    for c in ten.chars() {
        let sum = (c.to_digit(10)? + product) % 10;
        product = (if sum == 0 { 10 } else { sum }) * 2 % 11;
    }
    Some((11 - product) % 10)
}

fn is_tax_id(text: &str) -> bool {
    let digits = text.len() == 11 && text.bytes().all(|b| b.is_ascii_digit()) && !text.starts_with('0');
    let given: Option<u32> = text.get(10..).and_then(|last| last.parse().ok());
    digits && given.is_some() && text.get(..10).and_then(tax_check_digit) == given
}

/// A tax id from its first ten digits, for invented people.
#[must_use]
pub fn with_tax_check_digit(ten: &str) -> String {
    format!("{ten}{}", tax_check_digit(ten).unwrap_or(0))
}

/// Area, day of birth, initial, number, check digit: `15070649C103` is the official example (§ 2 VKVV).
fn is_social_number(text: &str) -> bool {
    const WEIGHTS: [u32; 12] = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
    if text.len() != 12 || !text.is_ascii() {
        return false;
    }
    let mut digits = Vec::new();
    for (at, c) in text.chars().enumerate() {
        match (at == 8, c.to_digit(10)) {
            (true, None) if c.is_ascii_uppercase() => {
                let place = u32::from(c) - u32::from('A') + 1;
                digits.extend([place / 10, place % 10]);
            }
            (false, Some(digit)) => digits.push(digit),
            _ => return false,
        }
    }
    let Some(check) = digits.pop() else { return false };
    let cross = |product: u32| product / 10 + product % 10;
    digits.iter().zip(WEIGHTS).map(|(digit, weight)| cross(digit * weight)).sum::<u32>() % 10 == check
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relief_begins_in_the_year_after_the_64th_year_of_life() {
        // Born on 1 January 1962: 64 years are completed on 31 December 2025; born a day later, on 1 January 2026.
        assert_eq!(relief_from(Day::constant(1962, 1, 1), 2026), Some(2026));
        assert_eq!(relief_from(Day::constant(1962, 1, 2), 2026), None);
        assert_eq!(relief_from(Day::constant(1962, 1, 2), 2027), Some(2027));
        assert_eq!(relief_from(Day::constant(1990, 5, 4), 2026), None);
    }

    #[test]
    fn numbers_of_the_authorities_carry_a_check_digit() {
        // The example of the pension insurance and the example of the Federal Central Tax Office.
        assert!(is_social_number("15070649C103"));
        assert!(!is_social_number("15070649C104"));
        assert!(!is_social_number("15070649"));
        assert!(is_tax_id("86095742719"));
        assert!(!is_tax_id("86095742718"));
        assert!(!is_tax_id("06095742719"));
    }

    #[test]
    fn the_surcharge_begins_in_the_month_after_the_23rd_year() {
        // payroll.md 5.2: born 1.6.2002 -> from 1.6.2025; born 2.6.2002 -> from 1.7.2025
        assert!(over_23(Day::constant(2002, 6, 1), Day::constant(2025, 6, 1)));
        assert!(!over_23(Day::constant(2002, 6, 2), Day::constant(2025, 6, 1)));
        assert!(over_23(Day::constant(2002, 6, 2), Day::constant(2025, 7, 1)));
    }
}
