//! The desk of info sessions: plan, see who registered, mark who came.

use super::{super::acts, Shown, id_of};
use crate::{
    access::Thing,
    base::{Day, Error, FromField, Id, Lang, Line, at_in_berlin},
    events::{
        rules::{NewSession, Registration},
        store::{self, RegistrationRow},
    },
    web::{Choice, Filled, Oops, Page, Pages, Visit, csv, file},
};
use askama::Template;
use axum::{
    extract::Path,
    response::Response,
    routing::{get, post},
};
use jiff::civil::Time;

pub(super) fn pages() -> Pages {
    Pages::new()
        .route("/desk/info-sessions", get(list))
        .route("/desk/info-sessions/plan", get(plan_page).post(plan))
        .route("/desk/info-sessions/{id}", get(session_page))
        .route("/desk/info-sessions/{id}/seats", post(change_seats))
        .route("/desk/info-sessions/{id}/attendance", post(mark))
        .route("/desk/info-sessions/{id}/registrations.csv", get(table))
}

#[derive(Template)]
#[template(path = "events/desk_list.html")]
struct ListPage {
    page: Page,
    coming: Vec<Shown>,
    past: Vec<Shown>,
    may_plan: bool,
}

async fn list(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("events.read_registrations", &Thing::any())?;
    let now = tx.now();
    let (coming, past) = (store::sessions_after(&mut tx, now).await?, store::sessions_before(&mut tx, now).await?);
    let page = visit.page(visit.said.say("nav-desk-info-sessions"));
    let shown = |rows: Vec<store::SessionRow>| rows.into_iter().map(|row| Shown::of(&page, row)).collect::<Vec<_>>();
    let (coming, past) = (shown(coming), shown(past));
    visit.show(&ListPage { coming, past, may_plan: visit.may("events.plan", &Thing::any()), page })
}

#[derive(Template)]
#[template(path = "events/plan.html")]
struct PlanPage<'a> {
    page: Page,
    form: &'a Filled,
    languages: Vec<Choice>,
}

fn show_plan(visit: &Visit, form: &Filled) -> Result<Response, Oops> {
    let page = visit.page(visit.said.say("events-plan"));
    let languages = vec![Choice::new("de", page.say("events-language-de")), Choice::new("en", page.say("events-language-en"))];
    let page = PlanPage { page, form, languages };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn plan_page(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    visit.app.house.policies().allowed(&visit.who, "events.plan", &Thing::any())?;
    let form = Filled::empty("events-plan", &visit)
        .with("title_de", visit.said.in_lang(Lang::De).say("events-usual-title"))
        .with("title_en", visit.said.in_lang(Lang::En).say("events-usual-title"))
        .with("starts", "16:00")
        .with("ends", "17:15")
        .with("seats", 25)
        .with("lang", visit.lang());
    show_plan(&visit, &form)
}

fn read_plan(form: &mut Filled) -> Option<NewSession> {
    let titles = (form.read::<Line>("title_de"), form.read::<Line>("title_en"));
    let times = (form.read::<Day>("day"), form.read::<Time>("starts"), form.read::<Time>("ends"));
    let rest =
        (form.read::<Lang>("lang"), form.read_maybe::<Line>("place"), form.read_maybe::<Line>("video_link"), form.read::<u32>("seats"));
    let ((Some(title_de), Some(title_en)), (Some(day), Some(starts), Some(ends))) = (titles, times) else { return None };
    let (Some(lang), Some(place), Some(video_link), Some(seats)) = rest else { return None };
    let (starts_at, ends_at) = (at_in_berlin(day, starts), at_in_berlin(day, ends));
    Some(NewSession { title_de, title_en, starts_at, ends_at, lang, place, video_link, seats })
}

async fn plan(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("events-plan");
    let Some(new) = read_plan(&mut form) else { return show_plan(&visit, &form) };
    let mut tx = visit.begin(&form).await?;
    match acts::plan_session(&mut tx, &new).await {
        Ok(id) => visit.done(tx, &form, &format!("/desk/info-sessions/{id}"), "events-planned").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_plan(&visit, &form)
        }
        Err(error) => Err(error.into()),
    }
}

struct Listed {
    row: RegistrationRow,
    mark: crate::web::Markup,
    form: Filled,
}

#[derive(Template)]
#[template(path = "events/desk_session.html")]
struct SessionPage<'a> {
    page: Page,
    form: &'a Filled,
    session: Shown,
    lines: Vec<Listed>,
    begun: bool,
    may_plan: bool,
    came: usize,
    confirmed: usize,
}

async fn show_session(visit: &Visit, id: &str, form: &Filled) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("events.read_registrations", &Thing::any())?;
    let row = store::session(&mut tx, id_of(id)?).await?;
    let rows = store::registrations(&mut tx, row.id).await?;
    let page = visit.page(row.title(visit.lang()).to_owned());
    let begun = tx.now() >= row.starts_at;
    let (came, confirmed) = (
        rows.iter().filter(|row| row.attended == Some(true)).count(),
        rows.iter().filter(|row| row.state == super::super::rules::State::Confirmed).count(),
    );
    let line = |row: RegistrationRow| Listed {
        mark: page.ui.pill(row.state.tone(), &format!("events-state-{}", row.state.code())),
        form: Filled::empty("events-attendance", visit),
        row,
    };
    let lines = rows.into_iter().map(line).collect();
    let may_plan = visit.may("events.plan", &Thing::any());
    let session = Shown::of(&page, row);
    let page = SessionPage { page, form, session, lines, begun, may_plan, came, confirmed };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn session_page(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    show_session(&visit, &id, &Filled::empty("events-seats", &visit)).await
}

async fn change_seats(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("events-seats");
    let Some(seats) = form.read::<u32>("seats") else { return show_session(&visit, &id, &form).await };
    let mut tx = visit.begin(&form).await?;
    match acts::change_seats(&mut tx, id_of(&id)?, seats).await {
        Ok(()) => visit.done(tx, &form, &format!("/desk/info-sessions/{id}"), "events-seats-changed").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_session(&visit, &id, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn mark(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("events-seats");
    let mut tx = visit.begin(&form).await?;
    let registration = Id::<Registration>::from_field(form.value("registration")).map_err(|_| Error::Missing("registration"))?;
    match acts::mark_attendance(&mut tx, registration, form.value("attended") == "yes").await {
        Ok(()) => visit.done(tx, &form, &format!("/desk/info-sessions/{id}"), "events-marked").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_session(&visit, &id, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn table(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("events.read_registrations", &Thing::any())?;
    let rows = store::registrations(&mut tx, id_of(&id)?).await?;
    let said = &visit.said;
    let head = ["events-column-name", "events-column-email", "events-column-state", "events-column-recorded", "events-column-attended"];
    let cells = rows.iter().map(|row| {
        let attended = row.attended.map(|came| said.say(if came { "events-came" } else { "events-stayed-away" }));
        vec![
            row.name.clone(),
            row.email.to_string(),
            said.say(format!("events-state-{}", row.state.code())),
            said.instant(row.recorded_at),
            attended.unwrap_or_default(),
        ]
    });
    let bytes = csv(&head.map(|key| said.say(key)), &cells.collect::<Vec<_>>())?;
    Ok(file("registrations.csv", "text/csv; charset=utf-8", bytes))
}
