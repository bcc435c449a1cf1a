//! The values of the printed documents: contract and payslip. German is the binding text.

use super::{
    rules::{CostRole, Facts, Sealed, full_cost},
    store::{self, EmploymentRow, SlipRow},
};
use crate::{
    app::Profile,
    base::{Cents, Day, Lang, Outcome, Refusal, Said},
    db::Tx,
    documents::letterhead,
    ledger::{self, EntityRow},
    people::{self, PersonRow},
};
use papers::{
    Iban,
    documents::{
        Clause, CostLine, Deduction, Document, Earning, Employee, EmploymentContract, FullCost, House, InsuranceData, InsuredGross,
        PayItem, Payslip, Recipient, Role, TaxData, render,
    },
};
use rust_decimal::Decimal;
use statute::pay::{Certificate, Item, Split, TaxMarks, certificate};

/// File name and bytes.
type Print = (String, Vec<u8>);

/// The contract of an employment with all terms that § 2 (1) NachwG asks for.
pub(super) async fn contract(tx: &mut Tx, row: &EmploymentRow) -> Outcome<Print> {
    let person = people::person(tx, row.person).await?;
    let (house, profile, entity) = house(tx, row.entity).await?;
    let said = tx.say(Lang::De);
    let say = |key: &str| said.say(format!("payroll-contract-{key}"));
    let number = format!("{}-{}", entity.code.to_uppercase(), row.number);
    let contract = EmploymentContract {
        number: number.clone(),
        dated_on: tx.today(),
        employee: Recipient { name: person.name(), address: address(&person) },
        born_on: person.born_on.ok_or_else(|| Refusal::new("payroll-no-birth"))?,
        starts_on: row.terms.effective_on,
        ends_on: row.ends_on,
        term_reason: String::new(),
        workplace: say("workplace"),
        activity: say("activity"),
        probation_months: Some(6),
        pay: vec![PayItem { name: say("pay"), amount_cents: papers::Cents(row.terms.gross_cents.0) }],
        pay_due: say("pay-due"),
        weekly_hours: row.terms.weekly_hours,
        weekly_days: Decimal::from(5),
        working_time: say("working-time"),
        overtime: say("overtime"),
        holiday_days: Decimal::from(20),
        training: String::new(),
        pension_provider: String::new(),
        notice: say("notice"),
        agreements: say("agreements"),
        clauses: vec![Clause { title: say("budget-title"), text: say("budget") }],
        signatories: profile.board,
    };
    let pdf = typeset(&house, &Document::Contract(Box::new(contract)))?;
    Ok((format!("Arbeitsvertrag-{number}.pdf"), pdf))
}

fn typeset(house: &House, document: &Document) -> Outcome<Vec<u8>> {
    Ok(render(house, document, papers::documents::Lang::De).map_err(anyhow::Error::from)?.bytes)
}

fn address(person: &PersonRow) -> Vec<String> {
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let town = format!("{} {}", part(&person.postcode), part(&person.city));
    [part(&person.street), town.trim().to_owned()].into_iter().filter(|line| !line.is_empty()).collect()
}

async fn house(tx: &mut Tx, id: crate::base::Id<EntityRow>) -> Outcome<(House, Profile, EntityRow)> {
    let entity = ledger::entities(tx).await?.into_iter().find(|entity| entity.id == id);
    let entity = entity.ok_or(crate::base::Error::Missing("entity"))?;
    let profile: Profile = serde_json::from_value(entity.profile.clone())?;
    Ok((letterhead(&entity)?, profile, entity))
}

/// The payslip with everything that § 1 EBV asks for, and the full-cost statement beside it.
pub(super) async fn payslip(tx: &mut Tx, row: &SlipRow, sealed: &Sealed) -> Outcome<Print> {
    let person = people::person(tx, row.person).await?;
    let employment = store::employment(tx, row.employment).await?;
    let run = store::run(tx, row.run).await?;
    let (house, _, _) = house(tx, row.entity).await?;
    let said = tx.say(Lang::De);
    let last = row.month.last_of_month();
    let paid_on = run.pay_on.unwrap_or_else(|| super::rules::pay_day(row.month));
    let certified = certificate(&sealed.input, &sealed.slip).map_err(anyhow::Error::from)?;
    let slip = Payslip {
        year: row.month.year(),
        month: row.month.month(),
        // Not the day of printing: the same values give the same bytes whenever they are printed.
        dated_on: last,
        employee: employee(&person, &employment, sealed, last)?,
        tax_days: certified.tax_days,
        insurance_days: certified.insurance_days,
        tax: tax(&sealed.facts, &certified.tax),
        insurance: insurance(&sealed.facts.health_fund, &certified),
        earnings: certified.items.iter().map(|item| earning(item, &said)).collect(),
        taxable_cents: papers::Cents(certified.taxable.current.0),
        taxable_once_cents: papers::Cents(certified.taxable.one_off.0),
        insured: insured(&certified, &said),
        gross_cents: papers::Cents(row.slip.gross.0),
        taxes: taxes(&certified, &said),
        contributions: contributions(&certified, &said),
        net_cents: papers::Cents(certified.net.0),
        extras: Vec::new(),
        payout_cents: papers::Cents(sealed.slip.payout.0),
        payout_account: account(&sealed.facts.iban),
        paid_on,
        year_to_date: Vec::new(),
        full_cost: statement(row, sealed, &said)?,
    };
    let pdf = typeset(&house, &Document::Payslip(Box::new(slip)))?;
    let name = format!("Entgeltabrechnung-{:04}-{:02}-{}.pdf", row.month.year(), row.month.month(), employment.number);
    Ok((name, pdf))
}

