use super::{IdentifierError, compact};

/// A VAT identification number (*USt-IdNr.*) of a member state of the EU, by its form.
///
/// Form only: whether the number is in force says the member state's register alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatId(String);

super::text_form!(VatId);

impl VatId {
    /// Reads a VAT id; dots, dashes and spaces are left out.
    ///
    /// # Errors
    /// A country outside the EU (Northern Ireland's `XI` counts as inside), or another form.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let bare: String = text.chars().filter(|letter| !matches!(letter, '.' | '-')).collect();
        let signs: String = bare.chars().filter(|letter| !matches!(letter, '+' | '*')).collect();
        compact(&signs)?;
        let id: String = bare.chars().filter(|letter| !letter.is_whitespace()).collect();
        let id = id.to_ascii_uppercase();
        let (Some(country), Some(number)) = (id.get(..2), id.get(2..)) else {
            return Err(IdentifierError::Form);
        };
        let forms = forms_of(country).ok_or(IdentifierError::Country)?;
        if forms.iter().any(|form| fits(form, number)) { Ok(Self(id)) } else { Err(IdentifierError::Form) }
    }

    /// The number with its country.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The two letters of the country; Greece is `EL`.
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }
}

/// `9` stands for a digit, `A` for a letter, `X` for either; any other sign for itself.
fn fits(form: &str, number: &str) -> bool {
    form.len() == number.len()
        && form.chars().zip(number.chars()).all(|(sign, letter)| match sign {
            '9' => letter.is_ascii_digit(),
            'A' => letter.is_ascii_uppercase(),
            'X' => letter.is_ascii_alphanumeric(),
            other => letter == other,
        })
}

/// Forms by country, from the European Commission's VIES page ("VAT identification number structure").
fn forms_of(country: &str) -> Option<&'static [&'static str]> {
    Some(match country {
        "AT" => &["U99999999"],
        "BE" => &["0999999999", "1999999999"],
        "BG" => &["999999999", "9999999999"],
        "CY" => &["99999999A"],
        "CZ" => &["99999999", "999999999", "9999999999"],
        "DE" | "EE" | "EL" | "PT" => &["999999999"],
        "DK" | "FI" | "HU" | "LU" | "MT" | "SI" => &["99999999"],
        "ES" => &["X9999999X"],
        "FR" => &["XX999999999"],
        "HR" | "IT" | "LV" => &["99999999999"],
        "IE" => &["9999999A", "9999999AA", "9X99999A"],
        "LT" => &["999999999", "999999999999"],
        "NL" => &["XXXXXXXXXXXX"],
        "PL" | "SK" => &["9999999999"],
        "RO" => &["9999999999", "999999999", "99999999", "9999999", "999999", "99999", "9999", "999", "99"],
        "SE" => &["999999999999"],
        "XI" => &["999999999", "999999999999", "GD999", "HA999"],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_by_country() {
        for text in ["DE123456789", "FR23334175221", "ATU12345678", "NL123456789B01", "EL123456789"] {
            assert_eq!(VatId::parse(text).unwrap().as_str(), text);
        }
        assert_eq!(VatId::parse("DE 136 695 976").unwrap().country(), "DE");
        assert_eq!(VatId::parse("DE12345678"), Err(IdentifierError::Form));
        assert_eq!(VatId::parse("AT12345678"), Err(IdentifierError::Form));
        assert_eq!(VatId::parse("US123456789"), Err(IdentifierError::Country));
        assert_eq!(VatId::parse("DE12345678Ä"), Err(IdentifierError::Characters));
        assert_eq!(VatId::parse(""), Err(IdentifierError::Form));
    }
}
