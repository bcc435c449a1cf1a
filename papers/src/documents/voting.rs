use jiff::civil::Date;
use serde::Serialize;

use super::Recipient;

/// The letter that brings a voter her code for a secret vote. It holds a secret: print it, hand it over, keep no copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VotingLetter {
    /// Day of the letter.
    pub dated_on: Date,
    /// Who votes with it.
    pub recipient: Recipient,
    /// How to address, e.g. `Guten Tag Ada Muster`.
    pub salutation: String,
    /// The member whom the recipient represents; empty if the vote is her own.
    pub on_behalf_of: String,
    /// Title of the item.
    pub title: String,
    /// The motion, word for word.
    pub motion: String,
    /// The code, e.g. `eHq-3zQ-T9Z-vdP-38t`.
    pub code: String,
    /// The way to the ballot, the code behind its `#`; shown as a QR code.
    pub link: String,
    /// Integrity value of the program that encrypts the ballot, e.g. `sha256-…`.
    pub integrity: String,
}
