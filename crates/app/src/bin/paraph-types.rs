//! Writes the TypeScript interface of the table of commands to the file named, by default the page's.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bridge/generated.ts");
    let path = std::env::args_os().nth(1).map_or(usual, PathBuf::from);
    match paraph_app::files::write_whole(&path, paraph_app::typescript().as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            #[expect(
                clippy::print_stderr,
                reason = "a program for developers says what went wrong"
            )]
            {
                eprintln!("{}: {error}", path.display());
            }
            ExitCode::FAILURE
        }
    }
}
