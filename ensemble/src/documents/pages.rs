//! The address at which a document opens.

use super::bytes;
use crate::{
    access::Thing,
    base::Error,
    web::{Oops, Pages, Visit},
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
    routing::get,
};

/// The address at which a document opens for those who may.
pub fn pages() -> Pages {
    Pages::new().route("/documents/{id}", get(open))
}

async fn open(visit: Visit, Path(id): Path<String>) -> Result<Response, Oops> {
    visit.person()?;
    let id = id.parse().map_err(|_| Error::Missing("document"))?;
    let mut tx = visit.read().await?;
    let (document, bytes) = bytes(&mut tx, id).await?;
    tx.allow("document.read", &document.owner.map_or_else(Thing::any, Thing::of))?;
    Ok(response(&document.file_name, &document.file_type, bytes))
}

/// A file as a response: shown in place where the browser can, saved under its name.
#[must_use]
pub fn response(file_name: &str, file_type: &str, bytes: Vec<u8>) -> Response {
    let plain: String = file_name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).collect();
    let disposition = format!("inline; filename=\"{plain}\"");
    ([(header::CONTENT_TYPE, file_type.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response()
}
