//! The cooperatives act (*Genossenschaftsgesetz*, GenG) as rules: deadlines of an assembly,
//! majorities, proxies, who may not vote, notice and settlement.
//!
//! The numbers stand with their start day and paragraph in `data/genossenschaft.toml`. A
//! cooperative's own statutes may change some of them; each function says which.

mod deadline;
mod majority;
mod proxy;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::StatuteError;

pub use deadline::{Assembly, AssemblyDeadlines, LeavingDay, assembly_deadlines, notice_ends, settlement_due};
pub use majority::{Decision, Matter, Share, Verdict, Votes, decide, required};
pub use proxy::{Exclusion, Mandate, Overloaded, exclusion, overloaded_proxies, proxy_text_form};

const FILE: &str = "data/genossenschaft.toml";

#[derive(Deserialize)]
struct File {
    rule: Vec<Rule>,
    majority: Vec<Majority>,
}

#[derive(Deserialize)]
struct Rule {
    key: String,
    value: i32,
    from: Date,
    until: Option<Date>,
    paragraph: String,
}

#[derive(Deserialize)]
struct Majority {
    matter: Matter,
    numerator: u64,
    denominator: u64,
    /// More than the share (true) or at least the share (false).
    strict: bool,
    statutes: MayChange,
    mandatory: bool,
    from: Date,
    paragraph: String,
}

/// What the cooperative's statutes may do to a majority.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum MayChange {
    More,
    Any,
}

static LAW: LazyLock<Result<File, StatuteError>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/genossenschaft.toml")).map_err(|error| StatuteError::data(FILE, error.to_string()))
});

/// A number of the act on a day, with its paragraph.
fn rule(key: &str, on: Date) -> Result<(i32, &'static str), StatuteError> {
    let law = LAW.as_ref().map_err(Clone::clone)?;
    let applies = |rule: &&Rule| rule.key == key && rule.from <= on && rule.until.is_none_or(|until| on <= until);
    law.rule
        .iter()
        .find(applies)
        .map(|rule| (rule.value, rule.paragraph.as_str()))
        .ok_or_else(|| StatuteError::NoDataForDay { what: "GenG", day: on.to_string() })
}

#[cfg(test)]
mod tests;
