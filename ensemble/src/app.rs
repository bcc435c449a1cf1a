//! The house: what every room shares, put together once at start.

use crate::{
    access::Policies,
    base::{Cents, Clock, Day, Ids, Lang, Said, Sealer, Texts},
    db::{Db, Tx, Who},
};
use std::sync::Arc;

/// Text files of all rooms.
const TEXTS: &[(Lang, &str)] = &[
    (Lang::De, include_str!("web/de.ftl")),
    (Lang::En, include_str!("web/en.ftl")),
    (Lang::De, include_str!("people/de.ftl")),
    (Lang::En, include_str!("people/en.ftl")),
    (Lang::De, include_str!("ledger/de.ftl")),
    (Lang::En, include_str!("ledger/en.ftl")),
    (Lang::De, include_str!("events/de.ftl")),
    (Lang::En, include_str!("events/en.ftl")),
    (Lang::De, include_str!("members/de.ftl")),
    (Lang::En, include_str!("members/en.ftl")),
    (Lang::De, include_str!("shares/de.ftl")),
    (Lang::En, include_str!("shares/en.ftl")),
    (Lang::De, include_str!("budgets/de.ftl")),
    (Lang::En, include_str!("budgets/en.ftl")),
    (Lang::De, include_str!("work/de.ftl")),
    (Lang::En, include_str!("work/en.ftl")),
    (Lang::De, include_str!("bank/de.ftl")),
    (Lang::En, include_str!("bank/en.ftl")),
    (Lang::De, include_str!("fund/de.ftl")),
    (Lang::En, include_str!("fund/en.ftl")),
    (Lang::De, include_str!("payroll/de.ftl")),
    (Lang::En, include_str!("payroll/en.ftl")),
    (Lang::De, include_str!("boards/de.ftl")),
    (Lang::En, include_str!("boards/en.ftl")),
    (Lang::De, include_str!("assembly/de.ftl")),
    (Lang::En, include_str!("assembly/en.ftl")),
    (Lang::De, include_str!("exports/de.ftl")),
    (Lang::En, include_str!("exports/en.ftl")),
    (Lang::De, include_str!("ballots/de.ftl")),
    (Lang::En, include_str!("ballots/en.ftl")),
    (Lang::De, include_str!("site/de.ftl")),
    (Lang::En, include_str!("site/en.ftl")),
];

/// What letters and the imprint of a legal entity must say (§ 25a GenG, § 35a GmbHG, § 5 DDG).
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Profile {
    /// Street and number.
    pub street: String,
    /// Post code.
    pub postcode: String,
    /// Town: the seat.
    pub city: String,
    /// Mail address.
    pub email: String,
    /// Telephone.
    pub phone: String,
    /// Register court, for example `Amtsgericht Berlin (Charlottenburg)`.
    pub register_court: String,
    /// Register number, for example `GnR 999 B`.
    pub register_number: String,
    /// Members of the management board, each with at least one full first name.
    pub board: Vec<String>,
    /// Chair of the supervisory board.
    pub supervisory_chair: String,
    /// VAT id.
    pub vat_id: String,
    /// Tax number.
    pub tax_number: String,
    /// IBAN of the account that clients pay to.
    pub iban: String,
    /// BIC of its bank.
    pub bic: String,
    /// Establishment number for social insurance (Betriebsnummer).
    pub establishment_number: String,
}

/// The cooperative's own settings; what changes by resolution carries the day from which it holds.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Settings {
    /// Amount of one share (Geschäftsanteil).
    pub share_cents: Cents,
    /// Most shares that one member may hold.
    pub shares_most: u32,
    /// The fee on net invoices by day, the newest last.
    pub fees: Vec<Fee>,
    /// Months of notice to the end of a financial year (§ 65 GenG).
    pub notice_months: u8,
    /// Seats of the supervisory board.
    pub supervisory_seats: u32,
    /// The day on which a demo lives; nothing for a real cooperative.
    #[serde(default)]
    pub demo_day: Option<Day>,
}

/// The fee from a day on.
#[derive(Clone, Copy, Debug, serde::Serialize, serde::Deserialize)]
pub struct Fee {
    /// First day on which it holds.
    pub since: Day,
    /// Percent of the net invoice.
    pub percent: rust_decimal::Decimal,
}

