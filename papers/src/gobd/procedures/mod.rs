//! The documentation of procedures (*Verfahrensdokumentation*): what an expert third person must be able
//! to read in order to understand how the books come about (§ 145 (1) AO, GoBD no. 151–155).
//!
//! Made from the configuration and the version of the program, so it never tells of another program than
//! the one that runs. It is a value with sections: [`Document::markdown`] writes it, and the product may
//! print it as well.

mod english;
mod german;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use english::write as write_english;
pub use german::write as write_german;

/// What the cooperative and its operator have set up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// Name of the cooperative.
    pub cooperative: String,
    /// Its seat.
    pub seat: String,
    /// The program's name.
    pub program: String,
    /// Its version, as it reports it.
    pub version: String,
    /// The version of its source, for whoever wants to read it; may be empty.
    pub source: String,
    /// The day from which this documentation holds.
    pub valid_from: Date,
    /// Who answers for the procedures.
    pub responsible: Vec<Duty>,
    /// Where it runs.
    pub operation: Operation,
    /// Series of numbers without gaps.
    pub series: Vec<Series>,
    /// Programs with which data is exchanged.
    pub interfaces: Vec<Interface>,
    /// Acts that need a second person, in words.
    pub four_eyes: Vec<Phrase>,
    /// Earlier versions of the program in use, the newest first.
    pub history: Vec<Version>,
}

/// A phrase in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// A duty and the role that has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The duty.
    pub duty: Phrase,
    /// The role, never a person: persons change, and their names do not belong here.
    pub role: Phrase,
}

/// Where and how the program runs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    /// Who operates the server.
    pub operator: String,
    /// Country of the server (§ 146 (2a), (2b) AO: outside of Germany it has consequences).
    pub country: Phrase,
    /// The database.
    pub database: String,
    /// How often a backup is made.
    pub backup: Phrase,
    /// Where backups lie.
    pub backup_place: Phrase,
    /// When a backup was last read back as a test.
    pub restored_on: Option<Date>,
}

/// A series of numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// What is numbered.
    pub what: Phrase,
    /// How a number looks, e.g. `RE-2026-000001`.
    pub form: String,
}

/// Data that goes in or out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interface {
    /// With whom.
    pub with: Phrase,
    /// What, in which form, e.g. `camt.053.001.08`.
    pub form: String,
    /// How often.
    pub when: Phrase,
}

/// A version of the program in use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// The version.
    pub version: String,
    /// From when it was in use.
    pub from: Date,
    /// What changed for the books.
    pub change: Phrase,
}

/// A document: a title and sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title.
    pub title: String,
    /// Sections in their order; the number is that of the place.
    pub sections: Vec<Section>,
}

/// A section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Heading, without a number.
    pub heading: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// A list.
    List(Vec<String>),
    /// A table: headings, then rows of as many cells.
    Table(Vec<String>, Vec<Vec<String>>),
}

impl Document {
    /// The document as Markdown (CommonMark with tables). Signs of the configuration that mean something
    /// in Markdown or HTML are escaped: a name cannot become a link or a script.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n", escaped(&self.title));
        for (at, section) in self.sections.iter().enumerate() {
            out.push_str(&format!("\n## {}. {}\n", at + 1, escaped(&section.heading)));
            for block in &section.blocks {
                out.push('\n');
                match block {
                    Block::Text(text) => out.push_str(&format!("{}\n", escaped(text))),
                    Block::List(items) => items.iter().for_each(|item| out.push_str(&format!("- {}\n", escaped(item)))),
                    Block::Table(headings, rows) => {
                        out.push_str(&row(headings));
                        out.push_str(&row(&headings.iter().map(|_| "---".to_owned()).collect::<Vec<_>>()));
                        rows.iter().for_each(|cells| out.push_str(&row(cells)));
                    }
                }
            }
        }
        out
    }
}

fn row(cells: &[String]) -> String {
    let cells: Vec<_> = cells.iter().map(|cell| if cell == "---" { cell.clone() } else { escaped(cell) }).collect();
    format!("| {} |\n", cells.join(" | "))
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' => {
                out.push('\\');
                out.push(letter);
            }
            '&' => out.push_str("&amp;"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests;
