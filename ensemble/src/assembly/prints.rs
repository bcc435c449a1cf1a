//! The values of the printed papers: invitation, attendance list, minutes, and the proof of dispatch as a table.

use super::{
    rules::{Choice, Form, Kind, Manner},
    store::{self, Assembly, Item, RollRow, Show},
};
use crate::{
    base::{BERLIN, Day, Id, Instant, Lang, Outcome, Said, day_in_berlin},
    boards::{self, Body},
    db::Tx,
    documents,
    ledger::{self, EntityRow},
    people::PersonRow,
};
use papers::documents::{
    AgendaItem, Assembly as Head, AttendanceList, Attendee, Document, House, Invitation, Minutes, Mode, Participant, Recipient, Resolution,
};
use std::collections::BTreeMap;

/// Everybody on the roll: no cooperative is larger.
const EVERYBODY: i64 = 1_000_000;

/// The letterhead of the cooperative itself, and its entity.
pub(super) async fn house(tx: &mut Tx) -> Outcome<(House, EntityRow)> {
    let entity = ledger::entity(tx, "eg").await?;
    Ok((documents::letterhead(&entity)?, entity))
}

fn head(assembly: &Assembly) -> Head {
    let form = match assembly.form {
        Form::Physical => papers::documents::Form::InPerson,
        Form::Virtual => papers::documents::Form::Virtual,
        Form::Hybrid => papers::documents::Form::Hybrid,
        Form::Stretched => papers::documents::Form::Stretched,
    };
    Head { title: assembly.title.clone(), day: assembly.held_on, begins: assembly.begins.clone(), form, place: assembly.place.clone() }
}

fn named(number: i64) -> String {
    number.to_string()
}

/// The invitation to one member, or to all of them.
pub(super) async fn invitation(tx: &mut Tx, assembly: &Assembly, to: Option<&PersonRow>, lang: Lang, dated_on: Day) -> Outcome<Document> {
    let said = tx.say(lang);
    let items = store::items(tx, assembly.id).await?;
    let called_by = boards::in_office(tx, dated_on).await?;
    let called_by = called_by.into_iter().filter(|mandate| mandate.body == Body::Management).map(|mandate| mandate.name).collect();
    let link = tx.house().link(&format!("/my/assembly/{}", assembly.id));
    let agenda = items.iter().map(|item| AgendaItem {
        number: named(item.position),
        title: item.title.clone(),
        text: item.motion.clone(),
        vote: item.kind != Kind::Report,
    });
    let accounts = items.iter().any(|item| item.kind == Kind::AdoptAccounts);
    Ok(Document::Invitation(Box::new(Invitation {
        dated_on,
        recipient: recipient(&said, to),
        salutation: to.map_or_else(|| said.say("assembly-dear-members"), |to| said.with("assembly-dear-member", [("name", to.name())])),
        assembly: head(assembly),
        access: assembly.access.clone(),
        agenda: agenda.collect(),
        accounts_at: if accounts { said.with("assembly-accounts-at", [("link", link)]) } else { String::new() },
        proxies: said.say("assembly-proxy-words"),
        called_by,
    })))
}

fn recipient(said: &Said, to: Option<&PersonRow>) -> Recipient {
    let Some(person) = to else { return Recipient { name: said.say("assembly-all-members"), address: Vec::new() } };
    let part = |text: &Option<String>| text.clone().unwrap_or_default();
    let town = format!("{} {}", part(&person.postcode), part(&person.city));
    let lines = [part(&person.street), town.trim().to_owned()];
    Recipient { name: person.name(), address: lines.into_iter().filter(|line| !line.is_empty()).collect() }
}

/// Before the assembly everybody who is expected, to be signed at the door; from its opening on those who came or were
/// represented (§ 47(3) GenG).
pub(super) async fn attendance(tx: &mut Tx, assembly: &Assembly) -> Outcome<Document> {
    let which = if assembly.state == "convened" { "all" } else { "took_part" };
    let rows = whole_roll(tx, assembly.id, which).await?;
    let row = |row: &RollRow| Attendee {
        number: named(row.number),
        name: row.name.clone(),
        represented_by: row.proxy.as_ref().filter(|_| row.came_at.is_none()).map(|proxy| proxy.name.clone()).unwrap_or_default(),
        votes: 1,
    };
    Ok(Document::Attendance(AttendanceList { assembly: head(assembly), dated_on: tx.today(), rows: rows.iter().map(row).collect() }))
}

async fn whole_roll(tx: &mut Tx, id: Id<Assembly>, which: &str) -> Outcome<Vec<RollRow>> {
    store::roll(tx, id, &Show { which: which.to_owned(), most: EVERYBODY, ..Show::default() }).await
}

/// The proof of dispatch (§ 6 no 4, § 47(2) GenG): number, name, instant, SHA-256 of the letter.
pub(super) async fn dispatch(tx: &mut Tx, id: Id<Assembly>) -> Outcome<Vec<u8>> {
    let said = tx.say(Lang::De);
    let head = ["number", "name", "invited", "sha256"].map(|column| said.say(format!("assembly-col-{column}")));
    let rows = whole_roll(tx, id, "all").await?;
    let line = |row: &RollRow| {
        let at = row.invited_at.map(|at| at.to_string()).unwrap_or_default();
        vec![named(row.number), row.name.clone(), at, row.sha256.clone().unwrap_or_default()]
    };
    Ok(crate::web::csv(&head, &rows.iter().map(line).collect::<Vec<_>>())?)
}

