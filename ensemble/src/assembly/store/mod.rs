//! The tables of this room.

mod bars;
mod secret;
mod shown;

pub(super) use bars::{Barred, bar_by_hand, barred, exclude, excluded, lift_bar};
pub(super) use secret::{channel_of, delete_taken, electorate, insert_taken, make_secret, reset_secret, rewrite_taken, set_archive, taken};
pub(super) use shown::{Ballot, RollRow, Show, Signature, ballots, entitled, last_dispatch, mine, newest, objections, roll, signatures};

use super::rules::{Choice, Counted, Form, Kind, Manner, NewItem, RollEntry, Voter};
use crate::{
    base::{Day, Email, Error, Id, Instant, Lang, Outcome},
    db::{Row, ToDb as _, Tx},
    people::Person,
};
use statute::genossenschaft::{Mandate, Matter, Votes};
use std::collections::BTreeSet;

/// An assembly.
#[derive(Clone, Debug)]
pub struct Assembly {
    /// Identifier.
    pub id: Id<Assembly>,
    /// Title.
    pub title: String,
    /// Form (§ 43b GenG).
    pub form: Form,
    /// Place; the seat of the cooperative if it is virtual.
    pub place: String,
    /// Day.
    pub held_on: Day,
    /// First day of the financial year in which it is held.
    pub year_began_on: Day,
    /// `convened`, `opened`, `closed` or `signed`.
    pub state: String,
    /// Last day to announce an item that can be resolved (§ 46(2) GenG).
    pub announce_by: Day,
    /// Last day to lay out accounts and reports (§ 48(3) GenG).
    pub documents_by: Day,
    /// Last day to challenge (§ 51(1) GenG).
    pub challenge_by: Day,
    /// When the papers were laid out.
    pub documents_at: Option<Instant>,
    /// Who chairs.
    pub chair: Option<Id<Person>>,
    /// Name of who chairs.
    pub chair_name: Option<String>,
    /// Hour, as people read it.
    pub begins: String,
    /// How to take part electronically; may be empty.
    pub access: String,
    /// Last day to send the invitations (§ 46(1) GenG).
    pub convene_by: Day,
    /// When it was called.
    pub called_at: Instant,
    /// When it was opened.
    pub opened_at: Option<Instant>,
    /// When it was closed.
    pub closed_at: Option<Instant>,
}

/// An item of the agenda.
#[derive(Clone, Debug)]
pub struct Item {
    /// Identifier.
    pub id: Id<Item>,
    /// The assembly.
    pub assembly: Id<Assembly>,
    /// Place in the agenda, from 1.
    pub position: i64,
    /// What it is about.
    pub kind: Kind,
    /// Decides the majority.
    pub matter: Matter,
    /// Title.
    pub title: String,
    /// The motion.
    pub motion: String,
    /// Day on which it was announced.
    pub announced_on: Day,
    /// `waiting`, `open`, `counted` or `found`.
    pub state: String,
    /// The counted vote with its computation.
    pub counted: Option<Counted>,
    /// The chair's finding.
    pub finding: Option<String>,
    /// Votes received so far, abstentions among them.
    pub votes: i64,
    /// Members barred from it (§ 43(6) GenG).
    pub barred: i64,
    /// Objections recorded (§ 51(2) GenG).
    pub objections: i64,
    /// Whether it is voted on in secret.
    pub secret: bool,
    /// SHA-256 of the archive that a secret vote was counted from.
    pub archive_sha256: Option<String>,
}

fn word<T>(found: Option<T>, code: &str) -> Outcome<T> {
    found.ok_or_else(|| Error::Fault(anyhow::anyhow!("the word {code} in a column")))
}

pub(super) struct Planned<'a> {
    pub new: &'a super::acts::NewAssembly,
    pub convene_by: Day,
    pub announce_by: Day,
    pub documents_by: Day,
    pub challenge_by: Day,
}

