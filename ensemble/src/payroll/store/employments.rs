//! Facts, employments and their terms.

use super::super::rules::{Employment, EmploymentState, Facts, Hours};
use crate::{
    base::{Cents, Day, Id, Instant, Outcome},
    budgets::Budget,
    db::{Row, Tx},
    ledger::EntityRow,
    people::{Login, Person},
};

/// Pay and hours from a day on.
#[derive(Clone, Debug)]
pub struct Terms {
    /// First day.
    pub effective_on: Day,
    /// Gross pay of a month.
    pub gross_cents: Cents,
    /// Hours a week.
    pub weekly_hours: Hours,
}

/// An employment with its newest terms.
#[derive(Clone, Debug)]
pub struct EmploymentRow {
    /// Identifier.
    pub id: Id<Employment>,
    /// The employer.
    pub entity: Id<EntityRow>,
    /// The employee.
    pub person: Id<Person>,
    /// Her name.
    pub name: String,
    /// The budget that bears the cost.
    pub budget: Id<Budget>,
    /// Number of the contract.
    pub number: i64,
    /// Where it stands.
    pub state: EmploymentState,
    /// First day.
    pub starts_on: Day,
    /// Last day, if it is known.
    pub ends_on: Option<Day>,
    /// Why it was returned.
    pub reason: Option<String>,
    /// When it was asked for.
    pub requested_at: Instant,
    /// The newest terms, agreed or asked for.
    pub terms: Terms,
}

fn read(row: &Row) -> Outcome<EmploymentRow> {
    let (given, family, state): (String, String, String) = (row.get("given_name")?, row.get("family_name")?, row.get("state")?);
    Ok(EmploymentRow {
        id: row.get("id")?,
        entity: row.get("entity")?,
        person: row.get("person")?,
        name: format!("{given} {family}"),
        budget: row.get("budget")?,
        number: row.get("number")?,
        state: EmploymentState::from_code(&state).ok_or_else(|| anyhow::anyhow!("the state {state}"))?,
        starts_on: row.get("starts_on")?,
        ends_on: row.maybe("ends_on")?,
        reason: row.maybe("reason")?,
        requested_at: row.get("requested_at")?,
        terms: Terms {
            effective_on: row.get("effective_on")?,
            gross_cents: row.get("gross_cents")?,
            weekly_hours: row.get("weekly_hours")?,
        },
    })
}

/// An employment.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn employment(tx: &mut Tx, id: Id<Employment>) -> Outcome<EmploymentRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "employment",
            "SELECT e.id, e.entity, e.person, p.given_name, p.family_name, e.budget, e.number, e.state, e.starts_on, e.ends_on, e.reason,
                    e.requested_at, t.effective_on, t.gross_cents, t.weekly_hours
             FROM employment e JOIN person p ON p.coop = e.coop AND p.id = e.person
             JOIN employment_terms t ON t.coop = e.coop AND t.id = (SELECT n.id FROM employment_terms n
                WHERE n.coop = e.coop AND n.employment = e.id AND (n.state <> 'returned' OR e.state = 'returned')
                ORDER BY n.effective_on DESC, n.id DESC LIMIT 1)
             WHERE e.coop = $1 AND e.id = $2",
            (coop, id),
        )
        .await?;
    read(&row)
}

/// The employments of a person, the newest first.
///
/// # Errors
/// A fault of the engine.
pub async fn of_person(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<EmploymentRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT e.id, e.entity, e.person, p.given_name, p.family_name, e.budget, e.number, e.state, e.starts_on, e.ends_on, e.reason,
                    e.requested_at, t.effective_on, t.gross_cents, t.weekly_hours
             FROM employment e JOIN person p ON p.coop = e.coop AND p.id = e.person
             JOIN employment_terms t ON t.coop = e.coop AND t.id = (SELECT n.id FROM employment_terms n
                WHERE n.coop = e.coop AND n.employment = e.id AND (n.state <> 'returned' OR e.state = 'returned')
                ORDER BY n.effective_on DESC, n.id DESC LIMIT 1)
             WHERE e.coop = $1 AND e.person = $2 ORDER BY e.requested_at DESC, e.number DESC",
            (coop, person),
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The employments in a state (empty: in every state), those that wait longest first, at most 200 after a number.
///
/// # Errors
/// A fault of the engine.
pub async fn by_state(tx: &mut Tx, state: &str, after: i64) -> Outcome<Vec<EmploymentRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT e.id, e.entity, e.person, p.given_name, p.family_name, e.budget, e.number, e.state, e.starts_on, e.ends_on, e.reason,
                    e.requested_at, t.effective_on, t.gross_cents, t.weekly_hours
             FROM employment e JOIN person p ON p.coop = e.coop AND p.id = e.person
             JOIN employment_terms t ON t.coop = e.coop AND t.id = (SELECT n.id FROM employment_terms n
                WHERE n.coop = e.coop AND n.employment = e.id AND (n.state <> 'returned' OR e.state = 'returned')
                ORDER BY n.effective_on DESC, n.id DESC LIMIT 1)
             WHERE e.coop = $1 AND (e.state = $2 OR $2 = '' OR ($2 = 'waiting' AND e.state IN ('requested', 'change_requested')))
               AND e.number > $3 ORDER BY e.number LIMIT 200",
            (coop, state, after),
        )
        .await?;
    rows.iter().map(read).collect()
}

