//! What the panel and the sponsor changed: three fills with the same rules and the same tickets (SCORING 7).
//!
//! Reasons, names and records are not here; only who is funded, who is not, and where the money went.

use crate::fund::{Fill, Request, Rules};
use crate::group::{Undecided, fill_by};
use crate::units::{Amount, half_even_ratio};

/// The panel's own decision on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Fund it ahead of the order, for this amount or for what it asks.
    Fund(Option<Amount>),
    /// Do not fund it.
    Decline,
    /// Keep it on the reserve list: not funded in these fills.
    Reserve,
}

/// The three fills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fills {
    /// (a) as scored.
    pub scored: Fill,
    /// (b) with the panel's decisions.
    pub decided: Fill,
    /// (c) with vetoes.
    pub vetoed: Fill,
}

/// The difference between two fills.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Funded after, not before.
    pub entered: Vec<usize>,
    /// Funded before, not after.
    pub left: Vec<usize>,
    /// Σ |before − after| / 2.
    pub moved: Amount,
}

/// What one veto did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VetoEffect {
    /// Which proposal.
    pub proposal: usize,
    /// What it would have had; `None` if it would not have been funded, so that the veto moved nothing.
    pub would_have: Option<Amount>,
    /// Whom its money reached, and how much more each has.
    pub reached: Vec<(usize, Amount)>,
}

impl Change {
    /// From one fill to another.
    pub fn between(before: &Fill, after: &Fill) -> Self {
        let count = before.awards.len();
        let amount = |fill: &Fill, proposal: usize| fill.awards[proposal].map_or(0, |award| award.0);
        let moved: u128 = (0..count)
            .map(|at| u128::from(amount(before, at).abs_diff(amount(after, at))))
            .sum();
        let half = half_even_ratio(i128::try_from(moved).unwrap_or(i128::MAX), 2);
        Self {
            entered: (0..count)
                .filter(|&at| !before.is_funded(at) && after.is_funded(at))
                .collect(),
            left: (0..count)
                .filter(|&at| before.is_funded(at) && !after.is_funded(at))
                .collect(),
            moved: Amount(u64::try_from(half).unwrap_or(u64::MAX)),
        }
    }
}

/// A call that is scored, and drawn where lots were needed.
#[derive(Clone, Copy, Debug)]
pub struct Settled<'a> {
    /// The call's rules.
    pub rules: &'a Rules,
    /// By proposal.
    pub requests: &'a [Request],
    /// Line and groups.
    pub undecided: &'a Undecided,
    /// The draw group of each lane in the order of its tickets; the same in all three fills.
    pub tickets: &'a [Vec<usize>],
    /// By proposal; `None` where the panel decided nothing of its own.
    pub decisions: &'a [Option<Decision>],
    /// By proposal.
    pub vetoes: &'a [bool],
}

