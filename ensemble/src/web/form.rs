//! What a form or a JSON body brings, with the stamp that makes sending it twice harmless.

use super::{Oops, visit::Visit};
use crate::{
    app::App,
    base::{Error, FromField, Key, Refusal, sha256_hex},
    db::Stamp,
};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{Method, header},
};
use std::collections::BTreeMap;

const FORM_BYTES: usize = 256 * 1024;
const FILE_BYTES: usize = 24 * 1024 * 1024;
const FIELDS_MOST: usize = 500;

/// A form: what was typed, what was refused, and the stamp of the request. A refused form is shown again as it came.
#[derive(Clone, Debug)]
pub struct Filled {
    /// First part of the text keys of its labels: field `email` of form `join` has the label `join-email`.
    pub name: &'static str,
    values: BTreeMap<String, Vec<String>>,
    files: BTreeMap<String, (String, Bytes)>,
    refusals: Vec<Refusal>,
    stamp: Option<Stamp>,
    /// The key that this form will be sent with.
    pub key: String,
}

impl Filled {
    /// An empty form with a new key.
    #[must_use]
    pub fn empty(name: &'static str, visit: &Visit) -> Self {
        let key: Key = visit.app.house.ids().next(visit.app.house.clock().now());
        Self { name, values: BTreeMap::new(), files: BTreeMap::new(), refusals: Vec::new(), stamp: None, key: key.to_string() }
    }

    /// The same form under another name (labels).
    #[must_use]
    pub fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self
    }

    /// With a value already in a field.
    #[must_use]
    pub fn with(mut self, field: &str, value: impl ToString) -> Self {
        self.values.insert(field.to_owned(), vec![value.to_string()]);
        self
    }

    /// What stands in a field; nothing if it was not sent.
    #[must_use]
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// All values of a field that can be chosen several times.
    #[must_use]
    pub fn all(&self, field: &str) -> &[String] {
        self.values.get(field).map_or(&[], Vec::as_slice)
    }

    /// Whether a box is ticked (or a value is among those chosen).
    #[must_use]
    pub fn ticked(&self, field: &str) -> bool {
        !self.value(field).is_empty()
    }

    /// An uploaded file: its name and its bytes.
    #[must_use]
    pub fn file(&self, field: &str) -> Option<(&str, &[u8])> {
        self.files.get(field).filter(|(_, bytes)| !bytes.is_empty()).map(|(name, bytes)| (name.as_str(), bytes.as_ref()))
    }

    /// Reads a field; what cannot be read is refused beside the field, and the caller goes on to the next one.
    pub fn read<T: FromField>(&mut self, field: &'static str) -> Option<T> {
        match T::from_field(self.value(field)) {
            Ok(value) => Some(value),
            Err(refusal) => {
                self.refuse(refusal.field(field));
                None
            }
        }
    }

    /// Reads a field that may be left empty: the outer nothing means refused.
    pub fn read_maybe<T: FromField>(&mut self, field: &'static str) -> Option<Option<T>> {
        if self.value(field).trim().is_empty() { Some(None) } else { self.read(field).map(Some) }
    }

    /// Adds a refusal.
    pub fn refuse(&mut self, refusal: Refusal) {
        self.refusals.push(refusal);
    }

    /// Everything that was refused.
    #[must_use]
    pub fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// What was refused about a field.
    #[must_use]
    pub fn refusal(&self, field: &str) -> Option<&Refusal> {
        self.refusals.iter().find(|refusal| refusal.field.as_deref() == Some(field))
    }

    pub(super) fn stamp(&self) -> Option<&Stamp> {
        self.stamp.as_ref()
    }
}

impl FromRequest<App> for Filled {
    type Rejection = Oops;

