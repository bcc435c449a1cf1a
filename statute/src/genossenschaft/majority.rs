//! Majorities as exact fractions of the votes cast: abstentions and invalid votes are not cast votes,
//! a tie is a rejection.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{LAW, Majority, MayChange};
use crate::StatuteError;
use crate::explain::Bilingual;

/// What is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// Everything the law sets no higher majority for, also discharge.
    Ordinary,
    /// An election.
    Election,
    /// A change of the statutes listed in § 16 Abs. 2 GenG.
    StatutesListed,
    /// Another change of the statutes.
    StatutesOther,
    /// A duty to use the cooperative's services or to supply goods or services.
    DutyOfUse,
    /// A duty to pay running contributions.
    RunningContributions,
    /// Recall of a member of the supervisory board.
    RecallOfSupervisor,
    /// Dissolution.
    Dissolution,
}

/// A share of the votes cast that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Upper part of the fraction.
    pub numerator: u64,
    /// Lower part of the fraction.
    pub denominator: u64,
    /// More than the share is needed (true) or at least the share (false).
    pub strict: bool,
}

impl Share {
    /// More than half of the votes cast.
    pub const SIMPLE: Share = Share { numerator: 1, denominator: 2, strict: true };
    /// At least three quarters.
    pub const THREE_QUARTERS: Share = Share { numerator: 3, denominator: 4, strict: false };
    /// At least nine tenths.
    pub const NINE_TENTHS: Share = Share { numerator: 9, denominator: 10, strict: false };

    /// Whether so many yes votes of so many cast reach the share. Nothing is reached without votes.
    pub fn reached(self, yes: u64, cast: u64) -> bool {
        let have = u128::from(yes) * u128::from(self.denominator);
        let need = u128::from(cast) * u128::from(self.numerator);
        cast > 0 && if self.strict { have > need } else { have >= need }
    }

    /// The least number of yes votes that reaches the share of so many cast.
    pub fn least_yes(self, cast: u64) -> u64 {
        let need = u128::from(cast) * u128::from(self.numerator);
        let denominator = u128::from(self.denominator.max(1));
        let least = if self.strict { need / denominator + 1 } else { need.div_ceil(denominator) };
        u64::try_from(least).unwrap_or(u64::MAX)
    }

    /// Whether this share asks for less than another.
    fn below(self, other: Share) -> bool {
        let mine = u128::from(self.numerator) * u128::from(other.denominator);
        let theirs = u128::from(other.numerator) * u128::from(self.denominator);
        mine < theirs || (mine == theirs && other.strict && !self.strict)
    }
}

/// The count of a vote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// Yes.
    pub yes: u64,
    /// No.
    pub no: u64,
    /// Abstentions; not votes cast.
    pub abstain: u64,
    /// Invalid votes; not votes cast.
    pub invalid: u64,
}

/// The outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The motion is carried.
    Carried,
    /// The motion is rejected.
    Rejected,
}

/// A verdict with its paragraph and computation, ready for the minutes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Decision {
    /// Carried or rejected.
    pub verdict: Verdict,
    /// The share that was needed.
    pub share: Share,
    /// Yes and no votes together.
    pub cast: u64,
    /// The least number of yes votes that would have carried the motion.
    pub needed: u64,
    /// The paragraph the share rests on.
    pub paragraph: &'static str,
    /// Whether plural votes count as one on this matter (§ 43 Abs. 3 Satz 3 Nr. 1 GenG).
    pub one_vote_each: bool,
    /// The computation in words.
    pub text: Bilingual,
}

