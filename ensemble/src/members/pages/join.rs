//! Declaring membership in text form (§ 15a GenG), with the statutes handed over before.

use crate::{
    base::{Cents, Day, Email, Error, Lang, Line, Refusal},
    members::{acts, rules::NewDeclaration, store},
    web::{Choice, Filled, Oops, Page, Pages, Visit},
};
use askama::Template;
use axum::{extract::Path, response::Response, routing::get};

pub(super) fn pages() -> Pages {
    Pages::new().route("/join", get(page).post(declare)).route("/join/thanks", get(thanks)).route("/statutes/{version}", get(statutes))
}

#[derive(Template)]
#[template(path = "members/join.html")]
struct JoinPage<'a> {
    page: Page,
    form: &'a Filled,
    langs: Vec<Choice>,
    share: Cents,
    statutes: Option<(String, String)>,
}

const FORM: &str = "members-join";

async fn show(visit: &Visit, mut form: Filled, refused: bool) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let handed = acts::hand_over_statutes(&mut tx).await;
    let handed = match handed {
        Ok(handed) => Some(handed),
        Err(Error::Refused(_)) => None,
        Err(error) => return Err(error.into()),
    };
    // The receipt of the first showing is kept, so that the statutes were handed over before the declaration.
    if let Some(handed) = &handed
        && form.value("receipt").is_empty()
    {
        form = form.with("receipt", &handed.receipt);
    }
    let langs = Lang::ALL.map(|lang| Choice::new(lang, visit.said.say(format!("members-lang-{lang}")))).to_vec();
    let page = JoinPage {
        page: visit.page(visit.said.say("members-join-title")),
        form: &form,
        langs,
        share: tx.house().settings().share_cents,
        statutes: handed.map(|handed| (handed.version, handed.sha256)),
    };
    if refused { visit.show_refused(&page) } else { visit.show(&page) }
}

async fn page(visit: Visit) -> Result<Response, Oops> {
    let form = Filled::empty(FORM, &visit).with("shares", 1).with("country", "DE").with("lang", visit.lang());
    show(&visit, form, false).await
}

/// Reads the form; what cannot be read is refused beside its field.
fn read(form: &mut Filled) -> Option<NewDeclaration> {
    let (given_name, family_name) = (form.read::<Line>("given_name"), form.read::<Line>("family_name"));
    let (email, lang) = (form.read::<Email>("email"), form.read::<Lang>("lang"));
    let (street, postcode) = (form.read::<Line>("street"), form.read::<Line>("postcode"));
    let (city, country) = (form.read::<Line>("city"), form.read::<Line>("country"));
    let (born_on, shares) = (form.read::<Day>("born_on"), form.read::<u32>("shares"));
    Some(NewDeclaration {
        given_name: given_name?,
        family_name: family_name?,
        email: email?,
        lang: lang?,
        street: street?,
        postcode: postcode?,
        city: city?,
        country: country?,
        born_on: born_on?,
        shares: shares?,
        receipt: form.value("receipt").to_owned(),
        statutes_received: form.ticked("statutes_received"),
        duty_accepted: form.ticked("duty_accepted"),
        privacy_accepted: form.ticked("privacy_accepted"),
        newsletter: form.ticked("newsletter"),
    })
}

async fn declare(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named(FORM);
    let Some(new) = read(&mut form) else { return show(&visit, form, true).await };
    let objections = objections(&visit, &new);
    if !objections.is_empty() {
        objections.into_iter().for_each(|refusal| form.refuse(refusal));
        return show(&visit, form, true).await;
    }
    let mut tx = visit.begin(&form).await?;
    match acts::declare(&mut tx, &new).await {
        Ok(_) => visit.done(tx, &form, "/join/thanks", "").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            // Another version came into force meanwhile: it is handed over now.
            if refusal.code == "members-statutes-changed" {
                form = form.with("receipt", "").with("statutes_received", "");
            }
            form.refuse(refusal);
            show(&visit, form, true).await
        }
        Err(error) => Err(error.into()),
    }
}

/// All that stands against it at once, so that nobody mends one field after the other.
fn objections(visit: &Visit, new: &NewDeclaration) -> Vec<Refusal> {
    let today = crate::base::day_in_berlin(visit.app.house.clock().now());
    new.objections(today, visit.app.house.settings().shares_most)
}

#[derive(Template)]
#[template(path = "members/thanks.html")]
struct ThanksPage {
    page: Page,
}

async fn thanks(visit: Visit) -> Result<Response, Oops> {
    visit.show(&ThanksPage { page: visit.page(visit.said.say("members-thanks-title")) })
}

#[derive(Template)]
#[template(path = "members/statutes.html")]
struct StatutesPage {
    page: Page,
    statutes: store::StatutesRow,
    paragraphs: Vec<String>,
}

async fn statutes(visit: Visit, Path(version): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let statutes = store::statutes(&mut tx, &version).await?;
    let paragraphs = statutes.text.split("\n\n").map(str::to_owned).collect();
    let title = visit.said.with("members-statutes-title", [("version", &statutes.version)]);
    visit.show(&StatutesPage { page: visit.page(title), statutes, paragraphs })
}
