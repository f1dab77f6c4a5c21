//! The shelf of Paraph: one `SQLite` file of truth, and beside it a cache that can be made again.
//!
//! [`Store`] opens both. Reads go to read-only connections ([`Store::read`]), writes to one thread
//! ([`Store::transact`]), which notes each step in the journal with the rows before and after. Each table's
//! struct, read methods and write methods stand in one file as `impl Read` and `impl Write`. SQL longer than a
//! line lies in a `.sql` file beside its Rust.
//!
//! Nothing is decided here: no rule of a call, no word for people, no clock, no randomness. `rusqlite` is named
//! by this crate alone.

mod backup;
mod cache;
mod calls;
mod conflicts;
mod documents;
mod error;
mod handins;
mod journal;
mod marks;
mod meta;
mod migrate;
mod office;
mod open;
mod proposals;
mod published;
mod replace;
mod reviews;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;

pub use backup::{BackupFigures, DocumentFault};
pub use cache::{Cache, CachedPage, PageHit, Reading};
pub use calls::{CallRow, CardRow};
pub use conflicts::TieRow;
pub use documents::DocumentRow;
pub use error::{Result, StoreError};
pub use handins::{ConflictLineRow, HandInFileRow, HandInRow, HeadRow, ReceiptRow};
pub use journal::{Op, Scope, Step};
pub use marks::MarkRow;
pub use office::{
    AssignmentRow, CheckpointRow, LedgerRow, PublicationRow, ReceivedRow, RecordRow, TypingRow,
};
pub use proposals::{DeskCounts, PositionRow, ProposalRow};
pub use published::{PublishedCriterion, PublishedEdition, PublishedProposal, PublishedReview};
pub use reviews::{ReviewRow, ScoreRow, TextRow};
pub use writer::{Done, Write};

use writer::Writer;

/// Something that became stale.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The table.
    pub relation: String,
    /// The proposal; empty where it is none or all of them.
    pub proposal: String,
}

/// A handle that reads, from one moment of the workspace.
pub struct Read<'a> {
    connection: &'a Connection,
}

impl std::fmt::Debug for Read<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Read").finish_non_exhaustive()
    }
}

impl<'a> Read<'a> {
    pub(crate) fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }
}

/// How to open a workspace.
#[derive(Debug, Clone)]
pub struct Opening {
    /// A name for this opening that no other has.
    pub session: String,
    /// The time, in milliseconds.
    pub at: i64,
    /// Whether the file lies on a network file system.
    pub network: bool,
}

/// An open workspace: the truth and its cache.
pub struct Store {
    path: PathBuf,
    session: String,
    writer: Writer,
    readers: Mutex<Vec<Connection>>,
    versions: Mutex<Connection>,
    cache: Cache,
    stop: Arc<AtomicBool>,
    watcher: Mutex<Option<JoinHandle<()>>>,
    unclean: bool,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Store")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// How often others' changes are looked for.
const LOOK: Duration = Duration::from_millis(150);

impl Store {
    /// Makes a new workspace; never over an existing file.
    pub fn create(path: &Path, opening: Opening) -> Result<Self> {
        let connection = open::create(path, opening.network)?;
        Self::start(path, connection, opening)
    }

    /// Opens a workspace, brings it up to date, and checks its tables. Documents' bytes are most of a file and have hashes
    /// of their own; after an end that was not clean they are checked by [`Store::check_documents`], beside the work.
    pub fn open(path: &Path, opening: Opening) -> Result<Self> {
        replace::finish(path)?;
        let connection = open::existing(path, opening.network).map_err(|error| error.at(path))?;
        Self::start(path, connection, opening).map_err(|error| error.at(path))
    }