    /// Reads a form sent by POST and refuses it if it does not come from a page of ours.
    async fn from_request(request: Request, app: &App) -> Result<Self, Oops> {
        let (mut parts, body) = request.into_parts();
        let visit = Visit::of(&mut parts, app).await?;
        let route = format!("{} {}", parts.method, parts.uri.path());
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default().to_owned();
        let request = Request::from_parts(parts, body);
        let (values, files, body_hash) =
            if kind.starts_with("multipart/") { read_multipart(request).await? } else { read_urlencoded(request).await? };
        let first = |field: &str| values.get(field).and_then(|v: &Vec<String>| v.first()).cloned().unwrap_or_default();
        if !visit.csrf_matches(&first("csrf")) {
            return Err(Oops::refused(Refusal::new("form-not-ours")));
        }
        let key = first("key");
        let stamp = key.parse().ok().map(|key| Stamp { key, route, body_hash });
        Ok(Self { name: "", values, files, refusals: Vec::new(), stamp, key })
    }
}

type Read = (BTreeMap<String, Vec<String>>, BTreeMap<String, (String, Bytes)>, String);

async fn read_urlencoded(request: Request) -> Result<Read, Oops> {
    let body = axum::body::to_bytes(request.into_body(), FORM_BYTES).await.map_err(|_| Oops::TooLarge)?;
    let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (count, (name, value)) in form_urlencoded::parse(&body).into_owned().enumerate() {
        if count >= FIELDS_MOST {
            return Err(Oops::TooLarge);
        }
        values.entry(name).or_default().push(value);
    }
    Ok((values, BTreeMap::new(), sha256_hex(&body)))
}

async fn read_multipart(request: Request) -> Result<Read, Oops> {
    let malformed = |_| Oops::refused(Refusal::new("form-malformed"));
    let mut multipart =
        axum::extract::Multipart::from_request(request, &()).await.map_err(|_| Oops::refused(Refusal::new("form-malformed")))?;
    let (mut values, mut files) = (BTreeMap::<String, Vec<String>>::new(), BTreeMap::new());
    let (mut hashes, mut total) = (String::new(), 0);
    while let Some(field) = multipart.next_field().await.map_err(malformed)? {
        let name = field.name().unwrap_or_default().to_owned();
        let file = field.file_name().map(str::to_owned);
        let bytes = field.bytes().await.map_err(|_| Oops::TooLarge)?;
        total += bytes.len();
        if total > FILE_BYTES || values.len() + files.len() > FIELDS_MOST {
            return Err(Oops::TooLarge);
        }
        hashes.push_str(&sha256_hex(&bytes));
        match file {
            Some(file) => drop(files.insert(name, (file, bytes))),
            None => values.entry(name).or_default().push(String::from_utf8_lossy(&bytes).into_owned()),
        }
    }
    Ok((values, files, sha256_hex(hashes.as_bytes())))
}

/// A JSON body of the API, with its stamp (header `Idempotency-Key`).
pub struct Body<T> {
    /// The value.
    pub value: T,
    pub(super) stamp: Option<Stamp>,
}

impl<T: serde::de::DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Oops;

    async fn from_request(request: Request, _: &App) -> Result<Self, Oops> {
        debug_assert_ne!(request.method(), Method::GET, "a body comes with POST");
        let route = format!("{} {}", request.method(), request.uri().path());
        let key = request.headers().get("idempotency-key").and_then(|v| v.to_str().ok()).map(str::to_owned);
        let body = axum::body::to_bytes(request.into_body(), FORM_BYTES).await.map_err(|_| Oops::TooLarge)?;
        let value = serde_json::from_slice(&body)
            .map_err(|fault| Oops::Problem(Error::Refused(Refusal::new("body-malformed").with("fault", fault))))?;
        let stamp = match key {
            None => None,
            Some(key) => {
                let key = key.parse().map_err(|_| Oops::refused(Refusal::new("request-key-malformed")))?;
                Some(Stamp { key, route, body_hash: sha256_hex(&body) })
            }
        };
        Ok(Self { value, stamp })
    }
}
