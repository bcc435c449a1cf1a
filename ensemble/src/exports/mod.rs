//! What leaves the house for those who check and keep books elsewhere. See the README of this room.

mod acts;
mod api;
mod pages;
mod procedures;
mod tables;
#[cfg(test)]
mod tests;

pub use acts::{DatevAsked, File, Period, datev, gobd};
pub use api::api;
pub use pages::pages;
pub use procedures::{Operated, procedures};
