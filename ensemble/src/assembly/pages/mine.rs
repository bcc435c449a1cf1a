//! The assembly as a member lives it: the call, taking part, the ballot, the results and the minutes.

use super::{assembly_id, item_id, item_pill, numbered, tone, voter, words};
use crate::{
    access::Thing,
    assembly::{
        acts,
        rules::{Choice, Counted, Form, Kind, Manner},
        store::{self, Assembly, Ballot, Barred, Item, RollRow},
        votes,
    },
    base::{Error, FromField as _, Id, Outcome},
    db::Tx,
    documents::{self, Document},
    people::Person,
    web::{self, Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

/// Where a vote stands that this person may have to cast.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    /// She can cast it now.
    Open,
    /// It is cast.
    Cast,
    /// § 43(6) GenG bars it.
    Barred,
    /// Nobody who may cast it is present.
    Absent,
}

impl Standing {
    const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Cast => "cast",
            Self::Barred => "barred",
            Self::Absent => "absent",
        }
    }
}

#[derive(Template)]
#[template(path = "assembly/my_assembly.html")]
struct MinePage<'a> {
    page: Page,
    form: &'a Filled,
    assembly: Option<Assembly>,
    others: Vec<Assembly>,
    items: Vec<Item>,
    me: Option<RollRow>,
    principals: Vec<RollRow>,
    ballots: Vec<Ballot>,
    barred: Vec<Barred>,
    papers: Vec<Document>,
    choices: [Choice; 3],
}

impl MinePage<'_> {
    fn tone_of(&self, assembly: &Assembly) -> &'static str {
        tone(&assembly.state)
    }
    fn pill(&self, item: &Item) -> web::Markup {
        let (tone, key) = item_pill(item, self.is("closed") || self.is("signed"));
        self.page.ui.pill(tone, key)
    }
    fn words<'c>(&self, counted: &'c Counted) -> &'c str {
        words(counted, self.page.lang())
    }
    fn is(&self, state: &str) -> bool {
        self.assembly.as_ref().is_some_and(|assembly| assembly.state == state)
    }
    /// Her own line and those of the members she represents.
    fn lines(&self) -> Vec<&RollRow> {
        self.me.iter().chain(&self.principals).collect()
    }
    fn mine(&self, row: &RollRow) -> bool {
        self.me.as_ref().is_some_and(|me| me.member == row.member)
    }
    fn ballot(&self, item: &Item, row: &RollRow) -> Option<&Ballot> {
        self.ballots.iter().find(|ballot| ballot.item == item.id && ballot.member == row.member)
    }
    fn standing(&self, item: &Item, row: &RollRow) -> Standing {
        let barred = |member| self.barred.iter().any(|one| one.item == item.id && one.member == member);
        let Some(me) = &self.me else { return Standing::Absent };
        if self.ballot(item, row).is_some() {
            Standing::Cast
        } else if barred(row.member) || (row.member != me.member && barred(me.member)) {
            Standing::Barred
        } else if me.present() && (row.member == me.member || !row.present()) {
            Standing::Open
        } else {
            Standing::Absent
        }
    }
    /// Whether a ballot waits on this page: then its button is the primary one.
    fn first_open(&self, item: &Item, row: &RollRow) -> bool {
        let open = |item: &Item, row: &RollRow| item.state == "open" && !item.secret && self.standing(item, row) == Standing::Open;
        let all = self.items.iter().flat_map(|item| self.lines().into_iter().map(move |row| (item, row)));
        let mut waiting = all.filter(|(item, row)| open(item, row));
        waiting.next().is_some_and(|(first, line)| first.id == item.id && line.member == row.member)
    }
    /// Whether the agenda is asked for again by itself: while she is present and has no ballot before her, so that a vote that
    /// opens appears, and a choice half made is never taken away.
    fn waits(&self) -> bool {
        let lines = self.lines();
        let ballot =
            |item: &Item| item.state == "open" && !item.secret && lines.iter().any(|row| self.standing(item, row) == Standing::Open);
        self.is("opened") && self.me.as_ref().is_some_and(RollRow::present) && !self.items.iter().any(ballot)
    }
    fn may_come_online(&self) -> bool {
        let fits = self.assembly.as_ref().is_some_and(|assembly| assembly.form != Form::Physical);
        fits && self.is("opened") && self.me.as_ref().is_some_and(|me| !me.present())
    }
    fn may_give_proxy(&self) -> bool {
        let open = self.is("convened") || self.is("opened");
        open && self.me.as_ref().is_some_and(|me| me.proxy.is_none() && !me.present())
    }
    fn may_object(&self, item: &Item) -> bool {
        self.is("opened") && matches!(item.state.as_str(), "counted" | "found") && self.me.as_ref().is_some_and(RollRow::present)
    }
    fn is_report(&self, item: &Item) -> bool {
        item.kind == Kind::Report
    }
    fn minutes(&self) -> Option<&Document> {
        self.papers.iter().find(|paper| paper.kind == "minutes")
    }
    fn shown_papers(&self) -> Vec<&Document> {
        self.papers.iter().filter(|paper| paper.kind != "dispatch").collect()
    }
}

