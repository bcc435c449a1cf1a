//! The sixteen Länder and their church tax.

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use toml::{Table, Value};

use crate::{Percent, StatuteError};

/// A German Land, by its usual two letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Land {
    /// Baden-Württemberg
    Bw,
    /// Bayern
    By,
    /// Berlin
    #[default]
    Be,
    /// Brandenburg
    Bb,
    /// Bremen
    Hb,
    /// Hamburg
    Hh,
    /// Hessen
    He,
    /// Mecklenburg-Vorpommern
    Mv,
    /// Niedersachsen
    Ni,
    /// Nordrhein-Westfalen
    Nw,
    /// Rheinland-Pfalz
    Rp,
    /// Saarland
    Sl,
    /// Sachsen
    Sn,
    /// Sachsen-Anhalt
    St,
    /// Schleswig-Holstein
    Sh,
    /// Thüringen
    Th,
}

impl Land {
    /// All sixteen, in the order of their German names.
    pub const ALL: [Land; 16] = [
        Land::Bw,
        Land::By,
        Land::Be,
        Land::Bb,
        Land::Hb,
        Land::Hh,
        Land::He,
        Land::Mv,
        Land::Ni,
        Land::Nw,
        Land::Rp,
        Land::Sl,
        Land::Sn,
        Land::St,
        Land::Sh,
        Land::Th,
    ];

    /// The two letters: `BE`.
    pub const fn code(self) -> &'static str {
        match self {
            Land::Bw => "BW",
            Land::By => "BY",
            Land::Be => "BE",
            Land::Bb => "BB",
            Land::Hb => "HB",
            Land::Hh => "HH",
            Land::He => "HE",
            Land::Mv => "MV",
            Land::Ni => "NI",
            Land::Nw => "NW",
            Land::Rp => "RP",
            Land::Sl => "SL",
            Land::Sn => "SN",
            Land::St => "ST",
            Land::Sh => "SH",
            Land::Th => "TH",
        }
    }

    /// The German name, for example `Nordrhein-Westfalen`.
    ///
    /// # Errors
    /// [`StatuteError::Data`] when the data file is faulty.
    pub fn name(self) -> Result<&'static str, StatuteError> {
        Ok(land_facts(self)?.name.as_str())
    }
}

impl fmt::Display for Land {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Land {
    type Err = StatuteError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Land::ALL.into_iter().find(|land| land.code() == text).ok_or_else(|| StatuteError::UnknownWord {
            field: "land",
            text: text.to_owned(),
            known: Land::ALL.map(Land::code).join(", "),
        })
    }
}

/// Whether the flat church tax rates are confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlatStatus {
    Confirmed,
    Unverified,
}

pub(crate) struct LandFacts {
    pub(crate) land: Land,
    pub(crate) name: String,
    pub(crate) church_ppm: i64,
    pub(crate) church_flat_ppm: i64,
    pub(crate) flat_status: FlatStatus,
}

const FILE: &str = "data/de/laender.toml";

static LAENDER: LazyLock<Result<Vec<LandFacts>, StatuteError>> = LazyLock::new(load);

fn load() -> Result<Vec<LandFacts>, StatuteError> {
    let wrong = |reason: &str| StatuteError::data(FILE, reason);
    let table: Table = include_str!("../../data/de/laender.toml").parse().map_err(|error| StatuteError::data(FILE, format!("{error}")))?;
    for field in ["from", "source", "flat_source"] {
        table.get(field).and_then(Value::as_str).ok_or_else(|| wrong("no source or start day"))?;
    }
    let flat_status = match table.get("flat_status").and_then(Value::as_str) {
        Some("unverified") => FlatStatus::Unverified,
        _ => FlatStatus::Confirmed,
    };
    let rows = table.get("land").and_then(Value::as_table).ok_or_else(|| wrong("no Länder"))?;
    let mut laender = Vec::new();
    for land in Land::ALL {
        let row = rows.get(land.code()).and_then(Value::as_table);
        let row = row.ok_or_else(|| StatuteError::data(FILE, format!("{land} is missing")))?;
        let text = |field: &str| {
            let text = row.get(field).and_then(Value::as_str);
            text.ok_or_else(|| StatuteError::data(FILE, format!("{land}.{field} is missing")))
        };
        laender.push(LandFacts {
            land,
            name: text("name")?.to_owned(),
            church_ppm: text("church")?.parse::<Percent>()?.ppm(),
            church_flat_ppm: text("church_flat")?.parse::<Percent>()?.ppm(),
            flat_status,
        });
    }
    Ok(laender)
}

pub(crate) fn land_facts(land: Land) -> Result<&'static LandFacts, StatuteError> {
    let laender = LAENDER.as_ref().map_err(Clone::clone)?;
    let found = laender.iter().find(|facts| facts.land == land);
    found.ok_or_else(|| StatuteError::data(FILE, format!("{land} is missing")))
}
