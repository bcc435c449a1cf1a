//! Members: declaration, admission, the member list. See the README of this room.

mod acts;
mod api;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{
    Admitted, Declared, Handed, admit, adopt_statutes, copy_list, declare, enter_shares, hand_over_statutes, inspect_list, refuse,
};
pub use api::api;
pub use pages::pages;
pub use rules::{Decision, Declaration, Filter, Inspection, Member, NewDeclaration, Sort, Statutes};
pub use store::{
    DeclarationRow, ListRow, MemberRow, StatutesRow, by_number, counts, declaration, entries, list, list_as_of, member, member_of,
    open_counts, open_declarations, persons, statutes, statutes_in_force, versions,
};

/// What falls due in this room by itself: notices of refusal that have left are erased (§ 15(2) GenG).
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut crate::db::Tx) -> crate::base::Outcome<()> {
    store::erase_notices(tx).await
}
