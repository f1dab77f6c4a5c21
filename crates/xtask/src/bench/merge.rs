//! Taking in 5,000 files with 100,000 reviews, against what nothing that does this can avoid. What is measured is an example of
//! `paraph-app`; `SQLite`'s part is measured with Python's own `sqlite3`.

use std::{collections::BTreeMap, path::Path, process::Command, time::Duration};

use super::line;
use crate::{place::Place, shell};

const FILES: &str = "5000";
const REVIEWS: &str = "20";

/// Lines into a table with one index, in one transaction; prints milliseconds.
const INSERT: &str = r#"
import hashlib, sqlite3, sys, time
lines = [line for line in open(sys.argv[1], "rb")]
keyed = [(hashlib.sha256(line).digest(), line) for line in lines]
base = sqlite3.connect(sys.argv[2])
base.execute("PRAGMA journal_mode=WAL")
base.execute("CREATE TABLE head (hash BLOB PRIMARY KEY, line BLOB) WITHOUT ROWID")
begun = time.perf_counter()
with base:
    base.executemany("INSERT OR IGNORE INTO head VALUES (?, ?)", keyed)
print((time.perf_counter() - begun) * 1000)
"#;

/// Measures; the medians of all rounds are set side by side.
pub(super) fn run(place: &Place, rounds: usize) -> Result<bool, String> {
    shell::heading(&format!(
        "Taking in {FILES} files with {REVIEWS} reviews each ({rounds} rounds)"
    ));
    let work = place.root.join("target/bench/merge");
    fs_err::create_dir_all(&work).map_err(|problem| problem.to_string())?;
    let program = place.target.join("release/examples/merge");
    let mut told: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for _ in 0..rounds {
        let output = Command::new(&program)
            .arg(&work)
            .args([FILES, REVIEWS])
            .output()
            .map_err(|problem| format!("{}: {problem}", program.display()))?;
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned());
        }
        for (name, value) in figures(&String::from_utf8_lossy(&output.stdout)) {
            told.entry(name).or_default().push(value);
        }
        told.entry("insert".to_owned()).or_default().push(insert(&work)?);
    }
    let median = |name: &str| {
        let mut values = told.get(name).cloned().unwrap_or_default();
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or(0.0)
    };
    let parts = ["unzip", "hash", "verify", "parse", "insert"];
    let floor: f64 = parts.iter().map(|name| median(name)).sum();
    println!(
        "floor: {}",
        parts
            .map(|name| format!("{name} {:.0} ms", median(name)))
            .join(", ")
    );
    println!("{:<44} {:>12} {:>12}", "", "Paraph", "floor");
    let time = |milliseconds: f64| Duration::from_secs_f64(milliseconds / 1000.0);
    let (first, again) = (median("first"), median("again"));
    line("first time", time(first), time(floor));
    line("the same files again", time(again), time(floor));
    let peak = median("peak") / 1024.0;
    println!("memory at its peak: {peak:.0} MiB (goal: at most 256)");
    println!(
        "goals: at most 2 times the floor: {:.2}; again at most 0.5: {:.2}",
        first / floor,
        again / floor
    );
    Ok(true)
}

fn figures(printed: &str) -> Vec<(String, f64)> {
    let pairs = printed.lines().filter_map(|line| line.split_once(' '));
    pairs
        .filter_map(|(name, value)| Some((name.to_owned(), value.trim().parse().ok()?)))
        .collect()
}

/// `SQLite`'s part of the floor, in milliseconds.
fn insert(work: &Path) -> Result<f64, String> {
    let base = work.join("floor.sqlite");
    for end in ["", "-wal", "-shm"] {
        let _ = fs_err::remove_file(format!("{}{end}", base.display()));
    }
    let output = Command::new("/usr/bin/python3")
        .args(["-c", INSERT])
        .arg(work.join(format!("received-{FILES}-{REVIEWS}.jsonl")))
        .arg(&base)
        .output()
        .map_err(|problem| problem.to_string())?;
    let said = String::from_utf8_lossy(&output.stdout);
    said.trim()
        .parse()
        .map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())
}
