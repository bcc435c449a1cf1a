//! Payment, report and lock.

use super::{
    super::{
        rules::{Run, RunState, Sealed, outstanding, pay_day},
        store::{self, IssuedRow, RunRow},
    },
    runs::step,
};
use crate::{
    access::Thing,
    app::Profile,
    base::{Cents, Day, Id, Lang, Outcome, Refusal},
    budgets,
    db::Tx,
    documents::{self, Document, NewDocument},
    fund,
    ledger::{self, Account, EntityRow, NewEntry, Source},
};
use papers::{
    Iban,
    pain001::{Batch, Payment, Purpose, Remittance, write},
};

/// Makes the payment file of a released run, once (R13): the bytes are kept under their message id, and every later download gives
/// the same bytes. What no client has paid yet is advanced by the guarantee fund (R11).
///
/// # Errors
/// Not allowed; `payroll-run-state` unless all payslips are issued; `payroll-payment-refused` with what the bank would reject.
pub async fn pay_run(tx: &mut Tx, id: Id<Run>, pay_on: Option<Day>) -> Outcome<Option<Id<Document>>> {
    tx.allow("payroll.pay", &Thing::any())?;
    step(tx, id, RunState::Approved, RunState::Paid, false).await?;
    let run = store::run(tx, id).await?;
    let pay_on = pay_on.unwrap_or_else(|| pay_day(run.month).max(tx.today()));
    let rows = store::issued(tx, id).await?;
    let rows: Vec<IssuedRow> = rows.into_iter().filter(|row| row.slip.net > Cents::ZERO).collect();
    let entity = entity(tx, run.entity).await?;
    let document = if rows.is_empty() { None } else { Some(order(tx, &run, &entity, &rows, pay_on).await?) };
    advance(tx, &run, &rows).await?;
    tx.note("payroll.pay_run", id, &serde_json::json!({ "payments": rows.len(), "pay_on": pay_on, "document": document }));
    Ok(document)
}

pub(super) async fn entity(tx: &mut Tx, id: Id<EntityRow>) -> Outcome<EntityRow> {
    let found = ledger::entities(tx).await?.into_iter().find(|entity| entity.id == id);
    found.ok_or(crate::base::Error::Missing("entity"))
}

/// Writes and keeps the file, and books it as money in transit.
async fn order(tx: &mut Tx, run: &RunRow, entity: &EntityRow, rows: &[IssuedRow], pay_on: Day) -> Outcome<Id<Document>> {
    let profile: Profile = serde_json::from_value(entity.profile.clone())?;
    let month = format!("{:04}-{:02}", run.month.year(), run.month.month());
    let message_id = format!("PAY-{}-{month}-{}", entity.code.to_uppercase().chars().take(12).collect::<String>(), run.round);
    let text = format!("Gehalt {:02}/{:04} {}", run.month.month(), run.month.year(), entity.name);
    let mut payments = Vec::with_capacity(rows.len());
    for row in rows {
        let sealed: Sealed = store::open_sealed(tx, row.wrapped.as_deref(), "payslip", row.sealed.as_deref().unwrap_or_default())?;
        payments.push(Payment {
            end_to_end_id: format!("PAY-{month}-{}-{}", row.number, run.round),
            creditor_name: row.name.clone(),
            creditor_iban: iban(&sealed.facts.iban)?,
            creditor_bic: None,
            amount_cents: papers::Cents(row.slip.net.0),
            remittance: Remittance::Text(text.clone()),
        });
    }
    let batch = Batch {
        message_id: message_id.clone(),
        payment_id: message_id.clone(),
        created_at: tx.now().to_zoned_datetime(jiff::tz::TimeZone::UTC).datetime(),
        execute_on: pay_on,
        purpose: Purpose::Salary,
        debtor_name: entity.name.clone(),
        debtor_iban: iban(&profile.iban)?,
        debtor_bic: None,
        payments,
    };
    let bytes = write(&batch).map_err(|refusals| {
        let all: Vec<String> = refusals.iter().map(ToString::to_string).collect();
        Refusal::new("payroll-payment-refused").with("fault", all.join("; "))
    })?;
    let document = NewDocument {
        entity: Some(run.entity),
        kind: "pain001",
        subject: run.id.to_string(),
        lang: Lang::De,
        file_name: format!("{message_id}.xml"),
        file_type: "application/xml",
        bytes,
        owner: None,
    };
    let document = documents::keep(tx, document).await?;
    store::set_paid(tx, run.id, pay_on, Some((&message_id, document))).await?;
    book(tx, run, rows, pay_on, &message_id).await?;
    Ok(document)
}

