//! A secret vote, lived through from the trustees' keys to the minutes.

mod group;
mod outside;
mod secrecy;

use super::*;
use crate::{
    app::App,
    assembly::{
        self, Item, Kind, Manner,
        tests::{HELD, World, code, item, plan, world},
    },
    base::{Email, FromField as _, Id, Lang, Line, Outcome},
    db::{Tx, Who},
    documents, mail, people,
    people::Role,
    testing::{houses, on, somebody},
};
use ballot::{Belenios2048 as Suite, Booth, Code, Partial, Question, Secret, TrusteeKey, Vote, canon, system_rng};
use statute::genossenschaft::Matter;

type Key = Secret<Suite>;

fn trustees(names: &[&str]) -> Vec<NewTrustee> {
    let new = |name: &&str| NewTrustee {
        name: Line::from_field(name).unwrap(),
        email: Email::from_field(&format!("{}@example.org", name.to_lowercase())).unwrap(),
        lang: Lang::De,
    };
    names.iter().map(new).collect()
}

/// A vote with these trustees, for which the house draws the codes.
fn of(names: &[&str], needed: usize) -> NewBox {
    NewBox { trustees: trustees(names), needed, codes_by: None }
}

/// The last word of a mail's line that holds this part of an address, in the newest mail to somebody.
async fn linked(tx: &mut Tx, to: &str, part: &str) -> String {
    let mails = mail::newest(tx, Some(to)).await.unwrap();
    let mail = mails.iter().find(|mail| mail.body.contains(part)).unwrap_or_else(|| panic!("no mail with {part} to {to}"));
    let line = mail.body.lines().find(|line| line.contains(part)).unwrap();
    line.split(part).nth(1).unwrap().trim().to_owned()
}

/// Mails of one instant have no order: the next one comes a minute later.
fn a_minute_later(tx: &mut Tx) {
    tx.at(tx.now().checked_add(jiff::SignedDuration::from_mins(1)).unwrap());
}

async fn address(tx: &mut Tx, who: &Who) -> String {
    people::person(tx, who.person.unwrap()).await.unwrap().email.to_string()
}

/// The code that was sent to somebody for the vote of a member.
async fn code_of(tx: &mut Tx, to: &Who, of: &str) -> Code {
    let to = address(tx, to).await;
    let mails = mail::newest(tx, Some(&to)).await.unwrap();
    let mail = mails.iter().find(|mail| mail.subject.contains(&format!("({of} Muster)"))).unwrap_or_else(|| panic!("no code for {of}"));
    mail.body.split('#').nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap()
}

/// A second person of the bodies: for whatever wants four eyes.
async fn second(app: &App) -> Who {
    somebody(app, "Zweite", &[Role::Supervisory]).await
}

/// The box is opened by this person; then whoever acted before acts on.
async fn open_by(tx: &mut Tx, who: &Who, vote: Id<Item>) -> Outcome<()> {
    let before = tx.who().clone();
    tx.acting_as(who.clone());
    let done = open(tx, vote).await;
    tx.acting_as(before);
    done
}

/// A ballot is sent: looked at, then received.
async fn send(tx: &mut Tx, vote: Id<Item>, record: &str) -> Outcome<Receipt> {
    let looked = look(tx, vote, record).await?;
    receive(tx, vote, looked).await
}

struct Vote_<'a> {
    booth: &'a Booth<Suite>,
    uuid: ballot::Uuid,
}

impl Vote_<'_> {
    fn cast(&self, code: &Code, marks: &str) -> String {
        let vote = Vote::read(&self.booth.election().questions, marks.as_bytes()).unwrap();
        self.booth.cast(&code.secret(&self.uuid), &vote, &mut system_rng()).record()
    }
}

const YES: &str = "[[1,0,0]]";
const NO: &str = "[[0,1,0]]";
const ABSTAIN: &str = "[[0,0,1]]";

