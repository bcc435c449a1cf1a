//! API.
pub fn api() -> crate::web::ApiRouter { crate::web::ApiRouter::new() }
