//! The door keeps its promises on both engines.

use crate::{
    base::{Error, Key},
    db::{Answer, Stamp, Who},
    testing,
};

#[tokio::test]
async fn what_is_dropped_leaves_nothing_and_numbers_have_no_gaps() {
    for app in testing::houses("2026-03-02").await {
        let mut kept = app.act(Who::house()).await.unwrap();
        assert_eq!(kept.next_number("invoice").await.unwrap(), 1);
        kept.commit().await.unwrap();
        let mut dropped = app.act(Who::house()).await.unwrap();
        assert_eq!(dropped.next_number("invoice").await.unwrap(), 2);
        drop(dropped);
        let mut again = app.act(Who::house()).await.unwrap();
        assert_eq!(again.next_number("invoice").await.unwrap(), 2);
    }
}

#[tokio::test]
async fn the_same_request_is_answered_the_same_and_another_under_its_key_is_refused() {
    for app in testing::houses("2026-03-02").await {
        let key: Key = app.house.ids().next(app.house.clock().now());
        let stamp = Stamp { key, route: "POST /join".into(), body_hash: "a".into() };
        let mut tx = app.act(Who::house()).await.unwrap();
        assert_eq!(tx.answered(&stamp).await.unwrap(), None);
        let answer = Answer { status: 303, body: "/thanks".into() };
        tx.keep_answer(&stamp, &answer).await.unwrap();
        tx.commit().await.unwrap();
        let mut tx = app.act(Who::house()).await.unwrap();
        assert_eq!(tx.answered(&stamp).await.unwrap(), Some(answer));
        let other = Stamp { body_hash: "b".into(), ..stamp };
        assert!(matches!(tx.answered(&other).await, Err(Error::Refused(r)) if r.code == "request-key-used"));
    }
}

#[tokio::test]
async fn acts_take_turns_so_that_none_reads_what_another_is_changing() {
    for app in testing::houses("2026-03-02").await {
        let count = |app: crate::app::App| async move {
            let mut tx = app.act(Who::house()).await.unwrap();
            let number = tx.next_number("turns").await.unwrap();
            tokio::task::yield_now().await;
            tx.commit().await.unwrap();
            number
        };
        let all: Vec<_> = (0..40).map(|_| tokio::spawn(count(app.clone()))).collect();
        let mut numbers = Vec::new();
        for one in all {
            numbers.push(one.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=40).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn every_act_leaves_a_line_in_a_chain_that_cannot_be_changed_unseen() {
    for app in testing::houses("2026-03-02").await {
        let mut tx = app.read(Who::house()).await.unwrap();
        let rows = tx
            .all("SELECT number, at, login, action, subject, details, hash FROM audit WHERE coop = $1 ORDER BY number", ("test",))
            .await
            .unwrap();
        assert_eq!(rows.len(), 4); // the founding and three entities
        let mut before = String::new();
        for row in rows {
            let login: Option<crate::base::Id<crate::people::Login>> = row.maybe("login").unwrap();
            let text = |column: &str| row.get::<String>(column).unwrap();
            before = super::tx::chained(
                &before,
                row.get("number").unwrap(),
                row.get("at").unwrap(),
                login,
                &text("action"),
                &text("subject"),
                &text("details"),
            );
            assert_eq!(before, text("hash"));
        }
    }
}

/// What was forgotten is not in the file either: neither the mail with a secret nor the row that was removed.
#[tokio::test]
async fn a_forgotten_secret_is_not_in_the_file() {
    let address = testing::addresses().await.remove(0);
    let app = testing::house(&address, crate::base::Day::constant(2026, 3, 2)).await;
    let path = address.trim_start_matches("sqlite:").to_owned();
    let written = |secret: &str| std::fs::read(&path).unwrap().windows(secret.len()).any(|part| part == secret.as_bytes());
    let secrets = ["the-code-that-was-mailed", "the-row-that-was-removed"];
    let mut tx = app.act(Who::house()).await.unwrap();
    for secret in secrets {
        let body = format!("{secret} {}", "and more of it ".repeat(40));
        let mail = crate::db::Mail { to: "mia@example.org".to_owned(), subject: secret[..8].to_owned(), body, attachment: None };
        tx.mail_secret(mail).await.unwrap();
    }
    tx.commit().await.unwrap();
    app.db.run_script("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await.unwrap();
    assert!(secrets.iter().all(|secret| written(secret)), "it was there");
    let mut tx = app.act(Who::house()).await.unwrap();
    tx.run("UPDATE outbox SET body = '' WHERE coop = $1 AND body LIKE 'the-code%'", ("test",)).await.unwrap();
    tx.run("DELETE FROM outbox WHERE coop = $1 AND body LIKE 'the-row%'", ("test",)).await.unwrap();
    tx.commit().await.unwrap();
    app.db.run_script("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await.unwrap();
    assert!(secrets.iter().all(|secret| !written(secret)));
}
