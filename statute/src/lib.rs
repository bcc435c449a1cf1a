//! German pay and cooperative law as dated data and exact functions.

pub mod cases;
mod cents;
mod error;
pub mod explain;
pub mod params;
pub mod pay;
mod rate;
mod social;
pub mod tax;

pub use cents::Cents;
pub use error::StatuteError;
pub use params::Land;
pub use rate::{Percent, Thousandths};
