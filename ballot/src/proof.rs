//! Zero-knowledge proofs: of knowing a key, of decrypting rightly, of a ballot holding only
//! permitted values. Challenges are hashes of texts, exactly as the format spells them.

use crate::suite::{Belenios2048, Choice, FixedBase, GroupElement, GroupScalar, Powers, PublicBase, Secret, Suite};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Challenge and response, both below the order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Proof<S: Suite = Belenios2048> {
    /// The challenge.
    pub challenge: S::Scalar,
    /// w − secret · challenge.
    pub response: S::Scalar,
}

/// The text that a challenge is the hash of, hashed while it is written.
#[derive(Clone, Debug)]
pub struct Transcript(Sha256);

impl Transcript {
    /// Begins with a literal text.
    pub fn new(text: &str) -> Self {
        Self(Sha256::new_with_prefix(text))
    }

    /// Continues with a literal text.
    #[must_use]
    pub fn text(mut self, text: &str) -> Self {
        self.0.update(text);
        self
    }

    /// Continues with elements in decimal, joined by commas.
    #[must_use]
    pub fn elements<E: GroupElement>(mut self, elements: &[E]) -> Self {
        for (index, element) in elements.iter().enumerate() {
            if index > 0 {
                self.0.update(",");
            }
            self.0.update(element.decimal());
        }
        self
    }

    /// The challenge.
    pub fn challenge<S: Suite>(self) -> S::Scalar {
        S::scalar_from_hash(self.0.finalize().into())
    }
}

impl<S: Suite> Proof<S> {
    /// Proves that one knows the secret behind `g^secret`, bound to the text of the transcript:
    /// keys (`pok`), ballot signatures (`sig`) and messages (`sigmsg`) are all of this form.
    pub fn of_secret<R: CryptoRng + ?Sized>(secret: &Secret<S>, text: Transcript, rng: &mut R) -> Self {
        let w = Secret::<S>::random(rng);
        let challenge = text.elements(&[w.public()]).challenge::<S>();
        let response = w.expose().sub(&secret.expose().mul(&challenge));
        Self { challenge, response }
    }

    /// Checks a proof made by [`Proof::of_secret`] for the key `public`, a member of the group.
    pub fn shows_secret(&self, public: &S::Element, text: Transcript) -> bool {
        let a = S::public_generator().pow(&self.response).mul(&Powers::<S>::of_member(public).pow(&self.challenge));
        text.elements(&[a]).challenge::<S>() == self.challenge
    }

    /// Proves that `factor = alpha^secret` for the same secret as `key = g^secret`.
    pub fn of_decryption<R: CryptoRng + ?Sized>(secret: &Secret<S>, alpha: &S::Element, text: Transcript, rng: &mut R) -> Self {
        let w = Secret::<S>::random(rng);
        let pair = [w.public(), alpha.pow(w.expose())];
        let challenge = text.elements(&pair).challenge::<S>();
        let response = w.expose().sub(&secret.expose().mul(&challenge));
        Self { challenge, response }
    }

    /// Checks a proof made by [`Proof::of_decryption`]; all elements are members of the group.
    pub fn shows_decryption(&self, key: &Powers<S>, alpha: &S::Element, factor: &S::Element, text: Transcript) -> bool {
        let a = S::public_generator().pow(&self.response).mul(&key.pow(&self.challenge));
        let b = Powers::<S>::of_member(alpha).pow(&self.response).mul(&Powers::<S>::of_member(factor).pow(&self.challenge));
        text.elements(&[a, b]).challenge::<S>() == self.challenge
    }
}

/// One alternative of a disjunction, for the prover: "the ciphertext with this randomness holds
/// this value". Everything about it is secret, also whether it is true.
pub struct Branch<S: Suite> {
    /// The randomness of the ciphertext.
    pub randomness: S::Scalar,
    /// What it really holds, less what the branch says it holds; 0 in the true branch.
    pub gap: S::Scalar,
    /// Marks the one branch that is proved; the others are simulated.
    pub truth: Choice,
}

/// One alternative of a disjunction, for the verifier.
pub struct Claim<'a, S: Suite> {
    /// Powers of the ciphertext's alpha.
    pub alpha: &'a Powers<S>,
    /// Powers of the ciphertext's beta.
    pub beta: &'a Powers<S>,
    /// The value it is said to hold.
    pub value: u64,
}

/// Proves that exactly the marked branch could be true, without showing which: the same steps, in
/// the same order, with the same timing for every branch.
///
/// The commitment of a simulated branch with challenge c and response z is usually written
/// `g^z · alpha^c`. Who knows the randomness r can choose `w = z + r·c` instead of z and gets
/// `g^w` and `y^w · g^(gap·c)`: fixed bases only, and the true branch (gap 0) looks no different.
pub fn prove_one_of<S: Suite, R: CryptoRng + ?Sized>(
    branches: &[Branch<S>],
    key: &FixedBase<S>,
    text: Transcript,
    rng: &mut R,
) -> Vec<Proof<S>> {
    let g = S::generator();
    let mut commitments = Vec::with_capacity(2 * branches.len());
    let mut drawn = Vec::with_capacity(branches.len());
    let mut sum = S::Scalar::ZERO;
    for branch in branches {
        let w = Secret::<S>::random(rng);
        let c = S::Scalar::random(rng).select(&S::Scalar::ZERO, branch.truth);
        commitments.push(g.pow(w.expose()));
        commitments.push(key.pow(w.expose()).mul(&g.pow(&branch.gap.mul(&c))));
        sum = sum.add(&c);
        drawn.push((w, c));
    }
    let rest = text.elements(&commitments).challenge::<S>().sub(&sum);
    branches
        .iter()
        .zip(drawn)
        .map(|(branch, (w, c))| {
            let challenge = c.select(&rest, branch.truth);
            let response = w.expose().sub(&branch.randomness.mul(&challenge));
            Proof { challenge, response }
        })
        .collect()
}

/// Checks a disjunction: as many proofs as claims, and their challenges add up to the hash.
pub fn shows_one_of<S: Suite>(proofs: &[Proof<S>], claims: &[Claim<'_, S>], key: &PublicBase<S>, text: Transcript) -> bool {
    if proofs.len() != claims.len() {
        return false;
    }
    let g = S::public_generator();
    let mut commitments = Vec::with_capacity(2 * claims.len());
    let mut sum = S::Scalar::ZERO;
    for (proof, claim) in proofs.iter().zip(claims) {
        let (c, z) = (&proof.challenge, &proof.response);
        commitments.push(g.pow(z).mul(&claim.alpha.pow(c)));
        // (beta / g^value)^c = beta^c · g^(−value·c): the squares of beta serve every value.
        let shift = S::Scalar::ZERO.sub(&S::Scalar::from_u64(claim.value).mul(c));
        commitments.push(key.pow(z).mul(&claim.beta.pow(c)).mul(&g.pow(&shift)));
        sum = sum.add(c);
    }
    text.elements(&commitments).challenge::<S>() == sum
}
