use encoding_rs::WINDOWS_1252;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::chart::Chart;
use crate::Refusal;
use crate::payment::text::rewritten;

/// Whose books they are: the same for every file of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// When the file is made.
    pub created_at: DateTime,
    /// *Beraternummer* of the tax adviser, 1001 to 9999999.
    pub consultant: u32,
    /// *Mandantennummer*, 1 to 99999.
    pub client: u32,
    /// First day of the fiscal year.
    pub fiscal_year_from: Date,
}

/// What the header says besides [`Client`].
pub(super) struct Form<'a> {
    pub(super) category: u8,
    pub(super) name: &'a str,
    pub(super) version: u8,
    pub(super) headings: &'a str,
    pub(super) chart: Chart,
    pub(super) digits: u32,
    /// Only for bookings: from, to, name of the batch, initials, fixed.
    pub(super) batch: Option<(Date, Date, &'a str, &'a str, bool)>,
}

/// Header, headings and rows as the bytes of the file.
pub(super) fn bytes(client: &Client, form: &Form<'_>, rows: &[Row]) -> Vec<u8> {
    let mut text = header(client, form);
    text.push_str("\r\n");
    text.push_str(&form.headings.lines().collect::<Vec<_>>().join(";"));
    text.push_str("\r\n");
    for row in rows {
        text.push_str(&row.fields.join(";"));
        text.push_str("\r\n");
    }
    // Every letter was checked when it went into its row, and our own texts are Latin-1.
    WINDOWS_1252.encode(&text).0.into_owned()
}

fn header(client: &Client, form: &Form<'_>) -> String {
    let mut head = Row::new(31);
    head.text(1, "EXTF");
    head.raw(2, "700");
    head.raw(3, form.category.to_string());
    head.text(4, form.name);
    head.raw(5, form.version.to_string());
    head.raw(6, client.created_at.strftime("%Y%m%d%H%M%S").to_string() + "000");
    head.text(8, "RE");
    for empty in [9, 10, 17, 18, 24, 30, 31] {
        head.text(empty, "");
    }
    head.raw(11, client.consultant.to_string());
    head.raw(12, client.client.to_string());
    head.raw(13, client.fiscal_year_from.strftime("%Y%m%d").to_string());
    head.raw(14, form.digits.to_string());
    if let Some((from, to, name, initials, fixed)) = form.batch {
        head.raw(15, from.strftime("%Y%m%d").to_string());
        head.raw(16, to.strftime("%Y%m%d").to_string());
        head.text(17, name);
        head.text(18, initials);
        head.raw(19, "1");
        head.raw(20, "0");
        head.raw(21, if fixed { "1" } else { "0" });
        head.text(22, "EUR");
    } else {
        head.text(22, "");
    }
    head.text(27, form.chart.code());
    head.fields.join(";")
}

/// What holds for every file.
pub(super) fn check(client: &Client) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    if !(1001..=9_999_999).contains(&client.consultant) {
        refusals.push(Refusal::new(
            "consultant",
            "consultant",
            "the number of the tax adviser lies between 1001 and 9999999",
            "Die Beraternummer liegt zwischen 1001 und 9999999.",
        ));
    }
    if !(1..=99_999).contains(&client.client) {
        refusals.push(Refusal::new(
            "client",
            "client",
            "the number of the client lies between 1 and 99999",
            "Die Mandantennummer liegt zwischen 1 und 99999.",
        ));
    }
    if client.fiscal_year_from.day() != 1 {
        refusals.push(Refusal::new(
            "fiscal-year",
            "fiscal_year_from",
            "a fiscal year begins on the first of a month",
            "Ein Wirtschaftsjahr beginnt am Ersten eines Monats.",
        ));
    }
    refusals
}

/// The last day of the fiscal year.
pub(super) fn fiscal_year_to(client: &Client) -> Option<Date> {
    client.fiscal_year_from.checked_add(1.year()).ok()?.checked_sub(1.day()).ok()
}

/// A line of the file under construction; fields are counted from 1, as the format's description does.
pub(super) struct Row {
    fields: Vec<String>,
}

impl Row {
    pub(super) fn new(count: usize) -> Self {
        Self { fields: vec![String::new(); count] }
    }

    /// A number or date, without quotes.
    pub(super) fn raw(&mut self, number: usize, value: impl Into<String>) {
        if let Some(field) = self.fields.get_mut(number.wrapping_sub(1)) {
            *field = value.into();
        }
    }

    /// A text in quotes; quotes inside are doubled.
    pub(super) fn text(&mut self, number: usize, value: &str) {
        self.raw(number, format!("\"{}\"", value.replace('"', "\"\"")));
    }

    /// A text when there is one.
    pub(super) fn optional(&mut self, number: usize, value: &str) {
        if !value.is_empty() {
            self.text(number, value);
        }
    }
}

/// A text as Windows-1252 can hold it, at most `most` letters: letters of other scripts are rewritten in
/// Latin ones (Ł as L), line breaks become spaces.
///
/// # Errors
/// A letter that nobody can rewrite; too long.
pub(super) fn fitting(field: &str, text: &str, most: usize) -> Result<String, Refusal> {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_control() || letter.is_whitespace() {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        } else if !WINDOWS_1252.encode(letter.encode_utf8(&mut [0; 4])).2 {
            out.push(letter);
        } else if let Some(latin) = rewritten(letter) {
            out.push_str(latin);
        } else if !matches!(letter, '\u{300}'..='\u{36f}') {
            return Err(Refusal::new(
                "letter",
                field,
                format!("DATEV cannot store the letter {letter}; please write it in Latin letters"),
                format!("DATEV kann den Buchstaben {letter} nicht speichern; bitte in lateinischer Schrift angeben."),
            ));
        }
    }
    let out = out.trim().to_owned();
    if out.chars().count() > most {
        return Err(Refusal::new(
            "length",
            field,
            format!("DATEV takes at most {most} letters here, these are {}", out.chars().count()),
            format!("DATEV nimmt hier höchstens {most} Zeichen, dies sind {}.", out.chars().count()),
        ));
    }
    Ok(out)
}
