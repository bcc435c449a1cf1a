//! What the bank tells us: statements of account.

pub mod camt;
