//! The mixed model's equations at given variances: solves, traces, posterior variances, for whichever of the two
//! factors are in the model (SCORING 2). How the variances are found is told in [`crate::reml`].

use rayon::prelude::*;

use crate::cholesky::Factor;
use crate::design::{Block, Design};
use crate::gradient::{COLUMNS, Lane, Operator};
use crate::reml::Estimate;
use crate::stream::Stream;
use crate::sums::{dot, sum};

/// Which factors are in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub(crate) proposals: bool,
    pub(crate) reviewers: bool,
}

/// Variances in squared points; 0 where the factor is not in the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variances {
    /// Of the proposals' merit, σp².
    pub proposal: f64,
    /// Of the reviewers' severity, σr².
    pub reviewer: f64,
    /// Of what is left, σ².
    pub residual: f64,
}

impl From<[f64; 3]> for Variances {
    /// Of proposals, reviewers, what is left.
    fn from([proposal, reviewer, residual]: [f64; 3]) -> Self {
        Self {
            proposal,
            reviewer,
            residual,
        }
    }
}

/// Probe vectors of the large algorithm.
const PROBES: usize = 128;
/// Relative residual of its solves.
const GOAL: f64 = 1e-10;

/// Effects that answer one vector over the reviews.
#[derive(Clone, Debug, Default)]
pub(crate) struct Solution {
    pub(crate) proposals: Vec<f64>,
    pub(crate) reviewers: Vec<f64>,
}

/// Numbers of one component.
#[derive(Clone, Debug)]
pub(crate) struct Numbers {
    /// m + λ of the kept.
    pub(crate) kept: Vec<f64>,
    /// a = 1/(n + λ) of the eliminated.
    pub(crate) eliminated: Vec<f64>,
    /// The diagonal of S, where there is no factor.
    pub(crate) diagonal: Vec<f64>,
    pub(crate) factor: Option<Factor>,
}

/// The equations with their numbers.
#[derive(Clone, Debug)]
pub(crate) struct Equations {
    pub(crate) shape: Shape,
    /// λp and λr; 0 where unused.
    pub(crate) ratio_proposal: f64,
    pub(crate) ratio_reviewer: f64,
    /// 1/(n + λp), 1/(m + λr).
    pub(crate) shrink_proposal: Vec<f64>,
    pub(crate) shrink_reviewer: Vec<f64>,
    pub(crate) numbers: Vec<Numbers>,
}

/// Eight columns for each component.
type Lanes = Vec<Vec<Lane>>;

/// Earlier answers of the iterative solves, from which the next ones start. One entry per component.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    first: Vec<Vec<Lane>>,
    second: Vec<Vec<Lane>>,
    probes: Vec<Vec<Vec<Lane>>>,
}

impl Memory {
    pub(crate) fn new(design: &Design) -> Self {
        let lanes = |block: &Block| {
            if block.pattern.is_none() {
                vec![[0.0; COLUMNS]; block.kept.len()]
            } else {
                Vec::new()
            }
        };
        Self {
            first: design.blocks.iter().map(lanes).collect(),
            second: design.blocks.iter().map(lanes).collect(),
            probes: design
                .blocks
                .iter()
                .map(|block| vec![lanes(block); PROBES / COLUMNS])
                .collect(),
        }
    }

    /// Which part remembers: `(y, 1)` or the average-information vectors.
    pub(crate) fn halves(&mut self) -> (&mut Lanes, &mut Lanes, &mut Vec<Lanes>) {
        (&mut self.first, &mut self.second, &mut self.probes)
    }
}