/// Called for 17 June with a discharge of the board and another item; all invited, papers laid out; the first item is secret.
async fn set_up_for(tx: &mut Tx, names: &[&str], needed: usize) -> (Id<assembly::Assembly>, Id<Item>) {
    on(tx, "2026-06-02");
    let agenda = [item(Kind::DischargeBoard, Matter::Ordinary), item(Kind::Other, Matter::Ordinary)];
    let id = assembly::call(tx, &plan(HELD), &agenda).await.unwrap();
    assembly::publish_documents(tx, id).await.unwrap();
    assembly::invite_some(tx, id, 1000).await.unwrap();
    let row =
        tx.one("item", "SELECT id FROM assembly_item WHERE coop = $1 AND assembly = $2 AND position = 1", ("test", id)).await.unwrap();
    let first: Id<Item> = row.get("id").unwrap();
    set_up(tx, first, &of(names, needed)).await.unwrap();
    (id, first)
}

/// Each trustee makes a key and hands over its public half.
async fn keys(tx: &mut Tx, names: &[&str]) -> Vec<Key> {
    let mut keys = Vec::new();
    for name in names {
        let token = linked(tx, &format!("{}@example.org", name.to_lowercase()), "/trustee/").await;
        let secret = Key::random(&mut system_rng());
        let public = TrusteeKey::of(&secret, &mut system_rng());
        assert_eq!(hand_over(tx, &token, &canon::write(&public)).await.unwrap(), Task::Key);
        keys.push(secret);
    }
    keys
}

/// A trustee opens her part, from the archive that everybody can have.
async fn part(tx: &mut Tx, item: Id<Item>, secret: &Key) -> String {
    let archive = acts::archive(tx, item).await.unwrap().bytes;
    let verified = ballot::verify::<Suite>(&archive).unwrap();
    Partial::new(&verified.sum, &verified.poll.fingerprint, secret, &mut system_rng()).record()
}

/// Whether the reference tool accepts an archive; says so where it is missing.
fn tool_accepts(uuid: &str, archive: &[u8]) -> bool {
    let folder = std::env::temp_dir().join(format!("ensemble-bel-{uuid}"));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{uuid}.bel")), archive).unwrap();
    let run = std::process::Command::new("belenios-tool").args(["election", "verify", "--dir"]).arg(&folder).output();
    std::fs::remove_dir_all(&folder).unwrap();
    match run {
        Ok(run) => run.status.success(),
        Err(_) => {
            eprintln!("SKIPPED: belenios-tool is not installed");
            true
        }
    }
}

#[tokio::test]
async fn a_secret_vote_from_the_keys_to_the_minutes() {
    for app in houses("2026-06-02").await {
        let world = world(&app, 11).await;
        let second = second(&app).await;
        let member = |at: usize| world.roll[at].member;
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let (id, vote) = set_up_for(&mut tx, &["Tara", "Theo"], 2).await;
        // R1: an item is made secret once; its vote is not opened or cast openly any more.
        assert_eq!(code(set_up(&mut tx, vote, &of(&["Tara", "Theo"], 2)).await), "assembly-state");
        assert_eq!(code(assembly::open_vote(&mut tx, vote).await), "assembly-secret-item");
        let secrets = keys_with_refusals(&mut tx).await;
        codes_go_to_whom_they_belong(&mut tx, &world, id, vote).await;
        letters_want_four_eyes(&mut tx, &world, &second, vote).await;
        assert_eq!(code(open_by(&mut tx, &second, vote).await), "assembly-not-open");
        on(&mut tx, "2026-06-17");
        assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
        for at in [0, 1, 2, 3, 6, 7, 8, 9, 10] {
            assembly::check_in(&mut tx, id, member(at), if at == 3 { Manner::Online } else { Manner::Hall }).await.unwrap();
        }
        // R18: who named the trustees does not open the box.
        assert_eq!(code(open(&mut tx, vote).await), "ballots.open");
        open_by(&mut tx, &second, vote).await.unwrap();
        assert_eq!(code(open_by(&mut tx, &second, vote).await), "ballots-state");
        tx.commit().await.unwrap();
        let early = ballots_are_received(&app, &world, vote).await;
        let faulty = a_faulty_ballot_is_reported(&app, &world, vote).await;
        papers_and_the_end(&app, &world, id, vote).await;
        two_count_the_papers(&app, &world, &second, vote).await;
        let archive = count_and_minutes(&app, &world, (id, vote), &secrets).await;
        // R9: an older copy is a prefix of the newer one; the faulty ballot is in none.
        assert!(archive.starts_with(&early));
        what_was_tampered_with_is_found(&app).await;
        assert!(!String::from_utf8_lossy(&archive).contains(&faulty));
    }
}

