//! The booth, where a ballot is encrypted on the voter's device, and what anybody may see of the box. Nobody signs in here: who
//! votes is known by the signature on the ballot.

use super::item_id;
use crate::{
    assembly::{self, Counted, Item},
    ballots::{
        acts,
        rules::{State, typed_tracker},
        store::{self, BallotBox, BallotRow},
    },
    base::{Id, Lang},
    documents,
    web::{self, Oops, Page, Visit},
};
use askama::Template;
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse as _, Response},
};

#[derive(Template)]
#[template(path = "ballots/booth.html")]
struct BoothPage {
    page: Page,
    item: Item,
    of: BallotBox,
    title: String,
    received: i64,
    trustees: Vec<String>,
    module: String,
    script: String,
}

impl BoothPage {
    fn is(&self, state: &str) -> bool {
        self.of.state.code() == state
    }
    fn words<'c>(&self, counted: &'c Counted) -> &'c str {
        match self.page.lang() {
            Lang::De => &counted.de,
            Lang::En => &counted.en,
        }
    }
    fn answers(&self) -> [(usize, &'static str); 3] {
        [(0, "yes"), (1, "no"), (2, "abstain")]
    }
}

pub(super) async fn page(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let mut tx = visit.read().await?;
    let of = store::ballot_box(&mut tx, id).await?;
    let (item, assembly) = assembly::item(&mut tx, id).await?;
    let (received, _, faulty) = store::counts(&mut tx, id).await?;
    let trustees = store::trustees(&mut tx, id).await?.into_iter().map(|one| one.name).collect();
    visit.show(&BoothPage {
        page: visit.page(item.title.clone()),
        title: assembly.title,
        item,
        of,
        received: received - faulty,
        trustees,
        module: ballot::browser_module_integrity(),
        script: web::integrity("booth.mjs"),
    })
}

/// The election record, byte for byte: its hash is in every ballot.
pub(super) async fn election(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let records = store::records(&mut tx, item_id(&id)?).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], records.election).into_response())
}

/// The archive as it stands.
pub(super) async fn archive(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let archive = acts::archive(&mut tx, item_id(&id)?).await?;
    Ok(documents::response(&archive.name, "application/x-tar", archive.bytes))
}

/// Where a ballot is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Asked,
    Unknown,
    Checking,
    In,
    Replaced,
    Faulty,
}

impl Standing {
    const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Unknown => "unknown",
            Self::Checking => "checking",
            Self::In => "in",
            Self::Replaced => "replaced",
            Self::Faulty => "faulty",
        }
    }
    const fn tone(self) -> &'static str {
        match self {
            Self::In => "good",
            Self::Faulty | Self::Unknown => "stop",
            Self::Checking => "wait",
            Self::Asked | Self::Replaced => "info",
        }
    }
}

#[derive(Template)]
#[template(path = "ballots/receipt.html")]
struct ReceiptPage {
    page: Page,
    item: Item,
    of: BallotBox,
    typed: String,
    ballot: Option<BallotRow>,
    standing: Standing,
    /// Whether a ballot with the same code was in the box before it.
    earlier: bool,
    /// The way to this page as a picture, inlined.
    code: Option<String>,
}

impl ReceiptPage {
    fn waits(&self) -> bool {
        self.standing == Standing::Checking
    }
    fn counted(&self) -> bool {
        self.of.state == State::Counted
    }
}

pub(super) async fn receipt(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let id = item_id(&id)?;
    let typed = typed_tracker(&visit.query("tracker").unwrap_or_default());
    let mut tx = visit.read().await?;
    let of = store::ballot_box(&mut tx, id).await?;
    let (item, _) = assembly::item(&mut tx, id).await?;
    let ballot = if typed.is_empty() { None } else { store::ballot(&mut tx, id, &typed).await? };
    let last = match &ballot {
        Some(ballot) => store::last_of(&mut tx, id, &ballot.credential).await?,
        None => None,
    };
    let earlier = match &ballot {
        Some(ballot) => store::came_before(&mut tx, id, ballot).await?,
        None => false,
    };
    let standing = match &ballot {
        None if typed.is_empty() => Standing::Asked,
        None => Standing::Unknown,
        Some(ballot) if ballot.fault.is_some() => Standing::Faulty,
        Some(ballot) if last.is_some_and(|last| last.number > ballot.number) => Standing::Replaced,
        Some(ballot) if ballot.checked => Standing::In,
        Some(_) => Standing::Checking,
    };
    let code = ballot.as_ref().and_then(|ballot| picture(&visit, id, ballot));
    visit.show(&ReceiptPage { page: visit.page(visit.said.say("ballots-receipt-head")), item, of, typed, ballot, standing, earlier, code })
}

fn picture(visit: &Visit, id: Id<Item>, ballot: &BallotRow) -> Option<String> {
    web::qr(&visit.app.house.link(&format!("/vote/{id}/receipt?tracker={}", ballot.words))).ok()
}
