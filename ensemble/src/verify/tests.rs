//! A house that lived holds; one that somebody tampered with does not, and the report says where.

use super::*;
use crate::testing;

/// What somebody does behind the house's back, and what heals it: an invariant, the damage, the cure.
const PLANTED: &[(&str, &str, &str)] = &[
    (
        "I1",
        "UPDATE ledger_line SET amount_cents = amount_cents + 1 WHERE account = 'social-expense' AND entry = (SELECT MIN(entry) FROM ledger_line WHERE account = 'social-expense')",
        "UPDATE ledger_line SET amount_cents = amount_cents - 1 WHERE account = 'social-expense' AND entry = (SELECT MIN(entry) FROM ledger_line WHERE account = 'social-expense')",
    ),
    (
        "I2",
        "UPDATE invoice SET fee_cents = fee_cents + 1 WHERE number = 'R-2026-0001'",
        "UPDATE invoice SET fee_cents = fee_cents - 1 WHERE number = 'R-2026-0001'",
    ),
    (
        "I3",
        "UPDATE fund_move SET amount_cents = amount_cents + 1 WHERE id = (SELECT MIN(id) FROM fund_move WHERE kind = 'advance')",
        "UPDATE fund_move SET amount_cents = amount_cents - 1 WHERE id = (SELECT MIN(id) FROM fund_move WHERE kind = 'advance')",
    ),
    (
        "I4",
        "UPDATE info_session SET taken = taken + 1 WHERE id = (SELECT MIN(id) FROM info_session)",
        "UPDATE info_session SET taken = taken - 1 WHERE id = (SELECT MIN(id) FROM info_session)",
    ),
    (
        "I5",
        "INSERT INTO assembly_vote (coop, item, member, holder, choice, manner, cast_at)
         SELECT coop, id, 'nobody', 'nobody', 'yes', 'online', 0 FROM assembly_item WHERE id = (SELECT MIN(id) FROM assembly_item)",
        "DELETE FROM assembly_vote WHERE member = 'nobody'",
    ),
    (
        "I6",
        "UPDATE invoice SET number = 'R-2026-9999' WHERE number = 'R-2026-0002'",
        "UPDATE invoice SET number = 'R-2026-0002' WHERE number = 'R-2026-9999'",
    ),
    (
        "I7",
        "UPDATE audit SET details = details || ' ' WHERE number = 5",
        "UPDATE audit SET details = substr(details, 1, length(details) - 1) WHERE number = 5",
    ),
    (
        "I8",
        "UPDATE ledger_entry SET source = source || 'x' WHERE id = (SELECT MIN(id) FROM ledger_entry WHERE source_kind = 'payslip')",
        "UPDATE ledger_entry SET source = replace(source, 'x', '') WHERE source_kind = 'payslip'",
    ),
    (
        "I9",
        "UPDATE document SET sha256 = 'x' || sha256 WHERE id = (SELECT MIN(id) FROM document WHERE kind = 'contract')",
        "UPDATE document SET sha256 = replace(sha256, 'x', '')",
    ),
    (
        "I10",
        "UPDATE bank_statement SET closing_cents = closing_cents + 1 WHERE bank_id = '2025-001'",
        "UPDATE bank_statement SET closing_cents = closing_cents - 1 WHERE bank_id = '2025-001'",
    ),
    ("I12", "UPDATE member SET shares = shares + 1 WHERE number = 7", "UPDATE member SET shares = shares - 1 WHERE number = 7"),
];

async fn violated(app: &App) -> Vec<(&'static str, String)> {
    let findings = verify(app).await.unwrap();
    let first = |finding: Finding| finding.violations.into_iter().next().map(|violation| (finding.invariant, violation));
    findings.into_iter().filter_map(first).collect()
}

#[tokio::test]
async fn a_house_that_lived_holds_and_every_planted_violation_is_found() {
    for address in testing::addresses().await {
        let app = testing::lived_in(&address).await;
        assert_eq!(violated(&app).await, []);
        for (invariant, damage, cure) in PLANTED {
            app.db.run_script((*damage).to_owned()).await.unwrap();
            let found = violated(&app).await;
            assert_eq!(found.iter().map(|(number, _)| *number).collect::<Vec<_>>(), [*invariant], "{damage}: {found:?}");
            app.db.run_script((*cure).to_owned()).await.unwrap();
        }
        assert_eq!(violated(&app).await, [], "every cure heals");
    }
}

#[test]
fn every_invariant_is_planted_once() {
    let planted: Vec<_> = PLANTED.iter().map(|(invariant, ..)| *invariant).collect();
    assert_eq!(planted, SAYS.iter().map(|(invariant, _)| *invariant).collect::<Vec<_>>());
}
