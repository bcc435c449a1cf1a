//! Charts as SVG, made by the server, with title, description and data table: a picture that can also be read.

use super::Markup;
use crate::base::{Cents, Said};
use askama::Template;

/// A bar of a waterfall.
#[derive(Clone, Debug)]
pub struct Bar {
    /// Its label.
    pub label: String,
    /// The amount it stands for; below zero what goes away.
    pub amount: Cents,
    /// Where it begins.
    pub from: Cents,
    /// Where it ends.
    pub to: Cents,
    /// Class that gives its colour: `client`, `away`, `own`, `pay`.
    pub tone: &'static str,
}

/// Width of the picture in its own units.
const WIDTH: i64 = 640;
const ROW: i64 = 46;
/// Room at the right edge, so that the end of a bar is seen.
const MARGIN: i64 = 8;

struct Row {
    label: String,
    amount: String,
    tone: &'static str,
    x: i64,
    width: i64,
    text_y: i64,
    y: i64,
}

#[derive(Template)]
#[template(path = "web/components/waterfall.html")]
struct Waterfall<'a> {
    said: &'a Said,
    title: &'a str,
    description: String,
    id: String,
    width: i64,
    height: i64,
    zero: i64,
    rows: Vec<Row>,
}

/// A waterfall: one row for each bar, the amounts beside the labels, and the same figures as a table.
#[must_use]
pub fn waterfall(said: &Said, title: &str, bars: &[Bar]) -> Markup {
    let ends = || bars.iter().flat_map(|bar| [bar.from, bar.to]);
    let (low, high) = (ends().min().unwrap_or_default().min(Cents::ZERO), ends().max().unwrap_or_default().max(Cents(1)));
    let place = |amount: Cents| {
        let (part, whole) = (i128::from((amount - low).0), i128::from((high - low).0.max(1)));
        i64::try_from(part * i128::from(WIDTH - MARGIN) / whole).unwrap_or(0)
    };
    let rows: Vec<Row> = (0_i64..)
        .zip(bars)
        .map(|(at, bar)| {
            let (left, right) = (place(bar.from.min(bar.to)), place(bar.from.max(bar.to)));
            Row {
                label: bar.label.clone(),
                amount: said.money(bar.amount),
                tone: bar.tone,
                x: left,
                width: (right - left).max(2),
                text_y: at * ROW + 15,
                y: at * ROW + 22,
            }
        })
        .collect();
    let description = rows.iter().map(|row| format!("{}: {}", row.label, row.amount)).collect::<Vec<_>>().join("; ");
    let height = i64::try_from(bars.len()).unwrap_or(0) * ROW;
    let id = crate::base::sha256_hex(format!("{title}{description}").as_bytes()).get(..8).unwrap_or_default().to_owned();
    Markup::of(&Waterfall { said, title, description, id, width: WIDTH, height, zero: place(Cents::ZERO), rows })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Lang, Texts};

    #[test]
    fn a_bar_spans_its_amount_and_says_it_in_words_too() {
        let texts = Texts::read(&[]).unwrap();
        let bar =
            |label: &str, from, to| Bar { label: label.into(), amount: Cents(to - from), from: Cents(from), to: Cents(to), tone: "own" };
        let html = waterfall(&texts.said(Lang::De), "Geld", &[bar("Kunde", 0, 10_000), bar("Steuer", 10_000, 7_500)]).to_string();
        // 632 units stand for 100.00; 25.00 of them are 158, from 474 on.
        assert!(html.contains(r#"x="474""#) && html.contains(r#"width="158""#), "{html}");
        assert!(html.contains("<title") && html.contains("<desc") && html.contains("Steuer: −25,00"), "{html}");
        assert!(html.contains("<table"), "the same figures stand in a table");
        assert!(!html.contains("style="), "the content security policy forbids inline styles");
    }
}
