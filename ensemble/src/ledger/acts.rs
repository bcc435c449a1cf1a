//! The verbs of the books: post, and nothing else. There is no verb that changes or removes an entry.

use super::{
    rules::{Entry, NewEntry},
    store::{self, EntityRow},
};
use crate::{
    base::{Id, Outcome},
    db::Tx,
};

/// Books an entry under the next number of its entity. The same source is booked once: a second time is a fault.
///
/// # Errors
/// A fault of the engine.
pub async fn post(tx: &mut Tx, entry: &NewEntry) -> Outcome<Id<Entry>> {
    let number = tx.next_number(&format!("ledger-{}", entry.entity)).await?;
    store::insert_entry(tx, entry, number).await
}

/// Books many entries of one entity under its next numbers, in a few statements: for runs over many people.
///
/// # Errors
/// As [`post`].
pub async fn post_all(tx: &mut Tx, entity: Id<EntityRow>, entries: &[NewEntry]) -> Outcome<()> {
    debug_assert!(entries.iter().all(|entry| entry.entity == entity), "one entity, one series");
    let count = i64::try_from(entries.len()).unwrap_or(0);
    if count == 0 {
        return Ok(());
    }
    let last = tx.next_numbers(&format!("ledger-{entity}"), count).await?;
    store::insert_entries(tx, entries, last - count + 1).await
}

/// Founds a legal entity.
///
/// # Errors
/// A fault of the engine.
pub async fn bootstrap_entity(tx: &mut Tx, code: &str, form: &str, name: &str, profile: serde_json::Value) -> Outcome<EntityRow> {
    let entity = EntityRow { id: tx.new_id(), code: code.to_owned(), form: form.to_owned(), name: name.to_owned(), profile };
    store::insert_entity(tx, &entity).await?;
    tx.note("ledger.bootstrap_entity", entity.id, &serde_json::json!({ "code": code, "name": name }));
    Ok(entity)
}
