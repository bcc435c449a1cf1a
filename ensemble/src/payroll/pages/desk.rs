//! The desk: requests to confirm, and payroll months.

use super::{
    super::{
        acts,
        rules::{Employment, Run, RunState},
        store::{self, DueRow, EmploymentRow, RunRow, SlipRow, Totals},
    },
    id,
};
use crate::{
    access::Thing,
    base::{Day, Error, Id, Line, Outcome},
    documents::{self, Document},
    ledger::{self, EntityRow},
    web::{Choice, Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

/// Filters of the list of employments.
const FILTERS: [&str; 6] = ["waiting", "contract_sent", "signed", "active", "ended", "all"];

#[derive(Template)]
#[template(path = "payroll/employments.html")]
struct EmploymentsPage<'a> {
    page: Page,
    form: &'a Filled,
    filters: [&'static str; 6],
    filter: String,
    rows: Vec<EmploymentRow>,
    more: Option<i64>,
}

async fn list<'a>(visit: &Visit, form: &'a Filled) -> Result<EmploymentsPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("payroll.confirm", &Thing::any())?;
    let filter = visit.query("state").filter(|state| FILTERS.contains(&state.as_str())).unwrap_or_else(|| "waiting".to_owned());
    let after = visit.query("after").and_then(|text| text.parse().ok()).unwrap_or(0);
    let rows = store::by_state(&mut tx, if filter == "all" { "" } else { &filter }, after).await?;
    let more = (rows.len() >= 200).then(|| rows.last().map_or(0, |row| row.number));
    Ok(EmploymentsPage { page: visit.page(visit.said.say("nav-desk-employments")), form, filters: FILTERS, filter, rows, more })
}

pub(super) async fn employments(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("payroll-decide", &visit);
    visit.show(&list(&visit, &form).await?)
}

async fn decided(visit: &Visit, tx: crate::db::Tx, mut form: Filled, outcome: Outcome<()>, notice: &str) -> Result<Response, Oops> {
    match outcome {
        Ok(()) => visit.done(tx, &form, "/desk/employments", notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&list(visit, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn confirm(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::confirm(&mut tx, id::<Employment>(&text, "employment")?).await;
    decided(&visit, tx, form.named("payroll-decide"), outcome, "payroll-confirmed").await
}

pub(super) async fn give_back(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("payroll-decide");
    let Some(reason) = form.read::<Line>("reason") else { return visit.show_refused(&list(&visit, &form).await?) };
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::return_request(&mut tx, id::<Employment>(&text, "employment")?, &reason).await;
    decided(&visit, tx, form, outcome, "payroll-given-back").await
}

#[derive(Template)]
#[template(path = "payroll/runs.html")]
struct RunsPage<'a> {
    page: Page,
    form: &'a Filled,
    entities: Vec<EntityRow>,
    rows: Vec<RunRow>,
    may_prepare: bool,
}

impl RunsPage<'_> {
    fn entity(&self, row: &RunRow) -> &str {
        self.entities.iter().find(|entity| entity.id == row.entity).map_or("", |entity| &entity.name)
    }
    fn choices(&self) -> Vec<Choice> {
        self.entities.iter().map(|entity| Choice::new(entity.id, entity.name.clone())).collect()
    }
}

async fn all_runs<'a>(visit: &Visit, form: &'a Filled) -> Result<RunsPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("payroll.read_run", &Thing::any())?;
    let entities = ledger::entities(&mut tx).await?;
    let rows = store::runs(&mut tx).await?;
    let may_prepare = visit.may("payroll.prepare", &Thing::any());
    Ok(RunsPage { page: visit.page(visit.said.say("nav-desk-payroll")), form, entities, rows, may_prepare })
}

pub(super) async fn runs(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let today = crate::base::day_in_berlin(visit.app.house.clock().now());
    let form = Filled::empty("payroll-run", &visit).with("month", today.first_of_month());
    visit.show(&all_runs(&visit, &form).await?)
}

