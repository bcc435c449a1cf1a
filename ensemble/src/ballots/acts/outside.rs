//! Codes that somebody else draws and sends: the house learns the public credentials and never a code.

use crate::{
    access::Thing,
    assembly::{self, Elector, Item},
    ballots::{
        rules::State,
        store::{self, BallotBox},
    },
    base::{Id, Outcome, Refusal},
    db::Tx,
    people,
};
use ballot::{Belenios2048 as Suite, Roll, credential::Entry, suite::GroupElement as _};
use std::collections::BTreeMap;

async fn outside(tx: &mut Tx, id: Id<Item>) -> Outcome<(BallotBox, Vec<Elector>)> {
    tx.allow("assembly.chair", &Thing::any())?;
    let of = store::ballot_box(tx, id).await?;
    if of.state != State::Keys || of.codes_by.is_none() {
        return Err(Refusal::new("ballots-state").into());
    }
    let (item, _) = assembly::item(tx, id).await?;
    let electors = assembly::electorate(tx, &item).await?;
    Ok((of, electors))
}

/// Who has a ballot, one a line, for whoever draws the codes: number, name, who gets the code, her mail address, street and town.
///
/// # Errors
/// `ballots-state` where the house draws the codes, or the box is open.
pub async fn copy_voters(tx: &mut Tx, id: Id<Item>) -> Outcome<String> {
    let (_, electors) = outside(tx, id).await?;
    let mut lines = String::new();
    for elector in &electors {
        let to = people::person(tx, elector.proxy.unwrap_or(elector.person)).await?;
        let part = |text: &Option<String>| text.clone().unwrap_or_default();
        let town = format!("{} {}", part(&to.postcode), part(&to.city));
        let columns =
            [elector.number.to_string(), elector.name.clone(), to.name(), to.email.to_string(), part(&to.street), town.trim().to_owned()];
        let columns = columns.map(|column| column.replace([';', '\t', '\n', '\r'], " "));
        lines.push_str(&columns.join(";"));
        lines.push('\n');
    }
    tx.note("ballots.copy_voters", id, &serde_json::json!({ "voters": electors.len() }));
    Ok(lines)
}

/// Takes the public credentials of the codes that somebody else has drawn: for every line of [`copy_voters`] the same line, a tabulator
/// and the credential. What was loaded before is void.
///
/// # Errors
/// `ballots-links-line` names the line; `ballots-links-roll` if it is not one credential for each member with a ballot;
/// `ballots-links-credential` for a number that is no credential, or one that stands there twice.
pub async fn load_codes(tx: &mut Tx, id: Id<Item>, text: &str) -> Outcome<usize> {
    let (_, electors) = outside(tx, id).await?;
    let credentials = read(text)?;
    let known = electors.iter().filter(|elector| credentials.contains_key(&elector.number)).count();
    if known != electors.len() || known != credentials.len() {
        let refusal = Refusal::new("ballots-links-roll").field("links");
        return Err(refusal.with("lines", credentials.len()).with("electors", electors.len()).with("known", known).into());
    }
    check(credentials.values())?;
    store::forget_voters(tx, id).await?;
    for elector in &electors {
        let credential = credentials.get(&elector.number).map(String::as_str).unwrap_or_default();
        store::keep_credential(tx, id, elector, credential).await?;
    }
    tx.note("ballots.load_codes", id, &serde_json::json!({ "voters": known }));
    Ok(known)
}

/// The credential of each member number.
fn read(text: &str) -> Result<BTreeMap<i64, String>, Refusal> {
    let mut credentials = BTreeMap::new();
    for (at, line) in (1_usize..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let refused = || Refusal::new("ballots-links-line").field("links").with("line", at);
        let (voter, credential) = line.split_once('\t').ok_or_else(refused)?;
        let number = voter.split(';').next().and_then(|number| number.trim().parse().ok()).ok_or_else(refused)?;
        if credentials.insert(number, credential.trim().to_owned()).is_some() {
            return Err(refused());
        }
    }
    Ok(credentials)
}

/// Whether these are distinct members of the group in their one spelling.
fn check<'a>(credentials: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let refused = || Refusal::new("ballots-links-credential").field("links");
    let entry = |text: &String| {
        let credential: <Suite as ballot::Suite>::Element = text.parse().map_err(|_| refused())?;
        if credential.decimal() == *text { Ok(Entry { credential, weight: 1 }) } else { Err(refused()) }
    };
    let roll = Roll::<Suite> { entries: credentials.map(entry).collect::<Result<_, _>>()? };
    roll.check().map_err(|_| refused())
}
