//! The form of an order: new, changed, or saved to go on later.

use super::{
    super::{
        acts,
        rules::{self, Autonomy, Client, ClientKind, Country, Decides, Draft, NewClient, NewOrder, Order, Vat},
        store::{self, ClientRow, OrderRow},
    },
    id, today,
};
use crate::{
    access::Thing,
    base::{Cents, Day, Email, Error, FromField, Id, Lang, Line, Outcome, Refusal, Text},
    db::Tx,
    ledger::{self, EntityRow},
    people::Person,
    web::{Choice, Filled, Oops, Page, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response};

/// Every field of the form: what a draft keeps.
const FIELDS: [&str; 28] = [
    "entity",
    "client",
    "kind",
    "name",
    "street",
    "postcode",
    "city",
    "country",
    "vat_id",
    "buyer_reference",
    "email",
    "lang",
    "title",
    "description",
    "net",
    "vat",
    "vat_reason",
    "invoice_on",
    "period_from",
    "period_to",
    "valid_until",
    "place",
    "time",
    "decides_place",
    "decides_time",
    "decides_manner",
    "personally",
    "own_tools",
];
/// Fields of the client: a refusal there opens that part of the form.
const CLIENT_FIELDS: [&str; 10] = ["kind", "name", "street", "postcode", "city", "country", "vat_id", "buyer_reference", "email", "lang"];

#[derive(Template)]
#[template(path = "work/place.html")]
struct PlacePage<'a> {
    page: Page,
    form: &'a Filled,
    clients: Vec<ClientRow>,
    entities: Vec<EntityRow>,
}

impl PlacePage<'_> {
    fn entity_choices(&self) -> Vec<Choice> {
        self.entities.iter().map(|entity| Choice::new(&entity.code, entity.name.clone())).collect()
    }
    fn client_choices(&self) -> Vec<Choice> {
        let known = self.clients.iter().map(|client| Choice::new(client.id, format!("{}, {}", client.name, client.city)));
        std::iter::once(Choice::new("new", self.page.say("work-client-new"))).chain(known).collect()
    }
    fn worded(&self, stem: &str, codes: impl Iterator<Item = &'static str>) -> Vec<Choice> {
        codes.map(|code| Choice::new(code, self.page.say(format!("{stem}-{code}")))).collect()
    }
    fn kinds(&self) -> Vec<Choice> {
        self.worded("work-kind", ClientKind::ALL.iter().map(|kind| kind.code()))
    }
    fn langs(&self) -> Vec<Choice> {
        self.worded("work-lang", Lang::ALL.iter().map(|lang| lang.code()))
    }
    fn decides(&self) -> Vec<Choice> {
        self.worded("work-decides", Decides::ALL.iter().map(|one| one.code()))
    }
    fn taxes(&self) -> Vec<Choice> {
        let choice = |vat: &Vat| {
            let hint = format!("{} {}", self.page.say(format!("work-tax-{}-hint", vat.code())), vat.law());
            Choice::new(vat.code(), self.page.say(format!("work-tax-{}", vat.code()))).hint(hint)
        };
        Vat::ALL.iter().map(choice).collect()
    }
    fn client_open(&self) -> bool {
        self.form.value("client") == "new" || CLIENT_FIELDS.iter().any(|field| self.form.refusal(field).is_some())
    }
    fn is_change(&self) -> bool {
        !self.form.value("change").is_empty()
    }
}

async fn build<'a>(visit: &Visit, form: &'a Filled) -> Result<PlacePage<'a>, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    tx.allow("work.place_order", &Thing::of(person))?;
    let clients = store::clients_of(&mut tx, person).await?;
    let entities = ledger::entities(&mut tx).await?;
    let title = if form.value("change").is_empty() { "work-new" } else { "work-change-title" };
    Ok(PlacePage { page: visit.page(visit.said.say(title)), form, clients, entities })
}

