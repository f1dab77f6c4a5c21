//! Fits against the same model written down densely, without any of the algebra that makes it fast (SCORING 2): criterion,
//! minimum, effects, deviations.
#![allow(
    dead_code,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_cmp,
    clippy::needless_range_loop,
    clippy::print_stdout,
    clippy::type_complexity,
    clippy::unwrap_used,
    reason = "tests and measurements stop at the first surprise, and their numbers are small"
)]

use paraph_core::calibrate::{Note, Wanted, calibrate};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::stream::Stream;
use paraph_core::units::Micropoints;
use proptest::prelude::*;

/// The model as a matrix: V = σp² `ZZᵀ` + σr² `WWᵀ` + σ² D, D the inverse weights.
struct Dense {
    y: Vec<f64>,
    proposal: Vec<usize>,
    reviewer: Vec<usize>,
    weight: Vec<f64>,
}

/// What the dense model says at some variances.
struct Answer {
    criterion: f64,
    mean: f64,
    /// V⁻¹ (y − μ̂).
    pull: Vec<f64>,
    inverse: Vec<Vec<f64>>,
}

impl Dense {
    fn new(table: &ReviewTable) -> Self {
        let reviews = table.reviews();
        Self {
            y: reviews.iter().map(|one| one.total.0 as f64 / 1e6).collect(),
            proposal: reviews.iter().map(|one| one.proposal).collect(),
            reviewer: reviews.iter().map(|one| one.reviewer).collect(),
            weight: reviews.iter().map(|one| f64::from(one.weight)).collect(),
        }
    }

    fn answer(&self, [proposal, reviewer, residual]: [f64; 3]) -> Answer {
        let count = self.y.len();
        let mut lower = vec![vec![0.0; count]; count];
        let (mut determinant, mut inverse) = (0.0, vec![vec![0.0; count]; count]);
        for i in 0..count {
            for j in 0..=i {
                let mut value = 0.0;
                value += if self.proposal[i] == self.proposal[j] {
                    proposal
                } else {
                    0.0
                };
                value += if self.reviewer[i] == self.reviewer[j] {
                    reviewer
                } else {
                    0.0
                };
                value += if i == j { residual / self.weight[i] } else { 0.0 };
                for k in 0..j {
                    value -= lower[i][k] * lower[j][k];
                }
                lower[i][j] = if i == j { value.sqrt() } else { value / lower[j][j] };
            }
            determinant += 2.0 * lower[i][i].ln();
        }
        for column in 0..count {
            let mut x = vec![0.0; count];
            x[column] = 1.0;
            for i in 0..count {
                for k in 0..i {
                    x[i] -= lower[i][k] * x[k];
                }
                x[i] /= lower[i][i];
            }
            for i in (0..count).rev() {
                for k in i + 1..count {
                    x[i] -= lower[k][i] * x[k];
                }
                x[i] /= lower[i][i];
            }
            for row in 0..count {
                inverse[row][column] = x[row];
            }
        }
        let apply = |x: &[f64]| -> Vec<f64> {
            inverse
                .iter()
                .map(|row| row.iter().zip(x).map(|(a, b)| a * b).sum())
                .collect()
        };
        let ones = apply(&vec![1.0; count]);
        let information: f64 = ones.iter().sum();
        let mean = ones.iter().zip(&self.y).map(|(a, b)| a * b).sum::<f64>() / information;
        let rest: Vec<f64> = self.y.iter().map(|y| y - mean).collect();
        let pull = apply(&rest);
        let square: f64 = rest.iter().zip(&pull).map(|(a, b)| a * b).sum();
        let criterion = (count as f64 - 1.0) * (2.0 * std::f64::consts::PI).ln()
            + determinant
            + information.ln()
            + square;
        Answer {
            criterion,
            mean,
            pull,
            inverse,
        }
    }

