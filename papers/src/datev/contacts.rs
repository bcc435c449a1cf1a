use super::chart::Numbers;
use super::file::{Client, Form, Row, bytes, check, fitting};
use crate::{Bic, Iban, Refusal, VatId};

/// Who stands behind a person account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The person account: one digit more than a ledger account; debtors begin with 1 to 6, creditors
    /// with 7 to 9.
    pub account: u32,
    /// The name.
    pub name: Named,
    /// VAT id of another EU country or our own; may be missing.
    pub vat_id: Option<VatId>,
    /// Street and number, at most 36 letters.
    pub street: String,
    /// At most 10 letters.
    pub postcode: String,
    /// At most 30 letters.
    pub city: String,
    /// ISO 3166 code of two letters.
    pub country: String,
    /// At most 60 letters; may be empty.
    pub email: String,
    /// At most 60 letters; may be empty.
    pub phone: String,
    /// Our own number of the customer or supplier, at most 15 letters; may be empty.
    pub number: String,
    /// The account for payments.
    pub iban: Option<Iban>,
    /// Its bank.
    pub bic: Option<Bic>,
    /// The mandate of direct debits, at most 35 letters; may be empty.
    pub mandate_id: String,
    /// Days until an invoice falls due; debtors only.
    pub due_in_days: Option<u16>,
}

/// A company or a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// At most 50 letters.
    Company(String),
    /// At most 30 letters each.
    Person {
        /// First name.
        first: String,
        /// Family name.
        family: String,
    },
}

const HEADINGS: &str = include_str!("contact-fields.txt");
const FIELDS: usize = 254;

/// Writes the file *Debitoren/Kreditoren*.
///
/// # Errors
/// Everything the import would reject, all at once.
pub fn write(client: &Client, numbers: &Numbers, contacts: &[Contact]) -> Result<Vec<u8>, Vec<Refusal>> {
    let mut refusals = check(client);
    let mut rows = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for (at, contact) in contacts.iter().enumerate() {
        if !numbers.is_person(contact.account) {
            refusals.push(Refusal::new(
                "account-number",
                format!("contacts[{at}].account"),
                format!("the account of a debtor or creditor has {} digits", numbers.digits() + 1),
                format!("Ein Personenkonto hat {} Stellen.", numbers.digits() + 1),
            ));
        }
        if !seen.insert(contact.account) {
            refusals.push(Refusal::new(
                "twice",
                format!("contacts[{at}].account"),
                format!("the account {} stands on two contacts", contact.account),
                format!("Das Konto {} steht bei zwei Kontakten.", contact.account),
            ));
        }
        rows.push(row(&mut refusals, at, contact));
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let form = Form {
        category: 16,
        name: "Debitoren/Kreditoren",
        version: 5,
        headings: HEADINGS,
        chart: numbers.chart(),
        digits: numbers.digits(),
        batch: None,
    };
    Ok(bytes(client, &form, &rows))
}

fn row(refusals: &mut Vec<Refusal>, at: usize, contact: &Contact) -> Row {
    let mut row = Row::new(FIELDS);
    let mut put = |row: &mut Row, number: usize, field: &str, text: &str, most: usize| match fitting(
        &format!("contacts[{at}].{field}"),
        text,
        most,
    ) {
        Ok(text) => row.optional(number, &text),
        Err(refusal) => refusals.push(refusal),
    };
    row.raw(1, contact.account.to_string());
    let short = match &contact.name {
        Named::Company(name) => {
            put(&mut row, 2, "name", name, 50);
            row.text(7, "2");
            name
        }
        Named::Person { first, family } => {
            put(&mut row, 4, "name", family, 30);
            put(&mut row, 5, "name", first, 30);
            row.text(7, "1");
            family
        }
    };
    put(&mut row, 8, "name", &short.chars().take(15).collect::<String>(), 15);
    if let Some(id) = &contact.vat_id {
        // The country's prefix and the number are two fields.
        let (country, number) = id.as_str().split_at_checked(2).unwrap_or_default();
        put(&mut row, 9, "vat_id", country, 2);
        put(&mut row, 10, "vat_id", number, 13);
    }
    row.text(15, "STR");
    put(&mut row, 16, "street", &contact.street, 36);
    put(&mut row, 18, "postcode", &contact.postcode, 10);
    put(&mut row, 19, "city", &contact.city, 30);
    put(&mut row, 20, "country", &contact.country, 2);
    row.raw(26, "1");
    put(&mut row, 29, "phone", &contact.phone, 60);
    put(&mut row, 33, "email", &contact.email, 60);
    if let Some(iban) = &contact.iban {
        put(&mut row, 44, "iban", iban.country(), 2);
        put(&mut row, 45, "iban", iban.as_str(), 34);
        put(&mut row, 47, "bic", contact.bic.as_ref().map_or("", Bic::as_str), 11);
        row.raw(49, "1");
    }
    put(&mut row, 99, "number", &contact.number, 15);
    if let Some(days) = contact.due_in_days {
        row.raw(110, days.min(999).to_string());
    }
    put(&mut row, 222, "mandate_id", &contact.mandate_id, 35);
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_as_many_headings_as_the_format_has_fields() {
        assert_eq!(HEADINGS.lines().count(), FIELDS);
    }
}