/// The form that nothing was typed into yet.
async fn fresh(visit: &Visit, tx: &mut Tx, person: Id<Person>) -> Outcome<Filled> {
    let newest = store::clients_of(tx, person).await?.into_iter().next();
    let valid = today(visit).checked_add(jiff::Span::new().days(14)).unwrap_or_else(|_| today(visit));
    let form = Filled::empty("work-order", visit)
        .with("client", newest.map_or_else(|| "new".to_owned(), |client| client.id.to_string()))
        .with("kind", ClientKind::Business.code())
        .with("country", "DE")
        .with("lang", visit.lang())
        .with("vat", Vat::Standard.code())
        .with("valid_until", valid);
    Ok(form)
}

fn of_order(visit: &Visit, order: &OrderRow) -> Filled {
    let (terms, how) = (&order.terms, order.terms.autonomy);
    let tick = |on: bool| if on { "yes" } else { "" };
    Filled::empty("work-order", visit)
        .with("change", order.id)
        .with("entity", &order.of.entity_code)
        .with("client", order.of.client.id)
        .with("kind", ClientKind::Business.code())
        .with("country", "DE")
        .with("title", &terms.title)
        .with("description", &terms.description)
        .with("net", terms.net.plain())
        .with("vat", terms.vat.code())
        .with("vat_reason", terms.vat_reason.as_ref().map_or("", Line::as_str))
        .with("invoice_on", terms.invoice_on)
        .with("period_from", terms.period_from)
        .with("period_to", terms.period_to)
        .with("valid_until", terms.valid_until)
        .with("place", &terms.place)
        .with("time", &terms.time)
        .with("decides_place", how.place.code())
        .with("decides_time", how.time.code())
        .with("decides_manner", how.manner.code())
        .with("personally", tick(how.personally))
        .with("own_tools", tick(how.own_tools))
}

/// `?draft=` goes on with a draft, `?change=` mends an order that came back; without either the form is new.
async fn begun(visit: &Visit) -> Result<Filled, Oops> {
    let person = visit.person()?;
    let mut tx = visit.read().await?;
    if let Some(text) = visit.query("draft") {
        let draft = store::draft(&mut tx, id(&text, "draft")?).await?;
        tx.allow("work.place_order", &Thing::of(draft.person))?;
        let form = Filled::empty("work-order", visit).with("draft", draft.id);
        let form = draft.changes.into_iter().fold(form, |form, order| form.with("change", order));
        return Ok(draft.fields.iter().fold(form, |form, (field, value)| form.with(field, value)));
    }
    if let Some(text) = visit.query("change") {
        let order = store::order(&mut tx, id(&text, "order")?).await?;
        tx.allow("work.place_order", &Thing::of(order.of.person))?;
        return Ok(of_order(visit, &order));
    }
    Ok(fresh(visit, &mut tx, person).await?)
}

pub(super) async fn new(visit: Visit) -> Result<Response, Oops> {
    let form = begun(&visit).await?;
    visit.show(&build(&visit, &form).await?)
}

/// The client of the form: one that is known, or a new one.
enum Chosen {
    Known(Id<Client>),
    New(Box<NewClient>),
}

fn read_client(form: &mut Filled) -> Option<Chosen> {
    if form.value("client") != "new" {
        return form.read("client").map(Chosen::Known);
    }
    let kind = form.read::<ClientKind>("kind");
    let (name, street) = (form.read::<Line>("name"), form.read::<Line>("street"));
    let (postcode, city) = (form.read::<Line>("postcode"), form.read::<Line>("city"));
    let (country, email) = (form.read::<Country>("country"), form.read::<Email>("email"));
    let (lang, buyer_reference) = (form.read::<Lang>("lang"), form.read_maybe::<Line>("buyer_reference"));
    let vat_id = match form.value("vat_id").trim() {
        "" => Some(None),
        text => match rules::vat_id(text) {
            Ok(id) => Some(Some(id)),
            Err(refusal) => {
                form.refuse(refusal);
                None
            }
        },
    };
    Some(Chosen::New(Box::new(NewClient {
        kind: kind?,
        name: name?,
        street: street?,
        postcode: postcode?,
        city: city?,
        country: country?,
        vat_id: vat_id?,
        buyer_reference: buyer_reference?,
        email: email?,
        lang: lang?,
    })))
}

