//! From the ballots to the result: the sum under encryption, each trustee's part of opening it,
//! and the numbers.

mod logarithm;

use crate::ballot::Ballot;
use crate::cipher::Ciphertext;
use crate::fault::At;
use crate::poll::Poll;
use crate::proof::{Proof, Transcript};
use crate::suite::{Belenios2048, GroupElement, GroupScalar, Powers, Secret, Suite};
use crate::trustee::{Board, Group};
use crate::{Fault, Place, Why, canon};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The ballots that count, summed up under encryption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum<S: Suite = Belenios2048> {
    /// One ciphertext per question and choice.
    pub ciphers: Vec<Vec<Ciphertext<S>>>,
    /// Number of ballots in it: one per credential.
    pub counted: u64,
    /// Their weights together.
    pub total_weight: u64,
}

impl<S: Suite> Sum<S> {
    /// Sums up ballots that were checked, in the order of their arrival. Of several with the same
    /// credential the last one counts.
    pub fn of<'a>(poll: &Poll<S>, ballots: impl IntoIterator<Item = &'a Ballot<S>>) -> Self {
        let last: HashMap<String, &Ballot<S>> = ballots.into_iter().map(|ballot| (ballot.credential.decimal(), ballot)).collect();
        let empty = |width| vec![Ciphertext::NOTHING; width];
        let mut sum = Self { ciphers: poll.election.questions.iter().map(|one| empty(one.width())).collect(), counted: 0, total_weight: 0 };
        for ballot in last.values() {
            // A ballot that was checked has its credential in the list.
            let weight = poll.weight(&ballot.credential).unwrap_or(0);
            sum.counted += 1;
            sum.total_weight += weight;
            for (sums, answer) in sum.ciphers.iter_mut().zip(&ballot.answers) {
                for (sum, cipher) in sums.iter_mut().zip(&answer.choices) {
                    *sum = sum.plus(&cipher.times(weight));
                }
            }
        }
        sum
    }

    /// The record of the ciphertexts.
    pub fn record(&self) -> String {
        canon::write(&self.ciphers)
    }
}

/// A trustee's part of opening the sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Partial<S: Suite = Belenios2048> {
    /// alpha^secret per question and choice.
    pub decryption_factors: Vec<Vec<S::Element>>,
    /// Each with the proof that it is the trustee's key that was used.
    pub decryption_proofs: Vec<Vec<Proof<S>>>,
}

impl<S: Suite> Partial<S> {
    /// Opens a trustee's part. The trustee checks the whole archive first: whoever signs whatever
    /// she is given could be made to open a single ballot.
    pub fn new<R: CryptoRng + ?Sized>(sum: &Sum<S>, fingerprint: &str, secret: &Secret<S>, rng: &mut R) -> Self {
        let text = decryption_text::<S>(fingerprint, &secret.public());
        let factor = |cipher: &Ciphertext<S>| cipher.alpha.pow(secret.expose());
        let mut proof = |cipher: &Ciphertext<S>| Proof::of_decryption(secret, &cipher.alpha, text.clone(), rng);
        Self { decryption_factors: map(&sum.ciphers, factor), decryption_proofs: map(&sum.ciphers, &mut proof) }
    }

    /// Reads a record.
    ///
    /// # Errors
    /// If it is not canonical.
    pub fn read(record: &[u8]) -> Result<Self, Why> {
        canon::read(record)
    }

    /// The record.
    pub fn record(&self) -> String {
        canon::write(self)
    }

    /// Checks that the trustee with this key opened this sum.
    ///
    /// # Errors
    /// [`Why::Impossible`], [`Why::NotInGroup`] or [`Why::WrongProof`].
    pub fn check(&self, sum: &Sum<S>, fingerprint: &str, key: &S::Element) -> Result<(), Why> {
        let shape = widths(&sum.ciphers);
        if widths(&self.decryption_factors) != shape || widths(&self.decryption_proofs) != shape {
            return Err(Why::Impossible("number of decryptions"));
        }
        let text = decryption_text::<S>(fingerprint, key);
        let powers = Powers::of_member(key);
        let factors = self.decryption_factors.iter().flatten();
        let proofs = self.decryption_proofs.iter().flatten();
        for ((cipher, factor), proof) in sum.ciphers.iter().flatten().zip(factors).zip(proofs) {
            if !factor.is_member() {
                return Err(Why::NotInGroup("a decryption"));
            }
            if !proof.shows_decryption(&powers, &cipher.alpha, factor, text.clone()) {
                return Err(Why::WrongProof("decrypting"));
            }
        }
        Ok(())
    }
}

