//! Who can open the sum of the ballots: trustees who are all needed ("Single") and groups of
//! which a number is enough ("Pedersen"). Nobody ever holds the whole key.

use crate::fault::At;
use crate::proof::{Proof, Transcript};
use crate::suite::{Belenios2048, GroupElement, Powers, Secret, Suite};
use crate::threshold::Threshold;
use crate::{Fault, Place, Why, canon};
use rand_core::CryptoRng;
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// A trustee's public key with the proof that somebody knows the secret of it. Without the proof,
/// the last trustee could choose a key that cancels the others'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", deny_unknown_fields)]
pub struct TrusteeKey<S: Suite = Belenios2048> {
    /// The proof.
    pub pok: Proof<S>,
    /// g^secret.
    pub public_key: S::Element,
    /// The trustee's name; nothing vouches for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

impl<S: Suite> TrusteeKey<S> {
    /// The public half of a secret.
    pub fn of<R: CryptoRng + ?Sized>(secret: &Secret<S>, rng: &mut R) -> Self {
        let public_key = secret.public();
        let pok = Proof::of_secret(secret, key_text::<S>(&public_key), rng);
        Self { pok, public_key, name: None }
    }

    /// Checks key and proof.
    ///
    /// # Errors
    /// [`Why::NotInGroup`] or [`Why::WrongProof`].
    pub fn check(&self) -> Result<(), Why> {
        require_key::<S>(&self.public_key, "the trustee's key")?;
        if self.pok.shows_secret(&self.public_key, key_text::<S>(&self.public_key)) {
            Ok(())
        } else {
            Err(Why::WrongProof("knowing the key"))
        }
    }
}

fn key_text<S: Suite>(key: &S::Element) -> Transcript {
    Transcript::new("pok|").text(S::GROUP).text("|").elements(&[*key]).text("|")
}

/// A key that hides something: in the group and not its neutral element.
pub(crate) fn require_key<S: Suite>(key: &S::Element, what: &'static str) -> Result<(), Why> {
    if *key != S::Element::ONE && Powers::<S>::checked(key).is_some() { Ok(()) } else { Err(Why::NotInGroup(what)) }
}

/// A line of the trustees record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trustee<S: Suite = Belenios2048> {
    /// A trustee without whom nothing can be opened.
    Single(TrusteeKey<S>),
    /// A group of which `threshold` members are enough.
    Pedersen(Threshold<S>),
}

/// The trustees record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound = "", transparent)]
pub struct Trustees<S: Suite = Belenios2048>(pub Vec<Trustee<S>>);

impl<S: Suite> Trustees<S> {
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

    /// Checks all proofs and works out the key of the election and of every trustee.
    ///
    /// # Errors
    /// The first fault, with the number of the trustee.
    pub fn check(&self) -> Result<Board<S>, Fault> {
        let mut board = Board::<S> { key: S::Element::ONE, keys: Vec::new(), groups: Vec::new() };
        for trustee in &self.0 {
            let first = board.keys.len() + 1;
            let place = Place::Trustee(first);
            let (members, threshold) = match trustee {
                Trustee::Single(key) => {
                    key.check().at(place)?;
                    board.key = board.key.mul(&key.public_key);
                    board.keys.push(key.public_key);
                    (1, 1)
                }
                Trustee::Pedersen(group) => {
                    board.key = board.key.mul(&group.check().at(place)?);
                    board.keys.extend(group.verification_keys.iter().map(|key| key.public_key));
                    (group.verification_keys.len(), group.threshold)
                }
            };
            board.groups.push(Group { first, members, threshold });
        }
        let mut keys: Vec<String> = board.keys.iter().map(GroupElement::decimal).collect();
        keys.sort_unstable();
        if keys.windows(2).any(|pair| pair.first() == pair.last()) {
            // Somebody copied another's key with its proof: she could never open anything.
            return Err(Why::Twice("a trustee's key").at(Place::Trustees));
        }
        if board.key == S::Element::ONE {
            return Err(Why::NotInGroup("the election's key").at(Place::Trustees));
        }
        Ok(board)
    }
}

/// The trustees once all their proofs are checked.
#[derive(Clone, Debug)]
pub struct Board<S: Suite = Belenios2048> {
    /// The key that ballots are encrypted to.
    pub key: S::Element,
    /// Each trustee's own key; trustee number n stands at n − 1.
    pub keys: Vec<S::Element>,
    /// Who is needed.
    pub groups: Vec<Group>,
}

/// Trustees with neighbouring numbers of which `threshold` are needed; a single one is a group of
/// one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    /// Number of its first member.
    pub first: usize,
    /// How many members it has.
    pub members: usize,
    /// How many are needed.
    pub threshold: usize,
}

impl<S: Suite> Board<S> {
    /// The key of trustee number `owner`.
    ///
    /// # Errors
    /// [`Why::Unknown`] if there is none of that number.
    pub fn key_of(&self, owner: usize) -> Result<&S::Element, Why> {
        let key = owner.checked_sub(1).and_then(|index| self.keys.get(index));
        key.ok_or(Why::Unknown("trustee"))
    }

    /// The number of the trustee who has this key.
    pub fn owner_of(&self, key: &S::Element) -> Option<usize> {
        self.keys.iter().position(|known| known == key).map(|index| index + 1)
    }
}

impl<S: Suite> Serialize for Trustee<S> {
    fn serialize<T: Serializer>(&self, to: T) -> Result<T::Ok, T::Error> {
        match self {
            Self::Single(key) => ("Single", key).serialize(to),
            Self::Pedersen(group) => ("Pedersen", group).serialize(to),
        }
    }
}

impl<'de, S: Suite> Deserialize<'de> for Trustee<S> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(TrusteeVisitor(PhantomData))
    }
}

struct TrusteeVisitor<S>(PhantomData<S>);

impl<'de, S: Suite> Visitor<'de> for TrusteeVisitor<S> {
    type Value = Trustee<S>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a kind of trustee and its keys")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Trustee<S>, A::Error> {
        let kind: Option<String> = list.next_element()?;
        let trustee = match kind.as_deref() {
            Some("Single") => list.next_element()?.map(Trustee::Single),
            Some("Pedersen") => list.next_element()?.map(Trustee::Pedersen),
            _ => None,
        };
        trustee.ok_or_else(|| A::Error::custom("neither Single nor Pedersen"))
    }
}
