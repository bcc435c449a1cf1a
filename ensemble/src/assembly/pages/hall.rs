//! The hall's projector: the item, the question, how many votes have come, and the result with its computation.

use super::{assembly_id, item_pill, words};
use crate::{
    access::Thing,
    assembly::{
        rules::{Counted, Kind},
        store::{self, Assembly, Item},
    },
    base::Error,
    web::{Markup, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

#[derive(Template)]
#[template(path = "assembly/hall.html")]
struct HallPage {
    page: Page,
    assembly: Assembly,
    item: Option<Item>,
    next: Option<Item>,
    present: i64,
}

impl HallPage {
    fn pill(&self, item: &Item) -> Markup {
        let (tone, key) = item_pill(item, self.assembly.state != "opened");
        self.page.ui.pill(tone, key)
    }
    fn words<'c>(&self, counted: &'c Counted) -> &'c str {
        words(counted, self.page.lang())
    }
}

/// What the hall sees: the vote that is open or waits for its finding, else the last result, else the first item.
fn shown(items: &[Item]) -> Option<&Item> {
    let live = items.iter().find(|item| matches!(item.state.as_str(), "open" | "counted"));
    live.or_else(|| items.iter().rfind(|item| item.state == "found")).or_else(|| items.first())
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    if !(visit.is_staff() && visit.may("assembly.read", &Thing::any())) {
        return Err(Error::NotAllowed("assembly.read").into());
    }
    let id = assembly_id(&id)?;
    let mut tx = visit.read().await?;
    let assembly = store::assembly(&mut tx, id).await?;
    let items = store::items(&mut tx, id).await?;
    let (_, present, _) = store::counts(&mut tx, id).await?;
    let item = shown(&items).cloned();
    let next = items.iter().find(|one| one.kind != Kind::Report && one.state == "waiting").cloned();
    visit.show(&HallPage { page: visit.page(assembly.title.clone()), assembly, item, next, present })
}
