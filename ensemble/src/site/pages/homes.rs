//! Where people begin: a member's home says what to do next, the desk's home says what waits.

use crate::{
    access::Thing,
    assembly, bank,
    base::{Cents, Outcome},
    budgets::{self, Figures},
    db::Tx,
    events, members,
    payroll::{self, EmploymentRow},
    shares,
    web::{Oops, Page, Pages, Step, Visit, WorkList},
    work,
};
use askama::Template;
use axum::{
    response::{IntoResponse as _, Redirect, Response},
    routing::get,
};

pub(super) fn pages() -> Pages {
    Pages::new().route("/my", get(my)).route("/desk", get(desk))
}

#[derive(Template)]
#[template(path = "site/my.html")]
struct MyPage {
    page: Page,
    name: String,
    steps: Vec<Step>,
    figures: Figures,
    available: Cents,
    employment: Option<EmploymentRow>,
}

async fn my(visit: Visit) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    let Some(member) = members::member_of(&mut tx, person).await? else {
        return Ok(Redirect::to(if visit.is_staff() { "/desk" } else { "/join" }).into_response());
    };
    let held = shares::holding(&mut tx, &member).await?;
    let figures: Figures = budgets::figures_of_person(&mut tx, person).await?.into_values().sum();
    let employment = payroll::of_person(&mut tx, person).await?.into_iter().next();
    let said = &visit.said;
    let mut steps = Vec::new();
    if held.owed_cents > Cents::ZERO {
        steps.push(Step::new(said.with("site-step-shares", [("amount", said.money(held.owed_cents))]), "/my/shares"));
    }
    if figures.planned_cents == Cents::ZERO && figures.gross_cents == Cents::ZERO {
        steps.push(Step::new(said.say("site-step-order"), "/my/orders"));
    } else if employment.is_none() {
        steps.push(Step::new(said.say("site-step-employment"), "/my/employment"));
    }
    steps.extend(assembly::steps(&mut tx, said).await?);
    visit.show(&MyPage {
        page: visit.page(said.say("nav-my-home")),
        name: member.given_name,
        steps,
        available: figures.available_for_payroll(),
        figures,
        employment,
    })
}

#[derive(Template)]
#[template(path = "site/desk.html")]
struct DeskPage {
    page: Page,
    lists: Vec<WorkList>,
}

async fn desk(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    if !visit.is_staff() {
        return Ok(Redirect::to("/my").into_response());
    }
    let mut tx = visit.read().await?;
    let lists = waits(&visit, &mut tx).await?;
    visit.show(&DeskPage { page: visit.page(visit.said.say("nav-desk")), lists })
}

/// What waits for the one who looks, in every room.
async fn waits(visit: &Visit, tx: &mut Tx) -> Outcome<Vec<WorkList>> {
    let mut lists = events::work_lists(tx, &visit.said).await?;
    lists.extend(shares::work_lists(tx, &visit.said).await?);
    lists.extend(work::work_lists(tx, &visit.said).await?);
    lists.extend(bank::work_lists(tx, &visit.said).await?);
    lists.extend(payroll::work_lists(tx, &visit.said).await?);
    lists.retain(|list| visit.may(list.action, &Thing::any()));
    Ok(lists)
}
