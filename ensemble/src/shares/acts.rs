//! The verbs of shares: admit with shares, take more, pay.

use super::{
    rules::{self, Further, Holding, due_on, settle},
    store::{self, NewMovement},
};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, Id, Outcome, Refusal},
    db::{Mail, Tx},
    ledger::{self, Account, EntityRow, Line, NewEntry, Source},
    members::{self, Admitted, Declaration, Member, MemberRow},
    people,
};

/// The entity whose members they are.
async fn eg(tx: &mut Tx) -> Outcome<EntityRow> {
    ledger::entity(tx, "eg").await
}

/// What a member holds, has paid and owes (R5).
///
/// # Errors
/// A fault of the engine.
pub async fn holding(tx: &mut Tx, member: &MemberRow) -> Outcome<Holding> {
    let entity = eg(tx).await?;
    let sub = member.id.to_string();
    let [owed_cents, credited] = ledger::balances(tx, entity.id, [Account::SharesDue, Account::Shares], &sub).await?;
    let paid_cents = -credited;
    Ok(Holding { shares: member.shares, subscribed_cents: owed_cents + paid_cents, paid_cents, owed_cents })
}

/// Admits a declaration: the entry in the member list, the shares, what is due, and the notice to the member (R1).
///
/// # Errors
/// As [`members::admit`].
pub async fn admit(tx: &mut Tx, declaration: Id<Declaration>) -> Outcome<Admitted> {
    let admitted = members::admit(tx, declaration).await?;
    let reference = papers::CreditorReference::make(&format!("M{:06}", admitted.number)).map_err(anyhow::Error::from)?;
    store::insert_account(tx, admitted.member, &reference.to_string()).await?;
    let entity = eg(tx).await?;
    let due = subscribe(tx, &entity, admitted.member, 1, admitted.shares, &format!("declaration {declaration}")).await?;
    tell_admitted(tx, &entity, &admitted, &reference.to_string(), due).await?;
    tx.note("shares.admit", admitted.member, &serde_json::json!({ "shares": admitted.shares }));
    Ok(admitted)
}

/// Enters shares and books what is due on them; returns the day.
async fn subscribe(tx: &mut Tx, entity: &EntityRow, member: Id<Member>, position: i64, shares: u32, basis: &str) -> Outcome<Day> {
    let (today, share) = (tx.today(), tx.house().settings().share_cents);
    let due = due_on(today);
    let new = NewMovement { member, position, change: i64::from(shares), share, effective_on: today, due_on: due, basis };
    let movement = store::insert_movement(tx, &new).await?;
    let amount = share * i64::from(shares);
    let lines = [Line::debit(Account::SharesDue, member, amount), Line::credit(Account::SharesSubscribed, member, amount)];
    let text = format!("{shares} shares taken");
    let entry = NewEntry::balanced(entity.id, today, text, Source::new("share-movement", movement), lines).map_err(anyhow::Error::from)?;
    ledger::post(tx, &entry).await?;
    Ok(due)
}

async fn tell_admitted(tx: &mut Tx, entity: &EntityRow, admitted: &Admitted, reference: &str, due: Day) -> Outcome<()> {
    let said = tx.say(admitted.details.lang);
    let amount = tx.house().settings().share_cents * i64::from(admitted.shares);
    let profile: crate::app::Profile = serde_json::from_value(entity.profile.clone())?;
    let values = [
        ("name", format!("{} {}", admitted.details.given_name, admitted.details.family_name)),
        ("number", admitted.number.to_string()),
        ("shares", admitted.shares.to_string()),
        ("amount", said.money(amount)),
        ("due", said.day(due)),
        ("holder", entity.name.clone()),
        ("iban", profile.iban),
        ("reference", reference.to_owned()),
    ];
    tx.mail(Mail {
        to: admitted.details.email.to_string(),
        subject: said.with("shares-mail-admitted-subject", [("number", admitted.number)]),
        body: said.with("shares-mail-admitted-body", values),
        attachment: None,
    })
    .await
}

/// Declares further shares in text form (R4). The board decides.
///
/// # Errors
/// What [`rules::may_take`] says; `shares-further-open` if a declaration already waits; [`Error::NotAllowed`].
pub async fn declare_further(tx: &mut Tx, member: Id<Member>, shares: u32, duty_accepted: bool) -> Outcome<Id<Further>> {
    let member = members::member(tx, member).await?;
    tx.allow("shares.subscribe", &Thing::of(member.person))?;
    let held = holding(tx, &member).await?;
    let (share, most) = (tx.house().settings().share_cents, tx.house().settings().shares_most);
    rules::may_take(held, shares, duty_accepted, share, most)?;
    if store::open_further_of(tx, member.id).await? {
        return Err(Refusal::new("shares-further-open").field("shares").into());
    }
    let id = store::insert_further(tx, member.id, shares).await?;
    tx.note("shares.declare_further", id, &serde_json::json!({ "member": member.id, "shares": shares }));
    Ok(id)
}

