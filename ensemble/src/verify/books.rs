//! I1, I6: the books balance, and no series has a gap.

use super::Finding;
use crate::{base::Outcome, db::Tx};

/// I1: every entry adds up to zero and has at least two lines; so does the whole of each entity.
pub(super) async fn entries_balance(tx: &mut Tx) -> Outcome<Finding> {
    let mut finding = Finding::new("I1", "every entry of the books adds up to 0.00 and has at least two lines");
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT e.id, COUNT(l.position) AS lines, CAST(COALESCE(SUM(l.amount_cents), 0) AS BIGINT) AS sum
             FROM ledger_entry e LEFT JOIN ledger_line l ON l.coop = e.coop AND l.entry = e.id
             WHERE e.coop = $1 GROUP BY e.id",
            (&coop,),
        )
        .await?;
    for row in rows {
        let (id, lines, sum): (String, i64, i64) = (row.get("id")?, row.get("lines")?, row.get("sum")?);
        finding.check(sum == 0 && lines >= 2, || format!("entry {id}: {lines} lines, sum {sum} cents"));
    }
    let strangers = tx
        .one(
            "count",
            "SELECT COUNT(*) AS n FROM ledger_line l JOIN ledger_entry e ON e.coop = l.coop AND e.id = l.entry
             WHERE l.coop = $1 AND l.entity <> e.entity",
            (&coop,),
        )
        .await?
        .get::<i64>("n")?;
    finding.check(strangers == 0, || format!("{strangers} lines belong to another entity than their entry"));
    Ok(finding)
}

/// I6: the entries of each entity are numbered without a gap.
pub(super) async fn numbers_have_no_gap(tx: &mut Tx) -> Outcome<Finding> {
    let mut finding = Finding::new("I6", "numbers have no gap and occur once");
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT entity, MIN(number) AS first, MAX(number) AS last, COUNT(*) AS n, COUNT(DISTINCT number) AS different
             FROM ledger_entry WHERE coop = $1 GROUP BY entity",
            (&coop,),
        )
        .await?;
    for row in rows {
        let entity: String = row.get("entity")?;
        let (first, last, n, different): (i64, i64, i64, i64) = (row.get("first")?, row.get("last")?, row.get("n")?, row.get("different")?);
        finding.check(first == 1 && last == n && n == different, || format!("entries of {entity}: {first} to {last}, but {n}"));
    }
    Ok(finding)
}
