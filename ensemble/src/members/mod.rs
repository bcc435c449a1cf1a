//! Members: declaration, admission, the member list. See the README of this room.

mod acts;
mod rules;
mod store;

pub use acts::{
    Admitted, Declared, Handed, admit, adopt_statutes, copy_list, declare, enter_shares, hand_over_statutes, inspect_list, refuse,
};
pub use rules::{Declaration, Filter, Inspection, Member, NewDeclaration, Sort};
pub use store::{ListRow, MemberRow, StatutesRow, counts, list, list_as_of, member, member_of, statutes_in_force};

use crate::{
    base::Outcome,
    db::Tx,
    web::{ApiRouter, Pages},
};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
}

/// The API of this room.
pub fn api() -> ApiRouter {
    ApiRouter::new()
}

/// What falls due in this room by itself: notices of refusal that have left are erased (§ 15(2) GenG).
///
/// # Errors
/// A fault of the engine.
pub async fn sweep(tx: &mut Tx) -> Outcome<()> {
    store::erase_notices(tx).await
}
