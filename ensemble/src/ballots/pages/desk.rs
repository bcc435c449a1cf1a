//! The desk that leads a secret vote: trustees, codes, the box, papers, the count.

use super::item_id;
use crate::{
    access::Thing,
    assembly::{self, Assembly, Channel, Elector, Item, Taken, Voter},
    ballots::{
        acts,
        rules::{NewBox, NewTrustee, Papers, State},
        store::{self, BallotBox, TrusteeRow},
    },
    base::{Email, Error, FromField as _, Id, Lang, Line, Outcome, Refusal},
    db::Tx,
    documents, mail, members,
    web::{Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

const FORM: &str = "ballots-do";
/// Rows for trustees in the form.
const ROWS: usize = 5;

#[derive(Template)]
#[template(path = "ballots/desk.html")]
struct DeskPage<'a> {
    page: Page,
    form: &'a Filled,
    item: Item,
    assembly: Assembly,
    of: Option<BallotBox>,
    trustees: Vec<TrusteeRow>,
    /// Members with a ballot, and how many of them have a code.
    electors: usize,
    sent: usize,
    /// Mails with codes that have not left yet, and of these the ones that were given up.
    not_left: (i64, i64),
    received: i64,
    waiting: i64,
    faulty: i64,
    taken: Vec<Taken>,
    /// Codes on paper that somebody has asked for.
    letters: Vec<Letter>,
    /// Address of the booth.
    booth: String,
    ready: bool,
    group: bool,
    /// Whether the box, its letters and its papers have had their first pair of eyes in this person: another is to be the second.
    first: First,
}

/// A code on paper to be printed.
struct Letter {
    number: i64,
    name: String,
    may_print: bool,
}

/// What this person has done first and may not do second.
#[derive(Clone, Copy, Default)]
struct First {
    named_trustees: bool,
    counted_papers: bool,
}

impl DeskPage<'_> {
    fn state(&self) -> &'static str {
        self.of.as_ref().map_or("none", |of| of.state.code())
    }
    fn may_abandon(&self) -> bool {
        self.of.as_ref().is_some_and(|of| of.state != State::Counted)
    }
    fn rows(&self) -> std::ops::RangeInclusive<usize> {
        1..=ROWS
    }
    fn value(&self, name: &str, row: &usize) -> &str {
        self.form.value(&format!("{name}-{row}"))
    }
    fn refused(&self, name: &str, row: &usize) -> Option<String> {
        self.form.refusal(&format!("{name}-{row}")).map(|refusal| self.page.refusal(refusal))
    }
    fn papers(&self) -> usize {
        self.taken.iter().filter(|one| one.channel == Channel::Paper).count()
    }
    fn may_agree(&self) -> bool {
        !self.first.counted_papers
    }
    /// Who draws the codes, if it is not the house.
    fn codes_by(&self) -> Option<&str> {
        self.of.as_ref().and_then(|of| of.codes_by.as_deref())
    }
    fn all_have_codes(&self) -> bool {
        self.sent == self.electors || (self.codes_by().is_some() && self.sent > 0)
    }
    /// Where the booth is; a code follows.
    fn link(&self) -> String {
        format!("{}#CODE", self.booth)
    }
    fn uuid(&self) -> &str {
        self.of.as_ref().map_or("", |of| of.uuid.as_str())
    }
    fn papers_wait(&self) -> bool {
        self.of.as_ref().is_some_and(|of| !of.papers_settled())
    }
    fn can_open(&self) -> bool {
        self.ready && self.all_have_codes() && self.assembly.state == "opened"
    }
    fn done(&self, trustee: &TrusteeRow) -> bool {
        match self.of.as_ref().map(|of| of.state) {
            Some(State::Summed | State::Counted) => trustee.part.is_some(),
            _ => trustee.public_key.is_some(),
        }
    }
    fn rule(&self) -> &'static str {
        acts::rule_key(self.group)
    }
    fn german(&self) -> bool {
        self.page.lang() == Lang::De
    }
}

