use serde::Serialize;

use crate::{Bic, Iban};

/// What kind of legal entity writes: it decides which bodies stand in the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// eG: board and supervisory board (§ 25a GenG).
    Cooperative,
    /// GmbH or gGmbH: managing directors (§ 35a GmbHG).
    Company,
    /// e.V.: board.
    Association,
}

/// The house style: who writes, in which colours, with which legal footer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct House {
    /// Full legal name with its form, e.g. `Muster eG`.
    pub name: String,
    /// A line under the name; may be empty.
    pub claim: String,
    /// What kind of entity it is.
    pub kind: EntityKind,
    /// Street, then post code and city, then country where it matters.
    pub address: Vec<String>,
    /// Where it has its seat.
    pub seat: String,
    /// The register court and number, e.g. `Amtsgericht Charlottenburg, GnR 123 B`.
    pub register: String,
    /// All members of the board (or managing directors), first names written out.
    pub board: Vec<String>,
    /// Who chairs the supervisory board, if it has a chair.
    pub supervisory_chair: Option<String>,
    /// VAT id.
    pub vat_id: Option<String>,
    /// Tax number.
    pub tax_number: Option<String>,
    /// Mail address.
    pub email: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Web page; may be empty.
    pub web: String,
    /// The account to pay to.
    pub iban: Option<Iban>,
    /// Its bank's code.
    pub bic: Option<Bic>,
    /// Its bank's name; may be empty.
    pub bank: String,
    /// Main colour as `#rrggbb`.
    pub accent: String,
    /// Second colour as `#rrggbb`, for advances and what needs attention.
    pub second: String,
    /// A logo as SVG without text elements, shown instead of the name's mark.
    #[serde(skip)]
    pub logo_svg: Option<Vec<u8>>,
    /// Whether there is a logo; set by [`House::with_logo`].
    pub has_logo: bool,
}

impl House {
    /// The same house with a logo.
    pub fn with_logo(self, svg: Vec<u8>) -> Self {
        Self { logo_svg: Some(svg), has_logo: true, ..self }
    }
}

/// Whom a letter goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recipient {
    /// Name or company.
    pub name: String,
    /// The lines below: contact, street, post code and city, country.
    pub address: Vec<String>,
}
