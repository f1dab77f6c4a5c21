//! Agreement between reviewers: Krippendorff's α and intraclass correlations (SCORING 4).
//!
//! These describe the scores; no order follows from them.

use std::collections::BTreeMap;

use crate::equations::Variances;
use crate::review::ReviewTable;
use crate::stream::Stream;

/// Resamples of the confidence interval.
const RESAMPLES: u64 = 1_000;
/// Fewer proposals than this get no interval.
const FEWEST: usize = 20;

/// How far apart two scores are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Metric {
    /// (c − k)².
    Interval,
    /// By how many scores lie between.
    Ordinal,
    /// Equal or not.
    Nominal,
}

/// Krippendorff's α of one criterion; `None` where all scores are equal or no proposal has two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Alpha {
    /// Interval metric.
    pub interval: Option<f64>,
    /// Ordinal metric.
    pub ordinal: Option<f64>,
    /// Nominal metric.
    pub nominal: Option<f64>,
}

impl Alpha {
    /// α of the scores of one criterion, grouped by proposal, in all three metrics.
    pub fn new(units: &[Vec<i64>]) -> Self {
        Self {
            interval: alpha(units, Metric::Interval),
            ordinal: alpha(units, Metric::Ordinal),
            nominal: alpha(units, Metric::Nominal),
        }
    }
}

/// `α = 1 − D_o/D_e` (Krippendorff, *Content Analysis*; Hayes and Krippendorff 2007). Scores are grouped by proposal;
/// those of proposals with a single score do not count.
pub fn alpha(units: &[Vec<i64>], metric: Metric) -> Option<f64> {
    let units: Vec<&Vec<i64>> = units.iter().filter(|unit| unit.len() >= 2).collect();
    let mut marginals: BTreeMap<i64, i128> = BTreeMap::new();
    for value in units.iter().copied().flatten() {
        *marginals.entry(*value).or_default() += 1;
    }
    let distance = Distance::new(metric, &marginals);
    let expected = distance.pairs(&marginals);
    if expected == 0 {
        return None;
    }
    // Sums over ordered pairs, exact for each number of scores; they meet in one fraction where it fits.
    let mut observed: BTreeMap<i128, i128> = BTreeMap::new();
    for unit in &units {
        let mut counts: BTreeMap<i64, i128> = BTreeMap::new();
        for value in *unit {
            *counts.entry(*value).or_default() += 1;
        }
        *observed.entry(unit.len() as i128 - 1).or_default() += distance.pairs(&counts);
    }
    let pairable: i128 = marginals.values().sum();
    let fraction =
        observed
            .iter()
            .try_fold((0_i128, 1_i128), |(numerator, denominator), (&less_one, &sum)| {
                let common = denominator.checked_mul(less_one / gcd(denominator, less_one))?;
                let first = numerator.checked_mul(common / denominator)?;
                let second = sum.checked_mul(common / less_one)?;
                Some((first.checked_add(second)?, common))
            });
    #[expect(
        clippy::cast_precision_loss,
        reason = "the last division is the one place where exactness ends"
    )]
    let share = if let Some((numerator, denominator)) = fraction.and_then(|(numerator, denominator)| {
        numerator
            .checked_mul(pairable - 1)
            .zip(denominator.checked_mul(expected))
    }) {
        numerator as f64 / denominator as f64
    } else {
        let parts = observed
            .iter()
            .map(|(&less_one, &sum)| sum as f64 / less_one as f64);
        parts.fold(0.0, |total, part| total + part) * (pairable - 1) as f64 / expected as f64
    };
    Some(1.0 - share)
}

/// 95 % percentile interval of α over proposals drawn with replacement; `None` under 20 proposals.
pub fn alpha_interval(units: &[Vec<i64>], metric: Metric) -> Option<(f64, f64)> {
    if units.iter().filter(|unit| unit.len() >= 2).count() < FEWEST {
        return None;
    }
    let key = Stream::key("paraph alpha v1");
    let mut values: Vec<f64> = (0..RESAMPLES)
        .filter_map(|number| {
            let mut stream = Stream::new(&key, number);
            let mut draw = || usize::try_from(stream.below(units.len() as u64)).unwrap_or_default();
            let sample: Vec<Vec<i64>> = units.iter().map(|_| units[draw()].clone()).collect();
            alpha(&sample, metric)
        })
        .collect();
    values.sort_by(f64::total_cmp);
    let at = |numerator: usize| {
        values
            .get(((values.len() * numerator).div_ceil(1_000)).max(1) - 1)
            .copied()
    };
    at(25).zip(at(975))
}

/// The totals of a table in micropoints, grouped by proposal, for the interval metric.
pub fn totals(table: &ReviewTable) -> Vec<Vec<i64>> {
    (0..table.proposals().len())
        .map(|proposal| {
            table
                .of_proposal(proposal)
                .iter()
                .map(|review| review.total.0)
                .collect()
        })
        .collect()
}

/// Squared distances, all scaled by one factor that cancels.
struct Distance {
    metric: Metric,
    /// Ordinal: for each value, twice the number of scores below it plus its own number.
    ranks: BTreeMap<i64, i128>,
}