/// The fixed ±1 probes, per component without a factor: sixteen groups of eight.
pub(crate) fn probes(design: &Design) -> Vec<Vec<Vec<Lane>>> {
    let key = Stream::key("paraph probes v1");
    let mut streams: Vec<(Stream, u64, u32)> = (0..)
        .take(PROBES)
        .map(|number| (Stream::new(&key, number), 0, 0))
        .collect();
    let mut sign = |probe: usize| {
        let (stream, bits, left) = &mut streams[probe];
        if *left == 0 {
            *bits = stream.bits();
            *left = 64;
        }
        let sign = if *bits & 1 == 1 { 1.0 } else { -1.0 };
        *bits >>= 1;
        *left -= 1;
        sign
    };
    design
        .blocks
        .iter()
        .map(|block| {
            if block.pattern.is_some() {
                return Vec::new();
            }
            let mut groups = vec![vec![[0.0; COLUMNS]; block.kept.len()]; PROBES / COLUMNS];
            for keep in 0..block.kept.len() {
                for (number, group) in groups.iter_mut().enumerate() {
                    for (lane, value) in group[keep].iter_mut().enumerate() {
                        *value = sign(number * COLUMNS + lane);
                    }
                }
            }
            groups
        })
        .collect()
}

/// Pure traces: `tr` over reviewers and over proposals of σ⁻² times the posterior covariance.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Traces {
    pub(crate) proposals: f64,
    pub(crate) reviewers: f64,
}

impl Equations {
    /// Puts the variances in and factors what can be factored; `None` if a matrix is not positive definite.
    pub(crate) fn new(design: &Design, shape: Shape, variances: Variances) -> Option<Self> {
        let ratio = |on: bool, variance: f64| if on { variances.residual / variance } else { 0.0 };
        let ratio_proposal = ratio(shape.proposals, variances.proposal);
        let ratio_reviewer = ratio(shape.reviewers, variances.reviewer);
        let shrink = |on: bool, weights: &[f64], ratio: f64| -> Vec<f64> {
            if on {
                weights.iter().map(|weight| 1.0 / (weight + ratio)).collect()
            } else {
                Vec::new()
            }
        };
        let mut equations = Self {
            shape,
            ratio_proposal,
            ratio_reviewer,
            shrink_proposal: shrink(shape.proposals, &design.proposal_weight, ratio_proposal),
            shrink_reviewer: shrink(shape.reviewers, &design.reviewer_weight, ratio_reviewer),
            numbers: Vec::new(),
        };
        if shape.proposals && shape.reviewers {
            equations.numbers = design
                .blocks
                .par_iter()
                .map(|block| equations.block(design, block))
                .collect::<Option<Vec<_>>>()?;
        }
        Some(equations)
    }

    fn block(&self, design: &Design, block: &Block) -> Option<Numbers> {
        let (weights, ratio, shrink) = if block.keeps_proposals {
            (
                &design.proposal_weight,
                self.ratio_proposal,
                &self.shrink_reviewer,
            )
        } else {
            (
                &design.reviewer_weight,
                self.ratio_reviewer,
                &self.shrink_proposal,
            )
        };
        let kept: Vec<f64> = block.kept.iter().map(|&at| weights[at] + ratio).collect();
        let eliminated: Vec<f64> = block.eliminated.iter().map(|&at| shrink[at]).collect();
        let Some(pattern) = &block.pattern else {
            let diagonal = (0..kept.len())
                .map(|keep| {
                    let mut value = kept[keep];
                    for &(other, weight) in block.of_kept(keep) {
                        value -= eliminated[other] * weight * weight;
                    }
                    value
                })
                .collect();
            return Some(Numbers {
                kept,
                eliminated,
                diagonal,
                factor: None,
            });
        };
        let factor = pattern.factor(|row, work| {
            let keep = pattern.order[row];
            work[row] += kept[keep];
            for &(other, weight) in block.of_kept(keep) {
                let scale = eliminated[other] * weight;
                for &(third, partner) in block.of_eliminated(other) {
                    let at = pattern.position[third];
                    if at <= row {
                        work[at] -= scale * partner;
                    }
                }
            }
        })?;
        Some(Numbers {
            kept,
            eliminated,
            diagonal: Vec::new(),
            factor: Some(factor),
        })
    }

