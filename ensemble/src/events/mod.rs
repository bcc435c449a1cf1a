//! Info sessions with limited seats. See the README of this room.

mod acts;
mod api;
mod letters;
mod pages;
mod rules;
mod store;

#[cfg(test)]
mod tests;

pub use acts::{Registered, cancel, change_seats, confirm, expire, mark_attendance, plan_session, register, remind};
pub use api::api;
pub use pages::pages;
pub use rules::{InfoSession, NewSession, Registration, State};
pub use store::{RegistrationRow, SessionRow, counts, registrations, session, sessions_after, sessions_before};

use crate::{
    base::{Outcome, Said},
    db::Tx,
    web::WorkList,
};

/// What falls due in this room by itself: holds and offers that ran out, reminders.
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    expire(tx).await?;
    remind(tx).await?;
    Ok(())
}

/// The work lists of this room on the desk.
///
/// # Errors
/// A fault of the engine.
pub async fn work_lists(tx: &mut Tx, said: &Said) -> Outcome<Vec<WorkList>> {
    let (_, unmarked) = counts(tx).await?;
    Ok(vec![WorkList::new(said.say("events-work-attendance"), unmarked, "/desk/info-sessions", "events.mark_attendance")])
}