pub(super) async fn insert(tx: &mut Tx, id: Id<Assembly>, plan: &Planned<'_>) -> Outcome<()> {
    let (coop, now, new) = (tx.coop().to_owned(), tx.now(), plan.new);
    tx.run(
        "INSERT INTO assembly (coop, id, title, form, place, held_on, begins, year_began_on, access, state, convene_by, announce_by,
             documents_by, challenge_by, called_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'convened', $10, $11, $12, $13, $14)",
        (
            coop,
            id,
            &new.title,
            new.form.code(),
            &new.place,
            new.held_on,
            &new.begins,
            new.year_began_on,
            &new.access,
            plan.convene_by,
            plan.announce_by,
            plan.documents_by,
            plan.challenge_by,
            now,
        ),
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_item(tx: &mut Tx, assembly: Id<Assembly>, position: i64, new: &NewItem) -> Outcome<Id<Item>> {
    let (coop, id, today) = (tx.coop().to_owned(), tx.new_id(), tx.today());
    let matter = serde_json::to_string(&new.matter)?;
    tx.run(
        "INSERT INTO assembly_item (coop, id, assembly, position, kind, matter, title, motion, announced_on, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting')",
        (coop, id, assembly, position, new.kind.code(), matter, &new.title, &new.motion, today),
    )
    .await?;
    Ok(id)
}

pub(super) async fn insert_members(tx: &mut Tx, assembly: Id<Assembly>, roll: &[RollEntry]) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let row = |entry: &RollEntry| {
        vec![coop.to_db(), assembly.to_db(), entry.member.to_db(), entry.number.to_db(), entry.person.to_db(), entry.name.to_db()]
    };
    tx.insert_rows("assembly_member (coop, assembly, member, number, person, name)", roll.iter().map(row).collect(), 100).await
}

/// Everybody on the roll.
pub(super) async fn on_roll_already(tx: &mut Tx, id: Id<Assembly>) -> Outcome<BTreeSet<Id<Voter>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT member FROM assembly_member WHERE coop = $1 AND assembly = $2", (coop, id)).await?;
    rows.iter().map(|row| row.get("member")).collect()
}

pub(super) fn read_assembly(row: &Row) -> Outcome<Assembly> {
    let form: String = row.get("form")?;
    let (given, family): (Option<String>, Option<String>) = (row.maybe("given_name")?, row.maybe("family_name")?);
    Ok(Assembly {
        id: row.get("id")?,
        title: row.get("title")?,
        form: word(Form::from_code(&form), &form)?,
        place: row.get("place")?,
        held_on: row.get("held_on")?,
        year_began_on: row.get("year_began_on")?,
        state: row.get("state")?,
        announce_by: row.get("announce_by")?,
        documents_by: row.get("documents_by")?,
        challenge_by: row.get("challenge_by")?,
        documents_at: row.maybe("documents_at")?,
        chair: row.maybe("chair")?,
        chair_name: given.zip(family).map(|(given, family)| format!("{given} {family}")),
        begins: row.get("begins")?,
        access: row.get("access")?,
        convene_by: row.get("convene_by")?,
        called_at: row.get("called_at")?,
        opened_at: row.maybe("opened_at")?,
        closed_at: row.maybe("closed_at")?,
    })
}

pub(super) async fn assembly(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Assembly> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "assembly",
            "SELECT a.id, a.title, a.form, a.place, a.held_on, a.begins, a.year_began_on, a.access, a.state, a.convene_by, a.announce_by,
                    a.documents_by, a.challenge_by, a.called_at, a.documents_at, a.opened_at, a.closed_at, a.chair, p.given_name, p.family_name
             FROM assembly a LEFT JOIN person p ON p.coop = a.coop AND p.id = a.chair WHERE a.coop = $1 AND a.id = $2",
            (coop, id),
        )
        .await?;
    read_assembly(&row)
}

fn read_item(row: &Row) -> Outcome<Item> {
    let (kind, matter): (String, String) = (row.get("kind")?, row.get("matter")?);
    let decision: Option<serde_json::Value> = row.maybe("decision")?;
    Ok(Item {
        id: row.get("id")?,
        assembly: row.get("assembly")?,
        position: row.get("position")?,
        kind: word(Kind::from_code(&kind), &kind)?,
        matter: serde_json::from_str(&matter)?,
        title: row.get("title")?,
        motion: row.get("motion")?,
        announced_on: row.get("announced_on")?,
        state: row.get("state")?,
        counted: decision.map(serde_json::from_value).transpose()?,
        finding: row.maybe("finding")?,
        votes: row.get("votes")?,
        barred: row.get("barred")?,
        objections: row.get("objections")?,
        secret: row.get("secret")?,
        archive_sha256: row.maybe("archive_sha256")?,
    })
}

/// One item, or all of an assembly in their order: the identifier says which.
const ITEMS: &str = "SELECT i.id, i.assembly, i.position, i.kind, i.matter, i.title, i.motion, i.announced_on, i.state, i.decision,
            i.finding, i.secret, i.archive_sha256,
            (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id)
              + (SELECT COUNT(*) FROM assembly_taken t WHERE t.coop = i.coop AND t.item = i.id) AS votes,
            (SELECT COUNT(*) FROM assembly_excluded e WHERE e.coop = i.coop AND e.item = i.id) AS barred,
            (SELECT COUNT(*) FROM assembly_objection o WHERE o.coop = i.coop AND o.item = i.id) AS objections
     FROM assembly_item i WHERE i.coop = $1 AND (i.id = $2 OR i.assembly = $2) ORDER BY i.position";

