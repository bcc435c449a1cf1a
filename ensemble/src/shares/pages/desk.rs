//! What the board decides: declarations of newcomers and for further shares; and the page of a member.

use crate::{
    access::Thing,
    base::{Day, Error, Id, Instant},
    members::{self, Declaration, DeclarationRow, MemberRow},
    people::{self, PersonRow},
    shares::{
        acts,
        rules::{Further, Holding},
        store::{self, FurtherRow, MovementRow},
    },
    web::{Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{
    extract::Path,
    response::Response,
    routing::{get, post},
};

pub(super) fn pages() -> Pages {
    Pages::new()
        .route("/desk/declarations", get(declarations))
        .route("/desk/declarations/{id}/{decision}", post(decide))
        .route("/desk/further-shares/{id}/{decision}", post(decide_further))
        .route("/desk/members/{number}", get(member))
}

/// A declaration as the board reads it.
struct Waiting {
    row: DeclarationRow,
    name: String,
    address: String,
    email: String,
    born_on: Option<Day>,
    version: String,
}

impl Waiting {
    fn of(row: DeclarationRow) -> Self {
        let text = |line: Option<&crate::base::Line>| line.map(ToString::to_string).unwrap_or_default();
        let person = row.person.as_ref();
        let name = person.map(|p| format!("{} {}", p.given_name, p.family_name)).unwrap_or_default();
        let address = person
            .map(|p| {
                format!(
                    "{}, {} {}, {}",
                    text(p.street.as_ref()),
                    text(p.postcode.as_ref()),
                    text(p.city.as_ref()),
                    text(p.country.as_ref())
                )
            })
            .unwrap_or_default();
        let email = person.map(|p| p.email.to_string()).unwrap_or_default();
        let born_on = person.and_then(|p| p.born_on);
        let version = row.statutes.as_ref().map(|(version, _)| version.clone()).unwrap_or_default();
        Self { row, name, address, email, born_on, version }
    }
}

#[derive(Template)]
#[template(path = "shares/declarations.html")]
struct DeclarationsPage<'a> {
    page: Page,
    form: &'a Filled,
    waiting: Vec<Waiting>,
    further: Vec<FurtherRow>,
}

async fn show(visit: &Visit, form: &Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("members.decide", &Thing::any())?;
    let waiting = members::open_declarations(&mut tx).await?.into_iter().map(Waiting::of).collect();
    let further = store::open_further(&mut tx).await?;
    let page = DeclarationsPage { page: visit.page(visit.said.say("nav-desk-declarations")), form, waiting, further };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn declarations(visit: Visit) -> Result<Response, Oops> {
    show(&visit, &Filled::empty("shares-decide", &visit)).await
}

async fn decide(visit: Visit, Path((id, decision)): Path<(String, String)>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let id: Id<Declaration> = id.parse().map_err(|_| Error::Missing("declaration"))?;
    let mut tx = visit.begin(&form).await?;
    let (outcome, notice) = match decision.as_str() {
        "admit" => (acts::admit(&mut tx, id).await.map(drop), "shares-admitted"),
        "refuse" => (members::refuse(&mut tx, id).await, "shares-refused"),
        _ => return Err(Error::Missing("page").into()),
    };
    finish(&visit, tx, form, outcome, notice).await
}

async fn decide_further(visit: Visit, Path((id, decision)): Path<(String, String)>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let id: Id<Further> = id.parse().map_err(|_| Error::Missing("declaration"))?;
    let mut tx = visit.begin(&form).await?;
    let (outcome, notice) = match decision.as_str() {
        "admit" => (acts::admit_further(&mut tx, id).await, "shares-further-admitted"),
        "refuse" => (acts::refuse_further(&mut tx, id).await, "shares-further-refused"),
        _ => return Err(Error::Missing("page").into()),
    };
    finish(&visit, tx, form, outcome, notice).await
}

async fn finish(visit: &Visit, tx: crate::db::Tx, form: Filled, outcome: crate::base::Outcome<()>, notice: &str) -> Result<Response, Oops> {
    match outcome {
        Ok(()) => visit.done(tx, &form, "/desk/declarations", notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            let mut form = form.named("shares-decide");
            form.refuse(refusal);
            show(visit, &form).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "shares/member.html")]
struct MemberPage {
    page: Page,
    member: MemberRow,
    person: PersonRow,
    held: Holding,
    reference: String,
    movements: Vec<MovementRow>,
    entries: Vec<(String, Day, Instant, u32)>,
}

async fn member(visit: Visit, Path(number): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let number = number.parse().map_err(|_| Error::Missing("member"))?;
    let mut tx = visit.read().await?;
    tx.allow("members.read", &Thing::any())?;
    let member = members::by_number(&mut tx, number).await?;
    let person = people::person(&mut tx, member.person).await?;
    let held = acts::holding(&mut tx, &member).await?;
    let reference = store::reference_of(&mut tx, member.id).await?;
    let movements = store::movements(&mut tx, member.id).await?;
    let entries = members::entries(&mut tx, member.id).await?;
    visit.show(&MemberPage { page: visit.page(member.name()), member, person, held, reference, movements, entries })
}
