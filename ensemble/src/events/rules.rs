//! Info sessions, places and the waiting list: what follows what.

use crate::base::{Day, FromField, Instant, Lang, Line, Refusal, day_in_berlin, midnight_in_berlin};
use jiff::{SignedDuration, ToSpan};

/// An info session (Infoabend).
pub enum InfoSession {}
/// Somebody's place in a session or on its waiting list (Anmeldung).
pub enum Registration {}

/// How long a seat is held until the mailed link is opened.
pub const HOLD: SignedDuration = SignedDuration::from_mins(30);
/// How long a freed seat is offered to the first on the waiting list.
pub const OFFER: SignedDuration = SignedDuration::from_hours(24);
/// How often the same address is written to about the same session.
pub const MAIL_AGAIN: SignedDuration = SignedDuration::from_mins(15);
const LONGEST: SignedDuration = SignedDuration::from_hours(12);
const SEATS_MOST: u32 = 1_000;

/// What must be known to plan a session.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct NewSession {
    /// Title in German.
    pub title_de: Line,
    /// Title in English.
    pub title_en: Line,
    /// Beginning.
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Instant,
    /// End.
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Instant,
    /// The language that is spoken; all mails of the session are in it.
    pub lang: Lang,
    /// Where, if it has a place.
    pub place: Option<Line>,
    /// Link to the video room, if it has one.
    pub video_link: Option<Line>,
    /// Seats.
    pub seats: u32,
}

impl NewSession {
    /// Whether it can be planned.
    ///
    /// # Errors
    /// `events-past`, `events-end-before-start`, `events-no-place`, `events-link-unsafe`, `events-seats-range`.
    pub fn check(&self, now: Instant) -> Result<(), Refusal> {
        if self.starts_at <= now {
            return Err(Refusal::new("events-past").field("day"));
        }
        if self.ends_at <= self.starts_at || self.ends_at.duration_since(self.starts_at) > LONGEST {
            return Err(Refusal::new("events-end-before-start").field("ends"));
        }
        if self.place.is_none() && self.video_link.is_none() {
            return Err(Refusal::new("events-no-place").field("place"));
        }
        if self.video_link.as_ref().is_some_and(|link| !link.as_str().starts_with("https://")) {
            return Err(Refusal::new("events-link-unsafe").field("video_link"));
        }
        check_seats(self.seats, 0)
    }
}

/// Whether a session can have that many seats when some are taken.
///
/// # Errors
/// `events-seats-range` or `events-seats-taken`.
pub fn check_seats(seats: u32, taken: u32) -> Result<(), Refusal> {
    if seats == 0 || seats > SEATS_MOST {
        return Err(Refusal::new("events-seats-range").field("seats").with("most", SEATS_MOST));
    }
    if seats < taken {
        return Err(Refusal::new("events-seats-taken").field("seats").with("taken", taken));
    }
    Ok(())
}

/// Where a registration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A seat is held until the mailed link is opened.
    Held,
    /// On the waiting list.
    Waiting,
    /// A freed seat is offered for a while.
    Offered,
    /// The seat is hers.
    Confirmed,
    /// Given back by the person.
    Cancelled,
    /// The hold or the offer ran out.
    Expired,
}

impl State {
    const ALL: [Self; 6] = [Self::Held, Self::Waiting, Self::Offered, Self::Confirmed, Self::Cancelled, Self::Expired];

    /// The word in the database and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::Waiting => "waiting",
            Self::Offered => "offered",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
            Self::Expired => "expired",
        }
    }

    /// Whether it takes a seat.
    #[must_use]
    pub const fn takes_a_seat(self) -> bool {
        matches!(self, Self::Held | Self::Offered | Self::Confirmed)
    }

    /// Whether nothing more comes of it.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Cancelled | Self::Expired)
    }

    /// The tone of its mark.
    #[must_use]
    pub const fn tone(self) -> &'static str {
        match self {
            Self::Confirmed => "good",
            Self::Held | Self::Offered => "wait",
            Self::Waiting => "info",
            Self::Cancelled | Self::Expired => "quiet",
        }
    }
}

impl FromField for State {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|state| state.code() == text).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

/// Whether a place can still be asked for, confirmed or given back.
///
/// # Errors
/// `events-begun` once the session has begun.
pub fn still_open(starts_at: Instant, now: Instant) -> Result<(), Refusal> {
    if now >= starts_at { Err(Refusal::new("events-begun")) } else { Ok(()) }
}

