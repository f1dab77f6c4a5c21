//! Proposals, and where I stopped reading them.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::{Read, Write};

/// A proposal. Lists are JSON texts that `app` reads and writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposalRow {
    /// Its id.
    pub proposal: String,
    /// Its place in the usual order.
    pub seat: i64,
    /// Its number for people.
    pub number: String,
    /// Title.
    pub title: String,
    /// Applicants, as JSON.
    pub applicants: String,
    /// Track.
    pub track: Option<String>,
    /// Amount asked for, in the smallest unit.
    pub asked: Option<i64>,
    /// The smallest award that makes sense.
    pub smallest: Option<i64>,
    /// What is asked for in kind, as JSON.
    pub resources: String,
    /// Further lines, as JSON.
    pub attributes: String,
    /// The main document's hash.
    pub document: Option<String>,
    /// Other documents, as JSON.
    pub others: String,
    /// Whether it stands in the call.
    pub of_call: bool,
    /// When it came, in milliseconds.
    pub added_at: i64,
    /// When it was taken off the desk, in milliseconds.
    pub hidden_at: Option<i64>,
}

impl ProposalRow {
    /// One of which its number alone is known yet, at the beginning of the order.
    #[must_use]
    pub fn empty(proposal: String, number: String, added_at: i64) -> Self {
        let none = || "[]".to_owned();
        Self {
            proposal,
            seat: 0,
            number,
            title: String::new(),
            applicants: none(),
            track: None,
            asked: None,
            smallest: None,
            resources: none(),
            attributes: none(),
            document: None,
            others: none(),
            of_call: false,
            added_at,
            hidden_at: None,
        }
    }
}

/// Where I stopped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRow {
    /// The proposal.
    pub proposal: String,
    /// The page.
    pub page: i64,
    /// The height on the page.
    pub y: i64,
    /// Zoom in per cent.
    pub zoom: i64,
    /// Whether the text view was open.
    pub text_view: bool,
    /// When, in milliseconds.
    pub at: i64,
}

const PROPOSAL: &str = "SELECT proposal, seat, number, title, applicants, track, asked, smallest, resources,
  attributes, document, others, of_call, added_at, hidden_at FROM proposal";

fn proposal(row: &rusqlite::Row<'_>) -> rusqlite::Result<ProposalRow> {
    Ok(ProposalRow {
        proposal: row.get(0)?,
        seat: row.get(1)?,
        number: row.get(2)?,
        title: row.get(3)?,
        applicants: row.get(4)?,
        track: row.get(5)?,
        asked: row.get(6)?,
        smallest: row.get(7)?,
        resources: row.get(8)?,
        attributes: row.get(9)?,
        document: row.get(10)?,
        others: row.get(11)?,
        of_call: row.get(12)?,
        added_at: row.get(13)?,
        hidden_at: row.get(14)?,
    })
}

fn position(row: &rusqlite::Row<'_>) -> rusqlite::Result<PositionRow> {
    Ok(PositionRow {
        proposal: row.get(0)?,
        page: row.get(1)?,
        y: row.get(2)?,
        zoom: row.get(3)?,
        text_view: row.get(4)?,
        at: row.get(5)?,
    })
}

/// How many proposals are on the desk, and what of them is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeskCounts {
    /// On the desk.
    pub proposals: i64,
    /// Of these, those whose main document is here.
    pub documents: i64,
    /// Of these, those of which a tie, or none, was declared.
    pub declared: i64,
}

/// The condition that a row is of the proposal in parameter `place`, or none where all are asked for. One condition for
/// both would keep `SQLite` from using an index.
pub(crate) fn asked(proposal: Option<&str>, place: u8) -> String {
    match proposal {
        Some(_) => format!("proposal = ?{place}"),
        None => format!("?{place} IS NULL"),
    }
}

