//! Statutes, declarations and the member list: what the law asks of each.

use crate::base::{Day, Email, FromField, Instant, Lang, Line, Refusal};

/// A version of the statutes (Satzung).
pub enum Statutes {}
/// A declaration of membership (Beitrittserklärung).
pub enum Declaration {}
/// A member (Mitglied).
pub enum Member {}
/// A look into the member list (Einsicht).
pub enum Inspection {}

const AGE_OF_MAJORITY: i16 = 18;
const STATUTES_CHARS: usize = 400_000;

/// A declaration of membership as it is sent. Everything that § 15a GenG asks is expressly in it.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct NewDeclaration {
    /// Given names.
    pub given_name: Line,
    /// Family name.
    pub family_name: Line,
    /// Mail address.
    pub email: Email,
    /// Language of letters and pages.
    pub lang: Lang,
    /// Street and number.
    pub street: Line,
    /// Post code.
    pub postcode: Line,
    /// Town.
    pub city: Line,
    /// Country (ISO 3166 alpha-2).
    pub country: Line,
    /// Day of birth.
    #[schema(value_type = String, format = Date)]
    pub born_on: Day,
    /// Shares taken, from one on.
    pub shares: u32,
    /// The receipt that came with the statutes.
    pub receipt: String,
    /// "I have received the statutes before" (§ 15(1) sentence 2 GenG).
    pub statutes_received: bool,
    /// "I undertake to make the payments on the shares that law and statutes ask for" (§ 15a sentence 1 GenG).
    pub duty_accepted: bool,
    /// "I have read the privacy notice" (Art. 13 GDPR).
    pub privacy_accepted: bool,
    /// Consent to the newsletter: separate, free, revocable.
    pub newsletter: bool,
}

impl NewDeclaration {
    /// Everything that stands against it.
    #[must_use]
    pub fn objections(&self, today: Day, shares_most: u32) -> Vec<Refusal> {
        let mut all = Vec::new();
        all.extend(check_birth(self.born_on, today).err());
        if self.shares == 0 || self.shares > shares_most {
            all.push(Refusal::new("members-shares-range").field("shares").with("most", shares_most));
        }
        if !is_country(&self.country) {
            all.push(Refusal::new("members-country").field("country"));
        }
        if !self.statutes_received {
            all.push(Refusal::new("members-statutes-first").field("statutes_received").law("§ 15 Abs. 1 GenG"));
        }
        if !self.duty_accepted {
            all.push(Refusal::new("members-duty-missing").field("duty_accepted").law("§ 15a GenG"));
        }
        if !self.privacy_accepted {
            all.push(Refusal::new("members-privacy-missing").field("privacy_accepted").law("Art. 13 DSGVO"));
        }
        all
    }
}

fn is_country(code: &Line) -> bool {
    code.as_str().len() == 2 && code.as_str().bytes().all(|letter| letter.is_ascii_uppercase())
}

/// A declaration is a person's own act; for minors it needs their representatives, and comes on paper.
fn check_birth(born_on: Day, today: Day) -> Result<(), Refusal> {
    if born_on > today || born_on.year() < 1900 {
        return Err(Refusal::new("members-born").field("born_on"));
    }
    let years = today.year() - born_on.year();
    let had_birthday = (today.month(), today.day()) >= (born_on.month(), born_on.day());
    let age = if had_birthday { years } else { years - 1 };
    if age < AGE_OF_MAJORITY { Err(Refusal::new("members-minor").field("born_on").law("§ 107 BGB")) } else { Ok(()) }
}

/// The statutes were handed over before the declaration (§ 15(1) GenG), in the version in force, at most a month ago.
///
/// # Errors
/// `members-statutes-changed` if another version is in force or the hand-over was long ago or lies ahead.
pub fn handed_over_before(given: (&str, Instant), in_force: &str, now: Instant) -> Result<(), Refusal> {
    const DAYS: i64 = 31;
    let (version, at) = given;
    let fresh = at <= now && now.duration_since(at) <= jiff::SignedDuration::from_hours(24 * DAYS);
    if version == in_force && fresh {
        Ok(())
    } else {
        Err(Refusal::new("members-statutes-changed").field("statutes_received").law("§ 15 Abs. 1 GenG"))
    }
}