impl Distance {
    fn new(metric: Metric, marginals: &BTreeMap<i64, i128>) -> Self {
        let mut below = 0;
        let rank = |(&value, &count): (&i64, &i128)| {
            let rank = 2 * below + count;
            below += count;
            (value, rank)
        };
        Self {
            metric,
            ranks: marginals.iter().map(rank).collect(),
        }
    }

    /// Σ of distances over ordered pairs of the counted scores.
    fn pairs(&self, counts: &BTreeMap<i64, i128>) -> i128 {
        let number: i128 = counts.values().sum();
        if self.metric == Metric::Nominal {
            return number * number - counts.values().map(|count| count * count).sum::<i128>();
        }
        // Σ_c Σ_k (x_c − x_k)² = 2 (n Σ x² − (Σ x)²); ordinal ranks differ by twice the scores between.
        let place = |value: i64| {
            if self.metric == Metric::Ordinal {
                self.ranks[&value]
            } else {
                i128::from(value)
            }
        };
        let (mut sum, mut squares) = (0, 0);
        for (&value, count) in counts {
            let place = place(value);
            sum += count * place;
            squares += count * place * place;
        }
        2 * (number * squares - sum * sum)
    }
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Reliability of one reviewer's total, and of means, from fitted variances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reliability {
    /// σp² / (σp² + σr² + σ²).
    pub one: f64,
    /// The same once severity is allowed for: σp² / (σp² + σ²).
    pub one_calibrated: f64,
    /// Reviews per proposal for a reliability of 0.8: 4 (σr² + σ²)/σp²; `None` where σp² = 0.
    pub needed: Option<f64>,
}

impl Reliability {
    /// From fitted variances; `None` where nothing varies.
    pub fn new(variances: Variances) -> Option<Self> {
        let noise = variances.reviewer + variances.residual;
        let total = variances.proposal + noise;
        (total > 0.0).then(|| Self {
            one: variances.proposal / total,
            one_calibrated: if variances.proposal > 0.0 {
                variances.proposal / (variances.proposal + variances.residual)
            } else {
                0.0
            },
            needed: (variances.proposal > 0.0).then(|| 4.0 * noise / variances.proposal),
        })
    }
}

/// Reliability of the mean of `reviews` reviews: σp² / (σp² + (σr² + σ²)/n); σr² is dropped after calibration.
pub fn reliability_of_mean(variances: Variances, reviews: f64, calibrated: bool) -> f64 {
    let noise = if calibrated {
        variances.residual
    } else {
        variances.reviewer + variances.residual
    };
    let total = variances.proposal + noise / reviews;
    if total > 0.0 {
        variances.proposal / total
    } else {
        0.0
    }
}

/// Intraclass correlations of a complete panel by mean squares (`McGraw` and Wong 1996, doi:10.1037/1082-989X.1.1.30).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Intraclass {
    /// ICC(1), one-way, single.
    pub one_way: f64,
    /// ICC(A,1), absolute agreement, single.
    pub agreement: f64,
    /// ICC(C,1), consistency, single.
    pub consistency: f64,
    /// ICC(1,k).
    pub one_way_mean: f64,
    /// ICC(A,k).
    pub agreement_mean: f64,
    /// ICC(C,k).
    pub consistency_mean: f64,
}

impl Intraclass {
    /// `scores[proposal][reviewer]`, all rows of one length; `None` for fewer than two proposals or reviewers.
    #[expect(
        clippy::cast_precision_loss,
        reason = "sums of squares of scores are far below 2^53 where this is shown"
    )]
    pub fn new(scores: &[Vec<i64>]) -> Option<Self> {
        let rows = scores.len();
        let columns = scores.first()?.len();
        if rows < 2 || columns < 2 || scores.iter().any(|row| row.len() != columns) {
            return None;
        }
        let wide = |row: &Vec<i64>| row.iter().map(|&score| i128::from(score)).sum::<i128>();
        let (n, k) = (rows as i128, columns as i128);
        let total: i128 = scores.iter().map(wide).sum();
        let squares: i128 = scores
            .iter()
            .flatten()
            .map(|&score| i128::from(score) * i128::from(score))
            .sum();
        let by_row: i128 = scores.iter().map(|row| wide(row) * wide(row)).sum();
        let by_column: i128 = (0..columns)
            .map(|column| scores.iter().map(|row| i128::from(row[column])).sum::<i128>())
            .map(|sum| sum * sum)
            .sum();
        // Sums of squares times n k.
        let (all, rows_part, columns_part) = (
            n * k * squares - total * total,
            n * by_row - total * total,
            k * by_column - total * total,
        );
        let mean_square = |sum: i128, degrees: i128| sum as f64 / (n * k * degrees) as f64;
        let between = mean_square(rows_part, n - 1);
        let within = mean_square(all - rows_part, n * (k - 1));
        let judges = mean_square(columns_part, k - 1);
        let error = mean_square(all - rows_part - columns_part, (n - 1) * (k - 1));
        let (n, k) = (n as f64, k as f64);
        Some(Self {
            one_way: (between - within) / (between + (k - 1.0) * within),
            agreement: (between - error) / (between + (k - 1.0) * error + k * (judges - error) / n),
            consistency: (between - error) / (between + (k - 1.0) * error),
            one_way_mean: (between - within) / between,
            agreement_mean: (between - error) / (between + (judges - error) / n),
            consistency_mean: (between - error) / between,
        })
    }
}
