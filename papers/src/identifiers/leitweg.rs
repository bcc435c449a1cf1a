use super::{IdentifierError, mod97};

/// A Leitweg-ID: the address of a public buyer for e-invoices (BT-10), e.g. `04011000-12345-03`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeitwegId(String);

super::text_form!(LeitwegId);

impl LeitwegId {
    /// Reads a Leitweg-ID: coarse address (2 to 12 digits), optionally a fine address (at most 30
    /// letters and digits), two check digits (KoSIT, format specification 2.0.2).
    ///
    /// # Errors
    /// Form, characters, wrong check digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim().to_ascii_uppercase();
        let parts: Vec<&str> = text.split('-').collect();
        let (coarse, fine, check) = match parts.as_slice() {
            [coarse, check] => (*coarse, "", *check),
            [coarse, fine, check] if !fine.is_empty() => (*coarse, *fine, *check),
            _ => return Err(IdentifierError::Form),
        };
        let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        if !(2..=12).contains(&coarse.len()) || fine.len() > 30 || check.len() != 2 {
            return Err(IdentifierError::Form);
        }
        let fine_fits = fine.bytes().all(|letter| letter.is_ascii_alphanumeric());
        if !digits(coarse) || !digits(check) || !fine_fits {
            return Err(IdentifierError::Characters);
        }
        let all = coarse.chars().chain(fine.chars()).chain(check.chars());
        if mod97::remainder(all) != 1 {
            return Err(IdentifierError::CheckDigits);
        }
        Ok(Self(text))
    }

    /// With its dashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_specification_hold() {
        // KoSIT's format specification and its test suite; python-stdnum agrees.
        for text in ["04011000-1234512345-06", "04011000-12345-03", "991-33333TEST-33"] {
            assert_eq!(LeitwegId::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(LeitwegId::parse("04011000-12345-04"), Err(IdentifierError::CheckDigits));
        assert_eq!(LeitwegId::parse("991"), Err(IdentifierError::Form));
        assert_eq!(LeitwegId::parse("991--06"), Err(IdentifierError::Form));
        assert_eq!(LeitwegId::parse("99A-1234512345-06"), Err(IdentifierError::Characters));
    }
}
