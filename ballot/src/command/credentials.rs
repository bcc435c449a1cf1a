//! `credentials`: for the credential authority, who must not be the operator of the server.

use super::{Failure, Secrecy, write};
use crate::credential::{Code, Roll};
use crate::election::Uuid;
use crate::suite::Suite;
use crate::{canon, system_rng};
use std::collections::HashSet;
use std::io::{BufRead, Write};
use std::path::Path;

/// Makes a code for every line of `voters`. `codes` is the secret file, a line `name<TAB>code` per
/// voter in the order given; `list` is the public record, shuffled.
///
/// # Errors
/// [`Failure::Voter`] for an empty or a doubled line; existing files are not overwritten.
pub fn credentials<S: Suite>(election: &Uuid, voters: impl BufRead, codes: &Path, list: &Path, out: &mut dyn Write) -> Result<(), Failure> {
    let mut rng = system_rng();
    let mut lines = String::new();
    let mut drawn = Vec::new();
    let mut seen = HashSet::new();
    for (number, line) in (1..).zip(voters.lines()) {
        let name = line?.trim().to_owned();
        if name.is_empty() || name.contains('\t') || !seen.insert(name.clone()) {
            return Err(Failure::Voter(number));
        }
        let code = Code::random(&mut rng);
        lines.push_str(&format!("{name}\t{}\n", code.as_str()));
        drawn.push(code);
    }
    let record = Roll::<S>::shuffled(&drawn, election, &mut rng).record();
    write(codes, &lines, Secrecy::Secret)?;
    write(list, &record, Secrecy::Public)?;
    writeln!(out, "{} codes. Fingerprint of the public list:", drawn.len())?;
    writeln!(out, "{}", canon::b64(record.as_bytes()))?;
    Ok(())
}
