//! What a fit can be asked beyond the order: noise per reviewer, the ordinal check, one reviewer left out, disagreement,
//! affinity (SCORING 2, 4, 7).
//!
//! Each is a what-if beside the record; none changes the fit it was asked of.

use rayon::prelude::*;

use crate::calibrate::Fit;
use crate::equations::Memory;
use crate::normal;
use crate::reml::{self, count};
use crate::review::ReviewTable;
use crate::rubric::{Cell, Rubric};
use crate::sums::sum;
use crate::units::Micropoints;

/// Reviews' worth of the common noise that every reviewer starts with.
const PRIOR: f64 = 20.0;
/// Rounds of reweighting.
const ROUNDS: usize = 3;
/// Fewer reviews with an affinity than this are counted and not estimated.
const FEWEST: usize = 10;

/// Noise per reviewer, and the fit that allows for it.
#[derive(Clone, Debug)]
pub struct Noise {
    /// `σ_j` of each reviewer in points, before any reweighting.
    pub deviations: Vec<f64>,
    /// The fit with reviews weighted by their reviewers' noise, the variances kept.
    pub fit: Fit,
}

/// One reviewer left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Who.
    pub reviewer: usize,
    /// Proposals that are funded only without this reviewer.
    pub entered: Vec<usize>,
    /// Proposals that are funded only with this reviewer.
    pub left: Vec<usize>,
}

/// What reviewers close to an applicant add to a score.
#[derive(Clone, Debug, PartialEq)]
pub struct Affinity {
    /// Reviews in question.
    pub reviews: usize,
    /// β in points with its standard error; `None` under ten reviews, or where it cannot be told from the rest.
    pub effect: Option<(f64, f64)>,
    /// Scores with β taken off; `None` without an effect.
    pub scores: Option<Vec<Micropoints>>,
}

impl LeftOut {
    /// Funding decisions that change: pairs of one that leaves and one that enters, or single ones.
    pub fn changes(&self) -> usize {
        self.entered.len().max(self.left.len())
    }
}

impl Fit {
    /// χ² of each proposal's reviews after severity, against σ²; the largest are discussed first.
    pub fn disagreement(&self) -> Vec<f64> {
        let mut totals = vec![0.0; self.proposals.len()];
        if self.variances.residual > 0.0 {
            for (at, rest) in self.estimate.residual.iter().enumerate() {
                totals[self.design.proposal[at]] +=
                    self.design.weight[at] * rest * rest / self.variances.residual;
            }
        }
        totals
    }

    /// Reviewers whose severity stands out: more than 3 standard deviations from nought, with at least 5 reviews.
    pub fn outstanding(&self) -> Vec<usize> {
        let stands_out = |&reviewer: &usize| {
            let effect = self.reviewers[reviewer];
            self.design.reviewer_weight[reviewer] >= 5.0
                && effect.value.abs() > 3.0 * effect.deviation
                && effect.deviation > 0.0
        };
        (0..self.reviewers.len()).filter(stands_out).collect()
    }

    /// Noise per reviewer: `σ_j² = (20 σ² + Σ ẽ²)/(20 + m_j)`, ẽ = residual/√(1 − leverage); three rounds of
    /// `v_k = σ²/σ_j²` within [1/4, 4]. `None` if a solve fails or nothing varies.
    pub fn noise(&self, table: &ReviewTable) -> Option<Noise> {
        if self.variances.residual <= 0.0 {
            return None;
        }
        let y = self.centred(table);
        let mut fit = self.clone();
        let mut first = None;
        for _ in 0..ROUNDS {
            let deviations = fit.deviations();
            let weight = |at: usize| {
                let own = deviations[self.design.reviewer[at]];
                self.design.weight[at] * (self.variances.residual / (own * own)).clamp(0.25, 4.0)
            };
            let weights: Vec<f64> = (0..y.len()).map(weight).collect();
            first.get_or_insert(deviations);
            let design = self.design.with_weights(&weights);
            let estimate = reml::refit(&design, &y, self.estimate.shape, self.variances).ok()?;
            fit = Self::new(design, estimate, self.grand_mean);
        }
        Some(Noise {
            deviations: first?,
            fit,
        })
    }

