//! The verbs of a vote: open it, cast, close it, find the result, object.

use super::{
    acts::{allow_self_or_chair, refuse_unless, still_member},
    bars::bar,
    rules::{Choice, Counted, Kind, Manner, Voter, holder_of},
    store::{self, Item},
};
use crate::{
    access::Thing,
    base::{Error, Id, Outcome, Refusal},
    db::Tx,
};
use statute::genossenschaft::{Decision, Votes, decide};

/// Opens the vote on an item. Who is to be discharged is barred from it (§ 43(6) GenG): everyone who held a mandate of that
/// board in the financial year before.
///
/// # Errors
/// `assembly-not-open`, `assembly-no-vote` (a report), `assembly-unannounced` (§ 46(2) GenG), `assembly-documents-missing`
/// (§ 48(3) GenG), `assembly-state`.
pub async fn open_vote(tx: &mut Tx, id: Id<Item>) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    let item = store::item(tx, id).await?;
    refuse_secret(&item)?;
    open_item(tx, &item).await?;
    tx.note("assembly.open_vote", id, &serde_json::json!({ "position": item.position }));
    Ok(())
}

fn refuse_secret(item: &Item) -> Outcome<()> {
    if item.secret { Err(Refusal::new("assembly-secret-item").into()) } else { Ok(()) }
}

/// Opens the vote on an item, open or secret.
pub(super) async fn open_item(tx: &mut Tx, item: &Item) -> Outcome<()> {
    let assembly = store::assembly(tx, item.assembly).await?;
    if assembly.state != "opened" {
        return Err(Refusal::new("assembly-not-open").into());
    }
    if item.kind == Kind::Report {
        return Err(Refusal::new("assembly-no-vote").into());
    }
    if item.announced_on > assembly.announce_by {
        return Err(Refusal::new("assembly-unannounced").law("§ 46 Abs. 2 GenG").into());
    }
    if item.kind == Kind::AdoptAccounts && assembly.documents_at.is_none() {
        return Err(Refusal::new("assembly-documents-missing").law("§ 48 Abs. 3 GenG").into());
    }
    refuse_unless(store::step(tx, item.id, "waiting", "open").await?, "assembly-state")?;
    bar(tx, item, &assembly).await
}

/// Casts a member's one vote: by herself, by her proxy, or entered by who leads the assembly.
///
/// # Errors
/// `assembly-vote-closed`, `assembly-excluded` (§ 43(6) GenG), `assembly-not-present`, `assembly-voted`, `assembly-left`.
pub async fn cast(tx: &mut Tx, id: Id<Item>, member: Id<Voter>, choice: Choice) -> Outcome<()> {
    let item = store::item(tx, id).await?;
    refuse_secret(&item)?;
    let (holder, voter) = casting(tx, &item, member).await?;
    allow_self_or_chair(tx, voter.person)?;
    may_still_cast(tx, &item, member).await?;
    let manner = voter.manner.unwrap_or(Manner::Hall);
    refuse_unless(store::insert_vote(tx, id, (member, holder), choice, manner).await?, "assembly-voted")?;
    tx.note("assembly.cast", id, &serde_json::json!({ "member": member, "holder": holder, "choice": choice.code() }));
    Ok(())
}

/// Who casts a member's vote on an item now.
pub(super) async fn casting(tx: &mut Tx, item: &Item, member: Id<Voter>) -> Outcome<(Id<Voter>, store::OnRoll)> {
    let own = store::on_roll(tx, item.assembly, member).await?;
    let proxy = store::proxies(tx, item.assembly).await?.into_iter().find(|mandate| mandate.from == member).map(|mandate| mandate.to);
    let proxy = match proxy {
        Some(holder) => Some((holder, store::on_roll(tx, item.assembly, holder).await?)),
        None => None,
    };
    let excluded = store::excluded(tx, item.id).await?;
    let holder = holder_of(member, own.present, proxy.as_ref().map(|(holder, row)| (*holder, row.present)), &excluded)?;
    Ok(proxy.filter(|(proxy, _)| *proxy == holder).unwrap_or((holder, own)))
}

pub(super) async fn may_still_cast(tx: &mut Tx, item: &Item, member: Id<Voter>) -> Outcome<()> {
    if item.state != "open" {
        return Err(Refusal::new("assembly-vote-closed").into());
    }
    still_member(tx, member).await
}

/// Closes the vote and computes the decision: exact, with its paragraph and its computation in words.
///
/// # Errors
/// `assembly-vote-closed`.
pub async fn close_vote(tx: &mut Tx, id: Id<Item>) -> Outcome<Decision> {
    tx.allow("assembly.chair", &Thing::any())?;
    let item = store::item(tx, id).await?;
    refuse_secret(&item)?;
    let votes = store::tally(tx, id).await?;
    let (decision, kept) = count(tx, &item, votes).await?;
    tx.note("assembly.close_vote", id, &kept);
    Ok(decision)
}

/// Computes what these votes decide and keeps it.
pub(super) async fn count(tx: &mut Tx, item: &Item, votes: Votes) -> Outcome<(Decision, Counted)> {
    let assembly = store::assembly(tx, item.assembly).await?;
    let decision = decide(item.matter, votes, None, assembly.held_on).map_err(anyhow::Error::from)?;
    let entitled = store::entitled(tx, item).await?;
    let kept = Counted::of(votes, &decision, entitled, item.barred);
    refuse_unless(store::counted(tx, item.id, &kept).await?, "assembly-vote-closed")?;
    Ok((decision, kept))
}

/// The chair finds the result (§ 47(1) GenG).
///
/// # Errors
/// `assembly-finding-empty`, `assembly-not-counted`.
pub async fn find(tx: &mut Tx, id: Id<Item>, finding: &str) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    if finding.trim().is_empty() {
        return Err(Refusal::new("assembly-finding-empty").field("finding").law("§ 47 Abs. 1 GenG").into());
    }
    refuse_unless(store::found(tx, id, finding.trim()).await?, "assembly-not-counted")?;
    tx.note("assembly.find", id, &serde_json::json!({ "finding": finding }));
    Ok(())
}

/// A member who is there has her objection to a resolution recorded (§ 51(2) GenG).
///
/// # Errors
/// `assembly-not-present`, `assembly-not-counted`.
pub async fn object(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let item = store::item(tx, id).await?;
    let row = store::on_roll(tx, item.assembly, member).await?;
    allow_self_or_chair(tx, row.person)?;
    if !row.present {
        return Err(Refusal::new("assembly-not-present").law("§ 51 Abs. 2 GenG").into());
    }
    let state = store::assembly(tx, item.assembly).await?.state;
    if state != "opened" || !matches!(item.state.as_str(), "counted" | "found") {
        return Err(Error::Refused(Refusal::new("assembly-not-counted").law("§ 51 Abs. 2 GenG")));
    }
    store::insert_objection(tx, id, member).await?;
    tx.note("assembly.object", id, &serde_json::json!({ "member": member }));
    Ok(())
}
