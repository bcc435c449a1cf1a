//! Statutes and declarations.

use crate::{
    base::{Day, FromField, Id, Instant, Lang, Line, Outcome},
    db::{Mail, Row, Tx},
    members::rules::{Decision, Declaration, NewDeclaration},
    people::NewPerson,
};

/// A version of the statutes.
#[derive(Clone, Debug)]
pub struct StatutesRow {
    /// Its name.
    pub version: String,
    /// The day from which it holds.
    pub in_force_from: Day,
    /// Its text.
    pub text: String,
    /// SHA-256 of the text, hexadecimal.
    pub sha256: String,
}

fn read_statutes(row: &Row) -> Outcome<StatutesRow> {
    Ok(StatutesRow {
        version: row.get("version")?,
        in_force_from: row.get("in_force_from")?,
        text: row.get("text")?,
        sha256: row.get("sha256")?,
    })
}

/// The statutes in force on a day, if there are any.
///
/// # Errors
/// A fault of the engine.
pub async fn statutes_in_force(tx: &mut Tx, day: Day) -> Outcome<Option<StatutesRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT version, in_force_from, text, sha256 FROM statutes
             WHERE coop = $1 AND in_force_from <= $2 ORDER BY in_force_from DESC, recorded_at DESC LIMIT 1",
            (coop, day),
        )
        .await?;
    row.map(|row| read_statutes(&row)).transpose()
}

/// A version of the statutes.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none of that name.
pub async fn statutes(tx: &mut Tx, version: &str) -> Outcome<StatutesRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one("statutes", "SELECT version, in_force_from, text, sha256 FROM statutes WHERE coop = $1 AND version = $2", (coop, version))
        .await?;
    read_statutes(&row)
}

/// Names and first days of all versions, the newest first.
///
/// # Errors
/// A fault of the engine.
pub async fn versions(tx: &mut Tx) -> Outcome<Vec<(String, Day)>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all("SELECT version, in_force_from FROM statutes WHERE coop = $1 ORDER BY in_force_from DESC, recorded_at DESC", (coop,))
        .await?;
    rows.iter().map(|row| Ok((row.get("version")?, row.get("in_force_from")?))).collect()
}

pub(crate) async fn insert_statutes(tx: &mut Tx, new: &StatutesRow) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "INSERT INTO statutes (coop, version, in_force_from, text, sha256, recorded_at) VALUES ($1, $2, $3, $4, $5, $6)",
        (coop, &new.version, new.in_force_from, &new.text, &new.sha256, now),
    )
    .await?;
    Ok(())
}

/// A declaration. The person's data are there until it is refused.
#[derive(Clone, Debug)]
pub struct DeclarationRow {
    /// Identifier.
    pub id: Id<Declaration>,
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub standing: Decision,
    /// Who declared.
    pub person: Option<NewPerson>,
    /// Shares.
    pub shares: u32,
    /// Version of the statutes that was handed over, and its hash.
    pub statutes: Option<(String, String)>,
    /// When the statutes were handed over.
    pub statutes_given_at: Option<Instant>,
    /// Consent to the newsletter.
    pub newsletter: bool,
    /// When it was declared.
    pub declared_at: Instant,
    /// When it was decided.
    pub decided_at: Option<Instant>,
}

fn read_person(row: &Row) -> Outcome<Option<NewPerson>> {
    let Some(given_name) = row.maybe::<Line>("given_name")? else { return Ok(None) };
    Ok(Some(NewPerson {
        given_name,
        family_name: row.get("family_name")?,
        email: row.get("email")?,
        lang: row.get::<Lang>("lang")?,
        street: row.maybe("street")?,
        postcode: row.maybe("postcode")?,
        city: row.maybe("city")?,
        country: row.maybe("country")?,
        born_on: row.maybe("born_on")?,
    }))
}

fn read_declaration(row: &Row) -> Outcome<DeclarationRow> {
    let state: String = row.get("state")?;
    let statutes: Option<String> = row.maybe("statutes")?;
    Ok(DeclarationRow {
        id: row.get("id")?,
        number: row.get("number")?,
        standing: Decision::from_field(&state).map_err(|_| anyhow::anyhow!("the state {state}"))?,
        person: read_person(row)?,
        shares: row.maybe("shares")?.unwrap_or_default(),
        statutes: statutes.zip(row.maybe("statutes_sha256")?),
        statutes_given_at: row.maybe("statutes_given_at")?,
        newsletter: row.maybe::<Instant>("newsletter_accepted_at")?.is_some(),
        declared_at: row.get("declared_at")?,
        decided_at: row.maybe("decided_at")?,
    })
}

/// A declaration.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn declaration(tx: &mut Tx, id: Id<Declaration>) -> Outcome<DeclarationRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "declaration",
            "SELECT id, number, state, given_name, family_name, email, lang, street, postcode, city, country, born_on, shares,
                    statutes, statutes_sha256, statutes_given_at, newsletter_accepted_at, declared_at, decided_at
             FROM declaration WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    read_declaration(&row)
}

