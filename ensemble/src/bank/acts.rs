//! The verbs of the bank: import a statement, match an entry by hand, take a match back.

use super::{
    rules::{self, BankEntry, Books, Facts, InTransit, OpenItems, Why},
    store::{self, EntryRow, NewStatement},
};
use crate::{
    access::Thing,
    app::Profile,
    base::{Cents, Day, Id, Lang, Outcome, Refusal, sha256_hex},
    db::Tx,
    documents::{self, Document, NewDocument},
    ledger::{self, Account, EntityRow, Line, NewEntry, Source},
    shares,
    work::{self, Invoice},
};
use papers::{CreditorReference, camt};
use std::collections::BTreeMap;

/// What an import did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct Imported {
    /// Entries that were new.
    pub new: i64,
    /// Entries that were known already.
    pub known: i64,
    /// Of the new ones: matched by a rule.
    pub matched: i64,
    /// Of the new ones: on the work list.
    pub open: i64,
}

/// Imports a statement: keeps the file, books each new entry once and matches what a rule is certain of (R1 to R8).
///
/// # Errors
/// `bank-file`, `bank-other-account`, `bank-currency`; [`crate::base::Error::NotAllowed`]. Then nothing is booked.
pub async fn import_statement(tx: &mut Tx, file_name: &str, bytes: &[u8]) -> Outcome<Imported> {
    tx.allow("bank.import", &Thing::any())?;
    let file_sha256 = sha256_hex(bytes);
    if let Some(known) = store::known_file(tx, &file_sha256).await? {
        return Ok(Imported { known, ..Imported::default() });
    }
    let statements = camt::read(bytes).map_err(|fault| Refusal::new("bank-file").field("file").with("fault", fault))?;
    let entities = ledger::entities(tx).await?;
    let document = keep(tx, file_name, bytes, &file_sha256).await?;
    let mut all = Imported::default();
    for statement in &statements {
        let (entity, iban) = account_of(&entities, statement)?;
        let done = import_one(tx, &entity, &iban, statement, document, &file_sha256).await?;
        all.new += done.new;
        all.known += done.known;
        all.matched += done.matched;
        all.open += done.open;
    }
    tx.note("bank.import_statement", document, &all);
    Ok(all)
}

async fn keep(tx: &mut Tx, file_name: &str, bytes: &[u8], file_sha256: &str) -> Outcome<Id<Document>> {
    let new = NewDocument {
        entity: None,
        kind: "bank-statement",
        subject: file_sha256.to_owned(),
        lang: Lang::De,
        file_name: file_name.chars().take(120).collect(),
        file_type: "application/xml",
        bytes: bytes.to_vec(),
        owner: None,
    };
    documents::keep(tx, new).await
}

/// The entity whose account it is (R3).
fn account_of(entities: &[EntityRow], statement: &camt::Statement) -> Outcome<(EntityRow, String)> {
    let iban = statement.account.iban.as_ref().map(ToString::to_string).unwrap_or_default();
    for entity in entities {
        let profile: Profile = serde_json::from_value(entity.profile.clone())?;
        if !iban.is_empty() && papers::Iban::parse(&profile.iban).is_ok_and(|own| own.to_string() == iban) {
            let euros = statement.entries.iter().all(|entry| entry.currency.as_str() == "EUR");
            return if euros { Ok((entity.clone(), iban)) } else { Err(Refusal::new("bank-currency").field("file").into()) };
        }
    }
    Err(Refusal::new("bank-other-account").field("file").with("iban", iban).into())
}

async fn import_one(
    tx: &mut Tx,
    entity: &EntityRow,
    iban: &str,
    from: &camt::Statement,
    document: Id<Document>,
    file_sha256: &str,
) -> Outcome<Imported> {
    let own = |amount: papers::Cents| Cents(amount.0);
    let new = NewStatement {
        entity: entity.id,
        document,
        file_sha256,
        iban,
        bank_id: &from.id,
        opening: from.opening().map(|balance| own(balance.amount_cents)),
        closing: from.closing().map(|balance| (own(balance.amount_cents), balance.day)),
        adds_up: from.adds_up(),
    };
    let statement = store::insert_statement(tx, &new).await?;
    let mut open_items = open_items(tx, entity).await?;
    let mut orders = in_transit(tx, entity).await?;
    let mut seen = BTreeMap::new();
    let mut done = Imported::default();
    for entry in from.entries.iter().filter(|entry| entry.status == camt::Status::Booked && entry.amount_cents.0 != 0) {
        let facts = facts(tx, entry, from)?;
        let ordinal = seen.entry(facts.likeness()).and_modify(|n| *n += 1).or_insert(0_usize);
        let Some(id) = store::insert_entry(tx, statement, entity.id, iban, &facts.key(*ordinal), &facts).await? else {
            done.known += 1;
            continue;
        };
        done.new += 1;
        let matched = match_entry(tx, entity, iban, id, &facts, &mut open_items, &mut orders).await?;
        done.matched += i64::from(matched);
        done.open += i64::from(!matched);
    }
    store::count_entries(tx, statement, done.new, done.known).await?;
    Ok(done)
}

