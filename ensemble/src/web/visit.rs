//! One request: who comes, in which language, and how it begins an act and ends it.

use super::{Body, Filled, Oops, Page, page::Nav};
use crate::{
    app::App,
    base::{Id, Lang, Outcome, Refusal, Said, sha256_hex},
    db::{Answer, Stamp, Tx, Who},
    people::{self, Role, Session, SessionRow},
};
use askama::Template;
use axum::{
    Json,
    extract::FromRequestParts,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use jiff::SignedDuration;

const SESSION: &str = "__Host-session";
const VISITOR: &str = "__Host-visitor";
const LANG: &str = "__Host-lang";
const NOTICE: &str = "__Host-notice";

/// One request.
#[derive(Clone)]
pub struct Visit {
    /// The house and its database.
    pub app: App,
    /// Who comes.
    pub who: Who,
    /// The texts in the visitor's language.
    pub said: Said,
    session: Option<SessionRow>,
    secret: String,
    new_visitor: Option<String>,
    notice: Option<String>,
    uri: Uri,
    boosted: bool,
}

impl FromRequestParts<App> for Visit {
    type Rejection = Oops;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Oops> {
        Self::of(parts, app).await
    }
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

fn set_cookie(name: &str, value: &str, seconds: i64) -> HeaderValue {
    let line = format!("{name}={value}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age={seconds}");
    HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static(""))
}

impl Visit {
    pub(super) async fn of(parts: &mut Parts, app: &App) -> Result<Self, Oops> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        if parts.method != Method::GET && foreign(&parts.headers) {
            return Err(Oops::refused(Refusal::new("form-not-ours")));
        }
        let token = bearer(&parts.headers).or_else(|| cookie(&parts.headers, SESSION)).map(str::to_owned);
        let session = match &token {
            None => None,
            Some(token) => {
                let mut tx = app.read(Who::visitor()).await?;
                let found = people::session(&mut tx, &sha256_hex(token.as_bytes())).await?;
                found.filter(|s| people::session_lives(s, tx.now()))
            }
        };
        let known = cookie(&parts.headers, VISITOR).filter(|value| value.len() == 32).map(str::to_owned);
        let new_visitor = known.is_none().then(|| app.house.ids().secret());
        let secret = token.filter(|_| session.is_some()).or(known).or_else(|| new_visitor.clone()).unwrap_or_default();
        let lang = wanted_lang(parts, session.as_ref());
        let who =
            session.as_ref().map_or_else(Who::visitor, |s| Who { login: Some(s.login), person: Some(s.person), roles: s.roles.clone() });
        let notice = cookie(&parts.headers, NOTICE).map(str::to_owned);
        let visit = Self {
            app: app.clone(),
            who,
            said: app.house.said(lang),
            session,
            secret,
            new_visitor,
            notice,
            uri: parts.uri.clone(),
            boosted: parts.headers.contains_key("hx-request"),
        };
        visit.touch().await?;
        parts.extensions.insert(visit.clone());
        Ok(visit)
    }

    /// The operator at the command line, in this process.
    #[must_use]
    pub fn of_operator(app: &App, who: Who, lang: Lang) -> Self {
        Self {
            app: app.clone(),
            who,
            said: app.house.said(lang),
            session: None,
            secret: String::new(),
            new_visitor: None,
            notice: None,
            uri: Uri::default(),
            boosted: false,
        }
    }

    /// A session is marked as used at most once a minute, so that reading stays reading.
    async fn touch(&self) -> Outcome<()> {
        let Some(session) = &self.session else { return Ok(()) };
        let now = self.app.house.clock().now();
        if now.duration_since(session.seen_at) < SignedDuration::from_mins(1) {
            return Ok(());
        }
        let mut tx = self.app.act(self.who.clone()).await?;
        people::touch_session(&mut tx, session.id).await?;
        tx.commit().await
    }

    /// The token that a form of this visit carries.
    #[must_use]
    pub fn csrf(&self) -> String {
        self.app.house.sealer().tag("csrf", self.secret.as_bytes())
    }

    pub(super) fn csrf_matches(&self, token: &str) -> bool {
        use sha2::Digest as _;
        // Comparing hashes takes the same time whatever the difference.
        sha2::Sha256::digest(token.as_bytes()) == sha2::Sha256::digest(self.csrf().as_bytes())
    }

    /// The path that was asked for.
    #[must_use]
    pub fn path(&self) -> &str {
        self.uri.path()
    }

    /// A value of the query.
    #[must_use]
    pub fn query(&self, name: &str) -> Option<String> {
        let query = self.uri.query().unwrap_or_default();
        form_urlencoded::parse(query.as_bytes()).find(|(n, _)| n == name).map(|(_, value)| value.into_owned()).filter(|v| !v.is_empty())
    }

    /// Whether htmx asks for a fragment.
    #[must_use]
    pub fn is_boosted(&self) -> bool {
        self.boosted
    }

    /// The language of this visit.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.said.lang()
    }

    /// The name of the person who is signed in.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.session.as_ref().map(|session| session.name.as_str())
    }

    /// The session, if somebody is signed in.
    #[must_use]
    pub fn session(&self) -> Option<Id<Session>> {
        self.session.as_ref().map(|session| session.id)
    }

    /// The person who is signed in; anybody else is led to the sign-in page.
    ///
    /// # Errors
    /// The way to the sign-in page.
    pub fn person(&self) -> Result<Id<people::Person>, Oops> {
        self.who.person.ok_or_else(|| {
            let back = form_urlencoded::byte_serialize(self.path().as_bytes()).collect::<String>();
            Oops::Answered(Box::new(go(&format!("/sign-in?back={back}"))))
        })
    }

    /// Whether a role of the desk is held.
    #[must_use]
    pub fn is_staff(&self) -> bool {
        self.who.roles.iter().any(|role| role.is_staff() && *role != Role::House)
    }

    /// Whether the policies allow that (to show or hide a button).
    #[must_use]
    pub fn may(&self, action: &'static str, thing: &crate::access::Thing) -> bool {
        self.app.house.policies().may(&self.who, action, thing)
    }

    /// Begins to read.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn read(&self) -> Outcome<Tx> {
        self.app.read(self.who.clone()).await
    }

    /// Begins the act of a form. If the same form was sent before, its answer is given again.
    ///
    /// # Errors
    /// The stored answer, or a fault.
    pub async fn begin(&self, form: &Filled) -> Result<Tx, Oops> {
        self.begin_stamped(form.stamp()).await
    }

    /// Begins the act of a JSON body, likewise.
    ///
    /// # Errors
    /// As [`Visit::begin`].
    pub async fn begin_api<T>(&self, body: &Body<T>) -> Result<Tx, Oops> {
        self.begin_stamped(body.stamp.as_ref()).await
    }

    async fn begin_stamped(&self, stamp: Option<&Stamp>) -> Result<Tx, Oops> {
        let mut tx = self.app.act(self.who.clone()).await?;
        if let Some(stamp) = stamp
            && let Some(answer) = tx.answered(stamp).await?
        {
            return Err(Oops::Answered(Box::new(replay(&answer))));
        }
        Ok(tx)
    }

    /// Commits the act of a form and goes to a page; `notice` is the key of a sentence shown there once.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn done(&self, mut tx: Tx, form: &Filled, to: &str, notice: &str) -> Result<Response, Oops> {
        if let Some(stamp) = form.stamp() {
            tx.keep_answer(stamp, &Answer { status: 303, body: to.to_owned() }).await?;
        }
        tx.commit().await?;
        let mut response = go(to);
        if !notice.is_empty() {
            response.headers_mut().append(header::SET_COOKIE, set_cookie(NOTICE, notice, 60));
        }
        Ok(response)
    }

    /// Commits the act of a JSON body and answers with a value.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn done_api<T, R: serde::Serialize>(&self, mut tx: Tx, body: &Body<T>, result: &R) -> Result<Response, Oops> {
        let text = serde_json::to_string(result)?;
        let answer = Answer { status: 200, body: text };
        if let Some(stamp) = &body.stamp {
            tx.keep_answer(stamp, &answer).await?;
        }
        tx.commit().await?;
        Ok(replay(&answer))
    }

    /// The frame of a page with that title.
    #[must_use]
    pub fn page(&self, title: String) -> Page {
        Page::new(self, title)
    }

    /// Shows a page.
    ///
    /// # Errors
    /// A fault of the template.
    pub fn show(&self, page: &impl Template) -> Result<Response, Oops> {
        self.show_with(StatusCode::OK, page)
    }

    /// Shows a form again whose sending was refused (422).
    ///
    /// # Errors
    /// A fault of the template.
    pub fn show_refused(&self, page: &impl Template) -> Result<Response, Oops> {
        self.show_with(StatusCode::UNPROCESSABLE_ENTITY, page)
    }

    fn show_with(&self, status: StatusCode, page: &impl Template) -> Result<Response, Oops> {
        let html = page.render().map_err(|fault| anyhow::anyhow!("a template: {fault}"))?;
        let mut response = (status, Html(html)).into_response();
        self.add_cookies(response.headers_mut());
        Ok(response)
    }

    fn add_cookies(&self, headers: &mut HeaderMap) {
        const YEAR: i64 = 365 * 24 * 3600;
        if let Some(new) = &self.new_visitor {
            headers.append(header::SET_COOKIE, set_cookie(VISITOR, new, YEAR));
        }
        if self.query("lang").is_some() {
            headers.append(header::SET_COOKIE, set_cookie(LANG, self.lang().code(), YEAR));
        }
        if self.notice.is_some() {
            headers.append(header::SET_COOKIE, set_cookie(NOTICE, "", 0));
        }
    }

    /// The sentence that the page before left for this one.
    #[must_use]
    pub fn notice(&self) -> Option<String> {
        self.notice.as_deref().filter(|key| key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')).map(|key| self.said.say(key))
    }

    /// Sets the cookie of a session that has begun and goes to a page.
    #[must_use]
    pub fn signed_in(&self, signed_in: &people::SignedIn, to: &str) -> Response {
        let (_, whole) = people::session_limits(signed_in.staff);
        let mut response = go(to);
        response.headers_mut().append(header::SET_COOKIE, set_cookie(SESSION, &signed_in.token, whole.as_secs()));
        response
    }

    /// Takes the cookie away and goes to the start page.
    #[must_use]
    pub fn signed_out(&self) -> Response {
        let mut response = go("/");
        response.headers_mut().append(header::SET_COOKIE, set_cookie(SESSION, "", 0));
        response
    }

    pub(super) fn nav(&self) -> Nav {
        Nav::of(self)
    }
}

/// Goes to another page of ours (303).
pub(super) fn go(to: &str) -> Response {
    let to = if to.starts_with('/') && !to.starts_with("//") { to } else { "/" };
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

fn replay(answer: &Answer) -> Response {
    if answer.status == 303 {
        return go(&answer.body);
    }
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK);
    match serde_json::from_str::<serde_json::Value>(&answer.body) {
        Ok(body) => (status, Json(body)).into_response(),
        Err(_) => status.into_response(),
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// A browser tells where a request comes from; from another site nothing is accepted.
fn foreign(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site != "same-origin" && site != "none")
}

fn wanted_lang(parts: &Parts, session: Option<&SessionRow>) -> Lang {
    let query = parts.uri.query().unwrap_or_default();
    let asked = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "lang").and_then(|(_, value)| Lang::from_code(&value));
    let kept = || cookie(&parts.headers, LANG).and_then(Lang::from_code);
    let accepted = || {
        let line = parts.headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        line.split(',').find_map(|part| Lang::from_code(part.trim()))
    };
    asked.or_else(kept).or_else(|| session.map(|s| s.lang)).or_else(accepted).unwrap_or(Lang::De)
}
