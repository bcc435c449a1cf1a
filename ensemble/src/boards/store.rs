//! The table of mandates.

use super::rules::{Body, Ended, Mandate};
use crate::{
    base::{Day, Error, Id, Outcome},
    db::{Row, Tx},
    people::Person,
};

fn read(row: &Row) -> Outcome<Mandate> {
    let body: String = row.get("body")?;
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    Ok(Mandate {
        id: row.get("id")?,
        body: Body::from_code(&body).ok_or_else(|| Error::Fault(anyhow::anyhow!("a board {body}")))?,
        person: row.get("person")?,
        name: format!("{given} {family}"),
        chair: row.get("chair")?,
        since: row.get("since")?,
        until: row.maybe("until")?,
    })
}

/// Everyone in office on a day, the chair of each board first.
///
/// # Errors
/// A fault of the engine.
pub async fn in_office(tx: &mut Tx, day: Day) -> Outcome<Vec<Mandate>> {
    served(tx, day, day).await
}

/// Everyone in office on any day of a period, for example of the financial year that is to be discharged.
///
/// # Errors
/// A fault of the engine.
pub async fn served(tx: &mut Tx, from: Day, to: Day) -> Outcome<Vec<Mandate>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.id, m.body, m.person, m.chair, m.since, m.until, p.given_name, p.family_name
             FROM mandate m JOIN person p ON p.coop = m.coop AND p.id = m.person
             WHERE m.coop = $1 AND m.since <= $2 AND (m.until IS NULL OR m.until >= $3)
             ORDER BY m.body, m.chair DESC, p.family_name, m.id",
            (coop, to, from),
        )
        .await?;
    rows.iter().map(read).collect()
}

/// Every mandate, also those that have ended or not begun: the newest first, at most 200.
///
/// # Errors
/// A fault of the engine.
pub async fn all(tx: &mut Tx) -> Outcome<Vec<Mandate>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.id, m.body, m.person, m.chair, m.since, m.until, p.given_name, p.family_name
             FROM mandate m JOIN person p ON p.coop = m.coop AND p.id = m.person
             WHERE m.coop = $1 ORDER BY m.body, m.since DESC, m.chair DESC, p.family_name, m.id LIMIT 200",
            (coop,),
        )
        .await?;
    rows.iter().map(read).collect()
}

pub(super) async fn insert(tx: &mut Tx, mandate: &Mandate) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "INSERT INTO mandate (coop, id, body, person, chair, since, until, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        (coop, mandate.id, mandate.body.code(), mandate.person, mandate.chair, mandate.since, mandate.until, now),
    )
    .await?;
    Ok(())
}

pub(super) async fn end(tx: &mut Tx, id: Id<Mandate>, last: Day, how: Ended) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "UPDATE mandate SET until = $3, ended = $4 WHERE coop = $1 AND id = $2 AND ended IS NULL AND since <= $3",
        (coop, id, last, how.code()),
    )
    .await
}

pub(super) async fn person_name(tx: &mut Tx, person: Id<Person>) -> Outcome<String> {
    let coop = tx.coop().to_owned();
    let row = tx.one("person", "SELECT given_name, family_name FROM person WHERE coop = $1 AND id = $2", (coop, person)).await?;
    Ok(format!("{} {}", row.get::<String>("given_name")?, row.get::<String>("family_name")?))
}
