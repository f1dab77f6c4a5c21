//! Variances by average-information REML (Gilmour, Thompson, Cullis 1995, doi:10.2307/2533274), as SCORING 2 has it.
//!
//! What the fit means, and when there is none, is told in [`crate::calibrate`].

mod search;

use crate::design::Design;
use crate::equations::{Equations, Memory, Shape, Solution, Traces, Variances, probes};
use crate::gradient::Lane;
use crate::sums::{dot, sum};

/// A fit: variances, and all that follows from them.
#[derive(Clone, Debug)]
pub(crate) struct Estimate {
    pub(crate) shape: Shape,
    pub(crate) variances: Variances,
    /// In points, without the grand mean that was taken off.
    pub(crate) mean: f64,
    pub(crate) effects: Solution,
    /// Residual of each review, in points.
    pub(crate) residual: Vec<f64>,
    pub(crate) equations: Equations,
    /// The answer to 1, and Q(1,1).
    pub(crate) one: Solution,
    pub(crate) information: f64,
    /// The REML criterion; `None` where no factor exists or the residual vanishes.
    pub(crate) criterion: Option<f64>,
    pub(crate) steps: usize,
}

/// Why there is no fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct NoConvergence;

/// One answer of the equations to y and 1.
struct Answer {
    mean: f64,
    information: f64,
    one: Solution,
    effects: Solution,
    residual: Vec<f64>,
}

/// Fits; a factor whose variance vanishes is dropped and the fit repeated. Where either of two could go, the one goes
/// without which the criterion is the smaller. `y` in points, its mean taken off.
pub(crate) fn fit(design: &Design, y: &[f64], shape: Shape) -> Result<Estimate, NoConvergence> {
    let spread = variance(y);
    let fixed_probes = probes(design);
    fit_without(design, y, shape, spread, &fixed_probes)
}

fn fit_without(
    design: &Design,
    y: &[f64],
    shape: Shape,
    spread: f64,
    fixed_probes: &[Vec<Vec<Lane>>],
) -> Result<Estimate, NoConvergence> {
    if let Some(estimate) = search::iterate(design, y, shape, spread, fixed_probes)? {
        return Ok(estimate);
    }
    let smaller = [
        Shape {
            reviewers: false,
            ..shape
        },
        Shape {
            proposals: false,
            ..shape
        },
    ];
    let mut best: Option<Estimate> = None;
    for smaller in smaller.into_iter().filter(|smaller| *smaller != shape) {
        let found = fit_without(design, y, smaller, spread, fixed_probes)?;
        let criterion = |estimate: &Estimate| estimate.criterion.unwrap_or(f64::INFINITY);
        if best
            .as_ref()
            .is_none_or(|best| criterion(&found) < criterion(best))
        {
            best = Some(found);
        }
    }
    best.ok_or(NoConvergence)
}

/// Effects at given variances, without another search; for options and what-ifs.
pub(crate) fn refit(
    design: &Design,
    y: &[f64],
    shape: Shape,
    variances: Variances,
) -> Result<Estimate, NoConvergence> {
    let mut memory = Memory::new(design);
    let equations = Equations::new(design, shape, variances).ok_or(NoConvergence)?;
    let answer = answer(design, &equations, y, memory.halves().0).ok_or(NoConvergence)?;
    Ok(finish(design, y, variances, equations, answer, 0))
}

/// Sample variance.
pub(crate) fn variance(y: &[f64]) -> f64 {
    let count = count(y.len());
    let mean = sum(y.len(), |at| y[at]) / count;
    sum(y.len(), |at| (y[at] - mean) * (y[at] - mean)) / (count - 1.0)
}

#[expect(clippy::cast_precision_loss, reason = "counts of reviews are far below 2^53")]
pub(crate) fn count(count: usize) -> f64 {
    count as f64
}

fn finish(
    design: &Design,
    y: &[f64],
    variances: Variances,
    equations: Equations,
    answer: Answer,
    steps: usize,
) -> Estimate {
    let free = count(design.reviews()) - 1.0;
    let rest = sum(y.len(), |at| design.weight[at] * y[at] * answer.residual[at]);
    let weights = sum(y.len(), |at| libm::log(design.weight[at]));
    let criterion = equations.log_determinant(design).map(|determinant| {
        determinant + libm::log(answer.information) - weights
            + free * (1.0 + libm::log(2.0 * std::f64::consts::PI * rest / free))
    });
    Estimate {
        shape: equations.shape,
        variances,
        mean: answer.mean,
        effects: answer.effects,
        residual: answer.residual,
        equations,
        one: answer.one,
        information: answer.information,
        criterion: criterion.filter(|value| value.is_finite()),
        steps,
    }
}

