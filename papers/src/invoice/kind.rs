use serde::{Deserialize, Serialize};

/// What kind of document it is (BT-3): a code of UNTDID 1001.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Kind(pub u16);

impl Kind {
    /// Partial invoice (*Teilrechnung*).
    pub const PARTIAL: Self = Self(326);
    /// Commercial invoice; the final invoice (*Schlussrechnung*) is one, too.
    pub const INVOICE: Self = Self(380);
    /// Credit note (*Gutschrift* in the commercial sense, cancellation). Amounts stay positive.
    pub const CREDIT_NOTE: Self = Self(381);
    /// Correction of an invoice.
    pub const CORRECTION: Self = Self(384);
    /// Advance payment (*Anzahlungsrechnung*).
    pub const ADVANCE: Self = Self(386);
    /// Self-billed invoice (*Gutschrift* in the sense of VAT law, § 14(2) UStG).
    pub const SELF_BILLED: Self = Self(389);

    /// Whether the amounts are owed by the seller to the buyer. UBL has a document of its own for these.
    pub fn is_credit(self) -> bool {
        matches!(self.0, 81 | 83 | 261 | 262 | 296 | 308 | 381 | 396 | 420 | 458 | 532)
    }

    /// Whether it must name the document it corrects (BG-3).
    pub fn refers_back(self) -> bool {
        matches!(self, Self::CREDIT_NOTE | Self::CORRECTION)
    }
}
