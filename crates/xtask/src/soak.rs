//! `cargo xtask soak`: what needs hours. The tests run a short slice of the same.
//!
//! Tests that can be told to go on longer read `PARAPH_SOAK` (a factor) and are marked `#[ignore]` where even the short
//! form is too long for every change.

use std::time::Duration;

/// The targets of `fuzz/`.
const TARGETS: [&str; 5] = ["container", "json", "envelope", "payload", "plan"];

use crate::{
    build,
    place::Place,
    shell, suites,
    window::{self, Around},
};

/// How long.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// How many times as long as in the tests.
    #[arg(long, default_value_t = 20)]
    factor: u32,
}

/// Runs the long forms; true if nothing failed.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let place = Place::find();
    build::everything(&place)?;
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
    let mut command = shell::command(&place, "cargo", &words);
    command.env("PARAPH_SOAK", arguments.factor.to_string());
    let mut good = shell::run(command, Duration::from_hours(10)).good;
    good &= fuzz(&place, arguments.factor);
    shell::heading("Two hundred PDFs dropped on the window at once");
    if window::has_corpus(&place) {
        let out = place.target.join("soak/drop");
        let ran = window::drop(&place, &out, 200, true, Duration::from_hours(1));
        good &= ran.good && suites::count(ran.good, &ran.lines).failed == 0;
    } else {
        println!("skipped: {} is not here", place.shared.display());
    }
    for language in ["en", "fr"] {
        shell::heading(&format!(
            "The walk through the real window, again and again ({language})"
        ));
        for round in 0..arguments.factor.div_ceil(4) {
            let out = place.target.join(format!("soak/{language}-{round}"));
            let ran = window::walk(
                &place,
                &out,
                Around::NoNetwork,
                &["--language", language],
                Duration::from_mins(30),
            );
            good &= ran.good && suites::count(ran.good, &ran.lines).failed == 0;
        }
    }
    Ok(good)
}

/// Fuzzing with coverage: an hour in all at the usual factor. Needs `cargo fuzz`; without it that is told and fails.
fn fuzz(place: &Place, factor: u32) -> bool {
    let seconds = factor * 36;
    let seeds = place.target.join("soak/seeds");
    if gather(place, &seeds).is_err() {
        shell::heading("The vectors could not be gathered as seeds");
        return false;
    }
    let mut good = true;
    for target in TARGETS {
        shell::heading(&format!("Fuzzing {target} for {seconds} s"));
        let corpus = place.target.join("soak/corpus").join(target);
        if fs_err::create_dir_all(&corpus).is_err() {
            return false;
        }
        let (corpus, seeds) = (corpus.display().to_string(), seeds.display().to_string());
        let time = format!("-max_total_time={seconds}");
        let words = [
            "fuzz",
            "run",
            "-s",
            "none",
            target,
            &corpus,
            &seeds,
            "--",
            "-max_len=65536",
            &time,
        ];
        let mut command = shell::command(place, "cargo", &words);
        command.env("RUSTC_BOOTSTRAP", "1");
        good &= shell::run(command, Duration::from_secs(u64::from(seconds) + 1800)).good;
    }
    good
}

/// The files of the vectors, side by side.
fn gather(place: &Place, seeds: &std::path::Path) -> std::io::Result<()> {
    fs_err::create_dir_all(seeds)?;
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