impl Default for Settings {
    /// The usual statutes of such a cooperative: shares of 50 euros, 9 %, three months of notice, five seats.
    fn default() -> Self {
        Self {
            share_cents: Cents::euros(50),
            shares_most: 100,
            fees: vec![Fee { since: Day::constant(2022, 1, 1), percent: rust_decimal::Decimal::from(9) }],
            notice_months: 3,
            supervisory_seats: 5,
            demo_day: None,
        }
    }
}

impl Settings {
    /// The fee that holds on a day (M1).
    #[must_use]
    pub fn fee_percent(&self, day: Day) -> rust_decimal::Decimal {
        self.fees.iter().rev().find(|fee| fee.since <= day).map_or(rust_decimal::Decimal::ZERO, |fee| fee.percent)
    }
}

/// What does not change while the program runs.
pub struct House {
    coop: String,
    name: String,
    settings: Settings,
    clock: Clock,
    ids: Ids,
    texts: Texts,
    policies: Policies,
    sealer: Sealer,
    base_url: String,
    demo: bool,
}

/// What [`House::build`] needs to know.
pub struct Plan {
    /// Tenant key.
    pub coop: String,
    /// Name of the cooperative.
    pub name: String,
    /// Its settings.
    pub settings: Settings,
    /// The clock.
    pub clock: Clock,
    /// Identifiers and secrets.
    pub ids: Ids,
    /// Holder of the master key.
    pub sealer: Sealer,
    /// Where the house is reached, without a slash at the end.
    pub base_url: String,
    /// Whether this is a demo: mails are shown in the browser, one-time codes too.
    pub demo: bool,
}

impl House {
    /// Reads texts and policies and stands ready.
    ///
    /// # Errors
    /// A text or a policy file that cannot be read: found by any test.
    pub fn build(plan: Plan) -> anyhow::Result<Arc<Self>> {
        Ok(Arc::new(Self {
            coop: plan.coop,
            name: plan.name,
            settings: plan.settings,
            clock: plan.clock,
            ids: plan.ids,
            texts: Texts::read(TEXTS)?,
            policies: Policies::read()?,
            sealer: plan.sealer,
            base_url: plan.base_url,
            demo: plan.demo,
        }))
    }

    /// Tenant key.
    #[must_use]
    pub fn coop(&self) -> &str {
        &self.coop
    }
    /// Name of the cooperative.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
    /// Its settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// The clock.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.clock
    }
    /// Identifiers and secrets.
    #[must_use]
    pub fn ids(&self) -> &Ids {
        &self.ids
    }
    /// The texts in a language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Said {
        self.texts.said(lang)
    }
    /// The policies.
    #[must_use]
    pub fn policies(&self) -> &Policies {
        &self.policies
    }
    /// The holder of the master key.
    #[must_use]
    pub fn sealer(&self) -> &Sealer {
        &self.sealer
    }
    /// The full address of a path of this house, for mails.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
    /// Whether this is a demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.demo
    }
}

/// The house and its database: what edges hold.
#[derive(Clone)]
pub struct App {
    /// The house.
    pub house: Arc<House>,
    /// The database.
    pub db: Db,
}

impl App {
    /// Begins an act (see [`Db::act`]).
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn act(&self, who: Who) -> crate::base::Outcome<Tx> {
        self.db.act(&self.house, who).await
    }

    /// Begins to read (see [`Db::read`]).
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn read(&self, who: Who) -> crate::base::Outcome<Tx> {
        self.db.read(&self.house, who).await
    }
}

/// Founds the cooperative in an empty database: its row, its turn, its audit chain.
///
/// # Errors
/// A fault of the engine; founding twice is one.
pub async fn found(db: &Db, house: &Arc<House>) -> anyhow::Result<()> {
    let mut tx = db.read_write_unfounded(house).await?;
    let settings = serde_json::to_value(house.settings())?;
    tx.run("INSERT INTO coop (id, name, settings) VALUES ($1, $2, $3)", (house.coop(), house.name(), settings)).await?;
    tx.run("INSERT INTO turn (coop, taken) VALUES ($1, 0)", (house.coop(),)).await?;
    tx.run("INSERT INTO chain (coop, number, hash) VALUES ($1, 0, $2)", (house.coop(), "")).await?;
    tx.note("coop.found", house.coop(), &serde_json::json!({ "name": house.name() }));
    tx.commit().await?;
    Ok(())
}
