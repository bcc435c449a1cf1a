//! The only place where the product reads the time.

use super::{Day, Instant, midnight_in_berlin};
use jiff::SignedDuration;

/// Tells the time; a demo or a test may live on another day than the machine does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    ahead: SignedDuration,
}

impl Clock {
    /// The machine's own time.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// A clock that shows 09:00 of `day` in Berlin at this moment and then runs on.
    #[must_use]
    pub fn starting_on(day: Day) -> Self {
        let morning = midnight_in_berlin(day).checked_add(SignedDuration::from_hours(9)).unwrap_or(Instant::UNIX_EPOCH);
        Self { ahead: morning.duration_since(Instant::now()) }
    }

    /// The instant it is now, to the millisecond.
    #[must_use]
    pub fn now(&self) -> Instant {
        let now = Instant::now().checked_add(self.ahead).unwrap_or(Instant::MAX);
        Instant::from_millisecond(now.as_millisecond()).unwrap_or(now)
    }
}