    fn start(path: &Path, connection: Connection, opening: Opening) -> Result<Self> {
        let unclean = meta::note_opening(&connection, &opening)?;
        replace::check_tables(&connection, path)?;
        let cache = Cache::open(&open::cache_path(path))?;
        let writer = Writer::start(connection, opening.session.clone())?;
        Ok(Self {
            path: path.to_owned(),
            session: opening.session,
            writer,
            readers: Mutex::new(Vec::new()),
            versions: Mutex::new(open::reader(path)?),
            cache,
            stop: Arc::new(AtomicBool::new(false)),
            watcher: Mutex::new(None),
            unclean,
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of this opening.
    pub fn session(&self) -> &str {
        &self.session
    }

    /// The cache beside it.
    pub fn cache(&self) -> &Cache {
        &self.cache
    }

    /// Whether the last end was not clean.
    pub fn was_unclean(&self) -> bool {
        self.unclean
    }

    /// Reads from one moment of the workspace.
    pub fn read<T, E: From<StoreError>>(
        &self,
        work: impl FnOnce(&Read<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let pooled = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => open::reader(&self.path)?,
        };
        let transaction = connection
            .unchecked_transaction()
            .map_err(|error| E::from(StoreError::from(error)))?;
        let value = work(&Read::new(&transaction))?;
        drop(transaction);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < 4 {
            readers.push(connection);
        }
        Ok(value)
    }

    /// A number that is another one after each change of the file, by whichever process. What was read after this was asked
    /// holds as long as it stays the same.
    pub fn version(&self) -> Result<i64> {
        let versions = self.versions.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(versions.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Makes a change that is one step of the history. A closure that fails leaves nothing.
    pub fn transact<T, E>(
        &self,
        op: Op,
        work: impl FnOnce(&Write<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<Done<T>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.change(op, work)
    }

    /// Writes what is not in the history: documents, positions, what was read.
    pub fn write<T, E>(
        &self,
        work: impl FnOnce(&Write<'_>) -> std::result::Result<T, E> + Send + 'static,
    ) -> std::result::Result<Done<T>, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.writer.plain(work)
    }

    /// Undoes a step; `op` names the new step that does it.
    pub fn undo(&self, op: Op, step: Step) -> Result<Done<()>> {
        self.writer.undo(op, step)
    }

    /// Does again what was undone.
    pub fn redo(&self, op: Op, step: Step) -> Result<Done<()>> {
        self.writer.redo(op, step)
    }

    /// Tells of changes that other processes make, until the store is dropped.
    pub fn watch(&self, tell: impl Fn(Vec<Change>) + Send + 'static) -> Result<()> {
        let connection = open::reader(&self.path)?;
        let stop = Arc::clone(&self.stop);
        let session = self.session.clone();
        let mut seen: i64 =
            connection.query_row("SELECT coalesce(max(seq), 0) FROM change", [], |row| row.get(0))?;
        let watcher = std::thread::Builder::new()
            .name("watcher".to_owned())
            .spawn(move || {
                let mut version = data_version(&connection);
                while !stop.load(Ordering::Relaxed) {
                    std::thread::park_timeout(LOOK);
                    let now = data_version(&connection);
                    if now == version {
                        continue;
                    }
                    version = now;
                    if let Ok(changes) = meta::changes_since(&connection, &session, &mut seen)
                        && !changes.is_empty()
                    {
                        tell(changes);
                    }
                }
            })?;
        *self.watcher.lock().unwrap_or_else(PoisonError::into_inner) = Some(watcher);
        Ok(())
    }

    /// Notes that this opening ended as it should.
    pub fn close(&self) -> Result<()> {
        let session = self.session.clone();
        self.stop.store(true, Ordering::Relaxed);
        self.writer.bare(move |connection| {
            connection.execute("DELETE FROM opening WHERE session = ?1", [session])?;
            Ok(())
        })
    }

    /// Checks the pages on which documents' bytes lie; reads all of them.
    pub fn check_documents(&self) -> Result<()> {
        let connection = open::reader(&self.path)?;
        replace::check_table(&connection, &self.path, "document_bytes")
    }

    /// Checks the whole file: `integrity_check` and `foreign_key_check`; what was found, empty when good.
    pub fn check(&self) -> Result<Vec<String>> {
        self.read(|read| {
            let mut findings = Vec::new();
            let mut statement = read.connection().prepare("PRAGMA integrity_check")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let line: String = row.get(0)?;
                if line != "ok" {
                    findings.push(line);
                }
            }
            let mut statement = read.connection().prepare("PRAGMA foreign_key_check")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let table: String = row.get(0)?;
                findings.push(format!("{table}: a row names one that is not there"));
            }
            Ok(findings)
        })
    }
}

fn data_version(connection: &Connection) -> i64 {
    connection
        .pragma_query_value(None, "data_version", |row| row.get(0))
        .unwrap_or(0)
}

impl Drop for Store {
    /// Afterwards no connection of this store is open.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        let watcher = self
            .watcher
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        if let Some(watcher) = watcher {
            watcher.thread().unpark();
            // What it tells may be the last that held the store: then it ends by itself.
            if watcher.thread().id() != std::thread::current().id() {
                let _ = watcher.join();
            }
        }
    }
}