pub(super) async fn item(tx: &mut Tx, id: Id<Item>) -> Outcome<Item> {
    let coop = tx.coop().to_owned();
    read_item(&tx.one("item", ITEMS, (coop, id)).await?)
}

pub(super) async fn items(tx: &mut Tx, assembly: Id<Assembly>) -> Outcome<Vec<Item>> {
    let coop = tx.coop().to_owned();
    tx.all(ITEMS, (coop, assembly)).await?.iter().map(read_item).collect()
}

/// The oldest assembly with members who are not invited yet.
pub(super) async fn uninvited(tx: &mut Tx) -> Outcome<Option<Id<Assembly>>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT a.id FROM assembly a WHERE a.coop = $1 AND a.state = 'convened' AND EXISTS
             (SELECT 1 FROM assembly_member m WHERE m.coop = a.coop AND m.assembly = a.id AND m.invited_at IS NULL) ORDER BY a.id LIMIT 1",
            (coop,),
        )
        .await?;
    row.map(|row| row.get("id")).transpose()
}

pub(super) struct Addressee {
    pub member: Id<Voter>,
    pub name: String,
    pub email: Email,
    pub lang: Lang,
}

pub(super) async fn to_invite(tx: &mut Tx, assembly: Id<Assembly>, most: i64) -> Outcome<Vec<Addressee>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.member, m.name, p.email, p.lang FROM assembly_member m JOIN person p ON p.coop = m.coop AND p.id = m.person
             WHERE m.coop = $1 AND m.assembly = $2 AND m.invited_at IS NULL ORDER BY m.number LIMIT $3",
            (coop, assembly, most),
        )
        .await?;
    let read =
        |row: &Row| Ok(Addressee { member: row.get("member")?, name: row.get("name")?, email: row.get("email")?, lang: row.get("lang")? });
    rows.iter().map(read).collect()
}

pub(super) async fn invited(tx: &mut Tx, assembly: Id<Assembly>, member: Id<Voter>, sha256: &str) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE assembly_member SET invited_at = $4, invitation_sha256 = $5
         WHERE coop = $1 AND assembly = $2 AND member = $3 AND invited_at IS NULL",
        (coop, assembly, member, now, sha256),
    )
    .await
}

pub(super) async fn lay_out(tx: &mut Tx, id: Id<Assembly>) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run("UPDATE assembly SET documents_at = $3 WHERE coop = $1 AND id = $2 AND documents_at IS NULL", (coop, id, now)).await
}

pub(super) async fn open(tx: &mut Tx, id: Id<Assembly>, chair: Id<Person>) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE assembly SET state = 'opened', chair = $3, opened_at = $4 WHERE coop = $1 AND id = $2 AND state = 'convened'",
        (coop, id, chair, now),
    )
    .await
}

pub(super) async fn close(tx: &mut Tx, id: Id<Assembly>) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run("UPDATE assembly SET state = 'closed', closed_at = $3 WHERE coop = $1 AND id = $2 AND state = 'opened'", (coop, id, now)).await
}

pub(super) async fn come(tx: &mut Tx, id: Id<Assembly>, member: Id<Voter>, manner: Manner) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE assembly_member SET manner = $4, came_at = $5, left_at = NULL
         WHERE coop = $1 AND assembly = $2 AND member = $3 AND (came_at IS NULL OR left_at IS NOT NULL)",
        (coop, id, member, manner.code(), now),
    )
    .await
}

pub(super) async fn leave(tx: &mut Tx, id: Id<Assembly>, member: Id<Voter>) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE assembly_member SET left_at = $4
         WHERE coop = $1 AND assembly = $2 AND member = $3 AND came_at IS NOT NULL AND left_at IS NULL",
        (coop, id, member, now),
    )
    .await
}

pub(super) struct OnRoll {
    pub person: Id<Person>,
    pub manner: Option<Manner>,
    pub present: bool,
}

pub(super) async fn on_roll(tx: &mut Tx, id: Id<Assembly>, member: Id<Voter>) -> Outcome<OnRoll> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "member",
            "SELECT person, manner, came_at, left_at FROM assembly_member WHERE coop = $1 AND assembly = $2 AND member = $3",
            (coop, id, member),
        )
        .await?;
    let manner: Option<String> = row.maybe("manner")?;
    let (came, left): (Option<Instant>, Option<Instant>) = (row.maybe("came_at")?, row.maybe("left_at")?);
    Ok(OnRoll {
        person: row.get("person")?,
        manner: manner.as_deref().and_then(Manner::from_code),
        present: came.is_some() && left.is_none(),
    })
}

