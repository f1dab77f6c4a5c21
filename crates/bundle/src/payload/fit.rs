//! Whether the reviews of a bundle fit the call: proposals, rounds, criteria, steps and pages.
//!
//! A head is judged against the rubric that it names: that of the edition the bundle names, or of an earlier one that is known
//! here. With a rubric unknown here its scores are not judged; the merge shows it as outdated.

use std::collections::BTreeMap;

use super::call::{CallEdition, Rubric};
use super::decode::Kept;
use super::id::{Hash, ProposalId};
use super::proposal::Proposal;
use super::review::{Evidence, Head, HeadState, Part};
use crate::fault::{Code, Fault, Param};

/// What reviews are judged against.
#[derive(Debug)]
pub struct Fit<'a> {
    edition: &'a CallEdition,
    rubrics: BTreeMap<Hash, &'a Rubric>,
    proposals: BTreeMap<ProposalId, &'a Proposal>,
}

fn unfit(proposal: ProposalId, criterion: &str) -> Fault {
    Fault::new(Code::ScoreRange, format!("{proposal} {criterion}"))
        .with(Param::Proposal, proposal.to_hex())
        .with(Param::Criterion, criterion)
}

impl<'a> Fit<'a> {
    /// Against the edition that the bundle names and its proposals; `others` are further editions of the same call known here.
    pub fn new(
        edition: &'a CallEdition,
        proposals: impl IntoIterator<Item = &'a Proposal>,
        others: impl IntoIterator<Item = &'a CallEdition>,
    ) -> Self {
        let mut rubrics: BTreeMap<Hash, &Rubric> = others
            .into_iter()
            .map(|other| (other.rubric, &other.call.rubric))
            .collect();
        rubrics.insert(edition.rubric, &edition.call.rubric);
        Self {
            edition,
            rubrics,
            proposals: proposals
                .into_iter()
                .map(|proposal| (proposal.proposal, proposal))
                .collect(),
        }
    }

    /// Whether the call has this proposal.
    pub fn has_proposal(&self, proposal: ProposalId) -> bool {
        self.proposals.contains_key(&proposal)
    }

    /// Judges a head (`SCORE_RANGE`).
    pub fn head(&self, head: &Head) -> Result<(), Fault> {
        let proposal = head.proposal;
        if !self.has_proposal(proposal) {
            return Err(unfit(proposal, "-"));
        }
        if self.edition.call.round_index(&head.round).is_none() {
            return Err(unfit(proposal, &head.round));
        }
        let Some(rubric) = self.rubrics.get(&head.rubric) else {
            return Ok(());
        };
        for (id, step) in &head.scores {
            let criterion = rubric.criterion(id).ok_or_else(|| unfit(proposal, id))?;
            if !(criterion.min..=criterion.max).contains(step) {
                return Err(unfit(proposal, id));
            }
        }
        for id in &head.na {
            if !rubric.criterion(id).is_some_and(|criterion| criterion.na) {
                return Err(unfit(proposal, id));
            }
        }
        if let Some(step) = head.confidence {
            let scale = rubric.confidence.as_ref();
            if !scale.is_some_and(|scale| (scale.min..=scale.max).contains(&step)) {
                return Err(unfit(proposal, "confidence"));
            }
        }
        let open = rubric
            .criteria
            .iter()
            .find(|criterion| !head.scores.contains_key(&criterion.id) && !head.na.contains(&criterion.id));
        match (head.state, open) {
            (HeadState::Scored, Some(criterion)) => Err(unfit(proposal, &criterion.id)),
            (HeadState::Incomplete, None) => Err(unfit(proposal, "state")),
            _ => Ok(()),
        }
    }

    /// Judges that a text belongs to a criterion of its head's rubric, or to the whole.
    pub fn part(&self, part: &Part, rubric: Hash) -> Result<(), Fault> {
        let known = part.part.as_str() == "overall"
            || self
                .rubrics
                .get(&rubric)
                .is_none_or(|rubric| rubric.criterion(&part.part).is_some());
        if known {
            Ok(())
        } else {
            Err(unfit(part.proposal, &part.part))
        }
    }

    /// Judges marks: the criterion as in [`Fit::head`], the page against the document where its length is known.
    pub fn evidence(&self, evidence: &Evidence, rubric: Hash) -> Result<(), Fault> {
        let proposal = self.proposals.get(&evidence.proposal);
        for anchor in &evidence.anchors {
            let pages = proposal
                .filter(|proposal| proposal.document == Some(anchor.document))
                .and_then(|proposal| proposal.pages);
            anchor.judge(pages)?;
            let rubric = self.rubrics.get(&rubric);
            if rubric.is_some_and(|rubric| rubric.criterion(&anchor.criterion).is_none()) {
                return Err(unfit(evidence.proposal, &anchor.criterion));
            }
        }
        Ok(())
    }

    /// Judges all reviews of a bundle, and the proposals of its conflicts.
    pub fn all(&self, score: &super::reader::Score) -> Result<(), Fault> {
        let mut rubrics = BTreeMap::new();
        for head in &score.heads {
            self.head(&head.value)?;
            rubrics.insert(head.value.key(), head.value.rubric);
        }
        let rubric_of = |proposal, round: &super::id::Slug| rubrics.get(&(proposal, round.clone())).copied();
        for Kept { value: part, .. } in score.texts.iter().chain(&score.confidential) {
            if let Some(rubric) = rubric_of(part.proposal, &part.round) {
                self.part(part, rubric)?;
            }
        }
        for Kept { value: evidence, .. } in &score.evidence {
            if let Some(rubric) = rubric_of(evidence.proposal, &evidence.round) {
                self.evidence(evidence, rubric)?;
            }
        }
        for Kept { value: conflict, .. } in &score.conflicts {
            if !self.has_proposal(conflict.proposal) {
                return Err(unfit(conflict.proposal, "-"));
            }
        }
        Ok(())
    }
}
