//! The books in the formats of hledger and beancount, so that other people's programs can check them.

use super::{
    rules::{Account, AccountKind},
    store::{EntityRow, SheetLine, lines_after},
};
use crate::{
    base::{Cents, Outcome},
    db::Tx,
};
use std::{collections::BTreeSet, fmt::Write as _};

/// Which program reads the journal.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Format {
    Hledger,
    Beancount,
}

/// The whole ledger of an entity as an hledger journal (passes `hledger check`).
///
/// # Errors
/// A fault of the engine.
pub async fn hledger(tx: &mut Tx, entity: &EntityRow) -> Outcome<String> {
    journal(tx, entity, Format::Hledger).await
}

/// The whole ledger of an entity as a beancount file (passes `bean-check`).
///
/// # Errors
/// A fault of the engine.
pub async fn beancount(tx: &mut Tx, entity: &EntityRow) -> Outcome<String> {
    journal(tx, entity, Format::Beancount).await
}

async fn journal(tx: &mut Tx, entity: &EntityRow, format: Format) -> Outcome<String> {
    let mut lines = all_lines(tx, entity).await?;
    lines.sort_by_key(|line| (line.day, line.number));
    let mut out = head(entity, &lines, format);
    let mut current = None;
    for line in &lines {
        if current != Some(line.number) {
            current = Some(line.number);
            let text = quoted(&line.text);
            let _ = match format {
                Format::Hledger => write!(out, "\n{} ({}) {}\n", line.day, line.number, text.replace(';', ",")),
                Format::Beancount => write!(out, "\n{} * \"{text}\"\n  number: \"{}\"\n", line.day, line.number),
            };
        }
        let _ = writeln!(out, "  {}  {} EUR", account_name(line, format), line.amount.plain());
    }
    if format == Format::Hledger {
        out.push_str(&closing(&lines));
    }
    Ok(out)
}

async fn all_lines(tx: &mut Tx, entity: &EntityRow) -> Outcome<Vec<SheetLine>> {
    let (mut all, mut after) = (Vec::new(), 0);
    loop {
        let piece = lines_after(tx, entity.id, after).await?;
        let Some(last) = piece.last() else { return Ok(all) };
        after = last.number;
        all.extend(piece);
    }
}

fn head(entity: &EntityRow, lines: &[SheetLine], format: Format) -> String {
    let accounts: BTreeSet<String> = lines.iter().map(|line| account_name(line, format)).collect();
    let first = lines.first().map(|line| line.day.to_string()).unwrap_or_default();
    let mut out = format!("; {}\n", quoted(&entity.name));
    if format == Format::Hledger {
        out.push_str("commodity 1000.00 EUR\n");
    }
    for account in accounts {
        let _ = match format {
            Format::Hledger => writeln!(out, "account {account}"),
            Format::Beancount => writeln!(out, "{first} open {account} EUR"),
        };
    }
    out
}

/// Balance assertions at the end: the reader's own sums must equal ours.
fn closing(lines: &[SheetLine]) -> String {
    let mut sums = std::collections::BTreeMap::<String, Cents>::new();
    for line in lines {
        *sums.entry(account_name(line, Format::Hledger)).or_default() += line.amount;
    }
    let day = lines.last().map(|line| line.day.to_string()).unwrap_or_default();
    let mut out = format!("\n{day} balances asserted\n");
    for (account, sum) in sums {
        let _ = writeln!(out, "  {account}  0.00 EUR = {} EUR", sum.plain());
    }
    out
}

fn account_name(line: &SheetLine, format: Format) -> String {
    let kind = match Account::from_code(&line.account).map(Account::kind) {
        Some(AccountKind::Assets) | None => "Assets",
        Some(AccountKind::Liabilities) => "Liabilities",
        Some(AccountKind::Equity) => "Equity",
        Some(AccountKind::Income) => "Income",
        Some(AccountKind::Expenses) => "Expenses",
    };
    let word = capital(&line.account);
    let sub: String = line.sub.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    match (sub.is_empty(), format) {
        (true, _) => format!("{kind}:{word}"),
        (false, Format::Hledger) => format!("{kind}:{word}:{sub}"),
        (false, Format::Beancount) => format!("{kind}:{word}:X{sub}"),
    }
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

fn quoted(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && *c != '"' && *c != '\\').collect()
}
