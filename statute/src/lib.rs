#![doc = include_str!("../README.md")]

pub mod calendar;
pub mod cases;
mod cents;
pub mod country;
mod error;
pub mod explain;
pub mod fees;
pub mod genossenschaft;
pub mod interest;
pub mod params;
pub mod pay;
mod rate;
pub mod retention;
mod social;
pub mod tax;
pub mod vat;

pub use cents::Cents;
pub use error::StatuteError;
pub use params::Land;
pub use rate::{Percent, Thousandths};
