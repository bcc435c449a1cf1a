//! Secret ballots that anyone can verify.
pub mod archive;
pub mod canon;
pub mod credential;
pub mod election;
mod fault;
pub mod proof;
pub mod suite;
pub use fault::{Fault, Place, Why};
