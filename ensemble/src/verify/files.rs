//! I9: documents are what their hash says, and a payment file pays what the payslips say.

use super::Finding;
use crate::{base::Outcome, db::Tx};
use sha2::{Digest as _, Sha256};

/// Hashes every document again, one page of them in memory at a time.
pub(super) async fn documents_are_unchanged(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let mut after = String::new();
    loop {
        let rows =
            tx.all("SELECT id, bytes, sha256 FROM document WHERE coop = $1 AND id > $2 ORDER BY id LIMIT 20", (&coop, &after)).await?;
        for row in &rows {
            let (id, bytes, sha256): (String, Vec<u8>, String) = (row.get("id")?, row.get("bytes")?, row.get("sha256")?);
            finding.check(hex::encode(Sha256::digest(&bytes)) == sha256, || format!("document {id} is not what its hash says"));
            after = id;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}

/// Compares each payment file's control sum with the net pay of the run's payslips.
pub(super) async fn files_pay_the_payslips(tx: &mut Tx, finding: &mut Finding) -> Outcome<()> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT r.id, d.bytes, (SELECT CAST(COALESCE(SUM(p.net_cents), 0) AS BIGINT) FROM payslip p
                                    WHERE p.coop = r.coop AND p.run = r.id AND p.state = 'issued' AND p.net_cents > 0) AS net
             FROM payroll_run r JOIN document d ON d.coop = r.coop AND d.id = r.document WHERE r.coop = $1",
            (&coop,),
        )
        .await?;
    for row in rows {
        let (run, bytes, net): (String, Vec<u8>, i64) = (row.get("id")?, row.get("bytes")?, row.get("net")?);
        let sum = control_sum(&String::from_utf8_lossy(&bytes));
        finding.check(sum == Some(net), || format!("run {run}: the file pays {sum:?} cents, the payslips {net}"));
    }
    Ok(())
}

/// The first `CtrlSum` of a payment file, in cents.
fn control_sum(xml: &str) -> Option<i64> {
    let text = xml.split_once("<CtrlSum>")?.1.split_once('<')?.0.trim();
    let (euros, cents) = text.split_once('.').unwrap_or((text, "0"));
    let cents = format!("{cents:0<2}");
    Some(euros.parse::<i64>().ok()? * 100 + cents.get(..2)?.parse::<i64>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::control_sum;

    #[test]
    fn control_sums_are_read_as_cents() {
        for (text, cents) in [("1.5", 150), ("2048.75", 204_875), ("7", 700), ("0.05", 5)] {
            assert_eq!(control_sum(&format!("<A><CtrlSum>{text}</CtrlSum><CtrlSum>9</CtrlSum></A>")), Some(cents));
        }
        assert_eq!(control_sum("<A/>"), None);
    }
}
