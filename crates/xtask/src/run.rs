//! `cargo xtask run`: builds, and opens Paraph on the sample call.
//!
//! With a display the window is yours. Without one, a virtual display is made and the walk of `tests/window` is driven
//! through the real window; pictures, files and an `index.html` are left in the clone's `target/demo/`.

use std::{env, time::Duration};

use crate::{
    build,
    place::Place,
    shell, suites,
    window::{self, Around},
};

/// How to run.
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Drive the walk on a virtual display even if there is a real one.
    #[arg(long)]
    demo: bool,
    /// The language of the walk.
    #[arg(long, default_value = "en")]
    language: String,
    /// Do not look for what is missing and do not build.
    #[arg(long)]
    no_build: bool,
}

/// Builds and opens; true if everything went well.
pub(crate) fn run(arguments: &Arguments) -> Result<bool, String> {
    let place = Place::find();
    if !arguments.no_build {
        build::everything(&place)?;
    }
    let display = ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()));
    if display && !arguments.demo {
        return Ok(open(&place));
    }
    let out = place.root.join("target/demo");
    shell::heading(&format!(
        "No display: the walk through the real window on a virtual one, into {}",
        out.display()
    ));
    let ran = window::walk(
        &place,
        &out,
        Around::Nothing,
        &["--language", &arguments.language],
        Duration::from_mins(30),
    );
    let count = suites::count(ran.good, &ran.lines);
    println!(
        "\nPictures of {} steps: {}",
        count.passed,
        out.join("index.html").display()
    );
    Ok(ran.good)
}

/// Opens the window for a person, with folders of its own so that no work of theirs is touched.
fn open(place: &Place) -> bool {
    let home = place.root.join("target/run");
    println!(
        "Paraph opens on the sample call. What you do there lies in {}.",
        home.display()
    );
    let mut command = std::process::Command::new(place.binary("paraph-desktop"));
    command
        .arg("--sample")
        .env("PARAPH_HOME", &home)
        .env("PARAPH_BIN", place.binary("paraph"))
        .env("PARAPH_SAMPLE", place.root.join("samples/open-compute-2026"));
    match command.status() {
        Ok(status) => status.success(),
        Err(problem) => {
            println!("The window could not be opened: {problem}");
            false
        }
    }
}
