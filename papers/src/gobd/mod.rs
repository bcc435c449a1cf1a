//! What the tax office asks for: the books as tables it can read by itself, and the description of how
//! they are kept.
//!
//! | what | law |
//! |---|---|
//! | [`write()`]: handing over data (*Datenüberlassung*, Z3) in the description standard that the program IDEA reads | § 147 (6) AO, GoBD no. 167 |
//! | [`procedures`]: the documentation of procedures (*Verfahrensdokumentation*) | § 145 (1) AO, GoBD no. 151–155 |

mod check;
mod index;
pub mod procedures;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::{Cents, Refusal};

/// Everything that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataSet {
    /// Whose books: the cooperative.
    pub supplier: String,
    /// Its seat.
    pub location: String,
    /// What the data is, for whoever opens it.
    pub comment: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// The tables, in the order in which they are read.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The file: small letters, digits and hyphens, ending in `.csv`.
    pub file: String,
    /// What the auditor sees.
    pub name: String,
    /// What it holds; may be empty.
    pub description: String,
    /// At least one. Columns of the primary key come first.
    pub columns: Vec<Column>,
    /// Which columns point to which other table.
    pub references: Vec<Reference>,
    /// As many values in each row as there are columns.
    pub rows: Vec<Vec<Value>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Unique in its table.
    pub name: String,
    /// What it holds; may be empty.
    pub description: String,
    /// What kind of values.
    pub kind: Kind,
    /// Whether it is of the primary key.
    pub key: bool,
}

/// The three kinds of values that the standard knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text of at most so many letters.
    Text(u16),
    /// A number with so many decimals.
    Number(u8),
    /// A day.
    Day,
}

/// Columns that point to the primary key of another table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The columns here, in the order of the other table's key.
    pub columns: Vec<String>,
    /// The other table's name.
    pub table: String,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing; not in a primary key.
    Empty,
    /// For [`Kind::Text`].
    Text(String),
    /// For [`Kind::Number`].
    Number(Decimal),
    /// For [`Kind::Number`] with two decimals.
    Cents(Cents),
    /// For [`Kind::Day`].
    Day(Date),
}

/// A file of the folder that is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name; there are no folders inside.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// The name of the description.
const INDEX: &str = "index.xml";
/// The name of the standard's own description, to which `index.xml` refers.
const DTD: &str = "gdpdu-01-09-2004.dtd";

/// Writes the folder: `index.xml`, the standard's DTD, and one CSV file for each table (UTF-8, semicolons,
/// CRLF, decimal comma, a line of headings).
///
/// Texts are exact: what looks like a formula stays as it is, for these files are evidence. Only line
/// breaks inside of a text become spaces, which the standard cannot hold.
///
/// # Errors
/// Everything that would make a table unreadable, all at once: names that are there twice, rows that are
/// too short, values of another kind, too long or too precise, empty or repeated keys, references into
/// nothing.
pub fn write(set: &DataSet) -> Result<Vec<File>, Vec<Refusal>> {
    let refusals = check::check(set);
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let mut files = vec![
        File { name: INDEX.to_owned(), bytes: index::write(set) },
        File { name: DTD.to_owned(), bytes: include_bytes!("gdpdu-01-09-2004.dtd").to_vec() },
    ];
    files.extend(set.tables.iter().map(|table| File { name: table.file.clone(), bytes: csv(table) }));
    Ok(files)
}

fn csv(table: &Table) -> Vec<u8> {
    let mut out = String::new();
    let headings: Vec<_> = table.columns.iter().map(|column| quoted(&column.name)).collect();
    push_line(&mut out, &headings);
    for row in &table.rows {
        let cells: Vec<_> = row.iter().zip(&table.columns).map(|(value, column)| cell(value, column.kind)).collect();
        push_line(&mut out, &cells);
    }
    out.into_bytes()
}

fn push_line(out: &mut String, cells: &[String]) {
    out.push_str(&cells.join(";"));
    out.push_str("\r\n");
}

fn cell(value: &Value, kind: Kind) -> String {
    let number = |number: Decimal| {
        let decimals = if let Kind::Number(decimals) = kind { usize::from(decimals) } else { 0 };
        format!("{number:.decimals$}").replace('.', ",")
    };
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => quoted(text),
        Value::Number(value) => number(*value),
        Value::Cents(value) => number(value.decimal()),
        Value::Day(day) => day.strftime("%d.%m.%Y").to_string(),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", flat(text).replace('"', "\"\""))
}

/// A text on one line.
fn flat(text: &str) -> String {
    text.replace("\r\n", " ").chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
