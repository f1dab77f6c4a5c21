//! Places and what is known of them: expected ranks, intervals and the chance of being funded, all from the same draws
//! (SCORING 3).
//!
//! Severity is fitted over the whole call; places are counted within lanes, where tracks have budgets of their own.

use rayon::prelude::*;

use crate::calibrate::{Calibration, Fit};
use crate::fund::{FillRule, Plan, Request, Rules};
use crate::group::{Blocks, Interval};
use crate::sample::{BATCH, Sampler};
use crate::stream::Stream;
use crate::units::{BasisPoints, Centiranks, Micropoints, Place, half_even_ratio};

/// Draws for up to [`MANY`] proposals.
const DRAWS: usize = 4_000;
/// Draws above that.
const FEW_DRAWS: usize = 1_000;
/// From here on there are fewer draws.
const MANY: usize = 5_000;
/// Marks a funded proposal in a stored rank.
const FUNDED: u32 = 1 << 31;

/// What the draws say of one proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncertainty {
    /// Expected rank within the lane.
    pub expected: Centiranks,
    /// 50 % interval, better end.
    pub low_50: Place,
    /// 50 % interval, worse end.
    pub high_50: Place,
    /// 90 % interval, better end.
    pub low_90: Place,
    /// 90 % interval, worse end.
    pub high_90: Place,
    /// Probability of being among the first [`Asked::within`] of the lane.
    pub within: Option<BasisPoints>,
    /// Probability of being funded; `None` without a budget.
    pub funded: Option<BasisPoints>,
}

impl Uncertainty {
    /// The expected rank as a share of the lane, (ER − ½)/P, `count` = P ≥ 1: the smaller, the better (SCORING 3, PCER).
    pub fn percentile(&self, count: usize) -> BasisPoints {
        BasisPoints(ratio(100 * i128::from(self.expected.0 - 50), count))
    }

    /// The share of the others that this proposal is expected to stand before, (P − ER)/(P − 1) (SCORING 3, SUCRA); `None`
    /// where it is alone.
    pub fn surface(&self, count: usize) -> Option<BasisPoints> {
        let others = count.checked_sub(1).filter(|&others| others > 0)?;
        let ahead = 100 * i128::try_from(count).ok()? - i128::from(self.expected.0);
        Some(BasisPoints(ratio(100 * ahead, others)))
    }
}

/// One proposal's standing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Its lane.
    pub lane: usize,
    /// Its place in the lane; tied ones share the smaller place.
    pub place: Place,
    /// Calibrated score, or raw mean without calibration.
    pub score: Micropoints,
    /// What the draws say; `None` without calibration.
    pub uncertainty: Option<Uncertainty>,
}

impl Standing {
    /// The interval at the call's level.
    pub fn interval(&self, level: Level) -> Option<Interval> {
        let known = self.uncertainty?;
        let (low, high) = match level {
            Level::Half => (known.low_50, known.high_50),
            Level::Ninety => (known.low_90, known.high_90),
        };
        Some(Interval {
            expected: known.expected,
            low,
            high,
        })
    }
}

/// Which interval decides who is in the draw group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Level {
    /// 50 %.
    #[default]
    Half,
    /// 90 %.
    Ninety,
}

/// The money in question, for the chance of being funded.
#[derive(Clone, Copy, Debug)]
pub struct Money<'a> {
    /// The call's rules.
    pub rules: &'a Rules,
    /// By proposal.
    pub requests: &'a [Request],
    /// Who may be funded at all: not below the threshold, not vetoed, not withdrawn. By proposal.
    pub eligible: &'a [bool],
}

/// What to rank.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The lane of each proposal, from 0.
    pub lanes: &'a [usize],
    /// See [`Money`].
    pub money: Option<Money<'a>>,
    /// See [`Uncertainty::within`].
    pub within: Option<Place>,
    /// Key of the random streams, see [`ranking_key`].
    pub key: &'a [u8; 32],
}

/// The standings of all proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// By proposal.
    pub standings: Vec<Standing>,
    /// Each lane's order in blocks of tied ones, the best first.
    pub lanes: Vec<Blocks>,
    /// How many draws were made; 0 without calibration.
    pub draws: usize,
}

impl Ranking {
    /// Each lane's order without those who are not eligible.
    pub fn eligible(&self, eligible: &[bool]) -> Vec<Blocks> {
        let keep = |block: &Vec<usize>| {
            block
                .iter()
                .copied()
                .filter(|&proposal| eligible[proposal])
                .collect::<Vec<_>>()
        };
        self.lanes
            .iter()
            .map(|blocks| {
                blocks
                    .iter()
                    .map(keep)
                    .filter(|block| !block.is_empty())
                    .collect()
            })
            .collect()
    }
}

