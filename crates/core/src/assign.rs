//! Who reviews what: enough reviewers for every proposal, within conflicts and loads, by greatest similarity, and fairly
//! where wanted (SCORING 8).
//!
//! Where similarity comes from (bids, words, indexed texts) and which pairs a conflict forbids is the caller's business:
//! here are only the pairs that are allowed.

use crate::flow::Network;

/// Candidates per proposal, and per reviewer, to begin with.
const CANDIDATES: usize = 60;
/// Rounds of the fairness stage.
const ROUNDS: usize = 5;

/// The greatest similarity.
pub const MOST_SIMILAR: u32 = 10_000;

/// A proposal, who leaves it, who comes instead.
type Replacement = (usize, usize, usize);
/// The pairs that are tried: per proposal, (reviewer, similarity).
type Candidates = Vec<Vec<(usize, u32)>>;

/// What is to be assigned. Proposals and reviewers stand in the order of their ids, which decides ties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problem {
    /// Reviewers that every proposal needs.
    pub per_proposal: u32,
    /// The most proposals of each reviewer.
    pub loads: Vec<u32>,
    /// For each proposal the reviewers that no conflict forbids, by index, with similarity 0 to 10,000.
    pub allowed: Vec<Vec<(usize, u32)>>,
}

/// An assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The reviewers of each proposal with their similarity, by index.
    pub reviewers: Vec<Vec<(usize, u32)>>,
}

/// These proposals together have too few reviewers.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{} proposals together need {needed} reviews, and the reviewers allowed for them can give {available}", proposals.len())]
pub struct TooFewReviewers {
    /// The proposals of the smallest cut.
    pub proposals: Vec<usize>,
    /// Reviews that they need together.
    pub needed: u64,
    /// Reviews that the reviewers allowed for them can give them at most.
    pub available: u64,
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
    /// The assignment of the greatest total similarity over the candidate pairs.
    pub fn most_similar(&self) -> Result<Assignment, TooFewReviewers> {
        let (mut network, candidates) = self.feasible()?;
        network.cheapest();
        Ok(Self::read(&network, &candidates))
    }

    /// The fair assignment (`PeerReview4All`: Stelmakh, Shah, Singh 2021, JMLR 22(163)): the worst-served proposals are
    /// served as well as can be, then the next, and within that the total is the greatest.
    pub fn fair(&self) -> Result<Assignment, TooFewReviewers> {
        let (_, candidates) = self.feasible()?;
        let mut floor = vec![0_u32; candidates.len()];
        let mut fixed = vec![false; candidates.len()];
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
                if self
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
                Some(&beyond) => self.network(&candidates, &raised(beyond)).fill(),
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
        let mut network = self.network(&candidates, &floor);
        network.fill();
        network.cheapest();
        Ok(Self::read(&network, &candidates))
    }

    /// Swaps reviewers between groups, each time at the least loss of similarity, until all proposals can be compared
    /// or nothing more can be done.
    pub fn connect(&self, assignment: &Assignment) -> Assignment {
        let mut current = assignment.clone();
        loop {
            let groups = current.components();
            if groups.len() < 2 {
                return current;
            }
            let Some(better) = self.joined(&current, &groups) else {
                return current;
            };
            current = better;
        }
    }

    /// The cheapest change that leaves fewer groups: one reviewer replaced, or two swapped.
    fn joined(&self, current: &Assignment, groups: &[Vec<usize>]) -> Option<Assignment> {
        let group = groups.iter().min_by_key(|group| group.len())?;
        let mut loads = vec![0_u32; self.loads.len()];
        for &(reviewer, _) in current.reviewers.iter().flatten() {
            loads[reviewer] += 1;
        }
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); self.loads.len()];
        for (proposal, list) in current.reviewers.iter().enumerate() {
            for &(reviewer, _) in list {
                holders[reviewer].push(proposal);
            }
        }
        let similarity = |proposal: usize, reviewer: usize| {
            let list = &self.allowed[proposal];
            list.iter()
                .find(|&&(one, _)| one == reviewer)
                .map(|&(_, similarity)| i64::from(similarity))
        };
        let has = |proposal: usize, reviewer: usize| {
            current.reviewers[proposal]
                .iter()
                .any(|&(one, _)| one == reviewer)
        };
        let inside = |proposal: usize| group.binary_search(&proposal).is_ok();
        let mut changes: Vec<(i64, Vec<Replacement>)> = Vec::new();
        for &proposal in group {
            for &(out, before) in &current.reviewers[proposal] {
                for &(incoming, after) in &self.allowed[proposal] {
                    if has(proposal, incoming) || holders[incoming].first().is_none_or(|&other| inside(other))
                    {
                        continue;
                    }
                    let loss = i64::from(before) - i64::from(after);
                    if loads[incoming] < self.loads[incoming] {
                        changes.push((loss, vec![(proposal, out, incoming)]));
                    }
                    for &other in &holders[incoming] {
                        if has(other, out) {
                            continue;
                        }
                        if let (Some(gone), Some(gained)) =
                            (similarity(other, incoming), similarity(other, out))
                        {
                            let swap = vec![(proposal, out, incoming), (other, incoming, out)];
                            changes.push((loss + gone - gained, swap));
                        }
                    }
                }
            }
        }
        changes.sort();
        changes.into_iter().find_map(|(_, change)| {
            let mut next = current.clone();
            for (proposal, out, incoming) in change {
                let list = &mut next.reviewers[proposal];
                list.retain(|&(reviewer, _)| reviewer != out);
                list.push((incoming, u32::try_from(similarity(proposal, incoming)?).ok()?));
                list.sort_unstable();
            }
            (next.components().len() < groups.len()).then_some(next)
        })
    }

    /// A flow that meets every need, over as many candidates as that takes.
    fn feasible(&self) -> Result<(Network, Candidates), TooFewReviewers> {
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
                return Err(self.too_few(short));
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
        let available = offered
            .iter()
            .zip(&self.loads)
            .map(|(&offered, &load)| u64::from(offered.min(load)))
            .sum();
        TooFewReviewers {
            needed: proposals.len() as u64 * u64::from(self.per_proposal),
            available,
            proposals,
        }
    }

    /// The best of every proposal and of every reviewer; ties by index.
    fn candidates(&self, wide: &[usize]) -> Vec<Vec<(usize, u32)>> {
        let mut of_reviewer: Vec<Vec<(u32, usize)>> = vec![Vec::new(); self.loads.len()];
        for (proposal, list) in self.allowed.iter().enumerate() {
            for &(reviewer, similarity) in list {
                of_reviewer[reviewer].push((similarity, proposal));
            }
        }
        let mut kept: Vec<Vec<(usize, u32)>> = self
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

    fn network(&self, candidates: &[Vec<(usize, u32)>], floor: &[u32]) -> Network {
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
        Network::new(
            vec![self.per_proposal; candidates.len()],
            self.loads.clone(),
            &pairs,
        )
    }

    fn read(network: &Network, candidates: &[Vec<(usize, u32)>]) -> Assignment {
        let similarity = |cost: i32| MOST_SIMILAR - u32::try_from(cost).unwrap_or(0);
        let of = |proposal: usize| {
            network
                .chosen(proposal)
                .map(|(reviewer, cost)| (reviewer, similarity(cost)))
                .collect()
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
