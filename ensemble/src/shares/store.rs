//! The tables of shares. What is paid stands in the ledger; here stands what was taken.

use super::rules::{Further, Movement};
use crate::{
    base::{Cents, Day, Id, Instant, Outcome},
    db::{Row, Tx},
    members::Member,
};

/// Shares taken.
#[derive(Clone, Debug)]
pub struct MovementRow {
    /// Identifier.
    pub id: Id<Movement>,
    /// How many, below zero when given up.
    pub change: i64,
    /// Amount of one of them.
    pub share_cents: Cents,
    /// From which day they count.
    pub effective_on: Day,
    /// When they are to be paid.
    pub due_on: Day,
}

fn read_movement(row: &Row) -> Outcome<MovementRow> {
    Ok(MovementRow {
        id: row.get("id")?,
        change: row.get("change")?,
        share_cents: row.get("share_cents")?,
        effective_on: row.get("effective_on")?,
        due_on: row.get("due_on")?,
    })
}

/// All movements of a member, the oldest first.
///
/// # Errors
/// A fault of the engine.
pub async fn movements(tx: &mut Tx, member: Id<Member>) -> Outcome<Vec<MovementRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, change, share_cents, effective_on, due_on FROM share_movement WHERE coop = $1 AND member = $2 ORDER BY position",
            (coop, member),
        )
        .await?;
    rows.iter().map(read_movement).collect()
}

pub(super) struct NewMovement<'a> {
    pub member: Id<Member>,
    pub position: i64,
    pub change: i64,
    pub share: Cents,
    pub effective_on: Day,
    pub due_on: Day,
    pub basis: &'a str,
}

pub(super) async fn insert_movement(tx: &mut Tx, new: &NewMovement<'_>) -> Outcome<Id<Movement>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO share_movement (coop, id, member, position, change, share_cents, effective_on, due_on, basis, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        (coop, id, new.member, new.position, new.change, new.share, new.effective_on, new.due_on, new.basis, now),
    )
    .await?;
    Ok(id)
}

pub(super) async fn insert_account(tx: &mut Tx, member: Id<Member>, reference: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("INSERT INTO share_account (coop, member, reference) VALUES ($1, $2, $3)", (coop, member, reference)).await?;
    Ok(())
}

/// The reference by which a member pays.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn reference_of(tx: &mut Tx, member: Id<Member>) -> Outcome<String> {
    let coop = tx.coop().to_owned();
    tx.one("share account", "SELECT reference FROM share_account WHERE coop = $1 AND member = $2", (coop, member)).await?.get("reference")
}

/// The member that pays by that reference, if it is a member's.
///
/// # Errors
/// A fault of the engine.
pub async fn member_by_reference(tx: &mut Tx, reference: &str) -> Outcome<Option<Id<Member>>> {
    let coop = tx.coop().to_owned();
    let row = tx.maybe("SELECT member FROM share_account WHERE coop = $1 AND reference = $2", (coop, reference)).await?;
    row.map(|row| row.get("member")).transpose()
}

/// A declaration for further shares.
#[derive(Clone, Debug)]
pub struct FurtherRow {
    /// Identifier.
    pub id: Id<Further>,
    /// The member.
    pub member: Id<Member>,
    /// Number and name of the member.
    pub number: i64,
    /// Name.
    pub name: String,
    /// How many.
    pub shares: u32,
    /// `declared`, `admitted` or `refused`.
    pub state: String,
    /// When.
    pub declared_at: Instant,
}

fn read_further(row: &Row) -> Outcome<FurtherRow> {
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    Ok(FurtherRow {
        id: row.get("id")?,
        member: row.get("member")?,
        number: row.get("number")?,
        name: format!("{given} {family}"),
        shares: row.get("shares")?,
        state: row.get("state")?,
        declared_at: row.get("declared_at")?,
    })
}

/// A declaration for further shares.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn further(tx: &mut Tx, id: Id<Further>) -> Outcome<FurtherRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "declaration",
            "SELECT f.id, f.member, m.number, m.given_name, m.family_name, f.shares, f.state, f.declared_at
             FROM further_declaration f JOIN member m ON m.coop = f.coop AND m.id = f.member WHERE f.coop = $1 AND f.id = $2",
            (coop, id),
        )
        .await?;
    read_further(&row)
}

/// Declarations for further shares that wait for the board, the oldest first, at most 100.
///
/// # Errors
/// A fault of the engine.
pub async fn open_further(tx: &mut Tx) -> Outcome<Vec<FurtherRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT f.id, f.member, m.number, m.given_name, m.family_name, f.shares, f.state, f.declared_at
             FROM further_declaration f JOIN member m ON m.coop = f.coop AND m.id = f.member
             WHERE f.coop = $1 AND f.state = 'declared' ORDER BY f.declared_at, f.id LIMIT 100",
            (coop,),
        )
        .await?;
    rows.iter().map(read_further).collect()
}

pub(super) async fn open_further_of(tx: &mut Tx, member: Id<Member>) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let row = tx.maybe("SELECT id FROM further_declaration WHERE coop = $1 AND member = $2 AND state = 'declared'", (coop, member)).await?;
    Ok(row.is_some())
}

pub(super) async fn insert_further(tx: &mut Tx, member: Id<Member>, shares: u32) -> Outcome<Id<Further>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO further_declaration (coop, id, member, shares, state, duty_accepted_at, declared_at)
         VALUES ($1, $2, $3, $4, 'declared', $5, $6)",
        (coop, id, member, shares, now, now),
    )
    .await?;
    Ok(id)
}

pub(super) async fn decide_further(tx: &mut Tx, id: Id<Further>, state: &'static str) -> Outcome<u64> {
    let (coop, now, by) = (tx.coop().to_owned(), tx.now(), tx.who().login);
    tx.run(
        "UPDATE further_declaration SET state = $3, decided_at = $4, decided_by = $5 WHERE coop = $1 AND id = $2 AND state = 'declared'",
        (coop, id, state, now, by),
    )
    .await
}
