//! The four steps of a group of which some members are enough, as files.

use super::{Failure, Secrecy, read, record, write};
use crate::ceremony::{Dealing, Member, assemble};
use crate::fault::{At, Place};
use crate::suite::Suite;
use crate::threshold::Signed;
use crate::trustee::{Trustee, TrusteeKey};
use crate::{canon, system_rng};
use serde::{Serialize, de::DeserializeOwned};
use std::io::Write;
use std::path::{Path, PathBuf};

/// The public files of a group, each list in the order of the members' numbers.
#[derive(Clone, Debug, Default)]
pub struct GroupFiles {
    /// How many members are needed.
    pub threshold: usize,
    /// Step 1.
    pub certificates: Vec<PathBuf>,
    /// Step 2: the hashes that were published before the dealings.
    pub commitments: Vec<String>,
    /// Step 2.
    pub dealings: Vec<PathBuf>,
    /// Step 3.
    pub keys: Vec<PathBuf>,
}

/// Step 1: a seed that stays and a certificate that goes to everybody.
///
/// # Errors
/// That a file cannot be written; existing files are not overwritten.
pub fn new_member<S: Suite>(seed: &Path, certificate: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let mut rng = system_rng();
    let text = Member::<S>::new_seed(&mut rng);
    let member = Member::<S>::new(&text).map_err(record(seed))?;
    write(seed, &(text + "\n"), Secrecy::Secret)?;
    write(certificate, &canon::write(&member.certificate(&mut rng)), Secrecy::Public)?;
    writeln!(out, "Keep {}; hand over {}.", seed.display(), certificate.display())?;
    Ok(())
}

/// Step 2: deals the shares. The hash that is written must be published before the file is shown.
///
/// # Errors
/// If a certificate does not hold.
pub fn member_deals<S: Suite>(seed: &Path, group: &GroupFiles, dealing: &Path, out: &mut dyn Write) -> Result<String, Failure> {
    let certs: Vec<Signed<S>> = records(&group.certificates)?;
    let dealt = member::<S>(seed)?.deal(group.threshold, &certs, &mut system_rng());
    let dealt = dealt.at(Place::Trustees)?;
    write(dealing, &dealt.record(), Secrecy::Public)?;
    let commitment = dealt.commitment();
    writeln!(out, "Tell everybody {commitment}.")?;
    writeln!(out, "When all have told theirs, hand over {}.", dealing.display())?;
    Ok(commitment)
}

/// Step 3: checks what everybody dealt and makes the member's own part of the key.
///
/// # Errors
/// [`Failure::Fault`] names the member who cheated.
pub fn member_finishes<S: Suite>(
    seed: &Path,
    group: &GroupFiles,
    secret: &Path,
    public: &Path,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let certs: Vec<Signed<S>> = records(&group.certificates)?;
    let dealings: Vec<Dealing<S>> = records(&group.dealings)?;
    let (threshold, commitments) = (group.threshold, &group.commitments);
    let mut rng = system_rng();
    let finished = member::<S>(seed)?.finish(threshold, &certs, commitments, &dealings, &mut rng);
    let (share, key) = finished?;
    write(secret, &(share.record() + "\n"), Secrecy::Secret)?;
    write(public, &canon::write(&key), Secrecy::Public)?;
    writeln!(out, "All shares hold. Keep {}; hand over {}.", secret.display(), public.display())?;
    Ok(())
}

/// Step 4: the group as a line of the trustees record.
///
/// # Errors
/// If the files do not fit together.
pub fn join_group<S: Suite>(group: &GroupFiles) -> Result<Trustee<S>, Failure> {
    let certs: Vec<Signed<S>> = records(&group.certificates)?;
    let dealings: Vec<Dealing<S>> = records(&group.dealings)?;
    let keys: Vec<TrusteeKey<S>> = records(&group.keys)?;
    let group = assemble(group.threshold, certs, &dealings, keys).at(Place::Trustees)?;
    Ok(Trustee::Pedersen(group))
}

fn member<S: Suite>(seed: &Path) -> Result<Member<S>, Failure> {
    let text = String::from_utf8(read(seed)?).unwrap_or_default();
    Member::new(text.trim()).map_err(record(seed))
}

fn records<T: Serialize + DeserializeOwned>(paths: &[PathBuf]) -> Result<Vec<T>, Failure> {
    let one = |path: &PathBuf| canon::read(read(path)?.trim_ascii_end()).map_err(record(path));
    paths.iter().map(one).collect()
}
