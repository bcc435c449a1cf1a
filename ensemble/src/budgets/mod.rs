//! Budgets: the sub-ledger of what members bring in. See the README of this room.

mod acts;
mod api;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{credit, mark_paid, open, plan, reverse, unplan, use_for, use_for_salaries};
pub use api::api;
pub use pages::pages;
pub use rules::{Budget, Credit, Figures, Flow, Invoiced, PaidPart, Salary, Step, fee, paid_part, waterfall};
pub use store::{BudgetRow, MoveRow, budget, figures, figures_of, figures_of_entity, figures_of_person, moves, of_person};

/// What falls due in this room by itself: nothing.
///
/// # Errors
/// None.
#[expect(clippy::unused_async, reason = "every room has a sweep; a budget waits for others' acts")]
pub async fn sweep(_tx: &mut crate::db::Tx) -> crate::base::Outcome<()> {
    Ok(())
}
