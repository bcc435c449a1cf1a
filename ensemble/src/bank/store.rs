//! The tables of the bank.

use super::rules::{BankEntry, Books, Facts, Statement, Why};
use crate::{
    base::{Cents, Day, Id, Instant, Outcome},
    db::{Row, Tx},
    documents::Document,
    ledger::EntityRow,
};

/// A statement that was imported.
#[derive(Clone, Debug)]
pub struct StatementRow {
    /// Identifier.
    pub id: Id<Statement>,
    /// The file as it came.
    pub document: Id<Document>,
    /// Our account.
    pub iban: String,
    /// The bank's own id of the statement.
    pub bank_id: String,
    /// Closing balance, if the bank gives one.
    pub closing_cents: Option<Cents>,
    /// Its day.
    pub closing_on: Option<Day>,
    /// Whether opening balance and entries give the closing balance; nothing if a balance is missing.
    pub adds_up: Option<bool>,
    /// Entries that were new.
    pub new_entries: i64,
    /// Entries that were known from another file.
    pub known_entries: i64,
    /// When.
    pub imported_at: Instant,
}

impl StatementRow {
    /// What the books show at its closing, and whether it is the same (R9); nothing if it names no closing balance.
    #[must_use]
    pub fn compared(&self, books: &Books) -> Option<(Cents, bool)> {
        let shown = books.at(&self.iban, self.closing_on?);
        Some((shown, shown == self.closing_cents?))
    }
}

pub(super) struct NewStatement<'a> {
    pub entity: Id<EntityRow>,
    pub document: Id<Document>,
    pub file_sha256: &'a str,
    pub iban: &'a str,
    pub bank_id: &'a str,
    pub opening: Option<Cents>,
    pub closing: Option<(Cents, Day)>,
    pub adds_up: Option<bool>,
}

pub(super) async fn insert_statement(tx: &mut Tx, new: &NewStatement<'_>) -> Outcome<Id<Statement>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO bank_statement (coop, id, entity, document, file_sha256, iban, bank_id, opening_cents, closing_cents, closing_on, adds_up,
            new_entries, known_entries, imported_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, 0, $12)",
        (
            coop,
            id,
            new.entity,
            new.document,
            new.file_sha256,
            new.iban,
            new.bank_id,
            new.opening,
            new.closing.map(|(amount, _)| amount),
            new.closing.map(|(_, day)| day),
            new.adds_up,
            now,
        ),
    )
    .await?;
    Ok(id)
}

pub(super) async fn count_entries(tx: &mut Tx, id: Id<Statement>, new: i64, known: i64) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE bank_statement SET new_entries = $3, known_entries = $4 WHERE coop = $1 AND id = $2", (coop, id, new, known)).await?;
    Ok(())
}

/// Entries of a file that was imported before; nothing if it was not.
pub(super) async fn known_file(tx: &mut Tx, file_sha256: &str) -> Outcome<Option<i64>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "file",
            "SELECT COUNT(*) AS files, CAST(COALESCE(SUM(new_entries + known_entries), 0) AS BIGINT) AS entries
             FROM bank_statement WHERE coop = $1 AND file_sha256 = $2",
            (coop, file_sha256),
        )
        .await?;
    let files: i64 = row.get("files")?;
    Ok(if files > 0 { Some(row.get("entries")?) } else { None })
}

fn read_statement(row: &Row) -> Outcome<StatementRow> {
    Ok(StatementRow {
        id: row.get("id")?,
        document: row.get("document")?,
        iban: row.get("iban")?,
        bank_id: row.get("bank_id")?,
        closing_cents: row.maybe("closing_cents")?,
        closing_on: row.maybe("closing_on")?,
        adds_up: row.maybe("adds_up")?,
        new_entries: row.get("new_entries")?,
        known_entries: row.get("known_entries")?,
        imported_at: row.get("imported_at")?,
    })
}

/// The newest statements, at most 50.
///
/// # Errors
/// A fault of the engine.
pub async fn statements(tx: &mut Tx) -> Outcome<Vec<StatementRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, document, iban, bank_id, closing_cents, closing_on, adds_up, new_entries, known_entries, imported_at
             FROM bank_statement WHERE coop = $1 ORDER BY closing_on DESC, id DESC LIMIT 50",
            (coop,),
        )
        .await?;
    rows.iter().map(read_statement).collect()
}