async fn keys_with_refusals(tx: &mut Tx) -> Vec<Key> {
    let token = linked(tx, "tara@example.org", "/trustee/").await;
    // R3: nothing but a public key with its proof is taken, and nobody's twice.
    assert_eq!(code(hand_over(tx, &token, "{}").await), "ballots-file");
    let secret = Key::random(&mut system_rng());
    assert_eq!(code(hand_over(tx, &token, &secret.record()).await), "ballots-file");
    let public = canon::write(&TrusteeKey::of(&secret, &mut system_rng()));
    hand_over(tx, &token, &public).await.unwrap();
    assert_eq!(code(hand_over(tx, &token, &public).await), "ballots-not-your-turn");
    let other = linked(tx, "theo@example.org", "/trustee/").await;
    assert_eq!(code(hand_over(tx, &other, &public).await), "ballots-key-twice");
    let mut secrets = vec![secret];
    secrets.extend(keys(tx, &["Theo"]).await);
    secrets
}

async fn codes_go_to_whom_they_belong(tx: &mut Tx, world: &World, id: Id<assembly::Assembly>, vote: Id<Item>) {
    // R4: member 0 sat on the board that is to be discharged and has no ballot; the other ten have one.
    assert_eq!(draw_codes(tx, vote, 4).await.unwrap(), 4);
    assert_eq!(draw_codes(tx, vote, 100).await.unwrap(), 6);
    assert_eq!(draw_codes(tx, vote, 100).await.unwrap(), 0);
    // R5: who is represented has her code sent to her proxy, as a ballot of its own.
    assembly::give_proxy(tx, id, world.roll[4].member, world.roll[1].member).await.unwrap();
    let old = code_of(tx, &world.who[4], "M4").await;
    a_minute_later(tx);
    assert_eq!(draw_codes(tx, vote, 100).await.unwrap(), 1);
    assert_ne!(code_of(tx, &world.who[1], "M4").await, old);
    let to = address(tx, &world.who[4]).await;
    let told = mail::newest(tx, Some(&to)).await.unwrap().remove(0);
    assert!(told.subject.starts_with("Ihren Code hat Ihre Vertretung") && told.body.contains("M1 Muster"), "{}", told.body);
    // A new code voids the old one.
    let old = code_of(tx, &world.who[2], "M2").await;
    a_minute_later(tx);
    renew_code(tx, vote, world.roll[2].member).await.unwrap();
    assert_ne!(code_of(tx, &world.who[2], "M2").await, old);
}

/// R18: who asks for a member's code on paper does not print it; it is printed once, and the member is told.
async fn letters_want_four_eyes(tx: &mut Tx, world: &World, second: &Who, vote: Id<Item>) {
    let member = world.roll[6].member;
    assert_eq!(code(print_letter(tx, vote, member).await), "ballots-letter-not-asked");
    ask_letter(tx, vote, member).await.unwrap();
    assert_eq!(code(print_letter(tx, vote, member).await), "ballots.print_letter");
    a_minute_later(tx);
    tx.acting_as(second.clone());
    let letter = print_letter(tx, vote, member).await.unwrap();
    assert!(letter.starts_with(b"%PDF"));
    assert_eq!(code(print_letter(tx, vote, member).await), "ballots-letter-not-asked");
    tx.acting_as(world.who[0].clone());
    let to = address(tx, &world.who[6]).await;
    let newest = mail::newest(tx, Some(&to)).await.unwrap().remove(0);
    assert!(newest.subject.starts_with("Neuer Code auf Papier") && newest.body.contains("M6 Muster"), "{}", newest.subject);
    a_minute_later(tx);
    renew_code(tx, vote, member).await.unwrap();
}

async fn booth_of(tx: &mut Tx, vote: Id<Item>) -> (Booth<Suite>, ballot::Uuid) {
    let records = store::records(tx, vote).await.unwrap();
    let booth = Booth::open(records.election.as_bytes()).unwrap();
    let uuid = booth.election().uuid.clone();
    (booth, uuid)
}

/// The same ballot with one digit of its first ciphertext changed.
fn with_another_digit(ballot: &str) -> String {
    let (before, after) = ballot.split_once("\"alpha\":\"").unwrap();
    let (digit, rest) = after.split_at(1);
    format!("{before}\"alpha\":\"{}{rest}", digit.parse::<u8>().unwrap() % 9 + 1)
}

