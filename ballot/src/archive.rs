//! The archive `<uuid>.bel`: all public records of an election, in order, chained by hashes.
//! It only ever grows: an older copy is a byte prefix of a newer one.

mod tar;
mod writer;

pub use writer::Writer;

use crate::fault::At;
use crate::{Fault, Place, Why, canon};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Largest archive that is read, in bytes: 35,000 ballots of three questions have 0.9 GB.
pub const MOST_BYTES: usize = 2 << 30;

/// The records of the set-up, as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setup<'a> {
    /// The election record: questions and key.
    pub election: &'a [u8],
    /// The trustees record.
    pub trustees: &'a [u8],
    /// The list of public credentials.
    pub credentials: &'a [u8],
}

/// An archive that is in order: layout, names, chain and sequence hold. What its records say is
/// for [`crate::verify`] to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archive<'a> {
    /// When it was begun, in seconds since 1970.
    pub created_at: u64,
    /// The records of the set-up.
    pub setup: Setup<'a>,
    /// All ballots in the order of their arrival, revotes included.
    pub ballots: Vec<&'a [u8]>,
    /// The published sum of the ballots.
    pub tally: Option<Tally<'a>>,
    /// Partial decryptions with the number of their trustee.
    pub partials: Vec<(usize, &'a [u8])>,
    /// The published result.
    pub result: Option<&'a [u8]>,
    /// How far the election is.
    pub stage: Stage,
    /// Hash of the last event.
    pub head: String,
    /// Number of events.
    pub height: u64,
}

/// The published sum of the ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally<'a> {
    /// The record of the ciphertexts.
    pub encrypted: &'a [u8],
    /// Number of ballots it sums up.
    pub counted: u64,
    /// Their weights together.
    pub total_weight: u64,
}

/// How far an election is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Ballots are received.
    Open,
    /// No more ballots; not summed up yet.
    Closed,
    /// Summed up; trustees decrypt.
    Tallied,
    /// The result is published.
    Counted,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    version: u32,
    timestamp: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Kind {
    Setup,
    Ballot,
    EndBallots,
    EncryptedTally,
    PartialDecryption,
    Result,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Event {
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<String>,
    height: u64,
    #[serde(rename = "type")]
    kind: Kind,
    #[serde(skip_serializing_if = "Option::is_none")]
    payload: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SetupData {
    election: String,
    trustees: String,
    credentials: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SizedTally {
    num_tallied: u64,
    total_weight: u64,
    encrypted_tally: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OwnedPartial {
    owner: usize,
    payload: String,
}

impl<'a> Archive<'a> {
    /// Reads an archive and checks its layout, the names and chain of its records and the order of
    /// events, including what the reference tool lets pass (a ballot after the end, a record twice).
    ///
    /// # Errors
    /// The first fault with the entry it is in.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        if bytes.len() > MOST_BYTES {
            return Err(Why::TooLarge.at(Place::Archive));
        }
        let mut rest = bytes;
        let created_at = read_header(&mut rest).at(Place::Entry(1))?;
        let mut reader = Reader { pending: Vec::new(), seen: HashSet::new(), archive: None };
        let mut number = 1;
        while !rest.is_empty() {
            number += 1;
            let place = Place::Entry(number);
            let entry = tar::take(&mut rest).at(place.clone())?;
            if !entry.is_of(created_at) {
                return Err(Why::Layout("a header differs").at(place));
            }
            reader.entry(entry, created_at).at(place)?;
        }
        if !reader.pending.is_empty() {
            return Err(Why::OutOfOrder("records that no event refers to").at(Place::Archive));
        }
        let missing = Why::OutOfOrder("there is no set-up").at(Place::Archive);
        reader.archive.ok_or(missing)
    }

    /// The archive's hash, to be printed where people can compare it.
    pub fn hash(bytes: &[u8]) -> String {
        canon::hex(bytes)
    }
}

fn read_header(rest: &mut &[u8]) -> Result<u64, Why> {
    let entry = tar::take(rest)?;
    let header: Header = canon::read(entry.body)?;
    if header.version != 1 {
        return Err(Why::Unknown("version of the archive"));
    }
    let created_at = header.timestamp.parse().ok().filter(|time: &u64| *time <= tar::LATEST);
    let created_at = created_at.filter(|time| time.to_string() == header.timestamp);
    let created_at = created_at.ok_or(Why::Impossible("timestamp"))?;
    if entry.name != "BELENIOS" || !entry.is_of(created_at) {
        return Err(Why::Layout("the first entry is not the format's"));
    }
    Ok(created_at)
}

struct Record<'a> {
    hash: &'a str,
    body: &'a [u8],
}

struct Reader<'a> {
    pending: Vec<Record<'a>>,
    seen: HashSet<&'a str>,
    archive: Option<Archive<'a>>,
}

