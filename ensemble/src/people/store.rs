//! The tables of people.

use super::rules::{Login, Person, Role, Session};
use crate::{
    base::{Day, Email, FromField, Id, Instant, Lang, Outcome},
    db::{Row, Tx},
};
use std::collections::BTreeSet;

/// A person as recorded.
#[derive(Clone, Debug)]
pub struct PersonRow {
    /// Identifier.
    pub id: Id<Person>,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// Mail address.
    pub email: Email,
    /// Language of letters and pages.
    pub lang: Lang,
    /// Street and number.
    pub street: Option<String>,
    /// Post code.
    pub postcode: Option<String>,
    /// Town.
    pub city: Option<String>,
    /// Country (ISO 3166 alpha-2).
    pub country: Option<String>,
    /// Day of birth.
    pub born_on: Option<Day>,
}

impl PersonRow {
    /// Given name and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Reads the columns of `person`; the identifier may stand under another name in a join.
    ///
    /// # Errors
    /// A fault if a column is missing.
    pub fn read(row: &Row, id: &str) -> Outcome<Self> {
        Ok(Self {
            id: row.get(id)?,
            given_name: row.get("given_name")?,
            family_name: row.get("family_name")?,
            email: row.get("email")?,
            lang: row.get("lang")?,
            street: row.maybe("street")?,
            postcode: row.maybe("postcode")?,
            city: row.maybe("city")?,
            country: row.maybe("country")?,
            born_on: row.maybe("born_on")?,
        })
    }
}

const PERSON: &str = "SELECT id, given_name, family_name, email, lang, street, postcode, city, country, born_on
     FROM person WHERE coop = $1 AND id = $2";

/// A person.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn person(tx: &mut Tx, id: Id<Person>) -> Outcome<PersonRow> {
    let coop = tx.coop().to_owned();
    PersonRow::read(&tx.one("person", PERSON, (coop, id)).await?, "id")
}

/// The person with a mail address, if there is one.
///
/// # Errors
/// A fault of the engine.
pub async fn by_email(tx: &mut Tx, email: &Email) -> Outcome<Option<PersonRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT id, given_name, family_name, email, lang, street, postcode, city, country, born_on
             FROM person WHERE coop = $1 AND email = $2",
            (coop, email),
        )
        .await?;
    row.map(|row| PersonRow::read(&row, "id")).transpose()
}

pub(super) async fn insert_person(tx: &mut Tx, new: &super::NewPerson) -> Outcome<Id<Person>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO person (coop, id, given_name, family_name, email, lang, street, postcode, city, country, born_on, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        (
            coop,
            id,
            &new.given_name,
            &new.family_name,
            &new.email,
            new.lang,
            &new.street,
            &new.postcode,
            &new.city,
            &new.country,
            new.born_on,
            now,
        ),
    )
    .await?;
    Ok(id)
}

/// A login as recorded.
#[derive(Clone, Debug)]
pub struct LoginRow {
    /// Identifier.
    pub id: Id<Login>,
    /// The person behind it.
    pub person: Id<Person>,
    /// The address it signs in with.
    pub email: Email,
    /// The password's hash, once one is set.
    pub password_hash: Option<String>,
    /// The sealed secret of the one-time codes, once enrolled.
    pub totp_secret: Option<Vec<u8>>,
    /// The step of the last code that was used: a code serves once.
    pub totp_last_step: Option<i64>,
}

fn read_login(row: &Row) -> Outcome<LoginRow> {
    Ok(LoginRow {
        id: row.get("id")?,
        person: row.get("person")?,
        email: row.get("email")?,
        password_hash: row.maybe("password_hash")?,
        totp_secret: row.maybe("totp_secret")?,
        totp_last_step: row.maybe("totp_last_step")?,
    })
}

/// The open login with that address.
///
/// # Errors
/// A fault of the engine.
pub async fn login_of(tx: &mut Tx, email: &Email) -> Outcome<Option<LoginRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT id, person, email, password_hash, totp_secret, totp_last_step FROM login
             WHERE coop = $1 AND email = $2 AND closed_at IS NULL",
            (coop, email),
        )
        .await?;
    row.as_ref().map(read_login).transpose()
}

