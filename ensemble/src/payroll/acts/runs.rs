//! A payroll month from its opening to the issued payslips. The work is done in chunks, each an act of its own: after a fall the
//! run goes on where the last committed chunk ended, and nothing happens twice.

use super::super::{
    rules::{Due, Facts, Run, RunState, Sealed, Slip, Way, dues, input},
    store::{self, InputRow, IssuedRow, NewSlip, RunRow},
};
use crate::{
    access::Thing,
    app::App,
    base::{Day, Error, Id, Line, Outcome, Refusal, Said},
    budgets::{self, Figures, Salary},
    db::{Mail, Tx, Who},
    ledger::{self, Account, EntityRow, NewEntry, Source},
};
use std::collections::BTreeMap;

/// Employments of one chunk.
const CHUNK: i64 = 500;

/// What falls due by itself: what was signed begins on its day, and a run that was interrupted goes on (one chunk a round).
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    store::activate_due(tx).await?;
    if let Some(run) = store::unfinished(tx).await?.first() {
        work_on(tx, *run).await?;
    }
    Ok(())
}

/// Opens a month of an entity; after the month was paid, a further round for what was left out.
///
/// # Errors
/// Not allowed; `payroll-month` unless it is the 1st of a month; `payroll-run-open` while a round is not paid.
pub async fn open_run(tx: &mut Tx, entity: Id<EntityRow>, month: Day) -> Outcome<Id<Run>> {
    tx.allow("payroll.prepare", &Thing::any())?;
    if month.day() != 1 {
        return Err(Refusal::new("payroll-month").field("month").into());
    }
    let last = store::last_round(tx, entity, month).await?;
    if last.as_ref().is_some_and(|run| run.state < RunState::Paid) {
        return Err(Refusal::new("payroll-run-open").field("month").into());
    }
    let round = last.map_or(1, |run| run.round + 1);
    let id = store::insert_run(tx, entity, month, round).await?;
    tx.note("payroll.open_run", id, &serde_json::json!({ "entity": entity, "month": month, "round": round }));
    Ok(id)
}

/// Freezes the inputs of a month: from here on it is computed from copies (R8). The calculation follows in chunks.
///
/// # Errors
/// Not allowed; `payroll-run-state`.
pub async fn freeze_run(tx: &mut Tx, id: Id<Run>) -> Outcome<u64> {
    tx.allow("payroll.prepare", &Thing::any())?;
    step(tx, id, RunState::Open, RunState::InputsFrozen, true).await?;
    store::activate_due(tx).await?;
    let run = store::run(tx, id).await?;
    let frozen = store::freeze(tx, &run).await?;
    tx.note("payroll.freeze_run", id, &serde_json::json!({ "employments": frozen }));
    Ok(frozen)
}

/// Back to the beginning, so that facts can be mended: what was calculated is thrown away. Not after the release.
///
/// # Errors
/// Not allowed; `payroll-run-state`.
pub async fn reopen_run(tx: &mut Tx, id: Id<Run>, reason: &Line) -> Outcome<()> {
    tx.allow("payroll.prepare", &Thing::any())?;
    let run = store::run(tx, id).await?;
    if !matches!(run.state, RunState::InputsFrozen | RunState::Calculated) {
        return Err(wrong_state(&run).into());
    }
    step(tx, id, run.state, RunState::Open, false).await?;
    store::clear(tx, id).await?;
    tx.note("payroll.reopen_run", id, &serde_json::json!({ "reason": reason }));
    Ok(())
}

/// Releases a calculated run: another login than the one that froze it (R9, four eyes). `exceptions_seen` is the number of
/// exceptions that the releaser knows will not be paid in this run. Issuing follows in chunks.
///
/// # Errors
/// Not allowed; `payroll-run-state`, `payroll-exceptions-unseen`.
pub async fn approve_run(tx: &mut Tx, id: Id<Run>, exceptions_seen: u32) -> Outcome<()> {
    let run = store::run(tx, id).await?;
    tx.allow("payroll.approve", &Thing::prepared_by(run.prepared_by))?;
    let totals = store::totals(tx, id).await?;
    if totals.exceptions != i64::from(exceptions_seen) {
        return Err(Refusal::new("payroll-exceptions-unseen").with("count", totals.exceptions).field("exceptions").into());
    }
    step(tx, id, RunState::Calculated, RunState::Approved, true).await?;
    tx.note("payroll.approve_run", id, &serde_json::json!({ "payslips": totals.payslips, "net_cents": totals.net_cents }));
    Ok(())
}

