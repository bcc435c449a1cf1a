//! My employment: what my budget carries, my request, my contract, my payslips.

use super::{
    super::{
        acts,
        rules::{CostLine, CostRole, Employment, Facts, Offer, Request, full_cost, input, offer},
        store::{self, EmploymentRow, SlipRow},
    },
    id, next_first,
};
use crate::{
    access::Thing,
    base::{Cents, Day, Error, FromField, Id, Outcome},
    budgets::{self, BudgetRow, Figures},
    documents, people,
    web::{Bar, Choice, Filled, Markup, Oops, Page, Visit, chart},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use rust_decimal::Decimal;

/// What a budget carries.
struct Carried {
    budget: BudgetRow,
    figures: Figures,
    offer: Option<Offer>,
}

/// A gross pay that was tried, explained line by line.
struct Tried {
    gross: Cents,
    lines: Vec<CostLine>,
}

#[derive(Template)]
#[template(path = "payroll/my_employment.html")]
struct MyEmployment<'a> {
    page: Page,
    form: &'a Filled,
    month: Day,
    has_facts: bool,
    carried: Vec<Carried>,
    tried: Option<Tried>,
    employments: Vec<EmploymentRow>,
    slips: Vec<SlipRow>,
    may_request: bool,
}

async fn build<'a>(visit: &Visit, form: &'a Filled) -> Result<MyEmployment<'a>, Oops> {
    let person = visit.person()?;
    let month = next_first(visit);
    let mut tx = visit.read().await?;
    tx.allow("payroll.read", &Thing::of(person))?;
    let facts = store::facts_on(&mut tx, person, month).await?;
    let born_on = people::person(&mut tx, person).await?.born_on;
    let rows = budgets::of_person(&mut tx, person).await?;
    let mut figures = budgets::figures_of_person(&mut tx, person).await?;
    let known = facts.as_ref().zip(born_on);
    let mut carried = Vec::new();
    for budget in rows {
        let figures = figures.remove(&budget.id).unwrap_or_default();
        let purse = figures.available_for_payroll() + figures.planned_cents;
        let offer = match known {
            Some((facts, born_on)) => offer(facts, born_on, month, purse).unwrap_or(None),
            None => None,
        };
        carried.push(Carried { budget, figures, offer });
    }
    let wanted = visit.query("gross").and_then(|text| Cents::from_field(&text).ok());
    let wanted = wanted.or_else(|| carried.iter().find_map(|one| one.offer.as_ref()).map(|offer| offer.gross_cents));
    let tried = match (known, wanted) {
        (Some((facts, born_on)), Some(gross)) => tried(visit, facts, born_on, month, gross),
        _ => None,
    };
    let employments = store::of_person(&mut tx, person).await?;
    let may_request = known.is_some() && !employments.iter().any(|row| !matches!(row.state.code(), "returned" | "ended"));
    let slips = store::slips_of_person(&mut tx, person).await?;
    Ok(MyEmployment {
        page: visit.page(visit.said.say("nav-my-employment")),
        form,
        month,
        has_facts: known.is_some(),
        carried,
        tried,
        employments,
        slips,
        may_request,
    })
}

/// A gross pay from its cost to its net, without the way before it.
fn tried(visit: &Visit, facts: &Facts, born_on: Day, month: Day, gross: Cents) -> Option<Tried> {
    let input = input(facts, born_on, month, gross.0);
    let slip = statute::pay::payslip(&input).ok()?;
    let sealed = super::super::rules::Sealed { facts: facts.clone(), input, slip, way: super::super::rules::Way::default() };
    let lines = full_cost(&sealed, &visit.said).ok()?;
    let lines = lines.into_iter().skip_while(|line| line.key != "employer_cost").collect();
    Some(Tried { gross, lines })
}

/// A line that opens to its rule and paragraph.
fn explained(page: &Page, line: &CostLine) -> Markup {
    let sign = if line.role == CostRole::Minus { "−" } else { "" };
    let summary = format!("{}: {sign}{}", line.title, page.money(line.amount_cents));
    page.ui.explain(&summary, &[(line.title.clone(), line.rule.clone())], &line.paragraph)
}

impl MyEmployment<'_> {
    fn open(&self, line: &CostLine) -> Markup {
        explained(&self.page, line)
    }
    fn month_name(&self, slip: &SlipRow) -> String {
        self.page.month(slip.month)
    }
    fn budgets(&self) -> Vec<Choice> {
        self.carried.iter().map(|one| Choice::new(one.budget.id, one.budget.entity_name.clone())).collect()
    }
    fn purse(&self, one: &Carried) -> Cents {
        one.figures.available_for_payroll() + one.figures.planned_cents
    }
}

pub(super) async fn home(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("payroll-request", &visit).with("starts_on", next_first(&visit)).with("weekly_hours", "40");
    visit.show(&build(&visit, &form).await?)
}

