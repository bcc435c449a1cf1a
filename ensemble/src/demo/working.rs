//! Clients, orders, invoices: three months of work of the employed members.

use super::{
    Filling,
    bank::Movement,
    hour,
    members::{Joined, read},
    names::pick,
    staff::who_of,
};
use crate::{
    base::{Cents, Day, Id, Lang, Text},
    budgets::{self, Budget},
    db::Who,
    ledger::{self, EntityRow},
    people::{Person, Role},
    work::{self, Answer, Autonomy, Client, ClientKind, Country, Decides, Invoice, NewClient, NewOrder, Print, Vat},
};
use jiff::SignedDuration;
use rand::RngExt as _;

const TRADES: &[(&str, &str)] = &[
    ("Website", "Entwurf und Umsetzung einer Website"),
    ("Übersetzung", "Übersetzung eines Katalogs aus dem Französischen"),
    ("Beratung", "Begleitung eines Teams bei der Einführung neuer Abläufe"),
    ("Fotografie", "Fotografien für den Jahresbericht"),
    ("Lektorat", "Lektorat eines Sachbuchs"),
    ("Schulung", "Schulung in Datenauswertung, zwei Tage"),
    ("Moderation", "Moderation einer Tagung"),
    ("Programmierung", "Erweiterung einer Schnittstelle"),
];
const FIRMS: &[&str] = &[
    "Nordlicht GmbH",
    "Atelier am Hafen GbR",
    "Stadtwerke Musterstadt",
    "Verlag Linde GmbH",
    "Kollektiv 21 UG",
    "Institut Weitblick gGmbH",
];

/// A member who lives from her work in the cooperative.
pub(super) struct Worker {
    pub person: Id<Person>,
    pub who: Who,
    pub budget: Id<Budget>,
    client: Id<Client>,
    net: Cents,
}

impl Filling {
    /// Which day of the month `back` months before today's.
    pub(super) fn in_month(&self, back: i32, day: i8) -> anyhow::Result<Day> {
        let first = self.demo.today.first_of_month();
        let months = jiff::Span::new().try_months(back)?;
        Ok(first.checked_sub(months)?.with().day(day).build()?)
    }

    /// How many members are employed: one in fifteen, at least eight.
    fn employed(&self) -> usize {
        usize::try_from(self.demo.members / 15).unwrap_or(8).max(8)
    }

    pub(super) async fn workers_begin(&mut self, joined: &[Joined]) -> anyhow::Result<Vec<Worker>> {
        let mut workers = Vec::new();
        let count = self.employed();
        for (at, one) in (0_i64..).zip(joined.iter().skip(6).take(count)) {
            let mut tx = self.act(Who::house(), hour(self.in_month(4, 2)?, 9)).await?;
            let entity = ledger::entity(&mut tx, "eg").await?;
            let budget = budgets::open(&mut tx, one.person, entity.id).await?;
            // The first is the member of the journey: 4,000.00 net a month.
            let net = if at == 0 { Cents::euros(4_000) } else { Cents::euros(self.chance.random_range(24..72) * 100) };
            let new = NewClient {
                kind: ClientKind::Business,
                name: read(pick(&mut self.chance, FIRMS, "Nordlicht GmbH"))?,
                street: read("Hafenstraße 7")?,
                postcode: read("20457")?,
                city: read("Hamburg")?,
                country: read::<Country>("DE")?,
                vat_id: None,
                buyer_reference: None,
                email: read(&format!("kundin{at}@example.org"))?,
                lang: Lang::De,
            };
            let client = work::record_client(&mut tx, one.person, &new).await?;
            let row = crate::people::person(&mut tx, one.person).await?;
            let who = crate::people::who_is(&mut tx, &row.email).await?.unwrap_or_else(Who::visitor);
            tx.commit().await?;
            workers.push(Worker { person: one.person, who, budget, client, net });
        }
        Ok(workers)
    }

