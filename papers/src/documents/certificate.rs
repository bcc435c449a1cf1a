use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{DocumentError, Recipient, qr_svg, too_large};
use crate::{Cents, Refusal};

/// A certificate of a member's shares (Anteilsschein). It proves an entry in the member list and is no
/// security: shares are not sold with it (§ 76 GenG).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShareCertificate {
    /// Number of the certificate.
    pub number: String,
    /// Day it is made out; shares and payments are as of this day.
    pub dated_on: Date,
    /// The member with address.
    pub member: Recipient,
    /// Number of the member.
    pub member_number: String,
    /// Day the membership took effect.
    pub member_since: Date,
    /// Shares in all.
    pub shares: u32,
    /// What one share is.
    pub share_cents: Cents,
    /// What has been paid on them.
    pub paid_cents: Cents,
    /// Day the number of shares was entered in the member list (§ 30 GenG).
    pub entered_on: Date,
    /// Which version of the statutes applies, e.g. `vom 12.06.2026`.
    pub statutes: String,
    /// Who signs for the cooperative.
    pub signatories: Vec<String>,
}

/// What the certificate adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct ShareSums {
    total_cents: Cents,
    open_cents: Cents,
}

impl ShareCertificate {
    pub(super) fn sums(&self) -> Result<ShareSums, Refusal> {
        if self.shares == 0 || self.share_cents <= Cents::ZERO {
            return Err(Refusal::new("no-share", "shares", "there is no share to certify", "Es gibt keinen Anteil zu bescheinigen."));
        }
        let total = self.share_cents.0.checked_mul(i64::from(self.shares)).map(Cents).ok_or_else(|| too_large("shares"))?;
        if self.paid_cents < Cents::ZERO || self.paid_cents > total {
            return Err(Refusal::new(
                "overpaid",
                "paid_cents",
                "what is paid lies between nothing and the amount of the shares",
                "Eingezahlt ist zwischen nichts und dem Betrag der Anteile.",
            ));
        }
        let open = total.checked_sub(self.paid_cents).ok_or_else(|| too_large("paid_cents"))?;
        Ok(ShareSums { total_cents: total, open_cents: open })
    }
}

/// A certificate that somebody took part in a course, with a code by which anyone checks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CourseCertificate {
    /// Day it is made out.
    pub dated_on: Date,
    /// Who took part.
    pub participant: String,
    /// Day of birth, if it is to be named.
    pub born_on: Option<Date>,
    /// The course.
    pub course: String,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// How many units were attended, of those that were held.
    pub attended_units: Decimal,
    /// How many units were held.
    pub units: Decimal,
    /// Minutes of a unit.
    pub unit_minutes: u16,
    /// Where it was held, e.g. `online`.
    pub place: String,
    /// Who taught.
    pub teachers: Vec<String>,
    /// What it was about.
    pub topics: Vec<String>,
    /// The code to check by.
    pub check_code: String,
    /// The page to check at, with the code: `https://…`.
    pub check_url: String,
    /// Who signs; empty when the code stands instead.
    pub signatories: Vec<String>,
}

impl CourseCertificate {
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.check_code.is_empty() || !self.check_url.starts_with("https://") || !self.check_url.contains(&self.check_code) {
            return Err(Refusal::new(
                "check-url",
                "check_url",
                "the page to check at is an https address that holds the code",
                "Die Prüfadresse ist eine https-Adresse, die den Prüfcode enthält.",
            ));
        }
        if self.ends_on < self.starts_on || self.dated_on < self.starts_on {
            return Err(Refusal::new(
                "period",
                "ends_on",
                "a course ends and is certified after it starts",
                "Ein Kurs endet und wird bescheinigt, nachdem er begonnen hat.",
            ));
        }
        if self.attended_units > self.units || self.attended_units <= Decimal::ZERO {
            return Err(Refusal::new(
                "units",
                "attended_units",
                "attended is between nothing and all units that were held",
                "Besucht ist mehr als nichts und höchstens, was stattfand.",
            ));
        }
        Ok(())
    }

    pub(super) fn code(&self) -> Result<Vec<u8>, DocumentError> {
        Ok(qr_svg(&self.check_url)?)
    }
}
