//! Static files, inside the binary; each is known by the hash of its bytes.

use crate::base::sha256_hex;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};

const FILES: &[(&str, &str, &str)] = &[
    ("style.css", "text/css; charset=utf-8", include_str!("assets/style.css")),
    ("htmx.js", "text/javascript; charset=utf-8", include_str!("assets/htmx.min.js")),
    ("ensemble.js", "text/javascript; charset=utf-8", include_str!("assets/ensemble.js")),
    ("ballot.mjs", "text/javascript; charset=utf-8", ballot::BROWSER_MODULE),
    ("booth.mjs", "text/javascript; charset=utf-8", include_str!("../ballots/booth.mjs")),
    ("icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
];

/// The integrity value of a static file (W3C Subresource Integrity): a browser refuses it if a byte differs.
#[must_use]
pub fn integrity(name: &str) -> String {
    let text = FILES.iter().find(|(known, ..)| *known == name).map_or("", |(.., text)| *text);
    format!("sha256-{}=", ballot::canon::b64(text.as_bytes()))
}

pub(super) async fn file(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some((_, kind, text)) = FILES.iter().find(|(known, ..)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let tag = format!("\"{}\"", sha256_hex(text.as_bytes()).get(..16).unwrap_or_default());
    let kept = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, "public, max-age=300")];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known == tag.as_str()) {
        return (StatusCode::NOT_MODIFIED, kept).into_response();
    }
    (kept, [(header::CONTENT_TYPE, *kind)], *text).into_response()
}
