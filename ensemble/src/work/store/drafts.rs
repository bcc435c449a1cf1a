//! Forms that were saved to go on later.

use super::super::rules::{Draft, Order};
use crate::{
    base::{Id, Outcome},
    db::{Row, Tx},
    people::Person,
};
use std::collections::BTreeMap;

/// What a member has typed so far.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// Identifier.
    pub id: Id<Draft>,
    /// Whose it is.
    pub person: Id<Person>,
    /// The order it changes, if it is not a new one.
    pub changes: Option<Id<Order>>,
    /// The fields.
    pub fields: BTreeMap<String, String>,
}

fn read_draft(row: &Row) -> Outcome<DraftRow> {
    let fields: serde_json::Value = row.get("fields")?;
    Ok(DraftRow {
        id: row.get("id")?,
        person: row.get("person")?,
        changes: row.maybe("changes_order")?,
        fields: serde_json::from_value(fields)?,
    })
}

pub(in super::super) async fn draft(tx: &mut Tx, id: Id<Draft>) -> Outcome<DraftRow> {
    let coop = tx.coop().to_owned();
    read_draft(&tx.one("draft", "SELECT id, person, changes_order, fields FROM order_draft WHERE coop = $1 AND id = $2", (coop, id)).await?)
}

pub(in super::super) async fn drafts_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Vec<DraftRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, person, changes_order, fields FROM order_draft WHERE coop = $1 AND person = $2 ORDER BY changed_at DESC",
            (coop, person),
        )
        .await?;
    rows.iter().map(read_draft).collect()
}

pub(in super::super) async fn put_draft(tx: &mut Tx, row: &DraftRow) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let fields = serde_json::to_value(&row.fields)?;
    tx.run(
        "INSERT INTO order_draft (coop, id, person, changes_order, fields, changed_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (coop, id) DO UPDATE SET fields = excluded.fields, changed_at = excluded.changed_at",
        (coop, row.id, row.person, row.changes, fields, now),
    )
    .await?;
    Ok(())
}

pub(in super::super) async fn delete_draft(tx: &mut Tx, id: Id<Draft>, person: Id<Person>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM order_draft WHERE coop = $1 AND id = $2 AND person = $3", (coop, id, person)).await
}
