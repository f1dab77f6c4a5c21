//! The cache beside a workspace: what was read of documents, the full-text index, thumbnails.
//!
//! Keyed by the document's hash and the reader's version, never backed up, made again at will: a cache that
//! cannot be opened is thrown away. `synchronous=OFF`, since losing it costs only time.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::{Result, StoreError};
use crate::migrate::APPLICATION_ID;

/// Raised whenever `cache.sql` or the form of what is kept changes: an older cache is thrown away.
const VERSION: i64 = 2;

/// The cache of one workspace.
pub struct Cache {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl std::fmt::Debug for Cache {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Cache")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// How reading a document ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The document.
    pub document: String,
    /// The reader's version.
    pub reader: String,
    /// The class in which it ended.
    pub outcome: String,
    /// Pages of the document.
    pub pages: i64,
    /// Shapes of pages, outline and whatever else was learnt, as JSON.
    pub report: String,
}

/// A page as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CachedPage {
    /// The page, from 1.
    pub page: i64,
    /// Its text.
    pub text: String,
    /// Its text as it is searched: ligatures opened, hyphens at line ends dropped.
    pub search: String,
    /// Its words, packed.
    pub words: Vec<u8>,
    /// What else was learnt, as JSON.
    pub report: String,
}

/// A page that fits a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageHit {
    /// The document.
    pub document: String,
    /// The page.
    pub page: i64,
    /// Text around the hit; hits stand between U+0002 and U+0003.
    pub snippet: String,
}

impl Cache {
    /// Opens the cache, or makes a new one where it is missing, older or damaged.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let writer = open(path).or_else(|error| {
            // Where another process is at work on it, it is not damaged.
            if matches!(error, StoreError::Busy) {
                return Err(error);
            }
            throw_away(path);
            open(path)
        })?;
        Ok(Self {
            path: path.to_owned(),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
        })
    }

    fn write<T>(&self, work: impl FnOnce(&rusqlite::Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let transaction = writer.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let value = work(&transaction)?;
        transaction.commit()?;
        Ok(value)
    }

    fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let pooled = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match pooled {
            Some(connection) => connection,
            None => crate::open::reader(&self.path)?,
        };
        let value = work(&connection)?;
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < 4 {
            readers.push(connection);
        }
        Ok(value)
    }

    /// Keeps what was read of a document, in the place of an earlier reading.
    pub fn put_reading(&self, reading: &Reading, pages: &[CachedPage]) -> Result<()> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM page WHERE document = ?1", [&reading.document])?;
            transaction
                .prepare_cached(
                    "INSERT INTO reading (document, reader, outcome, pages, report) VALUES (?1, ?2, ?3, ?4, ?5)
                     ON CONFLICT (document) DO UPDATE SET reader = excluded.reader, outcome = excluded.outcome,
                       pages = excluded.pages, report = excluded.report",
                )?
                .execute(params![
                    reading.document,
                    reading.reader,
                    reading.outcome,
                    reading.pages,
                    reading.report
                ])?;
            let mut insert = transaction.prepare_cached(
                "INSERT INTO page (document, page, body, search, words, report) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?;
            for page in pages {
                insert.execute(params![
                    reading.document,
                    page.page,
                    page.text,
                    page.search,
                    page.words,
                    page.report
                ])?;
            }
            Ok(())
        })
    }

    /// How reading a document ended, if it was read by this version of the reader.
    pub fn reading(&self, document: &str, reader: &str) -> Result<Option<Reading>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT document, reader, outcome, pages, report FROM reading WHERE document = ?1 AND reader = ?2",
            )?;
            let row = statement.query_row([document, reader], |row| {
                Ok(Reading {
                    document: row.get(0)?,
                    reader: row.get(1)?,
                    outcome: row.get(2)?,
                    pages: row.get(3)?,
                    report: row.get(4)?,
                })
            });
            Ok(row.optional()?)
        })
    }

    /// Documents read by this version of the reader.
    pub fn readings(&self, reader: &str) -> Result<Vec<String>> {
        self.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT document FROM reading WHERE reader = ?1 ORDER BY document")?;
            let rows = statement.query_map([reader], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Pages of a document, in order.
    pub fn pages(&self, document: &str, from: i64, to: i64) -> Result<Vec<CachedPage>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT page, body, search, words, report FROM page
                 WHERE document = ?1 AND page BETWEEN ?2 AND ?3 ORDER BY page",
            )?;
            let rows = statement.query_map(params![document, from, to], |row| {
                Ok(CachedPage {
                    page: row.get(0)?,
                    text: row.get(1)?,
                    search: row.get(2)?,
                    words: row.get(3)?,
                    report: row.get(4)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The text of a document as it is searched; empty where it was not read.
    pub fn searched(&self, document: &str) -> Result<String> {
        self.read(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT search FROM page WHERE document = ?1 ORDER BY page")?;
            let pages = statement.query_map([document], |row| row.get(0))?;
            Ok(pages.collect::<rusqlite::Result<Vec<String>>>()?.join("\n"))
        })
    }

    /// What was learnt of each page, without its text and words.
    pub fn page_reports(&self, document: &str) -> Result<Vec<(i64, String)>> {
        self.read(|connection| {
            let mut statement = connection
                .prepare_cached("SELECT page, report FROM page WHERE document = ?1 ORDER BY page")?;
            let rows = statement.query_map([document], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Forgets what was read of a document.
    pub fn forget(&self, document: &str) -> Result<()> {
        self.write(|transaction| {
            transaction.execute("DELETE FROM page WHERE document = ?1", [document])?;
            transaction.execute("DELETE FROM reading WHERE document = ?1", [document])?;
            transaction.execute("DELETE FROM thumbnail WHERE document = ?1", [document])?;
            Ok(())
        })
    }

    /// Pages that fit an FTS5 query, best first.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<PageHit>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("cache/search.sql"))?;
            let rows = statement.query_map(params![query, limit], |row| {
                Ok(PageHit {
                    document: row.get(0)?,
                    page: row.get(1)?,
                    snippet: row.get(2)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// A thumbnail.
    pub fn thumbnail(&self, document: &str, page: i64, width: i64) -> Result<Option<Vec<u8>>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(
                "SELECT picture FROM thumbnail WHERE document = ?1 AND page = ?2 AND width = ?3",
            )?;
            Ok(statement
                .query_row(params![document, page, width], |row| row.get(0))
                .optional()?)
        })
    }

    /// Keeps a thumbnail.
    pub fn put_thumbnail(&self, document: &str, page: i64, width: i64, picture: &[u8]) -> Result<()> {
        self.write(|transaction| {
            transaction
                .prepare_cached(
                    "INSERT INTO thumbnail (document, page, width, picture) VALUES (?1, ?2, ?3, ?4)
                     ON CONFLICT DO UPDATE SET picture = excluded.picture",
                )?
                .execute(params![document, page, width, picture])?;
            Ok(())
        })
    }
}

fn open(path: &Path) -> Result<Connection> {
    let mut connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "OFF")?;
    connection.set_prepared_statement_cache_capacity(64);
    let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let found: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if found == 0 {
        transaction.execute_batch(include_str!("migrations/cache.sql"))?;
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    } else if found != VERSION {
        return Err(StoreError::NotAWorkspace(path.to_owned()));
    }
    transaction.commit()?;
    Ok(connection)
}

fn throw_away(path: &Path) {
    for end in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(end);
        // Where it cannot be removed, opening it again says why.
        let _ = fs_err::remove_file(PathBuf::from(name));
    }
}
