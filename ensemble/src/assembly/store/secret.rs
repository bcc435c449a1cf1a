//! Secret votes: who has a ballot, who took part and by which channel.

use super::{Item, word};
use crate::{
    assembly::{
        rules::{Channel, Voter},
        secret::{Elector, Taken},
    },
    base::{Id, Outcome},
    db::{Params as _, Row, Tx},
};

pub(crate) async fn make_secret(tx: &mut Tx, id: Id<Item>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE assembly_item SET secret = 1 WHERE coop = $1 AND id = $2 AND state = 'waiting' AND secret = 0", (coop, id)).await
}

/// The item waits again, as if nobody had begun a secret vote on it.
pub(crate) async fn reset_secret(tx: &mut Tx, id: Id<Item>) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("DELETE FROM assembly_taken WHERE coop = $1 AND item = $2", (&coop, id)).await?;
    tx.run(
        "UPDATE assembly_item SET secret = 0, state = 'waiting'
         WHERE coop = $1 AND id = $2 AND secret = 1 AND state IN ('waiting', 'open')",
        (coop, id),
    )
    .await
}

pub(crate) async fn electorate(tx: &mut Tx, item: &Item) -> Outcome<Vec<Elector>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.member, m.number, m.name, m.person, h.person AS proxy FROM assembly_member m
             LEFT JOIN assembly_proxy p ON p.coop = m.coop AND p.assembly = m.assembly AND p.principal = m.member
               AND NOT EXISTS (SELECT 1 FROM assembly_excluded b WHERE b.coop = p.coop AND b.item = $3 AND b.member = p.holder)
             LEFT JOIN assembly_member h ON h.coop = p.coop AND h.assembly = p.assembly AND h.member = p.holder
             WHERE m.coop = $1 AND m.assembly = $2
               AND NOT EXISTS (SELECT 1 FROM assembly_excluded e WHERE e.coop = m.coop AND e.item = $3 AND e.member = m.member)
             ORDER BY m.number",
            (coop, item.assembly, item.id),
        )
        .await?;
    let read = |row: &Row| {
        Ok(Elector {
            member: row.get("member")?,
            number: row.get("number")?,
            name: row.get("name")?,
            person: row.get("person")?,
            proxy: row.maybe("proxy")?,
        })
    };
    rows.iter().map(read).collect()
}

pub(crate) async fn insert_taken(tx: &mut Tx, item: Id<Item>, (member, holder): (Id<Voter>, Id<Voter>), channel: Channel) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "INSERT INTO assembly_taken (coop, item, member, holder, channel) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (coop, item, member) DO NOTHING",
        (coop, item, member, holder, channel.code()),
    )
    .await
}

pub(crate) async fn channel_of(tx: &mut Tx, item: Id<Item>, member: Id<Voter>) -> Outcome<Option<Channel>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT channel FROM assembly_taken WHERE coop = $1 AND item = $2 AND member = $3";
    let Some(row) = tx.maybe(sql, (coop, item, member)).await? else { return Ok(None) };
    let channel: String = row.get("channel")?;
    Ok(Channel::from_code(&channel))
}

pub(crate) async fn delete_taken(tx: &mut Tx, item: Id<Item>, member: Id<Voter>, channel: Channel) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run(
        "DELETE FROM assembly_taken WHERE coop = $1 AND item = $2 AND member = $3 AND channel = $4",
        (coop, item, member, channel.code()),
    )
    .await
}

pub(crate) async fn taken(tx: &mut Tx, item: &Item) -> Outcome<Vec<Taken>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.number, m.name, t.channel, CASE WHEN t.holder <> t.member THEN h.name END AS holder FROM assembly_taken t
             JOIN assembly_member m ON m.coop = t.coop AND m.assembly = $2 AND m.member = t.member
             JOIN assembly_member h ON h.coop = t.coop AND h.assembly = $2 AND h.member = t.holder
             WHERE t.coop = $1 AND t.item = $3 ORDER BY m.number",
            (coop, item.assembly, item.id),
        )
        .await?;
    let read = |row: &Row| {
        let channel: String = row.get("channel")?;
        Ok(Taken {
            number: row.get("number")?,
            name: row.get("name")?,
            holder: row.maybe("holder")?,
            channel: word(Channel::from_code(&channel), &channel)?,
        })
    };
    rows.iter().map(read).collect()
}

/// Deletes the rows and inserts them in the order of the member list.
pub(crate) async fn rewrite_taken(tx: &mut Tx, item: &Item) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT t.member, t.holder, t.channel FROM assembly_taken t
               JOIN assembly_member m ON m.coop = t.coop AND m.assembly = $2 AND m.member = t.member
               WHERE t.coop = $1 AND t.item = $3 ORDER BY m.number";
    let rows = tx.all(sql, (&coop, item.assembly, item.id)).await?;
    tx.run("DELETE FROM assembly_taken WHERE coop = $1 AND item = $2", (&coop, item.id)).await?;
    let again = |row: &Row| {
        let (member, holder): (Id<Voter>, Id<Voter>) = (row.get("member")?, row.get("holder")?);
        Ok((coop.clone(), item.id, member, holder, row.get::<String>("channel")?).values())
    };
    let rows = rows.iter().map(again).collect::<Outcome<Vec<_>>>()?;
    tx.insert_rows("assembly_taken (coop, item, member, holder, channel)", rows, 100).await
}

pub(crate) async fn set_archive(tx: &mut Tx, id: Id<Item>, sha256: &str) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE assembly_item SET archive_sha256 = $3 WHERE coop = $1 AND id = $2", (coop, id, sha256)).await?;
    Ok(())
}
