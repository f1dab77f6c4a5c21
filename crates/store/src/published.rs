//! What was published, as rows: filled from the signed bytes of an edition, read by other programs through the views `public_*`.
//! Paraph itself reads the bytes.

use rusqlite::params;

use crate::error::Result;
use crate::{Read, Write};

/// An edition.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns of the view, which docs/views.md tells")]
pub struct PublishedEdition {
    pub edition: i64,
    pub at: String,
    pub call: String,
    pub sponsor: String,
    pub unit: String,
    pub unit_digits: i64,
    pub bundle: String,
}

/// A criterion of its grid.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns of the view, which docs/views.md tells")]
pub struct PublishedCriterion {
    pub criterion: String,
    pub title: String,
    pub lowest: i64,
    pub highest: i64,
    pub high_is_best: bool,
    pub weight: i64,
}

/// A proposal of its list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns of the view, which docs/views.md tells")]
pub struct PublishedProposal {
    pub proposal: String,
    pub number: String,
    pub title: Option<String>,
    pub track: String,
    pub place: i64,
    pub reviews: i64,
    pub raw_micropoints: Option<i64>,
    pub calibrated_micropoints: Option<i64>,
    pub expected_rank_centiranks: Option<i64>,
    pub rank_low_90: Option<i64>,
    pub rank_high_90: Option<i64>,
    pub funded_basispoints: Option<i64>,
    pub decision: String,
    pub why: String,
    pub amount: Option<i64>,
}

/// A review that counted.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "columns of the view, which docs/views.md tells")]
pub struct PublishedReview {
    pub head: String,
    pub reviewer: String,
    pub proposal: Option<String>,
    pub round: Option<String>,
    pub total_micropoints: Option<i64>,
    /// Criterion and step; no step is *cannot judge*.
    pub scores: Vec<(String, Option<i64>)>,
}

impl Read<'_> {
    /// Editions that have their rows.
    pub fn published_editions(&self) -> Result<Vec<i64>> {
        let mut statement = self
            .connection()
            .prepare_cached("SELECT edition FROM published_edition ORDER BY edition")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<std::result::Result<_, _>>()?)
    }
}

impl Write<'_> {
    /// Fills the rows of an edition.
    pub fn fill_published(
        &self,
        edition: &PublishedEdition,
        criteria: &[PublishedCriterion],
        proposals: &[PublishedProposal],
        reviews: impl IntoIterator<Item = PublishedReview>,
    ) -> Result<()> {
        let transaction = self.transaction();
        transaction
            .prepare_cached("INSERT INTO published_edition (edition, at, call, sponsor, unit, unit_digits, bundle) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![
                edition.edition,
                edition.at,
                edition.call,
                edition.sponsor,
                edition.unit,
                edition.unit_digits,
                edition.bundle
            ])?;
        let mut insert = transaction.prepare_cached(
            "INSERT INTO published_criterion (edition, criterion, title, lowest, highest, high_is_best, weight)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        for row in criteria {
            insert.execute(params![
                edition.edition,
                row.criterion,
                row.title,
                row.lowest,
                row.highest,
                row.high_is_best,
                row.weight
            ])?;
        }
        let mut insert = transaction.prepare_cached(
            "INSERT INTO published_proposal (edition, proposal, number, title, track, place, reviews, raw_micropoints,
               calibrated_micropoints, expected_rank_centiranks, rank_low_90, rank_high_90, funded_basispoints, decision, why, amount)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
        )?;
        for row in proposals {
            insert.execute(params![
                edition.edition,
                row.proposal,
                row.number,
                row.title,
                row.track,
                row.place,
                row.reviews,
                row.raw_micropoints,
                row.calibrated_micropoints,
                row.expected_rank_centiranks,
                row.rank_low_90,
                row.rank_high_90,
                row.funded_basispoints,
                row.decision,
                row.why,
                row.amount
            ])?;
        }
        let mut insert = transaction.prepare_cached(
            "INSERT INTO published_review (edition, head, reviewer, proposal, round, total_micropoints)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        let mut score = transaction
            .prepare_cached("INSERT INTO published_score (review, criterion, step) VALUES (?1, ?2, ?3)")?;
        for row in reviews {
            let id = insert.insert(params![
                edition.edition,
                row.head,
                row.reviewer,
                row.proposal,
                row.round,
                row.total_micropoints
            ])?;
            for (criterion, step) in &row.scores {
                score.execute(params![id, criterion, step])?;
            }
        }
        Ok(())
    }
}
