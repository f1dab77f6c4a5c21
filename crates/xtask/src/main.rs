//! `cargo xtask …`: sets up, builds, tests, shows and packs Paraph.
//!
//! Each command is a module. Nothing here is part of the product, and nothing of the product lives
//! here: what a test or a demonstration does to Paraph, it does to the binaries that were built.

#![expect(
    clippy::print_stdout,
    reason = "a terminal program whose output is read by a person"
)]

mod bench;
mod build;
mod checkout;
mod generate;
mod package;
mod pictures;
mod place;
mod run;
mod setup;
mod shell;
mod soak;
mod suites;
mod test;
mod window;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "Sets up, builds, tests, shows and packs Paraph."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing and run every suite; ends with one line per suite and a total.
    Test(test::Arguments),
    /// Build, and open Paraph on the sample call; without a display, drive the real window through the walk.
    Run(run::Arguments),
    /// Make what is made from the sources and committed: the TypeScript interface.
    Gen,
    /// Measure, as ratios against tools that everybody has.
    Bench(bench::Arguments),
    /// What needs hours: long tests, and the walk again and again.
    Soak(soak::Arguments),
    /// Pictures of every screen, into docs/pictures.
    Pictures,
    /// Build for release and make what people install: deb, rpm, windows.
    Package(package::Arguments),
    /// Only find and install what building and testing need.
    Setup,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Test(arguments) => test::run(&arguments),
        Command::Run(arguments) => run::run(&arguments),
        Command::Gen => Ok(generate::run()),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Soak(arguments) => soak::run(&arguments),
        Command::Pictures => pictures::run(),
        Command::Package(arguments) => package::run(&arguments),
        Command::Setup => setup::everything(&place::Place::find()).map(|()| true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            println!("\n{problem}");
            ExitCode::FAILURE
        }
    }
}
