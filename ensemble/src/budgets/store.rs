//! The tables of budgets.

use super::rules::{Budget, Figures, Salary};
use crate::{
    base::{Cents, Day, Id, Outcome},
    db::{Params as _, Row, ToDb, Tx},
    ledger::EntityRow,
    people::Person,
};
use std::collections::{BTreeMap, BTreeSet};

/// A budget.
#[derive(Clone, Debug)]
pub struct BudgetRow {
    /// Identifier.
    pub id: Id<Budget>,
    /// The entity that keeps it.
    pub entity: Id<EntityRow>,
    /// Name of the entity.
    pub entity_name: String,
    /// The person it is kept for.
    pub person: Id<Person>,
}

fn read_budget(row: &Row) -> Outcome<BudgetRow> {
    Ok(BudgetRow { id: row.get("id")?, entity: row.get("entity")?, entity_name: row.get("name")?, person: row.get("person")? })
}

/// The budgets of a person, the eG's first.
///
/// # Errors
/// A fault of the engine.
pub async fn of_person(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<BudgetRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT b.id, b.entity, b.person, e.name FROM budget b JOIN entity e ON e.coop = b.coop AND e.id = b.entity
             WHERE b.coop = $1 AND b.person = $2 ORDER BY CASE e.form WHEN 'eg' THEN 0 ELSE 1 END, e.code",
            (coop, person),
        )
        .await?;
    rows.iter().map(read_budget).collect()
}

/// A budget.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn budget(tx: &mut Tx, id: Id<Budget>) -> Outcome<BudgetRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "budget",
            "SELECT b.id, b.entity, b.person, e.name FROM budget b JOIN entity e ON e.coop = b.coop AND e.id = b.entity
             WHERE b.coop = $1 AND b.id = $2",
            (coop, id),
        )
        .await?;
    read_budget(&row)
}

pub(super) async fn find(tx: &mut Tx, person: Id<Person>, entity: Id<EntityRow>) -> Outcome<Option<Id<Budget>>> {
    let coop = tx.coop().to_owned();
    let row = tx.maybe("SELECT id FROM budget WHERE coop = $1 AND person = $2 AND entity = $3", (coop, person, entity)).await?;
    row.map(|row| row.get("id")).transpose()
}

pub(super) async fn insert(tx: &mut Tx, person: Id<Person>, entity: Id<EntityRow>) -> Outcome<Id<Budget>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run("INSERT INTO budget (coop, id, entity, person, opened_at) VALUES ($1, $2, $3, $4, $5)", (coop, id, entity, person, now)).await?;
    Ok(id)
}

/// A move to be written: what it is, and by how much each figure changes.
pub(super) struct NewMove<'a> {
    pub budget: Id<Budget>,
    pub kind: &'static str,
    pub source: &'a str,
    pub day: Day,
    pub text: &'a str,
    pub change: Figures,
}

const MOVE: &str = "INSERT INTO budget_move (coop, id, budget, kind, source, day, recorded_at, text, planned_cents, gross_cents,
            vat_cents, fee_cents, credited_cents, guaranteed_cents, paid_cents, used_cents, net_pay_cents)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";

