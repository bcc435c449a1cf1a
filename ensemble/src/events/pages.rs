//! The pages of info sessions: the public list, the page of a session, the links in mails, and the desk.

mod desk;
mod feeds;
mod links;

use super::{
    acts,
    rules::InfoSession,
    store::{self, SessionRow},
};
use crate::{
    base::{Email, Error, Id, Lang, Line, day_in_berlin},
    web::{Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{
    extract::Path,
    response::{Html, IntoResponse, Response},
    routing::get,
};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/info-sessions", get(list))
        .route("/info-sessions/{id}", get(session_page).post(register))
        .route("/info-sessions/{id}/seats", get(seats))
        .merge(feeds::pages())
        .merge(links::pages())
        .merge(desk::pages())
}

/// A session as a page shows it.
struct Shown {
    row: SessionRow,
    title: String,
    day: String,
    times: String,
    language: String,
    seats: String,
}

impl Shown {
    fn of(page: &Page, row: SessionRow) -> Self {
        let language = match row.lang {
            Lang::De => page.say("events-language-de"),
            Lang::En => page.say("events-language-en"),
        };
        Self {
            title: row.title(page.lang()).to_owned(),
            day: page.weekday(day_in_berlin(row.starts_at)),
            times: page.times(row.starts_at, row.ends_at),
            language,
            seats: seats_text(page, &row),
            row,
        }
    }
}

fn seats_text(said: &crate::base::Said, row: &SessionRow) -> String {
    if row.free() == 0 {
        said.with("events-seats-none", [("seats", row.seats)])
    } else {
        said.with("events-seats-free", [("free", row.free()), ("seats", row.seats)])
    }
}

#[derive(Template)]
#[template(path = "events/list.html")]
struct ListPage {
    page: Page,
    sessions: Vec<Shown>,
}

async fn list(visit: Visit) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let now = tx.now();
    let rows = store::sessions_after(&mut tx, now).await?;
    let page = visit.page(visit.said.say("nav-info-sessions"));
    let sessions = rows.into_iter().map(|row| Shown::of(&page, row)).collect();
    visit.show(&ListPage { page, sessions })
}

#[derive(Template)]
#[template(path = "events/session.html")]
struct SessionPage<'a> {
    page: Page,
    form: &'a Filled,
    session: Shown,
    open: bool,
}

fn id_of(text: &str) -> Result<Id<InfoSession>, Error> {
    text.parse().map_err(|_| Error::Missing("info session"))
}

async fn show_session(visit: &Visit, id: &str, form: &Filled) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let row = store::session(&mut tx, id_of(id)?).await?;
    let open = tx.now() < row.starts_at;
    let page = visit.page(row.title(visit.lang()).to_owned());
    let session = Shown::of(&page, row);
    let page = SessionPage { page, form, session, open };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn session_page(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    show_session(&visit, &id, &Filled::empty("events-register", &visit)).await
}

/// Registers. The answer is the same for a new address and for a known one.
async fn register(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("events-register");
    let (name, email) = (form.read::<Line>("name"), form.read::<Email>("email"));
    let (Some(name), Some(email)) = (name, email) else { return show_session(&visit, &id, &form).await };
    let mut tx = visit.begin(&form).await?;
    match acts::register(&mut tx, id_of(&id)?, &name, &email).await {
        Ok(_) => visit.done(tx, &form, &format!("/info-sessions/{id}"), "events-registered").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_session(&visit, &id, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

/// The number of free seats alone, for the page that asks again every few seconds.
async fn seats(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let row = store::session(&mut tx, id_of(&id)?).await?;
    Ok(Html(seats_text(&visit.said, &row)).into_response())
}