/// The share a matter needs, and the paragraph. `statutes` is the share the cooperative's statutes
/// set for it, if any.
///
/// # Errors
/// [`StatuteError::OutOfRange`] when the statutes ask for less where the law forbids it;
/// [`StatuteError::NoDataForDay`] before the act knew the matter.
pub fn required(matter: Matter, statutes: Option<Share>, on: Date) -> Result<(Share, &'static str), StatuteError> {
    let law = find(matter, on)?;
    let share = law.share();
    let Some(own) = statutes else {
        return Ok((share, law.paragraph.as_str()));
    };
    let wrong = own.denominator == 0 || own.numerator > own.denominator;
    if wrong || (law.statutes == MayChange::More && own.below(share)) {
        return Err(StatuteError::range(
            "statutes",
            format!("{}/{} is not a share the statutes may set ({})", own.numerator, own.denominator, law.paragraph),
        ));
    }
    Ok((own, law.paragraph.as_str()))
}

/// Decides a vote.
///
/// # Errors
/// As [`required`].
pub fn decide(matter: Matter, votes: Votes, statutes: Option<Share>, on: Date) -> Result<Decision, StatuteError> {
    let (share, paragraph) = required(matter, statutes, on)?;
    let cast = votes.yes.saturating_add(votes.no);
    let carried = share.reached(votes.yes, cast);
    let needed = share.least_yes(cast);
    Ok(Decision {
        verdict: if carried { Verdict::Carried } else { Verdict::Rejected },
        share,
        cast,
        needed,
        paragraph,
        one_vote_each: find(matter, on)?.mandatory,
        text: words(votes, share, cast, needed, carried, paragraph),
    })
}

fn words(votes: Votes, share: Share, cast: u64, needed: u64, carried: bool, paragraph: &str) -> Bilingual {
    let Votes { yes, no, abstain, invalid } = votes;
    let Share { numerator, denominator, strict } = share;
    let (more_de, more_en) = if strict { ("mehr als", "more than") } else { ("mindestens", "at least") };
    let (end_de, end_en) = if carried {
        ("Der Antrag ist angenommen", "The motion is carried")
    } else if yes == no && yes > 0 {
        ("Bei Stimmengleichheit ist der Antrag abgelehnt", "With a tie the motion is rejected")
    } else if cast == 0 {
        ("Ohne abgegebene Stimmen ist der Antrag abgelehnt", "Without votes cast the motion is rejected")
    } else {
        ("Der Antrag ist abgelehnt", "The motion is rejected")
    };
    let form = |count: u64, one: &'static str, more: &'static str| if count == 1 { one } else { more };
    let (cast_de, cast_en) = (form(cast, "abgegebene Stimme", "abgegebene Stimmen"), form(cast, "vote cast", "votes cast"));
    let (abstain_de, abstain_en) = (form(abstain, "Enthaltung", "Enthaltungen"), form(abstain, "abstention", "abstentions"));
    let (invalid_en, votes_de, votes_en) =
        (form(invalid, "invalid one", "invalid ones"), form(needed, "Ja-Stimme", "Ja-Stimmen"), form(needed, "yes vote", "yes votes"));
    Bilingual {
        de: format!(
            "{yes} Ja und {no} Nein sind {cast} {cast_de} ({abstain} {abstain_de} und {invalid} ungültige zählen nicht). \
             Nötig sind {more_de} {numerator}/{denominator}, also {needed} {votes_de}; es sind {yes}. {end_de} ({paragraph})."
        ),
        en: format!(
            "{yes} yes and {no} no are {cast} {cast_en} ({abstain} {abstain_en} and {invalid} {invalid_en} do not count). \
             Needed are {more_en} {numerator}/{denominator}, that is {needed} {votes_en}; there are {yes}. {end_en} ({paragraph})."
        ),
    }
}

fn find(matter: Matter, on: Date) -> Result<&'static Majority, StatuteError> {
    let law = LAW.as_ref().map_err(Clone::clone)?;
    let found = law.majority.iter().find(|row| row.matter == matter && row.from <= on);
    found.ok_or_else(|| StatuteError::NoDataForDay { what: "GenG", day: on.to_string() })
}

impl Majority {
    const fn share(&self) -> Share {
        Share { numerator: self.numerator, denominator: self.denominator, strict: self.strict }
    }
}
