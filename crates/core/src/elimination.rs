//! In which order the variables of a symmetric matrix are eliminated, and what each step fills in: minimum degree, ties by
//! index. The factor that follows from it is in [`crate::cholesky`].
//!
//! The graph is kept as rows of bits where it is small, as lists where it is large; both give the same order.

use std::collections::BTreeSet;

/// Up to this many variables the graph is kept as bits (2 MB).
const FEW: usize = 4_096;

/// Who goes when, and who was next to it then.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Elimination {
    /// The variables in the order of elimination.
    pub(crate) order: Vec<usize>,
    /// The neighbours of each at its elimination, rising.
    pub(crate) columns: Vec<Vec<usize>>,
}

/// Eliminates all; `None` as soon as the sum of the squared column counts must exceed `limit`.
pub(crate) fn eliminate(neighbours: Vec<Vec<usize>>, limit: usize) -> Option<Elimination> {
    if neighbours.len() <= FEW {
        run(Bits::new(&neighbours), limit)
    } else {
        run(Lists::new(neighbours), limit)
    }
}

/// A graph from which variables are eliminated.
trait Graph {
    /// How many variables there are, eliminated ones included.
    fn size(&self) -> usize;
    /// How many edges.
    fn edges(&self) -> usize;
    /// The one with the fewest neighbours, the first of them, with their number.
    fn least(&self) -> Option<(usize, usize)>;
    /// Takes it out and joins its neighbours to each other; gives them, rising, and how many edges are new.
    fn take(&mut self, node: usize) -> (Vec<usize>, usize);
}

fn run(mut graph: impl Graph, limit: usize) -> Option<Elimination> {
    let size = graph.size();
    let mut done = Elimination {
        order: Vec::with_capacity(size),
        columns: Vec::with_capacity(size),
    };
    let mut squares = 0_usize;
    let mut edges = graph.edges();
    while let Some((degree, node)) = graph.least() {
        // Two bounds for what is still to come, this step included. The smallest degree falls by at most one a step; and
        // every edge is taken away by one step, so that the counts add up to the edges, and their squares to no less
        // than if they were all alike.
        let left = size - done.order.len();
        let by_degree = (degree + 1) * (degree + 2) * (2 * degree + 3) / 6;
        let by_edges = (edges + left) * (edges + left) / left;
        if squares.saturating_add(by_degree.max(by_edges)) > limit {
            return None;
        }
        squares += (degree + 1) * (degree + 1);
        let (clique, grown) = graph.take(node);
        edges = edges - degree + grown;
        done.order.push(node);
        done.columns.push(clique);
    }
    Some(done)
}

/// One row of bits for each variable.
struct Bits {
    words: usize,
    rows: Vec<u64>,
    /// `usize::MAX` for an eliminated one.
    degree: Vec<usize>,
}

impl Bits {
    fn new(neighbours: &[Vec<usize>]) -> Self {
        let words = neighbours.len().div_ceil(64);
        let mut rows = vec![0_u64; words * neighbours.len()];
        for (node, near) in neighbours.iter().enumerate() {
            for &other in near {
                rows[node * words + other / 64] |= 1 << (other % 64);
            }
        }
        Self {
            words,
            rows,
            degree: neighbours.iter().map(Vec::len).collect(),
        }
    }
}

impl Graph for Bits {
    fn size(&self) -> usize {
        self.degree.len()
    }

    fn edges(&self) -> usize {
        self.degree.iter().sum::<usize>() / 2
    }

    fn least(&self) -> Option<(usize, usize)> {
        let open = (0..self.degree.len()).filter(|&node| self.degree[node] != usize::MAX);
        open.map(|node| (self.degree[node], node)).min()
    }

