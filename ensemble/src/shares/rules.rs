//! Shares: what falls due, what a payment settles, when more can be taken.

use crate::base::{Cents, Day, Refusal};

/// A movement of shares.
pub enum Movement {}
/// A declaration for further shares.
pub enum Further {}

const DAYS_TO_PAY: i64 = 14;

/// The day on which newly taken shares fall due.
#[must_use]
pub fn due_on(taken_on: Day) -> Day {
    taken_on.checked_add(jiff::SignedDuration::from_hours(24 * DAYS_TO_PAY)).unwrap_or(taken_on)
}

/// How a payment is used: on what is owed first (R3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// Credited to the member.
    pub applied: Cents,
    /// Beyond what is owed.
    pub over: Cents,
}

/// Splits a payment (R3).
#[must_use]
pub fn settle(owed: Cents, paid: Cents) -> Use {
    let applied = paid.min(owed.at_least_zero());
    Use { applied, over: paid - applied }
}

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Holding {
    /// Number of shares.
    pub shares: u32,
    /// What has to be paid on them in all.
    pub subscribed_cents: Cents,
    /// What has been paid: the credit balance.
    pub paid_cents: Cents,
    /// What is still owed.
    pub owed_cents: Cents,
}

/// Whether a member may take further shares (R4, R6).
///
/// # Errors
/// `shares-number`, `shares-most`, `shares-unpaid` or `shares-duty-missing`.
pub fn may_take(holding: Holding, further: u32, duty_accepted: bool, share: Cents, most: u32) -> Result<(), Refusal> {
    if further == 0 {
        return Err(Refusal::new("shares-number").field("shares"));
    }
    if holding.shares.saturating_add(further) > most {
        return Err(Refusal::new("shares-most").field("shares").law("§ 7a Abs. 1 GenG").with("most", most).with("held", holding.shares));
    }
    if holding.owed_cents > share {
        return Err(Refusal::new("shares-unpaid").field("shares").law("§ 15b Abs. 2 GenG"));
    }
    if !duty_accepted {
        return Err(Refusal::new("shares-duty-missing").field("duty_accepted").law("§ 15a, § 15b GenG"));
    }
    Ok(())
}
