//! `paraph verify`: what a file is, whether it holds together, and whose it is.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use paraph_app::verify::{Check, Checked, Context, Identity, Tally, verify_files};
use paraph_app::{AppError, Language, Words};

use crate::desk::Common;
use crate::desk::session::{Failure, Session};

/// Checks bundles of any kind, encrypted files, receipts and the lines of letters.
///
/// With `--workspace` a desk's or office's people, calls, register and keys are what files are held against; without it
/// nobody is known. Exit code: 0 all good, 1 at least one bad, 2 none bad but at least one unknown, 74 a file could not
/// be read.
#[derive(Args)]
pub(crate) struct Verify {
    /// Ranks each result again from its own scores, and says where it differs; then it counts as bad.
    #[arg(long)]
    recompute: bool,
    /// A file of age identities (AGE-SECRET-KEY-1…) that open encrypted files.
    #[arg(long, value_name = "FILE")]
    identity: Vec<PathBuf>,
    /// The files. A call file among them is what the others are held against.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl Verify {
    /// Runs the command.
    pub(crate) fn run(self, common: &Common, language: Language) -> ExitCode {
        let session = Session::new(common, language);
        match self.context(&session) {
            Ok(context) => {
                let code = self.check(context, common.json, Words::of(language));
                session.end(Ok(code))
            }
            Err(failure) => session.end(Err(failure)),
        }
    }

    /// What is known: by the workspace that was named, and what the identities open.
    fn context(&self, session: &Session) -> Result<Context, Failure> {
        let mut context = if session.workspace().is_some() {
            session.open()?;
            session.knowledge()?
        } else {
            Context::default()
        };
        for path in &self.identity {
            context.identities.extend(identities(path)?);
        }
        Ok(context)
    }

    fn check(&self, context: Context, json: bool, words: &Words) -> u8 {
        let check = Check {
            context,
            // The workers that read documents are this program.
            worker: std::env::current_exe().ok(),
            recompute: self.recompute,
        };
        let mut tally = Tally::default();
        let mut out = io::BufWriter::new(io::stdout().lock());
        let mut written = Ok(());
        verify_files(&self.files, check, |checked| {
            tally.add(&checked);
            if written.is_ok() {
                written = print(&mut out, &checked, words, json).and_then(|()| out.flush());
            }
        });
        match written {
            // A reader that has seen enough closes the pipe; that is no fault.
            Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
                complain(&cause.to_string());
                74
            }
            _ => tally.exit_code(),
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
fn identities(path: &Path) -> Result<Vec<Identity>, Failure> {
    let unread = |error: io::Error| AppError::file_read(path, error);
    let text = fs_err::read_to_string(path).map_err(unread)?;
    let lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            line.parse::<Identity>()
                .map_err(|error| unread(io::Error::other(error.to_string())).into())
        })
        .collect()
}

#[expect(clippy::print_stderr, reason = "a command line complains on its error stream")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
