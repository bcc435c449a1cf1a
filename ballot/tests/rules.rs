//! What voters and trustees can do, and what they cannot.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

mod support;

use ballot::ballot::Ballot;
use ballot::canon;
use ballot::ceremony::{Dealing, Member};
use ballot::proof::{Proof, Transcript};
use ballot::suite::GroupElement;
use ballot::{Code, Outcome, Partial, Place, Poll, Question, Secret, Setup, Trustee, TrusteeKey, Trustees, Vote, Why, Writer, verify};
use support::{Assembly, Suite, Tool, pedersen, rng, yes_no_abstain};

#[test]
fn a_vote_keeps_to_the_question() {
    let one = [yes_no_abstain()];
    let some = [Question::up_to("Who?", &["Ada", "Bea", "Cem"], 1, 2, true)];
    for (questions, vote, permitted) in [
        (&one, "[[1,0,0]]", true),
        (&one, "[[0,0,0]]", false),
        (&one, "[[1,1,0]]", false),
        (&one, "[[1,0]]", false),
        (&one, "[[1,0,0,0]]", false),
        (&one, "[[1,0,0],[1]]", false),
        (&one, "[]", false),
        (&one, "[[2,0,0]]", false),
        (&one, "[[-1,1,1]]", false),
        (&some, "[[0,1,0,0]]", true),
        (&some, "[[0,1,0,1]]", true),
        (&some, "[[0,1,1,1]]", false),
        (&some, "[[0,0,0,0]]", false),
        (&some, "[[1,0,0,0]]", true),
        (&some, "[[1,1,0,0]]", false),
    ] {
        assert_eq!(Vote::read(questions, vote.as_bytes()).is_ok(), permitted, "{vote}");
    }
    assert_eq!(format!("{:?}", Vote::read(&one, b"[[1,0,0]]").unwrap()), "Vote(…)");
}

#[test]
fn a_ballot_is_refused_elsewhere_and_by_strangers() {
    let mut here = Assembly::new(20, vec![yes_no_abstain()], 2, 1, None);
    let mut there = Assembly::new(21, vec![yes_no_abstain()], 2, 1, None);
    let ballot = there.ballot(0, "[[1,0,0]]");
    assert_eq!(here.poll().check(ballot.as_bytes()).err(), Some(Why::OtherElection));
    here.codes[0] = Code::random(&mut here.rng);
    let ballot = here.ballot(0, "[[1,0,0]]");
    assert_eq!(here.poll().check(ballot.as_bytes()).err(), Some(Why::UnknownCredential));
    let ballot = here.ballot(1, "[[1,0,0]]");
    assert!(here.poll().check(ballot.as_bytes()).is_ok());
}

/// Signs a ballot anew, as a voter who cheats can.
fn signed_by(secret: &Secret, mut ballot: Ballot, rng: &mut rand::rngs::StdRng) -> String {
    ballot.credential = secret.public();
    let record = ballot.record();
    let unsigned = record.split(",\"signature\":").next().unwrap().to_owned() + "}";
    let hash = canon::b64(unsigned.as_bytes());
    let text = Transcript::new("sig|").text(&hash).text("|");
    ballot.signature.proof = Proof::of_secret(secret, text, rng);
    ballot.signature.hash = hash;
    ballot.record()
}