/// An hour on the clock in Berlin: `18:05`.
fn clock(at: Instant) -> String {
    at.in_tz(BERLIN).map_or_else(|_| at.to_string(), |zoned| zoned.strftime("%H:%M").to_string())
}

/// What the minutes are made of beside the assembly.
pub(super) struct Record<'a> {
    pub assembly: &'a Assembly,
    pub recorder: &'a str,
    /// The board member who signs beside the chair.
    pub signatory: &'a str,
    /// SHA-256 of the annexes, each under its name.
    pub annexes: Vec<(String, String)>,
}

/// The minutes (§ 47 GenG), in German: the binding text.
pub(super) async fn minutes(tx: &mut Tx, record: &Record<'_>) -> Outcome<Document> {
    let (assembly, said) = (record.assembly, tx.say(Lang::De));
    let invited = whole_roll(tx, assembly.id, "all").await?;
    let dispatched: Vec<Instant> = invited.iter().filter_map(|row| row.invited_at).collect();
    let took_part = whole_roll(tx, assembly.id, "took_part").await?;
    let present = u32::try_from(took_part.len()).unwrap_or(u32::MAX);
    let items = items(tx, assembly, &said).await?;
    let annexes = record.annexes.iter().map(|(name, sha256)| format!("{name} (SHA-256 {sha256})")).collect();
    // The minutes say when it began, not when it was called for.
    let head = Head { begins: assembly.opened_at.map_or_else(|| assembly.begins.clone(), clock), ..head(assembly) };
    Ok(Document::Minutes(Box::new(Minutes {
        assembly: head,
        ended: assembly.closed_at.map(clock).unwrap_or_default(),
        chair: assembly.chair_name.clone().unwrap_or_default(),
        recorder: record.recorder.to_owned(),
        tellers: Vec::new(),
        called_on: day_in_berlin(dispatched.iter().max().copied().unwrap_or(assembly.called_at)),
        called_how: said.with("assembly-called-how", [("members", dispatched.len())]),
        present,
        votes_present: present,
        items,
        annexes,
        participants: participants(assembly, &took_part),
        board_signatory: record.signatory.to_owned(),
    })))
}

/// The list that § 47(1) GenG asks for unless all met at one place.
fn participants(assembly: &Assembly, rows: &[RollRow]) -> Vec<Participant> {
    if assembly.form == Form::Physical {
        return Vec::new();
    }
    let one = |row: &RollRow| {
        let (mode, represented_by) = match (row.manner.filter(|_| row.came_at.is_some()), &row.proxy) {
            (Some(Manner::Online), _) => (Mode::Online, String::new()),
            (None, Some(proxy)) => (Mode::Proxy, proxy.name.clone()),
            _ => (Mode::InPerson, String::new()),
        };
        Participant { number: named(row.number), name: row.name.clone(), mode, represented_by, votes: 1 }
    };
    rows.iter().map(one).collect()
}

async fn items(tx: &mut Tx, assembly: &Assembly, said: &Said) -> Outcome<Vec<Resolution>> {
    let mut barred = BTreeMap::<Id<Item>, Vec<String>>::new();
    for one in store::barred(tx, assembly.id).await? {
        barred.entry(one.item).or_default().push(one.named());
    }
    let mut objected = BTreeMap::<Id<Item>, Vec<String>>::new();
    for (item, name) in store::objections(tx, assembly.id).await? {
        objected.entry(item).or_default().push(name);
    }
    let items = store::items(tx, assembly.id).await?;
    let words = |all: &BTreeMap<Id<Item>, Vec<String>>, item| all.get(&item).map(|names| names.join(", ")).unwrap_or_default();
    Ok(items.iter().map(|item| resolution(said, item, words(&barred, item.id), words(&objected, item.id))).collect())
}

fn resolution(said: &Said, item: &Item, excluded: String, objections: String) -> Resolution {
    let counted = &item.counted;
    let report = match (counted, item.kind) {
        (_, Kind::Report) if item.motion.trim().is_empty() => said.say("assembly-report-given"),
        (_, Kind::Report) => item.motion.clone(),
        (None, _) => said.say("assembly-not-voted"),
        _ => String::new(),
    };
    let votes = |choice| counted.as_ref().map_or(0, |result| u32::try_from(result.votes(choice)).unwrap_or(u32::MAX));
    Resolution {
        number: named(item.position),
        title: item.title.clone(),
        report,
        motion: counted.as_ref().map(|_| item.motion.clone()).unwrap_or_default(),
        manner: match &item.archive_sha256 {
            Some(sha256) => said.with("assembly-manner-secret", [("sha256", sha256)]),
            None => said.say("assembly-manner-open"),
        },
        yes: votes(Choice::Yes),
        no: votes(Choice::No),
        abstained: votes(Choice::Abstain),
        invalid: counted.as_ref().map_or(0, |result| u32::try_from(result.invalid).unwrap_or(u32::MAX)),
        excluded,
        majority: counted.as_ref().map(|result| said.with("assembly-majority", result.majority())).unwrap_or_default(),
        adopted: counted.as_ref().is_some_and(|result| result.carried),
        finding: item.finding.clone().unwrap_or_default(),
        objections,
    }
}
