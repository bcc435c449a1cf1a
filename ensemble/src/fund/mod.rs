//! The mutual guarantee fund. See the README of this room.

mod acts;
mod api;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{advance, endow, refill, sweep};
pub use api::api;
pub use pages::pages;
pub use rules::{Standing, to_refill};
pub use store::{AdvanceRow, advanced, advanced_by_budget, advances, standing};
