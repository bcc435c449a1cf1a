//! Which open item a payment pays, and why.
//!
//! The order is fixed, so the same payment always gives the same answer: structured reference, end-to-end
//! id, invoice number in the purpose, IBAN with the exact amount. Only these are certain enough to be
//! booked without a person. Everything else is a proposal with a score, each point of it explained.

use jiff::civil::Date;
use serde::Serialize;

use super::camt::{Detail, Entry};
use crate::{Cents, CreditorReference, Iban};

/// An item waiting to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenItem {
    /// Invoice number or another number people quote.
    pub number: String,
    /// The structured reference we asked for.
    pub reference: Option<CreditorReference>,
    /// The end-to-end id of a direct debit of ours.
    pub end_to_end_id: Option<String>,
    /// Who is to pay.
    pub payer_name: String,
    /// The payer's number with us; may be empty.
    pub customer_number: String,
    /// Accounts the payer is known to use.
    pub payer_ibans: Vec<Iban>,
    /// What is still open.
    pub open_cents: Cents,
    /// Day of the invoice.
    pub issued_on: Date,
}

/// Money that came in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Received {
    /// How much; positive.
    pub amount_cents: Cents,
    /// Day it was booked.
    pub booked_on: Option<Date>,
    /// The purpose in words.
    pub purpose: String,
    /// The structured reference as written.
    pub creditor_reference: Option<String>,
    /// The payer's own id.
    pub end_to_end_id: Option<String>,
    /// Who paid.
    pub payer_name: String,
    /// From which account.
    pub payer_iban: Option<Iban>,
}

impl Received {
    /// The payments behind an entry: one for each detail with an amount of its own, else the entry as a
    /// whole with its first detail.
    pub fn of(entry: &Entry) -> Vec<Self> {
        let one = |amount_cents, detail: Option<&Detail>| Self {
            amount_cents,
            booked_on: entry.booked_on,
            purpose: detail.map(Detail::purpose).unwrap_or_default(),
            creditor_reference: detail.and_then(|detail| detail.creditor_reference.clone()),
            end_to_end_id: detail.and_then(|detail| detail.end_to_end_id.clone()),
            payer_name: detail.and_then(|detail| detail.debtor.name.clone()).unwrap_or_default(),
            payer_iban: detail.and_then(|detail| detail.debtor.iban.clone()),
        };
        let own: Option<Vec<Self>> =
            entry.details.iter().map(|detail| detail.amount_cents.map(|amount| one(amount, Some(detail)))).collect();
        // Details count only when they say the same as the entry.
        match own {
            Some(all) if all.len() > 1 && Cents::checked_sum(all.iter().map(|one| one.amount_cents)) == Some(entry.amount_cents) => all,
            _ => vec![one(entry.amount_cents, entry.details.first())],
        }
    }
}

/// One reason for or against an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Sign {
    /// The structured reference is the item's.
    Reference,
    /// The end-to-end id is the item's.
    EndToEndId,
    /// The item's number stands in the purpose.
    Number,
    /// The payer's account is known for the item.
    Iban,
    /// The amount is what is open.
    Amount,
    /// The customer number stands in the purpose.
    CustomerNumber,
    /// The payer's name is that of the item.
    Name,
    /// It was paid before the invoice was written.
    Early,
}

impl Sign {
    /// Points, after kivitendo's scores (`SL/DB/BankTransaction.pm`), with ours for the reference.
    pub fn points(self) -> i32 {
        match self {
            Self::Reference => 20,
            Self::EndToEndId => 8,
            Self::Number => 5,
            Self::Amount => 4,
            Self::Iban => 3,
            Self::CustomerNumber | Self::Name => 1,
            Self::Early => -2,
        }
    }

    /// The reason in English and German.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Reference => ("the structured reference is this one", "die strukturierte Referenz ist diese"),
            Self::EndToEndId => ("the end-to-end id is this one", "die Ende-zu-Ende-Kennung ist diese"),
            Self::Number => ("the number stands in the purpose", "die Nummer steht im Verwendungszweck"),
            Self::Amount => ("the amount is exactly what is open", "der Betrag ist genau der offene"),
            Self::Iban => ("the account is known", "das Konto ist bekannt"),
            Self::CustomerNumber => ("the customer number stands in the purpose", "die Kundennummer steht im Verwendungszweck"),
            Self::Name => ("the name is the same", "der Name ist derselbe"),
            Self::Early => ("paid before the invoice was written", "vor der Rechnung gezahlt"),
        }
    }
}

/// An item that might be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// Position in the list of open items.
    pub item: usize,
    /// Sum of the points.
    pub score: i32,
    /// All reasons.
    pub signs: Vec<Sign>,
}

/// A part of the payment for an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Allocation {
    /// Position in the list of open items.
    pub item: usize,
    /// How much of the payment it takes.
    pub amount_cents: Cents,
}

