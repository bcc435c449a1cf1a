//! The tables of members.

mod declarations;
mod list;

pub use declarations::{DeclarationRow, StatutesRow, declaration, open_declarations, statutes, statutes_in_force, versions};
pub(super) use declarations::{
    address_taken, erase_declaration, erase_notices, find_refusal_mail, insert_declaration, insert_statutes, set_admitted,
};
pub use list::{ListRow, MemberRow, by_number, counts, entries, list, list_as_of, member, member_of, open_counts, persons};
pub(super) use list::{NewEntry, NewMember, insert_entry, insert_inspection, insert_member, set_current};
