//! How long fits, ranks and assignments of planted committees take; `cargo xtask bench scores` reads what it prints.
//!
//! - `speed fit PROPOSALS REVIEWERS PANELS ROUNDS`: a fit (the median of some rounds) and everything after it
//! - `speed all PROPOSALS REVIEWERS ROUNDS`: what an office shows of a committee, all of it
//! - `speed assign PROPOSALS REVIEWERS`
//! - `speed csv PROPOSALS REVIEWERS PANELS FOLDER`: `scores.csv` and `requests.csv`
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

use std::time::{Duration, Instant};

use paraph_core::agree::{Alpha, Metric, Reliability, alpha_interval, totals};
use paraph_core::assign::Problem;
use paraph_core::calibrate::{Calibration, Wanted, calibrate};
use paraph_core::fund::{Request, Rules, fill};
use paraph_core::group::undecided;
use paraph_core::rank::{Asked, Level, Money, rank, ranking_key};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::stream::Stream;
use paraph_core::units::{Amount, Micropoints};
use simulate::Committee;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize| -> usize { words[at].parse().unwrap() };
    match words[0].as_str() {
        "fit" => fit(&committee(number(1), number(2), number(3)), number(4)),
        "all" => all(&committee(number(1), number(2), 1), number(3)),
        "assign" => assign(number(1), number(2)),
        "csv" => csv(&committee(number(1), number(2), number(3)), &words[4]),
        other => panic!("{other} is not measured here"),
    }
}

/// Panels have two reviews in a hundred from elsewhere, as in the shared sets.
fn committee(proposals: usize, reviewers: usize, panels: usize) -> Committee {
    Committee {
        panels,
        cross: if panels > 1 { 2 } else { 10 },
        ..Committee::new(proposals, reviewers, 1)
    }
}

fn table(committee: &Committee) -> ReviewTable {
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
    ReviewTable::new(committee.simulate().scores.lines().skip(1).map(entry).collect())
}

fn money(count: usize) -> (Rules, Vec<Request>) {
    let asked = |at: usize| Request::whole(0, Amount(1 + at as u64 % 9));
    (Rules::pool(Amount(count as u64)), (0..count).map(asked).collect())
}

/// Draws, ranks, fills and the line; gives the size of the draw group.
fn places(table: &ReviewTable, calibration: &Calibration) -> usize {
    let count = table.proposals().len();
    let (rules, requests) = money(count);
    let (lanes, eligible) = (vec![0; count], vec![true; count]);
    let key = ranking_key(&table.inputs_id());
    let ranking = rank(
        calibration,
        &Asked {
            lanes: &lanes,
            money: Some(Money {
                rules: &rules,
                requests: &requests,
                eligible: &eligible,
            }),
            within: None,
            key: &key,
        },
    );
    let intervals: Vec<_> = ranking
        .standings
        .iter()
        .map(|one| one.interval(Level::Half))
        .collect();
    undecided(&rules, &requests, &ranking.lanes, &intervals).lines[0]
        .draw
        .len()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// One line: reviews, method, steps, fit and everything in microseconds, draw group, largest memory in KiB, variances.
fn fit(committee: &Committee, rounds: usize) {
    let table = table(committee);
    let mut calibration = None;
    let times = (0..rounds.max(1)).map(|_| {
        let start = Instant::now();
        calibration = Some(calibrate(&table, Wanted::Automatic));
        start.elapsed()
    });
    let fitted = median(times.collect());
    let calibration = calibration.unwrap();
    let start = Instant::now();
    let group = places(&table, &calibration);
    let ranked = start.elapsed();
    let fit = calibration.fit.unwrap();
    println!(
        "{} {} {} {} {} {group} {} {} {} {}",
        table.reviews().len(),
        calibration.method.word(),
        fit.steps,
        fitted.as_micros(),
        (fitted + ranked).as_micros(),
        peak(),
        fit.variances.proposal / 156.25,
        fit.variances.reviewer / 156.25,
        fit.variances.residual / 156.25,
    );
}

/// One line: microseconds for the fit, ranks, fills, agreement with its interval, disagreement, noise, and every reviewer
/// left out in turn.
fn all(committee: &Committee, rounds: usize) {
    let table = table(committee);
    let (rules, requests) = money(table.proposals().len());
    let decide = |scores: &[Option<Micropoints>]| -> Vec<bool> {
        let mut order: Vec<usize> = (0..scores.len()).filter(|&at| scores[at].is_some()).collect();
        order.sort_by_key(|&at| (std::cmp::Reverse(scores[at]), at));
        let filled = fill(&rules, &requests, &[order]);
        (0..scores.len()).map(|at| filled.is_funded(at)).collect()
    };
    let times = (0..rounds.max(1)).map(|_| {
        let start = Instant::now();
        let calibration = calibrate(&table, Wanted::Automatic);
        let group = places(&table, &calibration);
        let units = totals(&table);
        let alpha = (Alpha::new(&units), alpha_interval(&units, Metric::Interval));
        let fit = calibration.fit.as_ref().unwrap();
        let figures = (
            Reliability::new(fit.variances),
            fit.disagreement(),
            fit.outstanding(),
        );
        let noise = fit.noise(&table).unwrap();
        let left_out = fit.leave_one_out(&table, decide);
        let taken = start.elapsed();
        std::hint::black_box((group, alpha, figures, noise, left_out));
        taken
    });
    println!("{}", median(times.collect()).as_micros());
}

/// The largest resident set so far, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

/// One line: pairs, microseconds, total similarity.
fn assign(proposals: usize, reviewers: usize) {
    let mut stream = Stream::new(&Stream::key("assignment"), 0);
    let allowed: Vec<Vec<(usize, u32)>> = (0..proposals)
        .map(|_| {
            let mut list = std::collections::BTreeMap::new();
            while list.len() < 60.min(reviewers) {
                let reviewer = usize::try_from(stream.below(reviewers as u64)).unwrap();
                list.insert(reviewer, u32::try_from(stream.below(10_001)).unwrap());
            }
            list.into_iter().collect()
        })
        .collect();
    let pairs: usize = allowed.iter().map(Vec::len).sum();
    let load = u32::try_from(3 * proposals / reviewers + 1).unwrap();
    let problem = Problem::even(3, vec![load; reviewers], allowed);
    let start = Instant::now();
    let assignment = problem.most_similar().unwrap();
    println!("{pairs} {} {}", start.elapsed().as_micros(), assignment.total());
}

fn csv(committee: &Committee, folder: &str) {
    let scores = committee.simulate().scores;
    let mut ids: Vec<&str> = scores
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let asked: String = ids
        .iter()
        .enumerate()
        .map(|(at, id)| format!("{id},{}\n", 1 + at % 9))
        .collect();
    std::fs::write(format!("{folder}/scores.csv"), &scores).unwrap();
    std::fs::write(
        format!("{folder}/requests.csv"),
        format!("proposal,requested\n{asked}"),
    )
    .unwrap();
}
