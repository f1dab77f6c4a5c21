//! How long fits, draws and assignments of planted committees take: `cargo run --release -p paraph-core --example speed`.
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

use std::time::Instant;

use paraph_core::assign::Problem;
use paraph_core::calibrate::{Wanted, calibrate};
use paraph_core::fund::{Request, Rules};
use paraph_core::group::undecided;
use paraph_core::rank::{Asked, Level, Money, rank, ranking_key};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::stream::Stream;
use paraph_core::units::{Amount, Micropoints};
use simulate::Committee;

fn main() {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    for (name, committee) in [
        ("200", Committee::new(200, 50, 1)),
        ("r10k", Committee::new(2_300, 600, 1)),
        ("r27k", Committee::new(6_000, 1_500, 1)),
        (
            "p90k",
            Committee {
                panels: 200,
                cross: 2,
                ..Committee::new(20_000, 5_000, 1)
            },
        ),
        ("n20000", Committee::new(20_000, 5_000, 1)),
        ("n220000", Committee::new(222_000, 55_000, 1)),
    ] {
        if wanted.is_empty() && name == "n220000" || !wanted.is_empty() && wanted != name {
            continue;
        }
        committee_of(name, &committee);
    }
    if wanted.is_empty() || wanted == "assign" {
        assignment();
    }
}

fn committee_of(name: &str, committee: &Committee) {
    let scores = committee.simulate().scores;
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
    let table = ReviewTable::new(scores.lines().skip(1).map(entry).collect());
    let start = Instant::now();
    let calibration = calibrate(&table, Wanted::Automatic);
    let fitted = start.elapsed();
    if std::env::args().nth(2).as_deref() == Some("fit") {
        for _ in 0..20 {
            let start = Instant::now();
            let again = calibrate(&table, Wanted::Automatic);
            println!("{:?} {}", start.elapsed(), again.fit.map_or(0, |fit| fit.steps));
        }
        return;
    }
    let count = table.proposals().len();
    let rules = Rules::pool(Amount(count as u64));
    let requests: Vec<Request> = (0..count)
        .map(|at| Request::whole(0, Amount(1 + at as u64 % 9)))
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
    let line = undecided(&rules, &requests, &ranking.lanes, &intervals);
    println!(
        "{name}: {} reviews, {}, {} steps, fit {fitted:?}, all {:?}, {} in the draw group, {} MB at most",
        table.reviews().len(),
        calibration.method.word(),
        calibration.fit.map_or(0, |fit| fit.steps),
        start.elapsed(),
        line.lines[0].draw.len(),
        peak() / 1_024
    );
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

fn assignment() {
    let (proposals, reviewers) = (20_000, 5_000);
    let mut stream = Stream::new(&Stream::key("assignment"), 0);
    let allowed = (0..proposals)
        .map(|_| {
            let mut list = std::collections::BTreeMap::new();
            while list.len() < 60 {
                let reviewer = usize::try_from(stream.below(reviewers)).unwrap();
                list.insert(reviewer, u32::try_from(stream.below(10_001)).unwrap());
            }
            list.into_iter().collect()
        })
        .collect();
    let problem = Problem {
        per_proposal: 3,
        loads: vec![13; usize::try_from(reviewers).unwrap()],
        allowed,
    };
    let start = Instant::now();
    let assignment = problem.most_similar().unwrap();
    println!(
        "assignment of {proposals} × {reviewers}: total {} in {:?}",
        assignment.total(),
        start.elapsed()
    );
}
