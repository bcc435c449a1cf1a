//! Sealing of sensitive columns: XChaCha20-Poly1305 under a key per person, which is itself sealed under a master key
//! from outside the database. To destroy a person's key is to delete what was sealed with it.

use super::Ids;
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead, KeyInit, Payload},
};
use sha2::{Digest, Sha256};

/// The seal could not be opened: wrong key, or changed bytes.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("a sealed value cannot be opened with this key")]
pub struct SealBroken;

/// The key of one person.
#[derive(Clone)]
pub struct PersonKey([u8; 32]);

/// The holder of the master key.
#[derive(Clone)]
pub struct Sealer {
    master: [u8; 32],
}

const NONCE_BYTES: usize = 24;

fn seal_with(key: &[u8; 32], nonce: [u8; NONCE_BYTES], plain: &[u8], purpose: &[u8]) -> Result<Vec<u8>, SealBroken> {
    let cipher = XChaCha20Poly1305::new(key.into());
    let payload = Payload { msg: plain, aad: purpose };
    let sealed = cipher.encrypt(&XNonce::from(nonce), payload).map_err(|_| SealBroken)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

fn open_with(key: &[u8; 32], sealed: &[u8], purpose: &[u8]) -> Result<Vec<u8>, SealBroken> {
    let (nonce, body) = sealed.split_at_checked(NONCE_BYTES).ok_or(SealBroken)?;
    let nonce: [u8; NONCE_BYTES] = nonce.try_into().map_err(|_| SealBroken)?;
    let payload = Payload { msg: body, aad: purpose };
    XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(nonce), payload).map_err(|_| SealBroken)
}

impl Sealer {
    /// A holder of this master key (32 bytes).
    #[must_use]
    pub fn new(master: [u8; 32]) -> Self {
        Self { master }
    }

    /// A new key for a person, and the form in which the database keeps it.
    ///
    /// # Errors
    /// [`SealBroken`] if the cipher refuses, which it does not for inputs of this size.
    pub fn new_person_key(&self, ids: &Ids) -> Result<(PersonKey, Vec<u8>), SealBroken> {
        let key = ids.bytes::<32>();
        let wrapped = seal_with(&self.master, ids.bytes(), &key, b"person-key")?;
        Ok((PersonKey(key), wrapped))
    }

    /// The person's key from the form in which the database keeps it.
    ///
    /// # Errors
    /// [`SealBroken`] under another master key.
    pub fn person_key(&self, wrapped: &[u8]) -> Result<PersonKey, SealBroken> {
        let key = open_with(&self.master, wrapped, b"person-key")?;
        key.try_into().map(PersonKey).map_err(|_| SealBroken)
    }

    /// A value by which a sealed column can be searched without being opened (keyed SHA-256).
    #[must_use]
    pub fn blind_index(&self, purpose: &str, value: &str) -> String {
        self.tag(purpose, value.as_bytes())
    }

    /// A keyed checksum for tokens that only this installation can make (HMAC-SHA-256 by nested hashing).
    #[must_use]
    pub fn tag(&self, purpose: &str, value: &[u8]) -> String {
        let inner = Sha256::new()
            .chain_update(self.master)
            .chain_update(b"inner")
            .chain_update(purpose.as_bytes())
            .chain_update([0])
            .chain_update(value)
            .finalize();
        hex::encode(Sha256::new().chain_update(self.master).chain_update(b"outer").chain_update(inner).finalize())
    }
}

impl PersonKey {
    /// Seals a value of this column.
    ///
    /// # Errors
    /// [`SealBroken`] if the cipher refuses.
    pub fn seal(&self, ids: &Ids, column: &str, plain: &str) -> Result<Vec<u8>, SealBroken> {
        seal_with(&self.0, ids.bytes(), plain.as_bytes(), column.as_bytes())
    }

    /// Opens a value of this column.
    ///
    /// # Errors
    /// [`SealBroken`] if the bytes were changed, moved to another column or belong to another person.
    pub fn open(&self, column: &str, sealed: &[u8]) -> Result<String, SealBroken> {
        let plain = open_with(&self.0, sealed, column.as_bytes())?;
        String::from_utf8(plain).map_err(|_| SealBroken)
    }
}

/// SHA-256.
#[must_use]
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(sha256(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_value_opens_only_with_its_key_and_in_its_column() {
        let ids = Ids::from_seed(1);
        let sealer = Sealer::new([7; 32]);
        let (key, wrapped) = sealer.new_person_key(&ids).unwrap();
        let sealed = key.seal(&ids, "iban", "DE02120300000000202051").unwrap();
        assert_eq!(sealer.person_key(&wrapped).unwrap().open("iban", &sealed).unwrap(), "DE02120300000000202051");
        assert_eq!(key.open("tax-id", &sealed), Err(SealBroken));
        assert!(Sealer::new([8; 32]).person_key(&wrapped).is_err());
        let mut forged = sealed;
        forged[30] ^= 1;
        assert_eq!(key.open("iban", &forged), Err(SealBroken));
    }
}
