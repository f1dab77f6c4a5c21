//! Who reviews what: enough reviewers for every proposal, within conflicts and loads, by greatest similarity, and fairly
//! where wanted (SCORING 8).
//!
//! Where similarity comes from (bids, words, indexed texts) and which pairs a conflict forbids is the caller's business:
//! here are only the pairs that are allowed.

use std::borrow::Cow;

use crate::flow::Network;

mod connect;
mod hand;

pub use hand::{Change, Price};

/// Candidates per proposal, and per reviewer, to begin with.
const CANDIDATES: usize = 60;
/// Rounds of the fairness stage.
const ROUNDS: usize = 5;

/// The greatest similarity.
pub const MOST_SIMILAR: u32 = 10_000;

/// Reviewers of one proposal with their similarity, by index.
pub type Pairs = Vec<(usize, u32)>;

/// What is to be assigned. Proposals and reviewers stand in the order of their ids, which decides ties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Reviewers that each proposal needs, those set by hand included.
    pub needs: Vec<u32>,
    /// The most proposals of each reviewer, those set by hand included.
    pub loads: Vec<u32>,
    /// For each proposal the reviewers that no conflict forbids, by index, with similarity 0 to 10,000.
    pub allowed: Vec<Pairs>,
    /// For each proposal the reviewers set by hand: they stay, whatever the rest; empty where nobody is.
    pub given: Vec<Pairs>,
}

/// An assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The reviewers of each proposal with their similarity, by index.
    pub reviewers: Vec<Pairs>,
}

/// These proposals together have too few reviewers. Whoever doubts it counts: each reviewer can take each of the
/// proposals that are allowed once, and no more than the load, and all that does not reach what is needed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} proposals together need {needed} reviews, and the reviewers allowed for them can give {available}", proposals.len())]
pub struct TooFewReviewers {
    /// The proposals of the smallest cut that was found, by index.
    pub proposals: Vec<usize>,
    /// Reviews that they need together, beyond those set by hand.
    pub needed: u64,
    /// Reviews that the reviewers allowed for them can give them at most.
    pub available: u64,
    /// Whoever is allowed for any of them, by index, with the most reviews that they can give these proposals.
    pub reviewers: Vec<(usize, u32)>,
}

impl TooFewReviewers {
    /// How many reviews are missing: so many more reviewers, or places in their loads, would do for these proposals.
    pub fn missing(&self) -> u64 {
        self.needed.saturating_sub(self.available)
    }
}

impl Assignment {
    /// The sum of similarities.
    pub fn total(&self) -> u64 {
        self.reviewers
            .iter()
            .flatten()
            .map(|&(_, similarity)| u64::from(similarity))
            .sum()
    }

    /// The smallest similarity of any pair; `None` if nothing is assigned.
    pub fn smallest(&self) -> Option<u32> {
        self.reviewers
            .iter()
            .flatten()
            .map(|&(_, similarity)| similarity)
            .min()
    }

    /// The smallest sum over one proposal: how well the worst served is served.
    pub fn worst_served(&self) -> Option<u64> {
        self.reviewers
            .iter()
            .map(|list| list.iter().map(|&(_, similarity)| u64::from(similarity)).sum())
            .min()
    }

    /// Groups of proposals that share reviewers, each by index; more than one means that places across them cannot be
    /// compared.
    pub fn components(&self) -> Vec<Vec<usize>> {
        let mut of_reviewer: Vec<Option<usize>> = Vec::new();
        let mut parent: Vec<usize> = (0..self.reviewers.len()).collect();
        for (proposal, list) in self.reviewers.iter().enumerate() {
            for &(reviewer, _) in list {
                if of_reviewer.len() <= reviewer {
                    of_reviewer.resize(reviewer + 1, None);
                }
                let other = *of_reviewer[reviewer].get_or_insert(proposal);
                let (a, b) = (root(&mut parent, proposal), root(&mut parent, other));
                parent[a.max(b)] = a.min(b);
            }
        }
        let mut groups: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
        for proposal in 0..self.reviewers.len() {
            groups
                .entry(root(&mut parent, proposal))
                .or_default()
                .push(proposal);
        }
        groups.into_values().collect()
    }
}

fn root(parent: &mut [usize], mut node: usize) -> usize {
    while parent[node] != node {
        parent[node] = parent[parent[node]];
        node = parent[node];
    }
    node
}

