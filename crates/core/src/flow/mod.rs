//! Flow between proposals and reviewers: the largest one (Dinic) here, the cheapest one in `cheapest`.
//!
//! Nodes are proposals, reviewers and one sink; a pair carries one review at most. What a pair costs, and which pairs
//! there are, is decided in [`crate::assign`].

mod cheapest;

use std::collections::VecDeque;

/// Proposals in need from which the smallest cut is looked for.
const TRIED: usize = 64;

/// Pairs between proposals and reviewers, and the flow on them.
#[derive(Clone, Debug)]
pub(crate) struct Network {
    /// How many reviews each proposal needs.
    need: Vec<u32>,
    /// How many each reviewer takes at most.
    load: Vec<u32>,
    /// Where each proposal's pairs begin.
    start: Vec<usize>,
    /// The reviewer of each pair.
    reviewer: Vec<u32>,
    /// The proposal of each pair.
    proposal: Vec<u32>,
    cost: Vec<i32>,
    /// Where each reviewer's list of pairs begins.
    reviewer_start: Vec<usize>,
    reviewer_pairs: Vec<u32>,
    /// Does the pair carry a review?
    pub(crate) used: Vec<bool>,
    /// Reviews of each reviewer.
    taken: Vec<u32>,
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

impl Network {
    /// `pairs[proposal]` holds (reviewer, cost), by reviewer.
    pub(crate) fn new(need: Vec<u32>, load: Vec<u32>, pairs: &[Vec<(usize, i32)>]) -> Self {
        let mut start = vec![0];
        let (mut reviewer, mut proposal, mut cost) = (Vec::new(), Vec::new(), Vec::new());
        let mut reviewer_start = vec![0; load.len() + 1];
        for (from, list) in pairs.iter().enumerate() {
            for &(to, price) in list {
                reviewer.push(index(to));
                proposal.push(index(from));
                cost.push(price);
                reviewer_start[to + 1] += 1;
            }
            start.push(reviewer.len());
        }
        for at in 0..load.len() {
            reviewer_start[at + 1] += reviewer_start[at];
        }
        let mut next = reviewer_start.clone();
        let mut reviewer_pairs = vec![0; reviewer.len()];
        for (pair, &to) in reviewer.iter().enumerate() {
            reviewer_pairs[next[to as usize]] = index(pair);
            next[to as usize] += 1;
        }
        let (used, taken) = (vec![false; reviewer.len()], vec![0; load.len()]);
        Self {
            need,
            load,
            start,
            reviewer,
            proposal,
            cost,
            reviewer_start,
            reviewer_pairs,
            used,
            taken,
        }
    }

    fn pairs_of_reviewer(&self, reviewer: usize) -> &[u32] {
        &self.reviewer_pairs[self.reviewer_start[reviewer]..self.reviewer_start[reviewer + 1]]
    }

    /// Reviewer and cost of each pair of a proposal that carries a review.
    pub(crate) fn chosen(&self, proposal: usize) -> impl Iterator<Item = (usize, i32)> + '_ {
        let range = self.start[proposal]..self.start[proposal + 1];
        range
            .filter(|&pair| self.used[pair])
            .map(|pair| (self.reviewer[pair] as usize, self.cost[pair]))
    }

    /// What each proposal still lacks.
    fn missing(&self) -> Vec<u32> {
        let mut missing = self.need.clone();
        for (pair, used) in self.used.iter().enumerate() {
            if *used {
                missing[self.proposal[pair] as usize] -= 1;
            }
        }
        missing
    }

    /// After a [`Self::fill`] that fell short: the fewest proposals that together have too few reviewers, as far as one of
    /// those in need leads to them. The first ones in need are tried.
    pub(crate) fn shortest(&self) -> Vec<usize> {
        let missing = self.missing();
        let short = (0..missing.len()).filter(|&at| missing[at] > 0);
        let cut = |at: usize| -> Vec<usize> {
            let mut alone = vec![0; missing.len()];
            alone[at] = missing[at];
            let (depth, _, _) = self.levels(&alone);
            (0..depth.len()).filter(|&at| depth[at] != u32::MAX).collect()
        };
        short
            .take(TRIED)
            .map(cut)
            .min_by_key(Vec::len)
            .unwrap_or_default()
    }

