//! Signing in and out, setting a password, one's sessions, and (in a demo) the mails.

use super::{Body, Filled, Oops, Page, Pages, Visit, visit::go};
use crate::{
    base::{Email, Error, FromField, Id, Refusal},
    mail::{self, Letter},
    people::{self, Session, SessionRow},
};
use askama::Template;
use axum::{
    extract::Path,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};

pub(super) fn pages() -> Pages {
    Pages::new()
        .route("/sign-in", get(sign_in_page).post(sign_in))
        .route("/sign-in/password", get(forgotten_page).post(forgotten))
        .route("/sign-in/password/{token}", get(password_page).post(set_password))
        .route("/sign-in/code/{token}", get(code_page))
        .route("/sign-out", post(sign_out))
        .route("/my/sessions", get(sessions_page).post(close_session))
        .route("/demo/mails", get(mails_page))
        .route("/demo/mails/{id}", get(mail_file))
}

#[derive(Template)]
#[template(path = "web/sign_in.html")]
struct SignInPage<'a> {
    page: Page,
    form: &'a Filled,
    ask_code: bool,
    demo_code: Option<String>,
}

async fn show_sign_in(visit: &Visit, form: &Filled, refused: bool) -> Result<Response, Oops> {
    let ask_code = form.refusals().iter().any(|refusal| refusal.field.as_deref() == Some("code"));
    let mut demo_code = None;
    if ask_code
        && visit.app.house.is_demo()
        && let Ok(email) = Email::from_field(form.value("email"))
    {
        let mut tx = visit.read().await?;
        demo_code = people::demo_code(&mut tx, &email).await?;
    }
    let page = SignInPage { page: visit.page(visit.said.say("sign-in")), form, ask_code, demo_code };
    if refused { visit.show_refused(&page) } else { visit.show(&page) }
}

async fn sign_in_page(visit: Visit) -> Result<Response, Oops> {
    let back = visit.query("back").unwrap_or_default();
    let form = Filled::empty("sign-in", &visit).with("back", back).with("email", visit.query("email").unwrap_or_default());
    show_sign_in(&visit, &form, false).await
}

async fn sign_in(visit: Visit, headers: HeaderMap, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("sign-in");
    let Some(email) = form.read::<Email>("email") else { return show_sign_in(&visit, &form, true).await };
    let browser = headers.get(header::USER_AGENT).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
    let mut tx = visit.app.act(visit.who.clone()).await?;
    match people::sign_in(&mut tx, &email, form.value("password"), form.value("code"), &browser).await {
        Ok(signed_in) => {
            tx.commit().await?;
            let home = if signed_in.staff { "/desk" } else { "/my" };
            let back = form.value("back");
            Ok(visit.signed_in(&signed_in, if back.starts_with('/') { back } else { home }))
        }
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            show_sign_in(&visit, &form, true).await
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "web/forgotten.html")]
struct ForgottenPage<'a> {
    page: Page,
    form: &'a Filled,
}

async fn forgotten_page(visit: Visit) -> Result<Response, Oops> {
    let form = Filled::empty("forgotten", &visit);
    visit.show(&ForgottenPage { page: visit.page(visit.said.say("forgotten-title")), form: &form })
}

async fn forgotten(visit: Visit, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("forgotten");
    let Some(email) = form.read::<Email>("email") else {
        return visit.show_refused(&ForgottenPage { page: visit.page(visit.said.say("forgotten-title")), form: &form });
    };
    let mut tx = visit.begin(&form).await?;
    people::send_login_link(&mut tx, &email).await?;
    visit.done(tx, &form, "/sign-in", "forgotten-sent").await
}

#[derive(Template)]
#[template(path = "web/password.html")]
struct PasswordPage<'a> {
    page: Page,
    form: &'a Filled,
}

async fn password_page(visit: Visit, Path(_): Path<String>) -> Result<Response, Oops> {
    let form = Filled::empty("password", &visit);
    visit.show(&PasswordPage { page: visit.page(visit.said.say("password-title")), form: &form })
}

async fn set_password(visit: Visit, Path(token): Path<String>, form: Filled) -> Result<Response, Oops> {
    let mut form = form.named("password");
    let mut tx = visit.begin(&form).await?;
    let outcome = if form.value("password") == form.value("again") {
        people::set_password(&mut tx, &token, form.value("password")).await
    } else {
        Err(Refusal::new("people-passwords-differ").field("again").into())
    };
    match outcome {
        Ok(_) => visit.done(tx, &form, &format!("/sign-in/code/{token}"), "password-set").await,
        Err(Error::Refused(refusal)) => {
            drop(tx);
            form.refuse(refusal);
            visit.show_refused(&PasswordPage { page: visit.page(visit.said.say("password-title")), form: &form })
        }
        Err(error) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "web/code.html")]
