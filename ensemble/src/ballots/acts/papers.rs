//! Votes on paper: who takes one is struck from the electronic box; two count what the papers say.

use crate::{
    access::Thing,
    assembly::{self, Channel, Item, Voter},
    ballots::{
        rules::{Papers, State, may_close},
        store,
    },
    base::{Id, Outcome, Refusal},
    db::Tx,
};

async fn open_item(tx: &mut Tx, id: Id<Item>) -> Outcome<Item> {
    tx.allow("assembly.chair", &Thing::any())?;
    if store::ballot_box(tx, id).await?.state != State::Open {
        return Err(Refusal::new("ballots-closed").into());
    }
    Ok(assembly::item(tx, id).await?.0)
}

/// A member in the hall votes on paper: she is struck from the list of those who can vote on a device.
///
/// # Errors
/// `ballots-closed`, `assembly-voted` if a ballot of hers is in the box, `assembly-not-present`, `assembly-excluded`.
pub async fn vote_on_paper(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let item = open_item(tx, id).await?;
    assembly::take_part(tx, &item, member, Channel::Paper).await?;
    tx.note("ballots.vote_on_paper", id, &serde_json::json!({ "member": member }));
    Ok(())
}

/// A member gives her paper back before it went into the urn of the hall: she can vote on a device again.
///
/// # Errors
/// `ballots-closed`, `ballots-no-paper` if she has none.
pub async fn take_back_paper(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let item = open_item(tx, id).await?;
    if !assembly::strike(tx, item.id, member, Channel::Paper).await? {
        return Err(Refusal::new("ballots-no-paper").field("number").into());
    }
    tx.note("ballots.take_back_paper", id, &serde_json::json!({ "member": member }));
    Ok(())
}

/// The chair closes the box and says what the papers of the hall hold. Somebody else is to count them too.
///
/// # Errors
/// `ballots-closed`; `ballots-papers` if there are not as many papers as members who took one; `ballots-papers-few`.
pub async fn close(tx: &mut Tx, id: Id<Item>, papers: Papers) -> Outcome<()> {
    let item = open_item(tx, id).await?;
    let struck = assembly::taken(tx, &item).await?.iter().filter(|one| one.channel == Channel::Paper).count();
    may_close(papers, u64::try_from(struck).unwrap_or(u64::MAX))?;
    if store::close(tx, id).await? != 1 {
        return Err(Refusal::new("ballots-closed").into());
    }
    store::count_papers(tx, id, papers, false).await?;
    tx.note("ballots.close", id, &serde_json::json!({ "papers": papers.sum() }));
    Ok(())
}

/// A second person counts the papers. If she counts the same, they are settled; else her count stands, until somebody else agrees to it.
/// Returns whether it is the same.
///
/// # Errors
/// `ballots-state` if there is nothing to agree to; `ballots-papers`; [`crate::base::Error::NotAllowed`] for who counted last.
pub async fn agree_papers(tx: &mut Tx, id: Id<Item>, papers: Papers) -> Outcome<bool> {
    let of = store::ballot_box(tx, id).await?;
    tx.allow("ballots.agree_papers", &Thing::prepared_by(of.papers_by))?;
    if of.state != State::Closed || of.papers_settled() {
        return Err(Refusal::new("ballots-state").into());
    }
    may_close(papers, of.papers.sum())?;
    let same = papers == of.papers;
    store::count_papers(tx, id, papers, same).await?;
    tx.note("ballots.agree_papers", id, &serde_json::json!({ "papers": papers.sum(), "same": same }));
    Ok(same)
}
