//! Reviews: a row for each score, for each text, and one for what belongs to the review as a whole.
//!
//! Rows are small so that an undo touches one value and no other.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use crate::error::Result;
use crate::proposals::asked;
use crate::{Read, Write};

/// A score of a criterion: a step, or *cannot judge*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRow {
    /// The proposal.
    pub proposal: String,
    /// The round.
    pub round: String,
    /// The criterion.
    pub criterion: String,
    /// The hash of the rubric it was given under.
    pub rubric: String,
    /// The step.
    pub step: Option<i64>,
    /// *I cannot judge this*.
    pub na: bool,
    /// How many proposals had been scored before.
    pub seen_before: i64,
    /// When, in milliseconds.
    pub at: i64,
}

/// A text of a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRow {
    /// The proposal.
    pub proposal: String,
    /// The round.
    pub round: String,
    /// `rationale`, `applicant`, `committee` or `private`.
    pub part: String,
    /// The criterion of a rationale; else empty.
    pub criterion: String,
    /// The text.
    pub body: String,
    /// When, in milliseconds.
    pub at: i64,
}

/// What belongs to a review as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// The proposal.
    pub proposal: String,
    /// The round.
    pub round: String,
    /// How sure.
    pub confidence: Option<i64>,
    /// Put off until the end.
    pub later: bool,
    /// When, in milliseconds.
    pub at: i64,
}

fn score(row: &rusqlite::Row<'_>) -> rusqlite::Result<ScoreRow> {
    Ok(ScoreRow {
        proposal: row.get(0)?,
        round: row.get(1)?,
        criterion: row.get(2)?,
        rubric: row.get(3)?,
        step: row.get(4)?,
        na: row.get(5)?,
        seen_before: row.get(6)?,
        at: row.get(7)?,
    })
}

fn text(row: &rusqlite::Row<'_>) -> rusqlite::Result<TextRow> {
    Ok(TextRow {
        proposal: row.get(0)?,
        round: row.get(1)?,
        part: row.get(2)?,
        criterion: row.get(3)?,
        body: row.get(4)?,
        at: row.get(5)?,
    })
}

fn review(row: &rusqlite::Row<'_>) -> rusqlite::Result<ReviewRow> {
    Ok(ReviewRow {
        proposal: row.get(0)?,
        round: row.get(1)?,
        confidence: row.get(2)?,
        later: row.get(3)?,
        at: row.get(4)?,
    })
}

const SCORE: &str = "SELECT proposal, round, criterion, rubric, step, na, seen_before, at FROM score";
const TEXT: &str = "SELECT proposal, round, part, criterion, body, at FROM review_text";
const REVIEW: &str = "SELECT proposal, round, confidence, later, at FROM review";

