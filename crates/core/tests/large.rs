//! Simulated committees against lme4 (SCORING 10): with a factor, and by the large algorithm.
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

use paraph_core::calibrate::{Method, Wanted, calibrate};
use paraph_core::hash::{hex, sha256};
use paraph_core::id::ProposalId;
use paraph_core::review::ReviewTable;
use paraph_core::rubric::Best;
use support::simulate::Committee;
use support::{golden, list, number, parse, table, text};
use tinyjson::JsonValue;

fn simulated(committee: &Committee) -> (ReviewTable, String) {
    let scores = committee.simulate().scores;
    let hash = hex(&sha256(&[scores.as_bytes()]));
    (table(&parse(&scores), &["C1"], 1, 9, Best::High), hash)
}

fn close(seen: f64, expected: f64, relative: f64, what: &str) {
    assert!(
        (seen - expected).abs() <= relative * expected.abs(),
        "{what}: {seen} against {expected}, allowed {relative:e}"
    );
}

#[test]
fn simulated_committees_agree_with_lme4() {
    for (proposals, reviewers, hash) in [
        (20, 6, "4a9c012a"),
        (200, 50, "59fd55dc"),
        (2_000, 500, "61c568da"),
    ] {
        let Some(golden) = golden(&format!("sim_{proposals}.lme4.json")) else {
            return;
        };
        let (table, seen) = simulated(&Committee::new(proposals, reviewers, 1));
        assert!(
            seen.starts_with(hash),
            "the port of the script makes the script's bytes"
        );
        let calibration = calibrate(&table, Wanted::Exact);
        let fit = calibration.fit.as_ref().unwrap();
        close(
            fit.variances.proposal,
            number(&golden, "var_proposal"),
            1e-4,
            "variance of proposals",
        );
        close(
            fit.variances.reviewer,
            number(&golden, "var_reviewer"),
            1e-4,
            "variance of reviewers",
        );
        close(
            fit.variances.residual,
            number(&golden, "var_residual"),
            1e-4,
            "residual variance",
        );
        let criterion = fit.criterion.unwrap();
        assert!(
            (criterion - number(&golden, "reml_criterion")).abs() < 1e-5 * 10.0,
            "REML criterion {criterion}"
        );
        for row in list(&golden["proposals_first50"]) {
            let effect = fit.proposals[table.proposal(&ProposalId::from(text(row, "id"))).unwrap()];
            assert!(
                (effect.value - number(row, "effect")).abs() < 1e-3,
                "effect of {}",
                text(row, "id")
            );
            assert!(
                (effect.deviation - number(row, "sd")).abs() < 1e-3,
                "sd of {}",
                text(row, "id")
            );
        }
    }
}

/// The figures of `sim_large.json` are in steps of 1 to 9; a step is 12.5 points.
const STEP: f64 = 12.5 * 12.5;

fn large(name: &str, committee: &Committee) {
    let Some(golden) = golden("sim_large.json") else {
        return;
    };
    let set: &JsonValue = list(&golden["sets"])
        .iter()
        .find(|set| text(set, "name") == name)
        .unwrap();
    let (table, hash) = simulated(committee);
    assert_eq!(
        hash,
        text(set, "sha256_scores_csv"),
        "the port of the script makes the script's bytes"
    );
    let calibration = calibrate(&table, Wanted::Automatic);
    let fit = calibration.fit.as_ref().unwrap();
    // The reference of the largest set is itself iterative.
    let relative = if calibration.method == Method::Iterative {
        5e-4
    } else {
        1e-4
    };
    close(
        fit.variances.proposal / STEP,
        number(set, "var_proposal"),
        relative,
        "variance of proposals",
    );
    close(
        fit.variances.reviewer / STEP,
        number(set, "var_reviewer"),
        relative,
        "variance of reviewers",
    );
    close(
        fit.variances.residual / STEP,
        number(set, "var_residual"),
        relative,
        "residual variance",
    );
}

#[test]
fn ten_thousand_reviews_agree() {
    large("r10k", &Committee::new(2_300, 600, 1));
}

#[test]
fn twenty_seven_thousand_reviews_agree() {
    large("r27k", &Committee::new(6_000, 1_500, 1));
}

#[test]
fn ninety_thousand_reviews_in_panels_agree() {
    large(
        "p90k",
        &Committee {
            panels: 200,
            cross: 2,
            ..Committee::new(20_000, 5_000, 1)
        },
    );
}

#[test]
fn ninety_thousand_reviews_without_panels_agree() {
    large("n20000", &Committee::new(20_000, 5_000, 1));
}

#[test]
fn the_iterative_method_is_near_the_exact_one() {
    let (table, _) = simulated(&Committee::new(800, 200, 5));
    let exact = calibrate(&table, Wanted::Exact);
    let iterative = calibrate(&table, Wanted::Iterative);
    assert_eq!(iterative.method, Method::Iterative, "no component has a factor");
    let (exact, iterative) = (exact.fit.unwrap(), iterative.fit.unwrap());
    close(
        iterative.variances.proposal,
        exact.variances.proposal,
        5e-3,
        "variance of proposals",
    );
    close(
        iterative.variances.residual,
        exact.variances.residual,
        5e-3,
        "residual variance",
    );
    for (a, b) in exact.proposals.iter().zip(&iterative.proposals) {
        assert!(
            (a.value - b.value).abs() < 0.05,
            "effects within a twentieth of a point"
        );
        close(b.deviation, a.deviation, 0.02, "first-order deviations");
    }
}
