//! Books for the tax adviser: the import files of DATEV, form EXTF, header version 700.
//!
//! | file | category / version | what |
//! |---|---|---|
//! | [`write_bookings`] | 21 / 13 | *Buchungsstapel*: a period of the journal, split into lines of account and counter-account |
//! | [`write_contacts`] | 16 / 5 | *Debitoren/Kreditoren*: who stands behind the person accounts |
//!
//! Windows-1252, CRLF, semicolons, amounts unsigned with S (debit) or H (credit). What the program of
//! the tax adviser would reject is refused before, in words, all at once.

mod bookings;
mod chart;
mod contacts;
mod file;
mod split;

pub use bookings::{Batch, write as write_bookings};
pub use chart::{Chart, Numbers, Role, roles};
pub use contacts::{Contact, Named, write as write_contacts};
pub use file::Client;
