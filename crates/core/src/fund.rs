//! Funding: walking down an order within pool, budgets and ceilings (SCORING 5). Integers only.
//!
//! Who stands in which order is decided in [`crate::rank`] and [`crate::group`]; here is only the walk. It respects the
//! order and is no knapsack: whoever is funded under [`FillRule::Stop`] is never worse placed than one who is not.

use crate::id::TrackId;
use crate::units::{Amount, BasisPoints};

/// What happens to a request above its track's ceiling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OverCeiling {
    /// It is not eligible.
    #[default]
    Refuse,
    /// It is read as a request for the ceiling.
    Cap,
}

/// What happens at the first request that does not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FillRule {
    /// The walk ends.
    #[default]
    Stop,
    /// It gets what is left, if that is useful to it, and the walk ends.
    Part,
    /// The walk goes on to smaller ones.
    Skip,
}

/// A part of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Track {
    /// Its id.
    pub id: TrackId,
    /// The most for one award; `None` without a ceiling.
    pub ceiling: Option<Amount>,
    /// Its own budget; tracks without one share one order and the pool.
    pub budget: Option<Amount>,
}

/// How the call funds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// What the whole call may give.
    pub pool: Amount,
    /// The tracks, in declared order.
    pub tracks: Vec<Track>,
    /// Above the ceiling.
    pub over_ceiling: OverCeiling,
    /// At the first that does not fit.
    pub fill: FillRule,
    /// A second pass with what is left and budgets lifted.
    pub overflow: bool,
    /// A cut for all, declared beforehand: an award is this share of the request, but never below what is useful.
    pub scale: Option<BasisPoints>,
}

impl Rules {
    /// One pool, one track, no ceiling.
    pub fn pool(pool: Amount) -> Self {
        let track = Track {
            id: TrackId::from("-"),
            ceiling: None,
            budget: None,
        };
        Self {
            pool,
            tracks: vec![track],
            over_ceiling: OverCeiling::Refuse,
            fill: FillRule::Stop,
            overflow: false,
            scale: None,
        }
    }

    /// The lane of each track: tracks with a budget have their own; the others share one, which stands where the first
    /// of them is declared.
    pub fn lanes(&self) -> Vec<usize> {
        let mut shared = None;
        let mut next = 0;
        let mut take = || {
            next += 1;
            next - 1
        };
        let lane = |track: &Track| {
            if track.budget.is_some() {
                take()
            } else {
                *shared.get_or_insert_with(&mut take)
            }
        };
        self.tracks.iter().map(lane).collect()
    }

    /// How many lanes there are.
    pub fn lane_count(&self) -> usize {
        self.lanes().into_iter().max().map_or(0, |last| last + 1)
    }
}

/// What a proposal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Request {
    /// Index into [`Rules::tracks`].
    pub track: usize,
    /// Asked for.
    pub requested: Amount,
    /// The smallest amount that is of use; at most `requested`, which is the default.
    pub smallest: Amount,
}

impl Request {
    /// A request of which a part is of no use.
    pub fn whole(track: usize, requested: Amount) -> Self {
        Self {
            track,
            requested,
            smallest: requested,
        }
    }

    /// What the rules make of it: the amount that would be awarded and the smallest useful one; `None` if it is refused.
    pub fn effective(&self, rules: &Rules) -> Option<(u64, u64)> {
        let smallest = self.smallest.0.min(self.requested.0);
        let asked = match rules.tracks.get(self.track)?.ceiling {
            Some(ceiling) if self.requested > ceiling => match rules.over_ceiling {
                OverCeiling::Refuse => return None,
                OverCeiling::Cap => ceiling.0,
            },
            Some(_) | None => self.requested.0,
        };
        let smallest = smallest.min(asked);
        let scaled = match rules.scale {
            Some(share) => {
                let share = u128::from(share.0.clamp(0, 10_000).unsigned_abs());
                let cut = u64::try_from(u128::from(asked) * share / 10_000).unwrap_or(asked);
                cut.max(smallest)
            }
            None => asked,
        };
        Some((scaled, smallest))
    }
}

/// One that a walk under [`FillRule::Skip`] passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PassedOver {
    /// Who.
    pub proposal: usize,
    /// For how much.
    pub asked: Amount,
    /// The first one below it that was funded.
    pub by: usize,
}

/// What a fill gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    /// The award of each proposal; `None` where nothing is awarded.
    pub awards: Vec<Option<Amount>>,
    /// Those passed over, in order.
    pub passed_over: Vec<PassedOver>,
    /// What is left of the pool.
    pub left: Amount,
    /// Spent by each lane.
    pub spent: Vec<Amount>,
}

impl Fill {
    /// Is this proposal funded?
    pub fn is_funded(&self, proposal: usize) -> bool {
        self.awards.get(proposal).is_some_and(Option::is_some)
    }

