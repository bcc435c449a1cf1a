//! Printing: a document with its values becomes a PDF.

use crate::base::{Error, Lang, Outcome, Refusal};
use papers::documents::{Document, DocumentError, House, render};

/// Typesets a document, beside the other work of the house.
///
/// # Errors
/// `documents-letters` if the values hold letters that none of our fonts has; else a fault.
pub async fn typeset(house: House, document: Document, lang: Lang) -> Outcome<Vec<u8>> {
    let lang = match lang {
        Lang::De => papers::documents::Lang::De,
        Lang::En => papers::documents::Lang::En,
    };
    let made = tokio::task::spawn_blocking(move || render(&house, &document, lang)).await.map_err(anyhow::Error::from)?;
    match made {
        Ok(pdf) => Ok(pdf.bytes),
        Err(DocumentError::Letters(letters)) => Err(Refusal::new("documents-letters").with("letters", letters).into()),
        Err(fault) => Err(Error::Fault(fault.into())),
    }
}
