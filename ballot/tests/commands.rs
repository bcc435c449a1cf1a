//! An election by files alone: what trustees, the credential authority and an auditor do.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use ballot::canon;
use ballot::ceremony::Published;
use ballot::command::{self, Failure};
use ballot::suite::GroupElement as _;
use ballot::{Booth, Code, Election, Outcome, Trustee, Trustees, Uuid, Vote, Writer, check_partial};
use std::io::sink;
use support::{CREATED_AT, Folder, Suite, Tool, yes_no_abstain};

/// A group of two out of three, made with files.
fn group(folder: &Folder) -> Trustee {
    let path = |name: &str, number: usize| folder.0.join(format!("{name}-{number}"));
    let file = folder.0.join("group.json");
    let mut published = Published::<Suite>::nothing(2);
    let publish = |published: &Published<Suite>| std::fs::write(&file, serde_json::to_vec(published).unwrap()).unwrap();
    for number in 1..=3 {
        command::new_member::<Suite>(&path("seed", number), &path("cert", number), &mut sink()).unwrap();
        published.certificates.push(canon::read(&folder.read(&format!("cert-{number}"))).unwrap());
    }
    // One alone is never enough.
    publish(&Published { threshold: 1, ..published.clone() });
    let alone = command::member_deals::<Suite>(&path("seed", 1), &file, &path("dealing", 0), &mut sink());
    assert!(matches!(alone, Err(Failure::Threshold(1))));
    publish(&published);
    for number in 1..=3 {
        let (seed, dealing) = (path("seed", number), path("dealing", number));
        let hash = command::member_deals::<Suite>(&seed, &file, &dealing, &mut sink()).unwrap();
        published.commitments.push(hash);
        published.dealings.push(canon::read(&folder.read(&format!("dealing-{number}"))).unwrap());
    }
    publish(&published);
    for number in 1..=3 {
        let (seed, secret, key) = (path("seed", number), path("share", number), path("key", number));
        command::member_finishes::<Suite>(&seed, &file, &secret, &key, &mut sink()).unwrap();
        published.keys.push(canon::read(&folder.read(&format!("key-{number}"))).unwrap());
    }
    published.join().unwrap()
}

