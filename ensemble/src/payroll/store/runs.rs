//! Runs: where a month stands and what it owes.

use super::super::rules::{Due, Run, RunState};
use crate::{
    base::{Cents, Day, Id, Outcome},
    db::{Params, Row, Tx},
    documents::Document,
    ledger::EntityRow,
    people::Login,
};

/// A run.
#[derive(Clone, Debug)]
pub struct RunRow {
    /// Identifier.
    pub id: Id<Run>,
    /// The employer.
    pub entity: Id<EntityRow>,
    /// First day of the month.
    pub month: Day,
    /// 1; a correction or a supplement is 2 and so on.
    pub round: i64,
    /// Where it stands.
    pub state: RunState,
    /// The last employment that the step in progress has done.
    pub progress: String,
    /// Whether the step in progress is done.
    pub step_done: bool,
    /// Who prepared it.
    pub prepared_by: Option<Id<Login>>,
    /// The day of payment.
    pub pay_on: Option<Day>,
    /// Id of the payment message.
    pub message_id: Option<String>,
    /// The payment file.
    pub document: Option<Id<Document>>,
}

fn read(row: &Row) -> Outcome<RunRow> {
    let state: String = row.get("state")?;
    Ok(RunRow {
        id: row.get("id")?,
        entity: row.get("entity")?,
        month: row.get("month")?,
        round: row.get("round")?,
        state: RunState::from_code(&state).ok_or_else(|| anyhow::anyhow!("the state {state}"))?,
        progress: row.get("progress")?,
        step_done: row.get("step_done")?,
        prepared_by: row.maybe("prepared_by")?,
        pay_on: row.maybe("pay_on")?,
        message_id: row.maybe("message_id")?,
        document: row.maybe("document")?,
    })
}

/// A run.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn run(tx: &mut Tx, id: Id<Run>) -> Outcome<RunRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "run",
            "SELECT id, entity, month, round, state, progress, step_done, prepared_by, pay_on, message_id, document
             FROM payroll_run WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    read(&row)
}

/// The runs, the newest month first, at most 60.
///
/// # Errors
/// A fault of the engine.
pub async fn runs(tx: &mut Tx) -> Outcome<Vec<RunRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, entity, month, round, state, progress, step_done, prepared_by, pay_on, message_id, document
             FROM payroll_run WHERE coop = $1 ORDER BY month DESC, entity, round DESC LIMIT 60",
            (coop,),
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The runs whose step was interrupted.
pub(in super::super) async fn unfinished(tx: &mut Tx) -> Outcome<Vec<Id<Run>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT id FROM payroll_run WHERE coop = $1 AND step_done = 0 ORDER BY id", (coop,)).await?;
    rows.iter().map(|row| row.get("id")).collect()
}

/// The last round of a month and where it stands.
pub(in super::super) async fn last_round(tx: &mut Tx, entity: Id<EntityRow>, month: Day) -> Outcome<Option<RunRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT id, entity, month, round, state, progress, step_done, prepared_by, pay_on, message_id, document
             FROM payroll_run WHERE coop = $1 AND entity = $2 AND month = $3 ORDER BY round DESC LIMIT 1",
            (coop, entity, month),
        )
        .await?;
    row.as_ref().map(read).transpose()
}

pub(in super::super) async fn insert_run(tx: &mut Tx, entity: Id<EntityRow>, month: Day, round: i64) -> Outcome<Id<Run>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO payroll_run (coop, id, entity, month, round, state, progress, step_done, opened_at)
         VALUES ($1, $2, $3, $4, $5, 'open', '', 1, $6)",
        (coop, id, entity, month, round, now),
    )
    .await?;
    Ok(id)
}