/// What to do with a payment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub enum Outcome {
    /// Certain: may be booked. What is left over (`left_cents`) is an overpayment for a person to
    /// decide on; less than what is open is a part payment.
    Book {
        /// Which items, and how much each.
        allocations: Vec<Allocation>,
        /// What no item takes.
        left_cents: Cents,
        /// What made it certain.
        by: Sign,
    },
    /// Not certain: for a person, best candidate first.
    Propose(Vec<Candidate>),
    /// Nothing fits.
    Unknown,
}

/// Matches a payment with the open items.
pub fn match_payment(payment: &Received, items: &[OpenItem]) -> Outcome {
    if payment.amount_cents <= Cents::ZERO {
        return Outcome::Unknown;
    }
    let mut candidates: Vec<Candidate> = items.iter().enumerate().filter_map(|(at, item)| candidate(payment, at, item)).collect();
    let key = |one: &Candidate| items.get(one.item).map(|item| (item.issued_on, &item.number));
    candidates.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| key(a).cmp(&key(b))));
    for sign in [Sign::Reference, Sign::EndToEndId, Sign::Number] {
        let named = candidates.iter().filter(|one| one.signs.contains(&sign));
        let named: Vec<usize> = named.map(|one| one.item).collect();
        if let Some(outcome) = certain(payment, items, &named, sign) {
            return outcome;
        }
    }
    let same = candidates.iter().filter(|one| one.signs.contains(&Sign::Iban) && one.signs.contains(&Sign::Amount));
    if let [only] = same.map(|one| one.item).collect::<Vec<_>>().as_slice() {
        return book(payment, items, &[*only], Sign::Iban);
    }
    candidates.retain(|one| one.score > 0);
    if candidates.is_empty() { Outcome::Unknown } else { Outcome::Propose(candidates) }
}

/// One item that is named is certain. Several are certain only when they add up to the payment exactly:
/// a collective payment.
fn certain(payment: &Received, items: &[OpenItem], named: &[usize], by: Sign) -> Option<Outcome> {
    if let [only] = named {
        return Some(book(payment, items, &[*only], by));
    }
    let open = named.iter().filter_map(|at| items.get(*at)).map(|item| item.open_cents);
    let adds_up = !named.is_empty() && Cents::checked_sum(open) == Some(payment.amount_cents);
    adds_up.then(|| book(payment, items, named, by))
}

fn book(payment: &Received, items: &[OpenItem], chosen: &[usize], by: Sign) -> Outcome {
    let mut left = payment.amount_cents;
    let mut allocations = Vec::new();
    for at in chosen {
        let open = items.get(*at).map_or(Cents::ZERO, |item| item.open_cents);
        let amount_cents = open.min(left).max(Cents::ZERO);
        left = Cents(left.0.saturating_sub(amount_cents.0));
        allocations.push(Allocation { item: *at, amount_cents });
    }
    Outcome::Book { allocations, left_cents: left, by }
}

fn candidate(payment: &Received, at: usize, item: &OpenItem) -> Option<Candidate> {
    let purpose = letters(&payment.purpose);
    let written = payment.creditor_reference.as_deref().and_then(|text| text.parse().ok());
    let reference = written.or_else(|| CreditorReference::find(&payment.purpose));
    let mut signs = Vec::new();
    let mut add = |sign, holds: bool| {
        if holds {
            signs.push(sign);
        }
    };
    add(Sign::Reference, reference.is_some() && reference == item.reference);
    add(Sign::EndToEndId, item.end_to_end_id.is_some() && item.end_to_end_id == payment.end_to_end_id);
    add(Sign::Number, stands_in(&purpose, &item.number));
    add(Sign::Amount, payment.amount_cents == item.open_cents);
    add(Sign::Iban, payment.payer_iban.as_ref().is_some_and(|iban| item.payer_ibans.contains(iban)));
    add(Sign::CustomerNumber, stands_in(&purpose, &item.customer_number));
    let name = letters(&item.payer_name);
    add(Sign::Name, !name.is_empty() && name == letters(&payment.payer_name));
    if signs.is_empty() {
        return None;
    }
    if payment.booked_on.is_some_and(|day| day < item.issued_on) {
        signs.push(Sign::Early);
    }
    Some(Candidate { item: at, score: signs.iter().map(|sign| sign.points()).sum(), signs })
}

/// Whether a number stands in a text, whatever signs stand between its characters. Fewer than 4
/// characters say nothing, and a digit before or after it would make it another number.
fn stands_in(text: &str, number: &str) -> bool {
    let number = letters(number);
    if number.len() < 4 {
        return false;
    }
    text.match_indices(&number).any(|(at, found)| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|text| text.chars().next());
        let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
        let (first, last) = (number.chars().next(), number.chars().next_back());
        let runs_on = digit(first) && digit(before) || digit(last) && digit(after);
        !runs_on
    })
}

