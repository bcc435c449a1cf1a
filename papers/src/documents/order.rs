use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Recipient, too_large};
use crate::invoice::Treatment;
use crate::{Cents, Refusal};

/// The confirmation of an order: the cooperative is the contractor, a member does the work and sets its
/// place and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderConfirmation {
    /// Number of the order with us.
    pub number: String,
    /// Day of the letter.
    pub dated_on: Date,
    /// The client.
    pub recipient: Recipient,
    /// How to address, e.g. `Guten Tag Ada Muster`.
    pub salutation: String,
    /// The client's number with us; may be empty.
    pub customer_number: String,
    /// The client's own number of the order; may be empty.
    pub client_order: String,
    /// Day the client ordered, if it is known.
    pub ordered_on: Option<Date>,
    /// The member who does the work.
    pub member: String,
    /// What the order is about, in a line.
    pub subject: String,
    /// First day of the work, if agreed.
    pub starts_on: Option<Date>,
    /// Day by which it is done, if agreed.
    pub ends_on: Option<Date>,
    /// Where the member works, as the member says; may be empty.
    pub place: String,
    /// When the member works, as the member says; may be empty.
    pub time: String,
    /// What is ordered.
    pub lines: Vec<OrderLine>,
    /// Term of payment in days from receipt of the invoice.
    pub payment_days: u16,
    /// Own words instead of the house's first paragraph; may be empty.
    pub opening: String,
    /// Further terms below; may be empty.
    pub closing: String,
    /// Who signs for the cooperative.
    pub signatories: Vec<String>,
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderLine {
    /// What it is.
    pub name: String,
    /// More about it; may be empty.
    pub description: String,
    /// How much, at most 4 decimals.
    pub quantity: Decimal,
    /// Unit, a code of UN/ECE recommendation 20, e.g. `HUR`.
    pub unit: String,
    /// Price of one unit without VAT in euro, at most 4 decimals.
    pub unit_price: Decimal,
    /// How VAT is charged, and why not where it is not.
    pub treatment: Treatment,
}

/// What the order adds up to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct OrderSums {
    /// Net of each line, in the order of the lines.
    lines_cents: Vec<Cents>,
    net_cents: Cents,
    vat: Vec<VatSum>,
    gross_cents: Cents,
}

/// VAT of one treatment, from the sum of its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct VatSum {
    treatment: Treatment,
    base_cents: Cents,
    vat_cents: Cents,
}

impl OrderConfirmation {
    /// The sums, rounded as the invoice will be: each line once, VAT from the sum of a treatment.
    pub(super) fn sums(&self) -> Result<OrderSums, Refusal> {
        if self.lines.is_empty() {
            return Err(Refusal::new("no-line", "lines", "nothing is ordered", "Es ist nichts bestellt."));
        }
        if let (Some(starts_on), Some(ends_on)) = (self.starts_on, self.ends_on)
            && ends_on < starts_on
        {
            return Err(Refusal::new("period", "ends_on", "the work ends before it starts", "Das Ende liegt vor dem Beginn."));
        }
        let mut lines_cents = Vec::new();
        let mut vat: Vec<VatSum> = Vec::new();
        for (at, line) in self.lines.iter().enumerate() {
            let net = line.net_cents(at)?;
            lines_cents.push(net);
            let known = vat.iter_mut().find(|sum| sum.treatment == line.treatment);
            match known {
                Some(sum) => sum.base_cents = sum.base_cents.checked_add(net).ok_or_else(|| too_large("lines"))?,
                None => vat.push(VatSum { treatment: line.treatment.clone(), base_cents: net, vat_cents: Cents::ZERO }),
            }
        }
        for sum in &mut vat {
            sum.vat_cents = percent_of(sum.base_cents, sum.treatment.rate()).ok_or_else(|| too_large("vat"))?;
        }
        let net = Cents::checked_sum(lines_cents.iter().copied()).ok_or_else(|| too_large("net"))?;
        let tax = Cents::checked_sum(vat.iter().map(|sum| sum.vat_cents)).ok_or_else(|| too_large("vat"))?;
        let gross = net.checked_add(tax).ok_or_else(|| too_large("gross"))?;
        Ok(OrderSums { lines_cents, net_cents: net, vat, gross_cents: gross })
    }
}

impl OrderLine {
    fn net_cents(&self, at: usize) -> Result<Cents, Refusal> {
        for (name, value) in [("quantity", self.quantity), ("unit_price", self.unit_price)] {
            if value.normalize().scale() > 4 || value.is_sign_negative() {
                return Err(Refusal::new(
                    "decimals",
                    format!("lines[{at}].{name}"),
                    "quantities and prices are positive and have at most 4 decimals",
                    "Mengen und Preise sind positiv und haben höchstens 4 Nachkommastellen.",
                ));
            }
        }
        let net = self.quantity.checked_mul(self.unit_price).and_then(Cents::round);
        net.ok_or_else(|| too_large(&format!("lines[{at}]")))
    }
}

fn percent_of(amount: Cents, rate: Decimal) -> Option<Cents> {
    amount.decimal().checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED).and_then(Cents::round)
}
