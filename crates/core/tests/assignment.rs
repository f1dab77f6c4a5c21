//! Assignments against an independent solver and against brute force (SCORING 8 and 10).
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

use paraph_core::assign::{Assignment, Problem};
use proptest::prelude::*;
use support::{golden, list, number};
use tinyjson::JsonValue;

fn problem(per_proposal: u32, load: u32, matrix: &[Vec<i64>]) -> Problem {
    let row = |row: &Vec<i64>| {
        let pairs = row.iter().enumerate();
        pairs
            .filter_map(|(at, &value)| Some((at, u32::try_from(value).ok()?)))
            .collect()
    };
    Problem {
        per_proposal,
        loads: vec![load; matrix[0].len()],
        allowed: matrix.iter().map(row).collect(),
    }
}

/// A row of numbers, or of four hex digits a cell with dashes for a conflict.
fn row(row: &JsonValue) -> Vec<i64> {
    match row.get::<String>() {
        Some(text) => (0..text.len() / 4)
            .map(|at| i64::from_str_radix(&text[4 * at..4 * at + 4], 16).unwrap_or(-1))
            .collect(),
        None => list(row)
            .iter()
            .map(|value| *value.get::<f64>().unwrap() as i64)
            .collect(),
    }
}

fn check(problem: &Problem, assignment: &Assignment) {
    let mut loads = vec![0; problem.loads.len()];
    for (list, allowed) in assignment.reviewers.iter().zip(&problem.allowed) {
        assert_eq!(
            list.len(),
            problem.per_proposal as usize,
            "every proposal gets what it needs"
        );
        for pair in list {
            assert!(
                allowed.contains(pair),
                "only allowed pairs, with their own similarity"
            );
            loads[pair.0] += 1;
        }
        assert!(
            list.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "no reviewer twice"
        );
    }
    assert!(
        loads.iter().zip(&problem.loads).all(|(seen, most)| seen <= most),
        "nobody above the load"
    );
}

#[test]
fn totals_are_those_of_an_independent_solver() {
    let Some(small) = golden("small.json") else { return };
    for case in list(&small["assign"]) {
        let matrix: Vec<Vec<i64>> = list(&case["similarity_minus1_is_conflict"])
            .iter()
            .map(row)
            .collect();
        let problem = problem(
            number(case, "per_proposal") as u32,
            number(case, "max_load") as u32,
            &matrix,
        );
        match problem.most_similar() {
            Ok(assignment) => {
                check(&problem, &assignment);
                assert_eq!(
                    assignment.total() as f64,
                    number(case, "total_similarity"),
                    "the greatest total"
                );
                let fair = problem.fair().unwrap();
                check(&problem, &fair);
                assert!(
                    fair.smallest() >= assignment.smallest(),
                    "fairness never lowers the smallest similarity"
                );
                assert!(
                    fair.total() <= assignment.total(),
                    "and the greatest total stays the greatest"
                );
            }
            Err(short) => {
                let feasible: &JsonValue = &case["feasible"];
                assert_eq!(
                    feasible.get::<bool>(),
                    Some(&false),
                    "infeasible only where the solver says so"
                );
                assert!(short.needed > short.available, "the cut explains itself: {short}");
            }
        }
    }
}

/// The greatest total by trying everything.
fn brute_force(problem: &Problem, proposal: usize, loads: &mut [u32]) -> Option<u64> {
    let Some(allowed) = problem.allowed.get(proposal) else {
        return Some(0);
    };
    let mut best = None;
    for chosen in 0_u32..1 << allowed.len() {
        if chosen.count_ones() != problem.per_proposal {
            continue;
        }
        let picked: Vec<(usize, u32)> = allowed
            .iter()
            .enumerate()
            .filter(|(at, _)| chosen >> at & 1 == 1)
            .map(|(_, &pair)| pair)
            .collect();
        if picked.iter().any(|&(reviewer, _)| loads[reviewer] == 0) {
            continue;
        }
        for &(reviewer, _) in &picked {
            loads[reviewer] -= 1;
        }
        if let Some(rest) = brute_force(problem, proposal + 1, loads) {
            let total = rest
                + picked
                    .iter()
                    .map(|&(_, similarity)| u64::from(similarity))
                    .sum::<u64>();
            best = best.max(Some(total));
        }
        for &(reviewer, _) in &picked {
            loads[reviewer] += 1;
        }
    }
    best
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn small_ones_are_those_of_brute_force(
        matrix in (1usize..=5, 1usize..=6).prop_flat_map(|(rows, columns)| {
            prop::collection::vec(prop::collection::vec(prop_oneof![1 => Just(-1), 4 => 0i64..=20, 2 => 0i64..=10_000], columns), rows)
        }),
        per_proposal in 1u32..=3,
        load in 1u32..=4,
    ) {
        let problem = problem(per_proposal, load, &matrix);
        let expected = brute_force(&problem, 0, &mut problem.loads.clone());
        let seen = problem.most_similar();
        prop_assert_eq!(seen.as_ref().ok().map(Assignment::total), expected, "the greatest total, or none");
        match seen {
            Ok(assignment) => {
                check(&problem, &assignment);
                check(&problem, &problem.fair().unwrap());
                let connected = problem.connect(&assignment);
                check(&problem, &connected);
                prop_assert!(connected.components().len() <= assignment.components().len(), "swaps only join groups");
            }
            Err(short) => prop_assert!(short.needed > short.available, "the cut has too few reviewers"),
        }
    }
}
