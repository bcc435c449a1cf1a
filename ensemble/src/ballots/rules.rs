//! The state of a ballot box, what a trustee has to do next, and what is asked.

use crate::{
    assembly::Item,
    base::{Email, Lang, Line, Refusal},
};
use statute::genossenschaft::Votes;

/// Trustees of one ballot box at most: more cannot be brought together in an evening.
pub const TRUSTEES_MOST: usize = 9;
/// Papers of one vote at least, where there are any: with fewer, who knows the sum of the devices knows how single members voted.
pub const PAPERS_LEAST: u64 = 5;
/// Ballots of one voter at most: enough for whoever thinks again, too few to fill the archive.
pub const BALLOTS_MOST: i64 = 20;
/// The answers, in the order of the archive.
pub const ANSWERS: [&str; 3] = ["Ja", "Nein", "Enthaltung"];

/// How far a ballot box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Trustees make their keys, codes are sent.
    Keys,
    /// Ballots are received.
    Open,
    /// No more ballots; the last are checked.
    Closed,
    /// Summed up under encryption; the trustees open the sum.
    Summed,
    /// The result is published.
    Counted,
}

impl State {
    const ALL: [Self; 5] = [Self::Keys, Self::Open, Self::Closed, Self::Summed, Self::Counted];

    /// The word in the database.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Keys => "keys",
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Summed => "summed",
            Self::Counted => "counted",
        }
    }

    /// The state with that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// Somebody who will hold a part of the key.
#[derive(Clone, Debug)]
pub struct NewTrustee {
    /// Name, as it stands in the minutes.
    pub name: Line,
    /// Where her link goes.
    pub email: Email,
    /// Language of her pages.
    pub lang: Lang,
}

/// A secret vote to be set up.
#[derive(Clone, Debug)]
pub struct NewBox {
    /// The trustees.
    pub trustees: Vec<NewTrustee>,
    /// How many of them are needed to open the sum.
    pub needed: usize,
    /// Who draws and sends the codes, if it is not the house.
    pub codes_by: Option<Line>,
}

/// At least two trustees, and at least two of them needed: one alone could open single ballots.
///
/// # Errors
/// `ballots-trustees` beside the field `name-1`, `ballots-needed` beside `needed`, `ballots-trustee-twice`.
pub fn may_set_up(new: &NewBox) -> Result<(), Refusal> {
    let NewBox { trustees, needed, .. } = new;
    if !(2..=TRUSTEES_MOST).contains(&trustees.len()) {
        return Err(Refusal::new("ballots-trustees").field("name-1").with("most", TRUSTEES_MOST));
    }
    if !(2..=trustees.len()).contains(needed) {
        return Err(Refusal::new("ballots-needed").field("needed").with("most", trustees.len()));
    }
    let twice = |one: &NewTrustee| trustees.iter().filter(|other| other.email == one.email).count() > 1;
    match trustees.iter().find(|one| twice(one)) {
        Some(one) => Err(Refusal::new("ballots-trustee-twice").field("email-1").with("email", &one.email)),
        None => Ok(()),
    }
}

/// What a trustee has handed over so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// The certificate of a group's member.
    pub certificate: bool,
    /// The hash of what she will deal.
    pub commitment: bool,
    /// What she dealt.
    pub dealing: bool,
    /// Her public key.
    pub key: bool,
    /// Her part of the opening.
    pub part: bool,
}

/// What a trustee has to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Make a key and hand over its public half.
    Key,
    /// Join the group: a seed that stays, a certificate.
    Certificate,
    /// Deal shares of the key and tell the hash of the file.
    Commitment,
    /// Show the file that was dealt.
    Dealing,
    /// Check what all have dealt and hand over the public half of the own share.
    Finish,
    /// Another trustee is to act first.
    Others,
    /// The vote has not ended.
    Vote,
    /// Open the sum.
    Part,
    /// Nothing more.
    Done,
}

impl Task {
    /// The word in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Certificate => "certificate",
            Self::Commitment => "commitment",
            Self::Dealing => "dealing",
            Self::Finish => "finish",
            Self::Others => "others",
            Self::Vote => "vote",
            Self::Part => "part",
            Self::Done => "done",
        }
    }
}

/// What is next for a trustee. In a group (fewer are needed than there are) a step begins when all have done the one before:
/// nobody shows what she dealt before everybody has told the hash of it.
#[must_use]
pub fn task(state: State, group: bool, own: Progress, all: &[Progress]) -> Task {
    let everybody = |done: fn(&Progress) -> bool| all.iter().all(done);
    match state {
        State::Keys if own.key => Task::Vote,
        State::Keys if !group => Task::Key,
        State::Keys if !own.certificate => Task::Certificate,
        State::Keys if !everybody(|one| one.certificate) => Task::Others,
        State::Keys if !own.commitment => Task::Commitment,
        State::Keys if !everybody(|one| one.commitment) => Task::Others,
        State::Keys if !own.dealing => Task::Dealing,
        State::Keys if !everybody(|one| one.dealing) => Task::Others,
        State::Keys => Task::Finish,
        State::Open | State::Closed => Task::Vote,
        State::Summed if !own.part => Task::Part,
        State::Summed | State::Counted => Task::Done,
    }
}

