//! The verbs of members: hand over the statutes, declare, admit or refuse, keep the list, inspect it.

use super::{
    rules::{self, Declaration, Filter, Inspection, Member, NewDeclaration},
    store::{self, ListRow, MemberRow, StatutesRow},
};
use crate::{
    access::Thing,
    base::{Day, Email, Error, FromField, Id, Instant, Lang, Line, Outcome, Refusal, sha256, sha256_hex},
    db::{Mail, Tx},
    people::{self, Login, NewPerson, Person, PersonRow, Role},
};

/// Records a version of the statutes that the General Assembly resolved. A version is never changed.
///
/// # Errors
/// `members-version-name`, `members-statutes-length`, `members-version-known`; [`Error::NotAllowed`].
pub async fn adopt_statutes(tx: &mut Tx, version: &str, in_force_from: Day, text: &str) -> Outcome<String> {
    tx.allow("members.decide", &Thing::any())?;
    rules::check_statutes(version, text)?;
    match store::statutes(tx, version).await {
        Err(Error::Missing(_)) => {}
        Err(fault) => return Err(fault),
        Ok(_) => return Err(Refusal::new("members-version-known").field("version").into()),
    }
    let sha256 = sha256_hex(text.as_bytes());
    let row = StatutesRow { version: version.to_owned(), in_force_from, text: text.to_owned(), sha256: sha256.clone() };
    store::insert_statutes(tx, &row).await?;
    tx.note("members.adopt_statutes", version, &serde_json::json!({ "in_force_from": in_force_from, "sha256": sha256 }));
    Ok(sha256)
}

/// The statutes as they are handed over to somebody who thinks of joining.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Handed {
    /// The version in force.
    pub version: String,
    /// SHA-256 of its text.
    pub sha256: String,
    /// Proof of version and moment that only this house can make; the declaration brings it back.
    pub receipt: String,
}

/// Hands over the statutes in force (§ 15(1) GenG: before the declaration).
///
/// # Errors
/// `members-no-statutes` if none are in force.
pub async fn hand_over_statutes(tx: &mut Tx) -> Outcome<Handed> {
    let today = tx.today();
    let statutes = store::statutes_in_force(tx, today).await?.ok_or_else(|| Refusal::new("members-no-statutes"))?;
    let facts = format!("{}~{}", statutes.version, tx.now().as_microsecond());
    let receipt = format!("{facts}~{}", receipt_tag(tx, &facts));
    Ok(Handed { version: statutes.version, sha256: statutes.sha256, receipt })
}

fn receipt_tag(tx: &Tx, facts: &str) -> String {
    tx.house().sealer().tag("statutes", format!("{}~{facts}", tx.coop()).as_bytes())
}

fn read_receipt(tx: &Tx, receipt: &str) -> Option<(String, Instant)> {
    let (facts, tag) = receipt.rsplit_once('~')?;
    let (version, micros) = facts.split_once('~')?;
    if sha256(tag.as_bytes()) != sha256(receipt_tag(tx, facts).as_bytes()) {
        return None;
    }
    Some((version.to_owned(), Instant::from_microsecond(micros.parse().ok()?).ok()?))
}

/// A declaration that lies before the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The declaration; nothing if the address had declared before (its owner is told by mail).
    pub declaration: Option<Id<Declaration>>,
}

