//! Frozen inputs and payslips.

use super::super::rules::{Employment, PayslipKind, Run, Sealed, Slip};
use super::RunRow;
use crate::{
    base::{Cents, Day, Email, Error, Id, Lang, Outcome, PersonKey},
    budgets::Budget,
    db::{Params, Row, Tx},
    documents::Document,
    ledger::EntityRow,
    people::Person,
};

/// A frozen input.
pub(in super::super) struct InputRow {
    pub employment: Id<Employment>,
    pub person: Id<Person>,
    pub budget: Id<Budget>,
    pub gross_cents: Option<Cents>,
    pub born_on: Option<Day>,
    pub sealed_facts: Option<Vec<u8>>,
    pub wrapped: Option<Vec<u8>>,
}

/// The next frozen inputs after an employment.
pub(in super::super) async fn inputs_after(tx: &mut Tx, run: Id<Run>, after: &str, most: i64) -> Outcome<Vec<InputRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT i.employment, i.person, i.budget, i.gross_cents, i.born_on, i.sealed_facts, k.wrapped
             FROM payroll_input i LEFT JOIN person_key k ON k.coop = i.coop AND k.person = i.person
             WHERE i.coop = $1 AND i.run = $2 AND i.employment > $3 ORDER BY i.employment LIMIT $4",
            (coop, run, after, most),
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(InputRow {
                employment: row.get("employment")?,
                person: row.get("person")?,
                budget: row.get("budget")?,
                gross_cents: row.maybe("gross_cents")?,
                born_on: row.maybe("born_on")?,
                sealed_facts: row.maybe("sealed_facts")?,
                wrapped: row.maybe("wrapped")?,
            })
        })
        .collect()
}

/// The key of a person from the form in which a joined row brings it.
fn key(tx: &Tx, wrapped: Option<&[u8]>) -> Outcome<PersonKey> {
    let wrapped = wrapped.ok_or(Error::Missing("person key"))?;
    tx.house().sealer().person_key(wrapped).map_err(|broken| Error::Fault(broken.into()))
}

/// Opens a sealed value of a joined row without another statement.
pub(in super::super) fn open_sealed<T: serde::de::DeserializeOwned>(
    tx: &Tx,
    wrapped: Option<&[u8]>,
    column: &str,
    sealed: &[u8],
) -> Outcome<T> {
    let plain = key(tx, wrapped)?.open(column, sealed).map_err(|broken| Error::Fault(broken.into()))?;
    Ok(serde_json::from_str(&plain)?)
}

/// A payslip to be written.
pub(in super::super) struct NewSlip {
    pub input: InputRow,
    pub available: Cents,
    pub slip: Slip,
    pub sealed: Option<Sealed>,
    pub exception: Option<&'static str>,
}

pub(in super::super) async fn insert_slips(tx: &mut Tx, run: &RunRow, slips: &[NewSlip]) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let mut rows = Vec::with_capacity(slips.len());
    for new in slips {
        let sealed = match &new.sealed {
            None => None,
            Some(sealed) => {
                let key = key(tx, new.input.wrapped.as_deref())?;
                let plain = serde_json::to_string(sealed)?;
                Some(key.seal(tx.ids(), "payslip", &plain).map_err(|broken| Error::Fault(broken.into()))?)
            }
        };
        let id: Id<PayslipKind> = tx.new_id();
        let (input, slip) = (&new.input, &new.slip);
        let state = if new.exception.is_some() { "exception" } else { "calculated" };
        let mut row =
            (&coop, id, run.id, run.entity, input.employment, input.person, input.budget, run.month, state, new.exception).values();
        row.extend((new.available, slip.gross, slip.employer, slip.levies, slip.employee, slip.tax, slip.net, slip.cost).values());
        row.extend((Cents::ZERO, sealed).values());
        rows.push(row);
    }
    tx.insert_rows(
        "payslip (coop, id, run, entity, employment, person, budget, month, state, exception, available_cents, gross_cents, \
         employer_cents, levies_cents, employee_cents, tax_cents, net_cents, cost_cents, advance_cents, sealed)",
        rows,
        500,
    )
    .await
}

/// A payslip on its way to be issued or paid.
pub(in super::super) struct IssuedRow {
    pub id: Id<PayslipKind>,
    pub employment: Id<Employment>,
    pub budget: Id<Budget>,
    pub number: i64,
    pub name: String,
    pub email: Email,
    pub lang: Lang,
    pub slip: Slip,
    pub sealed: Option<Vec<u8>>,
    pub wrapped: Option<Vec<u8>>,
}