    /// Effects and their posterior deviations, μ known, of one side.
    fn effects(answer: &Answer, side: &[usize], variance: f64, number: usize) -> Vec<(f64, f64)> {
        let of = |level: usize| {
            let own: Vec<usize> = (0..side.len()).filter(|&at| side[at] == level).collect();
            let value: f64 = own.iter().map(|&at| answer.pull[at]).sum();
            let known: f64 = own
                .iter()
                .flat_map(|&i| own.iter().map(move |&j| (i, j)))
                .map(|(i, j)| answer.inverse[i][j])
                .sum();
            (
                variance * value,
                (variance - variance * variance * known).max(0.0).sqrt(),
            )
        };
        (0..number).map(of).collect()
    }
}

/// A committee with planted effects; reviewers may repeat a proposal, and groups may share nobody.
fn committee(
    seed: u64,
    proposals: u64,
    reviewers: u64,
    reviews: usize,
    sizes: [f64; 3],
    islands: u64,
    weights: bool,
) -> ReviewTable {
    let mut stream = Stream::new(&[11; 32], seed);
    let merit: Vec<f64> = (0..proposals).map(|_| sizes[0] * stream.normal()).collect();
    let severity: Vec<f64> = (0..reviewers).map(|_| sizes[1] * stream.normal()).collect();
    let mut entries: Vec<Entry> = Vec::new();
    for number in 0..reviews {
        let proposal = if number < 2 * proposals as usize {
            number as u64 % proposals
        } else {
            stream.below(proposals)
        };
        let mut reviewer = stream.below(reviewers);
        reviewer -= reviewer % islands;
        reviewer = (reviewer + proposal % islands).min(reviewers - 1);
        let points =
            50.0 + merit[proposal as usize] + severity[reviewer as usize] + sizes[2] * stream.normal();
        let (proposal, reviewer) = (format!("p{proposal:03}"), format!("r{reviewer:03}"));
        entries.push(Entry {
            head: table_head(&proposal, &reviewer, "", number),
            proposal: proposal.into(),
            reviewer: reviewer.into(),
            total: Micropoints::from_points((points * 4.0).round() / 4.0),
            weight: if weights { 1 + stream.below(4) as u8 } else { 1 },
        });
    }
    ReviewTable::new(entries)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn a_fit_is_the_minimum_of_the_dense_criterion(
        seed in any::<u64>(),
        proposals in 8u64..16,
        reviewers in 4u64..9,
        reviews in 30usize..70,
        merit in prop_oneof![Just(0.0), 1.0..15.0],
        severity in prop_oneof![Just(0.0), 1.0..15.0],
        noise in 2.0..12.0,
        islands in prop_oneof![3 => Just(1u64), 1 => Just(2u64)],
        weights in any::<bool>(),
    ) {
        let table = committee(seed, proposals, reviewers, reviews, [merit, severity, noise], islands, weights);
        let calibration = calibrate(&table, Wanted::Exact);
        let Some(fit) = &calibration.fit else {
            prop_assert!(calibration.notes.iter().any(|note| matches!(note, Note::TooLittle)), "no fit but for a reason: {:?}", calibration.notes);
            return Ok(());
        };
        let dense = Dense::new(&table);
        let at = [fit.variances.proposal, fit.variances.reviewer, fit.variances.residual];
        let answer = dense.answer(at);
        let criterion = fit.criterion.unwrap();
        prop_assert!((criterion - answer.criterion).abs() < 1e-6, "criterion {criterion}, densely {}", answer.criterion);
        prop_assert!((fit.mean - answer.mean).abs() < 1e-8, "mean {}, densely {}", fit.mean, answer.mean);
        let spread: f64 = at.iter().sum();
        for which in 0..3 {
            for factor in [0.9, 0.99, 1.01, 1.1] {
                let mut moved = at;
                moved[which] = if at[which] > 0.0 { at[which] * factor } else { spread * 1e-3 * factor };
                let there = dense.answer(moved).criterion;
                prop_assert!(there > answer.criterion - 1e-6, "variance {which} × {factor}: {there} is below {}", answer.criterion);
            }
        }
        let sides = [
            (Dense::effects(&answer, &dense.proposal, at[0], table.proposals().len()), &fit.proposals),
            (Dense::effects(&answer, &dense.reviewer, at[1], table.reviewers().len()), &fit.reviewers),
        ];
        for (expected, seen) in sides {
            for ((value, deviation), seen) in expected.into_iter().zip(seen) {
                prop_assert!((seen.value - value).abs() < 1e-7, "effect {}, densely {value}", seen.value);
                prop_assert!((seen.deviation - deviation).abs() < 1e-6, "deviation {}, densely {deviation}", seen.deviation);
            }
        }
    }

    #[test]
    fn no_other_variances_on_a_grid_are_better(
        seed in any::<u64>(),
        merit in prop_oneof![Just(0.0), 1.0..15.0],
        severity in prop_oneof![Just(0.0), 1.0..15.0],
        noise in 2.0..12.0,
    ) {
        let table = committee(seed, 10, 5, 35, [merit, severity, noise], 1, false);
        let Some(fit) = calibrate(&table, Wanted::Exact).fit else { return Ok(()) };
        let dense = Dense::new(&table);
        let best = fit.criterion.unwrap();
        let ratios = [0.0, 0.01, 0.1, 0.3, 1.0, 3.0, 10.0];
        for (proposal, reviewer) in ratios.iter().flat_map(|a| ratios.iter().map(move |b| (a, b))) {
            for size in [0.5, 0.8, 1.0, 1.25, 2.0] {
                let residual = size * fit.variances.residual;
                let there = dense.answer([proposal * residual, reviewer * residual, residual]).criterion;
                prop_assert!(there > best - 1e-6, "{proposal}, {reviewer}, {residual}: {there} is below {best}");
            }
        }
    }
}