pub(super) async fn step(tx: &mut Tx, id: Id<Run>, from: RunState, to: RunState, chunked: bool) -> Outcome<()> {
    let run = store::run(tx, id).await?;
    if !run.step_done && to > from || !store::move_on(tx, id, from, to, chunked).await? {
        return Err(wrong_state(&run).into());
    }
    Ok(())
}

fn wrong_state(run: &RunRow) -> Refusal {
    Refusal::new("payroll-run-state").with("state", run.state.code())
}

/// Does the next chunk of a run and says whether there is more: computes while the inputs are frozen, issues after the release.
///
/// # Errors
/// Not allowed; a fault of the engine.
pub async fn work_on(tx: &mut Tx, id: Id<Run>) -> Outcome<bool> {
    tx.allow("payroll.prepare", &Thing::any()).or_else(|_| tx.allow("payroll.approve", &Thing::any()))?;
    let run = store::run(tx, id).await?;
    if run.step_done {
        return Ok(false);
    }
    match run.state {
        RunState::InputsFrozen => calculate(tx, &run).await,
        RunState::Approved => issue(tx, &run).await,
        _ => Ok(false),
    }
}

/// Does all chunks of the step in progress, each in a transaction of its own.
///
/// # Errors
/// As [`work_on`]; what was committed before stays.
pub async fn drive(app: &App, who: &Who, id: Id<Run>) -> Outcome<()> {
    loop {
        let mut tx = app.act(who.clone()).await?;
        let more = work_on(&mut tx, id).await?;
        tx.commit().await?;
        if !more {
            return Ok(());
        }
    }
}

async fn calculate(tx: &mut Tx, run: &RunRow) -> Outcome<bool> {
    let inputs = store::inputs_after(tx, run.id, &run.progress, CHUNK).await?;
    let Some(last) = inputs.last().map(|input| input.employment.to_string()) else {
        store::set_at(tx, run.id, "", true).await?;
        step(tx, run.id, RunState::InputsFrozen, RunState::Calculated, false).await?;
        let totals = store::totals(tx, run.id).await?;
        tx.note("payroll.calculate_run", run.id, &totals);
        return Ok(false);
    };
    let figures = budgets::figures_of(tx, &inputs.iter().map(|input| input.budget).collect()).await?;
    let figures_of = |input: &InputRow| figures.get(&input.budget).copied().unwrap_or_default();
    let slips = inputs.into_iter().map(|input| calculate_one(tx, run, figures_of(&input), input)).collect::<Outcome<Vec<_>>>()?;
    store::insert_slips(tx, run, &slips).await?;
    store::set_at(tx, run.id, &last, false).await?;
    Ok(true)
}

fn calculate_one(tx: &Tx, run: &RunRow, figures: Figures, row: InputRow) -> Outcome<NewSlip> {
    let available = figures.available_for_payroll();
    let excepted = |input, exception| NewSlip { input, available, slip: Slip::default(), sealed: None, exception: Some(exception) };
    let Some(gross) = row.gross_cents else { return Ok(excepted(row, "no-terms")) };
    let Some(born_on) = row.born_on else { return Ok(excepted(row, "no-birth")) };
    let Some(facts) = &row.sealed_facts else { return Ok(excepted(row, "no-facts")) };
    let facts: Facts = store::open_sealed(tx, row.wrapped.as_deref(), "employment-facts", facts)?;
    let input = input(&facts, born_on, run.month, gross.0);
    let Ok(slip) = statute::pay::payslip(&input) else { return Ok(excepted(row, "law")) };
    let way = Way {
        client_cents: figures.gross_cents,
        vat_cents: figures.vat_cents,
        fee_cents: figures.fee_cents,
        used_cents: figures.used_cents,
        paid_cents: figures.paid_cents,
    };
    let sums = Slip::of(&slip);
    let exception = (available < sums.cost).then_some("budget"); // M4
    Ok(NewSlip { input: row, available, slip: sums, sealed: Some(Sealed { facts, input, slip, way }), exception })
}

