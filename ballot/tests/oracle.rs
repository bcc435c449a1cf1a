//! Two implementations that do not know each other: our archives before the reference tool, and
//! the reference tool's before us.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use ballot::{Question, Stage, Writer, tracker, verify};
use std::path::Path;
use support::{Assembly, Folder, Suite, Tool, skipped, yes_no_abstain};

fn three_questions() -> Vec<Question> {
    vec![
        yes_no_abstain(),
        Question::up_to("The board", &["Ada", "Bea", "Cem", "Dov"], 1, 3, false),
        Question::up_to("The auditor", &["Eva", "Fay"], 0, 1, true),
    ]
}

#[test]
fn the_reference_tool_accepts_our_archive_at_every_stage() {
    let mut assembly = Assembly::new(1, three_questions(), 4, 1, Some((2, 3)));
    let mut archive = assembly.begin();
    let tool = Tool::find();
    let uuid = assembly.uuid.to_string();
    let judge = |name: &str, archive: &Writer| {
        assert!(tool.as_ref().is_none_or(|tool| tool.accepts(name, &uuid, archive.bytes())), "{name}");
    };
    judge("set-up", &archive);
    for (voter, vote) in [
        (0, "[[0,1,0],[1,0,0,0],[1,0,0]]"),
        (1, "[[1,0,0],[1,1,0,1],[0,1,0]]"),
        (2, "[[0,0,1],[0,0,1,1],[0,0,0]]"),
        // Voter 0 thinks again; the last ballot counts.
        (0, "[[1,0,0],[0,1,0,0],[0,0,1]]"),
    ] {
        let ballot = assembly.ballot(voter, vote);
        archive.ballot(ballot.as_bytes()).unwrap();
    }
    judge("ballots", &archive);
    // The single trustee and members 3 and 1 of the group.
    let outcome = assembly.count(&mut archive, &[4, 1, 2]);
    // By hand: votes of 1, 2 and the second one of 0; the first number of question 3 is blank.
    assert_eq!(outcome.result, [vec![2, 0, 1], vec![1, 2, 1, 2], vec![0, 1, 1]]);
    judge("result", &archive);

    let verified = verify::<Suite>(archive.bytes()).unwrap();
    assert_eq!(verified.stage, Stage::Counted);
    assert_eq!(verified.trackers.len(), 4);
    assert_eq!((verified.sum.counted, verified.poll.voters()), (3, 4));
    assert_eq!(verified.outcome.unwrap(), outcome);
}

#[test]
fn a_blank_vote_counts_as_blank_before_both() {
    let mut assembly = Assembly::new(2, three_questions(), 2, 2, None);
    let mut archive = assembly.begin();
    for (voter, vote) in [(0, "[[0,0,1],[1,1,1,0],[1,0,0]]"), (1, "[[0,0,1],[0,0,0,1],[1,0,0]]")] {
        let ballot = assembly.ballot(voter, vote);
        archive.ballot(ballot.as_bytes()).unwrap();
    }
    let outcome = assembly.count(&mut archive, &[1, 2]);
    assert_eq!(outcome.result, [vec![0, 0, 2], vec![1, 1, 1, 1], vec![2, 0, 0]]);
    if let Some(tool) = Tool::find() {
        assert!(tool.accepts("blank", assembly.uuid.as_str(), archive.bytes()));
    }
}

#[test]
fn an_election_in_which_nobody_votes_is_counted_before_both() {
    let question = Question::one_of("Line\nbreak, \"quotes\", tab\t, DEL \u{7f}, 投票?", &["a/b", "\\"]);
    let mut assembly = Assembly::new(3, vec![question], 1, 1, None);
    let mut archive = assembly.begin();
    assert_eq!(assembly.count(&mut archive, &[1]).result, [[0, 0]]);
    assert_eq!(verify::<Suite>(archive.bytes()).unwrap().sum.counted, 0);
    if let Some(tool) = Tool::find() {
        assert!(tool.accepts("nobody", assembly.uuid.as_str(), archive.bytes()));
    }
}

