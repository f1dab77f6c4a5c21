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
    Problem::even(
        per_proposal,
        vec![load; matrix[0].len()],
        matrix.iter().map(row).collect(),
    )
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
    for (at, list) in assignment.reviewers.iter().enumerate() {
        let given = &problem.given[at];
        assert_eq!(
            list.len(),
            given.len().max(problem.needs[at] as usize),
            "every proposal gets what it needs"
        );
        assert!(
            given.iter().all(|pair| list.contains(pair)),
            "whoever was set by hand stays"
        );
        for pair in list {
            assert!(
                problem.allowed[at].contains(pair) || given.contains(pair),
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
        if chosen.count_ones() != problem.needs[proposal] {
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
            Err(short) => {
                prop_assert!(short.needed > short.available, "the cut has too few reviewers");
                let given: u64 = short.reviewers.iter().map(|&(_, most)| u64::from(most)).sum();
                prop_assert_eq!(given, short.available, "reviewer by reviewer");
                for (reviewer, load) in problem.loads.iter().enumerate() {
                    let offered = short.proposals.iter().filter(|&&at| problem.allowed[at].iter().any(|pair| pair.0 == reviewer)).count();
                    let most = short.reviewers.iter().find(|pair| pair.0 == reviewer).map_or(0, |pair| pair.1);
                    prop_assert_eq!(u32::try_from(offered).unwrap().min(*load), most, "each as often as allowed, within the load");
                }
            }
        }
    }

    #[test]
    fn what_is_set_by_hand_is_kept_and_the_rest_is_the_best_around_it(
        matrix in prop::collection::vec(prop::collection::vec(prop_oneof![1 => Just(-1), 6 => 0i64..=10_000], 5), 4),
        by_hand in prop::collection::vec((0usize..4, 0usize..5), 0..4),
        needs in prop::collection::vec(0u32..=3, 4),
    ) {
        let mut problem = Problem { needs, ..problem(2, 3, &matrix) };
        for (proposal, reviewer) in by_hand {
            let pair = (reviewer, 10);
            if !problem.given[proposal].iter().any(|one| one.0 == reviewer) {
                problem.given[proposal].push(pair);
            }
        }
        // The same problem without hands: what is left of needs and loads, without the pairs that are taken.
        let mut rest = problem.clone();
        rest.given = vec![Vec::new(); 4];
        for (proposal, given) in problem.given.iter().enumerate() {
            for &(reviewer, _) in given {
                rest.needs[proposal] = rest.needs[proposal].saturating_sub(1);
                rest.loads[reviewer] = rest.loads[reviewer].saturating_sub(1);
                rest.allowed[proposal].retain(|pair| pair.0 != reviewer);
            }
        }
        let expected = brute_force(&rest, 0, &mut rest.loads.clone());
        let fixed: u64 = problem.given.iter().flatten().map(|&(_, similarity)| u64::from(similarity)).sum();
        match problem.most_similar() {
            Ok(found) => {
                prop_assert_eq!(Some(found.total()), expected.map(|rest| rest + fixed), "the best around the hands");
                for (given, list) in problem.given.iter().zip(&found.reviewers) {
                    prop_assert!(given.iter().all(|pair| list.contains(pair)), "hands stay");
                }
                let connected = problem.connect(&found);
                for (given, list) in problem.given.iter().zip(&connected.reviewers) {
                    prop_assert!(given.iter().all(|pair| list.contains(pair)), "also when groups are joined");
                }
                let fair = problem.fair().unwrap();
                prop_assert!(fair.total() <= found.total(), "fairness costs something or nothing");
            }
            Err(short) => {
                prop_assert_eq!(expected, None, "no assignment exists");
                prop_assert!(short.missing() > 0, "and so many are missing");
            }
        }
    }
}

/// The greatest total of larger problems, by the slowest solver there is: shortest augmenting paths by Bellman and Ford.
fn slow_and_exact(problem: &Problem) -> Option<u64> {
    let (proposals, reviewers) = (problem.allowed.len(), problem.loads.len());
    let (source, sink) = (proposals + reviewers, proposals + reviewers + 1);
    // From, to, capacity, cost; each followed by its way back.
    let mut arcs: Vec<(usize, usize, i64, i64)> = Vec::new();
    let mut arc = |from, to, capacity: u32, cost: i64| {
        arcs.push((from, to, i64::from(capacity), cost));
        arcs.push((to, from, 0, -cost));
    };
    for (at, list) in problem.allowed.iter().enumerate() {
        arc(source, at, problem.needs[at], 0);
        for &(reviewer, similarity) in list {
            arc(at, proposals + reviewer, 1, -i64::from(similarity));
        }
    }
    for (reviewer, &load) in problem.loads.iter().enumerate() {
        arc(proposals + reviewer, sink, load, 0);
    }
    let needed: u32 = problem.needs.iter().sum();
    let mut total = 0;
    for _ in 0..needed {
        let mut distance = vec![i64::MAX; sink + 1];
        let mut by = vec![usize::MAX; sink + 1];
        distance[source] = 0;
        let mut changed = true;
        while changed {
            changed = false;
            for (at, &(from, to, capacity, cost)) in arcs.iter().enumerate() {
                if capacity > 0 && distance[from] != i64::MAX && distance[from] + cost < distance[to] {
                    distance[to] = distance[from] + cost;
                    by[to] = at;
                    changed = true;
                }
            }
        }
        if distance[sink] == i64::MAX {
            return None;
        }
        let mut at = sink;
        while at != source {
            let arc = by[at];
            arcs[arc].2 -= 1;
            arcs[arc ^ 1].2 += 1;
            at = arcs[arc].0;
        }
        total -= distance[sink];
    }
    u64::try_from(total).ok()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(25))]
    #[test]
    fn larger_ones_are_those_of_a_slow_exact_solver(
        seed in any::<u64>(),
        proposals in 10usize..60,
        reviewers in 5usize..25,
        per_proposal in 1u32..=3,
        steps in prop_oneof![Just(3u64), Just(10_001)],
        slack in 0u32..=2,
    ) {
        let mut stream = paraph_core::stream::Stream::new(&[5; 32], seed);
        let mut matrix = vec![vec![0_i64; reviewers]; proposals];
        for cell in matrix.iter_mut().flatten() {
            *cell = i64::try_from(stream.below(steps)).unwrap() - i64::from(stream.below(6) == 0) * 20_000;
        }
        let load = (per_proposal * proposals as u32).div_ceil(reviewers as u32) + slack;
        let problem = problem(per_proposal, load, &matrix);
        let seen = problem.most_similar();
        prop_assert_eq!(seen.as_ref().ok().map(Assignment::total), slow_and_exact(&problem), "the same total, or none");
        if let Ok(assignment) = seen {
            check(&problem, &assignment);
        }
    }
}
