//! Voting codes. The credential authority makes one per voter and publishes only the public
//! halves; it must not be the operator of the server, who could otherwise vote for abstainers.

use crate::election::{BASE58, Uuid, random_base58};
use crate::suite::{Belenios2048, GroupElement, GroupScalar, Secret, Suite};
use crate::{Why, canon};
use rand_core::CryptoRng;
use std::fmt;
use std::str::FromStr;

/// A voter's secret code: 14 random base-58 characters and a check character, printed
/// `XXX-XXX-XXX-XXX-XXX`.
#[derive(Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// Draws a new code.
    pub fn random<R: CryptoRng + ?Sized>(rng: &mut R) -> Self {
        let mut plain = random_base58(14, rng);
        plain.extend(check_character(&plain));
        Self(dashed(&plain))
    }

    /// The code with its dashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The secret exponent of this code in this election.
    pub fn secret<S: Suite>(&self, election: &Uuid) -> Secret<S> {
        // The password is the dashed form: the reference tool hashes it so.
        let bytes = canon::pbkdf2(self.0.as_bytes(), election.as_str().as_bytes(), 1000);
        Secret::new(S::Scalar::from_be_bytes_reduced(bytes))
    }
}

impl FromStr for Code {
    type Err = Why;

    /// Reads what a voter typed: dashes and blanks do not matter, the check character does.
    fn from_str(typed: &str) -> Result<Self, Why> {
        let plain: String = typed.chars().filter(|letter| *letter != '-' && !letter.is_whitespace()).collect();
        let (body, check) = plain.split_at_checked(14).ok_or(Why::Impossible("code"))?;
        let expected: Option<char> = check_character(body);
        let mut given = check.chars();
        if expected.is_none() || given.next() != expected || given.next().is_some() {
            return Err(Why::Impossible("code"));
        }
        Ok(Self(dashed(&plain)))
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(…)")
    }
}

/// 53 − (N mod 53) as a base-58 character, N being the number that the characters spell.
fn check_character(body: &str) -> Option<char> {
    let remainder = body.bytes().try_fold(0, |remainder, letter| {
        let value = BASE58.iter().position(|known| *known == letter)?;
        Some((remainder * 58 + value) % 53)
    })?;
    BASE58.get(53 - remainder).copied().map(char::from)
}

fn dashed(plain: &str) -> String {
    let letters: Vec<char> = plain.chars().collect();
    let groups: Vec<String> = letters.chunks(3).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// A line of the published list: a public credential and the weight of its ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<S: Suite = Belenios2048> {
    /// The public credential.
    pub credential: S::Element,
    /// How often its ballot counts; 1 in a cooperative: one member, one vote.
    pub weight: u64,
}

/// The published list of credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roll<S: Suite = Belenios2048> {
    /// Its lines, in an order that reveals nothing.
    pub entries: Vec<Entry<S>>,
}

impl<S: Suite> Roll<S> {
    /// The list for these codes, each of weight 1, shuffled so that its order says nothing about
    /// the order of the voters.
    pub fn shuffled<R: CryptoRng + ?Sized>(codes: &[Code], election: &Uuid, rng: &mut R) -> Self {
        let public = |code: &Code| code.secret::<S>(election).public();
        let entry = |code| Entry { credential: public(code), weight: 1 };
        let mut entries: Vec<([u8; 16], Entry<S>)> = codes
            .iter()
            .map(|code| {
                let mut place = [0; 16];
                rng.fill_bytes(&mut place);
                (place, entry(code))
            })
            .collect();
        entries.sort_by_key(|(place, _)| *place);
        Self { entries: entries.into_iter().map(|(_, entry)| entry).collect() }
    }

    /// The record.
    pub fn record(&self) -> String {
        let line = |entry: &Entry<S>| match entry.weight {
            1 => entry.credential.decimal(),
            weight => format!("{},{weight}", entry.credential.decimal()),
        };
        canon::write(&self.entries.iter().map(line).collect::<Vec<_>>())
    }

    /// Whether its credentials are distinct members of the group.
    ///
    /// # Errors
    /// [`Why`] says what is wrong with the first that is not.
    pub fn check(&self) -> Result<(), Why> {
        crate::poll::weights(self).map(drop)
    }

    /// Reads a record: numbers in their one spelling, positive weights. That the credentials are
    /// distinct members of the group is checked by [`crate::Poll::open`].
    ///
    /// # Errors
    /// [`Why::Malformed`], [`Why::NotCanonical`] or [`Why::Impossible`].
    pub fn read(record: &[u8]) -> Result<Self, Why> {
        let lines: Vec<String> = canon::read(record)?;
        let entries = lines.iter().map(|line| read_line(line)).collect::<Result<_, _>>()?;
        Ok(Self { entries })
    }
}

fn read_line<S: Suite>(line: &str) -> Result<Entry<S>, Why> {
    let (number, weight) = match line.split_once(',') {
        None => (line, 1),
        Some((number, text)) => {
            let weight: Option<u64> = text.parse().ok().filter(|weight| *weight > 0);
            let weight = weight.filter(|weight| weight.to_string() == text);
            (number, weight.ok_or(Why::Impossible("weight"))?)
        }
    };
    let credential: S::Element = number.parse().map_err(|_| Why::Impossible("credential"))?;
    Ok(Entry { credential, weight })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_forgives_dashes_but_not_a_wrong_letter() {
        // From the example election: voter 1.
        let code: Code = "eHq-3zQ-T9Z-vdP-38t".parse().unwrap();
        assert_eq!("eHq3zQT9ZvdP38t".parse::<Code>().unwrap(), code);
        assert_eq!(" eHq 3zQ T9Z vdP 38t\n".parse::<Code>().unwrap(), code);
        for wrong in ["eHq-3zQ-T9Z-vdP-38u", "eHq-3zQ-T9Z-vdP-39t", "eHq-3zQ-T9Z-vdP-38", "0Hq-3zQ"] {
            assert!(wrong.parse::<Code>().is_err(), "{wrong}");
        }
        assert!("eHq-3zQ-T9Z-vdP-38tt".parse::<Code>().is_err());
        assert_eq!(format!("{code:?}"), "Code(…)");
    }
}
