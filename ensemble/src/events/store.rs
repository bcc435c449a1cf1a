//! The tables of info sessions.

use super::rules::{InfoSession, NewSession, Registration, State};
use crate::{
    base::{Email, FromField, Id, Instant, Lang, Line, Outcome},
    db::{Row, Tx},
};

/// An info session as recorded.
#[derive(Clone, Debug)]
pub struct SessionRow {
    /// Identifier.
    pub id: Id<InfoSession>,
    /// Title in German.
    pub title_de: String,
    /// Title in English.
    pub title_en: String,
    /// Beginning.
    pub starts_at: Instant,
    /// End.
    pub ends_at: Instant,
    /// The language that is spoken.
    pub lang: Lang,
    /// Where.
    pub place: Option<String>,
    /// Link to the video room.
    pub video_link: Option<String>,
    /// Seats.
    pub seats: u32,
    /// Seats held, offered or confirmed.
    pub taken: u32,
}

impl SessionRow {
    /// The day in Berlin.
    #[must_use]
    pub fn day(&self) -> crate::base::Day {
        crate::base::day_in_berlin(self.starts_at)
    }

    /// The title in a language.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.title_de,
            Lang::En => &self.title_en,
        }
    }

    /// Seats that are free.
    #[must_use]
    pub fn free(&self) -> u32 {
        self.seats.saturating_sub(self.taken)
    }

    fn read(row: &Row) -> Outcome<Self> {
        Ok(Self {
            id: row.get("id")?,
            title_de: row.get("title_de")?,
            title_en: row.get("title_en")?,
            starts_at: row.get("starts_at")?,
            ends_at: row.get("ends_at")?,
            lang: row.get("lang")?,
            place: row.maybe("place")?,
            video_link: row.maybe("video_link")?,
            seats: row.get("seats")?,
            taken: row.get("taken")?,
        })
    }
}

/// A registration as recorded.
#[derive(Clone, Debug)]
pub struct RegistrationRow {
    /// Identifier.
    pub id: Id<Registration>,
    /// The session.
    pub session: Id<InfoSession>,
    /// Order of arrival within the session.
    pub arrival: i64,
    /// Name.
    pub name: String,
    /// Mail address.
    pub email: Email,
    /// Where it stands.
    pub state: State,
    /// When a hold or an offer ends.
    pub until: Option<Instant>,
    /// Whether the person came, once somebody has marked it.
    pub attended: Option<bool>,
    /// When the last mail about it was written.
    pub mailed_at: Instant,
    /// When the person registered.
    pub recorded_at: Instant,
}

impl RegistrationRow {
    fn read(row: &Row) -> Outcome<Self> {
        let state: String = row.get("state")?;
        Ok(Self {
            id: row.get("id")?,
            session: row.get("session")?,
            arrival: row.get("arrival")?,
            name: row.get("name")?,
            email: row.get("email")?,
            state: State::from_field(&state).map_err(|_| anyhow::anyhow!("the state {state}"))?,
            until: row.maybe("until")?,
            attended: row.maybe("attended")?,
            mailed_at: row.get("mailed_at")?,
            recorded_at: row.get("recorded_at")?,
        })
    }
}

fn registrations_of(rows: &[Row]) -> Outcome<Vec<RegistrationRow>> {
    rows.iter().map(RegistrationRow::read).collect()
}

/// A session.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn session(tx: &mut Tx, id: Id<InfoSession>) -> Outcome<SessionRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "info session",
            "SELECT id, title_de, title_en, starts_at, ends_at, lang, place, video_link, seats, taken
             FROM info_session WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    SessionRow::read(&row)
}

/// Sessions that begin after an instant, the next first, at most 100.
///
/// # Errors
/// A fault of the engine.
pub async fn sessions_after(tx: &mut Tx, after: Instant) -> Outcome<Vec<SessionRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, title_de, title_en, starts_at, ends_at, lang, place, video_link, seats, taken
             FROM info_session WHERE coop = $1 AND starts_at > $2 ORDER BY starts_at, id LIMIT 100",
            (coop, after),
        )
        .await?;
    rows.iter().map(SessionRow::read).collect()
}

