//! Cases as JSON lines: one question in, one answer out, streaming by construction.
//!
//! The schema is that of the public test cases: `{"id","kind","year",…}` with the kinds `pap` (raw
//! inputs of the wage tax flow), `payslip` (one month) and `inverse` (turnover to wage). Money is
//! integer cents, rates are percent as decimal strings, an absent key means zero.

use std::io::{self, BufRead, Write};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::explain::Lang;
use crate::pay::{
    Annual, Employment, EmploymentType, HealthFacts, Pay, PayslipInput, PersonFacts, PreviousYear, Price, TaxFacts, YearToDate, explain,
    payslip, price_to_net,
};
use crate::tax::{PapInput, wage_tax};
use crate::{Cents, Percent, StatuteError};

/// One line of a case file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
struct Case {
    id: Value,
    kind: String,
    year: i16,
    month: i8,
    #[serde(rename = "in")]
    pap: PapInput,
    turnover: Cents,
    fee_percent: Percent,
    expenses: Cents,
    tax: TaxFacts,
    person: PersonFacts,
    health: HealthFacts,
    employment: Employment,
    pay: Pay,
    ytd: YearToDate,
    annual: Annual,
    previous: Option<PreviousYear>,
    expected: Map<String, Value>,
    tol: Map<String, Value>,
}

/// The answer to an `inverse` case, in the schema's field names.
#[derive(Serialize)]
struct Inverse {
    fee: Cents,
    budget: Cents,
    gross: Option<Cents>,
    #[serde(rename = "type")]
    kind: Option<EmploymentType>,
    employer_cost: Option<Cents>,
    net: Option<Cents>,
    payout: Option<Cents>,
    remainder: Option<Cents>,
}

/// Why a line has no answer.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("not a case: {0}")]
    Line(#[from] serde_json::Error),
    #[error("kind: '{0}' is not one of pap, payslip, inverse")]
    Kind(String),
    #[error(transparent)]
    Law(#[from] StatuteError),
}

/// What a line with an expected answer was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every expected value was met within its tolerance.
    Passed,
    /// What differs, in words, beginning with the case's id.
    Failed(String),
}

impl Case {
    fn input(&self) -> PayslipInput {
        PayslipInput {
            year: self.year,
            month: self.month.max(1),
            tax: self.tax.clone(),
            person: self.person.clone(),
            health: self.health.clone(),
            employment: self.employment.clone(),
            pay: self.pay.clone(),
            ytd: self.ytd.clone(),
            annual: self.annual.clone(),
            previous: self.previous.clone(),
        }
    }

    fn answer(&self) -> Result<Value, Wrong> {
        match self.kind.as_str() {
            "pap" => Ok(serde_json::to_value(wage_tax(self.year, &self.pap)?)?),
            "payslip" => Ok(serde_json::to_value(payslip(&self.input())?)?),
            "inverse" => Ok(serde_json::to_value(self.inverse()?)?),
            other => Err(Wrong::Kind(other.to_owned())),
        }
    }

    fn inverse(&self) -> Result<Inverse, StatuteError> {
        let price = Price { turnover: self.turnover, fee_percent: self.fee_percent, expenses: self.expenses };
        let found = price_to_net(&self.input(), &price)?;
        let wage = found.affordable.as_ref();
        Ok(Inverse {
            fee: found.fee,
            budget: found.budget,
            gross: wage.map(|wage| wage.gross),
            kind: wage.map(|wage| wage.kind),
            employer_cost: wage.map(|wage| wage.payslip.employer_cost),
            net: wage.map(|wage| wage.payslip.net),
            payout: wage.map(|wage| wage.payslip.payout),
            remainder: wage.map(|wage| wage.remainder),
        })
    }
}

/// Answers one JSON line: `{"id","out"}`, or `{"id","error"}` when the line cannot be answered. Never
/// fails, so that one bad line does not stop a file.
pub fn calculate_line(line: &str) -> String {
    let answer = match serde_json::from_str::<Case>(line) {
        Ok(case) => match case.answer() {
            Ok(out) => json!({ "id": case.id, "out": out }),
            Err(error) => json!({ "id": case.id, "error": error.to_string() }),
        },
        Err(error) => json!({ "id": id_of(line), "error": Wrong::from(error).to_string() }),
    };
    answer.to_string()
}

/// Answers every JSON line of `reader`, in order, one answer per line, in constant memory. Empty lines
/// are skipped; a line that is no text at all is answered with its error like any other bad line.
///
/// # Errors
/// Only what reading or writing reports; a bad line never stops the others.
pub fn calculate(reader: impl BufRead, mut writer: impl Write) -> io::Result<()> {
    each_line(reader, |line| writeln!(writer, "{}", calculate_line(line)))?;
    writer.flush()
}