async fn issue(tx: &mut Tx, run: &RunRow) -> Outcome<bool> {
    let rows = store::calculated_after(tx, run.id, &run.progress, CHUNK).await?;
    let Some(last) = rows.last().map(|row| row.employment.to_string()) else {
        store::set_at(tx, run.id, "", true).await?;
        let totals = store::totals(tx, run.id).await?;
        tx.note("payroll.issue_payslips", run.id, &totals);
        return Ok(false);
    };
    let mut said = BTreeMap::new();
    let (mut due, mut entries) = (Due::new(), Vec::with_capacity(rows.len()));
    let mut mails = Vec::with_capacity(rows.len());
    for (row, borne) in rows.iter().zip(use_budgets(tx, run, &rows).await?) {
        if !borne {
            store::except(tx, row.id, "budget").await?;
            continue;
        }
        let sealed = row.sealed.as_deref().ok_or(Error::Missing("payslip"))?;
        let sealed: Sealed = store::open_sealed(tx, row.wrapped.as_deref(), "payslip", sealed)?;
        dues(&mut due, &sealed);
        entries.push(entry(tx, run, row, &sealed)?);
        mails.push(tell(tx, run, row, said.entry(row.lang).or_insert_with(|| tx.say(row.lang))));
    }
    tx.mail_all(mails).await?;
    ledger::post_all(tx, run.entity, &entries).await?;
    store::add_due(tx, run.id, &due).await?;
    store::mark_issued(tx, run.id, &last).await?;
    store::set_at(tx, run.id, &last, false).await?;
    Ok(true)
}

/// Takes the costs from the budgets, unless one does not carry it any more (M4).
async fn use_budgets(tx: &mut Tx, run: &RunRow, rows: &[IssuedRow]) -> Outcome<Vec<bool>> {
    let text = format!("{:04}-{:02}", run.month.year(), run.month.month());
    let salary = |row: &IssuedRow| Salary {
        budget: row.budget,
        source: Source::new("payslip", row.id),
        cost_cents: row.slip.cost,
        net_pay_cents: row.slip.net,
    };
    budgets::use_for_salaries(tx, &rows.iter().map(salary).collect::<Vec<_>>(), &text).await
}

/// Wages, contributions and levies on one side; net pay, taxes and the fund's due on the other; and the budget that bears it (M3).
fn entry(tx: &Tx, run: &RunRow, row: &IssuedRow, sealed: &Sealed) -> Outcome<NewEntry> {
    let slip = &row.slip;
    let social = slip.employer + slip.levies;
    let lines = [
        ledger::Line::debit(Account::Wages, "", slip.gross),
        ledger::Line::debit(Account::SocialExpense, "", social),
        ledger::Line::credit(Account::NetPayPayable, row.employment, slip.net),
        ledger::Line::credit(Account::WageTaxPayable, "", slip.tax),
        ledger::Line::credit(Account::SocialPayable, &sealed.facts.health_fund, social + slip.employee),
        ledger::Line::debit(Account::Budgets, row.budget, slip.cost),
        ledger::Line::credit(Account::BudgetRelease, "", slip.cost),
    ];
    let text = format!("payroll {:04}-{:02}, contract {}", run.month.year(), run.month.month(), row.number);
    let entry = NewEntry::balanced(run.entity, tx.today(), text, Source::new("payslip", row.id), lines);
    Ok(entry.map_err(anyhow::Error::from)?)
}

fn tell(tx: &Tx, run: &RunRow, row: &IssuedRow, said: &Said) -> Mail {
    let month = said.month(run.month);
    let link = tx.house().link(&format!("/my/employment/payslips/{}", row.id));
    let values = [("name", row.name.clone()), ("month", month.clone()), ("net", said.money(row.slip.net)), ("link", link)];
    let body = said.with("payroll-mail-payslip-body", values);
    let subject = said.with("payroll-mail-payslip-subject", [("month", month)]);
    Mail { to: row.email.to_string(), subject, body, attachment: None }
}
