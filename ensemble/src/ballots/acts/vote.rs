//! The vote itself: the box is opened, ballots are received at once and checked behind.

use super::{beside, check_setup, codes, keys, poll};
use crate::{
    access::Thing,
    app::App,
    assembly::{self, Channel, Item},
    ballots::{
        rules::{ANSWERS, BALLOTS_MOST, State, question},
        store::{self, BallotBox, NewBallot, Records, Unchecked},
    },
    base::{Id, Outcome, Refusal},
    db::{Mail, Tx, Who},
    people,
};
use ballot::{Belenios2048 as Suite, Election, Poll, Question, Roll, Uuid, Why, credential::Entry, suite::GroupElement as _};
use std::{collections::BTreeMap, sync::Arc};

/// Who leads the assembly opens the ballot box, and has not named the trustees herself: keys and codes stand from now on, and the vote
/// on the item is open.
///
/// # Errors
/// `ballots-keys-missing` names the trustees; `ballots-codes-missing` says how many members have no code yet; `ballots-state`;
/// what [`assembly::open_vote`] has against it.
pub async fn open(tx: &mut Tx, id: Id<Item>) -> Outcome<()> {
    let of = store::ballot_box(tx, id).await?;
    tx.allow("ballots.open", &Thing::prepared_by(of.set_up_by))?;
    if of.state != State::Keys {
        return Err(Refusal::new("ballots-state").into());
    }
    let (item, _) = assembly::item(tx, id).await?;
    let trustees = keys::trustees_record(&of, &store::trustees(tx, id).await?)?;
    let lacking = codes::lacking(tx, &of, &item).await?.len();
    // Who joined after somebody else had drawn the codes votes on paper; without any code the box stays shut all the same.
    let fatal = of.codes_by.is_none() || store::voters(tx, id).await?.is_empty();
    if lacking > 0 && fatal {
        return Err(Refusal::new("ballots-codes-missing").with("count", lacking).into());
    }
    let item = assembly::open_secret_vote(tx, id).await?;
    let records = records(tx, &of, &item, &trustees).await?;
    let fingerprint = ballot::canon::b64(records.election.as_bytes());
    store::open(tx, id, &records).await?;
    check_setup(records).await?.map_err(anyhow::Error::from)?;
    tx.note("ballots.open", id, &serde_json::json!({ "election": of.uuid, "fingerprint": fingerprint }));
    Ok(())
}

async fn records(tx: &mut Tx, of: &BallotBox, item: &Item, trustees: &ballot::Trustees<Suite>) -> Outcome<Records> {
    let key = trustees.check().map_err(anyhow::Error::from)?.key;
    let uuid = Uuid::try_from(of.uuid.clone()).map_err(anyhow::Error::from)?;
    let asked = Question::one_of(&question(item), &ANSWERS);
    let name = format!("{}, {}", item.title, tx.today());
    let election = Election::<Suite>::new(uuid, &name, tx.house().name(), vec![asked], key).map_err(anyhow::Error::from)?;
    let electors: BTreeMap<_, _> = assembly::electorate(tx, item).await?.into_iter().map(|one| (one.member, one.number)).collect();
    let mut credentials: Vec<String> = Vec::with_capacity(electors.len());
    for voter in store::voters(tx, of.item).await? {
        if electors.contains_key(&voter.member) {
            credentials.push(voter.credential);
        }
    }
    // By size: an order that says nothing about the voters.
    credentials.sort_unstable();
    let entry = |text: &String| -> Result<Entry<Suite>, anyhow::Error> {
        let credential = text.parse().map_err(|_| anyhow::anyhow!("a kept credential is no number"))?;
        Ok(Entry { credential, weight: 1 })
    };
    let roll = Roll { entries: credentials.iter().map(entry).collect::<Result<_, _>>()? };
    Ok(Records { election: election.record(), trustees: trustees.record(), credentials: roll.record() })
}

