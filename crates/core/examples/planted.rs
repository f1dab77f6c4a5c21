//! Committees with planted truth, ranked by raw mean and by the model: the table of SCORING 10.
//! `cargo run --release -p paraph-core --example planted`
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

#[path = "../tests/support/simulate.rs"]
mod simulate;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use paraph_core::calibrate::{Wanted, calibrate};
use paraph_core::fund::{Request, Rules};
use paraph_core::group::undecided;
use paraph_core::rank::{Asked, Level, rank, ranking_key};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::units::{Amount, Micropoints};
use simulate::Committee;

/// Right among the best fifth and merit lost, raw and by the model; coverage; share in the draw group.
type Figures = [f64; 6];

/// A committee, its seeds, and what SCORING 10 measured for it.
struct Row {
    name: &'static str,
    committee: Committee,
    seeds: u64,
    design: Figures,
}

fn rows() -> Vec<Row> {
    let two_hundred = Committee::new(200, 50, 0);
    let row = |name, committee: Committee, seeds, design| Row {
        name,
        committee,
        seeds,
        design,
    };
    vec![
        row(
            "20 proposals, 6 reviewers",
            Committee::new(20, 6, 0),
            20,
            [0.66, 0.67, 0.22, 0.21, 0.93, 0.26],
        ),
        row(
            "200, 50",
            two_hundred.clone(),
            20,
            [0.68, 0.70, 0.23, 0.20, 0.90, 0.24],
        ),
        row(
            "2,000, 500",
            Committee::new(2_000, 500, 0),
            20,
            [0.68, 0.71, 0.24, 0.20, 0.90, 0.23],
        ),
        row(
            "20,000, 5,000",
            Committee::new(20_000, 5_000, 0),
            3,
            [0.67, 0.69, 0.24, 0.21, 0.89, 0.24],
        ),
        row(
            "200, no severity at all",
            Committee {
                sd_severity: 0,
                ..two_hundred.clone()
            },
            20,
            [0.72, 0.71, 0.18, 0.19, 0.90, 0.24],
        ),
        row(
            "200, severity twice as large (sd 1.4)",
            Committee {
                sd_severity: 1_400_000,
                ..two_hundred.clone()
            },
            20,
            [0.62, 0.70, 0.33, 0.21, 0.89, 0.23],
        ),
        row(
            "200, 30 % of reviewers twice as noisy",
            Committee {
                noisy_share: 30,
                ..two_hundred.clone()
            },
            20,
            [0.63, 0.63, 0.31, 0.31, 0.90, 0.32],
        ),
        row(
            "200, 2–3 reviews each",
            Committee {
                reviews: (2, 3),
                ..two_hundred
            },
            20,
            [0.56, 0.61, 0.40, 0.34, 0.90, 0.34],
        ),
    ]
}

fn main() {
    // More seeds for the small ones, on demand: `planted 10` takes ten times as many.
    let times: u64 = std::env::args().nth(1).map_or(1, |text| text.parse().unwrap());
    println!(
        "| planted committee (3–6 reviews each unless said) | right among the best 20 %: raw mean → model | merit lost (sd): raw → model | 90 % rank interval covers | in draw group | seeds | farthest from the design |"
    );
    println!("|---|---|---|---|---|---|---|");
    let mut farthest = 0.0_f64;
    for row in rows() {
        let seeds = row.seeds * if row.committee.proposals > 2_000 { 1 } else { times };
        let mut mean = [0.0; 6];
        for seed in 1_000..1_000 + seeds {
            let figures = figures(&Committee {
                seed,
                ..row.committee.clone()
            });
            for (total, value) in mean.iter_mut().zip(figures) {
                *total += value / seeds as f64;
            }
        }
        let apart = mean
            .iter()
            .zip(row.design)
            .map(|(seen, design)| (seen - design).abs())
            .fold(0.0, f64::max);
        farthest = farthest.max(apart);
        let [raw, model, lost_raw, lost_model, covers, group] = mean;
        println!(
            "| {} | {raw:.2} → {model:.2} | {lost_raw:.2} → {lost_model:.2} | {covers:.2} | {:.0} % | {seeds} | {apart:.3} |",
            row.name,
            group * 100.0
        );
    }
    println!("farthest from the design's table: {farthest:.3}");
}

fn figures(committee: &Committee) -> Figures {
    let simulated = committee.simulate();
    let entry = |line: &str| {
        let mut fields = line.split(',');
        let (proposal, reviewer) = (fields.next().unwrap(), fields.next().unwrap());
        let score: i64 = fields.nth(1).unwrap().parse().unwrap();
        Entry {
            proposal: proposal.into(),
            reviewer: reviewer.into(),
            head: table_head(proposal, reviewer, "", 1),
            total: Micropoints((score - 1) * 12_500_000),
            weight: 1,
        }
    };
    let table = ReviewTable::new(simulated.scores.lines().skip(1).map(entry).collect());
    let (merit, count) = (&simulated.merit, simulated.merit.len());
    let best = |key: &dyn Fn(usize) -> Reverse<i128>| -> Vec<usize> {
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by_key(|&at| (key(at), at));
        order
    };
    let calibration = calibrate(&table, Wanted::Automatic);
    let (lanes, key) = (vec![0; count], ranking_key(&table.inputs_id()));
    let ranking = rank(
        &calibration,
        &Asked {
            lanes: &lanes,
            money: None,
            within: None,
            key: &key,
        },
    );
    let truth = best(&|at| Reverse(merit[at]));
    let by_raw = best(&|at| Reverse(i128::from(calibration.raw[at].mean.0)));
    let by_model = best(&|at| {
        let known = ranking.standings[at]
            .uncertainty
            .map_or(0, |known| -known.expected.0);
        Reverse(i128::from(known) * 1_000_000_000 + i128::from(ranking.standings[at].score.0))
    });
    let few = count / 5;
    let right: BTreeSet<usize> = truth[..few].iter().copied().collect();
    let worth = |chosen: &[usize]| chosen.iter().map(|&at| merit[at] as f64 / 1e6).sum::<f64>() / few as f64;
    let hits = |chosen: &[usize]| chosen.iter().filter(|at| right.contains(at)).count() as f64 / few as f64;
    let mut place = vec![0_u32; count];
    for (at, &proposal) in (1..).zip(&truth) {
        place[proposal] = at;
    }
    let inside = |at: &usize| {
        ranking.standings[*at]
            .uncertainty
            .is_some_and(|known| (known.low_90.0..=known.high_90.0).contains(&place[*at]))
    };
    let covers = (0..count).filter(inside).count() as f64 / count as f64;
    let rules = Rules::pool(Amount(few as u64));
    let requests = vec![Request::whole(0, Amount(1)); count];
    let intervals: Vec<_> = ranking
        .standings
        .iter()
        .map(|one| one.interval(Level::Half))
        .collect();
    let group = undecided(&rules, &requests, &ranking.lanes, &intervals).lines[0]
        .draw
        .len() as f64
        / count as f64;
    let (raw, model) = (&by_raw[..few], &by_model[..few]);
    let most = worth(&truth[..few]);
    [
        hits(raw),
        hits(model),
        most - worth(raw),
        most - worth(model),
        covers,
        group,
    ]
}