/// Whether a text can be a version of the statutes with that name.
///
/// # Errors
/// `members-version-name` or `members-statutes-length`.
pub fn check_statutes(version: &str, text: &str) -> Result<(), Refusal> {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    if version.is_empty() || version.len() > 40 || !version.chars().all(plain) {
        return Err(Refusal::new("members-version-name").field("version"));
    }
    if text.trim().is_empty() || text.chars().count() > STATUTES_CHARS {
        return Err(Refusal::new("members-statutes-length").field("text").with("most", STATUTES_CHARS));
    }
    Ok(())
}

/// Where a declaration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// It waits for the board.
    Declared,
    /// Admitted.
    Admitted,
    /// Refused; its data are erased.
    Refused,
}

impl Decision {
    /// The word in the database and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Declared => "declared",
            Self::Admitted => "admitted",
            Self::Refused => "refused",
        }
    }
}

impl FromField for Decision {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let all = [Self::Declared, Self::Admitted, Self::Refused];
        all.into_iter().find(|one| one.code() == text).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

/// Only what waits can be decided.
///
/// # Errors
/// `members-decided`.
pub fn may_decide(standing: Decision) -> Result<(), Refusal> {
    if standing == Decision::Declared { Ok(()) } else { Err(Refusal::new("members-decided")) }
}

/// How the list is sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By family name, given name.
    #[default]
    Name,
    /// By number.
    Number,
    /// By town.
    City,
}

impl Sort {
    /// The word in addresses and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Number => "number",
            Self::City => "city",
        }
    }
}

impl FromField for Sort {
    fn from_field(text: &str) -> Result<Self, Refusal> {
        let all = [Self::Name, Self::Number, Self::City];
        all.into_iter().find(|one| one.code() == text).ok_or_else(|| Refusal::new("field-not-chosen"))
    }
}

/// What of the member list is asked for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Part of a name, or a number.
    pub search: String,
    /// Beginning of a town's name.
    pub city: String,
    /// Order.
    pub sort: Sort,
    /// The last row of the page before: its sort word and number.
    pub after: Option<(String, i64)>,
    /// Rows at most.
    pub most: i64,
}

impl Filter {
    /// The number that is searched for, if a number is.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        self.search.trim().parse().ok().filter(|number| *number > 0)
    }

    /// The pattern for names; nothing if a number or nothing is searched for.
    #[must_use]
    pub fn name_pattern(&self) -> String {
        if self.number().is_some() || self.search.trim().is_empty() {
            return String::new();
        }
        format!("%{}%", searchable(&self.search))
    }

    /// The pattern for towns.
    #[must_use]
    pub fn city_pattern(&self) -> String {
        if self.city.trim().is_empty() { String::new() } else { format!("{}%", searchable(&self.city)) }
    }
}

/// A text as it is searched and sorted: small letters, no wildcards.
#[must_use]
pub fn searchable(text: &str) -> String {
    text.trim().to_lowercase().replace(['%', '_', '\\'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_is_of_age_from_the_eighteenth_birthday_on() {
        let born = Day::constant(2008, 3, 2);
        assert_eq!(check_birth(born, Day::constant(2026, 3, 1)).unwrap_err().code, "members-minor");
        assert_eq!(check_birth(born, Day::constant(2026, 3, 2)), Ok(()));
        assert_eq!(check_birth(Day::constant(2026, 3, 3), Day::constant(2026, 3, 2)).unwrap_err().code, "members-born");
        assert_eq!(check_birth(Day::constant(1899, 3, 3), Day::constant(2026, 3, 2)).unwrap_err().code, "members-born");
    }

    #[test]
    fn statutes_handed_over_later_or_in_another_version_do_not_count() {
        let at = |hour: i64| Instant::from_second(1_800_000_000 + hour * 3600).unwrap();
        assert_eq!(handed_over_before(("2026", at(0)), "2026", at(1)), Ok(()));
        for (version, given) in [("2025", 0), ("2026", 2), ("2026", -32 * 24)] {
            assert!(handed_over_before((version, at(given)), "2026", at(1)).is_err(), "{version} {given}");
        }
    }

    #[test]
    fn a_search_is_a_number_or_a_part_of_a_name_and_never_a_pattern() {
        let filter = |search: &str| Filter { search: search.to_owned(), ..Filter::default() };
        assert_eq!((filter(" 42 ").number(), filter("42").name_pattern()), (Some(42), String::new()));
        assert_eq!(filter("Müll%_er").name_pattern(), "%müller%");
        assert_eq!(check_statutes("2026-06", "§ 1").err(), None);
        assert_eq!(check_statutes("../x", "§ 1").unwrap_err().code, "members-version-name");
    }
}
