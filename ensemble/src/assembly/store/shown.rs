//! What pages and papers read: the roll with proof of dispatch and attendance, ballots, barred members, signatures.

use super::{Assembly, Item, read_assembly, word};
use crate::{
    assembly::rules::{Choice, Manner, Voter},
    base::{Id, Instant, Outcome},
    db::{Row, Tx},
    people::Person,
};

/// A line of the roll as it is shown.
pub(crate) struct RollRow {
    pub member: Id<Voter>,
    pub number: i64,
    pub person: Id<Person>,
    pub name: String,
    pub invited_at: Option<Instant>,
    pub sha256: Option<String>,
    pub manner: Option<Manner>,
    pub came_at: Option<Instant>,
    pub left_at: Option<Instant>,
    /// Who represents the member.
    pub proxy: Option<Proxy>,
}

/// Who represents a member.
pub(crate) struct Proxy {
    pub name: String,
    pub present: bool,
}

impl RollRow {
    pub(crate) fn present(&self) -> bool {
        self.came_at.is_some() && self.left_at.is_none()
    }

    /// Whether somebody present votes for her because she is not there herself.
    pub(crate) fn represented(&self) -> bool {
        !self.present() && self.proxy.as_ref().is_some_and(|proxy| proxy.present)
    }
}

fn read_roll_row(row: &Row) -> Outcome<RollRow> {
    let manner: Option<String> = row.maybe("manner")?;
    let holder: Option<Id<Voter>> = row.maybe("holder")?;
    let proxy = match holder {
        None => None,
        Some(_) => {
            let (came, left): (Option<Instant>, Option<Instant>) = (row.maybe("holder_came")?, row.maybe("holder_left")?);
            Some(Proxy { name: row.get("holder_name")?, present: came.is_some() && left.is_none() })
        }
    };
    Ok(RollRow {
        member: row.get("member")?,
        number: row.get("number")?,
        person: row.get("person")?,
        name: row.get("name")?,
        invited_at: row.maybe("invited_at")?,
        sha256: row.maybe("invitation_sha256")?,
        manner: manner.as_deref().and_then(Manner::from_code),
        came_at: row.maybe("came_at")?,
        left_at: row.maybe("left_at")?,
        proxy,
    })
}

/// Which lines of the roll are shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Show {
    /// Part of a name, or a number.
    pub search: String,
    /// `all`, `uninvited`, `present`, `represented` or `took_part`.
    pub which: String,
    /// The last number of the page before.
    pub after: i64,
    /// Lines at most.
    pub most: i64,
}

/// The roll, a page of it, by number.
pub(crate) async fn roll(tx: &mut Tx, id: Id<Assembly>, show: &Show) -> Outcome<Vec<RollRow>> {
    let coop = tx.coop().to_owned();
    let plain: String = show.search.trim().chars().filter(|c| !matches!(c, '%' | '_' | '\\')).collect();
    let (typed, small) = (format!("%{plain}%"), format!("%{}%", plain.to_lowercase()));
    let rows = tx
        .all(
            "SELECT m.member, m.number, m.person, m.name, m.invited_at, m.invitation_sha256, m.manner, m.came_at, m.left_at,
                    p.holder, h.name AS holder_name, h.came_at AS holder_came, h.left_at AS holder_left
             FROM assembly_member m
             LEFT JOIN assembly_proxy p ON p.coop = m.coop AND p.assembly = m.assembly AND p.principal = m.member
             LEFT JOIN assembly_member h ON h.coop = p.coop AND h.assembly = p.assembly AND h.member = p.holder
             WHERE m.coop = $1 AND m.assembly = $2 AND (m.name LIKE $3 OR lower(m.name) LIKE $4 OR CAST(m.number AS TEXT) = $5)
               AND ($6 = 'all' OR ($6 = 'uninvited' AND m.invited_at IS NULL)
                    OR ($6 = 'present' AND m.came_at IS NOT NULL AND m.left_at IS NULL)
                    OR ($6 = 'represented' AND p.holder IS NOT NULL)
                    OR ($6 = 'took_part' AND (m.came_at IS NOT NULL OR h.came_at IS NOT NULL)))
               AND m.number > $7 ORDER BY m.number LIMIT $8",
            (coop, id, typed, small, plain, &show.which, show.after, show.most),
        )
        .await?;
    rows.iter().map(read_roll_row).collect()
}

/// A person's own line of the roll, and those of the members she represents.
pub(crate) async fn mine(tx: &mut Tx, id: Id<Assembly>, person: Id<Person>) -> Outcome<Vec<RollRow>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT m.member, m.number, m.person, m.name, m.invited_at, m.invitation_sha256, m.manner, m.came_at, m.left_at,
                    p.holder, h.name AS holder_name, h.came_at AS holder_came, h.left_at AS holder_left
             FROM assembly_member m
             LEFT JOIN assembly_proxy p ON p.coop = m.coop AND p.assembly = m.assembly AND p.principal = m.member
             LEFT JOIN assembly_member h ON h.coop = p.coop AND h.assembly = p.assembly AND h.member = p.holder
             WHERE m.coop = $1 AND m.assembly = $2 AND (m.person = $3 OR h.person = $3) ORDER BY m.number",
            (coop, id, person),
        )
        .await?;
    rows.iter().map(read_roll_row).collect()
}

