//! What an entry of a statement can be matched with, and why.

use crate::{
    base::{Cents, Day},
    work::OpenInvoice,
};
use std::collections::BTreeMap;

/// An entry of a statement.
pub enum BankEntry {}
/// A statement.
pub enum Statement {}

/// The facts of an entry by which it is matched.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The bank's own reference, if it gives one.
    pub bank_reference: Option<String>,
    /// Day it was booked.
    pub booked_on: Day,
    /// Above zero came in, below went out.
    pub amount: Cents,
    /// Name of the other side.
    pub party: String,
    /// Keyed hash of the other side's IBAN; empty if unknown.
    pub party_iban_index: String,
    /// Purpose as the payer wrote it.
    pub purpose: String,
    /// Creditor reference (ISO 11649), from its field or found in the purpose; empty if there is none.
    pub reference: String,
}

impl Facts {
    /// The key by which the entry is known again (R2): the bank's reference, or all facts and the place among equals of the day.
    #[must_use]
    pub fn key(&self, ordinal: usize) -> String {
        match &self.bank_reference {
            Some(reference) => format!("ref:{reference}"),
            None => {
                let parts = [
                    self.booked_on.to_string(),
                    self.amount.plain(),
                    self.party.clone(),
                    self.party_iban_index.clone(),
                    self.purpose.clone(),
                    ordinal.to_string(),
                ];
                format!("hash:{}", crate::base::sha256_hex(parts.join("\u{1f}").as_bytes()))
            }
        }
    }

    /// What is equal to another entry of the same day but for its place.
    #[must_use]
    pub fn likeness(&self) -> (Day, i64, String, String) {
        (self.booked_on, self.amount.0, self.party_iban_index.clone(), self.purpose.clone())
    }
}

/// Why an entry was matched: a text key (`bank-why-<code>`) and its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The last part of the text key.
    pub code: &'static str,
    /// The values of the text.
    pub values: Vec<(&'static str, String)>,
}

/// The open invoices, found by what payers write.
pub struct OpenItems {
    items: Vec<OpenInvoice>,
    by_reference: BTreeMap<String, usize>,
    by_number: BTreeMap<String, usize>,
    accounts: BTreeMap<String, Vec<String>>,
}

impl OpenItems {
    /// Indexes the open invoices; `accounts` tells which clients have paid from which account before.
    #[must_use]
    pub fn new(items: Vec<OpenInvoice>, accounts: BTreeMap<String, Vec<String>>) -> Self {
        let by_reference = items.iter().enumerate().map(|(at, item)| (item.reference.clone(), at)).collect();
        let by_number = items.iter().enumerate().map(|(at, item)| (squeezed(&item.number), at)).collect();
        Self { items, by_reference, by_number, accounts }
    }

    /// The invoice an incoming payment is for, and why (R4); nothing if no rule is certain.
    #[must_use]
    pub fn find(&self, facts: &Facts) -> Option<(usize, Why)> {
        let is_open = |at: &usize| self.items.get(*at).is_some_and(|item| item.open() > Cents::ZERO);
        if let Some(at) = self.by_reference.get(&facts.reference).filter(|at| is_open(at)).copied() {
            return Some((
                at,
                Why { code: "reference", values: vec![("reference", facts.reference.clone()), ("number", self.number(at))] },
            ));
        }
        let purpose = squeezed(&facts.purpose);
        let mut named = self.by_number.iter().filter(|(number, at)| !number.is_empty() && purpose.contains(number.as_str()) && is_open(at));
        if let (Some((_, at)), None) = (named.next(), named.next()) {
            return Some((*at, Why { code: "number", values: vec![("number", self.number(*at))] }));
        }
        self.by_account(facts)
    }

    fn number(&self, at: usize) -> String {
        self.items.get(at).map(|item| item.number.clone()).unwrap_or_default()
    }

    fn by_account(&self, facts: &Facts) -> Option<(usize, Why)> {
        let clients = self.accounts.get(&facts.party_iban_index)?;
        let fits = |item: &OpenInvoice| item.open() == facts.amount && clients.contains(&item.client.to_string());
        let mut fitting = self.items.iter().enumerate().filter(|(_, item)| fits(item));
        match (fitting.next(), fitting.next()) {
            (Some((at, item)), None) => Some((at, Why { code: "account", values: vec![("number", item.number.clone())] })),
            _ => None,
        }
    }

    /// An invoice, to be paid.
    pub fn get_mut(&mut self, at: usize) -> Option<&mut OpenInvoice> {
        self.items.get_mut(at)
    }
}

/// Letters and digits only, in capitals: `R-2026-0001` and `r 2026 0001` are the same number.
fn squeezed(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// A payment order that is on its way: its message id and what is still in transit (above zero).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InTransit {
    /// Message id.
    pub message_id: String,
    /// Amount.
    pub amount: Cents,
}

/// The order that an outgoing entry carries out, and why (R8).
#[must_use]
pub fn order_of<'o>(facts: &Facts, orders: &'o [InTransit]) -> Option<(&'o InTransit, Why)> {
    let paid = -facts.amount;
    let named = orders.iter().find(|order| facts.purpose.contains(&order.message_id) && order.amount == paid);
    let mut equal = orders.iter().filter(|order| order.amount == paid);
    let found = named.or_else(|| match (equal.next(), equal.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    })?;
    Some((found, Why { code: "order", values: vec![("message", found.message_id.clone())] }))
}

/// What the books show of each bank account, day by day.
pub struct Books(Vec<(String, Day, Cents)>);

impl Books {
    /// From what was posted on each account (IBAN) on each day.
    #[must_use]
    pub fn new(posted: Vec<(String, Day, Cents)>) -> Self {
        Self(posted)
    }

    /// The balance of an account at the end of a day.
    #[must_use]
    pub fn at(&self, iban: &str, day: Day) -> Cents {
        let until = self.0.iter().filter(|(account, posted, _)| account == iban && *posted <= day);
        until.fold(Cents::ZERO, |sum, (_, _, amount)| sum + *amount)
    }
}
