use jiff::civil::Date;
use serde::Serialize;

use super::{EpcCode, House, Recipient};
use crate::{Cents, CreditorReference};

/// The member list as of a day (§ 30 GenG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberList {
    /// The day the list speaks of.
    pub as_of: Date,
    /// Day it was drawn up.
    pub dated_on: Date,
    /// For which purpose and for whom the copy is made (§ 31(2) GenG); may be empty.
    pub purpose: String,
    /// The members, in the order to print.
    pub rows: Vec<MemberRow>,
}

/// A member in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MemberRow {
    /// Number.
    pub number: String,
    /// Family name, first names; for organisations the firm.
    pub name: String,
    /// Address in one line.
    pub address: String,
    /// Day the membership took effect.
    pub joined_on: Date,
    /// Shares in all.
    pub shares: u32,
    /// Day the number of shares last changed.
    pub shares_since: Date,
    /// Day the membership ends or ended.
    pub left_on: Option<Date>,
}

/// The notice that somebody was admitted (§ 15(2) GenG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Admission {
    /// Day of the letter.
    pub dated_on: Date,
    /// The new member.
    pub recipient: Recipient,
    /// How to address, e.g. `Guten Tag Ada Muster`.
    pub salutation: String,
    /// Number of the member.
    pub member_number: String,
    /// Day the membership took effect.
    pub admitted_on: Date,
    /// Shares subscribed.
    pub shares: u32,
    /// What one share is.
    pub share_cents: Cents,
    /// What is to be paid in all.
    pub payable_cents: Cents,
    /// By which day.
    pub due_on: Date,
    /// What to quote.
    pub reference: CreditorReference,
    /// Which version of the statutes applies, e.g. `vom 12.06.2026`.
    pub statutes: String,
    /// Who signs.
    pub signatories: Vec<String>,
}

impl Admission {
    pub(super) fn payment_code(&self, house: &House) -> Option<EpcCode> {
        if self.payable_cents <= Cents::ZERO {
            return None;
        }
        Some(EpcCode {
            name: house.name.clone(),
            iban: house.iban.clone()?,
            bic: house.bic.clone(),
            amount_cents: self.payable_cents,
            reference: self.reference.clone(),
        })
    }
}