fn read_terms(form: &mut Filled) -> Option<NewOrder> {
    let (title, description) = (form.read::<Line>("title"), form.read::<Text>("description"));
    let (net, vat, vat_reason) = (form.read::<Cents>("net"), form.read::<Vat>("vat"), form.read_maybe::<Line>("vat_reason"));
    let (invoice_on, valid_until) = (form.read::<Day>("invoice_on"), form.read::<Day>("valid_until"));
    let (period_from, period_to) = (form.read::<Day>("period_from"), form.read::<Day>("period_to"));
    let (place, time) = (form.read::<Line>("place"), form.read::<Line>("time"));
    let decides = ["decides_place", "decides_time", "decides_manner"].map(|field| form.read::<Decides>(field));
    let [by_place, by_time, by_manner] = decides;
    let (personally, own_tools) = (form.ticked("personally"), form.ticked("own_tools"));
    Some(NewOrder {
        title: title?,
        description: description?,
        net: net?,
        vat: vat?,
        vat_reason: vat_reason?,
        invoice_on: invoice_on?,
        period_from: period_from?,
        period_to: period_to?,
        valid_until: valid_until?,
        place: place?,
        time: time?,
        autonomy: Autonomy { place: by_place?, time: by_time?, manner: by_manner?, personally, own_tools },
    })
}

/// A hidden field with an identifier; empty is none.
fn hidden<Kind>(form: &Filled, field: &str) -> Option<Id<Kind>> {
    Id::from_field(form.value(field)).ok()
}

async fn save(visit: &Visit, person: Id<Person>, form: Filled) -> Result<Response, Oops> {
    let fields = FIELDS.iter().map(|field| ((*field).to_owned(), form.value(field).to_owned())).collect();
    let mut tx = visit.begin(&form).await?;
    acts::save_draft(&mut tx, person, hidden(&form, "draft"), hidden(&form, "change"), fields).await?;
    visit.done(tx, &form, "/my/orders", "work-saved").await
}

async fn place_in(tx: &mut Tx, person: Id<Person>, form: &Filled, chosen: &Chosen, terms: &NewOrder) -> Outcome<Id<Order>> {
    let entity = Line::from_field(form.value("entity")).map_err(|refusal| refusal.field("entity"))?;
    let entity = ledger::entity(tx, entity.as_str()).await.map_err(|error| match error {
        Error::Missing(_) => Refusal::new("field-not-chosen").field("entity").into(),
        error => error,
    })?;
    let client = match chosen {
        Chosen::Known(client) => *client,
        Chosen::New(new) => acts::record_client(tx, person, new).await?,
    };
    let draft = hidden::<Draft>(form, "draft");
    match hidden::<Order>(form, "change") {
        None => acts::place_order(tx, person, &entity, client, terms, draft).await,
        Some(order) => acts::change_order(tx, order, &entity, client, terms, draft).await.map(|()| order),
    }
}

pub(super) async fn place(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let person = visit.person()?;
    let mut form = form.named("work-order");
    if form.value("act") == "save" {
        return save(&visit, person, form).await;
    }
    let (chosen, terms) = (read_client(&mut form), read_terms(&mut form));
    let (Some(chosen), Some(terms)) = (chosen, terms) else { return visit.show_refused(&build(&visit, &form).await?) };
    let mut tx = visit.begin(&form).await?;
    match place_in(&mut tx, person, &form, &chosen, &terms).await {
        Ok(order) => visit.done(tx, &form, &format!("/my/orders/{order}"), "work-placed").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&build(&visit, &form).await?)
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn drop_draft(visit: Visit, Path(text): Path<String>, form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let mut tx = visit.begin(&form).await?;
    acts::drop_draft(&mut tx, id(&text, "draft")?).await?;
    visit.done(tx, &form, "/my/orders", "work-dropped").await
}
