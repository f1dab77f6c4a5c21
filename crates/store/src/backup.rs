//! Back-ups: copies of the truth without documents, documents once beside them, and putting one back.
//!
//! A copy is written to a file of its own, checked, and only then given its name. When and how many are kept is
//! decided in `app`.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::{Result, StoreError};
use crate::{Store, migrate, open};

/// What a back-up holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFigures {
    /// Proposals.
    pub proposals: i64,
    /// Proposals with at least one score.
    pub scored: i64,
    /// Marks.
    pub marks: i64,
    /// When its last step was taken, in milliseconds.
    pub at: Option<i64>,
}

/// A document whose bytes do not have its hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentFault {
    /// The document.
    pub document: String,
    /// The file's name when it came.
    pub name: String,
}

/// A hidden name beside a file, for what is not whole yet; no two processes have the same.
fn unfinished(path: &Path) -> PathBuf {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    path.with_file_name(format!(".{name}.{}.tmp", std::process::id()))
}

/// Copies all tables but the documents' bytes into a new file.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if to.exists() {
        fs_err::remove_file(to)?;
    }
    drop(open::create(to, true)?);
    let mut connection = Connection::open(from)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    connection.pragma_update(None, "foreign_keys", false)?;
    connection.execute("ATTACH ?1 AS copy", [to.to_string_lossy()])?;
    let transaction = connection.transaction()?;
    let tables = {
        let mut statement = transaction.prepare(
            "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
               AND name NOT IN ('document_bytes', 'opening', 'change') ORDER BY name",
        )?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.collect::<rusqlite::Result<Vec<_>>>()?
    };
    for table in tables {
        transaction.execute_batch(&format!(
            "INSERT INTO copy.\"{table}\" SELECT * FROM main.\"{table}\""
        ))?;
    }
    transaction.commit()?;
    let finding: String = connection.query_row("PRAGMA copy.integrity_check(1)", [], |row| row.get(0))?;
    connection.execute("DETACH copy", [])?;
    if finding != "ok" {
        return Err(StoreError::Damaged {
            path: to.to_owned(),
            finding,
        });
    }
    fs_err::OpenOptions::new()
        .read(true)
        .write(true)
        .open(to)?
        .sync_all()?;
    Ok(())
}

