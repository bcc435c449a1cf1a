//! Checking a ballot, all of it: the signature, every element, every proof.

use super::{Answer, Ballot, Unsigned, answer_context, blank_text, interval_text, signature_text, voter_context};
use crate::cipher::Ciphertext;
use crate::election::{Election, Question};
use crate::proof::{Claim, shows_one_of};
use crate::suite::{Powers, PublicBase, Suite};
use crate::{Why, canon};

/// A ciphertext whose elements are in the group, ready for several powers.
struct Opened<S: Suite> {
    alpha: Powers<S>,
    beta: Powers<S>,
}

impl<S: Suite> Opened<S> {
    fn checked(cipher: &Ciphertext<S>) -> Result<Self, Why> {
        let powers = |element| Powers::checked(element).ok_or(Why::NotInGroup("a choice"));
        Ok(Self { alpha: powers(&cipher.alpha)?, beta: powers(&cipher.beta)? })
    }

    fn sum(all: &[Self]) -> Self {
        let alphas: Vec<_> = all.iter().map(|one| &one.alpha).collect();
        let betas: Vec<_> = all.iter().map(|one| &one.beta).collect();
        Self { alpha: Powers::of_product(&alphas), beta: Powers::of_product(&betas) }
    }

    fn holds(&self, value: u32) -> Claim<'_, S> {
        Claim { alpha: &self.alpha, beta: &self.beta, value: u64::from(value) }
    }
}

impl<S: Suite> Ballot<S> {
    /// Checks that the ballot is of this election and signed with its credential, which is known
    /// to be in the group. Two powers: what a server does while the voter waits.
    pub(crate) fn check_signature(&self, election: &Election<S>, fp: &str) -> Result<(), Why> {
        if self.election_uuid != election.uuid || self.election_hash != fp {
            return Err(Why::OtherElection);
        }
        let unsigned = Unsigned {
            election_uuid: &self.election_uuid,
            election_hash: &self.election_hash,
            credential: &self.credential,
            answers: &self.answers,
        };
        let hash = canon::b64(canon::write(&unsigned).as_bytes());
        let signed = hash == self.signature.hash && self.signature.proof.shows_secret(&self.credential, signature_text(&hash));
        if signed { Ok(()) } else { Err(Why::WrongSignature) }
    }

    /// Checks that every answer is permitted. Some forty powers per question.
    pub(crate) fn check_answers(&self, election: &Election<S>, key: &PublicBase<S>) -> Result<(), Why> {
        if self.answers.len() != election.questions.len() {
            return Err(Why::Impossible("number of answers"));
        }
        let voter = voter_context::<S>(&self.election_hash, &self.credential);
        let mut pairs = election.questions.iter().zip(&self.answers);
        pairs.try_for_each(|(question, answer)| answer.check(question, &voter, key))
    }
}

impl<S: Suite> Answer<S> {
    fn check(&self, question: &Question, voter: &str, key: &PublicBase<S>) -> Result<(), Why> {
        let width = question.width();
        let widths = [self.choices.len(), self.individual_proofs.len()];
        if widths != [width, width] || self.blank_proof.is_some() != question.has_blank() {
            return Err(Why::Impossible("number of choices"));
        }
        let opened = self.choices.iter().map(Opened::checked).collect::<Result<Vec<_>, _>>()?;
        self.check_each(&opened, voter, key)?;
        let context = answer_context(voter, &self.choices);
        match (opened.split_first(), &self.blank_proof) {
            (Some((blank, answers)), Some(proof)) => self.check_blank(question, [blank, &Opened::sum(answers)], proof, &context, key),
            _ => self.check_sum(question, &Opened::sum(&opened), &context, key),
        }
    }

    fn check_each(&self, opened: &[Opened<S>], voter: &str, key: &PublicBase<S>) -> Result<(), Why> {
        let proofs = self.individual_proofs.iter().zip(&self.choices).zip(opened);
        for ((proof, cipher), opened) in proofs {
            let claims = [opened.holds(0), opened.holds(1)];
            if !shows_one_of(proof, &claims, key, interval_text(voter, cipher)) {
                return Err(Why::WrongProof("a choice"));
            }
        }
        Ok(())
    }

    fn check_sum(&self, question: &Question, opened: &Opened<S>, context: &str, key: &PublicBase<S>) -> Result<(), Why> {
        let sum = Ciphertext::sum(&self.choices);
        let claims: Vec<_> = values(question).map(|value| opened.holds(value)).collect();
        if shows_one_of(&self.overall_proof, &claims, key, interval_text(context, &sum)) {
            Ok(())
        } else {
            Err(Why::WrongProof("the number of choices"))
        }
    }

    fn check_blank(
        &self,
        question: &Question,
        [blank, sum]: [&Opened<S>; 2],
        proof: &[crate::proof::Proof<S>; 2],
        context: &str,
        key: &PublicBase<S>,
    ) -> Result<(), Why> {
        let claims = [blank.holds(0), sum.holds(0)];
        if !shows_one_of(proof, &claims, key, blank_text("bproof0", context)) {
            return Err(Why::WrongProof("a blank vote"));
        }
        let mut claims = vec![blank.holds(1)];
        claims.extend(values(question).map(|value| sum.holds(value)));
        if shows_one_of(&self.overall_proof, &claims, key, blank_text("bproof1", context)) {
            Ok(())
        } else {
            Err(Why::WrongProof("the number of choices"))
        }
    }
}

fn values(question: &Question) -> std::ops::RangeInclusive<u32> {
    question.min..=question.max
}