impl Problem {
    /// The same need for every proposal, nobody set by hand.
    pub fn even(per_proposal: u32, loads: Vec<u32>, allowed: Vec<Pairs>) -> Self {
        Self {
            needs: vec![per_proposal; allowed.len()],
            given: vec![Vec::new(); allowed.len()],
            loads,
            allowed,
        }
    }

    /// The assignment of the greatest total similarity over the candidate pairs.
    pub fn most_similar(&self) -> Result<Assignment, TooFewReviewers> {
        let open = Open::new(self);
        let (mut network, candidates) = open.feasible()?;
        network.cheapest();
        Ok(open.read(&network, &candidates))
    }

    /// The fair assignment (`PeerReview4All`: Stelmakh, Shah, Singh 2021, JMLR 22(163)): the worst-served proposals are
    /// served as well as can be, then the next, and within that the total is the greatest.
    pub fn fair(&self) -> Result<Assignment, TooFewReviewers> {
        let open = Open::new(self);
        let (_, candidates) = open.feasible()?;
        let mut floor = vec![0_u32; candidates.len()];
        let mut fixed: Vec<bool> = open.needs.iter().map(|&need| need == 0).collect();
        for _ in 0..ROUNDS {
            if fixed.iter().all(|&fixed| fixed) {
                break;
            }
            let mut steps: Vec<u32> = (0..candidates.len())
                .filter(|&proposal| !fixed[proposal])
                .flat_map(|proposal| candidates[proposal].iter().map(|&(_, similarity)| similarity))
                .collect();
            steps.sort_unstable();
            steps.dedup();
            let raised = |step: u32| -> Vec<u32> {
                floor
                    .iter()
                    .zip(&fixed)
                    .map(|(&floor, &fixed)| if fixed { floor } else { floor.max(step) })
                    .collect()
            };
            // The largest step for which everyone still gets enough; the lowest of all is always possible.
            let (mut possible, mut impossible) = (0, steps.len());
            while impossible - possible > 1 {
                let middle = usize::midpoint(possible, impossible);
                if open
                    .network(&candidates, &raised(steps[middle]))
                    .fill()
                    .is_empty()
                {
                    possible = middle;
                } else {
                    impossible = middle;
                }
            }
            let Some(&step) = steps.get(possible) else { break };
            let next = raised(step);
            let binding = match steps.get(impossible) {
                Some(&beyond) => open.network(&candidates, &raised(beyond)).fill(),
                None => Vec::new(),
            };
            floor = next;
            if binding.is_empty() {
                break;
            }
            for proposal in binding {
                fixed[proposal] = true;
            }
        }
        let mut network = open.network(&candidates, &floor);
        network.fill();
        network.cheapest();
        Ok(open.read(&network, &candidates))
    }

    /// The similarity of a pair that is allowed or set by hand.
    fn similarity(&self, proposal: usize, reviewer: usize) -> Option<u32> {
        let of = |pairs: Option<&Pairs>| {
            let pair = pairs?.iter().find(|&&(one, _)| one == reviewer)?;
            Some(pair.1)
        };
        of(self.allowed.get(proposal)).or_else(|| of(self.given.get(proposal)))
    }

    /// Was this pair set by hand?
    fn is_given(&self, proposal: usize, reviewer: usize) -> bool {
        let given = self.given.get(proposal);
        given.is_some_and(|pairs| pairs.iter().any(|&(one, _)| one == reviewer))
    }
}

/// What is left to assign beside what was set by hand.
struct Open<'a> {
    problem: &'a Problem,
    needs: Vec<u32>,
    loads: Vec<u32>,
    allowed: Cow<'a, [Pairs]>,
}

impl<'a> Open<'a> {
    fn new(problem: &'a Problem) -> Self {
        let mut open = Self {
            problem,
            needs: problem.needs.clone(),
            loads: problem.loads.clone(),
            allowed: Cow::Borrowed(&problem.allowed),
        };
        open.needs.resize(problem.allowed.len(), 0);
        for (proposal, given) in problem.given.iter().enumerate() {
            if given.is_empty() || proposal >= open.needs.len() {
                continue;
            }
            let count = u32::try_from(given.len()).unwrap_or(u32::MAX);
            open.needs[proposal] = open.needs[proposal].saturating_sub(count);
            for &(reviewer, _) in given {
                if let Some(load) = open.loads.get_mut(reviewer) {
                    *load = load.saturating_sub(1);
                }
            }
            open.allowed.to_mut()[proposal].retain(|&(reviewer, _)| !problem.is_given(proposal, reviewer));
        }
        open
    }

