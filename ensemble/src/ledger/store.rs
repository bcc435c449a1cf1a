//! The tables of the books. Balances are sums over lines, never a column that two writers fight for.

use super::{
    export::Booked,
    rules::{Account, Entry, NewEntry},
};
use crate::{
    base::{Cents, Day, Id, Instant, Outcome},
    db::{Params, Row, Tx},
};

/// A legal entity of the cooperative.
#[derive(Clone, Debug)]
pub struct EntityRow {
    /// Identifier.
    pub id: Id<EntityRow>,
    /// Short word: `eg`, `bildungswerk`, `verein`; first part of its number series.
    pub code: String,
    /// Legal form: `eg`, `ggmbh` or `ev`.
    pub form: String,
    /// Firm name.
    pub name: String,
    /// What letters and the imprint must say (§ 25a GenG, § 35a GmbHG), see [`crate::app::Profile`].
    pub profile: serde_json::Value,
}

fn read_entity(row: &Row) -> Outcome<EntityRow> {
    Ok(EntityRow {
        id: row.get("id")?,
        code: row.get("code")?,
        form: row.get("form")?,
        name: row.get("name")?,
        profile: row.get("profile")?,
    })
}

/// The legal entities, the eG first.
///
/// # Errors
/// A fault of the engine.
pub async fn entities(tx: &mut Tx) -> Outcome<Vec<EntityRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, code, form, name, profile FROM entity WHERE coop = $1 ORDER BY CASE form WHEN 'eg' THEN 0 ELSE 1 END, code",
            (coop,),
        )
        .await?;
    rows.iter().map(read_entity).collect()
}

/// A legal entity by its code.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn entity(tx: &mut Tx, code: &str) -> Outcome<EntityRow> {
    let coop = tx.coop().to_owned();
    read_entity(&tx.one("entity", "SELECT id, code, form, name, profile FROM entity WHERE coop = $1 AND code = $2", (coop, code)).await?)
}

pub(super) async fn insert_entity(tx: &mut Tx, entity: &EntityRow) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO entity (coop, id, code, form, name, profile) VALUES ($1, $2, $3, $4, $5, $6)",
        (coop, entity.id, &entity.code, &entity.form, &entity.name, &entity.profile),
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_entry(tx: &mut Tx, new: &NewEntry, number: i64) -> Outcome<Id<Entry>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO ledger_entry (coop, id, entity, number, day, recorded_at, text, source_kind, source)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        (&coop, id, new.entity, number, new.day, now, &new.text, new.source.kind, &new.source.id),
    )
    .await?;
    for (position, line) in (1_i64..).zip(&new.lines) {
        tx.run(
            "INSERT INTO ledger_line (coop, entry, position, entity, account, sub, amount_cents, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            (&coop, id, position, new.entity, line.account.code(), &line.sub, line.amount, &line.text),
        )
        .await?;
    }
    Ok(id)
}

/// Rows that go into one statement: PostgreSQL takes 65,535 values, SQLite 32,766.
const ROWS: usize = 1_000;

pub(super) async fn insert_entries(tx: &mut Tx, entries: &[NewEntry], first: i64) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let (mut heads, mut lines) = (Vec::new(), Vec::new());
    for (number, new) in (first..).zip(entries) {
        let id: Id<Entry> = tx.new_id();
        heads.push((&coop, id, new.entity, number, new.day, now, &new.text, new.source.kind, &new.source.id).values());
        for (position, line) in (1_i64..).zip(&new.lines) {
            lines.push((&coop, id, position, new.entity, line.account.code(), &line.sub, line.amount, &line.text).values());
        }
    }
    tx.insert_rows("ledger_entry (coop, id, entity, number, day, recorded_at, text, source_kind, source)", heads, ROWS).await?;
    tx.insert_rows("ledger_line (coop, entry, position, entity, account, sub, amount_cents, text)", lines, ROWS).await
}

