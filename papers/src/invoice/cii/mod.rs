//! UN/CEFACT Cross Industry Invoice (CII), one of the two syntaxes of EN 16931.

mod write;
mod write_line;
mod write_settlement;

pub use write::write;

/// The name of the embedded file in a Factur-X or ZUGFeRD document of the profile EN 16931.
pub const FILE_NAME: &str = "factur-x.xml";
