//! The verbs of info sessions. A seat is taken and given back in the same transaction as the registration that has it.

use super::{
    letters,
    rules::{self, HOLD, InfoSession, MAIL_AGAIN, NewSession, OFFER, Registration, State},
    store::{self, RegistrationRow, SessionRow},
};
use crate::{
    access::Thing,
    base::{Email, Error, Id, Line, Outcome},
    db::Tx,
};

/// Plans an info session.
///
/// # Errors
/// What [`NewSession::check`] has against it; [`Error::NotAllowed`].
pub async fn plan_session(tx: &mut Tx, new: &NewSession) -> Outcome<Id<InfoSession>> {
    tx.allow("events.plan", &Thing::any())?;
    new.check(tx.now())?;
    let id = store::insert_session(tx, new).await?;
    tx.note("events.plan_session", id, &serde_json::json!({ "starts_at": new.starts_at, "seats": new.seats }));
    Ok(id)
}

/// What a registration came to. The token opens its link; it is mailed and shown to nobody else.
#[derive(Clone, Debug)]
pub struct Registered {
    /// The registration.
    pub registration: Id<Registration>,
    /// Where it stands.
    pub state: State,
    /// The token of its link.
    pub token: String,
}

/// Registers somebody: a seat is held for half an hour, or a place on the waiting list is given. An address that is already
/// registered gets its link again by mail; to the page both sound alike.
///
/// # Errors
/// `events-begun` once the session has begun; [`Error::Missing`] if there is no such session.
pub async fn register(tx: &mut Tx, session: Id<InfoSession>, name: &Line, email: &Email) -> Outcome<Registered> {
    let row = store::session(tx, session).await?;
    rules::still_open(row.starts_at, tx.now())?;
    let address = email.as_str().to_lowercase();
    // The address is looked up before a seat is counted, so that no seat leaks.
    if let Some(known) = store::living(tx, session, &address).await? {
        return remind_of_link(tx, &row, known).await;
    }
    let (state, until) = if store::take_seat(tx, session).await? {
        (State::Held, Some(rules::ends(tx.now(), HOLD, row.starts_at)))
    } else {
        (State::Waiting, None)
    };
    let id = store::insert_registration(tx, session, name, &address, state, until).await?;
    let registration = store::registration(tx, id).await?;
    if state == State::Held {
        letters::held(tx, &row, &registration).await?;
    } else {
        let place = store::place_in_queue(tx, session, registration.arrival).await?;
        letters::waiting(tx, &row, &registration, place).await?;
    }
    tx.note("events.register", id, &serde_json::json!({ "session": session, "state": state }));
    Ok(Registered { registration: id, state, token: letters::token(tx, id) })
}

/// The address is known: its owner gets the link again (at most every quarter of an hour), and nothing changes.
async fn remind_of_link(tx: &mut Tx, session: &SessionRow, known: RegistrationRow) -> Outcome<Registered> {
    if tx.now().duration_since(known.mailed_at) >= MAIL_AGAIN {
        store::set_state(tx, known.id, known.state, known.until).await?;
        letters::known(tx, session, &known).await?;
    }
    tx.note("events.register", known.id, &serde_json::json!({ "session": session.id, "known": true }));
    Ok(Registered { registration: known.id, state: known.state, token: letters::token(tx, known.id) })
}

/// The registration that a link belongs to, with its session.
///
/// # Errors
/// [`Error::Missing`] if the link is not one of ours.
pub async fn by_link(tx: &mut Tx, token: &str) -> Outcome<(RegistrationRow, SessionRow)> {
    let id = letters::read_token(tx, token).ok_or(Error::Missing("registration"))?;
    let registration = store::registration(tx, id).await?;
    let session = store::session(tx, registration.session).await?;
    Ok((registration, session))
}

/// Confirms a held or offered seat by the mailed link (double opt-in). A second time changes nothing.
///
/// # Errors
/// `events-link-ended`, `events-still-waiting`, `events-over`, `events-begun`.
pub async fn confirm(tx: &mut Tx, token: &str) -> Outcome<Id<Registration>> {
    let (registration, session) = by_link(tx, token).await?;
    rules::still_open(session.starts_at, tx.now())?;
    if !rules::confirm(registration.state, registration.until, tx.now())? {
        return Ok(registration.id);
    }
    store::set_state(tx, registration.id, State::Confirmed, None).await?;
    if rules::reminds(session.starts_at, tx.now()) {
        store::set_reminded(tx, registration.id).await?;
    }
    letters::confirmed(tx, &session, &registration).await?;
    tx.note("events.confirm", registration.id, &serde_json::json!({ "session": session.id }));
    Ok(registration.id)
}