    /// `σ_j` in points, from this fit's residuals.
    fn deviations(&self) -> Vec<f64> {
        let leverage = self.estimate.equations.leverages(&self.design, &self.estimate);
        let mut squares = vec![0.0; self.reviewers.len()];
        let mut reviews = vec![0.0; self.reviewers.len()];
        for (at, rest) in self.estimate.residual.iter().enumerate() {
            let open = (1.0 - leverage[at]).max(1e-6);
            squares[self.design.reviewer[at]] += rest * rest / open;
            reviews[self.design.reviewer[at]] += 1.0;
        }
        let own = |(squares, reviews): (&f64, &f64)| {
            ((PRIOR * self.variances.residual + squares) / (PRIOR + reviews)).sqrt()
        };
        squares.iter().zip(&reviews).map(own).collect()
    }

    fn centred(&self, table: &ReviewTable) -> Vec<f64> {
        table
            .reviews()
            .iter()
            .map(|review| review.total.points() - self.grand_mean)
            .collect()
    }

    /// Leaves out each reviewer in turn, keeps the variances, solves once, and lets `decide` fund again by the scores;
    /// `None` stands for a proposal that has no review left. Those who change nothing are not listed.
    pub fn leave_one_out(
        &self,
        table: &ReviewTable,
        decide: impl Fn(&[Option<Micropoints>]) -> Vec<bool> + Sync,
    ) -> Vec<LeftOut> {
        let y = self.centred(table);
        let of = |mean: f64, effects: &[f64], weights: &[f64]| -> Vec<Option<Micropoints>> {
            let score = |(effect, weight): (&f64, &f64)| {
                (*weight > 0.0).then(|| Micropoints::from_points(self.grand_mean + mean + effect))
            };
            effects.iter().zip(weights).map(score).collect()
        };
        let design = &self.design;
        let before = decide(&of(
            self.estimate.mean,
            &self.estimate.effects.proposals,
            &design.proposal_weight,
        ));
        let found: Vec<Option<LeftOut>> = (0..self.reviewers.len())
            .into_par_iter()
            .map(|reviewer| {
                let weight = |at: usize| {
                    if design.reviewer[at] == reviewer {
                        0.0
                    } else {
                        design.weight[at]
                    }
                };
                let design = design.with_weights(&(0..y.len()).map(weight).collect::<Vec<_>>());
                let estimate = reml::refit(&design, &y, self.estimate.shape, self.variances).ok()?;
                let after = decide(&of(
                    estimate.mean,
                    &estimate.effects.proposals,
                    &design.proposal_weight,
                ));
                let of = |gone: bool| {
                    (0..before.len())
                        .filter(|&at| before[at] != after[at] && before[at] == gone)
                        .collect()
                };
                let out = LeftOut {
                    reviewer,
                    entered: of(false),
                    left: of(true),
                };
                (out.changes() > 0).then_some(out)
            })
            .collect();
        found.into_iter().flatten().collect()
    }

    /// The fixed effect β of an affinity, beside μ, at the fitted variances; `close` says of each review whether reviewer
    /// and applicant share an institution (or a country).
    pub fn affinity(&self, table: &ReviewTable, close: &[bool]) -> Affinity {
        let reviews = close.iter().filter(|&&close| close).count();
        let none = Affinity {
            reviews,
            effect: None,
            scores: None,
        };
        if reviews < FEWEST || self.variances.residual <= 0.0 {
            return none;
        }
        self.estimate_affinity(table, close).unwrap_or(none)
    }

    fn estimate_affinity(&self, table: &ReviewTable, close: &[bool]) -> Option<Affinity> {
        let y = self.centred(table);
        let x: Vec<f64> = close.iter().map(|&close| f64::from(u8::from(close))).collect();
        let ones = vec![1.0; y.len()];
        let (design, equations) = (&self.design, &self.estimate.equations);
        let mut memory = Memory::new(design);
        let solutions = equations.solve(design, &[&ones, &x, &y], memory.halves().0)?;
        let q = |z: &[f64], at: usize, w: &[f64]| {
            let solution = &solutions[at];
            sum(y.len(), |k| {
                let rest =
                    w[k] - solution.proposals[design.proposal[k]] - solution.reviewers[design.reviewer[k]];
                design.weight[k] * z[k] * rest
            })
        };
        let (one_one, one_x, x_x) = (q(&ones, 0, &ones), q(&ones, 1, &x), q(&x, 1, &x));
        let (one_y, x_y) = (q(&ones, 2, &y), q(&x, 2, &y));
        let information = x_x - one_x * one_x / one_one;
        if information.is_nan() || information <= 1e-9 * x_x.abs() {
            return None;
        }
        let beta = (x_y - one_x * one_y / one_one) / information;
        let error = (self.variances.residual / information).sqrt();
        let without: Vec<f64> = y.iter().zip(&x).map(|(y, x)| y - beta * x).collect();
        let estimate = reml::refit(design, &without, self.estimate.shape, self.variances).ok()?;
        let score = |effect: &f64| Micropoints::from_points(self.grand_mean + estimate.mean + effect);
        Some(Affinity {
            reviews: close.iter().filter(|&&close| close).count(),
            effect: Some((beta, error)),
            scores: Some(estimate.effects.proposals.iter().map(score).collect()),
        })
    }
}

