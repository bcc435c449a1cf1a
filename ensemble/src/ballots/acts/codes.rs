//! The voters' codes: drawn, sent and forgotten. Only the public credential of a code is kept.

use crate::{
    access::Thing,
    assembly::{self, Elector, Item, Voter},
    ballots::{
        letters,
        rules::State,
        store::{self, BallotBox},
    },
    base::{Error, Id, Outcome, Refusal},
    db::{Mail, Tx},
    people::{self, PersonRow},
};
use ballot::{Belenios2048 as Suite, Code, Uuid, suite::GroupElement as _};
use std::collections::BTreeMap;

/// Draws and sends the codes of up to so many members who have none yet, or whose proxy has changed; returns how many. Whom a
/// member represents by proxy, her code comes too, as a letter of its own.
///
/// # Errors
/// A fault of the engine.
pub async fn draw_codes(tx: &mut Tx, id: Id<Item>, most: usize) -> Outcome<usize> {
    tx.allow("assembly.chair", &Thing::any())?;
    let of = store::ballot_box(tx, id).await?;
    if of.state != State::Keys || of.codes_by.is_some() {
        return Ok(0);
    }
    let (item, _) = assembly::item(tx, id).await?;
    let lacking = lacking(tx, &of, &item).await?;
    let chosen = lacking.get(..most.min(lacking.len())).unwrap_or_default();
    for elector in chosen {
        send(tx, &of, &item, elector).await?;
    }
    if !chosen.is_empty() {
        tx.note("ballots.draw_codes", id, &serde_json::json!({ "sent": chosen.len() }));
    }
    Ok(chosen.len())
}

/// Members with a ballot who have no code that holds.
pub(in crate::ballots) async fn lacking(tx: &mut Tx, of: &BallotBox, item: &Item) -> Outcome<Vec<Elector>> {
    let electors = assembly::electorate(tx, item).await?;
    without_code(tx, of, electors).await
}

/// Those of the electors who have no code; where the house draws them, also those whose code went to somebody who does not cast their
/// vote any more.
pub(in crate::ballots) async fn without_code(tx: &mut Tx, of: &BallotBox, mut electors: Vec<Elector>) -> Outcome<Vec<Elector>> {
    let sent: BTreeMap<_, _> = store::voters(tx, of.item).await?.into_iter().map(|row| (row.member, row.sent_to)).collect();
    electors.retain(|elector| match sent.get(&elector.member) {
        Some(_) if of.codes_by.is_some() => false,
        Some(to) => *to != elector.proxy.unwrap_or(elector.person),
        None => true,
    });
    Ok(electors)
}

/// A new code of a member; one that was sent before is void.
async fn draw(tx: &mut Tx, of: &BallotBox, elector: &Elector) -> Outcome<(Code, PersonRow)> {
    let uuid = Uuid::try_from(of.uuid.clone()).map_err(anyhow::Error::from)?;
    let code = Code::random(&mut tx.ids().rng());
    let credential = code.secret::<Suite>(&uuid).public().decimal();
    store::keep_credential(tx, of.item, elector, &credential).await?;
    let to = people::person(tx, elector.proxy.unwrap_or(elector.person)).await?;
    Ok((code, to))
}

async fn send(tx: &mut Tx, of: &BallotBox, item: &Item, elector: &Elector) -> Outcome<()> {
    let (code, to) = draw(tx, of, elector).await?;
    let said = tx.say(to.lang);
    let values = [
        ("name", to.name()),
        ("for", elector.name.clone()),
        ("proxy", if elector.proxy.is_some() { "yes" } else { "no" }.to_owned()),
        ("title", item.title.clone()),
        ("motion", item.motion.clone()),
        ("link", link(tx, item.id, &code)),
        ("code", code.as_str().to_owned()),
        ("integrity", ballot::browser_module_integrity()),
    ];
    let subject = said.with("mail-ballots-code-subject", [("title", item.title.clone()), ("for", elector.name.clone())]);
    let body = said.with("mail-ballots-code-body", values);
    tx.mail_secret(Mail { to: to.email.to_string(), subject, body, attachment: None }).await?;
    if elector.proxy.is_some() { tell_principal(tx, item, elector, &to).await } else { Ok(()) }
}

