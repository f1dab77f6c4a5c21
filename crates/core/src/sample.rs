//! Draws from the posterior of the proposals' merit, given the variances (SCORING 3): first one side of each component,
//! then the other side given it.
//!
//! Each draw has a random stream of its own, so that no result depends on how draws are shared out among threads.

use crate::calibrate::Fit;
use crate::design::Block;
use crate::equations::Numbers;
use crate::gradient::{COLUMNS, Lane};
use crate::stream::Stream;

/// Relative residual of the solves of the large algorithm.
const GOAL: f64 = 1e-6;

/// Draws that are made together.
pub(crate) const BATCH: usize = COLUMNS;

/// Makes draws of one fit.
pub(crate) struct Sampler<'a> {
    fit: &'a Fit,
    key: &'a [u8; 32],
    noise: f64,
    /// Σ v (y − μ̂) of each proposal.
    sums: Vec<f64>,
}

impl<'a> Sampler<'a> {
    pub(crate) fn new(fit: &'a Fit, key: &'a [u8; 32]) -> Self {
        let (design, estimate) = (&fit.design, &fit.estimate);
        let mut sums = vec![0.0; fit.proposals.len()];
        for at in 0..design.reviews() {
            // y − μ̂ is what the effects and the residual add up to.
            let (proposal, reviewer) = (design.proposal[at], design.reviewer[at]);
            let value = estimate.effects.proposals[proposal]
                + estimate.effects.reviewers[reviewer]
                + estimate.residual[at];
            sums[proposal] += design.weight[at] * value;
        }
        Self {
            fit,
            key,
            noise: fit.variances.residual.sqrt(),
            sums,
        }
    }

    /// Can no two proposals be told apart?
    pub(crate) fn is_exchangeable(&self) -> bool {
        !self.fit.estimate.shape.proposals
    }

    /// Merits of all proposals in the draws `first..first + count`, at most [`BATCH`] of them. Exchangeable proposals
    /// get plain noise.
    pub(crate) fn draws(&self, first: usize, count: usize) -> Vec<Vec<f64>> {
        let mut streams: Vec<Stream> = (first..first + count)
            .map(|number| Stream::new(self.key, number as u64))
            .collect();
        let shape = self.fit.estimate.shape;
        let effects = &self.fit.estimate.effects;
        if !shape.proposals {
            return streams
                .iter_mut()
                .map(|stream| effects.proposals.iter().map(|_| stream.normal()).collect())
                .collect();
        }
        let equations = &self.fit.estimate.equations;
        if !shape.reviewers {
            let shrink = &equations.shrink_proposal;
            return streams
                .iter_mut()
                .map(|stream| {
                    let one = |(mean, a): (&f64, &f64)| mean + self.noise * a.sqrt() * stream.normal();
                    effects.proposals.iter().zip(shrink).map(one).collect()
                })
                .collect();
        }
        let blocks = || self.fit.design.blocks.iter().zip(&equations.numbers);
        let kept: Vec<Vec<Vec<f64>>> = blocks()
            .map(|(block, numbers)| self.kept(block, numbers, &mut streams))
            .collect();
        let mut merits = vec![vec![0.0; effects.proposals.len()]; count];
        for ((block, numbers), kept) in blocks().zip(kept) {
            for ((merit, stream), kept) in merits.iter_mut().zip(&mut streams).zip(kept) {
                if block.keeps_proposals {
                    for (&at, value) in block.kept.iter().zip(kept) {
                        merit[at] = value;
                    }
                    continue;
                }
                let mut normals = vec![0.0; block.eliminated.len()];
                stream.normals(&mut normals);
                for (other, &at) in block.eliminated.iter().enumerate() {
                    let a = numbers.eliminated[other];
                    let mut rest = self.sums[at];
                    for &(keep, weight) in block.of_eliminated(other) {
                        rest -= weight * kept[keep];
                    }
                    merit[at] = a * rest + self.noise * a.sqrt() * normals[other];
                }
            }
        }
        merits
    }

    /// The kept side of one component in each draw.
    fn kept(&self, block: &Block, numbers: &Numbers, streams: &mut [Stream]) -> Vec<Vec<f64>> {
        let effects = &self.fit.estimate.effects;
        let means = if block.keeps_proposals {
            &effects.proposals
        } else {
            &effects.reviewers
        };
        if let (Some(pattern), Some(factor)) = (&block.pattern, &numbers.factor) {
            return streams
                .iter_mut()
                .map(|stream| {
                    let mut work: Vec<f64> = block.kept.iter().map(|_| stream.normal()).collect();
                    pattern.transposed(factor, &mut work);
                    let value =
                        |(keep, &at): (usize, &usize)| means[at] + self.noise * work[pattern.position[keep]];
                    block.kept.iter().enumerate().map(value).collect()
                })
                .collect();
        }
        let mut right = vec![[0.0; COLUMNS]; block.kept.len()];
        for (lane, stream) in streams.iter_mut().enumerate() {
            self.right(block, numbers, stream, lane, &mut right);
        }
        let mut answer = vec![[0.0; COLUMNS]; block.kept.len()];
        // A solve that does not quite reach its goal moves a draw by far less than its own noise.
        numbers.operator(block).solve(&right, &mut answer, GOAL);
        let of = |lane: usize| {
            let value = |(at, lanes): (&usize, &Lane)| means[*at] + self.noise * lanes[lane];
            block.kept.iter().zip(&answer).map(value).collect()
        };
        (0..streams.len()).map(of).collect()
    }

    /// A right-hand side whose covariance is S: what a prior draw and fresh noise would add up to.
    fn right(&self, block: &Block, numbers: &Numbers, stream: &mut Stream, lane: usize, right: &mut [Lane]) {
        let equations = &self.fit.estimate.equations;
        let (ratio_kept, ratio_other) = if block.keeps_proposals {
            (equations.ratio_proposal, equations.ratio_reviewer)
        } else {
            (equations.ratio_reviewer, equations.ratio_proposal)
        };
        // Kept, eliminated, reviews: the order in which the stream is used up.
        let (kept, eliminated) = (block.kept.len(), block.eliminated.len());
        let mut normals = vec![0.0; kept + eliminated + block.reviews.len()];
        stream.normals(&mut normals);
        let (of_kept, rest) = normals.split_at(kept);
        let (of_eliminated, of_reviews) = rest.split_at(eliminated);
        let scale = ratio_kept.sqrt();
        for (value, normal) in right.iter_mut().zip(of_kept) {
            value[lane] = scale * normal;
        }
        let scale = 1.0 / ratio_other.sqrt();
        let mut sums = vec![0.0; eliminated];
        for ((&review, &(pair, other)), normal) in block.reviews.iter().zip(&block.ends).zip(of_reviews) {
            let weight = self.fit.design.weight[review];
            let value = weight * (normal / weight.sqrt() + scale * of_eliminated[other]);
            sums[other] += value;
            right[block.pairs[pair].0][lane] += value;
        }
        for (other, value) in sums.iter().enumerate() {
            let scaled = numbers.eliminated[other] * value;
            for &(keep, weight) in block.of_eliminated(other) {
                right[keep][lane] -= weight * scaled;
            }
        }
    }
}