impl Settled<'_> {
    /// The three fills.
    pub fn fills(&self) -> Fills {
        let no_veto = vec![false; self.requests.len()];
        Fills {
            scored: self.undecided.settle(self.rules, self.requests, self.tickets),
            decided: self.fill(&no_veto),
            vetoed: self.fill(self.vetoes),
        }
    }

    /// What each veto did by itself.
    pub fn veto_effects(&self) -> Vec<VetoEffect> {
        let before = self.fill(&vec![false; self.requests.len()]);
        let effect = |proposal: usize| {
            let mut alone = vec![false; self.requests.len()];
            alone[proposal] = true;
            let after = self.fill(&alone);
            let gained = |at: usize| {
                let had = before.awards[at].map_or(0, |award| award.0);
                let has = after.awards[at].map_or(0, |award| award.0);
                (has > had || (after.is_funded(at) && !before.is_funded(at))).then(|| (at, Amount(has - had)))
            };
            VetoEffect {
                proposal,
                would_have: before.awards[proposal],
                reached: if before.is_funded(proposal) {
                    (0..before.awards.len()).filter_map(gained).collect()
                } else {
                    Vec::new()
                },
            }
        };
        (0..self.vetoes.len())
            .filter(|&proposal| self.vetoes[proposal])
            .map(effect)
            .collect()
    }

    fn fill(&self, vetoes: &[bool]) -> Fill {
        let decision = |proposal: usize| self.decisions.get(proposal).copied().flatten();
        let vetoed = |proposal: usize| vetoes.get(proposal).copied().unwrap_or(false);
        let mut requests = self.requests.to_vec();
        for (proposal, request) in requests.iter_mut().enumerate() {
            if let Some(Decision::Fund(Some(amount))) = decision(proposal) {
                *request = Request::whole(request.track, amount);
            }
        }
        let lanes = self.rules.lanes();
        let mut orders = self.undecided.orders(self.tickets);
        for (lane, order) in orders.iter_mut().enumerate() {
            // Whoever the panel funds stands ahead, also from below the line or the threshold.
            let chosen = |proposal: usize| matches!(decision(proposal), Some(Decision::Fund(_)));
            let of_lane = |proposal: &usize| lanes.get(self.requests[*proposal].track) == Some(&lane);
            let mut ahead: Vec<usize> = order
                .iter()
                .copied()
                .filter(|&proposal| chosen(proposal))
                .collect();
            let missing = (0..requests.len()).filter(|&at| chosen(at)).filter(of_lane);
            ahead.extend(missing.filter(|at| !order.contains(at)).collect::<Vec<_>>());
            let rest = order
                .iter()
                .copied()
                .filter(|&proposal| decision(proposal).is_none());
            *order = ahead
                .into_iter()
                .chain(rest)
                .filter(|&proposal| !vetoed(proposal))
                .collect();
        }
        fill_by(self.rules, &requests, &orders, &self.undecided.rules(self.rules))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::group::undecided;

    #[test]
    fn a_veto_moves_its_money_to_the_next_and_no_further() {
        let rules = Rules::pool(Amount(20));
        let requests = vec![Request::whole(0, Amount(10)); 4];
        let blocks = vec![(0..4).map(|at| vec![at]).collect()];
        let undecided = undecided(&rules, &requests, &blocks, &[None; 4]);
        let settled = Settled {
            rules: &rules,
            requests: &requests,
            undecided: &undecided,
            tickets: &[Vec::new()],
            decisions: &[None; 4],
            vetoes: &[true, false, false, true],
        };
        let fills = settled.fills();
        let change = Change::between(&fills.decided, &fills.vetoed);
        assert_eq!(
            (change.entered, change.left, change.moved),
            (vec![2], vec![0], Amount(10)),
            "the third takes the first's place"
        );
        let effects = settled.veto_effects();
        assert_eq!(
            effects[0].reached,
            [(2, Amount(10))],
            "its money reached the third"
        );
        assert_eq!(
            (effects[1].would_have, effects[1].reached.len()),
            (None, 0),
            "a veto below the line moved nothing"
        );
    }

    #[test]
    fn the_panel_may_fund_from_below_the_line() {
        let rules = Rules::pool(Amount(20));
        let requests = vec![Request::whole(0, Amount(10)); 3];
        let blocks = vec![(0..3).map(|at| vec![at]).collect()];
        let undecided = undecided(&rules, &requests, &blocks, &[None; 3]);
        let decisions = [
            Some(Decision::Decline),
            None,
            Some(Decision::Fund(Some(Amount(5)))),
        ];
        let tickets = [Vec::new()];
        let settled = Settled {
            rules: &rules,
            requests: &requests,
            undecided: &undecided,
            tickets: &tickets,
            decisions: &decisions,
            vetoes: &[false; 3],
        };
        let fills = settled.fills();
        assert_eq!(
            fills.decided.awards,
            [None, Some(Amount(10)), Some(Amount(5))],
            "declined, by order, by decision"
        );
        assert_eq!(
            fills.scored.awards,
            [Some(Amount(10)), Some(Amount(10)), None],
            "as scored"
        );
    }
}