/// A ballot that says no, with the randomness of its three ciphertexts: the first that is drawn from a source which starts alike.
fn revealed_by_hand(at: &Vote_<'_>, code: &Code) -> (String, Vec<Vec<acts::Exponent>>) {
    use rand::SeedableRng as _;
    let source = || rand::rngs::ChaCha12Rng::from_seed([7; 32]);
    let vote = Vote::read(&at.booth.election().questions, NO.as_bytes()).unwrap();
    let record = at.booth.cast(&code.secret(&at.uuid), &vote, &mut source()).record();
    let mut same = source();
    let drawn = (0..3).map(|_| *Key::random(&mut same).expose()).collect();
    (record, vec![drawn])
}

async fn ballots_are_received(app: &App, world: &World, vote: Id<Item>) -> Vec<u8> {
    let mut tx = app.act(Who::visitor()).await.unwrap();
    let (booth, uuid) = booth_of(&mut tx, vote).await;
    let at = Vote_ { booth: &booth, uuid };
    let (m1, m4) = (code_of(&mut tx, &world.who[1], "M1").await, code_of(&mut tx, &world.who[1], "M4").await);
    let yes = at.cast(&m1, YES);
    let receipt = send(&mut tx, vote, &yes).await.unwrap();
    // R6: sent twice, it is there once.
    assert_eq!(send(&mut tx, vote, &yes).await.unwrap(), receipt);
    assert_eq!(store::counts(&mut tx, vote).await.unwrap(), (1, 1, 0));
    // R14: a ballot that was revealed says what it says, and cannot be cast; one that is cast cannot be revealed.
    let (test, opening) = revealed_by_hand(&at, &m4);
    assert_eq!(test_ballot(&mut tx, vote, &test, &opening).await.unwrap(), [[false, true, false]]);
    assert_eq!(code(send(&mut tx, vote, &test).await), "ballots-spoiled");
    assert_eq!(code(test_ballot(&mut tx, vote, &yes, &opening).await), "ballots-cheats");
    send(&mut tx, vote, &at.cast(&m4, NO)).await.unwrap();
    tx.commit().await.unwrap();
    check_some(app, 100).await.unwrap();
    let mut tx = app.act(Who::visitor()).await.unwrap();
    let early = acts::archive(&mut tx, vote).await.unwrap().bytes;
    // R6: member 2 thinks again.
    let m2 = code_of(&mut tx, &world.who[2], "M2").await;
    send(&mut tx, vote, &at.cast(&m2, YES)).await.unwrap();
    send(&mut tx, vote, &at.cast(&m2, NO)).await.unwrap();
    let m3 = code_of(&mut tx, &world.who[3], "M3").await;
    send(&mut tx, vote, &at.cast(&m3, ABSTAIN)).await.unwrap();
    // R8: who is neither present nor represented does not vote.
    let m5 = code_of(&mut tx, &world.who[5], "M5").await;
    assert_eq!(code(send(&mut tx, vote, &at.cast(&m5, YES)).await), "assembly-not-present");
    // A code that was drawn for nobody, a changed ballot, no ballot at all.
    let stranger = at.cast(&Code::random(&mut system_rng()), YES);
    assert_eq!(code(send(&mut tx, vote, &stranger).await), "ballots-refused");
    let changed = with_another_digit(&at.cast(&m3, YES));
    assert_eq!(code(send(&mut tx, vote, &changed).await), "ballots-refused");
    assert_eq!(code(send(&mut tx, vote, "").await), "ballots-refused");
    tx.commit().await.unwrap();
    early
}