fn iban(text: &str) -> Outcome<Iban> {
    Iban::parse(text).map_err(|_| Refusal::new("payroll-iban").into())
}

async fn book(tx: &mut Tx, run: &RunRow, rows: &[IssuedRow], pay_on: Day, message_id: &str) -> Outcome<()> {
    let sum: Cents = rows.iter().map(|row| row.slip.net).sum();
    let owed = rows.iter().map(|row| ledger::Line::debit(Account::NetPayPayable, row.employment, row.slip.net));
    let lines = owed.chain([ledger::Line::credit(Account::Transit, message_id, sum)]);
    let text = format!("payroll {:04}-{:02}, payment order {message_id}", run.month.year(), run.month.month());
    let entry = NewEntry::balanced(run.entity, pay_on, text, Source::new("payroll-payment", run.id), lines);
    ledger::post_all(tx, run.entity, &[entry.map_err(anyhow::Error::from)?]).await
}

/// What was used and no client has paid yet is advanced: the advance of a budget grows to that amount.
async fn advance(tx: &mut Tx, run: &RunRow, rows: &[IssuedRow]) -> Outcome<()> {
    let figures = budgets::figures_of_entity(tx, run.entity).await?;
    let advanced = fund::advanced_by_budget(tx, run.entity).await?;
    for row in rows {
        let figures = figures.get(&row.budget).copied().unwrap_or_default();
        let known = advanced.get(&row.budget).copied().unwrap_or_default();
        let more = outstanding(figures.paid_cents, figures.used_cents, known);
        if more > Cents::ZERO {
            fund::advance(tx, row.budget, more, &format!("payslip/{}", row.id)).await?;
            store::set_advance(tx, row.id, more).await?;
        }
    }
    Ok(())
}

/// Writes the amounts for the contribution reports and the wage tax return as a file, for the portals of the authorities (R12).
/// Nothing is transmitted: this needs their certificates.
///
/// # Errors
/// Not allowed; `payroll-run-state`.
pub async fn report_run(tx: &mut Tx, id: Id<Run>) -> Outcome<Id<Document>> {
    tx.allow("payroll.pay", &Thing::any())?;
    step(tx, id, RunState::Paid, RunState::Reported, false).await?;
    let run = store::run(tx, id).await?;
    let mut file = csv::Writer::from_writer(Vec::new());
    let fault = |fault: csv::Error| crate::base::Error::Fault(fault.into());
    file.write_record(["payee", "kind", "amount_eur"]).map_err(fault)?;
    for due in store::dues(tx, id).await? {
        file.write_record([due.payee.as_str(), due.kind.as_str(), due.amount_cents.plain().as_str()]).map_err(fault)?;
    }
    let bytes = file.into_inner().map_err(|fault| anyhow::anyhow!("a file in memory: {fault}"))?;
    let new = NewDocument {
        entity: Some(run.entity),
        kind: "payroll-report",
        subject: id.to_string(),
        lang: Lang::De,
        file_name: format!("payroll-report-{:04}-{:02}-{}.csv", run.month.year(), run.month.month(), run.round),
        file_type: "text/csv",
        bytes,
        owner: None,
    };
    let document = documents::keep(tx, new).await?;
    tx.note("payroll.report_run", id, &serde_json::json!({ "document": document }));
    Ok(document)
}

/// Closes a reported run for good.
///
/// # Errors
/// Not allowed; `payroll-run-state`.
pub async fn lock_run(tx: &mut Tx, id: Id<Run>) -> Outcome<()> {
    tx.allow("payroll.prepare", &Thing::any())?;
    step(tx, id, RunState::Reported, RunState::Locked, false).await?;
    tx.note("payroll.lock_run", id, &serde_json::json!({}));
    Ok(())
}
