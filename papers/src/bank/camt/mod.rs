//! Bank statements: camt.053, versions .001.02 and .001.08 and those between, read and (as .001.08) written;
//! reports of the day (camt.052) and notifications (camt.054) read.

mod cursor;
mod read;
mod write;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::xml::sentence;
use crate::{Cents, Currency, Iban, Refusal, XmlError};

pub use cursor::Entries;
pub use read::{for_each_entry, read, read_any};
pub(crate) use write::write_reference;
pub use write::{Message, write};

/// Why a file is not read as a bank statement.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CamtError {
    /// Not readable as XML, or hostile.
    #[error(transparent)]
    Xml(#[from] XmlError),
    /// XML, but not a camt.053.
    #[error("the file is no bank statement of the form camt.053 but {0:?}")]
    Kind(String),
    /// A camt.053 without a single statement.
    #[error("the file holds no statement")]
    NoStatement,
    /// A value that must be there is missing.
    #[error("{place} is missing")]
    Missing {
        /// Where in the file, e.g. `Stmt/Ntry[3]/Amt`.
        place: String,
    },
    /// A value that cannot be read.
    #[error("{place} cannot be read: {value:?}")]
    Value {
        /// Where in the file.
        place: String,
        /// What stands there (at most 60 characters).
        value: String,
    },
}

impl CamtError {
    /// The fault in both languages, with the place in the file as its field.
    pub fn refusal(&self) -> Refusal {
        let en = sentence(&self.to_string());
        match self {
            Self::Xml(fault) => fault.refusal(),
            Self::Kind(found) => {
                Refusal::new("camt-kind", "file", en, format!("Die Datei ist kein Kontoauszug im Format camt.053, sondern „{found}“."))
            }
            Self::NoStatement => Refusal::new("camt-none", "file", en, "Die Datei enthält keinen Kontoauszug."),
            Self::Missing { place } => Refusal::new("camt-missing", place, en, format!("{place} fehlt.")),
            Self::Value { place, value } => Refusal::new("camt-value", place, en, format!("{place} ist nicht lesbar: „{value}“.")),
        }
    }
}

/// Which of the bank's three messages a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// camt.052: what happened so far today. Not final.
    Report,
    /// camt.053: the statement of account, from which one books.
    Statement,
    /// camt.054: single payments behind a collective entry, or a return, told at once. Has no balances.
    Notification,
}

/// One statement: an account over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// The bank's own id of the statement.
    pub id: String,
    /// Running number of the electronic statements, if given.
    pub sequence: Option<u64>,
    /// When the bank made it, as written (ISO 8601).
    pub created_at: Option<String>,
    /// The account.
    pub account: Account,
    /// All balances, in the order of the file.
    pub balances: Vec<Balance>,
    /// All entries, in the order of the file.
    pub entries: Vec<Entry>,
}

impl Statement {
    /// The booked opening balance (OPBD, or PRCD: the closing balance of the day before).
    pub fn opening(&self) -> Option<&Balance> {
        self.balance(BalanceKind::OpeningBooked).or_else(|| self.balance(BalanceKind::PreviousBooked))
    }

    /// The booked closing balance (CLBD).
    pub fn closing(&self) -> Option<&Balance> {
        self.balance(BalanceKind::ClosingBooked)
    }

    /// Whether opening balance + booked entries = closing balance. `None` when a balance is missing or
    /// currencies are mixed, so that nothing can be said.
    pub fn adds_up(&self) -> Option<bool> {
        let (opening, closing) = (self.opening()?, self.closing()?);
        let booked = self.entries.iter().filter(|entry| entry.status == Status::Booked);
        if opening.currency != closing.currency || booked.clone().any(|entry| entry.currency != opening.currency) {
            return None;
        }
        let sum = Cents::checked_sum(booked.map(|entry| entry.amount_cents))?;
        Some(opening.amount_cents.checked_add(sum)? == closing.amount_cents)
    }

    fn balance(&self, kind: BalanceKind) -> Option<&Balance> {
        self.balances.iter().find(|balance| balance.kind == kind)
    }
}

