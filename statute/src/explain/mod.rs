//! Derivations: every amount can say which rule, which paragraph, which inputs and which rounding it
//! comes from.
//!
//! The arithmetic is written once and reports each amount to a trace. The silent trace compiles
//! to nothing, so a derivation costs nothing unless it is asked for, and an explanation can never
//! differ from the payslip it explains.

mod text;

use serde::Serialize;

use crate::{Cents, Percent, StatuteError};

#[cfg(test)]
pub(crate) use text::check_texts;
pub(crate) use text::render;

/// How an amount was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rounding {
    /// Nothing to round.
    Exact,
    /// To the nearest cent, half a cent up (§ 1 Abs. 2, § 2 Abs. 1 BVV).
    HalfUp,
    /// Cut off after the cent (§ 39b Abs. 2 Satz 10 EStG, § 4 SolZG).
    Down,
}

/// One input of a derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its name, the placeholder of the texts.
    pub name: &'static str,
    /// Its value.
    pub value: Value,
}

/// The value of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Money.
    Cents(Cents),
    /// A rate.
    Percent(Percent),
    /// A count of days, children, months.
    Count(i64),
    /// A factor in units of 0.0001.
    Factor(i64),
    /// A word that needs no translation (a class, a Land).
    Word(String),
}

/// Which rule an amount comes from, with its inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    pub(crate) rule: &'static str,
    pub(crate) facts: Vec<Fact>,
    pub(crate) rounding: Rounding,
}

impl Why {
    pub(crate) fn new(rule: &'static str, rounding: Rounding) -> Why {
        Why { rule, facts: Vec::new(), rounding }
    }

    pub(crate) fn half_up(rule: &'static str) -> Why {
        Why::new(rule, Rounding::HalfUp)
    }

    pub(crate) fn down(rule: &'static str) -> Why {
        Why::new(rule, Rounding::Down)
    }

    pub(crate) fn exact(rule: &'static str) -> Why {
        Why::new(rule, Rounding::Exact)
    }

    pub(crate) fn cents(self, name: &'static str, cents: i64) -> Why {
        self.with(name, Value::Cents(Cents(cents)))
    }

    pub(crate) fn ppm(self, name: &'static str, ppm: i64) -> Why {
        self.with(name, Value::Percent(Percent::from_ppm(ppm)))
    }

    pub(crate) fn count(self, name: &'static str, count: i64) -> Why {
        self.with(name, Value::Count(count))
    }

    pub(crate) fn factor(self, name: &'static str, factor: i64) -> Why {
        self.with(name, Value::Factor(factor))
    }

    pub(crate) fn word(self, name: &'static str, word: impl Into<String>) -> Why {
        self.with(name, Value::Word(word.into()))
    }

    fn with(mut self, name: &'static str, value: Value) -> Why {
        self.facts.push(Fact { name, value });
        self
    }
}

/// Who listens to the derivation of amounts.
pub(crate) trait Trace {
    /// One amount of the payslip and, if somebody wants it, where it comes from.
    fn line(&mut self, key: &'static str, cents: i64, why: impl FnOnce() -> Why);
}

/// Nobody listens.
pub(crate) struct Silent;

impl Trace for Silent {
    #[inline]
    fn line(&mut self, _key: &'static str, _cents: i64, _why: impl FnOnce() -> Why) {}
}

/// Keeps every derivation.
#[derive(Default)]
pub(crate) struct Recorder {
    pub(crate) lines: Vec<(&'static str, i64, Why)>,
}

impl Trace for Recorder {
    fn line(&mut self, key: &'static str, cents: i64, why: impl FnOnce() -> Why) {
        self.lines.push((key, cents, why()));
    }
}

/// One explained amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The field of the payslip, for example `rv_an`.
    pub key: &'static str,
    /// The amount.
    pub amount: Cents,
    /// The rule's name, a stable code.
    pub rule: &'static str,
    /// The paragraph it rests on, as cited in German law.
    pub paragraph: String,
    /// The inputs.
    pub facts: Vec<Fact>,
    /// How it was rounded.
    pub rounding: Rounding,
    /// What it is called, in German and English.
    pub title: Bilingual,
    /// The derivation in words, in German and English.
    pub text: Bilingual,
}

/// The same words in German and English.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Bilingual {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in a language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::De => &self.de,
            Lang::En => &self.en,
        }
    }
}

/// A language the texts exist in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl std::str::FromStr for Lang {
    type Err = StatuteError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "de" => Ok(Lang::De),
            "en" => Ok(Lang::En),
            _ => Err(StatuteError::UnknownWord { field: "lang", text: text.to_owned(), known: "de, en".to_owned() }),
        }
    }
}
