//! The server: all rooms' pages and API under one roof, with the shell around each request.

use super::{
    assets,
    problem::{Problem, problem_json},
    sign_in,
    visit::Visit,
};
use crate::{app::App, base::Id, rooms};
use askama::Template;
use axum::{
    Router,
    extract::{ConnectInfo, DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, StatusCode, header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::{Html, IntoResponse, Response},
    routing::get,
};
use governor::{DefaultKeyedRateLimiter, Quota};
use std::{net::SocketAddr, num::NonZeroU32, sync::Arc, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, timeout::TimeoutLayer};
use utoipa_axum::router::OpenApiRouter;

/// The pages of a room.
pub type Pages = Router<App>;
/// The API of a room.
pub type ApiRouter = OpenApiRouter<App>;

const BODY_BYTES: usize = 24 * 1024 * 1024;
const REQUEST_SECONDS: u64 = 60;
/// Unsafe requests that one session (or, of visitors, one address) may send in a minute before it must wait.
const POSTS_PER_MINUTE: u32 = 600;
/// Sign-ins from one address: a hall of 400 members stands behind one, and argon2 makes guessing slow anyway.
const SIGN_INS_PER_MINUTE: u32 = 240;
/// A whole hall votes behind one address, without signing in; each ballot carries its own signature.
const BALLOTS_PER_MINUTE: u32 = 6_000;

#[derive(Clone)]
struct Limits {
    posts: Arc<DefaultKeyedRateLimiter<String>>,
    sign_ins: Arc<DefaultKeyedRateLimiter<String>>,
    ballots: Arc<DefaultKeyedRateLimiter<String>>,
}

impl Limits {
    fn new() -> Self {
        let per_minute = |n| Arc::new(DefaultKeyedRateLimiter::keyed(Quota::per_minute(NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN))));
        Self { posts: per_minute(POSTS_PER_MINUTE), sign_ins: per_minute(SIGN_INS_PER_MINUTE), ballots: per_minute(BALLOTS_PER_MINUTE) }
    }

    fn allow(&self, parts: &Parts, visit: &Visit) -> bool {
        if parts.method.is_safe() {
            return true;
        }
        let address = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.ip().to_string()).unwrap_or_default();
        if parts.uri.path().contains("/ballot-box/") && visit.session().is_none() {
            return self.ballots.check_key(&address).is_ok();
        }
        let signs_in = parts.uri.path().starts_with("/sign-in") || parts.uri.path() == "/api/sign-in";
        let sender = visit.session().map_or_else(|| address.clone(), |session| session.to_string());
        (!signs_in || self.sign_ins.check_key(&address).is_ok()) && self.posts.check_key(&sender).is_ok()
    }
}

/// The whole house as a service.
pub fn router(app: &App) -> Router {
    let (api, _) = rooms::api().split_for_parts();
    let openapi = Arc::new(openapi());
    let pages = rooms::pages()
        .merge(sign_in::pages())
        .merge(api)
        .route("/api/openapi.json", get(move || async move { axum::Json((*openapi).clone()) }))
        .fallback(|| async { crate::base::Error::Missing("page").into_oops() })
        .layer(from_fn_with_state((app.clone(), Limits::new()), counting_shell));
    Router::new()
        .route("/static/{name}", get(assets::file))
        .merge(pages)
        .layer(DefaultBodyLimit::max(BODY_BYTES))
        .layer(from_fn_with_state((), security_headers))
        .layer(CompressionLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(REQUEST_SECONDS)))
        .layer(CatchPanicLayer::new())
        .with_state(app.clone())
}

impl crate::base::Error {
    fn into_oops(self) -> super::Oops {
        self.into()
    }
}

/// The description of the API (OpenAPI 3.1).
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    let (_, mut openapi) = rooms::api().split_for_parts();
    "Ensemble".clone_into(&mut openapi.info.title);
    openapi
}

/// The shell, and in a demo how many statements the answer asked (invariant 10), where the browser's tools show it.
async fn counting_shell(State((app, limits)): State<(App, Limits)>, request: Request, next: Next) -> Response {
    let demo = app.house.is_demo();
    let (mut response, asked) = crate::db::counted(shell(app, limits, request, next)).await;
    if demo && let Ok(value) = HeaderValue::from_str(&format!("sql;desc=\"{asked} statements\"")) {
        response.headers_mut().insert(HeaderName::from_static("server-timing"), value);
    }
    response
}

async fn shell(app: App, limits: Limits, request: Request, next: Next) -> Response {
    let request_id: Id<Request> = app.house.ids().next(app.house.clock().now());
    let json = request.uri().path().starts_with("/api/");
    let (mut parts, body) = request.into_parts();
    let visit = match Visit::of(&mut parts, &app).await {
        Ok(visit) => visit,
        Err(oops) => return oops.into_response(),
    };
    let mut response =
        if limits.allow(&parts, &visit) { next.run(Request::from_parts(parts, body)).await } else { super::Oops::TooMany.into_response() };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        let request_id = request_id.to_string();
        if let Some(fault) = problem.fault() {
            // Only the beginning: addresses of trustees and of clients hold what opens them.
            let area = visit.path().split('/').nth(1).unwrap_or_default();
            tracing::error!(request_id, area, fault, "fault");
        }
        response = if json { problem_json(&problem, &visit.said, &request_id) } else { problem_page(&visit, &problem, request_id) };
    }
    response
}

#[derive(Template)]
#[template(path = "web/problem.html")]
struct ProblemPage {
    page: super::Page,
    text: String,
    law: Option<String>,
    request: String,
}

fn problem_page(visit: &Visit, problem: &Problem, request: String) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let title = visit.said.say(format!("problem-{}", problem.status));
    let page = ProblemPage { page: visit.page(title), text: problem.text(&visit.said), law: problem.law.clone(), request };
    match page.render() {
        Ok(html) => (status, Html(html)).into_response(),
        Err(_) => status.into_response(),
    }
}

async fn security_headers(request: Request, next: Next) -> Response {
    let is_static = request.uri().path().starts_with("/static/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; \
         form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    );
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "no-referrer");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()");
    set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    if !is_static {
        set(header::CACHE_CONTROL, "no-store");
    }
    response
}

/// Serves until the process is asked to stop; jobs and mails run beside.
///
/// # Errors
/// If the address cannot be listened on.
pub async fn serve(app: App, listener: tokio::net::TcpListener, post: crate::mail::Post) -> anyhow::Result<()> {
    let jobs = tokio::spawn(crate::jobs::run(app.clone(), post));
    let service = router(&app).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    jobs.abort();
    app.db.close().await;
    Ok(())
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupted.await;
        return;
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
