//! The program `paraph-desktop`: the window.

// No console beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    paraph_desktop::run(std::env::args_os().skip(1).map(Into::into).collect())
}
