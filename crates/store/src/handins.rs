//! What was handed in: lines made once and kept, files, and receipts.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::proposals::asked;
use crate::{Read, Write};

/// A head line with its parts, as it was first exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadRow {
    /// The proposal.
    pub proposal: String,
    /// The round.
    pub round: String,
    /// The revision.
    pub revision: i64,
    /// A hash of what the reviewer wrote, by which a change is noticed.
    pub content: String,
    /// The line of `scores.jsonl`, with its LF.
    pub head: String,
    /// The lines of `texts.jsonl`.
    pub texts: String,
    /// The lines of `confidential.jsonl`.
    pub confidential: String,
    /// The line of `evidence.jsonl`.
    pub evidence: String,
    /// When it was made, in milliseconds.
    pub made_at: i64,
}

/// A conflict line, as it was first exported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictLineRow {
    /// The proposal.
    pub proposal: String,
    /// The revision.
    pub revision: i64,
    /// A hash of what was declared.
    pub content: String,
    /// The line, with its LF.
    pub line: String,
    /// When it was made, in milliseconds.
    pub made_at: i64,
}

/// A hand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandInRow {
    /// Its number.
    pub number: i64,
    /// When, in milliseconds.
    pub at: i64,
    /// Reviews in it.
    pub reviews: i64,
    /// Whether it is encrypted.
    pub encrypted: bool,
}

/// A file of a hand-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandInFileRow {
    /// The bundle's id.
    pub bundle: String,
    /// The hand-in.
    pub number: i64,
    /// The stream: who reads it.
    pub stream: String,
    /// Its place in the stream.
    pub sequence: i64,
    /// The readers' names, as JSON.
    pub readers: String,
    /// Where it was written.
    pub path: String,
    /// The file's size.
    pub bytes: i64,
    /// SHA-256 of the file, by which a register names what it cannot open.
    pub file_hash: String,
    /// The unencrypted bundle.
    pub content: Vec<u8>,
}

/// A receipt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptRow {
    /// The bundle it is for.
    pub bundle: String,
    /// Its place in the register.
    pub place: i64,
    /// When it was entered, as it says.
    pub at: String,
    /// The signer's fingerprint.
    pub fingerprint: String,
    /// Whether the signer is the keeper of the call.
    pub by_keeper: Option<bool>,
    /// The receipt itself.
    pub body: String,
    /// When it was taken in, in milliseconds.
    pub taken_at: i64,
}

