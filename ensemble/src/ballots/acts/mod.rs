//! The verbs of a secret vote: set it up, make the keys, send the codes, vote, count.

mod codes;
mod count;
mod keys;
mod outside;
mod papers;
mod set_up;
mod vote;

pub use codes::{ask_letter, draw_codes, print_letter, renew_code};
pub(super) use codes::{lacking, link, without_code};
pub use count::{archive, hand_over_part, sum_up};
pub(super) use keys::{complete, is_group, next, rule_key};
pub use keys::{hand_over, published};
pub use outside::{copy_voters, load_codes};
pub use papers::{agree_papers, close, take_back_paper, vote_on_paper};
pub use set_up::{abandon, renew_link, set_up};
pub(super) use vote::Exponent;
pub use vote::{Looked, Receipt, check_some, look, open, receive, test_ballot};

use super::store::{self, BallotBox};
use crate::{
    base::{Outcome, Refusal},
    db::Tx,
};
use ballot::{Belenios2048 as Suite, Fault, Poll, Setup};
use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};

/// Polls whose set-up was checked, by the election's identifier and the instant of the opening: checking one takes a second for a
/// thousand voters, and it never changes.
static POLLS: LazyLock<Mutex<HashMap<OpenedOnce, Arc<Poll<Suite>>>>> = LazyLock::new(Mutex::default);

/// An election's identifier and the instant at which its box was opened, in microseconds since 1970.
type OpenedOnce = (String, i64);

/// A refusal that says what is wrong with a record, in the words of the crate that checked it.
fn beside(code: &'static str, field: &'static str, fault: &impl std::fmt::Display) -> Refusal {
    Refusal::new(code).field(field).with("fault", fault)
}

fn setup(records: &store::Records) -> Setup<'_> {
    Setup { election: records.election.as_bytes(), trustees: records.trustees.as_bytes(), credentials: records.credentials.as_bytes() }
}

async fn check_setup(records: store::Records) -> Outcome<Result<Poll<Suite>, Fault>> {
    Ok(tokio::task::spawn_blocking(move || Poll::open(setup(&records))).await.map_err(anyhow::Error::from)?)
}

/// The poll of an opened ballot box.
async fn poll(tx: &mut Tx, of: &BallotBox) -> Outcome<Arc<Poll<Suite>>> {
    let key = (of.uuid.clone(), of.opened_at.map_or(0, jiff::Timestamp::as_microsecond));
    if let Some(known) = POLLS.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Ok(known.clone());
    }
    let records = store::records(tx, of.item).await?;
    let opened = Arc::new(check_setup(records).await?.map_err(anyhow::Error::from)?);
    POLLS.lock().unwrap_or_else(PoisonError::into_inner).insert(key, opened.clone());
    Ok(opened)
}
