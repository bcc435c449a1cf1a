//! `credentials`: for the credential authority, who must not be the operator of the server.

use super::{Failure, Secrecy, write};
use crate::credential::{Code, Roll};
use crate::election::Uuid;
use crate::suite::{GroupElement as _, Suite};
use crate::{canon, system_rng};
use std::collections::HashSet;
use std::io::{BufRead, Write};
use std::path::Path;

/// The new files of a credential authority.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// Secret: a line `name<TAB>code` per voter, in the order given. The codes are sent to the voters from it.
    pub codes: &'a Path,
    /// The public record, shuffled.
    pub list: &'a Path,
    /// For a server that has to know who has voted: a line `name<TAB>public credential` per voter.
    pub links: Option<&'a Path>,
}

/// Makes a code for every line of `voters`.
///
/// # Errors
/// [`Failure::Voter`] for an empty or a doubled line; existing files are not overwritten.
pub fn credentials<S: Suite>(election: &Uuid, voters: impl BufRead, files: &Files<'_>, out: &mut dyn Write) -> Result<(), Failure> {
    let mut rng = system_rng();
    let (mut lines, mut links) = (String::new(), String::new());
    let mut drawn = Vec::new();
    let mut seen = HashSet::new();
    for (number, line) in (1..).zip(voters.lines()) {
        let name = line?.trim().to_owned();
        if name.is_empty() || name.contains('\t') || !seen.insert(name.clone()) {
            return Err(Failure::Voter(number));
        }
        let code = Code::random(&mut rng);
        lines.push_str(&format!("{name}\t{}\n", code.as_str()));
        links.push_str(&format!("{name}\t{}\n", code.secret::<S>(election).public().decimal()));
        drawn.push(code);
    }
    let record = Roll::<S>::shuffled(&drawn, election, &mut rng).record();
    write(files.codes, &lines, Secrecy::Secret)?;
    write(files.list, &record, Secrecy::Public)?;
    files.links.map_or(Ok(()), |place| write(place, &links, Secrecy::Public))?;
    writeln!(out, "{} codes. Fingerprint of the public list:", drawn.len())?;
    writeln!(out, "{}", canon::b64(record.as_bytes()))?;
    Ok(())
}
