//! Records as bytes: the one JSON spelling that is hashed and signed, and the hashes themselves.

use crate::Why;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::ser::{CompactFormatter, Formatter, Serializer};
use sha2::{Digest, Sha256};
use std::io;

/// Writes a record in canonical form: no white space, fields in the order of their declaration,
/// absent fields left out, DEL and control characters escaped as the reference tool does.
pub fn write<T: Serialize>(record: &T) -> String {
    let mut bytes = Vec::new();
    let written = record.serialize(&mut Serializer::with_formatter(&mut bytes, Canonical));
    match (written, String::from_utf8(bytes)) {
        (Ok(()), Ok(text)) => text,
        // Our records hold only strings, integers, lists and fields; the memory they are written
        // to cannot fail. Going on with half a record would be worse than stopping.
        _ => unreachable!("a record is always writable"),
    }
}

/// Reads a record and refuses every spelling but the canonical one, so that two different files
/// never mean the same: no blank, no unknown, doubled or reordered field, no other escape.
///
/// # Errors
/// [`Why::Malformed`] if it is no such record, [`Why::NotCanonical`] if it is spelt differently.
pub fn read<T: Serialize + DeserializeOwned>(bytes: &[u8]) -> Result<T, Why> {
    let record = serde_json::from_slice(bytes).map_err(|error| Why::Malformed(error.to_string()))?;
    if write(&record).as_bytes() != bytes {
        return Err(Why::NotCanonical);
    }
    Ok(record)
}

/// JSON without white space, in which DEL is escaped too.
struct Canonical;

impl Formatter for Canonical {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, to: &mut W, fragment: &str) -> io::Result<()> {
        for (index, piece) in fragment.split('\u{7f}').enumerate() {
            if index > 0 {
                to.write_all(b"\\u007f")?;
            }
            CompactFormatter.write_string_fragment(to, piece)?;
        }
        Ok(())
    }
}

/// SHA-256.
pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// SHA-256 in lower-case hexadecimal: the name of a record.
pub fn hex(bytes: &[u8]) -> String {
    to_hex(&sha256(bytes))
}

/// Bytes in lower-case hexadecimal.
pub fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().map_or('?', char::from);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// 32 bytes from lower-case hexadecimal.
pub fn from_hex(text: &str) -> Option<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * index..2 * index + 2)?, 16).ok()?;
    }
    (to_hex(&bytes) == text).then_some(bytes)
}

/// SHA-256 in Base64 without padding (43 characters): fingerprints and trackers.
pub fn b64(bytes: &[u8]) -> String {
    b64_of_hash(sha256(bytes))
}

/// 32 bytes in Base64 without padding.
pub fn b64_of_hash(hash: [u8; 32]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(43);
    for group in hash.chunks(3) {
        let packed = group.iter().fold(0_u32, |word, byte| (word << 8) | u32::from(*byte));
        // The last group has two bytes: its third character carries four bits, no fourth follows.
        let (packed, length) = if group.len() == 3 { (packed, 4) } else { (packed << 8, 3) };
        for shift in [18_u32, 12, 6, 0].into_iter().take(length) {
            let index = usize::try_from((packed >> shift) & 63).unwrap_or(0);
            text.extend(ALPHABET.get(index).copied().map(char::from));
        }
    }
    text
}

/// Bytes as pronounceable words of five letters, two bytes each ("proquints", Wilkerson 2009):
/// the same in every language, and without a list of words.
pub fn words(bytes: &[u8]) -> String {
    const CONSONANTS: &[u8; 16] = b"bdfghjklmnprstvz";
    const VOWELS: &[u8; 4] = b"aiou";
    let letter = |list: &[u8], value: u16| list.get(usize::from(value) % list.len()).copied().map_or('?', char::from);
    let word = |pair: &[u8]| -> String {
        let value = pair.iter().fold(0_u16, |value, byte| (value << 8) | u16::from(*byte));
        [(12, false), (10, true), (6, false), (4, true), (0, false)]
            .into_iter()
            .map(|(shift, vowel)| letter(if vowel { VOWELS } else { CONSONANTS }, value >> shift))
            .collect()
    };
    bytes.chunks_exact(2).map(word).collect::<Vec<_>>().join("-")
}

/// HMAC-SHA-256 (RFC 2104).
pub fn hmac(key: &[u8], message: &[&[u8]]) -> [u8; 32] {
    HmacKey::new(key).tag(message)
}

/// A key whose two pads are already hashed in, for many tags.
struct HmacKey {
    inner: Sha256,
    outer: Sha256,
}

impl HmacKey {
    fn new(key: &[u8]) -> Self {
        let hashed;
        let key = if key.len() > 64 {
            hashed = sha256(key);
            &hashed
        } else {
            key
        };
        let mut block = [0_u8; 64];
        block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
        Self {
            inner: Sha256::new_with_prefix(block.map(|byte| byte ^ 0x36)),
            outer: Sha256::new_with_prefix(block.map(|byte| byte ^ 0x5c)),
        }
    }

    fn tag(&self, message: &[&[u8]]) -> [u8; 32] {
        let mut inner = self.inner.clone();
        message.iter().for_each(|part| inner.update(part));
        let mut outer = self.outer.clone();
        outer.update(inner.finalize());
        outer.finalize().into()
    }
}

/// PBKDF2-HMAC-SHA-256 (RFC 8018) with one block of output.
pub fn pbkdf2(password: &[u8], salt: &[u8], rounds: u32) -> [u8; 32] {
    let key = HmacKey::new(password);
    let mut block = key.tag(&[salt, &1_u32.to_be_bytes()]);
    let mut sum = block;
    for _ in 1..rounds {
        block = key.tag(&[&block]);
        sum.iter_mut().zip(block).for_each(|(to, from)| *to ^= from);
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len() / 2).map(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap()).collect()
    }

    #[test]
    fn strings_are_escaped_as_the_reference_tool_does() {
        assert_eq!(write(&"\"\\\u{8}\t\n\u{c}\r\u{1}\u{1f}\u{7f}/ä€"), "\"\\\"\\\\\\b\\t\\n\\f\\r\\u0001\\u001f\\u007f/ä€\"");
        assert_eq!(read::<String>(b"\"\\u0041\""), Err(Why::NotCanonical));
        assert_eq!(read::<String>(b"\"A\" "), Err(Why::NotCanonical));
        assert_eq!(read::<String>(b"\"A\"").unwrap(), "A");
    }

    #[test]
    fn words_are_those_of_the_proposal() {
        // Wilkerson, "A Proposal for Proquints", table of examples: 127.0.0.1, 63.84.220.193
        // and 140.98.193.141.
        assert_eq!(words(&[127, 0, 0, 1, 63, 84, 220, 193]), "lusab-babad-gutih-tugad");
        assert_eq!(words(&[140, 98, 193, 141]), "mudof-sakat");
    }

    #[test]
    fn hashes_match_published_vectors() {
        // FIPS 180-2, appendix B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(b"abc"), abc);
        // RFC 4231, test case 2.
        assert_eq!(
            hmac(b"Jefe", &[b"what do ya want ", b"for nothing?"]).to_vec(),
            bytes("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        );
        // RFC 7914, section 11: first 32 bytes for one round.
        assert_eq!(pbkdf2(b"passwd", b"salt", 1).to_vec(), bytes("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc"));
        assert_eq!(
            pbkdf2(b"Password", b"NaCl", 80_000).to_vec(),
            bytes("4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56")
        );
        // `printf abc | openssl dgst -sha256 -binary | base64`, without the padding.
        assert_eq!(b64(b"abc"), "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0");
    }
}
