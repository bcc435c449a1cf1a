//! The verbs of the fund: it is endowed, advances, and is refilled.

use super::{rules::to_refill, store};
use crate::{
    access::Thing,
    base::{Cents, Id, Outcome, Refusal},
    budgets::{self, Budget},
    db::Tx,
    ledger::{self, Account, EntityRow, Line, NewEntry, Source},
};

/// Moves an amount of the surplus into the fund, as the bodies resolved (§ 20 GenG).
///
/// # Errors
/// Not allowed but to the board; `fund-nothing` for nothing or less.
pub async fn endow(tx: &mut Tx, entity: Id<EntityRow>, amount: Cents) -> Outcome<()> {
    tx.allow("fund.endow", &Thing::any())?;
    if amount <= Cents::ZERO {
        return Err(Refusal::new("fund-nothing").field("amount").into());
    }
    let source: Id<store::Move> = tx.new_id();
    let lines = [Line::debit(Account::Surplus, "", amount), Line::credit(Account::FundReserve, "", amount)];
    book(tx, entity, "guarantee fund: endowment by resolution", Source::new("fund-endow", source), lines).await?;
    tx.note("fund.endow", source, &serde_json::json!({ "entity": entity, "amount_cents": amount }));
    Ok(())
}

/// Advances what no client has paid yet (R2). The same source is advanced once.
///
/// # Errors
/// A fault of the engine; the same source a second time is one.
pub async fn advance(tx: &mut Tx, budget: Id<Budget>, amount: Cents, source: &str) -> Outcome<()> {
    let entity = budgets::budget(tx, budget).await?.entity;
    let id = store::insert_move(tx, entity, budget, "advance", source, amount).await?;
    let lines = [Line::debit(Account::FundAdvances, budget, amount), Line::credit(Account::FundCommitted, "", amount)];
    book(tx, entity, "guarantee fund: advance", Source::new("fund-advance", source), lines).await?;
    tx.note("fund.advance", id, &serde_json::json!({ "budget": budget, "amount_cents": amount, "source": source }));
    Ok(())
}

/// Takes an advance back, because the client's money is here (R3).
///
/// # Errors
/// `fund-refill` if less is out.
pub async fn refill(tx: &mut Tx, budget: Id<Budget>, amount: Cents) -> Outcome<()> {
    let out = store::advanced(tx, budget).await?;
    if amount <= Cents::ZERO || amount > out {
        return Err(Refusal::new("fund-refill").with("out", out).into());
    }
    let entity = budgets::budget(tx, budget).await?.entity;
    let source: Id<store::Move> = tx.new_id();
    let id = store::insert_move(tx, entity, budget, "refill", &source.to_string(), -amount).await?;
    let lines = [Line::debit(Account::FundCommitted, "", amount), Line::credit(Account::FundAdvances, budget, amount)];
    book(tx, entity, "guarantee fund: refill", Source::new("fund-refill", source), lines).await?;
    tx.note("fund.refill", id, &serde_json::json!({ "budget": budget, "amount_cents": amount }));
    Ok(())
}

async fn book<const N: usize>(tx: &mut Tx, entity: Id<EntityRow>, text: &str, source: Source, lines: [Line; N]) -> Outcome<()> {
    let entry = NewEntry::balanced(entity, tx.today(), text, source, lines).map_err(anyhow::Error::from)?;
    ledger::post(tx, &entry).await?;
    Ok(())
}

/// Refills every advance as far as clients have paid since.
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    for advance in store::advances(tx).await? {
        let figures = budgets::figures(tx, advance.budget).await?;
        let back = to_refill(advance.amount_cents, figures.paid_cents, figures.used_cents);
        if back > Cents::ZERO {
            refill(tx, advance.budget, back).await?;
        }
    }
    Ok(())
}
