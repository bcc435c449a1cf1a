//! The voting letter: for a member who gets her code on paper.

use crate::{
    assembly::{Elector, Item},
    ballots::acts,
    base::Outcome,
    db::Tx,
    documents, ledger,
    people::PersonRow,
};
use ballot::Code;
use papers::documents::{Document, Recipient, VotingLetter};

/// The letter with a member's code, as PDF.
pub(super) async fn voting_letter(tx: &mut Tx, item: &Item, elector: &Elector, to: &PersonRow, code: &Code) -> Outcome<Vec<u8>> {
    let entity = ledger::entity(tx, "eg").await?;
    let said = tx.say(to.lang);
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let town = format!("{} {}", part(&to.postcode), part(&to.city));
    let address = [part(&to.street), town.trim().to_owned()].into_iter().filter(|line| !line.is_empty()).collect();
    let for_whom = if elector.proxy.is_some() { elector.name.clone() } else { String::new() };
    let letter = VotingLetter {
        dated_on: tx.today(),
        recipient: Recipient { name: to.name(), address },
        salutation: said.with("assembly-dear-member", [("name", to.name())]),
        on_behalf_of: for_whom,
        title: item.title.clone(),
        motion: item.motion.clone(),
        code: code.as_str().to_owned(),
        link: acts::link(tx, item.id, code),
        integrity: ballot::browser_module_integrity(),
    };
    documents::typeset(documents::letterhead(&entity)?, Document::VotingLetter(Box::new(letter)), to.lang).await
}
