use super::{IdentifierError, compact, in_groups, mod97};

/// A SEPA creditor identifier (*Gläubiger-Identifikationsnummer*), needed for direct debits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorId(String);

super::text_form!(CreditorId);

impl CreditorId {
    /// Reads a creditor id. The three characters of the business code are the creditor's own and do not
    /// count for the check digits (EPC262-08).
    ///
    /// # Errors
    /// Characters, a German one that has not 18 characters, wrong check digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let compact = compact(text)?;
        let (Some(country), Some(check), Some(number)) = (compact.get(..2), compact.get(2..4), compact.get(7..)) else {
            return Err(IdentifierError::Length { expected: 18, found: compact.len() });
        };
        let german_length = country == "DE" && compact.len() != 18;
        if german_length || number.is_empty() || compact.len() > 35 {
            return Err(IdentifierError::Length { expected: 18, found: compact.len() });
        }
        let letters = country.bytes().all(|letter| letter.is_ascii_uppercase());
        if !letters || !check.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(IdentifierError::Form);
        }
        let moved = number.chars().chain(country.chars()).chain(check.chars());
        if mod97::remainder(moved) != 1 {
            return Err(IdentifierError::CheckDigits);
        }
        Ok(Self(compact))
    }

    /// Without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as people read it.
    pub fn grouped(&self) -> String {
        in_groups(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundesbanks_example_holds_with_any_business_code() {
        // Deutsche Bundesbank, leaflet on the creditor identifier: DE98ZZZ09999999999.
        assert!(CreditorId::parse("DE98ZZZ09999999999").is_ok());
        assert!(CreditorId::parse("DE98ABC09999999999").is_ok());
        assert_eq!(CreditorId::parse("DE99ZZZ09999999999"), Err(IdentifierError::CheckDigits));
        assert!(matches!(CreditorId::parse("DE98ZZZ0999999999"), Err(IdentifierError::Length { .. })));
    }
}
