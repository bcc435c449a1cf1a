//! The manual: the READMEs of the rooms, one chapter each, as they stand beside the code.

use super::components;
use crate::{
    base::Error,
    web::{Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response, routing::get};

/// The chapters in the order in which a member meets them.
const CHAPTERS: &[(&str, &str)] = &[
    ("events", include_str!("../../events/README.md")),
    ("members", include_str!("../../members/README.md")),
    ("shares", include_str!("../../shares/README.md")),
    ("work", include_str!("../../work/README.md")),
    ("budgets", include_str!("../../budgets/README.md")),
    ("bank", include_str!("../../bank/README.md")),
    ("payroll", include_str!("../../payroll/README.md")),
    ("fund", include_str!("../../fund/README.md")),
    ("assembly", include_str!("../../assembly/README.md")),
    ("ballots", include_str!("../../ballots/README.md")),
    ("exports", include_str!("../../exports/README.md")),
    ("boards", include_str!("../../boards/README.md")),
    ("ledger", include_str!("../../ledger/README.md")),
    ("documents", include_str!("../../documents/README.md")),
    ("people", include_str!("../../people/README.md")),
    ("site", include_str!("../README.md")),
];

pub(super) fn pages() -> Pages {
    Pages::new().route("/manual", get(contents)).route("/manual/components", get(components::show)).route("/manual/{chapter}", get(chapter))
}

/// The heading of a chapter.
fn heading(text: &str) -> &str {
    text.lines().next().unwrap_or_default().trim_start_matches("# ")
}

/// Markdown as HTML. Raw HTML in it stays text: the chapters are ours, and none needs it.
fn html(text: &str) -> String {
    use pulldown_cmark::{Event, Options, Parser, html};
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, parser);
    // A wide table scrolls by itself and not the page; the keyboard reaches it.
    out.replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>").replace("</table>", "</table></div>")
}

#[derive(Template)]
#[template(path = "site/manual.html")]
struct ManualPage {
    page: Page,
    chapters: Vec<(&'static str, &'static str)>,
    body: Option<String>,
}

fn page(visit: &Visit, title: String, body: Option<String>) -> ManualPage {
    let chapters = CHAPTERS.iter().map(|(name, text)| (*name, heading(text))).collect();
    ManualPage { page: visit.page(title), chapters, body }
}

async fn contents(visit: Visit) -> Result<Response, Oops> {
    let title = visit.said.say("nav-manual");
    visit.show(&page(&visit, title, None))
}

async fn chapter(visit: Visit, Path(name): Path<String>) -> Result<Response, Oops> {
    let (_, text) = CHAPTERS.iter().find(|(known, _)| *known == name).ok_or(Error::Missing("chapter"))?;
    visit.show(&page(&visit, heading(text).to_owned(), Some(html(text))))
}