pub(super) async fn login_by_link(tx: &mut Tx, token_hash: &str) -> Outcome<Option<LoginRow>> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let row = tx
        .maybe(
            "SELECT l.id, l.person, l.email, l.password_hash, l.totp_secret, l.totp_last_step
             FROM login_link k JOIN login l ON l.coop = k.coop AND l.id = k.login
             WHERE k.coop = $1 AND k.token_hash = $2 AND k.used_at IS NULL AND k.ends_at >= $3 AND l.closed_at IS NULL",
            (coop, token_hash, now),
        )
        .await?;
    row.as_ref().map(read_login).transpose()
}

/// The login whose link was used since an instant, while no code of it was ever used.
pub(super) async fn login_to_enrol(tx: &mut Tx, token_hash: &str, since: Instant) -> Outcome<Option<LoginRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT l.id, l.person, l.email, l.password_hash, l.totp_secret, l.totp_last_step
             FROM login_link k JOIN login l ON l.coop = k.coop AND l.id = k.login
             WHERE k.coop = $1 AND k.token_hash = $2 AND k.used_at >= $3 AND l.totp_last_step IS NULL AND l.closed_at IS NULL",
            (coop, token_hash, since),
        )
        .await?;
    row.as_ref().map(read_login).transpose()
}

/// The roles of a login.
///
/// # Errors
/// A fault of the engine.
pub(super) async fn roles(tx: &mut Tx, login: Id<Login>) -> Outcome<BTreeSet<Role>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT role FROM login_role WHERE coop = $1 AND login = $2", (coop, login)).await?;
    let codes = rows.iter().map(|row| row.get::<String>("role")).collect::<Outcome<Vec<_>>>()?;
    Ok(codes.iter().filter_map(|code| Role::from_field(code).ok()).collect())
}

/// A session with the person behind it.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Identifier, for the list of sessions.
    pub id: Id<Session>,
    /// The login.
    pub login: Id<Login>,
    /// The person.
    pub person: Id<Person>,
    /// The person's name, for the page's head.
    pub name: String,
    /// The person's language.
    pub lang: Lang,
    /// The roles.
    pub roles: BTreeSet<Role>,
    /// When it began.
    pub begun_at: Instant,
    /// When it was last used.
    pub seen_at: Instant,
    /// What the browser calls itself.
    pub browser: String,
}

fn read_session(row: &Row) -> Outcome<SessionRow> {
    let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
    let roles: Option<String> = row.maybe("roles")?;
    let roles = roles.unwrap_or_default();
    Ok(SessionRow {
        id: row.get("id")?,
        login: row.get("login")?,
        person: row.get("person")?,
        name: format!("{given} {family}"),
        lang: row.get("lang")?,
        roles: roles.split(',').filter_map(|code| Role::from_field(code).ok()).collect(),
        begun_at: row.get("begun_at")?,
        seen_at: row.get("seen_at")?,
        browser: row.get("browser")?,
    })
}

/// The session whose token has that hash, if it has not ended.
///
/// # Errors
/// A fault of the engine.
pub async fn session(tx: &mut Tx, token_hash: &str) -> Outcome<Option<SessionRow>> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let row = tx
        .maybe(
            "SELECT s.id, s.login, s.begun_at, s.seen_at, s.browser, l.person, p.given_name, p.family_name, p.lang,
                    (SELECT string_agg(r.role, ',') FROM login_role r WHERE r.coop = s.coop AND r.login = s.login) AS roles
             FROM session s
             JOIN login l ON l.coop = s.coop AND l.id = s.login AND l.closed_at IS NULL
             JOIN person p ON p.coop = l.coop AND p.id = l.person
             WHERE s.coop = $1 AND s.token_hash = $2 AND s.ends_at >= $3",
            (coop, token_hash, now),
        )
        .await?;
    row.as_ref().map(read_session).transpose()
}

/// Whether the session is still good at that instant.
#[must_use]
pub fn session_lives(session: &SessionRow, now: Instant) -> bool {
    let staff = session.roles.iter().any(|role| role.is_staff());
    super::rules::session_lives(staff, session.begun_at, session.seen_at, now)
}

