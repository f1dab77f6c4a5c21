//! Conflicts of interest, as the desk's owner declared them.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::{Read, Write};

/// What was said about a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieRow {
    /// The proposal.
    pub proposal: String,
    /// `none`, `recused` or `unsure`.
    pub state: String,
    /// What it rests on.
    pub ground: Option<String>,
    /// In one's own words.
    pub body: Option<String>,
    /// When, in milliseconds.
    pub at: i64,
}

fn tie(row: &rusqlite::Row<'_>) -> rusqlite::Result<TieRow> {
    Ok(TieRow {
        proposal: row.get(0)?,
        state: row.get(1)?,
        ground: row.get(2)?,
        body: row.get(3)?,
        at: row.get(4)?,
    })
}

impl Read<'_> {
    /// All that was said.
    pub fn ties(&self) -> Result<Vec<TieRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT proposal, state, ground, body, at FROM tie ORDER BY proposal")?;
        let rows = statement.query_map([], tie)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What was said about one proposal.
    pub fn tie(&self, proposal: &str) -> Result<Option<TieRow>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT proposal, state, ground, body, at FROM tie WHERE proposal = ?1")?;
        Ok(statement.query_row([proposal], tie).optional()?)
    }
}

impl Write<'_> {
    /// Says something about a proposal.
    pub fn put_tie(&self, row: &TieRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO tie (proposal, state, ground, body, at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (proposal) DO UPDATE SET
                   state = excluded.state, ground = excluded.ground, body = excluded.body, at = excluded.at",
            )?
            .execute(params![row.proposal, row.state, row.ground, row.body, row.at])?;
        Ok(())
    }

    /// Takes back what was said: nothing is said.
    pub fn remove_tie(&self, proposal: &str) -> Result<()> {
        self.transaction()
            .prepare_cached("DELETE FROM tie WHERE proposal = ?1")?
            .execute([proposal])?;
        Ok(())
    }
}
