//! The arithmetic of pay on lines of JSON: no database, no settings, any number of lines.

use anyhow::Context as _;
use statute::{
    cases::{calculate, check, explain_text},
    explain::Lang,
};
use std::{
    fs::File,
    io::{self, BufReader, Read as _, Write},
    path::{Path, PathBuf},
};

/// What `ensemble pay` can do.
#[derive(clap::Subcommand)]
pub enum Pay {
    /// Calculate the cases on standard input, one JSON object a line; a bad line gets its error and the others go on
    Calculate,
    /// Compare the expected values of a file of cases with the law; ends with code 1 if one differs
    Check {
        /// The file, one JSON object a line
        file: PathBuf,
    },
    /// Print how one payslip comes about, line by line
    Explain {
        /// A file with one case; standard input if none is named
        file: Option<PathBuf>,
        /// Print in English
        #[arg(long)]
        english: bool,
    },
}

/// Runs it; says whether all was well.
///
/// # Errors
/// A file that cannot be read; a case that has no payslip.
pub fn run(pay: &Pay) -> anyhow::Result<bool> {
    let out = io::BufWriter::new(io::stdout().lock());
    match pay {
        Pay::Calculate => calculate(io::stdin().lock(), out)?,
        Pay::Check { file } => {
            let (_, failed) = check(BufReader::new(open(file)?), out)?;
            return Ok(failed == 0);
        }
        Pay::Explain { file, english } => explain(file.as_deref(), if *english { Lang::En } else { Lang::De }, out)?,
    }
    Ok(true)
}

fn open(file: &Path) -> anyhow::Result<File> {
    File::open(file).with_context(|| file.display().to_string())
}

fn explain(file: Option<&Path>, lang: Lang, mut out: impl Write) -> anyhow::Result<()> {
    let mut text = String::new();
    match file {
        Some(file) => open(file)?.read_to_string(&mut text)?,
        None => io::stdin().read_to_string(&mut text)?,
    };
    write!(out, "{}", explain_text(text.trim(), lang)?)?;
    Ok(out.flush()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Class I, 5,000.00 in January 2026: the wage tax is of the official check table, in cents.
    const CASE: &str =
        r#"{"id":"a","kind":"pap","year":2026,"in":{"LZZ":2,"RE4":500000,"STKL":1,"PVZ":1,"KVZ":"2.9"},"expected":{"SOLZLZZ":0}}"#;

    fn printed(doing: impl FnOnce(&mut Vec<u8>) -> anyhow::Result<()>) -> String {
        let mut out = Vec::new();
        doing(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_bad_line_gets_its_error_and_the_others_go_on() {
        let lines = format!("{CASE}\nno JSON\n\n{{\"id\":7,\"kind\":\"soup\"}}\n{CASE}\n");
        let out = printed(|out| Ok(calculate(lines.as_bytes(), out)?));
        let answers: Vec<&str> = out.lines().collect();
        assert_eq!(answers.len(), 4);
        assert!(answers[0].contains("\"out\"") && answers[0] == answers[3], "{out}");
        assert!(answers[1].contains("\"error\"") && answers[2].contains("'soup' is not one of"), "{out}");
    }

    #[test]
    fn checking_closes_with_what_passed_and_failed() {
        let lines = format!("{CASE}\n{}\n", CASE.replace("\"SOLZLZZ\":0", "\"SOLZLZZ\":1"));
        let mut all_well = true;
        let out = printed(|out| {
            all_well = check(lines.as_bytes(), out)?.1 == 0;
            Ok(())
        });
        assert_eq!(out, "a: SOLZLZZ expected 1, computed 0\n1 passed, 1 failed\n");
        assert!(!all_well);
    }
}
