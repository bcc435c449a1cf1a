//! The second line of defence: recomputes the invariants of the house by code that shares nothing with the acts.
//!
//! It speaks plain SQL, knows the tables by their names only, and uses no function of any room. `ensemble verify` prints
//! one line for each invariant and ends with code 1 if one is violated.

mod chain;
mod files;
mod questions;
mod series;
#[cfg(test)]
mod tests;
mod votes;

use questions::{QUESTIONS, Question, SAYS};

use crate::{
    app::App,
    base::Outcome,
    db::{Params as _, Tx, Who},
};

/// What was found of one invariant.
#[derive(Debug)]
pub struct Finding {
    /// Its number in the quality rules, `I1` to `I13`.
    pub invariant: &'static str,
    /// What it says, in a few words.
    pub says: &'static str,
    /// How many things were looked at.
    pub checked: u64,
    /// What violates it; empty if nothing does.
    pub violations: Vec<String>,
}

impl Finding {
    /// A finding with nothing found yet.
    #[must_use]
    pub fn new(invariant: &'static str, says: &'static str) -> Self {
        Self { invariant, says, checked: 0, violations: Vec::new() }
    }

    /// Looks at one thing.
    pub fn check(&mut self, holds: bool, violation: impl FnOnce() -> String) {
        self.checked += 1;
        if !holds {
            self.violations.push(violation());
        }
    }
}

/// Violations of one question that are told; more say nothing new, and a broken house must fit into memory.
const TOLD: usize = 100;

/// Looks at everything.
///
/// # Errors
/// A fault of the engine.
pub async fn verify(app: &App) -> Outcome<Vec<Finding>> {
    let mut tx = app.read(Who::house()).await?;
    let mut findings = Vec::new();
    for (invariant, says) in SAYS {
        let mut finding = Finding::new(invariant, says);
        for question in QUESTIONS.iter().filter(|question| question.invariant == *invariant) {
            ask(&mut tx, question, &mut finding).await?;
        }
        match *invariant {
            "I5" => {
                votes::results_are_recounts(&mut tx, &mut finding).await?;
                votes::secret_results_are_in_their_archives(&mut tx, &mut finding).await?;
            }
            "I6" => series::numbers_have_no_gap(&mut tx, &mut finding).await?,
            "I7" => chain::audit_is_unbroken(&mut tx, &mut finding).await?,
            "I9" => {
                files::documents_are_unchanged(&mut tx, &mut finding).await?;
                files::files_pay_the_payslips(&mut tx, &mut finding).await?;
            }
            _ => {}
        }
        findings.push(finding);
    }
    Ok(findings)
}

async fn ask(tx: &mut Tx, question: &Question, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let looked_at: i64 = tx.one("count", question.looks_at, (&coop,)).await?.get("n")?;
    finding.checked += u64::try_from(looked_at).unwrap_or(0);
    let some = format!("{} LIMIT {TOLD}", question.violations);
    for row in tx.all_composed(some, (&coop,).values()).await? {
        finding.violations.push(row.get("what")?);
    }
    Ok(())
}

/// Prints one line for each finding and says whether all hold.
#[must_use]
pub fn report(findings: &[Finding]) -> bool {
    for finding in findings {
        let verdict = if finding.violations.is_empty() { "holds" } else { "VIOLATED" };
        println!("{:<4} {verdict:<8} {} ({} checked)", finding.invariant, finding.says, finding.checked);
        for violation in finding.violations.iter().take(20) {
            println!("     - {violation}");
        }
    }
    findings.iter().all(|finding| finding.violations.is_empty())
}
