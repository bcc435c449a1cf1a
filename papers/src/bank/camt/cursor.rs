//! A file of statements, entry by entry.

use std::io::BufRead;

use super::read::{account_of, balance, entry, kind_of, missing, shortened};
use super::{Account, Balance, CamtError, Entry, Kind, Statement};
use crate::xml::{Source, Stream, Walker};

/// The entries of a camt.053 of any size, in memory that does not grow with the file: an iterator over the position
/// of the statement in the file and the entry. The file must be in UTF-8.
///
/// Entries before a fault have been given already: act on them only when the end was reached without one, or inside
/// a transaction. After a fault there is nothing more.
///
/// ```no_run
/// # use papers::camt::Entries;
/// # fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let file = std::io::BufReader::new(std::fs::File::open("statement.xml")?);
/// let mut entries = Entries::open(file)?;
/// for entry in entries.by_ref() {
///     let (_statement, entry) = entry?;
///     println!("{}", entry.amount_cents);
/// }
/// println!("{} statements", entries.statements().len());
/// # Ok(()) }
/// ```
pub struct Entries<R: BufRead> {
    cursor: Cursor<Stream<R>>,
    done: bool,
}

impl<R: BufRead> std::fmt::Debug for Entries<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entries").field("statements", &self.cursor.statements).field("done", &self.done).finish_non_exhaustive()
    }
}

impl<R: BufRead> Entries<R> {
    /// Opens the file and reads to its first element.
    ///
    /// # Errors
    /// [`CamtError`]: hostile or broken XML, or another kind of file.
    pub fn open(reader: R) -> Result<Self, CamtError> {
        Ok(Self { cursor: Cursor::open(Stream::new(reader), &[Kind::Statement])?, done: false })
    }

    /// The statements that were read to their end, without their entries; all of them once the iterator has ended.
    pub fn statements(&self) -> &[Statement] {
        &self.cursor.statements
    }
}

impl<R: BufRead> Iterator for Entries<R> {
    type Item = Result<(usize, Entry), CamtError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let next = self.cursor.next_entry().transpose();
        self.done = !matches!(next, Some(Ok(_)));
        next
    }
}

/// Walks from entry to entry.
pub(super) struct Cursor<S> {
    walker: Walker<S>,
    place: Place,
    pub(super) kind: Kind,
    /// Those read to their end, without their entries.
    pub(super) statements: Vec<Statement>,
}

/// Inside of which element the walker stands.
enum Place {
    Document,
    Message,
    Statement(Box<Draft>),
}

/// A statement whose end was not seen yet.
#[derive(Default)]
struct Draft {
    id: Option<String>,
    sequence: Option<u64>,
    created_at: Option<String>,
    account: Option<Account>,
    balances: Vec<Balance>,
    entries: usize,
}

impl<S: Source> Cursor<S> {
    pub(super) fn open(source: S, kinds: &[Kind]) -> Result<Self, CamtError> {
        let (walker, root) = Walker::start(source)?;
        let namespace = root.namespace.as_deref().unwrap_or_default();
        let Some(kind) = kind_of(namespace).filter(|kind| root.name == "Document" && kinds.contains(kind)) else {
            let kind = if namespace.is_empty() { &root.name } else { namespace };
            return Err(CamtError::Kind(shortened(kind)));
        };
        Ok(Self { walker, place: Place::Document, kind, statements: Vec::new() })
    }

    /// The next entry with the position of its statement; `None` at the end of the file.
    pub(super) fn next_entry(&mut self) -> Result<Option<(usize, Entry)>, CamtError> {
        let (message_name, part_name) = match self.kind {
            Kind::Report => ("BkToCstmrAcctRpt", "Rpt"),
            Kind::Statement => ("BkToCstmrStmt", "Stmt"),
            Kind::Notification => ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
        };
        loop {
            let head = self.walker.next_child()?;
            match (&mut self.place, head) {
                (Place::Document, None) => {
                    self.walker.finish()?;
                    return if self.statements.is_empty() { Err(CamtError::NoStatement) } else { Ok(None) };
                }
                (Place::Document, Some(head)) if head.name == message_name => self.place = Place::Message,
                (Place::Message, None) => self.place = Place::Document,
                (Place::Message, Some(head)) if head.name == part_name => self.place = Place::Statement(Box::default()),
                (Place::Document | Place::Message, Some(head)) => {
                    self.walker.fill(head)?;
                }
                (Place::Statement(draft), None) => {
                    let statement = std::mem::take(&mut **draft).finish()?;
                    self.statements.push(statement);
                    self.place = Place::Message;
                }
                (Place::Statement(draft), Some(head)) => {
                    if let Some(entry) = draft.take(&self.walker.fill(head)?)? {
                        return Ok(Some((self.statements.len(), entry)));
                    }
                }
            }
        }
    }
}

impl Draft {
    /// Takes one part of a statement; an entry is handed on.
    fn take(&mut self, part: &crate::xml::Element) -> Result<Option<Entry>, CamtError> {
        match part.name.as_str() {
            "Id" => self.id = part.trimmed().map(str::to_owned),
            "ElctrncSeqNb" => self.sequence = part.trimmed().and_then(|text| text.parse().ok()),
            "CreDtTm" => self.created_at = part.trimmed().map(str::to_owned),
            "Acct" => self.account = Some(account_of(part)),
            "Bal" => self.balances.push(balance(part, self.balances.len() + 1)?),
            "Ntry" => {
                self.entries += 1;
                return entry(part, self.entries).map(Some);
            }
            _ => {}
        }
        Ok(None)
    }

    fn finish(self) -> Result<Statement, CamtError> {
        Ok(Statement {
            id: self.id.ok_or_else(|| missing("Stmt/Id"))?,
            sequence: self.sequence,
            created_at: self.created_at,
            account: self.account.ok_or_else(|| missing("Stmt/Acct"))?,
            balances: self.balances,
            entries: Vec::new(),
        })
    }
}
