//! A test ballot: the voter reveals with which randomness it was encrypted, anybody sees what it says, and it is never cast.

use super::Ballot;
use crate::cipher::Ciphertext;
use crate::suite::{GroupElement, Suite};
use crate::{Election, Why};

impl<S: Suite> Ballot<S> {
    /// What the ballot says, shown by the randomness of each of its ciphertexts: one list of marks per question. This is how a
    /// voter sees that her device encrypts what she chose; a ballot that was revealed must not be cast.
    ///
    /// # Errors
    /// [`Why::Impossible`] if there is not one exponent per ciphertext; [`Why::Differs`] if a ciphertext is not what the exponent
    /// makes of 0 or 1.
    pub fn reveal(&self, election: &Election<S>, opening: &[Vec<S::Scalar>]) -> Result<Vec<Vec<bool>>, Why> {
        if opening.len() != self.answers.len() {
            return Err(Why::Impossible("number of answers"));
        }
        let pairs = self.answers.iter().zip(opening);
        pairs.map(|(answer, exponents)| marks(&answer.choices, exponents, &election.public_key)).collect()
    }
}

fn marks<S: Suite>(ciphers: &[Ciphertext<S>], exponents: &[S::Scalar], key: &S::Element) -> Result<Vec<bool>, Why> {
    if ciphers.len() != exponents.len() {
        return Err(Why::Impossible("number of choices"));
    }
    let generator = S::public_generator();
    let one = generator.pow(&crate::suite::GroupScalar::from_u64(1));
    let mark = |(cipher, r): (&Ciphertext<S>, &S::Scalar)| {
        let empty = key.pow(r);
        if generator.pow(r) != cipher.alpha {
            Err(Why::Differs("the randomness"))
        } else if cipher.beta == empty {
            Ok(false)
        } else if cipher.beta == empty.mul(&one) {
            Ok(true)
        } else {
            Err(Why::Differs("what was encrypted"))
        }
    };
    ciphers.iter().zip(exponents).map(mark).collect()
}
