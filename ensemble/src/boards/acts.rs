//! The verbs of the boards: appoint, end a mandate.

use super::{
    rules::{Body, Ended, Mandate, may_sit},
    store,
};
use crate::{
    access::Thing,
    base::{Day, Id, Outcome, Refusal},
    db::Tx,
    people::Person,
};

/// Records a mandate. `is_member` says whether the person is a member on that day: the caller asks the member list.
///
/// # Errors
/// `boards-no-member` (§ 9(2) GenG), or what [`may_sit`] has against it.
pub async fn appoint(
    tx: &mut Tx,
    body: Body,
    person: Id<Person>,
    chair: bool,
    (since, until): (Day, Option<Day>),
    is_member: bool,
) -> Outcome<Id<Mandate>> {
    tx.allow("boards.record_mandate", &Thing::any())?;
    if !is_member {
        return Err(Refusal::new("boards-no-member").field("person").law("§ 9 Abs. 2 GenG").into());
    }
    if until.is_some_and(|last| last < since) {
        return Err(Refusal::new("boards-ends-before").field("until").into());
    }
    let running = store::served(tx, since, until.unwrap_or(Day::MAX)).await?;
    let seats = usize::try_from(tx.house().settings().supervisory_seats).unwrap_or(usize::MAX);
    may_sit(body, person, chair, seats, &running)?;
    let name = store::person_name(tx, person).await?;
    let mandate = Mandate { id: tx.new_id(), body, person, name, chair, since, until };
    store::insert(tx, &mandate).await?;
    tx.note("boards.appoint", mandate.id, &serde_json::json!({ "body": body.code(), "person": person, "since": since.to_string() }));
    Ok(mandate.id)
}

/// Ends a mandate with a last day.
///
/// # Errors
/// `boards-ended` if it has ended or begins after that day.
pub async fn end_mandate(tx: &mut Tx, id: Id<Mandate>, last: Day, how: Ended) -> Outcome<()> {
    tx.allow("boards.record_mandate", &Thing::any())?;
    if store::end(tx, id, last, how).await? != 1 {
        return Err(Refusal::new("boards-ended").into());
    }
    tx.note("boards.end_mandate", id, &serde_json::json!({ "last": last.to_string(), "how": how.code() }));
    Ok(())
}
