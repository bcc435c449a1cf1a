//! What the bank tells us: statements of account, which open item a payment pays, and what came back.

pub mod camt;
pub mod matching;
pub mod returns;