async fn build<'a>(visit: &Visit, id: Id<Item>, form: &'a Filled) -> Result<DeskPage<'a>, Oops> {
    visit.person()?;
    if !visit.may("assembly.chair", &Thing::any()) {
        return Err(Error::NotAllowed("assembly.chair").into());
    }
    let mut tx = visit.read().await?;
    let (item, assembly) = assembly::item(&mut tx, id).await?;
    let of = store::maybe_box(&mut tx, id).await?;
    let trustees = store::trustees(&mut tx, id).await?;
    let (mut electors, mut sent, mut taken, mut letters) = (0, 0, Vec::new(), Vec::new());
    let not_left = mail::not_left(&mut tx, &format!("/vote/{id}#")).await?;
    match of.as_ref().map(|of| of.state) {
        Some(State::Keys) => {
            let whole = assembly::electorate(&mut tx, &item).await?;
            electors = whole.len();
            letters = asked_letters(visit, &mut tx, id, &whole).await?;
            sent =
                electors.saturating_sub(acts::without_code(&mut tx, of.as_ref().ok_or(Error::Missing("ballot box"))?, whole).await?.len());
        }
        Some(_) => taken = assembly::taken(&mut tx, &item).await?,
        None => {}
    }
    let (received, waiting, faulty) = store::counts(&mut tx, id).await?;
    let ready = of.as_ref().is_some_and(|of| acts::complete(of, &trustees));
    let group = of.as_ref().is_some_and(|of| acts::is_group(of, &trustees));
    let first = of.as_ref().map_or_else(First::default, |of| First {
        named_trustees: !visit.may("ballots.open", &Thing::prepared_by(of.set_up_by)),
        counted_papers: !visit.may("ballots.agree_papers", &Thing::prepared_by(of.papers_by)),
    });
    let page = visit.page(visit.said.with("ballots-desk-head", [("n", item.position)]));
    Ok(DeskPage {
        page,
        form,
        item,
        assembly,
        of,
        trustees,
        electors,
        sent,
        not_left,
        received,
        waiting,
        faulty,
        taken,
        letters,
        booth: visit.app.house.link(&format!("/vote/{id}")),
        ready,
        group,
        first,
    })
}

async fn asked_letters(visit: &Visit, tx: &mut Tx, id: Id<Item>, electors: &[Elector]) -> Outcome<Vec<Letter>> {
    let asked = store::asked_letters(tx, id).await?;
    let shown = asked.iter().filter_map(|one| {
        let elector = electors.iter().find(|elector| elector.member == one.member)?;
        let may_print = visit.may("ballots.print_letter", &Thing::prepared_by(one.asked_by));
        Some(Letter { number: elector.number, name: elector.name.clone(), may_print })
    });
    Ok(shown.collect())
}

pub(super) async fn one(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    let form = Filled::empty(FORM, &visit).with("needed", 2);
    visit.show(&build(&visit, item_id(&id)?, &form).await?)
}

fn read_trustees(form: &Filled) -> Result<Vec<NewTrustee>, Refusal> {
    let mut trustees = Vec::new();
    for row in 1..=ROWS {
        let value = |name: &str| form.value(&format!("{name}-{row}")).trim().to_owned();
        if value("name").is_empty() && value("email").is_empty() {
            continue;
        }
        let name = Line::from_field(&value("name")).map_err(|refusal| refusal.field(format!("name-{row}")))?;
        let email = Email::from_field(&value("email")).map_err(|refusal| refusal.field(format!("email-{row}")))?;
        let lang = Lang::from_code(&value("lang")).unwrap_or(Lang::De);
        trustees.push(NewTrustee { name, email, lang });
    }
    Ok(trustees)
}

fn number(form: &Filled, field: &'static str) -> Result<u32, Refusal> {
    if form.value(field).trim().is_empty() {
        return Ok(0);
    }
    u32::from_field(form.value(field)).map_err(|refusal| refusal.field(field))
}

async fn member(tx: &mut Tx, form: &Filled) -> Outcome<Id<Voter>> {
    let number = u32::from_field(form.value("number")).map_err(|refusal| refusal.field("number"))?;
    match members::by_number(tx, i64::from(number)).await {
        Ok(member) => Ok(Id::new(member.id.uuid())),
        Err(Error::Missing(_)) => Err(Refusal::new("assembly-no-such-number").field("number").with("number", number).into()),
        Err(error) => Err(error),
    }
}

