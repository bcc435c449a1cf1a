//! The shell around the rooms: sessions, forms, pages, problems, security headers, static files.

mod assets;
pub mod chart;
mod form;
mod page;
mod problem;
mod server;
mod sign_in;
mod ui;
mod visit;

pub use chart::Bar;
pub use form::{Body, Filled};
pub use page::{Nav, Page};
pub use problem::{Oops, Problem, problem_json};
pub use server::{ApiRouter, Pages, openapi, router, serve};
pub use sign_in::{__path_api_sign_in, api_sign_in};
pub use ui::{Choice, Markup, Ui};
pub use visit::Visit;