    /// Sends as much as possible. The answer is empty if every need is met; else the proposals on the short side of the
    /// smallest cut, which together have too few reviewers.
    pub(crate) fn fill(&mut self) -> Vec<usize> {
        let proposals = self.need.len();
        let mut missing = self.missing();
        loop {
            let (depth_proposal, depth_reviewer, reached) = self.levels(&missing);
            if !reached {
                if missing.iter().all(|&missing| missing == 0) {
                    return Vec::new();
                }
                return (0..proposals)
                    .filter(|&at| depth_proposal[at] != u32::MAX)
                    .collect();
            }
            let mut next_proposal: Vec<usize> = self.start[..proposals].to_vec();
            let mut next_reviewer: Vec<usize> = self.reviewer_start[..self.load.len()].to_vec();
            for from in 0..proposals {
                while missing[from] > 0
                    && self.augment(
                        from,
                        (&depth_proposal, &depth_reviewer),
                        &mut next_proposal,
                        &mut next_reviewer,
                    )
                {
                    missing[from] -= 1;
                }
            }
        }
    }

    /// Breadth-first depths from proposals in need.
    fn levels(&self, missing: &[u32]) -> (Vec<u32>, Vec<u32>, bool) {
        let mut depth_proposal = vec![u32::MAX; self.need.len()];
        let mut depth_reviewer = vec![u32::MAX; self.load.len()];
        let mut queue: VecDeque<usize> = (0..missing.len()).filter(|&at| missing[at] > 0).collect();
        for &at in &queue {
            depth_proposal[at] = 0;
        }
        let mut reached = u32::MAX;
        while let Some(from) = queue.pop_front() {
            let depth = depth_proposal[from];
            if depth >= reached {
                break;
            }
            for pair in self.start[from]..self.start[from + 1] {
                let to = self.reviewer[pair] as usize;
                if self.used[pair] || depth_reviewer[to] != u32::MAX {
                    continue;
                }
                depth_reviewer[to] = depth + 1;
                if self.taken[to] < self.load[to] {
                    reached = depth + 1;
                    continue;
                }
                for &back in self.pairs_of_reviewer(to) {
                    let other = self.proposal[back as usize] as usize;
                    if self.used[back as usize] && depth_proposal[other] == u32::MAX {
                        depth_proposal[other] = depth + 2;
                        queue.push_back(other);
                    }
                }
            }
        }
        (depth_proposal, depth_reviewer, reached != u32::MAX)
    }

    /// One path to a reviewer with room, along rising depths.
    fn augment(
        &mut self,
        from: usize,
        (depth_proposal, depth_reviewer): (&[u32], &[u32]),
        next_proposal: &mut [usize],
        next_reviewer: &mut [usize],
    ) -> bool {
        // Pairs of the path so far: one forth, one back, one forth …
        let mut path: Vec<usize> = Vec::new();
        let mut at = from;
        loop {
            let pair = next_proposal[at];
            if pair == self.start[at + 1] {
                // A dead end: one step back, past the pair that led here.
                let Some(back) = path.pop() else { return false };
                let Some(forth) = path.pop() else { return false };
                next_reviewer[self.reviewer[back] as usize] += 1;
                at = self.proposal[forth] as usize;
                continue;
            }
            let to = self.reviewer[pair] as usize;
            if self.used[pair] || depth_reviewer[to] != depth_proposal[at].saturating_add(1) {
                next_proposal[at] += 1;
                continue;
            }
            if self.taken[to] < self.load[to] {
                path.push(pair);
                self.taken[to] += 1;
                for pair in path {
                    self.used[pair] = !self.used[pair];
                }
                return true;
            }
            let mut onward = None;
            while next_reviewer[to] < self.reviewer_start[to + 1] {
                let back = self.reviewer_pairs[next_reviewer[to]] as usize;
                let other = self.proposal[back] as usize;
                if self.used[back] && depth_proposal[other] == depth_reviewer[to].saturating_add(1) {
                    onward = Some((back, other));
                    break;
                }
                next_reviewer[to] += 1;
            }
            match onward {
                Some((back, other)) => {
                    path.push(pair);
                    path.push(back);
                    at = other;
                }
                None => next_proposal[at] += 1,
            }
        }
    }
}
