//! `cargo xtask bench`: ratios against a tool that everybody has, taken in the same minute on the same machine.
//!
//! A ratio can be compared between machines, a time cannot. Rounds take turns, so that a busy minute is everyone's;
//! medians are printed. Each bench is a file; what needs a corpus takes it from `PARAPH_SHARED`, else from the sample.

mod annotated;
mod desk;
mod fidelity;
mod import;
mod merge;
mod pdf;
mod scores;
mod search;
mod start;

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use crate::{build, place::Place, setup, shell};

/// What to measure.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// These alone: import, search, start, desk, pdf, scores, merge. All without a name.
    #[arg(value_name = "BENCH")]
    only: Vec<String>,
    /// How many rounds.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
}

/// Measures; true if everything could be measured.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let place = Place::find();
    setup::everything(&place)?;
    setup::rivals(&place);
    let wanted = |name: &str| arguments.only.is_empty() || arguments.only.iter().any(|only| only == name);
    shell::heading("Building for release");
    if !build::page(&place) {
        return Err("The page could not be built; the lines above say why.".to_owned());
    }
    // All at once, so that nothing is compiled twice with other features; each program more takes minutes.
    let words = [
        "build",
        "--locked",
        "--release",
        "--workspace",
        "--bin=paraph",
        "--bin=paraph-desktop",
        "--examples",
    ];
    if !shell::run(shell::command(&place, "cargo", &words), Duration::from_hours(1)).good {
        return Err("The release build failed.".to_owned());
    }
    let mut good = true;
    if wanted("import") || wanted("search") {
        good &= import::run(&place, arguments.rounds)?;
    }
    if wanted("pdf") {
        good &= pdf::run(&place, arguments.rounds)?;
    }
    if wanted("scores") {
        good &= scores::run(&place, arguments.rounds)?;
    }
    if wanted("merge") {
        good &= merge::run(&place, arguments.rounds)?;
    }
    if wanted("start") {
        good &= start::run(&place, arguments.rounds);
    }
    if wanted("desk") {
        good &= desk::run(&place, arguments.rounds)?;
    }
    Ok(good)
}

/// The release binary of the command.
pub(crate) fn paraph(place: &Place) -> PathBuf {
    place.target.join("release/paraph")
}

/// Runs a command quietly and gives how long it took, or what it said when it failed.
pub(crate) fn timed(command: &mut Command) -> Result<Duration, String> {
    let begun = Instant::now();
    let output = command
        .stdin(Stdio::null())
        .output()
        .map_err(|problem| format!("{}: {problem}", command.get_program().display()))?;
    let taken = begun.elapsed();
    if output.status.success() {
        Ok(taken)
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(format!(
            "{} ended with {}: {said}",
            command.get_program().display(),
            output.status
        ))
    }
}

/// The middle of some times.
pub(crate) fn median(times: &[Duration]) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// One line of a bench: ours, theirs, and how many times as fast ours is.
pub(crate) fn line(what: &str, ours: Duration, theirs: Duration) {
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64().max(1e-9);
    println!(
        "{what:<44} {:>9.1} ms {:>9.1} ms   {ratio:>6.2} times",
        millis(ours),
        millis(theirs)
    );
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The PDFs to measure with: ordinary ones of the shared corpus, else the sample's.
pub(crate) fn documents(place: &Place) -> Vec<PathBuf> {
    let corpus = place.shared.join("corpus");
    let normal = fs_err::read_to_string(corpus.join("MANIFEST.tsv"))
        .map_or_else(|_| Vec::new(), |text| normal(&text, &corpus));
    if !normal.is_empty() {
        return normal;
    }
    let folder = place.root.join("samples/open-compute-2026/pdf");
    let mut files: Vec<PathBuf> = fs_err::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

/// The files of a manifest whose class is *normal*; they are named by the first twelve digits of their hash.
fn normal(manifest: &str, corpus: &Path) -> Vec<PathBuf> {
    manifest
        .lines()
        .filter(|line| line.split('\t').any(|cell| cell == "normal"))
        .filter_map(|line| line.split('\t').next()?.get(..12))
        .map(|name| corpus.join("public").join(format!("{name}.pdf")))
        .filter(|path| path.exists())
        .collect()
}