    /// Answers up to eight vectors over the reviews. `None` if an iterative solve fails.
    pub(crate) fn solve(
        &self,
        design: &Design,
        vectors: &[&[f64]],
        memory: &mut [Vec<Lane>],
    ) -> Option<Vec<Solution>> {
        let mut answers: Vec<Solution> = vectors
            .iter()
            .map(|vector| {
                let mut answer = Solution {
                    proposals: vec![0.0; design.proposal_weight.len()],
                    reviewers: vec![0.0; design.reviewer_weight.len()],
                };
                for (index, &weight) in design.weight.iter().enumerate() {
                    let value = weight * vector[index];
                    answer.proposals[design.proposal[index]] += value;
                    answer.reviewers[design.reviewer[index]] += value;
                }
                answer
            })
            .collect();
        if !(self.shape.proposals && self.shape.reviewers) {
            for answer in &mut answers {
                let finish = |on: bool, sums: &mut [f64], shrink: &[f64]| {
                    for (at, value) in sums.iter_mut().enumerate() {
                        *value = if on { *value * shrink[at] } else { 0.0 };
                    }
                };
                finish(self.shape.proposals, &mut answer.proposals, &self.shrink_proposal);
                finish(self.shape.reviewers, &mut answer.reviewers, &self.shrink_reviewer);
            }
            return Some(answers);
        }
        for (index, (block, numbers)) in design.blocks.iter().zip(&self.numbers).enumerate() {
            let rights: Vec<Vec<f64>> = answers
                .iter()
                .map(|answer| block.right(numbers, answer))
                .collect();
            let kept = if let (Some(pattern), Some(factor)) = (&block.pattern, &numbers.factor) {
                let mut rights = rights;
                for right in &mut rights {
                    pattern.solve(factor, right);
                }
                rights
            } else {
                let mut wanted = vec![[0.0; COLUMNS]; block.kept.len()];
                for (lane, right) in rights.iter().enumerate() {
                    for (target, value) in wanted.iter_mut().zip(right) {
                        target[lane] = *value;
                    }
                }
                let start = memory.get_mut(index)?;
                if !numbers.operator(block).solve(&wanted, start, GOAL) {
                    return None;
                }
                (0..rights.len())
                    .map(|lane| start.iter().map(|lanes| lanes[lane]).collect())
                    .collect()
            };
            for (answer, kept) in answers.iter_mut().zip(&kept) {
                block.finish(numbers, kept, answer);
            }
        }
        Some(answers)
    }

    /// The pure traces; by probes where there is no factor. `None` if an iterative solve fails.
    pub(crate) fn traces(
        &self,
        design: &Design,
        probes: &[Vec<Vec<Lane>>],
        memory: &mut [Vec<Vec<Lane>>],
    ) -> Option<Traces> {
        if !(self.shape.proposals && self.shape.reviewers) {
            let total = |shrink: &[f64]| sum(shrink.len(), |at| shrink[at]);
            return Some(Traces {
                proposals: total(&self.shrink_proposal),
                reviewers: total(&self.shrink_reviewer),
            });
        }
        let parts: Vec<Option<(f64, f64)>> = design
            .blocks
            .par_iter()
            .zip(&self.numbers)
            .zip(probes.par_iter().zip(memory.par_iter_mut()))
            .map(|((block, numbers), (probes, memory))| {
                let own = sum(numbers.eliminated.len(), |at| numbers.eliminated[at]);
                if block.pattern.is_some() {
                    let (kept, eliminated) = block.inverse_diagonals(numbers);
                    let others = sum(eliminated.len(), |at| {
                        numbers.eliminated[at] * numbers.eliminated[at] * eliminated[at]
                    });
                    return Some((sum(kept.len(), |at| kept[at]), own + others));
                }
                let groups: Vec<Option<(f64, f64)>> = probes
                    .par_iter()
                    .zip(memory.par_iter_mut())
                    .map(|(probe, answer)| {
                        numbers
                            .operator(block)
                            .solve(probe, answer, GOAL)
                            .then(|| block.probe_traces(numbers, probe, answer))
                    })
                    .collect();
                let (mut kept, mut others) = (0.0, 0.0);
                for group in groups {
                    let (a, b) = group?;
                    kept += a;
                    others += b;
                }
                #[expect(clippy::cast_precision_loss, reason = "128 is exact")]
                let count = PROBES as f64;
                Some((kept / count, own + others / count))
            })
            .collect();
        let mut traces = Traces::default();
        for (part, block) in parts.into_iter().zip(&design.blocks) {
            let (kept, eliminated) = part?;
            let (proposals, reviewers) = if block.keeps_proposals {
                (kept, eliminated)
            } else {
                (eliminated, kept)
            };
            traces.proposals += proposals;
            traces.reviewers += reviewers;
        }
        Some(traces)
    }

