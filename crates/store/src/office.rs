//! The office's rows: people, assignments, what was received, records, register, publications.
//!
//! Bodies are JSON that `app` reads and writes. What was entered and published is only ever added to.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::{Read, Write};

/// Who reads what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRow {
    /// The person's seat on the list.
    pub seat: String,
    /// The proposal.
    pub proposal: String,
    /// `primary`, `secondary` or `discussant`.
    pub role: String,
    /// Whether it was made by hand.
    pub by_hand: bool,
    /// How well they fit, of 10,000.
    pub similarity: i64,
}

/// What was taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedRow {
    /// The bundle's id, or the file's SHA-256.
    pub bundle: String,
    /// What it is.
    pub kind: String,
    /// The file's name.
    pub name: String,
    /// The address it came from.
    pub sender: Option<String>,
    /// Why it was set aside.
    pub aside: Option<String>,
}

/// One of the chair's acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// SHA-256 of its line.
    pub record: String,
    /// Its type.
    pub kind: String,
    /// The proposal it is about; empty for others.
    pub proposal: String,
    /// The line.
    pub line: String,
}

/// One typed cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypingRow {
    /// The person's seat.
    pub seat: String,
    /// The proposal.
    pub proposal: String,
    /// The criterion.
    pub criterion: String,
    /// 1 or 2.
    pub pass: i64,
    /// What was typed.
    pub value: String,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Its place, from 1.
    pub place: i64,
    /// The line, without its LF.
    pub line: String,
    /// What it enters.
    pub bundle: String,
}

/// A signed state of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckpointRow {
    /// Its size.
    pub size: i64,
    /// The checkpoint's four lines.
    pub body: String,
    /// The signature.
    pub signature: String,
}

/// Something that was published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationRow {
    /// Its number, from 1.
    pub n: i64,
    /// `announced` or `final`.
    pub stage: String,
    /// The result's edition.
    pub edition: i64,
    /// When, in milliseconds.
    pub at: i64,
    /// The folder it was written to.
    pub folder: String,
    /// The bundle's id.
    pub bundle: String,
    /// What else is known of it, as JSON.
    pub body: String,
    /// The bundle.
    pub content: Vec<u8>,
}

