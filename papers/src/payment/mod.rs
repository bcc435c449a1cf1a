//! What we tell the bank: payment orders and direct debits; and what it answers.

mod days;
pub mod pain001;
pub mod pain002;
pub mod pain008;
mod parts;
pub mod text;

pub use days::{is_banking_day, next_banking_day};
