//! A demo cooperative that comes into being through the acts, as a real one would, only faster and with invented people.
//!
//! The same seed makes the same cooperative. Months pass in a minute: each act is done at its own instant.

mod assembly;
mod bank;
mod members;
mod names;
mod sessions;
mod staff;
mod wages;
mod working;

pub use members::MEMBER;
pub use staff::logins;

use crate::{
    app::{App, House, Plan, Settings, found},
    base::{Clock, Day, Ids, Instant, midnight_in_berlin},
    config::Given,
    db::{Db, Tx, Who},
};
use jiff::SignedDuration;
use rand::{SeedableRng as _, rngs::ChaCha12Rng};
use std::{fs, path::Path, sync::Arc, time::Instant as Stopwatch};

/// What `ensemble demo` was given.
#[derive(Clone, Debug, clap::Args)]
pub struct Demo {
    /// How many members, up to 100000
    #[arg(long, default_value_t = 900, value_parser = clap::value_parser!(u32).range(20..=100_000))]
    pub members: u32,
    /// The same seed makes the same cooperative
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// The day on which the demo lives, as 2026-06-03; three months of payroll lie before it
    #[arg(long, default_value = "2026-06-03", value_parser = parse_day)]
    pub today: Day,
    /// Fill the database and end, without serving
    #[arg(long)]
    pub no_serve: bool,
}

fn parse_day(text: &str) -> Result<Day, String> {
    crate::base::parse_day(text).ok_or_else(|| format!("`{text}` is no day; write it as 2026-06-03"))
}

/// Name of the demo's database file where none is given.
pub const FILE: &str = "sqlite:ensemble-demo.db";

/// A demo being filled.
pub(crate) struct Filling {
    app: App,
    demo: Demo,
    chance: ChaCha12Rng,
    began: Stopwatch,
    bank: bank::Bank,
}

/// Opens the demo's database; fills it if it is new.
///
/// # Errors
/// The first act that fails.
pub async fn open(given: &Given, demo: &Demo) -> anyhow::Result<App> {
    let address = given.db()?;
    match address.strip_prefix("sqlite:") {
        // A file is filled under another name first: a fall in between leaves no half cooperative.
        Some(file) if !Path::new(file).exists() => {
            let filling = format!("{file}.filling");
            let _ = fs::remove_file(&filling);
            fill(&format!("sqlite:{filling}"), given, demo).await?;
            fs::rename(&filling, file)?;
        }
        Some(_) => {}
        None => fill(address, given, demo).await?,
    }
    let app = given.open(Clock::system(), true).await?;
    let lives_on = app.house.settings().demo_day.unwrap_or(demo.today);
    let app_there = given.open(Clock::starting_on(lives_on), true).await?;
    app.db.close().await;
    Ok(app_there)
}

async fn is_founded(db: &Db, given: &Given) -> anyhow::Result<bool> {
    let nobody = plan(given, Settings::default(), Clock::system(), Ids::from_chance())?;
    let mut tx = db.read(&nobody, Who::house()).await?;
    Ok(tx.maybe("SELECT id FROM coop", ()).await?.is_some())
}

fn plan(given: &Given, settings: Settings, clock: Clock, ids: Ids) -> anyhow::Result<Arc<House>> {
    House::build(Plan {
        coop: "zusammen".to_owned(),
        name: "Zusammen eG".to_owned(),
        settings,
        clock,
        ids,
        sealer: given.sealer()?,
        base_url: given.base_url()?,
        demo: true,
    })
}

async fn fill(address: &str, given: &Given, demo: &Demo) -> anyhow::Result<()> {
    let db = Db::open(address).await?;
    db.migrate().await?;
    if is_founded(&db, given).await? {
        db.close().await;
        return Ok(());
    }
    eprintln!("Founding a demo cooperative of {} members:", demo.members);
    let settings = Settings { demo_day: Some(demo.today), ..Settings::default() };
    let house = plan(given, settings, Clock::starting_on(demo.today), Ids::from_seed(demo.seed))?;
    let app = App { house, db };
    settle(&app, demo).await?;
    app.db.close().await;
    Ok(())
}

