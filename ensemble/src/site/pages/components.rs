//! Every component of the pages once, with its states: where a new page is put together from.

use crate::{
    base::{Cents, Day, Refusal},
    web::{Bar, Choice, Filled, Markup, Oops, Page, Visit, chart},
};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "site/components.html")]
struct ComponentsPage {
    page: Page,
    plain: Filled,
    refused: Filled,
    chart: Markup,
    day: Day,
}

impl ComponentsPage {
    fn choices(&self) -> Vec<Choice> {
        let say = |key| self.page.say(key);
        let with_hint = Choice::new("one", say("components-choice-one")).hint(say("components-choice-hint"));
        vec![with_hint, Choice::new("two", say("components-choice-two")).hint(say("components-choice-hint"))]
    }
    fn lines(&self) -> Vec<(String, String)> {
        vec![
            (self.page.say("components-line"), self.page.money(Cents::euros(4_000))),
            (self.page.say("components-line-rate"), "9 %".to_owned()),
        ]
    }
}

fn bar(label: String, from: i64, to: i64, tone: &'static str) -> Bar {
    let (from, to) = (Cents::euros(from), Cents::euros(to));
    Bar { label, amount: to - from, from, to, tone }
}

pub(super) async fn show(visit: Visit) -> Result<Response, Oops> {
    let day = Day::constant(2026, 3, 31);
    let filled = |name| {
        Filled::empty(name, &visit)
            .with("text", "Anna Arbeit")
            .with("day", day)
            .with("money", "4000.00")
            .with("choice", "one")
            .with("tick", "yes")
    };
    let mut refused = filled("components");
    for (field, code) in
        [("text", "field-empty"), ("money", "field-not-an-amount"), ("day", "field-not-a-day"), ("choice", "field-not-chosen")]
    {
        refused.refuse(Refusal::new(code).field(field).law("§ 15a GenG"));
    }
    let say = |key| visit.said.say(key);
    let bars = [
        bar(say("components-bar-client"), 0, 4_000, "client"),
        bar(say("components-bar-fee"), 4_000, 3_640, "away"),
        bar(say("components-bar-budget"), 0, 3_640, "own"),
    ];
    let chart = chart::waterfall(&visit.said, &say("components-chart"), &bars);
    visit.show(&ComponentsPage { page: visit.page(say("components-title")), plain: filled("components-plain"), refused, chart, day })
}
