//! Editions of the call, and cards of persons, as received.

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::{Read, Write};

/// An edition of a call. JSON members are the bytes that were received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallRow {
    /// SHA-256 of `call.json`.
    pub call: String,
    /// SHA-256 of the first edition's `call.json`.
    pub lineage: String,
    /// The edition, from 1.
    pub edition: i64,
    /// The person who signed it.
    pub chair: String,
    /// The id of the bundle it came in.
    pub package: String,
    /// Whether it is the desk's own.
    pub own: bool,
    /// `call.json`.
    pub call_json: String,
    /// `proposals.jsonl`.
    pub proposals: String,
    /// `about.jsonl`; empty if absent.
    pub about: String,
    /// `assignments.jsonl`; empty if absent.
    pub assignments: String,
    /// `invitation.json`.
    pub invitation: Option<String>,
    /// `allowed_signers`.
    pub signers: String,
    /// When it was taken in, in milliseconds.
    pub taken_at: i64,
}

/// A card, as the bundle that carried it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// SHA-256 of `card.json`.
    pub card: String,
    /// The person.
    pub person: String,
    /// The card's edition.
    pub edition: i64,
    /// The bundle.
    pub bundle: Vec<u8>,
}

const CALL: &str =
    "SELECT call, lineage, edition, chair, package, own, call_json, proposals, about, assignments,
  invitation, signers, taken_at FROM call";

fn call(row: &rusqlite::Row<'_>) -> rusqlite::Result<CallRow> {
    Ok(CallRow {
        call: row.get(0)?,
        lineage: row.get(1)?,
        edition: row.get(2)?,
        chair: row.get(3)?,
        package: row.get(4)?,
        own: row.get(5)?,
        call_json: row.get(6)?,
        proposals: row.get(7)?,
        about: row.get(8)?,
        assignments: row.get(9)?,
        invitation: row.get(10)?,
        signers: row.get(11)?,
        taken_at: row.get(12)?,
    })
}

impl Read<'_> {
    /// An edition by its hash.
    pub fn call(&self, hash: &str) -> Result<Option<CallRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{CALL} WHERE call = ?1"))?;
        Ok(statement.query_row([hash], call).optional()?)
    }

    /// All editions, oldest first.
    pub fn calls(&self) -> Result<Vec<CallRow>> {
        let mut statement = self
            .connection()
            .prepare_cached(&format!("{CALL} ORDER BY edition, taken_at, call"))?;
        let rows = statement.query_map([], call)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// All cards, by person and edition.
    pub fn cards(&self) -> Result<Vec<CardRow>> {
        let mut statement = self.connection().prepare_cached(
            "SELECT card, person, edition, bundle FROM card ORDER BY person, edition, card",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(CardRow {
                card: row.get(0)?,
                person: row.get(1)?,
                edition: row.get(2)?,
                bundle: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Keeps an edition. The same edition with further parts joins them: what was absent is filled.
    pub fn put_call(&self, row: &CallRow) -> Result<()> {
        self.transaction()
            .prepare_cached(include_str!("calls/put.sql"))?
            .execute(params![
                row.call,
                row.lineage,
                row.edition,
                row.chair,
                row.package,
                row.own,
                row.call_json,
                row.proposals,
                row.about,
                row.assignments,
                row.invitation,
                row.signers,
                row.taken_at
            ])?;
        self.touch("call", "")
    }

    /// Keeps a card.
    pub fn put_card(&self, row: &CardRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO card (card, person, edition, bundle) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute(params![row.card, row.person, row.edition, row.bundle])?;
        self.touch("card", "")
    }
}
