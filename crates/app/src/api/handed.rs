//! What was handed in, read back from the bundles that are kept, and how it differs from what stands now.
//!
//! What would leave is gathered in `handin_lines`; here nothing is made and nothing is changed.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::open::{NoCards, open};
use paraph_bundle::payload::draft::{self, ReviewDraft};
use paraph_bundle::payload::{Payload, Slug, Text, canonical};
use paraph_store::Read;

use super::handin_lines::Leaving;
use crate::error::{AppError, Result};
use crate::wire::{ChangedPart, HandInGone, LineDetail};
use crate::words::Language;
use crate::workspace::CallInForce;

/// The reviews of a hand-in, by proposal, as they stood.
pub(super) fn reviews_of(read: &Read<'_>, number: i64) -> Result<BTreeMap<String, ReviewDraft>> {
    let mut reviews = BTreeMap::new();
    for file in read.handin_files()? {
        if file.number != number {
            continue;
        }
        let Some(content) = read.handin_content(&file.bundle)? else {
            continue;
        };
        let opened = open(&mut std::io::Cursor::new(&content), &NoCards).map_err(AppError::internal)?;
        if let Payload::Score(score) = &opened.payload {
            reviews.extend(
                draft::read(score)
                    .into_iter()
                    .map(|draft| (draft.proposal.to_hex(), draft)),
            );
        }
    }
    Ok(reviews)
}

/// How a criterion was judged, in a sign or two: the step, or `x`; nothing where there is no score.
fn judged(call: &CallInForce, language: Language, draft: &ReviewDraft, criterion: &Slug) -> Option<String> {
    match draft.scores.get(criterion) {
        Some(step) => Some(call.face(criterion, *step, language)),
        None if draft.na.contains(criterion) => Some("x".to_owned()),
        None => None,
    }
}

/// The passages of one that the other has not, counted by all that they say.
fn passages(draft: &ReviewDraft, criterion: &Slug) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for anchor in draft
        .evidence
        .iter()
        .filter(|anchor| anchor.criterion == *criterion)
    {
        *counted.entry(canonical::text(anchor)).or_default() += 1;
    }
    counted
}

fn beyond(these: &BTreeMap<String, usize>, those: &BTreeMap<String, usize>) -> usize {
    these
        .iter()
        .map(|(key, count)| count.saturating_sub(those.get(key).copied().unwrap_or(0)))
        .sum()
}

/// What differs between a review as it was handed in and as it stands, in the grid's order.
pub(super) fn details(
    call: &CallInForce,
    language: Language,
    was: &ReviewDraft,
    is: &ReviewDraft,
) -> Vec<LineDetail> {
    let mut details = Vec::new();
    let mut differs = |what, criterion: Option<&Slug>, before: Option<String>, after: Option<String>| {
        if before != after {
            details.push(LineDetail {
                what,
                criterion: criterion.map(ToString::to_string),
                before,
                after,
                added: 0,
                removed: 0,
            });
        }
    };
    let said = |withdrawn: bool| withdrawn.then(|| "x".to_owned());
    differs(
        ChangedPart::Withdrawn,
        None,
        said(was.withdrawn),
        said(is.withdrawn),
    );
    let text = |text: Option<&Text>| text.map(ToString::to_string);
    let mut moved = Vec::new();
    for criterion in criteria(call, was, is) {
        let id = Some(&criterion);
        differs(
            ChangedPart::Score,
            id,
            judged(call, language, was, &criterion),
            judged(call, language, is, &criterion),
        );
        differs(
            ChangedPart::Rationale,
            id,
            text(was.rationale.get(&criterion)),
            text(is.rationale.get(&criterion)),
        );
        let (before, after) = (passages(was, &criterion), passages(is, &criterion));
        let (added, removed) = (beyond(&after, &before), beyond(&before, &after));
        if added + removed > 0 {
            moved.push(LineDetail {
                what: ChangedPart::Evidence,
                criterion: Some(criterion.to_string()),
                before: None,
                after: None,
                added,
                removed,
            });
        }
    }
    let step = |step: Option<i64>| step.map(|step| step.to_string());
    differs(
        ChangedPart::Applicant,
        None,
        text(was.overall.as_ref()),
        text(is.overall.as_ref()),
    );
    differs(
        ChangedPart::Committee,
        None,
        text(was.confidential.as_ref()),
        text(is.confidential.as_ref()),
    );
    differs(
        ChangedPart::Confidence,
        None,
        step(was.confidence),
        step(is.confidence),
    );
    details.extend(moved);
    if details.is_empty() {
        // The same words and scores, for another copy of the document or another edition of the grid.
        details.push(LineDetail {
            what: ChangedPart::Basis,
            criterion: None,
            before: None,
            after: None,
            added: 0,
            removed: 0,
        });
    }
    details
}

/// The criteria of the grid, then those that only the reviews name.
fn criteria(call: &CallInForce, was: &ReviewDraft, is: &ReviewDraft) -> Vec<Slug> {
    let mut known: Vec<Slug> = call
        .call
        .rubric
        .criteria
        .iter()
        .map(|criterion| criterion.id.clone())
        .collect();
    let named: BTreeSet<&Slug> = [was, is]
        .into_iter()
        .flat_map(|draft| draft.scores.keys().chain(&draft.na).chain(draft.rationale.keys()))
        .collect();
    let others: Vec<Slug> = named
        .into_iter()
        .filter(|id| !known.contains(id))
        .cloned()
        .collect();
    known.extend(others);
    known
}

/// Reviews that were handed in and do not leave again: of proposals about which the chair is asked, or that were taken off the desk.
pub(super) fn gone(
    read: &Read<'_>,
    handed: &BTreeMap<String, String>,
    leaving: &[Leaving],
) -> Result<Vec<HandInGone>> {
    let still: BTreeSet<&str> = leaving.iter().map(|item| item.row.proposal.as_str()).collect();
    if handed.keys().all(|id| still.contains(id.as_str())) {
        return Ok(Vec::new());
    }
    Ok(read
        .proposals()?
        .into_iter()
        .filter(|row| handed.contains_key(&row.proposal) && !still.contains(row.proposal.as_str()))
        .map(|row| HandInGone {
            proposal: row.proposal,
            number: row.number,
            title: row.title,
        })
        .collect())
}
