//! The public pages.

use crate::site::rules::{self, Answer, Part, Wish};
use crate::{
    app::Profile,
    base::{Cents, Day, FromField, day_in_berlin},
    boards::{self, Body},
    events::{self, SessionRow},
    ledger::{self, EntityRow},
    members,
    web::{Choice, Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{response::Response, routing::get};
use statute::{Land, Percent, explain};

/// The pages of this room.
pub(super) fn pages() -> Pages {
    Pages::new()
        .route("/", get(home))
        .route("/how-it-works", get(how_it_works))
        .route("/cooperative", get(cooperative))
        .route("/imprint", get(imprint))
        .route("/privacy", get(privacy))
        .route("/accessibility", get(accessibility))
}

/// The year of the law for a day, the average additional rate, and the day since which that holds.
pub(in crate::site) fn newest(today: Day) -> Result<(i16, Percent, Day), Oops> {
    let found = rules::year_of(today).and_then(|year| rules::average_extra(year).map(|(rate, since)| (year, rate, since)));
    found.map_err(|fault| Oops::from(crate::base::Error::from(anyhow::Error::from(fault))))
}

/// The fee of the statutes on a day.
pub(in crate::site) fn fee_today(visit: &Visit, today: Day) -> Result<Percent, Oops> {
    let fee = visit.app.house.settings().fee_percent(today).normalize().to_string();
    fee.parse().map_err(|fault: statute::StatuteError| Oops::from(crate::base::Error::from(anyhow::Error::from(fault))))
}

/// The calculator of a page: its form as it was filled in, and the answer unless something was refused.
struct Calculator {
    form: Filled,
    lands: Vec<Choice>,
    classes: Vec<Choice>,
    answer: Option<Shown>,
}

/// One bar of the picture, in whole units of its drawing.
struct Bar {
    key: String,
    tone: &'static str,
    amount: Cents,
    x: i64,
    width: i64,
    y: i64,
}

struct Explained {
    title: String,
    amount: Cents,
    text: String,
    paragraph: String,
}

/// The answer as the page says it.
struct Shown {
    turnover: Cents,
    fee: Cents,
    budget: Cents,
    least: Cents,
    wage: Option<Wage>,
    bars: Vec<Bar>,
    fee_percent: String,
    year: i16,
}

struct Wage {
    gross: Cents,
    net: Cents,
    cost: Cents,
    rest: Cents,
    employer: Vec<Explained>,
    employee: Vec<Explained>,
}

const EMPLOYER: &[&str] = &["rv_ag", "av_ag", "kv_ag", "zb_ag", "pv_ag", "u1", "u2", "u3"];
const EMPLOYEE: &[&str] = &["rv_an", "av_an", "kv_an", "zb_an", "pv_an", "lst", "soli", "kist"];
/// A month's invoices to begin with: the example of the money sentence.
const EXAMPLE: Cents = Cents::euros(4_000);
/// Width of the picture in its own units.
const WIDTH: i64 = 400;

fn show(visit: &Visit, wish: &Wish, answer: &Answer) -> Shown {
    let lang = if visit.lang() == crate::base::Lang::De { explain::Lang::De } else { explain::Lang::En };
    let base = |cents: statute::Cents| Cents(cents.0);
    let lines = |keys: &[&str]| {
        let named = answer.lines.iter().filter(|line| keys.contains(&line.key) && line.amount.0 != 0);
        let explained = named.map(|line| Explained {
            title: line.title.get(lang).to_owned(),
            amount: base(line.amount),
            text: line.text.get(lang).to_owned(),
            paragraph: line.paragraph.clone(),
        });
        explained.collect::<Vec<_>>()
    };
    let wage = answer.result.affordable.as_ref().map(|found| Wage {
        gross: base(found.gross),
        net: base(found.payslip.net),
        cost: base(found.payslip.employer_cost),
        rest: base(found.remainder),
        employer: lines(EMPLOYER),
        employee: lines(EMPLOYEE),
    });
    Shown {
        turnover: wish.turnover,
        fee: base(answer.result.fee),
        budget: base(answer.result.budget),
        least: answer.least_turnover,
        wage,
        bars: bars(wish.turnover, &answer.parts),
        fee_percent: if lang == explain::Lang::De { wish.fee.german() } else { wish.fee.english() },
        year: wish.year,
    }
}

/// The picture: each part begins where the one before ended, so that the eye adds them up.
fn bars(turnover: Cents, parts: &[(Part, Cents)]) -> Vec<Bar> {
    let scale = |cents: i64| (i128::from(cents) * i128::from(WIDTH)).checked_div(i128::from(turnover.0)).unwrap_or(0);
    let mut taken = 0;
    let mut bars = Vec::new();
    for (part, amount) in parts.iter().filter(|(_, amount)| amount.0 > 0) {
        let (from, to) = (scale(taken), scale(taken + amount.0));
        taken += amount.0;
        let row = i64::try_from(bars.len()).unwrap_or(0);
        let (key, tone) = tone(*part);
        let narrow = |units: i128| i64::try_from(units).unwrap_or(0);
        bars.push(Bar { key: key.to_owned(), tone, amount: *amount, x: 250 + narrow(from), width: narrow(to - from).max(2), y: row * 32 });
    }
    bars
}

const fn tone(part: Part) -> (&'static str, &'static str) {
    match part {
        Part::Fee => ("pay-part-fee", "c-sun"),
        Part::Expenses => ("pay-part-expenses", "c-ink"),
        Part::Employer => ("pay-part-employer", "c-sky"),
        Part::Employee => ("pay-part-employee", "c-sky"),
        Part::Taxes => ("pay-part-taxes", "c-alert"),
        Part::Net => ("pay-part-net", "c-accent"),
        Part::Rest => ("pay-part-rest", "c-ink"),
    }
}

/// Reads the address (R5). What is missing gets the value that most visitors have.
fn calculator(visit: &Visit, today: Day) -> Result<Calculator, Oops> {
    let (year, average, _) = newest(today)?;
    let asked = |field: &str, otherwise: &str| visit.query(field).unwrap_or_else(|| otherwise.to_owned());
    let mut form = Filled::empty("pay", visit)
        .with("turnover", asked("turnover", &visit.said.amount(EXAMPLE)))
        .with("expenses", asked("expenses", "0"))
        .with("class", asked("class", "1"))
        .with("land", asked("land", Land::default().code()))
        .with("children", asked("children", "0"))
        .with("extra", asked("extra", &average.to_string()))
        .with("u2", asked("u2", "0"))
        .with("church", asked("church", ""))
        .with("under_23", asked("under_23", ""));
    let answer = wish(visit, &mut form, year, today)?.and_then(|wish| match rules::answer(&wish) {
        Ok(answer) => Some(show(visit, &wish, &answer)),
        Err(refusal) => {
            form.refuse(refusal);
            None
        }
    });
    let class = |n: u8| Choice::new(n, visit.said.say(format!("pay-class-{n}")));
    let lands = Land::ALL.iter().map(|land| Choice::new(land.code(), land.name().unwrap_or(land.code())));
    Ok(Calculator { form, lands: lands.collect(), classes: (1..=6).map(class).collect(), answer })
}

/// A rate as a visitor types it, with comma or point.
struct Rate(Percent);
impl FromField for Rate {
    fn from_field(text: &str) -> Result<Self, crate::base::Refusal> {
        let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
        plain.parse().map(Self).map_err(|_| crate::base::Refusal::new("field-not-a-number"))
    }
}

struct LandOf(Land);
impl FromField for LandOf {
    fn from_field(text: &str) -> Result<Self, crate::base::Refusal> {
        text.parse().map(Self).map_err(|_| crate::base::Refusal::new("field-not-chosen"))
    }
}

fn wish(visit: &Visit, form: &mut Filled, year: i16, today: Day) -> Result<Option<Wish>, Oops> {
    let fee = fee_today(visit, today)?;
    let (turnover, expenses) = (form.read::<Cents>("turnover"), form.read::<Cents>("expenses"));
    let (class, children) = (form.read::<u32>("class"), form.read::<u32>("children"));
    let (land, extra, u2) = (form.read::<LandOf>("land"), form.read::<Rate>("extra"), form.read::<Rate>("u2"));
    let all = (|| {
        Some(Wish {
            year,
            month: today.month(),
            turnover: turnover?,
            fee,
            expenses: expenses?,
            class: u8::try_from(class?).ok()?,
            land: land?.0,
            church: form.ticked("church"),
            children: u8::try_from(children?.min(20)).ok()?,
            under_23: form.ticked("under_23"),
            extra: extra?.0,
            u2: u2?.0,
        })
    })();
    Ok(all)
}

fn today(visit: &Visit) -> Day {
    day_in_berlin(visit.app.house.clock().now())
}

/// The figures of the statutes, each with its day.
struct Figures {
    share: Cents,
    fee: String,
    fee_since: Day,
    seats: u32,
    today: Day,
}

fn figures(visit: &Visit) -> Result<Figures, Oops> {
    let today = today(visit);
    let settings = visit.app.house.settings();
    let fee = fee_today(visit, today)?;
    let since = settings.fees.iter().rev().find(|fee| fee.since <= today).map_or(today, |fee| fee.since);
    let fee = if visit.lang() == crate::base::Lang::De { fee.german() } else { fee.english() };
    Ok(Figures { share: settings.share_cents, fee, fee_since: since, seats: settings.supervisory_seats, today })
}

#[derive(Template)]
#[template(path = "site/home.html")]
struct HomePage {
    page: Page,
    calculator: Calculator,
    figures: Figures,
    members: i64,
    sessions: Vec<SessionRow>,
}

/// Sessions that the start page shows.
const SESSIONS: usize = 4;

async fn home(visit: Visit) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let (members, _) = members::counts(&mut tx).await?;
    let now = tx.now();
    let sessions = events::sessions_after(&mut tx, now).await?.into_iter().take(SESSIONS).collect();
    drop(tx);
    visit.show(&HomePage {
        page: visit.page(visit.said.say("site-home")),
        calculator: calculator(&visit, today(&visit))?,
        figures: figures(&visit)?,
        members,
        sessions,
    })
}

#[derive(Template)]
#[template(path = "site/how_it_works.html")]
struct HowPage {
    page: Page,
    calculator: Calculator,
    average: String,
    average_since: Day,
}

async fn how_it_works(visit: Visit) -> Result<Response, Oops> {
    let title = visit.said.say("nav-how-it-works");
    let (_, average, average_since) = newest(today(&visit))?;
    let average = if visit.lang() == crate::base::Lang::De { average.german() } else { average.english() };
    let calculator = calculator(&visit, today(&visit))?;
    let refused = !calculator.form.refusals().is_empty();
    let page = HowPage { page: visit.page(title), calculator, average, average_since };
    if refused { visit.show_refused(&page) } else { visit.show(&page) }
}

struct Legal {
    name: String,
    form: String,
    profile: Profile,
}

async fn legal(visit: &Visit) -> Result<Vec<Legal>, Oops> {
    let mut tx = visit.read().await?;
    let read = |row: EntityRow| -> Result<Legal, Oops> {
        let profile = serde_json::from_value(row.profile).map_err(|fault| crate::base::Error::from(anyhow::Error::from(fault)))?;
        Ok(Legal { name: row.name, form: row.form, profile })
    };
    ledger::entities(&mut tx).await?.into_iter().map(read).collect()
}

#[derive(Template)]
#[template(path = "site/cooperative.html")]
struct CooperativePage {
    page: Page,
    entities: Vec<Legal>,
    figures: Figures,
    /// Key of the body, name, and whether the person chairs it.
    bodies: Vec<(&'static str, String, bool)>,
}

async fn cooperative(visit: Visit) -> Result<Response, Oops> {
    let title = visit.said.say("nav-cooperative");
    let mut tx = visit.read().await?;
    let today = tx.today();
    let bodies =
        boards::in_office(&mut tx, today).await?.into_iter().map(|mandate| (body_key(mandate.body), mandate.name, mandate.chair)).collect();
    drop(tx);
    visit.show(&CooperativePage { page: visit.page(title), entities: legal(&visit).await?, figures: figures(&visit)?, bodies })
}

fn body_key(body: Body) -> &'static str {
    match body {
        Body::Management => "site-body-board",
        Body::Supervisory => "site-body-supervisory",
    }
}

#[derive(Template)]
#[template(path = "site/imprint.html")]
struct ImprintPage {
    page: Page,
    entities: Vec<Legal>,
}

async fn imprint(visit: Visit) -> Result<Response, Oops> {
    let title = visit.said.say("nav-imprint");
    visit.show(&ImprintPage { page: visit.page(title), entities: legal(&visit).await? })
}

#[derive(Template)]
#[template(path = "site/statement.html")]
struct StatementPage {
    page: Page,
    name: &'static str,
    entities: Vec<Legal>,
}

async fn privacy(visit: Visit) -> Result<Response, Oops> {
    statement(visit, "privacy").await
}

async fn accessibility(visit: Visit) -> Result<Response, Oops> {
    statement(visit, "accessibility").await
}

async fn statement(visit: Visit, name: &'static str) -> Result<Response, Oops> {
    let title = visit.said.say(format!("nav-{name}"));
    visit.show(&StatementPage { page: visit.page(title), name, entities: legal(&visit).await? })
}