#[test]
fn a_voter_can_neither_copy_nor_shift_nor_multiply_a_vote() {
    let mut assembly = Assembly::new(22, vec![yes_no_abstain()], 2, 1, None);
    let poll = assembly.poll();
    let honest = Ballot::read(assembly.ballot(0, "[[1,0,0]]").as_bytes()).unwrap();
    let mut rng = rng(23);
    let secrets = [0, 1].map(|voter| assembly.codes[voter].secret::<Suite>(&assembly.uuid));
    let [own, other] = &secrets;
    let check = |ballot: String| poll.check(ballot.as_bytes()).err();
    assert_eq!(check(signed_by(own, honest.clone(), &mut rng)), None);
    // Another voter signs a copy: the proofs name the first voter.
    assert_eq!(check(signed_by(other, honest.clone(), &mut rng)), Some(Why::WrongProof("a choice")));
    // beta · g holds one more.
    let mut more = honest.clone();
    let g = Secret::<Suite>::new(ballot::suite::GroupScalar::ONE).public();
    more.answers[0].choices[0].beta = more.answers[0].choices[0].beta.mul(&g);
    assert_eq!(check(signed_by(own, more, &mut rng)), Some(Why::WrongProof("a choice")));
    // Two choices change places, proofs and all: the sum's proof names them in their order.
    let mut moved = honest.clone();
    moved.answers[0].choices.swap(0, 1);
    moved.answers[0].individual_proofs.swap(0, 1);
    let refused = Some(Why::WrongProof("the number of choices"));
    assert_eq!(check(signed_by(own, moved, &mut rng)), refused);
    // A proof less, a choice less, an answer less.
    let mut fewer = honest.clone();
    fewer.answers[0].overall_proof.clear();
    assert_eq!(check(signed_by(own, fewer, &mut rng)), refused);
    let mut fewer = honest.clone();
    fewer.answers[0].choices.pop();
    assert_eq!(check(signed_by(own, fewer, &mut rng)), Some(Why::Impossible("number of choices")));
    let mut fewer = honest.clone();
    fewer.answers.clear();
    assert_eq!(check(signed_by(own, fewer, &mut rng)), Some(Why::Impossible("number of answers")));
    // A number outside of the group.
    let mut outside = honest.clone();
    outside.answers[0].choices[0].alpha = "2".parse().unwrap();
    assert_eq!(check(signed_by(own, outside, &mut rng)), Some(Why::NotInGroup("a choice")));
    // The server changes nothing without the signature noticing.
    let mut unsigned = honest;
    unsigned.answers[0].overall_proof.clear();
    assert_eq!(check(unsigned.record()), Some(Why::WrongSignature));
}

#[test]
fn a_weight_counts_so_often_before_both() {
    let assembly = Assembly::new(24, vec![yes_no_abstain()], 2, 1, None);
    // Voter 0 has three votes: the line of her credential says so.
    let credential = assembly.codes[0].secret::<Suite>(&assembly.uuid).public().decimal();
    let weighty = assembly.roll.replace(&credential, &format!("{credential},3"));
    let mut assembly = Assembly { roll: weighty, ..assembly };
    let mut archive = assembly.begin();
    for (voter, vote) in [(0, "[[1,0,0]]"), (1, "[[0,1,0]]")] {
        let ballot = assembly.ballot(voter, vote);
        archive.ballot(ballot.as_bytes()).unwrap();
    }
    assert_eq!(assembly.count(&mut archive, &[1]).result, [[3, 1, 0]]);
    assert_eq!(verify::<Suite>(archive.bytes()).unwrap().sum.total_weight, 4);
    if let Some(tool) = Tool::find() {
        assert!(tool.accepts("weight", assembly.uuid.as_str(), archive.bytes()));
    }
}

#[test]
fn missing_trustees_are_named_and_any_two_of_three_are_enough() {
    let mut assembly = Assembly::new(25, vec![yes_no_abstain()], 1, 1, Some((2, 3)));
    let mut archive = assembly.begin();
    let ballot = assembly.ballot(0, "[[0,0,1]]");
    archive.ballot(ballot.as_bytes()).unwrap();
    archive.close().unwrap();
    let verified = verify::<Suite>(archive.bytes()).unwrap();
    let fingerprint = &verified.poll.fingerprint;
    let mut part = |owner: usize| {
        let secret = &assembly.secrets[owner - 1];
        (owner, Partial::new(&verified.sum, fingerprint, secret, &mut assembly.rng))
    };
    let parts = [part(1), part(2), part(3), part(4)];
    let count = |owners: &[usize]| {
        let present: Vec<_> = owners.iter().map(|owner| parts[owner - 1].clone()).collect();
        Outcome::of(&verified.sum, &verified.poll.board, &present).map(|outcome| outcome.result)
    };
    for enough in [&[1, 2, 3][..], &[1, 2, 4], &[4, 3, 1], &[1, 2, 3, 4]] {
        assert_eq!(count(enough).unwrap(), [[0, 0, 1]]);
    }
    let missing = |text: &str| Err(Why::Missing(text.to_owned()).at(Place::Result));
    assert_eq!(count(&[2, 3]), missing("number 1"));
    assert_eq!(count(&[1, 4]), missing("one more of 2 to 4"));
    assert_eq!(count(&[]), missing("number 1, 2 more of 2 to 4"));
}

