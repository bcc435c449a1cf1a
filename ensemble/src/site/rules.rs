//! From a client's price to the net wage, in the words of the calculator. The law is in `statute`.

use crate::base::{Cents, Day, Refusal};
use statute::{
    Land, Percent, StatuteError, Thousandths,
    explain::Line,
    params::{self, Quantity},
    pay::{self, EmploymentType, Explanation, Pay, PayslipInput, Price, PriceToNet},
};

/// What a visitor tells the calculator.
#[derive(Clone, Debug)]
pub struct Wish {
    /// Year of the law.
    pub year: i16,
    /// Month of the payslip.
    pub month: i8,
    /// Net invoices of the month.
    pub turnover: Cents,
    /// Fee of the cooperative.
    pub fee: Percent,
    /// Expenses paid from the budget.
    pub expenses: Cents,
    /// Tax class 1 to 6 (§ 38b EStG).
    pub class: u8,
    /// Land of residence and work.
    pub land: Land,
    /// Whether church tax is due.
    pub church: bool,
    /// Children under 25.
    pub children: u8,
    /// Younger than 23: no childless surcharge (§ 55 Abs. 3 SGB XI).
    pub under_23: bool,
    /// The health fund's additional rate.
    pub extra: Percent,
    /// Levy for maternity of that fund (§ 7 AAG).
    pub u2: Percent,
}

/// What the money goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The cooperative's fee.
    Fee,
    /// Expenses.
    Expenses,
    /// Contributions and levies of the employer.
    Employer,
    /// Contributions of the employee.
    Employee,
    /// Wage tax, solidarity surcharge, church tax.
    Taxes,
    /// What reaches the account.
    Net,
    /// What stays in the budget.
    Rest,
}

/// The answer: the way of each euro, and the derivation of every line.
pub struct Answer {
    /// The computation.
    pub result: PriceToNet,
    /// Every part of the turnover, in the order in which it is taken (R2).
    pub parts: Vec<(Part, Cents)>,
    /// The derivations, if the budget affords a wage.
    pub lines: Vec<Line>,
    /// The least turnover that affords insured employment with these facts.
    pub least_turnover: Cents,
}

/// The year of the law for a day: its own, or the newest final one (R3).
///
/// # Errors
/// A faulty data file.
pub fn year_of(today: Day) -> Result<i16, StatuteError> {
    let years = params::years()?;
    let newest = years.iter().max().copied().unwrap_or(today.year());
    Ok(if years.contains(&today.year()) { today.year() } else { newest })
}

/// The average additional rate of the health funds (§ 242a SGB V), with the day since which it holds.
///
/// # Errors
/// An unknown year.
pub fn average_extra(year: i16) -> Result<(Percent, Day), StatuteError> {
    let parameter = params::parameter(year, "rate.kv_average_extra")?;
    let Quantity::Percent(percent) = parameter.quantity else { return Err(not_a_rate()) };
    Ok((percent, parameter.from))
}

fn not_a_rate() -> StatuteError {
    StatuteError::OutOfRange { field: "extra", reason: "no rate".to_owned() }
}

/// The facts of a payslip as the calculator knows them.
#[must_use]
pub fn facts(wish: &Wish) -> PayslipInput {
    let mut input = PayslipInput { year: wish.year, month: wish.month, ..PayslipInput::default() };
    input.tax.stkl = wish.class;
    input.tax.land = wish.land;
    input.tax.church = wish.church;
    // Half an allowance for each child, in class III the whole; V and VI have none (§ 38b Abs. 2, § 39 EStG).
    let each = match wish.class {
        3 => 1_000,
        5 | 6 => 0,
        _ => 500,
    };
    input.tax.zkf = Thousandths(i64::from(wish.children) * each);
    input.person.is_parent = wish.children > 0;
    input.person.children_u25 = wish.children;
    input.person.over_23 = !wish.under_23;
    input.person.work_land = wish.land;
    input.health.zusatzbeitrag = wish.extra;
    input.health.u2 = wish.u2;
    input
}

/// From turnover to net, with every line explained (R1).
///
/// # Errors
/// A refusal that names the field.
pub fn answer(wish: &Wish) -> Result<Answer, Refusal> {
    let input = facts(wish);
    let price = Price { turnover: statute::Cents(wish.turnover.0), fee_percent: wish.fee, expenses: statute::Cents(wish.expenses.0) };
    let result = pay::price_to_net(&input, &price).map_err(|fault| refusal(&fault))?;
    let least = pay::least_turnover(&input, wish.fee, price.expenses).map_err(|fault| refusal(&fault))?;
    let lines = match &result.affordable {
        None => Vec::new(),
        Some(found) => explained(&input, found.gross, found.kind).map_err(|fault| refusal(&fault))?.lines,
    };
    Ok(Answer { parts: parts(&result), lines, least_turnover: Cents(least.0), result })
}

/// The payslip of a gross wage, explained.
///
/// # Errors
/// As [`pay::explain`].
pub fn explained(input: &PayslipInput, gross: statute::Cents, kind: EmploymentType) -> Result<Explanation, StatuteError> {
    let mut input = input.clone();
    input.pay = Pay { current: gross, ..Pay::default() };
    input.employment.kind = kind;
    pay::explain(&input)
}

fn parts(result: &PriceToNet) -> Vec<(Part, Cents)> {
    let base = |cents: statute::Cents| Cents(cents.0);
    let mut parts = vec![(Part::Fee, base(result.fee)), (Part::Expenses, base(result.expenses))];
    if let Some(found) = &result.affordable {
        let slip = &found.payslip;
        parts.extend([
            (Part::Employer, base(slip.employer_cost) - base(slip.gross)),
            (Part::Employee, base(slip.employee_si)),
            (Part::Taxes, base(slip.employee_tax())),
            (Part::Net, base(slip.net)),
            (Part::Rest, base(found.remainder)),
        ]);
    } else {
        parts.push((Part::Rest, base(result.budget)));
    }
    parts
}

fn refusal(fault: &StatuteError) -> Refusal {
    let field = match fault {
        StatuteError::OutOfRange { field: "turnover" | "gross", .. } => "turnover",
        StatuteError::OutOfRange { field: "expenses", .. } => "expenses",
        StatuteError::OutOfRange { field: "STKL" | "stkl" | "tax.stkl", .. } => "class",
        _ => "extra",
    };
    Refusal::new("pay-out-of-range").field(field)
}

/// Minijob, transition band or regular employment, by the gross wage alone (§ 8, § 20 Abs. 2 SGB IV).
///
/// # Errors
/// An unknown year.
pub fn kind_of(year: i16, gross: statute::Cents) -> Result<EmploymentType, StatuteError> {
    let limit = |key| match params::parameter(year, key).map(|p| p.quantity.clone()) {
        Ok(Quantity::Eur(cents)) => Ok(cents),
        Ok(_) => Err(not_a_rate()),
        Err(fault) => Err(fault),
    };
    Ok(if gross <= limit("minijob.limit_month")? {
        EmploymentType::Minijob
    } else if gross <= limit("midijob.upper_month")? {
        EmploymentType::Midijob
    } else {
        EmploymentType::Regular
    })
}
