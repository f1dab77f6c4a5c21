//! The journal: each step with the rows that it touched, before and after; undo and redo.
//!
//! Temporary triggers on the writing connection note every change of a journalled table, so that no use case
//! can forget to. Undo writes the inverse as a new step, only to values that are still *after*; the columns
//! `at` and `hidden_at` of a row may differ, since they only say when. Documents and what was handed in are not
//! in the journal.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Transaction, params, params_from_iter};
use serde_json::{Map, Value as Json};

use crate::error::{Result, StoreError};
use crate::proposals::asked;
use crate::{Read, Write};

/// The tables whose rows are noted. No column of theirs is a BLOB.
pub(crate) const JOURNALLED: &[&str] = &[
    "choice",
    "proposal",
    "tie",
    "score",
    "review_text",
    "review",
    "mark",
    "person",
    "assignment",
    "dossier",
    "received",
    "record",
    "typing",
];

/// Columns that say when, and are not compared.
const WHEN: &[&str] = &["at"];

/// How long typing in one field stays one step, in milliseconds.
const ONE_STEP: i64 = 5_000;

/// A change to be made: its name for people, where it belongs, and whether it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    /// The id of the message that names it.
    pub label: String,
    /// The arguments of that message, as a JSON object.
    pub args: String,
    /// The proposal it belongs to.
    pub proposal: Option<String>,
    /// The screen it belongs to, where it belongs to no proposal.
    pub screen: Option<String>,
    /// The field that is typed in: changes of one field within 5 s are one step.
    pub field: Option<String>,
    /// Whether it can be undone.
    pub undoable: bool,
    /// When, in milliseconds.
    pub at: i64,
}

/// A step of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub op: i64,
    /// When, in milliseconds.
    pub at: i64,
    /// The session that made it.
    pub session: String,
    /// `change`, `undo` or `redo`.
    pub kind: String,
    /// The id of the message that names it.
    pub label: String,
    /// Its arguments, as a JSON object.
    pub args: String,
    /// The proposal it belongs to.
    pub proposal: Option<String>,
    /// The screen it belongs to.
    pub screen: Option<String>,
    /// Whether it can be undone.
    pub undoable: bool,
    /// Whether it has been undone.
    pub undone: bool,
    /// The step that was undone or done again.
    pub target: Option<i64>,
}

/// Where undo looks: everywhere, at one proposal, or at one screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope<'a> {
    /// Everywhere.
    All,
    /// At one proposal.
    Proposal(&'a str),
    /// At one screen.
    Screen(&'a str),
}

impl Scope<'_> {
    fn of(self) -> (Option<String>, Option<String>) {
        match self {
            Scope::All => (None, None),
            Scope::Proposal(proposal) => (Some(proposal.to_owned()), None),
            Scope::Screen(screen) => (None, Some(screen.to_owned())),
        }
    }
}

/// A table's columns, key first.
#[derive(Debug, Clone)]
struct Shape {
    columns: Vec<String>,
    key: Vec<String>,
}

fn shape(connection: &Connection, table: &str) -> Result<Shape> {
    let mut statement =
        connection.prepare_cached("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?;
    let rows = statement.query_map([table], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    })?;
    let mut columns = Vec::new();
    let mut keys = Vec::new();
    for row in rows {
        let (name, place) = row?;
        if place > 0 {
            keys.push((place, name.clone()));
        }
        columns.push(name);
    }
    keys.sort();
    Ok(Shape {
        columns,
        key: keys.into_iter().map(|(_, name)| name).collect(),
    })
}

