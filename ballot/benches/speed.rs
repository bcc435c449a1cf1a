//! Ballots made and checked per second on one core, beside `belenios-tool` in the same run.
//!
//!     cargo bench -p ballot
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::float_arithmetic,
    reason = "a measurement stops at the first fault and prints rates"
)]

#[path = "../tests/support/mod.rs"]
mod support;

use ballot::{Ballot, Code, Outcome, Partial, Poll, Question, Roll, Sum, Vote, check_ballots, verify_on};
use std::time::{Duration, Instant};
use support::{Assembly, Folder, Suite, Tool, yes_no_abstain};

fn main() {
    let small = vec![yes_no_abstain()];
    let large = vec![
        yes_no_abstain(),
        Question::up_to("Approve?", &["Yes", "No"], 1, 1, true),
        Question::up_to("The board", &["A", "B", "C", "D", "E", "F", "G"], 1, 5, true),
    ];
    println!("Ballots per second of processor time; in brackets belenios-tool in the same run.");
    compare("one question, 3 ciphertexts", small, "[[1,0,0]]");
    compare("three questions, 14 ciphertexts", large, "[[1,0,0],[0,1,0],[0,1,1,1,0,0,0,0]]");
    check_two_thousand();
    count_ten_thousand();
}

/// What waits behind the acknowledgements when a whole assembly votes at once.
fn check_two_thousand() {
    let mut assembly = Assembly::new(53, vec![yes_no_abstain()], 2000, 1, None);
    let poll = assembly.poll();
    let ballots: Vec<String> = (0..2000).map(|voter| assembly.ballot(voter, "[[0,1,0]]")).collect();
    let records: Vec<&[u8]> = ballots.iter().map(String::as_bytes).collect();
    let taken = time(|| assert_eq!(check_ballots(&poll, &records, 2).unwrap().len(), 2000));
    println!("2,000 ballots of one question checked on two cores in {} ms", taken.as_millis());
}

fn compare(name: &str, questions: Vec<Question>, vote: &str) {
    let mut assembly = Assembly::new(50, questions, 20, 1, None);
    let tool = Tool::find();
    let folder = Folder::new("bench");
    folder.write("vote", vote);
    // Made.
    let parsed = Vote::read(&assembly.booth.election().questions, vote.as_bytes()).unwrap();
    let secret = assembly.codes[0].secret::<Suite>(&assembly.uuid);
    let ours = per_second(200, || drop(assembly.booth.cast(&secret, &parsed, &mut assembly.rng)));
    let mut archive = assembly.begin();
    let bel = format!("{}.bel", assembly.uuid);
    folder.write(&bel, archive.bytes());
    folder.write("code", assembly.codes[0].as_str());
    let theirs = tool.as_ref().map(|tool| {
        let make = "election generate-ballot --privcred code --ballot vote";
        per_second(20, || drop(tool.step(&folder.0, make, b"")))
    });
    report(name, "made", ours, theirs);
    // Checked.
    let poll = assembly.poll();
    let ballots: Vec<String> = (0..20).map(|voter| assembly.ballot(voter, vote)).collect();
    let mut next = ballots.iter().cycle();
    let ours = per_second(200, || drop(poll.check(next.next().unwrap().as_bytes()).unwrap()));
    let verify = |bytes: &[u8]| {
        folder.write(&bel, bytes);
        let tool = tool.as_ref()?;
        Some(busy(|| (0..3).for_each(|_| drop(tool.step(&folder.0, "election verify", b"")))))
    };
    let empty = verify(archive.bytes());
    ballots.iter().for_each(|ballot| archive.ballot(ballot.as_bytes()).unwrap());
    let full = verify(archive.bytes());
    // What three times twenty ballots cost on top of the set-up.
    let theirs = full.zip(empty).map(|(full, empty)| 60.0 / (full - empty));
    report(name, "checked", ours, theirs);
    let first = ballots[0].as_bytes();
    report(name, "acknowledged", per_second(500, || drop(poll.receive(first).unwrap())), None);
    let whole = time(|| drop(verify_on::<Suite>(archive.bytes(), 1).unwrap()));
    println!("  archive of 20 ballots verified in {} ms", whole.as_millis());
}

fn count_ten_thousand() {
    const VOTERS: usize = 10_000;
    let assembly = Assembly::new(51, vec![yes_no_abstain()], 1, 1, None);
    let mut rng = support::rng(52);
    let codes: Vec<Code> = (0..VOTERS).map(|_| Code::random(&mut rng)).collect();
    let roll = Roll::<Suite>::shuffled(&codes, &assembly.uuid, &mut rng);
    let mut assembly = Assembly { roll: roll.record(), codes, ..assembly };
    let poll: Poll = assembly.poll();
    // Summing up looks at credentials and ciphertexts; proofs were checked on arrival.
    let one = Ballot::<Suite>::read(assembly.ballot(0, "[[1,0,0]]").as_bytes()).unwrap();
    let cast = |entry: &ballot::credential::Entry| Ballot { credential: entry.credential, ..one.clone() };
    let ballots: Vec<Ballot> = roll.entries.iter().map(cast).collect();
    let mut outcome = None;
    let taken = time(|| {
        let sum = Sum::of(&poll, &ballots);
        let partial = Partial::new(&sum, &poll.fingerprint, &assembly.secrets[0], &mut assembly.rng);
        outcome = Some(Outcome::of(&sum, &poll.board, &[(1, partial)]).unwrap());
    });
    assert_eq!(outcome.unwrap().result, [[10_000, 0, 0]]);
    println!("10,000 checked ballots summed up, opened and counted in {} ms", taken.as_millis());
}

fn time(step: impl FnOnce()) -> Duration {
    let start = Instant::now();
    step();
    start.elapsed()
}

/// Steps per second of processor time, that of programs called included; other work on the
/// machine hardly shows in it.
fn per_second(times: u32, mut step: impl FnMut()) -> f64 {
    step();
    f64::from(times) / busy(|| (0..times).for_each(|_| step()))
}

/// Seconds of processor time that a step takes; of the clock where the system does not tell.
fn busy(step: impl FnOnce()) -> f64 {
    let before = ticks();
    let clock = time(step).as_secs_f64();
    // A tick is a hundredth of a second on every Linux.
    before.zip(ticks()).map_or(clock, |(before, after)| f64::from(after - before) / 100.0)
}

/// Processor time of this program and those it called: fields 14 to 17 of proc(5).
fn ticks() -> Option<u32> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    let fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11).take(4);
    fields.map(|field| field.parse::<u32>().ok()).sum()
}

fn report(name: &str, what: &str, ours: f64, theirs: Option<f64>) {
    let theirs = theirs.map_or("not installed".to_owned(), |theirs| format!("{theirs:.1}; ours is {:.1} times as fast", ours / theirs));
    let theirs = if what == "acknowledged" { String::new() } else { format!(" ({theirs})") };
    println!("{name}: {what} {ours:.1}{theirs}");
}
