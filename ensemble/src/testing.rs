#![allow(clippy::expect_used, reason = "a test that cannot begin must stop")]
//! A house for tests: founded, with its three legal entities, on both engines.

use crate::{
    app::{App, House, Plan, Profile, Settings, found},
    base::{Clock, Day, Email, FromField, Ids, Lang, Line, Sealer, day_in_berlin},
    db::{Db, Engine, Tx, Who},
    demo::Demo,
    ledger,
    people::{self, NewPerson, Role},
};
use std::sync::Arc;

/// Where the tests find PostgreSQL; `./test` sets it.
pub const POSTGRES: &str = "ENSEMBLE_TEST_PG";

/// One founded house on SQLite and one on PostgreSQL, both living on `day` at 09:00.
pub async fn houses(day: &str) -> Vec<App> {
    let day = crate::base::parse_day(day).expect("a day");
    let mut all = Vec::new();
    for address in addresses().await {
        all.push(house(&address, day).await);
    }
    all
}

/// An empty database on SQLite and one on PostgreSQL.
///
/// Without PostgreSQL the tests say so and run on SQLite alone; in CI that is a failure.
pub async fn addresses() -> Vec<String> {
    let name = Ids::from_chance().secret();
    let file = std::env::temp_dir().join(format!("ensemble-test-{name}.db"));
    let mut all = vec![format!("sqlite:{}", file.display())];
    match std::env::var(POSTGRES) {
        Ok(server) => {
            let admin = Db::open(&server).await.expect("PostgreSQL answers");
            admin.run_script(format!("CREATE DATABASE t_{name}")).await.expect("a new database");
            admin.close().await;
            let (host, _) = server.rsplit_once('/').expect("an address with a database");
            all.push(format!("{host}/t_{name}"));
        }
        Err(_) => {
            assert!(std::env::var("CI").is_err(), "{POSTGRES} is not set");
            eprintln!("SKIPPED on PostgreSQL: {POSTGRES} is not set");
        }
    }
    all
}

/// A cooperative of twenty members with its whole demo life, in that empty database.
pub async fn lived_in(address: &str) -> App {
    let db = Db::open(address).await.expect("the database opens");
    db.migrate().await.expect("the migrations run");
    let demo = Demo { members: 20, seed: 1, today: Day::constant(2026, 6, 3), no_serve: true };
    let app = App { house: plain_house(demo.today), db };
    crate::demo::settle(&app, &demo).await.expect("the demo lives");
    app
}

/// A founded house in that database.
pub async fn house(address: &str, day: Day) -> App {
    let db = Db::open(address).await.expect("the database opens");
    db.migrate().await.expect("the migrations run");
    if db.engine() == Engine::Sqlite {
        db.hurry(true).await.expect("the pragma holds");
    }
    let house = plain_house(day);
    found(&db, &house).await.expect("the cooperative is founded");
    let app = App { house, db };
    let mut tx = app.act(Who::house()).await.expect("an act begins");
    entities(&mut tx).await;
    tx.commit().await.expect("the entities are there");
    app
}

fn plain_house(day: Day) -> Arc<House> {
    House::build(Plan {
        coop: "test".to_owned(),
        name: "Muster eG".to_owned(),
        settings: Settings::default(),
        clock: Clock::starting_on(day),
        ids: Ids::from_chance(),
        sealer: Sealer::new([7; 32]),
        base_url: "http://127.0.0.1:8080".to_owned(),
        demo: true,
    })
    .expect("texts and policies can be read")
}

async fn entities(tx: &mut Tx) {
    let profile = Profile {
        street: "Musterstraße 1".to_owned(),
        postcode: "10115".to_owned(),
        city: "Berlin".to_owned(),
        email: "buero@muster.example".to_owned(),
        phone: "+49 30 1234567".to_owned(),
        register_court: "Amtsgericht Charlottenburg".to_owned(),
        register_number: "GnR 999 B".to_owned(),
        board: vec!["Berta Vorstand".to_owned(), "Viktor Vorstand".to_owned()],
        supervisory_chair: "Alma Aufsicht".to_owned(),
        vat_id: "DE123456788".to_owned(),
        tax_number: "27/123/45678".to_owned(),
        iban: "DE02120300000000202051".to_owned(),
        bic: "BYLADEM1001".to_owned(),
        establishment_number: "12345678".to_owned(),
    };
    let profile = serde_json::to_value(profile).expect("a profile is JSON");
    for (code, form, name) in
        [("eg", "eg", "Muster eG"), ("bildungswerk", "ggmbh", "Muster Bildungswerk gGmbH"), ("verein", "ev", "Muster e.V.")]
    {
        ledger::bootstrap_entity(tx, code, form, name, profile.clone()).await.expect("an entity is founded");
    }
}

/// A person with a login that holds these roles.
pub async fn somebody(app: &App, name: &str, roles: &[Role]) -> Who {
    let mut tx = app.act(Who::house()).await.expect("an act begins");
    let line = |text: &str| Line::from_field(text).expect("a line");
    let new = NewPerson {
        given_name: line(name),
        family_name: line("Muster"),
        email: Email::from_field(&format!("{}-{}@example.org", name.to_lowercase(), tx.ids().secret())).expect("an address"),
        lang: Lang::De,
        street: Some(line("Lindenweg 3")),
        postcode: Some(line("10115")),
        city: Some(line("Berlin")),
        country: Some(line("DE")),
        born_on: Some(Day::constant(1990, 5, 4)),
    };
    let person = people::register_person(&mut tx, &new).await.expect("a person is recorded");
    let login = people::open_login(&mut tx, person, roles).await.expect("a login is opened");
    tx.commit().await.expect("committed");
    Who { login: Some(login), person: Some(person), roles: roles.iter().copied().collect() }
}

/// The same act at another day: tests live through months.
pub fn on(tx: &mut Tx, day: &str) {
    let day = crate::base::parse_day(day).expect("a day");
    let morning = crate::base::midnight_in_berlin(day).checked_add(jiff::SignedDuration::from_hours(9)).expect("a morning");
    tx.at(morning);
    assert_eq!(day_in_berlin(tx.now()), day);
}
