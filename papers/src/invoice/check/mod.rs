//! The rules of EN 16931 and XRechnung, asked before an invoice is issued and when one is received.
//!
//! Each finding names the rule, the field to mend and a sentence in both languages. The rules themselves
//! are those of the crate `en16931`, behind [`RuleBook`], so that they can be exchanged; our own stand
//! beside them where the official ones have a gap.

mod embedded;
mod words;

use en16931::profiles;
use en16931::validation::Severity;
use serde::Serialize;

use super::{Invoice, InvoiceError, VatCategory, cii};

pub use embedded::embedded_file;
pub use words::{Words, words_for};

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Level {
    /// The invoice is not valid; it must not be issued.
    Fatal,
    /// It should be mended.
    Warning,
    /// For information.
    Information,
}

/// One rule that an invoice does not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The rule, e.g. `BR-CO-15`.
    pub rule: String,
    /// How much it weighs.
    pub level: Level,
    /// Where in the model of [`Invoice`], e.g. `totals.gross_cents` or `lines[2]`.
    pub field: String,
    /// The sentence in English.
    pub en: String,
    /// The sentence in German.
    pub de: String,
    /// For rules that compute: what is right and what stands there.
    pub expected_and_found: Option<(String, String)>,
}

/// A set of rules an invoice file can be held against.
pub trait RuleBook {
    /// All findings in a UBL or CII file, the worst first.
    ///
    /// # Errors
    /// The file cannot be read as an invoice.
    fn check(&self, file: &[u8]) -> Result<Vec<Finding>, InvoiceError>;
}

/// EN 16931, and XRechnung where the file says it is one (BT-24).
#[derive(Debug, Clone, Copy, Default)]
pub struct BuiltIn;

impl RuleBook for BuiltIn {
    fn check(&self, file: &[u8]) -> Result<Vec<Finding>, InvoiceError> {
        let own = super::read(file)?;
        let read = en16931_formats::read(file).map_err(|fault| InvoiceError::Kind(fault.to_string().chars().take(200).collect()))?;
        let declared = profiles::classify(read.invoice.specification_id.as_deref());
        let profile = declared.profile().unwrap_or(&profiles::EN16931);
        let report = profile.validate(&read.invoice);
        let mut findings: Vec<Finding> = report.findings().iter().map(finding).collect();
        findings.extend(own_rules(&own));
        findings.sort_by(|a, b| (a.level, &a.rule, &a.field).cmp(&(b.level, &b.rule, &b.field)));
        findings.dedup();
        Ok(findings)
    }
}

/// Checks an invoice of ours before it is issued, as the file it would become.
///
/// # Errors
/// As [`RuleBook::check`]; with an invoice that can be written it does not happen.
pub fn check(invoice: &Invoice) -> Result<Vec<Finding>, InvoiceError> {
    BuiltIn.check(&cii::write(invoice))
}

/// Whether nothing fatal was found.
pub fn is_valid(findings: &[Finding]) -> bool {
    findings.iter().all(|finding| finding.level != Level::Fatal)
}

fn finding(found: &en16931::validation::Finding) -> Finding {
    let path = found.path.to_string();
    let words = words_for(&found.rule, &path, &found.message);
    let level = match found.severity {
        Severity::Fatal => Level::Fatal,
        Severity::Warning => Level::Warning,
        _ => Level::Information,
    };
    let detail = found.detail.as_ref();
    Finding {
        rule: found.rule.clone(),
        level,
        field: words.field,
        en: words.en,
        de: words.de,
        expected_and_found: detail.map(|one| (one.expected.to_string(), one.actual.to_string())),
    }
}

/// What no official rule looks at.
fn own_rules(invoice: &Invoice) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (at, one) in invoice.vat.iter().enumerate() {
        let Some(code) = one.reason_code.as_deref() else {
            continue;
        };
        if !code_fits(one.category, code) {
            findings.push(Finding {
                rule: "OWN-VATEX".to_owned(),
                level: Level::Fatal,
                field: format!("vat[{at}].reason_code"),
                en: format!("The reason {code} does not fit the VAT category {}.", one.category.code()),
                de: format!("Der Grund {code} passt nicht zur Steuerkategorie {}.", one.category.code()),
                expected_and_found: None,
            });
        }
    }
    let dated = invoice.period.is_some()
        || invoice.delivery.as_ref().is_some_and(|delivery| delivery.on.is_some())
        || invoice.lines.iter().all(|line| line.period.is_some());
    if !dated {
        // § 14(4) no. 6 UStG; Factur-X 1.08 refuses it (BR-FX-EN-04), later versions do not.
        findings.push(Finding {
            rule: "OWN-SERVICE-DATE".to_owned(),
            level: Level::Warning,
            field: "period".to_owned(),
            en: "The day or period of the service is missing (§ 14(4) no. 6 UStG).".to_owned(),
            de: "Tag oder Zeitraum der Leistung fehlt (§ 14 Abs. 4 Nr. 6 UStG).".to_owned(),
            expected_and_found: None,
        });
    }
    findings
}

/// The VATEX codes that name their category; all other codes are reasons for an exemption (E).
fn code_fits(category: VatCategory, code: &str) -> bool {
    match code {
        "VATEX-EU-AE" => category == VatCategory::ReverseCharge,
        "VATEX-EU-O" => category == VatCategory::OutOfScope,
        "VATEX-EU-IC" => category == VatCategory::IntraCommunity,
        "VATEX-EU-G" => category == VatCategory::Export,
        _ => category == VatCategory::Exempt,
    }
}
