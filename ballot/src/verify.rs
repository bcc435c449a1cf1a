//! The strict verification of a whole archive. It checks what the reference tool checks and what
//! it lets pass: the published sum, the counts, the order of events, doubled credentials.

use crate::archive::{Archive, Stage};
use crate::ballot::{Ballot, tracker};
use crate::count::{Outcome, Partial, Sum};
use crate::fault::At;
use crate::poll::Poll;
use crate::suite::{Belenios2048, GroupElement, Suite};
use crate::{Fault, Place, Why};
use std::num::NonZero;

/// What a verified archive says.
#[derive(Debug)]
pub struct Verified<S: Suite = Belenios2048> {
    /// The poll.
    pub poll: Poll<S>,
    /// How far it is.
    pub stage: Stage,
    /// The trackers of all ballots in the order of their arrival, revotes included.
    pub trackers: Vec<String>,
    /// The public credentials of these ballots, in decimal.
    pub credentials: Vec<String>,
    /// The sum of the ballots that count.
    pub sum: Sum<S>,
    /// The trustees who have opened it so far.
    pub partials: Vec<(usize, Partial<S>)>,
    /// The result.
    pub outcome: Option<Outcome>,
    /// The hash of the archive: SHA-256, hexadecimal.
    pub archive_hash: String,
}

/// Verifies an archive on all cores.
///
/// # Errors
/// The first fault.
pub fn verify<S: Suite>(bytes: &[u8]) -> Result<Verified<S>, Fault> {
    let threads = std::thread::available_parallelism().map_or(1, NonZero::get);
    verify_on(bytes, threads)
}

/// Verifies an archive on a number of cores.
///
/// # Errors
/// The first fault.
pub fn verify_on<S: Suite>(bytes: &[u8], threads: usize) -> Result<Verified<S>, Fault> {
    let archive = Archive::read(bytes)?;
    let poll = Poll::<S>::open(archive.setup)?;
    let ballots = check_ballots(&poll, &archive.ballots, threads)?;
    let sum = Sum::of(&poll, &ballots);
    if let Some(tally) = archive.tally {
        let published = (tally.encrypted, tally.counted, tally.total_weight);
        if published != (sum.record().as_bytes(), sum.counted, sum.total_weight) {
            return Err(Why::Differs("the sum of the ballots").at(Place::Tally));
        }
    }
    let mut partials = Vec::with_capacity(archive.partials.len());
    for (owner, record) in &archive.partials {
        let place = Place::Trustee(*owner);
        let partial = check_partial(&poll, &sum, *owner, record).at(place)?;
        partials.push((*owner, partial));
    }
    let outcome = archive.result.map(|record| check_result(record, &poll, &sum, &partials));
    Ok(Verified {
        stage: archive.stage,
        trackers: archive.ballots.iter().map(|record| tracker(record)).collect(),
        credentials: ballots.iter().map(|ballot| ballot.credential.decimal()).collect(),
        outcome: outcome.transpose()?,
        poll,
        sum,
        partials,
        archive_hash: Archive::hash(bytes),
    })
}

/// Reads and checks a trustee's part.
///
/// # Errors
/// Why it is refused.
pub fn check_partial<S: Suite>(poll: &Poll<S>, sum: &Sum<S>, owner: usize, record: &[u8]) -> Result<Partial<S>, Why> {
    let partial = Partial::read(record)?;
    partial.check(sum, &poll.fingerprint, poll.board.key_of(owner)?)?;
    Ok(partial)
}

fn check_result<S: Suite>(record: &[u8], poll: &Poll<S>, sum: &Sum<S>, partials: &[(usize, Partial<S>)]) -> Result<Outcome, Fault> {
    let published = Outcome::read(record).at(Place::Result)?;
    if published == Outcome::of(sum, &poll.board, partials)? { Ok(published) } else { Err(Why::Differs("the result").at(Place::Result)) }
}

/// Checks ballots side by side. The fault that is reported is that of the first faulty ballot,
/// whichever thread was quicker.
pub fn check_ballots<S: Suite>(poll: &Poll<S>, records: &[&[u8]], threads: usize) -> Result<Vec<Ballot<S>>, Fault> {
    let share = records.len().div_ceil(threads.max(1)).max(1);
    let check = |(start, part): (usize, &[&[u8]])| {
        let numbered = (start + 1..).zip(part);
        numbered.map(|(number, record)| poll.check(record).at(Place::Ballot(number))).collect::<Result<Vec<_>, _>>()
    };
    let parts = (0..).step_by(share).zip(records.chunks(share));
    let checked: Vec<Result<Vec<Ballot<S>>, Fault>> = std::thread::scope(|scope| {
        let running: Vec<_> = parts.map(|part| scope.spawn(move || check(part))).collect();
        let panicked = || Err(Why::Impossible("check").at(Place::Archive));
        running.into_iter().map(|thread| thread.join().unwrap_or_else(|_| panicked())).collect()
    });
    let mut ballots = Vec::with_capacity(records.len());
    for part in checked {
        ballots.extend(part?);
    }
    Ok(ballots)
}
