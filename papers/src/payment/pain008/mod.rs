//! Direct debits: pain.008.001.08 as the German banks take it (DK, schema GBIC_5), for shares, dues and
//! course fees.

mod check;
mod notice;
mod write;

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

pub use super::parts::Remittance;
use crate::{Bic, Cents, CreditorId, Iban};

pub use notice::{Notice, notice, notice_by};
pub use write::write;

/// Which of the two schemes of SEPA.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scheme {
    /// Everybody; the payer can have the money back for eight weeks, without a mandate for 13 months
    /// (§§ 675x, 676b BGB).
    Core,
    /// Businesses only; no refund, but the payer's bank must have confirmed the mandate.
    BusinessToBusiness,
}

impl Scheme {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Core => "CORE",
            Self::BusinessToBusiness => "B2B",
        }
    }
}

/// Where a debit stands among those of its mandate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Sequence {
    /// FRST: the first of several. Banks take RCUR for it as well since November 2016.
    First,
    /// RCUR: one of several.
    Recurring,
    /// OOFF: the only one; the mandate ends with it.
    Once,
    /// FNAL: the last; the mandate ends with it.
    Last,
}

impl Sequence {
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::First => "FRST",
            Self::Recurring => "RCUR",
            Self::Once => "OOFF",
            Self::Last => "FNAL",
        }
    }
}

/// One file: what one creditor collects to one account by one scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The file's id; a bank takes each only once.
    pub message_id: String,
    /// The batches' id; with several batches each gets a number behind it (see [`Collection::batches`]).
    pub payment_id: String,
    /// When the file was made.
    pub created_at: DateTime,
    /// The scheme; a file holds one.
    pub scheme: Scheme,
    /// Who collects.
    pub creditor_name: String,
    /// The account that is credited.
    pub creditor_iban: Iban,
    /// Its bank; not needed within SEPA.
    pub creditor_bic: Option<Bic>,
    /// The creditor id, as it stands on the mandates.
    pub creditor_id: CreditorId,
    /// At least one, in any order.
    pub debits: Vec<Debit>,
}

/// One debit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debit {
    /// Our id of the debit; it comes back when the debit is returned.
    pub end_to_end_id: String,
    /// 0.01 to 999,999,999.99 €.
    pub amount_cents: Cents,
    /// The day it is debited: a banking day, as the pre-notification said.
    pub collect_on: Date,
    /// Where it stands among those of its mandate.
    pub sequence: Sequence,
    /// What allows it.
    pub mandate: Mandate,
    /// Who pays.
    pub debtor_name: String,
    /// From which account.
    pub debtor_iban: Iban,
    /// Its bank; not needed within SEPA.
    pub debtor_bic: Option<Bic>,
    /// What the payer reads.
    pub remittance: Remittance,
}

/// A mandate (§ 675j BGB): the payer's consent, with a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Our reference, at most 35 characters, unique for the creditor.
    pub id: String,
    /// The day it was signed.
    pub signed_on: Date,
    /// The day of the last debit under it, if there was one. A mandate lapses 36 months after.
    pub last_collected_on: Option<Date>,
    /// What changed since the last debit.
    pub amendment: Option<Amendment>,
}

/// What changed in a mandate since the last debit; the bank is told once.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Amendment {
    /// The reference it had before.
    pub earlier_id: Option<String>,
    /// The creditor's name before.
    pub earlier_creditor_name: Option<String>,
    /// The creditor's id before.
    pub earlier_creditor_id: Option<CreditorId>,
    /// The payer has another account now, at the same bank or another (`SMNDA`).
    pub new_account: bool,
}

/// The debits of one day and sequence: the bank books each batch as one sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch<'a> {
    /// Its id; it comes back in the statement.
    pub payment_id: String,
    /// The day.
    pub collect_on: Date,
    /// The sequence.
    pub sequence: Sequence,
    /// The debits, in the order in which they were given.
    pub debits: Vec<&'a Debit>,
}

impl Batch<'_> {
    /// The sum, which the account will show.
    pub fn sum_cents(&self) -> Cents {
        self.debits.iter().map(|debit| debit.amount_cents).sum()
    }
}

impl Collection {
    /// The batches of the file: by day, then by sequence.
    pub fn batches(&self) -> Vec<Batch<'_>> {
        let mut groups: BTreeMap<(Date, Sequence), Vec<&Debit>> = BTreeMap::new();
        for debit in &self.debits {
            groups.entry((debit.collect_on, debit.sequence)).or_default().push(debit);
        }
        let alone = groups.len() == 1;
        let numbered = |at: usize| if alone { self.payment_id.clone() } else { format!("{}-{}", self.payment_id, at + 1) };
        let batch = |(at, ((collect_on, sequence), debits))| Batch { payment_id: numbered(at), collect_on, sequence, debits };
        groups.into_iter().enumerate().map(batch).collect()
    }
}
