//! The fund on the desk.

use super::{rules::Standing, store};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, Id},
    budgets::Budget,
    ledger::{self, EntityRow},
    web::{Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{response::Response, routing::get};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().route("/desk/fund", get(fund).post(endow))
}

/// An advance as a row of the page.
struct Row {
    budget: Id<Budget>,
    name: String,
    amount: Cents,
    since: Day,
    days: i64,
}

#[derive(Template)]
#[template(path = "fund/fund.html")]
struct FundPage<'a> {
    page: Page,
    form: &'a Filled,
    entities: Vec<EntityRow>,
    here: EntityRow,
    standing: Standing,
    rows: Vec<Row>,
    may_endow: bool,
}

async fn show<'a>(visit: &Visit, form: &'a Filled) -> Result<FundPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("fund.read", &Thing::any())?;
    let entities = ledger::entities(&mut tx).await?;
    let wanted = visit.query("entity").unwrap_or_else(|| "eg".to_owned());
    let here = entities.iter().find(|entity| entity.code == wanted).cloned().ok_or(Error::Missing("entity"))?;
    let standing = store::standing(&mut tx, here.id).await?;
    let today = tx.today();
    let advances = store::advances(&mut tx).await?.into_iter().filter(|row| row.entity == here.id);
    let rows = advances.map(|row| Row {
        budget: row.budget,
        name: row.name,
        amount: row.amount_cents,
        since: row.since,
        days: today.since(row.since).map_or(0, |span| i64::from(span.get_days())),
    });
    Ok(FundPage {
        page: visit.page(visit.said.say("nav-desk-fund")),
        form,
        rows: rows.collect(),
        entities,
        here,
        standing,
        may_endow: visit.may("fund.endow", &Thing::any()),
    })
}

async fn fund(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("fund", &visit);
    visit.show(&show(&visit, &form).await?)
}

async fn endow(visit: Visit, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("fund");
    if let (Some(amount), Some(entity)) = (form.read::<Cents>("amount"), form.read("entity")) {
        let mut tx = visit.begin(&form).await?;
        match super::endow(&mut tx, entity, amount).await {
            Ok(()) => return visit.done(tx, &form, "/desk/fund", "fund-endowed").await,
            Err(Error::Refused(refusal)) => form.refuse(refusal),
            Err(error) => return Err(error.into()),
        }
    }
    visit.show_refused(&show(&visit, &form).await?)
}