/// Copies what the month is computed from: every employment that lasts into the month, and has no payslip of it yet.
pub(in super::super) async fn freeze(tx: &mut Tx, run: &RunRow) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO payroll_input (coop, run, employment, person, budget, number, started_on, ends_on, gross_cents, born_on, sealed_facts)
         SELECT e.coop, $2, e.id, e.person, e.budget, e.number, e.starts_on, e.ends_on,
                (SELECT t.gross_cents FROM employment_terms t WHERE t.coop = e.coop AND t.employment = e.id AND t.state = 'agreed'
                   AND t.effective_on <= $4 ORDER BY t.effective_on DESC, t.id DESC LIMIT 1),
                p.born_on,
                (SELECT f.sealed FROM employment_facts f WHERE f.coop = e.coop AND f.person = e.person
                   AND f.effective_on <= $4 ORDER BY f.effective_on DESC, f.id DESC LIMIT 1)
         FROM employment e JOIN person p ON p.coop = e.coop AND p.id = e.person
         WHERE e.coop = $1 AND e.entity = $3 AND e.state NOT IN ('requested', 'returned', 'contract_sent')
           AND e.starts_on <= $4 AND (e.ends_on IS NULL OR e.ends_on >= $4)
           AND NOT EXISTS (SELECT 1 FROM payslip s WHERE s.coop = e.coop AND s.employment = e.id AND s.month = $4 AND s.state = 'issued')",
        (coop, run.id, run.entity, run.month),
    )
    .await
}

/// Throws away what was calculated and not yet issued.
pub(in super::super) async fn clear(tx: &mut Tx, run: Id<Run>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM payslip WHERE coop = $1 AND run = $2 AND state <> 'issued'", (&coop, run)).await?;
    tx.run("DELETE FROM payroll_input WHERE coop = $1 AND run = $2", (&coop, run)).await?;
    tx.run("DELETE FROM payroll_due WHERE coop = $1 AND run = $2", (&coop, run)).await?;
    Ok(())
}

/// From one state to another, in one guarded statement; `chunked` says whether the new state has work in chunks.
pub(in super::super) async fn move_on(tx: &mut Tx, run: Id<Run>, from: RunState, to: RunState, chunked: bool) -> Outcome<bool> {
    let (coop, now, login) = (tx.coop().to_owned(), tx.now(), tx.who().login);
    let stamp = |state| (to == state).then_some(now);
    let done = tx
        .run(
            "UPDATE payroll_run SET state = $4, progress = '', step_done = $5,
                    prepared_by = COALESCE($6, prepared_by), approved_by = COALESCE($7, approved_by),
                    frozen_at = COALESCE($8, frozen_at), calculated_at = COALESCE($9, calculated_at),
                    approved_at = COALESCE($10, approved_at), paid_at = COALESCE($11, paid_at),
                    reported_at = COALESCE($12, reported_at), locked_at = COALESCE($13, locked_at)
             WHERE coop = $1 AND id = $2 AND state = $3",
            (
                coop,
                run,
                from.code(),
                to.code(),
                !chunked,
                login.filter(|_| to == RunState::InputsFrozen),
                login.filter(|_| to == RunState::Approved),
                stamp(RunState::InputsFrozen),
                stamp(RunState::Calculated),
                stamp(RunState::Approved),
                stamp(RunState::Paid),
                stamp(RunState::Reported),
                stamp(RunState::Locked),
            ),
        )
        .await?;
    Ok(done == 1)
}

/// Remembers how far the step in progress has come.
pub(in super::super) async fn set_at(tx: &mut Tx, run: Id<Run>, progress: &str, step_done: bool) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE payroll_run SET progress = $3, step_done = $4 WHERE coop = $1 AND id = $2", (coop, run, progress, step_done)).await?;
    Ok(())
}

pub(in super::super) async fn set_paid(tx: &mut Tx, run: Id<Run>, pay_on: Day, message: Option<(&str, Id<Document>)>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let (message_id, document) = message.unzip();
    tx.run(
        "UPDATE payroll_run SET pay_on = $3, message_id = $4, document = $5 WHERE coop = $1 AND id = $2",
        (coop, run, pay_on, message_id, document),
    )
    .await?;
    Ok(())
}