/// What the voter keeps.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Receipt {
    /// The hash of the ballot, as it stands in the archive.
    pub tracker: String,
    /// The first 64 bits of it as four words.
    pub words: String,
}

/// A ballot whose form, credential and signature are in order.
pub struct Looked {
    record: String,
    credential: String,
    receipt: Receipt,
}

/// Looks at a ballot before it takes its turn: its form, its credential, its signature.
///
/// # Errors
/// `ballots-closed`; `ballots-refused` says what is wrong with it.
pub async fn look(tx: &mut Tx, id: Id<Item>, record: &str) -> Outcome<Looked> {
    let of = store::ballot_box(tx, id).await?;
    if of.state != State::Open {
        return Err(Refusal::new("ballots-closed").into());
    }
    let poll = poll(tx, &of).await?;
    let ballot = poll.receive(record.as_bytes()).map_err(|why| refused(&why))?;
    let receipt = Receipt { tracker: ballot::tracker(record.as_bytes()), words: ballot::tracker_words(record.as_bytes()) };
    Ok(Looked { record: record.to_owned(), credential: ballot.credential.decimal(), receipt })
}

/// Receives a ballot; its proofs are checked right behind. The same ballot a second time gets the same receipt; of several ballots of
/// a voter the last counts.
///
/// # Errors
/// `ballots-closed`; `ballots-refused` for a code that is void; `ballots-spoiled` if it was revealed; `ballots-too-many`;
/// `assembly-not-present`, `assembly-voted` (on paper).
pub async fn receive(tx: &mut Tx, id: Id<Item>, looked: Looked) -> Outcome<Receipt> {
    let Looked { record, credential, receipt } = looked;
    if store::ballot_box(tx, id).await?.state != State::Open {
        return Err(Refusal::new("ballots-closed").into());
    }
    let voter = store::voter_of(tx, id, &credential).await?.ok_or_else(|| refused(&Why::UnknownCredential))?;
    if store::is_spoiled(tx, id, &receipt.tracker).await? {
        return Err(Refusal::new("ballots-spoiled").field("ballot").into());
    }
    let (item, _) = assembly::item(tx, id).await?;
    assembly::take_part(tx, &item, voter.member, Channel::Device).await?;
    if store::ballot(tx, id, &receipt.tracker).await?.is_some() {
        return Ok(receipt);
    }
    if store::how_many_of(tx, id, &credential).await? >= BALLOTS_MOST {
        return Err(Refusal::new("ballots-too-many").field("ballot").with("most", BALLOTS_MOST).into());
    }
    let new = NewBallot { tracker: &receipt.tracker, words: &receipt.words, credential: &credential, record: &record };
    store::receive(tx, id, &new).await?;
    tx.note("ballots.receive", id, &serde_json::json!({}));
    Ok(receipt)
}

/// A test ballot: the voter reveals the randomness and sees what her device has encrypted. It is spoiled and never cast; what it
/// said is not kept.
///
/// # Errors
/// `ballots-closed`; `ballots-refused` if it is no ballot of this election; `ballots-cheats` if the randomness does not open it;
/// `ballots-cast` if it is in the box.
pub async fn test_ballot(tx: &mut Tx, id: Id<Item>, record: &str, opening: &[Vec<Exponent>]) -> Outcome<Vec<Vec<bool>>> {
    let of = store::ballot_box(tx, id).await?;
    if of.state != State::Open {
        return Err(Refusal::new("ballots-closed").into());
    }
    let poll = poll(tx, &of).await?;
    let ballot = poll.receive(record.as_bytes()).map_err(|why| refused(&why))?;
    let marks = ballot.reveal(&poll.election, opening).map_err(|why| beside("ballots-cheats", "ballot", &why))?;
    let tracker = ballot::tracker(record.as_bytes());
    if store::ballot(tx, id, &tracker).await?.is_some() {
        return Err(Refusal::new("ballots-cast").field("ballot").into());
    }
    store::spoil(tx, id, &tracker).await?;
    tx.note("ballots.test_ballot", id, &serde_json::json!({}));
    Ok(marks)
}

