//! The pages of work.
use crate::web::Pages;

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
}