/// Whether a registration can be confirmed; `false` if it is already.
///
/// # Errors
/// `events-still-waiting`, `events-over` or `events-link-ended`.
pub fn confirm(state: State, until: Option<Instant>, now: Instant) -> Result<bool, Refusal> {
    match state {
        State::Confirmed => Ok(false),
        State::Waiting => Err(Refusal::new("events-still-waiting")),
        State::Cancelled | State::Expired => Err(Refusal::new("events-over")),
        State::Held | State::Offered if until.is_some_and(|until| until <= now) => Err(Refusal::new("events-link-ended")),
        State::Held | State::Offered => Ok(true),
    }
}

/// When a hold or an offer of that length ends: never after the session has begun.
#[must_use]
pub fn ends(now: Instant, length: SignedDuration, starts_at: Instant) -> Instant {
    now.checked_add(length).unwrap_or(starts_at).min(starts_at)
}

/// The hours in which reminders go out on `today`: sessions that begin tomorrow in Berlin.
#[must_use]
pub fn tomorrow(today: Day) -> (Instant, Instant) {
    let day = |days: i32| today.checked_add(days.days()).unwrap_or(today);
    (midnight_in_berlin(day(1)), midnight_in_berlin(day(2)))
}

/// Whether a confirmation is itself the reminder, because the session begins tomorrow or today.
#[must_use]
pub fn reminds(starts_at: Instant, now: Instant) -> bool {
    starts_at < tomorrow(day_in_berlin(now)).1
}

/// Whether attendance can be marked.
///
/// # Errors
/// `events-not-begun` or `events-not-confirmed`.
pub fn may_mark(state: State, starts_at: Instant, now: Instant) -> Result<(), Refusal> {
    if now < starts_at {
        return Err(Refusal::new("events-not-begun"));
    }
    if state == State::Confirmed { Ok(()) } else { Err(Refusal::new("events-not-confirmed")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::at_in_berlin;
    use jiff::civil::time;

    fn at(hour: i8, minute: i8) -> Instant {
        at_in_berlin(Day::constant(2026, 7, 16), time(hour, minute, 0, 0))
    }

    fn session() -> NewSession {
        let line = |text: &str| Line::from_field(text).unwrap();
        NewSession {
            title_de: line("Infoabend"),
            title_en: line("Info session"),
            starts_at: at(16, 0),
            ends_at: at(17, 15),
            lang: Lang::De,
            place: Some(line("Büro")),
            video_link: None,
            seats: 25,
        }
    }

    #[test]
    fn a_session_needs_a_future_an_end_a_place_and_seats() {
        let code = |session: NewSession| session.check(at(9, 0)).map_err(|refusal| refusal.code);
        assert_eq!(code(session()), Ok(()));
        assert_eq!(code(NewSession { starts_at: at(8, 0), ..session() }), Err("events-past"));
        assert_eq!(code(NewSession { ends_at: at(16, 0), ..session() }), Err("events-end-before-start"));
        assert_eq!(code(NewSession { place: None, ..session() }), Err("events-no-place"));
        let link = Line::from_field("http://video.example").ok();
        assert_eq!(code(NewSession { video_link: link, ..session() }), Err("events-link-unsafe"));
        assert_eq!(code(NewSession { seats: 0, ..session() }), Err("events-seats-range"));
    }

    #[test]
    fn a_hold_ends_after_half_an_hour_or_when_the_session_begins() {
        assert_eq!(ends(at(9, 0), HOLD, at(16, 0)), at(9, 30));
        assert_eq!(ends(at(15, 50), HOLD, at(16, 0)), at(16, 0));
        assert_eq!(confirm(State::Held, Some(at(9, 30)), at(9, 29)), Ok(true));
        assert_eq!(confirm(State::Held, Some(at(9, 30)), at(9, 30)).unwrap_err().code, "events-link-ended");
        assert_eq!(confirm(State::Confirmed, None, at(9, 30)), Ok(false));
    }

    #[test]
    fn tomorrow_is_a_day_of_the_calendar_in_berlin_also_when_the_clock_changes() {
        // 25 October 2026 has 25 hours in Berlin: summer time ends.
        let (from, to) = tomorrow(Day::constant(2026, 10, 24));
        assert_eq!(to.duration_since(from), SignedDuration::from_hours(25));
    }
}
