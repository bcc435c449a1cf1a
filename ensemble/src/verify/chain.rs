//! I7: the audit log is a chain in which no line was changed, removed or put in.

use super::Finding;
use crate::{base::Outcome, db::Tx};
use sha2::{Digest as _, Sha256};

/// Walks the chain from its beginning and compares its end with the recorded head.
pub(super) async fn audit_is_unbroken(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let (mut expected, mut before) = (0_i64, String::new());
    loop {
        let rows = tx
            .all(
                "SELECT number, at, COALESCE(login, '') AS login, action, subject, details, hash FROM audit
                 WHERE coop = $1 AND number > $2 ORDER BY number LIMIT 5000",
                (&coop, expected),
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            expected += 1;
            let (number, at): (i64, i64) = (row.get("number")?, row.get("at")?);
            let words: [String; 4] = [row.get("login")?, row.get("action")?, row.get("subject")?, row.get("details")?];
            let mut hash = Sha256::new();
            hash.update(before.as_bytes());
            for word in [&number.to_string(), &at.to_string()].into_iter().chain(&words) {
                hash.update([0x1f]);
                hash.update(word.as_bytes());
            }
            before = row.get("hash")?;
            let computed = hex::encode(hash.finalize());
            finding.check(number == expected && computed == before, || format!("line {number} does not follow from the one before"));
            expected = number;
        }
    }
    let head = tx.one("chain", "SELECT number, hash FROM chain WHERE coop = $1", (&coop,)).await?;
    let (number, hash): (i64, String) = (head.get("number")?, head.get("hash")?);
    finding.check(number == expected && hash == before, || format!("the head says {number}, the last line is {expected}"));
    Ok(())
}
