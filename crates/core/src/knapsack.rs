//! The list that would spend a budget on the most score, against the order: a what-if beside the line, never the line (SCORING 5
//! says why).

use crate::fund::{Request, Rules};
use crate::units::{Amount, Micropoints};

/// Branches looked at in one lane before the best list so far is taken.
const MOST_NODES: usize = 200_000;

/// What was packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    /// By proposal.
    pub awards: Vec<Option<Amount>>,
    /// Whether no better list exists; otherwise the search was ended early.
    pub exact: bool,
}

/// Packs each lane's budget, in declared order and within what the pool still has, so that the sum of score times amount is
/// greatest. Whole requests alone; proposals without a score, or that the rules refuse, stay out.
pub fn knapsack(rules: &Rules, requests: &[Request], scores: &[Option<Micropoints>]) -> Packed {
    let lanes = rules.lanes();
    let mut packed = Packed {
        awards: vec![None; requests.len()],
        exact: true,
    };
    let mut pool = rules.pool.0;
    for lane in 0..rules.lane_count() {
        let budget = rules
            .tracks
            .iter()
            .zip(&lanes)
            .find(|(_, of)| **of == lane)
            .and_then(|(track, _)| track.budget)
            .map_or(pool, |budget| budget.0.min(pool));
        let mut items: Vec<Item> = (0..requests.len())
            .filter(|&at| lanes[requests[at].track] == lane)
            .filter_map(|at| {
                let (amount, _) = requests[at].effective(rules)?;
                let score = u64::try_from(scores[at]?.0).ok()?;
                (amount > 0 && amount <= budget).then_some(Item { at, score, amount })
            })
            .collect();
        items.sort_by_key(|item| (std::cmp::Reverse(item.score), item.amount, item.at));
        let mut search = Search::new(&items);
        search.descend(0, budget, 0);
        packed.exact &= search.nodes < MOST_NODES;
        for (item, _) in items.iter().zip(&search.best).filter(|(_, taken)| **taken) {
            packed.awards[item.at] = Some(Amount(item.amount));
            pool -= item.amount;
        }
    }
    packed
}

/// A request that could be met.
struct Item {
    at: usize,
    score: u64,
    amount: u64,
}

/// Branch and bound over items from the highest score down; the bound fills what is left with the best of the rest.
struct Search<'a> {
    items: &'a [Item],
    /// Amounts and worths of all items before each.
    before: Vec<(u128, u128)>,
    taken: Vec<bool>,
    best: Vec<bool>,
    worth: u128,
    nodes: usize,
}

impl<'a> Search<'a> {
    fn new(items: &'a [Item]) -> Self {
        let mut before = vec![(0, 0)];
        let (mut amount, mut worth) = (0_u128, 0_u128);
        for item in items {
            amount += u128::from(item.amount);
            worth += item.worth();
            before.push((amount, worth));
        }
        Self {
            items,
            before,
            taken: vec![false; items.len()],
            best: vec![false; items.len()],
            worth: 0,
            nodes: 0,
        }
    }

    /// The most that the items from `from` on could add to a budget, if the last of them could be had in part.
    fn bound(&self, from: usize, left: u64) -> u128 {
        let (amount, worth) = self.before[from];
        let fits = self
            .before
            .partition_point(|(sum, _)| *sum <= amount + u128::from(left))
            - 1;
        let (reached, gained) = self.before[fits];
        let rest = u128::from(left) - (reached - amount);
        let part = self
            .items
            .get(fits)
            .map_or(0, |item| u128::from(item.score) * rest);
        gained - worth + part
    }

    fn descend(&mut self, from: usize, left: u64, worth: u128) {
        // Without recursion: what is taken is the path, and going back takes the last one out.
        let (mut at, mut left, mut worth) = (from, left, worth);
        loop {
            self.nodes += 1;
            if worth > self.worth {
                self.worth = worth;
                self.best.clone_from(&self.taken);
            }
            let hopeful =
                self.nodes < MOST_NODES && at < self.items.len() && worth + self.bound(at, left) > self.worth;
            if hopeful {
                if let Some(item) = self.items.get(at).filter(|item| item.amount <= left) {
                    self.taken[at] = true;
                    left -= item.amount;
                    worth += item.worth();
                }
                at += 1;
                continue;
            }
            let Some(last) = self.taken[..at].iter().rposition(|taken| *taken) else {
                return;
            };
            if self.nodes >= MOST_NODES {
                return;
            }
            self.taken[last] = false;
            left += self.items[last].amount;
            worth -= self.items[last].worth();
            at = last + 1;
        }
    }
}

impl Item {
    fn worth(&self) -> u128 {
        u128::from(self.score) * u128::from(self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(amount: u64) -> Request {
        Request::whole(0, Amount(amount))
    }

    #[expect(clippy::unnecessary_wraps, reason = "a proposal without a score has none")]
    fn points(points: i64) -> Option<Micropoints> {
        Some(Micropoints(points * 1_000_000))
    }

    #[test]
    fn a_dear_one_is_dropped_for_two_cheap_ones() {
        let requests = [ask(60), ask(50), ask(50)];
        let packed = knapsack(
            &Rules::pool(Amount(100)),
            &requests,
            &[points(90), points(80), points(80)],
        );
        assert_eq!(
            packed.awards,
            [None, Some(Amount(50)), Some(Amount(50))],
            "two at 80 spend all of it: 8,000 against 5,400"
        );
        assert!(packed.exact, "three requests are searched whole");
    }

    #[test]
    fn the_most_is_found_as_by_trying_everything() {
        for seed in 0..200_u64 {
            let draw = |at: u64, span: u64| (((seed * 7_919 + at * 104_729) * 2_654_435_761) >> 16) % span;
            let number = 9;
            let requests: Vec<Request> = (0..number).map(|at| ask(1 + draw(at, 40))).collect();
            let scores: Vec<Option<Micropoints>> = (0..number)
                .map(|at| points(i64::try_from(draw(at + 50, 100)).unwrap()))
                .collect();
            let budget = 20 + draw(99, 100);
            let worth = |awards: &[Option<Amount>]| -> i128 {
                awards
                    .iter()
                    .zip(&scores)
                    .filter_map(|(award, score)| {
                        Some(i128::from(award.as_ref()?.0) * i128::from(score.unwrap().0))
                    })
                    .sum()
            };
            let best = (0..1_u32 << number)
                .filter_map(|set| {
                    let awards: Vec<Option<Amount>> = requests
                        .iter()
                        .enumerate()
                        .map(|(at, request)| (set >> at & 1 == 1).then_some(request.requested))
                        .collect();
                    let spent: u64 = awards.iter().flatten().map(|award| award.0).sum();
                    (spent <= budget).then(|| worth(&awards))
                })
                .max()
                .unwrap();
            let packed = knapsack(&Rules::pool(Amount(budget)), &requests, &scores);
            assert_eq!(worth(&packed.awards), best, "seed {seed}, budget {budget}");
        }
    }
}
