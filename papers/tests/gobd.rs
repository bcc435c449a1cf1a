//! What is handed to the tax office, read as its program reads it: by the description alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod support;

use std::process::Command;

use jiff::civil::date;
use papers::Cents;
use papers::gobd::{Column, DataSet, File, Kind, Reference, Table, Value, write};
use rust_decimal::Decimal;

fn column(name: &str, kind: Kind, key: bool) -> Column {
    Column { name: name.to_owned(), description: String::new(), kind, key }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn set() -> DataSet {
    let clients = Table {
        file: "clients.csv".to_owned(),
        name: "Kunden".to_owned(),
        description: "Auftraggeber".to_owned(),
        columns: vec![column("Nummer", Kind::Text(10), true), column("Name", Kind::Text(60), false)],
        references: Vec::new(),
        rows: vec![vec![text("K-1"), text("\"Müller\"; Söhne\nKG")], vec![text("K-2"), text("=1+1 & <x>")]],
    };
    let invoices = Table {
        file: "invoices.csv".to_owned(),
        name: "Rechnungen".to_owned(),
        description: String::new(),
        columns: vec![
            column("Nummer", Kind::Text(20), true),
            column("Tag", Kind::Day, false),
            column("Kunde", Kind::Text(10), false),
            column("Brutto", Kind::Number(2), false),
            column("Stunden", Kind::Number(4), false),
            column("Positionen", Kind::Number(0), false),
        ],
        references: vec![Reference { columns: vec!["Kunde".to_owned()], table: "Kunden".to_owned() }],
        rows: vec![
            vec![
                text("RE-1"),
                Value::Day(date(2026, 3, 9)),
                text("K-1"),
                Value::Cents(Cents(158_270)),
                Value::Number(Decimal::new(125, 1)),
                Value::Number(Decimal::from(4)),
            ],
            vec![text("RE-2"), Value::Empty, text("K-2"), Value::Cents(Cents(-5)), Value::Empty, Value::Empty],
        ],
    };
    DataSet {
        supplier: "Muster eG".to_owned(),
        location: "Berlin".to_owned(),
        comment: "Ensemble 1.4.2".to_owned(),
        from: date(2026, 1, 1),
        to: date(2026, 12, 31),
        tables: vec![clients, invoices],
    }
}

fn find<'a>(files: &'a [File], name: &str) -> &'a str {
    std::str::from_utf8(&files.iter().find(|file| file.name == name).expect("the file is there").bytes).unwrap()
}

#[test]
fn the_folder_holds_the_description_its_type_and_the_tables() {
    let files = write(&set()).unwrap();
    let names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["index.xml", "gdpdu-01-09-2004.dtd", "clients.csv", "invoices.csv"]);
    assert_eq!(find(&files, "clients.csv"), "\"Nummer\";\"Name\"\r\n\"K-1\";\"\"\"Müller\"\"; Söhne KG\"\r\n\"K-2\";\"=1+1 & <x>\"\r\n");
    assert_eq!(
        find(&files, "invoices.csv"),
        "\"Nummer\";\"Tag\";\"Kunde\";\"Brutto\";\"Stunden\";\"Positionen\"\r\n\
         \"RE-1\";09.03.2026;\"K-1\";1582,70;12,5000;4\r\n\"RE-2\";;\"K-2\";-0,05;;\r\n"
    );
    let index = find(&files, "index.xml");
    assert!(index.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE DataSet SYSTEM \"gdpdu-01-09-2004.dtd\">\n<DataSet>"));
    assert_eq!(write(&set()).unwrap(), files, "the same bytes again");
}

#[test]
fn the_description_is_valid_by_the_standards_type() {
    let files = write(&set()).unwrap();
    let folder = std::env::temp_dir().join(format!("papers-gobd-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    for file in &files {
        std::fs::write(folder.join(&file.name), &file.bytes).unwrap();
    }
    let out = Command::new("xmllint").args(["--nonet", "--noout", "--valid"]).arg(folder.join("index.xml")).output();
    let reader = Command::new("python3").arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/official/gobd.py")).arg(&folder).output();
    std::fs::remove_dir_all(&folder).unwrap();
    match out {
        Ok(out) => assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr)),
        Err(fault) => support::skipped("xmllint", &fault.to_string()),
    }
    match reader {
        Ok(out) => {
            assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
            let said = String::from_utf8(out.stdout).unwrap();
            // Brutto: 1582.70 − 0.05 by hand.
            assert!(
                said.contains("Kunden: 2 rows") && said.contains("Rechnungen: 2 rows, Brutto 1582.65, Stunden 12.5, Positionen 4"),
                "{said}"
            );
        }
        Err(fault) => support::skipped("python3", &fault.to_string()),
    }
}

#[test]
fn what_could_not_be_read_is_refused() {
    let mut bad = set();
    bad.tables[0].file = "../clients.csv".to_owned();
    bad.tables[0].rows[1][0] = text("K-1");
    bad.tables[0].columns[1].kind = Kind::Text(5);
    bad.tables[1].name = "Kunden".to_owned();
    bad.tables[1].columns[5].key = true;
    bad.tables[1].rows[0][3] = Value::Number(Decimal::new(1, 3));
    bad.tables[1].rows[1].pop();
    let codes: Vec<_> = write(&bad).unwrap_err().iter().map(|no| (no.code, no.field.clone())).collect();
    let expected = [
        ("file", "tables[0].file"),
        ("name", "tables[1].name"),
        ("value", "tables[0].rows[0]"),
        ("value", "tables[0].rows[1]"),
        ("twice", "tables[0].rows[1]"),
        ("key-order", "tables[1].columns[5]"),
        ("value", "tables[1].rows[0]"),
        ("row", "tables[1].rows[1]"),
    ];
    assert_eq!(codes, expected.map(|(code, field)| (code, field.to_owned())));
    let mut bad = set();
    bad.tables[1].references[0].table = "Niemand".to_owned();
    bad.tables[1].rows[0][0] = Value::Empty;
    let codes: Vec<_> = write(&bad).unwrap_err().iter().map(|no| no.code).collect();
    assert_eq!(codes, ["reference", "value"]);
    assert_eq!(write(&DataSet { tables: Vec::new(), ..set() }).unwrap_err()[0].code, "empty");
}
