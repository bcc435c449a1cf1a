use super::{IdentifierError, compact, in_groups, mod97};

/// A structured creditor reference (ISO 11649): `RF`, two check digits, at most 21 letters and digits.
///
/// A payer who types it wrong is told so by the bank, and the payment finds its invoice for certain.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorReference(String);

super::text_form!(CreditorReference);

impl CreditorReference {
    /// Makes the reference of a number such as `RE-2026-000123`; signs between letters and digits are
    /// left out.
    ///
    /// # Errors
    /// No letter or digit at all, more than 21 of them, or a letter outside A–Z.
    pub fn make(number: &str) -> Result<Self, IdentifierError> {
        if number.chars().any(|letter| letter.is_alphanumeric() && !letter.is_ascii()) {
            return Err(IdentifierError::Characters);
        }
        let base: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
        let base = base.to_ascii_uppercase();
        if base.is_empty() || base.len() > 21 {
            return Err(IdentifierError::Length { expected: 21, found: base.len() });
        }
        let check = mod97::check_digits(base.chars().chain("RF00".chars()));
        Ok(Self(format!("RF{check:02}{base}")))
    }

    /// Reads a reference with or without spaces.
    ///
    /// # Errors
    /// No `RF`, wrong length, wrong check digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let compact = compact(text)?;
        let (Some("RF"), Some(check), Some(base)) = (compact.get(..2), compact.get(2..4), compact.get(4..)) else {
            return Err(IdentifierError::Form);
        };
        if base.is_empty() || base.len() > 21 {
            return Err(IdentifierError::Length { expected: 25, found: compact.len() });
        }
        if !check.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(IdentifierError::Form);
        }
        let moved = base.chars().chain("RF".chars()).chain(check.chars());
        if mod97::remainder(moved) != 1 {
            return Err(IdentifierError::CheckDigits);
        }
        Ok(Self(compact))
    }

    /// Finds the first valid reference in a free text, for payers who copied it into the purpose. Also
    /// finds it in groups of four with spaces.
    pub fn find(text: &str) -> Option<Self> {
        let upper = text.to_ascii_uppercase();
        let mut from = 0;
        while let Some(at) = upper.get(from..).and_then(|rest| rest.find("RF")) {
            let start = from + at;
            if let Some(found) = upper.get(start..).and_then(Self::at_start) {
                return Some(found);
            }
            from = start + 2;
        }
        None
    }

    /// Without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as people read it.
    pub fn grouped(&self) -> String {
        in_groups(&self.0)
    }

    /// The part after the check digits: the letters and digits of the number it was made from.
    pub fn base(&self) -> &str {
        self.0.get(4..).unwrap_or_default()
    }

    /// The longest valid reference that the text begins with: the run of letters and digits first, then
    /// what follows single spaces as well.
    fn at_start(text: &str) -> Option<Self> {
        let run: String = text.chars().take_while(char::is_ascii_alphanumeric).take(25).collect();
        if let Ok(found) = Self::parse(&run) {
            return Some(found);
        }
        let spaced: String = text
            .chars()
            .take_while(|letter| letter.is_ascii_alphanumeric() || *letter == ' ')
            .filter(|letter| *letter != ' ')
            .take(25)
            .collect();
        (6..=spaced.len()).rev().find_map(|end| Self::parse(spaced.get(..end)?).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_hold() {
        // ISO 11649's own example, and the one of the Finnish bank federation's guide.
        assert!(CreditorReference::parse("RF18 5390 0754 7034").is_ok());
        assert_eq!(CreditorReference::make("539007547034").unwrap().as_str(), "RF18539007547034");
        assert_eq!(CreditorReference::parse("RF19539007547034"), Err(IdentifierError::CheckDigits));
    }

    #[test]
    fn an_invoice_number_becomes_a_reference_and_back() {
        let made = CreditorReference::make("RE-2026-000123").unwrap();
        assert_eq!(made.base(), "RE2026000123");
        assert_eq!(CreditorReference::parse(&made.grouped()).unwrap(), made);
        assert!(CreditorReference::make("---").is_err());
        assert!(CreditorReference::make("1234567890123456789012").is_err(), "22 characters");
        assert_eq!(CreditorReference::make("Größe 1"), Err(IdentifierError::Characters));
    }

    #[test]
    fn a_reference_is_found_in_a_free_text() {
        let made = CreditorReference::make("539007547034").unwrap();
        for text in ["Rechnung RF18539007547034 vom 15.10.", "danke! rf18 5390 0754 7034", "RFID RF18 5390 0754 7034 Danke"] {
            assert_eq!(CreditorReference::find(text).as_ref(), Some(&made), "{text}");
        }
        assert_eq!(CreditorReference::find("RF19539007547034"), None);
        assert_eq!(CreditorReference::find("ÄRFÖ Grüße"), None);
    }
}
