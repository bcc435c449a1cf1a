//! The ballot: encrypted answers with the proofs that they are permitted ones, signed with the
//! voter's credential. What it holds is hidden from everybody, that it is in order from nobody.

mod check;
mod make;
mod reveal;

pub use make::Booth;

use crate::cipher::Ciphertext;
use crate::election::Uuid;
use crate::proof::{Proof, Transcript};
use crate::suite::{Belenios2048, GroupElement, Suite};
use crate::{Why, canon};
use serde::{Deserialize, Serialize};

/// Largest ballot that is read, in bytes; 14 ciphertexts with their proofs take 26 thousand.
pub const MOST_BYTES: usize = 4 << 20;

/// The record of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Ballot<S: Suite = Belenios2048> {
    /// The election.
    pub election_uuid: Uuid,
    /// The fingerprint of the election record.
    pub election_hash: String,
    /// The voter's public credential.
    pub credential: S::Element,
    /// One answer per question.
    pub answers: Vec<Answer<S>>,
    /// The voter's signature.
    pub signature: Signature<S>,
}

/// The encrypted answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Answer<S: Suite = Belenios2048> {
    /// One ciphertext per answer, where blank is possible preceded by the one for blank.
    pub choices: Vec<Ciphertext<S>>,
    /// Each of them holds 0 or 1.
    pub individual_proofs: Vec<[Proof<S>; 2]>,
    /// Their sum is permitted.
    pub overall_proof: Vec<Proof<S>>,
    /// Blank is not marked, or nothing else is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blank_proof: Option<[Proof<S>; 2]>,
}

/// The signature of a ballot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Signature<S: Suite = Belenios2048> {
    /// The hash of the ballot without its signature.
    pub hash: String,
    /// Proof of knowing the credential's secret, bound to the hash.
    pub proof: Proof<S>,
}

/// A ballot without its signature.
#[derive(Serialize)]
#[serde(bound = "")]
struct Unsigned<'a, S: Suite> {
    election_uuid: &'a Uuid,
    election_hash: &'a str,
    credential: &'a S::Element,
    answers: &'a [Answer<S>],
}

impl<S: Suite> Ballot<S> {
    /// Reads a record; its proofs are checked by [`crate::Poll::check`].
    ///
    /// # Errors
    /// If it is too large or not canonical.
    pub fn read(record: &[u8]) -> Result<Self, Why> {
        if record.len() > MOST_BYTES {
            return Err(Why::TooLarge);
        }
        canon::read(record)
    }

    /// The record.
    pub fn record(&self) -> String {
        canon::write(self)
    }
}

/// The tracker of a ballot record: what the voter keeps to find it again in the archive.
pub fn tracker(record: &[u8]) -> String {
    canon::b64(record)
}

/// The first 64 bits of the tracker as four words, to be read out or compared by eye.
pub fn tracker_words(record: &[u8]) -> String {
    canon::words(canon::sha256(record).get(..8).unwrap_or_default())
}

/// `FP|X`: binds all proofs of a ballot to the election and the voter.
fn voter_context<S: Suite>(fingerprint: &str, credential: &S::Element) -> String {
    format!("{fingerprint}|{}", credential.decimal())
}

/// The voter's context and all ciphertexts of an answer.
fn answer_context<S: Suite>(voter: &str, choices: &[Ciphertext<S>]) -> String {
    let pair = |one: &Ciphertext<S>| format!("{},{}", one.alpha.decimal(), one.beta.decimal());
    format!("{voter}|{}", choices.iter().map(pair).collect::<Vec<_>>().join(","))
}

/// The text of an interval proof on one ciphertext.
fn interval_text<S: Suite>(context: &str, cipher: &Ciphertext<S>) -> Transcript {
    let text = Transcript::new("prove|").text(context).text("|");
    text.elements(&[cipher.alpha, cipher.beta]).text("|")
}

/// The text of the two proofs about blank.
fn blank_text(name: &str, context: &str) -> Transcript {
    Transcript::new(name).text("|").text(context).text("|")
}

fn signature_text(hash: &str) -> Transcript {
    Transcript::new("sig|").text(hash).text("|")
}
