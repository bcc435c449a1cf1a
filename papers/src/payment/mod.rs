//! What we tell the bank: payment orders; and what it answers.

pub mod pain001;
pub mod pain002;
pub mod text;
