//! `cargo xtask soak`: what needs hours. The tests run a short slice of the same.
//!
//! Tests that can be told to go on longer read `PARAPH_SOAK` (a factor) and are marked `#[ignore]` where even the short
//! form is too long for every change.

mod packages;
mod wine;

use std::{path::Path, process::Command, time::Duration};

use crate::{
    bench, build,
    place::Place,
    setup, shell, suites,
    window::{self, Around},
};

/// The targets of `fuzz/`, and where their seeds come from.
const TARGETS: [(&str, Seeds); 7] = [
    ("container", Seeds::Vectors),
    ("json", Seeds::Vectors),
    ("envelope", Seeds::Vectors),
    ("payload", Seeds::Vectors),
    ("plan", Seeds::Vectors),
    ("answer", Seeds::Answers),
    ("page", Seeds::Pages),
];

#[derive(Clone, Copy)]
enum Seeds {
    /// The files of the vectors.
    Vectors,
    /// What a worker says of the first pages of some PDFs.
    Answers,
    /// The content of their first pages.
    Pages,
}

impl Seeds {
    fn folder(self) -> &'static str {
        match self {
            Self::Vectors => "vectors",
            Self::Answers => "answer",
            Self::Pages => "page",
        }
    }
}

/// How long, and what.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// These parts alone.
    #[arg(value_name = "PART")]
    only: Vec<Part>,
    /// How many times as long as in the tests.
    #[arg(long, default_value_t = 20)]
    factor: u32,
    /// Packages and Windows: what was built before.
    #[arg(long)]
    no_build: bool,
}

/// A part of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// All tests in their long form.
    Tests,
    /// The same ranks from every build.
    Ranks,
    /// The same packages from two folders, and one in a clean root.
    Packages,
    /// The command under wine, and the installer.
    Windows,
    /// Hostile bytes.
    Fuzz,
    /// The code that gives verdicts, changed piece by piece.
    Mutants,
    /// Two hundred PDFs at once.
    Drop,
    /// The walk through the window.
    Walk,
}

/// Runs the long forms; true if nothing failed.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let place = Place::find();
    let wanted = |part: Part| arguments.only.is_empty() || arguments.only.contains(&part);
    let mut good = true;
    if [Part::Tests, Part::Ranks, Part::Drop, Part::Walk]
        .into_iter()
        .any(wanted)
    {
        build::everything(&place)?;
    }
    if wanted(Part::Tests) {
        good &= tests(&place, arguments.factor);
    }
    if wanted(Part::Ranks) {
        good &= same_bytes(&place)?;
    }
    if wanted(Part::Packages) {
        good &= packages::run(&place, arguments.no_build)?;
    }
    if wanted(Part::Windows) {
        good &= wine::run(&place, arguments.no_build)?;
    }
    if wanted(Part::Fuzz) {
        good &= fuzz(&place, arguments.factor);
    }
    if wanted(Part::Mutants) {
        good &= mutants(&place);
    }
    if wanted(Part::Drop) {
        good &= drop(&place);
    }
    if wanted(Part::Walk) {
        good &= walk(&place, arguments.factor);
    }
    Ok(good)
}

fn tests(place: &Place, factor: u32) -> bool {
    shell::heading("The tests marked as long, and all others in their long form");
    let words = [
        "nextest",
        "run",
        "--locked",
        "--workspace",
        "--no-fail-fast",
        "--run-ignored",
        "all",
    ];
    let mut command = shell::command(place, "cargo", &words);
    command.env("PARAPH_SOAK", factor.to_string());
    shell::run(command, Duration::from_hours(10)).good
}

fn drop(place: &Place) -> bool {
    shell::heading("Two hundred PDFs dropped on the window at once");
    if !window::has_corpus(place) {
        println!("skipped: {} is not here", place.shared.display());
        return true;
    }
    let out = place.target.join("soak/drop");
    let ran = window::drop(place, &out, 200, true, Duration::from_hours(1));
    ran.good && suites::count(ran.good, &ran.lines).failed == 0
}

