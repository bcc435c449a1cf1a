//! A "no" before a file is made, in words a person can act on.

use serde::Serialize;

/// Why a file is not made: what the bank, the buyer or the law would reject, and where to mend it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Stable short name of the rule, for programs and tests.
    pub code: &'static str,
    /// Where the fault sits, as a path of the input, e.g. `payments[3].creditor_name`.
    pub field: String,
    /// The sentence in English.
    pub en: String,
    /// The sentence in German.
    pub de: String,
}

impl Refusal {
    /// A refusal from its four parts.
    pub fn new(code: &'static str, field: impl Into<String>, en: impl Into<String>, de: impl Into<String>) -> Self {
        Self { code, field: field.into(), en: en.into(), de: de.into() }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {} [{}]", self.field, self.en, self.code)
    }
}

impl std::error::Error for Refusal {}
