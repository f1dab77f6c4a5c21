//! A sparse Cholesky factor of our own: minimum-degree order, up-looking factorisation, and the entries of the inverse
//! on the factor's pattern by Takahashi's recursion.
//!
//! Libraries choose instructions at run time, so their bytes differ between machines; this one does the same
//! additions in the same order everywhere (SCORING 2).

use crate::elimination::{Elimination, eliminate};

/// The order of elimination and the pattern of the factor.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    /// The variable at each position.
    pub(crate) order: Vec<usize>,
    /// The position of each variable.
    pub(crate) position: Vec<usize>,
    /// Start of each column below the diagonal.
    start: Vec<usize>,
    /// Positions of the entries below the diagonal, rising in each column.
    rows: Vec<usize>,
    /// For each row, the columns left of the diagonal in which it stands, rising.
    row_start: Vec<usize>,
    row_columns: Vec<usize>,
}

/// The factor's numbers.
#[derive(Clone, Debug)]
pub(crate) struct Factor {
    diagonal: Vec<f64>,
    below: Vec<f64>,
}

/// Entries of the inverse on the pattern.
#[derive(Clone, Debug)]
pub(crate) struct Inverse {
    pub(crate) diagonal: Vec<f64>,
    below: Vec<f64>,
}

impl Pattern {
    /// Minimum-degree order, ties by index; `None` as soon as the sum of the squared column counts exceeds `limit`.
    pub(crate) fn new(neighbours: Vec<Vec<usize>>, limit: usize) -> Option<Self> {
        let size = neighbours.len();
        let Elimination { order, columns } = eliminate(neighbours, limit)?;
        let mut position = vec![0; size];
        for (at, &node) in order.iter().enumerate() {
            position[node] = at;
        }
        let mut pattern = Self {
            order,
            position,
            start: vec![0],
            rows: Vec::new(),
            row_start: vec![0; size + 1],
            row_columns: Vec::new(),
        };
        for column in columns {
            let mut rows: Vec<usize> = column.into_iter().map(|node| pattern.position[node]).collect();
            rows.sort_unstable();
            for &row in &rows {
                pattern.row_start[row + 1] += 1;
            }
            pattern.rows.extend(rows);
            pattern.start.push(pattern.rows.len());
        }
        for row in 0..size {
            pattern.row_start[row + 1] += pattern.row_start[row];
        }
        let mut next = pattern.row_start.clone();
        pattern.row_columns = vec![0; pattern.rows.len()];
        for column in 0..size {
            for &row in &pattern.rows[pattern.start[column]..pattern.start[column + 1]] {
                pattern.row_columns[next[row]] = column;
                next[row] += 1;
            }
        }
        Some(pattern)
    }

    fn size(&self) -> usize {
        self.order.len()
    }

    /// Factors the matrix. `fill_row(position, work)` adds the entries of that row at positions up to and including
    /// its own to `work`. `None` if it is not positive definite.
    pub(crate) fn factor(&self, mut fill_row: impl FnMut(usize, &mut [f64])) -> Option<Factor> {
        let size = self.size();
        let mut diagonal = vec![0.0; size];
        let mut below = vec![0.0; self.rows.len()];
        let mut filled = self.start.clone();
        let mut work = vec![0.0; size];
        for row in 0..size {
            fill_row(row, &mut work);
            let mut pivot = work[row];
            work[row] = 0.0;
            for &column in &self.row_columns[self.row_start[row]..self.row_start[row + 1]] {
                let value = work[column] / diagonal[column];
                work[column] = 0.0;
                let (from, to) = (self.start[column], filled[column]);
                for (&at, entry) in self.rows[from..to].iter().zip(&below[from..to]) {
                    work[at] -= entry * value;
                }
                pivot -= value * value;
                below[to] = value;
                filled[column] = to + 1;
            }
            if pivot.is_nan() || pivot <= 0.0 {
                return None;
            }
            diagonal[row] = pivot.sqrt();
        }
        Some(Factor { diagonal, below })
    }

    /// Solves in place, in the variables' own order.
    pub(crate) fn solve(&self, factor: &Factor, right: &mut [f64]) {
        let mut work: Vec<f64> = self.order.iter().map(|&node| right[node]).collect();
        for column in 0..self.size() {
            let value = work[column] / factor.diagonal[column];
            work[column] = value;
            for index in self.start[column]..self.start[column + 1] {
                work[self.rows[index]] -= factor.below[index] * value;
            }
        }
        self.transposed(factor, &mut work);
        for (&node, value) in self.order.iter().zip(work) {
            right[node] = value;
        }
    }