/// Tells a member that the code of her vote went to her proxy: whoever has given none knows that something is wrong.
async fn tell_principal(tx: &mut Tx, item: &Item, elector: &Elector, proxy: &PersonRow) -> Outcome<()> {
    let own = people::person(tx, elector.person).await?;
    let said = tx.say(own.lang);
    let subject = said.with("mail-ballots-proxy-subject", [("title", item.title.clone())]);
    let body = said.with("mail-ballots-proxy-body", [("name", own.name()), ("proxy", proxy.name()), ("title", item.title.clone())]);
    tx.mail(Mail { to: own.email.to_string(), subject, body, attachment: None }).await
}

/// The way to the booth. The code stands behind the `#`: no browser sends that part to a server.
pub(in crate::ballots) fn link(tx: &Tx, item: Id<Item>, code: &Code) -> String {
    tx.house().link(&format!("/vote/{item}#{}", code.as_str()))
}

async fn elector(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<(BallotBox, Item, Elector)> {
    tx.allow("assembly.chair", &Thing::any())?;
    let of = store::ballot_box(tx, id).await?;
    if of.state != State::Keys {
        return Err(Refusal::new("ballots-codes-fixed").into());
    }
    if let Some(name) = &of.codes_by {
        return Err(Refusal::new("ballots-codes-outside").field("number").with("name", name).into());
    }
    let (item, _) = assembly::item(tx, id).await?;
    let found = assembly::electorate(tx, &item).await?.into_iter().find(|one| one.member == member);
    Ok((of, item, found.ok_or(Error::Missing("voter"))?))
}

/// Draws a new code for a member and sends it; the one before is void.
///
/// # Errors
/// `ballots-codes-fixed` once the box is open; `ballots-codes-outside` where somebody else draws them; [`Error::Missing`] for who has no ballot on the item.
pub async fn renew_code(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let (of, item, elector) = elector(tx, id, member).await?;
    send(tx, &of, &item, &elector).await?;
    tx.note("ballots.renew_code", id, &serde_json::json!({ "member": member }));
    Ok(())
}

/// Asks for a member's code on paper. Somebody else prints it, so that nobody alone comes by the code of another.
///
/// # Errors
/// As [`renew_code`].
pub async fn ask_letter(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    elector(tx, id, member).await?;
    store::ask_letter(tx, id, member).await?;
    tx.note("ballots.ask_letter", id, &serde_json::json!({ "member": member }));
    Ok(())
}

/// Draws a new code for a member, for whom a letter was asked, and gives it as a letter to be printed and handed over; neither is kept.
/// She and who had her code are told by mail: whoever did not ask for it knows that something is wrong.
///
/// # Errors
/// As [`renew_code`]; `ballots-letter-not-asked`; [`Error::NotAllowed`] for who has asked; `documents-letters` for letters that no font
/// has.
pub async fn print_letter(tx: &mut Tx, id: Id<Item>, member: Id<Voter>) -> Outcome<Vec<u8>> {
    let (of, item, elector) = elector(tx, id, member).await?;
    let asked = store::asked_letters(tx, id).await?.into_iter().find(|one| one.member == member);
    let asked = asked.ok_or_else(|| Refusal::new("ballots-letter-not-asked").field("number"))?;
    tx.allow("ballots.print_letter", &Thing::prepared_by(asked.asked_by))?;
    let (code, to) = draw(tx, &of, &elector).await?;
    let bytes = letters::voting_letter(tx, &item, &elector, &to, &code).await?;
    store::letter_printed(tx, id, member).await?;
    tell(tx, &item, &elector, &to).await?;
    tx.note("ballots.print_letter", id, &serde_json::json!({ "member": member }));
    Ok(bytes)
}

/// Tells a member, and her proxy, that there is a new code on paper.
async fn tell(tx: &mut Tx, item: &Item, elector: &Elector, holder: &PersonRow) -> Outcome<()> {
    let own = people::person(tx, elector.person).await?;
    let mut told = vec![&own];
    if holder.id != own.id {
        told.push(holder);
    }
    for person in told {
        let said = tx.say(person.lang);
        let subject = said.with("mail-ballots-letter-subject", [("title", item.title.clone()), ("for", elector.name.clone())]);
        let values = [("name", person.name()), ("for", elector.name.clone()), ("title", item.title.clone())];
        let body = said.with("mail-ballots-letter-body", values);
        tx.mail(Mail { to: person.email.to_string(), subject, body, attachment: None }).await?;
    }
    Ok(())
}