struct CodePage {
    page: Page,
    enrolment: people::Enrolment,
    picture: String,
}

/// After the password: what the authenticator app needs, for those whose role asks for a code; others go on to sign in.
async fn code_page(visit: Visit, Path(token): Path<String>) -> Result<Response, Oops> {
    let mut tx = visit.read().await?;
    let Some(enrolment) = people::enrolment(&mut tx, &token).await? else { return Ok(go("/sign-in")) };
    let picture = super::qr(&enrolment.url)?;
    visit.show(&CodePage { page: visit.page(visit.said.say("code-title")), enrolment, picture })
}

async fn sign_out(visit: Visit, form: Filled) -> Result<Response, Oops> {
    drop(form);
    if let (Some(login), Some(session)) = (visit.who.login, visit.session()) {
        let mut tx = visit.app.act(visit.who.clone()).await?;
        people::close_session(&mut tx, login, session).await?;
        tx.commit().await?;
    }
    Ok(visit.signed_out())
}

#[derive(Template)]
#[template(path = "web/sessions.html")]
struct SessionsPage<'a> {
    page: Page,
    form: &'a Filled,
    sessions: Vec<SessionRow>,
    here: Option<Id<Session>>,
}

async fn sessions_page(visit: Visit) -> Result<Response, Oops> {
    visit.person()?;
    let Some(login) = visit.who.login else { return Ok(go("/sign-in")) };
    let mut tx = visit.read().await?;
    let sessions = people::sessions_of(&mut tx, login).await?;
    let form = Filled::empty("sessions", &visit);
    visit.show(&SessionsPage { page: visit.page(visit.said.say("nav-my-sessions")), form: &form, sessions, here: visit.session() })
}

async fn close_session(visit: Visit, mut form: Filled) -> Result<Response, Oops> {
    visit.person()?;
    let (Some(login), Some(session)) = (visit.who.login, form.read("session")) else { return Ok(go("/my/sessions")) };
    let mut tx = visit.begin(&form).await?;
    people::close_session(&mut tx, login, session).await?;
    visit.done(tx, &form, "/my/sessions", "session-closed").await
}

#[derive(Template)]
#[template(path = "web/mails.html")]
struct MailsPage {
    page: Page,
    letters: Vec<Letter>,
}

/// In a demo mails do not leave the house: they can be read here.
async fn mails_page(visit: Visit) -> Result<Response, Oops> {
    if !visit.app.house.is_demo() {
        return Err(Error::Missing("page").into());
    }
    let mut tx = visit.read().await?;
    let letters = mail::newest(&mut tx, visit.query("to").as_deref()).await?;
    visit.show(&MailsPage { page: visit.page(visit.said.say("demo-mails")), letters })
}

async fn mail_file(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    if !visit.app.house.is_demo() {
        return Err(Error::Missing("page").into());
    }
    let mut tx = visit.read().await?;
    let letters = mail::newest(&mut tx, None).await?;
    let found = letters.into_iter().find(|letter| letter.id.to_string() == id).and_then(|letter| letter.attachment);
    let (name, kind, bytes) = found.ok_or(Error::Missing("file"))?;
    let disposition = format!("inline; filename=\"{}\"", name.replace(['"', '\\'], ""));
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// What the API asks to sign in.
#[derive(serde::Deserialize, utoipa::ToSchema)]
pub struct Credentials {
    /// Mail address.
    pub email: Email,
    /// Password.
    pub password: String,
    /// One-time code, where one is enrolled.
    #[serde(default)]
    pub code: String,
}

/// A token to be sent as `Authorization: Bearer …`.
#[derive(serde::Serialize, utoipa::ToSchema)]
pub struct Token {
    /// The token.
    pub token: String,
}

/// Sign in.
#[utoipa::path(post, path = "/api/sign-in", operation_id = "people.sign_in", request_body = Credentials, responses((status = 200, body = Token)))]
pub async fn api_sign_in(visit: Visit, body: Body<Credentials>) -> Result<Response, Oops> {
    let mut tx = visit.app.act(visit.who.clone()).await?;
    let Credentials { email, password, code } = body.value;
    let signed_in = people::sign_in(&mut tx, &email, &password, &code, "api").await?;
    tx.commit().await?;
    Ok(axum::Json(Token { token: signed_in.token }).into_response())
}
