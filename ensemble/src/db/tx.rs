//! A transaction: an act's view of the cooperative, of who acts, and of the day it is.

use super::{Params, Row, Value, row::Kind};
use crate::{
    app::House,
    base::{Day, Error, Id, Ids, Instant, Key, Lang, Outcome, PersonKey, Said, day_in_berlin, sha256_hex},
    people::{Login, Person, Role},
};
use sqlx::{AssertSqlSafe, SqlSafeStr as _, SqlStr};
use std::{collections::BTreeSet, sync::Arc};

/// Who acts: a person signed in, a visitor, or the house itself (jobs, the operator at the command line).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The login, if somebody is signed in.
    pub login: Option<Id<Login>>,
    /// The person behind the login.
    pub person: Option<Id<Person>>,
    /// What the person may be asked to do.
    pub roles: BTreeSet<Role>,
}

impl Who {
    /// Somebody from the street.
    #[must_use]
    pub fn visitor() -> Self {
        Self { login: None, person: None, roles: BTreeSet::new() }
    }

    /// The house itself.
    #[must_use]
    pub fn house() -> Self {
        Self { login: None, person: None, roles: BTreeSet::from([Role::House]) }
    }

    /// Whether this role is held.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// The idempotency stamp of a request: the same key and body have one effect and one answer.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The key the client made.
    pub key: Key,
    /// The route, for example `POST /join`.
    pub route: String,
    /// SHA-256 of the body.
    pub body_hash: String,
}

/// A stored answer: the status and either the address to go to or the JSON to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The address (303) or the body (JSON).
    pub body: String,
}

/// A mail to be sent after the commit.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The address it goes to.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
    /// File name, media type and bytes of an attachment.
    pub attachment: Option<(String, String, Vec<u8>)>,
}

pub(super) enum Inner {
    Sqlite(sqlx::Transaction<'static, sqlx::Sqlite>),
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
}

/// Where a mail waits, for [`Tx::insert_rows`].
const OUTBOX: &str = "outbox (coop, id, recipient, subject, body, file_name, file_type, file_bytes, queued_at, tries, secret)";

/// A transaction in progress.
pub struct Tx {
    inner: Inner,
    house: Arc<House>,
    who: Who,
    now: Instant,
    writes: bool,
    notes: Vec<(&'static str, String, String)>,
}

impl Tx {
    pub(super) fn begun(inner: Inner, house: Arc<House>, who: Who, writes: bool) -> Self {
        let now = house.clock().now();
        Self { inner, house, who, now, writes, notes: Vec::new() }
    }

    /// The cooperative: first in every key.
    #[must_use]
    pub fn coop(&self) -> &str {
        self.house.coop()
    }
    /// Texts, policies, settings.
    #[must_use]
    pub fn house(&self) -> &Arc<House> {
        &self.house
    }
    /// Who acts.
    #[must_use]
    pub fn who(&self) -> &Who {
        &self.who
    }
    /// Somebody else acts from here on in this transaction (a link in a mail says who its owner is; the demo plays all).
    pub fn acting_as(&mut self, who: Who) {
        self.who = who;
    }
    /// The instant of this transaction.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.now
    }
    /// The act happens at another instant: the demo lives through months in a minute.
    pub fn at(&mut self, now: Instant) {
        self.now = now;
    }
    /// The day of this transaction in Berlin.
    #[must_use]
    pub fn today(&self) -> Day {
        day_in_berlin(self.now)
    }
    /// The source of identifiers and secrets.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        self.house.ids()
    }
    /// A new identifier.
    #[must_use]
    pub fn new_id<K>(&self) -> Id<K> {
        self.house.ids().next(self.now)
    }
    /// The texts in a language.
    #[must_use]
    pub fn say(&self, lang: Lang) -> Said {
        self.house.said(lang)
    }
    /// Refuses unless the policies allow this person that action on that thing.
    ///
    /// # Errors
    /// [`Error::NotAllowed`].
    pub fn allow(&self, action: &'static str, thing: &crate::access::Thing) -> Outcome<()> {
        self.house.policies().allowed(&self.who, action, thing)
    }