impl Store {
    /// Writes a back-up to a new file, and the documents that are not there yet to a folder.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the path of a method has one lifetime only"
    )]
    pub fn backup(&self, to: &Path, documents: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Exists(to.to_owned()));
        }
        fs_err::create_dir_all(documents)?;
        let listed = self.read(|read| read.documents())?;
        for row in listed {
            let path = documents.join(format!("{}.pdf", row.document));
            if path.exists() {
                continue;
            }
            let bytes = self.read::<_, StoreError>(|read| read.document_bytes(&row.document))?;
            if let Some(bytes) = bytes {
                let part = unfinished(&path);
                fs_err::write(&part, bytes)?;
                fs_err::OpenOptions::new()
                    .read(true)
                    .write(true)
                    .open(&part)?
                    .sync_all()?;
                fs_err::rename(&part, &path)?;
                crate::replace::sync_folder(&path)?;
            }
        }
        self.backup_truth(to)
    }

    /// Writes a back-up to a new file, without documents.
    pub fn backup_truth(&self, to: &Path) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Exists(to.to_owned()));
        }
        let part = unfinished(to);
        let copied = copy(&self.path, &part);
        if copied.is_err() {
            let _ = fs_err::remove_file(&part);
        }
        copied?;
        fs_err::rename(&part, to)?;
        // The name of a back-up lasts too.
        crate::replace::sync_folder(to)?;
        Ok(())
    }

    /// Documents whose bytes do not have their hash.
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the path of a method has one lifetime only"
    )]
    pub fn damaged_documents(&self) -> Result<Vec<DocumentFault>> {
        let mut faults = Vec::new();
        for row in self.read(|read| read.documents_known())? {
            let bytes = self.read::<_, StoreError>(|read| read.document_bytes(&row.document))?;
            let hash = bytes.map(|bytes| hex::encode(Sha256::digest(bytes)));
            if hash.as_deref() != Some(&row.document) {
                faults.push(DocumentFault {
                    document: row.document,
                    name: row.name,
                });
            }
        }
        Ok(faults)
    }

    /// What a back-up holds, if it is good.
    pub fn look_at_backup(path: &Path) -> Result<BackupFigures> {
        let connection = open::reader(path)?;
        migrate::version(&connection, path).map_err(|error| error.at(path))?;
        let finding: String = connection
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))
            .map_err(|error| StoreError::from(error).at(path))?;
        if finding != "ok" {
            return Err(StoreError::Damaged {
                path: path.to_owned(),
                finding,
            });
        }
        let count = |sql: &str| connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        Ok(BackupFigures {
            proposals: count("SELECT count(*) FROM proposal WHERE hidden_at IS NULL")?,
            scored: count("SELECT count(DISTINCT proposal) FROM score")?,
            marks: count("SELECT count(*) FROM mark")?,
            at: connection.query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?,
        })
    }

    /// The documents that a back-up names.
    pub fn documents_of_backup(path: &Path) -> Result<Vec<String>> {
        let connection = open::reader(path)?;
        let mut statement = connection.prepare("SELECT document FROM document ORDER BY document")?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        Ok(rows.collect::<rusqlite::Result<Vec<_>>>()?)
    }

    /// Makes a workspace from a back-up and the folder of documents, as a new file. `device` is the new name of
    /// this device, since its streams must not go on where the lost workspace's did. What is never taken back and
    /// stands in `lost`, where that can still be read, stays: counters, hand-ins, receipts, the register.
    pub fn restore(
        backup: &Path,
        documents: &Path,
        to: &Path,
        device: &str,
        lost: Option<&Path>,
    ) -> Result<()> {
        if to.exists() {
            return Err(StoreError::Exists(to.to_owned()));
        }
        Self::look_at_backup(backup)?;
        let part = unfinished(to);
        copy(backup, &part)?;
        let connection = open::writer(&part, true)?;
        let listed = {
            let mut statement = connection.prepare("SELECT document FROM document ORDER BY document")?;
            let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
            rows.collect::<rusqlite::Result<Vec<_>>>()?
        };
        for document in listed {
            let Ok(bytes) = fs_err::read(documents.join(format!("{document}.pdf"))) else {
                continue;
            };
            if hex::encode(Sha256::digest(&bytes)) == document {
                connection.execute(
                    "INSERT INTO document_bytes (document, content) VALUES (?1, ?2)",
                    rusqlite::params![document, bytes],
                )?;
            }
        }
        // A document whose bytes are nowhere is not here: its proposal asks for it again.
        connection.execute(
            "DELETE FROM document WHERE document NOT IN (SELECT document FROM document_bytes)",
            [],
        )?;
        connection.execute(
            "INSERT INTO meta (key, value) VALUES ('device', ?1)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [device],
        )?;
        if let Some(lost) = lost {
            take_over(&connection, lost);
        }
        drop(connection);
        fs_err::OpenOptions::new()
            .read(true)
            .write(true)
            .open(&part)?
            .sync_all()?;
        fs_err::rename(&part, to)?;
        // The name of a back-up lasts too.
        crate::replace::sync_folder(to)?;
        Ok(())
    }
}

/// What a workspace never takes back, in the order in which rows name each other.
const FIXED: &[&str] = &[
    "card",
    "head",
    "conflict_line",
    "handin",
    "handin_file",
    "handin_review",
    "receipt",
    "received",
    "received_bytes",
    "record",
    "ledger",
    "checkpoint",
    "publication",
    "published_edition",
    "published_criterion",
    "published_proposal",
    "published_review",
    "published_score",
];

/// Takes over what is never taken back from a workspace that may be damaged: counters, hand-ins with their lines,
/// receipts, the register, what was published. What cannot be read is left.
fn take_over(connection: &Connection, lost: &Path) {
    let attached = connection.execute("ATTACH ?1 AS lost", [lost.to_string_lossy()]);
    if attached.is_err() {
        return;
    }
    let _ = connection.execute(
        "INSERT INTO main.counter (name, value) SELECT name, value FROM lost.counter WHERE true
         ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)",
        [],
    );
    for table in FIXED {
        let _ = connection.execute(
            &format!("INSERT OR IGNORE INTO main.\"{table}\" SELECT * FROM lost.\"{table}\""),
            [],
        );
    }
    let _ = connection.execute("DETACH lost", []);
}
