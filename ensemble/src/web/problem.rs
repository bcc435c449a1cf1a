//! Everything but success, as a page or as RFC 9457 JSON. A fault shows a request id and nothing else.

use crate::base::{Error, Lang, Refusal, Said};
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

/// What stops a request before its handler is done.
#[derive(Debug)]
pub enum Oops {
    /// A domain error; the outermost layer turns it into a page or into JSON.
    Problem(Error),
    /// The same request was answered before: the same answer again. Or: sign in first.
    Answered(Box<Response>),
    /// More than we read.
    TooLarge,
    /// Too many attempts.
    TooMany,
}

impl Oops {
    /// A refusal.
    #[must_use]
    pub fn refused(refusal: Refusal) -> Self {
        Self::Problem(Error::Refused(refusal))
    }
}

impl<E: Into<Error>> From<E> for Oops {
    fn from(error: E) -> Self {
        Self::Problem(error.into())
    }
}

/// A problem on its way to the layer that knows whether the caller reads pages or JSON.
#[derive(Clone, Debug, serde::Serialize, utoipa::ToSchema)]
pub struct Problem {
    /// The HTTP status.
    pub status: u16,
    /// Stable code; also the key of its text.
    pub code: String,
    /// The field it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The paragraph it rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    #[serde(skip)]
    refusal: Option<Refusal>,
    #[serde(skip)]
    fault: Option<String>,
}

impl Problem {
    fn new(status: StatusCode, code: &str) -> Self {
        Self { status: status.as_u16(), code: code.to_owned(), field: None, law: None, refusal: None, fault: None }
    }

    fn of(error: &Error) -> Self {
        match error {
            Error::Refused(refusal) => Self {
                field: refusal.field.as_ref().map(ToString::to_string),
                law: refusal.law.map(str::to_owned),
                refusal: Some(refusal.clone()),
                ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, refusal.code)
            },
            Error::Missing(_) => Self::new(StatusCode::NOT_FOUND, "problem-missing"),
            Error::NotAllowed(action) => {
                tracing::info!(action, "not allowed");
                Self::new(StatusCode::FORBIDDEN, "problem-not-allowed")
            }
            Error::Fault(fault) => {
                Self { fault: Some(format!("{fault:#}")), ..Self::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-fault") }
            }
        }
    }

    /// What it says in a language.
    #[must_use]
    pub fn text(&self, said: &Said) -> String {
        self.refusal.as_ref().map_or_else(|| said.say(&self.code), |refusal| said.refusal(refusal))
    }

    /// What is written to the log, and only there.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }
}

impl IntoResponse for Oops {
    fn into_response(self) -> Response {
        let problem = match self {
            Self::Answered(response) => return *response,
            Self::Problem(error) => Problem::of(&error),
            Self::TooLarge => Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "problem-too-large"),
            Self::TooMany => Problem::new(StatusCode::TOO_MANY_REQUESTS, "problem-too-many"),
        };
        let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = status.into_response();
        response.extensions_mut().insert(problem);
        response
    }
}

/// The problem as JSON (RFC 9457).
#[must_use]
pub fn problem_json(problem: &Problem, said: &Said, request: &str) -> Response {
    let mut body = serde_json::json!({
        "type": format!("urn:ensemble:problem:{}", problem.code),
        "title": problem.text(said),
        "status": problem.status,
        "code": problem.code,
        "instance": format!("urn:ensemble:request:{request}"),
    });
    if let Some(body) = body.as_object_mut() {
        body.extend(problem.field.iter().map(|field| ("field".to_owned(), field.clone().into())));
        body.extend(problem.law.iter().map(|law| ("law".to_owned(), law.clone().into())));
    }
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = [(header::CONTENT_TYPE, "application/problem+json"), (header::CONTENT_LANGUAGE, Lang::code(said.lang()))];
    (status, kind, Json(body)).into_response()
}
