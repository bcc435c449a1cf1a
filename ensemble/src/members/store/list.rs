//! The member list (§ 30 GenG): append-only entries with two times, and each member's current row.

use crate::{
    base::{Day, Id, Instant, Outcome},
    db::{Row, ToDb as _, Tx},
    members::rules::{Declaration, Filter, Inspection, Member, Sort, searchable},
    people::{NewPerson, Person},
};

/// A member as she stands now.
#[derive(Clone, Debug)]
pub struct MemberRow {
    /// Identifier.
    pub id: Id<Member>,
    /// The person.
    pub person: Id<Person>,
    /// Number.
    pub number: i64,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Town.
    pub city: String,
    /// Shares.
    pub shares: u32,
    /// Day the membership took effect.
    pub joined_on: Day,
    /// Last day of the membership, once it is known.
    pub left_on: Option<Day>,
    /// Entries in the list so far.
    pub(crate) entries: i64,
}

impl MemberRow {
    /// Given name and family name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

fn read_member(row: &Row) -> Outcome<MemberRow> {
    Ok(MemberRow {
        id: row.get("id")?,
        person: row.get("person")?,
        number: row.get("number")?,
        family_name: row.get("family_name")?,
        given_name: row.get("given_name")?,
        city: row.get("city")?,
        shares: row.get("shares")?,
        joined_on: row.get("joined_on")?,
        left_on: row.maybe("left_on")?,
        entries: row.get("entries")?,
    })
}

/// A member.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn member(tx: &mut Tx, id: Id<Member>) -> Outcome<MemberRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "member",
            "SELECT id, person, number, family_name, given_name, city, shares, joined_on, left_on, entries
             FROM member WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    read_member(&row)
}

/// The member with a number.
///
/// # Errors
/// [`crate::base::Error::Missing`] if there is none.
pub async fn by_number(tx: &mut Tx, number: i64) -> Outcome<MemberRow> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "member",
            "SELECT id, person, number, family_name, given_name, city, shares, joined_on, left_on, entries
             FROM member WHERE coop = $1 AND number = $2",
            (coop, number),
        )
        .await?;
    read_member(&row)
}

/// The member that a person is, if she is one.
///
/// # Errors
/// A fault of the engine.
pub async fn member_of(tx: &mut Tx, person: Id<Person>) -> Outcome<Option<MemberRow>> {
    let coop = tx.coop().to_owned();
    let row = tx
        .maybe(
            "SELECT id, person, number, family_name, given_name, city, shares, joined_on, left_on, entries
             FROM member WHERE coop = $1 AND person = $2",
            (coop, person),
        )
        .await?;
    row.map(|row| read_member(&row)).transpose()
}

/// What a new member's row needs.
pub(crate) struct NewMember<'a> {
    pub person: Id<Person>,
    pub number: i64,
    pub declaration: Id<Declaration>,
    pub details: &'a NewPerson,
    pub shares: u32,
    pub newsletter: bool,
}

pub(crate) async fn insert_member(tx: &mut Tx, new: &NewMember<'_>) -> Outcome<Id<Member>> {
    let (coop, id, now, today) = (tx.coop().to_owned(), tx.new_id(), tx.now(), tx.today());
    let details = new.details;
    let city = details.city.as_ref().map(ToString::to_string).unwrap_or_default();
    tx.run(
        "INSERT INTO member (coop, id, person, number, declaration, family_name, given_name, city, shares, joined_on, entries, sort_name,
            sort_city, newsletter, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $14)",
        (
            coop,
            id,
            new.person,
            new.number,
            new.declaration,
            &details.family_name,
            &details.given_name,
            &city,
            new.shares,
            today,
            sort_name(details),
            searchable(&city),
            new.newsletter,
            now,
        ),
    )
    .await?;
    Ok(id)
}

fn sort_name(details: &NewPerson) -> String {
    searchable(&format!("{}, {}", details.family_name, details.given_name))
}

/// What an entry in the list says.
pub(crate) struct NewEntry<'a> {
    pub member: Id<Member>,
    pub position: i64,
    pub kind: &'static str,
    pub effective_on: Day,
    pub basis: String,
    pub details: &'a NewPerson,
    pub shares: u32,
    pub shares_since: Day,
    pub left_on: Option<Day>,
}

pub(crate) async fn insert_entry(tx: &mut Tx, new: &NewEntry<'_>) -> Outcome<()> {
    let (coop, now) = (tx.coop().to_owned(), tx.now());
    let text = |part: &Option<crate::base::Line>| part.as_ref().map(ToString::to_string).unwrap_or_default();
    let details = new.details;
    tx.run(
        "INSERT INTO member_entry (coop, member, position, kind, effective_on, recorded_at, basis, family_name, given_name, street, postcode,
            city, country, shares, shares_since, left_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        (
            coop,
            new.member,
            new.position,
            new.kind,
            new.effective_on,
            now,
            &new.basis,
            &details.family_name,
            &details.given_name,
            text(&details.street),
            text(&details.postcode),
            text(&details.city),
            text(&details.country),
            new.shares,
            new.shares_since,
            new.left_on,
        ),
    )
    .await?;
    Ok(())
}