fn read_request(form: &mut Filled) -> Option<Request> {
    let gross = form.read::<Cents>("gross");
    let hours = form.read::<Decimal>("weekly_hours");
    let starts_on = form.read::<Day>("starts_on");
    Some(Request { gross_cents: gross?, weekly_hours: hours?, starts_on: starts_on? })
}

/// The end of every form of this page: on to it with a notice, or the form again with what was refused.
async fn end_form(visit: &Visit, tx: crate::db::Tx, mut form: Filled, outcome: Outcome<()>, notice: &str) -> Result<Response, Oops> {
    match outcome {
        Ok(()) => visit.done(tx, &form, "/my/employment", notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(visit, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn request(visit: Visit, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("payroll-request");
    let (Some(wanted), Some(budget)) = (read_request(&mut form), form.read("budget")) else {
        return visit.show_refused(&build(&visit, &form).await?);
    };
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::request(&mut tx, budget, &wanted).await.map(|_| ());
    end_form(&visit, tx, form, outcome, "payroll-requested").await
}

pub(super) async fn sign(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::sign(&mut tx, id::<Employment>(&text, "employment")?).await;
    end_form(&visit, tx, form.named("payroll-request"), outcome, "payroll-signed").await
}

pub(super) async fn change(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("payroll-request");
    let employment = id::<Employment>(&text, "employment")?;
    let Some(wanted) = read_request(&mut form) else { return visit.show_refused(&build(&visit, &form).await?) };
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::request_change(&mut tx, employment, &wanted).await;
    end_form(&visit, tx, form, outcome, "payroll-change-requested").await
}

pub(super) async fn end(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named("payroll-request");
    let employment = id::<Employment>(&text, "employment")?;
    let Some(ends_on) = form.read::<Day>("ends_on") else { return visit.show_refused(&build(&visit, &form).await?) };
    let mut tx = visit.begin(&form).await?;
    let outcome = acts::end_employment(&mut tx, employment, ends_on).await;
    end_form(&visit, tx, form, outcome, "payroll-ending").await
}

/// The newest contract of an employment.
pub(super) async fn contract(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    let row = store::employment(&mut tx, id::<Employment>(&text, "employment")?).await?;
    tx.allow("document.read", &Thing::of(row.person))?;
    let kept = documents::about(&mut tx, &row.id.to_string()).await?;
    let newest = kept.into_iter().rfind(|one| one.kind == "contract").ok_or(Error::Missing("contract"))?;
    let (document, bytes) = documents::bytes(&mut tx, newest.id).await?;
    Ok(documents::response(&document.file_name, &document.file_type, bytes))
}

#[derive(Template)]
#[template(path = "payroll/facts.html")]
struct FactsPage<'a> {
    page: Page,
    form: &'a Filled,
    classes: Vec<Choice>,
    lands: Vec<Choice>,
    churches: Vec<Choice>,
}

fn facts_form<'a>(visit: &Visit, form: &'a Filled) -> FactsPage<'a> {
    let said = &visit.said;
    let classes = ["I", "II", "III", "IV", "V", "VI"].into_iter().zip(1..).map(|(name, value)| Choice::new(value, name));
    let lands = statute::Land::ALL.into_iter().map(|land| Choice::new(land, land.name().unwrap_or(land.code())));
    let churches = ["", "ev", "rk"].into_iter().map(|code| {
        let word = if code.is_empty() { "none" } else { code };
        Choice::new(code, said.say(format!("payroll-church-{word}")))
    });
    FactsPage {
        page: visit.page(said.say("payroll-facts-title")),
        form,
        classes: classes.collect(),
        lands: lands.collect(),
        churches: churches.collect(),
    }
}

pub(super) async fn facts_page(visit: Visit) -> Result<Response, Oops> {
    let person = visit.person()?;
    let month = next_first(&visit);
    let mut tx = visit.read().await?;
    tx.allow("payroll.read", &Thing::of(person))?;
    let mut form = Filled::empty("payroll-facts", &visit).with("effective_on", month).with("land", "BE").with("u1_percent", "0");
    if let Some(facts) = store::facts_on(&mut tx, person, month).await? {
        form = form
            .with("tax_class", facts.tax_class)
            .with("factor", facts.factor.map(|factor| factor.to_string()).unwrap_or_default())
            .with("child_allowances", facts.child_allowances)
            .with("land", facts.land)
            .with("church", facts.church.unwrap_or_default())
            .with("children_under_25", facts.children_under_25)
            .with("tax_id", facts.tax_id)
            .with("social_number", facts.social_number)
            .with("health_fund", facts.health_fund)
            .with("additional_percent", facts.additional_percent)
            .with("u1_percent", facts.u1_percent)
            .with("u2_percent", facts.u2_percent)
            .with("iban", facts.iban);
        if facts.parent {
            form = form.with("parent", "yes");
        }
    }
    visit.show(&facts_form(&visit, &form))
}

/// A number as people write it, in the law's own type.
fn number<T: std::str::FromStr>(form: &mut Filled, field: &'static str) -> Option<T> {
    let text = form.value(field).trim().replace(',', ".");
    let text = if text.is_empty() { "0".to_owned() } else { text };
    let read = text.parse().ok();
    if read.is_none() {
        form.refuse(crate::base::Refusal::new("field-not-a-number").field(field));
    }
    read
}

fn read_facts(form: &mut Filled) -> Option<Facts> {
    let factor = if form.value("factor").trim().is_empty() { Some(None) } else { number(form, "factor").map(Some) };
    let tax_class = number(form, "tax_class");
    let child_allowances = number(form, "child_allowances");
    let children = number(form, "children_under_25");
    let (additional, u1, u2) = (number(form, "additional_percent"), number(form, "u1_percent"), number(form, "u2_percent"));
    let land = form.value("land").parse().ok();
    if land.is_none() {
        form.refuse(crate::base::Refusal::new("field-not-chosen").field("land"));
    }
    let text = |field: &str| form.value(field).trim().to_owned();
    Some(Facts {
        tax_class: tax_class?,
        factor: factor?,
        child_allowances: child_allowances?,
        allowance_month_cents: Cents::ZERO,
        land: land?,
        church: Some(text("church")).filter(|church| !church.is_empty()),
        parent: form.ticked("parent"),
        children_under_25: children?,
        tax_id: text("tax_id"),
        social_number: text("social_number"),
        health_fund: text("health_fund"),
        additional_percent: additional?,
        u1_percent: u1?,
        u2_percent: u2?,
        iban: text("iban"),
    })
}

pub(super) async fn facts(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut form = form.named("payroll-facts");
    let (Some(facts), Some(effective_on)) = (read_facts(&mut form), form.read::<Day>("effective_on")) else {
        return visit.show_refused(&facts_form(&visit, &form));
    };
    let mut tx = visit.begin(&form).await?;
    match acts::record_facts(&mut tx, person, effective_on, facts).await {
        Ok(()) => visit.done(tx, &form, "/my/employment", "payroll-facts-kept").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&facts_form(&visit, &form))
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "payroll/payslip.html")]
struct PayslipPage {
    page: Page,
    row: SlipRow,
    sentence: String,
    chart: Markup,
    lines: Vec<CostLine>,
}

