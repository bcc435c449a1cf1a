//! Who is barred from an item (§ 43(6) GenG).

use super::{Assembly, Item};
use crate::{
    assembly::rules::Voter,
    base::{Id, Line, Outcome},
    db::{Row, Tx},
    people::Person,
};
use std::collections::BTreeSet;

/// Bars whoever of these persons is on the roll from an item.
pub(crate) async fn exclude(tx: &mut Tx, item: &Item, person: Id<Person>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO assembly_excluded (coop, item, member)
         SELECT coop, CAST($2 AS TEXT), member FROM assembly_member WHERE coop = $1 AND assembly = $3 AND person = $4
         ON CONFLICT (coop, item, member) DO NOTHING",
        (coop, item.id, item.assembly, person),
    )
    .await?;
    Ok(())
}

pub(crate) async fn excluded(tx: &mut Tx, item: Id<Item>) -> Outcome<BTreeSet<Id<Voter>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT member FROM assembly_excluded WHERE coop = $1 AND item = $2", (coop, item)).await?;
    rows.iter().map(|row| row.get("member")).collect()
}

/// Bars a member for a reason; nothing happens if she is barred already.
pub(crate) async fn bar_by_hand(tx: &mut Tx, item: Id<Item>, member: Id<Voter>, reason: &Line) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    let sql = "INSERT INTO assembly_excluded (coop, item, member, reason) VALUES ($1, $2, $3, $4)
               ON CONFLICT (coop, item, member) DO NOTHING";
    tx.run(sql, (coop, item, member, reason)).await
}

/// Lifts a bar that has a reason; one without is the law's.
pub(crate) async fn lift_bar(tx: &mut Tx, item: Id<Item>, member: Id<Voter>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    let sql = "DELETE FROM assembly_excluded WHERE coop = $1 AND item = $2 AND member = $3 AND reason IS NOT NULL";
    tx.run(sql, (coop, item, member)).await
}

/// A member who is barred from an item (§ 43(6) GenG).
pub(crate) struct Barred {
    pub item: Id<Item>,
    pub member: Id<Voter>,
    pub name: String,
    /// Why, if she was barred by hand.
    pub reason: Option<String>,
}

impl Barred {
    /// Her name, with the reason if there is one.
    pub fn named(&self) -> String {
        self.reason.as_ref().map_or_else(|| self.name.clone(), |reason| format!("{} ({reason})", self.name))
    }
}

/// Everybody who is barred from an item of an assembly.
pub(crate) async fn barred(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Vec<Barred>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT e.item, e.member, m.name, e.reason FROM assembly_excluded e
             JOIN assembly_item i ON i.coop = e.coop AND i.id = e.item
             JOIN assembly_member m ON m.coop = i.coop AND m.assembly = i.assembly AND m.member = e.member
             WHERE e.coop = $1 AND i.assembly = $2 ORDER BY m.number",
            (coop, id),
        )
        .await?;
    let read =
        |row: &Row| Ok(Barred { item: row.get("item")?, member: row.get("member")?, name: row.get("name")?, reason: row.maybe("reason")? });
    rows.iter().map(read).collect()
}