/// Members on the roll, members present, members not invited.
pub(super) async fn counts(tx: &mut Tx, id: Id<Assembly>) -> Outcome<(i64, i64, i64)> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "assembly",
            "SELECT COUNT(*) AS whole, COUNT(CASE WHEN came_at IS NOT NULL AND left_at IS NULL THEN 1 END) AS here,
                    COUNT(CASE WHEN invited_at IS NULL THEN 1 END) AS unasked
             FROM assembly_member WHERE coop = $1 AND assembly = $2",
            (coop, id),
        )
        .await?;
    Ok((row.get("whole")?, row.get("here")?, row.get("unasked")?))
}

pub(super) async fn proxies(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Vec<Mandate<Id<Voter>>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT principal, holder FROM assembly_proxy WHERE coop = $1 AND assembly = $2", (coop, id)).await?;
    rows.iter().map(|row| Ok(Mandate { from: row.get("principal")?, to: row.get("holder")? })).collect()
}

pub(super) async fn insert_proxy(tx: &mut Tx, id: Id<Assembly>, principal: Id<Voter>, holder: Id<Voter>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "INSERT INTO assembly_proxy (coop, assembly, principal, holder, recorded_at) VALUES ($1, $2, $3, $4, $5)",
        (coop, id, principal, holder, now),
    )
    .await?;
    Ok(())
}

pub(super) async fn step(tx: &mut Tx, id: Id<Item>, from: &str, to: &str) -> Outcome<u64> {
    let coop = tx.coop().to_owned();
    tx.run("UPDATE assembly_item SET state = $4 WHERE coop = $1 AND id = $2 AND state = $3", (coop, id, from, to)).await
}

pub(super) async fn insert_vote(
    tx: &mut Tx,
    item: Id<Item>,
    (member, holder): (Id<Voter>, Id<Voter>),
    choice: Choice,
    manner: Manner,
) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "INSERT INTO assembly_vote (coop, item, member, holder, choice, manner, cast_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (coop, item, member) DO NOTHING",
        (coop, item, member, holder, choice.code(), manner.code(), now),
    )
    .await
}

pub(super) async fn tally(tx: &mut Tx, item: Id<Item>) -> Outcome<Votes> {
    let coop = tx.coop().to_owned();
    let rows =
        tx.all("SELECT choice, COUNT(*) AS n FROM assembly_vote WHERE coop = $1 AND item = $2 GROUP BY choice", (coop, item)).await?;
    let mut votes = Votes::default();
    for row in &rows {
        let (choice, n): (String, i64) = (row.get("choice")?, row.get("n")?);
        let n = u64::try_from(n).unwrap_or(0);
        match word(Choice::from_code(&choice), &choice)? {
            Choice::Yes => votes.yes = n,
            Choice::No => votes.no = n,
            Choice::Abstain => votes.abstain = n,
        }
    }
    Ok(votes)
}

pub(super) async fn counted(tx: &mut Tx, item: Id<Item>, counted: &Counted) -> Outcome<u64> {
    let (coop, decision) = (tx.coop().to_owned(), serde_json::to_value(counted)?);
    tx.run(
        "UPDATE assembly_item SET state = 'counted', decision = $3 WHERE coop = $1 AND id = $2 AND state = 'open'",
        (coop, item, decision),
    )
    .await
}

pub(super) async fn found(tx: &mut Tx, item: Id<Item>, finding: &str) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "UPDATE assembly_item SET state = 'found', finding = $3, found_at = $4 WHERE coop = $1 AND id = $2 AND state = 'counted'",
        (coop, item, finding, now),
    )
    .await
}

pub(super) async fn insert_objection(tx: &mut Tx, item: Id<Item>, member: Id<Voter>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    tx.run(
        "INSERT INTO assembly_objection (coop, item, member, at) VALUES ($1, $2, $3, $4) ON CONFLICT (coop, item, member) DO NOTHING",
        (coop, item, member, now),
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_signature(tx: &mut Tx, id: Id<Assembly>, capacity: &str, person: Id<Person>) -> Outcome<u64> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let new = tx
        .run(
            "INSERT INTO assembly_signature (coop, assembly, capacity, person, signed_at) VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (coop, assembly, capacity) DO NOTHING",
            (coop.clone(), id, capacity, person, now),
        )
        .await?;
    tx.run(
        "UPDATE assembly SET state = 'signed' WHERE coop = $1 AND id = $2 AND state = 'closed'
         AND (SELECT COUNT(*) FROM assembly_signature s WHERE s.coop = assembly.coop AND s.assembly = assembly.id) = 2",
        (coop, id),
    )
    .await?;
    Ok(new)
}

/// Whether a person was there at any time.
pub(super) async fn came(tx: &mut Tx, id: Id<Assembly>, person: Id<Person>) -> Outcome<bool> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT member FROM assembly_member WHERE coop = $1 AND assembly = $2 AND person = $3 AND came_at IS NOT NULL";
    Ok(tx.maybe(sql, (coop, id, person)).await?.is_some())
}
