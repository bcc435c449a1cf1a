//! The links in mails. Opening one shows where the registration stands; only a button changes it, because programs that
//! scan mails open links too.

use super::{super::acts, Shown};
use crate::{
    base::Error,
    events::{
        rules::State,
        store::{self, RegistrationRow},
    },
    web::{Filled, Markup, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response, routing::get};

pub(super) fn pages() -> Pages {
    Pages::new().route("/info-sessions/registration/{token}", get(link_page).post(answer))
}

#[derive(Template)]
#[template(path = "events/link.html")]
struct LinkPage<'a> {
    page: Page,
    form: &'a Filled,
    token: &'a str,
    session: Shown,
    registration: RegistrationRow,
    mark: Markup,
    standing: String,
    may_confirm: bool,
    may_cancel: bool,
}

async fn show_link(visit: &Visit, token: &str, form: &Filled) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let (registration, row) = acts::by_link(&mut tx, token).await?;
    let place = match registration.state {
        State::Waiting => store::place_in_queue(&mut tx, row.id, registration.arrival).await?,
        _ => 0,
    };
    let before = tx.now() < row.starts_at;
    let page = visit.page(visit.said.say("events-your-place"));
    let until = registration.until.map(|until| page.instant(until)).unwrap_or_default();
    let standing = page.with(format!("events-standing-{}", registration.state.code()), [("place", place.to_string()), ("until", until)]);
    let waits = matches!(registration.state, State::Held | State::Offered);
    let page = LinkPage {
        session: Shown::of(&page, row),
        may_confirm: before && waits && registration.until.is_some_and(|until| tx.now() < until),
        may_cancel: before && !registration.state.is_over(),
        mark: page.ui.pill(registration.state.tone(), &format!("events-state-{}", registration.state.code())),
        standing,
        registration,
        page,
        form,
        token,
    };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn link_page(visit: Visit, Path(token): Path<String>) -> Result<Response, Oops> {
    show_link(&visit, &token, &Filled::empty("events-link", &visit)).await
}

async fn answer(visit: Visit, Path(token): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("events-link");
    let mut tx = visit.begin(&form).await?;
    let (outcome, notice) = if form.value("answer") == "confirm" {
        (acts::confirm(&mut tx, &token).await, "events-confirmed")
    } else {
        (acts::cancel(&mut tx, &token).await, "events-cancelled")
    };
    match outcome {
        Ok(_) => visit.done(tx, &form, &format!("/info-sessions/registration/{token}"), notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_link(&visit, &token, &form).await
        }
        Err(error) => Err(error.into()),
    }
}
