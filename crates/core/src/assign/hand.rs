//! What a change by hand costs: here, and at best, when everything else is arranged anew around it (SCORING 8).

use super::{Assignment, Pairs, Problem};

/// A change by hand to one proposal: somebody leaves, somebody comes, or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which proposal, by index.
    pub proposal: usize,
    /// Who leaves it.
    pub out: Option<usize>,
    /// Who comes.
    pub incoming: Option<usize>,
}

/// What changes by hand cost. Similarities are in 1/10,000.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Price {
    /// The assignment with the changes and nothing else.
    pub after: Assignment,
    /// Similarity that is lost in all; negative where some is gained.
    pub lost: i64,
    /// The same if all that was not set by hand is arranged anew around the changes; `None` if they leave too few
    /// reviewers for somebody.
    pub lost_at_best: Option<i64>,
    /// The smallest similarity of any pair, before and after.
    pub smallest: (Option<u32>, Option<u32>),
    /// The smallest sum over one proposal, before and after.
    pub worst_served: (Option<u64>, Option<u64>),
    /// Groups of proposals that share reviewers, before and after; more than one cannot be compared.
    pub groups: (usize, usize),
    /// Pairs of proposal and reviewer that a conflict forbids, or that nobody allowed.
    pub forbidden: Vec<(usize, usize)>,
    /// Reviewers above their load, with how many they have then.
    pub overloaded: Vec<(usize, u32)>,
    /// Proposals below their need, with how many they have then.
    pub short: Vec<(usize, u32)>,
}

impl Problem {
    /// What these changes to an assignment cost. Forbidden pairs count with a similarity of 0; whoever leaves a proposal
    /// that they do not have leaves nothing.
    pub fn price(&self, current: &Assignment, changes: &[Change]) -> Price {
        let mut after = current.clone();
        let mut forbidden = Vec::new();
        let mut around = self.clone();
        around.given.resize(self.allowed.len(), Vec::new());
        for change in changes {
            let Some(list) = after.reviewers.get_mut(change.proposal) else {
                continue;
            };
            let same = |pair: &(usize, u32), reviewer: Option<usize>| Some(pair.0) == reviewer;
            list.retain(|pair| !same(pair, change.out));
            for pairs in [
                &mut around.allowed[change.proposal],
                &mut around.given[change.proposal],
            ] {
                pairs.retain(|pair| !same(pair, change.out));
            }
            let Some(reviewer) = change.incoming else { continue };
            let known = self.similarity(change.proposal, reviewer);
            if known.is_none() {
                forbidden.push((change.proposal, reviewer));
            }
            let pair = (reviewer, known.unwrap_or(0));
            for pairs in [list, &mut around.given[change.proposal]] {
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                    pairs.sort_unstable();
                }
            }
        }
        let total = |assignment: &Assignment| i64::try_from(assignment.total()).unwrap_or(i64::MAX);
        let at_best = around.most_similar().ok();
        let mut loads = vec![0_u32; self.loads.len()];
        for &(reviewer, _) in after.reviewers.iter().flatten() {
            if let Some(load) = loads.get_mut(reviewer) {
                *load += 1;
            }
        }
        let above =
            |(reviewer, (&has, &most)): (usize, (&u32, &u32))| (has > most).then_some((reviewer, has));
        let below = |(proposal, (list, &need)): (usize, (&Pairs, &u32))| {
            let has = u32::try_from(list.len()).unwrap_or(u32::MAX);
            (has < need).then_some((proposal, has))
        };
        Price {
            lost: total(current) - total(&after),
            lost_at_best: at_best.map(|best| total(current) - total(&best)),
            smallest: (current.smallest(), after.smallest()),
            worst_served: (current.worst_served(), after.worst_served()),
            groups: (current.components().len(), after.components().len()),
            forbidden,
            overloaded: loads
                .iter()
                .zip(&self.loads)
                .enumerate()
                .filter_map(above)
                .collect(),
            short: after
                .reviewers
                .iter()
                .zip(&self.needs)
                .enumerate()
                .filter_map(below)
                .collect(),
            after,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three proposals, three reviewers, two each; reviewer 2 may not judge proposal 0.
    fn problem() -> Problem {
        let allowed = vec![
            vec![(0, 9_000), (1, 5_000)],
            vec![(0, 8_000), (1, 7_000), (2, 1_000)],
            vec![(0, 2_000), (1, 6_000), (2, 9_000)],
        ];
        Problem::even(1, vec![2; 3], allowed)
    }

    #[test]
    fn a_change_costs_what_it_loses_here_and_at_best() {
        let problem = problem();
        let best = problem.most_similar().unwrap();
        assert_eq!(best.total(), 26_000, "9,000, 8,000 and 9,000");
        let change = Change {
            proposal: 1,
            out: Some(0),
            incoming: Some(2),
        };
        let price = problem.price(&best, &[change]);
        assert_eq!(price.lost, 7_000, "8,000 becomes 1,000");
        assert_eq!(
            price.lost_at_best,
            Some(7_000),
            "and nothing else makes up for it"
        );
        assert_eq!(price.smallest, (Some(8_000), Some(1_000)), "the smallest pair");
        assert!(
            price.forbidden.is_empty() && price.overloaded.is_empty() && price.short.is_empty(),
            "nothing is broken"
        );
    }

    #[test]
    fn what_a_change_breaks_is_named() {
        let problem = problem();
        let best = problem.most_similar().unwrap();
        let conflict = Change {
            proposal: 0,
            out: Some(0),
            incoming: Some(2),
        };
        let price = problem.price(&best, &[conflict]);
        assert_eq!(price.forbidden, [(0, 2)], "a conflict");
        let leaving = Change {
            incoming: None,
            ..conflict
        };
        let price = problem.price(&best, &[leaving]);
        assert_eq!(price.short, [(0, 0)], "nobody is left");
        assert_eq!(
            price.lost_at_best,
            Some(4_000),
            "reviewer 1 can take it over at 5,000"
        );
        let more = |proposal| Change {
            proposal,
            out: None,
            incoming: Some(0),
        };
        let price = problem.price(&best, &[more(2)]);
        assert_eq!(price.overloaded, [(0, 3)], "a third proposal for reviewer 0");
        assert_eq!(price.after.reviewers[2], [(0, 2_000), (2, 9_000)], "both");
    }

    #[test]
    fn what_was_set_by_hand_stays_and_counts() {
        let mut problem = problem();
        problem.given[2] = vec![(0, 2_000)];
        let fair = problem.fair().unwrap();
        assert_eq!(fair.reviewers[2], [(0, 2_000)], "the need of one is met by hand");
        let total: usize = fair.reviewers.iter().flatten().filter(|pair| pair.0 == 0).count();
        assert!(total <= 2, "what was set by hand counts towards the load");
        assert_eq!(
            problem.connect(&fair).reviewers[2],
            [(0, 2_000)],
            "and is not swapped away"
        );
    }
}
