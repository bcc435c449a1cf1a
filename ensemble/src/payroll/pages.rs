//! Pages.
pub fn pages() -> crate::web::Pages { crate::web::Pages::new() }
