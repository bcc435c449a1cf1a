//! What the bank says to a payment order: pain.002, with the results of the verification of payee.
//!
//! One reader for all versions (.001.03 to .001.10 and later): only local names are looked at.
//! The bank may report a whole file, a batch, or single payments; what it leaves out is `None` here.
//! A verification is no acceptance: whether a name matches and whether a payment is executed are two
//! questions (Regulation (EU) 2024/886, Art. 5c).

use serde::{Deserialize, Serialize};

use crate::xml::{Element, MAX_BYTES, Walker, decode, sentence};
use crate::{Iban, Refusal, XmlError};

/// Why a file is not read as a status report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StatusError {
    /// Not readable as XML, or hostile.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// XML, but not a pain.002.
    #[error("the file is no status report of the form pain.002 but {0:?}")]
    Kind(String),
    /// A value that must be there is missing.
    #[error("{place} is missing")]
    Missing {
        /// Where in the file, e.g. `OrgnlGrpInfAndSts/OrgnlMsgId`.
        place: &'static str,
    },
}

impl StatusError {
    /// The fault in both languages, with the place in the file as its field.
    pub fn refusal(&self) -> Refusal {
        let en = sentence(&self.to_string());
        match self {
            Self::Xml(fault) => fault.refusal(),
            Self::Kind(found) => {
                Refusal::new("status-kind", "file", en, format!("Die Datei ist kein Statusbericht im Format pain.002, sondern „{found}“."))
            }
            Self::Missing { place } => Refusal::new("status-missing", *place, en, format!("{place} fehlt.")),
        }
    }
}

/// A report about one file of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The bank's id of the report.
    pub id: String,
    /// When the bank made it, as written (ISO 8601).
    pub created_at: Option<String>,
    /// The message id of our file.
    pub message_id: String,
    /// The kind of our file, e.g. `pain.001.001.09`, if given.
    pub message_kind: Option<String>,
    /// What the bank says of the whole file, if anything.
    pub status: Option<Status>,
    /// Why, for the whole file.
    pub reasons: Vec<Reason>,
    /// The batches the bank speaks of, in the order of the file.
    pub batches: Vec<BatchReport>,
}

/// What the bank says of one batch (`PmtInf`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchReport {
    /// The id of the batch in our file.
    pub payment_id: String,
    /// What the bank says of the whole batch, if anything.
    pub status: Option<Status>,
    /// Why, for the whole batch.
    pub reasons: Vec<Reason>,
    /// The single payments the bank speaks of. Banks often name only those with a fault.
    pub payments: Vec<PaymentReport>,
}

/// What the bank says of one payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentReport {
    /// The end-to-end id of our payment (`NOTPROVIDED` counts as none).
    pub end_to_end_id: Option<String>,
    /// What the bank says, if anything.
    pub status: Option<Status>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// The payee's name as we wrote it, if the bank repeats it.
    pub creditor_name: Option<String>,
    /// The payee's account, if the bank repeats it and it is a valid IBAN.
    pub creditor_iban: Option<Iban>,
}

impl PaymentReport {
    /// The name the payee's bank knows, which comes only with a close match.
    pub fn name_on_the_account(&self) -> Option<&str> {
        if self.status != Some(Status::Verified(Verification::CloseMatch)) {
            return None;
        }
        self.reasons.iter().flat_map(|reason| &reason.information).map(String::as_str).next()
    }
}

/// A reason of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Reason {
    /// The ISO code such as `AC01`, or the bank's own.
    pub code: Option<String>,
    /// What the bank adds, line by line.
    pub information: Vec<String>,
}

/// What became of a file, a batch or a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// ACTC, ACCP, ACSP, ACSC, ACCC: accepted, at some stage between form and booking.
    Accepted,
    /// ACWC: accepted with a change, which the reasons name.
    AcceptedWithChange,
    /// PART: some payments are accepted, some not.
    Partly,
    /// RCVD or PDNG: received, not decided.
    Pending,
    /// RJCT: rejected.
    Rejected,
    /// The payee's name was compared. This alone executes nothing.
    Verified(Verification),
    /// Another code, as written (at most 60 characters).
    Other(String),
}

/// The result of a verification of payee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verification {
    /// RCVC: the name matches.
    Match,
    /// RVMC: almost; the bank gives the name on the account.
    CloseMatch,
    /// RVNM: the name is another.
    NoMatch,
    /// RVNA: no answer could be had.
    NotPossible,
    /// RVCM: of the payments in this file or batch at least one does not match.
    SomeMismatch,
}

