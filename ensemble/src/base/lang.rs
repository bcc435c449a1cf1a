//! Languages: every text a person reads comes from here, in German and in English.

use super::{Cents, Day, Instant, Refusal, day::BERLIN};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Borrow, collections::BTreeMap, fmt, sync::Arc};

/// A language the product speaks. German first: it is the law's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// German.
    De,
    /// English.
    En,
}

impl Lang {
    /// All languages.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The code of ISO 639-1.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language with that code, if the product speaks it.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| code.get(..2).is_some_and(|two| two.eq_ignore_ascii_case(lang.code())))
    }

    /// The other language, for the link that changes it.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::De => Self::En,
            Self::En => Self::De,
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl super::FromField for Lang {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        Self::from_code(text).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

/// A value in a text.
pub type Arg = String;

/// The texts of all rooms in all languages.
#[derive(Clone)]
pub struct Texts {
    bundles: Arc<BTreeMap<Lang, FluentBundle<FluentResource>>>,
}

impl Texts {
    /// Reads the Fluent files.
    ///
    /// # Errors
    /// The first line that is not Fluent, or a key that occurs twice in a language.
    pub fn read(files: &[(Lang, &'static str)]) -> anyhow::Result<Self> {
        let mut bundles = BTreeMap::new();
        for lang in Lang::ALL {
            let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse()?]);
            bundle.set_use_isolating(false);
            for (_, text) in files.iter().filter(|(of, _)| *of == lang) {
                let resource = FluentResource::try_new((*text).to_owned())
                    .map_err(|(_, faults)| anyhow::anyhow!("a text file in {lang}: {faults:?}"))?;
                bundle.add_resource(resource).map_err(|faults| anyhow::anyhow!("texts in {lang}: {faults:?}"))?;
            }
            bundles.insert(lang, bundle);
        }
        Ok(Self { bundles: Arc::new(bundles) })
    }

    /// The texts in one language.
    #[must_use]
    pub fn said(&self, lang: Lang) -> Said {
        Said { lang, texts: self.clone() }
    }

    fn say(&self, lang: Lang, key: &str, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let bundle = self.bundles.get(&lang)?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, args, &mut faults).into_owned();
        if !faults.is_empty() {
            tracing::warn!(key, %lang, ?faults, "a text lacks a value");
        }
        Some(text)
    }
}

/// The texts in one language: what a page and a mail use to speak.
#[derive(Clone)]
pub struct Said {
    lang: Lang,
    texts: Texts,
}

impl Said {
    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The texts in another language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> Self {
        self.texts.said(lang)
    }

    /// The text under a key. A missing key shows itself, so that a test (and a reader) sees it.
    #[must_use]
    pub fn say(&self, key: impl AsRef<str>) -> String {
        let key = key.as_ref();
        self.texts.say(self.lang, key, None).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// The text under a key with values; a value that is a whole number chooses plural forms.
    #[must_use]
    pub fn with<V: ToString, const N: usize>(&self, key: impl AsRef<str>, values: impl Borrow<[(&'static str, V); N]>) -> String {
        let values: Vec<(&str, String)> = values.borrow().iter().map(|(name, value)| (*name, value.to_string())).collect();
        self.filled(key.as_ref(), &values)
    }

    fn filled<N: AsRef<str>>(&self, key: &str, values: &[(N, String)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            let value = match value.parse::<i64>() {
                Ok(number) if number.to_string() == *value => FluentValue::from(number),
                _ => FluentValue::from(value.as_str()),
            };
            args.set(name.as_ref(), value);
        }
        self.texts.say(self.lang, key, Some(&args)).unwrap_or_else(|| format!("⟦{key}⟧"))
    }

    /// What a refusal says.
    #[must_use]
    pub fn refusal(&self, refusal: &Refusal) -> String {
        self.filled(refusal.code, &refusal.args)
    }

    /// `1.234,56 €` or `1,234.56 €`.
    #[must_use]
    pub fn money(&self, amount: impl Borrow<Cents>) -> String {
        format!("{}\u{a0}€", self.amount(amount.borrow()))
    }

    /// The amount without the currency, for columns that name it in their head.
    #[must_use]
    pub fn amount(&self, amount: impl Borrow<Cents>) -> String {
        let amount = *amount.borrow();
        match self.lang {
            Lang::De => amount.grouped('.', ','),
            Lang::En => amount.grouped(',', '.'),
        }
    }

    /// `18.07.2024` or `18 July 2024`.
    #[must_use]
    pub fn day(&self, day: impl Borrow<Day>) -> String {
        let day = day.borrow();
        match self.lang {
            Lang::De => format!("{:02}.{:02}.{}", day.day(), day.month(), day.year()),
            Lang::En => format!("{} {} {}", day.day(), self.month_name(day.month()), day.year()),
        }
    }

    /// A day with its weekday, where people plan: `Donnerstag, 18.07.2024` or `Thursday, 18 July 2024`.
    #[must_use]
    pub fn weekday(&self, day: impl Borrow<Day>) -> String {
        let day = day.borrow();
        let name = self.say(format!("weekday-{}", day.weekday().to_monday_one_offset()));
        format!("{name}, {}", self.day(day))
    }

    /// `Juli 2024` or `July 2024`.
    #[must_use]
    pub fn month(&self, day: impl Borrow<Day>) -> String {
        let day = day.borrow();
        format!("{} {}", self.month_name(day.month()), day.year())
    }

    fn month_name(&self, month: i8) -> String {
        self.say(format!("month-{month}"))
    }

    /// `16:00 Uhr` or `16:00`, in Berlin.
    #[must_use]
    pub fn time(&self, at: impl Borrow<Instant>) -> String {
        let at = at.borrow();
        let clock = at.in_tz(BERLIN).map_or_else(|_| at.to_string(), |zoned| zoned.strftime("%H:%M").to_string());
        match self.lang {
            Lang::De => format!("{clock} Uhr"),
            Lang::En => clock,
        }
    }

    /// `16:00–17:15 Uhr` or `16:00–17:15`, in Berlin.
    #[must_use]
    pub fn times(&self, from: impl Borrow<Instant>, to: impl Borrow<Instant>) -> String {
        let from = self.time(from.borrow());
        format!("{}–{}", from.trim_end_matches(" Uhr"), self.time(to.borrow()))
    }

    /// Day and time of an instant in Berlin.
    #[must_use]
    pub fn instant(&self, at: impl Borrow<Instant>) -> String {
        let at = at.borrow();
        format!("{}, {}", self.day(super::day_in_berlin(*at)), self.time(at))
    }
}
