//! Why no invoice is taken out of a PDF.

use crate::Refusal;
use crate::xml::{MAX_BYTES, sentence};

/// Why a PDF gives no invoice file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HybridError {
    /// Not a PDF at all.
    #[error("the file is no PDF")]
    NoPdf,
    /// A PDF in which no file has the name of an invoice; those it has (at most 200 characters).
    #[error("the PDF has no invoice inside (files: {0:?})")]
    NoInvoice(String),
    /// A part that would become larger than anything that is read.
    #[error("{0} inflates past {MAX_BYTES} bytes")]
    Inflates(String),
    /// A PDF that cannot be read, in the words of its reader (at most 200 characters).
    #[error("the PDF cannot be read: {0}")]
    Broken(String),
}

impl HybridError {
    /// The fault in both languages.
    pub fn refusal(&self) -> Refusal {
        let (code, de) = match self {
            Self::NoPdf => ("pdf-none", "Die Datei ist kein PDF.".to_owned()),
            Self::NoInvoice(found) if found.is_empty() => ("pdf-invoice", "Im PDF liegt keine Rechnungsdatei.".to_owned()),
            Self::NoInvoice(found) => ("pdf-invoice", format!("Im PDF liegt keine Rechnungsdatei, nur: {found}.")),
            Self::Inflates(_) => ("pdf-bomb", format!("Ein Teil des PDF wird entpackt größer als {MAX_BYTES} Bytes.")),
            Self::Broken(fault) => ("pdf-broken", format!("Das PDF ist nicht lesbar (Meldung: {fault}).")),
        };
        Refusal::new(code, "file", sentence(&self.to_string()), de)
    }
}