/// The one that concerns members now: the next that is not over, or else the last.
fn present_one(all: &mut Vec<Assembly>, wanted: Option<Id<Assembly>>) -> Option<Assembly> {
    let lives = |assembly: &Assembly| matches!(assembly.state.as_str(), "convened" | "opened");
    let at = match wanted {
        Some(id) => all.iter().position(|assembly| assembly.id == id),
        // The newest comes first: of those to come, the nearest is the last of them.
        None => all.iter().rposition(lives).or(if all.is_empty() { None } else { Some(0) }),
    };
    at.map(|at| all.remove(at))
}

async fn build<'a>(visit: &Visit, wanted: Option<Id<Assembly>>, form: &'a Filled) -> Result<MinePage<'a>, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("assembly.read", &Thing::any())?;
    let mut all = store::newest(&mut tx).await?;
    let assembly = present_one(&mut all, wanted);
    if wanted.is_some() && assembly.is_none() {
        return Err(Error::Missing("assembly").into());
    }
    let title = assembly.as_ref().map_or_else(|| visit.said.say("nav-my-assembly"), |assembly| assembly.title.clone());
    let mut page = MinePage {
        page: visit.page(title),
        form,
        others: all,
        items: Vec::new(),
        me: None,
        principals: Vec::new(),
        ballots: Vec::new(),
        barred: Vec::new(),
        papers: Vec::new(),
        choices: [Choice::Yes, Choice::No, Choice::Abstain],
        assembly: None,
    };
    if let Some(assembly) = &assembly {
        fill(&mut page, &mut tx, assembly.id, person).await?;
    }
    page.assembly = assembly;
    Ok(page)
}

async fn fill(page: &mut MinePage<'_>, tx: &mut Tx, id: Id<Assembly>, person: Id<Person>) -> Outcome<()> {
    page.items = store::items(tx, id).await?;
    let (me, principals): (Vec<_>, Vec<_>) = store::mine(tx, id, person).await?.into_iter().partition(|row| row.person == person);
    page.me = me.into_iter().next();
    page.principals = principals;
    page.ballots = store::ballots(tx, id, person).await?;
    page.barred = store::barred(tx, id).await?;
    page.papers = documents::about(tx, &id.to_string()).await?;
    Ok(())
}

pub(super) async fn current(visit: Visit) -> Result<Response, Oops> {
    let form = Filled::empty("assembly-mine", &visit);
    visit.show(&build(&visit, None, &form).await?)
}

pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let form = Filled::empty("assembly-mine", &visit);
    visit.show(&build(&visit, Some(assembly_id(&id)?), &form).await?)
}

async fn ended(
    visit: &Visit,
    tx: Tx,
    mut form: Filled,
    id: Id<Assembly>,
    (place, notice): (&str, &str),
    done: Outcome<()>,
) -> Result<Response, Oops> {
    match done {
        Ok(()) => visit.done(tx, &form, &format!("/my/assembly/{id}{place}"), notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(visit, Some(id), &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn do_step(tx: &mut Tx, id: Id<Assembly>, person: Id<Person>, verb: &str, form: &Filled) -> Outcome<()> {
    let me = store::mine(tx, id, person).await?.into_iter().find(|row| row.person == person).ok_or(Error::Missing("member"))?.member;
    match verb {
        "come" => acts::check_in(tx, id, me, Manner::Online).await,
        "leave" => acts::check_out(tx, id, me).await,
        "proxy" => {
            let holder = numbered(tx, form, "holder").await?;
            acts::give_proxy(tx, id, me, holder).await
        }
        _ => Err(Error::Missing("step")),
    }
}

pub(super) async fn step(visit: Visit, Path((id, verb)): Path<(String, String)>, form: Filled) -> Result<Response, Oops> {
    let (person, id) = (visit.person()?, assembly_id(&id)?);
    let mut tx = visit.begin(&form).await?;
    let done = do_step(&mut tx, id, person, &verb, &form).await;
    let notice = format!("assembly-mine-did-{verb}");
    ended(&visit, tx, form.named("assembly-mine"), id, ("", &notice), done).await
}

async fn do_item_step(tx: &mut Tx, item: Id<Item>, verb: &str, form: &Filled) -> Outcome<()> {
    let member = voter(form, "member")?;
    match verb {
        "vote" => {
            let choice = Choice::from_field(form.value("choice")).map_err(|refusal| refusal.field("choice"))?;
            votes::cast(tx, item, member, choice).await
        }
        "object" => votes::object(tx, item, member).await,
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
    let (place, notice) = (format!("#item-{item}"), format!("assembly-mine-did-{verb}"));
    ended(&visit, tx, form.named("assembly-mine"), id, (&place, &notice), done).await
}
