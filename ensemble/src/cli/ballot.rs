//! Secret ballots on an own machine: a trustee's key, the codes of the voters, and verification by anybody. No server takes part.

use ballot::{Belenios2048, Uuid, command};
use std::{
    fs::File,
    io::{self, BufReader},
    path::PathBuf,
};

/// What `ensemble ballot` can do.
#[derive(clap::Subcommand)]
pub enum Ballot {
    /// Verify an archive from its first to its last record
    Verify {
        /// The archive (.bel)
        archive: PathBuf,
    },
    /// Verify an archive and list the tracker of every ballot; with an older copy, see that nothing was taken out
    Audit {
        /// The archive (.bel)
        archive: PathBuf,
        /// An older copy of it
        #[arg(long)]
        older: Option<PathBuf>,
    },
    /// What a trustee does, offline
    #[command(subcommand)]
    Trustee(Trustee),
    /// Draw the voters' codes and the public list that belongs to them
    Credentials {
        /// Identifier of the election
        election: String,
        /// The voters, one a line
        voters: PathBuf,
        /// New file for the codes, one for each voter: secret
        #[arg(long)]
        codes: PathBuf,
        /// New file for the public list
        #[arg(long)]
        list: PathBuf,
        /// New file that says whose public credential is whose, for a server that has to know who has voted
        #[arg(long)]
        links: Option<PathBuf>,
    },
}

/// A trustee's steps.
#[derive(clap::Subcommand)]
pub enum Trustee {
    /// Make a key: the secret stays, the public part is handed over
    New {
        /// Name that stands in the archive
        #[arg(long)]
        name: Option<String>,
        /// New file for the secret key
        secret: PathBuf,
        /// New file for the public key
        public: PathBuf,
    },
    /// Join a group of which some are enough: a seed stays, a certificate is handed over
    Join {
        /// New file for the seed: secret
        seed: PathBuf,
        /// New file for the certificate
        certificate: PathBuf,
    },
    /// Deal the shares of a group's key; the checksum is told before the file is shown
    Deal {
        /// The seed
        seed: PathBuf,
        /// What the group has published (group.json)
        group: PathBuf,
        /// New file for what is dealt
        dealing: PathBuf,
    },
    /// Check what all have dealt and make the own share of the group's key
    Finish {
        /// The seed
        seed: PathBuf,
        /// What the group has published (group.json)
        group: PathBuf,
        /// New file for the secret key
        secret: PathBuf,
        /// New file for the public key
        public: PathBuf,
    },
    /// See that the own key is in an archive
    Check {
        /// The archive (.bel)
        archive: PathBuf,
        /// The secret key
        secret: PathBuf,
    },
    /// Verify an archive and open the own part of the sum
    Decrypt {
        /// The archive (.bel)
        archive: PathBuf,
        /// The secret key
        secret: PathBuf,
        /// New file for the own part
        part: PathBuf,
    },
}

/// Runs it.
///
/// # Errors
/// What is wrong with a file or an archive, in words.
pub fn run(what: &Ballot) -> anyhow::Result<()> {
    let out = &mut io::stdout().lock();
    match what {
        Ballot::Verify { archive } => drop(command::verify::<Belenios2048>(archive, out)?),
        Ballot::Audit { archive, older } => drop(command::audit::<Belenios2048>(archive, older.as_deref(), out)?),
        Ballot::Trustee(Trustee::New { name, secret, public }) => {
            command::new_trustee::<Belenios2048>(name.as_deref(), secret, public, out)?
        }
        Ballot::Trustee(Trustee::Join { seed, certificate }) => command::new_member::<Belenios2048>(seed, certificate, out)?,
        Ballot::Trustee(Trustee::Deal { seed, group, dealing }) => {
            drop(command::member_deals::<Belenios2048>(seed, group, dealing, out)?);
        }
        Ballot::Trustee(Trustee::Finish { seed, group, secret, public }) => {
            command::member_finishes::<Belenios2048>(seed, group, secret, public, out)?;
        }
        Ballot::Trustee(Trustee::Check { archive, secret }) => drop(command::trustee_is_in::<Belenios2048>(archive, secret, out)?),
        Ballot::Trustee(Trustee::Decrypt { archive, secret, part }) => drop(command::decrypt::<Belenios2048>(archive, secret, part, out)?),
        Ballot::Credentials { election, voters, codes, list, links } => {
            let election = Uuid::try_from(election.clone())?;
            let files = command::Files { codes, list, links: links.as_deref() };
            command::credentials::<Belenios2048>(&election, BufReader::new(File::open(voters)?), &files, out)?;
        }
    }
    Ok(())
}
