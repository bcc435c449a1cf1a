//! The components, each once: a page says `page.ui.email("email", form)` and gets label, hint, field and refusal.

use super::Filled;
use crate::base::Said;
use askama::{FastWritable, Template, filters::HtmlSafe};
use std::fmt;

/// HTML that a component made.
pub struct Markup(String);

impl HtmlSafe for Markup {}
impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl FastWritable for Markup {
    fn write_into(&self, dest: &mut dyn fmt::Write, _: &dyn askama::Values) -> askama::Result<()> {
        Ok(dest.write_str(&self.0)?)
    }
}

impl Markup {
    /// The markup of a template.
    #[must_use]
    pub fn of(template: &impl Template) -> Self {
        Self(template.render().unwrap_or_else(|fault| {
            tracing::error!(%fault, "a component");
            String::new()
        }))
    }
}

/// One of several things to choose from.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// A sentence more, for choice cards.
    pub hint: String,
}

impl Choice {
    /// A choice with that value and label.
    #[must_use]
    pub fn new(value: impl ToString, label: impl Into<String>) -> Self {
        Self { value: value.to_string(), label: label.into(), hint: String::new() }
    }

    /// With a sentence more.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// The components in the language of the page.
#[derive(Clone)]
pub struct Ui {
    said: Said,
    csrf: String,
}

#[derive(Template)]
#[template(path = "web/components/field.html")]
struct Field<'a> {
    kind: &'a str,
    id: String,
    name: &'a str,
    label: String,
    hint: Option<String>,
    error: Option<String>,
    law: Option<&'static str>,
    value: &'a str,
    autocomplete: &'a str,
    choices: &'a [Choice],
    chosen: &'a [String],
}

#[derive(Template)]
#[template(path = "web/components/guard.html")]
struct Guard<'a> {
    said: &'a Said,
    csrf: &'a str,
    key: &'a str,
    refusals: Vec<(Option<String>, String, Option<&'static str>)>,
}

#[derive(Template)]
#[template(path = "web/components/pill.html")]
struct Pill<'a> {
    tone: &'a str,
    label: String,
}

#[derive(Template)]
#[template(path = "web/components/explain.html")]
struct Explain<'a> {
    summary: &'a str,
    lines: &'a [(String, String)],
    law: &'a str,
    said: &'a Said,
}

#[derive(Template)]
#[template(path = "web/components/empty.html")]
struct Empty {
    text: String,
}

impl Ui {
    pub(super) fn new(said: Said, csrf: String) -> Self {
        Self { said, csrf }
    }

    fn field(&self, kind: &str, name: &str, form: &Filled, autocomplete: &str, choices: &[Choice]) -> Markup {
        let key = format!("{}-{}", form.name, name);
        let hint = self.said.say(format!("{key}-hint"));
        let refusal = form.refusal(name);
        Markup::of(&Field {
            kind,
            id: key.clone(),
            name,
            label: self.said.say(&key),
            hint: (!hint.starts_with('⟦')).then_some(hint),
            error: refusal.map(|refusal| self.said.refusal(refusal)),
            law: refusal.and_then(|refusal| refusal.law),
            value: form.value(name),
            autocomplete,
            choices,
            chosen: form.all(name),
        })
    }

    /// One line of text. The label stands under the key `<form>-<name>`, a hint under `<form>-<name>-hint`.
    #[must_use]
    pub fn text(&self, name: &str, form: &Filled) -> Markup {
        self.field("text", name, form, "off", &[])
    }
    /// One line of text that the browser may fill in (`given-name`, `street-address` …).
    #[must_use]
    pub fn text_of(&self, name: &str, form: &Filled, autocomplete: &str) -> Markup {
        self.field("text", name, form, autocomplete, &[])
    }
    /// A mail address.
    #[must_use]
    pub fn email(&self, name: &str, form: &Filled) -> Markup {
        self.field("email", name, form, "email", &[])
    }
    /// A password; `autocomplete` is `current-password` or `new-password`.
    #[must_use]
    pub fn password(&self, name: &str, form: &Filled, autocomplete: &str) -> Markup {
        self.field("password", name, form, autocomplete, &[])
    }
    /// A whole number.
    #[must_use]
    pub fn number(&self, name: &str, form: &Filled) -> Markup {
        self.field("number", name, form, "off", &[])
    }
    /// An amount in euros, in either habit of writing.
    #[must_use]
    pub fn money(&self, name: &str, form: &Filled) -> Markup {
        self.field("money", name, form, "off", &[])
    }
    /// A day.
    #[must_use]
    pub fn day(&self, name: &str, form: &Filled) -> Markup {
        self.field("date", name, form, "off", &[])
    }
    /// A time of day (`HH:MM`).
    #[must_use]
    pub fn time(&self, name: &str, form: &Filled) -> Markup {
        self.field("time", name, form, "off", &[])
    }
    /// Several lines.
    #[must_use]
    pub fn area(&self, name: &str, form: &Filled) -> Markup {
        self.field("area", name, form, "off", &[])
    }
    /// A file.
    #[must_use]
    pub fn file(&self, name: &str, form: &Filled) -> Markup {
        self.field("file", name, form, "off", &[])
    }
    /// A box to tick.
    #[must_use]
    pub fn tick(&self, name: &str, form: &Filled) -> Markup {
        self.field("tick", name, form, "off", &[])
    }
    /// One of a list.
    #[must_use]
    pub fn select(&self, name: &str, form: &Filled, choices: &[Choice]) -> Markup {
        self.field("select", name, form, "off", choices)
    }
    /// One of a few, each a card.
    #[must_use]
    pub fn cards(&self, name: &str, form: &Filled, choices: &[Choice]) -> Markup {
        self.field("cards", name, form, "off", choices)
    }

    /// The hidden part of every form: its token, its key, and the summary of what was refused.
    #[must_use]
    pub fn guard(&self, form: &Filled) -> Markup {
        let refusals = form.refusals().iter().map(|refusal| {
            let anchor = refusal.field.as_ref().map(|field| format!("{}-{field}", form.name));
            (anchor, self.said.refusal(refusal), refusal.law)
        });
        Markup::of(&Guard { said: &self.said, csrf: &self.csrf, key: &form.key, refusals: refusals.collect() })
    }

    /// A status: word and icon, never colour alone. Tones: `good`, `wait`, `stop`, `info`, `quiet`.
    #[must_use]
    pub fn pill(&self, tone: &str, key: &str) -> Markup {
        Markup::of(&Pill { tone, label: self.said.say(key) })
    }

    /// An amount or verdict that opens to its rule: a summary, lines of name and value, and the paragraph.
    #[must_use]
    pub fn explain(&self, summary: &str, lines: &[(String, String)], law: &str) -> Markup {
        Markup::of(&Explain { summary, lines, law, said: &self.said })
    }

    /// What an empty list says: what comes here and how.
    #[must_use]
    pub fn empty(&self, key: &str) -> Markup {
        Markup::of(&Empty { text: self.said.say(key) })
    }
}