    /// Posterior variances of proposals and reviewers, divided by σ², given the variances and μ.
    pub(crate) fn posterior(&self, design: &Design) -> Solution {
        if !(self.shape.proposals && self.shape.reviewers) {
            let of =
                |on: bool, shrink: &[f64], count: usize| if on { shrink.to_vec() } else { vec![0.0; count] };
            return Solution {
                proposals: of(
                    self.shape.proposals,
                    &self.shrink_proposal,
                    design.proposal_weight.len(),
                ),
                reviewers: of(
                    self.shape.reviewers,
                    &self.shrink_reviewer,
                    design.reviewer_weight.len(),
                ),
            };
        }
        let parts: Vec<(Vec<f64>, Vec<f64>)> = design
            .blocks
            .par_iter()
            .zip(&self.numbers)
            .map(|(block, numbers)| {
                if block.pattern.is_some() {
                    block.inverse_diagonals(numbers)
                } else {
                    block.first_order(numbers)
                }
            })
            .collect();
        let mut answer = Solution {
            proposals: vec![0.0; design.proposal_weight.len()],
            reviewers: vec![0.0; design.reviewer_weight.len()],
        };
        for ((kept, eliminated), (block, numbers)) in
            parts.into_iter().zip(design.blocks.iter().zip(&self.numbers))
        {
            let (for_kept, for_eliminated) = if block.keeps_proposals {
                (&mut answer.proposals, &mut answer.reviewers)
            } else {
                (&mut answer.reviewers, &mut answer.proposals)
            };
            for (&at, value) in block.kept.iter().zip(kept) {
                for_kept[at] = value;
            }
            for ((&at, a), value) in block.eliminated.iter().zip(&numbers.eliminated).zip(eliminated) {
                for_eliminated[at] = a + a * a * value;
            }
        }
        answer
    }

    /// Leverage of each review: how much its fitted value follows it. Without a factor, to first order.
    pub(crate) fn leverages(&self, design: &Design, estimate: &Estimate) -> Vec<f64> {
        let (one, information) = (&estimate.one, estimate.information);
        let mut leverage: Vec<f64> = (0..design.reviews())
            .map(|at| {
                let rest = 1.0 - one.proposals[design.proposal[at]] - one.reviewers[design.reviewer[at]];
                rest * rest / information
            })
            .collect();
        if self.shape.proposals && self.shape.reviewers {
            for (block, numbers) in design.blocks.iter().zip(&self.numbers) {
                let shares = block.pair_variances(numbers);
                for (&review, &(pair, _)) in block.reviews.iter().zip(&block.ends) {
                    leverage[review] += shares[pair];
                }
            }
        } else {
            for (at, value) in leverage.iter_mut().enumerate() {
                let of = |on: bool, shrink: &[f64], index: usize| if on { shrink[index] } else { 0.0 };
                *value += of(self.shape.proposals, &self.shrink_proposal, design.proposal[at])
                    + of(self.shape.reviewers, &self.shrink_reviewer, design.reviewer[at]);
            }
        }
        for (value, weight) in leverage.iter_mut().zip(&design.weight) {
            *value *= weight;
        }
        leverage
    }

