//! Fits against lme4, within the tolerances of SCORING 10.
#![allow(
    dead_code,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::expect_used,
    clippy::float_cmp,
    clippy::needless_range_loop,
    clippy::print_stdout,
    clippy::type_complexity,
    clippy::unwrap_used,
    reason = "tests and measurements stop at the first surprise, and their numbers are small"
)]

mod support;

use paraph_core::calibrate::{Calibration, Effect, Method, Wanted, calibrate};
use paraph_core::id::{ProposalId, ReviewerId};
use paraph_core::review::ReviewTable;
use paraph_core::rubric::Best;
use support::{golden, lines, list, members, number, table, text};
use tinyjson::JsonValue;

fn near(seen: f64, expected: f64, relative: f64, what: &str) {
    let scale = expected.abs().max(1e-12);
    assert!(
        (seen - expected).abs() <= relative * scale,
        "{what}: {seen}, lme4 says {expected}"
    );
}

fn variance(seen: f64, expected: f64, total: f64, what: &str) {
    if expected < 1e-6 * total {
        assert!(
            seen == 0.0,
            "{what} vanishes in lme4, so it is set to nought, not {seen}"
        );
    } else {
        near(seen, expected, 1e-4, what);
    }
}

fn check_effects(golden: &JsonValue, what: &str, effect: impl Fn(&str) -> Effect) {
    for row in list(golden) {
        let (id, seen) = (text(row, "id"), effect(text(row, "id")));
        assert!(
            (seen.value - number(row, "effect")).abs() < 1e-3,
            "{what} {id}: effect within 1e-3 points of lme4"
        );
        assert!(
            (seen.deviation - number(row, "sd")).abs() < 1e-3,
            "{what} {id}: sd {} within 1e-3 of lme4 {}",
            seen.deviation,
            number(row, "sd")
        );
    }
}

fn check(golden: &JsonValue, table: &ReviewTable, wanted: Wanted) -> Calibration {
    let calibration = calibrate(table, wanted);
    let fit = calibration.fit.as_ref().unwrap();
    let total =
        number(golden, "var_proposal") + number(golden, "var_reviewer") + number(golden, "var_residual");
    assert_eq!(
        table.reviews().len() as f64,
        number(golden, "reviews"),
        "the same complete reviews"
    );
    near(fit.mean, number(golden, "mu"), 1e-6, "mean");
    variance(
        fit.variances.proposal,
        number(golden, "var_proposal"),
        total,
        "variance of proposals",
    );
    variance(
        fit.variances.reviewer,
        number(golden, "var_reviewer"),
        total,
        "variance of reviewers",
    );
    variance(
        fit.variances.residual,
        number(golden, "var_residual"),
        total,
        "residual variance",
    );
    let criterion = fit.criterion.unwrap();
    assert!(
        (criterion - number(golden, "reml_criterion")).abs() < 1e-5,
        "REML criterion {criterion}"
    );
    let proposal = |id: &str| fit.proposals[table.proposal(&ProposalId::from(id)).unwrap()];
    let rows = members(golden);
    for (key, rows) in &rows {
        if key.starts_with("proposals_") {
            check_effects(rows, "proposal", proposal);
        }
        if key.starts_with("reviewers_") && fit.variances.reviewer > 0.0 {
            let find = |id: &str| {
                let id = ReviewerId::from(id);
                fit.reviewers[table.reviewers().iter().position(|other| *other == id).unwrap()]
            };
            check_effects(rows, "reviewer", find);
        }
    }
    calibration
}

#[test]
fn real_sets_agree_with_lme4() {
    let catalyst = ["impact", "feasibility", "auditability"];
    for (set, criteria, low, high, best) in [
        ("snsf_mint", &["overall"][..], 1, 6, Best::High),
        ("snsf_mock", &["overall"][..], 1, 6, Best::High),
        ("aibs", &["Score"][..], 10, 50, Best::Low),
        ("catalyst_f5", &catalyst[..], 1, 5, Best::High),
    ] {
        let (Some(golden), Some(lines)) = (golden(&format!("{set}.lme4.json")), lines(set)) else {
            return;
        };
        let calibration = check(
            &golden,
            &table(&lines, criteria, low, high, best),
            Wanted::Automatic,
        );
        assert_eq!(
            calibration.method,
            Method::Exact,
            "{set} is small enough for a factor"
        );
    }
}

