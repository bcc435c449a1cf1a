//! UN/CEFACT Cross Industry Invoice (CII), one of the two syntaxes of EN 16931.

mod read;
mod read_line;
mod write;
mod write_line;
mod write_settlement;

pub(super) use read::from_element;
pub use write::write;

/// The namespace of the root element.
pub(super) const NAMESPACE: &str = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";

/// The name of the embedded file in a Factur-X or ZUGFeRD document of the profile EN 16931.
pub const FILE_NAME: &str = "factur-x.xml";
