//! Secret ballots of the General Assembly. See the README of this room.

mod acts;
mod api;
mod letters;
mod pages;
mod rules;
mod store;
#[cfg(test)]
mod tests;

pub use acts::{
    Looked, Receipt, agree_papers, ask_letter, check_some, close, copy_voters, draw_codes, hand_over, hand_over_part, load_codes, look,
    open, print_letter, receive, renew_code, renew_link, set_up, sum_up, take_back_paper, test_ballot, vote_on_paper,
};
pub use api::api;
pub use pages::pages;
pub use rules::{NewBox, NewTrustee, Papers, State, Task};

use crate::{app::App, assembly, base::Outcome, db::Who};

const CODES_A_ROUND: usize = 100;
const BALLOTS_A_ROUND: i64 = 200;

/// Sends codes, checks ballots, and sums up boxes that are closed.
///
/// # Errors
/// A fault of the engine; the next round tries again.
pub async fn sweep(app: &App) -> Outcome<()> {
    let mut tx = app.read(Who::house()).await?;
    let (making, closed) = (store::in_state(&mut tx, State::Keys).await?, store::in_state(&mut tx, State::Closed).await?);
    let counted = store::in_state(&mut tx, State::Counted).await?;
    drop(tx);
    purge(app, &counted).await?;
    for of in making.into_iter().filter(|of| of.codes_by.is_none()) {
        let mut look = app.read(Who::house()).await?;
        let (item, _) = assembly::item(&mut look, of.item).await?;
        if acts::lacking(&mut look, &of, &item).await?.is_empty() {
            continue;
        }
        drop(look);
        let mut tx = app.act(Who::house()).await?;
        draw_codes(&mut tx, of.item, CODES_A_ROUND).await?;
        tx.commit().await?;
    }
    while check_some(app, BALLOTS_A_ROUND).await? > 0 {}
    for of in closed.into_iter().filter(store::BallotBox::papers_settled) {
        let mut tx = app.act(Who::house()).await?;
        sum_up(&mut tx, of.item).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What was forgotten with a count is let go of by the engine too, once.
async fn purge(app: &App, counted: &[store::BallotBox]) -> Outcome<()> {
    for of in counted.iter().filter(|of| !of.purged) {
        app.db.purge(&["ballot_voter", "assembly_taken", "outbox"]).await?;
        let mut tx = app.act(Who::house()).await?;
        store::purged(&mut tx, of.item).await?;
        tx.commit().await?;
    }
    Ok(())
}
