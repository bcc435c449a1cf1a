//! The module that voters' browsers run, before both verifiers.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use ballot::{Question, tracker, tracker_words, verify};
use std::io::Write as _;
use std::process::{Command, Stdio};
use support::{Assembly, Suite, Tool, skipped, yes_no_abstain};

const WEB: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/web");

/// Reads an election and a list of [code, choices], prints a [ballot, tracker, words] for each.
const DRIVER: &str = r#"
import { readFileSync } from "node:fs";
const { openElection, encryptBallot } = await import(process.argv[1]);
const { election, votes } = JSON.parse(readFileSync(0, "utf8"));
const opened = await openElection(election);
const made = [];
for (const [code, choices] of votes) {
  const { ballot, opening, tracker, words } = await encryptBallot(opened, code, choices);
  made.push([ballot, tracker, words, JSON.stringify(opening)]);
}
console.log(JSON.stringify(made));
"#;

fn node_is_here() -> bool {
    let here = Command::new("node").arg("--version").output();
    let here = here.is_ok_and(|output| output.status.success());
    if !here {
        skipped("node is not installed; the browser's module is not tested");
    }
    here
}

/// Ballots made by the browser's module: record, tracker, its words, and the randomness.
fn made(election: &str, votes: &serde_json::Value) -> Vec<[String; 4]> {
    let module = format!("file://{WEB}/ballot.mjs");
    let mut child = Command::new("node")
        .args(["--input-type=module", "-e", DRIVER, &module])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = serde_json::json!({ "election": election, "votes": votes }).to_string();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn both_verifiers_accept_the_browsers_ballots() {
    if !node_is_here() {
        return;
    }
    let questions = vec![
        yes_no_abstain(),
        Question::up_to("The board", &["Ada", "Bea", "Cem", "Dov"], 1, 3, false),
        Question::up_to("The auditor", &["Eva", "Fay"], 0, 1, true),
    ];
    let mut assembly = Assembly::new(40, questions, 4, 1, None);
    let codes: Vec<&str> = assembly.codes.iter().map(|code| code.as_str()).collect();
    let votes = serde_json::json!([
        [codes[0], [[1, 0, 0], [1, 1, 1, 0], [1, 0, 0]]],
        [codes[1].replace('-', ""), [[1, 0, 0], [0, 0, 0, 1], [0, 0, 1]]],
        [codes[2], [[0, 0, 1], [1, 0, 0, 1], [0, 0, 0]]],
    ]);
    let mut archive = assembly.begin();
    let poll = assembly.poll();
    for (vote, [ballot, its_tracker, words, opening]) in votes.as_array().unwrap().iter().zip(made(&assembly.election, &votes)) {
        let checked = poll.check(ballot.as_bytes()).unwrap();
        // The voter can see what her device encrypted: the randomness opens every ciphertext, and no other randomness does.
        let mut opening: Vec<Vec<<Suite as ballot::Suite>::Scalar>> = serde_json::from_str(&opening).unwrap();
        let marks = checked.reveal(&poll.election, &opening).unwrap();
        let numbers: Vec<Vec<u8>> = marks.iter().map(|list| list.iter().map(|mark| u8::from(*mark)).collect()).collect();
        assert_eq!(serde_json::to_value(numbers).unwrap(), vote[1]);
        opening[0].swap(0, 1);
        assert_eq!(checked.reveal(&poll.election, &opening), Err(ballot::Why::Differs("the randomness")));
        opening[0].pop();
        assert_eq!(checked.reveal(&poll.election, &opening), Err(ballot::Why::Impossible("number of choices")));
        assert_eq!(its_tracker, tracker(ballot.as_bytes()));
        assert_eq!(words, tracker_words(ballot.as_bytes()));
        archive.ballot(ballot.as_bytes()).unwrap();
    }
    // The fourth voter's ballot is made by our own program: they count together.
    let ballot = assembly.ballot(3, "[[0,1,0],[0,1,0,0],[0,1,0]]");
    archive.ballot(ballot.as_bytes()).unwrap();
    let outcome = assembly.count(&mut archive, &[1]);
    // By hand from the four votes; the third question begins with the blanks.
    assert_eq!(outcome.result, [vec![2, 1, 1], vec![2, 2, 1, 2], vec![1, 1, 1]]);
    verify::<Suite>(archive.bytes()).unwrap();
    if let Some(tool) = Tool::find() {
        assert!(tool.accepts("browser", assembly.uuid.as_str(), archive.bytes()));
    }
}

#[test]
fn the_integrity_value_is_the_one_that_browsers_compute() {
    // 32 bytes in Base64: 43 characters and one of padding.
    let value = ballot::browser_module_integrity();
    let served = std::fs::read(format!("{WEB}/ballot.mjs")).unwrap();
    assert_eq!(value, format!("sha256-{}=", tracker(&served)));
    assert_eq!(value.len(), "sha256-".len() + 44);
}

#[test]
fn the_modules_own_tests_pass() {
    if !node_is_here() {
        return;
    }
    let output = Command::new("node").args(["--test", WEB]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
}
