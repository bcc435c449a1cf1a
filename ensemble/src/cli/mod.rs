//! The command line: reads like a table of contents.

mod acts;
mod ballot;
mod export;
mod files;
mod found;
mod pay;

use crate::{
    app::App,
    base::Clock,
    config::{FILE, Given},
    db::Db,
    verify, web,
};
use clap::{Parser, Subcommand};
use std::{path::Path, process::ExitCode};

/// The platform on which a freelancers' cooperative runs.
#[derive(Parser)]
#[command(name = "ensemble", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    given: Given,
}

#[derive(Subcommand)]
enum Command {
    /// Fill a demo cooperative (once) and serve it
    Demo(crate::demo::Demo),
    /// Found a cooperative in an empty database, from a file
    Found(found::Found),
    /// Serve the house
    Serve,
    /// Bring the database to the newest state
    Migrate,
    /// Recompute the invariants of the house; ends with code 1 if one is violated
    Verify,
    /// Do an act of any room by its name; without a name, list them all
    Do(acts::Do),
    /// Write the books to standard output
    #[command(subcommand)]
    Export(export::Export),
    /// Wages: calculate, check and explain, without a database
    #[command(subcommand)]
    Pay(pay::Pay),
    /// E-invoices as files: write, check, read, without a database
    #[command(subcommand)]
    Invoice(files::Invoices),
    /// Bank statements as files: read, check, without a database
    #[command(subcommand)]
    Bank(files::Bank),
    /// Secret ballots: a trustee's steps, the voters' codes, verification; offline, without a database
    #[command(subcommand)]
    Ballot(ballot::Ballot),
}

/// Runs the command that was typed.
#[must_use]
pub fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,ensemble=info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let cli = Cli::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(run(cli)),
        Err(fault) => Err(fault.into()),
    };
    match outcome {
        Ok(code) => code,
        Err(fault) => {
            eprintln!("ensemble: {fault:#}");
            ExitCode::from(2)
        }
    }
}

async fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let code = |well: bool| if well { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    match &cli.command {
        Command::Pay(what) => return pay::run(what).map(code),
        Command::Invoice(what) => return files::invoices(what).map(code),
        Command::Bank(what) => return files::bank(what).map(code),
        Command::Ballot(what) => return ballot::run(what).map(|()| ExitCode::SUCCESS),
        _ => {}
    }
    let mut given = cli.given.with_file(Path::new(FILE))?;
    match cli.command {
        Command::Pay(_) | Command::Invoice(_) | Command::Bank(_) | Command::Ballot(_) => {}
        Command::Demo(demo) => {
            given.db.get_or_insert_with(|| crate::demo::FILE.to_owned());
            let app = crate::demo::open(&given, &demo).await?;
            if demo.no_serve {
                return Ok(ExitCode::SUCCESS);
            }
            let listener = tokio::net::TcpListener::bind(given.listen()?).await?;
            println!("{} is open at {}\n{}", app.house.name(), given.base_url()?, crate::demo::logins(crate::demo::MEMBER));
            web::serve(app, listener, crate::mail::Post::Kept).await?;
        }
        Command::Found(args) => found::run(&given, &args).await?,
        Command::Serve => {
            let app = given.open(Clock::system(), false).await?;
            let listener = tokio::net::TcpListener::bind(given.listen()?).await?;
            println!("Serving {} at {}", app.house.name(), given.base_url()?);
            web::serve(app, listener, given.post()?).await?;
        }
        Command::Verify => {
            let app = given.open(Clock::system(), false).await?;
            return Ok(code(verify::report(&verify::verify(&app).await?)));
        }
        Command::Do(args) => {
            let app = on_its_day(&given).await?;
            return Ok(code(acts::run(&app, &args).await?));
        }
        Command::Export(what) => export::run(&given.open(Clock::system(), false).await?, &what).await?,
        Command::Migrate => {
            let done = Db::open(given.db()?).await?.migrate().await?;
            println!("{} migrations applied{}{}", done.len(), if done.is_empty() { "" } else { ": " }, done.join(", "));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The house on its day: a demo lives on the day it was filled for, on the command line as in the browser.
async fn on_its_day(given: &Given) -> anyhow::Result<App> {
    let app = given.open(Clock::system(), false).await?;
    let Some(day) = app.house.settings().demo_day else { return Ok(app) };
    app.db.close().await;
    given.open(Clock::starting_on(day), true).await
}