impl Read<'_> {
    /// Proposals with at least one score.
    pub fn scored_proposals(&self) -> Result<i64> {
        Ok(self
            .connection()
            .query_row("SELECT count(DISTINCT proposal) FROM score", [], |row| row.get(0))?)
    }

    /// Scores of a round; of one proposal, or of all.
    pub fn scores(&self, round: &str, proposal: Option<&str>) -> Result<Vec<ScoreRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{SCORE} WHERE round = ?1 AND {} ORDER BY proposal, criterion",
            asked(proposal, 2)
        ))?;
        let rows = statement.query_map(params![round, proposal], score)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// How many other proposals have a score for a criterion.
    pub fn scored_besides(&self, round: &str, criterion: &str, proposal: &str) -> Result<i64> {
        let mut statement = self.connection().prepare_cached(
            "SELECT count(*) FROM score WHERE round = ?1 AND criterion = ?2 AND proposal <> ?3",
        )?;
        Ok(statement.query_row([round, criterion, proposal], |row| row.get(0))?)
    }

    /// The document on which the newest score of a proposal was given; of one proposal, or of all.
    pub fn scored_documents(&self, round: &str, proposal: Option<&str>) -> Result<BTreeMap<String, String>> {
        // Of a group with MAX, SQLite takes the other columns from the row that has it.
        let mut statement = self.connection().prepare_cached(&format!(
            "SELECT proposal, document, MAX(at) FROM score
             WHERE round = ?1 AND {} AND (step IS NOT NULL OR na = 1) GROUP BY proposal",
            asked(proposal, 2)
        ))?;
        let rows = statement.query_map(params![round, proposal], |row| {
            Ok((row.get(0)?, row.get::<_, Option<String>>(1)?))
        })?;
        let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
        Ok(rows
            .into_iter()
            .filter_map(|(proposal, document)| Some((proposal, document?)))
            .collect())
    }

    /// One score.
    pub fn score(&self, proposal: &str, round: &str, criterion: &str) -> Result<Option<ScoreRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{SCORE} WHERE proposal = ?1 AND round = ?2 AND criterion = ?3"
        ))?;
        Ok(statement
            .query_row([proposal, round, criterion], score)
            .optional()?)
    }

    /// Texts of a round; of one proposal, or of all.
    pub fn texts(&self, round: &str, proposal: Option<&str>) -> Result<Vec<TextRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{TEXT} WHERE round = ?1 AND {} ORDER BY proposal, part, criterion",
            asked(proposal, 2)
        ))?;
        let rows = statement.query_map(params![round, proposal], text)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What belongs to reviews as a whole; of one proposal, or of all.
    pub fn reviews(&self, round: &str, proposal: Option<&str>) -> Result<Vec<ReviewRow>> {
        let mut statement = self.connection().prepare_cached(&format!(
            "{REVIEW} WHERE round = ?1 AND {} ORDER BY proposal",
            asked(proposal, 2)
        ))?;
        let rows = statement.query_map(params![round, proposal], review)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Write<'_> {
    /// Writes a score.
    pub fn put_score(&self, row: &ScoreRow) -> Result<()> {
        self.transaction()
            .prepare_cached(include_str!("reviews/score.sql"))?
            .execute(params![
                row.proposal,
                row.round,
                row.criterion,
                row.rubric,
                row.step,
                row.na,
                row.seen_before,
                row.at
            ])?;
        Ok(())
    }

    /// Removes a score.
    pub fn remove_score(&self, proposal: &str, round: &str, criterion: &str) -> Result<()> {
        self.transaction()
            .prepare_cached("DELETE FROM score WHERE proposal = ?1 AND round = ?2 AND criterion = ?3")?
            .execute([proposal, round, criterion])?;
        Ok(())
    }

    /// Writes a text; an empty one is removed.
    pub fn put_text(&self, row: &TextRow) -> Result<()> {
        if row.body.is_empty() {
            self.transaction()
                .prepare_cached(
                    "DELETE FROM review_text WHERE proposal = ?1 AND round = ?2 AND part = ?3 AND criterion = ?4",
                )?
                .execute(params![row.proposal, row.round, row.part, row.criterion])?;
        } else {
            self.transaction()
                .prepare_cached(
                    "INSERT INTO review_text (proposal, round, part, criterion, body, at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                     ON CONFLICT DO UPDATE SET body = excluded.body, at = excluded.at",
                )?
                .execute(params![
                    row.proposal,
                    row.round,
                    row.part,
                    row.criterion,
                    row.body,
                    row.at
                ])?;
        }
        Ok(())
    }

    /// Writes what belongs to a review as a whole.
    pub fn put_review(&self, row: &ReviewRow) -> Result<()> {
        self.transaction()
            .prepare_cached(
                "INSERT INTO review (proposal, round, confidence, later, at) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO UPDATE SET
                   confidence = excluded.confidence, later = excluded.later, at = excluded.at",
            )?
            .execute(params![
                row.proposal,
                row.round,
                row.confidence,
                row.later,
                row.at
            ])?;
        Ok(())
    }
}