fn walk(place: &Place, factor: u32) -> bool {
    let mut good = true;
    for language in ["en", "fr"] {
        shell::heading(&format!(
            "The walk through the real window, again and again ({language})"
        ));
        for round in 0..factor.div_ceil(4) {
            let out = place.target.join(format!("soak/{language}-{round}"));
            let ran = window::walk(
                place,
                &out,
                Around::NoNetwork,
                &["--language", language],
                Duration::from_mins(30),
            );
            good &= ran.good && suites::count(ran.good, &ran.lines).failed == 0;
        }
    }
    shell::heading("Selections in documents of ten producers");
    let ran = window::walk(
        place,
        &place.target.join("soak/quotes"),
        Around::NoNetwork,
        &["--walk", "quotes"],
        Duration::from_mins(30),
    );
    good &= ran.good && suites::count(ran.good, &ran.lines).failed == 0;
    good
}

/// What `paraph rank` prints for each set of scores: the same bytes in debug and release, and with the rows in the
/// opposite order on one core.
fn same_bytes(place: &Place) -> Result<bool, String> {
    shell::heading("The same ranks in debug and release, in any order of rows");
    let folder = place.shared.join("reviews");
    if !folder.is_dir() {
        println!("skipped: {} is not here", folder.display());
        return Ok(true);
    }
    let words = ["build", "--locked", "--release", "--workspace", "--bin=paraph"];
    if !shell::run(shell::command(place, "cargo", &words), Duration::from_hours(1)).good {
        return Err("The release build failed.".to_owned());
    }
    let debug = place.binary("paraph");
    let release = place.target.join("release/paraph");
    let turned = place.target.join("soak/turned.csv");
    let mut good = true;
    for (name, scale) in sets(&folder)? {
        let file = folder.join(&name);
        let table = fs_err::read_to_string(&file).map_err(|problem| problem.to_string())?;
        let (head, rows) = table.split_once('\n').unwrap_or((&table, ""));
        let rows: Vec<&str> = rows.lines().rev().collect();
        fs_err::create_dir_all(place.target.join("soak")).map_err(|problem| problem.to_string())?;
        fs_err::write(&turned, format!("{head}\n{}\n", rows.join("\n")))
            .map_err(|problem| problem.to_string())?;
        let printed = |program: &Path, file: &Path, cores: &str| -> Result<Vec<u8>, String> {
            let output = Command::new("taskset")
                .args(["--cpu-list", cores])
                .arg(program)
                .args(["rank", "--json"])
                .args(&scale)
                .arg("--scores")
                .arg(file)
                .output()
                .map_err(|problem| problem.to_string())?;
            if output.status.success() {
                Ok(output.stdout)
            } else {
                Err(format!(
                    "{}: {}",
                    file.display(),
                    String::from_utf8_lossy(&output.stderr)
                ))
            }
        };
        let first = printed(&release, &file, "0-1023")?;
        let same = first == printed(&release, &turned, "0")? && first == printed(&debug, &file, "0-1023")?;
        println!("{name}: {}", if same { "the same" } else { "NOT the same" });
        good &= same;
    }
    Ok(good)
}

/// The sets of scores, with what `paraph rank` is told of the scale of each, as their list says.
fn sets(folder: &Path) -> Result<Vec<(String, Vec<String>)>, String> {
    let list = fs_err::read_to_string(folder.join("MANIFEST.tsv")).map_err(|problem| problem.to_string())?;
    let cells = list
        .lines()
        .skip(1)
        .map(|line| line.split('\t').collect::<Vec<_>>());
    Ok(cells
        .filter_map(|cells| {
            let (steps, rest) = cells.get(5)?.split_once(' ')?;
            let steps = steps.replace("..", ",");
            let (low, high) = (steps.split(',').next()?, steps.split(',').next_back()?);
            let mut told = vec![format!("--scale={low}..{high}")];
            if rest.starts_with("low") {
                told.push("--best=low".to_owned());
            }
            Some((format!("{}.csv", cells.first()?), told))
        })
        .collect())
}

