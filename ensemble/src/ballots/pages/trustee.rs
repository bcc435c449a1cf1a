//! A trustee's page: what to do on the own machine, step by step, and where to hand over what came of it. The link in her mail
//! says who she is.

use crate::{
    assembly::{self, Item},
    ballots::{
        acts,
        rules::{State, Task},
        store::{self, BallotBox, TrusteeRow},
    },
    base::{Error, Refusal},
    web::{Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

const FORM: &str = "ballots-trustee";

#[derive(Template)]
#[template(path = "ballots/trustee.html")]
struct TrusteePage<'a> {
    page: Page,
    form: &'a Filled,
    token: &'a str,
    item: Item,
    title: String,
    of: BallotBox,
    me: TrusteeRow,
    all: Vec<TrusteeRow>,
    task: Task,
    group: bool,
}

impl TrusteePage<'_> {
    fn hands_over(&self) -> bool {
        !matches!(self.task, Task::Others | Task::Vote | Task::Done)
    }
    fn rule(&self) -> &'static str {
        acts::rule_key(self.group)
    }
    fn tells_hash(&self) -> bool {
        self.task == Task::Commitment
    }
    fn opened(&self) -> bool {
        self.of.state != State::Keys
    }
    /// The commands of the present step, as they are typed.
    fn commands(&self) -> Vec<String> {
        let short = self.of.uuid.get(..6).unwrap_or(&self.of.uuid);
        let (secret, archive) = (format!("{short}-secret.json"), format!("{}.bel", self.of.uuid));
        let seed = format!("{short}-seed.txt");
        match self.task {
            Task::Key => vec![format!("ensemble ballot trustee new --name \"{}\" {secret} {short}-public.json", typed(&self.me.name))],
            Task::Certificate => vec![format!("ensemble ballot trustee join {seed} {short}-certificate.json")],
            Task::Commitment => vec![format!("ensemble ballot trustee deal {seed} group.json {short}-dealing.json")],
            Task::Finish => vec![format!("ensemble ballot trustee finish {seed} group.json {secret} {short}-public.json")],
            Task::Vote if self.opened() => vec![format!("ensemble ballot trustee check {archive} {secret}")],
            Task::Part => vec![format!("ensemble ballot trustee decrypt {archive} {secret} {short}-part.json")],
            Task::Done if self.of.state == State::Counted => vec![format!("ensemble ballot verify {archive}")],
            Task::Dealing | Task::Others | Task::Vote | Task::Done => Vec::new(),
        }
    }
    /// The file that the present step hands over.
    fn file(&self) -> String {
        let short = self.of.uuid.get(..6).unwrap_or(&self.of.uuid);
        let part = match self.task {
            Task::Certificate => "certificate",
            Task::Dealing => "dealing",
            Task::Part => "part",
            _ => "public",
        };
        format!("{short}-{part}.json")
    }
    fn needs_group(&self) -> bool {
        matches!(self.task, Task::Commitment | Task::Finish)
    }
    fn needs_archive(&self) -> bool {
        matches!(self.task, Task::Part) || (matches!(self.task, Task::Vote | Task::Done) && self.opened())
    }
    fn has_done(&self, other: &TrusteeRow) -> bool {
        match self.of.state {
            State::Keys => other.public_key.is_some(),
            State::Open | State::Closed => true,
            State::Summed | State::Counted => other.part.is_some(),
        }
    }
}

async fn build<'a>(visit: &Visit, token: &'a str, form: &'a Filled) -> Result<TrusteePage<'a>, Oops> {
    let mut tx = visit.read().await?;
    let me = store::trustee_of(&mut tx, token).await?;
    let of = store::ballot_box(&mut tx, me.item).await?;
    let all = store::trustees(&mut tx, me.item).await?;
    let (item, assembly) = assembly::item(&mut tx, me.item).await?;
    let title = visit.said.say("ballots-trustee-head");
    let task = acts::next(&of, &me, &all);
    let group = acts::is_group(&of, &all);
    Ok(TrusteePage { page: visit.page(title), form, token, title: assembly.title, item, task, group, of, me, all })
}

pub(super) async fn page(visit: Visit, Path(token): Path<String>) -> Result<Response, Oops> {
    let form = Filled::empty(FORM, &visit);
    visit.show(&build(&visit, &token, &form).await?)
}

/// What the members of a group have published, for their commands.
pub(super) async fn group(visit: Visit, Path(token): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let me = store::trustee_of(&mut tx, &token).await?;
    let of = store::ballot_box(&mut tx, me.item).await?;
    let all = store::trustees(&mut tx, me.item).await?;
    let bundle = serde_json::to_vec(&acts::published(of.needed, &all)?)?;
    Ok(crate::web::file("group.json", "application/json", bundle))
}

fn handed_over(form: &Filled) -> Result<String, Refusal> {
    if let Some((_, bytes)) = form.file("file") {
        return String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::new("ballots-file-not-text").field("file"));
    }
    let text = form.value("text").trim();
    if text.is_empty() { Err(Refusal::new("field-empty").field("file")) } else { Ok(text.to_owned()) }
}

pub(super) async fn hand_over(visit: Visit, Path(token): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named(FORM);
    let done = match handed_over(&form) {
        Err(refusal) => Err(Error::Refused(refusal)),
        Ok(text) => {
            let mut tx = visit.begin(&form).await?;
            let of = store::trustee_of(&mut tx, &token).await?.item;
            let summed = store::ballot_box(&mut tx, of).await?.state == State::Summed;
            let done = if summed {
                acts::hand_over_part(&mut tx, &token, &text).await.map(drop)
            } else {
                acts::hand_over(&mut tx, &token, &text).await.map(drop)
            };
            done.map(|()| tx)
        }
    };
    match done {
        Ok(tx) => visit.done(tx, &form, &format!("/trustee/{token}"), "ballots-handed-over").await,
        Err(Error::Refused(refusal)) => {
            form.refuse(refusal);
            visit.show_refused(&build(&visit, &token, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// A name as it may stand between quotes in a command: whoever pastes it has her secret key on that machine.
fn typed(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '.')).collect()
}
