use super::super::{
    rules::{self, Client, NewClient},
    store,
};
use crate::{
    access::Thing,
    base::{Id, Outcome},
    db::Tx,
    people::Person,
};

/// Records a client of a member.
///
/// # Errors
/// `work-vat-id-country` or `work-leitweg`; [`crate::base::Error::NotAllowed`] for another member's.
pub async fn record_client(tx: &mut Tx, person: Id<Person>, new: &NewClient) -> Outcome<Id<Client>> {
    tx.allow("work.place_order", &Thing::of(person))?;
    rules::client(new)?;
    let id = store::insert_client(tx, person, new).await?;
    tx.note("work.record_client", id, &serde_json::json!({ "kind": new.kind, "country": new.country.as_str() }));
    Ok(id)
}
