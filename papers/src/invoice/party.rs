use serde::{Deserialize, Serialize};

/// An id with the scheme it belongs to (ISO 6523 code or another list's code), where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Identifier {
    /// The id.
    pub id: String,
    /// The scheme, e.g. `0088` for a GLN or `EM` for a mail address.
    pub scheme: Option<String>,
}

impl Identifier {
    /// An id without a scheme.
    pub fn plain(id: impl Into<String>) -> Self {
        Self { id: id.into(), scheme: None }
    }

    /// An id of a scheme.
    pub fn of(scheme: impl Into<String>, id: impl Into<String>) -> Self {
        Self { id: id.into(), scheme: Some(scheme.into()) }
    }
}

/// Seller (BG-4) or buyer (BG-7).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// Full legal name (BT-27, BT-44).
    pub name: String,
    /// The name it trades under (BT-28, BT-45).
    pub trading_name: Option<String>,
    /// Ids (BT-29; a buyer has at most one, BT-46).
    pub ids: Vec<Identifier>,
    /// Id in the legal register (BT-30, BT-47), e.g. `GnR 123 B`.
    pub registration: Option<Identifier>,
    /// VAT id (BT-31, BT-48) as written.
    pub vat_id: Option<String>,
    /// Tax number of the seller (BT-32).
    pub tax_number: Option<String>,
    /// Further legal information on the seller (BT-33), e.g. the one § 25a GenG asks for.
    pub legal_information: Option<String>,
    /// Electronic address (BT-34, BT-49).
    pub electronic_address: Option<Identifier>,
    /// Postal address (BG-5, BG-8).
    pub address: Address,
    /// Contact (BG-6, BG-9).
    pub contact: Option<Contact>,
}

/// A postal address.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Address {
    /// Street and number (BT-35, BT-50, BT-64, BT-75).
    pub line: Option<String>,
    /// Further line (BT-36 …).
    pub second_line: Option<String>,
    /// Further line (BT-162 …).
    pub third_line: Option<String>,
    /// City (BT-37 …).
    pub city: Option<String>,
    /// Post code (BT-38 …).
    pub post_code: Option<String>,
    /// Part of the country (BT-39 …).
    pub subdivision: Option<String>,
    /// Country, two letters of ISO 3166 (BT-40 …).
    pub country: Option<String>,
}

impl Address {
    /// The usual address: street, post code, city, country.
    pub fn new(line: &str, post_code: &str, city: &str, country: &str) -> Self {
        Self {
            line: Some(line.to_owned()),
            post_code: Some(post_code.to_owned()),
            city: Some(city.to_owned()),
            country: Some(country.to_owned()),
            ..Self::default()
        }
    }
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Name or office (BT-41, BT-56).
    pub name: Option<String>,
    /// The office beside a name, where the syntax has both (BT-41, BT-56; CII only).
    pub department: Option<String>,
    /// Telephone (BT-42, BT-57).
    pub phone: Option<String>,
    /// Mail (BT-43, BT-58).
    pub email: Option<String>,
}

/// Whoever is paid, when it is not the seller (BG-10).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Payee {
    /// Name (BT-59).
    pub name: String,
    /// Id (BT-60).
    pub id: Option<Identifier>,
    /// Id in the legal register (BT-61).
    pub registration: Option<Identifier>,
}

/// The seller's tax representative (BG-11).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Representative {
    /// Name (BT-62).
    pub name: String,
    /// VAT id (BT-63).
    pub vat_id: Option<String>,
    /// Postal address (BG-12).
    pub address: Address,
}