    /// Runs a statement and returns the number of rows it touched.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn run(&mut self, sql: &'static str, params: impl Params) -> Outcome<u64> {
        super::count::one_more();
        self.inner.run(sql.into_sql_str(), params.values()).await
    }

    /// All rows.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn all(&mut self, sql: &'static str, params: impl Params) -> Outcome<Vec<Row>> {
        super::count::one_more();
        self.inner.all(sql.into_sql_str(), params.values(), true).await
    }

    /// All rows of a statement that was put together from parts of our own (a filter, a sort column); never from input.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn all_composed(&mut self, sql: String, params: Vec<Value>) -> Outcome<Vec<Row>> {
        super::count::one_more();
        self.inner.all(AssertSqlSafe(sql).into_sql_str(), params, false).await
    }

    /// The first row, if there is one.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn maybe(&mut self, sql: &'static str, params: impl Params) -> Outcome<Option<Row>> {
        Ok(self.all(sql, params).await?.into_iter().next())
    }

    /// The one row that must be there.
    ///
    /// # Errors
    /// [`Error::Missing`] if it is not.
    pub async fn one(&mut self, what: &'static str, sql: &'static str, params: impl Params) -> Outcome<Row> {
        self.maybe(sql, params).await?.ok_or(Error::Missing(what))
    }

    pub(super) async fn take_turn(&mut self) -> Outcome<()> {
        if matches!(self.inner, Inner::Postgres(_)) {
            let coop = self.coop().to_owned();
            self.run("UPDATE turn SET taken = taken + 1 WHERE coop = $1", (coop,)).await?;
        }
        Ok(())
    }

    /// Writes down what this act did: one line in the audit chain. `subject` is the id of what it was done to.
    pub fn note(&mut self, action: &'static str, subject: impl ToString, details: &impl serde::Serialize) {
        let details = serde_json::to_string(details).unwrap_or_default();
        self.notes.push((action, subject.to_string(), details));
    }

    /// Puts a mail into the outbox; it leaves after the commit.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn mail(&mut self, mail: Mail) -> Outcome<()> {
        self.put_mail(mail, false).await
    }

    /// Likewise a mail that carries a secret: once it has left, its text is not kept.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn mail_secret(&mut self, mail: Mail) -> Outcome<()> {
        self.put_mail(mail, true).await
    }

    /// Puts many mails into the outbox with few statements.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn mail_all(&mut self, mails: Vec<Mail>) -> Outcome<()> {
        let rows = mails.into_iter().map(|mail| self.outbox_row(mail, false)).collect();
        self.insert_rows(OUTBOX, rows, 500).await
    }

    async fn put_mail(&mut self, mail: Mail, secret: bool) -> Outcome<()> {
        let row = self.outbox_row(mail, secret);
        self.insert_rows(OUTBOX, vec![row], 1).await
    }

    fn outbox_row(&self, mail: Mail, secret: bool) -> Vec<Value> {
        let id: Id<Mail> = self.new_id();
        let (file, media, bytes) = mail.attachment.map_or((None, None, None), |(f, m, b)| (Some(f), Some(m), Some(b)));
        (self.coop(), id, mail.to, mail.subject, mail.body, file, media, bytes, self.now, 0_i64, i64::from(secret)).values()
    }

    /// The next number of a gap-free series. The number belongs to this transaction: a rollback gives it back.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn next_number(&mut self, series: &str) -> Outcome<i64> {
        let coop = self.coop().to_owned();
        self.run(
            "INSERT INTO series (coop, name, last) VALUES ($1, $2, 1) ON CONFLICT (coop, name) DO UPDATE SET last = series.last + 1",
            (&coop, series),
        )
        .await?;
        self.one("series", "SELECT last FROM series WHERE coop = $1 AND name = $2", (coop, series)).await?.get("last")
    }

    /// The next `count` numbers of a gap-free series, likewise; returns the last of them.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn next_numbers(&mut self, series: &str, count: i64) -> Outcome<i64> {
        let coop = self.coop().to_owned();
        self.run(
            "INSERT INTO series (coop, name, last) VALUES ($1, $2, $3) ON CONFLICT (coop, name) DO UPDATE SET last = series.last + $3",
            (&coop, series, count),
        )
        .await?;
        self.one("series", "SELECT last FROM series WHERE coop = $1 AND name = $2", (coop, series)).await?.get("last")
    }

    /// Inserts many rows with few statements: `table` names the table and its columns in brackets,
    /// each row has as many values.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn insert_rows(&mut self, table: &'static str, rows: Vec<Vec<Value>>, at_once: usize) -> Outcome<()> {
        // SQLite looks a numbered place up among all those before it: with ten thousand that takes longer than the insert itself.
        let numbered = matches!(self.inner, Inner::Postgres(_));
        for part in rows.chunks(at_once.max(1)) {
            let mut places = (1_usize..).map(|place| if numbered { format!("${place}") } else { "?".to_owned() });
            let tuples = part.iter().map(|row| format!("({})", places.by_ref().take(row.len()).collect::<Vec<_>>().join(", ")));
            let sql = format!("INSERT INTO {table} VALUES {}", tuples.collect::<Vec<_>>().join(", "));
            self.all_composed(sql, part.iter().flatten().cloned().collect()).await?;
        }
        Ok(())
    }

    /// The answer that was given to the same request before, if it was sent before.
    ///
    /// # Errors
    /// A refusal if the key was used for another request.
    pub async fn answered(&mut self, stamp: &Stamp) -> Outcome<Option<Answer>> {
        let coop = self.coop().to_owned();
        let found =
            self.maybe("SELECT route, body_hash, status, answer FROM request WHERE coop = $1 AND id = $2", (coop, stamp.key)).await?;
        let Some(row) = found else { return Ok(None) };
        let (route, hash): (String, String) = (row.get("route")?, row.get("body_hash")?);
        if route != stamp.route || hash != stamp.body_hash {
            return Err(crate::base::Refusal::new("request-key-used").into());
        }
        Ok(Some(Answer { status: row.get("status")?, body: row.get("answer")? }))
    }

    /// Keeps the answer with the effect.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn keep_answer(&mut self, stamp: &Stamp, answer: &Answer) -> Outcome<()> {
        let (coop, now) = (self.coop().to_owned(), self.now);
        self.run(
            "INSERT INTO request (coop, id, route, body_hash, status, answer, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            (coop, stamp.key, &stamp.route, &stamp.body_hash, answer.status, &answer.body, now),
        )
        .await?;
        Ok(())
    }

    /// Commits everything at once: effects, postings, mails, audit lines, the answer.
    ///
    /// # Errors
    /// A fault of the engine; then nothing of it happened.
    pub async fn commit(mut self) -> Outcome<()> {
        debug_assert!(self.writes, "a reading transaction has nothing to commit");
        self.write_notes().await?;
        self.inner.commit().await
    }

    async fn write_notes(&mut self) -> Outcome<()> {
        let notes = std::mem::take(&mut self.notes);
        if notes.is_empty() {
            return Ok(());
        }
        let coop = self.coop().to_owned();
        let head = self.one("chain", "SELECT number, hash FROM chain WHERE coop = $1", (&coop,)).await?;
        let (mut number, mut hash): (i64, String) = (head.get("number")?, head.get("hash")?);
        let login = self.who.login;
        for (action, subject, details) in notes {
            number += 1;
            hash = chained(&hash, number, self.now, login, action, &subject, &details);
            self.run(
                "INSERT INTO audit (coop, number, at, login, action, subject, details, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                (&coop, number, self.now, login, action, &subject, &details, &hash),
            )
            .await?;
        }
        self.run("UPDATE chain SET number = $2, hash = $3 WHERE coop = $1", (&coop, number, &hash)).await?;
        Ok(())
    }

    /// The key under which this person's sensitive columns are sealed; made at first use.
    ///
    /// # Errors
    /// [`Error::Missing`] if the key was destroyed: then the person's data were deleted.
    pub async fn person_key(&mut self, person: Id<Person>) -> Outcome<PersonKey> {
        let coop = self.coop().to_owned();
        let found = self.maybe("SELECT wrapped FROM person_key WHERE coop = $1 AND person = $2", (&coop, person)).await?;
        if let Some(row) = found {
            let wrapped: Vec<u8> = row.maybe("wrapped")?.ok_or(Error::Missing("person key"))?;
            return self.house.sealer().person_key(&wrapped).map_err(|broken| Error::Fault(broken.into()));
        }
        let (key, wrapped) = self.house.sealer().new_person_key(self.house.ids()).map_err(|broken| Error::Fault(broken.into()))?;
        self.run("INSERT INTO person_key (coop, person, wrapped) VALUES ($1, $2, $3)", (coop, person, wrapped)).await?;
        Ok(key)
    }

    /// Seals a sensitive value of a person for a column of that name.
    ///
    /// # Errors
    /// As [`Tx::person_key`].
    pub async fn seal(&mut self, person: Id<Person>, column: &str, plain: &str) -> Outcome<Vec<u8>> {
        let key = self.person_key(person).await?;
        key.seal(self.house.ids(), column, plain).map_err(|broken| Error::Fault(broken.into()))
    }

    /// Opens a sealed value.
    ///
    /// # Errors
    /// As [`Tx::person_key`], or a fault if the value was tampered with.
    pub async fn open(&mut self, person: Id<Person>, column: &str, sealed: &[u8]) -> Outcome<String> {
        let key = self.person_key(person).await?;
        key.open(column, sealed).map_err(|broken| Error::Fault(broken.into()))
    }
}

