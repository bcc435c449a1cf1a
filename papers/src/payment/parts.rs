//! What payment orders and direct debits have in common.

use super::text::fold;
use crate::bank::camt::write_reference;
use crate::xml::XmlWriter;
use crate::{Bic, Cents, CreditorReference, Iban, Refusal};

/// What the payee reads: words **or** a structured reference, never both (EPC rulebook).
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remittance {
    /// Nothing.
    None,
    /// At most 140 characters after rewriting.
    Text(String),
    /// A structured reference (ISO 11649).
    Reference(CreditorReference),
}

/// The schema gives the control sum 18 digits, two of them after the point.
const MOST_IN_ALL: i64 = 999_999_999_999_999_999;
/// The schema's largest single amount.
const MOST_IN_ONE: i64 = 99_999_999_999;

pub(super) fn write_account(xml: &mut XmlWriter, name: &str, iban: &Iban) {
    xml.within(name, |xml| xml.within("Id", |xml| xml.leaf("IBAN", iban.as_str())));
}

pub(super) fn write_agent(xml: &mut XmlWriter, name: &str, bic: Option<&Bic>) {
    xml.within(name, |xml| {
        xml.within("FinInstnId", |xml| match bic {
            Some(bic) => xml.leaf("BICFI", bic.as_str()),
            None => xml.within("Othr", |xml| xml.leaf("Id", "NOTPROVIDED")),
        });
    });
}

pub(super) fn write_remittance(xml: &mut XmlWriter, remittance: &Remittance) {
    match remittance {
        Remittance::None => {}
        Remittance::Text(text) => {
            let text = fold(text);
            if !text.is_empty() {
                xml.within("RmtInf", |xml| xml.leaf("Ustrd", &text));
            }
        }
        Remittance::Reference(reference) => {
            xml.within("RmtInf", |xml| write_reference(xml, reference.as_str()));
        }
    }
}

/// The sum of all amounts, if a file can hold it.
pub(super) fn total(amounts: impl Iterator<Item = Cents>) -> Result<Cents, Refusal> {
    Cents::checked_sum(amounts).filter(|sum| sum.0 <= MOST_IN_ALL).ok_or_else(|| {
        Refusal::new(
            "sum",
            "payments",
            "the bank would reject: the sum of all payments is too large",
            "Die Bank würde ablehnen: Die Summe aller Zahlungen ist zu groß.",
        )
    })
}

pub(super) fn check_amount(field: &str, amount: Cents) -> Option<Refusal> {
    (!(1..=MOST_IN_ONE).contains(&amount.0)).then(|| {
        Refusal::new(
            "amount",
            field,
            "the bank would reject: an amount lies between 0.01 and 999,999,999.99 €",
            "Die Bank würde ablehnen: Ein Betrag liegt zwischen 0,01 und 999.999.999,99 €.",
        )
    })
}

pub(super) fn check_remittance(field: &str, remittance: &Remittance) -> Option<Refusal> {
    let Remittance::Text(text) = remittance else {
        return None;
    };
    (fold(text).len() > 140).then(|| {
        Refusal::new(
            "remittance",
            field,
            "the bank would reject: the purpose has at most 140 characters (ä counts as two)",
            "Die Bank würde ablehnen: Der Verwendungszweck hat höchstens 140 Zeichen (ä zählt als zwei).",
        )
    })
}

/// 1 to 70 characters after rewriting, at least one of them a letter or digit. A name is not cut: the
/// bank compares it with the account's owner.
pub(super) fn check_name(field: &str, name: &str) -> Option<Refusal> {
    let folded = fold(name);
    let speaks = folded.bytes().any(|letter| letter.is_ascii_alphanumeric());
    if speaks && folded.len() <= 70 {
        return None;
    }
    Some(Refusal::new(
        "name",
        field,
        "the bank would reject: a name has 1 to 70 characters in Latin letters (ä counts as two)",
        "Die Bank würde ablehnen: Ein Name hat 1 bis 70 Zeichen in lateinischer Schrift (ä zählt als zwei).",
    ))
}

pub(super) fn check_country(field: &str, iban: &Iban) -> Option<Refusal> {
    (!iban.is_sepa()).then(|| {
        Refusal::new(
            "country",
            field,
            format!("the bank would reject: {} takes no part in SEPA", iban.country()),
            format!("Die Bank würde ablehnen: {} nimmt nicht an SEPA teil.", iban.country()),
        )
    })
}
