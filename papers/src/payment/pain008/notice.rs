use jiff::ToSpan;
use jiff::civil::Date;

use super::check::german;
use super::{Collection, Debit};
use crate::Cents;

/// A pre-notification in both languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// The sentence that tells the payer before: day, amount, account, mandate and creditor id, for the
/// invoice or a letter (EPC rulebook: 14 days before, unless another time was agreed). Of the account only the ends are shown.
pub fn notice(collection: &Collection, debit: &Debit) -> Notice {
    let iban = debit.debtor_iban.as_str();
    let start = iban.get(..4).unwrap_or_default();
    let end = iban.get(iban.len().saturating_sub(4)..).unwrap_or_default();
    let (mandate, creditor) = (&debit.mandate.id, &collection.creditor_id);
    Notice {
        de: format!(
            "Den Betrag von {} € buchen wir am {} von Ihrem Konto {start} … {end} ab (SEPA-Lastschrift, Mandat {mandate}, \
             Gläubiger-ID {creditor}). Bitte sorgen Sie für Deckung.",
            amount(debit.amount_cents, '.', ','),
            german(debit.collect_on)
        ),
        en: format!(
            "We will debit {} € from your account {start} … {end} on {} (SEPA direct debit, mandate {mandate}, creditor id {creditor}). \
             Please see that the account is covered.",
            amount(debit.amount_cents, ',', '.'),
            debit.collect_on
        ),
    }
}

/// The last day on which the notice is in time, where nothing else was agreed: 14 calendar days before.
pub fn notice_by(collect_on: Date) -> Date {
    collect_on.saturating_sub(14.days())
}

fn amount(cents: Cents, thousands: char, decimal: char) -> String {
    let whole = (cents.0.unsigned_abs() / 100).to_string();
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(thousands);
        }
        out.push(digit);
    }
    format!("{out}{decimal}{:02}", cents.0.unsigned_abs() % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_in_threes() {
        assert_eq!(amount(Cents(123_456_789), '.', ','), "1.234.567,89");
        assert_eq!(amount(Cents(5), '.', ','), "0,05");
        assert_eq!(amount(Cents(100_000), ',', '.'), "1,000.00");
    }
}