/// The account of a statement: an IBAN, or whatever else the bank calls it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Account {
    /// The IBAN, when it is one.
    pub iban: Option<Iban>,
    /// Another number of the account, as written.
    pub other: Option<String>,
    /// The account's currency, if given.
    pub currency: Option<Currency>,
    /// The owner's name, if given.
    pub owner: Option<String>,
    /// The BIC of the bank as written, if given.
    pub bank_bic: Option<String>,
}

/// What a balance says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BalanceKind {
    /// OPBD: booked, at the beginning.
    OpeningBooked,
    /// PRCD: booked, at the end of the statement before.
    PreviousBooked,
    /// CLBD: booked, at the end.
    ClosingBooked,
    /// ITBD: booked, in between.
    InterimBooked,
    /// OPAV: available, at the beginning.
    OpeningAvailable,
    /// CLAV: available, at the end.
    ClosingAvailable,
    /// FWAV: available at a later day.
    ForwardAvailable,
    /// ITAV: available, in between.
    InterimAvailable,
    /// XPCD and INFO, or a code of the bank's own: for information.
    Information,
}

/// A balance at a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Balance {
    /// What it says.
    pub kind: BalanceKind,
    /// Signed: negative when the account is overdrawn. In the smallest unit of the currency.
    pub amount_cents: Cents,
    /// The currency.
    pub currency: Currency,
    /// The day.
    pub day: Date,
}

/// Whether an entry counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// BOOK: it counts.
    Booked,
    /// PDNG: it is expected.
    Pending,
    /// INFO, FUTR or anything else: it does not count.
    Information,
}

/// One line of the statement. A collective entry has several details.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Signed: positive came in, negative went out. In the smallest unit of the currency.
    pub amount_cents: Cents,
    /// The currency.
    pub currency: Currency,
    /// Whether it counts.
    pub status: Status,
    /// Whether it takes back an earlier entry.
    pub reversal: bool,
    /// The day it was booked. A time of day is cut off as the bank wrote it, without a change of zone.
    pub booked_on: Option<Date>,
    /// The day it counts for interest.
    pub value_on: Option<Date>,
    /// The bank's reference of the entry (AcctSvcrRef).
    pub bank_reference: Option<String>,
    /// The ISO transaction code as domain, family and sub-family, e.g. `PMNT/RCDT/ESCT`.
    pub code: Option<String>,
    /// The bank's own words for the entry (AddtlNtryInf).
    pub information: Option<String>,
    /// The single payments behind the entry; often exactly one, sometimes none.
    pub details: Vec<Detail>,
}

/// One payment behind an entry.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Detail {
    /// Signed like the entry, when the bank gives an amount of its own.
    pub amount_cents: Option<Cents>,
    /// The currency of that amount.
    pub currency: Option<Currency>,
    /// What was ordered once (AmtDtls/InstdAmt), without a sign: of a returned debit what was to be collected, so
    /// the rest of the amount are the banks' fees.
    pub ordered_cents: Option<Cents>,
    /// The id the payer gave (`NOTPROVIDED` counts as none).
    pub end_to_end_id: Option<String>,
    /// The mandate of a direct debit.
    pub mandate_id: Option<String>,
    /// The id of the payment order this belongs to (PmtInfId), for batches of our own.
    pub payment_id: Option<String>,
    /// The bank's reference of this payment.
    pub bank_reference: Option<String>,
    /// The purpose in free words, as many lines as the bank gives.
    pub remittance: Vec<String>,
    /// The structured creditor reference as written; it need not be a valid RF reference.
    pub creditor_reference: Option<String>,
    /// Who pays.
    pub debtor: Party,
    /// Who is paid.
    pub creditor: Party,
    /// Why the payment came back (ISO code such as `AC04`), for returns.
    pub return_reason: Option<String>,
    /// What the bank adds to the reason.
    pub return_information: Option<String>,
}

/// A side of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Party {
    /// The name.
    pub name: Option<String>,
    /// The account, when it is a valid IBAN.
    pub iban: Option<Iban>,
}

impl Detail {
    /// The purpose as one text.
    pub fn purpose(&self) -> String {
        self.remittance.join(" ")
    }
}

#[cfg(test)]
mod tests;
