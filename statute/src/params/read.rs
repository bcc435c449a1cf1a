//! Reading a TOML file of parameters into values with source and start day.

use jiff::civil::Date;
use toml::{Table, Value};

use super::{Parameter, Quantity, Status};
use crate::StatuteError;

/// A file of one year, read but not yet typed.
pub(crate) struct Read {
    pub(crate) year: i16,
    pub(crate) status: Status,
    pub(crate) parameters: Vec<Parameter>,
}

pub(crate) fn file(name: &str, text: &str) -> Result<Read, StatuteError> {
    let table: Table = text.parse().map_err(|error| StatuteError::data(name, format!("{error}")))?;
    let year = table
        .get("year")
        .and_then(Value::as_integer)
        .and_then(|year| i16::try_from(year).ok())
        .ok_or_else(|| StatuteError::data(name, "no year"))?;
    let status = status(name, table.get("status"))?.unwrap_or(Status::Draft);
    let mut parameters = Vec::new();
    for (section, values) in &table {
        if let Value::Table(values) = values {
            for (key, value) in values {
                let key = format!("{section}.{key}");
                parameters.push(parameter(name, year, key, value)?);
            }
        }
    }
    Ok(Read { year, status, parameters })
}

fn parameter(name: &str, year: i16, key: String, value: &Value) -> Result<Parameter, StatuteError> {
    let wrong = |reason: &str| StatuteError::data(name, format!("{key}: {reason}"));
    let table = value.as_table().ok_or_else(|| wrong("not a table"))?;
    let text = |field: &str| table.get(field).and_then(Value::as_str);
    let source = text("source").filter(|source| !source.is_empty());
    let source = source.ok_or_else(|| wrong("no source"))?.to_owned();
    let from = text("from").and_then(|day| day.parse::<Date>().ok());
    let from = from.ok_or_else(|| wrong("no start day"))?;
    let status = status(name, table.get("status"))?.unwrap_or(Status::Final);
    let quantity = quantity(table).ok_or_else(|| wrong("no value that can be read"))?;
    Ok(Parameter { year, key, quantity, from, source, status })
}

fn quantity(table: &Table) -> Option<Quantity> {
    let text = |field: &str| table.get(field).and_then(Value::as_str);
    if let Some(eur) = text("eur") {
        return eur.parse().ok().map(Quantity::Eur);
    }
    if let Some(percent) = text("percent") {
        return percent.parse().ok().map(Quantity::Percent);
    }
    if let Some(decimal) = text("decimal") {
        return crate::rate::fixed(decimal, 4).ok().map(Quantity::Factor);
    }
    if let Some(word) = text("word") {
        return Some(Quantity::Word(word.to_owned()));
    }
    table.get("number").and_then(Value::as_integer).map(Quantity::Number)
}

fn status(name: &str, value: Option<&Value>) -> Result<Option<Status>, StatuteError> {
    match value.map(|value| value.as_str()) {
        None => Ok(None),
        Some(Some("final")) => Ok(Some(Status::Final)),
        Some(Some("draft")) => Ok(Some(Status::Draft)),
        Some(Some("unverified")) => Ok(Some(Status::Unverified)),
        Some(other) => Err(StatuteError::data(name, format!("unknown status {other:?}"))),
    }
}

/// Access to one section's values; a missing or mistyped value is an error that names it.
pub(crate) struct Section<'a> {
    pub(crate) file: &'a str,
    pub(crate) name: &'a str,
    pub(crate) read: &'a Read,
}

impl Section<'_> {
    fn get(&self, key: &str) -> Result<&Quantity, StatuteError> {
        let key = format!("{}.{key}", self.name);
        let found = self.read.parameters.iter().find(|parameter| parameter.key == key);
        found.map(|parameter| &parameter.quantity).ok_or_else(|| StatuteError::data(self.file, format!("{key} is missing")))
    }

    fn mistyped(&self, key: &str) -> StatuteError {
        StatuteError::data(self.file, format!("{}.{key} has the wrong type", self.name))
    }

    /// Refuses a file in which the value is missing.
    pub(crate) fn present(&self, key: &str) -> Result<(), StatuteError> {
        self.get(key).map(drop)
    }

    pub(crate) fn cents(&self, key: &str) -> Result<i64, StatuteError> {
        match self.get(key)? {
            Quantity::Eur(cents) => Ok(cents.0),
            _ => Err(self.mistyped(key)),
        }
    }

    /// Cents, or `None` where the year has no such value.
    pub(crate) fn maybe_cents(&self, key: &str) -> Result<Option<i64>, StatuteError> {
        if self.get(key).is_err() { Ok(None) } else { self.cents(key).map(Some) }
    }

    /// A rate in parts per million, or `None` where the year has no such value.
    pub(crate) fn maybe_ppm(&self, key: &str) -> Result<Option<i64>, StatuteError> {
        if self.get(key).is_err() { Ok(None) } else { self.ppm(key).map(Some) }
    }

    /// An amount that must be whole euro, in euro.
    pub(crate) fn euro(&self, key: &str) -> Result<i64, StatuteError> {
        let cents = self.cents(key)?;
        if cents % 100 == 0 { Ok(cents / 100) } else { Err(self.mistyped(key)) }
    }

    pub(crate) fn ppm(&self, key: &str) -> Result<i64, StatuteError> {
        match self.get(key)? {
            Quantity::Percent(percent) => Ok(percent.ppm()),
            _ => Err(self.mistyped(key)),
        }
    }

    pub(crate) fn factor(&self, key: &str) -> Result<i64, StatuteError> {
        match self.get(key)? {
            Quantity::Factor(factor) => Ok(*factor),
            _ => Err(self.mistyped(key)),
        }
    }

    pub(crate) fn number(&self, key: &str) -> Result<i64, StatuteError> {
        match self.get(key)? {
            Quantity::Number(number) => Ok(*number),
            _ => Err(self.mistyped(key)),
        }
    }

    pub(crate) fn word(&self, key: &str) -> Result<&str, StatuteError> {
        match self.get(key)? {
            Quantity::Word(word) => Ok(word),
            _ => Err(self.mistyped(key)),
        }
    }
}