/// Checks every JSON line of `reader` against its own `expected`, writes a line for each that fails
/// and closes with "N passed, N failed". Returns both counts.
///
/// # Errors
/// Only what reading or writing reports.
pub fn check(reader: impl BufRead, mut writer: impl Write) -> io::Result<(u64, u64)> {
    let (mut passed, mut failed) = (0, 0);
    each_line(reader, |line| match check_line(line) {
        Verdict::Passed => {
            passed += 1;
            Ok(())
        }
        Verdict::Failed(why) => {
            failed += 1;
            writeln!(writer, "{why}")
        }
    })?;
    writeln!(writer, "{passed} passed, {failed} failed")?;
    writer.flush()?;
    Ok((passed, failed))
}

/// Hands on each line that is not empty, reusing one buffer.
fn each_line(mut reader: impl BufRead, mut act: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes)? > 0 {
        let line = String::from_utf8_lossy(&bytes);
        if !line.trim().is_empty() {
            act(line.trim())?;
        }
        bytes.clear();
    }
    Ok(())
}

/// The id of a line that is no case, if it is JSON at all.
fn id_of(line: &str) -> Value {
    serde_json::from_str::<Value>(line).ok().and_then(|value| value.get("id").cloned()).unwrap_or(Value::Null)
}

/// Answers one JSON line and compares the answer with its `expected`, field by field, within the
/// cents its `tol` allows. A line without an expectation fails.
pub fn check_line(line: &str) -> Verdict {
    let case = match serde_json::from_str::<Case>(line) {
        Ok(case) => case,
        Err(error) => return Verdict::Failed(format!("{}: not a case: {error}", id_of(line))),
    };
    let id = case.id.as_str().map_or_else(|| case.id.to_string(), str::to_owned);
    let out = match case.answer() {
        Ok(out) => out,
        Err(error) => return Verdict::Failed(format!("{id}: {error}")),
    };
    if case.expected.is_empty() {
        return Verdict::Failed(format!("{id}: nothing expected"));
    }
    let differences: Vec<String> = case
        .expected
        .iter()
        .filter_map(|(field, expected)| {
            let actual = out.get(field).unwrap_or(&Value::Null);
            let tolerance = case.tol.get(field).and_then(Value::as_i64).unwrap_or(0);
            let equal = within(expected, actual, tolerance);
            (!equal).then(|| format!("{field} expected {expected}, computed {actual}"))
        })
        .collect();
    if differences.is_empty() { Verdict::Passed } else { Verdict::Failed(format!("{id}: {}", differences.join("; "))) }
}

fn within(expected: &Value, actual: &Value, tolerance: i64) -> bool {
    match (expected.as_i64(), actual.as_i64()) {
        (Some(expected), Some(actual)) => (expected - actual).abs() <= tolerance,
        _ => expected == actual,
    }
}

/// Explains a `payslip` or `inverse` case line by line, as text for a terminal.
///
/// # Errors
/// [`StatuteError`] as for a payslip; a line that is no such case is [`StatuteError::OutOfRange`].
pub fn explain_text(line: &str, lang: Lang) -> Result<String, StatuteError> {
    let case = serde_json::from_str::<Case>(line).map_err(|error| StatuteError::range("case", error.to_string()))?;
    let mut input = case.input();
    let mut text = String::new();
    match case.kind.as_str() {
        "payslip" => {}
        "inverse" => text.push_str(&price_text(&case, &mut input, lang)?),
        other => {
            return Err(StatuteError::range("kind", format!("'{other}' has no payslip to explain")));
        }
    }
    for line in explain(&input)?.lines {
        let amount = money(line.amount, lang);
        text.push_str(&format!("{:<62} {amount:>14}\n    {}  [{}]\n", line.title.get(lang), line.text.get(lang), line.paragraph));
    }
    Ok(text)
}

/// The way from the price to the wage; sets the wage it affords.
fn price_text(case: &Case, input: &mut PayslipInput, lang: Lang) -> Result<String, StatuteError> {
    let price = Price { turnover: case.turnover, fee_percent: case.fee_percent, expenses: case.expenses };
    let found = price_to_net(input, &price)?;
    let show = |cents: Cents| money(cents, lang);
    let wage = found.affordable.ok_or_else(|| StatuteError::range("turnover", "the budget does not reach the least insured wage"))?;
    input.pay.current = wage.gross;
    input.employment.kind = wage.kind;
    let (turnover, fee, expenses) = (show(found.turnover), show(found.fee), show(found.expenses));
    let (budget, rest) = (show(found.budget), show(wage.remainder));
    Ok(match lang {
        Lang::De => format!(
            "Umsatz {turnover}, Beitrag an die Genossenschaft {fee}, Ausgaben {expenses}: \
             Budget {budget}, Rest {rest}\n"
        ),
        Lang::En => format!(
            "Turnover {turnover}, fee of the cooperative {fee}, expenses {expenses}: \
             budget {budget}, remainder {rest}\n"
        ),
    })
}

fn money(cents: Cents, lang: Lang) -> String {
    match lang {
        Lang::De => cents.german(),
        Lang::En => cents.english(),
    }
}
