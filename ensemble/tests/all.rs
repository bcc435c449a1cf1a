//! Tests of the whole house: the invariants of its code, and what a visitor sees over HTTP.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, missing_docs, reason = "tests")]

mod tidy;
