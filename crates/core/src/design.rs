//! The structure of the mixed model's equations: which reviews tie which proposal to which reviewer, component by
//! component, and which side is eliminated (SCORING 2).
//!
//! No variance lives here; [`crate::equations`] puts numbers in.

use crate::cholesky::Pattern;
use crate::graph::Components;
use crate::review::ReviewTable;

/// A component whose factor would take more than this (sum of squared column counts) is solved iteratively. SCORING 2 draws
/// the line at 2·10⁷, but SCORING 10 wants the simulated committee of 500 reviewers, which takes 3·10⁷, to agree with lme4
/// as closely as the small ones do: docs/decisions/0010.
pub(crate) const EXACT_LIMIT: usize = 40_000_000;

/// The reviews as parallel vectors, and their components.
#[derive(Clone, Debug)]
pub(crate) struct Design {
    /// Proposal of each review.
    pub(crate) proposal: Vec<usize>,
    /// Reviewer of each review.
    pub(crate) reviewer: Vec<usize>,
    /// Weight of each review.
    pub(crate) weight: Vec<f64>,
    /// Sum of weights of each proposal.
    pub(crate) proposal_weight: Vec<f64>,
    /// Sum of weights of each reviewer.
    pub(crate) reviewer_weight: Vec<f64>,
    /// The components.
    pub(crate) blocks: Vec<Block>,
}

/// One component: one side is eliminated, the other is kept.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Are the proposals kept (fewer of them than reviewers)?
    pub(crate) keeps_proposals: bool,
    /// Global indices of the kept side.
    pub(crate) kept: Vec<usize>,
    /// Global indices of the eliminated side.
    pub(crate) eliminated: Vec<usize>,
    /// Reviews of this component, in stored order.
    pub(crate) reviews: Vec<usize>,
    /// (pair, eliminated) of each of `reviews`.
    pub(crate) ends: Vec<(usize, usize)>,
    /// Where each eliminated one's pairs begin.
    pub(crate) start: Vec<usize>,
    /// (kept, weight), in stored order.
    pub(crate) pairs: Vec<(usize, f64)>,
    /// Is every weight 1?
    pub(crate) plain: bool,
    /// Where each kept one's pairs begin.
    pub(crate) kept_start: Vec<usize>,
    /// (eliminated, weight).
    pub(crate) kept_pairs: Vec<(usize, f64)>,
    /// The factor's pattern; none where the component is too large for one.
    pub(crate) pattern: Option<Pattern>,
}

impl Design {
    /// Components with more work than `limit` get no factor.
    pub(crate) fn new(table: &ReviewTable, components: &Components, limit: usize) -> Self {
        let reviews = table.reviews();
        let proposal: Vec<usize> = reviews.iter().map(|review| review.proposal).collect();
        let reviewer: Vec<usize> = reviews.iter().map(|review| review.reviewer).collect();
        let weight: Vec<f64> = reviews.iter().map(|review| f64::from(review.weight)).collect();
        let mut parts = vec![Part::default(); components.count];
        for (index, &component) in components.of_proposal.iter().enumerate() {
            parts[component].proposals.push(index);
        }
        for (index, &component) in components.of_reviewer.iter().enumerate() {
            parts[component].reviewers.push(index);
        }
        for (index, review) in reviews.iter().enumerate() {
            parts[components.of_proposal[review.proposal]].reviews.push(index);
        }
        let mut design = Self {
            proposal_weight: vec![0.0; table.proposals().len()],
            reviewer_weight: vec![0.0; table.reviewers().len()],
            proposal,
            reviewer,
            weight,
            blocks: Vec::new(),
        };
        let mut local = Local::new(table);
        design.blocks = parts
            .into_iter()
            .map(|part| Block::new(&design, part, &mut local, limit))
            .collect();
        design.sum_weights();
        design
    }

    /// The same structure with other weights; a weight of nought takes a review out.
    pub(crate) fn with_weights(&self, weight: &[f64]) -> Self {
        let mut design = self.clone();
        design.weight.copy_from_slice(weight);
        design.sum_weights();
        design
    }

    fn sum_weights(&mut self) {
        self.proposal_weight.fill(0.0);
        self.reviewer_weight.fill(0.0);
        for (index, &weight) in self.weight.iter().enumerate() {
            self.proposal_weight[self.proposal[index]] += weight;
            self.reviewer_weight[self.reviewer[index]] += weight;
        }
        for block in &mut self.blocks {
            block.set_weights(&self.weight);
        }
    }

    /// Number of reviews.
    pub(crate) fn reviews(&self) -> usize {
        self.weight.len()
    }

