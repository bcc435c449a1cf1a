//! What is refused, where and why: a verifier's answer is read by people.

use std::fmt;
use thiserror::Error;

/// A refusal with the place it was found at ("ballot 17", "trustee 2").
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {why}")]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// Why.
    #[source]
    pub why: Why,
}

/// A part of an election. Numbers start at 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    Archive,
    /// An entry of the file.
    Entry(usize),
    /// The election record.
    Election,
    /// The trustees record.
    Trustees,
    /// A trustee by its number (`owner`).
    Trustee(usize),
    /// The list of public credentials.
    Credentials,
    /// A ballot by its position among all ballots cast, revotes included.
    Ballot(usize),
    /// The published sum of the ballots.
    Tally,
    /// The published result.
    Result,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Archive => write!(f, "archive"),
            Self::Entry(number) => write!(f, "entry {number}"),
            Self::Election => write!(f, "election"),
            Self::Trustees => write!(f, "trustees"),
            Self::Trustee(owner) => write!(f, "trustee {owner}"),
            Self::Credentials => write!(f, "credentials"),
            Self::Ballot(number) => write!(f, "ballot {number}"),
            Self::Tally => write!(f, "tally"),
            Self::Result => write!(f, "result"),
        }
    }
}

/// The reason of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum Why {
    /// Not such a record.
    #[error("not readable: {0}")]
    Malformed(String),
    /// Readable, but not in the one canonical spelling.
    #[error("not in canonical form")]
    NotCanonical,
    /// The tar layer differs from the format.
    #[error("not laid out as the format demands: {0}")]
    Layout(&'static str),
    /// Larger than the reader allows.
    #[error("too large")]
    TooLarge,
    /// The name of an entry is not the hash of its content.
    #[error("its name is not the hash of its content")]
    WrongHash,
    /// Events or records are out of order, doubled or missing.
    #[error("out of order: {0}")]
    OutOfOrder(&'static str),
    /// A version or a group that this program does not know.
    #[error("unknown {0}")]
    Unknown(&'static str),
    /// A field has a value that makes no sense.
    #[error("impossible value: {0}")]
    Impossible(&'static str),
    /// A number is not in the group, or is the neutral element where that gives a secret away.
    #[error("{0} is not in the group")]
    NotInGroup(&'static str),
    /// A proof does not hold.
    #[error("the proof of {0} does not hold")]
    WrongProof(&'static str),
    /// A signature does not hold.
    #[error("the signature does not hold")]
    WrongSignature,
    /// A published value differs from the recomputed one.
    #[error("{0} differs from what the records give")]
    Differs(&'static str),
    /// Something stands there twice.
    #[error("{0} appears twice")]
    Twice(&'static str),
    /// A ballot or a credential of another election.
    #[error("belongs to another election")]
    OtherElection,
    /// The credential is not in the published list.
    #[error("the credential is not in the list")]
    UnknownCredential,
    /// Trustees are missing.
    #[error("trustees are missing: {0}")]
    Missing(String),
}

impl Why {
    /// Says where it was found.
    #[must_use]
    pub fn at(self, place: Place) -> Fault {
        Fault { place, why: self }
    }
}

/// Short form of `map_err(|why| why.at(place))`.
pub(crate) trait At<T> {
    /// Says where a refusal was found.
    fn at(self, place: Place) -> Result<T, Fault>;
}

impl<T> At<T> for Result<T, Why> {
    fn at(self, place: Place) -> Result<T, Fault> {
        self.map_err(|why| why.at(place))
    }
}