    /// `ln det` of the equations, apart from Q(1,1): the sums over factors in the REML criterion. `None` without factor.
    pub(crate) fn log_determinant(&self, design: &Design) -> Option<f64> {
        let eliminated =
            |weights: &[f64], ratio: f64| sum(weights.len(), |at| libm::log(1.0 + weights[at] / ratio));
        if !(self.shape.proposals && self.shape.reviewers) {
            let of =
                |on: bool, weights: &[f64], ratio: f64| if on { eliminated(weights, ratio) } else { 0.0 };
            return Some(
                of(self.shape.proposals, &design.proposal_weight, self.ratio_proposal)
                    + of(self.shape.reviewers, &design.reviewer_weight, self.ratio_reviewer),
            );
        }
        let mut total = 0.0;
        for (block, numbers) in design.blocks.iter().zip(&self.numbers) {
            let (ratio, other_ratio, weights) = if block.keeps_proposals {
                (self.ratio_proposal, self.ratio_reviewer, &design.reviewer_weight)
            } else {
                (self.ratio_reviewer, self.ratio_proposal, &design.proposal_weight)
            };
            let (Some(pattern), Some(factor)) = (&block.pattern, &numbers.factor) else {
                return None;
            };
            #[expect(clippy::cast_precision_loss, reason = "a count")]
            let kept = block.kept.len() as f64;
            total += sum(block.eliminated.len(), |at| {
                libm::log(1.0 + weights[block.eliminated[at]] / other_ratio)
            });
            total += pattern.log_determinant(factor) - kept * libm::log(ratio);
        }
        Some(total)
    }
}

impl Numbers {
    pub(crate) fn operator<'a>(&'a self, block: &'a Block) -> Operator<'a> {
        Operator {
            block,
            kept: &self.kept,
            eliminated: &self.eliminated,
            diagonal: &self.diagonal,
        }
    }
}

impl Block {
    /// The right-hand side over the kept, from the sums over both sides.
    fn right(&self, numbers: &Numbers, sums: &Solution) -> Vec<f64> {
        let (kept, eliminated) = if self.keeps_proposals {
            (&sums.proposals, &sums.reviewers)
        } else {
            (&sums.reviewers, &sums.proposals)
        };
        let mut right: Vec<f64> = self.kept.iter().map(|&at| kept[at]).collect();
        for (other, &at) in self.eliminated.iter().enumerate() {
            let scaled = numbers.eliminated[other] * eliminated[at];
            for &(keep, weight) in self.of_eliminated(other) {
                right[keep] -= weight * scaled;
            }
        }
        right
    }

    /// Turns the sums of this component into effects, given those of the kept.
    fn finish(&self, numbers: &Numbers, solved: &[f64], answer: &mut Solution) {
        let (kept, eliminated) = if self.keeps_proposals {
            (&mut answer.proposals, &mut answer.reviewers)
        } else {
            (&mut answer.reviewers, &mut answer.proposals)
        };
        for (other, &at) in self.eliminated.iter().enumerate() {
            let mut rest = eliminated[at];
            for &(keep, weight) in self.of_eliminated(other) {
                rest -= weight * solved[keep];
            }
            eliminated[at] = numbers.eliminated[other] * rest;
        }
        for (&at, value) in self.kept.iter().zip(solved) {
            kept[at] = *value;
        }
    }

    /// Diagonal of S⁻¹, and vᵀS⁻¹v of each eliminated one.
    fn inverse_diagonals(&self, numbers: &Numbers) -> (Vec<f64>, Vec<f64>) {
        let (Some(pattern), Some(factor)) = (&self.pattern, &numbers.factor) else {
            return self.first_order(numbers);
        };
        let inverse = pattern.inverse(factor);
        let kept = pattern.position.iter().map(|&at| inverse.diagonal[at]).collect();
        let mut quadratic = vec![0.0; self.eliminated.len()];
        let mut scatter = vec![0.0; self.kept.len()];
        for column in 0..self.kept.len() {
            for (row, value) in pattern.column(&inverse, column) {
                scatter[row] = value;
            }
            for &(other, weight) in self.of_kept(pattern.order[column]) {
                let mut value = 0.0;
                for &(third, partner) in self.of_eliminated(other) {
                    let row = pattern.position[third];
                    if row > column {
                        value += 2.0 * partner * scatter[row];
                    } else if row == column {
                        value += partner * scatter[row];
                    }
                }
                quadratic[other] += weight * value;
            }
        }
        (kept, quadratic)
    }