fn read_slip(row: &Row) -> Outcome<Slip> {
    Ok(Slip {
        gross: row.get("gross_cents")?,
        employer: row.get("employer_cents")?,
        levies: row.get("levies_cents")?,
        employee: row.get("employee_cents")?,
        tax: row.get("tax_cents")?,
        net: row.get("net_cents")?,
        cost: row.get("cost_cents")?,
    })
}

fn read_issued(row: &Row) -> Outcome<IssuedRow> {
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    Ok(IssuedRow {
        id: row.get("id")?,
        employment: row.get("employment")?,
        budget: row.get("budget")?,
        number: row.get("number")?,
        name: format!("{given} {family}"),
        email: row.get("email")?,
        lang: row.get("lang")?,
        slip: read_slip(row)?,
        sealed: row.maybe("sealed")?,
        wrapped: row.maybe("wrapped")?,
    })
}

/// The next calculated payslips after an employment.
pub(in super::super) async fn calculated_after(tx: &mut Tx, run: Id<Run>, after: &str, most: i64) -> Outcome<Vec<IssuedRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT s.id, s.employment, s.budget, e.number, p.given_name, p.family_name, p.email, p.lang, s.gross_cents, s.employer_cents,
                    s.levies_cents, s.employee_cents, s.tax_cents, s.net_cents, s.cost_cents, s.sealed, k.wrapped
             FROM payslip s JOIN employment e ON e.coop = s.coop AND e.id = s.employment
             JOIN person p ON p.coop = s.coop AND p.id = s.person
             LEFT JOIN person_key k ON k.coop = s.coop AND k.person = s.person
             WHERE s.coop = $1 AND s.run = $2 AND s.state = 'calculated' AND s.employment > $3 ORDER BY s.employment LIMIT $4",
            (coop, run, after, most),
        )
        .await?;
    rows.iter().map(read_issued).collect()
}

/// The issued payslips of a run, in the order of employments.
pub(in super::super) async fn issued(tx: &mut Tx, run: Id<Run>) -> Outcome<Vec<IssuedRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT s.id, s.employment, s.budget, e.number, p.given_name, p.family_name, p.email, p.lang, s.gross_cents, s.employer_cents,
                    s.levies_cents, s.employee_cents, s.tax_cents, s.net_cents, s.cost_cents, s.sealed, k.wrapped
             FROM payslip s JOIN employment e ON e.coop = s.coop AND e.id = s.employment
             JOIN person p ON p.coop = s.coop AND p.id = s.person
             LEFT JOIN person_key k ON k.coop = s.coop AND k.person = s.person
             WHERE s.coop = $1 AND s.run = $2 AND s.state = 'issued' ORDER BY s.employment",
            (coop, run),
        )
        .await?;
    rows.iter().map(read_issued).collect()
}

/// A calculated payslip that cannot be issued after all.
pub(in super::super) async fn except(tx: &mut Tx, id: Id<PayslipKind>, exception: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE payslip SET state = 'exception', exception = $3 WHERE coop = $1 AND id = $2 AND state = 'calculated'",
        (coop, id, exception),
    )
    .await?;
    Ok(())
}

/// The calculated payslips up to and with an employment are issued.
pub(in super::super) async fn mark_issued(tx: &mut Tx, run: Id<Run>, until: &str) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE payslip SET state = 'issued' WHERE coop = $1 AND run = $2 AND state = 'calculated' AND employment <= $3",
        (coop, run, until),
    )
    .await
}

pub(in super::super) async fn set_advance(tx: &mut Tx, id: Id<PayslipKind>, amount: Cents) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE payslip SET advance_cents = $3 WHERE coop = $1 AND id = $2", (coop, id, amount)).await?;
    Ok(())
}

/// The document of a payslip is kept once.
pub(in super::super) async fn keep_document(tx: &mut Tx, id: Id<PayslipKind>, document: Id<Document>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE payslip SET document = $3 WHERE coop = $1 AND id = $2 AND document IS NULL", (coop, id, document)).await
}

