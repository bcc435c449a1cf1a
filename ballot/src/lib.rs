//! Secret ballots that anyone can verify, in the Belenios format 2.0.
//!
//! An election is a file that only grows: questions, trustees and public credentials first, then
//! one record per ballot, then the encrypted sum, the trustees' parts and the result. Whoever has
//! the file can check all of it, with [`verify()`] or with the reference tool `belenios-tool`.
//!
//! ```
//! use ballot::{Booth, Code, Election, Question, Roll, Secret, TrusteeKey, Trustee, Trustees, Uuid};
//! use ballot::{Outcome, Partial, Poll, Setup, Vote, Writer, Belenios2048 as Suite, system_rng};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let mut rng = system_rng();
//! // A trustee makes a key on her own machine and hands over the public half.
//! let secret = Secret::<Suite>::random(&mut rng);
//! let trustees = Trustees(vec![Trustee::Single(TrusteeKey::of(&secret, &mut rng))]);
//! // The credential authority makes a code per voter and publishes a shuffled list.
//! let uuid = Uuid::random(&mut rng);
//! let codes = [Code::random(&mut rng), Code::random(&mut rng)];
//! let roll = Roll::<Suite>::shuffled(&codes, &uuid, &mut rng);
//! // The server puts the set-up together.
//! let question = Question::one_of("Discharge the board?", &["Yes", "No", "Abstain"]);
//! let key = trustees.check()?.key;
//! let election = Election::<Suite>::new(uuid.clone(), "Assembly", "2026", vec![question], key)?;
//! let (election, trustees, roll) = (election.record(), trustees.record(), roll.record());
//! let setup = Setup {
//!     election: election.as_bytes(),
//!     trustees: trustees.as_bytes(),
//!     credentials: roll.as_bytes(),
//! };
//! let mut archive = Writer::begin(1_795_428_058, setup)?;
//! // A voter votes yes.
//! let booth = Booth::<Suite>::open(election.as_bytes())?;
//! let vote = Vote::read(&booth.election().questions, b"[[1,0,0]]")?;
//! let ballot = booth.cast(&codes[0].secret(&uuid), &vote, &mut rng).record();
//! Poll::<Suite>::open(setup)?.check(ballot.as_bytes())?;
//! archive.ballot(ballot.as_bytes())?;
//! archive.close()?;
//! // The sum is published, the trustee checks the archive and opens it.
//! let verified = ballot::verify::<Suite>(archive.bytes())?;
//! let sum = &verified.sum;
//! archive.tally(sum.record().as_bytes(), sum.counted, sum.total_weight)?;
//! let partial = Partial::new(sum, &verified.poll.fingerprint, &secret, &mut rng);
//! archive.partial(1, partial.record().as_bytes())?;
//! let outcome = Outcome::of(sum, &verified.poll.board, &[(1, partial)])?;
//! archive.result(outcome.record().as_bytes())?;
//! assert_eq!(ballot::verify::<Suite>(archive.bytes())?.outcome.unwrap().result, [[1, 0, 0]]);
//! # Ok(())
//! # }
//! ```

pub mod archive;
pub mod ballot;
pub mod canon;
pub mod ceremony;
mod cipher;
pub mod command;
mod count;
pub mod credential;
pub mod election;
mod fault;
mod poll;
pub mod proof;
pub mod suite;
pub mod threshold;
pub mod trustee;
mod verify;
mod vote;

pub use archive::{Archive, Setup, Stage, Writer};
pub use ballot::{Ballot, Booth, tracker, tracker_words};
pub use cipher::Ciphertext;
pub use count::{Outcome, Partial, Sum};
pub use credential::{Code, Roll};
pub use election::{Election, Question, Uuid};
pub use fault::{Fault, Place, Why};
pub use poll::Poll;
pub use suite::{Belenios2048, Secret, Suite};
pub use threshold::Threshold;
pub use trustee::{Board, Trustee, TrusteeKey, Trustees};
pub use verify::{Verified, check_ballots, check_partial, verify, verify_on};
pub use vote::Vote;

/// The module that encrypts a ballot in the voter's browser, as it must be served, byte for byte.
pub const BROWSER_MODULE: &str = include_str!("../web/ballot.mjs");

/// The integrity value of [`BROWSER_MODULE`] (W3C Subresource Integrity), to be printed in the
/// invitation and set in the page: `sha256-…`.
pub fn browser_module_integrity() -> String {
    format!("sha256-{}=", canon::b64(BROWSER_MODULE.as_bytes()))
}

/// The system's source of randomness. If the system has none, the program stops: to go on with
/// predictable keys would be worse.
pub fn system_rng() -> impl rand_core::CryptoRng {
    rand_core::UnwrapErr(getrandom::SysRng)
}
