//! What a workspace is, choices in it, its openings, and the changes of others.

use rusqlite::{Connection, OptionalExtension, params};

use crate::error::Result;
use crate::{Change, Opening, Read, Write, writer};

/// Notes an opening. Gives whether an earlier one ended without closing.
pub(crate) fn note_opening(connection: &Connection, opening: &Opening) -> Result<bool> {
    let process = i64::from(std::process::id());
    let mut unclean = false;
    {
        let mut statement = connection.prepare("SELECT session, process FROM opening")?;
        let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?;
        for row in rows.collect::<rusqlite::Result<Vec<_>>>()? {
            let (session, other) = row;
            if other != process && !writer::process_lives(other) {
                unclean = true;
                connection.execute("DELETE FROM opening WHERE session = ?1", [session])?;
            }
        }
    }
    connection.execute(
        "INSERT INTO opening (session, process, opened_at) VALUES (?1, ?2, ?3)",
        params![opening.session, process, opening.at],
    )?;
    Ok(unclean)
}

/// Changes that others made since `seen`, which moves on.
pub(crate) fn changes_since(connection: &Connection, session: &str, seen: &mut i64) -> Result<Vec<Change>> {
    let mut statement = connection
        .prepare_cached("SELECT seq, session, relation, proposal FROM change WHERE seq > ?1 ORDER BY seq")?;
    let mut rows = statement.query([*seen])?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        *seen = row.get(0)?;
        let by: String = row.get(1)?;
        if by != session {
            changes.push(Change {
                relation: row.get(2)?,
                proposal: row.get(3)?,
            });
        }
    }
    changes.sort();
    changes.dedup();
    Ok(changes)
}

impl Read<'_> {
    /// What the workspace says of itself under a name.
    pub fn meta(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT value FROM meta WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// A choice that can be undone.
    pub fn choice(&self, key: &str) -> Result<Option<String>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT value FROM choice WHERE key = ?1")?;
        Ok(statement.query_row([key], |row| row.get(0)).optional()?)
    }

    /// A counter's value; 0 before its first step.
    pub fn counter(&self, name: &str) -> Result<i64> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT value FROM counter WHERE name = ?1")?;
        Ok(statement
            .query_row([name], |row| row.get(0))
            .optional()?
            .unwrap_or(0))
    }
}

impl Write<'_> {
    /// Says something of the workspace.
    pub fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?
            .execute([key, value])?;
        self.touch("meta", "")
    }

    /// Makes or withdraws a choice.
    pub fn set_choice(&self, key: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => self
                .transaction()
                .prepare_cached(
                    "INSERT INTO choice (key, value) VALUES (?1, ?2)
                     ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                )?
                .execute([key, value])?,
            None => self
                .transaction()
                .prepare_cached("DELETE FROM choice WHERE key = ?1")?
                .execute([key])?,
        };
        Ok(())
    }
}
