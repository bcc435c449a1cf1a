//! Making a ballot. No step depends on what is voted: the same powers of the same bases in the
//! same order, chosen from by arithmetic and never by a branch.

use super::{Answer, Ballot, Signature, Unsigned, answer_context, blank_text, interval_text, signature_text, voter_context};
use crate::cipher::Ciphertext;
use crate::election::{Election, Question};
use crate::proof::{Branch, Proof, prove_one_of};
use crate::suite::{Belenios2048, Choice, FixedBase, GroupElement, GroupScalar, Secret, Suite};
use crate::trustee::require_key;
use crate::vote::Vote;
use crate::{Why, canon};
use crypto_bigint::CtEq;
use rand_core::CryptoRng;

/// Where ballots are made: an election with the table of its key.
#[derive(Debug)]
pub struct Booth<S: Suite = Belenios2048> {
    election: Election<S>,
    fingerprint: String,
    key: FixedBase<S>,
}

/// A mark, encrypted, with what only the voter knows about it.
struct Mark<S: Suite> {
    cipher: Ciphertext<S>,
    randomness: Secret<S>,
    set: Choice,
}

/// What the marks add up to.
struct Total<S: Suite> {
    count: u32,
    randomness: Secret<S>,
}

impl<S: Suite> Booth<S> {
    /// Opens a booth for an election record.
    ///
    /// # Errors
    /// As [`Election::read`], and if the key is not in the group.
    pub fn open(record: &[u8]) -> Result<Self, Why> {
        let election = Election::<S>::read(record)?;
        require_key::<S>(&election.public_key, "the election's key")?;
        let key = FixedBase::new(&election.public_key);
        Ok(Self { election, fingerprint: canon::b64(record), key })
    }

    /// The election.
    pub fn election(&self) -> &Election<S> {
        &self.election
    }

    /// Encrypts and signs a vote. The vote must have been checked against this election's
    /// questions; the ballot of any other is refused by [`crate::Poll::check`].
    pub fn cast<R: CryptoRng + ?Sized>(&self, credential: &Secret<S>, vote: &Vote, rng: &mut R) -> Ballot<S> {
        let public = credential.public();
        let voter = voter_context::<S>(&self.fingerprint, &public);
        let questions = self.election.questions.iter().zip(vote.marks());
        let answers: Vec<Answer<S>> = questions.map(|(question, marks)| self.answer(question, marks, &voter, rng)).collect();
        let unsigned =
            Unsigned { election_uuid: &self.election.uuid, election_hash: &self.fingerprint, credential: &public, answers: &answers };
        let hash = canon::b64(canon::write(&unsigned).as_bytes());
        let proof = Proof::of_secret(credential, signature_text(&hash), rng);
        Ballot {
            election_uuid: self.election.uuid.clone(),
            election_hash: self.fingerprint.clone(),
            credential: public,
            answers,
            signature: Signature { hash, proof },
        }
    }

    fn answer<R: CryptoRng + ?Sized>(&self, question: &Question, marks: &[bool], voter: &str, rng: &mut R) -> Answer<S> {
        let marks: Vec<Mark<S>> = marks.iter().map(|set| self.mark(*set, rng)).collect();
        let choices: Vec<Ciphertext<S>> = marks.iter().map(|mark| mark.cipher).collect();
        let context = answer_context(voter, &choices);
        let individual_proofs = marks.iter().map(|mark| self.zero_or_one(mark, voter, rng)).collect();
        let (overall_proof, blank_proof) = match marks.split_first() {
            Some((blank, answers)) if question.has_blank() => {
                let total = total(answers);
                let blank_proof = self.not_both(blank, &total, &context, rng);
                (self.blank_or_in_range(blank, &total, question, &context, rng), Some(blank_proof))
            }
            _ => (self.in_range(&marks, question, &context, rng), None),
        };
        Answer { choices, individual_proofs, overall_proof, blank_proof }
    }

