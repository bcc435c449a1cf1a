//! Forms, agenda, choices, and who may cast which vote.

use crate::{
    base::{Day, Id, Refusal},
    people::Person,
};
use statute::genossenschaft::Matter;
use std::collections::BTreeSet;

/// A member on the roll of an assembly; the identifier is that of the member.
pub enum Voter {}

/// A line of the roll: how many shares she has is not asked (§ 43(3) GenG).
#[derive(Clone, Debug)]
pub struct RollEntry {
    /// The member.
    pub member: Id<Voter>,
    /// Number in the member list.
    pub number: i64,
    /// The person.
    pub person: Id<Person>,
    /// Her name.
    pub name: String,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }
        impl $name {
            /// The word in the database.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }
            /// The value with that word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                [$(Self::$variant),+].into_iter().find(|value| value.code() == code)
            }
        }
    };
}

words! {
    /// The form of an assembly (§ 43b(1) GenG).
    Form {
        /// All at one place.
        Physical = "physical",
        /// Nobody at a common place.
        Virtual = "virtual",
        /// Each as she chooses.
        Hybrid = "hybrid",
        /// Discussion first, votes later.
        Stretched = "stretched",
    }
}
words! {
    /// What an item of the agenda is about.
    Kind {
        /// A report, without a vote.
        Report = "report",
        /// Adoption of the accounts (§ 48(1) GenG).
        AdoptAccounts = "adopt_accounts",
        /// Use of the surplus or cover of the loss (§ 48(1) GenG).
        Result = "result",
        /// Discharge of the management board.
        DischargeBoard = "discharge_board",
        /// Discharge of the supervisory board.
        DischargeSupervisory = "discharge_supervisory",
        /// An election.
        Election = "election",
        /// Something else.
        Other = "other",
    }
}
words! {
    /// What a member votes.
    Choice {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Abstention: not a vote cast.
        Abstain = "abstain",
    }
}
words! {
    /// How a member takes part and votes (§ 47(1) GenG).
    Manner {
        /// In the hall.
        Hall = "hall",
        /// By electronic communication.
        Online = "online",
    }
}

/// An item to be put on the agenda.
#[derive(Clone, Debug)]
pub struct NewItem {
    /// What it is about.
    pub kind: Kind,
    /// What the law calls it: decides the majority.
    pub matter: Matter,
    /// Title.
    pub title: String,
    /// The motion, word for word.
    pub motion: String,
}

/// The call must leave by the last day the law gives, and name everything § 46(1) GenG asks.
///
/// # Errors
/// `assembly-late-call`, `assembly-access-missing`, `assembly-agenda-empty`.
pub fn may_call(today: Day, convene_by: Day, form: Form, access: &str, items: usize) -> Result<(), Refusal> {
    if today > convene_by {
        return Err(Refusal::new("assembly-late-call").field("held_on").law("§ 46 Abs. 1 GenG").with("last", convene_by));
    }
    if form != Form::Physical && access.trim().is_empty() {
        return Err(Refusal::new("assembly-access-missing").field("access").law("§ 46 Abs. 1 Nr. 4 GenG"));
    }
    if items == 0 {
        return Err(Refusal::new("assembly-agenda-empty").law("§ 46 Abs. 1 Nr. 1 GenG"));
    }
    Ok(())
}

/// Whether this manner exists in that form of assembly.
///
/// # Errors
/// `assembly-manner` (§ 43b GenG).
pub fn may_attend(form: Form, manner: Manner) -> Result<(), Refusal> {
    let wrong = matches!((form, manner), (Form::Physical, Manner::Online) | (Form::Virtual, Manner::Hall));
    if wrong { Err(Refusal::new("assembly-manner").law("§ 43b Abs. 1 GenG")) } else { Ok(()) }
}

/// Who casts a vote: the member herself if she is present, else her proxy if that one is present.
/// Nobody for whom § 43(6) GenG holds casts any vote, and nobody casts hers.
///
/// # Errors
/// `assembly-excluded` or `assembly-not-present`.
pub fn holder_of(
    member: Id<Voter>,
    present: bool,
    proxy: Option<(Id<Voter>, bool)>,
    excluded: &BTreeSet<Id<Voter>>,
) -> Result<Id<Voter>, Refusal> {
    let barred = || Refusal::new("assembly-excluded").law("§ 43 Abs. 6 GenG");
    if excluded.contains(&member) {
        return Err(barred());
    }
    if present {
        return Ok(member);
    }
    match proxy {
        Some((holder, _)) if excluded.contains(&holder) => Err(barred()),
        Some((holder, true)) => Ok(holder),
        _ => Err(Refusal::new("assembly-not-present").law("§ 43 Abs. 4 und 5 GenG")),
    }
}
