//! Every statement is understood by both engines and asks for one cooperative.

use super::tree::{files, strings};
use ensemble::testing;

fn statements() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for file in files(".rs").into_iter().filter(|file| !file.is_test() && file.path != "db/migrate.rs" && file.path != "db/door.rs") {
        let code = file.text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
        for text in strings(&code) {
            let first = text.split_whitespace().next().unwrap_or_default();
            let whole = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"].contains(&first) && text.split_whitespace().count() > 3;
            // A statement that is composed at run time (a filter, a sort column) is tested through its act.
            if whole && !text.contains('{') {
                found.push((file.path.clone(), text));
            }
        }
    }
    assert!(found.len() > 20, "the statements are found");
    found
}

#[test]
fn every_statement_asks_for_one_cooperative() {
    for (path, sql) in statements() {
        let all_coops = path == "config.rs" || sql.contains("INTO coop ") || path.starts_with("verify");
        assert!(all_coops || sql.contains("coop"), "{path}: this statement does not bind coop: {sql}");
    }
}

#[tokio::test]
async fn every_statement_is_understood_by_both_engines() {
    for app in testing::houses("2026-03-02").await {
        for (path, sql) in statements() {
            if let Err(fault) = app.db.prepares(&sql).await {
                panic!("{path} on {:?}: {fault:#}\n{sql}", app.db.engine());
            }
        }
    }
}
