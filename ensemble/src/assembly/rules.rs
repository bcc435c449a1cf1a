//! Forms, agenda, choices, and who may cast which vote.

use crate::{
    base::{Day, FromField, Id, Refusal},
    people::Person,
};
use statute::genossenschaft::{Decision, Matter, Verdict, Votes};
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
        #[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
        #[serde(rename_all = "snake_case")]
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
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
            /// All values, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
        impl FromField for $name {
            fn from_field(text: &str) -> Result<Self, Refusal> {
                Self::from_code(text.trim()).ok_or_else(|| Refusal::new("field-not-chosen"))
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
    /// By which channel a member took part in a secret vote (§ 47(1) GenG).
    Channel {
        /// On her own device, encrypted there.
        Device = "device",
        /// On paper, in the hall.
        Paper = "paper",
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

words! {
    /// What the desk can put on an agenda: it decides kind and majority of an item.
    Subject {
        /// A report, without a vote.
        Report = "report",
        /// Adoption of the accounts.
        AdoptAccounts = "adopt_accounts",
        /// Use of the surplus or cover of the loss.
        Result = "result",
        /// Discharge of the management board.
        DischargeBoard = "discharge_board",
        /// Discharge of the supervisory board.
        DischargeSupervisory = "discharge_supervisory",
        /// An election.
        Election = "election",
        /// A change of the statutes (§ 16(2) GenG).
        Statutes = "statutes",
        /// A new duty to use the cooperative's services (§ 16(3) GenG).
        DutyOfUse = "duty_of_use",
        /// Recall of a member of the supervisory board (§ 36(3) GenG).
        Recall = "recall",
        /// Dissolution (§ 78 GenG).
        Dissolution = "dissolution",
        /// Something else, with the simple majority.
        Other = "other",
    }
}

impl Subject {
    /// An item about it.
    #[must_use]
    pub fn item(self, title: impl Into<String>, motion: impl Into<String>) -> NewItem {
        let (kind, matter) = match self {
            Self::Report => (Kind::Report, Matter::Ordinary),
            Self::AdoptAccounts => (Kind::AdoptAccounts, Matter::Ordinary),
            Self::Result => (Kind::Result, Matter::Ordinary),
            Self::DischargeBoard => (Kind::DischargeBoard, Matter::Ordinary),
            Self::DischargeSupervisory => (Kind::DischargeSupervisory, Matter::Ordinary),
            Self::Election => (Kind::Election, Matter::Election),
            Self::Statutes => (Kind::Other, Matter::StatutesListed),
            Self::DutyOfUse => (Kind::Other, Matter::DutyOfUse),
            Self::Recall => (Kind::Other, Matter::RecallOfSupervisor),
            Self::Dissolution => (Kind::Other, Matter::Dissolution),
            Self::Other => (Kind::Other, Matter::Ordinary),
        };
        NewItem { kind, matter, title: title.into(), motion: motion.into() }
    }

    /// Whether it belongs into every ordinary assembly (§ 48(1) GenG).
    #[must_use]
    pub const fn is_ordinary(self) -> bool {
        matches!(self, Self::Report | Self::AdoptAccounts | Self::Result | Self::DischargeBoard | Self::DischargeSupervisory)
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

/// An item that is to be resolved is announced with its motion, so that every member knows what she will vote on.
///
/// # Errors
/// `assembly-motion-empty` beside the field `motion-<position>`.
pub fn may_announce(position: usize, item: &NewItem) -> Result<(), Refusal> {
    let missing = item.kind != Kind::Report && item.motion.trim().is_empty();
    let refusal = || Refusal::new("assembly-motion-empty").field(format!("motion-{position}")).law("§ 46 Abs. 2 GenG");
    if missing { Err(refusal()) } else { Ok(()) }
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

/// A counted vote with its computation, as it is kept and printed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct Counted {
    /// Yes votes.
    pub yes: u64,
    /// No votes.
    pub no: u64,
    /// Abstentions; not votes cast.
    pub abstain: u64,
    /// Papers that said nothing clear; not votes cast.
    #[serde(default)]
    pub invalid: u64,
    /// Votes that could have been cast when the vote closed.
    pub entitled: u64,
    /// Members barred from it (§ 43(6) GenG).
    pub barred: u64,
    /// Yes and no together.
    pub cast: u64,
    /// The least number of yes votes that carries the motion.
    pub needed: u64,
    /// The share that is needed: upper part.
    pub numerator: u64,
    /// The share that is needed: lower part.
    pub denominator: u64,
    /// More than the share (true) or at least the share (false).
    pub strict: bool,
    /// The paragraph the share rests on.
    pub paragraph: String,
    /// Whether the motion is carried.
    pub carried: bool,
    /// The computation in words, in German.
    pub de: String,
    /// The computation in words, in English.
    pub en: String,
}

impl Counted {
    /// What is kept of a decision.
    #[must_use]
    pub fn of(votes: Votes, decision: &Decision, entitled: i64, barred: i64) -> Self {
        let number = |n: i64| u64::try_from(n).unwrap_or(0);
        let received = votes.yes.saturating_add(votes.no).saturating_add(votes.abstain).saturating_add(votes.invalid);
        Self {
            yes: votes.yes,
            no: votes.no,
            abstain: votes.abstain,
            invalid: votes.invalid,
            // Who has voted and left was entitled too.
            entitled: number(entitled).max(received),
            barred: number(barred),
            cast: decision.cast,
            needed: decision.needed,
            numerator: decision.share.numerator,
            denominator: decision.share.denominator,
            strict: decision.share.strict,
            paragraph: decision.paragraph.to_owned(),
            carried: decision.verdict == Verdict::Carried,
            de: decision.text.de.clone(),
            en: decision.text.en.clone(),
        }
    }

    /// Votes for a choice.
    #[must_use]
    pub const fn votes(&self, choice: Choice) -> u64 {
        match choice {
            Choice::Yes => self.yes,
            Choice::No => self.no,
            Choice::Abstain => self.abstain,
        }
    }

    /// Votes that could have been cast and were not.
    #[must_use]
    pub const fn silent(&self) -> u64 {
        self.entitled.saturating_sub(self.cast.saturating_add(self.abstain).saturating_add(self.invalid))
    }

    /// The values of the text that says which majority was needed.
    #[must_use]
    pub fn majority(&self) -> [(&'static str, String); 4] {
        let strict = if self.strict { "yes" } else { "no" };
        let share = format!("{}/{}", self.numerator, self.denominator);
        [("strict", strict.to_owned()), ("share", share), ("needed", self.needed.to_string()), ("law", self.paragraph.clone())]
    }
}
