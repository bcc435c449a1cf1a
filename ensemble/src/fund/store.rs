//! The tables of the fund.

use super::rules::Standing;
use crate::{
    base::{Cents, Day, Id, Outcome},
    budgets::Budget,
    db::{Row, Tx},
    ledger::{self, Account, EntityRow},
};
use std::collections::BTreeMap;

/// A move of the fund.
pub enum Move {}

/// A budget with an advance that is out.
#[derive(Clone, Debug)]
pub struct AdvanceRow {
    /// The entity.
    pub entity: Id<EntityRow>,
    /// The budget.
    pub budget: Id<Budget>,
    /// The person the budget is kept for.
    pub name: String,
    /// What is out.
    pub amount_cents: Cents,
    /// The day of the newest advance.
    pub since: Day,
}

pub(super) async fn insert_move(
    tx: &mut Tx,
    entity: Id<EntityRow>,
    budget: Id<Budget>,
    kind: &'static str,
    source: &str,
    amount: Cents,
) -> Outcome<Id<Move>> {
    let (coop, id, day, now) = (tx.coop().to_owned(), tx.new_id(), tx.today(), tx.now());
    tx.run(
        "INSERT INTO fund_move (coop, id, entity, budget, kind, source, day, recorded_at, amount_cents)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        (coop, id, entity, budget, kind, source, day, now, amount),
    )
    .await?;
    Ok(id)
}

/// What is out for a budget.
///
/// # Errors
/// A fault of the engine.
pub async fn advanced(tx: &mut Tx, budget: Id<Budget>) -> Outcome<Cents> {
    let coop = tx.coop().to_owned();
    tx.one(
        "advance",
        "SELECT CAST(COALESCE(SUM(amount_cents), 0) AS BIGINT) AS sum FROM fund_move WHERE coop = $1 AND budget = $2",
        (coop, budget),
    )
    .await?
    .get("sum")
}

/// What is out for each budget of an entity, in one statement: for runs over many people.
///
/// # Errors
/// A fault of the engine.
pub async fn advanced_by_budget(tx: &mut Tx, entity: Id<EntityRow>) -> Outcome<BTreeMap<Id<Budget>, Cents>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT budget, CAST(SUM(amount_cents) AS BIGINT) AS sum FROM fund_move
             WHERE coop = $1 AND entity = $2 GROUP BY budget HAVING SUM(amount_cents) > 0",
            (coop, entity),
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("budget")?, row.get("sum")?))).collect()
}

fn read_advance(row: &Row) -> Outcome<AdvanceRow> {
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    Ok(AdvanceRow {
        entity: row.get("entity")?,
        budget: row.get("budget")?,
        name: format!("{given} {family}"),
        amount_cents: row.get("sum")?,
        since: row.get("since")?,
    })
}

/// The budgets with an advance that is out, the oldest first, at most 500.
///
/// # Errors
/// A fault of the engine.
pub async fn advances(tx: &mut Tx) -> Outcome<Vec<AdvanceRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT f.entity, f.budget, p.given_name, p.family_name, CAST(SUM(f.amount_cents) AS BIGINT) AS sum,
                    MAX(CASE WHEN f.kind = 'advance' THEN f.day ELSE '' END) AS since
             FROM fund_move f
             JOIN budget b ON b.coop = f.coop AND b.id = f.budget
             JOIN person p ON p.coop = b.coop AND p.id = b.person
             WHERE f.coop = $1
             GROUP BY f.entity, f.budget, p.given_name, p.family_name
             HAVING SUM(f.amount_cents) > 0 ORDER BY since, f.budget LIMIT 500",
            (coop,),
        )
        .await?;
    rows.iter().map(read_advance).collect()
}

/// Where the fund of an entity stands, from the books.
///
/// # Errors
/// A fault of the engine.
pub async fn standing(tx: &mut Tx, entity: Id<EntityRow>) -> Outcome<Standing> {
    let reserve = ledger::balance(tx, entity, Account::FundReserve, None).await?;
    let advanced = ledger::balance(tx, entity, Account::FundAdvances, None).await?;
    Ok(Standing { reserve_cents: -reserve, advanced_cents: advanced })
}
