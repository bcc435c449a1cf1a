//! The full-cost statement: every line from the client's invoice to the net pay, with its rule and paragraph.

use super::Sealed;
use crate::base::{Cents, Lang, Said};
use statute::{
    StatuteError,
    explain::{Lang as LawLang, Line},
    pay,
};

/// What a line of the statement does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostRole {
    /// It starts from here.
    Start,
    /// It is taken off.
    Minus,
    /// It stands for the sum so far.
    Subtotal,
    /// It stands for the end.
    Result,
}

/// A line of the statement.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct CostLine {
    /// What it does.
    pub role: CostRole,
    /// The amount's name in the payslip, or `turnover`, `fee`, `budget`.
    pub key: String,
    /// What it is.
    pub title: String,
    /// How it is computed.
    pub rule: String,
    /// Where that is laid down.
    pub paragraph: String,
    /// How much.
    pub amount_cents: Cents,
}

/// The employer's lines, then the gross, then the employee's.
const EMPLOYER: [&str; 8] = ["rv_ag", "av_ag", "kv_ag", "zb_ag", "pv_ag", "u1", "u2", "u3"];
const EMPLOYEE: [&str; 8] = ["rv_an", "av_an", "kv_an", "zb_an", "pv_an", "lst", "soli", "kist"];

/// The lines of the statement in the language of `said`: client's invoices, tax, fee, budget, what other months need, then the
/// cost of this month down to the net pay (R10).
///
/// # Errors
/// As [`pay::explain`].
pub fn full_cost(sealed: &Sealed, said: &Said) -> Result<Vec<CostLine>, StatuteError> {
    let explained = pay::explain(&sealed.input)?;
    let mut lines = way(sealed, said);
    // An amount with a part from a one-off payment has a line for each part.
    let mut push = |key: &str, role| {
        let parts = explained.lines.iter().filter(|line| line.key == key);
        let shown = parts.filter(|line| line.amount.0 != 0 || role != CostRole::Minus);
        lines.extend(shown.map(|line| cost_line(line, role, said.lang())));
    };
    push("employer_cost", CostRole::Subtotal);
    EMPLOYER.into_iter().for_each(|key| push(key, CostRole::Minus));
    push("gross", CostRole::Subtotal);
    EMPLOYEE.into_iter().for_each(|key| push(key, CostRole::Minus));
    push("net", CostRole::Result);
    Ok(lines)
}

fn way(sealed: &Sealed, said: &Said) -> Vec<CostLine> {
    let way = &sealed.way;
    let budget = way.client_cents - way.vat_cents - way.fee_cents;
    let left = budget - way.used_cents - Cents(sealed.slip.employer_cost.0);
    let line = |role, key: &str, paragraph: &str, amount_cents| CostLine {
        role,
        key: key.to_owned(),
        title: said.say(format!("payroll-cost-{key}")),
        rule: said.say(format!("payroll-cost-{key}-rule")),
        paragraph: paragraph.to_owned(),
        amount_cents,
    };
    let mut lines = vec![
        line(CostRole::Start, "client", "§ 14 UStG", way.client_cents),
        line(CostRole::Minus, "vat", "§ 12 UStG", way.vat_cents),
        line(CostRole::Minus, "fee", "M1", way.fee_cents),
        line(CostRole::Subtotal, "budget", "M2", budget),
    ];
    if way.used_cents != Cents::ZERO {
        lines.push(line(CostRole::Minus, "used", "M3", way.used_cents));
    }
    if left != Cents::ZERO {
        lines.push(line(CostRole::Minus, "left", "M4", left));
    }
    lines
}

fn cost_line(line: &Line, role: CostRole, lang: Lang) -> CostLine {
    let lang = match lang {
        Lang::De => LawLang::De,
        Lang::En => LawLang::En,
    };
    CostLine {
        role,
        key: line.key.to_owned(),
        title: line.title.get(lang).to_owned(),
        rule: line.text.get(lang).to_owned(),
        paragraph: line.paragraph.clone(),
        amount_cents: Cents(line.amount.0),
    }
}