    /// Is every component solved with a factor?
    pub(crate) fn is_exact(&self) -> bool {
        self.blocks.iter().all(|block| block.pattern.is_some())
    }
}

#[derive(Clone, Default)]
struct Part {
    proposals: Vec<usize>,
    reviewers: Vec<usize>,
    reviews: Vec<usize>,
}

/// Scratch space: the place of each proposal and reviewer in its component.
struct Local {
    proposal: Vec<usize>,
    reviewer: Vec<usize>,
}

impl Local {
    fn new(table: &ReviewTable) -> Self {
        Self {
            proposal: vec![0; table.proposals().len()],
            reviewer: vec![0; table.reviewers().len()],
        }
    }
}

impl Block {
    fn new(design: &Design, part: Part, local: &mut Local, limit: usize) -> Self {
        for (at, &proposal) in part.proposals.iter().enumerate() {
            local.proposal[proposal] = at;
        }
        for (at, &reviewer) in part.reviewers.iter().enumerate() {
            local.reviewer[reviewer] = at;
        }
        let keeps_proposals = part.proposals.len() < part.reviewers.len();
        let ends = |review: usize| {
            let ends = (
                local.reviewer[design.reviewer[review]],
                local.proposal[design.proposal[review]],
            );
            if keeps_proposals { (ends.1, ends.0) } else { ends }
        };
        let (kept, eliminated) = if keeps_proposals {
            (part.proposals, part.reviewers)
        } else {
            (part.reviewers, part.proposals)
        };
        // Pairs of each eliminated one in stored order, each pair once.
        let mut lists: Vec<Vec<(usize, usize)>> = vec![Vec::new(); eliminated.len()];
        for (at, &review) in part.reviews.iter().enumerate() {
            let (keep, other) = ends(review);
            lists[other].push((keep, at));
        }
        let mut seen = vec![(usize::MAX, 0); kept.len()];
        let mut block = Self {
            keeps_proposals,
            start: vec![0],
            pairs: Vec::new(),
            plain: false,
            kept_start: vec![0; kept.len() + 1],
            kept_pairs: Vec::new(),
            pattern: None,
            ends: vec![(0, 0); part.reviews.len()],
            kept,
            eliminated,
            reviews: part.reviews,
        };
        for (other, list) in lists.iter().enumerate() {
            for &(keep, at) in list {
                if seen[keep].0 != other {
                    seen[keep] = (other, block.pairs.len());
                    block.pairs.push((keep, 0.0));
                    block.kept_start[keep + 1] += 1;
                }
                block.ends[at] = (seen[keep].1, other);
            }
            block.start.push(block.pairs.len());
        }
        for keep in 0..block.kept.len() {
            block.kept_start[keep + 1] += block.kept_start[keep];
        }
        block.transpose();
        block.pattern = Pattern::new(block.neighbours(), limit);
        block
    }

    /// Fills `kept_pairs` from `pairs`.
    fn transpose(&mut self) {
        let mut next = self.kept_start.clone();
        self.kept_pairs.resize(self.pairs.len(), (0, 0.0));
        for other in 0..self.eliminated.len() {
            for &(keep, weight) in &self.pairs[self.start[other]..self.start[other + 1]] {
                self.kept_pairs[next[keep]] = (other, weight);
                next[keep] += 1;
            }
        }
    }

    fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![usize::MAX; self.kept.len()];
        (0..self.kept.len())
            .map(|keep| {
                seen[keep] = keep;
                let mut near = Vec::new();
                for &(other, _) in self.of_kept(keep) {
                    for &(third, _) in self.of_eliminated(other) {
                        if seen[third] != keep {
                            seen[third] = keep;
                            near.push(third);
                        }
                    }
                }
                near.sort_unstable();
                near
            })
            .collect()
    }

    /// Sums the weights of the reviews into the pairs.
    fn set_weights(&mut self, weight: &[f64]) {
        for pair in &mut self.pairs {
            pair.1 = 0.0;
        }
        for (&review, &(pair, _)) in self.reviews.iter().zip(&self.ends) {
            self.pairs[pair].1 += weight[review];
        }
        #[expect(clippy::float_cmp, reason = "a sum of ones is exact")]
        let plain = self.pairs.iter().all(|pair| pair.1 == 1.0);
        self.plain = plain;
        self.transpose();
    }

    /// The pairs of an eliminated one.
    pub(crate) fn of_eliminated(&self, other: usize) -> &[(usize, f64)] {
        &self.pairs[self.start[other]..self.start[other + 1]]
    }

    /// The pairs of a kept one.
    pub(crate) fn of_kept(&self, keep: usize) -> &[(usize, f64)] {
        &self.kept_pairs[self.kept_start[keep]..self.kept_start[keep + 1]]
    }
}
