//! Setting up a secret vote, and the way to a trustee's page.

use crate::{
    access::Thing,
    assembly::{self, Item},
    ballots::{
        rules::{NewBox, State, may_set_up},
        store::{self, TrusteeRow},
    },
    base::{Error, Id, Lang, Line, Outcome, Refusal},
    db::{Mail, Tx},
    documents::{self, NewDocument},
    ledger,
};
use ballot::Uuid;

/// The vote on an item becomes secret; each trustee is asked by mail to make a key.
///
/// # Errors
/// `ballots-trustees`, `ballots-needed`, `ballots-trustee-twice`; `assembly-no-vote`, `assembly-unannounced`, `assembly-state`.
pub async fn set_up(tx: &mut Tx, item: Id<Item>, new: &NewBox) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    may_set_up(new)?;
    let made = assembly::make_secret(tx, item).await?;
    let uuid = Uuid::random(&mut tx.ids().rng());
    store::insert(tx, item, uuid.as_str(), new).await?;
    for (number, trustee) in (1..).zip(&new.trustees) {
        let token = tx.ids().secret();
        store::insert_trustee(tx, item, number, trustee, &token).await?;
    }
    for trustee in store::trustees(tx, item).await? {
        send_link(tx, &made, &trustee, "mail-ballots-trustee").await?;
    }
    let names: Vec<_> = new.trustees.iter().map(|trustee| trustee.name.as_str()).collect();
    tx.note("ballots.set_up", item, &serde_json::json!({ "needed": new.needed, "trustees": names, "codes_by": new.codes_by }));
    Ok(())
}

/// Sends a trustee the way to her page by a new link; the one before leads nowhere from now on.
pub(super) async fn send_link(tx: &mut Tx, item: &Item, trustee: &TrusteeRow, mail: &'static str) -> Outcome<()> {
    let token = tx.ids().secret();
    store::renew_token(tx, trustee.item, trustee.number, &token).await?;
    let (said, link) = (tx.say(trustee.lang), tx.house().link(&format!("/trustee/{token}")));
    let values = [("name", trustee.name.clone()), ("title", item.title.clone()), ("link", link)];
    let subject = said.with(format!("{mail}-subject"), [("title", item.title.clone())]);
    let body = said.with(format!("{mail}-body"), values);
    tx.mail_secret(Mail { to: trustee.email.to_string(), subject, body, attachment: None }).await
}

/// Sends a trustee a new link to her page.
///
/// # Errors
/// [`Error::Missing`] if there is no trustee of that number; `ballots-state` once all is counted.
pub async fn renew_link(tx: &mut Tx, item: Id<Item>, number: i64) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    if store::ballot_box(tx, item).await?.state == State::Counted {
        return Err(Refusal::new("ballots-state").into());
    }
    let trustee = store::trustees(tx, item).await?.into_iter().find(|one| one.number == number).ok_or(Error::Missing("trustee"))?;
    let (of, _) = assembly::item(tx, item).await?;
    send_link(tx, &of, &trustee, "mail-ballots-trustee").await?;
    tx.note("ballots.renew_link", item, &serde_json::json!({ "trustee": number }));
    Ok(())
}

/// Abandons a secret vote that cannot be finished: a trustee has lost her key, or was found cheating. What is in the box so far is
/// kept as a document that nobody can open any more than before; the item waits, and can be voted on anew, with other trustees and
/// new codes.
///
/// # Errors
/// `ballots-state` once all is counted.
pub async fn abandon(tx: &mut Tx, item: Id<Item>, reason: &Line) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    let of = store::ballot_box(tx, item).await?;
    if of.state == State::Counted {
        return Err(Refusal::new("ballots-state").into());
    }
    if of.state != State::Keys {
        keep_abandoned(tx, item).await?;
    }
    store::remove(tx, item).await?;
    assembly::reset_secret(tx, item).await?;
    tx.note("ballots.abandon", item, &serde_json::json!({ "election": of.uuid, "reason": reason }));
    Ok(())
}

async fn keep_abandoned(tx: &mut Tx, item: Id<Item>) -> Outcome<()> {
    let archive = super::archive(tx, item).await?;
    let (_, assembly) = assembly::item(tx, item).await?;
    let new = NewDocument {
        entity: Some(ledger::entity(tx, "eg").await?.id),
        kind: "ballot-abandoned",
        subject: assembly.id.to_string(),
        lang: Lang::De,
        file_name: archive.name,
        file_type: "application/x-tar",
        bytes: archive.bytes,
        owner: None,
    };
    documents::keep(tx, new).await?;
    Ok(())
}
