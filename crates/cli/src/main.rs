//! The command `paraph`: the same work as in the window, from a terminal or a script.
//!
//! One file per command. What a command does lives in `paraph-app`; here are arguments, output and exit codes.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "paraph", version, about = "Review proposals, hand in, merge, rank, publish and check.")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {}

fn main() -> ExitCode {
    match Arguments::parse().command {}
}