/// The question of an item, as it stands in the archive and is read by the voter.
#[must_use]
pub fn question(item: &Item) -> String {
    format!("{}. {}: {}", item.position, item.title, item.motion.trim())
}

/// Votes given on paper in the hall.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize, utoipa::ToSchema)]
pub struct Papers {
    /// Papers with yes.
    pub yes: u32,
    /// Papers with no.
    pub no: u32,
    /// Papers with an abstention.
    pub abstain: u32,
    /// Papers that say none of these, or more than one.
    #[serde(default)]
    pub invalid: u32,
}

impl Papers {
    /// All of them.
    #[must_use]
    pub fn sum(self) -> u64 {
        u64::from(self.yes) + u64::from(self.no) + u64::from(self.abstain) + u64::from(self.invalid)
    }
}

/// As many papers are counted as members were struck from the list, and none or enough of them that nobody's choice is seen.
///
/// # Errors
/// `ballots-papers`, `ballots-papers-few` beside the field `papers_yes`.
pub fn may_close(papers: Papers, struck: u64) -> Result<(), Refusal> {
    if papers.sum() != struck {
        return Err(Refusal::new("ballots-papers").field("papers_yes").with("papers", papers.sum()).with("struck", struck));
    }
    if (1..PAPERS_LEAST).contains(&struck) {
        return Err(Refusal::new("ballots-papers-few").field("papers_yes").with("struck", struck).with("least", PAPERS_LEAST));
    }
    Ok(())
}

/// What the opened sum and the papers say together; nothing if the sum is not one of yes, no and abstention.
#[must_use]
pub fn votes(result: &[Vec<u64>], papers: Papers) -> Option<Votes> {
    let [answers] = result else { return None };
    let [yes, no, abstain] = answers[..] else { return None };
    let plus = |number: u64, papers: u32| number.checked_add(u64::from(papers));
    Some(Votes {
        yes: plus(yes, papers.yes)?,
        no: plus(no, papers.no)?,
        abstain: plus(abstain, papers.abstain)?,
        invalid: u64::from(papers.invalid),
    })
}

/// A tracker or its four words as somebody types them: without blanks at the ends, words in small letters.
#[must_use]
pub fn typed_tracker(text: &str) -> String {
    let text = text.trim();
    let words = text.split(['-', ' ']).filter(|part| !part.is_empty()).count() == 4;
    if words && text.len() < 30 { text.to_lowercase().replace(' ', "-") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_goes_step_by_step_together() {
        let (nothing, certified) = (Progress::default(), Progress { certificate: true, ..Progress::default() });
        let committed = Progress { commitment: true, ..certified };
        let dealt = Progress { dealing: true, ..committed };
        let keyed = Progress { key: true, ..dealt };
        // R3: each step waits for the last one.
        assert_eq!(task(State::Keys, true, nothing, &[nothing, certified]), Task::Certificate);
        assert_eq!(task(State::Keys, true, certified, &[nothing, certified]), Task::Others);
        assert_eq!(task(State::Keys, true, certified, &[certified, committed]), Task::Commitment);
        assert_eq!(task(State::Keys, true, committed, &[certified, committed]), Task::Others);
        assert_eq!(task(State::Keys, true, committed, &[committed, dealt]), Task::Dealing);
        assert_eq!(task(State::Keys, true, dealt, &[committed, dealt]), Task::Others);
        assert_eq!(task(State::Keys, true, dealt, &[dealt, dealt]), Task::Finish);
        assert_eq!(task(State::Keys, true, keyed, &[keyed, dealt]), Task::Vote);
        // Where all are needed there is one step.
        assert_eq!(task(State::Keys, false, nothing, &[nothing, nothing]), Task::Key);
        assert_eq!(task(State::Summed, false, keyed, &[keyed]), Task::Part);
        assert_eq!(task(State::Counted, false, keyed, &[keyed]), Task::Done);
    }

    #[test]
    fn words_are_found_however_they_are_typed() {
        assert_eq!(typed_tracker(" Lusab babad Gutih tugad "), "lusab-babad-gutih-tugad");
        assert_eq!(typed_tracker("qFBndllFZB6F5owZhuk3JiRpbLjyiCBmum0ZWO/GEI8"), "qFBndllFZB6F5owZhuk3JiRpbLjyiCBmum0ZWO/GEI8");
    }

    #[test]
    fn papers_and_sum_add_up() {
        let papers = Papers { yes: 1, no: 3, abstain: 0, invalid: 1 };
        assert_eq!(votes(&[vec![4, 5, 6]], papers), Some(Votes { yes: 5, no: 8, abstain: 6, invalid: 1 }));
        assert_eq!(votes(&[vec![4, 5]], papers), None);
        // R10
        assert!(may_close(papers, 5).is_ok());
        assert_eq!(may_close(papers, 4).unwrap_err().code, "ballots-papers");
        // R17: none, or five at least.
        assert!(may_close(Papers::default(), 0).is_ok());
        assert_eq!(may_close(Papers { yes: 3, no: 1, ..Papers::default() }, 4).unwrap_err().code, "ballots-papers-few");
    }
}