/// Reads a pain.002.
///
/// # Errors
/// [`StatusError`]: hostile or broken XML, another kind of file, or an id without which the report
/// cannot be assigned to an order of ours.
pub fn read(bytes: &[u8]) -> Result<Report, StatusError> {
    let text = decode(bytes, MAX_BYTES)?;
    let (mut walker, head) = Walker::open(&text)?;
    let namespace = head.namespace.clone().unwrap_or_default();
    if head.name != "Document" || !namespace.starts_with("urn:iso:std:iso:20022:tech:xsd:pain.002.") {
        let kind = if namespace.is_empty() { &head.name } else { &namespace };
        return Err(StatusError::Kind(shortened(kind)));
    }
    let root = walker.fill(head)?;
    walker.finish()?;
    report(root.child("CstmrPmtStsRpt").ok_or(StatusError::Missing { place: "CstmrPmtStsRpt" })?)
}

fn report(part: &Element) -> Result<Report, StatusError> {
    let original = part.child("OrgnlGrpInfAndSts").ok_or(StatusError::Missing { place: "OrgnlGrpInfAndSts" })?;
    Ok(Report {
        id: part.owned_at(&["GrpHdr", "MsgId"]).ok_or(StatusError::Missing { place: "GrpHdr/MsgId" })?,
        created_at: part.owned_at(&["GrpHdr", "CreDtTm"]),
        message_id: original.owned_at(&["OrgnlMsgId"]).ok_or(StatusError::Missing { place: "OrgnlGrpInfAndSts/OrgnlMsgId" })?,
        message_kind: original.owned_at(&["OrgnlMsgNmId"]),
        status: original.text_at(&["GrpSts"]).map(status),
        reasons: reasons(original),
        batches: part.all("OrgnlPmtInfAndSts").map(batch).collect::<Result<_, _>>()?,
    })
}

fn batch(part: &Element) -> Result<BatchReport, StatusError> {
    Ok(BatchReport {
        payment_id: part.owned_at(&["OrgnlPmtInfId"]).ok_or(StatusError::Missing { place: "OrgnlPmtInfAndSts/OrgnlPmtInfId" })?,
        status: part.text_at(&["PmtInfSts"]).map(status),
        reasons: reasons(part),
        payments: part.all("TxInfAndSts").map(payment).collect(),
    })
}

fn payment(part: &Element) -> PaymentReport {
    let original = part.child("OrgnlTxRef");
    let name = |original: &Element| original.owned_at(&["Cdtr", "Pty", "Nm"]).or_else(|| original.owned_at(&["Cdtr", "Nm"]));
    PaymentReport {
        end_to_end_id: part.owned_at(&["OrgnlEndToEndId"]).filter(|id| id != "NOTPROVIDED"),
        status: part.text_at(&["TxSts"]).map(status),
        reasons: reasons(part),
        creditor_name: original.and_then(name),
        creditor_iban: original.and_then(|original| original.text_at(&["CdtrAcct", "Id", "IBAN"])).and_then(|text| Iban::parse(text).ok()),
    }
}

fn reasons(part: &Element) -> Vec<Reason> {
    let one = |reason: &Element| Reason {
        code: reason.owned_at(&["Rsn", "Cd"]).or_else(|| reason.owned_at(&["Rsn", "Prtry"])),
        information: reason.all("AddtlInf").filter_map(Element::trimmed).map(str::to_owned).collect(),
    };
    part.all("StsRsnInf").map(one).collect()
}

fn status(code: &str) -> Status {
    match code {
        "ACTC" | "ACCP" | "ACSP" | "ACSC" | "ACCC" => Status::Accepted,
        "ACWC" => Status::AcceptedWithChange,
        "PART" => Status::Partly,
        "RCVD" | "PDNG" => Status::Pending,
        "RJCT" => Status::Rejected,
        "RCVC" => Status::Verified(Verification::Match),
        "RVMC" => Status::Verified(Verification::CloseMatch),
        "RVNM" => Status::Verified(Verification::NoMatch),
        "RVNA" => Status::Verified(Verification::NotPossible),
        "RVCM" => Status::Verified(Verification::SomeMismatch),
        other => Status::Other(shortened(other)),
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