/// Member 6 sends a ballot that says yes and no at once: well signed, so it is acknowledged, and then found out.
async fn a_faulty_ballot_is_reported(app: &App, world: &World, vote: Id<Item>) -> String {
    let mut tx = app.act(Who::visitor()).await.unwrap();
    let (booth, uuid) = booth_of(&mut tx, vote).await;
    let m6 = code_of(&mut tx, &world.who[6], "M6").await;
    let other = [Question::up_to("anything", &["a", "b", "c"], 0, 3, false)];
    let both = Vote::read(&other, b"[[1,1,0]]").unwrap();
    let faulty = booth.cast(&m6.secret(&uuid), &both, &mut system_rng()).record();
    let receipt = send(&mut tx, vote, &faulty).await.unwrap();
    tx.commit().await.unwrap();
    // R7: its proofs are checked right behind; it does not count, and she is told.
    while check_some(app, 2).await.unwrap() > 0 {}
    let mut tx = app.act(Who::visitor()).await.unwrap();
    let found = store::ballot(&mut tx, vote, &receipt.words).await.unwrap().unwrap();
    assert!(found.checked && found.fault.is_some());
    let to = address(&mut tx, &world.who[6]).await;
    let mails = mail::newest(&mut tx, Some(&to)).await.unwrap();
    assert!(mails.iter().any(|mail| mail.subject.starts_with("Bitte stimmen Sie noch einmal ab")));
    let (of, _) = assembly::item(&mut tx, vote).await.unwrap();
    assert_eq!(assembly::taken(&mut tx, &of).await.unwrap().iter().map(|one| one.number).collect::<Vec<_>>(), [2, 3, 4, 5]);
    receipt.tracker
}

/// What the five papers say, and what somebody read from them who was tired.
const PAPERS: Papers = Papers { yes: 1, no: 2, abstain: 1, invalid: 1 };
const MISCOUNTED: Papers = Papers { yes: 2, no: 1, abstain: 1, invalid: 1 };

/// R18: two count the papers; until both say the same, nothing is summed up.
async fn two_count_the_papers(app: &App, world: &World, second: &Who, vote: Id<Item>) {
    while check_some(app, 100).await.unwrap() > 0 {}
    sweep(app).await.unwrap();
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    assert_eq!(code(sum_up(&mut tx, vote).await), "ballots-papers-once");
    assert_eq!(code(agree_papers(&mut tx, vote, MISCOUNTED).await), "ballots.agree_papers");
    tx.acting_as(second.clone());
    assert_eq!(code(agree_papers(&mut tx, vote, Papers { yes: 2, ..PAPERS }).await), "ballots-papers");
    assert!(!agree_papers(&mut tx, vote, PAPERS).await.unwrap());
    assert_eq!(code(agree_papers(&mut tx, vote, PAPERS).await), "ballots.agree_papers");
    tx.acting_as(world.who[0].clone());
    assert!(agree_papers(&mut tx, vote, PAPERS).await.unwrap());
    tx.acting_as(second.clone());
    assert_eq!(code(agree_papers(&mut tx, vote, PAPERS).await), "ballots-state");
    tx.commit().await.unwrap();
}

async fn papers_and_the_end(app: &App, world: &World, id: Id<assembly::Assembly>, vote: Id<Item>) {
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    on(&mut tx, "2026-06-17");
    // R10: a member without a device votes on paper, and then not on a device; and the other way round.
    assembly::check_in(&mut tx, id, world.roll[5].member, Manner::Hall).await.unwrap();
    vote_on_paper(&mut tx, vote, world.roll[5].member).await.unwrap();
    assert_eq!(code(vote_on_paper(&mut tx, vote, world.roll[5].member).await), "assembly-voted");
    assert_eq!(code(vote_on_paper(&mut tx, vote, world.roll[1].member).await), "assembly-voted");
    assert_eq!(code(vote_on_paper(&mut tx, vote, world.roll[0].member).await), "assembly-excluded");
    let (booth, uuid) = booth_of(&mut tx, vote).await;
    let at = Vote_ { booth: &booth, uuid };
    let m5 = code_of(&mut tx, &world.who[5], "M5").await;
    assert_eq!(code(send(&mut tx, vote, &at.cast(&m5, NO)).await), "assembly-voted");
    // R10: as many papers as members who took one. R17: one paper, or four, would say how these members voted.
    assert_eq!(code(close(&mut tx, vote, Papers::default()).await), "ballots-papers");
    assert_eq!(code(close(&mut tx, vote, Papers { yes: 1, ..Papers::default() }).await), "ballots-papers-few");
    for at in 7..=10 {
        vote_on_paper(&mut tx, vote, world.roll[at].member).await.unwrap();
    }
    // Who gives her paper back is not on the list any more, and may take one again.
    assert_eq!(code(take_back_paper(&mut tx, vote, world.roll[1].member).await), "ballots-no-paper");
    take_back_paper(&mut tx, vote, world.roll[10].member).await.unwrap();
    assert_eq!(code(take_back_paper(&mut tx, vote, world.roll[10].member).await), "ballots-no-paper");
    vote_on_paper(&mut tx, vote, world.roll[10].member).await.unwrap();
    assert_eq!(code(assembly::close(&mut tx, id).await), "assembly-vote-open");
    close(&mut tx, vote, MISCOUNTED).await.unwrap();
    assert_eq!(code(close(&mut tx, vote, MISCOUNTED).await), "ballots-closed");
    let m3 = code_of(&mut tx, &world.who[3], "M3").await;
    assert_eq!(code(send(&mut tx, vote, &at.cast(&m3, NO)).await), "ballots-closed");
    tx.commit().await.unwrap();
}