    /// A flow that meets every need, over as many candidates as that takes.
    fn feasible(&self) -> Result<(Network, Vec<Pairs>), TooFewReviewers> {
        let mut wide = vec![CANDIDATES; self.allowed.len()];
        loop {
            let candidates = self.candidates(&wide);
            let mut network = self.network(&candidates, &vec![0; candidates.len()]);
            let short = network.fill();
            if short.is_empty() {
                return Ok((network, candidates));
            }
            let mut widened = false;
            for &proposal in &short {
                if wide[proposal] < self.allowed[proposal].len() {
                    wide[proposal] *= 2;
                    widened = true;
                }
            }
            if !widened {
                return Err(self.too_few(network.shortest()));
            }
        }
    }

    fn too_few(&self, proposals: Vec<usize>) -> TooFewReviewers {
        // A reviewer can give each of these proposals one review, and no more than the load in all.
        let mut offered = vec![0_u32; self.loads.len()];
        for &proposal in &proposals {
            for &(reviewer, _) in &self.allowed[proposal] {
                offered[reviewer] += 1;
            }
        }
        let reviewers: Vec<(usize, u32)> = offered
            .iter()
            .zip(&self.loads)
            .enumerate()
            .filter(|(_, (offered, _))| **offered > 0)
            .map(|(reviewer, (&offered, &load))| (reviewer, offered.min(load)))
            .collect();
        TooFewReviewers {
            needed: proposals
                .iter()
                .map(|&proposal| u64::from(self.needs[proposal]))
                .sum(),
            available: reviewers.iter().map(|&(_, most)| u64::from(most)).sum(),
            proposals,
            reviewers,
        }
    }

    /// The best of every proposal and of every reviewer; ties by index.
    fn candidates(&self, wide: &[usize]) -> Vec<Pairs> {
        let mut of_reviewer: Vec<Vec<(u32, usize)>> = vec![Vec::new(); self.loads.len()];
        for (proposal, list) in self.allowed.iter().enumerate() {
            for &(reviewer, similarity) in list {
                of_reviewer[reviewer].push((similarity, proposal));
            }
        }
        let mut kept: Vec<Pairs> = self
            .allowed
            .iter()
            .zip(wide)
            .map(|(list, &wide)| {
                let mut list = list.clone();
                keep_best(&mut list, wide, |&(reviewer, similarity)| {
                    (std::cmp::Reverse(similarity), reviewer)
                });
                list
            })
            .collect();
        for (reviewer, mut list) in of_reviewer.into_iter().enumerate() {
            keep_best(&mut list, CANDIDATES, |&(similarity, proposal)| {
                (std::cmp::Reverse(similarity), proposal)
            });
            for (similarity, proposal) in list {
                kept[proposal].push((reviewer, similarity));
            }
        }
        for list in &mut kept {
            list.sort_unstable();
            list.dedup_by_key(|pair| pair.0);
        }
        kept
    }

    fn network(&self, candidates: &[Pairs], floor: &[u32]) -> Network {
        let cost = |similarity: u32| i32::try_from(MOST_SIMILAR.saturating_sub(similarity)).unwrap_or(0);
        let pairs: Vec<Vec<(usize, i32)>> = candidates
            .iter()
            .zip(floor)
            .map(|(list, &floor)| {
                let good = list.iter().filter(|&&(_, similarity)| similarity >= floor);
                good.map(|&(reviewer, similarity)| (reviewer, cost(similarity)))
                    .collect()
            })
            .collect();
        Network::new(self.needs.clone(), self.loads.clone(), &pairs)
    }

    fn read(&self, network: &Network, candidates: &[Pairs]) -> Assignment {
        let similarity = |cost: i32| MOST_SIMILAR - u32::try_from(cost).unwrap_or(0);
        let of = |proposal: usize| {
            let given = self.problem.given.get(proposal).into_iter().flatten().copied();
            let mut list: Pairs = network
                .chosen(proposal)
                .map(|(reviewer, cost)| (reviewer, similarity(cost)))
                .chain(given)
                .collect();
            list.sort_unstable();
            list
        };
        Assignment {
            reviewers: (0..candidates.len()).map(of).collect(),
        }
    }
}

fn keep_best<T, K: Ord>(list: &mut Vec<T>, count: usize, key: impl Fn(&T) -> K) {
    if list.len() > count {
        list.select_nth_unstable_by_key(count, &key);
        list.truncate(count);
    }
}