#[test]
fn a_trustee_opens_only_with_her_own_key() {
    let mut assembly = Assembly::new(26, vec![yes_no_abstain()], 1, 2, None);
    let mut archive = assembly.begin();
    let ballot = assembly.ballot(0, "[[0,0,1]]");
    archive.ballot(ballot.as_bytes()).unwrap();
    let verified = verify::<Suite>(archive.bytes()).unwrap();
    let (sum, poll) = (&verified.sum, &verified.poll);
    let partial = Partial::new(sum, &poll.fingerprint, &assembly.secrets[0], &mut assembly.rng);
    let as_trustee = |owner| ballot::check_partial(poll, sum, owner, partial.record().as_bytes()).err();
    assert_eq!(as_trustee(1), None);
    assert_eq!(as_trustee(2), Some(Why::WrongProof("decrypting")));
    assert_eq!(as_trustee(3), Some(Why::Unknown("trustee")));
    assert_eq!(as_trustee(0), Some(Why::Unknown("trustee")));
}

#[test]
fn a_member_who_cheats_in_the_key_ceremony_is_named() {
    let mut rng = rng(27);
    let members: Vec<Member> = (0..3).map(|_| Member::new(&Member::<Suite>::new_seed(&mut rng)).unwrap()).collect();
    let certs: Vec<_> = members.iter().map(|member| member.certificate(&mut rng)).collect();
    let deal = |member: &Member, rng: &mut _| member.deal(2, &certs, rng).unwrap();
    let honest: Vec<Dealing> = members.iter().map(|member| deal(member, &mut rng)).collect();
    let mut fault = |dealings: &[Dealing], commitments: &[Dealing]| {
        let commitments: Vec<String> = commitments.iter().map(Dealing::commitment).collect();
        members[0].finish(2, &certs, &commitments, dealings, &mut rng).err()
    };
    assert_eq!(fault(&honest, &honest), None);
    // Member 2 deals anew after it saw what the others had dealt.
    let mut late = honest.clone();
    late[1] = deal(&members[1], &mut support::rng(28));
    assert_eq!(fault(&late, &honest), Some(Why::Differs("what was committed to").at(Place::Trustee(2))));
    assert_eq!(fault(&late, &late), None);
    // Member 3 gives member 1 a share of another polynomial.
    let mut wrong = honest.clone();
    wrong[2].shares[0] = deal(&members[2], &mut support::rng(29)).shares[0].clone();
    assert_eq!(fault(&wrong, &wrong), Some(Why::Differs("a share").at(Place::Trustee(3))));
    // Somebody else's share is not for member 1.
    let mut exchanged = honest.clone();
    exchanged[1].shares.swap(0, 1);
    assert_eq!(fault(&exchanged, &exchanged), Some(Why::Impossible("recipient").at(Place::Trustee(2))));
    // The carrier changes a share.
    let mut changed = honest.clone();
    let message = &mut changed[1].shares[0].message;
    *message = message.replacen("\"data\":\"", "\"data\":\"0", 1);
    assert_eq!(fault(&changed, &changed), Some(Why::WrongSignature.at(Place::Trustee(2))));
    // Nobody takes part twice.
    let twice = [certs[0].clone(), certs[0].clone()];
    assert_eq!(members[0].deal(2, &twice, &mut support::rng(30)).err(), Some(Why::Twice("a member")));
}

#[test]
fn the_record_of_a_group_is_checked_line_by_line() {
    let mut rng = rng(31);
    let (_, group) = pedersen(2, 3, &mut rng);
    assert!(group.check().is_ok());
    let mut other = group.clone();
    other.threshold = 3;
    assert_eq!(other.check().err(), Some(Why::Impossible("number of coefficients")));
    let mut other = group.clone();
    other.certs.swap(0, 1);
    assert_eq!(other.check().err(), Some(Why::WrongSignature));
    let mut other = group.clone();
    other.verification_keys.swap(0, 2);
    assert_eq!(other.check().err(), Some(Why::Differs("a member's key")));
    let mut other = group.clone();
    other.verification_keys[0].pok = other.verification_keys[1].pok.clone();
    assert_eq!(other.check().err(), Some(Why::WrongProof("knowing the key")));
    let mut other = group;
    other.coefexps.pop();
    assert_eq!(other.check().err(), Some(Why::Impossible("number of members")));
}

