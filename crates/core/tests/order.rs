//! The same bits for any order of reviews and any number of threads; what may never happen to a fill.
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

use paraph_core::calibrate::{Calibration, Method, Note, Wanted, calibrate};
use paraph_core::fund::{FillRule, OverCeiling, Request, Rules, Track, fill};
use paraph_core::group::{Group, Room, undecided};
use paraph_core::rank::{Asked, Level, Money, Ranking, rank, ranking_key};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::units::{Amount, BasisPoints, Micropoints};
use proptest::prelude::*;
use support::simulate::Committee;
use support::{parse, table};

fn entries(scores: &[(usize, usize, i64)]) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for &(proposal, reviewer, points) in scores {
        let (proposal, reviewer) = (format!("p{proposal:03}"), format!("r{reviewer:03}"));
        let same =
            |entry: &&Entry| entry.proposal.as_str() == proposal && entry.reviewer.as_str() == reviewer;
        let number = entries.iter().filter(same).count() + 1;
        entries.push(Entry {
            head: table_head(&proposal, &reviewer, "", number),
            proposal: proposal.into(),
            reviewer: reviewer.into(),
            total: Micropoints(points * 1_000_000),
            weight: 1,
        });
    }
    entries
}

fn everything(table: &ReviewTable, wanted: Wanted) -> (Calibration, Ranking) {
    let calibration = calibrate(table, wanted);
    let count = table.proposals().len();
    let rules = Rules::pool(Amount(10 * count as u64 / 3));
    let requests: Vec<Request> = (0..count)
        .map(|at| Request::whole(0, Amount(5 + at as u64 % 11)))
        .collect();
    let (lanes, eligible) = (vec![0; count], vec![true; count]);
    let key = ranking_key(&table.inputs_id());
    let money = Some(Money {
        rules: &rules,
        requests: &requests,
        eligible: &eligible,
    });
    let ranking = rank(
        &calibration,
        &Asked {
            lanes: &lanes,
            money,
            within: None,
            key: &key,
        },
    );
    let intervals: Vec<_> = ranking
        .standings
        .iter()
        .map(|one| one.interval(Level::Half))
        .collect();
    let undecided = undecided(&rules, &requests, &ranking.lanes, &intervals);
    let filled = undecided.settle(
        &rules,
        &requests,
        &undecided
            .lines
            .iter()
            .map(|line| line.draw.clone())
            .collect::<Vec<_>>(),
    );
    assert!(
        filled.total().0 + filled.left.0 == rules.pool.0,
        "what is spent and what is left make the pool"
    );
    for (at, group) in undecided.groups.iter().enumerate() {
        assert!(
            *group != Some(Group::Funded) || filled.is_funded(at),
            "whoever is funded without chance is funded"
        );
        assert!(
            *group != Some(Group::NotFunded) || !filled.is_funded(at),
            "whoever is not funded is not funded"
        );
    }
    (calibration, ranking)
}

fn bits(calibration: &Calibration) -> Vec<u64> {
    let fit = calibration.fit.as_ref();
    let variances = fit.map(|fit| {
        [
            fit.variances.proposal,
            fit.variances.reviewer,
            fit.variances.residual,
            fit.mean,
        ]
    });
    let effects = fit
        .into_iter()
        .flat_map(|fit| fit.proposals.iter().chain(&fit.reviewers));
    let effects = effects.flat_map(|effect| [effect.value, effect.deviation]);
    variances
        .into_iter()
        .flatten()
        .chain(effects)
        .map(f64::to_bits)
        .collect()
}

#[test]
fn threads_change_nothing() {
    let scores = Committee::new(150, 40, 3).simulate().scores;
    let table = table(&parse(&scores), &["C1"], 1, 9, paraph_core::rubric::Best::High);
    for wanted in [Wanted::Exact, Wanted::Iterative] {
        let run = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new()
                .num_threads(threads)
                .build()
                .unwrap();
            pool.install(|| everything(&table, wanted))
        };
        let ((one, first), (two, second), (four, third)) = (run(1), run(2), run(4));
        assert_eq!(
            bits(&one),
            bits(&two),
            "the same bits with one thread and with two"
        );
        assert_eq!(bits(&one), bits(&four), "and with four");
        assert_eq!(first, second, "the same places with one thread and with two");
        assert_eq!(first, third, "and with four");
    }
}

