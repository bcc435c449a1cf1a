//! The list of rooms: where a new room is announced.

use crate::{
    app::App,
    assembly, ballots, bank,
    base::Outcome,
    boards, budgets,
    db::{Tx, Who},
    documents, events, exports, fund, members, payroll, shares, site,
    web::{ApiRouter, Pages},
    work,
};
use utoipa_axum::routes;

/// The pages of all rooms.
pub fn pages() -> Pages {
    [
        site::pages(),
        documents::pages(),
        crate::ledger::pages(),
        crate::people::pages(),
        assembly::pages(),
        ballots::pages(),
        exports::pages(),
        events::pages(),
        boards::pages(),
        payroll::pages(),
        fund::pages(),
        bank::pages(),
        work::pages(),
        budgets::pages(),
        shares::pages(),
        members::pages(),
    ]
    .into_iter()
    .fold(Pages::new(), Pages::merge)
}

/// The API of all rooms.
pub fn api() -> ApiRouter {
    [
        assembly::api(),
        ballots::api(),
        exports::api(),
        events::api(),
        boards::api(),
        payroll::api(),
        fund::api(),
        bank::api(),
        work::api(),
        budgets::api(),
        shares::api(),
        members::api(),
        site::api(),
    ]
    .into_iter()
    .fold(ApiRouter::new().routes(routes!(crate::web::api_sign_in)), ApiRouter::merge)
}

/// What falls due by itself, room by room, each in an act of its own.
///
/// # Errors
/// A fault of the engine; the next round tries again.
pub async fn sweep(app: &App) -> Outcome<()> {
    async fn act(app: &App) -> Outcome<Tx> {
        app.act(Who::house()).await
    }
    let mut tx = act(app).await?;
    events::sweep(&mut tx).await?;
    tx.commit().await?;
    let mut tx = act(app).await?;
    members::sweep(&mut tx).await?;
    shares::sweep(&mut tx).await?;
    tx.commit().await?;
    let mut tx = act(app).await?;
    work::sweep(&mut tx).await?;
    bank::sweep(&mut tx).await?;
    tx.commit().await?;
    let mut tx = act(app).await?;
    fund::sweep(&mut tx).await?;
    tx.commit().await?;
    let mut tx = act(app).await?;
    payroll::sweep(&mut tx).await?;
    tx.commit().await?;
    let mut tx = act(app).await?;
    assembly::sweep(&mut tx).await?;
    tx.commit().await?;
    ballots::sweep(app).await
}