impl Read<'_> {
    /// All proposals that are on the desk, in their order.
    pub fn proposals(&self) -> Result<Vec<ProposalRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{PROPOSAL} WHERE hidden_at IS NULL ORDER BY seat, proposal"
        ))?;
        let rows = statement.query_map([], proposal)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The proposals that are on the desk, counted.
    pub fn desk_counts(&self) -> Result<DeskCounts> {
        let mut statement = self
            .connection()
            .prepare_cached(include_str!("proposals/counts.sql"))?;
        Ok(statement.query_row([], |row| {
            Ok(DeskCounts {
                proposals: row.get(0)?,
                documents: row.get(1)?,
                declared: row.get(2)?,
            })
        })?)
    }

    /// Every proposal, also those taken off the desk.
    pub fn all_proposals(&self) -> Result<Vec<ProposalRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{PROPOSAL} ORDER BY seat, proposal"))?;
        let rows = statement.query_map([], proposal)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A proposal, also if it was taken off the desk.
    pub fn proposal(&self, id: &str) -> Result<Option<ProposalRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{PROPOSAL} WHERE proposal = ?1"))?;
        Ok(statement.query_row([id], proposal).optional()?)
    }

    /// Proposals whose main document has this hash.
    pub fn proposals_of_document(&self, document: &str) -> Result<Vec<ProposalRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{PROPOSAL} WHERE document = ?1 ORDER BY seat"))?;
        let rows = statement.query_map([document], proposal)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every proposal that a document belongs to, as its main one or beside it, also those taken off the desk.
    pub fn proposals_with_document(&self, document: &str) -> Result<Vec<ProposalRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{PROPOSAL} WHERE document = ?1 OR instr(others, ?1) > 0 ORDER BY seat, proposal"
        ))?;
        let rows = statement.query_map([document], proposal)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The next free place in the order.
    pub fn next_seat(&self) -> Result<i64> {
        Ok(self
            .connection()
            .query_row("SELECT coalesce(max(seat), 0) + 1 FROM proposal", [], |row| {
                row.get(0)
            })?)
    }

    /// Where I stopped, in all proposals.
    pub fn positions(&self) -> Result<Vec<PositionRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT proposal, page, y, zoom, text_view, at FROM position ORDER BY proposal",
        )?;
        let rows = statement.query_map([], position)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Where I stopped in one.
    pub fn position(&self, id: &str) -> Result<Option<PositionRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT proposal, page, y, zoom, text_view, at FROM position WHERE proposal = ?1",
        )?;
        Ok(statement.query_row([id], position).optional()?)
    }
}

impl Write<'_> {
    /// Writes a proposal, new or known.
    pub fn put_proposal(&self, row: &ProposalRow) -> Result<()> {
        self.transaction()
            .prepare_cached(include_str!("proposals/put.sql"))?
            .execute(params![
                row.proposal,
                row.seat,
                row.number,
                row.title,
                row.applicants,
                row.track,
                row.asked,
                row.smallest,
                row.resources,
                row.attributes,
                row.document,
                row.others,
                row.of_call,
                row.added_at,
                row.hidden_at
            ])?;
        Ok(())
    }

    /// Takes a proposal off the desk, or puts it back.
    pub fn hide_proposal(&self, id: &str, at: Option<i64>) -> Result<()> {
        self.transaction()
            .prepare_cached("UPDATE proposal SET hidden_at = ?2 WHERE proposal = ?1")?
            .execute(params![id, at])?;
        Ok(())
    }

    /// Removes a proposal that was taken in and never shown.
    pub fn remove_proposal(&self, id: &str) -> Result<()> {
        self.transaction().execute(
            "DELETE FROM proposal WHERE proposal = ?1 AND hidden_at IS NOT NULL AND of_call = 0",
            [id],
        )?;
        Ok(())
    }

    /// Makes a proposal's reviews, marks, conflicts and place those of another: it was bound to a call's id.
    pub fn bind_proposal(&self, from: &str, to: &str) -> Result<()> {
        for table in ["score", "review_text", "review", "mark", "tie", "position"] {
            self.transaction().execute(
                &format!("UPDATE OR IGNORE \"{table}\" SET proposal = ?2 WHERE proposal = ?1"),
                [from, to],
            )?;
        }
        Ok(())
    }

    /// Keeps where I stopped.
    pub fn put_position(&self, row: &PositionRow) -> Result<()> {
        self.transaction()
            .prepare_cached(include_str!("proposals/position.sql"))?
            .execute(params![
                row.proposal,
                row.page,
                row.y,
                row.zoom,
                row.text_view,
                row.at
            ])?;
        Ok(())
    }
}
