//! `trustee`: keys are made and used offline; the server never sees a secret.

use super::{Failure, Secrecy, read, record, told, write};
use crate::archive::Stage;
use crate::count::Partial;
use crate::suite::{GroupElement, Secret, Suite};
use crate::trustee::TrusteeKey;
use crate::{canon, system_rng};
use std::io::Write;
use std::path::Path;

/// Makes a key: the secret file stays, the public file goes to the server.
///
/// # Errors
/// That a file cannot be written; existing files are not overwritten.
pub fn new_trustee<S: Suite>(name: Option<&str>, secret: &Path, public: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let mut rng = system_rng();
    let key = Secret::<S>::random(&mut rng);
    let mut trustee = TrusteeKey::of(&key, &mut rng);
    trustee.name = name.map(str::to_owned);
    write(secret, &(key.record() + "\n"), Secrecy::Secret)?;
    write(public, &(canon::write(&trustee) + "\n"), Secrecy::Public)?;
    writeln!(out, "Your key is {}.", short::<S>(&trustee.public_key))?;
    writeln!(out, "Keep {}: without it nobody can count.", secret.display())?;
    writeln!(out, "Hand over {}.", public.display())?;
    Ok(())
}

/// Says whether a trustee's key is in an archive, and as which number.
///
/// # Errors
/// [`Failure::NotATrustee`], or a fault of the archive.
pub fn trustee_is_in<S: Suite>(archive: &Path, secret: &Path, out: &mut dyn Write) -> Result<usize, Failure> {
    let verified = crate::verify::<S>(&read(archive)?)?;
    let key = Secret::<S>::read(&read(secret)?).map_err(record(secret))?.public();
    let owner = verified.poll.board.owner_of(&key).ok_or(Failure::NotATrustee)?;
    writeln!(out, "Your key {} is in the archive: trustee {owner}.", short::<S>(&key))?;
    Ok(owner)
}

/// Verifies the whole archive and then opens the trustee's part of the sum. Only the published
/// sum of all ballots is ever opened, never anything else that somebody hands over; and only one sum: which one stands in a file beside
/// the secret key (its name with `.opened`). Two sums that differ in one ballot would show that ballot.
///
/// # Errors
/// A fault of the archive, [`Failure::NotATrustee`], [`Failure::NothingToOpen`] or [`Failure::AnotherSum`].
pub fn decrypt<S: Suite>(archive: &Path, secret: &Path, partial: &Path, out: &mut dyn Write) -> Result<usize, Failure> {
    let verified = crate::verify::<S>(&read(archive)?)?;
    if verified.stage < Stage::Tallied {
        return Err(Failure::NothingToOpen);
    }
    let key = Secret::<S>::read(&read(secret)?).map_err(record(secret))?;
    let owner = verified.poll.board.owner_of(&key.public()).ok_or(Failure::NotATrustee)?;
    let sum = canon::b64(verified.sum.record().as_bytes());
    remember(secret, &sum)?;
    let fingerprint = &verified.poll.fingerprint;
    let part = Partial::new(&verified.sum, fingerprint, &key, &mut system_rng());
    write(partial, &part.record(), Secrecy::Public)?;
    writeln!(out, "The archive holds; {} ballots count.", verified.sum.counted)?;
    writeln!(out, "Checksum of their sum, the same for every trustee: {sum}")?;
    writeln!(out, "Hand over {} as the part of trustee {owner}.", partial.display())?;
    Ok(owner)
}

/// Keeps which sum a key opens, once; the same sum may be opened again.
fn remember(secret: &Path, sum: &str) -> Result<(), Failure> {
    let mut name = secret.as_os_str().to_owned();
    name.push(".opened");
    let place = Path::new(&name);
    if place.exists() {
        return if read(place)? == sum.as_bytes() { Ok(()) } else { Err(Failure::AnotherSum(place.to_owned())) };
    }
    write(place, sum, Secrecy::Public)
}

/// The first characters of a key's hash, to be read out on the telephone.
fn short<S: Suite>(key: &S::Element) -> String {
    told(&key.decimal())
}
