//! The words of the rules, from `data/explain.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Bilingual, Lang, Line, Value, Why};
use crate::{Cents, StatuteError};

const FILE: &str = "data/explain.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    /// Titles of the payslip's fields.
    line: BTreeMap<String, Title>,
    /// Rules by code.
    rule: BTreeMap<String, Words>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    de: String,
    en: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    paragraph: String,
    de: String,
    en: String,
}

static TEXTS: LazyLock<Result<Texts, StatuteError>> =
    LazyLock::new(|| toml::from_str(include_str!("../../data/explain.toml")).map_err(|error| StatuteError::data(FILE, error.to_string())));

fn texts() -> Result<&'static Texts, StatuteError> {
    TEXTS.as_ref().map_err(Clone::clone)
}

/// Puts an amount and its derivation into words.
pub(crate) fn render(key: &'static str, cents: i64, why: Why) -> Result<Line, StatuteError> {
    let texts = texts()?;
    let missing = |what: &str| StatuteError::data(FILE, format!("no text for {what}"));
    let title = texts.line.get(key).ok_or_else(|| missing(key))?;
    let words = texts.rule.get(why.rule).ok_or_else(|| missing(why.rule))?;
    let text = Bilingual { de: fill(&words.de, cents, &why, Lang::De)?, en: fill(&words.en, cents, &why, Lang::En)? };
    Ok(Line {
        key,
        amount: Cents(cents),
        rule: why.rule,
        paragraph: words.paragraph.clone(),
        facts: why.facts,
        rounding: why.rounding,
        title: Bilingual { de: title.de.clone(), en: title.en.clone() },
        text,
    })
}

/// Replaces `{name}` by the fact's value and `{amount}` by the result.
fn fill(template: &str, cents: i64, why: &Why, lang: Lang) -> Result<String, StatuteError> {
    let mut text = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let (name, after) = after.split_once('}').ok_or_else(|| StatuteError::data(FILE, format!("{}: open brace", why.rule)))?;
        let value = if name == "amount" {
            show(&Value::Cents(Cents(cents)), lang)
        } else {
            let fact = why.facts.iter().find(|fact| fact.name == name);
            let fact = fact.ok_or_else(|| StatuteError::data(FILE, format!("{}: no fact {name}", why.rule)))?;
            show(&fact.value, lang)
        };
        text.push_str(&value);
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// A value as people write it.
fn show(value: &Value, lang: Lang) -> String {
    match (value, lang) {
        (Value::Cents(cents), Lang::De) => cents.german(),
        (Value::Cents(cents), Lang::En) => cents.english(),
        (Value::Percent(percent), Lang::De) => percent.german(),
        (Value::Percent(percent), Lang::En) => percent.english(),
        (Value::Count(count), _) => count.to_string(),
        (Value::Factor(factor), Lang::De) => format!("{},{:04}", factor / 10_000, factor % 10_000),
        (Value::Factor(factor), Lang::En) => format!("{}.{:04}", factor / 10_000, factor % 10_000),
        (Value::Word(word), _) => word.clone(),
    }
}

/// Whether every text is there in both languages and cites a paragraph.
#[cfg(test)]
pub(crate) fn check_texts() -> Result<usize, StatuteError> {
    let texts = texts()?;
    for (key, title) in &texts.line {
        if title.de.is_empty() || title.en.is_empty() {
            return Err(StatuteError::data(FILE, format!("{key} has an empty title")));
        }
    }
    for (key, words) in &texts.rule {
        if words.de.is_empty() || words.en.is_empty() || words.paragraph.is_empty() {
            return Err(StatuteError::data(FILE, format!("{key} has an empty text")));
        }
    }
    Ok(texts.rule.len())
}
