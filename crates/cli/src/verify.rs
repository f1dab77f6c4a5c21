//! `paraph verify`: what a file is, whether it holds together, and whose it is.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use paraph_app::verify::{Checked, Context, Identity, Tally, verify_files};
use paraph_app::{Language, Words};

/// Checks bundles of any kind, encrypted files, receipts and the lines of letters.
///
/// Exit code: 0 all good, 1 at least one bad, 2 none bad but at least one unknown, 74 a file could not be read.
#[derive(Args)]
pub(crate) struct Verify {
    /// Prints one JSON object a line.
    #[arg(long)]
    json: bool,
    /// A file of age identities (AGE-SECRET-KEY-1…) that open encrypted files.
    #[arg(long, value_name = "FILE")]
    identity: Vec<PathBuf>,
    /// The files. A call file among them is what the others are held against.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Verify {
    /// Runs the command.
    pub(crate) fn run(self, language: Language) -> ExitCode {
        let words = Words::of(language);
        let mut context = Context::default();
        for path in &self.identity {
            match identities(path) {
                Ok(found) => context.identities.extend(found),
                Err(why) => {
                    complain(&format!("{}: {why}", path.display()));
                    return ExitCode::from(74);
                }
            }
        }
        let mut tally = Tally::default();
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut written = Ok(());
        verify_files(&self.files, context, |checked| {
            tally.add(&checked.report);
            if written.is_ok() {
                written = print(&mut out, &checked, words, self.json).and_then(|()| out.flush());
            }
        });
        match written {
            // A reader that has seen enough closes the pipe; that is no fault.
            Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
                complain(&cause.to_string());
                ExitCode::from(74)
            }
            _ => ExitCode::from(tally.exit_code()),
        }
    }
}

fn print(out: &mut impl Write, checked: &Checked, words: &Words, json: bool) -> io::Result<()> {
    if json {
        serde_json::to_writer(&mut *out, &checked.json(words))?;
        out.write_all(b"\n")
    } else {
        out.write_all(checked.text(words).as_bytes())
    }
}

/// The identities of a file: a line each, comments and empty lines passed over.
fn identities(path: &PathBuf) -> Result<Vec<Identity>, String> {
    let text = fs_err::read_to_string(path).map_err(|error| error.to_string())?;
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| line.parse::<Identity>().map_err(|error| error.to_string()))
        .collect()
}

#[expect(clippy::print_stderr, reason = "a command line complains on its error stream")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
