//! The database: SQLite in a file, or PostgreSQL; chosen by its address.

use super::{Tx, Who, tx::Inner};
use crate::{app::House, base::Outcome};
use anyhow::Context as _;
use sqlx::{
    AssertSqlSafe, PgPool, SqlitePool,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, sync::Arc, time::Duration};

/// Which engine answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file, one writer.
    Sqlite,
    /// A server.
    Postgres,
}

/// An open database.
#[derive(Clone)]
pub struct Db(Arc<Pools>);

enum Pools {
    /// One connection writes, several read the last committed state.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

const WAIT: Duration = Duration::from_secs(60);
const READERS: u32 = 4;
const CONNECTIONS: u32 = 12;

impl Db {
    /// Opens the database at an address: `sqlite:FILE` or `postgres://…`.
    ///
    /// # Errors
    /// What the engine says, or that the address names neither engine.
    pub async fn open(address: &str) -> anyhow::Result<Self> {
        if let Some(file) = address.strip_prefix("sqlite:") {
            return Self::open_sqlite(file.trim_start_matches("//")).await;
        }
        let options = PgConnectOptions::from_str(address).context("the address names neither sqlite: nor postgres://")?;
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(WAIT).connect_with(options).await?;
        Ok(Self(Arc::new(Pools::Postgres(pool))))
    }

    async fn open_sqlite(file: &str) -> anyhow::Result<Self> {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            // What is forgotten is overwritten: the code of a vote that was mailed, the key of a person who is erased.
            .pragma("secure_delete", "on")
            .busy_timeout(WAIT)
            .statement_cache_capacity(500);
        let pool = |most| SqlitePoolOptions::new().max_connections(most).acquire_timeout(WAIT);
        let write = pool(1).connect_with(options.clone()).await.with_context(|| format!("the file {file}"))?;
        let read = pool(READERS).min_connections(1).connect_with(options.read_only(true)).await?;
        Ok(Self(Arc::new(Pools::Sqlite { write, read })))
    }

    /// The engine behind the door.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match *self.0 {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Begins a transaction that may write. It takes the cooperative's turn: on both engines one act follows the other,
    /// so that what an act has read is still true when it writes. Dropped without a commit, it leaves nothing.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn act(&self, house: &Arc<House>, who: Who) -> Outcome<Tx> {
        let inner = self.begin(true).await?;
        let mut tx = Tx::begun(inner, house.clone(), who, true);
        tx.take_turn().await?;
        Ok(tx)
    }

    /// Begins a transaction that only reads.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn read(&self, house: &Arc<House>, who: Who) -> Outcome<Tx> {
        let inner = self.begin(false).await?;
        Ok(Tx::begun(inner, house.clone(), who, false))
    }

    /// A writing transaction for the founding, when there is no turn to take yet.
    ///
    /// # Errors
    /// A fault of the engine.
    pub async fn read_write_unfounded(&self, house: &Arc<House>) -> Outcome<Tx> {
        Ok(Tx::begun(self.begin(true).await?, house.clone(), Who::house(), true))
    }

    pub(super) async fn begin(&self, write: bool) -> Outcome<Inner> {
        let begun = match &*self.0 {
            Pools::Sqlite { write: pool, .. } if write => pool.begin_with("BEGIN IMMEDIATE").await.map(Inner::Sqlite),
            Pools::Sqlite { read, .. } => read.begin().await.map(Inner::Sqlite),
            Pools::Postgres(pool) if write => pool.begin().await.map(Inner::Postgres),
            // What is read in one transaction is of one moment, as SQLite gives it anyway.
            Pools::Postgres(pool) => pool.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await.map(Inner::Postgres),
        };
        begun.map_err(|fault| anyhow::Error::from(fault).context("the database does not answer").into())
    }

    /// Runs a text of several statements outside of any transaction (migrations and their tests).
    ///
    /// # Errors
    /// What the engine says.
    pub async fn run_script(&self, script: String) -> anyhow::Result<()> {
        match &*self.0 {
            Pools::Sqlite { write, .. } => sqlx::raw_sql(AssertSqlSafe(script)).execute(write).await.map(drop)?,
            Pools::Postgres(pool) => sqlx::raw_sql(AssertSqlSafe(script)).execute(pool).await.map(drop)?,
        }
        Ok(())
    }

    /// For the filling of a demo only: SQLite waits for the disk at the end instead of at each commit.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn hurry(&self, hurry: bool) -> anyhow::Result<()> {
        if self.engine() == Engine::Sqlite {
            let level = if hurry { "OFF" } else { "FULL" };
            self.run_script(format!("PRAGMA synchronous = {level}")).await?;
            if !hurry {
                self.run_script("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await?;
            }
        }
        Ok(())
    }

    /// Lets go of what was deleted or overwritten: SQLite empties its log into the file, where it is overwritten; PostgreSQL gives up
    /// the dead rows of these tables.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn purge(&self, tables: &[&'static str]) -> anyhow::Result<()> {
        match self.engine() {
            Engine::Sqlite => self.run_script("PRAGMA wal_checkpoint(TRUNCATE)".to_owned()).await,
            Engine::Postgres => self.run_script(format!("VACUUM {}", tables.join(", "))).await,
        }
    }

    /// Whether a statement is understood by the engine; used by the test that prepares every statement.
    ///
    /// # Errors
    /// What the engine says against it.
    pub async fn prepares(&self, sql: &str) -> anyhow::Result<()> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        let sql = AssertSqlSafe(sql.to_owned()).into_sql_str();
        match &*self.0 {
            Pools::Sqlite { write, .. } => write.prepare(sql).await.map(drop)?,
            Pools::Postgres(pool) => pool.prepare(sql).await.map(drop)?,
        }
        Ok(())
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match &*self.0 {
            Pools::Sqlite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}
