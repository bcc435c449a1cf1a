//! The tables of the tax audit. Names are German, as the auditor's program shows them.

use crate::{
    base::{Said, day_in_berlin},
    documents::Document,
    ledger::{Account, Booked},
    work::InvoiceRow,
};
use papers::{
    Cents,
    gobd::{Column, Kind, Reference, Table, Value},
};

fn text(text: impl ToString) -> Value {
    Value::Text(text.to_string())
}

fn cents(cents: crate::base::Cents) -> Value {
    Value::Cents(Cents(cents.0))
}

fn whole(number: i64) -> Value {
    Value::Number(number.into())
}

/// A table whose first `keys` columns are its primary key; the German name of a column stands in the texts.
fn table(said: &Said, name: &'static str, keys: usize, columns: &[(&'static str, Kind)], rows: Vec<Vec<Value>>) -> Table {
    let column = |(at, (word, kind)): (usize, &(&'static str, Kind))| Column {
        name: said.say(format!("exports-col-{word}")),
        description: String::new(),
        kind: *kind,
        key: at < keys,
    };
    Table {
        file: format!("{name}.csv"),
        name: said.say(format!("exports-table-{name}")),
        description: String::new(),
        columns: columns.iter().enumerate().map(column).collect(),
        references: Vec::new(),
        rows,
    }
}

fn refers(said: &Said, column: &'static str, table: &'static str) -> Reference {
    Reference { columns: vec![said.say(format!("exports-col-{column}"))], table: said.say(format!("exports-table-{table}")) }
}

/// The accounts, by their role.
pub(super) fn accounts(said: &Said) -> Table {
    let row = |account: &Account| vec![text(account.code()), text(said.say(format!("account-{}", account.code())))];
    let columns = [("account", Kind::Text(40)), ("title", Kind::Text(120))];
    table(said, "accounts", 1, &columns, Account::ALL.iter().map(row).collect())
}

/// The entries with the document that each rests on.
pub(super) fn entries(said: &Said, booked: &[(&Booked, &str)]) -> Table {
    let columns = [
        ("entry", Kind::Number(0)),
        ("day", Kind::Day),
        ("recorded", Kind::Text(40)),
        ("text", Kind::Text(500)),
        ("source", Kind::Text(40)),
        ("document", Kind::Text(60)),
    ];
    let row = |(one, document): &(&Booked, &str)| {
        let document = if document.is_empty() { &one.source.1 } else { *document };
        vec![whole(one.number), Value::Day(one.day), text(one.recorded_at), text(&one.text), text(&one.source.0), text(document)]
    };
    table(said, "entries", 1, &columns, booked.iter().map(row).collect())
}

/// The lines of the entries.
pub(super) fn lines(said: &Said, booked: &[Booked]) -> Table {
    let columns = [
        ("entry", Kind::Number(0)),
        ("line", Kind::Number(0)),
        ("account", Kind::Text(40)),
        ("sub", Kind::Text(60)),
        ("amount", Kind::Number(2)),
        ("text", Kind::Text(500)),
    ];
    let rows = booked.iter().flat_map(|one| {
        (1..).zip(&one.lines).map(|(place, line)| {
            vec![whole(one.number), whole(place), text(&line.account), text(&line.sub), cents(line.amount), text(&line.text)]
        })
    });
    let mut made = table(said, "lines", 2, &columns, rows.collect());
    made.references = vec![refers(said, "entry", "entries"), refers(said, "account", "accounts")];
    made
}

/// The invoices and credit notes that were issued.
pub(super) fn invoices(said: &Said, issued: &[&InvoiceRow]) -> Table {
    let columns = [
        ("invoice", Kind::Text(60)),
        ("kind", Kind::Number(0)),
        ("day", Kind::Day),
        ("due", Kind::Day),
        ("client", Kind::Text(200)),
        ("vat-id", Kind::Text(20)),
        ("net", Kind::Number(2)),
        ("vat", Kind::Number(2)),
        ("gross", Kind::Number(2)),
        ("corrects", Kind::Text(60)),
    ];
    let row = |one: &&InvoiceRow| {
        vec![
            text(one.number.as_deref().unwrap_or("")),
            whole(one.type_code.into()),
            Value::Day(one.issue_on),
            one.due_on.map_or(Value::Empty, Value::Day),
            text(&one.of.client.name),
            one.of.client.vat_id.as_ref().map_or(Value::Empty, text),
            cents(one.net),
            cents(one.vat_cents),
            cents(one.gross()),
            one.corrects_number.as_ref().map_or(Value::Empty, text),
        ]
    };
    table(said, "invoices", 1, &columns, issued.iter().map(row).collect())
}

/// The documents that were issued or received, each with its SHA-256.
pub(super) fn documents(said: &Said, kept: &[Document]) -> Table {
    let columns =
        [("id", Kind::Text(40)), ("kind-word", Kind::Text(40)), ("file", Kind::Text(200)), ("day", Kind::Day), ("sha256", Kind::Text(64))];
    let row = |one: &Document| {
        vec![text(one.id), text(&one.kind), text(&one.file_name), Value::Day(day_in_berlin(one.made_at)), text(&one.sha256)]
    };
    table(said, "documents", 1, &columns, kept.iter().map(row).collect())
}
