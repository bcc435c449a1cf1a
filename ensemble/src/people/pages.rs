//! The audit log on the desk: who did what, when, to which record.

use super::store;
use crate::{
    access::Thing,
    base::Instant,
    web::{Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{response::Response, routing::get};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().route("/desk/audit", get(audit))
}

/// A line of the audit log.
pub struct AuditLine {
    /// Number in the chain.
    pub number: i64,
    /// When.
    pub at: Instant,
    /// Who, by name; the house itself has none.
    pub name: Option<String>,
    /// The act.
    pub action: String,
    /// The record it was done to.
    pub subject: String,
    /// What was noted, as JSON.
    pub details: String,
    /// The hash that chains it to the line before.
    pub hash: String,
}

#[derive(Template)]
#[template(path = "people/audit.html")]
struct AuditPage {
    page: Page,
    lines: Vec<AuditLine>,
    subject: String,
    more: Option<i64>,
}

const LINES: i64 = 100;

async fn audit(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("audit.read", &Thing::any())?;
    let subject = visit.query("subject").unwrap_or_default();
    let before = visit.query("before").and_then(|text| text.parse().ok()).unwrap_or(i64::MAX);
    let lines = store::audit_lines(&mut tx, &subject, before, LINES).await?;
    let more = (i64::try_from(lines.len()).unwrap_or(0) >= LINES).then(|| lines.last().map_or(0, |line| line.number));
    visit.show(&AuditPage { page: visit.page(visit.said.say("nav-desk-audit")), lines, subject, more })
}
