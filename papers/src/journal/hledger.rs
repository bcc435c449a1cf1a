use std::fmt::Write;

use super::{Account, Entry, accounts, check, one_line};
use crate::Refusal;

/// A journal for hledger (1.25 and later): commodity and accounts declared, so `hledger check --strict`
/// passes.
///
/// # Errors
/// Entries that do not balance or name no account.
pub fn write(entries: &[Entry]) -> Result<String, Vec<Refusal>> {
    check(entries)?;
    let mut out = String::from("commodity EUR 1000.00\n\n");
    for account in accounts(entries).keys() {
        line(&mut out, format_args!("account {}", name(account)));
    }
    for entry in entries {
        // ';' would begin a comment and '|' part the payee from the note; both are written otherwise.
        let text = one_line(&entry.text).replace(';', ",").replace('|', "/");
        let number = one_line(&entry.number).replace(['(', ')'], " ");
        line(&mut out, format_args!("\n{} * ({number}) {text}", entry.day));
        if !entry.document.is_empty() {
            let document = one_line(&entry.document).replace(',', " ");
            line(&mut out, format_args!("    ; document: {document}"));
        }
        for posting in &entry.postings {
            let account = name(&posting.account);
            line(&mut out, format_args!("    {account}  EUR {}", posting.amount_cents));
        }
    }
    Ok(out)
}

/// Writing to a text cannot fail.
fn line(out: &mut String, content: std::fmt::Arguments<'_>) {
    out.write_fmt(content).ok();
    out.push('\n');
}

/// `assets:bank:giro`. Two spaces would end the name, a colon part it.
fn name(account: &Account) -> String {
    let mut out = account.kind.name().to_ascii_lowercase();
    for part in &account.names {
        let part = one_line(part).replace([':', ';', '(', ')', '[', ']'], " ");
        out.push(':');
        out.push_str(&part.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    out
}