fn facts(tx: &Tx, entry: &camt::Entry, from: &camt::Statement) -> Outcome<Facts> {
    let detail = entry.details.first();
    let party = detail.map(|detail| if entry.amount_cents.0 > 0 { &detail.debtor } else { &detail.creditor });
    let mut purpose = detail.map(camt::Detail::purpose).unwrap_or_default();
    for id in detail.iter().flat_map(|d| [&d.end_to_end_id, &d.payment_id]).flatten().filter(|id| *id != "NOTPROVIDED") {
        purpose = format!("{purpose} {id}").trim().to_owned();
    }
    if purpose.is_empty() {
        purpose = entry.information.clone().unwrap_or_default();
    }
    let given = detail.and_then(|detail| detail.creditor_reference.clone());
    let reference = given.and_then(|text| CreditorReference::parse(&text).ok()).or_else(|| CreditorReference::find(&purpose));
    let booked_on = entry.booked_on.or(entry.value_on).or_else(|| from.closing().map(|balance| balance.day));
    let party_iban = party.and_then(|party| party.iban.as_ref()).map(ToString::to_string).unwrap_or_default();
    Ok(Facts {
        bank_reference: entry.bank_reference.clone(),
        booked_on: booked_on.ok_or_else(|| Refusal::new("bank-no-day").field("file"))?,
        amount: Cents(entry.amount_cents.0),
        party: party.and_then(|party| party.name.clone()).unwrap_or_default(),
        party_iban_index: if party_iban.is_empty() { String::new() } else { tx.house().sealer().blind_index("iban", &party_iban) },
        purpose,
        reference: reference.map(|reference| reference.to_string()).unwrap_or_default(),
    })
}

async fn open_items(tx: &mut Tx, entity: &EntityRow) -> Outcome<OpenItems> {
    let items = work::open_invoices(tx, entity.id).await?;
    let accounts = work::client_accounts(tx).await?;
    let accounts = accounts.into_iter().map(|(index, clients)| (index, clients.iter().map(ToString::to_string).collect())).collect();
    Ok(OpenItems::new(items, accounts))
}

/// Payment orders that were sent and not yet seen on a statement.
async fn in_transit(tx: &mut Tx, entity: &EntityRow) -> Outcome<Vec<InTransit>> {
    let subs = ledger::balances_by_sub(tx, entity.id, Account::Transit).await?;
    Ok(subs.into_iter().filter(|(_, sum)| *sum < Cents::ZERO).map(|(message_id, sum)| InTransit { message_id, amount: -sum }).collect())
}

/// Books an entry with what it is matched with, or as unmatched; says whether a rule matched it.
async fn match_entry(
    tx: &mut Tx,
    entity: &EntityRow,
    iban: &str,
    id: Id<BankEntry>,
    facts: &Facts,
    open: &mut OpenItems,
    orders: &mut Vec<InTransit>,
) -> Outcome<bool> {
    if facts.amount < Cents::ZERO {
        return carry_out(tx, entity, iban, id, facts, orders).await;
    }
    if !facts.reference.is_empty() {
        let source = id.to_string();
        let received = shares::receive_payment(tx, &facts.reference, facts.amount, facts.booked_on, &source, iban).await?;
        if let Some(received) = received {
            let why = Why { code: "share", values: vec![("number", received.number.to_string())] };
            store::set_matched(tx, id, &why, &received.member.to_string()).await?;
            return Ok(true);
        }
    }
    if let Some((at, why)) = open.find(facts)
        && let Some(invoice) = open.get_mut(at)
    {
        let payer = Some(facts.party_iban_index.as_str()).filter(|index| !index.is_empty());
        let received = work::receive_payment(tx, invoice, facts.amount, facts.booked_on, &id.to_string(), payer).await?;
        let lines = received.lines.into_iter().chain([Line::debit(Account::Bank, iban, facts.amount)]);
        let text = format!("payment of {}", invoice.number);
        let invoice_id = invoice.id.to_string();
        post(tx, entity.id, facts.booked_on, text, Source::new("bank-entry", id), lines).await?;
        store::set_matched(tx, id, &why, &invoice_id).await?;
        return Ok(true);
    }
    let lines = [Line::debit(Account::Bank, iban, facts.amount), Line::credit(Account::Unmatched, id, facts.amount)];
    post(tx, entity.id, facts.booked_on, "payment received, not yet matched", Source::new("bank-entry", id), lines).await?;
    Ok(false)
}

