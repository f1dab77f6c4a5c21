//! The steps of the search: average information, and where that creeps, the slopes beside a point.

use super::{Estimate, NoConvergence, answer, count, finish, information, slopes};
use crate::design::Design;
use crate::equations::{Equations, Memory, Shape, Variances};
use crate::gradient::Lane;

/// The most steps.
const MOST_STEPS: usize = 60;
/// Steps after which the search also looks beside itself; every real set so far has ended before.
const PATIENCE: usize = 12;
/// How far beside, as a share of a variance.
const BESIDE: f64 = 1e-4;
/// A variance below this share of Var(y) is nought.
const VANISHING: f64 = 1e-6;

/// What the search needs to know at some variances.
struct Look {
    slopes: [f64; 3],
    /// Average information; none where it was not asked for.
    information: Option<[[f64; 3]; 3]>,
}

/// The search at one set of data, for one shape of the model.
struct Search<'a> {
    design: &'a Design,
    y: &'a [f64],
    shape: Shape,
    fixed_probes: &'a [Vec<Vec<Lane>>],
    memory: Memory,
}

impl Search<'_> {
    fn look(&mut self, variances: Variances, with_information: bool) -> Option<Look> {
        let (design, y) = (self.design, self.y);
        let equations = Equations::new(design, self.shape, variances)?;
        let (first, second, third) = self.memory.halves();
        let (chain, traces) = rayon::join(
            || {
                let answer = answer(design, &equations, y, first)?;
                let information = if with_information {
                    Some(information(design, &equations, &answer, variances, second)?)
                } else {
                    None
                };
                Some((answer, information))
            },
            || equations.traces(design, self.fixed_probes, third),
        );
        let ((answer, information), traces) = chain.zip(traces)?;
        Some(Look {
            slopes: slopes(design, &equations, &answer, variances, traces),
            information,
        })
    }

    /// The observed information, from slopes beside this point: where average information is a poor guide and the search
    /// would creep.
    fn observed(&mut self, old: [f64; 3], slopes: [f64; 3], active: [bool; 3]) -> Option<[[f64; 3]; 3]> {
        let mut matrix = [[0.0; 3]; 3];
        for column in 0..3 {
            if !active[column] {
                continue;
            }
            let mut beside = old;
            beside[column] += BESIDE * old[column];
            let there = self.look(Variances::from(beside), false)?.slopes;
            for row in 0..3 {
                matrix[row][column] = (slopes[row] - there[row]) / (BESIDE * old[column]);
            }
        }
        for row in 0..3 {
            for column in 0..row {
                let mean = 0.5 * (matrix[row][column] + matrix[column][row]);
                matrix[row][column] = mean;
                matrix[column][row] = mean;
            }
        }
        Some(matrix)
    }
}

/// `None` if a variance vanishes. What does not end is searched again with bounded steps, so that all that ends keeps its bytes.
pub(super) fn iterate(
    design: &Design,
    y: &[f64],
    shape: Shape,
    spread: f64,
    fixed_probes: &[Vec<Vec<Lane>>],
) -> Result<Option<Estimate>, NoConvergence> {
    search(design, y, shape, spread, fixed_probes, free)
        .or_else(|NoConvergence| search(design, y, shape, spread, fixed_probes, bounded))
}

/// How a step follows from information, slopes, the variances and which of them move.
type Step = fn([[f64; 3]; 3], [f64; 3], [f64; 3], [bool; 3]) -> Option<[f64; 3]>;

