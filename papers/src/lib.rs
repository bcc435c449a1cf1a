//! The documents and files of a cooperative.
