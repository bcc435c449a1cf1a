//! The client's link: the order as the client sees it, and the answer. Nobody signs in; the secret in the address is the right.

use super::super::{
    acts,
    rules::{Answer, State, vat_on},
    store::{self, OrderRow},
};
use crate::{
    base::{Cents, Error, Text, sha256_hex},
    web::{Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

#[derive(Template)]
#[template(path = "work/link.html")]
struct LinkPage<'a> {
    page: Page,
    form: &'a Filled,
    order: OrderRow,
    token: String,
    vat: Cents,
    rate: String,
    expired: bool,
}

impl LinkPage<'_> {
    fn asks(&self) -> bool {
        self.order.state == State::ClientConfirmation && !self.expired
    }
    /// Last part of the key of the sentence that stands where nothing can be answered any more.
    fn standing(&self) -> &'static str {
        match self.order.state {
            State::ClientConfirmation | State::Expired => "expired",
            State::Draft | State::Review => "change",
            State::Rejected | State::Cancelled => "over",
            State::Active | State::Invoiced | State::Closed => "accepted",
        }
    }
    fn gross(&self) -> Cents {
        self.order.terms.net + self.vat
    }
}

async fn build<'a>(visit: &Visit, token: &str, form: &'a Filled) -> Result<LinkPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    let order = store::order_by_token(&mut tx, &sha256_hex(token.as_bytes())).await?;
    let rate = order.terms.vat.rate(order.terms.period_to);
    let (vat, expired) = (vat_on(order.terms.net, rate), order.terms.valid_until < tx.today());
    let title = visit.said.with("work-link-title", [("title", order.terms.title.as_str())]);
    Ok(LinkPage { page: visit.page(title), form, order, token: token.to_owned(), vat, rate: rate.to_string(), expired })
}

pub(super) async fn look(visit: Visit, Path(token): Path<String>) -> Result<Response, Oops> {
    let form = Filled::empty("work-answer", &visit);
    visit.show(&build(&visit, &token, &form).await?)
}

pub(super) async fn answer(visit: Visit, Path(token): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("work-answer");
    let answer = match form.value("answer") {
        "accept" => Answer::Accept,
        "change" => Answer::Change,
        "refuse" => Answer::Refuse,
        _ => return Err(Error::Missing("answer").into()),
    };
    let Some(words) = form.read_maybe::<Text>("words") else { return visit.show_refused(&build(&visit, &token, &form).await?) };
    let mut tx = visit.begin(&form).await?;
    match acts::answer_order(&mut tx, &token, answer, words.as_ref().map_or("", Text::as_str)).await {
        Ok(()) => visit.done(tx, &form, &format!("/order/{token}"), "work-answered").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, &token, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}
