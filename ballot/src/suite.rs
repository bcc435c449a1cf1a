//! The mathematics a format rests on, behind one trait, so that a later format (another group,
//! another hash) is another implementation and not another crate.

mod belenios2048;
mod tables;

pub use belenios2048::{Belenios2048, Element, Scalar};
pub use tables::{FixedBase, Powers, PublicBase};

use rand_core::CryptoRng;
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;
use std::str::FromStr;

/// Whether a secret condition holds, as a value that the compiler may not turn into a branch.
pub use crypto_bigint::Choice;

/// A group of prime order with its hash and its spelling in files.
pub trait Suite: Copy + Clone + Debug + PartialEq + Eq + Send + Sync + 'static {
    /// The group's name in election records.
    const GROUP: &'static str;
    /// An exponent modulo the group's order.
    type Scalar: GroupScalar;
    /// An element; read from outside it is in range, but not yet known to be in the group.
    type Element: GroupElement<Scalar = Self::Scalar>;
    /// The generator's table for secret exponents.
    fn generator() -> &'static FixedBase<Self>;
    /// The generator's table for public exponents.
    fn public_generator() -> &'static PublicBase<Self>;
    /// A challenge from the 32 bytes of a SHA-256.
    fn scalar_from_hash(hash: [u8; 32]) -> Self::Scalar;
}

/// An exponent. All operations take the same time whatever the values, except those named so.
pub trait GroupScalar: Copy + Clone + Debug + PartialEq + Eq + Send + Sync + Serialize + DeserializeOwned + 'static {
    /// 0
    const ZERO: Self;
    /// 1
    const ONE: Self;
    /// The group's order, little-endian.
    const ORDER_LE_BYTES: [u8; 32];
    /// A small number as an exponent.
    fn from_u64(value: u64) -> Self;
    /// Reads up to 32 bytes of a big-endian number, reduced modulo the order.
    fn from_be_bytes_reduced(bytes: [u8; 32]) -> Self;
    /// The little-endian bytes, 32 of them.
    fn to_le_bytes(&self) -> [u8; 32];
    /// A uniform random exponent (rejection sampling, no plain modulo).
    fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self;
    /// Sum.
    #[must_use]
    fn add(&self, other: &Self) -> Self;
    /// Difference.
    #[must_use]
    fn sub(&self, other: &Self) -> Self;
    /// Product.
    #[must_use]
    fn mul(&self, other: &Self) -> Self;
    /// The inverse of a **public** exponent; none for 0.
    fn invert_public(&self) -> Option<Self>;
    /// `self` where the choice is false, `other` where it is true, without a branch.
    #[must_use]
    fn select(&self, other: &Self, choice: Choice) -> Self;
    /// Overwrites the value in memory.
    fn wipe(&mut self);
}

/// An element. Multiplication takes the same time whatever the values.
pub trait GroupElement:
    Copy + Clone + Debug + PartialEq + Eq + Send + Sync + Serialize + DeserializeOwned + FromStr<Err = &'static str> + 'static
{
    /// The exponents that go with it.
    type Scalar: GroupScalar;
    /// The neutral element.
    const ONE: Self;
    /// Product.
    #[must_use]
    fn mul(&self, other: &Self) -> Self;
    /// Squared a public number of times.
    #[must_use]
    fn square_times(&self, times: u32) -> Self;
    /// The inverse of a **public** element.
    #[must_use]
    fn invert_public(&self) -> Self;
    /// `self` raised to a **secret** exponent, in constant time.
    #[must_use]
    fn pow(&self, secret: &Self::Scalar) -> Self;
    /// Whether a **public** value lies in the group of prime order.
    fn is_member(&self) -> bool;
    /// The big-endian bytes; in constant time, unlike the decimal spelling.
    fn to_be_bytes(&self) -> Vec<u8>;
    /// The decimal spelling that files and challenges use.
    fn decimal(&self) -> String;
    /// `self` where the choice is false, `other` where it is true, without a branch.
    #[must_use]
    fn select(&self, other: &Self, choice: Choice) -> Self;
}

/// A secret exponent: wiped when it goes, never printed.
pub struct Secret<S: Suite = Belenios2048>(S::Scalar);

impl<S: Suite> Secret<S> {
    /// Takes an exponent into custody.
    pub fn new(scalar: S::Scalar) -> Self {
        Self(scalar)
    }

    /// Draws a new one.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        Self(S::Scalar::random(rng))
    }

    /// The exponent, for a computation in constant time.
    pub fn expose(&self) -> &S::Scalar {
        &self.0
    }

    /// The secret as a file of the reference tool holds it: a decimal number in quotes.
    pub fn record(&self) -> String {
        crate::canon::write(&self.0)
    }

    /// Reads such a file; a newline at the end does not matter.
    ///
    /// # Errors
    /// If it is not a number below the order.
    pub fn read(file: &[u8]) -> Result<Self, crate::Why> {
        crate::canon::read(file.trim_ascii_end()).map(Self)
    }

    /// The public key that belongs to it.
    pub fn public(&self) -> S::Element {
        S::generator().pow(&self.0)
    }
}

impl<S: Suite> Clone for Secret<S> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

impl<S: Suite> Drop for Secret<S> {
    fn drop(&mut self) {
        self.0.wipe();
    }
}

impl<S: Suite> Debug for Secret<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}