/// Gives a seat or a place on the waiting list back by the link; a freed seat is offered to the first who waits, in the same
/// transaction. A second time changes nothing.
///
/// # Errors
/// `events-begun` once the session has begun.
pub async fn cancel(tx: &mut Tx, token: &str) -> Outcome<Id<Registration>> {
    let (registration, session) = by_link(tx, token).await?;
    if registration.state.is_over() {
        return Ok(registration.id);
    }
    rules::still_open(session.starts_at, tx.now())?;
    store::set_state(tx, registration.id, State::Cancelled, None).await?;
    if registration.state.takes_a_seat() {
        hand_over(tx, &session).await?;
    }
    letters::cancelled(tx, &session, &registration).await?;
    tx.note("events.cancel", registration.id, &serde_json::json!({ "session": session.id, "was": registration.state }));
    Ok(registration.id)
}

/// A seat has become free: it goes to the first who waits, or back to the session.
async fn hand_over(tx: &mut Tx, session: &SessionRow) -> Outcome<()> {
    let next = if tx.now() < session.starts_at { store::first_waiting(tx, session.id).await? } else { None };
    match next {
        None => store::give_seat_back(tx, session.id).await,
        Some(next) => offer(tx, session, &next).await,
    }
}

async fn offer(tx: &mut Tx, session: &SessionRow, next: &RegistrationRow) -> Outcome<()> {
    let until = rules::ends(tx.now(), OFFER, session.starts_at);
    store::set_state(tx, next.id, State::Offered, Some(until)).await?;
    letters::offered(tx, session, next, until).await?;
    tx.note("events.offer", next.id, &serde_json::json!({ "session": session.id, "until": until }));
    Ok(())
}

/// Ends holds and offers that ran out, the first first; each freed seat is handed over at once. Returns how many.
///
/// # Errors
/// A fault of the engine.
pub async fn expire(tx: &mut Tx) -> Outcome<usize> {
    let ended = store::run_out(tx).await?;
    for registration in &ended {
        let session = store::session(tx, registration.session).await?;
        store::set_state(tx, registration.id, State::Expired, None).await?;
        hand_over(tx, &session).await?;
        tx.note("events.expire", registration.id, &serde_json::json!({ "session": session.id, "was": registration.state }));
    }
    Ok(ended.len())
}

/// Reminds everybody who has a confirmed seat, once, the day before. Returns how many.
///
/// # Errors
/// A fault of the engine.
pub async fn remind(tx: &mut Tx) -> Outcome<usize> {
    let (from, to) = rules::tomorrow(tx.today());
    let due = store::to_remind(tx, from, to).await?;
    for registration in &due {
        let session = store::session(tx, registration.session).await?;
        store::set_reminded(tx, registration.id).await?;
        letters::reminder(tx, &session, registration).await?;
        tx.note("events.remind", registration.id, &serde_json::json!({ "session": session.id }));
    }
    Ok(due.len())
}

/// Marks whether somebody came.
///
/// # Errors
/// `events-not-begun`, `events-not-confirmed`; [`Error::NotAllowed`].
pub async fn mark_attendance(tx: &mut Tx, id: Id<Registration>, attended: bool) -> Outcome<()> {
    tx.allow("events.mark_attendance", &Thing::any())?;
    let registration = store::registration(tx, id).await?;
    let session = store::session(tx, registration.session).await?;
    rules::may_mark(registration.state, session.starts_at, tx.now())?;
    store::set_attended(tx, id, attended).await?;
    tx.note("events.mark_attendance", id, &serde_json::json!({ "attended": attended }));
    Ok(())
}

/// Changes the number of seats. More seats are offered at once to those who wait.
///
/// # Errors
/// `events-seats-taken` if more are taken already, `events-seats-range`, `events-begun`; [`Error::NotAllowed`].
pub async fn change_seats(tx: &mut Tx, id: Id<InfoSession>, seats: u32) -> Outcome<()> {
    tx.allow("events.plan", &Thing::any())?;
    let session = store::session(tx, id).await?;
    rules::still_open(session.starts_at, tx.now())?;
    rules::check_seats(seats, session.taken)?;
    store::set_seats(tx, id, seats).await?;
    for _ in session.taken..seats {
        let Some(next) = store::first_waiting(tx, id).await? else { break };
        if store::take_seat(tx, id).await? {
            offer(tx, &session, &next).await?;
        }
    }
    tx.note("events.change_seats", id, &serde_json::json!({ "from": session.seats, "to": seats }));
    Ok(())
}