pub(super) async fn open(visit: Visit, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("payroll-run");
    let (Some(entity), Some(month)) = (form.read("entity"), form.read::<Day>("month")) else {
        return visit.show_refused(&all_runs(&visit, &form).await?);
    };
    let mut tx = visit.begin(&form).await?;
    match acts::open_run(&mut tx, entity, month).await {
        Ok(run) => visit.done(tx, &form, &format!("/desk/payroll/{run}"), "payroll-opened").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&all_runs(&visit, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// The steps of a month in their order.
const STEPS: [RunState; 7] = [
    RunState::Open,
    RunState::InputsFrozen,
    RunState::Calculated,
    RunState::Approved,
    RunState::Paid,
    RunState::Reported,
    RunState::Locked,
];

#[derive(Template)]
#[template(path = "payroll/run.html")]
struct RunPage<'a> {
    page: Page,
    form: &'a Filled,
    run: RunRow,
    totals: Totals,
    exceptions: Vec<SlipRow>,
    slips: Vec<SlipRow>,
    dues: Vec<DueRow>,
    papers: Vec<Document>,
    may_prepare: bool,
    may_approve: bool,
    may_pay: bool,
    more: Option<String>,
}

impl RunPage<'_> {
    fn steps(&self) -> [RunState; 7] {
        STEPS
    }
    /// The step that can be done now and is this person's to do: the word in the address and in the text keys.
    fn next(&self) -> Option<&'static str> {
        if !self.run.step_done {
            return (self.may_prepare || self.may_approve).then_some("work-on");
        }
        match self.run.state {
            RunState::Open => self.may_prepare.then_some("freeze"),
            RunState::Calculated => self.may_approve.then_some("approve"),
            RunState::Approved => self.may_pay.then_some("pay"),
            RunState::Paid => self.may_pay.then_some("report"),
            RunState::Reported => self.may_prepare.then_some("lock"),
            RunState::InputsFrozen | RunState::Locked => None,
        }
    }
    fn may_reopen(&self) -> bool {
        self.may_prepare && matches!(self.run.state, RunState::InputsFrozen | RunState::Calculated)
    }
    fn exception(&self, slip: &SlipRow) -> String {
        let word = slip.exception.as_deref().unwrap_or("law");
        let values = [("available", self.page.money(slip.available_cents)), ("cost", self.page.money(slip.slip.cost))];
        self.page.with(format!("payroll-exception-{word}"), values)
    }
    fn payee(&self, due: &DueRow) -> String {
        if due.payee == "tax-office" { self.page.say("payroll-tax-office") } else { due.payee.clone() }
    }
}

async fn one_run<'a>(visit: &Visit, run: Id<Run>, form: &'a Filled) -> Result<RunPage<'a>, Oops> {
    let mut tx = visit.read().await?;
    tx.allow("payroll.read_run", &Thing::any())?;
    let run = store::run(&mut tx, run).await?;
    let after = visit.query("after").unwrap_or_default();
    // Who reads a run does not yet see what a person earns.
    let reads_pay = visit.may("payroll.read", &Thing::any());
    let slips = if reads_pay { store::of_run(&mut tx, run.id, &after).await? } else { Vec::new() };
    let more = (slips.len() >= 100).then(|| slips.last().map(|slip| slip.employment.to_string()).unwrap_or_default());
    let title = visit.said.with("payroll-run-title", [("month", visit.said.month(run.month)), ("round", run.round.to_string())]);
    Ok(RunPage {
        page: visit.page(title),
        form,
        totals: store::totals(&mut tx, run.id).await?,
        exceptions: store::exceptions(&mut tx, run.id).await?,
        slips,
        dues: store::dues(&mut tx, run.id).await?,
        papers: documents::about(&mut tx, &run.id.to_string()).await?,
        may_prepare: visit.may("payroll.prepare", &Thing::any()),
        may_approve: visit.may("payroll.approve", &Thing::prepared_by(run.prepared_by)),
        may_pay: visit.may("payroll.pay", &Thing::any()),
        run,
        more,
    })
}

pub(super) async fn run_page(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("payroll-run", &visit);
    visit.show(&one_run(&visit, id(&text, "run")?, &form).await?)
}

/// One step of a month: freeze, reopen, approve, pay, report, lock; or going on where a step was interrupted.
pub(super) async fn step(visit: Visit, Path((text, word)): Path<(String, String)>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let run: Id<Run> = id(&text, "run")?;
    let mut form = form.named("payroll-run");
    if word == "work-on" {
        acts::drive(&visit.app, &visit.who, run).await?;
        let tx = visit.begin(&form).await?;
        return visit.done(tx, &form, &format!("/desk/payroll/{run}"), "").await;
    }
    let mut tx = visit.begin(&form).await?;
    let outcome = match word.as_str() {
        "freeze" => acts::freeze_run(&mut tx, run).await.map(|_| ()),
        "reopen" => match form.read::<Line>("reason") {
            Some(reason) => acts::reopen_run(&mut tx, run, &reason).await,
            None => return visit.show_refused(&one_run(&visit, run, &form).await?),
        },
        "approve" => match form.read::<u32>("exceptions") {
            Some(seen) => acts::approve_run(&mut tx, run, seen).await,
            None => return visit.show_refused(&one_run(&visit, run, &form).await?),
        },
        "pay" => acts::pay_run(&mut tx, run, None).await.map(|_| ()),
        "report" => acts::report_run(&mut tx, run).await.map(|_| ()),
        "lock" => acts::lock_run(&mut tx, run).await,
        _ => return Err(Error::Missing("step").into()),
    };
    match outcome {
        Ok(()) => {
            let response = visit.done(tx, &form, &format!("/desk/payroll/{run}"), &format!("payroll-done-{word}")).await?;
            acts::drive(&visit.app, &visit.who, run).await.or_else(|error| match error {
                Error::NotAllowed(_) => Ok(()),
                error => Err(error),
            })?;
            Ok(response)
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&one_run(&visit, run, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}
