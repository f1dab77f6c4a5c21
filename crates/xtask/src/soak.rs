//! `cargo xtask soak`: what needs hours. The tests run a short slice of the same.
//!
//! Tests that can be told to go on longer read `PARAPH_SOAK` (a factor) and are marked `#[ignore]` where even the short
//! form is too long for every change.

use std::time::Duration;

use crate::{
    build,
    place::Place,
    shell::{self},
    suites,
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