/// Key of the draws: SHA-256 of "paraph ranking v1", LF and the id of the frozen inputs in hex.
pub fn ranking_key(inputs_id: &str) -> [u8; 32] {
    Stream::key(&format!("paraph ranking v1\n{inputs_id}"))
}

/// Ranks.
pub fn rank(calibration: &Calibration, asked: &Asked<'_>) -> Ranking {
    let count = calibration.scores.len();
    let lane_count = asked.lanes.iter().max().map_or(0, |last| last + 1);
    let mut members = vec![Vec::new(); lane_count];
    for (proposal, &lane) in asked.lanes.iter().enumerate().take(count) {
        members[lane].push(proposal);
    }
    let draws = if count > MANY { FEW_DRAWS } else { DRAWS };
    let known = calibration
        .fit
        .as_ref()
        .map(|fit| uncertainties(fit, asked, &members, draws));
    let uncertainty = |proposal: usize| known.as_ref().map(|known| known[proposal]);
    let mut standings: Vec<Standing> = (0..count)
        .map(|proposal| Standing {
            lane: asked.lanes[proposal],
            place: Place(1),
            score: calibration.scores[proposal],
            uncertainty: uncertainty(proposal),
        })
        .collect();
    let sort_key = |standing: &Standing| {
        (
            standing.uncertainty.map_or(Centiranks(0), |known| known.expected),
            std::cmp::Reverse(standing.score),
        )
    };
    let mut lanes = Vec::with_capacity(lane_count);
    for mut order in members {
        order.sort_by_key(|&proposal| (sort_key(&standings[proposal]), proposal));
        let mut blocks: Blocks = Vec::new();
        let mut place = 1;
        for proposal in order {
            match blocks.last_mut() {
                Some(block) if sort_key(&standings[block[0]]) == sort_key(&standings[proposal]) => {
                    block.push(proposal);
                }
                Some(block) => {
                    place += u32::try_from(block.len()).unwrap_or(u32::MAX);
                    blocks.push(vec![proposal]);
                }
                None => blocks.push(vec![proposal]),
            }
            standings[proposal].place = Place(place);
        }
        lanes.push(blocks);
    }
    Ranking {
        standings,
        lanes,
        draws: if calibration.fit.is_some() { draws } else { 0 },
    }
}

/// Ranks in all draws, then what they say of each proposal.
fn uncertainties(fit: &Fit, asked: &Asked<'_>, members: &[Vec<usize>], draws: usize) -> Vec<Uncertainty> {
    let sampler = Sampler::new(fit, asked.key);
    let plan = asked
        .money
        .map(|money| (Plan::new(money.rules, money.requests), money));
    let batches: Vec<Vec<Vec<u32>>> = (0..draws.div_ceil(BATCH))
        .into_par_iter()
        .map(|batch| {
            let first = batch * BATCH;
            let merits = sampler.draws(first, BATCH.min(draws - first));
            merits
                .iter()
                .map(|merit| ranks(merit, members, plan.as_ref()))
                .collect()
        })
        .collect();
    let stored: Vec<&[u32]> = batches.iter().flatten().map(Vec::as_slice).collect();
    let count = fit.proposals.len();
    let chunks: Vec<Vec<(Uncertainty, u32)>> = (0..count.div_ceil(64))
        .into_par_iter()
        .map(|chunk| {
            let range = chunk * 64..count.min(chunk * 64 + 64);
            let mut columns = vec![Vec::with_capacity(stored.len()); range.len()];
            for draw in &stored {
                for (column, rank) in columns.iter_mut().zip(&draw[range.clone()]) {
                    column.push(*rank);
                }
            }
            columns.into_iter().map(|column| summary(column, asked)).collect()
        })
        .collect();
    let (mut known, funded): (Vec<Uncertainty>, Vec<u32>) = chunks.into_iter().flatten().unzip();
    if sampler.is_exchangeable() {
        make_exchangeable(&mut known, &funded, asked, members, stored.len());
    }
    known
}