/// A payslip as lists and pages show it.
#[derive(Clone, Debug)]
pub struct SlipRow {
    /// Identifier.
    pub id: Id<PayslipKind>,
    /// The run.
    pub run: Id<Run>,
    /// The employer.
    pub entity: Id<EntityRow>,
    /// The employment.
    pub employment: Id<Employment>,
    /// The employee.
    pub person: Id<Person>,
    /// Her name.
    pub name: String,
    /// First day of the month.
    pub month: Day,
    /// `calculated`, `exception` or `issued`.
    pub state: String,
    /// What keeps it from being paid.
    pub exception: Option<String>,
    /// What the budget could carry when it was calculated.
    pub available_cents: Cents,
    /// The amounts.
    pub slip: Slip,
    /// Advanced by the guarantee fund.
    pub advance_cents: Cents,
    /// Everything from which it can be computed and printed again, sealed.
    pub(in super::super) sealed: Option<Vec<u8>>,
    /// The printed document, once it was opened.
    pub document: Option<Id<Document>>,
}

fn read_row(row: &Row) -> Outcome<SlipRow> {
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    Ok(SlipRow {
        id: row.get("id")?,
        run: row.get("run")?,
        entity: row.get("entity")?,
        employment: row.get("employment")?,
        person: row.get("person")?,
        name: format!("{given} {family}"),
        month: row.get("month")?,
        state: row.get("state")?,
        exception: row.maybe("exception")?,
        available_cents: row.get("available_cents")?,
        slip: read_slip(row)?,
        advance_cents: row.get("advance_cents")?,
        sealed: row.maybe("sealed")?,
        document: row.maybe("document")?,
    })
}

/// A payslip.
///
/// # Errors
/// [`Error::Missing`] if there is none.
pub async fn payslip(tx: &mut Tx, id: Id<PayslipKind>) -> Outcome<SlipRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "payslip",
            "SELECT s.id, s.run, s.entity, s.employment, s.person, p.given_name, p.family_name, s.month, s.state, s.exception,
                    s.available_cents, s.gross_cents, s.employer_cents, s.levies_cents, s.employee_cents, s.tax_cents, s.net_cents,
                    s.cost_cents, s.advance_cents, s.sealed, s.document
             FROM payslip s JOIN person p ON p.coop = s.coop AND p.id = s.person WHERE s.coop = $1 AND s.id = $2",
            (coop, id),
        )
        .await?;
    read_row(&row)
}

/// The issued payslips of a person, the newest first, at most 60.
///
/// # Errors
/// A fault of the engine.
pub async fn slips_of_person(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<SlipRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT s.id, s.run, s.entity, s.employment, s.person, p.given_name, p.family_name, s.month, s.state, s.exception,
                    s.available_cents, s.gross_cents, s.employer_cents, s.levies_cents, s.employee_cents, s.tax_cents, s.net_cents,
                    s.cost_cents, s.advance_cents, s.sealed, s.document
             FROM payslip s JOIN person p ON p.coop = s.coop AND p.id = s.person
             WHERE s.coop = $1 AND s.person = $2 AND s.state = 'issued' ORDER BY s.month DESC, s.id DESC LIMIT 60",
            (coop, person),
        )
        .await?;
    rows.iter().map(read_row).collect()
}

/// The exceptions of a run, at most 500.
///
/// # Errors
/// A fault of the engine.
pub async fn exceptions(tx: &mut Tx, run: Id<Run>) -> Outcome<Vec<SlipRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT s.id, s.run, s.entity, s.employment, s.person, p.given_name, p.family_name, s.month, s.state, s.exception,
                    s.available_cents, s.gross_cents, s.employer_cents, s.levies_cents, s.employee_cents, s.tax_cents, s.net_cents,
                    s.cost_cents, s.advance_cents, s.sealed, s.document
             FROM payslip s JOIN person p ON p.coop = s.coop AND p.id = s.person
             WHERE s.coop = $1 AND s.run = $2 AND s.state = 'exception' ORDER BY p.family_name, p.given_name, s.id LIMIT 500",
            (coop, run),
        )
        .await?;
    rows.iter().map(read_row).collect()
}

/// The payslips of a run without exceptions, 100 after an employment.
///
/// # Errors
/// A fault of the engine.
pub async fn of_run(tx: &mut Tx, run: Id<Run>, after: &str) -> Outcome<Vec<SlipRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT s.id, s.run, s.entity, s.employment, s.person, p.given_name, p.family_name, s.month, s.state, s.exception,
                    s.available_cents, s.gross_cents, s.employer_cents, s.levies_cents, s.employee_cents, s.tax_cents, s.net_cents,
                    s.cost_cents, s.advance_cents, s.sealed, s.document
             FROM payslip s JOIN person p ON p.coop = s.coop AND p.id = s.person
             WHERE s.coop = $1 AND s.run = $2 AND s.state <> 'exception' AND s.employment > $3 ORDER BY s.employment LIMIT 100",
            (coop, run, after),
        )
        .await?;
    rows.iter().map(read_row).collect()
}