/// Declares membership (§ 15, § 15a GenG). An address that has declared before or is a member's changes nothing: the page
/// says the same, and the owner of the address is told.
///
/// # Errors
/// What [`NewDeclaration::objections`] finds first; `members-statutes-changed`; `members-no-statutes`.
pub async fn declare(tx: &mut Tx, new: &NewDeclaration) -> Outcome<Declared> {
    let (today, most) = (tx.today(), tx.house().settings().shares_most);
    if let Some(objection) = new.objections(today, most).into_iter().next() {
        return Err(objection.into());
    }
    let statutes = store::statutes_in_force(tx, today).await?.ok_or_else(|| Refusal::new("members-no-statutes"))?;
    let (version, given_at) = read_receipt(tx, &new.receipt).unwrap_or_else(|| (String::new(), tx.now()));
    rules::handed_over_before((&version, given_at), &statutes.version, tx.now())?;
    if store::address_taken(tx, new.email.as_str()).await?.is_some() {
        write(tx, &new.email, new.lang, "members-mail-known", [("name", full_name(new)), ("number", String::new())]).await?;
        tx.note("members.declare", "known", &serde_json::json!({ "known": true }));
        return Ok(Declared { declaration: None });
    }
    let number = tx.next_number("declaration").await?;
    let id = store::insert_declaration(tx, number, new, &statutes, given_at).await?;
    write(tx, &new.email, new.lang, "members-mail-declared", [("name", full_name(new)), ("number", number.to_string())]).await?;
    tx.note("members.declare", id, &serde_json::json!({ "number": number, "statutes": statutes.sha256 }));
    Ok(Declared { declaration: Some(id) })
}

fn full_name(new: &NewDeclaration) -> String {
    format!("{} {}", new.given_name, new.family_name)
}

