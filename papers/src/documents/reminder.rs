use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{EpcCode, House, Recipient, too_large};
use crate::{Cents, CreditorReference, Refusal};

/// A reminder of a payment that is late, up to the formal demand with interest (§ 288 BGB).
///
/// What is owed by law (interest, lump sum) is counted elsewhere; here it is shown line by line, summed
/// and checked for contradictions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminder {
    /// How serious it is.
    pub level: ReminderLevel,
    /// Number of the letter; may be empty.
    pub number: String,
    /// Day of the letter.
    pub dated_on: Date,
    /// Who owes.
    pub recipient: Recipient,
    /// How to address, e.g. `Guten Tag Ada Muster`.
    pub salutation: String,
    /// The client's number with us; may be empty.
    pub customer_number: String,
    /// What kind of debtor it is: a consumer pays less interest and no lump sum.
    pub debtor: Debtor,
    /// Days of the reminders before, oldest first.
    pub reminded_on: Vec<Date>,
    /// The invoices that are open.
    pub claims: Vec<Claim>,
    /// Interest for late payment, one line for each claim and rate; empty when none is asked for.
    pub interest: Vec<InterestLine>,
    /// The lump sums of 40 € (§ 288(5) BGB) in all; zero when none is asked for.
    pub lump_sum_cents: Cents,
    /// By which day to pay.
    pub pay_by: Date,
    /// What to quote, also in the QR code.
    pub reference: Option<CreditorReference>,
    /// Own words instead of the house's first paragraph; may be empty.
    pub opening: String,
    /// Own words below, e.g. whom to ask; may be empty.
    pub closing: String,
    /// Who signs.
    pub signatories: Vec<String>,
}

/// How serious a reminder is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReminderLevel {
    /// A friendly reminder (Zahlungserinnerung).
    Friendly,
    /// The notice that puts into default (Mahnung, § 286(1) BGB).
    Notice,
    /// The last demand before the court (§ 288 BGB).
    Demand,
}

/// Who owes the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Debtor {
    /// A consumer (§ 13 BGB): base rate and 5 points (§ 288(1) BGB).
    Consumer,
    /// Anybody else: base rate and 9 points (§ 288(2) BGB), and the lump sum.
    Business,
}

/// An open invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Claim {
    /// Number of the invoice.
    pub number: String,
    /// Day of the invoice.
    pub issued_on: Date,
    /// Day by which it was to be paid.
    pub due_on: Date,
    /// Its amount.
    pub gross_cents: Cents,
    /// What of it has been paid.
    pub paid_cents: Cents,
}

/// Interest on one claim over days with one rate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InterestLine {
    /// Number of the invoice.
    pub number: String,
    /// The amount that bears interest (never interest itself, § 289 BGB).
    pub base_cents: Cents,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Days, both ends included.
    pub days: u32,
    /// Percent a year.
    pub rate: Decimal,
    /// The interest. Rounded so that the lines of a claim sum to its interest, which is rounded once.
    pub interest_cents: Cents,
}

/// What the letter adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub(super) struct ReminderSums {
    claims_cents: Cents,
    interest_cents: Cents,
    pub(super) total_cents: Cents,
}

impl Claim {
    /// What is still open.
    fn open_cents(&self) -> Option<Cents> {
        self.gross_cents.checked_sub(self.paid_cents)
    }
}

impl Reminder {
    /// The sums, or what in the letter cannot be right.
    pub(super) fn sums(&self) -> Result<ReminderSums, Refusal> {
        if self.claims.is_empty() {
            return Err(Refusal::new("no-claim", "claims", "nothing is open", "Es ist nichts offen."));
        }
        if self.pay_by < self.dated_on {
            return Err(Refusal::new("pay-by", "pay_by", "the day to pay by has passed", "Der Zahltag liegt vor dem Schreiben."));
        }
        for (at, claim) in self.claims.iter().enumerate() {
            self.check_claim(at, claim)?;
        }
        for (at, line) in self.interest.iter().enumerate() {
            self.check_interest(at, line)?;
        }
        self.check_lump_sum()?;
        let claims = sum("claims", self.claims.iter().map(Claim::open_cents))?;
        let interest = sum("interest", self.interest.iter().map(|line| Some(line.interest_cents)))?;
        let total = sum("total", [claims, interest, self.lump_sum_cents].map(Some))?;
        Ok(ReminderSums { claims_cents: claims, interest_cents: interest, total_cents: total })
    }

    fn check_claim(&self, at: usize, claim: &Claim) -> Result<(), Refusal> {
        if claim.due_on >= self.dated_on {
            let field = format!("claims[{at}].due_on");
            return Err(Refusal::new("not-due", field, "the invoice is not due yet", "Die Rechnung ist noch nicht fällig."));
        }
        match claim.open_cents() {
            Some(open) if open > Cents::ZERO => Ok(()),
            Some(_) => {
                let field = format!("claims[{at}].paid_cents");
                Err(Refusal::new("paid", field, "the invoice has been paid", "Die Rechnung ist bezahlt."))
            }
            None => Err(too_large(&format!("claims[{at}]"))),
        }
    }

    fn check_interest(&self, at: usize, line: &InterestLine) -> Result<(), Refusal> {
        let field = |name: &str| format!("interest[{at}].{name}");
        if !self.claims.iter().any(|claim| claim.number == line.number && line.from > claim.due_on) {
            return Err(Refusal::new(
                "interest-claim",
                field("number"),
                "interest needs an open invoice that was due before",
                "Zinsen brauchen eine offene Rechnung, die vorher fällig war.",
            ));
        }
        let days = line.from.until(line.until).map(|span| i64::from(span.get_days()) + 1);
        if !days.is_ok_and(|days| days == i64::from(line.days)) {
            return Err(Refusal::new(
                "interest-days",
                field("days"),
                "the days do not fit the period",
                "Die Zahl der Tage passt nicht zum Zeitraum.",
            ));
        }
        Ok(())
    }

    /// § 288(5) BGB: the lump sum is owed by a debtor who is no consumer.
    fn check_lump_sum(&self) -> Result<(), Refusal> {
        if self.debtor == Debtor::Consumer && self.lump_sum_cents != Cents::ZERO {
            return Err(Refusal::new(
                "lump-sum",
                "lump_sum_cents",
                "a consumer owes no lump sum (§ 288(5) BGB)",
                "Verbraucher schulden keine Pauschale (§ 288 Abs. 5 BGB).",
            ));
        }
        Ok(())
    }

    /// The first claim and how serious the letter is.
    pub(super) fn ident(&self) -> String {
        let claim = self.claims.first().map_or("", |claim| claim.number.as_str());
        format!("{claim}/{:?}", self.level)
    }

    pub(super) fn payment_code(&self, house: &House) -> Result<Option<EpcCode>, Refusal> {
        let amount_cents = self.sums()?.total_cents;
        let code = || {
            let (iban, reference) = (house.iban.clone()?, self.reference.clone()?);
            Some(EpcCode { name: house.name.clone(), iban, bic: house.bic.clone(), amount_cents, reference })
        };
        Ok(code())
    }
}

fn sum(field: &str, amounts: impl IntoIterator<Item = Option<Cents>>) -> Result<Cents, Refusal> {
    let all: Option<Vec<Cents>> = amounts.into_iter().collect();
    all.and_then(Cents::checked_sum).ok_or_else(|| too_large(field))
}
