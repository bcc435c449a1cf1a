//! Pages: my employment, and the desk's.

mod desk;
mod mine;

use crate::web::{Pages, Visit};
use axum::routing::{get, post};

/// The pages of this room.
pub fn pages() -> Pages {
    Pages::new()
        .route("/my/employment", get(mine::home).post(mine::request))
        .route("/my/employment/facts", get(mine::facts_page).post(mine::facts))
        .route("/my/employment/payslips/{id}", get(mine::payslip))
        .route("/my/employment/payslips/{id}/pdf", get(mine::payslip_pdf))
        .route("/my/employment/{id}/contract", get(mine::contract))
        .route("/my/employment/{id}/sign", post(mine::sign))
        .route("/my/employment/{id}/change", post(mine::change))
        .route("/my/employment/{id}/end", post(mine::end))
        .route("/desk/employments", get(desk::employments))
        .route("/desk/employments/{id}/confirm", post(desk::confirm))
        .route("/desk/employments/{id}/return", post(desk::give_back))
        .route("/desk/payroll", get(desk::runs).post(desk::open))
        .route("/desk/payroll/{id}", get(desk::run_page))
        .route("/desk/payroll/{id}/{step}", post(desk::step))
}

/// An identifier in an address; what is none belongs to nothing.
fn id<Kind>(text: &str, what: &'static str) -> Result<crate::base::Id<Kind>, crate::base::Error> {
    text.parse().map_err(|_| crate::base::Error::Missing(what))
}

/// The 1st of the month after the visit's day.
fn next_first(visit: &Visit) -> crate::base::Day {
    let today = crate::base::day_in_berlin(visit.app.house.clock().now());
    today.last_of_month().tomorrow().unwrap_or(today)
}
