//! A poll whose set-up is checked: what ballots are checked against.

use crate::archive::Setup;
use crate::ballot::Ballot;
use crate::credential::Roll;
use crate::election::Election;
use crate::fault::At;
use crate::suite::{Belenios2048, GroupElement, PublicBase, Suite};
use crate::trustee::{Board, Trustees, require_key};
use crate::{Fault, Place, Why, canon};
use std::collections::HashMap;

/// Election, trustees and credentials that fit together.
#[derive(Debug)]
pub struct Poll<S: Suite = Belenios2048> {
    /// The election.
    pub election: Election<S>,
    /// The fingerprint of its record.
    pub fingerprint: String,
    /// The fingerprint of the list of credentials.
    pub roll_fingerprint: String,
    /// The trustees.
    pub board: Board<S>,
    /// The weight of every credential by its decimal spelling.
    weights: HashMap<String, u64>,
    key: PublicBase<S>,
}

impl<S: Suite> Poll<S> {
    /// Checks the set-up: trustees' proofs, the election's key, every credential.
    ///
    /// # Errors
    /// The first fault.
    pub fn open(setup: Setup<'_>) -> Result<Self, Fault> {
        let election = Election::<S>::read(setup.election).at(Place::Election)?;
        let trustees = Trustees::<S>::read(setup.trustees).at(Place::Trustees)?;
        let board = trustees.check()?;
        if election.public_key != board.key {
            return Err(Why::Differs("the election's key").at(Place::Election));
        }
        let roll = Roll::<S>::read(setup.credentials).at(Place::Credentials)?;
        let weights = weights(&roll).at(Place::Credentials)?;
        Ok(Self {
            key: PublicBase::new(&board.key),
            election,
            fingerprint: canon::b64(setup.election),
            roll_fingerprint: canon::b64(setup.credentials),
            board,
            weights,
        })
    }

    /// Number of credentials.
    pub fn voters(&self) -> usize {
        self.weights.len()
    }

    /// The weight of a credential; none if it is not in the list.
    pub fn weight(&self, credential: &S::Element) -> Option<u64> {
        self.weights.get(&credential.decimal()).copied()
    }

    /// Checks everything about a ballot.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn check(&self, record: &[u8]) -> Result<Ballot<S>, Why> {
        let ballot = self.receive(record)?;
        self.check_proofs(&ballot)?;
        Ok(ballot)
    }

    /// The first, quick half of the check: canonical form, credential and signature, in a few
    /// thousandths of a second. The ballot may be acknowledged; before it is counted
    /// [`Poll::check_proofs`] must have accepted it.
    ///
    /// # Errors
    /// Why it is refused.
    pub fn receive(&self, record: &[u8]) -> Result<Ballot<S>, Why> {
        let ballot = Ballot::<S>::read(record)?;
        if ballot.election_uuid != self.election.uuid || ballot.election_hash != self.fingerprint {
            return Err(Why::OtherElection);
        }
        self.weight(&ballot.credential).ok_or(Why::UnknownCredential)?;
        ballot.check_signature(&self.election, &self.fingerprint)?;
        Ok(ballot)
    }

    /// The second, slow half of the check: the proofs.
    ///
    /// # Errors
    /// Why the ballot is refused.
    pub fn check_proofs(&self, ballot: &Ballot<S>) -> Result<(), Why> {
        ballot.check_answers(&self.election, &self.key)
    }
}

pub(crate) fn weights<S: Suite>(roll: &Roll<S>) -> Result<HashMap<String, u64>, Why> {
    let mut weights = HashMap::with_capacity(roll.entries.len());
    let mut total = 0_u64;
    for entry in &roll.entries {
        require_key::<S>(&entry.credential, "a credential")?;
        total = total.checked_add(entry.weight).ok_or(Why::TooLarge)?;
        if weights.insert(entry.credential.decimal(), entry.weight).is_some() {
            return Err(Why::Twice("a credential"));
        }
    }
    Ok(weights)
}
