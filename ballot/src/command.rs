//! What a person does with files on an own machine: a trustee, the credential authority, anybody
//! who checks. The functions take paths and write what they have to say in English to a writer;
//! a program gives them names and arguments.

mod check;
mod credentials;
mod group;
mod trustee;

pub use check::{audit, verify};
pub use credentials::{Files, credentials};
pub use group::{member_deals, member_finishes, new_member};
pub use trustee::{decrypt, new_trustee, trustee_is_in};

use crate::{Fault, Why, canon};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a command stops.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Failure {
    /// A file cannot be read or written.
    #[error("{}: {why}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        why: io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {why}", path.display())]
    Record {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        why: Why,
    },
    /// An archive or a ceremony is refused.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// What is said cannot be written.
    #[error(transparent)]
    Output(#[from] io::Error),
    /// The key is not among the trustees of the archive.
    #[error("this key is not among the trustees of the archive")]
    NotATrustee,
    /// The older archive is not the beginning of the newer one.
    #[error("the older archive is not the beginning of this one: something was taken out or changed")]
    NotGrown,
    /// There is nothing to open yet.
    #[error("the ballots are not summed up yet: there is nothing to open")]
    NothingToOpen,
    /// The key has opened another sum before.
    #[error("this key has opened another sum before ({}): opening two sums would show single ballots. Do not hand over a part, and tell everybody", .0.display())]
    AnotherSum(PathBuf),
    /// One member of the group could open ballots alone.
    #[error("the group says that {0} of its members can open ballots: at least two are needed")]
    Threshold(usize),
    /// Two names are one person, or a name is empty.
    #[error("line {0} of the voters is empty or stands there twice")]
    Voter(usize),
}

/// Reads a file, at most as large as the largest archive.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let failed = |why| Failure::File { path: path.to_owned(), why };
    let file = File::open(path).map_err(failed)?;
    let most = u64::try_from(crate::archive::MOST_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    let length = file.take(most + 1).read_to_end(&mut bytes).map_err(failed)?;
    if length > crate::archive::MOST_BYTES {
        return Err(record(path)(Why::TooLarge));
    }
    Ok(bytes)
}

/// Writes a new file. An existing one is never overwritten: it may be the only copy of a key.
pub(crate) fn write(path: &Path, content: &str, secrecy: Secrecy) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if secrecy == Secrecy::Secret {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = secrecy;
    let written = options.open(path).and_then(|mut file| {
        file.write_all(content.as_bytes())?;
        file.sync_all()
    });
    written.map_err(|why| Failure::File { path: path.to_owned(), why })
}

/// The first characters of a record's hash, to be read out on the telephone.
pub(crate) fn told(record: &str) -> String {
    canon::hex(record.as_bytes()).chars().take(8).collect::<String>().to_uppercase()
}

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secrecy {
    /// Only its owner.
    Secret,
    /// Everybody.
    Public,
}

/// Says which file a record's fault is in.
pub(crate) fn record(path: &Path) -> impl Fn(Why) -> Failure + '_ {
    |why| Failure::Record { path: path.to_owned(), why }
}
