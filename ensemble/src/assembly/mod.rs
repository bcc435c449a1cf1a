//! The General Assembly. See the README of this room.

mod acts;
mod api;
mod bars;
mod minutes;
mod pages;
mod prints;
mod rules;
mod secret;
mod store;
#[cfg(test)]
pub(crate) mod tests;
mod votes;

pub use acts::{
    NewAssembly, call, check_in, check_out, close, deadlines, give_proxy, invite_some, open, publish_documents, sign, supplement,
};
pub use api::api;
pub use bars::{bar_member, lift_bar};
pub use minutes::{draw_up_minutes, print_attendance, print_invitation};
pub use pages::pages;
pub use rules::{Channel, Choice, Counted, Form, Kind, Manner, NewItem, RollEntry, Subject, Voter};
pub use secret::{
    Elector, Taken, count_secret, electorate, forget_order, item, make_secret, open_secret_vote, reset_secret, strike, take_part, taken,
};
pub use store::{Assembly, Item};
pub use votes::{cast, close_vote, find, object, open_vote};

use crate::{base::Outcome, db::Tx};

const INVITATIONS_A_ROUND: i64 = 500;

/// Sends invitations that are still to be sent, a chunk each round.
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    if let Some(assembly) = store::uninvited(tx).await? {
        invite_some(tx, assembly, INVITATIONS_A_ROUND).await?;
    }
    Ok(())
}

/// What a member's home says of the assemblies to come: each that is called or goes on, the next first.
///
/// # Errors
/// A fault of the engine.
pub async fn steps(tx: &mut Tx, said: &crate::base::Said) -> Outcome<Vec<crate::web::Step>> {
    let mut coming = store::newest(tx).await?;
    coming.retain(|assembly| matches!(assembly.state.as_str(), "convened" | "opened"));
    coming.sort_by_key(|assembly| assembly.held_on);
    let step = |assembly: Assembly| {
        let key = if assembly.state == "opened" { "assembly-home-open" } else { "assembly-home-coming" };
        let text = said.with(key, [("title", assembly.title.clone()), ("day", said.weekday(assembly.held_on))]);
        crate::web::Step::new(text, format!("/my/assembly/{}", assembly.id))
    };
    Ok(coming.into_iter().map(step).collect())
}
