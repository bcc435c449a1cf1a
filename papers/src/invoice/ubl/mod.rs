//! Universal Business Language 2.1 (UBL), the other syntax of EN 16931: `Invoice` and `CreditNote`.

mod read;
mod read_line;
mod write;
mod write_line;

pub(super) use read::from_element;
pub use write::write;

pub(super) const INVOICE_NAMESPACE: &str = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
pub(super) const CREDIT_NOTE_NAMESPACE: &str = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

/// The scheme that marks a creditor id among a party's ids.
const SEPA: &str = "SEPA";