/// The balance of an account (or of one of its sub-accounts): debits less credits.
///
/// # Errors
/// A fault of the engine.
pub async fn balance(tx: &mut Tx, entity: Id<EntityRow>, account: Account, sub: Option<&str>) -> Outcome<Cents> {
    let coop = tx.coop().to_owned();
    let row = match sub {
        Some(sub) => {
            tx.one(
                "balance",
                "SELECT CAST(COALESCE(SUM(amount_cents), 0) AS BIGINT) AS sum FROM ledger_line
                 WHERE coop = $1 AND entity = $2 AND account = $3 AND sub = $4",
                (coop, entity, account.code(), sub),
            )
            .await?
        }
        None => {
            tx.one(
                "balance",
                "SELECT CAST(COALESCE(SUM(amount_cents), 0) AS BIGINT) AS sum FROM ledger_line WHERE coop = $1 AND entity = $2 AND account = $3",
                (coop, entity, account.code()),
            )
            .await?
        }
    };
    row.get("sum")
}

/// The balances of a sub-account in two accounts, asked at once.
///
/// # Errors
/// A fault of the engine.
pub async fn balances(tx: &mut Tx, entity: Id<EntityRow>, accounts: [Account; 2], sub: &str) -> Outcome<[Cents; 2]> {
    let coop = tx.coop().to_owned();
    let [first, second] = accounts.map(Account::code);
    let rows = tx
        .all(
            "SELECT account, CAST(SUM(amount_cents) AS BIGINT) AS sum FROM ledger_line
             WHERE coop = $1 AND entity = $2 AND account IN ($3, $4) AND sub = $5 GROUP BY account",
            (coop, entity, first, second, sub),
        )
        .await?;
    let mut sums = [Cents::ZERO; 2];
    for row in rows {
        let account: String = row.get("account")?;
        let sum = row.get("sum")?;
        if account == first { sums[0] = sum } else { sums[1] = sum }
    }
    Ok(sums)
}

/// What was posted to each sub-account of an account on each day, in all entities; sub-accounts and days in order.
///
/// # Errors
/// A fault of the engine.
pub async fn sums_by_day(tx: &mut Tx, account: Account) -> Outcome<Vec<(String, Day, Cents)>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT l.sub, e.day, CAST(SUM(l.amount_cents) AS BIGINT) AS sum
             FROM ledger_line l JOIN ledger_entry e ON e.coop = l.coop AND e.id = l.entry
             WHERE l.coop = $1 AND l.account = $2 GROUP BY l.sub, e.day ORDER BY l.sub, e.day",
            (coop, account.code()),
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("sub")?, row.get("day")?, row.get("sum")?))).collect()
}

/// The balances of all sub-accounts of an account that are not zero.
///
/// # Errors
/// A fault of the engine.
pub async fn balances_by_sub(tx: &mut Tx, entity: Id<EntityRow>, account: Account) -> Outcome<Vec<(String, Cents)>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT sub, CAST(SUM(amount_cents) AS BIGINT) AS sum FROM ledger_line
             WHERE coop = $1 AND entity = $2 AND account = $3 GROUP BY sub HAVING SUM(amount_cents) <> 0 ORDER BY sub",
            (coop, entity, account.code()),
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("sub")?, row.get("sum")?))).collect()
}

/// A row of the trial balance.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Balance {
    /// The account's code.
    pub account: String,
    /// Sum of debits.
    pub debit_cents: Cents,
    /// Sum of credits, as a positive amount.
    pub credit_cents: Cents,
}

/// The trial balance (Summen- und Saldenliste) of an entity up to and with a day.
///
/// # Errors
/// A fault of the engine.
pub async fn trial_balance(tx: &mut Tx, entity: Id<EntityRow>, until: Day) -> Outcome<Vec<Balance>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT l.account,
                    CAST(SUM(CASE WHEN l.amount_cents > 0 THEN l.amount_cents ELSE 0 END) AS BIGINT) AS debit,
                    CAST(SUM(CASE WHEN l.amount_cents < 0 THEN -l.amount_cents ELSE 0 END) AS BIGINT) AS credit
             FROM ledger_line l JOIN ledger_entry e ON e.coop = l.coop AND e.id = l.entry
             WHERE l.coop = $1 AND l.entity = $2 AND e.day <= $3 GROUP BY l.account ORDER BY l.account",
            (coop, entity, until),
        )
        .await?;
    rows.iter()
        .map(|row| Ok(Balance { account: row.get("account")?, debit_cents: row.get("debit")?, credit_cents: row.get("credit")? }))
        .collect()
}