    /// Posterior variance of the sum of both effects of each pair, divided by σ².
    fn pair_variances(&self, numbers: &Numbers) -> Vec<f64> {
        let (kept, quadratic) = self.inverse_diagonals(numbers);
        // (S⁻¹ v)_j of each pair; without a factor only its first term is known.
        let mut mixed: Vec<f64> = self
            .pairs
            .iter()
            .map(|&(keep, weight)| weight * kept[keep])
            .collect();
        if let (Some(pattern), Some(factor)) = (&self.pattern, &numbers.factor) {
            let inverse = pattern.inverse(factor);
            mixed.fill(0.0);
            let mut scatter = vec![0.0; self.kept.len()];
            for column in 0..self.kept.len() {
                for (row, value) in pattern.column(&inverse, column) {
                    scatter[row] = value;
                }
                for &(other, weight) in self.of_kept(pattern.order[column]) {
                    let range = self.start[other]..self.start[other + 1];
                    let own = range
                        .clone()
                        .find(|&pair| self.pairs[pair].0 == pattern.order[column]);
                    for pair in range {
                        let (third, partner) = self.pairs[pair];
                        let row = pattern.position[third];
                        if row >= column {
                            mixed[pair] += weight * scatter[row];
                            if let Some(own) = own.filter(|_| row > column) {
                                mixed[own] += partner * scatter[row];
                            }
                        }
                    }
                }
            }
        }
        let mut variances = vec![0.0; self.pairs.len()];
        for other in 0..self.eliminated.len() {
            let a = numbers.eliminated[other];
            for pair in self.start[other]..self.start[other + 1] {
                variances[pair] =
                    a + a * a * quadratic[other] + kept[self.pairs[pair].0] - 2.0 * a * mixed[pair];
            }
        }
        variances
    }

    /// The same to first order, `S⁻¹ ≈ D⁻¹ + D⁻¹OD⁻¹` with D the diagonal of S.
    fn first_order(&self, numbers: &Numbers) -> (Vec<f64>, Vec<f64>) {
        let kept: Vec<f64> = numbers.diagonal.iter().map(|value| 1.0 / value).collect();
        let mut overlap = vec![0.0; self.eliminated.len()];
        let mut touched = Vec::new();
        let quadratic = (0..self.eliminated.len())
            .map(|other| {
                touched.clear();
                let mut value = 0.0;
                for &(keep, weight) in self.of_eliminated(other) {
                    let scaled = weight * kept[keep];
                    value += weight * scaled;
                    for &(near, partner) in self.of_kept(keep) {
                        if overlap[near] == 0.0 {
                            touched.push(near);
                        }
                        overlap[near] += partner * scaled;
                        // O has no diagonal: what a proposal's own square adds is taken out again.
                        value -= numbers.eliminated[near] * partner * partner * scaled * scaled;
                    }
                }
                for &near in &touched {
                    value += numbers.eliminated[near] * overlap[near] * overlap[near];
                    overlap[near] = 0.0;
                }
                value
            })
            .collect();
        (kept, quadratic)
    }

    /// Σ zᵀS⁻¹z and Σ a²(vᵀz)(vᵀS⁻¹z) of eight probes.
    fn probe_traces(&self, numbers: &Numbers, probe: &[Lane], answer: &[Lane]) -> (f64, f64) {
        let kept = sum(probe.len(), |keep| dot(&probe[keep], &answer[keep]));
        let others = sum(self.eliminated.len(), |other| {
            let (mut of_probe, mut of_answer) = ([0.0; COLUMNS], [0.0; COLUMNS]);
            for &(keep, weight) in self.of_eliminated(other) {
                for lane in 0..COLUMNS {
                    of_probe[lane] += weight * probe[keep][lane];
                    of_answer[lane] += weight * answer[keep][lane];
                }
            }
            let a = numbers.eliminated[other];
            a * a * dot(&of_probe, &of_answer)
        });
        (kept, others)
    }
}
