use std::process::Command;

use jiff::civil::date;

use super::*;

fn account(kind: AccountKind, names: &[&str]) -> Account {
    Account { kind, names: names.iter().map(|name| (*name).to_owned()).collect() }
}

/// An invoice of 5361.00 net and 1018.59 VAT, then its payment: bank +6379.59.
fn entries() -> Vec<Entry> {
    let receivables = account(AccountKind::Assets, &["Forderungen", "K-0042"]);
    let bank = account(AccountKind::Assets, &["Bank", "Girokonto Ä"]);
    let sales = account(AccountKind::Income, &["Erlöse 19 %"]);
    let vat = account(AccountKind::Liabilities, &["Umsatzsteuer"]);
    let post = |account: &Account, cents| Posting { account: account.clone(), amount_cents: Cents(cents) };
    vec![
        Entry {
            number: "2026-000001".to_owned(),
            day: date(2026, 10, 15),
            text: "Rechnung \"RE-2026-000123\"; Stadt | Bremen\n2026-01-01 * x".to_owned(),
            document: "RE-2026-000123".to_owned(),
            postings: vec![post(&receivables, 637_959), post(&sales, -536_100), post(&vat, -101_859)],
        },
        Entry {
            number: "2026-000002".to_owned(),
            day: date(2026, 11, 12),
            text: "Zahlung".to_owned(),
            document: String::new(),
            postings: vec![post(&bank, 637_959), post(&receivables, -637_959)],
        },
    ]
}

/// The outside program's verdict; `None` when it is not installed (an error in CI).
fn verdict(program: &str, arguments: &[&str], name: &str, text: &str) -> Option<(bool, String)> {
    let path = std::env::temp_dir().join(format!("papers-{}-{name}", std::process::id()));
    std::fs::write(&path, text).unwrap();
    let out = Command::new(program).args(arguments).arg(&path).output();
    std::fs::remove_file(&path).unwrap();
    match out {
        Ok(out) => {
            let said = [out.stdout, out.stderr].concat();
            Some((out.status.success(), String::from_utf8_lossy(&said).into_owned()))
        }
        Err(fault) => {
            eprintln!("SKIPPED: {program} is missing ({fault})");
            assert!(std::env::var_os("CI").is_none(), "{program} must be there in CI");
            None
        }
    }
}

#[test]
fn hledger_accepts_the_journal_and_finds_the_same_balances() {
    let journal = write_hledger(&entries()).unwrap();
    if let Some((ok, said)) = verdict("hledger", &["check", "--strict", "-f"], "a.journal", &journal) {
        assert!(ok, "{said}\n{journal}");
    }
    let balance = ["balance", "assets:bank", "-f"];
    if let Some((ok, said)) = verdict("hledger", &balance, "b.journal", &journal) {
        assert!(ok && said.contains("6379.59"), "{said}\n{journal}");
    }
    // The line break in the text has not begun an entry of its own: there are two entries.
    assert_eq!(journal.matches("\n2026-").count(), 2, "{journal}");
}

#[test]
fn beancount_accepts_the_journal() {
    let journal = write_beancount(&entries()).unwrap();
    assert!(journal.contains("2026-11-12 open Assets:Bank:Girokonto-Ae EUR"), "{journal}");
    if let Some((ok, said)) = verdict("bean-check", &[], "a.beancount", &journal) {
        assert!(ok && said.trim().is_empty(), "{said}\n{journal}");
    }
    let broken = journal.replace("-1018.59 EUR", "-1018.58 EUR");
    if let Some((ok, _)) = verdict("bean-check", &[], "b.beancount", &broken) {
        assert!(!ok, "the checker notices one cent");
    }
}

#[test]
fn an_entry_that_does_not_balance_is_refused() {
    let mut bad = entries();
    bad[0].postings[0].amount_cents = Cents(1);
    assert_eq!(write_hledger(&bad).unwrap_err()[0].code, "unbalanced");
    assert_eq!(write_beancount(&bad).unwrap_err()[0].code, "unbalanced");
    let mut same = entries();
    same[1].postings[0].account = account(AccountKind::Assets, &["Bank", "Girokonto Ae"]);
    same[0].postings[1].account = account(AccountKind::Assets, &["Bank", "Girokonto Ä"]);
    assert_eq!(write_beancount(&same).unwrap_err()[0].code, "same-name");
}
