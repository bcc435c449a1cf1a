//! Letters to clients. All names and numbers are made up.

use jiff::civil::date;
use papers::documents::{Claim, Debtor, InterestLine, Lang, OrderConfirmation, OrderLine, Recipient, Reminder, ReminderLevel};
use papers::invoice::Treatment;
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

/// 48 × 85.00 = 4,080.00 and 2 × 640.50 = 1,281.00 at 19 %: 5,361.00 and 1,018.59 VAT; 1 × 300.00 at
/// 7 %: 21.00 VAT; together 5,661.00 net and 6,700.59.
pub fn order(lang: Lang) -> OrderConfirmation {
    let line = |name: String, description: String, quantity, unit: &str, unit_price, rate| OrderLine {
        name,
        description,
        quantity: Decimal::from(quantity),
        unit: unit.to_owned(),
        unit_price: Decimal::new(unit_price, 2),
        treatment: Treatment::taxed(Decimal::from(rate)),
    };
    let l = |de: &str, en: &str| t(lang, de, en);
    OrderConfirmation {
        number: "A-2026-0231".to_owned(),
        dated_on: date(2026, 9, 21),
        recipient: client(),
        salutation: l("Guten Tag Frau Dr. Żółkiewska-Brandt", "Dear Dr Żółkiewska-Brandt"),
        customer_number: "K-0815".to_owned(),
        client_order: "4500017733".to_owned(),
        ordered_on: Some(date(2026, 9, 18)),
        member: "Zoë Łukasiewicz-Nguyễn".to_owned(),
        subject: l("Broschüre zum Jahresbericht", "Brochure of the annual report"),
        starts_on: Some(date(2026, 10, 1)),
        ends_on: Some(date(2026, 10, 14)),
        place: l(
            "nach eigener Wahl; zwei Abstimmungen im Haus der Auftraggeberin",
            "of her own choice; two meetings at the client's office",
        ),
        time: l("nach eigener Einteilung; Entwurf bis 07.10.2026", "as she arranges; first draft by 7 Oct 2026"),
        lines: vec![
            line(
                l("Konzeption und Gestaltung der Broschüre", "Concept and design of the brochure"),
                l("24 Seiten, zwei Korrekturläufe", "24 pages, two rounds of corrections"),
                48,
                "HUR",
                8_500,
                19,
            ),
            line(l("Fotoaufnahmen", "Photography"), String::new(), 2, "DAY", 64_050, 19),
            line(
                l("Einräumung von Nutzungsrechten", "Licence"),
                l("einfach, zeitlich und räumlich unbeschränkt", "non-exclusive, unlimited in time and territory"),
                1,
                "LS",
                30_000,
                7,
            ),
        ],
        payment_days: 14,
        opening: String::new(),
        closing: String::new(),
        signatories: vec!["Ada Beispiel".to_owned(), "Béla Műszer".to_owned()],
    }
}
