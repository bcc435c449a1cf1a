//! What the room of secret ballots may do with an item: make its vote secret, open it, record who took part, count it.

use super::{
    acts::refuse_unless,
    bars,
    rules::{Channel, Counted, Kind, Voter},
    store::{self, Assembly, Item},
    votes,
};
use crate::{
    access::Thing,
    base::{Id, Outcome, Refusal},
    db::Tx,
    people::Person,
};
use statute::genossenschaft::Votes;

/// An item with its assembly, for who may read it.
///
/// # Errors
/// [`crate::base::Error::Missing`].
pub async fn item(tx: &mut Tx, id: Id<Item>) -> Outcome<(Item, Assembly)> {
    let item = store::item(tx, id).await?;
    let assembly = store::assembly(tx, item.assembly).await?;
    Ok((item, assembly))
}

/// The vote on this item will be secret; whom § 43(6) GenG bars is barred from now on.
///
/// # Errors
/// `assembly-no-vote` (a report), `assembly-unannounced` (§ 46(2) GenG), `assembly-state` if the vote has begun or is secret already.
pub async fn make_secret(tx: &mut Tx, id: Id<Item>) -> Outcome<Item> {
    tx.allow("assembly.chair", &Thing::any())?;
    let (item, assembly) = item(tx, id).await?;
    if item.kind == Kind::Report {
        return Err(Refusal::new("assembly-no-vote").into());
    }
    if item.announced_on > assembly.announce_by {
        return Err(Refusal::new("assembly-unannounced").law("§ 46 Abs. 2 GenG").into());
    }
    refuse_unless(store::make_secret(tx, id).await?, "assembly-state")?;
    bars::bar(tx, &item, &assembly).await?;
    Ok(item)
}

/// A secret vote was abandoned before it was counted: the item waits as it did before, and nobody has taken part.
///
/// # Errors
/// `assembly-state` if it is counted.
pub async fn reset_secret(tx: &mut Tx, id: Id<Item>) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    refuse_unless(store::reset_secret(tx, id).await?, "assembly-state")
}

/// A member who has a ballot on an item, and who casts it if she is not there herself.
#[derive(Clone, Debug)]
pub struct Elector {
    /// The member.
    pub member: Id<Voter>,
    /// Number in the member list.
    pub number: i64,
    /// Name.
    pub name: String,
    /// The person.
    pub person: Id<Person>,
    /// The person who represents her.
    pub proxy: Option<Id<Person>>,
}

/// Everybody on the roll who is not barred from an item, by number.
///
/// # Errors
/// A fault of the engine.
pub async fn electorate(tx: &mut Tx, item: &Item) -> Outcome<Vec<Elector>> {
    store::electorate(tx, item).await
}

/// Opens a secret vote, as an open one is opened.
///
/// # Errors
/// As [`votes::open_vote`].
pub async fn open_secret_vote(tx: &mut Tx, id: Id<Item>) -> Outcome<Item> {
    tx.allow("assembly.chair", &Thing::any())?;
    let item = store::item(tx, id).await?;
    votes::open_item(tx, &item).await?;
    Ok(item)
}

/// Records that a member took part in a secret vote. A second ballot of the same device changes nothing here; who has voted on
/// paper does not vote on a device, and the other way round.
///
/// # Errors
/// `assembly-vote-closed`, `assembly-excluded`, `assembly-not-present`, `assembly-left`, `assembly-voted`.
pub async fn take_part(tx: &mut Tx, item: &Item, member: Id<Voter>, channel: Channel) -> Outcome<()> {
    let (holder, _) = votes::casting(tx, item, member).await?;
    votes::may_still_cast(tx, item, member).await?;
    let new = store::insert_taken(tx, item.id, (member, holder), channel).await?;
    if new == 0 && (channel == Channel::Paper || store::channel_of(tx, item.id, member).await? != Some(channel)) {
        return Err(Refusal::new("assembly-voted").into());
    }
    Ok(())
}

/// The one ballot of a member was not in order, or she gives her paper back: she has not voted yet. Returns whether she was on the list.
///
/// # Errors
/// A fault of the engine.
pub async fn strike(tx: &mut Tx, item: Id<Item>, member: Id<Voter>, channel: Channel) -> Outcome<bool> {
    Ok(store::delete_taken(tx, item, member, channel).await? == 1)
}

/// A member who took part in a secret vote.
pub struct Taken {
    /// Number in the member list.
    pub number: i64,
    /// Name.
    pub name: String,
    /// Name of who represented her.
    pub holder: Option<String>,
    /// By which channel.
    pub channel: Channel,
}

/// Who took part in a secret vote, by number.
///
/// # Errors
/// A fault of the engine.
pub async fn taken(tx: &mut Tx, item: &Item) -> Outcome<Vec<Taken>> {
    store::taken(tx, item).await
}

/// Who took part is written anew by number: the order in which they came is forgotten.
///
/// # Errors
/// A fault of the engine.
pub async fn forget_order(tx: &mut Tx, item: Id<Item>) -> Outcome<()> {
    let item = store::item(tx, item).await?;
    store::rewrite_taken(tx, &item).await
}

/// Counts a secret vote: what the archive with this SHA-256 and the papers of the hall say together.
///
/// # Errors
/// `assembly-vote-closed`.
pub async fn count_secret(tx: &mut Tx, id: Id<Item>, votes: Votes, archive_sha256: &str) -> Outcome<Counted> {
    let item = store::item(tx, id).await?;
    let (_, kept) = votes::count(tx, &item, votes).await?;
    store::set_archive(tx, id, archive_sha256).await?;
    Ok(kept)
}
