//! What is written to people about a session, always in the session's language.

use super::{
    rules::Registration,
    store::{RegistrationRow, SessionRow},
};
use crate::{
    base::{Id, Instant, Outcome, Said, day_in_berlin},
    db::{Mail, Tx},
};

const TAG_DIGITS: usize = 32;

fn tag(tx: &Tx, id: Id<Registration>) -> String {
    tx.house().sealer().tag("registration", id.to_string().as_bytes()).chars().take(TAG_DIGITS).collect()
}

/// The token of a registration's link: its id and a keyed checksum (128 bits) that only this house can make.
pub(super) fn token(tx: &Tx, id: Id<Registration>) -> String {
    format!("{id}.{}", tag(tx, id))
}

/// The registration of a token, if the token is ours.
pub(super) fn read_token(tx: &Tx, token: &str) -> Option<Id<Registration>> {
    let (id, given) = token.split_once('.')?;
    let id = id.parse().ok()?;
    // Hashes are compared, so that the time tells nothing of the difference.
    let same = crate::base::sha256(given.as_bytes()) == crate::base::sha256(tag(tx, id).as_bytes());
    same.then_some(id)
}

fn link(tx: &Tx, id: Id<Registration>) -> String {
    tx.house().link(&format!("/info-sessions/registration/{}", token(tx, id)))
}

/// When and where, in a few lines.
fn facts(said: &Said, session: &SessionRow) -> String {
    let mut lines = vec![
        session.title(session.lang).to_owned(),
        said.weekday(day_in_berlin(session.starts_at)),
        said.times(session.starts_at, session.ends_at),
    ];
    lines.extend(session.place.clone());
    lines.extend(session.video_link.clone());
    lines.join("\n")
}

/// Calendar file of a session.
pub(super) fn calendar(tx: &Tx, session: &SessionRow) -> Vec<u8> {
    let said = tx.say(session.lang);
    papers::calendar::write(&papers::calendar::Event {
        uid: format!("info-session-{}@{}", session.id, tx.coop()),
        sequence: 0,
        stamp: tx.now(),
        starts_at: session.starts_at,
        ends_at: session.ends_at,
        title: session.title(session.lang).to_owned(),
        description: said.say("events-calendar-text"),
        place: session.place.clone().or_else(|| session.video_link.clone()).unwrap_or_default(),
        url: tx.house().link(&format!("/info-sessions/{}", session.id)),
        organizer: None,
        cancelled: false,
    })
}

async fn write(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow, kind: Kind<'_>) -> Outcome<()> {
    let said = tx.say(session.lang);
    let values = [
        ("name", to.name.clone()),
        ("facts", facts(&said, session)),
        ("link", link(tx, to.id)),
        ("day", said.weekday(day_in_berlin(session.starts_at))),
        ("until", kind.until.map(|until| said.instant(until)).unwrap_or_default()),
        ("place", kind.place.to_string()),
    ];
    let attachment = kind.calendar.then(|| ("info-session.ics".to_owned(), "text/calendar".to_owned(), calendar(tx, session)));
    tx.mail(Mail {
        to: to.email.to_string(),
        subject: said.with(kind.subject, values.clone()),
        body: said.with(kind.body, values),
        attachment,
    })
    .await
}

#[derive(Default)]
struct Kind<'a> {
    subject: &'a str,
    body: &'a str,
    until: Option<Instant>,
    place: i64,
    calendar: bool,
}

/// A seat is held: open the link within half an hour.
pub(super) async fn held(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow) -> Outcome<()> {
    let kind = Kind { subject: "events-mail-held-subject", body: "events-mail-held-body", until: to.until, ..Kind::default() };
    write(tx, session, to, kind).await
}

/// All seats are taken: the place on the waiting list.
pub(super) async fn waiting(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow, place: i64) -> Outcome<()> {
    let kind = Kind { subject: "events-mail-waiting-subject", body: "events-mail-waiting-body", place, ..Kind::default() };
    write(tx, session, to, kind).await
}

/// Somebody registered this address again.
pub(super) async fn known(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow) -> Outcome<()> {
    write(tx, session, to, Kind { subject: "events-mail-known-subject", body: "events-mail-known-body", ..Kind::default() }).await
}

/// A seat has become free: accept or decline until then.
pub(super) async fn offered(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow, until: Instant) -> Outcome<()> {
    let kind = Kind { subject: "events-mail-offered-subject", body: "events-mail-offered-body", until: Some(until), ..Kind::default() };
    write(tx, session, to, kind).await
}

/// The seat is hers; the calendar file comes with it.
pub(super) async fn confirmed(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow) -> Outcome<()> {
    let kind = Kind { subject: "events-mail-confirmed-subject", body: "events-mail-confirmed-body", calendar: true, ..Kind::default() };
    write(tx, session, to, kind).await
}

/// The seat was given back.
pub(super) async fn cancelled(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow) -> Outcome<()> {
    write(tx, session, to, Kind { subject: "events-mail-cancelled-subject", body: "events-mail-cancelled-body", ..Kind::default() }).await
}

/// Tomorrow.
pub(super) async fn reminder(tx: &mut Tx, session: &SessionRow, to: &RegistrationRow) -> Outcome<()> {
    let kind = Kind { subject: "events-mail-reminder-subject", body: "events-mail-reminder-body", calendar: true, ..Kind::default() };
    write(tx, session, to, kind).await
}
