//! What leaves the house as a file.

use crate::{app::App, db::Who, ledger};
use std::io::Write as _;

/// What `ensemble export` can write.
#[derive(clap::Subcommand)]
pub enum Export {
    /// The books of a legal entity as an hledger journal
    Hledger(Books),
    /// The books of a legal entity as a beancount file
    Beancount(Books),
}

/// Whose books.
#[derive(clap::Args)]
pub struct Books {
    /// The entity's code: eg, bildungswerk, verein
    #[arg(long, default_value = "eg")]
    entity: String,
}

/// Writes to standard output.
///
/// # Errors
/// If there is no such entity.
pub async fn run(app: &App, export: &Export) -> anyhow::Result<()> {
    let mut tx = app.read(Who::house()).await?;
    let text = match export {
        Export::Hledger(books) => {
            let entity = ledger::entity(&mut tx, &books.entity).await?;
            ledger::hledger(&mut tx, &entity).await?
        }
        Export::Beancount(books) => {
            let entity = ledger::entity(&mut tx, &books.entity).await?;
            ledger::beancount(&mut tx, &entity).await?
        }
    };
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
