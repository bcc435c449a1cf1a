//! What the bank tells us: statements of account, and which open item a payment pays.

pub mod camt;
pub mod matching;