fn employee(person: &PersonRow, employment: &EmploymentRow, sealed: &Sealed, last: Day) -> Outcome<Employee> {
    Ok(Employee {
        number: employment.number.to_string(),
        name: person.name(),
        address: address(person),
        born_on: person.born_on.ok_or_else(|| Refusal::new("payroll-no-birth"))?,
        insurance_number: sealed.facts.social_number.clone(),
        started_on: employment.starts_on,
        ended_on: employment.ends_on.filter(|ends_on| *ends_on <= last),
    })
}

fn tax(facts: &Facts, marks: &TaxMarks) -> TaxData {
    TaxData {
        tax_id: facts.tax_id.clone(),
        class: marks.class,
        factor: marks.factor.map(|factor| Decimal::new(factor.0, 3)),
        child_allowances: Decimal::new(marks.child_allowances.0, 3).normalize(),
        church: facts.church.clone().unwrap_or_default(),
        allowance_year_cents: papers::Cents(marks.allowance_year.0),
        allowance_month_cents: papers::Cents(marks.allowance_month.0),
    }
}

fn insurance(office: &str, certified: &Certificate) -> InsuranceData {
    let group = certified.group;
    InsuranceData {
        group_key: format!("{}-{}-{}-{}", group.kv, group.rv, group.av, group.pv),
        person_group: certified.person_group.to_string(),
        office: office.to_owned(),
        children_key: certified.care.sign(),
        transition_range: certified.transition_range,
        several_employments: certified.several_employments,
    }
}

fn earning(item: &Item, said: &Said) -> Earning {
    Earning {
        name: said.say("payroll-earning-wage"),
        amount_cents: papers::Cents(item.amount.0),
        taxable: item.taxable,
        insured: item.insured,
        gross: item.gross,
        once: item.once,
    }
}

/// Health and care share one base, pension and unemployment the other.
fn insured(certified: &Certificate, said: &Said) -> Vec<InsuredGross> {
    let branch = |(key, split): (&str, Split)| InsuredGross {
        branch: said.say(format!("payroll-branch-{key}")),
        amount_cents: papers::Cents(split.current.0),
        once_cents: papers::Cents(split.one_off.0),
    };
    [("kv", certified.insured.kv), ("rv", certified.insured.rv)].into_iter().map(branch).collect()
}

fn taxes(certified: &Certificate, said: &Said) -> Vec<Deduction> {
    let taxes = &certified.taxes;
    deductions([("lst", taxes.lst), ("soli", taxes.soli), ("kist", taxes.kist)], said)
}

fn contributions(certified: &Certificate, said: &Said) -> Vec<Deduction> {
    let own = &certified.contributions;
    deductions([("kv", own.kv), ("pv", own.pv), ("rv", own.rv), ("av", own.av)], said)
}

fn deductions<const N: usize>(lines: [(&str, Split); N], said: &Said) -> Vec<Deduction> {
    let line = |(key, split): (&str, Split)| Deduction {
        name: said.say(format!("payroll-due-{key}")),
        amount_cents: papers::Cents(split.current.0),
        once_cents: papers::Cents(split.one_off.0),
    };
    lines.into_iter().map(line).collect()
}

/// The account as a payslip names it: the last four digits are enough to recognise it.
fn account(iban: &str) -> String {
    Iban::parse(iban).map_or_else(|_| String::new(), |iban| format!("IBAN … {}", iban.last_four()))
}

fn statement(row: &SlipRow, sealed: &Sealed, said: &Said) -> Outcome<FullCost> {
    let lines = full_cost(sealed, said).map_err(anyhow::Error::from)?;
    let values = [("cost", said.money(row.slip.cost)), ("gross", said.money(row.slip.gross)), ("net", said.money(row.slip.net))];
    let line = |line: super::rules::CostLine| CostLine {
        role: match line.role {
            CostRole::Start => Role::Start,
            CostRole::Minus => Role::Minus,
            CostRole::Subtotal => Role::Subtotal,
            CostRole::Result => Role::Result,
        },
        label: line.title,
        rule: line.rule,
        paragraph: line.paragraph,
        amount_cents: papers::Cents(line.amount_cents.0),
    };
    let unpaid = (sealed.way.used_cents + row.slip.cost - sealed.way.paid_cents).at_least_zero();
    let note = (unpaid > Cents::ZERO).then(|| said.with("payroll-cost-note-fund", [("unpaid", said.money(unpaid))]));
    Ok(FullCost {
        sentence: said.with("payroll-cost-sentence", values),
        lines: lines.into_iter().map(line).collect(),
        notes: note.into_iter().collect(),
    })
}