/// The sessions of a login that have not ended.
///
/// # Errors
/// A fault of the engine.
pub async fn sessions_of(tx: &mut Tx, login: Id<Login>) -> Outcome<Vec<SessionRow>> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let rows = tx
        .all(
            "SELECT s.id, s.login, s.begun_at, s.seen_at, s.browser, l.person, p.given_name, p.family_name, p.lang,
                    (SELECT string_agg(r.role, ',') FROM login_role r WHERE r.coop = s.coop AND r.login = s.login) AS roles
             FROM session s
             JOIN login l ON l.coop = s.coop AND l.id = s.login
             JOIN person p ON p.coop = l.coop AND p.id = l.person
             WHERE s.coop = $1 AND s.login = $2 AND s.ends_at >= $3 ORDER BY s.seen_at DESC",
            (coop, login, now),
        )
        .await?;
    rows.iter().map(read_session).collect()
}

pub(super) async fn insert_session(tx: &mut Tx, login: Id<Login>, token_hash: &str, browser: &str, ends_at: Instant) -> Outcome<()> {
    let (coop, id, now): (_, Id<Session>, _) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO session (coop, token_hash, id, login, browser, begun_at, seen_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        (coop, token_hash, id, login, browser, now, now, ends_at),
    )
    .await?;
    Ok(())
}

/// Marks the session as used now (at most once a minute, so that reading stays reading).
///
/// # Errors
/// A fault of the engine.
pub async fn touch_session(tx: &mut Tx, session: Id<Session>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run("UPDATE session SET seen_at = $3 WHERE coop = $1 AND id = $2", (coop, session, now)).await?;
    Ok(())
}

pub(super) async fn end_session(tx: &mut Tx, login: Id<Login>, session: Id<Session>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM session WHERE coop = $1 AND login = $2 AND id = $3", (coop, login, session)).await
}

/// Lines of the audit log before a number, the newest first; `subject` empty: of all records.
///
/// # Errors
/// A fault of the engine.
pub(super) async fn audit_lines(tx: &mut Tx, subject: &str, before: i64, most: i64) -> Outcome<Vec<super::pages::AuditLine>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT a.number, a.at, a.action, a.subject, a.details, a.hash, p.given_name, p.family_name
             FROM audit a
             LEFT JOIN login l ON l.coop = a.coop AND l.id = a.login
             LEFT JOIN person p ON p.coop = l.coop AND p.id = l.person
             WHERE a.coop = $1 AND ($2 = '' OR a.subject = $2) AND a.number < $3 ORDER BY a.number DESC LIMIT $4",
            (coop, subject, before, most),
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (given, family): (Option<String>, Option<String>) = (row.maybe("given_name")?, row.maybe("family_name")?);
            Ok(super::pages::AuditLine {
                number: row.get("number")?,
                at: row.get("at")?,
                name: given.zip(family).map(|(given, family)| format!("{given} {family}")),
                action: row.get("action")?,
                subject: row.get("subject")?,
                details: row.get("details")?,
                hash: row.get("hash")?,
            })
        })
        .collect()
}

/// Something that was done to a record, as its page tells it.
pub struct Happened {
    /// When.
    pub at: Instant,
    /// Who did it; nothing for the house itself and for somebody who came by a link.
    pub name: Option<String>,
    /// The act: `work.place_order`.
    pub action: String,
    /// What the act noted.
    pub details: serde_json::Value,
}

/// What was done to a record, the oldest first: the first 200 lines of the audit log about it.
///
/// # Errors
/// A fault of the engine.
pub async fn history(tx: &mut Tx, subject: &str) -> Outcome<Vec<Happened>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT a.at, a.action, a.details, p.given_name, p.family_name
             FROM audit a
             LEFT JOIN login l ON l.coop = a.coop AND l.id = a.login
             LEFT JOIN person p ON p.coop = l.coop AND p.id = l.person
             WHERE a.coop = $1 AND a.subject = $2 ORDER BY a.number LIMIT 200",
            (coop, subject),
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (given, family): (Option<String>, Option<String>) = (row.maybe("given_name")?, row.maybe("family_name")?);
            Ok(Happened {
                at: row.get("at")?,
                name: given.zip(family).map(|(given, family)| format!("{given} {family}")),
                action: row.get("action")?,
                details: row.get("details")?,
            })
        })
        .collect()
}
