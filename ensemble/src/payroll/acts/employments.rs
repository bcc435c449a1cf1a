//! From the request of a salary to the contract and its end.

use super::super::{
    prints,
    rules::{Employment, EmploymentState, Facts, Request, check_request, input},
    store::{self, EmploymentRow, Terms},
};
use crate::{
    access::Thing,
    base::{Cents, Day, Id, Lang, Line, Outcome, Refusal},
    budgets::{self, Budget},
    db::{Mail, Tx},
    documents::{self, NewDocument},
    people::{self, Person},
};
use statute::pay;

/// Records what a wage is computed from, valid from a day on (R1, R2). The member herself or payroll does it.
///
/// # Errors
/// Not allowed, or the field that cannot be right.
pub async fn record_facts(tx: &mut Tx, person: Id<Person>, effective_on: Day, facts: Facts) -> Outcome<()> {
    tx.allow("payroll.request", &Thing::of(person)).or_else(|_| tx.allow("payroll.prepare", &Thing::of(person)))?;
    let facts = facts.checked()?;
    store::insert_facts(tx, person, effective_on, &facts).await?;
    tx.note("payroll.record_facts", person, &serde_json::json!({ "effective_on": effective_on }));
    Ok(())
}

/// Asks for an employment whose cost a budget bears.
///
/// # Errors
/// Not allowed; `payroll-employed`, `payroll-no-facts`, `payroll-no-birth`, `payroll-budget-small`, or what
/// [`check_request`] has against it.
pub async fn request(tx: &mut Tx, budget: Id<Budget>, wanted: &Request) -> Outcome<Id<Employment>> {
    let row = budgets::budget(tx, budget).await?;
    tx.allow("payroll.request", &Thing::of(row.person))?;
    let open =
        |known: &EmploymentRow| known.entity == row.entity && !matches!(known.state, EmploymentState::Returned | EmploymentState::Ended);
    if store::of_person(tx, row.person).await?.iter().any(open) {
        return Err(Refusal::new("payroll-employed").into());
    }
    check_request(wanted, tx.today())?;
    check_budget(tx, row.person, budget, wanted).await?;
    let (id, number) = store::insert_employment(tx, row.entity, row.person, budget, wanted.starts_on).await?;
    store::insert_terms(tx, id, &terms(wanted)).await?;
    tx.note("payroll.request", id, &serde_json::json!({ "number": number, "starts_on": wanted.starts_on }));
    Ok(id)
}

fn terms(wanted: &Request) -> Terms {
    Terms { effective_on: wanted.starts_on, gross_cents: wanted.gross_cents, weekly_hours: wanted.weekly_hours }
}

/// The orders that are planned count here, for they are what a salary is averaged over (R6); in the month itself only what is paid
/// or guaranteed counts (M4).
async fn check_budget(tx: &mut Tx, person: Id<Person>, budget: Id<Budget>, wanted: &Request) -> Outcome<()> {
    let facts = store::facts_on(tx, person, wanted.starts_on).await?.ok_or_else(|| Refusal::new("payroll-no-facts"))?;
    let born_on = people::person(tx, person).await?.born_on.ok_or_else(|| Refusal::new("payroll-no-birth"))?;
    let slip = pay::payslip(&input(&facts, born_on, wanted.starts_on, wanted.gross_cents.0)).map_err(law)?;
    let figures = budgets::figures(tx, budget).await?;
    let carries = figures.available_for_payroll() + figures.planned_cents;
    let cost = Cents(slip.employer_cost.0);
    if carries < cost {
        let refusal = Refusal::new("payroll-budget-small").with("carries", carries).with("cost", cost).law("M4").field("gross");
        return Err(refusal.into());
    }
    Ok(())
}

pub(super) fn law(fault: statute::StatuteError) -> Refusal {
    Refusal::new("payroll-law").with("fault", fault)
}

fn wrong_state(row: &EmploymentRow) -> Refusal {
    Refusal::new("payroll-employment-state").with("state", row.state.code())
}

/// Confirms what the member asked for: a new employment gets its contract, a running one its new terms.
///
/// # Errors
/// Not allowed; `payroll-employment-state` if nothing waits.
pub async fn confirm(tx: &mut Tx, id: Id<Employment>) -> Outcome<()> {
    tx.allow("payroll.confirm", &Thing::any())?;
    let row = store::employment(tx, id).await?;
    let to = match row.state {
        EmploymentState::Requested => EmploymentState::ContractSent,
        EmploymentState::ChangeRequested => EmploymentState::Active,
        _ => return Err(wrong_state(&row).into()),
    };
    let reviewer = tx.who().login;
    if !store::set_state(tx, id, row.state, to, None, reviewer).await? {
        return Err(wrong_state(&row).into());
    }
    store::decide_terms(tx, id, "agreed").await?;
    let (file_name, bytes) = prints::contract(tx, &row).await?;
    let new = NewDocument {
        entity: Some(row.entity),
        kind: "contract",
        subject: id.to_string(),
        lang: Lang::De,
        file_name,
        file_type: "application/pdf",
        bytes,
        owner: Some(row.person),
    };
    let document = documents::keep(tx, new).await?;
    mail(tx, row.person, "payroll-mail-contract", &[]).await?;
    tx.note("payroll.confirm", id, &serde_json::json!({ "state": to, "contract": document }));
    Ok(())
}

