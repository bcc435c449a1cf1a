//! What rooms contribute to the two homes: next steps of a member, work lists of the desk.

/// One thing a member can do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is, in one sentence.
    pub text: String,
    /// Where it is done.
    pub href: String,
}

impl Step {
    /// A step with that sentence and address.
    #[must_use]
    pub fn new(text: String, href: impl Into<String>) -> Self {
        Self { text, href: href.into() }
    }
}

/// A list of work on the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WorkList {
    /// What waits.
    pub title: String,
    /// How many.
    pub count: i64,
    /// Where it is done.
    pub href: &'static str,
    /// The action that opens it; it is shown to those who may.
    pub action: &'static str,
}

impl WorkList {
    /// A list with that title, count, address and action.
    #[must_use]
    pub fn new(title: String, count: i64, href: &'static str, action: &'static str) -> Self {
        Self { title, count, href, action }
    }
}
