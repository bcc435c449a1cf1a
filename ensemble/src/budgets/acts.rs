//! The verbs of a budget. They are called by acts of other rooms inside their transaction; only `open` stands alone.

use super::{
    rules::{Budget, Credit, Figures, Invoiced, PaidPart, Salary, fee},
    store::{self, NewMove},
};
use crate::{
    access::Thing,
    base::{Cents, Id, Outcome, Refusal},
    db::Tx,
    ledger::{EntityRow, Source},
    people::Person,
};
use std::collections::BTreeSet;

/// Opens the budget of a person at an entity, or returns the one that is there.
///
/// # Errors
/// [`crate::base::Error::NotAllowed`] unless one may place the person's orders.
pub async fn open(tx: &mut Tx, person: Id<Person>, entity: Id<EntityRow>) -> Outcome<Id<Budget>> {
    tx.allow("work.place_order", &Thing::of(person))?;
    if let Some(known) = store::find(tx, person, entity).await? {
        return Ok(known);
    }
    let id = store::insert(tx, person, entity).await?;
    tx.note("budgets.open", id, &serde_json::json!({ "person": person, "entity": entity }));
    Ok(id)
}

/// What an order will bring if it is done and invoiced: net less the fee of today. The order is planned once.
///
/// # Errors
/// A fault of the engine.
pub async fn plan(tx: &mut Tx, budget: Id<Budget>, order: &str, text: &str, net: Cents) -> Outcome<Cents> {
    let day = tx.today();
    let amount = net - fee(net, tx.house().settings().fee_percent(day));
    let change = Figures { planned_cents: amount, ..Figures::default() };
    store::insert_move(tx, &NewMove { budget, kind: "plan", source: order, day, text, change }).await?;
    Ok(amount)
}

/// The order was invoiced or came to nothing: what was planned for it is planned no more.
///
/// # Errors
/// A fault of the engine.
pub async fn unplan(tx: &mut Tx, budget: Id<Budget>, order: &str, text: &str, planned: Cents) -> Outcome<()> {
    let change = Figures { planned_cents: -planned, ..Figures::default() };
    let day = tx.today();
    store::insert_move(tx, &NewMove { budget, kind: "unplan", source: order, day, text, change }).await
}

/// Credits an invoice: net less fee (M1). The caller books [`Credit::lines`] within the invoice's entry.
///
/// # Errors
/// A fault of the engine; the same invoice a second time is one.
pub async fn credit(tx: &mut Tx, invoiced: &Invoiced<'_>) -> Outcome<Credit> {
    let fee_percent = tx.house().settings().fee_percent(invoiced.day);
    let fee_cents = fee(invoiced.net_cents, fee_percent);
    let credit = Credit { budget: invoiced.budget, net_cents: invoiced.net_cents, fee_cents, fee_percent };
    let change = Figures {
        gross_cents: invoiced.net_cents + invoiced.vat_cents,
        vat_cents: invoiced.vat_cents,
        fee_cents,
        credited_cents: credit.amount(),
        guaranteed_cents: if invoiced.guaranteed { credit.amount() } else { Cents::ZERO },
        ..Figures::default()
    };
    let (budget, day, text) = (invoiced.budget, invoiced.day, invoiced.text);
    store::insert_move(tx, &NewMove { budget, kind: "credit", source: &invoiced.source, day, text, change }).await?;
    Ok(credit)
}

/// The client's money is here (or a part of it, see [`super::paid_part`]): it counts as paid, and no longer as guaranteed.
///
/// # Errors
/// A fault of the engine; the same source a second time is one.
pub async fn mark_paid(tx: &mut Tx, paid: &PaidPart<'_>) -> Outcome<()> {
    let change = Figures {
        paid_cents: paid.amount_cents,
        guaranteed_cents: if paid.guaranteed { -paid.amount_cents } else { Cents::ZERO },
        ..Figures::default()
    };
    let (budget, day, text) = (paid.budget, paid.day, paid.text);
    store::insert_move(tx, &NewMove { budget, kind: "payment", source: &paid.source, day, text, change }).await
}

/// A credit note takes a credit back (M1): all of it, the part that was paid as well, for this money is the client's again.
/// `source` is the credit note; `paid` is the part of the credit that counts as paid. Returns the reversed credit, whose
/// lines the caller books.
///
/// # Errors
/// A fault of the engine; the same credit note a second time is one.
pub async fn reverse(tx: &mut Tx, source: &str, invoiced: &Invoiced<'_>, credited: Credit, paid: Cents) -> Outcome<Credit> {
    let amount = credited.amount();
    let change = Figures {
        gross_cents: -(invoiced.net_cents + invoiced.vat_cents),
        vat_cents: -invoiced.vat_cents,
        fee_cents: -credited.fee_cents,
        credited_cents: -amount,
        guaranteed_cents: if invoiced.guaranteed { paid - amount } else { Cents::ZERO },
        paid_cents: -paid,
        ..Figures::default()
    };
    let (budget, day, text) = (invoiced.budget, invoiced.day, invoiced.text);
    store::insert_move(tx, &NewMove { budget, kind: "reversal", source, day, text, change }).await?;
    Ok(Credit { net_cents: -credited.net_cents, fee_cents: -credited.fee_cents, ..credited })
}

/// Uses an amount of the budget for a cost. The entry in the books (debit budgets, credit budget release) is the caller's.
///
/// # Errors
/// `budgets-not-enough` if paid + guaranteed − used is less (M4); a fault if the source used it before.
pub async fn use_for(tx: &mut Tx, budget: Id<Budget>, amount: Cents, source: Source) -> Outcome<()> {
    let change = Figures { used_cents: amount, ..Figures::default() };
    let source = format!("{}/{}", source.kind, source.id);
    let day = tx.today();
    let done = store::insert_use(tx, &NewMove { budget, kind: "use", source: &source, day, text: "", change }).await?;
    if done {
        return Ok(());
    }
    let available = store::figures(tx, budget).await?.available_for_payroll();
    Err(Refusal::new("budgets-not-enough").law("M4").with("available", available).with("wanted", amount).into())
}

/// Uses the costs of salaries in their order, and remembers what of each reaches the member's account; says of each whether the
/// budget bore it (M4). `text` is what members read. One statement reads all budgets, one writes all moves: acts of a cooperative
/// take turns, so nothing comes between the two.
///
/// # Errors
/// A fault if a source used the budget before.
pub async fn use_for_salaries(tx: &mut Tx, salaries: &[Salary], text: &str) -> Outcome<Vec<bool>> {
    let budgets: BTreeSet<_> = salaries.iter().map(|salary| salary.budget).collect();
    let mut figures = store::figures_of(tx, &budgets).await?;
    let mut borne = Vec::with_capacity(salaries.len());
    let mut moves = Vec::with_capacity(salaries.len());
    for salary in salaries {
        let left = figures.entry(salary.budget).or_default();
        let bears = left.available_for_payroll() >= salary.cost_cents;
        if bears {
            left.used_cents += salary.cost_cents;
            moves.push(salary);
        }
        borne.push(bears);
    }
    store::insert_salaries(tx, &moves, text).await?;
    Ok(borne)
}
