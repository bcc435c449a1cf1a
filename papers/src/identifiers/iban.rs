use super::{IdentifierError, compact, in_groups, mod97};

/// An international bank account number (ISO 13616), check digits verified.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

super::text_form!(Iban);

impl Iban {
    /// Reads an IBAN with or without spaces, in capital or small letters.
    ///
    /// # Errors
    /// Characters, a country without IBAN, a wrong length for the country, wrong check digits.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let compact = compact(text)?;
        let (Some(country), Some(check), Some(account)) = (compact.get(..2), compact.get(2..4), compact.get(4..)) else {
            return Err(IdentifierError::Length { expected: 22, found: compact.len() });
        };
        let expected = length_of(country).ok_or(IdentifierError::Country)?;
        if compact.len() != expected {
            return Err(IdentifierError::Length { expected, found: compact.len() });
        }
        if !check.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(IdentifierError::Form);
        }
        let moved = account.chars().chain(country.chars()).chain(check.chars());
        if mod97::remainder(moved) != 1 {
            return Err(IdentifierError::CheckDigits);
        }
        Ok(Self(compact))
    }

    /// The German IBAN of a bank code (BLZ, 8 digits) and an account number (at most 10 digits).
    ///
    /// # Errors
    /// Anything that is not 8 and at most 10 digits.
    pub fn german(bank_code: &str, account: &str) -> Result<Self, IdentifierError> {
        let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
        if !digits(bank_code) || !digits(account) {
            return Err(IdentifierError::Characters);
        }
        if bank_code.len() != 8 || account.is_empty() || account.len() > 10 {
            return Err(IdentifierError::Form);
        }
        let base = format!("{bank_code}{account:0>10}");
        let check = mod97::check_digits(base.chars().chain("DE00".chars()));
        Self::parse(&format!("DE{check:02}{base}"))
    }

    /// Without spaces, as files and banks want it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as people read it.
    pub fn grouped(&self) -> String {
        in_groups(&self.0)
    }

    /// The last four characters, for lists that need not show the rest.
    pub fn last_four(&self) -> &str {
        self.0.get(self.0.len().saturating_sub(4)..).unwrap_or_default()
    }

    /// The country of the bank, two letters (ISO 3166).
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// The German bank code (BLZ, 8 digits), for a German account.
    pub fn bank_code(&self) -> Option<&str> {
        if self.country() == "DE" { self.0.get(4..12) } else { None }
    }

    /// Whether the bank's country takes part in SEPA (European Payments Council, list of 2025).
    pub fn is_sepa(&self) -> bool {
        SEPA.contains(&self.country())
    }
}

/// Countries and territories of the SEPA schemes whose accounts have an IBAN of their own country code.
const SEPA: [&str; 42] = [
    "AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GI", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MC", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "SM", "VA",
];

/// Characters of an IBAN by country, from the IBAN registry (SWIFT).
fn length_of(country: &str) -> Option<usize> {
    Some(match country {
        "NO" => 15,
        "BE" => 16,
        "DK" | "FI" | "FK" | "FO" | "GL" | "NL" | "SD" => 18,
        "MK" | "SI" => 19,
        "AT" | "BA" | "EE" | "KZ" | "LT" | "LU" | "MN" | "XK" => 20,
        "CH" | "CR" | "HR" | "LI" | "LV" => 21,
        "BG" | "BH" | "DE" | "GB" | "GE" | "IE" | "ME" | "RS" | "VA" => 22,
        "AE" | "GI" | "IL" | "IQ" | "OM" | "SO" | "TL" => 23,
        "AD" | "CZ" | "ES" | "MD" | "PK" | "RO" | "SA" | "SE" | "SK" | "TN" | "VG" => 24,
        "LY" | "PT" | "ST" => 25,
        "IS" | "TR" => 26,
        "BI" | "DJ" | "FR" | "GR" | "IT" | "MC" | "MR" | "SM" => 27,
        "AL" | "AZ" | "BY" | "CY" | "DO" | "GT" | "HN" | "HU" | "LB" | "NI" | "PL" | "SV" => 28,
        "BR" | "EG" | "PS" | "QA" | "UA" => 29,
        "JO" | "KW" | "MU" | "YE" => 30,
        "MT" | "SC" => 31,
        "LC" => 32,
        "RU" => 33,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ibans_of_the_registry_are_accepted_and_shown_in_groups() {
        // The example numbers of the IBAN registry (SWIFT, ISO 13616).
        for text in [
            "DE89370400440532013000",
            "GB29NWBK60161331926819",
            "FR1420041010050500013M02606",
            "NL91ABNA0417164300",
            "BE68539007547034",
            "AT611904300234573201",
            "CH9300762011623852957",
            "MT84MALT011000012345MTLCAST001S",
            "NO9386011117947",
        ] {
            assert_eq!(Iban::parse(text).unwrap().as_str(), text);
        }
        let iban = Iban::parse("de02 1203 0000 0000 2020 51").unwrap();
        assert_eq!(iban.grouped(), "DE02 1203 0000 0000 2020 51");
        assert_eq!(iban.bank_code(), Some("12030000"));
        assert_eq!((iban.country(), iban.last_four()), ("DE", "2051"));
        assert!(iban.is_sepa());
    }

    #[test]
    fn a_wrong_iban_says_what_is_wrong() {
        assert_eq!(Iban::parse("DE89370400440532013001"), Err(IdentifierError::CheckDigits));
        assert_eq!(Iban::parse("DE98370400440532013000"), Err(IdentifierError::CheckDigits));
        assert_eq!(Iban::parse("DE8937040044053201300"), Err(IdentifierError::Length { expected: 22, found: 21 }));
        assert_eq!(Iban::parse("US89370400440532013000"), Err(IdentifierError::Country));
        assert_eq!(Iban::parse("DE89-3704-0044"), Err(IdentifierError::Characters));
        assert_eq!(Iban::parse("DEAA370400440532013000"), Err(IdentifierError::Form));
        assert!(matches!(Iban::parse(""), Err(IdentifierError::Length { .. })));
        assert!(Iban::parse("ＤＥ89").is_err(), "wide letters are not letters");
    }

    #[test]
    fn bank_code_and_account_give_the_german_iban() {
        // Deutsche Bundesbank's example: BLZ 37040044, account 532013000 → DE89 3704 0044 0532 0130 00.
        assert_eq!(Iban::german("37040044", "532013000").unwrap().as_str(), "DE89370400440532013000");
        assert_eq!(Iban::german("3704004", "532013000"), Err(IdentifierError::Form));
        assert_eq!(Iban::german("37040044", "5320x3000"), Err(IdentifierError::Characters));
    }
}