#[test]
fn we_accept_an_archive_of_the_reference_tool() {
    let Some(tool) = Tool::find() else { return };
    let folder = Folder::new("tool-made");
    let (dir, group) = (folder.0.as_path(), "--group BELENIOS-2048");
    let uuid = String::from_utf8(tool.step(dir, "setup generate-token --length 14", b"")).unwrap();
    let uuid = uuid.trim();
    let voters = format!("setup generate-credentials --uuid {uuid} {group} --count 3");
    tool.step(dir, &voters, b"");
    folder.write("public_creds.json", folder.read(&folder.find(".pubcreds")));
    threshold_of_the_tool(&tool, &folder);
    tool.step(dir, &format!("setup generate-trustee-key {group}"), b"");
    folder.write("public_keys.jsons", folder.read(&folder.find(".pubkey")));
    tool.step(dir, "setup make-trustees", b"");
    let questions = serde_json::to_string(&three_questions()).unwrap();
    let template = r#"{"description":"Tool's own","name":"Theirs","questions":QUESTIONS}"#;
    folder.write("template.json", template.replace("QUESTIONS", &questions));
    let election = format!("setup make-election --uuid {uuid} {group} --template template.json");
    tool.step(dir, &election, b"");
    tool.step(dir, "archive init", b"");

    let codes = String::from_utf8(folder.read(&folder.find(".privcreds"))).unwrap();
    let codes: Vec<String> = codes_in(&codes);
    assert_eq!(codes.len(), 3);
    let votes = ["[[1,0,0],[1,0,1,0],[0,1,0]]", "[[1,0,0],[0,0,1,1],[1,0,0]]", "[[0,1,0],[1,1,1,0],[0,0,0]]"];
    for (code, vote) in codes.iter().zip(votes) {
        folder.write("code", code);
        folder.write("vote", vote);
        let ballot = tool.step(dir, "election generate-ballot --privcred code --ballot vote", b"");
        tool.step(dir, "archive add-event --type=Ballot", &ballot);
    }
    tool.step(dir, "archive add-event --type=EndBallots", b"");
    let sum = tool.step(dir, "election compute-encrypted-tally", b"");
    tool.step(dir, "archive add-event --type=EncryptedTally", &sum);
    for (owner, member) in [(2, 0), (4, 2)] {
        let (keys, shares) = (folder.all(".key"), folder.all(".dkey"));
        let step = format!("election decrypt-threshold --key {} --decryption-key {} --trustee-id {owner}", keys[member], shares[member]);
        let partial = tool.step(dir, &step, b"");
        tool.step(dir, "archive add-event --type=PartialDecryption", &partial);
    }
    let key = folder.find(".privkey");
    let partial = tool.step(dir, &format!("election decrypt --privkey {key} --trustee-id 1"), b"");
    tool.step(dir, "archive add-event --type=PartialDecryption", &partial);
    let result = tool.step(dir, "election compute-result", b"");
    tool.step(dir, "archive add-event --type=Result", &result);

    let verified = verify::<Suite>(&folder.read(&folder.find(".bel"))).unwrap();
    // By hand from the three votes.
    let expected = [vec![2, 1, 0], vec![2, 1, 3, 1], vec![1, 1, 0]];
    assert_eq!(verified.outcome.unwrap().result, expected);
}

/// Every code in the tool's file, whatever surrounds it.
fn codes_in(text: &str) -> Vec<String> {
    text.split(|c: char| c.is_whitespace() || "\",:{}".contains(c))
        .filter(|word| word.parse::<ballot::Code>().is_ok())
        .map(str::to_owned)
        .collect()
}

/// Three members of which two are needed. The tool puts the single trustee first, as number 1;
/// the members are numbers 2 to 4 in the order of their certificates.
fn threshold_of_the_tool(tool: &Tool, folder: &Folder) {
    let dir = folder.0.as_path();
    let step = |rest: &str, input: &[u8]| {
        let command = "setup generate-trustee-key-threshold --group BELENIOS-2048";
        tool.step(dir, &format!("{command} {rest}"), input)
    };
    (0..3).for_each(|_| drop(step("--step 1", b"")));
    let gather = |names: Vec<String>| names.iter().flat_map(|name| folder.read(name)).collect::<Vec<u8>>();
    folder.write("certs.jsons", gather(folder.all(".cert")));
    step("--certs certs.jsons --step 2", b"");
    let mut polynomials = Vec::new();
    for key in folder.all(".key") {
        let rest = format!("--certs certs.jsons --key {key} --step 3 --threshold 2");
        polynomials.extend(step(&rest, b""));
    }
    folder.write("polynomials.jsons", polynomials);
    step("--certs certs.jsons --step 4 --polynomials polynomials.jsons", b"");
    let mut outputs = Vec::new();
    for key in folder.all(".key") {
        let name = key.trim_end_matches(".key");
        let rest = format!("--certs certs.jsons --key {key} --step 5");
        let output = step(&rest, &folder.read(&format!("{name}.vinput")));
        let record: serde_json::Value = serde_json::from_slice(&output).unwrap();
        folder.write(&format!("{name}.dkey"), record["private_key"].as_str().unwrap());
        outputs.extend(output);
    }
    let group = step("--certs certs.jsons --step 6 --polynomials polynomials.jsons", &outputs);
    folder.write("threshold.json", group);
}

#[test]
fn we_accept_the_stored_examples() {
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let folder = above.map(|folder| folder.join("shared/data/belenios")).find(|one| one.exists());
    let Some(examples) = folder else {
        skipped("no stored examples beside the repository");
        return;
    };
    let result = |folder: &str, file: &str| {
        let archive = std::fs::read(examples.join(folder).join(file)).unwrap();
        let verified = verify::<Suite>(&archive).unwrap();
        (verified.outcome.map(|outcome| outcome.result), verified.trackers, verified.poll)
    };
    let (first, trackers, poll) = result("example-1", "Ka8hGTSXM5qfjh.bel");
    let counts = vec![vec![4, 1, 1], vec![2, 3, 1], vec![1, 4, 2, 3, 2, 3, 1, 2]];
    assert_eq!(first, Some(counts));
    assert_eq!(trackers[0], "qFBndllFZB6F5owZhuk3JiRpbLjyiCBmum0ZWO/GEI8");
    assert_eq!(trackers[5], "cgjj2wDFjX6XpRqp6S03D8C+Cf2ciR2BTaoU5A34f64");
    assert_eq!(poll.fingerprint, "6pWet7DqqmlnCVbkC0/9LskL3ezDX7iRS9gzaFtmRQc");
    assert_eq!(poll.roll_fingerprint, "aGDhxh9ViYhqI7YlD2mRcOTEFK2hPNGE69t+KI3U85s");
    assert_eq!(result("example-1/ballots-only", "Ka8hGTSXM5qfjh.bel").0, None);
    let (second, ..) = result("example-2", "i8yKuKKUrXsEEo.bel");
    let counts = vec![vec![2, 2, 2], vec![2, 2, 2], vec![2, 4, 2, 2, 2, 2, 0, 0]];
    assert_eq!(second, Some(counts));
    assert_eq!(tracker(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
}
