//! The assembly on the desk: the list, and the console of the one who leads it.

use super::{assembly_id, item_id, item_pill, numbered, tone, voter, words};
use crate::{
    access::Thing,
    assembly::{
        acts, bars, minutes,
        rules::{Choice, Counted, Form, Kind, Manner, Subject},
        store::{self, Assembly, Barred, Item, RollRow, Show, Signature},
        votes,
    },
    base::{Day, Error, FromField as _, Id, Instant, Lang, Line, Outcome, Said, day_in_berlin},
    boards::{self, Mandate},
    db::Tx,
    documents::{self, Document},
    people::Person,
    web::{self, Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

/// Lines of the roll on one page.
const LINES: i64 = 25;

fn may_read(visit: &Visit) -> Result<(), Oops> {
    visit.person()?;
    let may = visit.is_staff() && visit.may("assembly.read", &Thing::any());
    if may { Ok(()) } else { Err(Error::NotAllowed("assembly.read").into()) }
}

#[derive(Template)]
#[template(path = "assembly/desk_list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Assembly>,
    may_call: bool,
}

impl ListPage {
    fn tone(&self, row: &Assembly) -> &'static str {
        tone(&row.state)
    }
}

pub(super) async fn list(visit: Visit) -> Result<Response, Oops> {
    may_read(&visit)?;
    let mut tx = visit.read().await?;
    let rows = store::newest(&mut tx).await?;
    let may_call = visit.may("assembly.call", &Thing::any());
    visit.show(&ListPage { page: visit.page(visit.said.say("nav-desk-assembly")), rows, may_call })
}

/// What is to be done next: it decides the one primary button.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Invite,
    Documents,
    Wait,
    Missed,
    Open,
    Votes,
    Minutes,
    Sign,
    Done,
}

impl Next {
    const fn code(self) -> &'static str {
        match self {
            Self::Invite => "invite",
            Self::Documents => "documents",
            Self::Wait => "wait",
            Self::Missed => "missed",
            Self::Open => "open",
            Self::Votes => "votes",
            Self::Minutes => "minutes",
            Self::Sign => "sign",
            Self::Done => "done",
        }
    }
}

#[derive(Template)]
#[template(path = "assembly/desk.html")]
struct DeskPage<'a> {
    page: Page,
    /// The minutes are in German, whatever the page speaks: so is what the chair finds.
    german: Said,
    form: &'a Filled,
    assembly: Assembly,
    items: Vec<Item>,
    barred: Vec<Barred>,
    members: i64,
    present: i64,
    uninvited: i64,
    rows: Vec<RollRow>,
    show: Show,
    next_after: Option<i64>,
    papers: Vec<Document>,
    signatures: Vec<Signature>,
    chairs: Vec<Mandate>,
    dispatched: Option<Instant>,
    subjects: Vec<web::Choice>,
    today: Day,
    may_call: bool,
    may_lead: bool,
    me: Option<Id<Person>>,
}

