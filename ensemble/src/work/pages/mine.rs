//! My orders: the list, and one order with its invoice.

use super::{
    super::{
        acts::{self, DraftChange},
        rules::{Order, State},
        store::{self, DraftRow, OrderRow, PAGE, PAGE_ROWS},
    },
    Bill, bills, did, doer, id, page_number, today,
};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, Id, Outcome, Text},
    db::Tx,
    people::{self, Happened},
    web::{Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};

const WHICH: [&str; 3] = ["open", "over", "all"];

#[derive(Template)]
#[template(path = "work/my_orders.html")]
struct OrdersPage {
    page: Page,
    form: Filled,
    which: String,
    all: [&'static str; 3],
    rows: Vec<OrderRow>,
    drafts: Vec<DraftRow>,
    next: Option<i64>,
}

impl OrdersPage {
    fn title(&self, draft: &DraftRow) -> String {
        draft.fields.get("title").filter(|title| !title.trim().is_empty()).cloned().unwrap_or_else(|| self.page.say("work-untitled"))
    }
}

pub(super) async fn list(visit: Visit) -> Result<Response, Oops> {
    let person = visit.person()?;
    let which = visit.query("show").filter(|word| WHICH.contains(&word.as_str())).unwrap_or_else(|| "open".to_owned());
    let number = page_number(&visit);
    let mut tx = visit.read().await?;
    tx.allow("work.read", &Thing::of(person))?;
    let mut rows = store::orders_of_member(&mut tx, person, &which, (number - 1) * PAGE).await?;
    let next = (rows.len() > PAGE_ROWS).then_some(number + 1);
    rows.truncate(PAGE_ROWS);
    let drafts = store::drafts_of(&mut tx, person).await?;
    let (page, form) = (visit.page(visit.said.say("nav-my-orders")), Filled::empty("work-order", &visit));
    visit.show(&OrdersPage { page, form, which, all: WHICH, rows, drafts, next })
}

#[derive(Template)]
#[template(path = "work/my_order.html")]
struct OrderPage<'a> {
    page: Page,
    form: &'a Filled,
    order: OrderRow,
    bills: Vec<Bill>,
    history: Vec<Happened>,
    mine: bool,
    today: Day,
}

impl OrderPage<'_> {
    fn did(&self, one: &Happened) -> String {
        did(&self.page, one)
    }
    fn doer(&self, one: &Happened) -> String {
        doer(&self.page, &self.order, one)
    }
    fn may_cancel(&self) -> bool {
        let open = matches!(self.order.state, State::Draft | State::Review | State::ClientConfirmation | State::Active);
        self.mine && open && self.bills.is_empty()
    }
    fn may_draft(&self) -> bool {
        self.mine && self.order.state == State::Active && self.bills.is_empty()
    }
}

struct Seen {
    order: OrderRow,
    bills: Vec<Bill>,
    history: Vec<Happened>,
}

async fn see(visit: &Visit, order: Id<Order>) -> Outcome<Seen> {
    let mut tx = visit.read().await?;
    let order = store::order(&mut tx, order).await?;
    tx.allow("work.read", &Thing::of(order.of.person))?;
    let rows = store::invoices_of_order(&mut tx, order.id).await?;
    Ok(Seen { bills: bills(&mut tx, rows).await?, history: people::history(&mut tx, &order.id.to_string()).await?, order })
}

/// The form of the draft as it stands, if there is one.
fn draft_form(visit: &Visit, seen: &Seen) -> Filled {
    let form = Filled::empty("work-draft", visit);
    match seen.bills.iter().find(|bill| bill.row.state == "draft") {
        None => form,
        Some(Bill { row, .. }) => form.with("text", &row.text).with("net", row.net.plain()).with("issue_on", row.issue_on),
    }
}

fn built<'a>(visit: &Visit, seen: Seen, form: &'a Filled) -> OrderPage<'a> {
    let Seen { order, bills, history } = seen;
    let mine = visit.who.person == Some(order.of.person);
    OrderPage { page: visit.page(order.terms.title.to_string()), form, order, bills, history, mine, today: today(visit) }
}

pub(super) async fn one(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let seen = see(&visit, id(&text, "order")?).await?;
    let form = draft_form(&visit, &seen);
    visit.show(&built(&visit, seen, &form))
}

/// The end of every form of this page: on to it with a notice, or the form again with what was refused.
async fn end_form(visit: &Visit, tx: Tx, mut form: Filled, order: Id<Order>, outcome: Outcome<()>, notice: &str) -> Result<Response, Oops> {
    match outcome {
        Ok(()) => visit.done(tx, &form, &format!("/my/orders/{order}"), notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&built(visit, see(visit, order).await?, &form))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn cancel(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let order = id::<Order>(&text, "order")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::cancel_order(&mut tx, order).await;
    end_form(&visit, tx, form.named("work-draft"), order, outcome, "work-cancelled").await
}

pub(super) async fn draft_invoice(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let order = id::<Order>(&text, "order")?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::draft_invoice(&mut tx, order).await.map(|_| ());
    end_form(&visit, tx, form.named("work-draft"), order, outcome, "work-drafted").await
}

/// An invoice stands on the page of its order.
pub(super) async fn invoice(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    let row = store::invoice(&mut tx, id(&text, "invoice")?).await?;
    tx.allow("work.read", &Thing::of(row.of.person))?;
    Ok(Redirect::to(&format!("/my/orders/{}#invoice", row.order)).into_response())
}

pub(super) async fn change_draft(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let invoice = id(&text, "invoice")?;
    let mut form = form.named("work-draft");
    let read = (form.read::<Text>("text"), form.read::<Cents>("net"), form.read::<Day>("issue_on"));
    let mut tx = visit.begin(&form).await?;
    let row = store::invoice(&mut tx, invoice).await?;
    tx.allow("work.read", &Thing::of(row.of.person))?;
    let (Some(text), Some(net), Some(issue_on)) = read else {
        drop(tx);
        return visit.show_refused(&built(&visit, see(&visit, row.order).await?, &form));
    };
    let outcome = acts::change_draft(&mut tx, invoice, &DraftChange { text, net, issue_on }).await;
    end_form(&visit, tx, form, row.order, outcome, "work-draft-changed").await
}