/// Brings the member's row to what the newest entry says.
pub(crate) async fn set_current(tx: &mut Tx, entry: &NewEntry<'_>) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let city = entry.details.city.as_ref().map(ToString::to_string).unwrap_or_default();
    let details = entry.details;
    tx.run(
        "UPDATE member SET family_name = $3, given_name = $4, city = $5, shares = $6, left_on = $7, entries = $8, sort_name = $9, sort_city = $10
         WHERE coop = $1 AND id = $2",
        (
            coop,
            entry.member,
            &details.family_name,
            &details.given_name,
            &city,
            entry.shares,
            entry.left_on,
            entry.position,
            sort_name(details),
            searchable(&city),
        ),
    )
    .await?;
    Ok(())
}

/// A row of the member list.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct ListRow {
    /// Identifier.
    #[schema(value_type = String)]
    pub id: Id<Member>,
    /// Number.
    pub number: i64,
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Street and number.
    pub street: String,
    /// Post code.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Country.
    pub country: String,
    /// Shares in all.
    pub shares: u32,
    /// Day of the last change of shares.
    #[schema(value_type = String, format = Date)]
    pub shares_since: Day,
    /// Day the membership took effect.
    #[schema(value_type = String, format = Date)]
    pub joined_on: Day,
    /// Last day of the membership, once it is known.
    #[schema(value_type = Option<String>, format = Date)]
    pub left_on: Option<Day>,
    /// The word by which it is sorted: the key of the next page.
    #[serde(skip)]
    pub sort_word: String,
}

impl ListRow {
    /// Family name, given name.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}, {}", self.family_name, self.given_name)
    }

    /// The address in one line.
    #[must_use]
    pub fn address(&self) -> String {
        let country = if self.country == "DE" || self.country.is_empty() { String::new() } else { format!(", {}", self.country) };
        format!("{}, {} {}{country}", self.street, self.postcode, self.city)
    }
}

fn read_list_row(row: &Row) -> Outcome<ListRow> {
    Ok(ListRow {
        id: row.get("id")?,
        number: row.get("number")?,
        family_name: row.get("family_name")?,
        given_name: row.get("given_name")?,
        street: row.get("street")?,
        postcode: row.get("postcode")?,
        city: row.get("city")?,
        country: row.get("country")?,
        shares: row.get("shares")?,
        shares_since: row.get("shares_since")?,
        joined_on: row.get("joined_on")?,
        left_on: row.maybe("left_on")?,
        sort_word: row.get("sort_word")?,
    })
}

/// Column by which a page follows another, and the order.
fn keyset(sort: Sort) -> (&'static str, &'static str) {
    match sort {
        Sort::Name => ("m.sort_name", "m.sort_name, m.number"),
        Sort::City => ("m.sort_city", "m.sort_city, m.number"),
        Sort::Number => ("''", "m.number"),
    }
}

/// The filter as SQL; `$1` is the cooperative, `$2` the day, `$3` to `$7` belong to the filter.
fn conditions(filter: &Filter) -> String {
    let after = match (&filter.after, filter.sort) {
        (None, _) => "$6 = '' AND CAST($7 AS BIGINT) = 0".to_owned(),
        (Some(_), Sort::Number) => "$6 = '' AND m.number > CAST($7 AS BIGINT)".to_owned(),
        (Some(_), sort) => format!("({}, m.number) > ($6, CAST($7 AS BIGINT))", keyset(sort).0),
    };
    format!(
        "(CAST($3 AS BIGINT) = 0 OR m.number = CAST($3 AS BIGINT)) AND ($4 = '' OR m.sort_name LIKE $4)
         AND ($5 = '' OR m.sort_city LIKE $5) AND {after}"
    )
}

fn values(tx: &Tx, day: Day, filter: &Filter) -> Vec<crate::db::Value> {
    let (word, number) = filter.after.clone().unwrap_or_default();
    let word = if filter.sort == Sort::Number { String::new() } else { word };
    vec![
        tx.coop().to_db(),
        day.to_db(),
        filter.number().unwrap_or(0).to_db(),
        filter.name_pattern().to_db(),
        filter.city_pattern().to_db(),
        word.to_db(),
        number.to_db(),
    ]
}

