//! Complete reviews in the one order in which everything is summed, and what is said of them without a model.
//!
//! Cells, rationales and confidence are not here: a review that enters a model is a total (SCORING 1 and 3).

use std::collections::BTreeMap;

use crate::hash::{hex, sha256};
use crate::id::{Head, ProposalId, ReviewerId};
use crate::units::{Micropoints, half_even_ratio};

/// One complete review, as it is handed to the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// By whom.
    pub reviewer: ReviewerId,
    /// The hash of its line; gives its place among the reviews of the proposal.
    pub head: Head,
    /// Its total.
    pub total: Micropoints,
    /// Its declared weight, 1 unless the call declared weights of 1 to 4 before it opened.
    pub weight: u8,
}

/// One row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Review {
    /// Index into [`ReviewTable::proposals`].
    pub proposal: usize,
    /// Index into [`ReviewTable::reviewers`].
    pub reviewer: usize,
    /// Its total.
    pub total: Micropoints,
    /// Its declared weight.
    pub weight: u8,
}

/// The complete reviews of a call: proposals by id, the reviews of a proposal by head, reviewers by their smallest
/// head. Any order of entries gives the same table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewTable {
    proposals: Vec<ProposalId>,
    reviewers: Vec<ReviewerId>,
    reviews: Vec<Review>,
    first: Vec<usize>,
}

/// What is said of a proposal without any model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Raw {
    /// Complete reviews.
    pub reviews: usize,
    /// Their mean.
    pub mean: Micropoints,
    /// The smallest total.
    pub smallest: Micropoints,
    /// The largest total.
    pub largest: Micropoints,
    /// Sample standard deviation in points; 0 with one review.
    pub deviation: f64,
}

impl ReviewTable {
    /// Sorts the entries.
    pub fn new(mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| {
            let of = |entry: &Entry| (entry.head, entry.total, entry.weight);
            a.proposal
                .cmp(&b.proposal)
                .then_with(|| of(a).cmp(&of(b)))
                .then_with(|| a.reviewer.cmp(&b.reviewer))
        });
        let mut smallest: BTreeMap<&ReviewerId, Head> = BTreeMap::new();
        for entry in &entries {
            let head = smallest.entry(&entry.reviewer).or_insert(entry.head);
            *head = entry.head.min(*head);
        }
        let mut order: Vec<(Head, &ReviewerId)> = smallest
            .into_iter()
            .map(|(reviewer, head)| (head, reviewer))
            .collect();
        order.sort();
        let index: BTreeMap<&ReviewerId, usize> =
            order.iter().enumerate().map(|(at, &(_, id))| (id, at)).collect();
        let mut table = Self {
            reviewers: order.iter().map(|&(_, id)| id.clone()).collect(),
            ..Self::default()
        };
        for entry in &entries {
            if table.proposals.last() != Some(&entry.proposal) {
                table.first.push(table.reviews.len());
                table.proposals.push(entry.proposal.clone());
            }
            table.reviews.push(Review {
                proposal: table.proposals.len() - 1,
                reviewer: index.get(&entry.reviewer).copied().unwrap_or_default(),
                total: entry.total,
                weight: entry.weight,
            });
        }
        table.first.push(table.reviews.len());
        table
    }

    /// The proposals, by the bytes of their ids.
    pub fn proposals(&self) -> &[ProposalId] {
        &self.proposals
    }

    /// The reviewers, by their smallest head.
    pub fn reviewers(&self) -> &[ReviewerId] {
        &self.reviewers
    }

    /// All reviews, by proposal and head.
    pub fn reviews(&self) -> &[Review] {
        &self.reviews
    }

    /// The reviews of one proposal.
    pub fn of_proposal(&self, proposal: usize) -> &[Review] {
        match (self.first.get(proposal), self.first.get(proposal + 1)) {
            (Some(&from), Some(&to)) => &self.reviews[from..to],
            _ => &[],
        }
    }

    /// The place of a proposal in [`Self::proposals`].
    pub fn proposal(&self, id: &ProposalId) -> Option<usize> {
        self.proposals.binary_search(id).ok()
    }

    /// How many reviews each reviewer gave.
    pub fn reviewer_counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.reviewers.len()];
        for review in &self.reviews {
            counts[review.reviewer] += 1;
        }
        counts
    }

    /// Mean and spread of a proposal's reviews (SCORING 1).
    pub fn raw(&self, proposal: usize) -> Raw {
        let reviews = self.of_proposal(proposal);
        let totals = || reviews.iter().map(|review| i128::from(review.total.0));
        let count = i128::try_from(reviews.len()).unwrap_or(i128::MAX).max(1);
        let (sum, squares) = (
            totals().sum::<i128>(),
            totals().map(|total| total * total).sum::<i128>(),
        );
        let narrow = |wide: i128| Micropoints(i64::try_from(wide).unwrap_or_default());
        #[expect(
            clippy::cast_precision_loss,
            reason = "a spread for the eye; the integers are exact up to here"
        )]
        let deviation = if count > 1 {
            ((count * squares - sum * sum) as f64 / (count * (count - 1)) as f64).sqrt() / 1e6
        } else {
            0.0
        };
        Raw {
            reviews: reviews.len(),
            mean: narrow(half_even_ratio(sum, count)),
            smallest: narrow(totals().min().unwrap_or_default()),
            largest: narrow(totals().max().unwrap_or_default()),
            deviation,
        }
    }

    /// The same table with the totals given by `total`, which is told index and review; for what-ifs and options.
    #[must_use]
    pub fn with_totals(&self, mut total: impl FnMut(usize, &Review) -> Micropoints) -> Self {
        let mut table = self.clone();
        for (index, review) in self.reviews.iter().enumerate() {
            table.reviews[index].total = total(index, review);
        }
        table
    }

    /// Id of the frozen inputs of a table without a call (SCORING 3): the call id is 64 zeros, the lines are
    /// proposal, reviewer and total.
    pub fn inputs_id(&self) -> String {
        let line = |review: &Review| {
            format!(
                "{}\t{}\t{}\n",
                self.proposals[review.proposal], self.reviewers[review.reviewer], review.total
            )
        };
        inputs_id(&"0".repeat(64), self.reviews.iter().map(line).collect())
    }
}

/// Id of the frozen inputs (SCORING 3): `call` is the SHA-256 of `call.json` in hex, `lines` are the counted heads,
/// each with its LF; their order does not matter.
pub fn inputs_id(call: &str, mut lines: Vec<String>) -> String {
    lines.sort();
    let mut parts: Vec<&[u8]> = vec![b"paraph inputs v1\n", call.as_bytes(), b"\n"];
    parts.extend(lines.iter().map(String::as_bytes));
    hex(&sha256(&parts))
}

/// The head of a review in a table without bundles (SCORING 3). `number` is 1 for the first review of this proposal,
/// reviewer and panel; further ones are numbered from 2.
pub fn table_head(proposal: &str, reviewer: &str, panel: &str, number: usize) -> Head {
    let line = if number < 2 {
        format!("{proposal}\t{reviewer}\t{panel}\n")
    } else {
        format!("{proposal}\t{reviewer}\t{panel}\t{number}\n")
    };
    Head(sha256(&[line.as_bytes()]))
}
