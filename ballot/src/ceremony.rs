//! How a Pedersen group makes its key. Every member works offline; what travels between them may
//! be carried by a server that must not be trusted. Four steps, each a file per member:
//!
//! 1. [`Member::new`]: a seed that stays, a certificate that is published;
//! 2. [`Member::deal`]: the member's coefficients and a sealed share for everybody. Before anybody
//!    shows this file, everybody publishes its [`Dealing::commitment`]: otherwise the last one
//!    could choose coefficients that steer the common key;
//! 3. [`Member::finish`]: checks all files, names who cheated, gives the member's share and key;
//! 4. [`assemble`]: the record of the group.

use crate::election::{BASE58, random_base58};
use crate::fault::At;
use crate::suite::{Belenios2048, GroupElement, GroupScalar, Secret, Suite};
use crate::threshold::{Certificate, Coefficients, MOST_MEMBERS, Signed, Threshold, distinct};
use crate::trustee::{Trustee, TrusteeKey};
use crate::{Fault, Place, Why, canon};
use crypto_bigint::zeroize::Zeroize;
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

/// Length of a seed: 22 base-58 characters, 128 bits.
const SEED_LENGTH: usize = 22;

/// A member with its secret keys.
#[derive(Debug)]
pub struct Member<S: Suite = Belenios2048> {
    signing: Secret<S>,
    receiving: Secret<S>,
}

/// What a member publishes in the second step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Dealing<S: Suite = Belenios2048> {
    /// The coefficients, signed.
    pub coefexps: Signed<S>,
    /// A sealed share for every member in the order of their numbers, signed.
    pub shares: Vec<Signed<S>>,
}

/// What the members of a group have published so far, each list in the order of their numbers: a file that every member reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct Published<S: Suite = Belenios2048> {
    /// How many members are needed.
    pub threshold: usize,
    /// Step 1.
    #[serde(default)]
    pub certificates: Vec<Signed<S>>,
    /// Step 2: the hashes that are published before the dealings.
    #[serde(default)]
    pub commitments: Vec<String>,
    /// Step 2.
    #[serde(default)]
    pub dealings: Vec<Dealing<S>>,
    /// Step 3.
    #[serde(default)]
    pub keys: Vec<TrusteeKey<S>>,
}

impl<S: Suite> Published<S> {
    /// A group of which `threshold` members will be enough, before anybody has published anything.
    pub fn nothing(threshold: usize) -> Self {
        Self { threshold, certificates: Vec::new(), commitments: Vec::new(), dealings: Vec::new(), keys: Vec::new() }
    }

    /// Step 4: the group as a line of the trustees record.
    ///
    /// # Errors
    /// If what was published does not fit together.
    pub fn join(self) -> Result<Trustee<S>, Why> {
        assemble(self.threshold, self.certificates, &self.dealings, self.keys).map(Trustee::Pedersen)
    }
}

/// A share that only the recipient can read: hashed ElGamal with a fresh key per share.
#[derive(Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
struct Envelope<S: Suite> {
    recipient: S::Element,
    alpha: S::Element,
    /// 32 bytes in hexadecimal.
    data: String,
}

impl<S: Suite> Member<S> {
    /// Draws the seed of a new member. It must be kept, and kept secret, until the count.
    pub fn new_seed<R: CryptoRng + ?Sized>(rng: &mut R) -> String {
        random_base58(SEED_LENGTH, rng)
    }

    /// The member with this seed.
    ///
    /// # Errors
    /// [`Why::Impossible`] if it is no seed.
    pub fn new(seed: &str) -> Result<Self, Why> {
        if seed.len() != SEED_LENGTH || !seed.bytes().all(|byte| BASE58.contains(&byte)) {
            return Err(Why::Impossible("seed"));
        }
        let key = |use_for: &str| {
            let hash = canon::sha256(format!("{use_for}|{seed}").as_bytes());
            Secret::new(S::Scalar::from_be_bytes_reduced(hash))
        };
        Ok(Self { signing: key("sk"), receiving: key("dk") })
    }

    /// The first step: the member's public keys.
    pub fn certificate<R: CryptoRng + ?Sized>(&self, rng: &mut R) -> Signed<S> {
        let certificate = Certificate::<S> { verification: self.signing.public(), encryption: self.receiving.public() };
        Signed::new(canon::write(&certificate), &self.signing, rng)
    }

    /// The second step: draws a polynomial of degree `threshold − 1` and deals its values.
    ///
    /// # Errors
    /// If a certificate does not hold or the threshold is impossible.
    pub fn deal<R: CryptoRng + ?Sized>(&self, threshold: usize, certs: &[Signed<S>], rng: &mut R) -> Result<Dealing<S>, Why> {
        if threshold == 0 || threshold > certs.len() || certs.len() > MOST_MEMBERS {
            return Err(Why::Impossible("threshold"));
        }
        let certificates = distinct(certs)?;
        let polynomial: Vec<Secret<S>> = (0..threshold).map(|_| Secret::random(rng)).collect();
        let coefexps = polynomial.iter().map(Secret::public).collect();
        let coefexps = canon::write(&Coefficients::<S> { coefexps });
        let coefexps = Signed::new(coefexps, &self.signing, rng);
        let shares = (1..)
            .zip(&certificates)
            .map(|(at, certificate)| {
                let envelope = seal(&value_at(&polynomial, at), certificate, rng);
                Signed::new(canon::write(&envelope), &self.signing, rng)
            })
            .collect();
        Ok(Dealing { coefexps, shares })
    }