fn answer(design: &Design, equations: &Equations, y: &[f64], memory: &mut [Vec<Lane>]) -> Option<Answer> {
    let ones = vec![1.0; y.len()];
    let mut solutions = equations.solve(design, &[&ones, y], memory)?.into_iter();
    let (one, mut effects) = solutions.next().zip(solutions.next())?;
    let rest = |solution: &Solution, vector: &[f64], at: usize| {
        vector[at] - solution.proposals[design.proposal[at]] - solution.reviewers[design.reviewer[at]]
    };
    let information = sum(y.len(), |at| design.weight[at] * rest(&one, &ones, at));
    let mean = sum(y.len(), |at| design.weight[at] * rest(&effects, y, at)) / information;
    if !mean.is_finite() {
        return None;
    }
    shift(&mut effects, &one, mean);
    let residual = (0..y.len()).map(|at| rest(&effects, y, at) - mean).collect();
    Some(Answer {
        mean,
        information,
        one,
        effects,
        residual,
    })
}

/// Takes `mean` times the answer to 1 off.
fn shift(effects: &mut Solution, one: &Solution, mean: f64) {
    for (value, part) in effects.proposals.iter_mut().zip(&one.proposals) {
        *value -= mean * part;
    }
    for (value, part) in effects.reviewers.iter_mut().zip(&one.reviewers) {
        *value -= mean * part;
    }
}

/// The average-information matrix `A_ab = ½ F_aᵀ H(F_b)`.
fn information(
    design: &Design,
    equations: &Equations,
    answer: &Answer,
    variances: Variances,
    memory: &mut [Vec<Lane>],
) -> Option<[[f64; 3]; 3]> {
    let reviews = design.reviews();
    let per_proposal = |at: usize| answer.effects.proposals[design.proposal[at]] / variances.proposal;
    let per_reviewer = |at: usize| answer.effects.reviewers[design.reviewer[at]] / variances.reviewer;
    let zero = vec![0.0; reviews];
    let vectors: [Vec<f64>; 3] = [
        if equations.shape.proposals {
            (0..reviews).map(per_proposal).collect()
        } else {
            zero.clone()
        },
        if equations.shape.reviewers {
            (0..reviews).map(per_reviewer).collect()
        } else {
            zero
        },
        answer
            .residual
            .iter()
            .map(|rest| rest / variances.residual)
            .collect(),
    ];
    let solutions = equations.solve(design, &[&vectors[0], &vectors[1], &vectors[2]], memory)?;
    let mut matrix = [[0.0; 3]; 3];
    for (column, (vector, mut solution)) in vectors.iter().zip(solutions).enumerate() {
        let rest = |solution: &Solution, at: usize| {
            vector[at] - solution.proposals[design.proposal[at]] - solution.reviewers[design.reviewer[at]]
        };
        let mean = sum(reviews, |at| design.weight[at] * rest(&solution, at)) / answer.information;
        shift(&mut solution, &answer.one, mean);
        let image: Vec<f64> = (0..reviews)
            .map(|at| design.weight[at] * (rest(&solution, at) - mean) / variances.residual)
            .collect();
        for (row, other) in vectors.iter().enumerate() {
            matrix[row][column] = 0.5 * dot(other, &image);
        }
    }
    Some(matrix)
}

fn slopes(
    design: &Design,
    equations: &Equations,
    answer: &Answer,
    variances: Variances,
    traces: Traces,
) -> [f64; 3] {
    let squares = |values: &[f64]| sum(values.len(), |at| values[at] * values[at]);
    let (residual, mut free) = (variances.residual, count(design.reviews()) - 1.0);
    let mut slopes = [0.0; 3];
    let sides = [
        (
            equations.shape.proposals,
            &answer.one.proposals,
            &answer.effects.proposals,
            traces.proposals,
            equations.ratio_proposal,
            variances.proposal,
        ),
        (
            equations.shape.reviewers,
            &answer.one.reviewers,
            &answer.effects.reviewers,
            traces.reviewers,
            equations.ratio_reviewer,
            variances.reviewer,
        ),
    ];
    for (slope, (on, one, effects, pure, ratio, variance)) in slopes.iter_mut().zip(sides) {
        if on {
            let levels = count(effects.len());
            let trace = pure + squares(one) / answer.information;
            let square = variance * variance;
            *slope = -0.5 * (levels / variance - residual * trace / square - squares(effects) / square);
            free -= levels - ratio * trace;
        }
    }
    let rest = sum(answer.residual.len(), |at| {
        design.weight[at] * answer.residual[at] * answer.residual[at]
    });
    slopes[2] = -0.5 * (free / residual - rest / (residual * residual));
    slopes
}