impl Read<'_> {
    /// Everybody on the list: seat and body.
    pub fn people(&self) -> Result<Vec<(String, String)>> {
        self.pairs("SELECT seat, body FROM person ORDER BY seat")
    }

    /// What the office knows of proposals: id and body.
    pub fn dossiers(&self) -> Result<Vec<(String, String)>> {
        self.pairs("SELECT proposal, body FROM dossier ORDER BY proposal")
    }

    fn pairs(&self, sql: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All assignments.
    pub fn assignments(&self) -> Result<Vec<AssignmentRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT seat, proposal, role, by_hand, similarity FROM assignment ORDER BY seat, proposal",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(AssignmentRow {
                seat: row.get(0)?,
                proposal: row.get(1)?,
                role: row.get(2)?,
                by_hand: row.get(3)?,
                similarity: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was taken in.
    pub fn received(&self) -> Result<Vec<ReceivedRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT bundle, kind, name, sender, aside FROM received ORDER BY bundle")?;
        let rows = statement.query_map([], |row| {
            Ok(ReceivedRow {
                bundle: row.get(0)?,
                kind: row.get(1)?,
                name: row.get(2)?,
                sender: row.get(3)?,
                aside: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The bytes of something taken in.
    pub fn received_bytes(&self, bundle: &str) -> Result<Option<Vec<u8>>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT content FROM received_bytes WHERE bundle = ?1")?;
        Ok(statement.query_row([bundle], |row| row.get(0)).optional()?)
    }

    /// The chair's records, by type and hash.
    pub fn records(&self) -> Result<Vec<RecordRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT record, kind, proposal, line FROM record ORDER BY kind, record")?;
        let rows = statement.query_map([], |row| {
            Ok(RecordRow {
                record: row.get(0)?,
                kind: row.get(1)?,
                proposal: row.get(2)?,
                line: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was typed from a person's forms.
    pub fn typing(&self, seat: &str) -> Result<Vec<TypingRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT seat, proposal, criterion, pass, value FROM typing WHERE seat = ?1 ORDER BY proposal, criterion, pass",
        )?;
        let rows = statement.query_map([seat], |row| {
            Ok(TypingRow {
                seat: row.get(0)?,
                proposal: row.get(1)?,
                criterion: row.get(2)?,
                pass: row.get(3)?,
                value: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The register.
    pub fn ledger(&self) -> Result<Vec<LedgerRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT place, line, bundle FROM ledger ORDER BY place")?;
        let rows = statement.query_map([], |row| {
            Ok(LedgerRow {
                place: row.get(0)?,
                line: row.get(1)?,
                bundle: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The signed states of the register, oldest first.
    pub fn checkpoints(&self) -> Result<Vec<CheckpointRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT size, body, signature FROM checkpoint ORDER BY size")?;
        let rows = statement.query_map([], |row| {
            Ok(CheckpointRow {
                size: row.get(0)?,
                body: row.get(1)?,
                signature: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What is known of publications beside their bytes, oldest first.
    pub fn publication_bodies(&self) -> Result<Vec<String>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT body FROM publication ORDER BY n")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was published, oldest first.
    pub fn publications(&self) -> Result<Vec<PublicationRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT n, stage, edition, at, folder, bundle, body, content FROM publication ORDER BY n",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(PublicationRow {
                n: row.get(0)?,
                stage: row.get(1)?,
                edition: row.get(2)?,
                at: row.get(3)?,
                folder: row.get(4)?,
                bundle: row.get(5)?,
                body: row.get(6)?,
                content: row.get(7)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Puts a person on the list, or changes an entry.
    pub fn put_person(&self, seat: &str, body: &str) -> Result<()> {
        self.put_pair(
            "INSERT INTO person (seat, body) VALUES (?1, ?2) ON CONFLICT (seat) DO UPDATE SET body = excluded.body",
            seat,
            body,
        )
    }

    /// Keeps what the office knows of a proposal.
    pub fn put_dossier(&self, proposal: &str, body: &str) -> Result<()> {
        self.put_pair(
            "INSERT INTO dossier (proposal, body) VALUES (?1, ?2)
             ON CONFLICT (proposal) DO UPDATE SET body = excluded.body",
            proposal,
            body,
        )
    }

    fn put_pair(&self, sql: &str, key: &str, body: &str) -> Result<()> {
        self.transaction().prepare_cached(sql)?.execute([key, body])?;
        Ok(())
    }

    /// Takes a person off the list, with the assignments.
    pub fn remove_person(&self, seat: &str) -> Result<()> {
        self.transaction()
            .execute("DELETE FROM assignment WHERE seat = ?1", [seat])?;
        self.transaction()
            .execute("DELETE FROM person WHERE seat = ?1", [seat])?;
        Ok(())
    }

    /// Makes or changes an assignment.
    pub fn put_assignment(&self, row: &AssignmentRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO assignment (seat, proposal, role, by_hand, similarity) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (seat, proposal) DO UPDATE SET role = excluded.role, by_hand = excluded.by_hand,
                   similarity = excluded.similarity",
            )?
            .execute(params![row.seat, row.proposal, row.role, row.by_hand, row.similarity])?;
        Ok(())
    }

    /// Takes an assignment back.
    pub fn remove_assignment(&self, seat: &str, proposal: &str) -> Result<()> {
        self.transaction().execute(
            "DELETE FROM assignment WHERE seat = ?1 AND proposal = ?2",
            [seat, proposal],
        )?;
        Ok(())
    }

    /// Notes that something was taken in, or that it was set aside.
    pub fn put_received(&self, row: &ReceivedRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO received (bundle, kind, name, sender, aside) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (bundle) DO UPDATE SET aside = excluded.aside",
            )?
            .execute(params![row.bundle, row.kind, row.name, row.sender, row.aside])?;
        Ok(())
    }

    /// Keeps the bytes of something taken in.
    pub fn put_received_bytes(&self, bundle: &str, content: &[u8], at: i64) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO received_bytes (bundle, content, at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![bundle, content, at])?;
        Ok(())
    }

    /// Keeps one of the chair's records.
    pub fn put_record(&self, row: &RecordRow) -> Result<()> {
        self.transaction()
            .prepare_cached("INSERT INTO record (record, kind, proposal, line) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING")?
            .execute(params![row.record, row.kind, row.proposal, row.line])?;
        Ok(())
    }

    /// Takes a record back that was never published.
    pub fn remove_record(&self, record: &str) -> Result<()> {
        self.transaction()
            .execute("DELETE FROM record WHERE record = ?1", [record])?;
        Ok(())
    }

    /// Keeps a typed cell; an empty value clears it.
    pub fn put_typing(&self, row: &TypingRow) -> Result<()> {
        if row.value.is_empty() {
            self.transaction().execute(
                "DELETE FROM typing WHERE seat = ?1 AND proposal = ?2 AND criterion = ?3 AND pass = ?4",
                params![row.seat, row.proposal, row.criterion, row.pass],
            )?;
            return Ok(());
        }
        self.transaction()
            .prepare_cached(
                "INSERT INTO typing (seat, proposal, criterion, pass, value) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET value = excluded.value",
            )?
            .execute(params![
                row.seat,
                row.proposal,
                row.criterion,
                row.pass,
                row.value
            ])?;
        Ok(())
    }

    /// Makes steps of the history final: what they changed has left the house.
    pub fn fix_steps(&self, labels: &[&str]) -> Result<()> {
        for label in labels {
            self.transaction()
                .execute("UPDATE journal SET undoable = 0 WHERE label = ?1", [label])?;
        }
        Ok(())
    }

    /// Adds a line to the register. A place that is taken is an error: the register is never rewritten.
    pub fn add_ledger(&self, row: &LedgerRow) -> Result<()> {
        self.transaction()
            .prepare_cached("INSERT INTO ledger (place, line, bundle) VALUES (?1, ?2, ?3)")?
            .execute(params![row.place, row.line, row.bundle])?;
        Ok(())
    }

    /// Keeps a signed state of the register.
    pub fn add_checkpoint(&self, row: &CheckpointRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO checkpoint (size, body, signature) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            )?
            .execute(params![row.size, row.body, row.signature])?;
        Ok(())
    }

    /// Keeps what was published.
    pub fn add_publication(&self, row: &PublicationRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO publication (n, stage, edition, at, folder, bundle, body, content)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            )?
            .execute(params![
                row.n,
                row.stage,
                row.edition,
                row.at,
                row.folder,
                row.bundle,
                row.body,
                row.content
            ])?;
        Ok(())
    }
}
