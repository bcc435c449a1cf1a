//! A domain "no", and everything else that can go wrong.

use std::borrow::Cow;

/// A domain "no": what is wrong, why, and which field it concerns. Its code is also the key of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code, for example `members-email-taken`; the text stands under this key in every language.
    pub code: &'static str,
    /// The form field it belongs to, if it belongs to one.
    pub field: Option<Cow<'static, str>>,
    /// The paragraph or the article of the statutes it rests on, for example `§ 15a GenG`.
    pub law: Option<&'static str>,
    /// Values for the text.
    pub args: Vec<(&'static str, String)>,
}

impl Refusal {
    /// A refusal with that code.
    #[must_use]
    pub fn new(code: &'static str) -> Self {
        Self { code, field: None, law: None, args: Vec::new() }
    }

    /// It belongs to this form field.
    #[must_use]
    pub fn field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// It rests on this paragraph.
    #[must_use]
    pub fn law(mut self, law: &'static str) -> Self {
        self.law = Some(law);
        self
    }

    /// Its text names this value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }
}

/// Everything but success.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The rules say no. The person can mend it.
    #[error("refused: {}", .0.code)]
    Refused(Refusal),
    /// There is no such thing (or it is not this person's to know of).
    #[error("there is no such {0}")]
    Missing(&'static str),
    /// This person may not do that. The action is named.
    #[error("not allowed: {0}")]
    NotAllowed(&'static str),
    /// Our fault: shown as a request id and nothing else.
    #[error(transparent)]
    Fault(#[from] anyhow::Error),
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<serde_json::Error> for Error {
    fn from(fault: serde_json::Error) -> Self {
        Self::Fault(fault.into())
    }
}

/// What an act gives back.
pub type Outcome<T> = Result<T, Error>;
