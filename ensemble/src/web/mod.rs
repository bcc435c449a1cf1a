//! The shell around the rooms: sessions, forms, pages, problems, security headers, static files.

mod assets;
pub mod chart;
mod form;
mod home;
mod page;
mod picture;
mod problem;
mod server;
mod sheet;
mod sign_in;
mod ui;
mod visit;

pub use assets::integrity;
pub use chart::Bar;
pub use form::{Body, Filled};
pub use home::{Step, WorkList};
pub use page::{Nav, Page};
pub use picture::qr;
pub use problem::{Oops, Problem, problem_json};
pub use server::{ApiRouter, Pages, openapi, router, serve};
pub use sheet::{csv, file};
pub use sign_in::{__path_api_sign_in, api_sign_in};
pub use ui::{Choice, Markup, Ui};
pub use visit::Visit;