fn links(form: &Filled) -> Result<String, Refusal> {
    let (_, bytes) = form.file("links").ok_or_else(|| Refusal::new("field-empty").field("links"))?;
    String::from_utf8(bytes.to_vec()).map_err(|_| Refusal::new("ballots-file-not-text").field("links"))
}

fn papers(form: &Filled) -> Result<Papers, Refusal> {
    Ok(Papers {
        yes: number(form, "papers_yes")?,
        no: number(form, "papers_no")?,
        abstain: number(form, "papers_abstain")?,
        invalid: number(form, "papers_invalid")?,
    })
}

/// Does what the form asks for; gives the key of the sentence that says so.
async fn do_step(tx: &mut Tx, id: Id<Item>, verb: &str, form: &Filled) -> Outcome<String> {
    match verb {
        "agree" if !acts::agree_papers(tx, id, papers(form)?).await? => return Ok("ballots-did-count-otherwise".to_owned()),
        "agree" => Ok(()),
        "set-up" => {
            let needed = usize::try_from(number(form, "needed")?).unwrap_or(0);
            let by = form.value("codes_by").trim();
            let codes_by = if by.is_empty() { None } else { Some(Line::from_field(by).map_err(|refusal| refusal.field("codes_by"))?) };
            acts::set_up(tx, id, &NewBox { trustees: read_trustees(form)?, needed, codes_by }).await
        }
        "renew-link" => acts::renew_link(tx, id, i64::from(number(form, "trustee")?)).await,
        "codes" => acts::draw_codes(tx, id, 200).await.map(drop),
        "load-codes" => acts::load_codes(tx, id, &links(form)?).await.map(drop),
        "renew-code" => {
            let member = member(tx, form).await?;
            acts::renew_code(tx, id, member).await
        }
        "open" => acts::open(tx, id).await,
        "paper" => {
            let member = member(tx, form).await?;
            acts::vote_on_paper(tx, id, member).await
        }
        "ask-letter" => {
            let member = member(tx, form).await?;
            acts::ask_letter(tx, id, member).await
        }
        "paper-back" => {
            let member = member(tx, form).await?;
            acts::take_back_paper(tx, id, member).await
        }
        "close" => acts::close(tx, id, papers(form)?).await,
        "sum-up" => acts::sum_up(tx, id).await,
        "abandon" => match Line::from_field(form.value("reason")) {
            Ok(reason) => acts::abandon(tx, id, &reason).await,
            Err(_) => Err(Refusal::new("ballots-reason").field("reason").into()),
        },
        _ => Err(Error::Missing("step")),
    }?;
    Ok(format!("ballots-did-{verb}"))
}

pub(super) async fn step(visit: Visit, Path((id, verb)): Path<(String, String)>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let (id, mut form) = (item_id(&id)?, form.named(FORM));
    let mut tx = visit.begin(&form).await?;
    match do_step(&mut tx, id, &verb, &form).await {
        Ok(notice) => visit.done(tx, &form, &format!("/desk/ballots/{id}"), &notice).await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, id, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// Who has a ballot, as a file for whoever draws the codes.
pub(super) async fn voters(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let (id, mut form) = (item_id(&id)?, form.named(FORM));
    let mut tx = visit.app.act(visit.who.clone()).await?;
    match acts::copy_voters(&mut tx, id).await {
        Ok(lines) => {
            tx.commit().await?;
            Ok(crate::web::file("voters.txt", "text/plain; charset=utf-8", lines.into_bytes()))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, id, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// A member's code as a letter: drawn, shown once, not kept.
pub(super) async fn letter(visit: Visit, Path(id): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let (id, mut form) = (item_id(&id)?, form.named(FORM));
    let mut tx = visit.app.act(visit.who.clone()).await?;
    let printed = match member(&mut tx, &form).await {
        Ok(member) => acts::print_letter(&mut tx, id, member).await,
        Err(error) => Err(error),
    };
    match printed {
        Ok(bytes) => {
            tx.commit().await?;
            Ok(documents::response("Stimmbrief.pdf", "application/pdf", bytes))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, id, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}