/// The hash of an audit line: SHA-256 over the hash before it and the line's own words (invariant I7).
#[must_use]
pub fn chained(before: &str, number: i64, at: Instant, login: Option<Id<Login>>, action: &str, subject: &str, details: &str) -> String {
    let login = login.map(|id| id.to_string()).unwrap_or_default();
    let line = [before, &number.to_string(), &at.as_microsecond().to_string(), &login, action, subject, details].join("\u{1f}");
    sha256_hex(line.as_bytes())
}

impl Inner {
    pub(super) async fn run(&mut self, sql: SqlStr, values: Vec<Value>) -> Outcome<u64> {
        let context = sql.as_str().to_owned();
        let done = match self {
            Self::Sqlite(tx) => bind_sqlite(sqlx::query(sql), values).execute(&mut **tx).await.map(|done| done.rows_affected()),
            Self::Postgres(tx) => bind_postgres(sqlx::query(sql), values).execute(&mut **tx).await.map(|done| done.rows_affected()),
        };
        done.map_err(|fault| Error::Fault(anyhow::Error::from(fault).context(context)))
    }

    /// All rows. A prepared statement is `kept` for the next time unless it was put together for this one.
    pub(super) async fn all(&mut self, sql: SqlStr, values: Vec<Value>, kept: bool) -> Outcome<Vec<Row>> {
        let context = sql.as_str().to_owned();
        let rows = match self {
            Self::Sqlite(tx) => bind_sqlite(sqlx::query(sql).persistent(kept), values)
                .fetch_all(&mut **tx)
                .await
                .map(|rows| rows.into_iter().map(|row| Row(Kind::Sqlite(row))).collect()),
            Self::Postgres(tx) => bind_postgres(sqlx::query(sql).persistent(kept), values)
                .fetch_all(&mut **tx)
                .await
                .map(|rows| rows.into_iter().map(|row| Row(Kind::Postgres(row))).collect()),
        };
        rows.map_err(|fault| Error::Fault(anyhow::Error::from(fault).context(context)))
    }

    async fn commit(self) -> Outcome<()> {
        let done = match self {
            Self::Sqlite(tx) => tx.commit().await,
            Self::Postgres(tx) => tx.commit().await,
        };
        done.map_err(|fault| Error::Fault(anyhow::Error::from(fault).context("commit")))
    }
}

type Query<DB> = sqlx::query::Query<'static, DB, <DB as sqlx::Database>::Arguments>;

fn bind_sqlite(query: Query<sqlx::Sqlite>, values: Vec<Value>) -> Query<sqlx::Sqlite> {
    values.into_iter().fold(query, |query, value| match value {
        Value::Int(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
    })
}

fn bind_postgres(query: Query<sqlx::Postgres>, values: Vec<Value>) -> Query<sqlx::Postgres> {
    values.into_iter().fold(query, |query, value| match value {
        Value::Int(value) => query.bind(value),
        Value::Text(value) => query.bind(value),
        Value::Bytes(value) => query.bind(value),
    })
}