/// Sessions that have begun by an instant, the latest first, at most 50.
///
/// # Errors
/// A fault of the engine.
pub async fn sessions_before(tx: &mut Tx, until: Instant) -> Outcome<Vec<SessionRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, title_de, title_en, starts_at, ends_at, lang, place, video_link, seats, taken
             FROM info_session WHERE coop = $1 AND starts_at <= $2 ORDER BY starts_at DESC, id DESC LIMIT 50",
            (coop, until),
        )
        .await?;
    rows.iter().map(SessionRow::read).collect()
}

pub(super) async fn insert_session(tx: &mut Tx, new: &NewSession) -> Outcome<Id<InfoSession>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO info_session (coop, id, title_de, title_en, starts_at, ends_at, lang, place, video_link, seats, taken, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11)",
        (coop, id, &new.title_de, &new.title_en, new.starts_at, new.ends_at, new.lang, &new.place, &new.video_link, new.seats, now),
    )
    .await?;
    Ok(id)
}

/// Takes a seat if one is free: one guarded statement, so that rivals cannot both have the last one.
pub(super) async fn take_seat(tx: &mut Tx, id: Id<InfoSession>) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let touched = tx.run("UPDATE info_session SET taken = taken + 1 WHERE coop = $1 AND id = $2 AND taken < seats", (coop, id)).await?;
    Ok(touched == 1)
}

pub(super) async fn give_seat_back(tx: &mut Tx, id: Id<InfoSession>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE info_session SET taken = taken - 1 WHERE coop = $1 AND id = $2", (coop, id)).await?;
    Ok(())
}

pub(super) async fn set_seats(tx: &mut Tx, id: Id<InfoSession>, seats: u32) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE info_session SET seats = $3 WHERE coop = $1 AND id = $2", (coop, id, seats)).await?;
    Ok(())
}

/// A registration.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn registration(tx: &mut Tx, id: Id<Registration>) -> Outcome<RegistrationRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "registration",
            "SELECT id, session, arrival, name, email, state, until, attended, mailed_at, recorded_at
             FROM registration WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    RegistrationRow::read(&row)
}

/// The registrations of a session in the order of arrival.
///
/// # Errors
/// A fault of the engine.
pub async fn registrations(tx: &mut Tx, session: Id<InfoSession>) -> Outcome<Vec<RegistrationRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, session, arrival, name, email, state, until, attended, mailed_at, recorded_at
             FROM registration WHERE coop = $1 AND session = $2 ORDER BY arrival",
            (coop, session),
        )
        .await?;
    registrations_of(&rows)
}

/// The living registration of an address, if there is one.
pub(super) async fn living(tx: &mut Tx, session: Id<InfoSession>, email: &str) -> Outcome<Option<RegistrationRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT id, session, arrival, name, email, state, until, attended, mailed_at, recorded_at
             FROM registration WHERE coop = $1 AND session = $2 AND email = $3
             AND state IN ('held', 'waiting', 'offered', 'confirmed')",
            (coop, session, email),
        )
        .await?;
    row.map(|row| RegistrationRow::read(&row)).transpose()
}

/// Records a registration and returns it; it stands behind all that came before it.
pub(super) async fn insert_registration(
    tx: &mut Tx,
    session: Id<InfoSession>,
    name: &Line,
    email: &str,
    state: State,
    until: Option<Instant>,
) -> Outcome<Id<Registration>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    tx.run(
        "INSERT INTO registration (coop, id, session, arrival, name, email, state, until, mailed_at, recorded_at)
         SELECT $1, $2, $3, COALESCE(MAX(arrival), 0) + 1, $4, $5, $6, CAST($7 AS BIGINT), CAST($8 AS BIGINT), CAST($9 AS BIGINT)
         FROM registration WHERE coop = $1 AND session = $3",
        (coop, id, session, name, email, state.code(), until, now, now),
    )
    .await?;
    Ok(id)
}