#[test]
fn too_little_data_is_said_and_ranked_by_plain_means() {
    let calibration = calibrate(
        &ReviewTable::new(entries(&[(1, 1, 50), (2, 1, 60), (2, 2, 70)])),
        Wanted::Automatic,
    );
    assert_eq!(calibration.method, Method::None, "two proposals are too few");
    assert!(calibration.says(&Note::TooLittle), "and it is said");
    assert_eq!(
        calibration.scores,
        [Micropoints(50_000_000), Micropoints(65_000_000)],
        "raw means"
    );
}

#[test]
fn equal_scores_are_one_draw_group() {
    let scores: Vec<_> = (0..12).flat_map(|p| (0..4).map(move |r| (p, r, 40))).collect();
    let table = ReviewTable::new(entries(&scores));
    let (calibration, ranking) = everything(&table, Wanted::Automatic);
    assert!(calibration.says(&Note::NoMerit), "nothing tells them apart");
    assert!(
        ranking.standings.iter().all(|one| one.place.0 == 1),
        "all share the first place"
    );
    let rules = Rules::pool(Amount(5));
    let requests = vec![Request::whole(0, Amount(1)); 12];
    let intervals: Vec<_> = ranking
        .standings
        .iter()
        .map(|one| one.interval(Level::Half))
        .collect();
    let undecided = undecided(&rules, &requests, &ranking.lanes, &intervals);
    assert_eq!(undecided.lines[0].draw.len(), 12, "one draw group of all");
    assert_eq!(
        undecided.room(&rules, &requests, 0),
        Room {
            funded: 5,
            part: None
        },
        "five of them can be funded"
    );
}

#[test]
fn reviewers_with_one_review_each_leave_severity_untold() {
    let scores: Vec<_> = (0..12)
        .flat_map(|p| (0..3).map(move |r| (p, p * 3 + r, (20 + 5 * p + r) as i64)))
        .collect();
    let (calibration, ranking) = everything(&ReviewTable::new(entries(&scores)), Wanted::Automatic);
    assert_eq!(calibration.method, Method::Exact, "merit can still be estimated");
    assert!(
        calibration.says(&Note::SeverityUntold) && calibration.says(&Note::Components(12)),
        "both are said"
    );
    assert_eq!(ranking.standings[11].place.0, 1, "the best mean is first");
}

#[test]
fn one_review_per_proposal_leaves_merit_untold() {
    let scores: Vec<_> = (0..30).map(|p| (p, p % 5, (10 * (p % 7)) as i64)).collect();
    let (calibration, ranking) = everything(&ReviewTable::new(entries(&scores)), Wanted::Automatic);
    assert!(
        calibration.says(&Note::MeritUntold),
        "merit cannot be told from noise"
    );
    assert!(
        ranking.standings.iter().all(|one| one.place.0 == 1),
        "so nobody stands before another"
    );
    let alone: Vec<_> = (0..30).map(|p| (p, p, 10)).collect();
    let calibration = calibrate(&ReviewTable::new(entries(&alone)), Wanted::Automatic);
    assert!(
        calibration.says(&Note::NothingRepeats) && calibration.method == Method::None,
        "neither repeats: no model"
    );
}

#[test]
fn perfect_agreement_has_a_fit() {
    let scores: Vec<_> = (0..20)
        .flat_map(|p| (0..5).map(move |r| (p, r, (3 * p + 2 * r) as i64)))
        .collect();
    let (calibration, ranking) = everything(&ReviewTable::new(entries(&scores)), Wanted::Automatic);
    assert_eq!(
        calibration.method,
        Method::Exact,
        "merit and severity explain all: {:?}",
        calibration.notes
    );
    let places: Vec<u32> = ranking.standings.iter().rev().map(|one| one.place.0).collect();
    assert_eq!(
        places,
        (1..=20).collect::<Vec<_>>(),
        "and the order is beyond doubt"
    );
}

