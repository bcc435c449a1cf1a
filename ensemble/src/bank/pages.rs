//! The bank on the desk: import, work list, statements, and one entry with its reason.

use super::{
    acts,
    rules::BankEntry,
    store::{self, EntryRow, StatementRow},
};
use crate::{
    access::Thing,
    base::{Cents, Error, Id, Refusal, Said},
    web::{Choice, Filled, Oops, Page, Pages, Visit},
    work::{self, Invoice},
};
use askama::Template;
use axum::{
    extract::Path,
    response::Response,
    routing::{get, post},
};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/desk/bank", get(bank).post(import))
        .route("/desk/bank/{id}", get(entry_page).post(match_by_hand))
        .route("/desk/bank/{id}/take-back", post(take_back))
}

/// A statement with what the books say of it.
struct Checked {
    row: StatementRow,
    books: Option<(Cents, bool)>,
}

#[derive(Template)]
#[template(path = "bank/bank.html")]
struct BankPage<'a> {
    page: Page,
    form: &'a Filled,
    open: Vec<EntryRow>,
    matched: Vec<(EntryRow, String)>,
    statements: Vec<Checked>,
    may_import: bool,
}

/// Matched entries that the page shows.
const SHOWN: usize = 20;

/// Why an entry was matched, in words.
fn why(said: &Said, entry: &EntryRow) -> String {
    let value = |name: &str| entry.why_values.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let values = [("reference", value("reference")), ("number", value("number")), ("message", value("message"))];
    said.with(format!("bank-why-{}", entry.why), values)
}

async fn show(visit: &Visit, form: &Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("bank.read", &Thing::any())?;
    let open = store::entries(&mut tx, "open").await?;
    let matched = store::entries(&mut tx, "matched").await?;
    let matched = matched.into_iter().take(SHOWN).map(|entry| (why(&visit.said, &entry), entry)).map(|(why, entry)| (entry, why)).collect();
    let books = acts::books(&mut tx).await?;
    let checked = |row: StatementRow| Checked { books: row.compared(&books), row };
    let statements = store::statements(&mut tx).await?.into_iter().map(checked).collect();
    let may_import = visit.may("bank.import", &Thing::any());
    let page = BankPage { page: visit.page(visit.said.say("nav-desk-bank")), form, open, matched, statements, may_import };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn bank(visit: Visit) -> Result<Response, Oops> {
    show(&visit, &Filled::empty("bank-import", &visit)).await
}

async fn import(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("bank-import");
    visit.person()?;
    let Some((name, bytes)) = form.file("file").map(|(name, bytes)| (name.to_owned(), bytes.to_vec())) else {
        form.refuse(Refusal::new("bank-file-missing").field("file"));
        return show(&visit, &form).await;
    };
    let mut tx = visit.begin(&form).await?;
    match acts::import_statement(&mut tx, &name, &bytes).await {
        Ok(done) if done.new == 0 => visit.done(tx, &form, "/desk/bank", "bank-imported-known").await,
        Ok(_) => visit.done(tx, &form, "/desk/bank", "bank-imported").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show(&visit, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "bank/entry.html")]
struct EntryPage<'a> {
    page: Page,
    form: &'a Filled,
    entry: EntryRow,
    why: String,
    invoices: Vec<Choice>,
    may_match: bool,
}

fn id_of(text: &str) -> Result<Id<BankEntry>, Error> {
    text.parse().map_err(|_| Error::Missing("bank entry"))
}

async fn show_entry(visit: &Visit, id: Id<BankEntry>, form: &Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("bank.read", &Thing::any())?;
    let entry = store::entry(&mut tx, id).await?;
    let mut invoices = vec![Choice::new("", visit.said.say("bank-choose"))];
    if entry.open && entry.amount > Cents::ZERO {
        let open = work::open_invoices(&mut tx, entry.entity).await?;
        invoices.extend(open.iter().map(|item| Choice::new(item.id, format!("{} · {}", item.number, visit.said.money(item.open())))));
    }
    let why = if entry.open { String::new() } else { why(&visit.said, &entry) };
    let title = visit.said.with("bank-entry", [("day", visit.said.day(entry.booked_on)), ("amount", visit.said.money(entry.amount))]);
    let may_match = visit.may("bank.match", &Thing::any());
    let page = EntryPage { page: visit.page(title), form, entry, why, invoices, may_match };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn entry_page(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    show_entry(&visit, id_of(&id)?, &Filled::empty("bank-match", &visit)).await
}

async fn match_by_hand(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("bank-match");
    let id = id_of(&id)?;
    visit.person()?;
    let Some(invoice) = form.read::<Id<Invoice>>("invoice") else { return show_entry(&visit, id, &form).await };
    let mut tx = visit.begin(&form).await?;
    match acts::match_by_hand(&mut tx, id, invoice).await {
        Ok(()) => visit.done(tx, &form, &format!("/desk/bank/{id}"), "bank-matched").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_entry(&visit, id, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn take_back(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("bank-match");
    let id = id_of(&id)?;
    visit.person()?;
    let mut tx = visit.begin(&form).await?;
    match acts::take_back(&mut tx, id).await {
        Ok(()) => visit.done(tx, &form, &format!("/desk/bank/{id}"), "bank-taken-back").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_entry(&visit, id, &form).await
        }
        Err(error) => Err(error.into()),
    }
}