fn widths<T>(lists: &[Vec<T>]) -> Vec<usize> {
    lists.iter().map(Vec::len).collect()
}

fn map<A, B>(lists: &[Vec<A>], mut each: impl FnMut(&A) -> B) -> Vec<Vec<B>> {
    lists.iter().map(|list| list.iter().map(&mut each).collect()).collect()
}

fn decryption_text<S: Suite>(fingerprint: &str, key: &S::Element) -> Transcript {
    Transcript::new("decrypt|").text(fingerprint).text("|").elements(&[*key]).text("|")
}

/// The result.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// One number per question and choice; where blank is possible the first one is the blanks'.
    pub result: Vec<Vec<u64>>,
}

impl Outcome {
    /// Puts together the trustees' parts, which were checked.
    ///
    /// # Errors
    /// [`Why::Missing`] names the trustees that are still needed.
    pub fn of<S: Suite>(sum: &Sum<S>, board: &Board<S>, partials: &[(usize, Partial<S>)]) -> Result<Self, Fault> {
        let shares = shares(board, partials).at(Place::Result)?;
        let table = logarithm::Table::<S>::new(sum.total_weight).at(Place::Result)?;
        let mut result = Vec::with_capacity(sum.ciphers.len());
        for (question, ciphers) in sum.ciphers.iter().enumerate() {
            let mut numbers = Vec::with_capacity(ciphers.len());
            for (choice, cipher) in ciphers.iter().enumerate() {
                let factor = shares.iter().fold(S::Element::ONE, |product, (partial, weight)| {
                    let list = partial.decryption_factors.get(question);
                    let factor = list.and_then(|list| list.get(choice)).copied();
                    let factor = factor.unwrap_or(S::Element::ONE);
                    product.mul(&weight.map_or(factor, |w| Powers::<S>::of_member(&factor).pow(&w)))
                });
                let opened = cipher.beta.mul(&factor.invert_public());
                numbers.push(table.find(&opened).at(Place::Result)?);
            }
            result.push(numbers);
        }
        Ok(Self { result })
    }

    /// Reads a record.
    ///
    /// # Errors
    /// If it is not canonical.
    pub fn read(record: &[u8]) -> Result<Self, Why> {
        canon::read(record)
    }

    /// The record.
    pub fn record(&self) -> String {
        canon::write(self)
    }
}

type Share<'a, S> = (&'a Partial<S>, Option<<S as Suite>::Scalar>);

/// The parts that are used, each with its weight (Lagrange's); none stands for one.
fn shares<'a, S: Suite>(board: &Board<S>, partials: &'a [(usize, Partial<S>)]) -> Result<Vec<Share<'a, S>>, Why> {
    let mut shares = Vec::new();
    let mut missing = Vec::new();
    for group in &board.groups {
        let mut present: Vec<(usize, &Partial<S>)> = partials
            .iter()
            .filter(|(owner, _)| (group.first..group.first + group.members).contains(owner))
            .map(|(owner, partial)| (owner - group.first + 1, partial))
            .collect();
        present.sort_by_key(|(member, _)| *member);
        present.truncate(group.threshold);
        if present.len() < group.threshold {
            missing.push(lacking(group, present.len()));
        }
        let members: Vec<usize> = present.iter().map(|(member, _)| *member).collect();
        for (member, partial) in present {
            let weight = (members.len() > 1).then(|| lagrange::<S>(member, &members)).flatten();
            shares.push((partial, weight));
        }
    }
    if missing.is_empty() { Ok(shares) } else { Err(Why::Missing(missing.join(", "))) }
}

fn lacking(group: &Group, present: usize) -> String {
    let last = group.first + group.members - 1;
    match group.threshold - present {
        _ if group.members == 1 => format!("number {last}"),
        1 => format!("one more of {} to {last}", group.first),
        more => format!("{more} more of {} to {last}", group.first),
    }
}

/// Π k/(k − member) over the other members k. Their differences are small and never 0.
fn lagrange<S: Suite>(member: usize, members: &[usize]) -> Option<S::Scalar> {
    let scalar = |number: usize| u64::try_from(number).ok().map(S::Scalar::from_u64);
    let own = scalar(member)?;
    members.iter().filter(|other| **other != member).try_fold(S::Scalar::ONE, |product, other| {
        let other = scalar(*other)?;
        Some(product.mul(&other).mul(&other.sub(&own).invert_public()?))
    })
}
