//! What must agree to the last digit: totals, fills, Fisher's test, random numbers; and agreement to 1e-9 (SCORING 10).
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

use std::collections::BTreeMap;

use paraph_core::agree::{Alpha, Intraclass};
use paraph_core::fund::{FillRule, OverCeiling, Request, Rules, Track, fill};
use paraph_core::influence::{basis_points, fisher};
use paraph_core::normal::quantile;
use paraph_core::rubric::{Best, Cell, Criterion, Rubric, Scale, Total};
use paraph_core::stream::Stream;
use paraph_core::units::{Amount, Score, Weight};
use support::{golden, lines, list, members, number, text};
use tinyjson::JsonValue;

fn integer(value: &JsonValue) -> i64 {
    *value.get::<f64>().unwrap() as i64
}

fn amount(value: &JsonValue) -> Amount {
    Amount(u64::try_from(integer(value)).unwrap())
}

#[test]
fn totals_are_those_of_exact_fractions() {
    let Some(small) = golden("small.json") else { return };
    for case in list(&small["totals"]) {
        let criteria = list(&case["criteria"])
            .iter()
            .enumerate()
            .map(|(at, one)| Criterion {
                id: format!("c{at}").into(),
                scale: Scale::new(number(one, "low") as i32, number(one, "high") as i32).unwrap(),
                best: if text(one, "best") == "low" {
                    Best::Low
                } else {
                    Best::High
                },
                weight: Weight(number(one, "weight") as u32),
                not_applicable: true,
            });
        let rubric = Rubric::new(criteria.collect()).unwrap();
        let cell = |cell: &JsonValue| match cell.get::<String>().map(String::as_str) {
            Some("na") => Cell::NotApplicable,
            Some(_) => Cell::Missing,
            None => Cell::Score(Score(integer(cell) as i32)),
        };
        let cells: Vec<Cell> = list(&case["cells"]).iter().map(cell).collect();
        let total = rubric.total(&cells).unwrap();
        match text(case, "state") {
            "total" => assert!(
                matches!(total, Total::Points(points) if points.0 == integer(&case["micropoints"])),
                "{total:?} against exact fractions"
            ),
            "incomplete" => assert_eq!(
                total,
                Total::Incomplete,
                "a missing cell makes a review incomplete"
            ),
            state => assert_eq!(
                total,
                Total::NoWeight,
                "without weight there is no total ({state})"
            ),
        }
    }
}

#[test]
fn fills_are_those_of_the_reference() {
    let Some(small) = golden("small.json") else { return };
    for (at, case) in list(&small["fund"]).iter().enumerate() {
        let tracks: Vec<Track> = list(&case["tracks"])
            .iter()
            .map(|track| {
                let track = list(track);
                let id = track[0].get::<String>().unwrap().clone().into();
                Track {
                    id,
                    ceiling: None,
                    budget: (!track[1].is_null()).then(|| amount(&track[1])),
                }
            })
            .collect();
        let rules = Rules {
            pool: amount(&case["pool"]),
            over_ceiling: OverCeiling::Refuse,
            fill: match text(case, "policy") {
                "stop" => FillRule::Stop,
                "part" => FillRule::Part,
                _ => FillRule::Skip,
            },
            overflow: *case["overflow"].get::<bool>().unwrap(),
            scale: None,
            tracks,
        };
        let lanes = rules.lanes();
        let mut orders = vec![Vec::new(); rules.lane_count()];
        let (mut requests, mut names) = (Vec::new(), Vec::new());
        for row in list(&case["order"]) {
            let row = list(row);
            let track = rules
                .tracks
                .iter()
                .position(|track| Some(&track.id.as_str().to_owned()) == row[1].get::<String>())
                .unwrap();
            orders[lanes[track]].push(requests.len());
            requests.push(Request {
                track,
                requested: amount(&row[2]),
                smallest: amount(&row[3]),
            });
            names.push(row[0].get::<String>().unwrap().clone());
        }
        let filled = fill(&rules, &requests, &orders);
        let seen: BTreeMap<String, i64> = names
            .iter()
            .zip(&filled.awards)
            .filter_map(|(name, award)| Some((name.clone(), i64::try_from((*award)?.0).unwrap())))
            .collect();
        let awards = members(&case["awards"]);
        let expected: BTreeMap<String, i64> = awards
            .iter()
            .map(|(name, value)| (name.clone(), integer(value)))
            .collect();
        assert_eq!(seen, expected, "case {at}: the awards of the reference fill");
        assert_eq!(filled.left, amount(&case["left"]), "case {at}: what is left");
    }
}

#[test]
fn the_worked_fill_comes_out() {
    let track = |id: &str, ceiling, budget| Track {
        id: id.into(),
        ceiling: Some(Amount(ceiling)),
        budget: Some(Amount(budget)),
    };
    let mut rules = Rules {
        pool: Amount(110_000_000),
        tracks: vec![
            track("A", 11_000_000, 99_000_000),
            track("B", 500_000, 11_000_000),
        ],
        over_ceiling: OverCeiling::Refuse,
        fill: FillRule::Stop,
        overflow: true,
        scale: None,
    };
    let mut requests = vec![Request::whole(0, Amount(11_000_000)); 8];
    requests.push(Request::whole(0, Amount(10_500_000)));
    requests.push(Request {
        track: 0,
        requested: Amount(9_000_000),
        smallest: Amount(500_000),
    });
    requests.extend(vec![Request::whole(1, Amount(500_000)); 40]);
    let orders = vec![(0..10).collect(), (10..50).collect()];
    let stop = fill(&rules, &requests, &orders);
    assert_eq!(
        stop.awards[10..].iter().flatten().count(),
        23,
        "SCORING 5: B gets its 23rd in the second pass"
    );
    assert_eq!(
        (stop.left, stop.awards[9]),
        (Amount(0), None),
        "A's 9 M does not fit, nothing is left"
    );
    rules.fill = FillRule::Part;
    let part = fill(&rules, &requests, &orders);
    assert_eq!(
        part.awards[9],
        Some(Amount(500_000)),
        "A's tenth gets what is left"
    );
    assert_eq!(part.awards[10..].iter().flatten().count(), 22, "B stays at 22");
}