/// What makes a compiler count where a program has been, as `cargo fuzz` asks for it; with it any stable toolchain will do, and no
/// other tool is needed.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// The target of this machine: named, so that build scripts are built without coverage.
fn triple() -> String {
    format!("{}-unknown-linux-gnu", std::env::consts::ARCH)
}

/// Builds all targets; where they lie.
fn build_targets(place: &Place) -> Option<std::path::PathBuf> {
    shell::heading("Building what is fuzzed, with coverage");
    let folder = place.target.join("fuzz");
    let (manifest, triple) = (place.root.join("fuzz/Cargo.toml"), triple());
    let mut command = shell::command(place, "cargo", &["build", "--release", "--target", &triple]);
    command
        .arg("--manifest-path")
        .arg(manifest)
        .arg("--target-dir")
        .arg(&folder)
        .env("RUSTFLAGS", COVERAGE);
    let built = shell::run(command, Duration::from_mins(30)).good;
    built.then(|| folder.join(triple).join("release"))
}

/// Fuzzing with coverage: twelve minutes a target at the usual factor.
fn fuzz(place: &Place, factor: u32) -> bool {
    let seconds = factor * 36;
    let seeds = place.target.join("soak/seeds");
    if gather(place, &seeds).is_err() {
        shell::heading("The vectors could not be gathered as seeds");
        return false;
    }
    let mut good = gather_pages(place, &seeds);
    let Some(programs) = build_targets(place) else {
        return false;
    };
    for (target, from) in TARGETS {
        shell::heading(&format!("Fuzzing {target} for {seconds} s"));
        let corpus = place.target.join("soak/corpus").join(target);
        if fs_err::create_dir_all(&corpus).is_err() {
            return false;
        }
        let (corpus, seeds) = (
            corpus.display().to_string(),
            seeds.join(from.folder()).display().to_string(),
        );
        // What is found is left beside the corpus.
        let (time, finds) = (
            format!("-max_total_time={seconds}"),
            format!("-artifact_prefix={corpus}-"),
        );
        let program = programs.join(target).display().to_string();
        let words: [&str; 5] = [&corpus, &seeds, "-max_len=65536", &time, &finds];
        let command = shell::command(place, &program, &words);
        good &= shell::run(command, Duration::from_secs(u64::from(seconds) + 1800)).good;
    }
    good
}

/// Each piece of the code that gives verdicts is changed in turn, as `.cargo/mutants.toml` says: a change that no test notices is
/// one that a forger may use.
fn mutants(place: &Place) -> bool {
    shell::heading("Changing the code that gives verdicts, piece by piece");
    if !setup::cargo_has("mutants") {
        println!("skipped: cargo-mutants is not here; `cargo install cargo-mutants --locked` installs it");
        return true;
    }
    let out = place.target.join("soak").display().to_string();
    let words = ["mutants", "--package", "paraph-bundle", "--output", &out];
    shell::run(shell::command(place, "cargo", &words), Duration::from_hours(20)).good
}

/// The files of the vectors, side by side.
fn gather(place: &Place, seeds: &Path) -> std::io::Result<()> {
    let seeds = seeds.join(Seeds::Vectors.folder());
    fs_err::create_dir_all(&seeds)?;
    let vectors = place.root.join("tests/vectors");
    for folder in [vectors.clone(), vectors.join("good")] {
        for entry in fs_err::read_dir(folder)?.flatten() {
            let file = entry.path().join("file.paraph");
            if file.is_file() {
                fs_err::copy(&file, seeds.join(entry.file_name()))?;
            }
        }
    }
    Ok(())
}

/// What small PDFs give: the worker's answers and the content of their pages.
fn gather_pages(place: &Place, seeds: &Path) -> bool {
    let small = |path: &std::path::PathBuf| fs_err::metadata(path).is_ok_and(|file| file.len() < 300_000);
    let words = [
        "run",
        "--locked",
        "-p",
        "paraph-pdf",
        "--example",
        "measure",
        "--",
        "seeds",
    ];
    let mut command = shell::command(place, "cargo", &words);
    command.arg(seeds);
    command.args(bench::documents(place).into_iter().filter(small).take(60));
    shell::run(command, Duration::from_mins(30)).good
}
