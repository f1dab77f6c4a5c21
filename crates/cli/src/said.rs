//! What the command says of itself to a package: completions and a page of the manual.

use std::io::{self, Write};
use std::process::ExitCode;

/// Writes what a shell completes.
pub(crate) fn completions(shell: clap_complete::Shell, command: &mut clap::Command) -> ExitCode {
    let mut text = Vec::new();
    clap_complete::generate(shell, command, "paraph", &mut text);
    print(&text)
}

/// Writes the page of the manual.
pub(crate) fn manual(command: clap::Command) -> ExitCode {
    let mut text = Vec::new();
    match clap_mangen::Man::new(command).render(&mut text) {
        Ok(()) => print(&text),
        Err(_) => ExitCode::FAILURE,
    }
}

fn print(text: &[u8]) -> ExitCode {
    if io::stdout().lock().write_all(text).is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