    /// What a proposal gets, if that is less than the rules make of its request: it stood where the money ended.
    pub fn part(&self, rules: &Rules, requests: &[Request], proposal: usize) -> Option<Amount> {
        let award = self.awards.get(proposal).copied().flatten()?;
        let (asked, _) = requests.get(proposal)?.effective(rules)?;
        (award.0 < asked).then_some(award)
    }

    /// How many are funded.
    pub fn funded(&self) -> usize {
        self.awards.iter().flatten().count()
    }

    /// The sum of the awards.
    pub fn total(&self) -> Amount {
        Amount(self.awards.iter().flatten().map(|award| award.0).sum())
    }
}

/// Fills each lane down its order. `orders[lane]` holds eligible proposals, the best first; `requests` is indexed by
/// proposal. Those whose request the rules refuse are passed by as if they were not in the order.
pub fn fill(rules: &Rules, requests: &[Request], orders: &[Vec<usize>]) -> Fill {
    let plan = Plan::new(rules, requests);
    let rule = vec![rules.fill; orders.len()];
    let mut awards = vec![None; requests.len()];
    let (left, spent) = plan.walk(orders, &rule, &mut |proposal, amount| {
        awards[proposal] = Some(Amount(amount));
    });
    let mut passed_over = Vec::new();
    if rules.fill == FillRule::Skip {
        for order in orders {
            let mut by = None;
            let mut found = Vec::new();
            for &proposal in order.iter().rev() {
                match (awards[proposal], plan.asked[proposal], by) {
                    (Some(_), _, _) => by = Some(proposal),
                    (None, Some((asked, _)), Some(by)) => found.push(PassedOver {
                        proposal,
                        asked: Amount(asked),
                        by,
                    }),
                    (None, _, _) => {}
                }
            }
            passed_over.extend(found.into_iter().rev());
        }
    }
    Fill {
        awards,
        passed_over,
        left: Amount(left),
        spent: spent.into_iter().map(Amount).collect(),
    }
}

/// Requests as the rules read them; walks without allocating, for thousands of draws.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) asked: Vec<Option<(u64, u64)>>,
    budgets: Vec<Option<u64>>,
    pool: u64,
    overflow: bool,
}

impl Plan {
    pub(crate) fn new(rules: &Rules, requests: &[Request]) -> Self {
        let mut budgets = vec![None; rules.lane_count()];
        for (track, lane) in rules.tracks.iter().zip(rules.lanes()) {
            budgets[lane] = track.budget.map(|budget| budget.0);
        }
        Self {
            asked: requests.iter().map(|request| request.effective(rules)).collect(),
            budgets,
            pool: rules.pool.0,
            overflow: rules.overflow,
        }
    }

    /// Calls `award` for everyone who gets something; gives what is left and what each lane spent.
    pub(crate) fn walk(
        &self,
        orders: &[Vec<usize>],
        rules: &[FillRule],
        award: &mut impl FnMut(usize, u64),
    ) -> (u64, Vec<u64>) {
        let mut left = self.pool;
        let mut spent = vec![0; orders.len()];
        let mut stopped = vec![0; orders.len()];
        let mut funded_by_skip: Vec<Vec<bool>> = vec![Vec::new(); orders.len()];
        for pass in 0..=usize::from(self.overflow) {
            let partial = pass == usize::from(self.overflow);
            for (lane, order) in orders.iter().enumerate() {
                let budget = if pass == 0 {
                    self.budgets.get(lane).copied().flatten()
                } else {
                    None
                };
                let mut cap = budget.map_or(left, |budget| budget.min(left));
                let skips = rules[lane] == FillRule::Skip;
                if skips {
                    funded_by_skip[lane].resize(order.len(), false);
                }
                let mut at = if skips { 0 } else { stopped[lane] };
                while let Some(&proposal) = order.get(at) {
                    let open = !(skips && funded_by_skip[lane][at]);
                    if let (true, Some((asked, smallest))) = (open, self.asked[proposal]) {
                        let given = match rules[lane] {
                            _ if asked <= cap => Some(asked),
                            FillRule::Part if partial && cap > 0 && cap >= smallest => Some(cap),
                            FillRule::Stop | FillRule::Part | FillRule::Skip => None,
                        };
                        if let Some(amount) = given {
                            award(proposal, amount);
                            cap -= amount;
                            left -= amount;
                            spent[lane] += amount;
                            if skips {
                                funded_by_skip[lane][at] = true;
                            }
                        }
                        if given != Some(asked) && !skips {
                            // A part ends the walk for good; whoever does not fit may be tried again.
                            at += usize::from(given.is_some());
                            break;
                        }
                    }
                    at += 1;
                }
                stopped[lane] = at;
            }
        }
        (left, spent)
    }
}
