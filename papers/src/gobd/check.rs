use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::{DTD, DataSet, INDEX, Kind, Table, Value, flat};
use crate::Refusal;

/// Everything that must hold before the folder is written.
pub(super) fn check(set: &DataSet) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    let mut no = |code, field: String, en: String, de: String| refusals.push(Refusal::new(code, field, en, de));
    if set.from > set.to || set.tables.is_empty() {
        no(
            "empty",
            "tables".to_owned(),
            "there is nothing to hand over: no table, or a period that ends before it begins".to_owned(),
            "Es gibt nichts zu übergeben: keine Tabelle, oder der Zeitraum endet, bevor er beginnt.".to_owned(),
        );
    }
    let (mut files, mut names) = (BTreeSet::from([INDEX, DTD]), BTreeSet::new());
    for (at, table) in set.tables.iter().enumerate() {
        if !is_file_name(&table.file) || !files.insert(&table.file) {
            no(
                "file",
                format!("tables[{at}].file"),
                format!("{:?} is no name of a file here: small letters, digits and hyphens, .csv, each once", table.file),
                format!("{:?} ist hier kein Dateiname: Kleinbuchstaben, Ziffern und Bindestriche, .csv, jeder nur einmal.", table.file),
            );
        }
        if flat(&table.name).trim().is_empty() || !names.insert(&table.name) {
            no(
                "name",
                format!("tables[{at}].name"),
                "each table needs a name of its own".to_owned(),
                "Jede Tabelle braucht einen eigenen Namen.".to_owned(),
            );
        }
    }
    for (at, table) in set.tables.iter().enumerate() {
        check_columns(&mut refusals, at, table);
        check_references(&mut refusals, set, at, table);
        check_rows(&mut refusals, at, table);
    }
    refusals
}

fn is_file_name(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    name.strip_suffix(".csv").is_some_and(|stem| (1..=60).contains(&stem.len()) && stem.bytes().all(letter))
}

fn check_columns(refusals: &mut Vec<Refusal>, at: usize, table: &Table) {
    let mut names = BTreeSet::new();
    let mut keys_are_over = false;
    for (number, column) in table.columns.iter().enumerate() {
        let field = format!("tables[{at}].columns[{number}]");
        if flat(&column.name).trim().is_empty() || !names.insert(&column.name) {
            refusals.push(Refusal::new(
                "name",
                &field,
                format!("the table {} has a column without a name or two of the same", table.name),
                format!("Die Tabelle {} hat eine Spalte ohne Namen oder zwei mit demselben.", table.name),
            ));
        }
        if column.key && keys_are_over {
            refusals.push(Refusal::new(
                "key-order",
                &field,
                format!("the columns of the key of {} must come first", table.name),
                format!("Die Schlüsselspalten der Tabelle {} müssen vorn stehen.", table.name),
            ));
        }
        keys_are_over |= !column.key;
    }
    if table.columns.is_empty() {
        refusals.push(Refusal::new(
            "no-column",
            format!("tables[{at}].columns"),
            format!("the table {} has no columns", table.name),
            format!("Die Tabelle {} hat keine Spalten.", table.name),
        ));
    }
}

fn check_references(refusals: &mut Vec<Refusal>, set: &DataSet, at: usize, table: &Table) {
    for reference in &table.references {
        let kinds = |table: &Table, names: Option<&[String]>| -> Vec<_> {
            let wanted = |column: &&super::Column| names.map_or(column.key, |names| names.contains(&column.name));
            table.columns.iter().filter(wanted).map(|column| std::mem::discriminant(&column.kind)).collect()
        };
        let target = set.tables.iter().find(|other| other.name == reference.table);
        let fits = target.is_some_and(|target| {
            let (here, there) = (kinds(table, Some(&reference.columns)), kinds(target, None));
            !there.is_empty() && here == there && here.len() == reference.columns.len()
        });
        if !fits {
            refusals.push(Refusal::new(
                "reference",
                format!("tables[{at}].references"),
                format!("{} refers to {}, whose key has other columns or which is not there", table.name, reference.table),
                format!("{} verweist auf {}: Diese Tabelle fehlt oder ihr Schlüssel ist anders.", table.name, reference.table),
            ));
        }
    }
}

fn check_rows(refusals: &mut Vec<Refusal>, at: usize, table: &Table) {
    let keys = table.columns.iter().filter(|column| column.key).count();
    let mut seen = BTreeSet::new();
    for (number, row) in table.rows.iter().enumerate() {
        let field = format!("tables[{at}].rows[{number}]");
        if row.len() != table.columns.len() {
            refusals.push(Refusal::new(
                "row",
                &field,
                format!("a row of {} has {} values for {} columns", table.name, row.len(), table.columns.len()),
                format!("Eine Zeile von {} hat {} Werte für {} Spalten.", table.name, row.len(), table.columns.len()),
            ));
            continue;
        }
        for (value, column) in row.iter().zip(&table.columns) {
            if !fits(value, column.kind) || (column.key && *value == Value::Empty) {
                refusals.push(Refusal::new(
                    "value",
                    &field,
                    format!("{}, column {}: the value is of another kind, too long or missing", table.name, column.name),
                    format!("{}, Spalte {}: Der Wert ist von anderer Art, zu lang oder fehlt.", table.name, column.name),
                ));
            }
        }
        let key: Vec<_> = row.iter().take(keys).map(|value| format!("{value:?}")).collect();
        if keys > 0 && !seen.insert(key) {
            refusals.push(Refusal::new(
                "twice",
                &field,
                format!("{} holds the same key twice", table.name),
                format!("{} enthält denselben Schlüssel zweimal.", table.name),
            ));
        }
    }
}

fn fits(value: &Value, kind: Kind) -> bool {
    match (value, kind) {
        (Value::Empty, _) | (Value::Day(_), Kind::Day) => true,
        (Value::Text(text), Kind::Text(most)) => text.chars().count() <= usize::from(most),
        (Value::Number(number), Kind::Number(decimals)) => is_exact(*number, decimals),
        (Value::Cents(cents), Kind::Number(decimals)) => is_exact(cents.decimal(), decimals),
        _ => false,
    }
}

/// Whether so many decimals hold the whole number.
fn is_exact(number: Decimal, decimals: u8) -> bool {
    number.normalize().scale() <= u32::from(decimals)
}
