//! Person, login, role and session; the rules of signing in.

use crate::base::{Email, FromField, Instant, Refusal};
use jiff::SignedDuration;

/// A natural person known to the cooperative. Being one says nothing about membership or employment.
pub enum Person {}
/// An account by which a person signs in.
pub enum Login {}
/// A sign-in that has not ended.
pub enum Session {}

/// What a person may be asked to do. Rights follow from roles by the policies in `access/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A member (Mitglied).
    Member,
    /// An adviser of members (Beratung).
    Adviser,
    /// Payroll (Lohnbüro).
    Payroll,
    /// Accounting and payments (Buchhaltung).
    Finance,
    /// Management board (Vorstand).
    Board,
    /// Supervisory board (Aufsichtsrat).
    Supervisory,
    /// Auditor of the federation, read-only (Prüfungsverband).
    Auditor,
    /// The house itself: jobs, and the operator at the command line. Nobody signs in with it.
    House,
}

impl Role {
    /// All roles a person can hold.
    pub const ALL: [Self; 7] = [Self::Member, Self::Adviser, Self::Payroll, Self::Finance, Self::Board, Self::Supervisory, Self::Auditor];

    /// The word in policies, in the database and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Adviser => "adviser",
            Self::Payroll => "payroll",
            Self::Finance => "finance",
            Self::Board => "board",
            Self::Supervisory => "supervisory",
            Self::Auditor => "auditor",
            Self::House => "house",
        }
    }

    /// Whether it opens the desk, where other people's data are.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Member)
    }
}

impl FromField for Role {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        Self::ALL.into_iter().find(|role| role.code() == text).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

/// Characters a password needs when a one-time code stands beside it, and when it stands alone (NIST SP 800-63B-4).
pub const PASSWORD_CHARS_WITH_CODE: usize = 8;
/// See [`PASSWORD_CHARS_WITH_CODE`].
pub const PASSWORD_CHARS_ALONE: usize = 15;
const PASSWORD_CHARS_MOST: usize = 200;

/// A password may be set if it is long enough and is not made of the person's own name.
///
/// # Errors
/// `people-password-short`, `people-password-long` or `people-password-easy`.
pub fn may_be_password(password: &str, email: &Email, with_code: bool) -> Result<(), Refusal> {
    let least = if with_code { PASSWORD_CHARS_WITH_CODE } else { PASSWORD_CHARS_ALONE };
    let chars = password.chars().count();
    if chars < least {
        return Err(Refusal::new("people-password-short").field("password").with("least", least));
    }
    if chars > PASSWORD_CHARS_MOST {
        return Err(Refusal::new("people-password-long").field("password").with("most", PASSWORD_CHARS_MOST));
    }
    let small = password.to_lowercase();
    let name = email.as_str().split('@').next().unwrap_or_default().to_lowercase();
    let distinct = small.chars().collect::<std::collections::BTreeSet<_>>().len();
    let easy = ["password", "passwort", "ensemble", "12345678", "qwertz", "qwerty"];
    if distinct < 5 || (name.len() > 3 && small.contains(&name)) || easy.iter().any(|word| small.starts_with(word)) {
        return Err(Refusal::new("people-password-easy").field("password"));
    }
    Ok(())
}

/// How long a session may rest and last: staff 30 minutes and 12 hours, members 8 hours and 30 days.
#[must_use]
pub fn session_limits(staff: bool) -> (SignedDuration, SignedDuration) {
    if staff {
        (SignedDuration::from_mins(30), SignedDuration::from_hours(12))
    } else {
        (SignedDuration::from_hours(8), SignedDuration::from_hours(30 * 24))
    }
}

/// Whether a session is still good.
#[must_use]
pub fn session_lives(staff: bool, begun_at: Instant, seen_at: Instant, now: Instant) -> bool {
    let (rest, whole) = session_limits(staff);
    now.duration_since(seen_at) <= rest && now.duration_since(begun_at) <= whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_not_the_persons_own_name() {
        let ada = Email::from_field("ada.lovelace@example.org").unwrap();
        let code = |password, with_code| may_be_password(password, &ada, with_code).err().map(|r| r.code);
        assert_eq!(code("kurz", true), Some("people-password-short"));
        assert_eq!(code("lang genug", true), None);
        assert_eq!(code("lang genug", false), Some("people-password-short"));
        assert_eq!(code("ein Satz den nur ich kenne", false), None);
        assert_eq!(code("Ada.Lovelace1815!", false), Some("people-password-easy"));
        assert_eq!(code("aaaaaaaaaaaaaaaaaaaa", false), Some("people-password-easy"));
    }

    #[test]
    fn a_staff_session_rests_half_an_hour_at_most() {
        let begun: Instant = "2026-03-02T09:00:00Z".parse().unwrap();
        let later = |text: &str| text.parse::<Instant>().unwrap();
        assert!(session_lives(true, begun, begun, later("2026-03-02T09:30:00Z")));
        assert!(!session_lives(true, begun, begun, later("2026-03-02T09:30:01Z")));
        assert!(session_lives(false, begun, begun, later("2026-03-02T17:00:00Z")));
        assert!(!session_lives(true, begun, later("2026-03-02T21:00:00Z"), later("2026-03-02T21:00:01Z")));
    }
}