/// Adds to what the run owes.
pub(in super::super) async fn add_due(tx: &mut Tx, run: Id<Run>, due: &Due) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    for ((payee, kind), amount) in due {
        tx.run(
            "INSERT INTO payroll_due (coop, run, payee, kind, amount_cents) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (coop, run, payee, kind) DO UPDATE SET amount_cents = payroll_due.amount_cents + $5",
            (&coop, run, payee, *kind, *amount),
        )
        .await?;
    }
    Ok(())
}

/// What a run owes to one payee of one kind.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct DueRow {
    /// The tax office or a health fund.
    pub payee: String,
    /// `lst`, `soli`, `kist`, `kv`, `zb`, `pv`, `rv`, `av`, `u1`, `u2`, `u3`.
    pub kind: String,
    /// How much.
    pub amount_cents: Cents,
}

/// What a run owes, by payee and kind.
///
/// # Errors
/// A fault of the engine.
pub async fn dues(tx: &mut Tx, run: Id<Run>) -> Outcome<Vec<DueRow>> {
    let coop = tx.coop().to_owned();
    let rows =
        tx.all("SELECT payee, kind, amount_cents FROM payroll_due WHERE coop = $1 AND run = $2 ORDER BY payee, kind", (coop, run)).await?;
    rows.iter().map(|row| Ok(DueRow { payee: row.get("payee")?, kind: row.get("kind")?, amount_cents: row.get("amount_cents")? })).collect()
}

/// The sums of a run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Totals {
    /// Employments whose inputs are frozen.
    pub inputs: i64,
    /// Payslips without an exception.
    pub payslips: i64,
    /// Employments that cannot be paid as they are.
    pub exceptions: i64,
    /// Gross pay.
    pub gross_cents: Cents,
    /// The employer's contributions and levies.
    pub employer_cents: Cents,
    /// The employees' contributions.
    pub employee_cents: Cents,
    /// Their taxes.
    pub tax_cents: Cents,
    /// Net pay.
    pub net_cents: Cents,
    /// What it costs the budgets.
    pub cost_cents: Cents,
    /// Of this advanced by the guarantee fund.
    pub advance_cents: Cents,
}

/// The sums of a run; exceptions count, their amounts do not.
///
/// # Errors
/// A fault of the engine.
pub async fn totals(tx: &mut Tx, run: Id<Run>) -> Outcome<Totals> {
    const SUMS: &str = "SELECT (SELECT COUNT(*) FROM payroll_input i WHERE i.coop = $1 AND i.run = $2) AS inputs,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN 1 ELSE 0 END), 0) AS BIGINT) AS payslips,
            CAST(COALESCE(SUM(CASE WHEN state = 'exception' THEN 1 ELSE 0 END), 0) AS BIGINT) AS exceptions,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN gross_cents ELSE 0 END), 0) AS BIGINT) AS gross,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN employer_cents + levies_cents ELSE 0 END), 0) AS BIGINT) AS employer,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN employee_cents ELSE 0 END), 0) AS BIGINT) AS employee,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN tax_cents ELSE 0 END), 0) AS BIGINT) AS tax,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN net_cents ELSE 0 END), 0) AS BIGINT) AS net,
            CAST(COALESCE(SUM(CASE WHEN state <> 'exception' THEN cost_cents ELSE 0 END), 0) AS BIGINT) AS cost,
            CAST(COALESCE(SUM(advance_cents), 0) AS BIGINT) AS advance
         FROM payslip WHERE coop = $1 AND run = $2";
    let coop = tx.coop().to_owned();
    let rows = tx.all(SUMS, (coop, run).values()).await?;
    let Some(row) = rows.first() else { return Ok(Totals::default()) };
    Ok(Totals {
        inputs: row.get("inputs")?,
        payslips: row.get("payslips")?,
        exceptions: row.get("exceptions")?,
        gross_cents: row.get("gross")?,
        employer_cents: row.get("employer")?,
        employee_cents: row.get("employee")?,
        tax_cents: row.get("tax")?,
        net_cents: row.get("net")?,
        cost_cents: row.get("cost")?,
        advance_cents: row.get("advance")?,
    })
}