/// Makes the triggers that note every change. For the writing connection, once.
pub(crate) fn watch(connection: &Connection) -> Result<()> {
    connection.execute_batch("CREATE TEMP TABLE op_now (op INTEGER NOT NULL)")?;
    for table in JOURNALLED {
        let shape = shape(connection, table)?;
        let list = |side: &str, names: &[String]| -> String {
            names
                .iter()
                .map(|name| format!("{side}.\"{name}\""))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let object = |side: &str| -> String {
            let pairs: Vec<String> = shape
                .columns
                .iter()
                .map(|name| format!("'{name}', {side}.\"{name}\""))
                .collect();
            format!("json_object({})", pairs.join(", "))
        };
        let proposal = |side: &str| {
            if shape.columns.iter().any(|name| name == "proposal") {
                format!("{side}.proposal")
            } else {
                "''".to_owned()
            }
        };
        for (event, side, before, after) in [
            ("INSERT", "NEW", "NULL".to_owned(), object("NEW")),
            ("UPDATE", "NEW", object("OLD"), object("NEW")),
            ("DELETE", "OLD", object("OLD"), "NULL".to_owned()),
        ] {
            let key = list(side, &shape.key);
            let proposal = proposal(side);
            connection.execute_batch(&format!(
                "CREATE TEMP TRIGGER note_{table}_{event} AFTER {event} ON main.\"{table}\" BEGIN
                   INSERT INTO journal_row (op, relation, key, before, after)
                     SELECT op, '{table}', json_array({key}), {before}, {after} FROM op_now;
                   INSERT INTO touched (relation, proposal) VALUES ('{table}', {proposal})
                     ON CONFLICT DO NOTHING;
                 END;"
            ))?;
        }
    }
    Ok(())
}

/// Begins a step: a new one, or the last one again while one field is typed in.
pub(crate) fn begin(
    transaction: &Transaction<'_>,
    session: &str,
    op: &Op,
    kind: &str,
    target: Option<i64>,
) -> Result<i64> {
    let id = if let Some(id) = again(transaction, session, op)? {
        transaction
            .prepare_cached("UPDATE journal SET at = ?2, label = ?3, args = ?4 WHERE op = ?1")?
            .execute(params![id, op.at, op.label, op.args])?;
        id
    } else {
        transaction
            .prepare_cached(include_str!("journal/insert.sql"))?
            .execute(params![
                op.at,
                session,
                kind,
                op.label,
                op.args,
                op.proposal,
                op.screen,
                op.field,
                op.undoable,
                target
            ])?;
        transaction.last_insert_rowid()
    };
    transaction.execute("DELETE FROM temp.op_now", [])?;
    transaction
        .prepare_cached("INSERT INTO temp.op_now (op) VALUES (?1)")?
        .execute([id])?;
    Ok(id)
}

/// The last step, if this one goes on with it.
fn again(transaction: &Transaction<'_>, session: &str, op: &Op) -> Result<Option<i64>> {
    let Some(field) = &op.field else { return Ok(None) };
    let last = transaction
        .prepare_cached(include_str!("journal/last.sql"))?
        .query_row([], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, i64>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, Option<String>>(3)?,
            ))
        })
        .optional()?;
    Ok(last.and_then(|(id, at, by, typed)| {
        let same = typed.as_ref() == Some(field) && by == session && (op.at - at).abs() <= ONE_STEP;
        same.then_some(id)
    }))
}

/// A noted row: its number, table, key, before, after.
type Noted = (i64, String, String, Option<String>, Option<String>);

/// Ends a step: several changes of one row become one, changes that came to nothing go, and so does a step
/// without any, unless it is one that cannot be undone and is only told. Gives the tables and proposals touched.
pub(crate) fn end(transaction: &Transaction<'_>, op: i64) -> Result<bool> {
    let mut rows: Vec<Noted> = Vec::new();
    {
        let mut statement = transaction.prepare_cached(
            "SELECT n, relation, key, before, after FROM journal_row WHERE op = ?1 ORDER BY relation, key, n",
        )?;
        let found = statement.query_map([op], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
        })?;
        for row in found {
            rows.push(row?);
        }
    }
    let mut left = 0;
    for group in rows.chunk_by(|a, b| a.1 == b.1 && a.2 == b.2) {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            continue;
        };
        for (n, ..) in group.iter().skip(1) {
            transaction
                .prepare_cached("DELETE FROM journal_row WHERE n = ?1")?
                .execute([n])?;
        }
        if same_but_when(first.3.as_deref(), last.4.as_deref())? {
            transaction
                .prepare_cached("DELETE FROM journal_row WHERE n = ?1")?
                .execute([first.0])?;
        } else {
            left += 1;
            if group.len() > 1 {
                transaction
                    .prepare_cached("UPDATE journal_row SET after = ?2 WHERE n = ?1")?
                    .execute(params![first.0, last.4])?;
            }
        }
    }
    transaction.execute("DELETE FROM temp.op_now", [])?;
    if left == 0 {
        let gone = transaction
            .prepare_cached("DELETE FROM journal WHERE op = ?1 AND undoable = 1")?
            .execute([op])?;
        return Ok(gone == 0);
    }
    Ok(true)
}

fn same_but_when(before: Option<&str>, after: Option<&str>) -> Result<bool> {
    let (Some(before), Some(after)) = (before, after) else {
        return Ok(before.is_none() && after.is_none());
    };
    let (mut before, mut after) = (object(before)?, object(after)?);
    for name in WHEN {
        before.remove(*name);
        after.remove(*name);
    }
    Ok(before == after)
}