#[test]
fn fisher_is_exact() {
    let Some(small) = golden("small.json") else { return };
    for case in list(&small["fisher"]) {
        let row = |row: &JsonValue| [0, 1].map(|at| u64::try_from(integer(&list(row)[at])).unwrap());
        let rows = list(&case["table"]);
        let p = fisher([row(&rows[0]), row(&rows[1])]);
        assert!(
            (p - number(case, "p_two_sided")).abs() < 1e-12,
            "p {p} against scipy {}",
            number(case, "p_two_sided")
        );
        assert_eq!(
            basis_points(p).0,
            integer(&case["basis_points"]),
            "the published integer"
        );
    }
}

#[test]
fn random_numbers_are_those_of_the_design() {
    let Some(rng) = golden("rng.json") else { return };
    let key = Stream::key(text(&rng, "key_input"));
    assert_eq!(
        paraph_core::hash::hex(&key),
        text(&rng, "key"),
        "the key is the hash of the text"
    );
    for stream in list(&rng["streams"]) {
        let number = number(stream, "draw") as u64;
        let (mut bits, mut normals) = (Stream::new(&key, number), Stream::new(&key, number));
        for (expected, normal) in list(&stream["u64"]).iter().zip(list(&stream["normal"])) {
            assert_eq!(
                &bits.bits().to_string(),
                expected.get::<String>().unwrap(),
                "u64 exact"
            );
            let normal: f64 = normal.get::<String>().unwrap().parse().unwrap();
            assert!((normals.normal() - normal).abs() < 1e-12, "normals to 1e-12");
        }
    }
    let points = members(&rng["ppnd16"]);
    for (probability, expected) in &points {
        let expected: f64 = expected.get::<String>().unwrap().parse().unwrap();
        let seen = quantile(probability.parse().unwrap());
        assert!(
            (seen - expected).abs() < 1e-11,
            "quantile of {probability} is {expected}, printed to 12 digits"
        );
    }
}

#[test]
fn alpha_agrees_with_the_reference() {
    for set in [
        "aibs",
        "catalyst_f5",
        "esa2018",
        "iclr2021",
        "iclr2023",
        "snsf_mint",
        "snsf_mock",
    ] {
        let (Some(golden), Some(lines)) = (golden(&format!("{set}.alpha.json")), lines(set)) else {
            return;
        };
        let criteria = members(&golden["criteria"]);
        for (criterion, expected) in &criteria {
            let mut units: BTreeMap<&str, Vec<i64>> = BTreeMap::new();
            for line in lines.iter().filter(|line| line.criterion == *criterion) {
                units
                    .entry(&line.proposal)
                    .or_default()
                    .push(i64::from(line.score));
            }
            let alpha = Alpha::new(&units.into_values().collect::<Vec<_>>());
            for (seen, key) in [
                (alpha.interval, "alpha_interval"),
                (alpha.ordinal, "alpha_ordinal"),
                (alpha.nominal, "alpha_nominal"),
            ] {
                assert!(
                    (seen.unwrap() - number(expected, key)).abs() < 1e-9,
                    "{set} {criterion} {key}: {seen:?}"
                );
            }
        }
    }
}

#[test]
fn intraclass_correlations_agree_with_the_reference() {
    let Some(golden) = golden("icc.json") else { return };
    let mut checked = 0;
    for (name, expected) in &members(&golden["sets"]) {
        let Some((set, panel)) = name.split_once(' ') else {
            continue;
        };
        let Some(lines) = lines(set) else { return };
        let mut rows: BTreeMap<&str, BTreeMap<&str, i64>> = BTreeMap::new();
        for line in lines.iter().filter(|line| line.panel == panel) {
            rows.entry(&line.proposal)
                .or_default()
                .insert(&line.reviewer, i64::from(line.score));
        }
        let Some(seen) = Intraclass::new(
            &rows
                .into_values()
                .map(|row| row.into_values().collect())
                .collect::<Vec<_>>(),
        ) else {
            continue;
        };
        checked += 1;
        for (value, key) in [
            (seen.one_way, "ICC(1,1)"),
            (seen.agreement, "ICC(A,1)"),
            (seen.consistency, "ICC(C,1)"),
            (seen.one_way_mean, "ICC(1,k)"),
            (seen.agreement_mean, "ICC(A,k)"),
            (seen.consistency_mean, "ICC(C,k)"),
        ] {
            assert!(
                (value - number(&expected[key], "icc")).abs() < 1e-6,
                "{name} {key}: {value}"
            );
        }
    }
    assert!(checked >= 3, "the three panels of snsf_mock are complete");
}
