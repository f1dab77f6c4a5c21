//! Conjugate gradients for components that are too large for a factor: eight right-hand sides side by side, Jacobi
//! preconditioner, the matrix applied as one sweep over the pairs in stored order (SCORING 2, large algorithm).

use crate::design::Block;
use crate::sums::CHUNK;

/// Columns that are solved together.
pub(crate) const COLUMNS: usize = 8;
/// Eight numbers of one kept variable.
pub(crate) type Lane = [f64; COLUMNS];
/// The most steps of one solve.
const MOST_STEPS: usize = 200;
/// A solve that stops here without having reached its goal is still good enough to go on with.
const TOLERABLE: f64 = 1e-6;

/// One component's matrix `S = diag(m + λ) − Σ a v vᵀ`, without a factor.
pub(crate) struct Operator<'a> {
    pub(crate) block: &'a Block,
    /// m + λ of each kept one.
    pub(crate) kept: &'a [f64],
    /// a of each eliminated one.
    pub(crate) eliminated: &'a [f64],
    /// The diagonal of S.
    pub(crate) diagonal: &'a [f64],
}

impl Operator<'_> {
    /// `S x`.
    pub(crate) fn apply(&self, x: &[Lane], into: &mut [Lane]) {
        for ((target, source), scale) in into.iter_mut().zip(x).zip(self.kept) {
            for lane in 0..COLUMNS {
                target[lane] = scale * source[lane];
            }
        }
        if self.block.plain {
            self.take_off::<true>(x, into);
        } else {
            self.take_off::<false>(x, into);
        }
    }

    /// `into −= Σ a v vᵀ x`; where `PLAIN`, every weight is 1 and no bit depends on whether it is multiplied by.
    fn take_off<const PLAIN: bool>(&self, x: &[Lane], into: &mut [Lane]) {
        for (other, &a) in self.eliminated.iter().enumerate() {
            let pairs = self.block.of_eliminated(other);
            let mut total = [0.0; COLUMNS];
            for &(keep, weight) in pairs {
                let source = &x[keep];
                for lane in 0..COLUMNS {
                    total[lane] += if PLAIN {
                        source[lane]
                    } else {
                        weight * source[lane]
                    };
                }
            }
            for value in &mut total {
                *value *= a;
            }
            for &(keep, weight) in pairs {
                let target = &mut into[keep];
                for lane in 0..COLUMNS {
                    target[lane] -= if PLAIN { total[lane] } else { weight * total[lane] };
                }
            }
        }
    }

    /// Solves `S x = right` from the start in `x` until every column's residual is `goal` times its right-hand side.
    /// Says whether that came about, or nearly.
    pub(crate) fn solve(&self, right: &[Lane], x: &mut [Lane], goal: f64) -> bool {
        let size = right.len();
        let mut residual = vec![[0.0; COLUMNS]; size];
        self.apply(x, &mut residual);
        for (rest, wanted) in residual.iter_mut().zip(right) {
            for lane in 0..COLUMNS {
                rest[lane] = wanted[lane] - rest[lane];
            }
        }
        let norm = dots(size, |at| (&right[at], &right[at]));
        let mut direction = vec![[0.0; COLUMNS]; size];
        let mut image = vec![[0.0; COLUMNS]; size];
        let mut before = [0.0; COLUMNS];
        for step in 0..=MOST_STEPS {
            let rest = dots(size, |at| (&residual[at], &residual[at]));
            let reached = |goal: f64| (0..COLUMNS).all(|lane| rest[lane] <= goal * goal * norm[lane]);
            if reached(goal) {
                return true;
            }
            if step == MOST_STEPS {
                return reached(goal.max(TOLERABLE));
            }
            let open: [bool; COLUMNS] = std::array::from_fn(|lane| rest[lane] > goal * goal * norm[lane]);
            let preconditioned = scaled_squares(size, &residual, self.diagonal);
            let turn: Lane = std::array::from_fn(|lane| {
                if step > 0 && before[lane] > 0.0 {
                    preconditioned[lane] / before[lane]
                } else {
                    0.0
                }
            });
            for ((ahead, rest), diagonal) in direction.iter_mut().zip(&residual).zip(self.diagonal) {
                for lane in 0..COLUMNS {
                    ahead[lane] = rest[lane] / diagonal + turn[lane] * ahead[lane];
                }
            }
            self.apply(&direction, &mut image);
            let curvature = dots(size, |at| (&direction[at], &image[at]));
            let length: Lane = std::array::from_fn(|lane| {
                if open[lane] && curvature[lane] > 0.0 {
                    preconditioned[lane] / curvature[lane]
                } else {
                    0.0
                }
            });
            for ((value, rest), (ahead, seen)) in x
                .iter_mut()
                .zip(residual.iter_mut())
                .zip(direction.iter().zip(&image))
            {
                for lane in 0..COLUMNS {
                    value[lane] += length[lane] * ahead[lane];
                    rest[lane] -= length[lane] * seen[lane];
                }
            }
            before = preconditioned;
        }
        false
    }
}

fn dots<'a>(size: usize, pair: impl Fn(usize) -> (&'a Lane, &'a Lane)) -> Lane {
    chunked(size, |at, part| {
        let (a, b) = pair(at);
        for lane in 0..COLUMNS {
            part[lane] += a[lane] * b[lane];
        }
    })
}

fn scaled_squares(size: usize, residual: &[Lane], diagonal: &[f64]) -> Lane {
    chunked(size, |at, part| {
        for lane in 0..COLUMNS {
            part[lane] += residual[at][lane] * residual[at][lane] / diagonal[at];
        }
    })
}

fn chunked(size: usize, add: impl Fn(usize, &mut Lane)) -> Lane {
    let mut total = [0.0; COLUMNS];
    let mut start = 0;
    while start < size {
        let end = size.min(start + CHUNK);
        let mut part = [0.0; COLUMNS];
        for at in start..end {
            add(at, &mut part);
        }
        for lane in 0..COLUMNS {
            total[lane] += part[lane];
        }
        start = end;
    }
    total
}
