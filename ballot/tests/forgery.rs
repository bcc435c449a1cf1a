//! Forgeries, and that every one of them is refused: any byte, any number, and everything that
//! the reference tool lets pass.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use ballot::{Fault, Place, Question, Stage, Why, verify};
use rand::{RngExt, rngs::StdRng};
use std::sync::LazyLock;
use support::forger::Forger;
use support::{Assembly, Suite, rng, yes_no_abstain};

/// A counted election of two voters who both voted, and one trustee.
static COUNTED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut assembly = Assembly::new(7, vec![Question::one_of("Lend?", &["Yes", "No"])], 2, 1, None);
    let mut archive = assembly.begin();
    for (voter, vote) in [(0, "[[1,0]]"), (1, "[[0,1]]")] {
        archive.ballot(assembly.ballot(voter, vote).as_bytes()).unwrap();
    }
    assembly.count(&mut archive, &[1]);
    archive.into_bytes()
});

fn refusal(forged: &Forger) -> Fault {
    verify::<Suite>(&forged.archive()).expect_err("a forgery was accepted")
}

#[test]
fn what_is_not_forged_is_accepted() {
    let unchanged = Forger::of(&COUNTED).archive();
    assert_eq!(unchanged, *COUNTED);
    let outcome = verify::<Suite>(&unchanged).unwrap().outcome.unwrap();
    assert_eq!(outcome.result, [[1, 1]]);
}

#[test]
fn ten_thousand_changed_bytes_are_refused() {
    let mut rng = rng(8);
    let mut archive = COUNTED.clone();
    for _ in 0..10_000 {
        let position = rng.random_range(0..archive.len());
        let original = archive[position];
        archive[position] = original.wrapping_add(rng.random_range(1..=255));
        let changed = archive[position];
        assert!(verify::<Suite>(&archive).is_err(), "byte {position} as {changed}");
        archive[position] = original;
    }
}

#[test]
fn a_cut_archive_is_an_earlier_one_or_none() {
    let mut earlier = 0;
    for length in (0..COUNTED.len()).step_by(512) {
        if let Ok(verified) = verify::<Suite>(&COUNTED[..length]) {
            assert!(verified.stage < Stage::Counted || verified.outcome.is_none());
            earlier += 1;
        }
        assert!(length == 0 || verify::<Suite>(&COUNTED[..length - 1]).is_err());
    }
    // After the set-up, each ballot, the end of the vote, the sum and the decryption.
    assert_eq!(earlier, 6);
}

/// The digits of a number, changed in a way that keeps them digits.
fn changed(digits: &str, rng: &mut StdRng) -> [String; 4] {
    let last = digits.len() - 1;
    let position = rng.random_range(0..=last);
    let bump = |position: usize, by: u8| {
        let mut bytes = digits.as_bytes().to_vec();
        bytes[position] = b'0' + (bytes[position] - b'0' + by) % 10;
        String::from_utf8(bytes).unwrap()
    };
    [bump(last, 1), bump(position, rng.random_range(1..=9)), format!("0{digits}"), format!("{digits}1")]
}

#[test]
fn every_number_of_every_record_is_protected_by_more_than_hashes() {
    let mut rng = rng(9);
    let original = Forger::of(&COUNTED);
    let (mut numbers, mut forgeries) = (0, 0);
    for index in 0..original.clone().records().len() {
        let text = original.clone().records()[index].clone();
        for (start, digits) in digit_runs(&text) {
            numbers += 1;
            for new in changed(digits, &mut rng) {
                let mut forged = original.clone();
                forged.records()[index].replace_range(start..start + digits.len(), &new);
                let refused = verify::<Suite>(&forged.archive()).is_err();
                assert!(refused, "record {index}: {digits} as {new} at {start}");
                forgeries += 1;
            }
        }
    }
    assert!(numbers > 90 && forgeries > 360, "{numbers} numbers, {forgeries} forgeries");
}

fn digit_runs(text: &str) -> Vec<(usize, &str)> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let run = &rest[start..];
        let length = run.find(|c: char| !c.is_ascii_digit()).unwrap_or(run.len());
        runs.push((text.len() - run.len(), &run[..length]));
        rest = &run[length..];
    }
    runs
}

#[test]
fn events_stand_in_their_order() {
    let original = Forger::of(&COUNTED);
    for events in [
        // A ballot after the end of the vote; a sum before it; both of them the tool accepts.
        vec!["Ballot", "EndBallots", "Ballot", "EncryptedTally", "PartialDecryption", "Result"],
        vec!["Ballot", "Ballot", "EncryptedTally", "PartialDecryption", "Result"],
        vec!["Ballot", "Ballot", "EndBallots", "EndBallots", "EncryptedTally"],
        vec!["Ballot", "Ballot", "EndBallots", "PartialDecryption"],
        vec!["Ballot", "Ballot", "EndBallots", "EncryptedTally", "Result", "PartialDecryption"],
        vec!["Ballot", "Ballot", "EndBallots", "EncryptedTally", "PartialDecryption", "EndBallots"],
    ] {
        let mut forged = original.clone();
        forged.events = events;
        assert!(matches!(refusal(&forged).why, Why::OutOfOrder(_)), "{:?}", forged.events);
    }
    let mut early = original;
    early.events = vec!["Ballot", "Ballot", "EndBallots", "EncryptedTally", "Result"];
    assert_eq!(refusal(&early).why, Why::Missing("number 1".to_owned()));
}

