//! The boards on the desk: who is in office, recording and ending mandates.

use super::{
    acts, api,
    rules::{Body, Ended, Mandate},
    store,
};
use crate::{
    access::Thing,
    base::{Day, Error, Id, Outcome, Refusal},
    db::Tx,
    members,
    web::{Choice, Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{
    extract::Path,
    response::Response,
    routing::{get, post},
};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().route("/desk/boards", get(page).post(appoint)).route("/desk/boards/{id}/end", post(end))
}

#[derive(Template)]
#[template(path = "boards/boards.html")]
struct BoardsPage<'a> {
    page: Page,
    form: &'a Filled,
    end: &'a Filled,
    bodies: [Body; 2],
    mandates: Vec<Mandate>,
    seats: u32,
    today: Day,
    may: bool,
    choices: Vec<Choice>,
    ways: Vec<Choice>,
}

impl BoardsPage<'_> {
    fn of(&self, body: &Body) -> Vec<&Mandate> {
        self.mandates.iter().filter(|mandate| mandate.body == *body).collect()
    }
    fn in_office(&self, mandate: &Mandate) -> bool {
        mandate.since <= self.today && mandate.until.is_none_or(|last| last >= self.today)
    }
    fn standing(&self, mandate: &Mandate) -> &'static str {
        match (self.in_office(mandate), mandate.since > self.today) {
            (true, _) => "boards-standing-office",
            (_, true) => "boards-standing-later",
            _ => "boards-standing-ended",
        }
    }
    fn taken(&self, body: &Body) -> usize {
        self.of(body).into_iter().filter(|mandate| self.in_office(mandate)).count()
    }
}

async fn build<'a>(visit: &Visit, form: &'a Filled, end: &'a Filled) -> Result<BoardsPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let said = &visit.said;
    Ok(BoardsPage {
        page: visit.page(said.say("boards-title")),
        form,
        end,
        bodies: [Body::Management, Body::Supervisory],
        mandates: store::all(&mut tx).await?,
        seats: tx.house().settings().supervisory_seats,
        today: tx.today(),
        may: visit.may("boards.record_mandate", &Thing::any()),
        choices: [Body::Management, Body::Supervisory]
            .map(|body| Choice::new(body.code(), said.say(format!("boards-body-{}", body.code()))))
            .to_vec(),
        ways: [Ended::Resigned, Ended::Recalled, Ended::Term]
            .map(|how| Choice::new(how.code(), said.say(format!("boards-ended-{}", how.code()))))
            .to_vec(),
    })
}

async fn page(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    if !visit.is_staff() {
        return Err(Error::NotAllowed("boards.record_mandate").into());
    }
    let (form, end) = (Filled::empty("boards-new", &visit), Filled::empty("boards-end", &visit));
    visit.show(&build(&visit, &form, &end).await?)
}

/// What was typed, once it can be read.
struct Read {
    body: Body,
    number: u32,
    since: Day,
    until: Option<Day>,
}

fn read(form: &mut Filled) -> Option<Read> {
    let (body, number) = (form.read::<Body>("body"), form.read::<u32>("number"));
    let (since, until) = (form.read::<Day>("since"), form.read_maybe::<Day>("until"));
    Some(Read { body: body?, number: number?, since: since?, until: until? })
}

async fn record(tx: &mut Tx, new: &Read, chair: bool) -> Outcome<Id<Mandate>> {
    let member = match members::by_number(tx, i64::from(new.number)).await {
        Ok(member) => member,
        Err(Error::Missing(_)) => return Err(Refusal::new("boards-no-member").field("number").law("§ 9 Abs. 2 GenG").into()),
        Err(error) => return Err(error),
    };
    let is_member = api::is_member(tx, member.person, new.since).await?;
    acts::appoint(tx, new.body, member.person, chair, (new.since, new.until), is_member).await
}

async fn appoint(visit: Visit, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("boards-new");
    let end = Filled::empty("boards-end", &visit);
    let Some(new) = read(&mut form) else { return visit.show_refused(&build(&visit, &form, &end).await?) };
    let mut tx = visit.begin(&form).await?;
    match record(&mut tx, &new, form.ticked("chair")).await {
        Ok(_) => visit.done(tx, &form, "/desk/boards", "boards-recorded").await,
        Err(Error::Refused(mut refusal)) => {
            drop(tx);
            // The form asks for the member's number where the act speaks of the person.
            if refusal.field.as_deref() == Some("person") {
                refusal = refusal.field("number");
            }
            form.refuse(refusal);
            visit.show_refused(&build(&visit, &form, &end).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn end(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let id: Id<Mandate> = id.parse().map_err(|_| Error::Missing("mandate"))?;
    let mut form = form.named("boards-end");
    let (last, how) = (form.read::<Day>("last"), form.read::<Ended>("how"));
    let new = Filled::empty("boards-new", &visit);
    let Some((last, how)) = last.zip(how) else { return visit.show_refused(&build(&visit, &new, &form).await?) };
    let mut tx = visit.begin(&form).await?;
    match acts::end_mandate(&mut tx, id, last, how).await {
        Ok(()) => visit.done(tx, &form, "/desk/boards", "boards-ended-notice").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, &new, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}