/// The randomness of a ciphertext.
pub type Exponent = <Suite as ballot::Suite>::Scalar;

fn refused(why: &Why) -> Refusal {
    beside("ballots-refused", "ballot", why)
}

/// Checks the proofs of ballots that were received, on all cores, and returns how many. A ballot that is not in order does not
/// count; its voter is told by mail and votes again.
///
/// # Errors
/// A fault of the engine.
pub async fn check_some(app: &App, most: i64) -> Outcome<usize> {
    let mut tx = app.read(Who::house()).await?;
    let waiting = store::unchecked(&mut tx, most).await?;
    let mut polls = BTreeMap::new();
    for item in waiting.iter().map(|ballot| ballot.item) {
        if let std::collections::btree_map::Entry::Vacant(place) = polls.entry(item) {
            let of = store::ballot_box(&mut tx, item).await?;
            place.insert(poll(&mut tx, &of).await?);
        }
    }
    drop(tx);
    if waiting.is_empty() {
        return Ok(0);
    }
    let judged = tokio::task::spawn_blocking(move || judge(&waiting, &polls)).await.map_err(anyhow::Error::from)?;
    let mut tx = app.act(Who::house()).await?;
    for (item, number, fault) in &judged {
        let credential = store::checked(&mut tx, *item, *number, fault.as_deref()).await?;
        if let (Some(credential), Some(fault)) = (credential, fault) {
            reject(&mut tx, *item, &credential, fault).await?;
        }
    }
    tx.commit().await?;
    Ok(judged.len())
}

type Judged = Vec<(Id<Item>, i64, Option<String>)>;

fn judge(waiting: &[Unchecked], polls: &BTreeMap<Id<Item>, Arc<Poll<Suite>>>) -> Judged {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let one = |ballot: &Unchecked| {
        let poll = polls.get(&ballot.item);
        let fault = match poll.map(|poll| poll.check(ballot.record.as_bytes())) {
            Some(Ok(_)) => None,
            Some(Err(why)) => Some(why.to_string()),
            None => Some("unknown election".to_owned()),
        };
        (ballot.item, ballot.number, fault)
    };
    let share = waiting.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        let parts: Vec<_> = waiting.chunks(share).map(|part| scope.spawn(move || part.iter().map(one).collect::<Judged>())).collect();
        // A ballot on which the check itself fails must not keep the box from being summed: it does not count, and its voter is told.
        let gave_up = |part: &[Unchecked]| {
            tracing::error!(ballots = part.len(), "a check of ballots ended before its time");
            part.iter().map(|ballot| (ballot.item, ballot.number, Some("the check failed".to_owned()))).collect::<Judged>()
        };
        parts.into_iter().zip(waiting.chunks(share)).flat_map(|(part, own)| part.join().unwrap_or_else(|_| gave_up(own))).collect()
    })
}

async fn reject(tx: &mut Tx, id: Id<Item>, credential: &str, fault: &str) -> Outcome<()> {
    tx.note("ballots.reject", id, &serde_json::json!({ "fault": fault }));
    let Some(voter) = store::voter_of(tx, id, credential).await? else { return Ok(()) };
    if store::last_of(tx, id, credential).await?.is_none() {
        assembly::strike(tx, id, voter.member, Channel::Device).await?;
    }
    let (item, _) = assembly::item(tx, id).await?;
    let to = people::person(tx, voter.sent_to).await?;
    let said = tx.say(to.lang);
    let subject = said.with("mail-ballots-reject-subject", [("title", item.title.clone())]);
    let open = store::ballot_box(tx, id).await?.state == State::Open;
    let key = if open { "mail-ballots-reject-body" } else { "mail-ballots-reject-late-body" };
    let body = said.with(key, [("name", to.name()), ("title", item.title)]);
    tx.mail(Mail { to: to.email.to_string(), subject, body, attachment: None }).await
}
