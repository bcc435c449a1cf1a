//! I5: every result is the recount of its votes.

use super::Finding;
use crate::{base::Outcome, db::Tx};

/// Counts the votes of each counted item again and compares them with what was kept.
pub(super) async fn results_are_recounts(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT i.id, i.decision,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id AND v.choice = 'yes') AS yes,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id AND v.choice = 'no') AS nay,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id AND v.choice = 'abstain') AS abstain
             FROM assembly_item i WHERE i.coop = $1 AND i.decision IS NOT NULL",
            (&coop,),
        )
        .await?;
    for row in rows {
        let (item, kept): (String, serde_json::Value) = (row.get("id")?, row.get("decision")?);
        let recount: [i64; 3] = [row.get("yes")?, row.get("nay")?, row.get("abstain")?];
        let said = ["yes", "no", "abstain"].map(|choice| kept.get(choice).and_then(serde_json::Value::as_i64).unwrap_or(-1));
        finding.check(said == recount, || format!("item {item}: kept {said:?}, recounted {recount:?} (yes, no, abstain)"));
    }
    Ok(())
}