/// The ordinal check: each step is replaced by its normal score Φ⁻¹((cumulative below + half of the step)/N) within its
/// criterion, N over all scored cells. `reviews` hold cells in the order of the rubric; the answer is a total for each
/// complete review, in units of a tenth of a standard deviation, to be calibrated like any other.
pub fn ordinal_totals(rubric: &Rubric, reviews: &[Vec<Cell>]) -> Vec<Option<Micropoints>> {
    let criteria = rubric.criteria();
    let mut tallies: Vec<std::collections::BTreeMap<i32, usize>> =
        vec![std::collections::BTreeMap::new(); criteria.len()];
    let step = |at: usize, cell: Cell| match cell {
        Cell::Score(score) => criteria[at].scale.steps(score, criteria[at].best),
        Cell::NotApplicable | Cell::Missing => None,
    };
    for review in reviews {
        for (at, &cell) in review.iter().enumerate().take(criteria.len()) {
            if let Some(step) = step(at, cell) {
                *tallies[at].entry(step).or_default() += 1;
            }
        }
    }
    let scores: Vec<std::collections::BTreeMap<i32, f64>> = tallies
        .iter()
        .map(|tally| {
            let all = count(tally.values().sum());
            let mut below = 0;
            let score = |(&step, &number): (&i32, &usize)| {
                let middle = (count(below) + count(number) / 2.0) / all;
                below += number;
                (step, normal::quantile(middle))
            };
            tally.iter().map(score).collect()
        })
        .collect();
    let total = |review: &Vec<Cell>| {
        let (mut points, mut weights) = (0.0, 0.0);
        for (at, &cell) in review.iter().enumerate() {
            if cell == Cell::Missing {
                return None;
            }
            if let Some(step) = step(at, cell) {
                let weight = f64::from(criteria[at].weight.0);
                points += weight * scores[at].get(&step)?;
                weights += weight;
            }
        }
        (weights > 0.0).then(|| Micropoints::from_points(10.0 * points / weights))
    };
    reviews.iter().map(total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calibrate::{Wanted, calibrate};
    use crate::review::{Entry, table_head};

    #[test]
    fn leverages_add_up_to_the_degrees_of_freedom() {
        let entry = |at: usize| {
            let (proposal, reviewer) = (format!("p{}", at % 13), format!("r{}", (at * at + at / 7) % 9));
            Entry {
                head: table_head(&proposal, &reviewer, "", at),
                proposal: proposal.into(),
                reviewer: reviewer.into(),
                total: Micropoints(i64::try_from((at * 7_919) % 101).unwrap() * 1_000_000),
                weight: 1,
            }
        };
        let table = ReviewTable::new((0..80).map(entry).collect());
        let fit = calibrate(&table, Wanted::Exact).fit.unwrap();
        let (design, estimate) = (&fit.design, &fit.estimate);
        let leverage: f64 = estimate.equations.leverages(design, estimate).iter().sum();
        // A small change of one total moves its own fitted value by its leverage.
        let mut by_hand = 0.0;
        let y = fit.centred(&table);
        for at in 0..y.len() {
            let mut moved = y.clone();
            moved[at] += 1.0;
            let again = reml::refit(design, &moved, estimate.shape, fit.variances).unwrap();
            by_hand += 1.0 - (again.residual[at] - estimate.residual[at]);
        }
        assert!(
            (leverage - by_hand).abs() < 1e-6,
            "{leverage} by the formula, {by_hand} by moving each total"
        );
    }
}
