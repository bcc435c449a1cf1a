//! The verbs around the votes: call, invite, supplement, lay out, open, check in and out, give a proxy, close, sign.

use super::{
    rules::{Form, Kind, Manner, NewItem, RollEntry, Voter, may_announce, may_attend, may_call},
    store::{self, Assembly, Item, Planned},
};
use crate::{
    access::Thing,
    base::{Day, Error, FromField as _, Id, Outcome, Refusal, at_in_berlin, sha256_hex},
    boards::{self, Body},
    db::{Mail, Tx},
    documents, members,
    people::Person,
};
use statute::{
    Land,
    genossenschaft::{Assembly as Dates, AssemblyDeadlines, Mandate, assembly_deadlines, overloaded_proxies},
};
use std::collections::BTreeSet;

/// An assembly to be called.
#[derive(Clone, Debug)]
pub struct NewAssembly {
    /// Title.
    pub title: String,
    /// Form, as both boards decided it (§ 43b(6) GenG).
    pub form: Form,
    /// Place.
    pub place: String,
    /// Day.
    pub held_on: Day,
    /// Hour, as people read it.
    pub begins: String,
    /// First day of the financial year in which it is held.
    pub year_began_on: Day,
    /// How to take part electronically (§ 46(1) no 4 GenG).
    pub access: String,
}

pub(super) fn refuse_unless(done: u64, code: &'static str) -> Outcome<()> {
    if done == 1 { Ok(()) } else { Err(Refusal::new(code).into()) }
}

/// The days that an assembly must keep, by the law of Berlin's calendar.
///
/// # Errors
/// A fault if the law knows no such day.
pub fn deadlines(held_on: Day, year_began_on: Day) -> Outcome<AssemblyDeadlines> {
    let dates = Dates { held_on, year_began_on, convening_days: None, land: Land::Be };
    Ok(assembly_deadlines(&dates).map_err(anyhow::Error::from)?)
}

/// The member list (§ 30 GenG) of a day as it is known now, as a roll.
async fn roll(tx: &mut Tx, day: Day) -> Outcome<Vec<RollEntry>> {
    let now = tx.now();
    let whole = members::Filter { sort: members::Sort::Number, most: i64::from(u32::MAX), ..members::Filter::default() };
    let rows = members::list_as_of(tx, day, now, &whole).await?;
    let persons = members::persons(tx).await?;
    let entry = |row: &members::ListRow| {
        let person = persons.get(&row.id).copied().ok_or(Error::Missing("member"))?;
        Ok(RollEntry {
            member: Id::new(row.id.uuid()),
            number: row.number,
            person,
            name: format!("{} {}", row.given_name, row.family_name),
        })
    };
    rows.iter().map(entry).collect()
}

/// Calls an assembly: agenda and form stand, and the roll is the member list of its day as it is known now. The invitations
/// leave chunk by chunk.
///
/// # Errors
/// What [`may_call`] has against it; `assembly-motion-empty`; `assembly-after-six-months` (§ 48(1) GenG) for an assembly that
/// adopts the accounts.
pub async fn call(tx: &mut Tx, new: &NewAssembly, items: &[NewItem]) -> Outcome<Id<Assembly>> {
    tx.allow("assembly.call", &Thing::any())?;
    let dates = deadlines(new.held_on, new.year_began_on)?;
    may_call(tx.today(), dates.convene_by, new.form, &new.access, items.len())?;
    (1..).zip(items).try_for_each(|(position, item)| may_announce(position, item))?;
    if items.iter().any(|item| item.kind == Kind::AdoptAccounts) && !dates.in_time {
        let refusal = Refusal::new("assembly-after-six-months").field("held_on").law("§ 48 Abs. 1 GenG");
        return Err(refusal.with("last", dates.ordinary_by).into());
    }
    let id = tx.new_id();
    let plan = Planned {
        new,
        convene_by: dates.convene_by,
        announce_by: dates.announce_by,
        documents_by: dates.documents_by,
        challenge_by: dates.challenge_by,
    };
    store::insert(tx, id, &plan).await?;
    for (position, item) in (1..).zip(items) {
        store::insert_item(tx, id, position, item).await?;
    }
    let roll = roll(tx, new.held_on).await?;
    store::insert_members(tx, id, &roll).await?;
    tx.note("assembly.call", id, &serde_json::json!({ "held_on": new.held_on.to_string(), "members": roll.len() }));
    Ok(id)
}

