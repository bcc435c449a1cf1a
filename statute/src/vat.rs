//! Value added tax: rates by day, the categories of EN 16931 and the reasons a document must state.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::explain::Bilingual;
use crate::{Cents, Percent, StatuteError};

/// A VAT category by its code in EN 16931 (UNTDID 5305).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Category {
    /// Standard or reduced rate.
    S,
    /// Exempt, with a reason.
    E,
    /// Reverse charge.
    AE,
    /// Outside the scope of VAT.
    O,
    /// Zero rated.
    Z,
}

impl Category {
    /// Whether a document in this category must state a reason (BR-E-10, BR-AE-10, BR-O-10).
    pub const fn needs_reason(self) -> bool {
        matches!(self, Category::E | Category::AE | Category::O)
    }

    /// Whether VAT is charged.
    pub const fn charges(self) -> bool {
        matches!(self, Category::S)
    }
}

/// Which rate of category S.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rate {
    /// § 12 Abs. 1 UStG.
    Standard,
    /// § 12 Abs. 2 UStG, for example the granting of copyrights (Nr. 7 Buchst. c).
    Reduced,
}

/// Why a service bears no VAT.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Stable code, for example `reverse_charge`.
    pub code: &'static str,
    /// The category it belongs to.
    pub category: Category,
    /// The code of the exemption in EN 16931, if there is one.
    pub vatex: Option<&'static str>,
    /// The paragraph.
    pub paragraph: &'static str,
    /// The words for the document.
    pub text: Bilingual,
}

#[derive(Deserialize)]
struct File {
    rate: Vec<RateRow>,
    reason: Vec<ReasonRow>,
}

#[derive(Deserialize)]
struct RateRow {
    from: Date,
    until: Option<Date>,
    standard: Percent,
    reduced: Percent,
}

#[derive(Deserialize)]
struct ReasonRow {
    code: String,
    category: Category,
    vatex: Option<String>,
    paragraph: String,
    de: String,
    en: String,
}

const FILE: &str = "data/vat.toml";

static LAW: LazyLock<Result<File, StatuteError>> =
    LazyLock::new(|| toml::from_str(include_str!("../data/vat.toml")).map_err(|error| StatuteError::data(FILE, error.to_string())));

fn law() -> Result<&'static File, StatuteError> {
    LAW.as_ref().map_err(Clone::clone)
}

/// The rate on the day the service was rendered (§ 27 Abs. 1 UStG).
///
/// # Errors
/// [`StatuteError::NoDataForDay`] before 2007.
pub fn rate(rate: Rate, on: Date) -> Result<Percent, StatuteError> {
    let applies = |row: &&RateRow| row.from <= on && row.until.is_none_or(|until| on <= until);
    let row = law()?.rate.iter().find(applies);
    let row = row.ok_or_else(|| StatuteError::NoDataForDay { what: "VAT rate", day: on.to_string() })?;
    Ok(match rate {
        Rate::Standard => row.standard,
        Rate::Reduced => row.reduced,
    })
}

/// VAT on a net amount, half up to the cent.
///
/// # Errors
/// As [`rate`].
pub fn vat(net: Cents, which: Rate, on: Date) -> Result<Cents, StatuteError> {
    Ok(rate(which, on)?.of(net))
}

/// All reasons a document can state.
///
/// # Errors
/// [`StatuteError::Data`] when the data file is faulty.
pub fn reasons() -> Result<Vec<Reason>, StatuteError> {
    Ok(law()?.reason.iter().map(reason_of).collect())
}

/// The reason with a code, for example `reverse_charge`.
///
/// # Errors
/// [`StatuteError::UnknownWord`] for any other code.
pub fn reason(code: &str) -> Result<Reason, StatuteError> {
    let law = law()?;
    law.reason.iter().find(|row| row.code == code).map(reason_of).ok_or_else(|| {
        let known: Vec<&str> = law.reason.iter().map(|row| row.code.as_str()).collect();
        StatuteError::UnknownWord { field: "vat reason", text: code.to_owned(), known: known.join(", ") }
    })
}

fn reason_of(row: &'static ReasonRow) -> Reason {
    Reason {
        code: &row.code,
        category: row.category,
        vatex: row.vatex.as_deref(),
        paragraph: &row.paragraph,
        text: Bilingual { de: row.de.clone(), en: row.en.clone() },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_rate_is_that_of_the_day_of_the_service() {
        let of = |which, day| rate(which, day).unwrap().to_string();
        assert_eq!(of(Rate::Standard, date(2026, 3, 1)), "19");
        assert_eq!(of(Rate::Reduced, date(2026, 3, 1)), "7");
        assert_eq!(of(Rate::Standard, date(2020, 7, 1)), "16");
        assert_eq!(of(Rate::Reduced, date(2020, 12, 31)), "5");
        assert_eq!(of(Rate::Standard, date(2020, 6, 30)), "19");
        assert_eq!(of(Rate::Standard, date(2021, 1, 1)), "19");
        assert!(rate(Rate::Standard, date(2006, 12, 31)).is_err());
        // 19 % of 0.50 EUR is 9.5 cents.
        assert_eq!(vat(Cents(50), Rate::Standard, date(2026, 3, 1)), Ok(Cents(10)));
    }

    #[test]
    fn what_bears_no_vat_says_why() {
        for reason in reasons().unwrap() {
            assert!(reason.category.needs_reason() && !reason.category.charges());
            assert!(reason.paragraph.starts_with('§') && !reason.text.en.is_empty());
        }
        let reverse = reason("reverse_charge").unwrap();
        assert_eq!((reverse.category, reverse.vatex), (Category::AE, Some("VATEX-EU-AE")));
        assert_eq!(reason("small_business").unwrap().vatex, None);
        assert!(reason("charity").is_err());
        assert!(Category::S.charges() && !Category::S.needs_reason() && !Category::Z.needs_reason());
    }
}
