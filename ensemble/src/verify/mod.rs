//! The second line of defence: recomputes the invariants of the house by code that shares nothing with the acts.
//!
//! It speaks plain SQL, knows the tables by their names only, and uses no function of any room. `ensemble verify` prints
//! one line for each invariant and ends with code 1 if one is violated.

mod books;
mod chain;

use crate::{
    app::App,
    base::Outcome,
    db::{Tx, Who},
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

/// Looks at everything.
///
/// # Errors
/// A fault of the engine.
pub async fn verify(app: &App) -> Outcome<Vec<Finding>> {
    let mut tx = app.read(Who::house()).await?;
    let tx: &mut Tx = &mut tx;
    Ok(vec![books::entries_balance(tx).await?, books::numbers_have_no_gap(tx).await?, chain::audit_is_unbroken(tx).await?])
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
