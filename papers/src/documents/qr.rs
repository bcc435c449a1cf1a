use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::xml::sentence;
use crate::{Bic, Cents, CreditorReference, Iban, Refusal};

/// A payment as a QR code that banking apps read (EPC069-12, version 002, "GiroCode").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EpcCode {
    /// Who is paid; at most 70 characters.
    pub name: String,
    /// The account.
    pub iban: Iban,
    /// Its bank; not needed in SEPA.
    pub bic: Option<Bic>,
    /// 0.01 to 999,999,999.99 €.
    pub amount_cents: Cents,
    /// The structured reference.
    pub reference: CreditorReference,
}

/// Why there is no QR code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QrError {
    /// No name, or more than 70 characters.
    #[error("a payment code needs a payee's name of 1 to 70 characters")]
    Name,
    /// Not a positive amount that SEPA can carry.
    #[error("a payment code needs an amount between 0.01 and 999,999,999.99 €")]
    Amount,
    /// More than a code of error correction level M and 331 bytes may hold.
    #[error("the payment code is too long")]
    TooLong,
}

impl QrError {
    /// The fault in both languages, with the field of [`EpcCode`].
    pub fn refusal(&self) -> Refusal {
        let (code, field, de) = match self {
            Self::Name => ("qr-name", "name", "Ein Zahlungscode braucht einen Empfängernamen von 1 bis 70 Zeichen."),
            Self::Amount => ("qr-amount", "amount_cents", "Ein Zahlungscode braucht einen Betrag zwischen 0,01 und 999.999.999,99 €."),
            Self::TooLong => ("qr-length", "reference", "Der Zahlungscode ist zu lang."),
        };
        Refusal::new(code, field, sentence(&self.to_string()), de)
    }
}

impl EpcCode {
    /// The text inside the code.
    ///
    /// # Errors
    /// [`QrError`].
    pub fn payload(&self) -> Result<String, QrError> {
        if self.name.is_empty() || self.name.chars().count() > 70 {
            return Err(QrError::Name);
        }
        if !(1..=99_999_999_999).contains(&self.amount_cents.0) {
            return Err(QrError::Amount);
        }
        let bic = self.bic.as_ref().map_or("", Bic::as_str);
        let name: String = self.name.chars().filter(|letter| !letter.is_control()).collect();
        let payload = format!("BCD\n002\n1\nSCT\n{bic}\n{name}\n{}\nEUR{}\n\n{}", self.iban, self.amount_cents, self.reference);
        if payload.len() > 331 { Err(QrError::TooLong) } else { Ok(payload) }
    }

    /// The code as a picture, with its quiet zone of 4 modules.
    ///
    /// # Errors
    /// [`QrError`].
    pub fn svg(&self) -> Result<Vec<u8>, QrError> {
        qr_svg(&self.payload()?)
    }
}

/// Any text as a QR code of error correction level M, with its quiet zone of 4 modules, as SVG.
///
/// # Errors
/// [`QrError::TooLong`] for what no code can hold.
pub fn qr_svg(text: &str) -> Result<Vec<u8>, QrError> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(|_| QrError::TooLong)?;
    let picture = code.render::<svg::Color<'_>>().module_dimensions(4, 4).quiet_zone(true).build();
    Ok(picture.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code() -> EpcCode {
        EpcCode {
            name: "Muster eG".to_owned(),
            iban: Iban::parse("DE02120300000000202051").unwrap(),
            bic: None,
            amount_cents: Cents(158_270),
            reference: CreditorReference::make("RE-2026-000123").unwrap(),
        }
    }

    #[test]
    fn the_payload_has_the_lines_of_the_guideline() {
        // EPC069-12 § 3: service tag, version, character set, identification, BIC, name, IBAN, amount,
        // purpose, structured reference.
        let payload = code().payload().unwrap();
        let reference = code().reference.to_string();
        let lines: Vec<_> = payload.lines().collect();
        assert_eq!(lines, ["BCD", "002", "1", "SCT", "", "Muster eG", "DE02120300000000202051", "EUR1582.70", "", &reference]);
    }

    #[test]
    fn codes_no_app_would_read_are_not_made() {
        assert_eq!(EpcCode { amount_cents: Cents(0), ..code() }.svg(), Err(QrError::Amount));
        assert_eq!(EpcCode { name: String::new(), ..code() }.svg(), Err(QrError::Name));
        assert!(code().svg().unwrap().starts_with(b"<?xml"));
    }
}
