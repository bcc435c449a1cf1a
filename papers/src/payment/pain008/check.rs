use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Amendment, Collection, Debit, Mandate, Sequence};
use crate::Refusal;
use crate::payment::days::{is_banking_day, mandate_ends, next_banking_day};
use crate::payment::parts::{check_amount, check_country, check_name, check_remittance};
use crate::payment::text::check_id;

/// Everything the bank would reject.
pub(super) fn check(collection: &Collection) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    refusals.extend(check_id("message_id", &collection.message_id));
    refusals.extend(collection.batches().last().and_then(|batch| check_id("payment_id", &batch.payment_id)));
    refusals.extend(check_name("creditor_name", &collection.creditor_name));
    refusals.extend(check_country("creditor_iban", &collection.creditor_iban));
    if collection.debits.is_empty() {
        refusals.push(Refusal::new(
            "no-debit",
            "debits",
            "the bank would reject: a collection needs at least one debit",
            "Die Bank würde ablehnen: Ein Einzug braucht mindestens eine Lastschrift.",
        ));
    }
    let mut ids = BTreeSet::new();
    let mut mandates: BTreeMap<&str, &Debit> = BTreeMap::new();
    for (at, debit) in collection.debits.iter().enumerate() {
        check_debit(&mut refusals, at, debit, collection.created_at.date());
        if !ids.insert(debit.end_to_end_id.as_str()) {
            refusals.push(Refusal::new(
                "twice",
                format!("debits[{at}].end_to_end_id"),
                "this id stands on two debits: is one of them there twice?",
                "Diese Kennung steht auf zwei Lastschriften: Ist eine davon doppelt?",
            ));
        }
        if let Some(other) = mandates.insert(&debit.mandate.id, debit) {
            refusals.extend(check_same_mandate(at, other, debit));
        }
    }
    refusals
}

fn check_debit(refusals: &mut Vec<Refusal>, at: usize, debit: &Debit, today: Date) {
    let field = |name: &str| format!("debits[{at}].{name}");
    refusals.extend(check_id(&field("end_to_end_id"), &debit.end_to_end_id));
    refusals.extend(check_name(&field("debtor_name"), &debit.debtor_name));
    refusals.extend(check_country(&field("debtor_iban"), &debit.debtor_iban));
    refusals.extend(check_amount(&field("amount_cents"), debit.amount_cents));
    refusals.extend(check_remittance(&field("remittance"), &debit.remittance));
    refusals.extend(check_day(&field("collect_on"), debit.collect_on, today));
    check_mandate(refusals, &field("mandate"), debit, today);
}

/// The bank needs the file one banking day before (EPC rulebooks since November 2016).
fn check_day(field: &str, collect_on: Date, today: Date) -> Option<Refusal> {
    let earliest = next_banking_day(today);
    if collect_on < earliest {
        return Some(Refusal::new(
            "too-soon",
            field,
            format!("the bank would reject: it needs a banking day, so {earliest} is the earliest day"),
            format!("Die Bank würde ablehnen: Sie braucht einen Bankarbeitstag, frühestens geht der {}.", german(earliest)),
        ));
    }
    (!is_banking_day(collect_on)).then(|| {
        let next = next_banking_day(collect_on);
        Refusal::new(
            "no-banking-day",
            field,
            format!("the bank would reject: {collect_on} is no banking day, the next one is {next}"),
            format!("Die Bank würde ablehnen: Der {} ist kein Bankarbeitstag, der nächste ist der {}.", german(collect_on), german(next)),
        )
    })
}

fn check_mandate(refusals: &mut Vec<Refusal>, field: &str, debit: &Debit, today: Date) {
    let mandate = &debit.mandate;
    refusals.extend(check_id(&format!("{field}.id"), &mandate.id));
    if mandate.signed_on > today {
        refusals.push(Refusal::new(
            "unsigned",
            format!("{field}.signed_on"),
            "the bank would reject: the mandate is signed on a day that is still to come",
            "Die Bank würde ablehnen: Das Mandat ist an einem Tag unterschrieben, der noch kommt.",
        ));
    }
    let last_day = mandate_ends(mandate.last_collected_on.unwrap_or(mandate.signed_on));
    if debit.collect_on > last_day {
        refusals.push(Refusal::new(
            "lapsed",
            format!("{field}.last_collected_on"),
            format!("the mandate lapsed on {last_day}, unused for 36 months: a new one must be signed"),
            format!("Das Mandat ist am {} erloschen, 36 Monate ungenutzt: Es braucht ein neues.", german(last_day)),
        ));
    }
    if debit.sequence == Sequence::Once && mandate.last_collected_on.is_some() {
        refusals.push(used_up(&format!("{field}.last_collected_on")));
    }
    if let Some(amendment) = &mandate.amendment {
        check_amendment(refusals, &format!("{field}.amendment"), mandate, amendment);
    }
}

fn check_amendment(refusals: &mut Vec<Refusal>, field: &str, mandate: &Mandate, amendment: &Amendment) {
    let nothing = Amendment::default() == *amendment;
    if nothing || amendment.earlier_id.as_ref() == Some(&mandate.id) {
        refusals.push(Refusal::new(
            "amendment",
            field,
            "the bank would reject: a change of a mandate must say what it was before, and be a change",
            "Die Bank würde ablehnen: Eine Mandatsänderung muss nennen, was vorher galt, und etwas ändern.",
        ));
    }
    if let Some(id) = &amendment.earlier_id {
        refusals.extend(check_id(&format!("{field}.earlier_id"), id));
    }
    if let Some(name) = &amendment.earlier_creditor_name {
        refusals.extend(check_name(&format!("{field}.earlier_creditor_name"), name));
    }
}

/// What two debits under one mandate must not be.
fn check_same_mandate(at: usize, one: &Debit, other: &Debit) -> Option<Refusal> {
    let field = format!("debits[{at}].mandate.id");
    if one.mandate.signed_on != other.mandate.signed_on {
        return Some(Refusal::new(
            "mandate",
            field,
            "two mandates signed on different days have the same reference",
            "Zwei an verschiedenen Tagen unterschriebene Mandate haben dieselbe Referenz.",
        ));
    }
    if one.debtor_iban != other.debtor_iban {
        return Some(Refusal::new("mandate", field, "one mandate stands for two accounts", "Ein Mandat steht für zwei Konten."));
    }
    let ends = |debit: &Debit| matches!(debit.sequence, Sequence::Once | Sequence::Last);
    let first_twice = one.sequence == Sequence::First && other.sequence == Sequence::First;
    if first_twice || (ends(one) && one.collect_on <= other.collect_on) || (ends(other) && other.collect_on <= one.collect_on) {
        return Some(used_up(&field));
    }
    None
}

fn used_up(field: &str) -> Refusal {
    Refusal::new(
        "used-up",
        field,
        "the bank would reject: a one-off, last or first debit of this mandate is there already",
        "Die Bank würde ablehnen: Zu diesem Mandat gibt es schon eine einmalige, letzte oder erste Lastschrift.",
    )
}

pub(super) fn german(day: Date) -> String {
    day.strftime("%d.%m.%Y").to_string()
}