impl<'a> Reader<'a> {
    fn entry(&mut self, entry: tar::Entry<'a>, created_at: u64) -> Result<(), Why> {
        let (hash, kind) = entry.name.split_once('.').ok_or(Why::WrongHash)?;
        if canon::hex(entry.body) != hash {
            return Err(Why::WrongHash);
        }
        if !self.seen.insert(hash) {
            return Err(Why::Twice("a record"));
        }
        match kind {
            "data.json" => {
                // At most four records belong to one event.
                if self.pending.len() == 4 {
                    return Err(Why::OutOfOrder("records that no event refers to"));
                }
                self.pending.push(Record { hash, body: entry.body });
                Ok(())
            }
            "event.json" => {
                let event: Event = canon::read(entry.body)?;
                self.event(&event, created_at)?;
                if let Some(archive) = &mut self.archive {
                    hash.clone_into(&mut archive.head);
                    archive.height += 1;
                }
                Ok(())
            }
            _ => Err(Why::Layout("neither data nor event")),
        }
    }

    fn event(&mut self, event: &Event, created_at: u64) -> Result<(), Why> {
        let pending = std::mem::take(&mut self.pending);
        let records = pending.as_slice();
        let last = records.last().map(|record| record.hash);
        if event.payload.as_deref() != last {
            return Err(Why::OutOfOrder("an event does not name the record before it"));
        }
        let Some(archive) = &mut self.archive else {
            let first = event.height == 0 && event.parent.is_none() && event.kind == Kind::Setup;
            let setup = if first { setup(records)? } else { None };
            let setup = setup.ok_or(Why::OutOfOrder("it does not begin with the set-up"))?;
            self.archive = Some(Archive::new(created_at, setup));
            return Ok(());
        };
        if event.height != archive.height || event.parent.as_ref() != Some(&archive.head) {
            return Err(Why::OutOfOrder("the chain of events is broken"));
        }
        archive.apply(event.kind, records)
    }
}

impl<'a> Archive<'a> {
    fn new(created_at: u64, setup: Setup<'a>) -> Self {
        Self {
            created_at,
            setup,
            ballots: Vec::new(),
            tally: None,
            partials: Vec::new(),
            result: None,
            stage: Stage::Open,
            head: String::new(),
            height: 0,
        }
    }

    fn apply(&mut self, kind: Kind, records: &[Record<'a>]) -> Result<(), Why> {
        match (self.stage, kind, records) {
            (Stage::Open, Kind::Ballot, [ballot]) => self.ballots.push(ballot.body),
            (Stage::Open, Kind::EndBallots, []) => self.stage = Stage::Closed,
            (Stage::Closed, Kind::EncryptedTally, [encrypted, sized]) => {
                let sized: SizedTally = canon::read(sized.body)?;
                if sized.encrypted_tally != encrypted.hash {
                    return Err(Why::OutOfOrder("the tally's size names another tally"));
                }
                self.tally = Some(Tally { encrypted: encrypted.body, counted: sized.num_tallied, total_weight: sized.total_weight });
                self.stage = Stage::Tallied;
            }
            (Stage::Tallied, Kind::PartialDecryption, [partial, owned]) => {
                let owned: OwnedPartial = canon::read(owned.body)?;
                if owned.payload != partial.hash {
                    return Err(Why::OutOfOrder("an owner names another decryption"));
                }
                if self.partials.iter().any(|(owner, _)| *owner == owned.owner) {
                    return Err(Why::Twice("a trustee's decryption"));
                }
                self.partials.push((owned.owner, partial.body));
            }
            (Stage::Tallied, Kind::Result, [result]) => {
                self.result = Some(result.body);
                self.stage = Stage::Counted;
            }
            _ => return Err(Why::OutOfOrder("this event may not stand here")),
        }
        Ok(())
    }
}

fn setup<'a>(records: &[Record<'a>]) -> Result<Option<Setup<'a>>, Why> {
    let [election, trustees, credentials, data] = records else { return Ok(None) };
    let data: SetupData = canon::read(data.body)?;
    let named = [data.election, data.trustees, data.credentials];
    if named != [election.hash, trustees.hash, credentials.hash] {
        return Ok(None);
    }
    Ok(Some(Setup { election: election.body, trustees: trustees.body, credentials: credentials.body }))
}
