//! Documents that were issued or received: bytes with their SHA-256, kept as they are (GoBD), opened by whom they concern.

mod letterhead;
mod pages;
mod print;

pub use letterhead::{letterhead, letterhead_of};
pub use pages::{pages, response};
pub use print::typeset;

use crate::{
    base::{Day, Error, Id, Instant, Lang, Outcome, midnight_in_berlin, sha256_hex},
    db::{Row, Tx},
    ledger::EntityRow,
    people::Person,
};

/// A document that is kept.
#[derive(Clone, Debug)]
pub struct Document {
    /// Identifier.
    pub id: Id<Document>,
    /// Kind: `invoice`, `invoice-xml`, `payslip`, `contract`, `minutes` …
    pub kind: String,
    /// The id of what it is about.
    pub subject: String,
    /// Language.
    pub lang: Lang,
    /// Name under which it is saved.
    pub file_name: String,
    /// Media type.
    pub file_type: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub sha256: String,
    /// The person it belongs to, if it is one person's.
    pub owner: Option<Id<Person>>,
    /// When it was made.
    pub made_at: Instant,
}

/// A document to be kept.
pub struct NewDocument {
    /// The legal entity that issues it.
    pub entity: Option<Id<EntityRow>>,
    /// See [`Document::kind`].
    pub kind: &'static str,
    /// See [`Document::subject`].
    pub subject: String,
    /// Language.
    pub lang: Lang,
    /// Name under which it is saved.
    pub file_name: String,
    /// Media type.
    pub file_type: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The person it belongs to.
    pub owner: Option<Id<Person>>,
}

/// Keeps a document and returns its identifier.
///
/// # Errors
/// A fault of the engine.
pub async fn keep(tx: &mut Tx, new: NewDocument) -> Outcome<Id<Document>> {
    let (coop, id, now) = (tx.coop().to_owned(), tx.new_id(), tx.now());
    let sha256 = sha256_hex(&new.bytes);
    tx.run(
        "INSERT INTO document (coop, id, entity, kind, subject, lang, file_name, file_type, bytes, sha256, owner, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        (coop, id, new.entity, new.kind, new.subject, new.lang, new.file_name, new.file_type, new.bytes, sha256, new.owner, now),
    )
    .await?;
    Ok(id)
}

fn read(row: &Row) -> Outcome<Document> {
    Ok(Document {
        id: row.get("id")?,
        kind: row.get("kind")?,
        subject: row.get("subject")?,
        lang: row.get("lang")?,
        file_name: row.get("file_name")?,
        file_type: row.get("file_type")?,
        sha256: row.get("sha256")?,
        owner: row.maybe("owner")?,
        made_at: row.get("made_at")?,
    })
}

/// The documents about a thing, the oldest first.
///
/// # Errors
/// A fault of the engine.
pub async fn about(tx: &mut Tx, subject: &str) -> Outcome<Vec<Document>> {
    let coop = tx.coop().to_owned();
    let rows = tx
        .all(
            "SELECT id, kind, subject, lang, file_name, file_type, sha256, owner, made_at FROM document
             WHERE coop = $1 AND subject = $2 ORDER BY made_at, id",
            (coop, subject),
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The documents of an entity that were made in a period, the oldest first.
///
/// # Errors
/// A fault of the engine.
pub async fn kept_between(tx: &mut Tx, entity: Id<EntityRow>, from: Day, to: Day) -> Outcome<Vec<Document>> {
    let coop = tx.coop().to_owned();
    let (from, until) = (midnight_in_berlin(from), midnight_in_berlin(to.tomorrow().unwrap_or(to)));
    let rows = tx
        .all(
            "SELECT id, kind, subject, lang, file_name, file_type, sha256, owner, made_at FROM document
             WHERE coop = $1 AND entity = $2 AND made_at >= $3 AND made_at < $4 ORDER BY made_at, id",
            (coop, entity, from, until),
        )
        .await?;
    rows.iter().map(read).collect()
}

/// The bytes of a document, checked against their hash.
///
/// # Errors
/// [`Error::Missing`], or a fault if the bytes were changed.
pub async fn bytes(tx: &mut Tx, id: Id<Document>) -> Outcome<(Document, Vec<u8>)> {
    let coop = tx.coop().to_owned();
    let row = tx
        .one(
            "document",
            "SELECT id, kind, subject, lang, file_name, file_type, sha256, owner, made_at, bytes FROM document WHERE coop = $1 AND id = $2",
            (coop, id),
        )
        .await?;
    let (document, bytes): (Document, Vec<u8>) = (read(&row)?, row.get("bytes")?);
    if sha256_hex(&bytes) != document.sha256 {
        return Err(Error::Fault(anyhow::anyhow!("the bytes of document {id} do not match their hash")));
    }
    Ok((document, bytes))
}
