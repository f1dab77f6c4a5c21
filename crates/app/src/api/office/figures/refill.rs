//! Filling the budget again by other scores, with the call's own rules: what leaving a reviewer out, the ordinal check
//! and taking an affinity off have in common. Lots, decisions and refusals stay outside.

use std::cmp::Reverse;

use paraph_bundle::payload::call::Call;
use paraph_core::fund::fill;
use paraph_core::units::Micropoints;

use super::super::standing::Standing;

/// The rules with the proposals they are about.
#[derive(Clone, Copy)]
pub(super) struct Refill<'a> {
    pub(super) standing: &'a Standing,
    pub(super) call: &'a Call,
}

impl Refill<'_> {
    /// Who is funded by these scores; below the call's threshold nobody is.
    pub(super) fn by(self, scores: &[Option<Micropoints>]) -> Vec<bool> {
        let reaches = |score: Micropoints| {
            self.call
                .funding
                .threshold
                .is_none_or(|least| i128::from(score.0) >= i128::from(least))
        };
        let own = &self.standing.calibration.scores;
        self.filled(scores, |at| {
            // A floor does not move with the scores of the model; the threshold does.
            let floor = self.standing.undecided.groups[at].is_none() && reaches(own[at]);
            !floor && scores[at].is_some_and(reaches)
        })
    }

    /// Who is funded in the order of values that are no scores of 100.
    pub(super) fn in_order_of(self, values: &[Option<Micropoints>]) -> Vec<bool> {
        self.filled(values, |at| self.standing.undecided.groups[at].is_some())
    }

    fn filled(self, scores: &[Option<Micropoints>], eligible: impl Fn(usize) -> bool) -> Vec<bool> {
        let requests = &self.standing.requests;
        let mut orders: Vec<Vec<usize>> = vec![Vec::new(); self.standing.undecided.lines.len()];
        for at in (0..scores.len()).filter(|at| scores[*at].is_some() && eligible(*at)) {
            orders[self.standing.lanes[requests[at].track]].push(at);
        }
        for order in &mut orders {
            order.sort_by_key(|&at| (Reverse(scores[at]), requests[at].requested, at));
        }
        let filled = fill(&self.standing.rules, requests, &orders);
        (0..scores.len()).map(|at| filled.is_funded(at)).collect()
    }
}

/// Places that are in the second and not in the first.
pub(super) fn only_in(first: &[bool], second: &[bool]) -> Vec<usize> {
    (0..first.len()).filter(|&at| second[at] && !first[at]).collect()
}
