//! The rows that other programs read through the views `public_*`: made from the signed bytes of each edition, so that they hold
//! nothing that is not published.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::call::{Best, Call, CallEdition};
use paraph_bundle::payload::result::{PublicScore, Ranked};
use paraph_bundle::payload::review::Head;
use paraph_store::{
    PublicationRow, PublishedCriterion, PublishedEdition, PublishedProposal, PublishedReview, Write,
};
use serde::de::DeserializeOwned;

use super::super::{base, draft, totals};
use crate::App;
use crate::error::{AppError, Result};

/// Fills the rows of every final edition that has none yet.
pub(super) fn fill(app: &App) -> Result<()> {
    let (known, rows) = base::read(app, |read| Ok((read.published_editions()?, read.publications()?)))?;
    let missing = rows
        .into_iter()
        .filter(|row| row.stage == "final" && !known.contains(&row.edition));
    let parts: Vec<Parts> = missing.map(|row| Parts::of(&row)).collect::<Result<_>>()?;
    if parts.is_empty() {
        return Ok(());
    }
    base::workspace(app)?.write(app, move |write| {
        for part in &parts {
            part.put(write)?;
        }
        Ok(())
    })
}

/// The rows of an edition.
struct Parts {
    edition: PublishedEdition,
    criteria: Vec<PublishedCriterion>,
    proposals: Vec<PublishedProposal>,
    reviews: Vec<PublishedReview>,
}

fn small(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// The lines of a member; those of another form, such as a hash in place of a name, are left out.
fn lines<T: DeserializeOwned>(member: &str) -> Vec<T> {
    member
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok())
        .collect()
}

impl Parts {
    fn of(row: &PublicationRow) -> Result<Self> {
        let mut archive =
            zip::ZipArchive::new(Cursor::new(row.content.as_slice())).map_err(AppError::internal)?;
        let mut member = |name: &str| -> Result<String> {
            let mut text = String::new();
            archive
                .by_name(name)
                .map_err(AppError::internal)?
                .read_to_string(&mut text)
                .map_err(AppError::internal)?;
            Ok(text)
        };
        let frozen = CallEdition::read(member("call.json")?.as_bytes(), Unknown::LeftAside)
            .map_err(|fault| AppError::internal(fault.to_string()))?;
        let call = &frozen.call;
        let titles: BTreeMap<String, String> = lines::<serde_json::Value>(&member("about.jsonl")?)
            .iter()
            .filter_map(|about| {
                Some((
                    about["proposal"].as_str()?.to_owned(),
                    about["title"].as_str()?.to_owned(),
                ))
            })
            .collect();
        let ranked: Vec<Ranked> = lines(&member("ranking.jsonl")?);
        let scores: Vec<PublicScore> = lines(&member("scores.jsonl")?);
        Ok(Self {
            edition: PublishedEdition {
                edition: row.edition,
                at: crate::time::crossing(row.at),
                call: call.title.to_string(),
                sponsor: call.sponsor.to_string(),
                unit: call.unit.code.to_string(),
                unit_digits: small(call.unit.digits),
                bundle: row.bundle.clone(),
            },
            criteria: criteria(call),
            proposals: ranked.iter().map(|row| proposal(row, &titles)).collect(),
            reviews: scores.into_iter().map(|score| review(call, score)).collect(),
        })
    }

    fn put(&self, write: &Write<'_>) -> Result<()> {
        Ok(write.fill_published(
            &self.edition,
            &self.criteria,
            &self.proposals,
            self.reviews.iter().cloned(),
        )?)
    }
}

fn criteria(call: &Call) -> Vec<PublishedCriterion> {
    call.rubric
        .criteria
        .iter()
        .map(|criterion| PublishedCriterion {
            criterion: criterion.id.to_string(),
            title: criterion.title.to_string(),
            lowest: criterion.min,
            highest: criterion.max,
            high_is_best: criterion.best == Best::High,
            weight: small(criterion.weight),
        })
        .collect()
}

fn proposal(row: &Ranked, titles: &BTreeMap<String, String>) -> PublishedProposal {
    let id = row.proposal.to_hex();
    PublishedProposal {
        title: titles.get(&id).cloned(),
        proposal: id,
        number: row.number.to_string(),
        track: row.track.to_string(),
        place: small(row.place),
        reviews: small(row.reviews),
        raw_micropoints: row.raw_micropoints,
        calibrated_micropoints: row.calibrated_micropoints,
        expected_rank_centiranks: row.expected_rank_centiranks,
        rank_low_90: row.rank_low_90.map(small),
        rank_high_90: row.rank_high_90.map(small),
        funded_basispoints: row.funded_basispoints,
        decision: draft::spelled(&row.decision),
        why: draft::spelled(&row.why),
        amount: row.amount.map(small),
    }
}

/// A review as far as the call publishes it; without its line, head and label alone.
fn review(call: &Call, score: PublicScore) -> PublishedReview {
    let head: Option<Head> = score
        .line
        .as_ref()
        .and_then(|line| serde_json::from_str(line.as_str()).ok());
    let scores = head.as_ref().map_or_else(Vec::new, |head| {
        let given = head
            .scores
            .iter()
            .map(|(criterion, step)| (criterion.to_string(), Some(*step)));
        let not = head.na.iter().map(|criterion| (criterion.to_string(), None));
        given.chain(not).collect()
    });
    PublishedReview {
        head: score.head.to_hex(),
        reviewer: score.reviewer.to_string(),
        proposal: head.as_ref().map(|head| head.proposal.to_hex()),
        round: head.as_ref().map(|head| head.round.to_string()),
        total_micropoints: head.as_ref().and_then(|head| totals::total(call, head)),
        scores,
    }
}
