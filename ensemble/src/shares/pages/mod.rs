//! The pages of shares: a member's own, and the desk where the board decides.

mod desk;
mod mine;

use crate::web::Pages;

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().merge(mine::pages()).merge(desk::pages())
}
