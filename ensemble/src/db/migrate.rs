//! Migrations: forward only, one text for both engines, known by its hash once applied.

use super::{Db, Engine};
use crate::base::sha256_hex;
use anyhow::{bail, ensure};
use sqlx::SqlSafeStr as _;

/// One migration.
pub struct Migration {
    /// Its name, for example `0001_house`.
    pub name: &'static str,
    /// Its text.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal),+ $(,)?) => {
        &[$(Migration { name: $name, sql: include_str!(concat!("../../../migrations/", $name, ".sql")) }),+]
    };
}

/// All migrations in their order.
pub const MIGRATIONS: &[Migration] = migrations![
    "0001_house",
    "0002_ledger",
    "0003_events",
    "0004_members",
    "0005_work",
    "0006_bank",
    "0007_payroll",
    "0008_assembly",
    "0009_ballots",
    "0010_four_eyes"
];

impl Db {
    /// Brings the database to the newest state and returns the names of the migrations it applied.
    ///
    /// # Errors
    /// If a migration fails, if an applied one has since been changed, or if the database is newer than the program.
    pub async fn migrate(&self) -> anyhow::Result<Vec<&'static str>> {
        self.run_script("CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL)".to_owned()).await?;
        let applied = self.applied_migrations().await?;
        for name in applied.iter().map(|(name, _)| name) {
            ensure!(
                MIGRATIONS.iter().any(|m| m.name == name),
                "the database knows the migration {name}, this program does not: it is older than the database"
            );
        }
        let mut done = Vec::new();
        for migration in MIGRATIONS {
            let hash = sha256_hex(migration.sql.as_bytes());
            match applied.iter().find(|(name, _)| name == migration.name) {
                Some((_, known)) if *known == hash => {}
                Some(_) => bail!("the migration {} was changed after it had been applied", migration.name),
                None => {
                    let text = self.engine().dialect(migration.sql);
                    let note = format!("INSERT INTO migration (name, hash) VALUES ('{}', '{hash}')", migration.name);
                    self.run_script(format!("BEGIN;\n{text}\n;{note};\nCOMMIT;")).await?;
                    done.push(migration.name);
                }
            }
        }
        Ok(done)
    }

    async fn applied_migrations(&self) -> anyhow::Result<Vec<(String, String)>> {
        let mut inner = self.begin(false).await?;
        let rows = inner.all("SELECT name, hash FROM migration ORDER BY name".into_sql_str(), Vec::new(), false).await?;
        rows.iter().map(|row| Ok((row.get("name")?, row.get("hash")?))).collect()
    }
}

impl Engine {
    /// The migration's text in the words of this engine: SQLite's strict tables know INTEGER and BLOB.
    #[must_use]
    pub fn dialect(self, sql: &str) -> String {
        match self {
            Self::Postgres => sql.to_owned(),
            Self::Sqlite => sql.replace("BIGINT", "INTEGER").replace("BYTEA", "BLOB").replace("\n);", "\n) STRICT;"),
        }
    }
}
