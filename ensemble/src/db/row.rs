//! A row on its way out of a statement.

use super::FromDb;
use crate::base::{Error, Outcome};
use sqlx::{ColumnIndex, Decode, Type, postgres::PgRow, sqlite::SqliteRow};

/// One row, whichever engine it came from.
pub struct Row(pub(super) Kind);

pub(super) enum Kind {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

/// What both drivers can decode.
pub trait Raw: for<'r> Decode<'r, sqlx::Sqlite> + Type<sqlx::Sqlite> + for<'r> Decode<'r, sqlx::Postgres> + Type<sqlx::Postgres> {}
impl Raw for i64 {}
impl Raw for String {}
impl Raw for Vec<u8> {}

impl Row {
    /// The value of a column that is never null.
    ///
    /// # Errors
    /// A fault if there is no such column, it is null, or it holds something else.
    pub fn get<T: FromDb<Raw: Raw>>(&self, column: &str) -> Outcome<T> {
        let found = self.maybe(column)?;
        found.ok_or_else(|| Error::Fault(anyhow::anyhow!("the column {column} is null")))
    }

    /// The value of a column that may be null.
    ///
    /// # Errors
    /// As [`Row::get`], but for the null.
    pub fn maybe<T: FromDb<Raw: Raw>>(&self, column: &str) -> Outcome<Option<T>> {
        let raw: Option<T::Raw> = match &self.0 {
            Kind::Sqlite(row) => decode(row, column),
            Kind::Postgres(row) => decode(row, column),
        }
        .map_err(|fault| anyhow::anyhow!("the column {column}: {fault}"))?;
        Ok(raw.map(T::from_db).transpose()?)
    }
}

fn decode<'r, R, T>(row: &'r R, column: &str) -> Result<Option<T>, sqlx::Error>
where
    R: sqlx::Row,
    for<'c> &'c str: ColumnIndex<R>,
    T: Decode<'r, R::Database> + Type<R::Database>,
{
    row.try_get::<Option<T>, _>(column)
}
