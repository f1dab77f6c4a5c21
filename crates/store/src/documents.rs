//! Documents: what is known of them, and their bytes in a table of their own.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::{Read, Write};

/// A document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentRow {
    /// SHA-256 of its bytes.
    pub document: String,
    /// The file's name when it came.
    pub name: String,
    /// Its size.
    pub bytes: i64,
    /// When it came, in milliseconds.
    pub added_at: i64,
    /// How its reading ended; `None` before.
    pub outcome: Option<String>,
    /// Pages, once read.
    pub pages: Option<i64>,
    /// A hash of its text, by which the same text in other bytes is recognised.
    pub text_hash: Option<String>,
    /// What the reader reported, as JSON.
    pub report: String,
}

const DOCUMENT: &str =
    "SELECT document, name, bytes, added_at, outcome, pages, text_hash, report FROM document";

/// Of a copy without documents, such as a back-up, rows are known whose bytes are elsewhere.
const HERE: &str = "EXISTS (SELECT 1 FROM document_bytes AS kept WHERE kept.document = document.document)";

fn document(row: &rusqlite::Row<'_>) -> rusqlite::Result<DocumentRow> {
    Ok(DocumentRow {
        document: row.get(0)?,
        name: row.get(1)?,
        bytes: row.get(2)?,
        added_at: row.get(3)?,
        outcome: row.get(4)?,
        pages: row.get(5)?,
        text_hash: row.get(6)?,
        report: row.get(7)?,
    })
}

impl Read<'_> {
    /// A document that is here.
    pub fn document(&self, hash: &str) -> Result<Option<DocumentRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{DOCUMENT} WHERE document = ?1 AND {HERE}"))?;
        Ok(statement.query_row([hash], document).optional()?)
    }

    /// All documents that are here, in order of arrival.
    pub fn documents(&self) -> Result<Vec<DocumentRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{DOCUMENT} WHERE {HERE} ORDER BY added_at, document"))?;
        let rows = statement.query_map([], document)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All documents that are known, with those whose bytes are missing.
    pub fn documents_known(&self) -> Result<Vec<DocumentRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{DOCUMENT} ORDER BY added_at, document"))?;
        let rows = statement.query_map([], document)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Documents with this text, other than one.
    pub fn documents_with_text(&self, text_hash: &str, except: &str) -> Result<Vec<DocumentRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{DOCUMENT} WHERE text_hash = ?1 AND document <> ?2 ORDER BY added_at, document"
        ))?;
        let rows = statement.query_map([text_hash, except], document)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The original that a cleaned copy was made from.
    pub fn made_from(&self, copy: &str) -> Result<Option<String>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT made_from FROM document WHERE document = ?1")?;
        Ok(statement
            .query_row([copy], |row| row.get(0))
            .optional()?
            .flatten())
    }

    /// A document's bytes.
    pub fn document_bytes(&self, hash: &str) -> Result<Option<Vec<u8>>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT content FROM document_bytes WHERE document = ?1")?;
        Ok(statement.query_row([hash], |row| row.get(0)).optional()?)
    }
}

impl Write<'_> {
    /// Keeps a document with its bytes. A document that is here already stays as it is; gives whether its bytes are new.
    pub fn add_document(&self, row: &DocumentRow, content: &[u8]) -> Result<bool> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO document (document, name, bytes, added_at, outcome, pages, text_hash, report)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                row.document,
                row.name,
                row.bytes,
                row.added_at,
                row.outcome,
                row.pages,
                row.text_hash,
                row.report
            ])?;
        let new = self
            .transaction()
            .prepare_cached(
                "INSERT INTO document_bytes (document, content) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
            )?
            .execute(params![row.document, content])?;
        self.touch("document", "")?;
        Ok(new == 1)
    }

    /// Notes that a document is a cleaned copy of another.
    pub fn note_made_from(&self, copy: &str, original: &str) -> Result<()> {
        self.transaction()
            .prepare_cached("UPDATE document SET made_from = ?2 WHERE document = ?1")?
            .execute(params![copy, original])?;
        self.touch("document", "")
    }

    /// Notes how reading a document ended.
    pub fn note_reading(&self, row: &DocumentRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "UPDATE document SET outcome = ?2, pages = ?3, text_hash = ?4, report = ?5 WHERE document = ?1",
            )?
            .execute(params![row.document, row.outcome, row.pages, row.text_hash, row.report])?;
        self.touch("document", "")
    }

    /// Removes a document that nothing names: it was taken in and then left out.
    pub fn remove_document(&self, hash: &str) -> Result<bool> {
        let gone = self.transaction().execute(
            "DELETE FROM document WHERE document = ?1
               AND NOT EXISTS (SELECT 1 FROM proposal WHERE proposal.document = ?1 OR instr(proposal.others, ?1))",
            [hash],
        )?;
        self.touch("document", "")?;
        Ok(gone > 0)
    }

    /// Removes the documents of proposals that were taken off the desk before a time and that no other names.
    /// Gives how many.
    pub fn sweep_documents(&self, before: i64) -> Result<usize> {
        Ok(self
            .transaction()
            .execute(include_str!("documents/sweep.sql"), [before])?)
    }
}