/// What goes out: a payment order that the bank has carried out, or something unknown (R8).
async fn carry_out(
    tx: &mut Tx,
    entity: &EntityRow,
    iban: &str,
    id: Id<BankEntry>,
    facts: &Facts,
    orders: &mut Vec<InTransit>,
) -> Outcome<bool> {
    let paid = -facts.amount;
    let found = rules::order_of(facts, orders).map(|(order, why)| (order.message_id.clone(), why));
    let (account, sub, text) = match &found {
        Some((message_id, _)) => (Account::Transit, message_id.clone(), format!("payment order {message_id} carried out")),
        None => (Account::Unmatched, id.to_string(), "payment sent, not yet matched".to_owned()),
    };
    let lines = [Line::debit(account, sub, paid), Line::credit(Account::Bank, iban, paid)];
    post(tx, entity.id, facts.booked_on, text, Source::new("bank-entry", id), lines).await?;
    let Some((message_id, why)) = found else { return Ok(false) };
    orders.retain(|order| order.message_id != message_id);
    store::set_matched(tx, id, &why, &message_id).await?;
    Ok(true)
}

async fn post(
    tx: &mut Tx,
    entity: Id<EntityRow>,
    day: Day,
    text: impl Into<String>,
    source: Source,
    lines: impl IntoIterator<Item = Line>,
) -> Outcome<()> {
    let entry = NewEntry::balanced(entity, day, text, source, lines).map_err(anyhow::Error::from)?;
    ledger::post(tx, &entry).await?;
    Ok(())
}

/// A person says which invoice a payment is for (R7).
///
/// # Errors
/// `bank-not-open`, `bank-not-incoming`, `bank-other-entity`; what [`work::open_invoice`] says; [`crate::base::Error::NotAllowed`].
pub async fn match_by_hand(tx: &mut Tx, id: Id<BankEntry>, invoice: Id<Invoice>) -> Outcome<()> {
    tx.allow("bank.match", &Thing::any())?;
    let entry = store::entry(tx, id).await?;
    if !entry.open {
        return Err(Refusal::new("bank-not-open").into());
    }
    if entry.amount < Cents::ZERO {
        return Err(Refusal::new("bank-not-incoming").into());
    }
    let mut open = work::open_invoice(tx, invoice).await?;
    let source = turn(&entry);
    let received = work::receive_payment(tx, &mut open, entry.amount, entry.booked_on, &source, None).await?;
    let lines = received.lines.into_iter().chain([Line::debit(Account::Unmatched, id, entry.amount)]);
    let today = tx.today();
    post(tx, entry.entity, today, format!("payment of {}, matched by hand", open.number), Source::new("bank-match", source), lines).await?;
    let why = Why { code: "hand", values: vec![("number", open.number.clone())] };
    store::set_matched(tx, id, &why, &invoice.to_string()).await?;
    tx.note("bank.match_by_hand", id, &serde_json::json!({ "invoice": invoice, "number": open.number }));
    Ok(())
}

/// The source of an entry's next match: each match and each taking back is booked once.
fn turn(entry: &EntryRow) -> String {
    if entry.turns == 0 { entry.id.to_string() } else { format!("{}-{}", entry.id, entry.turns) }
}

/// Takes back the match of a payment with an invoice; the entry is on the work list again (R7).
///
/// # Errors
/// `bank-cannot-take-back` for anything but a payment of an invoice; [`crate::base::Error::NotAllowed`].
pub async fn take_back(tx: &mut Tx, id: Id<BankEntry>) -> Outcome<()> {
    tx.allow("bank.match", &Thing::any())?;
    let entry = store::entry(tx, id).await?;
    let of_invoice = ["reference", "number", "account", "hand"].contains(&entry.why.as_str());
    if entry.open || !of_invoice {
        return Err(Refusal::new("bank-cannot-take-back").into());
    }
    let source = if entry.turns <= 1 { entry.id.to_string() } else { format!("{}-{}", entry.id, entry.turns - 1) };
    let back = work::take_back_payment(tx, &source).await?;
    let lines = back.lines.into_iter().chain([Line::credit(Account::Unmatched, id, entry.amount)]);
    let today = tx.today();
    post(tx, entry.entity, today, "match taken back", Source::new("bank-take-back", source), lines).await?;
    store::set_open(tx, id).await?;
    tx.note("bank.take_back", id, &serde_json::json!({ "was": entry.subject }));
    Ok(())
}

/// What the books show of the bank, day by day (R9).
///
/// # Errors
/// A fault of the engine.
pub async fn books(tx: &mut Tx) -> Outcome<Books> {
    Ok(Books::new(ledger::sums_by_day(tx, Account::Bank).await?))
}