/// Admits further shares: they count from today (§ 15b(3) GenG), are entered in the member list and fall due.
///
/// # Errors
/// `shares-decided`; [`Error::NotAllowed`] for anybody but the board.
pub async fn admit_further(tx: &mut Tx, id: Id<Further>) -> Outcome<()> {
    let further = decide(tx, id, "admitted").await?;
    let member = members::member(tx, further.member).await?;
    let position = i64::try_from(store::movements(tx, member.id).await?.len()).unwrap_or(i64::MAX - 1) + 1;
    let entity = eg(tx).await?;
    let (basis, today) = (format!("further declaration {id}"), tx.today());
    let due = subscribe(tx, &entity, member.id, position, further.shares, &basis).await?;
    members::enter_shares(tx, &member, member.shares + further.shares, today, basis).await?;
    let amount = tx.house().settings().share_cents * i64::from(further.shares);
    tell(tx, &member, "shares-mail-further-admitted", further.shares, amount, Some(due)).await?;
    tx.note("shares.admit_further", id, &serde_json::json!({ "member": member.id, "shares": further.shares }));
    Ok(())
}

/// Refuses further shares and tells the member.
///
/// # Errors
/// As [`admit_further`].
pub async fn refuse_further(tx: &mut Tx, id: Id<Further>) -> Outcome<()> {
    let further = decide(tx, id, "refused").await?;
    let member = members::member(tx, further.member).await?;
    tell(tx, &member, "shares-mail-further-refused", further.shares, Cents::ZERO, None).await?;
    tx.note("shares.refuse_further", id, &serde_json::json!({ "member": member.id }));
    Ok(())
}

async fn decide(tx: &mut Tx, id: Id<Further>, state: &'static str) -> Outcome<store::FurtherRow> {
    tx.allow("members.decide", &Thing::any())?;
    let further = store::further(tx, id).await?;
    if store::decide_further(tx, id, state).await? == 0 {
        return Err(Refusal::new("shares-decided").into());
    }
    Ok(further)
}

async fn tell(tx: &mut Tx, member: &MemberRow, key: &str, shares: u32, amount: Cents, due: Option<Day>) -> Outcome<()> {
    let person = people::person(tx, member.person).await?;
    let said = tx.say(person.lang);
    let due = due.map(|day| said.day(day)).unwrap_or_default();
    let reference = store::reference_of(tx, member.id).await?;
    let values =
        [("name", member.name()), ("shares", shares.to_string()), ("amount", said.money(amount)), ("due", due), ("reference", reference)];
    let subject = said.say(format!("{key}-subject"));
    let body = said.with(format!("{key}-body"), values);
    tx.mail(Mail { to: person.email.to_string(), subject, body, attachment: None }).await
}

/// A payment on shares that was booked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The member.
    pub member: Id<Member>,
    /// Number of the member.
    pub number: i64,
    /// Credited to her.
    pub applied_cents: Cents,
    /// Beyond what she owed: on the work list of the bank.
    pub over_cents: Cents,
}

/// Books a payment that came in by a member's reference (R2, R3); the bank entry is the source, so it is booked once.
/// `iban` is our account it came in on. Nothing if the reference is no member's.
///
/// # Errors
/// A fault of the engine.
pub async fn receive_payment(
    tx: &mut Tx,
    reference: &str,
    amount: Cents,
    day: Day,
    bank_entry: &str,
    iban: &str,
) -> Outcome<Option<Received>> {
    let Some(member) = store::member_by_reference(tx, reference).await? else { return Ok(None) };
    if amount <= Cents::ZERO {
        return Err(Error::Fault(anyhow::anyhow!("a payment of {amount}")));
    }
    let (entity, row) = (eg(tx).await?, members::member(tx, member).await?);
    let owed = ledger::balance(tx, entity.id, Account::SharesDue, Some(&member.to_string())).await?;
    let used = settle(owed, amount);
    let lines = [
        Line::debit(Account::Bank, iban, amount),
        Line::credit(Account::Shares, member, used.applied),
        Line::debit(Account::SharesSubscribed, member, used.applied),
        Line::credit(Account::SharesDue, member, used.applied),
        Line::credit(Account::Unmatched, bank_entry, used.over),
    ];
    let text = format!("payment on shares, member {}", row.number);
    let entry = NewEntry::balanced(entity.id, day, text, Source::new("bank-entry", bank_entry), lines).map_err(anyhow::Error::from)?;
    ledger::post(tx, &entry).await?;
    tx.note("shares.receive_payment", member, &serde_json::json!({ "amount": amount, "applied": used.applied, "bank_entry": bank_entry }));
    Ok(Some(Received { member, number: row.number, applied_cents: used.applied, over_cents: used.over }))
}
