//! The invoice file inside of a PDF that may be hostile.

use en16931_formats::zugferd::{Error, Limits, extract};

use super::InvoiceError;
use crate::XmlError;
use crate::invoice::HybridError;
use crate::xml::MAX_BYTES;

/// What a PDF may become while it is read. The embedded file may be as large as an invoice that is read, the metadata
/// are a few kilobytes; a name tree with more than a hundred files belongs to no invoice.
const LIMITS: Limits =
    Limits::new().with_max_stream_bytes(MAX_BYTES).with_max_total_bytes(MAX_BYTES + MAX_BYTES / 4).with_max_objects(1_000);

/// The invoice file inside a hybrid PDF (Factur-X, ZUGFeRD), to be read with [`crate::invoice::read`].
///
/// Guarded against bombs: nothing inflates past 20 MB, and what would is refused before it is kept.
///
/// # Errors
/// [`InvoiceError::Hybrid`]: no PDF, no invoice inside, or a PDF that is broken or hostile.
pub fn embedded_file(pdf: &[u8]) -> Result<Vec<u8>, InvoiceError> {
    if pdf.len() > MAX_BYTES {
        return Err(XmlError::TooLarge { bytes: pdf.len(), limit: MAX_BYTES }.into());
    }
    if !pdf.starts_with(b"%PDF") {
        return Err(HybridError::NoPdf.into());
    }
    Ok(extract(pdf, &LIMITS).map_err(fault)?.xml)
}

fn fault(fault: Error) -> HybridError {
    match fault {
        Error::NoInvoice { found, .. } => HybridError::NoInvoice(shortened(&found.join(", "))),
        Error::LimitExceeded { stream, .. } => HybridError::Inflates(shortened(&stream.to_string())),
        other => HybridError::Broken(shortened(&other.to_string())),
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(200).collect()
}