fn object(text: &str) -> Result<Map<String, Json>> {
    if let Json::Object(object) = serde_json::from_str(text)? {
        Ok(object)
    } else {
        Err(StoreError::Form("a row of the journal".to_owned()))
    }
}

fn bind(value: &Json) -> Value {
    match value {
        Json::Null => Value::Null,
        Json::Bool(yes) => Value::Integer(i64::from(*yes)),
        Json::Number(number) => number
            .as_i64()
            .map_or_else(|| Value::Real(number.as_f64().unwrap_or(0.0)), Value::Integer),
        Json::String(text) => Value::Text(text.clone()),
        Json::Array(_) | Json::Object(_) => Value::Text(value.to_string()),
    }
}

/// Writes the inverse of the rows of `of` (the step itself, or the undo that is taken back).
fn invert(transaction: &Transaction<'_>, of: i64, told: i64) -> Result<()> {
    let mut statement = transaction
        .prepare("SELECT relation, key, before, after FROM journal_row WHERE op = ?1 ORDER BY n DESC")?;
    let rows = statement
        .query_map([of], |row| {
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, Option<String>>(2)?,
                row.get::<_, Option<String>>(3)?,
            ))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    for (table, key, before, after) in rows {
        if !JOURNALLED.contains(&table.as_str()) {
            return Err(StoreError::Form(table));
        }
        let shape = shape(transaction, &table)?;
        let key: Vec<Json> = serde_json::from_str(&key)?;
        let key: Vec<Value> = key.iter().map(bind).collect();
        let matches = shape
            .key
            .iter()
            .enumerate()
            .map(|(n, name)| format!("\"{name}\" IS ?{}", n + 1))
            .collect::<Vec<_>>()
            .join(" AND ");
        let pairs: Vec<String> = shape
            .columns
            .iter()
            .map(|name| format!("'{name}', \"{name}\""))
            .collect();
        let current: Option<String> = transaction
            .query_row(
                &format!(
                    "SELECT json_object({}) FROM \"{table}\" WHERE {matches}",
                    pairs.join(", ")
                ),
                params_from_iter(&key),
                |row| row.get(0),
            )
            .optional()?;
        let current = current.as_deref().map(object).transpose()?;
        let conflict = || StoreError::UndoConflict(told);
        match (
            before.as_deref().map(object).transpose()?,
            after.as_deref().map(object).transpose()?,
        ) {
            (None, Some(after)) => {
                let current = current.ok_or_else(conflict)?;
                if after
                    .iter()
                    .any(|(name, value)| !WHEN.contains(&name.as_str()) && current.get(name) != Some(value))
                {
                    return Err(conflict());
                }
                transaction
                    .execute(
                        &format!("DELETE FROM \"{table}\" WHERE {matches}"),
                        params_from_iter(&key),
                    )
                    .map_err(|_| conflict())?;
            }
            (Some(before), None) => {
                if current.is_some() {
                    return Err(conflict());
                }
                let names: Vec<String> = before.keys().map(|name| format!("\"{name}\"")).collect();
                let marks: Vec<String> = (1..=names.len()).map(|n| format!("?{n}")).collect();
                transaction
                    .execute(
                        &format!(
                            "INSERT INTO \"{table}\" ({}) VALUES ({})",
                            names.join(", "),
                            marks.join(", ")
                        ),
                        params_from_iter(before.values().map(bind)),
                    )
                    .map_err(|_| conflict())?;
            }
            (Some(before), Some(after)) => {
                let current = current.ok_or_else(conflict)?;
                let mut sets = Vec::new();
                let mut values = key.clone();
                for (name, old) in &before {
                    let new = after.get(name);
                    if new == Some(old) {
                        continue;
                    }
                    if current.get(name) != new {
                        if WHEN.contains(&name.as_str()) {
                            continue;
                        }
                        return Err(conflict());
                    }
                    values.push(bind(old));
                    sets.push(format!("\"{name}\" = ?{}", values.len()));
                }
                if !sets.is_empty() {
                    transaction.execute(
                        &format!("UPDATE \"{table}\" SET {} WHERE {matches}", sets.join(", ")),
                        params_from_iter(values),
                    )?;
                }
            }
            (None, None) => {}
        }
    }
    Ok(())
}

