//! A demo cooperative that comes into being through the acts, as a real one would, only faster and with invented people.
//!
//! The same seed makes the same cooperative. Months pass in a minute: each act is done at its own instant.

mod names;
mod staff;

pub use staff::logins;

use crate::{
    app::{App, House, Plan, Settings, found},
    base::{Clock, Day, Ids, Instant, Sealer, midnight_in_berlin},
    config::Given,
    db::{Db, Tx, Who},
};
use jiff::SignedDuration;
use rand::{SeedableRng as _, rngs::ChaCha12Rng};
use std::{sync::Arc, time::Instant as Stopwatch};

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
}

/// Opens the demo's database; fills it if it is new.
///
/// # Errors
/// The first act that fails.
pub async fn open(given: &Given, demo: &Demo) -> anyhow::Result<App> {
    let db = Db::open(given.db()?).await?;
    db.migrate().await?;
    if !is_founded(&db, given).await? {
        fill(&db, given, demo).await?;
    }
    db.close().await;
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
        sealer: given.sealer().unwrap_or_else(|_| Sealer::new([0; 32])),
        base_url: given.base_url()?,
        demo: true,
    })
}

async fn fill(db: &Db, given: &Given, demo: &Demo) -> anyhow::Result<()> {
    let settings = Settings { demo_day: Some(demo.today), ..Settings::default() };
    given.sealer()?;
    let house = plan(given, settings, Clock::starting_on(demo.today), Ids::from_seed(demo.seed))?;
    db.hurry(true).await?;
    found(db, &house).await?;
    let app = App { house, db: db.clone() };
    let mut filling = Filling { app, demo: demo.clone(), chance: ChaCha12Rng::seed_from_u64(demo.seed), began: Stopwatch::now() };
    filling.live().await?;
    db.hurry(false).await
}

impl Filling {
    /// The cooperative's life, in its order.
    async fn live(&mut self) -> anyhow::Result<()> {
        self.found_entities().await?;
        self.say("three legal entities, boards and staff");
        Ok(())
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