#[test]
fn nobody_copies_another_trustees_key() {
    let mut rng = rng(35);
    let key = TrusteeKey::of(&Secret::<Suite>::random(&mut rng), &mut rng);
    let copied = Trustees(vec![Trustee::Single(key.clone()), Trustee::Single(key)]);
    let fault = copied.check().err();
    assert_eq!(fault, Some(Why::Twice("a trustee's key").at(Place::Trustees)));
}

#[test]
fn an_archive_goes_on_where_it_was_left() {
    let mut assembly = Assembly::new(32, vec![yes_no_abstain()], 2, 1, None);
    let mut archive = assembly.begin();
    let first = assembly.ballot(0, "[[1,0,0]]");
    archive.ballot(first.as_bytes()).unwrap();
    let saved = archive.bytes().to_vec();
    let mut resumed = Writer::resume(saved.clone()).unwrap();
    assert_eq!(resumed.ballot(first.as_bytes()), Err(Why::Twice("a record")));
    let second = assembly.ballot(1, "[[1,0,0]]");
    resumed.ballot(second.as_bytes()).unwrap();
    archive.ballot(second.as_bytes()).unwrap();
    assert_eq!(resumed.bytes(), archive.bytes());
    assert!(resumed.bytes().starts_with(&saved));
    assert_eq!(assembly.count(&mut resumed, &[1]).result, [[2, 0, 0]]);
    assert_eq!(resumed.ballot(first.as_bytes()), Err(Why::OutOfOrder("not at this stage")));
}

#[test]
fn a_machine_that_stops_loses_only_the_step_it_was_writing() {
    let mut assembly = Assembly::new(34, vec![yes_no_abstain()], 2, 1, None);
    let mut archive = assembly.begin();
    let mut states = vec![archive.bytes().len()];
    let ballots = [0, 1].map(|voter| assembly.ballot(voter, "[[1,0,0]]"));
    for ballot in &ballots {
        archive.ballot(ballot.as_bytes()).unwrap();
        states.push(archive.bytes().len());
    }
    assert_eq!(assembly.count(&mut archive, &[1]).result, [[2, 0, 0]]);
    let whole = archive.into_bytes();
    for cut in (states[0]..states[2]).step_by(97) {
        let (mut recovered, dropped) = Writer::recover(whole[..cut].to_vec()).unwrap();
        let expected = states.iter().rev().find(|state| **state <= cut).unwrap();
        assert_eq!((recovered.bytes().len(), dropped), (*expected, cut - expected));
        // The ballot that was being written is sent again, the earlier one is known.
        if *expected == states[1] {
            assert_eq!(recovered.ballot(ballots[0].as_bytes()), Err(Why::Twice("a record")));
            recovered.ballot(ballots[1].as_bytes()).unwrap();
            assert_eq!(recovered.bytes(), &whole[..states[2]]);
        }
    }
    assert!(Writer::recover(whole[..states[0] - 1].to_vec()).is_err(), "no set-up, no archive");
    let (same, dropped) = Writer::recover(whole.clone()).unwrap();
    assert_eq!((same.bytes(), dropped), (&whole[..], 0));
}

#[test]
fn a_key_that_hides_nothing_is_refused() {
    let assembly = Assembly::new(33, vec![yes_no_abstain()], 1, 1, None);
    let [key] =
        <[String; 1]>::try_from(assembly.election.split('"').filter(|part| part.len() > 600).map(str::to_owned).collect::<Vec<_>>())
            .unwrap();
    let (election, trustees) = (assembly.election.replace(&key, "1"), "[]");
    let setup = Setup { election: election.as_bytes(), trustees: trustees.as_bytes(), credentials: assembly.roll.as_bytes() };
    let fault = Poll::<Suite>::open(setup).err();
    assert_eq!(fault, Some(Why::NotInGroup("the election's key").at(Place::Trustees)));
}
