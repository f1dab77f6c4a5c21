//! Where the shared material lies, and the review tables in it.
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

pub(crate) mod simulate;

use std::collections::BTreeMap;
use std::path::PathBuf;

use paraph_core::id::{CriterionId, ProposalId, ReviewerId};
use paraph_core::review::{Entry, ReviewTable, table_head};
use paraph_core::rubric::{Best, Cell, Criterion, Rubric, Scale, Total};
use paraph_core::units::{Score, Weight};
use tinyjson::JsonValue;

/// The folder `reviews` of the shared material; `None`, with a printed line, where it is missing.
pub(crate) fn reviews() -> Option<PathBuf> {
    let shared = std::env::var_os("PARAPH_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let folder = shared.join("reviews");
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(
        std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
        "the shared material is required, but {} is missing",
        folder.display()
    );
    println!("skipped: {} is missing", folder.display());
    None
}

/// A golden file; `None` where the shared material is missing.
pub(crate) fn golden(name: &str) -> Option<JsonValue> {
    let path = reviews()?.join("golden").join(name);
    let text = fs_err::read_to_string(path).unwrap();
    Some(text.parse().unwrap())
}

/// A number of a JSON object.
pub(crate) fn number(value: &JsonValue, key: &str) -> f64 {
    *value[key].get::<f64>().unwrap()
}

/// A text of a JSON object.
pub(crate) fn text<'a>(value: &'a JsonValue, key: &str) -> &'a str {
    value[key].get::<String>().unwrap()
}

/// The members of a JSON object, by name.
pub(crate) fn members(value: &JsonValue) -> BTreeMap<String, JsonValue> {
    let JsonValue::Object(members) = value else {
        panic!("an object was expected, not {value:?}")
    };
    members
        .iter()
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect()
}

/// The elements of a JSON array.
pub(crate) fn list(value: &JsonValue) -> &[JsonValue] {
    value.get::<Vec<JsonValue>>().unwrap()
}

/// One line of a review table.
pub(crate) struct Line {
    pub(crate) proposal: String,
    pub(crate) reviewer: String,
    pub(crate) criterion: String,
    pub(crate) score: i32,
    pub(crate) panel: String,
}

/// The lines of a set. The sets there have neither quotes nor missing scores.
pub(crate) fn lines(set: &str) -> Option<Vec<Line>> {
    let text = fs_err::read_to_string(reviews()?.join(format!("{set}.csv"))).unwrap();
    Some(parse(&text))
}

/// Lines of a text in the shape of the sets.
pub(crate) fn parse(text: &str) -> Vec<Line> {
    text.lines()
        .skip(1)
        .map(|line| {
            let mut fields = line.split(',').map(str::to_owned);
            let mut next = || fields.next().unwrap_or_default();
            let (proposal, reviewer, criterion, score, _, panel) =
                (next(), next(), next(), next(), next(), next());
            Line {
                proposal,
                reviewer,
                criterion,
                score: score.parse().unwrap(),
                panel,
            }
        })
        .collect()
}

/// Complete reviews over the chosen criteria, equal weights.
pub(crate) fn table(lines: &[Line], criteria: &[&str], low: i32, high: i32, best: Best) -> ReviewTable {
    let of = |id: &&str| Criterion {
        id: CriterionId::from(*id),
        scale: Scale::new(low, high).unwrap(),
        best,
        weight: Weight(1),
        not_applicable: false,
    };
    let rubric = Rubric::new(criteria.iter().map(of).collect()).unwrap();
    let mut reviews: BTreeMap<(&str, &str, &str), Vec<Vec<i32>>> = BTreeMap::new();
    for line in lines {
        if let Some(at) = criteria.iter().position(|id| *id == line.criterion) {
            let cells = reviews
                .entry((&line.proposal, &line.reviewer, &line.panel))
                .or_insert_with(|| vec![Vec::new(); criteria.len()]);
            cells[at].push(line.score);
        }
    }
    let mut entries = Vec::new();
    for ((proposal, reviewer, panel), mut cells) in reviews {
        for scores in &mut cells {
            scores.sort_unstable();
        }
        for number in 0..cells.iter().map(Vec::len).max().unwrap_or(0) {
            let row: Vec<Cell> = cells
                .iter()
                .map(|scores| {
                    scores
                        .get(number)
                        .map_or(Cell::Missing, |&score| Cell::Score(Score(score)))
                })
                .collect();
            if let Total::Points(total) = rubric.total(&row).unwrap() {
                entries.push(Entry {
                    proposal: ProposalId::from(proposal),
                    reviewer: ReviewerId::from(reviewer),
                    head: table_head(proposal, reviewer, panel, number + 1),
                    total,
                    weight: 1,
                });
            }
        }
    }
    ReviewTable::new(entries)
}