impl DeskPage<'_> {
    fn tone(&self) -> &'static str {
        tone(&self.assembly.state)
    }
    fn pill(&self, item: &Item) -> web::Markup {
        let (tone, key) = item_pill(item, self.is("closed") || self.is("signed"));
        self.page.ui.pill(tone, key)
    }
    fn words<'c>(&self, counted: &'c Counted) -> &'c str {
        words(counted, self.page.lang())
    }
    fn is(&self, state: &str) -> bool {
        self.assembly.state == state
    }
    /// Whether an invitation left after the last day that the law gives: what is resolved can then be challenged.
    fn dispatched_late(&self, last: &Instant) -> bool {
        day_in_berlin(*last) > self.assembly.convene_by
    }
    fn needs_documents(&self) -> bool {
        self.items.iter().any(|item| item.kind == Kind::AdoptAccounts)
    }
    fn drawn_up(&self) -> bool {
        self.papers.iter().any(|paper| paper.kind == "minutes")
    }
    fn next(&self) -> Next {
        let assembly = &self.assembly;
        match assembly.state.as_str() {
            "convened" if self.uninvited > 0 => Next::Invite,
            "convened" if self.needs_documents() && assembly.documents_at.is_none() && self.today <= assembly.documents_by => {
                Next::Documents
            }
            "convened" if self.today < assembly.held_on => Next::Wait,
            "convened" if self.today > assembly.held_on => Next::Missed,
            "convened" => Next::Open,
            "opened" => Next::Votes,
            "closed" if !self.drawn_up() => Next::Minutes,
            "closed" => Next::Sign,
            _ => Next::Done,
        }
    }
    /// The steps of an assembly with whether each is done and whether it is the present one.
    fn steps(&self) -> Vec<(&'static str, bool, bool)> {
        let state = self.assembly.state.as_str();
        let opened = state != "convened";
        let closed = matches!(state, "closed" | "signed");
        let mut steps = vec![("called", true), ("invited", self.uninvited == 0)];
        if self.needs_documents() {
            steps.push(("documents", self.assembly.documents_at.is_some()));
        }
        steps.extend([("opened", opened), ("voted", closed), ("minutes", self.drawn_up()), ("signed", state == "signed")]);
        let first_open = steps.iter().position(|(_, done)| !done);
        steps.into_iter().enumerate().map(|(at, (key, done))| (key, done, Some(at) == first_open)).collect()
    }
    /// Who is barred from an item, by name.
    fn barred(&self, item: &Item) -> String {
        self.barred.iter().filter(|one| one.item == item.id).map(Barred::named).collect::<Vec<_>>().join(", ")
    }
    /// The item the assembly is at: the first whose vote is not found yet.
    fn is_current(&self, item: &Item) -> bool {
        let waiting = |item: &&Item| item.kind != Kind::Report && item.state != "found";
        self.items.iter().find(waiting).is_some_and(|first| first.id == item.id)
    }
    fn votes_to_come(&self, item: &Item) -> bool {
        item.kind != Kind::Report && item.state == "waiting" && item.announced_on <= self.assembly.announce_by
    }
    /// Whether the vote on an item is secret, or can still be made so.
    fn may_be_secret(&self, item: &Item) -> bool {
        let open = self.is("convened") || self.is("opened");
        item.secret || (open && self.votes_to_come(item))
    }
    /// Whether somebody can be barred from the vote on an item by hand.
    fn may_bar(&self, item: &Item) -> bool {
        self.may_lead && (self.is("convened") || self.is("opened")) && self.votes_to_come(item)
    }
    fn late(&self, item: &Item) -> bool {
        item.announced_on > self.assembly.announce_by
    }
    fn may_supplement(&self) -> bool {
        self.may_call && self.is("convened") && self.today <= self.assembly.announce_by
    }
    fn may_come(&self, manner: &str) -> bool {
        let form = self.assembly.form;
        self.may_lead && self.is("opened") && if manner == "hall" { form != Form::Virtual } else { form != Form::Physical }
    }
    /// Whether the person who reads this has signed already.
    fn signed_by_me(&self) -> bool {
        self.signatures.iter().any(|signature| Some(signature.person) == self.me)
    }
    fn query(&self, which: &str, after: Option<&i64>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("which", which);
        if !self.show.search.is_empty() {
            query.append_pair("search", &self.show.search);
        }
        if let Some(after) = after {
            query.append_pair("after", &after.to_string());
        }
        query.finish()
    }
    /// What the finding says if the chair takes it over.
    fn finding(&self, item: &Item) -> String {
        let typed = self.form.value("finding");
        if !typed.is_empty() && self.form.value("item") == item.id.to_string() {
            return typed.to_owned();
        }
        let carried = item.counted.as_ref().is_some_and(|counted| counted.carried);
        let key = if carried { "assembly-finding-carried" } else { "assembly-finding-rejected" };
        self.german.with(key, [("n", item.position)])
    }
}

const WHICH: [&str; 4] = ["all", "uninvited", "present", "represented"];

async fn build<'a>(visit: &Visit, id: Id<Assembly>, form: &'a Filled) -> Result<DeskPage<'a>, Oops> {
    may_read(visit)?;
    let mut tx = visit.read().await?;
    let assembly = store::assembly(&mut tx, id).await?;
    let which = visit.query("which").filter(|word| WHICH.contains(&word.as_str())).unwrap_or_else(|| "all".to_owned());
    let after = visit.query("after").and_then(|number| number.parse().ok()).unwrap_or(0);
    let show = Show { search: visit.query("search").unwrap_or_default(), which, after, most: LINES + 1 };
    let mut rows = store::roll(&mut tx, id, &show).await?;
    let whole = usize::try_from(LINES).unwrap_or(usize::MAX);
    let more = rows.len() > whole;
    rows.truncate(whole);
    let (members, present, uninvited) = store::counts(&mut tx, id).await?;
    let items = store::items(&mut tx, id).await?;
    let convened = assembly.state == "convened";
    let ended = matches!(assembly.state.as_str(), "closed" | "signed");
    let said = &visit.said;
    Ok(DeskPage {
        page: visit.page(assembly.title.clone()),
        german: visit.app.house.said(Lang::De),
        form,
        barred: if items.iter().any(|item| item.barred > 0) { store::barred(&mut tx, id).await? } else { Vec::new() },
        items,
        members,
        present,
        uninvited,
        next_after: rows.last().filter(|_| more).map(|row| row.number),
        rows,
        show,
        papers: documents::about(&mut tx, &id.to_string()).await?,
        signatures: if ended { store::signatures(&mut tx, id).await? } else { Vec::new() },
        dispatched: if convened { store::last_dispatch(&mut tx, id).await? } else { None },
        chairs: if convened { boards::in_office(&mut tx, assembly.held_on).await? } else { Vec::new() },
        subjects: Subject::ALL
            .iter()
            .map(|one| web::Choice::new(one.code(), said.say(format!("assembly-subject-{}", one.code()))))
            .collect(),
        today: tx.today(),
        may_call: visit.may("assembly.call", &Thing::any()),
        may_lead: visit.may("assembly.chair", &Thing::any()),
        me: visit.who.person,
        assembly,
    })
}

pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let form = Filled::empty("assembly-do", &visit);
    visit.show(&build(&visit, assembly_id(&id)?, &form).await?)
}

/// Shows the console again, with what was refused, or goes on to where the act happened.
async fn ended(
    visit: &Visit,
    tx: Tx,
    mut form: Filled,
    id: Id<Assembly>,
    (place, notice): (&str, &str),
    done: Outcome<()>,
) -> Result<Response, Oops> {
    match done {
        Ok(()) => visit.done(tx, &form, &format!("/desk/assembly/{id}{place}"), notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(visit, id, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn do_step(tx: &mut Tx, id: Id<Assembly>, verb: &str, form: &Filled) -> Outcome<()> {
    match verb {
        "invite" => acts::invite_some(tx, id, 500).await.map(drop),
        "documents" => acts::publish_documents(tx, id).await,
        "open" => {
            let chair = Id::from_field(form.value("chair")).map_err(|refusal| refusal.field("chair"))?;
            acts::open(tx, id, chair).await
        }
        "supplement" => {
            let title = Line::from_field(form.value("title")).map_err(|refusal| refusal.field("title"))?;
            let subject = Subject::from_field(form.value("subject")).map_err(|refusal| refusal.field("subject"))?;
            acts::supplement(tx, id, &subject.item(title.as_str(), form.value("motion").trim())).await.map(drop)
        }
        "come" => acts::check_in(tx, id, voter(form, "member")?, Manner::from_field(form.value("manner"))?).await,
        "leave" => acts::check_out(tx, id, voter(form, "member")?).await,
        "proxy" => {
            let (principal, holder) = (numbered(tx, form, "principal").await?, numbered(tx, form, "holder").await?);
            acts::give_proxy(tx, id, principal, holder).await
        }
        "close" => acts::close(tx, id).await,
        "print-invitation" => minutes::print_invitation(tx, id).await.map(drop),
        "print-attendance" => minutes::print_attendance(tx, id).await.map(drop),
        "minutes" => {
            let recorder = Line::from_field(form.value("recorder")).map_err(|refusal| refusal.field("recorder"))?;
            minutes::draw_up_minutes(tx, id, &recorder).await.map(drop)
        }
        "sign" => acts::sign(tx, id).await,
        _ => Err(Error::Missing("step")),
    }
}

/// Where on the page a step leads back to.
fn place_of(verb: &str) -> &'static str {
    match verb {
        "come" | "leave" | "proxy" => "#roll",
        "print-invitation" | "print-attendance" | "minutes" => "#papers",
        _ => "",
    }
}

pub(super) async fn step(visit: Visit, Path((id, verb)): Path<(String, String)>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let id = assembly_id(&id)?;
    let mut tx = visit.begin(&form).await?;
    let done = do_step(&mut tx, id, &verb, &form).await;
    let notice = format!("assembly-did-{verb}");
    ended(&visit, tx, form.named("assembly-do"), id, (place_of(&verb), &notice), done).await
}

async fn do_item_step(tx: &mut Tx, item: Id<Item>, verb: &str, form: &Filled) -> Outcome<()> {
    match verb {
        "open-vote" => votes::open_vote(tx, item).await,
        "close-vote" => votes::close_vote(tx, item).await.map(drop),
        "find" => votes::find(tx, item, form.value("finding")).await,
        "vote" => {
            let member = numbered(tx, form, "number").await?;
            let choice = Choice::from_field(form.value("choice")).map_err(|refusal| refusal.field("choice"))?;
            votes::cast(tx, item, member, choice).await
        }
        "bar" => {
            let member = numbered(tx, form, "number").await?;
            let reason = Line::from_field(form.value("reason")).map_err(|refusal| refusal.field("reason"))?;
            bars::bar_member(tx, item, member, &reason).await
        }
        "lift-bar" => {
            let member = numbered(tx, form, "number").await?;
            bars::lift_bar(tx, item, member).await
        }
        "object" => {
            let member = numbered(tx, form, "number").await?;
            votes::object(tx, item, member).await
        }
        _ => Err(Error::Missing("step")),
    }
}

pub(super) async fn item_step(
    visit: Visit,
    Path((id, item, verb)): Path<(String, String, String)>,
    form: Filled,
) -> Result<Response, Oops> {
    visit.person()?;
    let (id, item) = (assembly_id(&id)?, item_id(&item)?);
    let mut tx = visit.begin(&form).await?;
    let done = do_item_step(&mut tx, item, &verb, &form).await;
    let (place, notice) = (format!("#item-{item}"), format!("assembly-did-{verb}"));
    ended(&visit, tx, form.named("assembly-do").with("item", item), id, (&place, &notice), done).await
}
