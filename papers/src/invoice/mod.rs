//! The invoice of EN 16931: one model, its totals, and the files it is written to and read from.

#[cfg(feature = "rules")]
pub mod check;
pub mod cii;
mod hybrid;
mod kind;
mod model;
mod party;
mod read;
mod totals;
pub mod ubl;
mod vat;

pub use hybrid::HybridError;
pub use kind::Kind;
pub use model::{
    Adjustment, Attachment, Card, Classification, CreditTransfer, Delivery, DirectDebit, Invoice, Item, Line, LineAdjustment, Note,
    PaymentInstructions, Period, Preceding, Price, Totals, VatBreakdown,
};
pub use party::{Address, Contact, Identifier, Party, Payee, Representative};
pub use read::{InvoiceError, read};
pub use vat::{Treatment, VatCategory};

/// BT-24 of a plain EN 16931 invoice.
pub const EN_16931: &str = "urn:cen.eu:en16931:2017";
/// BT-24 of an XRechnung 3.0, which public buyers in Germany ask for.
pub const XRECHNUNG_3: &str = "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0";
/// BT-23 of Peppol's billing process, which XRechnung asks for.
pub const PEPPOL_BILLING: &str = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
