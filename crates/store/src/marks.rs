//! Marks on pages.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::proposals::asked;
use crate::{Read, Write};

/// A mark. Boxes are a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// Its id.
    pub mark: String,
    /// The proposal.
    pub proposal: String,
    /// The document.
    pub document: String,
    /// The page, from 1.
    pub page: i64,
    /// `highlight`, `note` or `area`.
    pub kind: String,
    /// Boxes in 1/100 point, as JSON.
    pub boxes: String,
    /// Colour.
    pub colour: String,
    /// The quoted text.
    pub quote: Option<String>,
    /// What stands before it.
    pub prefix: Option<String>,
    /// What stands after it.
    pub suffix: Option<String>,
    /// Where the quote begins in the page's text.
    pub starts: Option<i64>,
    /// Where it ends.
    pub ends: Option<i64>,
    /// The note.
    pub note: Option<String>,
    /// The criterion.
    pub criterion: Option<String>,
    /// The common name of marks over a page break.
    pub crowd: Option<String>,
    /// Tags, as a JSON list.
    pub tags: String,
    /// A key that sorts in reading order.
    pub sort: String,
    /// When it was made, in milliseconds.
    pub made_at: i64,
    /// When it was last changed, in milliseconds.
    pub at: i64,
}

const MARK: &str =
    "SELECT mark, proposal, document, page, kind, boxes, colour, quote, prefix, suffix, starts, ends,
  note, criterion, crowd, sort, made_at, at, tags FROM mark";

fn mark(row: &rusqlite::Row<'_>) -> rusqlite::Result<MarkRow> {
    Ok(MarkRow {
        mark: row.get(0)?,
        proposal: row.get(1)?,
        document: row.get(2)?,
        page: row.get(3)?,
        kind: row.get(4)?,
        boxes: row.get(5)?,
        colour: row.get(6)?,
        quote: row.get(7)?,
        prefix: row.get(8)?,
        suffix: row.get(9)?,
        starts: row.get(10)?,
        ends: row.get(11)?,
        note: row.get(12)?,
        criterion: row.get(13)?,
        crowd: row.get(14)?,
        sort: row.get(15)?,
        made_at: row.get(16)?,
        at: row.get(17)?,
        tags: row.get(18)?,
    })
}

impl Read<'_> {
    /// Marks in reading order; of one proposal, or of all.
    pub fn marks(&self, proposal: Option<&str>) -> Result<Vec<MarkRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{MARK} WHERE {} ORDER BY proposal, sort, mark",
            asked(proposal, 1)
        ))?;
        let rows = statement.query_map([proposal], mark)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Marks that support a score of a criterion, in reading order; of one proposal, or of all.
    pub fn evidence(&self, proposal: Option<&str>) -> Result<Vec<MarkRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{MARK} WHERE {} AND criterion IS NOT NULL ORDER BY proposal, sort, mark",
            asked(proposal, 1)
        ))?;
        let rows = statement.query_map([proposal], mark)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many marks each proposal has.
    pub fn mark_counts(&self) -> Result<Vec<(String, i64)>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT proposal, count(*) FROM mark GROUP BY proposal ORDER BY 1")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A mark.
    pub fn mark(&self, id: &str) -> Result<Option<MarkRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{MARK} WHERE mark = ?1"))?;
        Ok(statement.query_row([id], mark).optional()?)
    }
}

impl Write<'_> {
    /// Writes a mark, new or known.
    pub fn put_mark(&self, row: &MarkRow) -> Result<()> {
        self.transaction()
            .prepare_cached(include_str!("marks/put.sql"))?
            .execute(params![
                row.mark,
                row.proposal,
                row.document,
                row.page,
                row.kind,
                row.boxes,
                row.colour,
                row.quote,
                row.prefix,
                row.suffix,
                row.starts,
                row.ends,
                row.note,
                row.criterion,
                row.crowd,
                row.sort,
                row.made_at,
                row.at,
                row.tags
            ])?;
        Ok(())
    }

    /// Removes a mark.
    pub fn remove_mark(&self, id: &str) -> Result<()> {
        self.transaction()
            .prepare_cached("DELETE FROM mark WHERE mark = ?1")?
            .execute([id])?;
        Ok(())
    }
}
