//! What a veto or a rule may have to do with an attribute: Fisher's exact test, a permutation test within strata, Holm's
//! adjustment, and always the power beside them (SCORING 7).
//!
//! What cannot be concluded from these is a paragraph of the page that shows them.

use crate::stream::Stream;
use crate::units::{BasisPoints, Micropoints, half_even};

/// Permutations of the test for more than two levels.
const PERMUTATIONS: u64 = 10_000;

/// A table of two by two: `[[hit with, not hit with], [hit without, not hit without]]`.
pub type Table = [[u64; 2]; 2];

/// Fisher's exact test, two-sided: the sum of the probabilities of all tables with these margins that are no more
/// probable. Which tables count is decided in integers; only the last division is a float.
pub fn fisher(table: Table) -> f64 {
    let [[a, b], [c, d]] = table;
    let (row, rest, column) = (a + b, c + d, a + c);
    let first = column.saturating_sub(rest);
    let last = column.min(row);
    let weights: Vec<Natural> = (first..=last)
        .map(|at| binomial(row, at).times(&binomial(rest, column - at)))
        .collect();
    let Some(observed) = usize::try_from(a.saturating_sub(first))
        .ok()
        .and_then(|at| weights.get(at))
    else {
        return 1.0;
    };
    let mut total = Natural::from(0);
    let mut extreme = Natural::from(0);
    for weight in &weights {
        total.add(weight);
        if weight <= observed {
            extreme.add(weight);
        }
    }
    extreme.ratio(&total)
}

/// The test with what it could have shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Association {
    /// p of the table as it is.
    pub p: f64,
    /// p if none of the hits had had the attribute.
    pub p_if_none: f64,
    /// p if all hits had had it, or as many as there are.
    pub p_if_all: f64,
}

impl Association {
    /// Tests a table.
    pub fn new(table: Table) -> Self {
        let [[a, b], [c, d]] = table;
        let (with, without, hits) = (a + b, c + d, a + c);
        let shifted = |hits_with: u64| {
            [
                [hits_with, with - hits_with],
                [hits - hits_with, without - (hits - hits_with)],
            ]
        };
        Self {
            p: fisher(table),
            p_if_none: fisher(shifted(hits.saturating_sub(without))),
            p_if_all: fisher(shifted(hits.min(with))),
        }
    }

    /// Could the comparison have shown nothing, whatever had happened?
    pub fn is_too_weak(&self) -> bool {
        self.p_if_none.min(self.p_if_all) > 0.05
    }
}

/// p as it is published.
pub fn basis_points(p: f64) -> BasisPoints {
    BasisPoints(half_even(p * 10_000.0))
}

/// One proposal of a permutation test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Track and score quintile, as one number.
    pub stratum: usize,
    /// Level of the attribute, from 0.
    pub level: usize,
    /// Was it hit (vetoed, or funded)?
    pub hit: bool,
}

/// Strata of track and score quintile; equal scores share a quintile.
pub fn strata(tracks: &[usize], scores: &[Micropoints]) -> Vec<usize> {
    let mut sorted = scores.to_vec();
    sorted.sort_unstable();
    let quintile =
        |score: &Micropoints| sorted.partition_point(|other| other < score) * 5 / sorted.len().max(1);
    tracks
        .iter()
        .zip(scores)
        .map(|(track, score)| track * 5 + quintile(score))
        .collect()
}