/// Writes a letter whose subject and body stand under `<key>-subject` and `<key>-body`.
async fn write<const N: usize>(tx: &mut Tx, to: &Email, lang: Lang, key: &str, values: [(&'static str, String); N]) -> Outcome<()> {
    let said = tx.say(lang);
    let mail = Mail {
        to: to.to_string(),
        subject: said.with(format!("{key}-subject"), values.clone()),
        body: said.with(format!("{key}-body"), values),
        attachment: None,
    };
    tx.mail(mail).await
}

/// Somebody who has just become a member.
#[derive(Clone, Debug)]
pub struct Admitted {
    /// The member.
    pub member: Id<Member>,
    /// Number.
    pub number: i64,
    /// The person.
    pub person: Id<Person>,
    /// Her login, with the role of a member.
    pub login: Id<Login>,
    /// What she declared of herself.
    pub details: NewPerson,
    /// Shares.
    pub shares: u32,
    /// Version of the statutes that was handed over.
    pub statutes: String,
}

/// Admits a declaration: the gap-free number, the entry in the member list at once (§ 15(2) GenG), a login with a link to
/// set a password. The room of shares calls this and adds the shares and the notice: nobody else admits.
///
/// # Errors
/// `members-decided`; [`Error::NotAllowed`] for anybody but the board.
pub async fn admit(tx: &mut Tx, id: Id<Declaration>) -> Outcome<Admitted> {
    tx.allow("members.decide", &Thing::any())?;
    let declaration = store::declaration(tx, id).await?;
    rules::may_decide(declaration.standing)?;
    let details = declaration.person.ok_or(Error::Missing("declaration"))?;
    let person = match people::by_email(tx, &details.email).await? {
        Some(known) => known.id,
        None => people::register_person(tx, &details).await?,
    };
    let number = tx.next_number("member").await?;
    let newsletter = declaration.newsletter;
    let new = store::NewMember { person, number, declaration: id, details: &details, shares: declaration.shares, newsletter };
    let member = store::insert_member(tx, &new).await?;
    let today = tx.today();
    let entry = store::NewEntry {
        member,
        position: 1,
        kind: "joined",
        effective_on: today,
        basis: format!("declaration {}", declaration.number),
        details: &details,
        shares: declaration.shares,
        shares_since: today,
        left_on: None,
    };
    store::insert_entry(tx, &entry).await?;
    store::set_admitted(tx, id).await?;
    let login = people::open_login(tx, person, &[Role::Member]).await?;
    people::send_login_link(tx, &details.email).await?;
    tx.note("members.admit", member, &serde_json::json!({ "number": number, "declaration": id }));
    let (shares, statutes) = (declaration.shares, declaration.statutes.map(|(version, _)| version).unwrap_or_default());
    Ok(Admitted { member, number, person, login, details, shares, statutes })
}

/// Refuses a declaration: the person is told at once, and the data of the declaration are erased at once; number and dates
/// remain (§ 15(2) GenG). The notice itself is erased when it has left.
///
/// # Errors
/// `members-decided`; [`Error::NotAllowed`] for anybody but the board.
pub async fn refuse(tx: &mut Tx, id: Id<Declaration>) -> Outcome<()> {
    tx.allow("members.decide", &Thing::any())?;
    let declaration = store::declaration(tx, id).await?;
    rules::may_decide(declaration.standing)?;
    let details = declaration.person.ok_or(Error::Missing("declaration"))?;
    let name = format!("{} {}", details.given_name, details.family_name);
    write(tx, &details.email, details.lang, "members-mail-refused", [("name", name), ("number", declaration.number.to_string())]).await?;
    let subject = tx.say(details.lang).with("members-mail-refused-subject", [("number", declaration.number)]);
    let notice = store::find_refusal_mail(tx, details.email.as_str(), &subject).await?;
    store::erase_declaration(tx, id, notice).await?;
    tx.note("members.refuse", id, &serde_json::json!({ "number": declaration.number }));
    Ok(())
}

/// A person's name and address as the list enters them.
fn as_listed(row: &PersonRow) -> Outcome<NewPerson> {
    let line = |text: &str| Line::from_field(text).map_err(|refusal| anyhow::anyhow!("{} in a person", refusal.code));
    let maybe = |text: &Option<String>| text.as_deref().map(line).transpose();
    Ok(NewPerson {
        given_name: line(&row.given_name)?,
        family_name: line(&row.family_name)?,
        email: row.email.clone(),
        lang: row.lang,
        street: maybe(&row.street)?,
        postcode: maybe(&row.postcode)?,
        city: maybe(&row.city)?,
        country: maybe(&row.country)?,
        born_on: row.born_on,
    })
}

/// Enters a change of the number of shares in the member list (§ 30(2) no. 2 GenG); called by the room of shares.
///
/// # Errors
/// A fault of the engine.
pub async fn enter_shares(tx: &mut Tx, member: &MemberRow, shares: u32, effective_on: Day, basis: String) -> Outcome<()> {
    let details = as_listed(&people::person(tx, member.person).await?)?;
    let entry = store::NewEntry {
        member: member.id,
        position: member.entries + 1,
        kind: "shares",
        effective_on,
        basis,
        details: &details,
        shares,
        shares_since: effective_on,
        left_on: member.left_on,
    };
    store::insert_entry(tx, &entry).await?;
    store::set_current(tx, &entry).await?;
    tx.note("members.enter_shares", member.id, &serde_json::json!({ "shares": shares, "effective_on": effective_on }));
    Ok(())
}

/// Notes that somebody looks into the member list (§ 31(1) GenG): a member in her own right, staff for its work.
///
/// # Errors
/// [`Error::NotAllowed`].
pub async fn inspect_list(tx: &mut Tx, purpose: &Line, as_of: Day) -> Outcome<Id<Inspection>> {
    tx.allow("members.read_list", &Thing::any())?;
    let id = store::insert_inspection(tx, "view", purpose.as_str(), as_of).await?;
    tx.note("members.inspect_list", id, &serde_json::json!({ "purpose": purpose, "as_of": as_of }));
    Ok(id)
}

const COPY_ROWS_MOST: i64 = 1_000_000;

/// Draws a copy of the list as of a day and notes for which purpose. Only the desk does; a member's copy is of her own entries.
///
/// # Errors
/// [`Error::NotAllowed`].
pub async fn copy_list(tx: &mut Tx, purpose: &Line, as_of: Day, filter: &Filter) -> Outcome<Vec<ListRow>> {
    tx.allow("members.copy_list", &Thing::any())?;
    let id = store::insert_inspection(tx, "copy", purpose.as_str(), as_of).await?;
    tx.note("members.copy_list", id, &serde_json::json!({ "purpose": purpose, "as_of": as_of }));
    let whole = Filter { after: None, most: COPY_ROWS_MOST, ..filter.clone() };
    let now = tx.now();
    store::list_as_of(tx, as_of, now, &whole).await
}