    /// x := L⁻ᵀ x, in positions.
    pub(crate) fn transposed(&self, factor: &Factor, work: &mut [f64]) {
        for column in (0..self.size()).rev() {
            let mut value = work[column];
            for index in self.start[column]..self.start[column + 1] {
                value -= factor.below[index] * work[self.rows[index]];
            }
            work[column] = value / factor.diagonal[column];
        }
    }

    /// Twice the sum of the logarithms of the diagonal.
    pub(crate) fn log_determinant(&self, factor: &Factor) -> f64 {
        2.0 * crate::sums::sum(self.size(), |at| libm::log(factor.diagonal[at]))
    }

    /// The inverse on the pattern (Takahashi, Fagan, Chin 1973), from the last column to the first.
    pub(crate) fn inverse(&self, factor: &Factor) -> Inverse {
        let size = self.size();
        let mut inverse = Inverse {
            diagonal: vec![0.0; size],
            below: vec![0.0; self.rows.len()],
        };
        let mut product = vec![0.0; size];
        let mut scatter = vec![0.0; size];
        for column in (0..size).rev() {
            let range = self.start[column]..self.start[column + 1];
            for index in range.clone() {
                scatter[self.rows[index]] = factor.below[index];
            }
            for index in range.clone() {
                let (row, weight) = (self.rows[index], factor.below[index]);
                let mut own = weight * inverse.diagonal[row];
                let (from, to) = (self.start[row], self.start[row + 1]);
                // Rows outside this column's pattern have weight 0 in `scatter`; what is added to their product is cleared below.
                for (&at, entry) in self.rows[from..to].iter().zip(&inverse.below[from..to]) {
                    own += scatter[at] * entry;
                    product[at] += weight * entry;
                }
                product[row] += own;
            }
            let scale = 1.0 / factor.diagonal[column];
            let mut squares = 0.0;
            for index in range.clone() {
                let value = -scale * product[self.rows[index]];
                inverse.below[index] = value;
                squares += factor.below[index] * value;
            }
            inverse.diagonal[column] = scale * (scale - squares);
            for index in range {
                let row = self.rows[index];
                scatter[row] = 0.0;
                product[row] = 0.0;
                for &at in &self.rows[self.start[row]..self.start[row + 1]] {
                    product[at] = 0.0;
                }
            }
        }
        inverse
    }

    /// The entries of one column of the inverse at and below its diagonal.
    pub(crate) fn column<'a>(
        &'a self,
        inverse: &'a Inverse,
        column: usize,
    ) -> impl Iterator<Item = (usize, f64)> + 'a {
        let range = self.start[column]..self.start[column + 1];
        let below = self.rows[range.clone()]
            .iter()
            .copied()
            .zip(inverse.below[range].iter().copied());
        std::iter::once((column, inverse.diagonal[column])).chain(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factor_and_inverse_undo_the_matrix() {
        // An arrow with a tail: 5 variables, diagonally dominant.
        let entries = [(0, 4, -1.0), (1, 4, -0.5), (2, 4, -0.25), (2, 3, -0.75)];
        let mut matrix = [[0.0_f64; 5]; 5];
        let mut neighbours = vec![Vec::new(); 5];
        for (at, row) in matrix.iter_mut().enumerate() {
            row[at] = 3.0;
        }
        for (a, b, value) in entries {
            matrix[a][b] = value;
            matrix[b][a] = value;
            neighbours[a].push(b);
            neighbours[b].push(a);
        }
        for near in &mut neighbours {
            near.sort_unstable();
        }
        let pattern = Pattern::new(neighbours, usize::MAX).unwrap();
        let factor = pattern
            .factor(|row, work| {
                for column in 0..=row {
                    work[column] += matrix[pattern.order[row]][pattern.order[column]];
                }
            })
            .unwrap();
        let inverse = pattern.inverse(&factor);
        for variable in 0..5 {
            let mut unit = [0.0; 5];
            unit[variable] = 1.0;
            pattern.solve(&factor, &mut unit);
            for (row, expected) in matrix
                .iter()
                .zip((0..5).map(|at| f64::from(u8::from(at == variable))))
            {
                let product: f64 = row.iter().zip(&unit).map(|(a, b)| a * b).sum();
                assert!((product - expected).abs() < 1e-14, "the solve undoes the matrix");
            }
            let at = pattern.position[variable];
            for (row, value) in pattern.column(&inverse, at) {
                assert!(
                    (value - unit[pattern.order[row]]).abs() < 1e-14,
                    "Takahashi's entries are those of the inverse"
                );
            }
        }
    }
}