/// An entry of a statement.
#[derive(Clone, Debug)]
pub struct EntryRow {
    /// Identifier.
    pub id: Id<BankEntry>,
    /// The entity whose account it is.
    pub entity: Id<EntityRow>,
    /// Our account.
    pub iban: String,
    /// Day it was booked.
    pub booked_on: Day,
    /// Above zero came in, below went out.
    pub amount: Cents,
    /// The other side.
    pub party: String,
    /// Purpose.
    pub purpose: String,
    /// Creditor reference; may be empty.
    pub reference: String,
    /// Whether it waits for a person.
    pub open: bool,
    /// Last part of the text key that says why it was matched; empty while open.
    pub why: String,
    /// The values of that text.
    pub why_values: serde_json::Value,
    /// What it was matched with: the id of an invoice or a member, or a message id; empty while open.
    pub subject: String,
    /// How often it was matched.
    pub turns: i64,
}

fn read_entry(row: &Row) -> Outcome<EntryRow> {
    let state: String = row.get("state")?;
    Ok(EntryRow {
        id: row.get("id")?,
        entity: row.get("entity")?,
        iban: row.get("iban")?,
        booked_on: row.get("booked_on")?,
        amount: row.get("amount_cents")?,
        party: row.get("party")?,
        purpose: row.get("purpose")?,
        reference: row.get("reference")?,
        open: state == "open",
        why: row.get("why")?,
        why_values: row.get("why_values")?,
        subject: row.get("subject")?,
        turns: row.get("turns")?,
    })
}

/// An entry, unless it is known already: then nothing.
pub(super) async fn insert_entry(
    tx: &mut Tx,
    statement: Id<Statement>,
    entity: Id<EntityRow>,
    iban: &str,
    key: &str,
    facts: &Facts,
) -> Outcome<Option<Id<BankEntry>>> {
    let (coop, id) = (tx.coop().to_owned(), tx.new_id());
    let done = tx
        .run(
            "INSERT INTO bank_entry (coop, id, entity, statement, iban, bank_key, booked_on, amount_cents, party, party_iban_index, purpose,
                reference, state, why, why_values, subject, turns)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open', '', '{}', '', 0) ON CONFLICT (coop, iban, bank_key) DO NOTHING",
            (
                coop,
                id,
                entity,
                statement,
                iban,
                key,
                facts.booked_on,
                facts.amount,
                &facts.party,
                &facts.party_iban_index,
                &facts.purpose,
                &facts.reference,
            ),
        )
        .await?;
    Ok((done > 0).then_some(id))
}

pub(super) async fn set_matched(tx: &mut Tx, id: Id<BankEntry>, why: &Why, subject: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let values: serde_json::Map<String, serde_json::Value> =
        why.values.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
    tx.run(
        "UPDATE bank_entry SET state = 'matched', why = $3, why_values = $4, subject = $5, turns = turns + 1 WHERE coop = $1 AND id = $2",
        (coop, id, why.code, serde_json::Value::Object(values), subject),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_open(tx: &mut Tx, id: Id<BankEntry>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE bank_entry SET state = 'open', why = '', why_values = '{}', subject = '' WHERE coop = $1 AND id = $2", (coop, id))
        .await?;
    Ok(())
}

/// An entry.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn entry(tx: &mut Tx, id: Id<BankEntry>) -> Outcome<EntryRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "bank entry",
            "SELECT id, entity, iban, booked_on, amount_cents, party, purpose, reference, state, why, why_values, subject, turns
             FROM bank_entry WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    read_entry(&row)
}

/// Entries in a state (`open` is the work list), the newest first, at most 200.
///
/// # Errors
/// A fault of the engine.
pub async fn entries(tx: &mut Tx, state: &str) -> Outcome<Vec<EntryRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, entity, iban, booked_on, amount_cents, party, purpose, reference, state, why, why_values, subject, turns
             FROM bank_entry WHERE coop = $1 AND state = $2 ORDER BY booked_on DESC, id DESC LIMIT 200",
            (coop, state),
        )
        .await?;
    rows.iter().map(read_entry).collect()
}

/// How many entries wait for a person.
///
/// # Errors
/// A fault of the engine.
pub async fn open_count(tx: &mut Tx) -> Outcome<i64> {
    let coop = tx.coop().to_owned();
    tx.one("count", "SELECT COUNT(*) AS n FROM bank_entry WHERE coop = $1 AND state = 'open'", (coop,)).await?.get("n")
}