#[test]
fn an_election_by_files_alone() {
    let folder = Folder::new("files");
    let path = |name: &str| folder.0.join(name);
    // Trustees: one on her own, a group of three of which two are enough.
    command::new_trustee::<Suite>(Some("Ada"), &path("ada.secret"), &path("ada.public"), &mut sink()).unwrap();
    let ada = serde_json::from_slice(&folder.read("ada.public")).unwrap();
    let trustees = Trustees(vec![Trustee::Single(ada), group(&folder)]);
    // The credential authority.
    let mut rng = ballot::system_rng();
    let uuid = Uuid::random(&mut rng);
    let (codes, list) = (path("codes.txt"), path("list.json"));
    let links = path("links.txt");
    let files = command::Files { codes: &codes, list: &list, links: Some(&links) };
    let voters = &b"Bea\nCem\nDov\n"[..];
    command::credentials::<Suite>(&uuid, voters, &files, &mut sink()).unwrap();
    let again = command::credentials::<Suite>(&uuid, voters, &files, &mut sink());
    assert!(matches!(again, Err(Failure::File { .. })), "codes are never overwritten");
    // Each voter's public credential is that of her code, and it stands in the public list.
    let (drawn, public) = (String::from_utf8(folder.read("codes.txt")).unwrap(), String::from_utf8(folder.read("list.json")).unwrap());
    for (code, link) in drawn.lines().zip(String::from_utf8(folder.read("links.txt")).unwrap().lines()) {
        let ((name, code), (same, credential)) = (code.split_once('\t').unwrap(), link.split_once('\t').unwrap());
        let code: Code = code.parse().unwrap();
        assert_eq!((name, credential), (same, code.secret::<Suite>(&uuid).public().decimal().as_str()));
        assert!(public.contains(&format!("\"{credential}\"")));
    }
    // The server.
    let key = trustees.check().unwrap().key;
    let election = Election::<Suite>::new(uuid.clone(), "Assembly", "", vec![yes_no_abstain()], key);
    let election = election.unwrap().record();
    let (trustees, roll) = (trustees.record(), folder.read("list.json"));
    let setup = ballot::Setup { election: election.as_bytes(), trustees: trustees.as_bytes(), credentials: &roll };
    let mut archive = Writer::begin(CREATED_AT, setup).unwrap();
    let mut without_dov = Writer::begin(CREATED_AT, setup).unwrap();
    let booth = Booth::<Suite>::open(election.as_bytes()).unwrap();
    // The voters; the second one votes twice.
    let codes = String::from_utf8(folder.read("codes.txt")).unwrap();
    let codes: Vec<Code> = codes.lines().map(|line| line.split_once('\t').unwrap().1.parse().unwrap()).collect();
    for (voter, vote) in [(0, "[[1,0,0]]"), (1, "[[1,0,0]]"), (2, "[[0,0,1]]"), (1, "[[0,1,0]]")] {
        let vote = Vote::read(&booth.election().questions, vote.as_bytes()).unwrap();
        let ballot = booth.cast(&codes[voter].secret(&uuid), &vote, &mut rng).record();
        archive.ballot(ballot.as_bytes()).unwrap();
        if voter != 2 {
            without_dov.ballot(ballot.as_bytes()).unwrap();
        }
    }
    folder.write("open.bel", archive.bytes());
    let early = command::decrypt::<Suite>(&path("open.bel"), &path("ada.secret"), &path("no"), &mut sink());
    assert!(matches!(early, Err(Failure::NothingToOpen)));
    archive.close().unwrap();
    let verified = ballot::verify::<Suite>(archive.bytes()).unwrap();
    let sum = &verified.sum;
    archive.tally(sum.record().as_bytes(), sum.counted, sum.total_weight).unwrap();
    folder.write("tallied.bel", archive.bytes());
    // The trustees open the sum: Ada, and members 1 and 3 of the group.
    let mut partials = Vec::new();
    for (secret, owner) in [("ada.secret", 1), ("share-1", 2), ("share-3", 4)] {
        let (tallied, secret, part) = (path("tallied.bel"), path(secret), path(&format!("part-{owner}")));
        assert_eq!(command::trustee_is_in::<Suite>(&tallied, &secret, &mut sink()).unwrap(), owner);
        assert_eq!(command::decrypt::<Suite>(&tallied, &secret, &part, &mut sink()).unwrap(), owner);
        let record = folder.read(&format!("part-{owner}"));
        archive.partial(owner, &record).unwrap();
        partials.push((owner, check_partial(&verified.poll, sum, owner, &record).unwrap()));
    }
    // A second sum, without one ballot, would show that ballot: a key opens one sum, as often as it is asked.
    without_dov.close().unwrap();
    let other = ballot::verify::<Suite>(without_dov.bytes()).unwrap().sum;
    without_dov.tally(other.record().as_bytes(), other.counted, other.total_weight).unwrap();
    folder.write("without-dov.bel", without_dov.bytes());
    let (ada, another) = (path("ada.secret"), path("another"));
    let twice = command::decrypt::<Suite>(&path("without-dov.bel"), &ada, &another, &mut sink());
    assert!(matches!(twice, Err(Failure::AnotherSum(_))) && !another.exists());
    assert_eq!(command::decrypt::<Suite>(&path("tallied.bel"), &ada, &another, &mut sink()).unwrap(), 1);
    let outcome = Outcome::of(sum, &verified.poll.board, &partials).unwrap();
    archive.result(outcome.record().as_bytes()).unwrap();
    folder.write("counted.bel", archive.bytes());
    // An auditor who kept the copy from before the end.
    let mut said = Vec::new();
    command::audit::<Suite>(&path("counted.bel"), Some(&path("open.bel")), &mut said).unwrap();
    let said = String::from_utf8(said).unwrap();
    for line in [
        "Ballots       4 received, 3 count",
        "Opened by     trustees 1, 2, 4",
        "State         counted",
        "           1  Yes",
        "           1  No",
        "           1  Abstain",
        &format!("SHA-256       {}", ballot::canon::hex(archive.bytes())),
        &format!("  {}  replaced by a later one", verified.trackers[1]),
        "Everything in the archive holds.",
    ] {
        assert!(said.lines().any(|other| other == line), "{line}\nin\n{said}");
    }
    let backwards = command::audit::<Suite>(&path("open.bel"), Some(&path("counted.bel")), &mut sink());
    assert!(matches!(backwards, Err(Failure::NotGrown)));
    if let Some(tool) = Tool::find() {
        assert!(tool.accepts("by-files", uuid.as_str(), archive.bytes()));
    }
}

#[cfg(unix)]
#[test]
fn a_secret_file_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new("secrets");
    let (secret, public) = (folder.0.join("secret"), folder.0.join("public"));
    let mut said = Vec::new();
    command::new_trustee::<Suite>(None, &secret, &public, &mut said).unwrap();
    assert_eq!(std::fs::metadata(&secret).unwrap().permissions().mode() & 0o777, 0o600);
    let number = String::from_utf8(folder.read("secret")).unwrap();
    let number = number.trim().trim_matches('"').to_owned();
    let said = String::from_utf8(said).unwrap() + &String::from_utf8(folder.read("public")).unwrap();
    assert!(number.len() > 60 && !said.contains(&number), "the secret shows nowhere");
}

#[test]
fn doubled_and_empty_voters_are_refused() {
    let folder = Folder::new("voters");
    let uuid = Uuid::random(&mut ballot::system_rng());
    for (voters, line) in [("Bea\nBea\n", 2), ("Bea\n\nCem\n", 2), ("Bea\tx\n", 1)] {
        let (codes, list) = (folder.0.join("codes"), folder.0.join("list"));
        let files = command::Files { codes: &codes, list: &list, links: None };
        let made = command::credentials::<Suite>(&uuid, voters.as_bytes(), &files, &mut sink());
        assert!(matches!(made, Err(Failure::Voter(number)) if number == line), "{voters:?}");
        assert!(!codes.exists() && !list.exists());
    }
}
