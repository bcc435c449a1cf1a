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

use ballot::{Ballot, Code, Outcome, Partial, Poll, Question, Roll, Sum, Vote, verify_on};
use std::time::{Duration, Instant};
use support::{Assembly, Folder, Suite, Tool, yes_no_abstain};

fn main() {
    let small = vec![yes_no_abstain()];
    let large = vec![
        yes_no_abstain(),
        Question::up_to("Approve?", &["Yes", "No"], 1, 1, true),
        Question::up_to("The board", &["A", "B", "C", "D", "E", "F", "G"], 1, 5, true),
    ];
    println!("Ballots per second on one core; in brackets belenios-tool in the same run.");
    compare("one question, 3 ciphertexts", small, "[[1,0,0]]");
    compare("three questions, 14 ciphertexts", large, "[[1,0,0],[0,1,0],[0,1,1,1,0,0,0,0]]");
    count_ten_thousand();
}

fn compare(name: &str, questions: Vec<Question>, vote: &str) {
    let mut assembly = Assembly::new(50, questions, 20, 1, None);
    let tool = Tool::find();
    let folder = Folder::new("bench");
    folder.write("vote", vote);
    // Made.
    let parsed = Vote::read(&assembly.booth.election().questions, vote.as_bytes()).unwrap();
    let secret = assembly.codes[0].secret::<Suite>(&assembly.uuid);
    let ours = per_second(40, || drop(assembly.booth.cast(&secret, &parsed, &mut assembly.rng)));
    let mut archive = assembly.begin();
    let bel = format!("{}.bel", assembly.uuid);
    folder.write(&bel, archive.bytes());
    folder.write("code", assembly.codes[0].as_str());
    let theirs = tool.as_ref().map(|tool| {
        let make = "election generate-ballot --privcred code --ballot vote";
        per_second(10, || drop(tool.step(&folder.0, make, b"")))
    });
    report(name, "made", ours, theirs);
    // Checked.
    let poll = assembly.poll();
    let ballots: Vec<String> = (0..20).map(|voter| assembly.ballot(voter, vote)).collect();
    let mut next = ballots.iter().cycle();
    let ours = per_second(40, || drop(poll.check(next.next().unwrap().as_bytes()).unwrap()));
    let verify = |bytes: &[u8]| {
        folder.write(&bel, bytes);
        let tool = tool.as_ref()?;
        Some(time(|| drop(tool.step(&folder.0, "election verify", b""))))
    };
    let empty = verify(archive.bytes());
    ballots.iter().for_each(|ballot| archive.ballot(ballot.as_bytes()).unwrap());
    let full = verify(archive.bytes());
    // What the twenty ballots cost on top of the set-up.
    let theirs = full.zip(empty).map(|(full, empty)| 20.0 / (full - empty).as_secs_f64());
    report(name, "checked", ours, theirs);
    let first = ballots[0].as_bytes();
    report(name, "acknowledged", per_second(100, || drop(poll.receive(first).unwrap())), None);
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

fn per_second(times: u32, mut step: impl FnMut()) -> f64 {
    step();
    let taken = time(|| (0..times).for_each(|_| step()));
    f64::from(times) / taken.as_secs_f64()
}

fn report(name: &str, what: &str, ours: f64, theirs: Option<f64>) {
    let theirs = theirs.map_or("not installed".to_owned(), |theirs| format!("{theirs:.1}; ours is {:.1} times as fast", ours / theirs));
    let theirs = if what == "acknowledged" { String::new() } else { format!(" ({theirs})") };
    println!("{name}: {what} {ours:.1}{theirs}");
}