#[test]
fn panels_that_share_names_can_be_kept_apart() {
    let (Some(golden), Some(mut lines)) = (golden("snsf_mint_by_section.lme4.json"), lines("snsf_mint"))
    else {
        return;
    };
    for line in &mut lines {
        line.reviewer = format!("{}:{}", line.panel, line.reviewer);
    }
    check(
        &golden,
        &table(&lines, &["overall"], 1, 6, Best::High),
        Wanted::Automatic,
    );
}

fn ranks_of(table: &ReviewTable) -> (Calibration, paraph_core::rank::Ranking) {
    let calibration = calibrate(table, Wanted::Automatic);
    let lanes = vec![0; table.proposals().len()];
    let key = paraph_core::rank::ranking_key(&table.inputs_id());
    let asked = paraph_core::rank::Asked {
        lanes: &lanes,
        money: None,
        within: None,
        key: &key,
    };
    let ranking = paraph_core::rank::rank(&calibration, &asked);
    (calibration, ranking)
}

#[test]
fn expected_ranks_are_near_the_published_ones() {
    let (Some(golden), Some(lines)) = (golden("snsf_mint.expected_rank.json"), lines("snsf_mint")) else {
        return;
    };
    let table = table(&lines, &["overall"], 1, 6, Best::High);
    let (calibration, ranking) = ranks_of(&table);
    let theirs: Vec<f64> = table
        .proposals()
        .iter()
        .map(|id| {
            let row = list(&golden["proposals"])
                .iter()
                .find(|row| text(row, "id") == id.as_str());
            number(row.unwrap(), "expected_rank")
        })
        .collect();
    let ours: Vec<f64> = ranking
        .standings
        .iter()
        .map(|one| one.uncertainty.unwrap().expected.0 as f64 / 100.0)
        .collect();
    let order = |values: &[f64]| {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|&a, &b| values[a].total_cmp(&values[b]));
        order
    };
    let rank = |values: &[f64]| {
        let mut rank = vec![0.0; values.len()];
        for (place, at) in order(values).into_iter().enumerate() {
            rank[at] = place as f64;
        }
        rank
    };
    let count = ours.len() as f64;
    let squares: f64 = rank(&ours)
        .iter()
        .zip(rank(&theirs))
        .map(|(a, b)| (a - b) * (a - b))
        .sum();
    let spearman = 1.0 - 6.0 * squares / (count * (count * count - 1.0));
    assert!(spearman >= 0.998, "Spearman {spearman}");
    let difference: f64 = ours.iter().zip(&theirs).map(|(a, b)| (a - b).abs()).sum::<f64>() / count;
    assert!(difference <= 3.0, "mean difference of {difference} places");
    let best = |values: &[f64]| {
        order(values)[..106]
            .iter()
            .copied()
            .collect::<std::collections::BTreeSet<_>>()
    };
    let common = best(&ours).intersection(&best(&theirs)).count();
    assert!(common >= 104, "{common} of the 106 best in common");
    let rules = paraph_core::fund::Rules::pool(paraph_core::units::Amount(106));
    let requests = vec![paraph_core::fund::Request::whole(0, paraph_core::units::Amount(1)); ours.len()];
    let intervals: Vec<_> = ranking
        .standings
        .iter()
        .map(|one| one.interval(paraph_core::rank::Level::Half))
        .collect();
    let undecided = paraph_core::group::undecided(&rules, &requests, &ranking.lanes, &intervals);
    let group = undecided.lines[0].draw.len();
    assert!(
        (10..=14).contains(&group),
        "a draw group of {group}, published 13"
    );
    // The analytic check of SCORING 3, which forgets that errors share reviewers.
    let effects = &calibration.fit.unwrap().proposals;
    let mut worst = 0.0_f64;
    for (i, one) in effects.iter().enumerate() {
        let mut analytic = 1.0;
        for (j, other) in effects.iter().enumerate() {
            if i != j {
                let spread = (one.deviation * one.deviation + other.deviation * other.deviation).sqrt();
                analytic += paraph_core::normal::distribution((other.value - one.value) / spread);
            }
        }
        worst = worst.max((analytic - ours[i]).abs());
    }
    assert!(
        worst <= 1.2,
        "analytic expected ranks are within 0.9 places and the error of 4,000 draws, not {worst}"
    );
}