/// Capital letters and digits only, umlauts written out.
fn letters(text: &str) -> String {
    let folded = crate::payment::text::fold(text);
    folded.chars().filter(char::is_ascii_alphanumeric).map(|one| one.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn item(number: &str, open: i64) -> OpenItem {
        OpenItem {
            number: number.to_owned(),
            reference: CreditorReference::make(number).ok(),
            end_to_end_id: None,
            payer_name: "Stadtverwaltung Beispiel".to_owned(),
            customer_number: "K-0042".to_owned(),
            payer_ibans: vec![Iban::parse("DE89370400440532013000").unwrap()],
            open_cents: Cents(open),
            issued_on: date(2026, 10, 15),
        }
    }

    fn received(amount: i64, purpose: &str) -> Received {
        Received {
            amount_cents: Cents(amount),
            booked_on: Some(date(2026, 11, 12)),
            purpose: purpose.to_owned(),
            creditor_reference: None,
            end_to_end_id: None,
            payer_name: "Jemand anders".to_owned(),
            payer_iban: None,
        }
    }

    fn items() -> Vec<OpenItem> {
        vec![item("RE-2026-000123", 158_270), item("RE-2026-000124", 20_000)]
    }

    fn booked(outcome: Outcome) -> (Vec<(usize, i64)>, i64, Sign) {
        let Outcome::Book { allocations, left_cents, by } = outcome else { panic!("{outcome:?}") };
        let parts = allocations.iter().map(|one| (one.item, one.amount_cents.0)).collect();
        (parts, left_cents.0, by)
    }

    #[test]
    fn a_reference_is_certain_wherever_it_stands() {
        let reference = CreditorReference::make("RE-2026-000124").unwrap();
        let mut payment = received(20_000, "");
        payment.creditor_reference = Some(reference.to_string());
        assert_eq!(booked(match_payment(&payment, &items())), (vec![(1, 20_000)], 0, Sign::Reference));
        let payment = received(20_000, &format!("danke {}", reference.grouped()));
        assert_eq!(booked(match_payment(&payment, &items())).2, Sign::Reference);
    }

    #[test]
    fn part_over_and_collective_payments() {
        let part = match_payment(&received(5_000, "re 2026 000124"), &items());
        assert_eq!(booked(part), (vec![(1, 5_000)], 0, Sign::Number), "15,000 stay open");
        let over = match_payment(&received(25_000, "RE-2026-000124"), &items());
        assert_eq!(booked(over), (vec![(1, 20_000)], 5_000, Sign::Number));
        // 1582.70 + 200.00 = 1782.70.
        let both = match_payment(&received(178_270, "RE-2026-000123, RE-2026-000124"), &items());
        assert_eq!(booked(both), (vec![(0, 158_270), (1, 20_000)], 0, Sign::Number));
        let odd = match_payment(&received(178_271, "RE-2026-000123, RE-2026-000124"), &items());
        assert!(matches!(odd, Outcome::Propose(_)), "one cent off is for a person");
    }

    #[test]
    fn a_known_account_with_the_exact_amount_is_certain_if_only_one_item_has_it() {
        let mut payment = received(20_000, "Danke");
        payment.payer_iban = Some(Iban::parse("DE89370400440532013000").unwrap());
        assert_eq!(booked(match_payment(&payment, &items())), (vec![(1, 20_000)], 0, Sign::Iban));
        let twins = vec![item("RE-2026-000124", 20_000), item("RE-2026-000125", 20_000)];
        let Outcome::Propose(list) = match_payment(&payment, &twins) else { panic!("twins") };
        assert_eq!(list.iter().map(|one| (one.item, one.score)).collect::<Vec<_>>(), [(0, 7), (1, 7)]);
    }

    #[test]
    fn weak_signs_are_proposed_and_explained_but_never_booked() {
        let mut payment = received(20_000, "Kunde K-0042");
        payment.booked_on = Some(date(2026, 9, 1));
        let Outcome::Propose(list) = match_payment(&payment, &items()) else { panic!("propose") };
        // Amount 4 + customer number 1 - early 2 = 3; the other item: 1 - 2 = -1, left out.
        assert_eq!(list, [Candidate { item: 1, score: 3, signs: vec![Sign::Amount, Sign::CustomerNumber, Sign::Early] }]);
        assert_eq!(match_payment(&received(1, "Spende"), &items()), Outcome::Unknown);
        assert_eq!(match_payment(&received(-5, "RE-2026-000124"), &items()), Outcome::Unknown);
        let longer = match_payment(&received(1, "RE-2026-0001249"), &items());
        assert_eq!(longer, Outcome::Unknown, "another number that begins the same");
    }
}