#[test]
fn nothing_stands_there_twice() {
    let original = Forger::of(&COUNTED);
    let mut ballot = original.clone();
    ballot.ballots.push(ballot.ballots[0].clone());
    ballot.events.insert(0, "Ballot");
    assert_eq!(refusal(&ballot).why, Why::Twice("a record"));

    let mut partial = original.clone();
    let spaced = format!("{} ", partial.partials[0].1);
    partial.partials.push(("1".to_owned(), spaced));
    partial.events.insert(5, "PartialDecryption");
    assert_eq!(refusal(&partial).why, Why::Twice("a trustee's decryption"));

    let mut roll = original;
    let lines: Vec<String> = serde_json::from_str(&roll.setup[2]).unwrap();
    roll.setup[2] = serde_json::to_string(&[&lines[0], &lines[1], &lines[0]]).unwrap();
    assert_eq!(refusal(&roll), Why::Twice("a credential").at(Place::Credentials));
}

#[test]
fn records_have_one_spelling() {
    let original = Forger::of(&COUNTED);
    for index in 0..original.clone().records().len() {
        let text = original.clone().records()[index].clone();
        if !text.starts_with(['{', '[']) {
            continue;
        }
        let end = text.len() - 1;
        let unknown = format!("{},\"more\":1{}", &text[..end], &text[end..]);
        let spaced = text.replacen(':', ": ", 1);
        let escaped = text.replacen("\"a", "\"\\u0061", 1);
        for other in [format!("{text}\n"), format!(" {text}"), unknown, spaced, escaped] {
            let mut forged = original.clone();
            *forged.records()[index] = other.clone();
            assert!(other == text || verify::<Suite>(&forged.archive()).is_err(), "{other}");
        }
    }
    let mut reordered = original;
    let partial = reordered.partials[0].1.clone();
    let (factors, proofs) = partial[1..partial.len() - 1].split_once(",\"decryption_proofs\"").unwrap();
    reordered.partials[0].1 = format!("{{\"decryption_proofs\"{proofs},{factors}}}");
    let fault = refusal(&reordered);
    assert_eq!(fault, Why::NotCanonical.at(Place::Trustee(1)));
}

#[test]
fn the_published_sum_is_recomputed() {
    let original = Forger::of(&COUNTED);
    // Two ciphertexts change places: the reference tool does not notice.
    let mut swapped = original.clone();
    let sums: Vec<Vec<serde_json::Value>> = serde_json::from_str(&swapped.tally).unwrap();
    let pairs = sums[0].iter().map(|pair| format!("{{\"alpha\":{},\"beta\":{}}}", pair["alpha"], pair["beta"]));
    let pairs: Vec<String> = pairs.collect();
    assert_eq!(format!("[[{},{}]]", pairs[0], pairs[1]), swapped.tally);
    swapped.tally = format!("[[{},{}]]", pairs[1], pairs[0]);
    assert_eq!(refusal(&swapped), Why::Differs("the sum of the ballots").at(Place::Tally));
    for counts in [["3", "2"], ["2", "3"]] {
        let mut counted = original.clone();
        counted.counts = counts.map(str::to_owned);
        assert_eq!(refusal(&counted), Why::Differs("the sum of the ballots").at(Place::Tally));
    }
}

#[test]
fn a_ballot_cannot_be_dropped_or_exchanged() {
    let original = Forger::of(&COUNTED);
    let mut dropped = original.clone();
    dropped.ballots.remove(0);
    dropped.events.remove(0);
    assert_eq!(refusal(&dropped).place, Place::Tally);
    let mut other = Assembly::new(10, vec![Question::one_of("Lend?", &["Yes", "No"])], 1, 1, None);
    let mut exchanged = original;
    exchanged.ballots[1] = other.ballot(0, "[[1,0]]");
    assert_eq!(refusal(&exchanged), Why::OtherElection.at(Place::Ballot(2)));
}

#[test]
fn credentials_are_members_of_the_group_in_one_spelling_with_positive_weights() {
    let assembly = Assembly::new(11, vec![yes_no_abstain()], 2, 1, None);
    let line = assembly.roll.split('"').nth(1).unwrap().to_owned();
    // p − X: the digits of p less those of X, worked out digit by digit.
    let negative = minus(P, &line);
    for wrong in [
        "0".to_owned(),
        "1".to_owned(),
        "2".to_owned(),
        negative,
        P.to_owned(),
        format!("0{line}"),
        format!("{line},0"),
        format!("{line},-1"),
        format!("{line},01"),
        format!("{line},1,voter"),
        format!("{line},"),
        format!("{line},18446744073709551616"),
    ] {
        let mut setup = [assembly.election.clone(), assembly.trustees.clone(), assembly.roll.clone()];
        setup[2] = setup[2].replacen(&line, &wrong, 1);
        let setup = ballot::Setup { election: setup[0].as_bytes(), trustees: setup[1].as_bytes(), credentials: setup[2].as_bytes() };
        let archive = ballot::Writer::begin(support::CREATED_AT, setup).unwrap();
        let fault = verify::<Suite>(archive.bytes()).expect_err(&wrong);
        assert_eq!(fault.place, Place::Credentials, "{wrong}");
    }
}

/// The modulus, from the format's specification.
const P: &str = "20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719";

/// Difference of two decimal numbers, the first being larger.
fn minus(large: &str, small: &str) -> String {
    let padded = format!("{small:0>width$}", width = large.len());
    let mut borrow = 0;
    let mut digits: Vec<u8> = Vec::new();
    for (a, b) in large.bytes().rev().zip(padded.bytes().rev()) {
        let (a, b) = (a - b'0' + 10, b - b'0' + borrow);
        borrow = u8::from(a - b < 10);
        digits.push(b'0' + (a - b) % 10);
    }
    let text: String = digits.iter().rev().map(|digit| char::from(*digit)).collect();
    text.trim_start_matches('0').to_owned()
}
