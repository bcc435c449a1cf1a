//! Austria's numbers: read once, asked by name, each asking noted with whether the number is confirmed.

use std::sync::LazyLock;

use super::Austria;
use crate::StatuteError;
use crate::country::{Country, Purpose, Unverified};
use crate::params::{Parameter, Quantity, Status, read};

/// The numbers of one year.
pub(super) struct Law {
    pub(super) year: i16,
    pub(super) parameters: Vec<Parameter>,
}

const FILE: &str = "data/at/2026.toml";

static LAWS: LazyLock<Result<Vec<Law>, StatuteError>> =
    LazyLock::new(|| Ok(vec![parse(FILE, include_str!("../../../data/at/2026.toml"))?]));

fn parse(name: &str, text: &str) -> Result<Law, StatuteError> {
    let read = read::file(name, text)?;
    Ok(Law { year: read.year, parameters: read.parameters })
}

pub(super) fn laws() -> Result<&'static [Law], StatuteError> {
    LAWS.as_ref().map(Vec::as_slice).map_err(Clone::clone)
}

pub(super) fn of(year: i16) -> Result<&'static Law, StatuteError> {
    let laws = laws()?;
    laws.iter().find(|law| law.year == year).ok_or_else(|| {
        let known = laws.iter().map(|law| law.year.to_string()).collect::<Vec<_>>().join(", ");
        StatuteError::UnknownYear { year, known }
    })
}

/// Asks the law and remembers which unconfirmed numbers the answer rests on.
pub(super) struct Asked<'a> {
    law: &'a Law,
    touched: Vec<&'a Parameter>,
}

impl<'a> Asked<'a> {
    pub(super) fn of(law: &'a Law) -> Asked<'a> {
        Asked { law, touched: Vec::new() }
    }

    fn get(&mut self, key: &str) -> Result<&'a Quantity, StatuteError> {
        let found = self.law.parameters.iter().find(|parameter| parameter.key == key);
        let found = found.ok_or_else(|| StatuteError::data(FILE, format!("{key} is missing")))?;
        if found.status != Status::Final && !self.touched.iter().any(|touched| touched.key == key) {
            self.touched.push(found);
        }
        Ok(&found.quantity)
    }

    pub(super) fn cents(&mut self, key: &str) -> Result<i64, StatuteError> {
        match self.get(key)? {
            Quantity::Eur(cents) => Ok(cents.0),
            _ => Err(mistyped(key)),
        }
    }

    pub(super) fn ppm(&mut self, key: &str) -> Result<i64, StatuteError> {
        match self.get(key)? {
            Quantity::Percent(percent) => Ok(percent.ppm()),
            _ => Err(mistyped(key)),
        }
    }

    /// The rule of rounding; only half up is known.
    pub(super) fn rounds_half_up(&mut self) -> Result<(), StatuteError> {
        match self.get("rule.rounding")? {
            Quantity::Word(word) if word == "half_up" => Ok(()),
            _ => Err(mistyped("rule.rounding")),
        }
    }

    /// What the answer rests on without confirmation; a real payslip is refused by these names.
    pub(super) fn unverified(self, purpose: Purpose) -> Result<Vec<Unverified>, StatuteError> {
        if purpose == Purpose::Real && !self.touched.is_empty() {
            let values = self.touched.iter().map(|parameter| parameter.key.as_str()).collect::<Vec<_>>().join(", ");
            return Err(StatuteError::Unverified { country: Austria::CODE.to_owned(), year: self.law.year, values });
        }
        let named = self.touched.into_iter().map(|parameter| Unverified { key: parameter.key.clone(), source: parameter.source.clone() });
        Ok(named.collect())
    }
}

fn mistyped(key: &str) -> StatuteError {
    StatuteError::data(FILE, format!("{key} has the wrong type"))
}
