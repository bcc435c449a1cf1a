//! The documents and files of a cooperative: values in, bytes out and back.
//!
//! No clock, no network, no database: the same values always give the same bytes, so an auditor can
//! make a document again and compare its hash.
//!
//! | word | what |
//! |---|---|
//! | [`identifiers`] | IBAN, BIC, RF reference, creditor id, Leitweg-ID, VAT id, tax number: parsed, never merely text |
//! | [`invoice`] | the invoice of EN 16931, its totals and VAT, written and read as CII |
//! | [`camt`] | bank statements (camt.053) read and written |
//! | [`bank`] | which open item a payment pays, and which payments came back and why |
//! | [`pain001`] | payment orders (pain.001) for salaries and other payments |
//! | [`pain002`] | what the bank says to a payment order, with the verification of payees |
//! | [`pain008`] | direct debits, with mandates and pre-notification |
//! | [`journal`] | journals for hledger and beancount |
//! | [`datev`] | the import files of tax advisers: bookings and contacts (EXTF 700) |
//! | [`gobd`] | tables for the tax audit, documentation of procedures |
//! | [`calendar`] | one event as a calendar file |
//! | `documents` | the printed documents as PDF (feature `documents`, on by default) |

pub mod bank;
pub mod calendar;
pub mod datev;
#[cfg(feature = "documents")]
pub mod documents;
pub mod gobd;
pub mod identifiers;
pub mod invoice;
pub mod journal;
pub mod money;
pub mod payment;
pub mod refusal;
mod xml;

pub use bank::camt;
pub use identifiers::{Bic, CreditorId, CreditorReference, Iban, LeitwegId, VatId};
pub use money::{Cents, Currency};
pub use payment::{pain001, pain002, pain008};
pub use refusal::Refusal;
pub use xml::XmlError;