impl Read<'_> {
    /// The newest head of a round; of one proposal, or of each.
    pub fn heads(&self, round: &str, proposal: Option<&str>) -> Result<Vec<HeadRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT proposal, round, max(revision), content, head, texts, confidential, evidence, made_at
             FROM head WHERE round = ?1 AND {} GROUP BY proposal ORDER BY proposal",
            asked(proposal, 2)
        ))?;
        let rows = statement.query_map(params![round, proposal], |row| {
            Ok(HeadRow {
                proposal: row.get(0)?,
                round: row.get(1)?,
                revision: row.get(2)?,
                content: row.get(3)?,
                head: row.get(4)?,
                texts: row.get(5)?,
                confidential: row.get(6)?,
                evidence: row.get(7)?,
                made_at: row.get(8)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The newest conflict line of each proposal.
    pub fn conflict_lines(&self) -> Result<Vec<ConflictLineRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT proposal, max(revision), content, line, made_at FROM conflict_line GROUP BY proposal ORDER BY 1",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(ConflictLineRow {
                proposal: row.get(0)?,
                revision: row.get(1)?,
                content: row.get(2)?,
                line: row.get(3)?,
                made_at: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All hand-ins, newest first.
    pub fn handins(&self) -> Result<Vec<HandInRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT number, at, reviews, encrypted FROM handin ORDER BY number DESC")?;
        let rows = statement.query_map([], |row| {
            Ok(HandInRow {
                number: row.get(0)?,
                at: row.get(1)?,
                reviews: row.get(2)?,
                encrypted: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Files of hand-ins, newest first, without their content.
    pub fn handin_files(&self) -> Result<Vec<HandInFileRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT bundle, number, stream, sequence, readers, path, bytes, file_hash FROM handin_file
             ORDER BY number DESC, stream",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(HandInFileRow {
                bundle: row.get(0)?,
                number: row.get(1)?,
                stream: row.get(2)?,
                sequence: row.get(3)?,
                readers: row.get(4)?,
                path: row.get(5)?,
                bytes: row.get(6)?,
                file_hash: row.get(7)?,
                content: Vec::new(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The unencrypted bundle of a handed-in file.
    pub fn handin_content(&self, bundle: &str) -> Result<Option<Vec<u8>>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT content FROM handin_file WHERE bundle = ?1")?;
        Ok(statement.query_row([bundle], |row| row.get(0)).optional()?)
    }

    /// The last file of a stream: its sequence and the bundle's id.
    pub fn last_of_stream(&self, stream: &str) -> Result<Option<(i64, String)>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT sequence, bundle FROM handin_file WHERE stream = ?1 ORDER BY sequence DESC LIMIT 1",
        )?;
        Ok(statement
            .query_row([stream], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// What went with a hand-in: proposal and the hash of its content.
    pub fn handin_reviews(&self, number: i64) -> Result<Vec<(String, String)>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT proposal, content FROM handin_review WHERE number = ?1 ORDER BY proposal",
        )?;
        let rows = statement.query_map([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All receipts, by their place.
    pub fn receipts(&self) -> Result<Vec<ReceiptRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT bundle, place, at, fingerprint, by_keeper, body, taken_at FROM receipt ORDER BY place, bundle",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(ReceiptRow {
                bundle: row.get(0)?,
                place: row.get(1)?,
                at: row.get(2)?,
                fingerprint: row.get(3)?,
                by_keeper: row.get(4)?,
                body: row.get(5)?,
                taken_at: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Keeps a head line. A revision that is kept already stays.
    pub fn put_head(&self, row: &HeadRow) -> Result<()> {
        self.transaction()
            .prepare_cached(include_str!("handins/head.sql"))?
            .execute(params![
                row.proposal,
                row.round,
                row.revision,
                row.content,
                row.head,
                row.texts,
                row.confidential,
                row.evidence,
                row.made_at
            ])?;
        Ok(())
    }

    /// Keeps a conflict line.
    pub fn put_conflict_line(&self, row: &ConflictLineRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO conflict_line (proposal, revision, content, line, made_at) VALUES (?1, ?2, ?3, ?4, ?5)",
            )?
            .execute(params![row.proposal, row.revision, row.content, row.line, row.made_at])?;
        Ok(())
    }

    /// Notes a hand-in with its files and what went with it.
    pub fn add_handin(
        &self,
        row: &HandInRow,
        files: &[HandInFileRow],
        reviews: &[(String, String)],
    ) -> Result<()> {
        self.transaction().execute(
            "INSERT INTO handin (number, at, reviews, encrypted) VALUES (?1, ?2, ?3, ?4)",
            params![row.number, row.at, row.reviews, row.encrypted],
        )?;
        for file in files {
            self.transaction()
                .prepare_cached(include_str!("handins/file.sql"))?
                .execute(params![
                    file.bundle,
                    file.number,
                    file.stream,
                    file.sequence,
                    file.readers,
                    file.path,
                    file.bytes,
                    file.file_hash,
                    file.content
                ])?;
        }
        for (proposal, content) in reviews {
            self.transaction()
                .prepare_cached("INSERT INTO handin_review (number, proposal, content) VALUES (?1, ?2, ?3)")?
                .execute(params![row.number, proposal, content])?;
        }
        self.touch("handin", "")
    }

    /// Notes that a handed-in file was moved.
    pub fn move_handin_file(&self, bundle: &str, path: &str) -> Result<()> {
        self.transaction().execute(
            "UPDATE handin_file SET path = ?2 WHERE bundle = ?1",
            [bundle, path],
        )?;
        Ok(())
    }

    /// Keeps a receipt.
    pub fn put_receipt(&self, row: &ReceiptRow) -> Result<()> {
        self.transaction().execute(
            "INSERT INTO receipt (bundle, place, at, fingerprint, by_keeper, body, taken_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING",
            params![
                row.bundle,
                row.place,
                row.at,
                row.fingerprint,
                row.by_keeper,
                row.body,
                row.taken_at
            ],
        )?;
        self.touch("receipt", "")
    }
}