    fn take(&mut self, node: usize) -> (Vec<usize>, usize) {
        let words = self.words;
        let own = self.rows[node * words..(node + 1) * words].to_vec();
        let mut clique = Vec::with_capacity(self.degree[node]);
        for (at, &word) in own.iter().enumerate() {
            let mut rest = word;
            while rest != 0 {
                clique.push(64 * at + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
        let mut grown = 0;
        for &near in &clique {
            let row = &mut self.rows[near * words..(near + 1) * words];
            let mut count = 0;
            for (bits, more) in row.iter_mut().zip(&own) {
                *bits |= more;
                count += bits.count_ones() as usize;
            }
            // Itself and the eliminated one were counted too.
            row[near / 64] &= !(1 << (near % 64));
            row[node / 64] &= !(1 << (node % 64));
            let degree = count - 2;
            grown += degree + 1 - self.degree[near];
            self.degree[near] = degree;
        }
        self.degree[node] = usize::MAX;
        (clique, grown / 2)
    }
}

/// A rising list of neighbours for each variable.
struct Lists {
    neighbours: Vec<Vec<usize>>,
    queue: BTreeSet<(usize, usize)>,
    merged: Vec<usize>,
}

impl Lists {
    fn new(neighbours: Vec<Vec<usize>>) -> Self {
        Self {
            queue: neighbours
                .iter()
                .enumerate()
                .map(|(node, near)| (near.len(), node))
                .collect(),
            neighbours,
            merged: Vec::new(),
        }
    }
}

impl Graph for Lists {
    fn size(&self) -> usize {
        self.neighbours.len()
    }

    fn edges(&self) -> usize {
        self.neighbours.iter().map(Vec::len).sum::<usize>() / 2
    }

    fn least(&self) -> Option<(usize, usize)> {
        self.queue.first().copied()
    }

    fn take(&mut self, node: usize) -> (Vec<usize>, usize) {
        let clique = std::mem::take(&mut self.neighbours[node]);
        self.queue.remove(&(clique.len(), node));
        let mut grown = 0;
        for &near in &clique {
            self.queue.remove(&(self.neighbours[near].len(), near));
            self.merged.clear();
            merge_without(&self.neighbours[near], &clique, [near, node], &mut self.merged);
            // One of the old ones was the node itself; every new edge is seen from both its ends.
            grown += self.merged.len() + 1 - self.neighbours[near].len();
            std::mem::swap(&mut self.neighbours[near], &mut self.merged);
            self.queue.insert((self.neighbours[near].len(), near));
        }
        (clique, grown / 2)
    }
}

/// The union of two rising lists, without `left_out`.
fn merge_without(a: &[usize], b: &[usize], left_out: [usize; 2], into: &mut Vec<usize>) {
    let (mut in_a, mut in_b) = (0, 0);
    while in_a < a.len() || in_b < b.len() {
        let of_a = a.get(in_a).copied().unwrap_or(usize::MAX);
        let of_b = b.get(in_b).copied().unwrap_or(usize::MAX);
        let least = of_a.min(of_b);
        in_a += usize::from(of_a == least);
        in_b += usize::from(of_b == least);
        if !left_out.contains(&least) {
            into.push(least);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bits_and_lists_give_the_same_order(
            size in 1_usize..150,
            edges in prop::collection::vec((0_usize..150, 0_usize..150), 0..400),
            limit in prop_oneof![Just(usize::MAX), 1_usize..3_000],
        ) {
            let mut near = vec![BTreeSet::new(); size];
            for (a, b) in edges {
                let (a, b) = (a % size, b % size);
                if a != b {
                    near[a].insert(b);
                    near[b].insert(a);
                }
            }
            let near: Vec<Vec<usize>> = near.into_iter().map(|set| set.into_iter().collect()).collect();
            let (bits, lists) = (run(Bits::new(&near), limit), run(Lists::new(near), limit));
            prop_assert_eq!(&bits, &lists, "one order, whichever way the graph is kept");
            if let Some(done) = bits {
                let squares: usize = done.columns.iter().map(|column| (column.len() + 1) * (column.len() + 1)).sum();
                prop_assert!(squares <= limit, "within the limit");
                prop_assert_eq!(done.order.len(), size, "each variable once");
            } else {
                prop_assert_ne!(limit, usize::MAX, "without a limit there is always an order");
            }
        }
    }
}
