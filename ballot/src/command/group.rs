//! The steps of a group of which some members are enough. What they publish comes as one file, `group.json`: see [`Published`].

use super::{Failure, Secrecy, read, record, told, write};
use crate::ceremony::{Member, Published};
use crate::fault::{At, Place};
use crate::suite::Suite;
use crate::{Why, canon, system_rng};
use std::io::Write;
use std::path::Path;

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

/// Step 2: deals the shares. The hash that is told must be published before the file is shown.
///
/// # Errors
/// If a certificate does not hold; [`Failure::Threshold`] if one member alone could open ballots.
pub fn member_deals<S: Suite>(seed: &Path, group: &Path, dealing: &Path, out: &mut dyn Write) -> Result<String, Failure> {
    let published = published::<S>(group)?;
    if published.threshold < 2 {
        return Err(Failure::Threshold(published.threshold));
    }
    let certificates = told(&canon::write(&published.certificates));
    writeln!(out, "{} members, of whom {} together can open ballots.", published.certificates.len(), published.threshold)?;
    writeln!(out, "The group is {certificates}: the same for every member; compare it on the telephone.")?;
    let dealt = member::<S>(seed)?.deal(published.threshold, &published.certificates, &mut system_rng());
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
pub fn member_finishes<S: Suite>(seed: &Path, group: &Path, secret: &Path, public: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let Published { threshold, certificates, commitments, dealings, .. } = published::<S>(group)?;
    let mut rng = system_rng();
    let (share, key) = member::<S>(seed)?.finish(threshold, &certificates, &commitments, &dealings, &mut rng)?;
    write(secret, &(share.record() + "\n"), Secrecy::Secret)?;
    write(public, &canon::write(&key), Secrecy::Public)?;
    writeln!(out, "All shares hold. Keep {}; hand over {}.", secret.display(), public.display())?;
    Ok(())
}

fn member<S: Suite>(seed: &Path) -> Result<Member<S>, Failure> {
    let text = String::from_utf8(read(seed)?).unwrap_or_default();
    Member::new(text.trim()).map_err(record(seed))
}

fn published<S: Suite>(group: &Path) -> Result<Published<S>, Failure> {
    serde_json::from_slice(&read(group)?).map_err(|fault| record(group)(Why::Malformed(fault.to_string())))
}
