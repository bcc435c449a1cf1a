use jiff::civil::Date;

use super::chart::Numbers;
use super::file::{Client, Form, Row, bytes, check, fiscal_year_to, fitting};
use super::split::{Pair, pairs};
use crate::Refusal;
use crate::journal::{Account, Entry};

/// A period of the journal for DATEV (*Buchungsstapel*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch<'a> {
    /// Whose books.
    pub client: &'a Client,
    /// Which number each account has.
    pub numbers: &'a Numbers,
    /// First day of the period.
    pub from: Date,
    /// Last day of the period, in the same fiscal year.
    pub to: Date,
    /// What the tax adviser sees in the list of batches; at most 30 letters.
    pub name: &'a str,
    /// Initials of whoever exports: empty or two capital letters.
    pub initials: &'a str,
    /// Whether the entries can no longer be changed after the import (*Festschreibung*). Our journal is
    /// final, so normally yes.
    pub fixed: bool,
}

/// How much a line can hold: ten digits before the comma.
const MOST_CENTS: u64 = 999_999_999_999;

/// Writes the file.
///
/// An entry of several postings becomes several lines with the same number in *Belegfeld 1*: the document
/// if there is one, else the entry's number. *Konto* is always the debit side (S). Sub-accounts travel in
/// the additional information, so nothing of the journal is lost where many share one number. Two
/// sub-accounts of the same number are booked through the role `clearing`, for DATEV cannot book an
/// account against itself.
///
/// # Errors
/// Everything the import would reject, all at once: unbalanced entries, days outside of the period, a
/// period across two fiscal years, accounts without a number, numbers of documents with letters that
/// DATEV does not take, texts that are too long.
pub fn write(batch: &Batch<'_>, entries: &[Entry]) -> Result<Vec<u8>, Vec<Refusal>> {
    crate::journal::check(entries)?;
    let mut refusals = check(batch.client);
    refusals.extend(check_batch(batch));
    let name = take(&mut refusals, fitting("name", batch.name, 30));
    let mut rows = Vec::new();
    for (at, entry) in entries.iter().enumerate() {
        match entry_rows(batch, at, entry) {
            Ok(lines) => rows.extend(lines),
            Err(found) => refusals.extend(found),
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let form = Form {
        category: 21,
        name: "Buchungsstapel",
        version: 13,
        headings: HEADINGS,
        chart: batch.numbers.chart(),
        digits: batch.numbers.digits(),
        batch: Some((batch.from, batch.to, &name, batch.initials, batch.fixed)),
    };
    Ok(bytes(batch.client, &form, &rows))
}

const HEADINGS: &str = include_str!("booking-fields.txt");
const FIELDS: usize = 125;

fn check_batch(batch: &Batch<'_>) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let year = fiscal_year_to(batch.client);
    if batch.from < batch.client.fiscal_year_from || batch.from > batch.to || year.is_none_or(|end| batch.to > end) {
        refusals.push(Refusal::new(
            "period",
            "to",
            "a file holds a period of one fiscal year: please export each year by itself",
            "Eine Datei enthält einen Zeitraum eines Wirtschaftsjahres: Bitte jedes Jahr für sich ausgeben.",
        ));
    }
    let two_letters = batch.initials.len() == 2 && batch.initials.bytes().all(|letter| letter.is_ascii_uppercase());
    if !batch.initials.is_empty() && !two_letters {
        refusals.push(Refusal::new(
            "initials",
            "initials",
            "initials are two capital letters",
            "Das Diktatkürzel besteht aus zwei Großbuchstaben.",
        ));
    }
    refusals
}

/// The texts of an entry, checked once for all its lines.
struct Words {
    document: String,
    text: String,
    /// The whole text when `text` had to be cut.
    whole: String,
}

fn entry_rows(batch: &Batch<'_>, at: usize, entry: &Entry) -> Result<Vec<Row>, Vec<Refusal>> {
    let mut refusals = Vec::new();
    if !(batch.from..=batch.to).contains(&entry.day) {
        refusals.push(Refusal::new(
            "day",
            format!("entries[{at}].day"),
            format!("entry {} of {} is not of the period", entry.number, entry.day),
            format!("Die Buchung {} vom {} liegt nicht im Zeitraum.", entry.number, entry.day.strftime("%d.%m.%Y")),
        ));
    }
    let words = words(&mut refusals, at, entry);
    let mut rows = Vec::new();
    for pair in pairs(entry) {
        if pair.amount_cents > MOST_CENTS {
            refusals.push(Refusal::new(
                "amount",
                format!("entries[{at}].postings"),
                "DATEV takes at most 9,999,999,999.99 in a line",
                "DATEV nimmt je Zeile höchstens 9.999.999.999,99.",
            ));
        }
        match (numbered(batch, at, &pair.debit.account), numbered(batch, at, &pair.credit.account)) {
            (Ok(debit), Ok(credit)) => rows.extend(lines(batch, at, entry, &words, &pair, (debit, credit)).map_err(|no| vec![no])?),
            (debit, credit) => refusals.extend([debit.err(), credit.err()].into_iter().flatten()),
        }
    }
    if refusals.is_empty() { Ok(rows) } else { Err(refusals) }
}

/// One line, or two through the clearing account when both sides have the same number.
fn lines(
    batch: &Batch<'_>,
    at: usize,
    entry: &Entry,
    words: &Words,
    pair: &Pair<'_>,
    (debit, credit): (u32, u32),
) -> Result<Vec<Row>, Refusal> {
    let subs = (sub(at, &pair.debit.account)?, sub(at, &pair.credit.account)?);
    let row = |debit: u32, credit: u32, subs: (&str, &str)| row(batch, entry, words, pair.amount_cents, (debit, credit), subs);
    if debit != credit {
        return Ok(vec![row(debit, credit, (&subs.0, &subs.1))]);
    }
    let clearing = Account { kind: pair.debit.account.kind, names: vec!["clearing".to_owned()] };
    let between = numbered(batch, at, &clearing)?;
    if between == debit {
        return Err(Refusal::new(
            "same-account",
            format!("entries[{at}].postings"),
            format!("entry {} books account {debit} against itself", entry.number),
            format!("Die Buchung {} bucht das Konto {debit} gegen sich selbst.", entry.number),
        ));
    }
    Ok(vec![row(debit, between, (&subs.0, "")), row(between, credit, ("", &subs.1))])
}

fn row(
    batch: &Batch<'_>,
    entry: &Entry,
    words: &Words,
    amount_cents: u64,
    (debit, credit): (u32, u32),
    (debit_sub, credit_sub): (&str, &str),
) -> Row {
    let mut row = Row::new(FIELDS);
    row.raw(1, format!("{},{:02}", amount_cents / 100, amount_cents % 100));
    row.text(2, "S");
    row.raw(7, batch.numbers.written(debit));
    row.raw(8, batch.numbers.written(credit));
    row.raw(10, entry.day.strftime("%d%m").to_string());
    row.text(11, &words.document);
    row.optional(14, &words.text);
    // Additional information comes in pairs of kind and content.
    for (number, kind, content) in [
        (48, "Unterkonto Soll", debit_sub),
        (50, "Unterkonto Haben", credit_sub),
        (52, "Text", &words.whole),
        (54, "Buchung", &entry.number),
    ] {
        if !content.is_empty() {
            row.text(number, kind);
            row.text(number + 1, content);
        }
    }
    row.raw(114, if batch.fixed { "1" } else { "0" });
    row
}

fn words(refusals: &mut Vec<Refusal>, at: usize, entry: &Entry) -> Words {
    let document = if entry.document.is_empty() { &entry.number } else { &entry.document };
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || "$&%*+-/".contains(letter);
    if document.is_empty() || document.len() > 36 || !document.chars().all(allowed) {
        refusals.push(Refusal::new(
            "document",
            format!("entries[{at}].document"),
            format!("{document:?}: DATEV takes 1 to 36 letters, digits and $ & % * + - / as the number of a document"),
            format!("{document:?}: DATEV nimmt als Belegnummer 1 bis 36 Buchstaben, Ziffern und $ & % * + - /."),
        ));
    }
    take(refusals, fitting(&format!("entries[{at}].number"), &entry.number, 210));
    let whole = take(refusals, fitting(&format!("entries[{at}].text"), &entry.text, 210));
    let text: String = whole.chars().take(60).collect();
    let whole = if text == whole { String::new() } else { whole };
    Words { document: document.clone(), text: text.trim_end().to_owned(), whole }
}

fn numbered(batch: &Batch<'_>, at: usize, account: &Account) -> Result<u32, Refusal> {
    batch.numbers.number(account).ok_or_else(|| {
        let name = account.names.join(":");
        Refusal::new(
            "no-number",
            format!("entries[{at}].postings"),
            format!("the account {name} has no number in this chart: please name one in the settings"),
            format!("Das Konto {name} hat in diesem Kontenrahmen keine Nummer: Bitte in den Einstellungen eine angeben."),
        )
    })
}

/// What comes after an account's first name.
fn sub(at: usize, account: &Account) -> Result<String, Refusal> {
    let names = account.names.iter().skip(1).map(String::as_str).collect::<Vec<_>>().join(":");
    fitting(&format!("entries[{at}].postings"), &names, 210)
}

fn take(refusals: &mut Vec<Refusal>, text: Result<String, Refusal>) -> String {
    text.unwrap_or_else(|refusal| {
        refusals.push(refusal);
        String::new()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_headings_as_the_format_has_fields() {
        assert_eq!(HEADINGS.lines().count(), FIELDS);
    }
}