/// When the last invitation left.
pub(crate) async fn last_dispatch(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Option<Instant>> {
    let coop = tx.coop().to_owned();
    let sql = "SELECT MAX(invited_at) AS last FROM assembly_member WHERE coop = $1 AND assembly = $2";
    tx.one("assembly", sql, (coop, id)).await?.maybe("last")
}

/// The newest assemblies, at most fifty.
pub(crate) async fn newest(tx: &mut Tx) -> Outcome<Vec<Assembly>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT a.id, a.title, a.form, a.place, a.held_on, a.begins, a.year_began_on, a.access, a.state, a.convene_by, a.announce_by,
                    a.documents_by, a.challenge_by, a.called_at, a.documents_at, a.opened_at, a.closed_at, a.chair, p.given_name, p.family_name
             FROM assembly a LEFT JOIN person p ON p.coop = a.coop AND p.id = a.chair
             WHERE a.coop = $1 ORDER BY a.held_on DESC, a.id DESC LIMIT 50",
            (coop,),
        )
        .await?;
    rows.iter().map(read_assembly).collect()
}

/// Whose vote an item of an assembly had, and by whom.
pub(crate) struct Ballot {
    pub item: Id<Item>,
    pub member: Id<Voter>,
    pub choice: Choice,
    pub cast_at: Instant,
}

/// The votes that a person cast in an assembly, for herself and for others, and those cast for her.
pub(crate) async fn ballots(tx: &mut Tx, id: Id<Assembly>, person: Id<Person>) -> Outcome<Vec<Ballot>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT v.item, v.member, v.choice, v.cast_at FROM assembly_vote v
             JOIN assembly_item i ON i.coop = v.coop AND i.id = v.item
             JOIN assembly_member m ON m.coop = i.coop AND m.assembly = i.assembly AND m.member IN (v.member, v.holder)
             WHERE v.coop = $1 AND i.assembly = $2 AND m.person = $3",
            (coop, id, person),
        )
        .await?;
    rows.iter()
        .map(|row| {
            let choice: String = row.get("choice")?;
            Ok(Ballot {
                item: row.get("item")?,
                member: row.get("member")?,
                choice: word(Choice::from_code(&choice), &choice)?,
                cast_at: row.get("cast_at")?,
            })
        })
        .collect()
}

/// Names of members whose objection was recorded, by item.
pub(crate) async fn objections(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Vec<(Id<Item>, String)>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT o.item, m.name FROM assembly_objection o
             JOIN assembly_item i ON i.coop = o.coop AND i.id = o.item
             JOIN assembly_member m ON m.coop = i.coop AND m.assembly = i.assembly AND m.member = o.member
             WHERE o.coop = $1 AND i.assembly = $2 ORDER BY o.at, m.number",
            (coop, id),
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("item")?, row.get("name")?))).collect()
}

/// How many votes could be cast on an item now: who is present, or represented by somebody present, without those for whom
/// § 43(6) GenG holds, and without the votes that only a barred proxy could cast.
pub(crate) async fn entitled(tx: &mut Tx, item: &Item) -> Outcome<i64> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "item",
            "SELECT COUNT(*) AS n FROM assembly_member m
             LEFT JOIN assembly_proxy p ON p.coop = m.coop AND p.assembly = m.assembly AND p.principal = m.member
             LEFT JOIN assembly_member h ON h.coop = p.coop AND h.assembly = p.assembly AND h.member = p.holder
             WHERE m.coop = $1 AND m.assembly = $2
               AND NOT EXISTS (SELECT 1 FROM assembly_excluded e WHERE e.coop = m.coop AND e.item = $3 AND e.member = m.member)
               AND ((m.came_at IS NOT NULL AND m.left_at IS NULL)
                    OR (h.came_at IS NOT NULL AND h.left_at IS NULL
                        AND NOT EXISTS (SELECT 1 FROM assembly_excluded e WHERE e.coop = m.coop AND e.item = $3 AND e.member = h.member)))",
            (coop, item.assembly, item.id),
        )
        .await?;
    row.get("n")
}

/// A signature under the minutes.
pub(crate) struct Signature {
    pub capacity: String,
    pub person: Id<Person>,
    pub name: String,
    pub signed_at: Instant,
}

/// The signatures under the minutes of an assembly.
pub(crate) async fn signatures(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Vec<Signature>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT s.capacity, s.person, s.signed_at, p.given_name, p.family_name
             FROM assembly_signature s JOIN person p ON p.coop = s.coop AND p.id = s.person
             WHERE s.coop = $1 AND s.assembly = $2 ORDER BY s.capacity DESC",
            (coop, id),
        )
        .await?;
    rows.iter()
        .map(|row| {
            let (given, family): (String, String) = (row.get("given_name")?, row.get("family_name")?);
            Ok(Signature {
                capacity: row.get("capacity")?,
                person: row.get("person")?,
                name: format!("{given} {family}"),
                signed_at: row.get("signed_at")?,
            })
        })
        .collect()
}
