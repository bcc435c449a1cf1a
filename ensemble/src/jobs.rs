//! What the house does by itself, every few seconds: each sweep is an act like any other and finds its work in the rows.

use crate::{app::App, base::Outcome, mail, rooms};
use std::time::Duration;

const EVERY: Duration = Duration::from_secs(2);

/// Runs until it is stopped.
pub async fn run(app: App, post: mail::Post) {
    loop {
        if let Err(fault) = sweep(&app, &post).await {
            tracing::error!(%fault, "a sweep");
        }
        tokio::time::sleep(EVERY).await;
    }
}

/// One round: what fell due in every room, then the mails.
///
/// # Errors
/// A fault of the engine; the next round tries again.
pub async fn sweep(app: &App, post: &mail::Post) -> Outcome<()> {
    rooms::sweep(app).await?;
    mail::deliver(app, post).await
}
