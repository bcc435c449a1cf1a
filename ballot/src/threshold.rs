//! Pedersen groups: m members hold a key of which any t open it and t − 1 learn nothing. This is
//! the published record and its check; how members arrive at it is in [`crate::ceremony`].

use crate::proof::{Proof, Transcript};
use crate::suite::{Belenios2048, GroupElement, Secret, Suite};
use crate::trustee::{TrusteeKey, require_key};
use crate::{Why, canon};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// Most members of a group.
pub const MOST_MEMBERS: usize = 100;

/// A text signed by a member.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Signed<S: Suite = Belenios2048> {
    /// The text; itself a record.
    pub message: String,
    /// The signature.
    pub signature: Proof<S>,
}

impl<S: Suite> Signed<S> {
    /// Signs a text.
    pub fn new<R: CryptoRng + ?Sized>(message: String, key: &Secret<S>, rng: &mut R) -> Self {
        let signature = Proof::of_secret(key, message_text(&message), rng);
        Self { message, signature }
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`Why::WrongSignature`].
    pub fn check(&self, key: &S::Element) -> Result<(), Why> {
        if self.signature.shows_secret(key, message_text(&self.message)) { Ok(()) } else { Err(Why::WrongSignature) }
    }
}

fn message_text(message: &str) -> Transcript {
    Transcript::new("sigmsg|").text(message).text("|")
}

/// What a member shows of itself: the keys it signs and receives with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Certificate<S: Suite = Belenios2048> {
    /// Checks its signatures.
    pub verification: S::Element,
    /// Encrypts to it.
    pub encryption: S::Element,
}

impl<S: Suite> Certificate<S> {
    /// Opens a signed certificate.
    ///
    /// # Errors
    /// If it is not canonical, its keys are not in the group or it is not signed by its own key.
    pub fn open(signed: &Signed<S>) -> Result<Self, Why> {
        let certificate: Self = canon::read(signed.message.as_bytes())?;
        require_key::<S>(&certificate.verification, "a member's signing key")?;
        require_key::<S>(&certificate.encryption, "a member's encryption key")?;
        signed.check(&certificate.verification)?;
        Ok(certificate)
    }
}

/// What a member shows of its polynomial.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Coefficients<S: Suite = Belenios2048> {
    /// g to the power of each coefficient, the constant one first.
    pub coefexps: Vec<S::Element>,
}

impl<S: Suite> Coefficients<S> {
    /// Opens signed coefficients of the member with this certificate.
    ///
    /// # Errors
    /// If they are not canonical, not `threshold` in number, not in the group or not signed.
    pub fn open(signed: &Signed<S>, certificate: &Certificate<S>, threshold: usize) -> Result<Self, Why> {
        let coefficients: Self = canon::read(signed.message.as_bytes())?;
        if coefficients.coefexps.len() != threshold {
            return Err(Why::Impossible("number of coefficients"));
        }
        for coefficient in &coefficients.coefexps {
            require_key::<S>(coefficient, "a coefficient")?;
        }
        signed.check(&certificate.verification)?;
        Ok(coefficients)
    }

    /// g to the power of the polynomial's value at member number `at`.
    pub fn at(&self, at: u64) -> S::Element {
        self.coefexps.iter().rev().fold(S::Element::ONE, |value, next| power(&value, at).mul(next))
    }
}

/// A small public power.
fn power<E: GroupElement>(base: &E, exponent: u64) -> E {
    (0..u64::BITS - exponent.leading_zeros()).rev().fold(E::ONE, |value, bit| {
        let square = value.square_times(1);
        if exponent >> bit & 1 == 1 { square.mul(base) } else { square }
    })
}

/// The record of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Threshold<S: Suite = Belenios2048> {
    /// How many members are needed.
    pub threshold: usize,
    /// The members' certificates, signed, in the order of their numbers.
    pub certs: Vec<Signed<S>>,
    /// The members' coefficients, signed.
    pub coefexps: Vec<Signed<S>>,
    /// The members' decryption keys.
    pub verification_keys: Vec<TrusteeKey<S>>,
}

impl<S: Suite> Threshold<S> {
    /// Checks everything and gives the group's part of the election's key.
    ///
    /// # Errors
    /// The first fault found.
    pub fn check(&self) -> Result<S::Element, Why> {
        let members = self.certs.len();
        let lengths = [self.coefexps.len(), self.verification_keys.len()];
        if members == 0 || members > MOST_MEMBERS || lengths != [members, members] {
            return Err(Why::Impossible("number of members"));
        }
        let coefficients = opened(self.threshold, &self.certs, &self.coefexps)?;
        for (at, key) in (1..).zip(&self.verification_keys) {
            key.check()?;
            let expected = coefficients.iter().fold(S::Element::ONE, |product, one| product.mul(&one.at(at)));
            if key.public_key != expected {
                return Err(Why::Differs("a member's key"));
            }
        }
        let constants = coefficients.iter().filter_map(|one| one.coefexps.first());
        Ok(constants.fold(S::Element::ONE, |product, one| product.mul(one)))
    }
}

/// Opens all certificates and coefficients.
pub(crate) fn opened<S: Suite>(threshold: usize, certs: &[Signed<S>], coefexps: &[Signed<S>]) -> Result<Vec<Coefficients<S>>, Why> {
    if threshold == 0 || threshold > certs.len() {
        return Err(Why::Impossible("threshold"));
    }
    let certificates = distinct(certs)?;
    certificates.iter().zip(coefexps).map(|(certificate, signed)| Coefficients::open(signed, certificate, threshold)).collect()
}

/// Opens all certificates; nobody may be two members.
pub(crate) fn distinct<S: Suite>(certs: &[Signed<S>]) -> Result<Vec<Certificate<S>>, Why> {
    let certificates = certs.iter().map(Certificate::open).collect::<Result<Vec<_>, _>>()?;
    let mut keys: Vec<String> = certificates.iter().map(|one| one.verification.decimal()).collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.len() == certs.len() { Ok(certificates) } else { Err(Why::Twice("a member")) }
}
