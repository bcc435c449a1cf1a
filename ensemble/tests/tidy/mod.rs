//! The invariants of the house's code, as tests (see ARCHITECTURE.md).

mod code;
mod rooms;
mod sql;
mod texts;
mod tree;
