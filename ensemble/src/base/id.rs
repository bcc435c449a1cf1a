//! Identifiers. They are made by the program, ordered by time, and tell nothing else.

use super::Instant;
use rand::{RngExt, SeedableRng, rngs::ChaCha12Rng};
use std::{
    fmt,
    hash::{Hash, Hasher},
    marker::PhantomData,
    str::FromStr,
    sync::{Arc, Mutex},
};
use uuid::Uuid;

/// The identifier of a `Kind`: an `Id<Member>` cannot be given where an `Id<Order>` is asked for.
pub struct Id<Kind> {
    uuid: Uuid,
    kind: PhantomData<fn() -> Kind>,
}

impl<Kind> Id<Kind> {
    /// The identifier with this value.
    #[must_use]
    pub fn new(uuid: Uuid) -> Self {
        Self { uuid, kind: PhantomData }
    }

    /// Its plain value, for the audit log and for links.
    #[must_use]
    pub fn uuid(self) -> Uuid {
        self.uuid
    }
}

impl<Kind> Clone for Id<Kind> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<Kind> Copy for Id<Kind> {}
impl<Kind> PartialEq for Id<Kind> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<Kind> Eq for Id<Kind> {}
impl<Kind> PartialOrd for Id<Kind> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<Kind> Ord for Id<Kind> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<Kind> Hash for Id<Kind> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<Kind> fmt::Display for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<Kind> fmt::Debug for Id<Kind> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.uuid.fmt(f)
    }
}
impl<Kind> FromStr for Id<Kind> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::new)
    }
}
impl<Kind> serde::Serialize for Id<Kind> {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.uuid)
    }
}
impl<'de, Kind> serde::Deserialize<'de> for Id<Kind> {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}
impl<Kind> utoipa::PartialSchema for Id<Kind> {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}
impl<Kind> utoipa::ToSchema for Id<Kind> {}

/// The idempotency key that a form or a caller of the API sends: one key, one effect.
pub type Key = Id<Request>;
/// The kind of [`Key`].
pub enum Request {}

/// The source of new identifiers and of secrets. A demo gives it a seed so that every run makes the same data.
#[derive(Clone)]
pub struct Ids {
    chance: Arc<Mutex<ChaCha12Rng>>,
}

impl Ids {
    /// Unforeseeable identifiers, for real use.
    #[must_use]
    pub fn from_chance() -> Self {
        Self::from_rng(ChaCha12Rng::from_rng(&mut rand::rng()))
    }

    /// The same identifiers at every run: for the demo and for tests only.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self::from_rng(ChaCha12Rng::seed_from_u64(seed))
    }

    fn from_rng(rng: ChaCha12Rng) -> Self {
        Self { chance: Arc::new(Mutex::new(rng)) }
    }

    /// `N` bytes of chance.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut chance = self.chance.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        chance.random()
    }

    /// A generator of its own for secrets that are drawn in numbers, seeded from this source.
    #[must_use]
    pub fn rng(&self) -> impl rand::CryptoRng + use<> {
        ChaCha12Rng::from_seed(self.bytes())
    }

    /// A new identifier (UUID version 7) for something that begins to exist at `now`.
    #[must_use]
    pub fn next<Kind>(&self, now: Instant) -> Id<Kind> {
        let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
        let uuid = uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes::<10>()).into_uuid();
        Id::new(uuid)
    }

    /// A secret for a link in a mail: 128 bits, 32 hexadecimal digits.
    #[must_use]
    pub fn secret(&self) -> String {
        hex::encode(self.bytes::<16>())
    }
}
