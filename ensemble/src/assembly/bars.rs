//! Who has no vote on an item (§ 43(6) GenG): by a mandate of hers, or because the chair says so.

use super::{
    acts::refuse_unless,
    rules::{Kind, Voter},
    store::{self, Assembly, Item},
};
use crate::{
    access::Thing,
    base::{Id, Line, Outcome, Refusal},
    boards::{self, Body},
    db::Tx,
};
use jiff::ToSpan;

/// Bars from an item whom § 43(6) GenG bars.
pub(super) async fn bar(tx: &mut Tx, item: &Item, assembly: &Assembly) -> Outcome<()> {
    let body = match item.kind {
        Kind::DischargeBoard => Some(Body::Management),
        Kind::DischargeSupervisory => Some(Body::Supervisory),
        _ => None,
    };
    if let Some(body) = body {
        let from = assembly.year_began_on.checked_sub(1.year()).map_err(anyhow::Error::from)?;
        let to = assembly.year_began_on.checked_sub(1.day()).map_err(anyhow::Error::from)?;
        for mandate in boards::served(tx, from, to).await?.iter().filter(|mandate| mandate.body == body) {
            store::exclude(tx, item, mandate.person).await?;
        }
    }
    Ok(())
}

async fn waiting(tx: &mut Tx, id: Id<Item>) -> Outcome<Item> {
    tx.allow("assembly.chair", &Thing::any())?;
    let item = store::item(tx, id).await?;
    if item.kind == Kind::Report {
        return Err(Refusal::new("assembly-no-vote").into());
    }
    if item.state != "waiting" {
        return Err(Refusal::new("assembly-bar-late").law("§ 43 Abs. 6 GenG").into());
    }
    Ok(item)
}

/// Bars a member from the vote on an item because she is to be freed of a duty by it, or the cooperative is to make a claim against her.
/// The reason stands in the minutes.
///
/// # Errors
/// `assembly-no-vote`; `assembly-bar-late` once the vote is open; `assembly-barred-already`; [`crate::base::Error::Missing`] for who is
/// not on the roll.
pub async fn bar_member(tx: &mut Tx, id: Id<Item>, member: Id<Voter>, reason: &Line) -> Outcome<()> {
    let item = waiting(tx, id).await?;
    store::on_roll(tx, item.assembly, member).await?;
    refuse_unless(store::bar_by_hand(tx, id, member, reason).await?, "assembly-barred-already")?;
    tx.note("assembly.bar_member", id, &serde_json::json!({ "member": member, "reason": reason }));
    Ok(())
}

/// Lifts a bar that was set by hand.
///
/// # Errors
/// `assembly-bar-late` once the vote is open; `assembly-not-barred` if there is none, or the law itself bars her.
pub async fn lift_bar(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    waiting(tx, id).await?;
    refuse_unless(store::lift_bar(tx, id, member).await?, "assembly-not-barred")?;
    tx.note("assembly.lift_bar", id, &serde_json::json!({ "member": member }));
    Ok(())
}
