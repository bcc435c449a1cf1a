//! What we tell the bank: payment orders.

pub mod pain001;
pub mod text;