/// Founds the cooperative in an empty database and lets it live until the demo's day.
///
/// # Errors
/// The first act that fails.
pub(crate) async fn settle(app: &App, demo: &Demo) -> anyhow::Result<()> {
    app.db.hurry(true).await?;
    found(&app.db, &app.house).await?;
    let mut filling = Filling {
        app: app.clone(),
        demo: demo.clone(),
        chance: ChaCha12Rng::seed_from_u64(demo.seed),
        began: Stopwatch::now(),
        bank: bank::Bank::default(),
    };
    filling.live().await?;
    app.db.hurry(false).await
}

impl Filling {
    /// The cooperative's life, in its order.
    async fn live(&mut self) -> anyhow::Result<()> {
        self.found_entities().await?;
        self.adopt_statutes().await?;
        self.say("three legal entities, their staff, the statutes");
        let joined = self.members_join().await?;
        self.say(&format!("{} members declared and admitted", joined.len()));
        self.boards_take_office(&joined).await?;
        self.fund_is_endowed().await?;
        self.shares_are_paid(&joined).await?;
        self.statements_come(self.in_month(4, 1)?).await?;
        self.say("boards in office, the fund endowed, shares paid");
        let workers = self.workers_begin(&joined).await?;
        let mut unpaid = self.month_of_work(&workers, 4).await?;
        self.workers_are_employed(&workers).await?;
        self.say(&format!("{} members employed", workers.len()));
        for back in (1..=3).rev() {
            // Clients pay before the month's salaries, but for the last month: there the fund advances.
            let invoices = std::mem::take(&mut unpaid);
            let paid = if back > 1 { 0 } else { invoices.len() / 2 };
            self.clients_pay(invoices.get(paid..).unwrap_or_default(), self.in_month(back, 12)?).await?;
            self.statement_comes(self.in_month(back, 13)?).await?;
            self.month_of_pay(back).await?;
            unpaid = self.month_of_work(&workers, back).await?;
            self.orders_are_carried_out(self.in_month(back, 28)?).await?;
            self.statement_comes(self.in_month(back, 28)?).await?;
            self.say(&format!("payroll of {}", self.in_month(back, 1)?));
        }
        self.unclear_payments_come(&unpaid).await?;
        self.statement_comes(self.yesterday()?).await?;
        self.sessions_are_planned().await?;
        self.say("bank statements of every month, two info sessions");
        self.assemblies_are_called().await?;
        self.say("two General Assemblies called, every member invited");
        Ok(())
    }

    /// The cooperative's first day.
    fn first_day(&self) -> Day {
        staff::FOUNDED
    }

    /// The day before today's.
    fn yesterday(&self) -> anyhow::Result<Day> {
        Ok(self.demo.today.checked_sub(SignedDuration::from_hours(24))?)
    }

    /// That many days after the first.
    fn day_after(&self, days: i64) -> Day {
        self.first_day().checked_add(SignedDuration::from_hours(24 * days)).unwrap_or(self.demo.today)
    }

    /// Begins an act of somebody at an instant of the demo's past.
    async fn act(&self, who: Who, at: Instant) -> anyhow::Result<Tx> {
        let mut tx = self.app.act(who).await?;
        tx.at(at);
        Ok(tx)
    }

    /// Tells on standard error what is done and how long it took so far.
    fn say(&self, what: &str) {
        eprintln!("  {:>5.1} s  {what}", self.began.elapsed().as_secs_f32());
    }
}

/// An hour of a day in Berlin.
pub(crate) fn hour(day: Day, hour: i64) -> Instant {
    midnight_in_berlin(day).checked_add(SignedDuration::from_hours(hour)).unwrap_or(Instant::UNIX_EPOCH)
}