/// χ² of hits against levels, permuted within strata: p = (1 + number at least as large)/(1 + 10,000). Subjects stand in
/// the order of their ids.
pub fn permutation_test(subjects: &[Subject]) -> f64 {
    let levels = subjects
        .iter()
        .map(|subject| subject.level)
        .max()
        .map_or(0, |last| last + 1);
    let strata = subjects
        .iter()
        .map(|subject| subject.stratum)
        .max()
        .map_or(0, |last| last + 1);
    let mut members = vec![Vec::new(); strata];
    for (at, subject) in subjects.iter().enumerate() {
        members[subject.stratum].push(at);
    }
    let mut sizes = vec![0_u64; levels];
    for subject in subjects {
        sizes[subject.level] += 1;
    }
    let hits = subjects.iter().filter(|subject| subject.hit).count() as u64;
    let number = subjects.len() as u64;
    if levels < 2 || hits == 0 || hits == number {
        return 1.0;
    }
    // χ² is a rising function of Σ hits² / size while the margins stay, and that is what is compared.
    let statistic = |counts: &[u64]| -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of proposals")]
        let part = |(&count, &size): (&u64, &u64)| {
            if size == 0 {
                0.0
            } else {
                (count * count) as f64 / size as f64
            }
        };
        counts
            .iter()
            .zip(&sizes)
            .map(part)
            .fold(0.0, |total, part| total + part)
    };
    let mut labels: Vec<usize> = subjects.iter().map(|subject| subject.level).collect();
    let count = |labels: &[usize]| {
        let mut counts = vec![0_u64; levels];
        for (subject, &level) in subjects.iter().zip(labels) {
            counts[level] += u64::from(subject.hit);
        }
        counts
    };
    let observed = statistic(&count(&labels)) * (1.0 - 1e-12);
    let key = Stream::key("paraph perm v1");
    let mut reached = 1_u64;
    for draw in 0..PERMUTATIONS {
        let mut stream = Stream::new(&key, draw);
        for stratum in &members {
            for last in (1..stratum.len()).rev() {
                let other = usize::try_from(stream.below(last as u64 + 1)).unwrap_or(last);
                labels.swap(stratum[last], stratum[other]);
            }
        }
        reached += u64::from(statistic(&count(&labels)) >= observed);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most 10,001")]
    let p = reached as f64 / (PERMUTATIONS + 1) as f64;
    p
}

/// What [`permutation_test`] could have shown: the smallest p of the same number of hits, if they had fallen on whole levels
/// one after another, whichever is the first. Above 0.05 the comparison is too weak for a verdict.
pub fn permutation_power(subjects: &[Subject]) -> f64 {
    let hits = subjects.iter().filter(|subject| subject.hit).count();
    let levels: std::collections::BTreeSet<usize> = subjects.iter().map(|subject| subject.level).collect();
    let p_if = |first: usize| {
        let mut order: Vec<usize> = (0..subjects.len()).collect();
        // From the first level on, then round to those before it.
        order.sort_by_key(|&at| (subjects[at].level < first, subjects[at].level, at));
        let mut moved = subjects.to_vec();
        for (place, at) in order.into_iter().enumerate() {
            moved[at].hit = place < hits;
        }
        permutation_test(&moved)
    };
    levels.into_iter().map(p_if).fold(1.0, f64::min)
}

/// Holm's adjusted values, in the order of `values`.
pub fn holm(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[a].total_cmp(&values[b]).then(a.cmp(&b)));
    let mut adjusted = vec![0.0; values.len()];
    let mut largest = 0.0_f64;
    for (done, &at) in order.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a number of attributes")]
        let left = (values.len() - done) as f64;
        largest = largest.max((left * values[at]).min(1.0));
        adjusted[at] = largest;
    }
    adjusted
}

/// A natural number of any size, for exact ratios of binomials: digits of 32 bits, the lowest first, no leading zeros.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Natural(Vec<u32>);

impl From<u64> for Natural {
    fn from(value: u64) -> Self {
        let mut number = Self(vec![low(value), low(value >> 32)]);
        number.trim();
        number
    }
}

fn low(value: u64) -> u32 {
    u32::try_from(value & 0xffff_ffff).unwrap_or_default()
}

impl Ord for Natural {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0
            .len()
            .cmp(&other.0.len())
            .then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}