#[test]
fn without_covered_budgets_a_larger_pool_can_unfund() {
    let track = |budget| Track {
        id: "t".into(),
        ceiling: None,
        budget: Some(Amount(budget)),
    };
    let rules = |pool| Rules {
        tracks: vec![track(100), track(100)],
        ..Rules::pool(Amount(pool))
    };
    let requests = [Request::whole(0, Amount(50)), Request::whole(1, Amount(40))];
    let orders = [vec![0], vec![1]];
    assert!(
        fill(&rules(45), &requests, &orders).is_funded(1),
        "the first track's request does not fit into 45"
    );
    let larger = fill(&rules(50), &requests, &orders);
    assert!(
        larger.is_funded(0) && !larger.is_funded(1),
        "into 50 it does, and nothing is left for the second"
    );
}

fn track() -> impl Strategy<Value = Track> {
    (
        prop::option::of(1_u64..60),
        prop::option::weighted(0.7, 0_u64..150),
    )
        .prop_map(|(ceiling, budget)| Track {
            id: "t".into(),
            ceiling: ceiling.map(Amount),
            budget: budget.map(Amount),
        })
}

fn rules() -> impl Strategy<Value = Rules> {
    let fill = prop_oneof![Just(FillRule::Stop), Just(FillRule::Part), Just(FillRule::Skip)];
    let scale = prop::option::weighted(0.2, (0_i64..=10_000).prop_map(BasisPoints));
    (
        0_u64..300,
        prop::collection::vec(track(), 1..4),
        any::<bool>(),
        fill,
        any::<bool>(),
        scale,
    )
        .prop_map(|(pool, tracks, cap, fill, overflow, scale)| Rules {
            pool: Amount(pool),
            tracks,
            over_ceiling: if cap {
                OverCeiling::Cap
            } else {
                OverCeiling::Refuse
            },
            fill,
            overflow,
            scale,
        })
}

