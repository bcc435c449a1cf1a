use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Account, Entry, accounts, check, one_line};
use crate::Refusal;

/// A journal for beancount (2 and 3): accounts opened on the day of their first use, so `bean-check`
/// passes.
///
/// # Errors
/// Entries that do not balance or name no account; two accounts that beancount would take for one.
pub fn write(entries: &[Entry]) -> Result<String, Vec<Refusal>> {
    check(entries)?;
    let opened = accounts(entries);
    let mut names: BTreeMap<String, &Account> = BTreeMap::new();
    let mut refusals = Vec::new();
    for account in opened.keys() {
        if names.insert(name(account), account).is_some() {
            refusals.push(Refusal::new(
                "same-name",
                name(account),
                "two accounts would have the same name in beancount",
                "Zwei Konten hätten in beancount denselben Namen.",
            ));
        }
    }
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut out = String::from("option \"operating_currency\" \"EUR\"\n\n");
    for (account, day) in &opened {
        line(&mut out, format_args!("{day} open {} EUR", name(account)));
    }
    for entry in entries {
        line(&mut out, format_args!("\n{} * \"{}\"", entry.day, quoted(&entry.text)));
        line(&mut out, format_args!("  number: \"{}\"", quoted(&entry.number)));
        if !entry.document.is_empty() {
            line(&mut out, format_args!("  voucher: \"{}\"", quoted(&entry.document)));
        }
        for posting in &entry.postings {
            let account = name(&posting.account);
            line(&mut out, format_args!("  {account}  {} EUR", posting.amount_cents));
        }
    }
    Ok(out)
}

/// Writing to a text cannot fail.
fn line(out: &mut String, content: std::fmt::Arguments<'_>) {
    out.write_fmt(content).ok();
    out.push('\n');
}

fn quoted(text: &str) -> String {
    one_line(text).replace('\\', "\\\\").replace('"', "\\\"")
}

/// `Assets:Bank:Giro`: each part begins with a capital letter or digit and has letters, digits and
/// dashes only.
fn name(account: &Account) -> String {
    let mut out = account.kind.name().to_owned();
    for part in &account.names {
        let folded = crate::payment::text::fold(part);
        let mut clean: String = folded.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' }).collect();
        clean = clean.trim_matches('-').to_owned();
        let mut letters = clean.chars();
        let first = letters.next().map_or('X', |letter| letter.to_ascii_uppercase());
        out.push(':');
        out.push(first);
        out.push_str(letters.as_str());
    }
    out
}
