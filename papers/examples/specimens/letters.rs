//! Letters to clients. All names and numbers are made up.

use jiff::civil::date;
use papers::documents::{Claim, Debtor, InterestLine, Lang, Recipient, Reminder, ReminderLevel};
use papers::{Cents, CreditorReference};
use rust_decimal::Decimal;

use super::t;

/// A client with a long name and four lines of address.
fn client() -> Recipient {
    Recipient {
        name: "Gesellschaft für Öffentlichkeitsarbeit und Kommunikation mbH".to_owned(),
        address: ["z. Hd. Frau Dr. Łucja Żółkiewska-Brandt", "Hinterhaus, 3. Etage", "Lange Beispielstraße 128 a", "20099 Hamburg"]
            .map(str::to_owned)
            .to_vec(),
    }
}

fn letter(lang: Lang, level: ReminderLevel, claims: Vec<Claim>) -> Reminder {
    Reminder {
        level,
        number: "M-2025-0017".to_owned(),
        dated_on: date(2025, 10, 15),
        recipient: client(),
        salutation: t(lang, "Guten Tag Frau Dr. Żółkiewska-Brandt", "Dear Dr Żółkiewska-Brandt"),
        customer_number: "K-0815".to_owned(),
        debtor: Debtor::Business,
        reminded_on: Vec::new(),
        claims,
        interest: Vec::new(),
        lump_sum_cents: Cents::ZERO,
        pay_by: date(2025, 10, 29),
        reference: Some(CreditorReference::make("RE2025000071").unwrap()),
        opening: String::new(),
        closing: String::new(),
        signatories: vec!["Ada Beispiel".to_owned()],
    }
}

/// 4,760.00, nothing paid.
fn first_claim() -> Claim {
    Claim {
        number: "RE-2025-000071".to_owned(),
        issued_on: date(2025, 4, 1),
        due_on: date(2025, 4, 30),
        gross_cents: Cents(476_000),
        paid_cents: Cents::ZERO,
    }
}

/// 1,190.00, of which 690.00 is paid: 500.00 are open.
fn second_claim() -> Claim {
    Claim {
        number: "RE-2025-000093".to_owned(),
        issued_on: date(2025, 7, 15),
        due_on: date(2025, 8, 14),
        gross_cents: Cents(119_000),
        paid_cents: Cents(69_000),
    }
}

/// The friendly reminder.
pub fn reminder(lang: Lang) -> Reminder {
    letter(lang, ReminderLevel::Friendly, vec![first_claim()])
}

/// The notice of default for two invoices.
pub fn notice(lang: Lang) -> Reminder {
    let reminded_on = vec![date(2025, 9, 15)];
    Reminder { reminded_on, ..letter(lang, ReminderLevel::Notice, vec![first_claim(), second_claim()]) }
}

/// The demand with interest and two lump sums.
///
/// Base rate 2.27 % from 1 January and 1.27 % from 1 July 2025, and 9 points:
/// 4,760.00 × 11.27 % × 61 / 365 = 89.654; × 10.27 % × 106 / 365 = 141.968; together 231.62.
/// 500.00 × 10.27 % × 61 / 365 = 8.582.
/// 5,260.00 + 231.62 + 8.58 + 80.00 = 5,580.20.
pub fn demand(lang: Lang) -> Reminder {
    let line = |number: &str, base_cents, from, until, days, rate, interest_cents| InterestLine {
        number: number.to_owned(),
        base_cents: Cents(base_cents),
        from,
        until,
        days,
        rate: Decimal::new(rate, 2),
        interest_cents: Cents(interest_cents),
    };
    Reminder {
        reminded_on: vec![date(2025, 9, 15), date(2025, 10, 1)],
        interest: vec![
            line("RE-2025-000071", 476_000, date(2025, 5, 1), date(2025, 6, 30), 61, 1_127, 8_965),
            line("RE-2025-000071", 476_000, date(2025, 7, 1), date(2025, 10, 14), 106, 1_027, 14_197),
            line("RE-2025-000093", 50_000, date(2025, 8, 15), date(2025, 10, 14), 61, 1_027, 858),
        ],
        lump_sum_cents: Cents(8_000),
        ..letter(lang, ReminderLevel::Demand, vec![first_claim(), second_claim()])
    }
}
