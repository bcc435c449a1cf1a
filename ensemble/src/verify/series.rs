//! I6: invoices and credit notes are numbered without a gap, by entity, kind and year.

use super::Finding;
use crate::{base::Outcome, db::Tx};
use std::collections::BTreeMap;

/// Numbers read at once.
const PAGE: usize = 5_000;

/// Walks all numbers; of each series only how far it came is kept.
pub(super) async fn numbers_have_no_gap(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    // Series → how many, the greatest, the sum: 1 to n once each has the sum n (n + 1) / 2.
    let mut series: BTreeMap<(String, String), (i64, i64, i128)> = BTreeMap::new();
    let mut after = String::new();
    loop {
        let rows = tx
            .all(
                "SELECT id, entity, number FROM invoice WHERE coop = $1 AND number IS NOT NULL AND id > $2 ORDER BY id LIMIT 5000",
                (&coop, &after),
            )
            .await?;
        for row in &rows {
            let (id, entity, number): (String, String, String) = (row.get("id")?, row.get("entity")?, row.get("number")?);
            after = id;
            let Some((head, count)) = number.rsplit_once('-').and_then(|(head, count)| Some((head.to_owned(), count.parse::<i64>().ok()?)))
            else {
                finding.check(false, || format!("{number} is no number of a series"));
                continue;
            };
            let (n, greatest, sum) = series.entry((entity, head)).or_default();
            (*n, *greatest, *sum) = (*n + 1, (*greatest).max(count), *sum + i128::from(count));
        }
        if rows.len() < PAGE {
            break;
        }
    }
    for ((entity, head), (n, greatest, sum)) in series {
        let whole = i128::from(n) * (i128::from(n) + 1) / 2;
        finding.check(greatest == n && sum == whole, || format!("{head} of {entity}: {n} numbers up to {greatest}"));
    }
    Ok(())
}
