//! What leaves the house as a file.

use crate::{
    app::App,
    base::{Day, FromField as _, Lang},
    db::Who,
    exports::{self, DatevAsked, File, Operated, Period},
    ledger,
};
use anyhow::{Context as _, bail};
use papers::datev::Chart;
use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// What `ensemble export` can write.
#[derive(clap::Subcommand)]
pub enum Export {
    /// The books of a legal entity as an hledger journal
    Hledger(Books),
    /// The books of a legal entity as a beancount file
    Beancount(Books),
    /// The books of a period for DATEV: bookings and debtors, as two files
    Datev {
        #[command(flatten)]
        of: Of,
        /// Number of the tax adviser
        #[arg(long)]
        consultant: u32,
        /// Number of the client there
        #[arg(long)]
        client: u32,
        /// Chart of accounts: skr03, skr04 or skr49
        #[arg(long, default_value = "skr04")]
        chart: String,
        /// Digits of a ledger account
        #[arg(long, default_value_t = 4)]
        digits: u8,
    },
    /// The books of a period for the tax audit: index.xml and its tables
    Gobd {
        #[command(flatten)]
        of: Of,
    },
    /// The documentation of procedures as Markdown
    Procedures {
        /// Who operates the server
        #[arg(long)]
        operator: String,
        /// Where the server stands
        #[arg(long, default_value = "Deutschland")]
        country: String,
        /// How often a backup is made
        #[arg(long)]
        backup: String,
        /// Where backups lie
        #[arg(long)]
        backup_place: String,
        /// de or en
        #[arg(long, default_value = "de")]
        lang: String,
    },
}

/// Whose books.
#[derive(clap::Args)]
pub struct Books {
    /// The entity's code: eg, bildungswerk, verein
    #[arg(long, default_value = "eg")]
    entity: String,
}

/// Whose books, of which days, and where to.
#[derive(clap::Args)]
pub struct Of {
    /// The entity's code: eg, bildungswerk, verein
    #[arg(long, default_value = "eg")]
    entity: String,
    /// First day
    #[arg(long)]
    from: String,
    /// Last day, of the same year
    #[arg(long)]
    to: String,
    /// Folder for the files; it is made if it is not there
    folder: PathBuf,
}

impl Of {
    fn period(&self) -> anyhow::Result<Period> {
        let day = |name: &str, text: &str| Day::from_field(text).map_err(|_| anyhow::anyhow!("--{name} wants a day such as 2026-01-31"));
        Ok(Period { entity: self.entity.clone(), from: day("from", &self.from)?, to: day("to", &self.to)? })
    }
}

/// Writes to standard output, or files into a folder.
///
/// # Errors
/// If there is no such entity, or what the reader of the file would refuse.
pub async fn run(app: &App, export: &Export) -> anyhow::Result<()> {
    match export {
        Export::Hledger(books) => {
            let mut tx = app.read(Who::house()).await?;
            let entity = ledger::entity(&mut tx, &books.entity).await?;
            say(&ledger::hledger(&mut tx, &entity).await?)
        }
        Export::Beancount(books) => {
            let mut tx = app.read(Who::house()).await?;
            let entity = ledger::entity(&mut tx, &books.entity).await?;
            say(&ledger::beancount(&mut tx, &entity).await?)
        }
        Export::Datev { of, consultant, client, chart, digits } => {
            let chart = match chart.as_str() {
                "skr03" => Chart::Skr03,
                "skr04" => Chart::Skr04,
                "skr49" => Chart::Skr49,
                other => bail!("--chart knows skr03, skr04 and skr49, not {other}"),
            };
            let asked = DatevAsked { period: of.period()?, consultant: *consultant, client: *client, chart, digits: *digits };
            let mut tx = app.act(Who::house()).await?;
            let files = exports::datev(&mut tx, &asked, Lang::En).await.map_err(|error| in_words(app, error))?;
            write(&of.folder, &files)?;
            Ok(tx.commit().await?)
        }
        Export::Gobd { of } => {
            let mut tx = app.act(Who::house()).await?;
            let files = exports::gobd(&mut tx, &of.period()?, Lang::En).await.map_err(|error| in_words(app, error))?;
            write(&of.folder, &files)?;
            Ok(tx.commit().await?)
        }
        Export::Procedures { operator, country, backup, backup_place, lang } => {
            let lang = Lang::from_code(lang).context("--lang knows de and en")?;
            let operated = Operated {
                operator: operator.clone(),
                country: country.clone(),
                backup: backup.clone(),
                backup_place: backup_place.clone(),
            };
            let mut tx = app.read(Who::house()).await?;
            say(&exports::procedures(&mut tx, &operated, &format!("{:?}", app.db.engine()), lang).await?)
        }
    }
}

fn in_words(app: &App, error: crate::base::Error) -> anyhow::Error {
    match error {
        crate::base::Error::Refused(refusal) => anyhow::anyhow!(app.house.said(Lang::En).refusal(&refusal)),
        other => other.into(),
    }
}

fn say(text: &str) -> anyhow::Result<()> {
    Ok(std::io::stdout().write_all(text.as_bytes())?)
}

fn write(folder: &Path, files: &[File]) -> anyhow::Result<()> {
    fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    for file in files {
        let path = folder.join(&file.name);
        fs::write(&path, &file.bytes).with_context(|| path.display().to_string())?;
        println!("{}", path.display());
    }
    Ok(())
}
