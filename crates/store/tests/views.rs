//! The promised views, read by other programs: their columns, and a million reviews by `DuckDB` in place.

#![allow(clippy::unwrap_used, reason = "a test ends where it cannot go on")]

use std::path::{Path, PathBuf};
use std::process::Command;

use paraph_store::{
    Opening, PublishedCriterion, PublishedEdition, PublishedProposal, PublishedReview, Store,
};
use rusqlite::Connection;

const CRITERIA: [(&str, i64, i64, bool, i64); 4] = [
    ("question", 0, 5, true, 35),
    ("method", 1, 9, false, 30),
    ("openness", 0, 5, true, 20),
    ("resources", 0, 10, true, 15),
];

/// A review's total by the exact rule of SCORING 1, in integers alone.
fn total(steps: &[Option<i64>]) -> Option<i64> {
    let whole: i64 = CRITERIA
        .iter()
        .map(|(_, lowest, highest, _, _)| highest - lowest)
        .product();
    let (mut points, mut weights) = (0_i128, 0_i128);
    for ((_, lowest, highest, high, weight), step) in CRITERIA.iter().zip(steps) {
        let Some(step) = step else { continue };
        let turned = if *high { *step } else { lowest + highest - step };
        points += i128::from(weight * (turned - lowest) * (whole / (highest - lowest)));
        weights += i128::from(*weight);
    }
    if weights == 0 {
        return None;
    }
    let (numerator, denominator) = (100_000_000 * points, i128::from(whole) * weights);
    let (down, rest) = (numerator / denominator, numerator % denominator);
    let up = rest * 2 > denominator || rest * 2 == denominator && down % 2 == 1;
    i64::try_from(down + i128::from(up)).ok()
}

/// A file with this many proposals and four reviews of each, filled as publishing fills it.
fn file(folder: &Path, proposals: i64) -> (PathBuf, i128) {
    let path = folder.join("views.paraph-office");
    let opening = Opening {
        session: "views".to_owned(),
        at: 1,
        network: false,
    };
    let store = Store::create(&path, opening).unwrap();
    let edition = PublishedEdition {
        edition: 1,
        at: "2026-11-27T09:00:00Z".to_owned(),
        call: "A large call".to_owned(),
        sponsor: "Somebody".to_owned(),
        unit: "EUR".to_owned(),
        unit_digits: 2,
        bundle: "0".repeat(64),
    };
    let criteria: Vec<PublishedCriterion> = CRITERIA
        .iter()
        .map(|(criterion, lowest, highest, high, weight)| PublishedCriterion {
            criterion: (*criterion).to_owned(),
            title: (*criterion).to_owned(),
            lowest: *lowest,
            highest: *highest,
            high_is_best: *high,
            weight: *weight,
        })
        .collect();
    let reviews: Vec<PublishedReview> = (0..proposals * 4)
        .map(|at| {
            let draw = |k: i64, span: i64| {
                (at * 7_919 + k * 104_729)
                    .wrapping_mul(2_654_435_761)
                    .rem_euclid(1 << 31)
                    % span
            };
            let steps: Vec<Option<i64>> = CRITERIA
                .iter()
                .zip(0..)
                .map(|((_, lowest, highest, _, _), k)| {
                    let judged = k != 3 || draw(9, 10) > 0;
                    judged.then(|| lowest + draw(k, highest - lowest + 1))
                })
                .collect();
            PublishedReview {
                head: format!("{at:064x}"),
                reviewer: format!("R{}", draw(7, 5_000)),
                proposal: Some(format!("{:032x}", at / 4)),
                round: Some("r1".to_owned()),
                total_micropoints: total(&steps),
                scores: CRITERIA
                    .iter()
                    .zip(steps)
                    .map(|((criterion, ..), step)| ((*criterion).to_owned(), step))
                    .collect(),
            }
        })
        .collect();
    let sum = reviews
        .iter()
        .filter_map(|review| review.total_micropoints)
        .map(i128::from)
        .sum();
    let rows: Vec<PublishedProposal> = (0..proposals)
        .map(|at| PublishedProposal {
            proposal: format!("{at:032x}"),
            number: format!("P-{at}"),
            title: None,
            track: "main".to_owned(),
            place: at + 1,
            reviews: 4,
            raw_micropoints: None,
            calibrated_micropoints: None,
            expected_rank_centiranks: None,
            rank_low_90: None,
            rank_high_90: None,
            funded_basispoints: None,
            decision: "decline".to_owned(),
            why: "rank".to_owned(),
            amount: None,
        })
        .collect();
    store
        .write::<_, paraph_store::StoreError>(move |write| {
            write.fill_published(&edition, &criteria, &rows, reviews)
        })
        .unwrap();
    store.close().unwrap();
    (path, sum)
}

#[test]
fn the_promised_columns_are_there_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let (path, sum) = file(folder.path(), 25);
    let connection = Connection::open(path).unwrap();
    let columns = |view: &str| -> String {
        let statement = connection.prepare(&format!("SELECT * FROM {view}")).unwrap();
        statement.column_names().collect::<Vec<_>>().join(" ")
    };
    for (view, promised) in [
        (
            "public_editions",
            "edition at call sponsor unit unit_digits bundle",
        ),
        (
            "public_criteria",
            "edition criterion title lowest highest high_is_best weight",
        ),
        (
            "public_proposals",
            "edition proposal number title track place reviews raw_micropoints calibrated_micropoints \
             expected_rank_centiranks rank_low_90 rank_high_90 funded_basispoints decision why amount",
        ),
        (
            "public_reviews",
            "review edition head reviewer proposal round total_micropoints",
        ),
        ("public_scores", "edition review reviewer proposal criterion step"),
    ] {
        assert!(
            columns(view).starts_with(promised),
            "{view}: docs/views.md promises {promised}; there are {}",
            columns(view)
        );
    }
    let found: i64 = connection
        .query_row("SELECT sum(total_micropoints) FROM public_reviews", [], |row| {
            row.get(0)
        })
        .unwrap();
    assert_eq!(i128::from(found), sum, "what was filled in comes out");
}

/// Python with `DuckDB` and its reader of `SQLite`, in a folder of its own.
fn python(folder: &Path) -> PathBuf {
    let place = folder.join("venv");
    let run = |program: &Path, arguments: &[&str]| {
        let done = Command::new(program).args(arguments).output().unwrap();
        assert!(
            done.status.success(),
            "{}: {}",
            program.display(),
            String::from_utf8_lossy(&done.stderr)
        );
    };
    run(
        Path::new("python3"),
        &["-m", "venv", &place.display().to_string()],
    );
    let python = place.join("bin/python");
    run(
        &python,
        &[
            "-m",
            "pip",
            "install",
            "--quiet",
            "duckdb==1.5.5",
            "duckdb-extensions==1.5.5",
            "duckdb-extension-sqlite-scanner==1.5.5",
        ],
    );
    python
}

#[test]
#[ignore = "a million reviews, and DuckDB from the network: cargo xtask soak"]
fn a_million_reviews_are_read_in_place_by_duckdb() {
    let folder = tempfile::tempdir().unwrap();
    let (path, sum) = file(folder.path(), 250_000);
    let done = Command::new(python(folder.path()))
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/duckdb_reads.py"))
        .arg(&path)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout);
    assert!(
        done.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&done.stderr)
    );
    assert!(
        said.contains(&format!("1000000 reviews, sum {sum}")),
        "DuckDB's sum of totals is Paraph's own, {sum}: {said}"
    );
}
