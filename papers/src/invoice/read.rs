//! Reading an invoice of any syntax, and what both syntaxes share.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::{HybridError, Identifier, Invoice, VatCategory, cii, ubl};
use crate::xml::{Element, MAX_BYTES, Walker, decode, sentence};
use crate::{Cents, Currency, Refusal, XmlError};

/// Why a file is not read as an invoice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvoiceError {
    /// Not readable as XML, or hostile.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// XML, but no invoice we know.
    #[error("the file is no e-invoice (UBL or CII) but {0:?}")]
    Kind(String),
    /// A PDF from which no invoice is taken.
    #[error(transparent)]
    Hybrid(#[from] HybridError),
    /// A term that every invoice must have is missing.
    #[error("{term} is missing")]
    Missing {
        /// The business term, e.g. `BT-1`.
        term: &'static str,
    },
    /// A term whose value cannot be read.
    #[error("{term} cannot be read: {value:?}")]
    Value {
        /// The business term.
        term: &'static str,
        /// What stands there (at most 60 characters).
        value: String,
    },
}

impl InvoiceError {
    /// The fault in both languages, with the business term as its field.
    pub fn refusal(&self) -> Refusal {
        let en = sentence(&self.to_string());
        match self {
            Self::Xml(fault) => fault.refusal(),
            Self::Kind(found) => {
                Refusal::new("invoice-kind", "file", en, format!("Die Datei ist keine E-Rechnung (UBL oder CII), sondern „{found}“."))
            }
            Self::Hybrid(fault) => fault.refusal(),
            Self::Missing { term } => Refusal::new("invoice-missing", *term, en, format!("{term} fehlt.")),
            Self::Value { term, value } => Refusal::new("invoice-value", *term, en, format!("{term} ist nicht lesbar: „{value}“.")),
        }
    }
}

/// Reads a UBL invoice, a UBL credit note or a CII invoice. Which it is says the file.
///
/// What the sender wrote is kept as written, right or wrong: nothing is recomputed. Terms of national
/// extensions are left out.
///
/// # Errors
/// [`InvoiceError`].
pub fn read(bytes: &[u8]) -> Result<Invoice, InvoiceError> {
    let text = decode(bytes, MAX_BYTES)?;
    let (mut walker, head) = Walker::open(&text)?;
    let namespace = head.namespace.clone().unwrap_or_default();
    let known = matches!(
        (head.name.as_str(), namespace.as_str()),
        ("CrossIndustryInvoice", cii::NAMESPACE) | ("Invoice", ubl::INVOICE_NAMESPACE) | ("CreditNote", ubl::CREDIT_NOTE_NAMESPACE)
    );
    if !known {
        let kind = if namespace.is_empty() { &head.name } else { &namespace };
        return Err(InvoiceError::Kind(kind.chars().take(80).collect()));
    }
    let root = walker.fill(head)?;
    walker.finish()?;
    if root.name == "CrossIndustryInvoice" { cii::from_element(&root) } else { ubl::from_element(&root) }
}

/// A text that must be there.
pub(super) fn required(element: &Element, path: &[&str], term: &'static str) -> Result<String, InvoiceError> {
    element.owned_at(path).ok_or(InvoiceError::Missing { term })
}

/// An amount that must be there. At most two decimals (BR-DEC).
pub(super) fn required_cents(element: &Element, path: &[&str], term: &'static str) -> Result<Cents, InvoiceError> {
    cents(element, path, term)?.ok_or(InvoiceError::Missing { term })
}

pub(super) fn cents(element: &Element, path: &[&str], term: &'static str) -> Result<Option<Cents>, InvoiceError> {
    let Some(text) = element.text_at(path) else {
        return Ok(None);
    };
    Cents::parse(text, 2).map(Some).ok_or_else(|| unreadable(term, text))
}

pub(super) fn decimal(element: &Element, path: &[&str], term: &'static str) -> Result<Option<Decimal>, InvoiceError> {
    let Some(text) = element.text_at(path) else {
        return Ok(None);
    };
    Decimal::from_str_exact(text).map(Some).map_err(|_| unreadable(term, text))
}

/// A day as `2026-10-15` or, in CII, `20261015`.
pub(super) fn day(element: &Element, path: &[&str], term: &'static str) -> Result<Option<Date>, InvoiceError> {
    let Some(text) = element.text_at(path) else {
        return Ok(None);
    };
    let parsed = if text.len() == 8 { Date::strptime("%Y%m%d", text).ok() } else { text.get(..10).and_then(|day| day.parse().ok()) };
    parsed.map(Some).ok_or_else(|| unreadable(term, text))
}

pub(super) fn currency(element: &Element, path: &[&str], term: &'static str) -> Result<Option<Currency>, InvoiceError> {
    let Some(text) = element.text_at(path) else {
        return Ok(None);
    };
    Currency::parse(text).map(Some).ok_or_else(|| unreadable(term, text))
}

pub(super) fn category(element: &Element, path: &[&str], term: &'static str) -> Result<VatCategory, InvoiceError> {
    let text = element.text_at(path).ok_or(InvoiceError::Missing { term })?;
    VatCategory::parse(text).ok_or_else(|| unreadable(term, text))
}

/// An id with its scheme from the attribute `schemeID`.
pub(super) fn identifier(element: Option<&Element>) -> Option<Identifier> {
    let element = element?;
    Some(Identifier { id: element.trimmed()?.to_owned(), scheme: element.attribute("schemeID").map(str::to_owned) })
}

pub(super) fn unreadable(term: &'static str, value: &str) -> InvoiceError {
    InvoiceError::Value { term, value: value.chars().take(60).collect() }
}
