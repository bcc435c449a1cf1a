//! My budget: one sentence, one picture, one table.

use super::{
    rules::{Figures, Step, waterfall},
    store::{self, BudgetRow, MoveRow},
};
use crate::{
    access::Thing,
    base::{Cents, Said},
    web::{Bar, Markup, Oops, Page, Pages, Visit, chart},
};
use askama::Template;
use axum::{response::Response, routing::get};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new().route("/my/budget", get(my_budget))
}

#[derive(Template)]
#[template(path = "budgets/my_budget.html")]
struct MyBudget {
    page: Page,
    budgets: Vec<Shown>,
}

struct Shown {
    row: BudgetRow,
    figures: Figures,
    chart: Markup,
    explained: Vec<Markup>,
    moves: Vec<MoveRow>,
}

async fn my_budget(visit: Visit) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("budgets.read", &Thing::of(person))?;
    let rows = store::of_person(&mut tx, person).await?;
    let mut figures = store::figures_of_person(&mut tx, person).await?;
    let moves = store::moves(&mut tx, person).await?;
    let percent = tx.house().settings().fee_percent(tx.today());
    let page = visit.page(visit.said.say("budgets-title"));
    let budgets = rows.into_iter().map(|row| {
        let figures = figures.remove(&row.id).unwrap_or_default();
        let moves = moves.iter().filter(|one| one.budget == row.id).cloned().collect();
        let chart = chart_of(&visit.said, &figures);
        Shown { explained: explained(&page, &figures, percent), row, figures, chart, moves }
    });
    let budgets = budgets.collect();
    visit.show(&MyBudget { page, budgets })
}

/// The waterfall of a budget, with its data table.
fn chart_of(said: &Said, figures: &Figures) -> Markup {
    let bars = waterfall(&figures.flow()).iter().map(|step| bar(said, step)).collect::<Vec<_>>();
    chart::waterfall(said, &said.say("budgets-waterfall"), &bars)
}

fn bar(said: &Said, step: &Step) -> Bar {
    let tone = match step.key {
        "client" => "client",
        "budget" | "rest" => "own",
        "net-pay" => "pay",
        _ => "away",
    };
    Bar { label: said.say(format!("budgets-step-{}", step.key)), amount: step.amount_cents, from: step.from_cents, to: step.to_cents, tone }
}

/// Each figure with the way it was computed.
fn explained(page: &Page, figures: &Figures, percent: rust_decimal::Decimal) -> Vec<Markup> {
    let line = |key: &str, amount: Cents| (page.say(key), page.money(amount));
    let fee = [
        line("budgets-net", figures.gross_cents - figures.vat_cents),
        (page.say("budgets-fee-percent"), format!("{} %", percent.normalize())),
        line("budgets-fee", figures.fee_cents),
    ];
    let available = [
        line("budgets-paid", figures.paid_cents),
        line("budgets-guaranteed", figures.guaranteed_cents),
        line("budgets-used", -figures.used_cents),
        line("budgets-available", figures.available_for_payroll()),
    ];
    let rest = [
        line("budgets-credited", figures.credited_cents),
        line("budgets-used", -figures.used_cents),
        line("budgets-rest", figures.balance()),
    ];
    vec![
        page.ui.explain(&page.say("budgets-explain-fee"), &fee, &page.say("budgets-law-fee")),
        page.ui.explain(&page.say("budgets-explain-available"), &available, &page.say("budgets-law-available")),
        page.ui.explain(&page.say("budgets-explain-rest"), &rest, &page.say("budgets-law-rest")),
    ]
}

impl Shown {
    fn title(&self, page: &Page) -> String {
        page.with("budgets-at", [("entity", &self.row.entity_name)])
    }

    fn sentence(&self, page: &Page) -> String {
        let money = |amount: Cents| page.money(amount);
        let figures = &self.figures;
        let mut words = vec![page.with(
            "budgets-sentence-invoiced",
            [
                ("gross", money(figures.gross_cents)),
                ("vat", money(figures.vat_cents)),
                ("fee", money(figures.fee_cents)),
                ("credited", money(figures.credited_cents)),
            ],
        )];
        words.push(page.with(
            "budgets-sentence-paid",
            [("paid", money(figures.paid_cents)), ("guaranteed", money(figures.guaranteed_cents)), ("waiting", money(figures.waiting()))],
        ));
        if figures.used_cents != Cents::ZERO {
            words.push(page.with("budgets-sentence-used", [("used", money(figures.used_cents)), ("pay", money(figures.net_pay_cents))]));
        }
        words.push(
            page.with("budgets-sentence-rest", [("rest", money(figures.balance())), ("available", money(figures.available_for_payroll()))]),
        );
        words.join(" ")
    }
}
