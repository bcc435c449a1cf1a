//! The verbs: write the books for the tax adviser, and for the tax audit.

use super::tables;
use crate::{
    access::Thing,
    base::{Day, Error, Id, Lang, Outcome, Refusal},
    db::Tx,
    documents,
    ledger::{self, Booked, EntityRow},
    work::{self, Client, InvoiceRow},
};
use papers::{
    VatId,
    datev::{self, Batch, Chart, Contact, Named, Numbers},
    gobd::DataSet,
};
use std::collections::BTreeMap;

/// A file that leaves the house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub kind: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Whose books, and of which days.
#[derive(Clone, Debug)]
pub struct Period {
    /// The entity's code: `eg`, `bildungswerk`, `verein`.
    pub entity: String,
    /// First day.
    pub from: Day,
    /// Last day, of the same year.
    pub to: Day,
}

/// What a DATEV file needs to know.
#[derive(Clone, Debug)]
pub struct DatevAsked {
    /// Whose books, and when.
    pub period: Period,
    /// Number of the tax adviser (*Beraternummer*).
    pub consultant: u32,
    /// Number of the client there (*Mandantennummer*).
    pub client: u32,
    /// Chart of accounts.
    pub chart: Chart,
    /// Digits of a ledger account, 4 to 8.
    pub digits: u8,
}

/// The first thing that the reader's program would refuse, in the language of who asks.
fn refused(lang: Lang, refusals: &[papers::Refusal]) -> Error {
    let words = refusals.first().map_or("", |first| if lang == Lang::De { first.de.as_str() } else { first.en.as_str() });
    let field = refusals.first().map(|first| first.field.clone()).unwrap_or_default();
    Refusal::new("exports-refused").field(field).with("fault", words).with("count", refusals.len()).into()
}

fn first_day(day: Day) -> Day {
    Day::new(day.year(), 1, 1).unwrap_or(day)
}

fn one_year(period: &Period) -> Outcome<()> {
    let fits = period.from <= period.to && period.from.year() == period.to.year();
    if fits { Ok(()) } else { Err(Refusal::new("exports-one-year").field("to").into()) }
}

/// Each client's place in the order of first invoices, from 1.
fn places(invoices: &[InvoiceRow]) -> BTreeMap<Id<Client>, u32> {
    let mut places = BTreeMap::new();
    for invoice in invoices {
        let next = u32::try_from(places.len()).unwrap_or(u32::MAX).saturating_add(1);
        places.entry(invoice.of.client.id).or_insert(next);
    }
    places
}

/// Debtors begin with 1: ten thousand with four digits.
fn person_account(digits: u8, place: u32) -> u32 {
    10_u32.saturating_pow(u32::from(digits)).saturating_add(place)
}

/// The number of the document that an entry rests on.
fn document<'a>(booked: &Booked, numbers: &BTreeMap<String, &'a str>) -> &'a str {
    numbers.get(&booked.source.1).copied().unwrap_or("")
}

fn numbers(invoices: &[InvoiceRow]) -> BTreeMap<String, &str> {
    invoices.iter().filter_map(|invoice| Some((invoice.id.to_string(), invoice.number.as_deref()?))).collect()
}

