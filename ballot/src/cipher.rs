//! ElGamal ciphertexts whose product holds the sum of what the factors hold.

use crate::suite::{Belenios2048, GroupElement, GroupScalar, Powers, Suite};
use serde::{Deserialize, Serialize};

/// `alpha = g^r`, `beta = y^r · g^m` for a small number m under the key y.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Ciphertext<S: Suite = Belenios2048> {
    /// `g^r`
    pub alpha: S::Element,
    /// `y^r · g^m`
    pub beta: S::Element,
}

impl<S: Suite> Ciphertext<S> {
    /// Holds 0, with randomness 0: the start of a sum.
    pub const NOTHING: Self = Self { alpha: S::Element::ONE, beta: S::Element::ONE };

    /// A ciphertext of the sum.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        Self { alpha: self.alpha.mul(&other.alpha), beta: self.beta.mul(&other.beta) }
    }

    /// A ciphertext of the number, `weight` times.
    #[must_use]
    pub fn times(&self, weight: u64) -> Self {
        if weight == 1 {
            return *self;
        }
        let weight = S::Scalar::from_u64(weight);
        let power = |base| Powers::<S>::of_member(base).pow(&weight);
        Self { alpha: power(&self.alpha), beta: power(&self.beta) }
    }

    /// The sum of several.
    pub fn sum<'a>(all: impl IntoIterator<Item = &'a Self>) -> Self {
        all.into_iter().fold(Self::NOTHING, |sum, one| sum.plus(one))
    }
}
