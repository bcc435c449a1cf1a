//! The pages of the site: public ones, the two homes, the manual.

mod components;
mod homes;
mod manual;
mod public;

pub(in crate::site) use public::{fee_today, newest};

use crate::web::Pages;

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().merge(public::pages()).merge(homes::pages()).merge(manual::pages())
}
