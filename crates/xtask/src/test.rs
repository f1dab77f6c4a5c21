//! `cargo xtask test`: everything that decides whether a change is good.
//!
//! One profile (dev) for all of it. A suite whose files are not in the clone is reported as skipped.

use std::{
    panic::resume_unwind,
    process::Command,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    build, checkout, generate,
    place::Place,
    setup,
    shell::{self, Ran},
    suites::{self, Count, Line},
    window::{self, Around},
};

/// Limits which suites run.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Run these suites alone (formatting, clippy, deny, types, rust, docs, ui, browser, window).
    #[arg(value_name = "SUITE")]
    only: Vec<String>,
    /// Install nothing and look for nothing.
    #[arg(long)]
    no_setup: bool,
}

impl Arguments {
    /// As they are given to `cargo xtask`.
    fn words(&self) -> Vec<String> {
        let words = ["test".to_owned()].into_iter().chain(self.only.iter().cloned());
        words
            .chain(self.no_setup.then(|| "--no-setup".to_owned()))
            .collect()
    }
}

/// What came of one suite.
enum Outcome {
    Ran(Count),
    Skipped(String),
}

type Work = fn(&Place) -> Outcome;

struct Suites<'a> {
    place: Place,
    arguments: &'a Arguments,
    lines: Vec<Line>,
}

/// Runs what was asked for; true if nothing failed.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let mut place = Place::find();
    if let Some(good) = checkout::xtask(&place, &arguments.words()) {
        return Ok(good);
    }
    println!(
        "clone {}, target {}",
        place.root.display(),
        place.target.display()
    );
    if !arguments.no_setup {
        setup::everything(&place)?;
    }
    let scratch = tempfile::Builder::new()
        .prefix("paraph-test-")
        .tempdir()
        .map_err(|problem| format!("There is no place for what the tests make. {problem}"))?;
    place.scratch = Some(scratch.path().to_owned());
    let mut suites = Suites {
        place,
        arguments,
        lines: Vec::new(),
    };
    suites.suite("formatting", formatting);
    // The window holds the page.
    if suites.wants_binaries() {
        suites.suite("page", page);
    }
    if suites.wants_binaries() && !suites.suite("build", binaries) {
        // Without binaries the rest would only repeat one fault many times.
        return Ok(suites::close(&suites.lines));
    }
    suites.suite("deny", deny);
    suites.suite("types", types);
    suites.suite("rust", rust);
    // Walks mostly wait; what nothing waits for takes what they leave.
    suites.beside(
        &[("ui", ui), ("clippy", clippy), ("docs", docs)],
        ("browser", browser),
    );
    suites.suite("window", window);
    suites.shared();
    Ok(suites::close(&suites.lines))
}

impl Suites<'_> {
    fn wanted(&self, name: &str) -> bool {
        self.arguments.only.is_empty() || self.arguments.only.iter().any(|only| only == name)
    }

    fn wants_binaries(&self) -> bool {
        ["build", "rust", "browser", "window", "types"]
            .iter()
            .any(|name| self.wanted(name))
    }

    /// Runs one suite and keeps its line; false if it failed.
    fn suite(&mut self, name: &'static str, work: Work) -> bool {
        if !self.wanted(name) && !["page", "build"].contains(&name) {
            return true;
        }
        let line = line(&self.place, name, work);
        let good = line.count.failed == 0;
        self.lines.push(line);
        good
    }

    /// Runs suites one after the other while another one runs. What they print comes when each of their commands has ended.
    fn beside(&mut self, suites: &[(&'static str, Work)], other: (&'static str, Work)) {
        let wanted: Vec<_> = suites.iter().filter(|(name, _)| self.wanted(name)).collect();
        let (place, other) = (&self.place, self.wanted(other.0).then_some(other));
        let lines: Vec<Line> = thread::scope(|scope| {
            let beside = scope.spawn(|| {
                let lines = wanted.iter().map(|(name, work)| line(place, name, *work));
                lines.collect::<Vec<_>>()
            });
            let other = other.map(|(name, work)| line(place, name, work));
            let mut lines = beside.join().unwrap_or_else(|panic| resume_unwind(panic));
            lines.extend(other);
            lines
        });
        self.lines.extend(lines);
    }

    /// The material beside the clone is not part of it; that it was missing is said, or is a failure.
    fn shared(&mut self) {
        if self.place.shared.is_dir() {
            return;
        }
        let required = std::env::var_os("PARAPH_REQUIRE_SHARED").is_some_and(|value| value == "1");
        let (failed, skipped) = if required { (1, 0) } else { (0, 1) };
        self.lines.push(Line {
            suite: "shared material",
            count: Count {
                failed,
                skipped,
                ..Count::default()
            },
            took: Duration::ZERO,
            note: format!(
                "{} is not here; tests that read it were skipped",
                self.place.shared.display()
            ),
        });
    }
}