/// Declarations that wait for the board, the oldest first, at most 100.
///
/// # Errors
/// A fault of the engine.
pub async fn open_declarations(tx: &mut Tx) -> Outcome<Vec<DeclarationRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, number, state, given_name, family_name, email, lang, street, postcode, city, country, born_on, shares,
                    statutes, statutes_sha256, statutes_given_at, newsletter_accepted_at, declared_at, decided_at
             FROM declaration WHERE coop = $1 AND state = 'declared' ORDER BY declared_at, id LIMIT 100",
            (coop,),
        )
        .await?;
    rows.iter().map(read_declaration).collect()
}

/// Whether this address has an open declaration (its number) or belongs to a member already (nothing).
pub(crate) async fn address_taken(tx: &mut Tx, email: &str) -> Outcome<Option<Option<i64>>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT number FROM declaration WHERE coop = $1 AND email = $2 AND state = 'declared'
             UNION ALL
             SELECT NULL AS number FROM person p JOIN member m ON m.coop = p.coop AND m.person = p.id WHERE p.coop = $1 AND p.email = $2",
            (coop, email),
        )
        .await?;
    row.map(|row| row.maybe("number")).transpose()
}

pub(crate) async fn insert_declaration(
    tx: &mut Tx,
    number: i64,
    new: &NewDeclaration,
    statutes: &StatutesRow,
    given_at: Instant,
) -> Outcome<Id<Declaration>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    let newsletter = new.newsletter.then_some(now);
    let person = (&new.given_name, &new.family_name, new.email.as_str(), new.lang);
    let address = (&new.street, &new.postcode, &new.city, &new.country);
    tx.run(
        "INSERT INTO declaration (coop, id, number, state, given_name, family_name, email, lang, street, postcode, city, country, born_on,
            shares, statutes, statutes_sha256, statutes_given_at, duty_accepted_at, privacy_accepted_at, newsletter_accepted_at, declared_at)
         VALUES ($1, $2, $3, 'declared', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, $17)",
        (
            coop,
            id,
            number,
            person.0,
            person.1,
            person.2,
            person.3,
            address.0,
            address.1,
            address.2,
            address.3,
            new.born_on,
            new.shares,
            &statutes.version,
            &statutes.sha256,
            given_at,
            now,
            newsletter,
        ),
    )
    .await?;
    Ok(id)
}

pub(crate) async fn set_admitted(tx: &mut Tx, id: Id<Declaration>) -> Outcome<()> {
    let (coop, now, login) = (tx.coop().to_owned(), tx.now(), tx.who().login);
    tx.run(
        "UPDATE declaration SET state = 'admitted', decided_at = $3, decided_by = $4 WHERE coop = $1 AND id = $2",
        (coop, id, now, login),
    )
    .await?;
    Ok(())
}

/// Erases everything but number and dates (§ 15(2) sentence 4 GenG).
pub(crate) async fn erase_declaration(tx: &mut Tx, id: Id<Declaration>, notice: Option<Id<Mail>>) -> Outcome<()> {
    let (coop, now, login) = (tx.coop().to_owned(), tx.now(), tx.who().login);
    tx.run(
        "UPDATE declaration SET state = 'refused', decided_at = $3, decided_by = $4, refusal_mail = $5,
            given_name = NULL, family_name = NULL, email = NULL, lang = NULL, street = NULL, postcode = NULL, city = NULL, country = NULL,
            born_on = NULL, shares = NULL, statutes = NULL, statutes_sha256 = NULL, statutes_given_at = NULL, duty_accepted_at = NULL,
            privacy_accepted_at = NULL, newsletter_accepted_at = NULL
         WHERE coop = $1 AND id = $2",
        (coop, id, now, login, notice),
    )
    .await?;
    Ok(())
}

/// The notice that was just queued for this address.
pub(crate) async fn find_refusal_mail(tx: &mut Tx, recipient: &str, subject: &str) -> Outcome<Option<Id<Mail>>> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let row = tx
        .maybe(
            "SELECT id FROM outbox WHERE coop = $1 AND recipient = $2 AND subject = $3 AND queued_at = $4 AND sent_at IS NULL",
            (coop, recipient, subject, now),
        )
        .await?;
    row.map(|row| row.get("id")).transpose()
}

/// Erases notices of refusal that have left the house, and what was written to the same address before.
pub(crate) async fn erase_notices(tx: &mut Tx) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let waiting = tx.all("SELECT refusal_mail AS id FROM declaration WHERE coop = $1 AND refusal_mail IS NOT NULL", (&coop,)).await?;
    for row in waiting {
        let id: Id<Mail> = row.get("id")?;
        let erased = tx
            .run(
                "UPDATE outbox SET recipient = '', subject = '', body = ''
                 WHERE coop = $1 AND sent_at IS NOT NULL
                   AND recipient = (SELECT n.recipient FROM outbox n WHERE n.coop = $1 AND n.id = $2 AND n.sent_at IS NOT NULL)
                   AND queued_at <= (SELECT n.queued_at FROM outbox n WHERE n.coop = $1 AND n.id = $2)",
                (&coop, id),
            )
            .await?;
        if erased > 0 {
            tx.run("UPDATE declaration SET refusal_mail = NULL WHERE coop = $1 AND refusal_mail = $2", (&coop, id)).await?;
        }
    }
    Ok(())
}