/// Committees whose scores are the model's own, without any noise: the likelihood has no top, and the residual is held at its floor.
/// Each ends in a fit that finds what was put in, wherever two reviews of a proposal tell of it.
#[test]
fn scores_without_noise_end_in_a_fit_that_finds_them() {
    let (mut fitted, mut smallest) = (0, f64::INFINITY);
    for seed in 0..200_u64 {
        let mut stream = Stream::new(&[13; 32], seed);
        let proposals = 8 + stream.below(12);
        let reviewers = 3 + stream.below(6);
        let entries = (0..proposals)
            .flat_map(|proposal| (0..reviewers).map(move |reviewer| (proposal, reviewer)))
            .filter(|_| reviewers == 3 || stream.below(reviewers) < 3)
            .map(|(proposal, reviewer)| {
                let (one, other) = (format!("p{proposal:03}"), format!("r{reviewer:03}"));
                Entry {
                    head: table_head(&one, &other, "", 0),
                    proposal: one.into(),
                    reviewer: other.into(),
                    total: Micropoints::from_points(20.0 + 5.0 * (proposal % 5 + reviewer % 3) as f64),
                    weight: 1,
                }
            });
        let table = ReviewTable::new(entries.collect());
        let found = calibrate(&table, Wanted::Automatic);
        assert!(!found.says(&Note::NoConvergence), "the search ends ({seed})");
        let Some(fit) = &found.fit else {
            let means: Vec<Micropoints> = found.raw.iter().map(|raw| raw.mean).collect();
            assert_eq!(found.scores, means, "plain means remain ({seed})");
            continue;
        };
        fitted += 1;
        if found.components.count > 1 {
            continue;
        }
        let merit = |at: usize| {
            let id = table.proposals()[at].as_str();
            let number: usize = id.trim_start_matches('p').parse().unwrap();
            5.0 * (number % 5) as f64
        };
        for at in 1..table.proposals().len() {
            let (told, true_) = (
                fit.proposals[at].value - fit.proposals[0].value,
                merit(at) - merit(0),
            );
            assert!(
                (told - true_).abs() < 0.01,
                "{told} points apart, {true_} in truth ({seed})"
            );
        }
        let at = [
            fit.variances.proposal,
            fit.variances.reviewer,
            fit.variances.residual,
        ];
        let dense = Dense::new(&table);
        let best = dense.answer(at).criterion;
        for which in 0..2 {
            for factor in [0.9, 1.1] {
                let mut beside = at;
                beside[which] *= factor;
                smallest = f64::min(smallest, dense.answer(beside).criterion - best);
            }
        }
    }
    assert!(fitted > 150, "most of them can be fitted: {fitted}");
    assert!(
        smallest > -1e-3,
        "no variances beside a fit are better: {smallest}"
    );
}