async fn count_and_minutes(app: &App, world: &World, (id, vote): (Id<assembly::Assembly>, Id<Item>), secrets: &[Key]) -> Vec<u8> {
    sweep(app).await.unwrap();
    let mut tx = app.act(world.who[0].clone()).await.unwrap();
    on(&mut tx, "2026-06-17");
    let tara = linked(&mut tx, "tara@example.org", "/trustee/").await;
    let theo = linked(&mut tx, "theo@example.org", "/trustee/").await;
    // R11: a part of another key is refused, and the one whose turn it is is named by her link.
    let wrong = part(&mut tx, vote, &secrets[1]).await;
    assert_eq!(code(hand_over_part(&mut tx, &tara, &wrong).await), "ballots-part");
    let right = part(&mut tx, vote, &secrets[0]).await;
    assert_eq!(hand_over_part(&mut tx, &tara, &right).await.unwrap(), State::Summed);
    assert_eq!(code(hand_over_part(&mut tx, &tara, &right).await), "ballots-not-your-turn");
    let last = part(&mut tx, vote, &secrets[1]).await;
    assert_eq!(hand_over_part(&mut tx, &theo, &last).await.unwrap(), State::Counted);
    // By hand: member 1 yes, her principal 4 no, member 2 no (the second time), member 3 abstains; five papers: yes, no, no, abstention
    // and one that says nothing.
    let (of, _) = assembly::item(&mut tx, vote).await.unwrap();
    let counted = of.counted.clone().unwrap();
    assert_eq!((counted.yes, counted.no, counted.abstain, counted.carried), (2, 4, 2, false));
    // Present or represented and not barred: 1 to 10. Member 6 has not voted.
    assert_eq!((counted.entitled, counted.barred, counted.invalid, counted.silent()), (10, 1, 1, 1));
    let archive = acts::archive(&mut tx, vote).await.unwrap();
    let verified = ballot::verify::<Suite>(&archive.bytes).unwrap();
    assert_eq!(verified.outcome.unwrap().result, [[1, 2, 1]]);
    assert_eq!(of.archive_sha256.as_deref(), Some(verified.archive_hash.as_str()));
    assert!(tool_accepts(archive.name.trim_end_matches(".bel"), &archive.bytes));
    the_minutes_name_it(&mut tx, world, id, vote, &verified.archive_hash).await;
    tx.commit().await.unwrap();
    archive.bytes
}

/// `ensemble verify` counts the archive again; whoever adds a paper to the result or takes somebody off the list is found.
async fn what_was_tampered_with_is_found(app: &App) {
    async fn violations(app: &App) -> Vec<String> {
        let findings = crate::verify::verify(app).await.unwrap();
        findings.into_iter().find(|finding| finding.invariant == "I5").unwrap().violations
    }
    assert_eq!(violations(app).await, Vec::<String>::new());
    for (damage, cure) in [
        ("UPDATE ballot_box SET paper_yes = 2", "UPDATE ballot_box SET paper_yes = 1"),
        (
            "UPDATE assembly_taken SET channel = 'paper' WHERE holder <> member",
            "UPDATE assembly_taken SET channel = 'device' WHERE holder <> member",
        ),
        (
            "UPDATE assembly_item SET archive_sha256 = 'x' || archive_sha256",
            "UPDATE assembly_item SET archive_sha256 = substr(archive_sha256, 2)",
        ),
    ] {
        app.db.run_script(damage.to_owned()).await.unwrap();
        assert_eq!(violations(app).await.len(), 1, "{damage}");
        app.db.run_script(cure.to_owned()).await.unwrap();
    }
    assert_eq!(violations(app).await, Vec::<String>::new());
}

