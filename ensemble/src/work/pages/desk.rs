//! Orders on the desk: what is to be checked first, and the check itself.

use super::{
    super::{
        acts,
        rules::{Order, State},
        store::{self, OrderRow, PAGE, PAGE_ROWS},
    },
    did, doer, id, page_number,
};
use crate::{
    access::Thing,
    base::{Error, Id, Outcome},
    db::Tx,
    people::{self, Happened},
    web::{Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use std::collections::BTreeMap;

#[derive(Template)]
#[template(path = "work/desk_orders.html")]
struct OrdersPage {
    page: Page,
    filters: Vec<(String, i64)>,
    filter: String,
    rows: Vec<OrderRow>,
    next: Option<i64>,
}

/// The filters in the order of the way, with their counts; the work list comes first.
fn filters(counts: &BTreeMap<String, i64>) -> Vec<(String, i64)> {
    let count = |code: &str| counts.get(code).copied().unwrap_or(0);
    let first = [State::Review, State::ClientConfirmation, State::Draft, State::Active, State::Invoiced, State::Closed];
    let last = [State::Rejected, State::Expired, State::Cancelled];
    let states = first.into_iter().chain(last).map(|state| (state.code().to_owned(), count(state.code())));
    states.chain([("all".to_owned(), counts.values().sum())]).collect()
}

pub(super) async fn list(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::any())?;
    let filters = filters(&store::order_counts(&mut tx).await?);
    let asked = visit.query("state").filter(|word| filters.iter().any(|(code, _)| code == word));
    let filter = asked.unwrap_or_else(|| State::Review.code().to_owned());
    let number = page_number(&visit);
    let state = if filter == "all" { "" } else { &filter };
    let mut rows = store::orders_in(&mut tx, state, (number - 1) * PAGE).await?;
    let next = (rows.len() > PAGE_ROWS).then_some(number + 1);
    rows.truncate(PAGE_ROWS);
    visit.show(&OrdersPage { page: visit.page(visit.said.say("nav-desk-orders")), filters, filter, rows, next })
}

#[derive(Template)]
#[template(path = "work/desk_order.html")]
struct OrderPage<'a> {
    page: Page,
    form: &'a Filled,
    order: OrderRow,
    flags: Vec<&'static str>,
    history: Vec<Happened>,
    may_check: bool,
}

impl OrderPage<'_> {
    fn did(&self, one: &Happened) -> String {
        did(&self.page, one)
    }
    fn doer(&self, one: &Happened) -> String {
        doer(&self.page, &self.order, one)
    }
}

async fn build<'a>(visit: &Visit, order: Id<Order>, form: &'a Filled) -> Result<OrderPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::any())?;
    let order = store::order(&mut tx, order).await?;
    Ok(OrderPage {
        page: visit.page(order.terms.title.to_string()),
        form,
        flags: order.terms.autonomy.red_flags(),
        history: people::history(&mut tx, &order.id.to_string()).await?,
        may_check: order.state == State::Review && visit.may("work.check_order", &Thing::any()),
        order,
    })
}

pub(super) async fn one(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("work-check", &visit);
    visit.show(&build(&visit, id(&text, "order")?, &form).await?)
}

async fn checked(visit: &Visit, tx: Tx, mut form: Filled, order: Id<Order>, outcome: Outcome<()>, notice: &str) -> Result<Response, Oops> {
    match outcome {
        Ok(()) => visit.done(tx, &form, "/desk/orders", notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(visit, order, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn approve(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let order = id::<Order>(&text, "order")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::approve_order(&mut tx, order, form.value("note")).await.map(|_| ());
    checked(&visit, tx, form.named("work-check"), order, outcome, "work-approved").await
}

pub(super) async fn reject(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let order = id::<Order>(&text, "order")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::reject_order(&mut tx, order, form.value("note")).await;
    checked(&visit, tx, form.named("work-check"), order, outcome, "work-rejected").await
}
