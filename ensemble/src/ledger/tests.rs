//! The books.

use super::*;
use crate::{
    base::{Cents, Day},
    db::{Tx, Who},
    testing,
};
use std::process::Command;

const DAY: Day = Day::constant(2026, 3, 31);

async fn book(tx: &mut Tx, source: &str, cents: i64) -> crate::base::Outcome<()> {
    let eg = entity(tx, "eg").await?;
    let lines = [Line::debit(Account::Bank, "DE02", Cents(cents)), Line::credit(Account::Shares, "m-1", Cents(cents)).text("share 1")];
    let entry = NewEntry::balanced(eg.id, DAY, "share paid; \"first\"", Source::new("bank", source), lines).map_err(anyhow::Error::from)?;
    post(tx, &entry).await?;
    Ok(())
}

#[tokio::test]
async fn entries_are_numbered_balance_and_are_booked_once_per_source() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        book(&mut tx, "a", 5_000).await.unwrap();
        book(&mut tx, "b", 10_000).await.unwrap();
        tx.commit().await.unwrap();
        let mut again = app.act(Who::house()).await.unwrap();
        assert!(book(&mut again, "a", 5_000).await.is_err()); // R4
        drop(again);
        let mut tx = app.read(Who::house()).await.unwrap();
        let eg = entity(&mut tx, "eg").await.unwrap();
        // R1, by hand: bank 50.00 + 100.00 = 150.00 debit, shares 150.00 credit
        assert_eq!(balance(&mut tx, eg.id, Account::Bank, None).await.unwrap(), Cents::euros(150));
        assert_eq!(balance(&mut tx, eg.id, Account::Shares, Some("m-1")).await.unwrap(), -Cents::euros(150));
        let trial = trial_balance(&mut tx, eg.id, DAY).await.unwrap();
        assert_eq!(trial.iter().map(|row| row.debit_cents - row.credit_cents).sum::<Cents>(), Cents::ZERO);
        assert!(trial_balance(&mut tx, eg.id, Day::constant(2026, 3, 30)).await.unwrap().is_empty());
        // R2
        let numbers: Vec<i64> =
            account_sheet(&mut tx, eg.id, Account::Bank, None, 0).await.unwrap().iter().map(|line| line.number).collect();
        assert_eq!(numbers, [1, 2]);
    }
}

/// R3: there is no verb that changes or removes; the sources hold no statement that could.
#[test]
fn no_statement_changes_or_removes_an_entry() {
    for text in [include_str!("store.rs"), include_str!("acts.rs")] {
        assert!(!text.contains("UPDATE ledger") && !text.contains("DELETE FROM ledger"));
    }
}

#[tokio::test]
async fn the_journal_passes_hledger_and_beancount() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        book(&mut tx, "a", 5_000).await.unwrap();
        book(&mut tx, "b", 7_501).await.unwrap();
        let eg = entity(&mut tx, "eg").await.unwrap();
        // R5
        accepted("hledger", &["check", "--strict", "-f"], "journal", &hledger(&mut tx, &eg).await.unwrap());
        accepted("bean-check", &[], "beancount", &beancount(&mut tx, &eg).await.unwrap());
    }
}

fn accepted(program: &str, args: &[&str], ending: &str, text: &str) {
    let file = std::env::temp_dir().join(format!("{}.{ending}", crate::base::Ids::from_chance().secret()));
    std::fs::write(&file, text).unwrap();
    match Command::new(program).args(args).arg(&file).output() {
        Ok(done) => assert!(done.status.success(), "{program}: {}\n{text}", String::from_utf8_lossy(&done.stderr)),
        Err(_) => {
            assert!(std::env::var("CI").is_err(), "{program} is not installed");
            eprintln!("SKIPPED: {program} is not installed");
        }
    }
    std::fs::remove_file(file).unwrap();
}

/// R6: a document whose bytes were changed behind our back is noticed when it is opened.
#[tokio::test]
async fn a_changed_document_is_noticed() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.act(Who::house()).await.unwrap();
        let new = crate::documents::NewDocument {
            entity: None,
            kind: "test",
            subject: "s".into(),
            lang: crate::base::Lang::De,
            file_name: "a.txt".into(),
            file_type: "text/plain",
            bytes: b"as issued".to_vec(),
            owner: None,
        };
        let id = crate::documents::keep(&mut tx, new).await.unwrap();
        assert_eq!(crate::documents::bytes(&mut tx, id).await.unwrap().1, b"as issued");
        let coop = tx.coop().to_owned();
        tx.run("UPDATE document SET bytes = $3 WHERE coop = $1 AND id = $2", (coop, id, b"changed".to_vec())).await.unwrap();
        assert!(crate::documents::bytes(&mut tx, id).await.is_err());
    }
}