/// Rank of each proposal in its lane in one draw, marked where it is funded.
fn ranks(merit: &[f64], members: &[Vec<usize>], plan: Option<&(Plan, Money<'_>)>) -> Vec<u32> {
    let mut ranks = vec![0; merit.len()];
    let mut orders: Vec<Vec<usize>> = Vec::with_capacity(members.len());
    for lane in members {
        let mut sorted: Vec<(u64, usize)> = lane
            .iter()
            .map(|&proposal| (falling(merit[proposal]), proposal))
            .collect();
        sorted.sort_unstable();
        let (mut rank, mut before) = (0, None);
        for (place, &(value, proposal)) in (1..).zip(&sorted) {
            if before != Some(value) {
                rank = place;
                before = Some(value);
            }
            ranks[proposal] = rank;
        }
        if let Some((_, money)) = plan {
            orders.push(
                sorted
                    .into_iter()
                    .map(|(_, proposal)| proposal)
                    .filter(|&proposal| money.eligible[proposal])
                    .collect(),
            );
        }
    }
    if let Some((plan, money)) = plan {
        let rules: Vec<FillRule> = vec![money.rules.fill; orders.len()];
        plan.walk(&orders, &rules, &mut |proposal, _| ranks[proposal] |= FUNDED);
    }
    ranks
}

/// An integer that falls as the value rises, in the total order of doubles.
fn falling(value: f64) -> u64 {
    let bits = value.to_bits();
    if bits >> 63 == 1 { bits } else { !(bits | 1 << 63) }
}

fn summary(mut column: Vec<u32>, asked: &Asked<'_>) -> (Uncertainty, u32) {
    let draws = column.len();
    let (mut total, mut funded, mut within) = (0_u64, 0_u32, 0_u32);
    let limit = asked.within.map_or(0, |place| place.0);
    for rank in &mut column {
        funded += *rank >> 31;
        *rank &= !FUNDED;
        total += u64::from(*rank);
        within += u32::from(*rank <= limit);
    }
    // The ⌈q T⌉-th smallest, for q = 1/20, 1/4, 3/4, 19/20.
    let mut nth = |numerator: usize, denominator: usize| {
        let at = (draws * numerator).div_ceil(denominator).max(1) - 1;
        Place(*column.select_nth_unstable(at).1)
    };
    let (low_90, low_50, high_50, high_90) = (nth(1, 20), nth(1, 4), nth(3, 4), nth(19, 20));
    let known = Uncertainty {
        expected: Centiranks(ratio(100 * i128::from(total), draws)),
        low_50,
        high_50,
        low_90,
        high_90,
        within: asked.within.map(|_| basis_points(within, draws)),
        funded: asked.money.map(|_| basis_points(funded, draws)),
    };
    (known, funded)
}

fn ratio(numerator: i128, denominator: usize) -> i64 {
    let denominator = i128::try_from(denominator).unwrap_or(i128::MAX).max(1);
    i64::try_from(half_even_ratio(numerator, denominator)).unwrap_or(i64::MAX)
}

fn basis_points(count: u32, draws: usize) -> BasisPoints {
    BasisPoints(ratio(10_000 * i128::from(count), draws))
}

/// Where nothing tells proposals apart, their places are known exactly: any order is as likely as any other. The chance
/// of being funded is shared by those who ask alike.
fn make_exchangeable(
    known: &mut [Uncertainty],
    funded: &[u32],
    asked: &Asked<'_>,
    members: &[Vec<usize>],
    draws: usize,
) {
    for lane in members {
        let count = lane.len();
        let place = |numerator: usize, denominator: usize| {
            Place(u32::try_from((count * numerator).div_ceil(denominator).max(1)).unwrap_or(u32::MAX))
        };
        for &proposal in lane {
            let one = &mut known[proposal];
            one.expected = Centiranks(i64::try_from(50 * (count + 1)).unwrap_or(i64::MAX));
            (one.low_90, one.low_50, one.high_50, one.high_90) =
                (place(1, 20), place(1, 4), place(3, 4), place(19, 20));
            one.within = asked
                .within
                .map(|within| BasisPoints(ratio(10_000 * i128::from(within.0).min(count as i128), count)));
        }
        let Some(money) = asked.money else { continue };
        let mut classes = std::collections::BTreeMap::new();
        for &proposal in lane {
            let request = money.requests[proposal];
            let class = (
                money.eligible[proposal],
                request.track,
                request.requested,
                request.smallest,
            );
            classes.entry(class).or_insert_with(Vec::new).push(proposal);
        }
        for alike in classes.into_values() {
            let total: i128 = alike.iter().map(|&proposal| i128::from(funded[proposal])).sum();
            let share = BasisPoints(ratio(10_000 * total, draws * alike.len()));
            for proposal in alike {
                known[proposal].funded = Some(share);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_the_lane_are_those_of_the_design() {
        let known = |expected| Uncertainty {
            expected: Centiranks(expected),
            low_50: Place(1),
            high_50: Place(1),
            low_90: Place(1),
            high_90: Place(1),
            within: None,
            funded: None,
        };
        assert_eq!(known(100).percentile(4), BasisPoints(1_250), "(1 − ½)/4");
        assert_eq!(known(250).percentile(4), BasisPoints(5_000), "the middle");
        assert_eq!(
            known(100).surface(4),
            Some(BasisPoints(10_000)),
            "before all others"
        );
        assert_eq!(known(400).surface(4), Some(BasisPoints(0)), "before nobody");
        assert_eq!(
            known(100).surface(1),
            None,
            "alone there is nobody to stand before"
        );
    }
}