/// Leaves each reviewer out and counts the most decisions that change among the `best`, and how far raw and model differ.
fn stability(table: &ReviewTable, best: usize) -> (usize, usize) {
    let calibration = calibrate(table, Wanted::Automatic);
    let funded = |scores: &[Option<paraph_core::units::Micropoints>]| {
        let mut order: Vec<usize> = (0..scores.len()).filter(|&at| scores[at].is_some()).collect();
        order.sort_by_key(|&at| std::cmp::Reverse(scores[at]));
        let mut funded = vec![false; scores.len()];
        for &at in order.iter().take(best) {
            funded[at] = true;
        }
        funded
    };
    let some =
        |scores: &[paraph_core::units::Micropoints]| scores.iter().copied().map(Some).collect::<Vec<_>>();
    let raw: Vec<_> = calibration.raw.iter().map(|raw| raw.mean).collect();
    let (by_raw, by_model) = (funded(&some(&raw)), funded(&some(&calibration.scores)));
    let differ = by_raw
        .iter()
        .zip(&by_model)
        .filter(|(raw, model)| !**raw && **model)
        .count();
    let out = calibration.fit.unwrap().leave_one_out(table, funded);
    let most = out
        .iter()
        .map(paraph_core::options::LeftOut::changes)
        .max()
        .unwrap_or(0);
    (most, differ)
}

#[test]
fn one_reviewer_changes_few_decisions() {
    let (Some(snsf), Some(catalyst)) = (lines("snsf_mint"), lines("catalyst_f5")) else {
        return;
    };
    let (most, _) = stability(&table(&snsf, &["overall"], 1, 6, Best::High), 105);
    assert!(
        most <= 2,
        "without any one reviewer {most} decisions change, SCORING 4 has 2"
    );
    let criteria = ["impact", "feasibility", "auditability"];
    let (most, differ) = stability(&table(&catalyst, &criteria, 1, 5, Best::High), 74);
    assert!(
        most <= 5,
        "without any one reviewer {most} decisions change, SCORING 4 has 5"
    );
    assert!(
        (6..=8).contains(&differ),
        "raw and model differ in {differ} of 74, SCORING 4 has 7"
    );
}

#[test]
fn noise_per_reviewer_finds_the_noisy_ones() {
    let committee = support::simulate::Committee {
        noisy_share: 30,
        ..support::simulate::Committee::new(300, 60, 1_000)
    };
    let scores = committee.simulate().scores;
    let table = table(&support::parse(&scores), &["C1"], 1, 9, Best::High);
    let fit = calibrate(&table, Wanted::Automatic).fit.unwrap();
    let noise = fit.noise(&table).unwrap();
    let mut sorted = noise.deviations.clone();
    sorted.sort_by(f64::total_cmp);
    assert!(
        sorted[59] > 1.3 * sorted[10],
        "the noisy stand apart: {} and {}",
        sorted[59],
        sorted[10]
    );
    assert_ne!(noise.fit.proposals, fit.proposals, "and their reviews weigh less");
    let close = vec![false; table.reviews().len()];
    assert_eq!(
        fit.affinity(&table, &close).effect,
        None,
        "without such reviews there is only a count"
    );
    let close: Vec<bool> = (0..table.reviews().len()).map(|at| at % 9 == 0).collect();
    let (beta, error) = fit.affinity(&table, &close).effect.unwrap();
    assert!(
        beta.abs() < 4.0 * error,
        "an affinity that is not there is not found: {beta} ± {error}"
    );
}
