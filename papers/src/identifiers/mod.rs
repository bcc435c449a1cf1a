//! Numbers that name an account, a payment, an office or a taxpayer. Each is parsed once, at the edge;
//! inside, a value of the type is known to be well-formed and its check digits to hold.

mod bic;
mod creditor_id;
mod creditor_reference;
mod iban;
mod leitweg;
mod mod97;
mod vat_id;

pub use bic::Bic;
pub use creditor_id::CreditorId;
pub use creditor_reference::CreditorReference;
pub use iban::Iban;
pub use leitweg::LeitwegId;
pub use vat_id::VatId;

use crate::Refusal;

/// Why a text is not the identifier it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// A character that cannot stand there.
    #[error("contains a character that cannot stand there")]
    Characters,
    /// Too short or too long.
    #[error("has {found} characters where {expected} are right")]
    Length {
        /// Characters that are right (for a range: the most).
        expected: usize,
        /// Characters that were given.
        found: usize,
    },
    /// A country that has no such identifier.
    #[error("begins with a country that has no such number")]
    Country,
    /// Not in the form that such an identifier has.
    #[error("does not have the form of such a number")]
    Form,
    /// The check digits do not fit: a typing error.
    #[error("has check digits that do not fit: probably a typing error")]
    CheckDigits,
}

impl IdentifierError {
    /// The fault in both languages. `field` is where the text was typed in, `text` what stands there.
    pub fn refusal(&self, field: &str, text: &str) -> Refusal {
        let (code, de) = match self {
            Self::Characters => ("id-characters", "enthält ein Zeichen, das dort nicht stehen kann".to_owned()),
            Self::Length { expected, found } => ("id-length", format!("hat {found} Zeichen; richtig sind {expected}")),
            Self::Country => ("id-country", "beginnt mit einem Land, das keine solche Nummer hat".to_owned()),
            Self::Form => ("id-form", "hat nicht die Form einer solchen Nummer".to_owned()),
            Self::CheckDigits => ("id-digits", "hat falsche Prüfziffern: wahrscheinlich ein Tippfehler".to_owned()),
        };
        let text: String = text.chars().take(60).collect();
        Refusal::new(code, field, format!("“{text}” {self}."), format!("„{text}“ {de}."))
    }
}

/// Capital letters and digits of a text, spaces left out; anything else is refused.
fn compact(text: &str) -> Result<String, IdentifierError> {
    text.chars()
        .filter(|letter| !letter.is_whitespace())
        .map(|letter| match letter.to_ascii_uppercase() {
            letter if letter.is_ascii_alphanumeric() => Ok(letter),
            _ => Err(IdentifierError::Characters),
        })
        .collect()
}

/// Groups of four for the eye: `DE02 1203 0000 0000 2020 51`.
fn in_groups(compact: &str) -> String {
    let mut out = String::with_capacity(compact.len() + compact.len() / 4);
    for (position, letter) in compact.chars().enumerate() {
        if position > 0 && position % 4 == 0 {
            out.push(' ');
        }
        out.push(letter);
    }
    out
}

/// Text in, text out, for serde and `FromStr`, of a parsed identifier.
macro_rules! text_form {
    ($name:ident) => {
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::identifiers::IdentifierError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::parse(text)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <String as serde::Deserialize>::deserialize(deserializer)?;
                Self::parse(&text).map_err(serde::de::Error::custom)
            }
        }
    };
}
use text_form;
