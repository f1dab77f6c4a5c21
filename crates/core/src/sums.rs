//! Sums in one fixed order: chunks of 1,024, whose partial sums are added in chunk order (SCORING 3).

/// The fixed size of a chunk.
pub(crate) const CHUNK: usize = 1_024;

/// Σ term(k) for k in 0..count.
pub(crate) fn sum(count: usize, term: impl Fn(usize) -> f64) -> f64 {
    let mut total = 0.0;
    let mut start = 0;
    while start < count {
        let end = count.min(start + CHUNK);
        let mut part = 0.0;
        for index in start..end {
            part += term(index);
        }
        total += part;
        start = end;
    }
    total
}

/// Σ a b.
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    sum(a.len().min(b.len()), |index| a[index] * b[index])
}