    /// The third step: checks what everybody dealt against what everybody had committed to, and
    /// adds up this member's share of the key. All lists are in the order of the certificates.
    ///
    /// # Errors
    /// A fault at [`Place::Trustee`] names the number of the member who cheated.
    pub fn finish<R: CryptoRng + ?Sized>(
        &self,
        threshold: usize,
        certs: &[Signed<S>],
        commitments: &[String],
        dealings: &[Dealing<S>],
        rng: &mut R,
    ) -> Result<(Secret<S>, TrusteeKey<S>), Fault> {
        let certificates = distinct(certs).at(Place::Trustees)?;
        if [commitments.len(), dealings.len()] != [certs.len(), certs.len()] {
            return Err(Why::Impossible("number of members").at(Place::Trustees));
        }
        let own = self.signing.public();
        let me = certificates.iter().position(|one| one.verification == own);
        let me = me.ok_or(Why::Unknown("member").at(Place::Trustees))?;
        let mut sum = S::Scalar::ZERO;
        let dealt = certificates.iter().zip(commitments).zip(dealings);
        for (number, ((certificate, commitment), dealing)) in (1..).zip(dealt) {
            let place = Place::Trustee(number);
            if dealing.commitment() != *commitment {
                return Err(Why::Differs("what was committed to").at(place));
            }
            let share = self.share(me, threshold, certificate, dealing).at(place)?;
            sum = sum.add(share.expose());
        }
        let secret = Secret::new(sum);
        sum.wipe();
        let key = TrusteeKey::of(&secret, rng);
        Ok((secret, key))
    }

    fn share(&self, me: usize, threshold: usize, dealer: &Certificate<S>, dealing: &Dealing<S>) -> Result<Secret<S>, Why> {
        let coefficients = Coefficients::open(&dealing.coefexps, dealer, threshold)?;
        let signed = dealing.shares.get(me).ok_or(Why::Impossible("number of shares"))?;
        signed.check(&dealer.verification)?;
        let envelope: Envelope<S> = canon::read(signed.message.as_bytes())?;
        let share = self.open(&envelope)?;
        let at = u64::try_from(me + 1).map_err(|_| Why::TooLarge)?;
        if share.public() == coefficients.at(at) { Ok(share) } else { Err(Why::Differs("a share")) }
    }

    fn open(&self, envelope: &Envelope<S>) -> Result<Secret<S>, Why> {
        if envelope.recipient != self.receiving.public() {
            return Err(Why::Impossible("recipient"));
        }
        if !envelope.alpha.is_member() {
            return Err(Why::NotInGroup("a sealed share"));
        }
        let sealed = canon::from_hex(&envelope.data).ok_or(Why::Impossible("sealed share"))?;
        let mut bytes = mask::<S>(&envelope.alpha.pow(self.receiving.expose()), sealed);
        let share = Secret::new(S::Scalar::from_be_bytes_reduced(bytes));
        bytes.zeroize();
        Ok(share)
    }
}

impl<S: Suite> Dealing<S> {
    /// The hash that is published before the dealing itself.
    pub fn commitment(&self) -> String {
        canon::b64(canon::write(self).as_bytes())
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

/// The last step: the record of the group, checked.
///
/// # Errors
/// As [`Threshold::check`].
pub fn assemble<S: Suite>(
    threshold: usize,
    certs: Vec<Signed<S>>,
    dealings: &[Dealing<S>],
    verification_keys: Vec<TrusteeKey<S>>,
) -> Result<Threshold<S>, Why> {
    let coefexps = dealings.iter().map(|dealing| dealing.coefexps.clone()).collect();
    let group = Threshold { threshold, certs, coefexps, verification_keys };
    group.check()?;
    Ok(group)
}

fn value_at<S: Suite>(polynomial: &[Secret<S>], at: u64) -> Secret<S> {
    let at = S::Scalar::from_u64(at);
    let value = polynomial.iter().rev().fold(S::Scalar::ZERO, |value, next| value.mul(&at).add(next.expose()));
    Secret::new(value)
}

fn seal<S: Suite, R: CryptoRng + ?Sized>(share: &Secret<S>, to: &Certificate<S>, rng: &mut R) -> Envelope<S> {
    let once = Secret::<S>::random(rng);
    let mut bytes = share.expose().to_le_bytes();
    bytes.reverse();
    let sealed = mask::<S>(&to.encryption.pow(once.expose()), bytes);
    bytes.zeroize();
    Envelope { recipient: to.encryption, alpha: once.public(), data: canon::to_hex(&sealed) }
}

/// Adds 32 bytes that only dealer and recipient know; each key is used once.
fn mask<S: Suite>(shared: &S::Element, mut bytes: [u8; 32]) -> [u8; 32] {
    let mut key = b"share|".to_vec();
    key.append(&mut shared.to_be_bytes());
    let pad = canon::sha256(&key);
    key.zeroize();
    bytes.iter_mut().zip(pad).for_each(|(byte, pad)| *byte ^= pad);
    bytes
}