impl PayslipPage {
    fn open(&self, line: &CostLine) -> Markup {
        explained(&self.page, line)
    }
}

pub(super) async fn payslip(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    let row = store::payslip(&mut tx, id(&text, "payslip")?).await?;
    let sealed = acts::read_sealed(&mut tx, &row).await?;
    let said = &visit.said;
    let lines = full_cost(&sealed, said).map_err(anyhow::Error::from)?;
    let values = [("cost", said.money(row.slip.cost)), ("gross", said.money(row.slip.gross)), ("net", said.money(row.slip.net))];
    let title = said.with("payroll-payslip-title", [("month", said.month(row.month))]);
    let chart = chart::waterfall(said, &title, &bars(&lines));
    let sentence = said.with("payroll-cost-sentence", values);
    visit.show(&PayslipPage { page: visit.page(title), row, sentence, chart, lines })
}

/// The statement as a waterfall.
fn bars(lines: &[CostLine]) -> Vec<Bar> {
    let mut at = Cents::ZERO;
    let step = |line: &CostLine| {
        let (from, to, amount) = match line.role {
            CostRole::Minus => (at, at - line.amount_cents, -line.amount_cents),
            _ => (Cents::ZERO, line.amount_cents, line.amount_cents),
        };
        at = to;
        let tone = match line.role {
            CostRole::Start => "client",
            CostRole::Minus => "away",
            CostRole::Subtotal => "own",
            CostRole::Result => "pay",
        };
        Bar { label: line.title.clone(), amount, from, to, tone }
    };
    lines.iter().map(step).collect()
}

/// The printed payslip: typeset at the first view, kept from then on.
pub(super) async fn payslip_pdf(visit: Visit, Path(text): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let payslip = id(&text, "payslip")?;
    let mut tx = visit.read().await?;
    let row = store::payslip(&mut tx, payslip).await?;
    tx.allow("payroll.read", &Thing::of(row.person))?;
    let document: Id<documents::Document> = match row.document {
        Some(document) => document,
        None => {
            drop(tx);
            let mut act = visit.app.act(visit.who.clone()).await?;
            let document = acts::print_payslip(&mut act, payslip).await?;
            act.commit().await?;
            tx = visit.read().await?;
            document
        }
    };
    let (document, bytes) = documents::bytes(&mut tx, document).await?;
    Ok(documents::response(&document.file_name, &document.file_type, bytes))
}
