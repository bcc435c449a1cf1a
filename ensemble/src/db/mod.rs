//! The one door to SQL. Only here is the driver named; rooms see a transaction that speaks one SQL on both engines.

mod count;
mod door;
mod migrate;
mod row;
mod tx;
mod value;

#[cfg(test)]
mod tests;

pub use count::counted;
pub use door::{Db, Engine};
pub use migrate::{MIGRATIONS, Migration};
pub use row::Row;
pub use tx::{Answer, Mail, Stamp, Tx, Who};
pub use value::{FromDb, Params, ToDb, Value};