    fn mark<R: CryptoRng + ?Sized>(&self, set: bool, rng: &mut R) -> Mark<S> {
        let set = Choice::from_u8_lsb(u8::from(set));
        let randomness = Secret::<S>::random(rng);
        let alpha = randomness.public();
        let beta = self.key.pow(randomness.expose()).mul(&S::generator().pow_bit(set));
        Mark { cipher: Ciphertext { alpha, beta }, randomness, set }
    }

    fn zero_or_one<R: CryptoRng + ?Sized>(&self, mark: &Mark<S>, voter: &str, rng: &mut R) -> [Proof<S>; 2] {
        let value = value::<S>(mark.set);
        let branches = [branch(&mark.randomness, value, 0, mark.set.not()), branch(&mark.randomness, value, 1, mark.set)];
        pair(self.prove(&branches, interval_text(voter, &mark.cipher), rng))
    }

    fn in_range<R: CryptoRng + ?Sized>(&self, marks: &[Mark<S>], question: &Question, context: &str, rng: &mut R) -> Vec<Proof<S>> {
        let total = total(marks);
        let sum = Ciphertext::sum(marks.iter().map(|mark| &mark.cipher));
        let branches: Vec<Branch<S>> = range(&total, question, Choice::TRUE).collect();
        self.prove(&branches, interval_text(context, &sum), rng)
    }

    /// Blank is not marked, or the sum of the others is 0.
    fn not_both<R: CryptoRng + ?Sized>(&self, blank: &Mark<S>, total: &Total<S>, context: &str, rng: &mut R) -> [Proof<S>; 2] {
        let count = S::Scalar::from_u64(u64::from(total.count));
        let branches =
            [branch(&blank.randomness, value::<S>(blank.set), 0, blank.set.not()), branch(&total.randomness, count, 0, blank.set)];
        pair(self.prove(&branches, blank_text("bproof0", context), rng))
    }

    /// Blank is marked, or the sum of the others is in range.
    fn blank_or_in_range<R: CryptoRng + ?Sized>(
        &self,
        blank: &Mark<S>,
        total: &Total<S>,
        question: &Question,
        context: &str,
        rng: &mut R,
    ) -> Vec<Proof<S>> {
        let mut branches = vec![branch(&blank.randomness, value::<S>(blank.set), 1, blank.set)];
        branches.extend(range(total, question, blank.set.not()));
        self.prove(&branches, blank_text("bproof1", context), rng)
    }

    fn prove<R: CryptoRng + ?Sized>(&self, branches: &[Branch<S>], text: crate::proof::Transcript, rng: &mut R) -> Vec<Proof<S>> {
        prove_one_of(branches, &self.key, text, rng)
    }
}

fn total<S: Suite>(marks: &[Mark<S>]) -> Total<S> {
    let count = marks.iter().map(|mark| u32::from(mark.set.to_u8())).sum();
    let sum = marks.iter().fold(S::Scalar::ZERO, |sum, mark| sum.add(mark.randomness.expose()));
    Total { count, randomness: Secret::new(sum) }
}

/// One branch per permitted sum; the true one is marked if `open`.
fn range<S: Suite>(total: &Total<S>, question: &Question, open: Choice) -> impl Iterator<Item = Branch<S>> {
    (question.min..=question.max).map(move |value| {
        let count = S::Scalar::from_u64(u64::from(total.count));
        let truth = total.count.ct_eq(&value).and(open);
        branch(&total.randomness, count, value, truth)
    })
}

fn branch<S: Suite>(randomness: &Secret<S>, holds: S::Scalar, says: u32, truth: Choice) -> Branch<S> {
    let gap = holds.sub(&S::Scalar::from_u64(u64::from(says)));
    Branch { randomness: *randomness.expose(), gap, truth }
}

fn value<S: Suite>(set: Choice) -> S::Scalar {
    S::Scalar::ZERO.select(&S::Scalar::ONE, set)
}

/// As many proofs as branches: two.
fn pair<S: Suite>(proofs: Vec<Proof<S>>) -> [Proof<S>; 2] {
    proofs.try_into().unwrap_or_else(|_| unreachable!("two branches give two proofs"))
}