/// Gives a request back with the reason.
///
/// # Errors
/// Not allowed; `payroll-employment-state` if nothing waits.
pub async fn return_request(tx: &mut Tx, id: Id<Employment>, reason: &Line) -> Outcome<()> {
    tx.allow("payroll.confirm", &Thing::any())?;
    let row = store::employment(tx, id).await?;
    let to = match row.state {
        EmploymentState::Requested => EmploymentState::Returned,
        EmploymentState::ChangeRequested => EmploymentState::Active,
        _ => return Err(wrong_state(&row).into()),
    };
    let reviewer = tx.who().login;
    store::set_state(tx, id, row.state, to, Some(reason.as_str()), reviewer).await?;
    store::decide_terms(tx, id, "returned").await?;
    mail(tx, row.person, "payroll-mail-returned", &[("reason", reason.to_string())]).await?;
    tx.note("payroll.return_request", id, &serde_json::json!({ "reason": reason }));
    Ok(())
}

async fn mail(tx: &mut Tx, person: Id<Person>, key: &str, values: &[(&'static str, String)]) -> Outcome<()> {
    let person = people::person(tx, person).await?;
    let said = tx.say(person.lang);
    let reason = values.iter().find(|(name, _)| *name == "reason").map(|(_, value)| value.clone()).unwrap_or_default();
    let link = tx.house().link("/my/employment");
    let body = said.with(format!("{key}-body"), [("name", person.name()), ("link", link), ("reason", reason)]);
    tx.mail(Mail { to: person.email.to_string(), subject: said.say(format!("{key}-subject")), body, attachment: None }).await
}

/// The member acknowledges the contract (text form and acknowledgement of receipt, § 2 (1) NachwG).
///
/// # Errors
/// Not allowed; `payroll-employment-state` unless the contract was sent.
pub async fn sign(tx: &mut Tx, id: Id<Employment>) -> Outcome<()> {
    let row = store::employment(tx, id).await?;
    tx.allow("payroll.request", &Thing::of(row.person))?;
    if !store::set_state(tx, id, EmploymentState::ContractSent, EmploymentState::Signed, None, None).await? {
        return Err(wrong_state(&row).into());
    }
    store::activate_due(tx).await?;
    tx.note("payroll.sign", id, &serde_json::json!({}));
    Ok(())
}

/// Asks for other terms of a running employment from the 1st of a month on.
///
/// # Errors
/// As [`request`]; `payroll-employment-state` unless it runs.
pub async fn request_change(tx: &mut Tx, id: Id<Employment>, wanted: &Request) -> Outcome<()> {
    let row = store::employment(tx, id).await?;
    tx.allow("payroll.request", &Thing::of(row.person))?;
    check_request(wanted, tx.today())?;
    check_budget(tx, row.person, row.budget, wanted).await?;
    if !store::set_state(tx, id, EmploymentState::Active, EmploymentState::ChangeRequested, None, None).await? {
        return Err(wrong_state(&row).into());
    }
    store::insert_terms(tx, id, &terms(wanted)).await?;
    tx.note("payroll.request_change", id, &serde_json::json!({ "effective_on": wanted.starts_on }));
    Ok(())
}

/// Ends an employment at the end of a month, four weeks ahead at least (§ 622 (1) BGB).
///
/// # Errors
/// Not allowed; `payroll-end-not-last`, `payroll-notice`, `payroll-employment-state`.
pub async fn end_employment(tx: &mut Tx, id: Id<Employment>, ends_on: Day) -> Outcome<()> {
    const NOTICE_DAYS: i64 = 28;
    let row = store::employment(tx, id).await?;
    tx.allow("payroll.request", &Thing::of(row.person))?;
    if ends_on.last_of_month() != ends_on {
        return Err(Refusal::new("payroll-end-not-last").field("ends_on").into());
    }
    let earliest = tx.today().saturating_add(jiff::Span::new().days(NOTICE_DAYS));
    if ends_on < earliest || ends_on < row.starts_on {
        return Err(Refusal::new("payroll-notice").with("earliest", earliest).law("§ 622 Abs. 1 BGB").field("ends_on").into());
    }
    if store::set_end(tx, id, ends_on).await? != 1 {
        return Err(wrong_state(&row).into());
    }
    tx.note("payroll.end_employment", id, &serde_json::json!({ "ends_on": ends_on }));
    Ok(())
}
