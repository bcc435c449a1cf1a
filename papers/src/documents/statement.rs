use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use super::{Recipient, Role, too_large};
use crate::{Cents, Refusal};

/// What a year was for a member: turnover, fees, pay, contributions, shares, budgets, each in a section
/// of labelled lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnnualStatement {
    /// The year.
    pub year: i16,
    /// Day it is made out.
    pub dated_on: Date,
    /// The member.
    pub recipient: Recipient,
    /// How to address; may be empty.
    pub salutation: String,
    /// Number of the member.
    pub member_number: String,
    /// The year in one sentence; may be empty.
    pub opening: String,
    /// Up to four figures that say the most, shown large.
    pub highlights: Vec<Highlight>,
    /// The sections in the order to print.
    pub sections: Vec<StatementSection>,
    /// Remarks below; may be empty.
    pub notes: Vec<String>,
}

/// A figure that is shown large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Highlight {
    /// What it is, in two or three words.
    pub label: String,
    /// How much.
    pub figure: Figure,
}

/// A part of the statement, e.g. turnover and fees.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementSection {
    /// Heading.
    pub title: String,
    /// What is counted here and as of when; may be empty.
    pub note: String,
    /// The lines from top to bottom.
    pub lines: Vec<StatementLine>,
}

/// One line of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    /// What an amount does. A subtotal or result must be the sum so far; figures that are no amount do
    /// not take part.
    pub role: Role,
    /// What it is.
    pub label: String,
    /// How it came about; may be empty.
    pub rule: String,
    /// How much (write what is taken off positive).
    pub figure: Figure,
}

/// What a line shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Figure {
    /// An amount.
    Money(Cents),
    /// A number of things, e.g. shares.
    Count(u64),
    /// Percent.
    Percent(Decimal),
    /// Hours.
    Hours(Decimal),
    /// Days or anything else in words.
    Words(String),
}

impl AnnualStatement {
    /// Every subtotal and result is the sum of what stands above it in its section.
    pub(super) fn check(&self) -> Result<(), Refusal> {
        if self.highlights.len() > 4 {
            return Err(Refusal::new("highlights", "highlights", "at most four figures are large", "Höchstens vier Zahlen stehen groß."));
        }
        for (at, section) in self.sections.iter().enumerate() {
            section.check(&format!("sections[{at}]"))?;
        }
        Ok(())
    }
}

impl StatementSection {
    fn check(&self, field: &str) -> Result<(), Refusal> {
        let mut sum = Cents::ZERO;
        for (at, line) in self.lines.iter().enumerate() {
            let Figure::Money(amount) = line.figure else { continue };
            let field = format!("{field}.lines[{at}]");
            let next = match line.role {
                Role::Start => Some(amount),
                Role::Plus => sum.checked_add(amount),
                Role::Minus => sum.checked_sub(amount),
                Role::Subtotal | Role::Result if sum == amount => Some(sum),
                Role::Subtotal | Role::Result => {
                    return Err(Refusal::new(
                        "sum",
                        field,
                        format!("{} is not the sum of the lines above, {sum}", amount),
                        format!("{} ist nicht die Summe der Zeilen darüber, {sum}", amount),
                    ));
                }
            };
            sum = next.ok_or_else(|| too_large(&field))?;
        }
        Ok(())
    }
}
