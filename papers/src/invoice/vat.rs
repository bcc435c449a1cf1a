use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// VAT category: a code of UNTDID 5305 that EN 16931 allows (BT-118, BT-151).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum VatCategory {
    /// S: taxed, at whatever rate. The reduced rate of 7 % is S, too, never `AA`.
    Standard,
    /// Z: taxed at zero.
    Zero,
    /// E: exempt.
    Exempt,
    /// AE: the buyer owes the VAT (reverse charge).
    ReverseCharge,
    /// K: goods to another member state.
    IntraCommunity,
    /// G: export.
    Export,
    /// O: not subject to VAT here.
    OutOfScope,
    /// L: Canary Islands.
    CanaryIslands,
    /// M: Ceuta and Melilla.
    CeutaMelilla,
    /// B: split payment in Italy.
    SplitPayment,
}

impl VatCategory {
    /// The code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Standard => "S",
            Self::Zero => "Z",
            Self::Exempt => "E",
            Self::ReverseCharge => "AE",
            Self::IntraCommunity => "K",
            Self::Export => "G",
            Self::OutOfScope => "O",
            Self::CanaryIslands => "L",
            Self::CeutaMelilla => "M",
            Self::SplitPayment => "B",
        }
    }

    /// The category of a code.
    pub fn parse(code: &str) -> Option<Self> {
        Some(match code {
            "S" => Self::Standard,
            "Z" => Self::Zero,
            "E" => Self::Exempt,
            "AE" => Self::ReverseCharge,
            "K" => Self::IntraCommunity,
            "G" => Self::Export,
            "O" => Self::OutOfScope,
            "L" => Self::CanaryIslands,
            "M" => Self::CeutaMelilla,
            "B" => Self::SplitPayment,
            _ => return None,
        })
    }

    /// Whether VAT is charged at a rate.
    pub fn is_taxed(self) -> bool {
        matches!(self, Self::Standard | Self::CanaryIslands | Self::CeutaMelilla | Self::SplitPayment)
    }
}

/// How a sale is treated: category, rate and, where no VAT is charged, the reason with its paragraph.
///
/// Only the constructors make one, so a reason always fits its category. Which treatment applies is a
/// question of law and answered elsewhere; here stands how it is written on the invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Treatment {
    category: VatCategory,
    rate: Decimal,
    reason: Option<&'static str>,
    reason_code: Option<&'static str>,
}

impl Treatment {
    /// Taxed at a rate in percent (§ 12 UStG), or at another state's rate (one-stop shop).
    pub fn taxed(rate: Decimal) -> Self {
        Self { category: VatCategory::Standard, rate, reason: None, reason_code: None }
    }

    /// An exempt course that prepares for a profession or examination (§ 4 Nr. 21 UStG).
    pub fn exempt_course() -> Self {
        Self::exempt("Steuerfrei nach § 4 Nr. 21 UStG", Some("VATEX-EU-132-1I"))
    }

    /// An exempt lecture or seminar of a body for the common good (§ 4 Nr. 22 UStG).
    pub fn exempt_lecture() -> Self {
        Self::exempt("Steuerfrei nach § 4 Nr. 22 UStG", None)
    }

    /// A small business (§ 19 UStG). No VATEX code exists for it.
    pub fn small_business() -> Self {
        Self::exempt("Kein Ausweis von Umsatzsteuer, da Kleinunternehmer gemäß § 19 UStG", None)
    }

    /// The buyer owes the VAT (§ 13b UStG; Art. 196 of the VAT directive).
    pub fn reverse_charge() -> Self {
        Self {
            category: VatCategory::ReverseCharge,
            rate: Decimal::ZERO,
            reason: Some("Steuerschuldnerschaft des Leistungsempfängers"),
            reason_code: Some("VATEX-EU-AE"),
        }
    }

    /// A service to a business in a third country, not taxable here (§ 3a(2) UStG).
    ///
    /// The invoice must then carry **no** VAT id, neither the seller's nor the buyer's (BR-O-02 to -04):
    /// the seller names a tax number and an id.
    pub fn third_country() -> Self {
        Self {
            category: VatCategory::OutOfScope,
            rate: Decimal::ZERO,
            reason: Some("Nicht im Inland steuerbare Leistung (§ 3a Abs. 2 UStG)"),
            reason_code: Some("VATEX-EU-O"),
        }
    }

    /// The category.
    pub fn category(&self) -> VatCategory {
        self.category
    }

    /// The rate in percent.
    pub fn rate(&self) -> Decimal {
        self.rate
    }

    /// Why no VAT is charged.
    pub fn reason(&self) -> Option<&'static str> {
        self.reason
    }

    /// The same as a VATEX code.
    pub fn reason_code(&self) -> Option<&'static str> {
        self.reason_code
    }

    /// What a line says as its rate: nothing when out of scope (BR-O-05).
    pub fn line_rate(&self) -> Option<Decimal> {
        (self.category != VatCategory::OutOfScope).then_some(self.rate)
    }

    fn exempt(reason: &'static str, reason_code: Option<&'static str>) -> Self {
        Self { category: VatCategory::Exempt, rate: Decimal::ZERO, reason: Some(reason), reason_code }
    }
}