/// Runs one suite.
fn line(place: &Place, suite: &'static str, work: Work) -> Line {
    shell::heading(suite);
    let start = Instant::now();
    let (count, note) = match work(place) {
        Outcome::Ran(count) => (count, String::new()),
        Outcome::Skipped(note) => {
            println!("{suite} skipped: {note}");
            let skipped = Count {
                skipped: 1,
                ..Count::default()
            };
            (skipped, note)
        }
    };
    Line {
        suite,
        count,
        took: start.elapsed(),
        note,
    }
}

const MINUTE: Duration = Duration::from_mins(1);
/// Walks in the browser that run at once; one alone uses a third of two processors.
const WALKS_AT_ONCE: usize = 2;

fn cargo(place: &Place, arguments: &[&str]) -> Command {
    shell::command(place, "cargo", arguments)
}

/// A cargo that leaves the processors to whoever else wants them.
fn patient_cargo(place: &Place, arguments: &[&str]) -> Command {
    let words: Vec<&str> = [&["-n", "19", "cargo"], arguments].concat();
    shell::command(place, "nice", &words)
}

fn counted(command: Command, limit: Duration) -> Outcome {
    let ran = shell::run(command, limit);
    Outcome::Ran(suites::count(ran.good, &ran.lines))
}

/// A command that is one test: it ends well or it does not.
fn single(command: Command, limit: Duration) -> Outcome {
    Outcome::Ran(Count::one(shell::run(command, limit).good))
}

/// A walk through the whole program waits for much that other work on a machine can delay: one that fails is
/// walked once more, and the table tells of it. A fault fails twice.
fn walked(walk: impl Fn() -> Ran) -> Count {
    let first = walk();
    let count = suites::count(first.good, &first.lines);
    if count.failed == 0 {
        return count;
    }
    println!("once more, in case the machine was only slow");
    let second = walk();
    let mut count = suites::count(second.good, &second.lines);
    if count.failed == 0 {
        count.again = 1;
    }
    count
}

fn formatting(place: &Place) -> Outcome {
    single(cargo(place, &["fmt", "--all", "--check"]), 5 * MINUTE)
}

/// Everything is built once, tests too, in the profile in which it is tested.
fn binaries(place: &Place) -> Outcome {
    Outcome::Ran(Count::one(build::binaries(place, &["--tests"])))
}

/// What is wrong fails; what is only not in the house's style is told as a warning (docs/decisions/0030).
fn clippy(place: &Place) -> Outcome {
    let words = [
        "clippy",
        "--quiet",
        "--locked",
        "--workspace",
        "--all-targets",
        "--",
        "-D",
        "warnings",
    ];
    let ran = shell::run_beside(patient_cargo(place, &words), 40 * MINUTE);
    Outcome::Ran(Count::one(ran.good))
}

fn deny(place: &Place) -> Outcome {
    if !setup::cargo_has("deny") {
        return Outcome::Skipped("cargo-deny is not installed".to_owned());
    }
    // The list of advisories would have to be fetched. Crates for other systems are, where nothing was built for them.
    single(
        cargo(
            place,
            &["deny", "--locked", "check", "licenses", "bans", "sources"],
        ),
        5 * MINUTE,
    )
}

/// The committed TypeScript interface is the one that the table of commands makes.
fn types(place: &Place) -> Outcome {
    if !place.root.join(generate::TYPES).exists() || !place.binary("paraph-types").exists() {
        return Outcome::Skipped("there is no table of commands yet".to_owned());
    }
    let good = match generate::types_are_current(place) {
        Ok(true) => true,
        Ok(false) => {
            println!("{} is not what the table makes: cargo xtask gen", generate::TYPES);
            false
        }
        Err(problem) => {
            println!("{problem}");
            false
        }
    };
    Outcome::Ran(Count::one(good))
}

fn rust(place: &Place) -> Outcome {
    let tests = if setup::cargo_has("nextest") {
        cargo(
            place,
            &[
                "nextest",
                "run",
                "--locked",
                "--workspace",
                "--no-fail-fast",
                "--no-tests",
                "pass",
            ],
        )
    } else {
        println!("cargo-nextest is not installed; the same tests run by cargo test");
        cargo(
            place,
            &[
                "test",
                "--locked",
                "--workspace",
                "--no-fail-fast",
                "--lib",
                "--bins",
                "--tests",
            ],
        )
    };
    counted(tests, 40 * MINUTE)
}