async fn the_minutes_name_it(tx: &mut Tx, world: &World, id: Id<assembly::Assembly>, vote: Id<Item>, sha256: &str) {
    assembly::find(tx, vote, "Der Antrag ist abgelehnt.").await.unwrap();
    assembly::close(tx, id).await.unwrap();
    let term = (crate::base::Day::constant(2026, 6, 1), None);
    crate::boards::appoint(tx, crate::boards::Body::Management, world.roll[1].person, false, term, true).await.unwrap();
    assembly::draw_up_minutes(tx, id, &Line::from_field("Anna Protokoll").unwrap()).await.unwrap();
    let papers = documents::about(tx, &id.to_string()).await.unwrap();
    let kept = papers.iter().find(|paper| paper.kind == "ballot-archive").unwrap();
    assert_eq!(kept.sha256, sha256);
    // R12: who voted and by which channel is in an annex; what they voted is not.
    let list = papers.iter().find(|paper| paper.kind == "ballot-taken").unwrap().id;
    let (_, list) = documents::bytes(tx, list).await.unwrap();
    let list = String::from_utf8(list).unwrap();
    let lines: Vec<&str> = list.lines().skip(1).collect();
    assert_eq!(
        lines,
        [
            "2;M1 Muster;elektronisch;",
            "3;M2 Muster;elektronisch;",
            "4;M3 Muster;elektronisch;",
            "5;M4 Muster;elektronisch;M1 Muster",
            "6;M5 Muster;auf Papier;",
            "8;M7 Muster;auf Papier;",
            "9;M8 Muster;auf Papier;",
            "10;M9 Muster;auf Papier;",
            "11;M10 Muster;auf Papier;"
        ]
    );
}

#[tokio::test]
async fn one_trustee_alone_is_not_enough_and_members_set_nothing_up() {
    for app in houses("2026-06-02").await {
        let (world, second) = (world(&app, 2).await, second(&app).await);
        let mut tx = app.act(world.who[0].clone()).await.unwrap();
        let agenda = [item(Kind::Other, Matter::Ordinary), item(Kind::Report, Matter::Ordinary)];
        let id = assembly::call(&mut tx, &plan(HELD), &agenda).await.unwrap();
        let rows = tx.all("SELECT id FROM assembly_item WHERE coop = $1 AND assembly = $2 ORDER BY position", ("test", id)).await.unwrap();
        let (vote, report): (Id<Item>, Id<Item>) = (rows[0].get("id").unwrap(), rows[1].get("id").unwrap());
        // R2
        assert_eq!(code(set_up(&mut tx, vote, &of(&["Tara"], 1)).await), "ballots-trustees");
        assert_eq!(code(set_up(&mut tx, vote, &of(&["Tara", "Theo"], 1)).await), "ballots-needed");
        assert_eq!(code(set_up(&mut tx, vote, &of(&["Tara", "Theo"], 3)).await), "ballots-needed");
        assert_eq!(code(set_up(&mut tx, vote, &of(&["Tara", "Tara"], 2)).await), "ballots-trustee-twice");
        assert_eq!(code(set_up(&mut tx, report, &of(&["Tara", "Theo"], 2)).await), "assembly-no-vote");
        tx.acting_as(world.who[1].clone());
        assert_eq!(code(set_up(&mut tx, vote, &of(&["Tara", "Theo"], 2)).await), "assembly.chair");
        tx.acting_as(world.who[0].clone());
        set_up(&mut tx, vote, &of(&["Tara", "Theo"], 2)).await.unwrap();
        // A new link to a trustee voids the old one.
        let old = linked(&mut tx, "tara@example.org", "/trustee/").await;
        a_minute_later(&mut tx);
        renew_link(&mut tx, vote, 1).await.unwrap();
        let new = linked(&mut tx, "tara@example.org", "/trustee/").await;
        assert_ne!(old, new);
        assert!(store::trustee_of(&mut tx, &old).await.is_err() && store::trustee_of(&mut tx, &new).await.is_ok());
        on(&mut tx, "2026-06-17");
        assembly::invite_some(&mut tx, id, 10).await.unwrap();
        assembly::open(&mut tx, id, world.roll[0].person).await.unwrap();
        // R3, R4: without all keys and all codes the box stays shut.
        assert_eq!(code(open_by(&mut tx, &second, vote).await), "ballots-keys-missing");
    }
}
