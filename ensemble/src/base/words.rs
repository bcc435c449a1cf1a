//! What people type, parsed into types that cannot be wrong.

use super::{Cents, Day, Refusal, parse_day};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// A value that a form field or a JSON string can be parsed into.
pub trait FromField: Sized {
    /// Reads what the person typed.
    ///
    /// # Errors
    /// A [`Refusal`] that says what would be right; the caller names the field.
    fn from_field(text: &str) -> Result<Self, Refusal>;
}

macro_rules! text_type {
    ($name:ident) => {
        impl $name {
            /// The text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(&self.0)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                Self::from_field(&text).map_err(|refusal| serde::de::Error::custom(refusal.code))
            }
        }
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                <String as utoipa::PartialSchema>::schema()
            }
        }
        impl utoipa::ToSchema for $name {}
    };
}

/// One line of text: trimmed, NFC, no control characters, 1 to 200 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);
text_type!(Line);

/// Several lines of text: trimmed, NFC, 1 to 5,000 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Text(String);
text_type!(Text);

/// A mail address, in the form in which it is compared: trimmed, domain in small letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);
text_type!(Email);

const LINE_CHARS: usize = 200;
const TEXT_CHARS: usize = 5_000;

fn tidy(text: &str, keeps: fn(char) -> bool, most: usize) -> Result<String, Refusal> {
    let tidy: String = text.trim().nfc().filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')).collect();
    if tidy.is_empty() {
        return Err(Refusal::new("field-empty"));
    }
    if tidy.chars().count() > most {
        return Err(Refusal::new("field-too-long").with("most", most));
    }
    if tidy.chars().any(|c| c.is_control() && !keeps(c)) {
        return Err(Refusal::new("field-control-characters"));
    }
    Ok(tidy)
}

impl FromField for Line {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        tidy(text, |_| false, LINE_CHARS).map(Self)
    }
}

impl FromField for Text {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let text = text.replace("\r\n", "\n");
        tidy(&text, |c| c == '\n' || c == '\t', TEXT_CHARS).map(Self)
    }
}

impl FromField for Email {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let Line(line) = Line::from_field(text)?;
        let wrong = || Refusal::new("field-not-an-email");
        let (local, domain) = line.rsplit_once('@').ok_or_else(wrong)?;
        let address = format!("{local}@{}", domain.to_lowercase());
        let dotted = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
        if !dotted || address.parse::<lettre::Address>().is_err() {
            return Err(wrong());
        }
        Ok(Self(address))
    }
}

impl FromField for Day {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        parse_day(text).ok_or_else(|| Refusal::new("field-not-a-day"))
    }
}

impl FromField for jiff::civil::Time {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let wrong = || Refusal::new("field-not-a-time");
        let text = text.trim().trim_end_matches("Uhr").trim();
        let (hour, minute) = text.split_once([':', '.']).ok_or_else(wrong)?;
        let part = |text: &str| text.parse::<i8>().map_err(|_| wrong());
        Self::new(part(hour)?, part(minute)?, 0, 0).map_err(|_| wrong())
    }
}

impl FromField for Cents {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        Self::parse(text).ok_or_else(|| Refusal::new("field-not-an-amount"))
    }
}

impl FromField for u32 {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        text.trim().parse().map_err(|_| Refusal::new("field-not-a-number"))
    }
}

impl FromField for rust_decimal::Decimal {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        text.trim().replace(',', ".").parse().map_err(|_| Refusal::new("field-not-a-number"))
    }
}

impl<Kind> FromField for super::Id<Kind> {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        text.trim().parse().map_err(|_| Refusal::new("field-not-chosen"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_are_compared_by_their_tidy_form() {
        let read = |text| Email::from_field(text).map(|e| e.0);
        assert_eq!(read("  Ada@Example.ORG "), Ok("Ada@example.org".into()));
        for wrong in ["ada", "ada@", "@example.org", "ada@example", "a b@example.org", "ada@exa..org"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_line_is_one_line_without_tricks() {
        assert_eq!(Line::from_field(" Zoë ").unwrap().as_str(), "Zoë");
        assert_eq!(Line::from_field("Zoe\u{308}").unwrap().as_str(), "Zoë");
        assert_eq!(Line::from_field("a\u{202e}b").unwrap().as_str(), "ab");
        assert_eq!(Line::from_field("a\nb").unwrap_err().code, "field-control-characters");
        assert_eq!(Line::from_field("  ").unwrap_err().code, "field-empty");
        assert_eq!(Line::from_field(&"x".repeat(201)).unwrap_err().code, "field-too-long");
    }
}
