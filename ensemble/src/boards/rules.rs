//! Mandates: who may hold which, and when.

use crate::{
    base::{Day, FromField, Id, Refusal},
    people::Person,
};

/// A board of the cooperative.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Body {
    /// Management board (Vorstand, § 24 GenG).
    Management,
    /// Supervisory board (Aufsichtsrat, § 36 GenG).
    Supervisory,
}

impl Body {
    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Management => "management",
            Self::Supervisory => "supervisory",
        }
    }

    /// The board with that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Management, Self::Supervisory].into_iter().find(|body| body.code() == code)
    }
}

/// How a mandate ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// Its term was over.
    Term,
    /// The holder resigned.
    Resigned,
    /// The holder was recalled (§ 24(3), § 36(3) GenG).
    Recalled,
}

impl Ended {
    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Resigned => "resigned",
            Self::Recalled => "recalled",
        }
    }
}

impl FromField for Body {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        Self::from_code(text.trim()).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

impl FromField for Ended {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let all = [Self::Term, Self::Resigned, Self::Recalled];
        all.into_iter().find(|how| how.code() == text.trim()).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

/// A mandate.
#[derive(Clone, Debug)]
pub struct Mandate {
    /// Identifier.
    pub id: Id<Mandate>,
    /// The board.
    pub body: Body,
    /// Who holds it.
    pub person: Id<Person>,
    /// Her name.
    pub name: String,
    /// Whether it is the chair's.
    pub chair: bool,
    /// First day.
    pub since: Day,
    /// Last day, if it is known.
    pub until: Option<Day>,
}

/// Whether a person may take a seat from a day on, given the mandates that run then or begin later.
///
/// # Errors
/// `boards-seat-held` (she has it), `boards-both` (§ 37(1) GenG), `boards-full` (settings), `boards-two-chairs`.
pub fn may_sit(body: Body, person: Id<Person>, chair: bool, seats: usize, running: &[Mandate]) -> Result<(), Refusal> {
    if running.iter().any(|m| m.person == person && m.body == body) {
        return Err(Refusal::new("boards-seat-held").field("person"));
    }
    if running.iter().any(|m| m.person == person) {
        return Err(Refusal::new("boards-both").field("person").law("§ 37 Abs. 1 GenG"));
    }
    let here = running.iter().filter(|m| m.body == body);
    if body == Body::Supervisory && here.clone().count() >= seats {
        return Err(Refusal::new("boards-full").law("§ 36 Abs. 1 GenG").with("seats", seats));
    }
    if chair && here.clone().any(|m| m.chair) {
        return Err(Refusal::new("boards-two-chairs").field("chair"));
    }
    Ok(())
}