/// The member list of today, a page of it. Two narrow scans: the page's keys first, then the addresses of these rows only.
///
/// # Errors
/// A fault of the engine.
pub async fn list(tx: &mut Tx, filter: &Filter) -> Outcome<Vec<ListRow>> {
    let today = tx.today();
    let (word, order) = keyset(filter.sort);
    let sql = format!(
        "SELECT m.id, m.number, m.family_name, m.given_name, e.street, e.postcode, e.city, e.country, m.shares, e.shares_since,
                m.joined_on, m.left_on, {word} AS sort_word
         FROM (SELECT m.coop, m.id, m.number, m.family_name, m.given_name, m.shares, m.joined_on, m.left_on, m.entries, m.sort_name, m.sort_city
               FROM member m WHERE m.coop = $1 AND (m.left_on IS NULL OR m.left_on >= $2) AND {} ORDER BY {order} LIMIT {}) m
         JOIN member_entry e ON e.coop = m.coop AND e.member = m.id AND e.position = m.entries
         ORDER BY {order}",
        conditions(filter),
        filter.most
    );
    let rows = tx.all_composed(sql, values(tx, today, filter)).await?;
    rows.iter().map(read_list_row).collect()
}

/// The member list as of a day, as it was known at an instant: for every member the entry that held on that day.
///
/// # Errors
/// A fault of the engine.
pub async fn list_as_of(tx: &mut Tx, day: Day, known_at: Instant, filter: &Filter) -> Outcome<Vec<ListRow>> {
    let (word, order) = keyset(filter.sort);
    let sql = format!(
        "SELECT m.id, m.number, e.family_name, e.given_name, e.street, e.postcode, e.city, e.country, e.shares, e.shares_since,
                m.joined_on, e.left_on, {word} AS sort_word
         FROM member m JOIN member_entry e ON e.coop = m.coop AND e.member = m.id
         WHERE m.coop = $1 AND e.effective_on <= $2 AND e.recorded_at <= CAST($8 AS BIGINT) AND (e.left_on IS NULL OR e.left_on >= $2)
           AND NOT EXISTS (SELECT 1 FROM member_entry n WHERE n.coop = e.coop AND n.member = e.member AND n.position <> e.position
                 AND n.effective_on <= $2 AND n.recorded_at <= CAST($8 AS BIGINT)
                 AND (n.effective_on > e.effective_on OR (n.effective_on = e.effective_on AND n.position > e.position)))
           AND {} ORDER BY {order} LIMIT {}",
        conditions(filter),
        filter.most
    );
    let mut all = values(tx, day, filter);
    all.push(known_at.to_db());
    let rows = tx.all_composed(sql, all).await?;
    rows.iter().map(read_list_row).collect()
}

/// The person that each member is, for a roll.
///
/// # Errors
/// A fault of the engine.
pub async fn persons(tx: &mut Tx) -> Outcome<std::collections::BTreeMap<Id<Member>, Id<Person>>> {
    let coop = tx.coop().to_owned();
    let rows = tx.all("SELECT id, person FROM member WHERE coop = $1", (coop,)).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get("person")?))).collect()
}

/// Members and shares in all today: for the head of the list.
///
/// # Errors
/// A fault of the engine.
pub async fn counts(tx: &mut Tx) -> Outcome<(i64, i64)> {
    let (coop, today) = (tx.coop().to_owned(), tx.today());
    let row = tx
        .one(
            "counts",
            "SELECT COUNT(*) AS members, CAST(COALESCE(SUM(shares), 0) AS BIGINT) AS shares FROM member
             WHERE coop = $1 AND (left_on IS NULL OR left_on >= $2)",
            (coop, today),
        )
        .await?;
    Ok((row.get("members")?, row.get("shares")?))
}

/// Declarations that wait for the board.
///
/// # Errors
/// A fault of the engine.
pub async fn open_counts(tx: &mut Tx) -> Outcome<i64> {
    let coop = tx.coop().to_owned();
    tx.one("counts", "SELECT COUNT(*) AS open FROM declaration WHERE coop = $1 AND state = 'declared'", (coop,)).await?.get("open")
}

/// The entries of a member: kind, effective day, instant of recording, shares.
///
/// # Errors
/// A fault of the engine.
pub async fn entries(tx: &mut Tx, id: Id<Member>) -> Outcome<Vec<(String, Day, Instant, u32)>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT kind, effective_on, recorded_at, shares FROM member_entry WHERE coop = $1 AND member = $2 ORDER BY position",
            (coop, id),
        )
        .await?;
    rows.iter().map(|row| Ok((row.get("kind")?, row.get("effective_on")?, row.get("recorded_at")?, row.get("shares")?))).collect()
}

pub(crate) async fn insert_inspection(tx: &mut Tx, kind: &'static str, purpose: &str, as_of: Day) -> Outcome<Id<Inspection>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    let (login, person) = (tx.who().login, tx.who().person);
    tx.run(
        "INSERT INTO inspection (coop, id, login, person, kind, purpose, as_of, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        (coop, id, login, person, kind, purpose, as_of, now),
    )
    .await?;
    Ok(id)
}
