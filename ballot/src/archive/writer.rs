//! Writing an archive, event by event.

use super::{Archive, Event, Header, Kind, OwnedPartial, Setup, SetupData, SizedTally, Stage, tar};
use crate::{Fault, Why, canon};
use std::collections::HashSet;

/// An archive in the making. It can be saved after every step; what was saved stays a prefix.
#[derive(Clone, Debug)]
pub struct Writer {
    bytes: Vec<u8>,
    created_at: u64,
    stage: Stage,
    head: Option<String>,
    height: u64,
    ballots: HashSet<String>,
    owners: Vec<usize>,
}

impl Writer {
    /// Begins an archive with the records of the set-up, `created_at` seconds after 1970.
    ///
    /// # Errors
    /// [`Why::Impossible`] if the time does not fit eleven octal digits (year 2242).
    pub fn begin(created_at: u64, setup: Setup<'_>) -> Result<Self, Why> {
        if created_at > tar::LATEST {
            return Err(Why::Impossible("timestamp"));
        }
        let mut writer =
            Self { bytes: Vec::new(), created_at, stage: Stage::Open, head: None, height: 0, ballots: HashSet::new(), owners: Vec::new() };
        let header = canon::write(&Header { version: 1, timestamp: created_at.to_string() });
        tar::append(&mut writer.bytes, "BELENIOS", header.as_bytes(), created_at);
        let data = SetupData {
            election: writer.data(setup.election),
            trustees: writer.data(setup.trustees),
            credentials: writer.data(setup.credentials),
        };
        let payload = writer.data(canon::write(&data).as_bytes());
        writer.event(Kind::Setup, Some(payload));
        Ok(writer)
    }

    /// Goes on with an archive that was saved before.
    ///
    /// # Errors
    /// As [`Archive::read`].
    pub fn resume(bytes: Vec<u8>) -> Result<Self, Fault> {
        let archive = Archive::read(&bytes)?;
        let created_at = archive.created_at;
        let stage = archive.stage;
        let head = Some(archive.head.clone());
        let height = archive.height;
        let ballots = archive.ballots.iter().map(|ballot| canon::hex(ballot)).collect();
        let owners = archive.partials.iter().map(|(owner, _)| *owner).collect();
        Ok(Self { bytes, created_at, stage, head, height, ballots, owners })
    }

    /// Goes on with an archive whose last step may not have been written to its end, because the
    /// machine stopped. Gives also the number of bytes after the last whole event, which are
    /// dropped; the step has to be done again.
    ///
    /// # Errors
    /// As [`Archive::read`], if more than the last step is wrong.
    pub fn recover(mut bytes: Vec<u8>) -> Result<(Self, usize), Fault> {
        // A step adds at most the four records of a set-up and its event.
        const MOST_ENTRIES: usize = 5;
        let ends = tar::ends(&bytes);
        let whole = ends
            .iter()
            .rev()
            .take(MOST_ENTRIES + 1)
            .copied()
            .find(|end| bytes.get(..*end).is_some_and(|earlier| Archive::read(earlier).is_ok()));
        let dropped = whole.map_or(0, |end| bytes.len() - end);
        bytes.truncate(bytes.len() - dropped);
        Ok((Self::resume(bytes)?, dropped))
    }

    /// Adds a ballot.
    ///
    /// # Errors
    /// [`Why::OutOfOrder`] after the end, [`Why::Twice`] for a ballot that is already in.
    pub fn ballot(&mut self, record: &[u8]) -> Result<(), Why> {
        self.demand(Stage::Open)?;
        if !self.ballots.insert(canon::hex(record)) {
            return Err(Why::Twice("a record"));
        }
        let payload = self.data(record);
        self.event(Kind::Ballot, Some(payload));
        Ok(())
    }

    /// Ends the vote: no ballot can follow.
    ///
    /// # Errors
    /// [`Why::OutOfOrder`] if it has ended already.
    pub fn close(&mut self) -> Result<(), Why> {
        self.demand(Stage::Open)?;
        self.event(Kind::EndBallots, None);
        self.stage = Stage::Closed;
        Ok(())
    }

    /// Adds the sum of the ballots: the record of the ciphertexts, the number of ballots in it
    /// (one per credential) and their total weight.
    ///
    /// # Errors
    /// [`Why::OutOfOrder`] before the end of the vote or a second time.
    pub fn tally(&mut self, encrypted: &[u8], counted: u64, total_weight: u64) -> Result<(), Why> {
        self.demand(Stage::Closed)?;
        let encrypted_tally = self.data(encrypted);
        let sized = SizedTally { num_tallied: counted, total_weight, encrypted_tally };
        let payload = self.data(canon::write(&sized).as_bytes());
        self.event(Kind::EncryptedTally, Some(payload));
        self.stage = Stage::Tallied;
        Ok(())
    }

    /// Adds the partial decryption of trustee number `owner`.
    ///
    /// # Errors
    /// [`Why::OutOfOrder`] without a tally, [`Why::Twice`] for a second one of the same trustee.
    pub fn partial(&mut self, owner: usize, record: &[u8]) -> Result<(), Why> {
        self.demand(Stage::Tallied)?;
        if self.owners.contains(&owner) {
            return Err(Why::Twice("a trustee's decryption"));
        }
        self.owners.push(owner);
        let payload = self.data(record);
        let payload = self.data(canon::write(&OwnedPartial { owner, payload }).as_bytes());
        self.event(Kind::PartialDecryption, Some(payload));
        Ok(())
    }

    /// Adds the result.
    ///
    /// # Errors
    /// [`Why::OutOfOrder`] without a tally or a second time.
    pub fn result(&mut self, record: &[u8]) -> Result<(), Why> {
        self.demand(Stage::Tallied)?;
        let payload = self.data(record);
        self.event(Kind::Result, Some(payload));
        self.stage = Stage::Counted;
        Ok(())
    }

    /// The archive as it stands.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The archive as it stands, handed over.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    fn demand(&self, stage: Stage) -> Result<(), Why> {
        if self.stage == stage { Ok(()) } else { Err(Why::OutOfOrder("not at this stage")) }
    }

    fn data(&mut self, record: &[u8]) -> String {
        let hash = canon::hex(record);
        tar::append(&mut self.bytes, &format!("{hash}.data.json"), record, self.created_at);
        hash
    }

    fn event(&mut self, kind: Kind, payload: Option<String>) {
        let event = Event { parent: self.head.take(), height: self.height, kind, payload };
        let event = canon::write(&event);
        let hash = canon::hex(event.as_bytes());
        let name = format!("{hash}.event.json");
        tar::append(&mut self.bytes, &name, event.as_bytes(), self.created_at);
        self.head = Some(hash);
        self.height += 1;
    }
}