    /// A month's order: placed, checked, accepted by the client, invoiced on the 20th.
    pub(super) async fn month_of_work(&mut self, workers: &[Worker], back: i32) -> anyhow::Result<Vec<Id<Invoice>>> {
        let adviser = who_of(&self.app, Role::Adviser).await?;
        let finance = who_of(&self.app, Role::Finance).await?;
        let (placed, invoiced) = (self.in_month(back, 3)?, self.in_month(back, 20)?);
        let mut invoices = Vec::new();
        for worker in workers {
            let mut tx = self.act(worker.who.clone(), hour(placed, 10)).await?;
            let entity: EntityRow = ledger::entity(&mut tx, "eg").await?;
            let terms = self.terms(worker.net, placed, invoiced)?;
            let order = work::place_order(&mut tx, worker.person, &entity, worker.client, &terms, None).await?;
            tx.acting_as(adviser.clone());
            let token = work::approve_order(&mut tx, order, "").await?;
            tx.acting_as(Who::visitor());
            work::answer_order(&mut tx, &token, Answer::Accept, "").await?;
            tx.at(hour(invoiced, 9));
            tx.acting_as(Who::house());
            let invoice = work::draft_invoice(&mut tx, order).await?;
            tx.acting_as(finance.clone());
            work::issue_invoice(&mut tx, invoice, Print::Later).await?;
            tx.commit().await?;
            invoices.push(invoice);
        }
        Ok(invoices)
    }

    fn terms(&mut self, net: Cents, placed: Day, invoiced: Day) -> anyhow::Result<NewOrder> {
        let (title, description) = pick(&mut self.chance, TRADES, ("Beratung", "Beratung"));
        Ok(NewOrder {
            title: read(title)?,
            description: read::<Text>(description)?,
            net,
            vat: Vat::Standard,
            vat_reason: None,
            invoice_on: invoiced,
            period_from: placed,
            period_to: invoiced,
            valid_until: placed.checked_add(SignedDuration::from_hours(24 * 14))?,
            place: read("eigenes Büro")?,
            time: read("frei eingeteilt")?,
            autonomy: Autonomy {
                place: Decides::Member,
                time: Decides::Member,
                manner: Decides::Member,
                personally: true,
                own_tools: true,
            },
        })
    }

    /// Clients pay what was invoiced; every fifth writes the number instead of the reference.
    pub(super) async fn clients_pay(&mut self, invoices: &[Id<Invoice>], day: Day) -> anyhow::Result<()> {
        let mut tx = self.act(Who::house(), hour(day, 8)).await?;
        for (at, invoice) in (0_u32..).zip(invoices) {
            let row = work::invoice(&mut tx, *invoice).await?;
            let (reference, number) = (row.reference.clone().unwrap_or_default(), row.number.clone().unwrap_or_default());
            let (reference, purpose) = if at % 5 == 4 { (String::new(), format!("Rechnung {number}")) } else { (reference, String::new()) };
            self.bank.pays(payment(day, row.open(), &row.of.client.name, at, reference, purpose));
        }
        Ok(())
    }

    /// The day before today's: a part, too much, and two payments that only a person can place.
    pub(super) async fn unclear_payments_come(&mut self, unpaid: &[Id<Invoice>]) -> anyhow::Result<()> {
        let day = self.yesterday()?;
        let mut tx = self.act(Who::house(), hour(day, 8)).await?;
        for (at, invoice) in (0_u32..).zip(unpaid.iter().take(4)) {
            let row = work::invoice(&mut tx, *invoice).await?;
            let (gross, reference, client) = (row.open(), row.reference.clone().unwrap_or_default(), row.of.client.name.as_str());
            let movement = match at {
                0 => payment(day, Cents(gross.0 / 2), client, at, reference, "Abschlag".to_owned()),
                1 => payment(day, gross + Cents::euros(10), client, at, reference, String::new()),
                2 => payment(day, gross, client, 900 + at, String::new(), "vielen Dank für die gute Arbeit".to_owned()),
                _ => payment(day, Cents::euros(50), "Petra Beispiel", 900 + at, String::new(), "Anteil".to_owned()),
            };
            self.bank.pays(movement);
        }
        Ok(())
    }
}

fn payment(day: Day, amount: Cents, party: &str, account: u32, reference: String, purpose: String) -> Movement {
    let iban = papers::Iban::german("12030000", &format!("{:010}", 8_000_000 + account)).ok();
    Movement { day, amount, party: party.to_owned(), iban, reference, purpose }
}
