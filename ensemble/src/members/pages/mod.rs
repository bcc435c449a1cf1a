//! The pages of members: declaring, the statutes, and the member list.

mod join;
mod list;

use crate::web::Pages;

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().merge(join::pages()).merge(list::pages())
}