fn search(
    design: &Design,
    y: &[f64],
    shape: Shape,
    spread: f64,
    fixed_probes: &[Vec<Vec<Lane>>],
    step_by: Step,
) -> Result<Option<Estimate>, NoConvergence> {
    let exact = design.is_exact() || !(shape.proposals && shape.reviewers);
    let goal = if exact { 1e-8 } else { 1e-5 };
    let start = |on: bool, share: f64| if on { spread * share } else { 0.0 };
    let mut variances = Variances {
        proposal: start(shape.proposals, 1.0 / 3.0),
        reviewer: start(shape.reviewers, 1.0 / 6.0),
        residual: spread * 0.5,
    };
    let mut here = Search {
        design,
        y,
        shape,
        fixed_probes,
        memory: Memory::new(design),
    };
    let floor = VANISHING * spread;
    let mut residual_is_floor = false;
    for step in 1..=MOST_STEPS {
        let look = here.look(variances, true).ok_or(NoConvergence)?;
        let active = [shape.proposals, shape.reviewers, !residual_is_floor];
        let old = [variances.proposal, variances.reviewer, variances.residual];
        let observed = if step > PATIENCE {
            here.observed(old, look.slopes, active)
        } else {
            None
        };
        let by = |matrix: Option<[[f64; 3]; 3]>| step_by(matrix?, look.slopes, old, active);
        // Where data fit the model without any rest, the residual says nothing that the effects do not say: the matrix is
        // singular, and one step of expectation–maximisation (a rise of 2 σ⁴ U over the number of levels) goes on.
        let levels = [
            design.proposal_weight.len(),
            design.reviewer_weight.len(),
            design.reviews(),
        ];
        let change = by(observed).or_else(|| by(look.information)).unwrap_or_else(|| {
            std::array::from_fn(|index| {
                2.0 * old[index] * old[index] * look.slopes[index] / count(levels[index])
            })
        });
        let mut new = old;
        let mut settled = true;
        for index in 0..3 {
            if active[index] {
                new[index] = (old[index] + change[index]).max(old[index] / 10.0);
                if !new[index].is_finite() {
                    return Err(NoConvergence);
                }
                settled &= (new[index] / old[index] - 1.0).abs() <= goal;
            }
        }
        if (0..2).any(|index| active[index] && new[index] < floor) {
            return Ok(None);
        }
        if new[2] < floor {
            // Nothing is left to chance, and a residual of nought has no equations: it is held at the floor.
            residual_is_floor = true;
            settled &= old[2] <= floor;
            new[2] = floor;
        }
        variances = Variances::from(new);
        if settled {
            let equations = Equations::new(design, shape, variances).ok_or(NoConvergence)?;
            let answer = answer(design, &equations, y, here.memory.halves().0).ok_or(NoConvergence)?;
            return Ok(Some(finish(design, y, variances, equations, answer, step)));
        }
    }
    Err(NoConvergence)
}

/// The step as it is.
fn free(matrix: [[f64; 3]; 3], slopes: [f64; 3], _: [f64; 3], active: [bool; 3]) -> Option<[f64; 3]> {
    solve_three(matrix, slopes, active)
}

/// The step of a search with bounds. A residual falls to a tenth at most; where the step would have it fall further, the others are
/// solved for what it does fall: they were meant to make up for the whole, and without it run away (decision 0162).
fn bounded(matrix: [[f64; 3]; 3], slopes: [f64; 3], old: [f64; 3], active: [bool; 3]) -> Option<[f64; 3]> {
    let change = free(matrix, slopes, old, active)?;
    let fall = old[2] / 10.0 - old[2];
    if !active[2] || change[2] >= fall {
        return Some(change);
    }
    let right = std::array::from_fn(|row| slopes[row] - matrix[row][2] * fall);
    let mut change = solve_three(matrix, right, [active[0], active[1], false])?;
    change[2] = fall;
    Some(change)
}

/// Solves the active rows of a system of three; `None` if it is singular.
fn solve_three(mut matrix: [[f64; 3]; 3], mut right: [f64; 3], active: [bool; 3]) -> Option<[f64; 3]> {
    for index in 0..3 {
        if !active[index] {
            for other in 0..3 {
                matrix[index][other] = 0.0;
                matrix[other][index] = 0.0;
            }
            matrix[index][index] = 1.0;
            right[index] = 0.0;
        }
    }
    // Scaled to a unit diagonal, since variances of very different sizes meet here.
    let mut scale = [1.0; 3];
    for index in 0..3 {
        let size = matrix[index][index];
        if size.is_nan() || size <= 0.0 {
            return None;
        }
        scale[index] = 1.0 / size.sqrt();
    }
    for row in 0..3 {
        for column in 0..3 {
            matrix[row][column] *= scale[row] * scale[column];
        }
        right[row] *= scale[row];
    }
    for pivot in 0..3 {
        let size = matrix[pivot][pivot];
        if size.is_nan() || size < 1e-14 {
            return None;
        }
        for row in pivot + 1..3 {
            let factor = matrix[row][pivot] / size;
            for column in pivot..3 {
                matrix[row][column] -= factor * matrix[pivot][column];
            }
            right[row] -= factor * right[pivot];
        }
    }
    for row in (0..3).rev() {
        for column in row + 1..3 {
            right[row] -= matrix[row][column] * right[column];
        }
        right[row] /= matrix[row][row];
    }
    Some(std::array::from_fn(|index| right[index] * scale[index]))
}
