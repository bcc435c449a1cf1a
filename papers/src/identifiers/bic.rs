use super::{IdentifierError, compact};

/// A business identifier code of a bank (ISO 9362): 8 or 11 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bic(String);

super::text_form!(Bic);

impl Bic {
    /// Reads a BIC.
    ///
    /// # Errors
    /// Anything but four letters or digits, two letters of the country, two and optionally three more.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let compact = compact(text)?;
        if compact.len() != 8 && compact.len() != 11 {
            return Err(IdentifierError::Length { expected: 11, found: compact.len() });
        }
        let country = compact.get(4..6).unwrap_or_default();
        if !country.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(IdentifierError::Form);
        }
        Ok(Self(compact))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bic_has_a_country_in_the_middle() {
        assert_eq!(Bic::parse("byladem1001").unwrap().as_str(), "BYLADEM1001");
        assert!(Bic::parse("DEUTDEFF").is_ok());
        assert_eq!(Bic::parse("DEUT12FF"), Err(IdentifierError::Form));
        assert!(matches!(Bic::parse("DEUTDEF"), Err(IdentifierError::Length { .. })));
    }
}
