use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{Recipient, euro_words};
use crate::{Cents, Refusal};

/// The receipt for a donation of money (Zuwendungsbestätigung), by the binding pattern of the Federal
/// Ministry of Finance for bodies of § 5(1) no. 9 KStG (§ 50(1) EStDV; letter of 7 November 2013).
///
/// The pattern's words and their order are not to be changed, it fills one page, without thanks and
/// without advertising. So the German text stands in both languages; the English document adds a page
/// that explains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DonationReceipt {
    /// Number of the receipt.
    pub number: String,
    /// Day it is made out.
    pub dated_on: Date,
    /// Who gave, with address.
    pub donor: Recipient,
    /// How much.
    pub amount_cents: Cents,
    /// Day it was given.
    pub given_on: Date,
    /// Whether it is a waiver of the refund of expenses.
    pub waives_expenses: bool,
    /// What the body is exempt for, as it follows "Förderung", e.g. `der Volks- und Berufsbildung`.
    pub purpose: String,
    /// The tax office's notice the receipt rests on.
    pub exemption: Exemption,
    /// For bodies whose membership fees are not deductible: confirms that this is none.
    pub confirms_no_fee: bool,
    /// Who signs.
    pub signatory: String,
}

/// The notice of the tax office by which a body may issue receipts (§ 63(5) AO).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Exemption {
    /// Notice of exemption or annex to the corporate-tax notice: not older than 5 years.
    Notice {
        /// The tax office's town, as it follows "Finanzamt", e.g. `Berlin für Körperschaften I`.
        office: String,
        /// Tax number.
        tax_number: String,
        /// Day of the notice.
        noticed_on: Date,
        /// The last assessment period, e.g. `2022 bis 2024`.
        period: String,
    },
    /// Finding that the statutes are in order (§ 60a AO): not older than 3 years, and only before the
    /// first notice of exemption.
    Statutes {
        /// The tax office's town.
        office: String,
        /// Tax number.
        tax_number: String,
        /// Day of the notice.
        noticed_on: Date,
        /// What the statutes name, as it follows "Wir fördern", e.g. `die Volks- und Berufsbildung`.
        promotes: String,
    },
}

/// What the receipt says in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct DonationWords {
    amount_words: String,
    /// Whether the page that explains it in English follows.
    translated: bool,
}

impl Exemption {
    /// Day of the notice and how many years it carries receipts.
    fn term(&self) -> (Date, i16) {
        match self {
            Self::Notice { noticed_on, .. } => (*noticed_on, 5),
            Self::Statutes { noticed_on, .. } => (*noticed_on, 3),
        }
    }
}

impl DonationReceipt {
    pub(super) fn words(&self, translated: bool) -> Result<DonationWords, Refusal> {
        if self.amount_cents <= Cents::ZERO {
            return Err(Refusal::new("amount", "amount_cents", "a donation is more than nothing", "Eine Zuwendung ist mehr als nichts."));
        }
        if self.given_on > self.dated_on {
            return Err(Refusal::new("given-on", "given_on", "a receipt follows the donation", "Eine Bestätigung folgt der Zuwendung."));
        }
        self.check_notice()?;
        Ok(DonationWords { amount_words: euro_words(self.amount_cents), translated })
    }

    /// § 63(5) AO, counted to the day.
    fn check_notice(&self) -> Result<(), Refusal> {
        let (noticed_on, years) = self.exemption.term();
        let earliest = self.dated_on.checked_sub(years.years());
        if noticed_on > self.dated_on || !earliest.is_ok_and(|earliest| noticed_on >= earliest) {
            return Err(Refusal::new(
                "notice-age",
                "exemption.noticed_on",
                format!("the tax office's notice carries receipts for {years} years (§ 63(5) AO)"),
                format!("Der Bescheid des Finanzamts trägt Bestätigungen {years} Jahre lang (§ 63 Abs. 5 AO)."),
            ));
        }
        Ok(())
    }
}