impl PartialOrd for Natural {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Natural {
    fn trim(&mut self) {
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn add(&mut self, other: &Self) {
        let mut carry = 0_u64;
        for at in 0..=self.0.len().max(other.0.len()) {
            if at == self.0.len() {
                self.0.push(0);
            }
            let sum = u64::from(self.0[at]) + u64::from(other.0.get(at).copied().unwrap_or(0)) + carry;
            self.0[at] = low(sum);
            carry = sum >> 32;
        }
        self.trim();
    }

    fn times(&self, other: &Self) -> Self {
        let mut digits = vec![0_u32; self.0.len() + other.0.len() + 1];
        for (at, &digit) in self.0.iter().enumerate() {
            let mut carry = 0_u64;
            for (offset, &factor) in other.0.iter().enumerate() {
                let sum = u64::from(digit) * u64::from(factor) + u64::from(digits[at + offset]) + carry;
                digits[at + offset] = low(sum);
                carry = sum >> 32;
            }
            digits[at + other.0.len()] = low(carry);
        }
        let mut product = Self(digits);
        product.trim();
        product
    }

    /// Divides by a small number, which must go in without rest.
    fn divide(&mut self, divisor: u64) {
        let mut rest = 0_u128;
        for digit in self.0.iter_mut().rev() {
            let value = rest << 32 | u128::from(*digit);
            *digit = low(u64::try_from(value / u128::from(divisor)).unwrap_or_default());
            rest = value % u128::from(divisor);
        }
        self.trim();
    }

    /// `self / other` as a float, `other` > 0: both are cut to their leading 128 bits, which errs by less than 2⁻⁶⁰.
    fn ratio(&self, other: &Self) -> f64 {
        let shift = other.0.len().saturating_sub(4);
        let top = |number: &Self| {
            number
                .0
                .iter()
                .skip(shift)
                .rev()
                .fold(0_u128, |value, &digit| value << 32 | u128::from(digit))
        };
        #[expect(clippy::cast_precision_loss, reason = "rounded once, to the nearest double")]
        let ratio = top(self) as f64 / top(other) as f64;
        ratio
    }
}

fn binomial(n: u64, k: u64) -> Natural {
    let k = k.min(n - k);
    let mut value = Natural::from(1);
    for at in 1..=k {
        value = value.times(&Natural::from(n - k + at));
        value.divide(at);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_golden_powers_come_out() {
        for (with, number, vetoes, expected) in [
            (30, 100, 5, 0.3184),
            (30, 100, 10, 0.0302),
            (30, 100, 12, 0.0161),
            (10, 40, 4, 0.5558),
        ] {
            let p = fisher([[0, with], [vetoes, number - with - vetoes]]);
            assert!(
                (p - expected).abs() < 5e-5,
                "{vetoes} vetoes among {number}, none of {with}: {p}, SCORING 7 has {expected}"
            );
        }
    }

    #[test]
    fn a_comparison_that_could_show_nothing_is_named() {
        let weak = Association::new([[0, 10], [4, 26]]);
        assert!(
            !weak.is_too_weak() || weak.p_if_all > 0.05,
            "the stronger of the two extremes decides"
        );
        assert!(
            Association::new([[0, 2], [1, 3]]).is_too_weak(),
            "one veto among six shows nothing"
        );
    }

    #[test]
    fn holm_never_lowers_and_keeps_the_order() {
        assert_eq!(
            holm(&[0.01, 0.04, 0.03]),
            [0.03, 0.06, 0.06],
            "Holm's steps, worked by hand"
        );
    }

    #[test]
    fn an_attribute_that_decides_all_is_seen() {
        let subjects: Vec<Subject> = (0..40)
            .map(|at| Subject {
                stratum: at % 2,
                level: at % 4,
                hit: at % 4 < 2,
            })
            .collect();
        assert!(
            permutation_test(&subjects) < 0.05 || subjects.is_empty(),
            "levels 0 and 1 are always hit"
        );
        assert!(
            permutation_power(&subjects) <= permutation_test(&subjects),
            "no hits of this number could have shown more than those on one level"
        );
        let few = |hit: usize| -> Vec<Subject> {
            (0..9)
                .map(|at| Subject {
                    stratum: 0,
                    level: at % 3,
                    hit: at < hit,
                })
                .collect()
        };
        assert!(
            permutation_power(&few(1)) > 0.05,
            "one hit among nine can show nothing"
        );
        assert!(
            permutation_power(&few(3)) <= 0.05,
            "three of nine could have hit one level alone"
        );
        let none: Vec<Subject> = subjects
            .iter()
            .map(|subject| Subject {
                hit: false,
                ..*subject
            })
            .collect();
        assert!(
            (permutation_test(&none) - 1.0).abs() < f64::EPSILON,
            "without a hit there is nothing to test"
        );
    }
}