fn orders(rules: &Rules, requests: &[Request]) -> Vec<Vec<usize>> {
    let lanes = rules.lanes();
    let mut orders = vec![Vec::new(); rules.lane_count()];
    for (at, request) in requests.iter().enumerate() {
        orders[lanes[request.track]].push(at);
    }
    orders
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn fills_keep_their_promises(
        rules in rules(),
        wishes in prop::collection::vec((0_usize..3, 0_u64..60, 0_u64..60), 0..25),
        more in 0_u64..100,
    ) {
        let requests: Vec<Request> = wishes
            .iter()
            .map(|&(track, asked, useful)| Request {
                track: track % rules.tracks.len(),
                requested: Amount(asked),
                smallest: Amount(useful.min(asked)),
            })
            .collect();
        let orders = orders(&rules, &requests);
        let filled = fill(&rules, &requests, &orders);
        prop_assert_eq!(filled.total().0 + filled.left.0, rules.pool.0, "awards and rest make the pool");
        if !rules.overflow {
            for (track, lane) in rules.tracks.iter().zip(rules.lanes()) {
                prop_assert!(track.budget.is_none_or(|budget| filled.spent[lane] <= budget), "no lane above its budget");
            }
        }
        for (request, award) in requests.iter().zip(&filled.awards) {
            if let Some(award) = award {
                let ceiling = rules.tracks[request.track].ceiling.unwrap_or(Amount(u64::MAX));
                prop_assert!(*award <= request.requested.min(ceiling), "no more than asked and allowed");
                prop_assert!(*award >= request.smallest.min(ceiling), "nought, or enough to be of use");
            }
        }
        if rules.fill == FillRule::Stop {
            for order in &orders {
                let fits = |&&at: &&usize| requests[at].effective(&rules).is_some();
                let funded: Vec<bool> = order.iter().filter(fits).map(|&at| filled.is_funded(at)).collect();
                prop_assert!(funded.windows(2).all(|pair| pair[0] || !pair[1]), "nobody funded below one who is not");
            }
            let budgets: Option<u64> = rules.tracks.iter().map(|track| track.budget.map(|budget| budget.0)).sum();
            if budgets.is_some_and(|budgets| budgets <= rules.pool.0) && !rules.overflow {
                let larger = Rules { pool: Amount(rules.pool.0 + more), ..rules.clone() };
                let again = fill(&larger, &requests, &orders);
                let kept = (0..requests.len()).all(|at| !filled.is_funded(at) || again.is_funded(at));
                prop_assert!(kept, "a larger pool unfunds nobody where every track has a budget that the pool covers");
            }
        }
    }

    #[test]
    fn groups_do_not_depend_on_names(
        rules in rules(),
        wishes in prop::collection::vec((0_usize..3, 0_u64..40, 0_u32..6), 1..20),
    ) {
        let count = wishes.len();
        let make = |mirror: bool| {
            let place = |at: usize| if mirror { count - 1 - at } else { at };
            let mut requests = vec![Request::whole(0, Amount(0)); count];
            let mut blocks = vec![vec![Vec::new(); 6]; rules.lane_count()];
            for (at, &(track, asked, block)) in wishes.iter().enumerate() {
                let track = track % rules.tracks.len();
                requests[place(at)] = Request::whole(track, Amount(asked));
                blocks[rules.lanes()[track]][block as usize].push(place(at));
            }
            for lane in &mut blocks {
                lane.retain(|block| !block.is_empty());
            }
            let found = undecided(&rules, &requests, &blocks, &vec![None; count]);
            (0..count).map(|at| found.groups[place(at)]).collect::<Vec<_>>()
        };
        prop_assert_eq!(make(false), make(true), "mirrored ids, the same groups");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn any_table_in_any_order_gives_the_same_bits(
        scores in prop::collection::vec((0_usize..14, 0_usize..7, 0_i64..=100), 1..90),
        seed in any::<u64>(),
    ) {
        let sorted = entries(&scores);
        let mut shuffled = sorted.clone();
        let mut state = seed;
        for last in (1..shuffled.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            shuffled.swap(last, (state >> 33) as usize % (last + 1));
        }
        let (first, second) = (ReviewTable::new(sorted), ReviewTable::new(shuffled));
        prop_assert_eq!(&first, &second, "the table has one order");
        let ((one, places), (two, others)) = (everything(&first, Wanted::Automatic), everything(&second, Wanted::Automatic));
        prop_assert_eq!(bits(&one), bits(&two), "the same bits");
        prop_assert_eq!(places, others, "the same places");
        prop_assert!(bits(&one).iter().all(|bits| f64::from_bits(*bits).is_finite()), "every figure is a number");
    }
}

#[test]
fn what_stands_behind_a_draw_waits_for_it_and_a_part_is_told() {
    // Two that are tied across the line, one behind them that would fit, and money for one and a half.
    let rules = Rules {
        fill: FillRule::Part,
        ..Rules::pool(Amount(15))
    };
    let part = |asked| Request {
        smallest: Amount(1),
        ..Request::whole(0, Amount(asked))
    };
    let requests = [part(10), part(10), part(2)];
    let lanes = vec![vec![vec![0, 1], vec![2]]];
    let undecided = undecided(&rules, &requests, &lanes, &[None; 3]);
    assert_eq!(undecided.lines[0].draw, [0, 1], "the tied ones draw lots");
    let before = undecided.settle(&rules, &requests, &[Vec::new()]);
    assert!(
        before.awards.iter().all(Option::is_none),
        "nobody behind the draw is given what the draw is about: {:?}",
        before.awards
    );
    let after = undecided.settle(&rules, &requests, &[vec![1, 0]]);
    assert_eq!(
        after.awards,
        [Some(Amount(5)), Some(Amount(10)), None],
        "the second ticket gets what is left"
    );
    assert_eq!(
        after.part(&rules, &requests, 0),
        Some(Amount(5)),
        "which is a part of what it asks"
    );
    assert_eq!(after.part(&rules, &requests, 1), None, "the first gets all of it");
    assert_eq!(
        undecided.room(&rules, &requests, 0),
        Room {
            funded: 2,
            part: Some(Amount(5))
        },
        "and it is told before"
    );
}
