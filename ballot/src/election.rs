//! What is voted on: the election record.

use crate::suite::{Belenios2048, Suite};
use crate::{Why, canon};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The characters of identifiers and codes: base 58, in the order of their values.
pub(crate) const BASE58: &[u8; 58] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// Most questions in one election, most answers to one question.
const MOST: usize = 1000;

/// The identifier of an election: at least 14 base-58 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Uuid(String);

impl Uuid {
    /// Draws a new one.
    pub fn random<R: rand_core::CryptoRng + ?Sized>(rng: &mut R) -> Self {
        Self(random_base58(14, rng))
    }

    /// Its characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Uuid {
    type Error = Why;

    fn try_from(text: String) -> Result<Self, Why> {
        if (14..=64).contains(&text.len()) && text.bytes().all(|byte| BASE58.contains(&byte)) {
            Ok(Self(text))
        } else {
            Err(Why::Impossible("uuid"))
        }
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Draws base-58 characters, each equally likely.
pub(crate) fn random_base58<R: rand_core::CryptoRng + ?Sized>(length: usize, rng: &mut R) -> String {
    let mut text = String::with_capacity(length);
    let mut byte = [0];
    while text.len() < length {
        rng.fill_bytes(&mut byte);
        let [value] = byte;
        // Six bits, and 58 … 63 are drawn again: no character is more likely than another.
        text.extend(BASE58.get(usize::from(value & 63)).copied().map(char::from));
    }
    text
}

/// A question: choose at least `min` and at most `max` of the answers, or blank where allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The answers.
    pub answers: Vec<String>,
    /// Whether a blank vote is possible. Leave it out unless it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank: Option<bool>,
    /// Fewest answers to choose.
    pub min: u32,
    /// Most answers to choose.
    pub max: u32,
    /// The question.
    pub question: String,
}

impl Question {
    /// A question with exactly one answer out of several, such as yes, no, abstain.
    pub fn one_of(question: &str, answers: &[&str]) -> Self {
        Self::up_to(question, answers, 1, 1, false)
    }

    /// A question with `min` to `max` answers, with or without the possibility of a blank vote.
    pub fn up_to(question: &str, answers: &[&str], min: u32, max: u32, blank: bool) -> Self {
        Self {
            answers: answers.iter().copied().map(str::to_owned).collect(),
            blank: blank.then_some(true),
            min,
            max,
            question: question.to_owned(),
        }
    }

    /// Whether a blank vote is possible.
    pub fn has_blank(&self) -> bool {
        self.blank == Some(true)
    }

    /// Number of ciphertexts of an answer: one per choice, one more where blank is possible.
    pub fn width(&self) -> usize {
        self.answers.len() + usize::from(self.has_blank())
    }

    fn check(&self) -> Result<(), Why> {
        let answers = self.answers.len();
        let most = usize::try_from(self.max).unwrap_or(usize::MAX);
        if answers == 0 || answers > MOST {
            return Err(Why::Impossible("number of answers"));
        }
        if self.min > self.max || most > answers {
            return Err(Why::Impossible("fewest and most answers"));
        }
        Ok(())
    }
}

/// The election record. Its bytes are what counts: keep them for the whole life of the election.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Election<S: Suite = Belenios2048> {
    /// Version of the cryptography; 1.
    pub version: u32,
    /// A sentence for the voters.
    pub description: String,
    /// The name of the election.
    pub name: String,
    /// The name of the group.
    pub group: String,
    /// The key that ballots are encrypted to: the product of the trustees' keys.
    pub public_key: S::Element,
    /// The questions.
    pub questions: Vec<Question>,
    /// The identifier.
    pub uuid: Uuid,
    /// Who runs it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub administrator: Option<String>,
    /// Who made the credentials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential_authority: Option<String>,
}

impl<S: Suite> Election<S> {
    /// A new election with the trustees' common key.
    ///
    /// # Errors
    /// [`Why::Impossible`] if a question cannot be answered.
    pub fn new(uuid: Uuid, name: &str, description: &str, questions: Vec<Question>, public_key: S::Element) -> Result<Self, Why> {
        let election = Self {
            version: 1,
            description: description.to_owned(),
            name: name.to_owned(),
            group: S::GROUP.to_owned(),
            public_key,
            questions,
            uuid,
            administrator: None,
            credential_authority: None,
        };
        election.check()?;
        Ok(election)
    }

    /// Reads a record.
    ///
    /// # Errors
    /// If it is not canonical, of an unknown version or group, or cannot be answered.
    pub fn read(record: &[u8]) -> Result<Self, Why> {
        let election: Self = canon::read(record)?;
        election.check()?;
        Ok(election)
    }

    /// The record.
    pub fn record(&self) -> String {
        canon::write(self)
    }

    fn check(&self) -> Result<(), Why> {
        if self.version != 1 {
            return Err(Why::Unknown("version of the election"));
        }
        if self.group != S::GROUP {
            return Err(Why::Unknown("group"));
        }
        if self.questions.is_empty() || self.questions.len() > MOST {
            return Err(Why::Impossible("number of questions"));
        }
        self.questions.iter().try_for_each(Question::check)
    }
}