pub(super) async fn insert_move(tx: &mut Tx, new: &NewMove<'_>) -> Outcome<()> {
    let (coop, id, now): (_, Id<MoveRow>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    let by = &new.change;
    tx.run(
        MOVE,
        (
            coop,
            id,
            new.budget,
            new.kind,
            new.source,
            new.day,
            now,
            new.text,
            by.planned_cents,
            by.gross_cents,
            by.vat_cents,
            by.fee_cents,
            by.credited_cents,
            by.guaranteed_cents,
            by.paid_cents,
            by.used_cents,
            by.net_pay_cents,
        ),
    )
    .await?;
    Ok(())
}

/// Writes a use of the budget if paid + guaranteed − used still covers it; says whether it did (M4, in one statement).
pub(super) async fn insert_use(tx: &mut Tx, new: &NewMove<'_>) -> Outcome<bool> {
    let (coop, id, now): (_, Id<MoveRow>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    let done = tx
        .run(
            "INSERT INTO budget_move (coop, id, budget, kind, source, day, recorded_at, text, planned_cents, gross_cents, vat_cents,
                    fee_cents, credited_cents, guaranteed_cents, paid_cents, used_cents, net_pay_cents)
             SELECT b.coop, $3, b.id, 'use', $4, $5, $6, $7, 0, 0, 0, 0, 0, 0, 0, $8, $9 FROM budget b
             WHERE b.coop = $1 AND b.id = $2
               AND (SELECT CAST(COALESCE(SUM(m.paid_cents + m.guaranteed_cents - m.used_cents), 0) AS BIGINT) FROM budget_move m
                    WHERE m.coop = b.coop AND m.budget = b.id) >= $8",
            (coop, new.budget, id, new.source, new.day, now, new.text, new.change.used_cents, new.change.net_pay_cents),
        )
        .await?;
    Ok(done == 1)
}

/// Writes the uses of salaries; whoever asks has made sure that the budgets bear them.
pub(super) async fn insert_salaries(tx: &mut Tx, salaries: &[&Salary], text: &str) -> Outcome<()> {
    let (coop, day, now) = (tx.coop().to_owned(), tx.today(), tx.now());
    let mut rows = Vec::with_capacity(salaries.len());
    for salary in salaries {
        let id: Id<MoveRow> = tx.new_id();
        let source = format!("{}/{}", salary.source.kind, salary.source.id);
        let mut row = (&coop, id, salary.budget, "use", source, day, now, text).values();
        row.extend([Cents::ZERO; 7].into_iter().chain([salary.cost_cents, salary.net_pay_cents]).map(|cents| cents.to_db()));
        rows.push(row);
    }
    tx.insert_rows(
        "budget_move (coop, id, budget, kind, source, day, recorded_at, text, planned_cents, gross_cents, vat_cents, fee_cents, \
         credited_cents, guaranteed_cents, paid_cents, used_cents, net_pay_cents)",
        rows,
        500,
    )
    .await
}

fn read_figures(row: &Row) -> Outcome<Figures> {
    Ok(Figures {
        planned_cents: row.get("planned_cents")?,
        gross_cents: row.get("gross_cents")?,
        vat_cents: row.get("vat_cents")?,
        fee_cents: row.get("fee_cents")?,
        credited_cents: row.get("credited_cents")?,
        guaranteed_cents: row.get("guaranteed_cents")?,
        paid_cents: row.get("paid_cents")?,
        used_cents: row.get("used_cents")?,
        net_pay_cents: row.get("net_pay_cents")?,
    })
}

async fn figures_by_budget(tx: &mut Tx, sql: &'static str, of: String) -> Outcome<BTreeMap<Id<Budget>, Figures>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all(sql, (coop, of)).await?;
    rows.iter().map(|row| Ok((row.get("budget")?, read_figures(row)?))).collect()
}

/// The figures of a budget.
///
/// # Errors
/// A fault of the engine.
pub async fn figures(tx: &mut Tx, budget: Id<Budget>) -> Outcome<Figures> {
    const ONE: &str = "SELECT budget, CAST(SUM(planned_cents) AS BIGINT) AS planned_cents, CAST(SUM(gross_cents) AS BIGINT) AS gross_cents,
                CAST(SUM(vat_cents) AS BIGINT) AS vat_cents, CAST(SUM(fee_cents) AS BIGINT) AS fee_cents,
                CAST(SUM(credited_cents) AS BIGINT) AS credited_cents, CAST(SUM(guaranteed_cents) AS BIGINT) AS guaranteed_cents,
                CAST(SUM(paid_cents) AS BIGINT) AS paid_cents, CAST(SUM(used_cents) AS BIGINT) AS used_cents,
                CAST(SUM(net_pay_cents) AS BIGINT) AS net_pay_cents
         FROM budget_move WHERE coop = $1 AND budget = $2 GROUP BY budget";
    Ok(figures_by_budget(tx, ONE, budget.to_string()).await?.remove(&budget).unwrap_or_default())
}

/// The figures of these budgets, in one statement; a budget without a move is not in it.
///
/// # Errors
/// A fault of the engine.
pub async fn figures_of(tx: &mut Tx, budgets: &BTreeSet<Id<Budget>>) -> Outcome<BTreeMap<Id<Budget>, Figures>> {
    let places: Vec<String> = (2..).take(budgets.len()).map(|place| format!("${place}")).collect();
    let sql = format!(
        "SELECT budget, CAST(SUM(planned_cents) AS BIGINT) AS planned_cents, CAST(SUM(gross_cents) AS BIGINT) AS gross_cents,
                CAST(SUM(vat_cents) AS BIGINT) AS vat_cents, CAST(SUM(fee_cents) AS BIGINT) AS fee_cents,
                CAST(SUM(credited_cents) AS BIGINT) AS credited_cents, CAST(SUM(guaranteed_cents) AS BIGINT) AS guaranteed_cents,
                CAST(SUM(paid_cents) AS BIGINT) AS paid_cents, CAST(SUM(used_cents) AS BIGINT) AS used_cents,
                CAST(SUM(net_pay_cents) AS BIGINT) AS net_pay_cents
         FROM budget_move WHERE coop = $1 AND budget IN ({}) GROUP BY budget",
        places.join(", ")
    );
    let params = [tx.coop().to_owned().to_db()].into_iter().chain(budgets.iter().map(ToDb::to_db)).collect();
    if budgets.is_empty() {
        return Ok(BTreeMap::new());
    }
    let rows = tx.all_composed(sql, params).await?;
    rows.iter().map(|row| Ok((row.get("budget")?, read_figures(row)?))).collect()
}

/// The figures of all budgets of a person; a budget without a move is not in it.
///
/// # Errors
/// A fault of the engine.
pub async fn figures_of_person(tx: &mut Tx, person: Id<Person>) -> Outcome<BTreeMap<Id<Budget>, Figures>> {
    const OF_PERSON: &str =
        "SELECT m.budget, CAST(SUM(planned_cents) AS BIGINT) AS planned_cents, CAST(SUM(gross_cents) AS BIGINT) AS gross_cents,
                CAST(SUM(vat_cents) AS BIGINT) AS vat_cents, CAST(SUM(fee_cents) AS BIGINT) AS fee_cents,
                CAST(SUM(credited_cents) AS BIGINT) AS credited_cents, CAST(SUM(guaranteed_cents) AS BIGINT) AS guaranteed_cents,
                CAST(SUM(paid_cents) AS BIGINT) AS paid_cents, CAST(SUM(used_cents) AS BIGINT) AS used_cents,
                CAST(SUM(net_pay_cents) AS BIGINT) AS net_pay_cents
         FROM budget b JOIN budget_move m ON m.coop = b.coop AND m.budget = b.id
         WHERE b.coop = $1 AND b.person = $2 GROUP BY m.budget";
    figures_by_budget(tx, OF_PERSON, person.to_string()).await
}

/// The figures of all budgets that an entity keeps, in one statement: for runs over many people.
///
/// # Errors
/// A fault of the engine.
pub async fn figures_of_entity(tx: &mut Tx, entity: Id<EntityRow>) -> Outcome<BTreeMap<Id<Budget>, Figures>> {
    const OF_ENTITY: &str =
        "SELECT m.budget, CAST(SUM(planned_cents) AS BIGINT) AS planned_cents, CAST(SUM(gross_cents) AS BIGINT) AS gross_cents,
                CAST(SUM(vat_cents) AS BIGINT) AS vat_cents, CAST(SUM(fee_cents) AS BIGINT) AS fee_cents,
                CAST(SUM(credited_cents) AS BIGINT) AS credited_cents, CAST(SUM(guaranteed_cents) AS BIGINT) AS guaranteed_cents,
                CAST(SUM(paid_cents) AS BIGINT) AS paid_cents, CAST(SUM(used_cents) AS BIGINT) AS used_cents,
                CAST(SUM(net_pay_cents) AS BIGINT) AS net_pay_cents
         FROM budget b JOIN budget_move m ON m.coop = b.coop AND m.budget = b.id
         WHERE b.coop = $1 AND b.entity = $2 GROUP BY m.budget";
    figures_by_budget(tx, OF_ENTITY, entity.to_string()).await
}

/// A move of a budget.
#[derive(Clone, Debug)]
pub struct MoveRow {
    /// The budget.
    pub budget: Id<Budget>,
    /// What it is: `plan`, `unplan`, `credit`, `payment`, `reversal`, `use`.
    pub kind: String,
    /// The day it belongs to.
    pub day: Day,
    /// What it is about.
    pub text: String,
    /// By how much each figure changed.
    pub change: Figures,
}

impl MoveRow {
    /// The amount that a list shows for it.
    #[must_use]
    pub fn amount(&self) -> Cents {
        match self.kind.as_str() {
            "plan" | "unplan" => self.change.planned_cents,
            "payment" => self.change.paid_cents,
            "use" => -self.change.used_cents,
            _ => self.change.credited_cents,
        }
    }
}

/// The newest moves of all budgets of a person, at most 100.
///
/// # Errors
/// A fault of the engine.
pub async fn moves(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<MoveRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.budget, m.kind, m.day, m.text, m.planned_cents, m.gross_cents, m.vat_cents, m.fee_cents, m.credited_cents,
                    m.guaranteed_cents, m.paid_cents, m.used_cents, m.net_pay_cents
             FROM budget b JOIN budget_move m ON m.coop = b.coop AND m.budget = b.id
             WHERE b.coop = $1 AND b.person = $2 ORDER BY m.day DESC, m.id DESC LIMIT 100",
            (coop, person),
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(MoveRow {
                budget: row.get("budget")?,
                kind: row.get("kind")?,
                day: row.get("day")?,
                text: row.get("text")?,
                change: read_figures(row)?,
            })
        })
        .collect()
}
