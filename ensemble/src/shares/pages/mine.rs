//! The member's own shares.

use crate::shares::{
    acts,
    rules::Holding,
    store::{self, MovementRow},
};
use crate::{
    app::Profile,
    base::{Cents, Day, Error},
    ledger,
    members::{self, MemberRow},
    web::{Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{response::Response, routing::get};

pub(super) fn pages() -> Pages {
    Pages::new().route("/my/shares", get(mine).post(further))
}

#[derive(Template)]
#[template(path = "shares/my_shares.html")]
struct MySharesPage<'a> {
    page: Page,
    form: &'a Filled,
    member: MemberRow,
    held: Holding,
    movements: Vec<MovementRow>,
    due_on: Option<Day>,
    share: Cents,
    reference: String,
    holder: String,
    iban: String,
}

async fn show(visit: &Visit, form: &Filled) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    let member = members::member_of(&mut tx, person).await?.ok_or(Error::Missing("member"))?;
    let held = acts::holding(&mut tx, &member).await?;
    let movements = store::movements(&mut tx, member.id).await?;
    let reference = store::reference_of(&mut tx, member.id).await?;
    let entity = ledger::entity(&mut tx, "eg").await?;
    let profile: Profile = serde_json::from_value(entity.profile)?;
    let page = MySharesPage {
        page: visit.page(visit.said.say("nav-my-shares")),
        form,
        due_on: movements.last().map(|movement| movement.due_on).filter(|_| held.owed_cents > Cents::ZERO),
        share: tx.house().settings().share_cents,
        member,
        held,
        movements,
        reference,
        holder: entity.name,
        iban: papers::Iban::parse(&profile.iban).map_or(profile.iban, |iban| iban.grouped()),
    };
    if form.refusals().is_empty() { visit.show(&page) } else { visit.show_refused(&page) }
}

async fn mine(visit: Visit) -> Result<Response, Oops> {
    show(&visit, &Filled::empty("shares-further", &visit)).await
}

async fn further(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("shares-further");
    let person = visit.person()?;
    let Some(shares) = form.read::<u32>("shares") else { return show(&visit, &form).await };
    let mut tx = visit.begin(&form).await?;
    let member = members::member_of(&mut tx, person).await?.ok_or(Error::Missing("member"))?;
    match acts::declare_further(&mut tx, member.id, shares, form.ticked("duty_accepted")).await {
        Ok(_) => visit.done(tx, &form, "/my/shares", "shares-further-declared").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show(&visit, &form).await
        }
        Err(error) => Err(error.into()),
    }
}
