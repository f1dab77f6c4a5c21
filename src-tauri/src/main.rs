//! The program `paraph-desktop`: the window.

// No console beside the window on Windows.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

/// Gives memory back to the system that the window needed for a moment only; the usual one keeps it for each thread.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    paraph_desktop::run(std::env::args_os().skip(1).map(Into::into).collect())
}
