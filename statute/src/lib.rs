//! German pay and cooperative law as dated data and exact functions.

mod cents;
mod error;
pub mod params;
mod rate;
pub mod tax;

pub use cents::Cents;
pub use error::StatuteError;
pub use params::Land;
pub use rate::{Percent, Thousandths};