pub(super) async fn set_state(tx: &mut Tx, id: Id<Registration>, state: State, until: Option<Instant>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE registration SET state = $3, until = $4, mailed_at = $5 WHERE coop = $1 AND id = $2",
        (coop, id, state.code(), until, now),
    )
    .await?;
    Ok(())
}

pub(super) async fn first_waiting(tx: &mut Tx, session: Id<InfoSession>) -> Outcome<Option<RegistrationRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT id, session, arrival, name, email, state, until, attended, mailed_at, recorded_at
             FROM registration WHERE coop = $1 AND session = $2 AND state = 'waiting' ORDER BY arrival LIMIT 1",
            (coop, session),
        )
        .await?;
    row.map(|row| RegistrationRow::read(&row)).transpose()
}

/// How many stand on the waiting list up to and with this arrival: the place in the queue.
///
/// # Errors
/// A fault of the engine.
pub async fn place_in_queue(tx: &mut Tx, session: Id<InfoSession>, arrival: i64) -> Outcome<i64> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "place",
            "SELECT COUNT(*) AS place FROM registration WHERE coop = $1 AND session = $2 AND state = 'waiting' AND arrival <= $3",
            (coop, session, arrival),
        )
        .await?;
    row.get("place")
}

/// Holds and offers that ran out, the first first, at most 200.
pub(super) async fn run_out(tx: &mut Tx) -> Outcome<Vec<RegistrationRow>> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let rows = tx
        .all(
            "SELECT id, session, arrival, name, email, state, until, attended, mailed_at, recorded_at
             FROM registration WHERE coop = $1 AND state IN ('held', 'offered') AND until <= $2 ORDER BY until, arrival LIMIT 200",
            (coop, now),
        )
        .await?;
    registrations_of(&rows)
}

/// Confirmed registrations of sessions that begin in these hours and have not been reminded, at most 200.
pub(super) async fn to_remind(tx: &mut Tx, from: Instant, to: Instant) -> Outcome<Vec<RegistrationRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT r.id, r.session, r.arrival, r.name, r.email, r.state, r.until, r.attended, r.mailed_at, r.recorded_at
             FROM info_session s JOIN registration r ON r.coop = s.coop AND r.session = s.id
             WHERE s.coop = $1 AND s.starts_at >= $2 AND s.starts_at < $3 AND r.state = 'confirmed' AND r.reminded_at IS NULL
             ORDER BY s.starts_at, r.arrival LIMIT 200",
            (coop, from, to),
        )
        .await?;
    registrations_of(&rows)
}

pub(super) async fn set_reminded(tx: &mut Tx, id: Id<Registration>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run("UPDATE registration SET reminded_at = $3 WHERE coop = $1 AND id = $2", (coop, id, now)).await?;
    Ok(())
}

pub(super) async fn set_attended(tx: &mut Tx, id: Id<Registration>, attended: bool) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE registration SET attended = $3 WHERE coop = $1 AND id = $2", (coop, id, attended)).await?;
    Ok(())
}

/// For the desk: sessions to come, confirmed places in them, and people who wait.
///
/// # Errors
/// A fault of the engine.
pub async fn counts(tx: &mut Tx) -> Outcome<(i64, i64)> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let row = tx
        .one(
            "counts",
            "SELECT COUNT(DISTINCT s.id) AS sessions, COUNT(r.id) AS unmarked FROM info_session s
             LEFT JOIN registration r ON r.coop = s.coop AND r.session = s.id AND r.state = 'confirmed' AND r.attended IS NULL
             AND s.starts_at <= $2 WHERE s.coop = $1 AND s.ends_at > $2 - 1209600000000",
            (coop, now),
        )
        .await?;
    Ok((row.get("sessions")?, row.get("unmarked")?))
}