/// Invites up to so many members who are not invited yet; returns how many. Mail and proof are one transaction, so a kill
/// between two chunks leaves nobody out and nobody invited twice.
///
/// # Errors
/// A fault of the engine.
pub async fn invite_some(tx: &mut Tx, id: Id<Assembly>, most: i64) -> Outcome<usize> {
    tx.allow("assembly.call", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    let agenda = agenda(&store::items(tx, id).await?);
    let addressees = store::to_invite(tx, id, most).await?;
    for to in &addressees {
        let said = tx.say(to.lang);
        let subject = said.with("mail-assembly-subject", [("title", assembly.title.clone())]);
        let body = said.with(
            "mail-assembly-body",
            [
                ("name", to.name.clone()),
                ("title", assembly.title.clone()),
                ("day", said.weekday(assembly.held_on)),
                ("begins", assembly.begins.clone()),
                ("place", assembly.place.clone()),
                ("access", if assembly.access.is_empty() { "–".to_owned() } else { assembly.access.clone() }),
                ("form", said.say(format!("assembly-form-{}", assembly.form.code()))),
                ("agenda", agenda.clone()),
                ("link", tx.house().link("/my/assembly")),
            ],
        );
        let sha256 = sha256_hex(body.as_bytes());
        if store::invited(tx, id, to.member, &sha256).await? == 1 {
            tx.mail(Mail { to: to.email.to_string(), subject, body, attachment: None }).await?;
        }
    }
    if !addressees.is_empty() {
        tx.note("assembly.invite_some", id, &serde_json::json!({ "invited": addressees.len() }));
    }
    Ok(addressees.len())
}

/// The agenda in words, each item with its motion.
fn agenda(items: &[Item]) -> String {
    let line = |item: &Item| match item.motion.trim() {
        "" => format!("{}. {}", item.position, item.title),
        motion => format!("{}. {}\n   {}", item.position, item.title, motion.replace('\n', "\n   ")),
    };
    items.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Puts a further item on the agenda; it must be announced at least a week before.
///
/// # Errors
/// `assembly-late-item` (§ 46(2) GenG); `assembly-state`.
pub async fn supplement(tx: &mut Tx, id: Id<Assembly>, new: &NewItem) -> Outcome<Id<Item>> {
    tx.allow("assembly.call", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    if assembly.state != "convened" {
        return Err(Refusal::new("assembly-state").into());
    }
    if tx.today() > assembly.announce_by {
        return Err(Refusal::new("assembly-late-item").law("§ 46 Abs. 2 GenG").with("last", assembly.announce_by).into());
    }
    may_announce(1, new)?;
    let position = i64::try_from(store::items(tx, id).await?.len()).unwrap_or(i64::MAX).saturating_add(1);
    let item = store::insert_item(tx, id, position, new).await?;
    tx.note("assembly.supplement", item, &serde_json::json!({ "assembly": id, "title": new.title }));
    Ok(item)
}

/// Records that accounts and reports are laid out.
///
/// # Errors
/// `assembly-late-documents` (§ 48(3) GenG); `assembly-state` if they lie there already.
pub async fn publish_documents(tx: &mut Tx, id: Id<Assembly>) -> Outcome<()> {
    tx.allow("assembly.call", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    if tx.today() > assembly.documents_by {
        return Err(Refusal::new("assembly-late-documents").law("§ 48 Abs. 3 GenG").with("last", assembly.documents_by).into());
    }
    refuse_unless(store::lay_out(tx, id).await?, "assembly-state")?;
    tx.note("assembly.publish_documents", id, &serde_json::json!({}));
    Ok(())
}

/// Opens the assembly on its day, with a chair. Who became a member after the call is put on the roll now.
///
/// # Errors
/// `assembly-other-day`, `assembly-early` before the hour of the call, `assembly-uninvited` (§ 6 no 4 GenG), `assembly-state`.
pub async fn open(tx: &mut Tx, id: Id<Assembly>, chair: Id<Person>) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    if tx.today() != assembly.held_on {
        return Err(Refusal::new("assembly-other-day").with("day", assembly.held_on).into());
    }
    let begins = jiff::civil::Time::from_field(&assembly.begins).map(|time| at_in_berlin(assembly.held_on, time));
    if begins.is_ok_and(|begins| tx.now() < begins) {
        return Err(Refusal::new("assembly-early").law("§ 46 Abs. 1 GenG").with("begins", &assembly.begins).into());
    }
    let (_, _, uninvited) = store::counts(tx, id).await?;
    if uninvited > 0 {
        return Err(Refusal::new("assembly-uninvited").law("§ 6 Nr. 4 GenG").with("count", uninvited).into());
    }
    refuse_unless(store::open(tx, id, chair).await?, "assembly-state")?;
    let known = store::on_roll_already(tx, id).await?;
    let mut newcomers = roll(tx, assembly.held_on).await?;
    newcomers.retain(|entry| !known.contains(&entry.member));
    store::insert_members(tx, id, &newcomers).await?;
    tx.note("assembly.open", id, &serde_json::json!({ "chair": chair, "newcomers": newcomers.len() }));
    Ok(())
}

/// The member herself may do it, or who leads the assembly.
pub(super) fn allow_self_or_chair(tx: &Tx, person: Id<Person>) -> Outcome<()> {
    let herself = tx.who().person == Some(person);
    tx.allow(if herself { "assembly.vote" } else { "assembly.chair" }, &Thing::of(person))
}

/// Who has left the cooperative since the call has no vote any more (§ 43(1) GenG).
pub(super) async fn still_member(tx: &mut Tx, voter: Id<Voter>) -> Outcome<()> {
    let member = members::member(tx, Id::new(voter.uuid())).await?;
    let left = member.left_on.is_some_and(|last| last < tx.today());
    if left { Err(Refusal::new("assembly-left").law("§ 43 Abs. 1 GenG").into()) } else { Ok(()) }
}

/// A member comes.
///
/// # Errors
/// `assembly-manner`, `assembly-not-open`, `assembly-here-already`, `assembly-left`.
pub async fn check_in(tx: &mut Tx, id: Id<Assembly>, member: Id<Voter>, manner: Manner) -> Outcome<()> {
    let assembly = store::assembly(tx, id).await?;
    let person = store::on_roll(tx, id, member).await?.person;
    allow_self_or_chair(tx, person)?;
    may_attend(assembly.form, manner)?;
    still_member(tx, member).await?;
    if assembly.state != "opened" {
        return Err(Refusal::new("assembly-not-open").into());
    }
    refuse_unless(store::come(tx, id, member, manner).await?, "assembly-here-already")?;
    tx.note("assembly.check_in", id, &serde_json::json!({ "member": member, "manner": manner.code() }));
    Ok(())
}

/// A member leaves.
///
/// # Errors
/// `assembly-not-present`.
pub async fn check_out(tx: &mut Tx, id: Id<Assembly>, member: Id<Voter>) -> Outcome<()> {
    let person = store::on_roll(tx, id, member).await?.person;
    allow_self_or_chair(tx, person)?;
    refuse_unless(store::leave(tx, id, member).await?, "assembly-not-present")?;
    tx.note("assembly.check_out", id, &serde_json::json!({ "member": member }));
    Ok(())
}

/// A member lets another vote for her, in text form.
///
/// # Errors
/// `assembly-proxy-self`, `assembly-proxy-given`, `assembly-proxy-full` (§ 43(5) GenG), `assembly-state`.
pub async fn give_proxy(tx: &mut Tx, id: Id<Assembly>, principal: Id<Voter>, holder: Id<Voter>) -> Outcome<()> {
    let assembly = store::assembly(tx, id).await?;
    let person = store::on_roll(tx, id, principal).await?.person;
    allow_self_or_chair(tx, person)?;
    store::on_roll(tx, id, holder).await?;
    if principal == holder {
        return Err(Refusal::new("assembly-proxy-self").into());
    }
    if !matches!(assembly.state.as_str(), "convened" | "opened") {
        return Err(Refusal::new("assembly-state").into());
    }
    let mut mandates = store::proxies(tx, id).await?;
    if mandates.iter().any(|mandate| mandate.from == principal) {
        return Err(Refusal::new("assembly-proxy-given").into());
    }
    mandates.push(Mandate { from: principal, to: holder });
    let over = overloaded_proxies(&mandates, assembly.held_on).map_err(anyhow::Error::from)?;
    if let Some(over) = over.first() {
        return Err(Refusal::new("assembly-proxy-full").law("§ 43 Abs. 5 Satz 3 GenG").with("most", over.most).into());
    }
    store::insert_proxy(tx, id, principal, holder).await?;
    tx.note("assembly.give_proxy", id, &serde_json::json!({ "principal": principal, "holder": holder }));
    Ok(())
}

/// Closes the assembly.
///
/// # Errors
/// `assembly-vote-open` while a vote is open or without a finding; `assembly-state`.
pub async fn close(tx: &mut Tx, id: Id<Assembly>) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    if store::items(tx, id).await?.iter().any(|item| matches!(item.state.as_str(), "open" | "counted")) {
        return Err(Refusal::new("assembly-vote-open").law("§ 47 Abs. 1 GenG").into());
    }
    refuse_unless(store::close(tx, id).await?, "assembly-state")?;
    tx.note("assembly.close", id, &serde_json::json!({}));
    Ok(())
}

/// Records the signature of the one who acts under the minutes: the chair's, or that of a board member who was present. It
/// names the SHA-256 of the very bytes that are signed.
///
/// # Errors
/// `assembly-no-minutes`, `assembly-signatory` (§ 47(2) GenG), `assembly-signed`, `assembly-state`.
pub async fn sign(tx: &mut Tx, id: Id<Assembly>) -> Outcome<()> {
    tx.allow("assembly.chair", &Thing::any())?;
    let assembly = store::assembly(tx, id).await?;
    if assembly.state != "closed" {
        return Err(Refusal::new("assembly-state").into());
    }
    let papers = documents::about(tx, &id.to_string()).await?;
    let minutes = papers.iter().find(|paper| paper.kind == "minutes").ok_or_else(|| Refusal::new("assembly-no-minutes"))?;
    let person = tx.who().person.ok_or(Error::NotAllowed("assembly.chair"))?;
    let board = boards::in_office(tx, assembly.held_on).await?;
    let board: BTreeSet<_> = board.iter().filter(|m| m.body == Body::Management).map(|m| m.person).collect();
    let capacity = if assembly.chair == Some(person) {
        "chair"
    } else if board.contains(&person) && store::came(tx, id, person).await? {
        "board"
    } else {
        return Err(Refusal::new("assembly-signatory").law("§ 47 Abs. 2 GenG").into());
    };
    refuse_unless(store::insert_signature(tx, id, capacity, person).await?, "assembly-signed")?;
    tx.note("assembly.sign", id, &serde_json::json!({ "capacity": capacity, "minutes_sha256": minutes.sha256 }));
    Ok(())
}
