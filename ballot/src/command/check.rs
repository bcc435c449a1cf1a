//! `verify` and `audit`: for anybody who has the file.

use super::{Failure, read};
use crate::archive::Stage;
use crate::suite::Suite;
use crate::verify::Verified;
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

/// Verifies an archive and says what it holds.
///
/// # Errors
/// The first fault of the archive, or that a file or the output fails.
pub fn verify<S: Suite>(archive: &Path, out: &mut dyn Write) -> Result<Verified<S>, Failure> {
    let bytes = read(archive)?;
    let verified = crate::verify::<S>(&bytes)?;
    summary(&verified, out)?;
    Ok(verified)
}

/// Verifies an archive, lists the tracker of every ballot and, given an older copy, checks that
/// nothing was taken out or changed since.
///
/// # Errors
/// As [`verify`], and [`Failure::NotGrown`].
pub fn audit<S: Suite>(archive: &Path, older: Option<&Path>, out: &mut dyn Write) -> Result<Verified<S>, Failure> {
    let bytes = read(archive)?;
    let verified = crate::verify::<S>(&bytes)?;
    summary(&verified, out)?;
    if let Some(older) = older {
        let older = read(older)?;
        crate::archive::Archive::read(&older)?;
        if !bytes.starts_with(&older) {
            return Err(Failure::NotGrown);
        }
        let more = bytes.len() - older.len();
        writeln!(out, "The older copy is the beginning of this archive; {more} bytes are new.")?;
    }
    writeln!(out, "Ballots in the order of their arrival:")?;
    let last: HashMap<&str, usize> = verified.credentials.iter().enumerate().map(|(at, one)| (one.as_str(), at)).collect();
    let ballots = verified.trackers.iter().zip(&verified.credentials);
    for (at, (tracker, credential)) in ballots.enumerate() {
        let counts = last.get(credential.as_str()) == Some(&at);
        let note = if counts { "" } else { "  replaced by a later one" };
        writeln!(out, "  {tracker}{note}")?;
    }
    Ok(verified)
}

fn summary<S: Suite>(verified: &Verified<S>, out: &mut dyn Write) -> Result<(), Failure> {
    let poll = &verified.poll;
    writeln!(out, "Election      {} ({})", poll.election.name, poll.election.uuid)?;
    writeln!(out, "Fingerprint   {}", poll.fingerprint)?;
    writeln!(out, "Credentials   {} ({})", poll.voters(), poll.roll_fingerprint)?;
    let (cast, sum) = (verified.trackers.len(), &verified.sum);
    writeln!(out, "Ballots       {cast} received, {} count", sum.counted)?;
    if u64::try_from(poll.voters()).is_ok_and(|voters| voters < sum.total_weight) {
        writeln!(out, "Weight        {}", sum.total_weight)?;
    }
    let trustees: Vec<String> = verified.partials.iter().map(|(owner, _)| owner.to_string()).collect();
    if !trustees.is_empty() {
        writeln!(out, "Opened by     trustees {}", trustees.join(", "))?;
    }
    writeln!(out, "State         {}", state(verified.stage))?;
    if let Some(outcome) = &verified.outcome {
        result(verified, &outcome.result, out)?;
    }
    writeln!(out, "SHA-256       {}", verified.archive_hash)?;
    writeln!(out, "Everything in the archive holds.")?;
    Ok(())
}

fn result<S: Suite>(verified: &Verified<S>, counts: &[Vec<u64>], out: &mut dyn Write) -> Result<(), Failure> {
    for (question, counts) in verified.poll.election.questions.iter().zip(counts) {
        writeln!(out, "Result        {}", question.question)?;
        let blank = question.has_blank().then_some("(blank)");
        let answers = blank.into_iter().chain(question.answers.iter().map(String::as_str));
        for (answer, count) in answers.zip(counts) {
            writeln!(out, "  {count:>10}  {answer}")?;
        }
    }
    Ok(())
}

fn state(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "the vote is open; there is no result",
        Stage::Closed => "the vote has ended; the ballots are not summed up yet",
        Stage::Tallied => "the ballots are summed up; trustees are opening the sum",
        Stage::Counted => "counted",
    }
}