/// The books of a period for DATEV: the bookings, and the clients as debtors.
///
/// # Errors
/// `exports-one-year`; `exports-refused` with what DATEV would refuse.
pub async fn datev(tx: &mut Tx, asked: &DatevAsked, lang: Lang) -> Outcome<Vec<File>> {
    tx.allow("ledger.export", &Thing::any())?;
    one_year(&asked.period)?;
    let entity = ledger::entity(tx, &asked.period.entity).await?;
    let invoices = work::issued(tx, entity.id).await?;
    let places = places(&invoices);
    let account = |invoice: &InvoiceRow| person_account(asked.digits, places.get(&invoice.of.client.id).copied().unwrap_or(0));
    let overrides = invoices.iter().map(|invoice| (format!("receivable:{}", invoice.id), account(invoice))).collect();
    let chart = Numbers::new(asked.chart, asked.digits, overrides).map_err(|found| refused(lang, &found))?;
    let client = datev::Client {
        created_at: tx.now().in_tz(crate::base::BERLIN).map_err(anyhow::Error::from)?.datetime(),
        consultant: asked.consultant,
        client: asked.client,
        fiscal_year_from: first_day(asked.period.from),
    };
    let (from, to) = (asked.period.from, asked.period.to);
    let (batch, known) =
        (Batch { client: &client, numbers: &chart, from, to, name: "Ensemble", initials: "", fixed: true }, numbers(&invoices));
    let entries: Vec<_> = ledger::booked(tx, &entity, from, to).await?.iter().map(|one| one.entry(document(one, &known))).collect();
    let bookings = datev::write_bookings(&batch, &entries).map_err(|found| refused(lang, &found))?;
    let contacts = contacts(&invoices, &places, asked.digits);
    let contacts = datev::write_contacts(&client, &chart, &contacts).map_err(|found| refused(lang, &found))?;
    let file = |name: &str, bytes| File { name: format!("EXTF_{name}.csv"), kind: "text/csv; charset=windows-1252", bytes };
    tx.note("exports.datev", entity.id, &serde_json::json!({ "from": from, "to": to, "entries": entries.len() }));
    Ok(vec![file("Buchungsstapel", bookings), file("DebitorenKreditoren", contacts)])
}

fn contacts(invoices: &[InvoiceRow], places: &BTreeMap<Id<Client>, u32>, digits: u8) -> Vec<Contact> {
    let mut clients = BTreeMap::new();
    for invoice in invoices {
        clients.insert(places.get(&invoice.of.client.id).copied().unwrap_or(0), &invoice.of.client);
    }
    let short = |text: &str, most: usize| text.chars().take(most).collect::<String>();
    let contact = |(place, client): (u32, &work::ClientRow)| Contact {
        account: person_account(digits, place),
        name: Named::Company(short(&client.name, 50)),
        vat_id: client.vat_id.as_deref().and_then(|text| VatId::parse(text).ok()),
        street: short(&client.street, 36),
        postcode: short(&client.postcode, 10),
        city: short(&client.city, 30),
        country: client.country.as_str().to_owned(),
        email: client.email.to_string(),
        phone: String::new(),
        number: String::new(),
        iban: None,
        bic: None,
        mandate_id: String::new(),
        due_in_days: None,
    };
    clients.into_iter().map(contact).collect()
}

/// The books of a period for the tax audit (§ 147(6) AO): accounts, entries, invoices, documents, with their description.
///
/// # Errors
/// `exports-one-year`; `exports-refused` if a table could not be read by the auditor's program.
pub async fn gobd(tx: &mut Tx, period: &Period, lang: Lang) -> Outcome<Vec<File>> {
    tx.allow("ledger.export", &Thing::any())?;
    one_year(period)?;
    let entity = ledger::entity(tx, &period.entity).await?;
    let set = data_set(tx, &entity, period).await?;
    let files = papers::gobd::write(&set).map_err(|found| refused(lang, &found))?;
    tx.note("exports.gobd", entity.id, &serde_json::json!({ "from": period.from, "to": period.to, "files": files.len() }));
    let kind = |name: &str| if name.ends_with(".csv") { "text/csv; charset=utf-8" } else { "application/xml" };
    Ok(files.into_iter().map(|file| File { kind: kind(&file.name), name: file.name, bytes: file.bytes }).collect())
}

async fn data_set(tx: &mut Tx, entity: &EntityRow, period: &Period) -> Outcome<DataSet> {
    let said = tx.say(Lang::De);
    let invoices = work::issued(tx, entity.id).await?;
    let booked = ledger::booked(tx, entity, period.from, period.to).await?;
    let kept = documents::kept_between(tx, entity.id, period.from, period.to).await?;
    let known = numbers(&invoices);
    let heads: Vec<_> = booked.iter().map(|one| (one, document(one, &known))).collect();
    let within: Vec<_> = invoices.iter().filter(|one| (period.from..=period.to).contains(&one.issue_on)).collect();
    let house = documents::letterhead(entity)?;
    Ok(DataSet {
        supplier: entity.name.clone(),
        location: house.seat,
        comment: said.say("exports-comment"),
        from: period.from,
        to: period.to,
        tables: vec![
            tables::accounts(&said),
            tables::entries(&said, &heads),
            tables::lines(&said, &booked),
            tables::invoices(&said, &within),
            tables::documents(&said, &kept),
        ],
    })
}
