//! The books on the desk: trial balance and account sheets.

use super::store::{self, Balance, EntityRow, SheetLine};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, FromField},
    web::{Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/desk/books", get(books))
        .route("/desk/books/{entity}/{account}", get(sheet))
        .route("/desk/books/{entity}/journal/{format}", get(journal))
}

#[derive(Template)]
#[template(path = "ledger/books.html")]
struct BooksPage {
    page: Page,
    entities: Vec<EntityRow>,
    here: EntityRow,
    until: Day,
    rows: Vec<Balance>,
    debits: Cents,
    credits: Cents,
}

async fn books(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("ledger.read", &Thing::any())?;
    let entities = store::entities(&mut tx).await?;
    let wanted = visit.query("entity").unwrap_or_else(|| "eg".to_owned());
    let here = entities.iter().find(|entity| entity.code == wanted).cloned().ok_or(Error::Missing("entity"))?;
    let until = visit.query("until").and_then(|text| Day::from_field(&text).ok()).unwrap_or_else(|| tx.today());
    let rows = store::trial_balance(&mut tx, here.id, until).await?;
    visit.show(&BooksPage {
        page: visit.page(visit.said.say("nav-desk-books")),
        debits: rows.iter().map(|row| row.debit_cents).sum(),
        credits: rows.iter().map(|row| row.credit_cents).sum(),
        entities,
        here,
        until,
        rows,
    })
}

impl Balance {
    fn name_key(&self) -> String {
        format!("account-{}", self.account)
    }
    fn saldo(&self) -> Cents {
        self.debit_cents - self.credit_cents
    }
}

#[derive(Template)]
#[template(path = "ledger/sheet.html")]
struct SheetPage {
    page: Page,
    entity: EntityRow,
    lines: Vec<SheetLine>,
    sub: String,
    sum: Cents,
    more: Option<i64>,
}

async fn sheet(visit: Visit, Path((entity, account)): Path<(String, String)>) -> Result<Response, Oops> {
    visit.person()?;
    let account = super::Account::from_code(&account).ok_or(Error::Missing("account"))?;
    let mut tx = visit.read().await?;
    tx.allow("ledger.read", &Thing::any())?;
    let entity = store::entity(&mut tx, &entity).await?;
    let sub = visit.query("sub").unwrap_or_default();
    let after = visit.query("after").and_then(|text| text.parse().ok()).unwrap_or(0);
    let lines = store::account_sheet(&mut tx, entity.id, account, Some(&sub), after).await?;
    let sum = store::balance(&mut tx, entity.id, account, (!sub.is_empty()).then_some(&*sub)).await?;
    let more = (lines.len() >= 500).then(|| lines.last().map_or(0, |line| line.number));
    let title = visit.said.say(format!("account-{}", account.code()));
    visit.show(&SheetPage { page: visit.page(title), entity, lines, sub, sum, more })
}

async fn journal(visit: Visit, Path((entity, format)): Path<(String, String)>) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("ledger.export", &Thing::any())?;
    let entity = store::entity(&mut tx, &entity).await?;
    let text = match format.as_str() {
        "hledger" => super::hledger(&mut tx, &entity).await?,
        "beancount" => super::beancount(&mut tx, &entity).await?,
        _ => return Err(Error::Missing("format").into()),
    };
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}
