//! Calling an assembly: day, form, place, agenda, and the deadlines computed beside the day.

use crate::{
    access::Thing,
    assembly::{
        acts::{self, NewAssembly},
        rules::{Form, NewItem, Subject},
    },
    base::{Day, Error, FromField as _, Line, Refusal, Said, Text},
    web::{Choice, Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::response::Response;
use jiff::ToSpan as _;
use statute::genossenschaft::AssemblyDeadlines;

const FORM: &str = "assembly-call";
/// Items of one agenda at most.
const ITEMS: usize = 20;

/// An item as it stands in the form.
struct Row {
    number: usize,
    subject: String,
    title: String,
    motion: String,
    refused: Option<String>,
}

#[derive(Template)]
#[template(path = "assembly/call.html")]
struct CallPage<'a> {
    page: Page,
    form: &'a Filled,
    forms: Vec<Choice>,
    subjects: Vec<Choice>,
    rows: Vec<Row>,
    dates: Option<AssemblyDeadlines>,
    today: Day,
}

impl CallPage<'_> {
    /// Whether the invitations can still leave in time.
    fn in_time(&self, dates: &AssemblyDeadlines) -> bool {
        self.today <= dates.convene_by
    }
}

fn card(said: &Said, form: Form) -> Choice {
    Choice::new(form.code(), said.say(format!("assembly-form-{}", form.code()))).hint(said.say(format!("assembly-means-{}", form.code())))
}

fn today(visit: &Visit) -> Day {
    crate::base::day_in_berlin(visit.app.house.clock().now())
}

fn build<'a>(visit: &Visit, form: &'a Filled) -> Result<CallPage<'a>, Oops> {
    visit.person()?;
    if !visit.may("assembly.call", &Thing::any()) {
        return Err(Error::NotAllowed("assembly.call").into());
    }
    let said = &visit.said;
    let days = Day::from_field(form.value("held_on")).ok().zip(Day::from_field(form.value("year_began_on")).ok());
    let dates = days.map(|(held_on, year)| acts::deadlines(held_on, year)).transpose()?;
    let used = (1..=ITEMS).filter(|n| !form.value(&format!("title-{n}")).is_empty()).max().unwrap_or(0);
    let rows = (1..=(used + 2).min(ITEMS)).map(|number| {
        let value = |name: &str| form.value(&format!("{name}-{number}")).to_owned();
        let refusal = ["title", "motion"].into_iter().find_map(|name| form.refusal(&format!("{name}-{number}")));
        Row {
            number,
            subject: value("subject"),
            title: value("title"),
            motion: value("motion"),
            refused: refusal.map(|refusal| said.refusal(refusal)),
        }
    });
    Ok(CallPage {
        page: visit.page(said.say("assembly-call-head")),
        form,
        forms: Form::ALL.iter().map(|form| card(said, *form)).collect(),
        subjects: Subject::ALL.iter().map(|one| Choice::new(one.code(), said.say(format!("assembly-subject-{}", one.code())))).collect(),
        rows: rows.collect(),
        dates,
        today: today(visit),
    })
}

/// The form as it is offered: an ordinary assembly with everything § 48(1) GenG asks of its agenda.
pub(super) async fn page(visit: Visit) -> Result<Response, Oops> {
    let today = today(&visit);
    let held_on = today.checked_add(22.days()).unwrap_or(today);
    let year = i64::from(held_on.year());
    let first = Day::new(held_on.year(), 1, 1).unwrap_or(today);
    let said = &visit.said;
    let mut form = Filled::empty(FORM, &visit)
        .with("title", said.with("assembly-sample-name", [("year", year)]))
        .with("form", Form::Hybrid.code())
        .with("held_on", held_on)
        .with("begins", "18:00")
        .with("year_began_on", first);
    for (number, subject) in (1..).zip(Subject::ALL.iter().filter(|subject| subject.is_ordinary())) {
        let text = |part: &str| said.with(format!("assembly-sample-{}-{part}", subject.code()), [("year", year - 1)]);
        form = form
            .with(&format!("subject-{number}"), subject.code())
            .with(&format!("title-{number}"), text("title"))
            .with(&format!("motion-{number}"), text("motion"));
    }
    visit.show(&build(&visit, &form)?)
}

/// The same form with the deadlines of the day that was typed, and two more rows.
pub(super) async fn check(visit: Visit, form: Filled) -> Result<Response, Oops> {
    visit.show(&build(&visit, &form.named(FORM))?)
}

fn read_item(form: &Filled, number: usize) -> Result<Option<NewItem>, Refusal> {
    let value = |name: &str| form.value(&format!("{name}-{number}")).trim().to_owned();
    let (title, motion) = (value("title"), value("motion"));
    if title.is_empty() && motion.is_empty() {
        return Ok(None);
    }
    let field = |name: &str| format!("{name}-{number}");
    let title = Line::from_field(&title).map_err(|refusal| refusal.field(field("title")))?;
    let subject = Subject::from_field(&value("subject")).map_err(|refusal| refusal.field(field("title")))?;
    let motion = if motion.is_empty() {
        String::new()
    } else {
        Text::from_field(&motion).map_err(|refusal| refusal.field(field("motion")))?.to_string()
    };
    Ok(Some(subject.item(title.as_str(), motion)))
}

/// The items with the number of the row that each stands in.
fn read_items(form: &mut Filled) -> Vec<(usize, NewItem)> {
    let mut items = Vec::new();
    for number in 1..=ITEMS {
        match read_item(form, number) {
            Ok(Some(item)) => items.push((number, item)),
            Ok(None) => {}
            Err(refusal) => form.refuse(refusal),
        }
    }
    items
}

fn read(form: &mut Filled) -> Option<NewAssembly> {
    let (title, place) = (form.read::<Line>("title"), form.read::<Line>("place"));
    let (held_on, begins) = (form.read::<Day>("held_on"), form.read::<jiff::civil::Time>("begins"));
    let (year, access) = (form.read::<Day>("year_began_on"), form.read_maybe::<Text>("access"));
    let kind = form.read::<Form>("form");
    Some(NewAssembly {
        title: title?.to_string(),
        form: kind?,
        place: place?.to_string(),
        held_on: held_on?,
        begins: begins?.strftime("%H:%M").to_string(),
        year_began_on: year?,
        access: access?.map(|text| text.to_string()).unwrap_or_default(),
    })
}

pub(super) async fn call(visit: Visit, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut form = form.named(FORM);
    let new = read(&mut form);
    let items = read_items(&mut form);
    let new = match new {
        Some(new) if form.refusals().is_empty() => new,
        _ => return visit.show_refused(&build(&visit, &form)?),
    };
    let (rows, items): (Vec<usize>, Vec<NewItem>) = items.into_iter().unzip();
    let mut tx = visit.begin(&form).await?;
    match acts::call(&mut tx, &new, &items).await {
        Ok(id) => visit.done(tx, &form, &format!("/desk/assembly/{id}"), "assembly-called").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(beside(refusal, &rows));
            visit.show_refused(&build(&visit, &form)?)
        }
        Err(error) => Err(error.into()),
    }
}

/// The act counts items; the form counts rows, of which some may be empty.
fn beside(refusal: Refusal, rows: &[usize]) -> Refusal {
    let position = refusal.field.as_deref().and_then(|field| field.strip_prefix("motion-")).and_then(|n| n.parse::<usize>().ok());
    match position.and_then(|position| rows.get(position.checked_sub(1)?)) {
        Some(row) => refusal.field(format!("motion-{row}")),
        None => refusal,
    }
}
