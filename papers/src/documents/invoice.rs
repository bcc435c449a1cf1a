use serde::Serialize;

use super::{EpcCode, House, Recipient};
use crate::invoice::Invoice;
use crate::{Cents, CreditorReference};

/// An invoice, credit note or correction as a letter. It shows the same model that the EN 16931 file
/// is written from, so paper and file cannot differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InvoiceLetter {
    /// The invoice.
    pub invoice: Invoice,
    /// Where the letter goes.
    pub recipient: Recipient,
    /// The buyer's number with us; may be empty.
    pub customer_number: String,
    /// Who did the work; may be empty.
    pub member: String,
    /// A paragraph above the table; may be empty.
    pub opening: String,
    /// A paragraph below it; may be empty.
    pub closing: String,
    /// The reference to quote, also in the QR code. None for credit notes.
    pub reference: Option<CreditorReference>,
    /// The EN 16931 file to carry inside the PDF.
    #[serde(skip)]
    pub embedded_xml: Option<Vec<u8>>,
}

impl InvoiceLetter {
    pub(super) fn payment_code(&self, house: &House) -> Option<EpcCode> {
        let is_due = self.invoice.totals.payable_cents > Cents::ZERO
            && !self.invoice.kind.is_credit()
            && self.invoice.currency == crate::Currency::EUR;
        if !is_due {
            return None;
        }
        Some(EpcCode {
            name: house.name.clone(),
            iban: house.iban.clone()?,
            bic: house.bic.clone(),
            amount_cents: self.invoice.totals.payable_cents,
            reference: self.reference.clone()?,
        })
    }
}
