//! I5: every result is the recount of its votes, open or secret.

use super::Finding;
use crate::{
    base::{Outcome, sha256_hex},
    db::{Row, Tx},
};
use ballot::Belenios2048 as Suite;

/// Counts the votes of each counted item again and compares them with what was kept.
pub(super) async fn results_are_recounts(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT i.id, i.decision,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id AND v.choice = 'yes') AS yes,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id AND v.choice = 'no') AS nay,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id AND v.choice = 'abstain') AS abstain
             FROM assembly_item i WHERE i.coop = $1 AND i.decision IS NOT NULL AND i.secret = 0",
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

/// Verifies the archive of each secret vote from its first to its last record, and compares its result, with the papers of the
/// hall, with what was kept, and the number of ballots with the list of who took part.
pub(super) async fn secret_results_are_in_their_archives(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT i.id, i.decision, i.archive_sha256, d.bytes, b.paper_yes, b.paper_no, b.paper_abstain, b.paper_invalid,
                    (SELECT COUNT(*) FROM assembly_taken t WHERE t.coop = i.coop AND t.item = i.id AND t.channel = 'device') AS devices,
                    (SELECT COUNT(*) FROM assembly_taken t WHERE t.coop = i.coop AND t.item = i.id AND t.channel = 'paper') AS papers,
                    (SELECT COUNT(*) FROM assembly_vote v WHERE v.coop = i.coop AND v.item = i.id) AS named
             FROM assembly_item i JOIN ballot_box b ON b.coop = i.coop AND b.item = i.id
             LEFT JOIN document d ON d.coop = i.coop AND d.subject = i.assembly AND d.kind = 'ballot-archive' AND d.sha256 = i.archive_sha256
             WHERE i.coop = $1 AND i.decision IS NOT NULL AND i.secret = 1",
            (&coop,),
        )
        .await?;
    for row in rows {
        let item: String = row.get("id")?;
        let fault = secret_fault(&row)?;
        finding.check(fault.is_none(), || format!("secret vote on item {item}: {}", fault.unwrap_or_default()));
    }
    Ok(())
}

fn secret_fault(row: &Row) -> Outcome<Option<String>> {
    let Some(bytes) = row.maybe::<Vec<u8>>("bytes")? else { return Ok(Some("its archive is not kept".to_owned())) };
    let hash: String = row.get("archive_sha256")?;
    if sha256_hex(&bytes) != hash {
        return Ok(Some("its archive was changed".to_owned()));
    }
    let verified = match ballot::verify::<Suite>(&bytes) {
        Ok(verified) => verified,
        Err(fault) => return Ok(Some(format!("its archive does not verify: {fault}"))),
    };
    let result = verified.outcome.map(|outcome| outcome.result).unwrap_or_default();
    let papers: [i64; 3] = [row.get("paper_yes")?, row.get("paper_no")?, row.get("paper_abstain")?];
    let answers = result.first().map(Vec::as_slice).unwrap_or_default();
    let recount: Vec<i64> =
        answers.iter().zip(papers).map(|(votes, papers)| i64::try_from(*votes).unwrap_or(-1).saturating_add(papers)).collect();
    let kept: serde_json::Value = row.get("decision")?;
    let said = ["yes", "no", "abstain"].map(|choice| kept.get(choice).and_then(serde_json::Value::as_i64).unwrap_or(-1));
    if said[..] != recount {
        return Ok(Some(format!("kept {said:?}, recounted {recount:?} (yes, no, abstain)")));
    }
    let invalid: i64 = row.get("paper_invalid")?;
    let (devices, given, named): (i64, i64, i64) = (row.get("devices")?, row.get("papers")?, row.get("named")?);
    let counted = i64::try_from(verified.sum.counted).unwrap_or(-1);
    if (devices, given, named) != (counted, papers.iter().sum::<i64>().saturating_add(invalid), 0) {
        return Ok(Some(format!(
            "{devices} took part on a device and {given} on paper, {counted} ballots and {papers:?} papers are counted"
        )));
    }
    Ok(None)
}