/// Undoes a step by its number; the caller has begun the step that undoes it.
pub(crate) fn undo(write: &Write<'_>, step: &Step) -> Result<()> {
    if !step.undoable || step.kind != "change" {
        return Err(StoreError::NotUndoable(step.op));
    }
    if step.undone {
        return Err(StoreError::NoStep(step.op));
    }
    // A step that was done again has its newest values in the redo.
    let newest: i64 = write.transaction().query_row(
        "SELECT coalesce(max(op), ?1) FROM journal WHERE target = ?1 AND kind = 'redo'",
        [step.op],
        |row| row.get(0),
    )?;
    invert(write.transaction(), newest, step.op)?;
    write
        .transaction()
        .execute("UPDATE journal SET undone = 1 WHERE op = ?1", [step.op])?;
    Ok(())
}

/// Does again what was undone.
pub(crate) fn redo(write: &Write<'_>, step: &Step) -> Result<()> {
    if !step.undone {
        return Err(StoreError::NoStep(step.op));
    }
    let undo: i64 = write.transaction().query_row(
        "SELECT max(op) FROM journal WHERE target = ?1 AND kind = 'undo'",
        [step.op],
        |row| row.get(0),
    )?;
    invert(write.transaction(), undo, step.op)?;
    write
        .transaction()
        .execute("UPDATE journal SET undone = 0 WHERE op = ?1", [step.op])?;
    Ok(())
}

impl Write<'_> {
    /// How many rows of a table this step has touched so far: more than none when it goes on with the last one.
    pub fn shown_with_step(&self, table: &str) -> Result<i64> {
        Ok(self.transaction().query_row(
            "SELECT count(*) FROM journal_row WHERE relation = ?1 AND op = (SELECT op FROM op_now)",
            [table],
            |row| row.get(0),
        )?)
    }

    /// Gives the message that names this step other arguments.
    pub fn rename_step(&self, args: &str) -> Result<()> {
        self.transaction().execute(
            "UPDATE journal SET args = ?1 WHERE op = (SELECT op FROM op_now)",
            [args],
        )?;
        Ok(())
    }
}

const STEP: &str =
    "SELECT op, at, session, kind, label, args, proposal, screen, undoable, undone, target FROM journal";

fn step(row: &rusqlite::Row<'_>) -> rusqlite::Result<Step> {
    Ok(Step {
        op: row.get(0)?,
        at: row.get(1)?,
        session: row.get(2)?,
        kind: row.get(3)?,
        label: row.get(4)?,
        args: row.get(5)?,
        proposal: row.get(6)?,
        screen: row.get(7)?,
        undoable: row.get(8)?,
        undone: row.get(9)?,
        target: row.get(10)?,
    })
}

impl Read<'_> {
    /// A step by its number.
    pub fn step(&self, op: i64) -> Result<Option<Step>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{STEP} WHERE op = ?1"))?;
        Ok(statement.query_row([op], step).optional()?)
    }

    /// The newest step of a scope that can be undone.
    pub fn next_undo(&self, scope: Scope<'_>) -> Result<Option<Step>> {
        let (proposal, screen) = scope.of();
        let mut statement = self.connection().prepare_cached(&format!(
            "{STEP} WHERE kind = 'change' AND undoable = 1 AND undone = 0 AND {}
               AND (?2 IS NULL OR screen = ?2) ORDER BY op DESC LIMIT 1",
            asked(proposal.as_deref(), 1)
        ))?;
        Ok(statement.query_row(params![proposal, screen], step).optional()?)
    }

    /// The step that redo would do again: the one undone last, if nothing new was done in the scope since.
    pub fn next_redo(&self, scope: Scope<'_>) -> Result<Option<Step>> {
        let (proposal, screen) = scope.of();
        let mut statement = self
            .connection()
            .prepare_cached(include_str!("journal/redo.sql"))?;
        let target: Option<i64> = statement
            .query_row(params![proposal, screen], |row| row.get(0))
            .optional()?;
        target.map_or(Ok(None), |op| self.step(op))
    }

    /// Steps, newest first.
    pub fn steps(&self, proposal: Option<&str>, before: Option<i64>, limit: usize) -> Result<Vec<Step>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self.connection().prepare_cached(&format!(
            "{STEP} WHERE {} AND (?2 IS NULL OR op < ?2) ORDER BY op DESC LIMIT ?3",
            asked(proposal, 1)
        ))?;
        let rows = statement.query_map(params![proposal, before, limit], step)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The number of the last step; `None` before the first.
    pub fn last_step(&self) -> Result<Option<i64>> {
        Ok(self
            .connection()
            .query_row("SELECT max(op) FROM journal", [], |row| row.get(0))?)
    }

    /// When the last step was taken, in milliseconds.
    pub fn last_change_at(&self) -> Result<Option<i64>> {
        Ok(self
            .connection()
            .query_row("SELECT max(at) FROM journal", [], |row| row.get(0))?)
    }
}