pub(in super::super) async fn insert_employment(
    tx: &mut Tx,
    entity: Id<EntityRow>,
    person: Id<Person>,
    budget: Id<Budget>,
    starts_on: Day,
) -> Outcome<(Id<Employment>, i64)> {
    let number = tx.next_number(&format!("employment-{entity}")).await?;
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO employment (coop, id, entity, person, budget, number, state, starts_on, requested_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'requested', $7, $8)",
        (coop, id, entity, person, budget, number, starts_on, now),
    )
    .await?;
    Ok((id, number))
}

pub(in super::super) async fn insert_terms(tx: &mut Tx, employment: Id<Employment>, terms: &Terms) -> Outcome<()> {
    let (coop, id, now): (_, Id<Terms>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO employment_terms (coop, id, employment, effective_on, gross_cents, weekly_hours, state, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'requested', $7)",
        (coop, id, employment, terms.effective_on, terms.gross_cents, terms.weekly_hours, now),
    )
    .await?;
    Ok(())
}

/// The terms that were asked for become agreed or returned.
pub(in super::super) async fn decide_terms(tx: &mut Tx, employment: Id<Employment>, state: &str) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE employment_terms SET state = $3 WHERE coop = $1 AND employment = $2 AND state = 'requested'", (coop, employment, state))
        .await
}

/// From one state to another, in one guarded statement; says whether it was in that state.
pub(in super::super) async fn set_state(
    tx: &mut Tx,
    id: Id<Employment>,
    from: EmploymentState,
    to: EmploymentState,
    reason: Option<&str>,
    reviewer: Option<Id<Login>>,
) -> Outcome<bool> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let reviewed_at = reviewer.map(|_| now);
    let signed_at = (to == EmploymentState::Signed).then_some(now);
    let done = tx
        .run(
            "UPDATE employment SET state = $4, reason = $5, reviewed_by = COALESCE($6, reviewed_by),
                    reviewed_at = COALESCE($7, reviewed_at), signed_at = COALESCE($8, signed_at)
             WHERE coop = $1 AND id = $2 AND state = $3",
            (coop, id, from.code(), to.code(), reason, reviewer, reviewed_at, signed_at),
        )
        .await?;
    Ok(done == 1)
}

pub(in super::super) async fn set_end(tx: &mut Tx, id: Id<Employment>, ends_on: Day) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE employment SET ends_on = $3 WHERE coop = $1 AND id = $2 AND state IN ('signed', 'active', 'change_requested')",
        (coop, id, ends_on),
    )
    .await
}

/// What was signed begins on its day; what has passed its last day is over.
pub(in super::super) async fn activate_due(tx: &mut Tx) -> Outcome<u64> {
    let (coop, today) = (tx.coop().to_owned(), tx.today());
    let begun =
        tx.run("UPDATE employment SET state = 'active' WHERE coop = $1 AND state = 'signed' AND starts_on <= $2", (&coop, today)).await?;
    let ended = tx
        .run(
            "UPDATE employment SET state = 'ended' WHERE coop = $1 AND state IN ('active', 'change_requested') AND ends_on < $2",
            (&coop, today),
        )
        .await?;
    Ok(begun + ended)
}

pub(in super::super) async fn insert_facts(tx: &mut Tx, person: Id<Person>, effective_on: Day, facts: &Facts) -> Outcome<()> {
    let sealed = tx.seal(person, "employment-facts", &serde_json::to_string(facts)?).await?;
    let (coop, id, now): (_, Id<Facts>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO employment_facts (coop, id, person, effective_on, recorded_at, sealed) VALUES ($1, $2, $3, $4, $5, $6)",
        (coop, id, person, effective_on, now, sealed),
    )
    .await?;
    Ok(())
}

/// The facts that hold on a day.
pub(in super::super) async fn facts_on(tx: &mut Tx, person: Id<Person>, day: Day) -> Outcome<Option<Facts>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT sealed FROM employment_facts WHERE coop = $1 AND person = $2 AND effective_on <= $3
             ORDER BY effective_on DESC, id DESC LIMIT 1",
            (coop, person, day),
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    let sealed: Vec<u8> = row.get("sealed")?;
    let plain = tx.open(person, "employment-facts", &sealed).await?;
    Ok(Some(serde_json::from_str(&plain)?))
}