/// Documentation with warnings denied, and the examples in it.
fn docs(place: &Place) -> Outcome {
    let mut build = patient_cargo(place, &["doc", "--quiet", "--locked", "--workspace", "--no-deps"]);
    build.env("RUSTDOCFLAGS", "-D warnings");
    let built = shell::run_beside(build, 20 * MINUTE).good;
    let examples = shell::run_beside(
        patient_cargo(place, &["test", "--quiet", "--locked", "--workspace", "--doc"]),
        20 * MINUTE,
    );
    let mut count = suites::count(examples.good, &examples.lines);
    if built {
        count.passed += 1;
    } else {
        count.failed += 1;
    }
    Outcome::Ran(count)
}

fn page(place: &Place) -> Outcome {
    Outcome::Ran(Count::one(build::page(place)))
}

fn ui(place: &Place) -> Outcome {
    scripts(
        place,
        "ui",
        &["lint", "format:check", "check", "test"],
        10 * MINUTE,
    )
}

fn browser(place: &Place) -> Outcome {
    if !place.binary("paraph-serve").exists() {
        return Outcome::Skipped("no loopback host was built".to_owned());
    }
    let folder = place.root.join("tests/e2e");
    let mut walks: Vec<_> = fs_err::read_dir(folder.join("walks"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".test.js"))
        .collect();
    walks.sort_unstable();
    // A walk mostly waits, for what it sees and for what it must not see.
    let (next, total) = (AtomicUsize::new(0), Mutex::new(Count::default()));
    thread::scope(|scope| {
        for _ in 0..WALKS_AT_ONCE {
            scope.spawn(|| {
                while let Some(walk) = walks.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let count = walked(|| {
                        let file = format!("walks/{walk}");
                        let mut command = shell::command(place, "npm", &["test", "--silent", "--", &file]);
                        command.current_dir(&folder).env("CI", "true");
                        shell::run_beside(command, 10 * MINUTE)
                    });
                    let mut total = total.lock().unwrap_or_else(PoisonError::into_inner);
                    *total = *total + count;
                }
            });
        }
    });
    Outcome::Ran(total.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Runs those of the named npm scripts that a folder has; each counts as one test unless its runner counts.
fn scripts(place: &Place, folder: &str, names: &[&str], limit: Duration) -> Outcome {
    let here = place.root.join(folder);
    let Ok(text) = fs_err::read_to_string(here.join("package.json")) else {
        return Outcome::Skipped(format!("{folder} has no package.json"));
    };
    let package: serde_json::Value = match serde_json::from_str(&text) {
        Ok(package) => package,
        Err(problem) => {
            println!("{folder}/package.json: {problem}");
            return Outcome::Ran(Count {
                failed: 1,
                ..Count::default()
            });
        }
    };
    let mut total = Count::default();
    for name in names {
        if package["scripts"][*name].is_string() {
            let mut command = shell::command(place, "npm", &["run", "--silent", name]);
            command.current_dir(&here).env("CI", "true");
            let ran = shell::run_beside(command, limit);
            let count = suites::count(ran.good, &ran.lines);
            if count.failed > 0 {
                println!("{folder}: {name} failed");
            }
            total = total + count;
        } else {
            println!("{folder} has no script {name}");
            total.skipped += 1;
        }
    }
    Outcome::Ran(total)
}

/// The walk through the real window, without a network; and once more, short, under `strace`.
fn window(place: &Place) -> Outcome {
    if !place.root.join("tests/window/reviewer.py").exists() || !place.binary("paraph-desktop").exists() {
        return Outcome::Skipped("the window or its walk is not here".to_owned());
    }
    let out = place.target.join("window");
    let mut count = walked(|| window::walk(place, &out.join("walk"), Around::NoNetwork, &[], 15 * MINUTE))
        + walked(|| {
            window::walk(
                place,
                &out.join("strace"),
                Around::Strace,
                &["--short"],
                10 * MINUTE,
            )
        })
        + walked(|| {
            window::walk(
                place,
                &out.join("heard"),
                Around::NoNetwork,
                &["--walk", "heard"],
                10 * MINUTE,
            )
        });
    match fs_err::read_to_string(out.join("strace/connects.txt")) {
        Ok(record) => {
            let elsewhere = window::connects_elsewhere(&record);
            for line in &elsewhere {
                println!("connects to something that is not local: {line}");
            }
            if elsewhere.is_empty() && record.contains("connect(") {
                count.passed += 1;
            } else {
                count.failed += 1;
            }
        }
        Err(problem) => {
            println!("{problem}");
            count.failed += 1;
        }
    }
    // A slice of what `cargo xtask soak` does with two hundred.
    if window::has_corpus(place) {
        count = count + walked(|| window::drop(place, &out.join("drop"), 40, false, 15 * MINUTE));
    } else {
        count.skipped += 1;
    }
    Outcome::Ran(count)
}
