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
    take(tx, budget, amount, Cents::ZERO, &source, "").await
}

/// Uses the cost of a salary, and remembers what of it reaches the member's account. `text` is what the member reads.
///
/// # Errors
/// As [`use_for`].
pub async fn use_for_salary(tx: &mut Tx, budget: Id<Budget>, salary: Salary, source: Source, text: &str) -> Outcome<()> {
    take(tx, budget, salary.cost_cents, salary.net_pay_cents, &source, text).await
}

async fn take(tx: &mut Tx, budget: Id<Budget>, used: Cents, net_pay: Cents, source: &Source, text: &str) -> Outcome<()> {
    let change = Figures { used_cents: used, net_pay_cents: net_pay, ..Figures::default() };
    let source = format!("{}/{}", source.kind, source.id);
    let day = tx.today();
    let done = store::insert_use(tx, &NewMove { budget, kind: "use", source: &source, day, text, change }).await?;
    if done {
        return Ok(());
    }
    let available = store::figures(tx, budget).await?.available_for_payroll();
    let refusal = Refusal::new("budgets-not-enough").law("M4").with("available", available).with("wanted", used);
    Err(refusal.into())
}
