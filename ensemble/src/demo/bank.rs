//! The demo's bank: it collects what is paid, and gives a statement that accounting imports the morning after.

use super::{Filling, hour, staff};
use crate::{
    bank::{self, Imported},
    base::{Cents, Day},
    ledger::{self, Account},
    people::Role,
};
use jiff::SignedDuration;
use papers::{Currency, Iban, camt};

/// The demo's account: what was paid and is on no statement yet.
#[derive(Default)]
pub(super) struct Bank {
    waiting: Vec<Movement>,
    balance: Cents,
    statements: u32,
    entries: u32,
}

/// Money that comes in (above zero) or goes out.
pub(super) struct Movement {
    pub day: Day,
    pub amount: Cents,
    pub party: String,
    pub iban: Option<Iban>,
    pub reference: String,
    pub purpose: String,
}

fn told(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

impl Bank {
    pub(super) fn pays(&mut self, movement: Movement) {
        self.waiting.push(movement);
    }

    fn entry(&mut self, movement: Movement) -> camt::Entry {
        self.entries += 1;
        let side = camt::Party { name: told(movement.party), iban: movement.iban };
        let (debtor, creditor) =
            if movement.amount > Cents::ZERO { (side, camt::Party::default()) } else { (camt::Party::default(), side) };
        let detail = camt::Detail {
            remittance: told(movement.purpose).into_iter().collect(),
            creditor_reference: told(movement.reference),
            debtor,
            creditor,
            ..camt::Detail::default()
        };
        camt::Entry {
            amount_cents: papers::Cents(movement.amount.0),
            currency: Currency::EUR,
            status: camt::Status::Booked,
            reversal: false,
            booked_on: Some(movement.day),
            value_on: Some(movement.day),
            bank_reference: Some(format!("DEMO{:010}", self.entries)),
            code: None,
            information: None,
            details: vec![detail],
        }
    }

    /// The statement up to a day, with everything that was paid until then; none if nothing was.
    fn statement(&mut self, until: Day) -> anyhow::Result<Option<Vec<u8>>> {
        let (mut now, later): (Vec<_>, Vec<_>) = std::mem::take(&mut self.waiting).into_iter().partition(|one| one.day <= until);
        self.waiting = later;
        now.sort_by_key(|movement| movement.day);
        let Some(first) = now.first().map(|movement| movement.day) else { return Ok(None) };
        let opening = self.balance;
        self.balance = now.iter().fold(opening, |sum, movement| sum + movement.amount);
        self.statements += 1;
        let balance = |kind, cents: Cents, day| camt::Balance { kind, amount_cents: papers::Cents(cents.0), currency: Currency::EUR, day };
        let balances =
            vec![balance(camt::BalanceKind::OpeningBooked, opening, first), balance(camt::BalanceKind::ClosingBooked, self.balance, until)];
        let entries = now.into_iter().map(|movement| self.entry(movement)).collect();
        let statement = camt::Statement {
            id: format!("{}-{:03}", until.year(), self.statements),
            sequence: Some(u64::from(self.statements)),
            created_at: Some(format!("{until}T20:00:00")),
            account: camt::Account { iban: Some(Iban::parse(staff::IBAN)?), ..camt::Account::default() },
            balances,
            entries,
        };
        let message = camt::Message { id: format!("DEMO-{:06}", self.statements), created_at: until.at(20, 0, 0, 0) };
        camt::write(&message, &[statement]).map(Some).map_err(|refusals| anyhow::anyhow!("a statement: {refusals:?}"))
    }
}

impl Filling {
    /// Accounting imports what the bank has until a day, the morning after.
    pub(super) async fn statement_comes(&mut self, until: Day) -> anyhow::Result<Imported> {
        let Some(file) = self.bank.statement(until)? else { return Ok(Imported::default()) };
        let finance = staff::who_of(&self.app, Role::Finance).await?;
        let morning = until.checked_add(SignedDuration::from_hours(24))?.min(self.demo.today);
        let mut tx = self.act(finance, hour(morning, 7)).await?;
        let done = bank::import_statement(&mut tx, &format!("camt053-{until}.xml"), &file).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// The statements of the months until a day, one for each month in which something was paid.
    pub(super) async fn statements_come(&mut self, until: Day) -> anyhow::Result<()> {
        let mut month = self.first_day().last_of_month();
        while month < until {
            self.statement_comes(month).await?;
            month = month.checked_add(SignedDuration::from_hours(24))?.last_of_month();
        }
        self.statement_comes(until).await?;
        Ok(())
    }

    /// The bank carries out the payment orders that are on their way.
    pub(super) async fn orders_are_carried_out(&mut self, day: Day) -> anyhow::Result<()> {
        let mut tx = self.act(crate::db::Who::house(), hour(day, 8)).await?;
        let entity = ledger::entity(&mut tx, "eg").await?;
        for (message_id, amount) in ledger::balances_by_sub(&mut tx, entity.id, Account::Transit).await? {
            self.bank.pays(Movement {
                day,
                amount,
                party: "Sammelüberweisung".to_owned(),
                iban: None,
                reference: String::new(),
                purpose: format!("Gehälter {message_id}"),
            });
        }
        Ok(())
    }
}