/// A line on an account sheet.
#[derive(Clone, Debug)]
pub struct SheetLine {
    /// The entry's number.
    pub number: i64,
    /// The day it belongs to.
    pub day: Day,
    /// When it was recorded.
    pub recorded_at: Instant,
    /// The entry's text, and the line's own.
    pub text: String,
    /// Account.
    pub account: String,
    /// Sub-account.
    pub sub: String,
    /// Debit above zero, credit below.
    pub amount: Cents,
}

pub(super) fn read_sheet_line(row: &Row) -> Outcome<SheetLine> {
    let (entry, line): (String, String) = (row.get("entry_text")?, row.get("line_text")?);
    Ok(SheetLine {
        number: row.get("number")?,
        day: row.get("day")?,
        recorded_at: row.get("recorded_at")?,
        text: if line.is_empty() { entry } else { format!("{entry}: {line}") },
        account: row.get("account")?,
        sub: row.get("sub")?,
        amount: row.get("amount_cents")?,
    })
}

/// The sheet of an account or of one of its sub-accounts (`sub` empty: all), the oldest first, from a number on, at most 500 lines.
///
/// # Errors
/// A fault of the engine.
pub async fn account_sheet(tx: &mut Tx, entity: Id<EntityRow>, account: Account, sub: Option<&str>, after: i64) -> Outcome<Vec<SheetLine>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT e.number, e.day, e.recorded_at, e.text AS entry_text, l.text AS line_text, l.account, l.sub, l.amount_cents
             FROM ledger_line l JOIN ledger_entry e ON e.coop = l.coop AND e.id = l.entry
             WHERE l.coop = $1 AND l.entity = $2 AND l.account = $3 AND ($4 = '' OR l.sub = $4) AND e.number > $5
             ORDER BY e.number, l.position LIMIT 500",
            (coop, entity, account.code(), sub.unwrap_or_default(), after),
        )
        .await?;
    rows.iter().map(read_sheet_line).collect()
}

/// A line of an entry, as it was booked.
#[derive(Clone, Debug)]
pub struct BookedLine {
    /// Account.
    pub account: String,
    /// Sub-account; may be empty.
    pub sub: String,
    /// Debit above zero, credit below.
    pub amount: Cents,
    /// What it is, if the entry does not say enough.
    pub text: String,
}

/// The lines of the next two hundred entries after a number, each with the head of its entry.
pub(super) async fn booked_lines(tx: &mut Tx, entity: Id<EntityRow>, after: i64) -> Outcome<Vec<(Booked, BookedLine)>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT e.number, e.day, e.recorded_at, e.text AS entry_text, e.source_kind, e.source, l.text AS line_text, l.account, l.sub,
                    l.amount_cents
             FROM ledger_entry e JOIN ledger_line l ON l.coop = e.coop AND l.entry = e.id
             WHERE e.coop = $1 AND e.entity = $2 AND e.number > $3 AND e.number <= $3 + 200
             ORDER BY e.number, l.position",
            (coop, entity, after),
        )
        .await?;
    let read = |row: &Row| {
        let head = Booked {
            number: row.get("number")?,
            day: row.get("day")?,
            recorded_at: row.get("recorded_at")?,
            text: row.get("entry_text")?,
            source: (row.get("source_kind")?, row.get("source")?),
            lines: Vec::new(),
        };
        let line = BookedLine {
            account: row.get("account")?,
            sub: row.get("sub")?,
            amount: row.get("amount_cents")?,
            text: row.get("line_text")?,
        };
        Ok((head, line))
    };
    rows.iter().map(read).collect()
}
