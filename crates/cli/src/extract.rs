//! `paraph extract`: the text of PDFs as JSON lines, without a workspace.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};
use paraph_app::extract::{ExtractRequest, Line, extract};
use paraph_app::{Args as Values, Language, Words};

/// Reads PDFs and prints a JSON line for each page, and one for how each file ended.
///
/// A page is {"sha": …, "page": 1, "text": …}; the end of a file is {"sha": …, "page": 0, "outcome": …}, where
/// the outcome is text, no-text (a scan), needs-password, refused (not a PDF that can be read) or limit (reading
/// was stopped). Exit code 0: every file was read. 65: at least one was not; the others are complete.
#[derive(Args)]
pub(crate) struct Extract {
    /// The PDFs.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// How many files are read at once; as many as there are cores, if not given.
    #[arg(long, short, value_name = "N")]
    jobs: Option<usize>,
    /// Allows each file four times as much time.
    #[arg(long)]
    more_time: bool,
}

impl Extract {
    /// Runs the command; 65 when a file could not be read, 69 when no worker could be started, 74 when the
    /// lines could not be written.
    pub(crate) fn run(self, language: Language) -> ExitCode {
        let words = Words::of(language);
        let worker = match std::env::current_exe() {
            Ok(worker) => worker,
            Err(error) => {
                return say(
                    &words.say("extract-no-worker", &Values::one("error", error.to_string())),
                    69,
                );
            }
        };
        let bar = progress(self.files.len());
        let request = ExtractRequest {
            files: self.files,
            jobs: self
                .jobs
                .unwrap_or_else(|| std::thread::available_parallelism().map_or(2, std::num::NonZero::get)),
            more_time: self.more_time,
            worker,
        };
        let mut out = std::io::BufWriter::new(std::io::stdout());
        let mut written = Ok(());
        let done = extract(&request, &mut |line| {
            if let Line::Missing { file, error } = &line {
                let values = Values::one("file", file).and("error", error);
                bar.suspend(|| say(&words.say("extract-missing", &values), 0));
            }
            if written.is_ok() && !matches!(line, Line::Missing { .. }) {
                written = put(&mut out, &line);
            }
            if !matches!(line, Line::Page { .. }) {
                bar.inc(1);
            }
        });
        bar.finish_and_clear();
        if let Err(error) = written.and_then(|()| out.flush()) {
            // Who reads the pipe may stop when it has seen enough.
            let enough = error.kind() == std::io::ErrorKind::BrokenPipe;
            return if enough {
                ExitCode::SUCCESS
            } else {
                say(&error.to_string(), 74)
            };
        }
        match done {
            Ok(done) if done.failed == 0 => ExitCode::SUCCESS,
            Ok(done) => {
                let values = Values::one("failed", done.failed).and("read", done.read);
                say(&words.say("extract-some-failed", &values), 65)
            }
            Err(fault) => say(
                &words.say("extract-no-worker", &Values::one("error", fault.to_string())),
                69,
            ),
        }
    }
}

fn put(out: &mut impl Write, line: &Line) -> std::io::Result<()> {
    serde_json::to_writer(&mut *out, line)?;
    out.write_all(b"\n")
}

fn say(text: &str, code: u8) -> ExitCode {
    // Without a standard error there is nobody to tell; the exit code still speaks.
    let _ = writeln!(std::io::stderr(), "{text}");
    ExitCode::from(code)
}

/// A bar on a terminal, nothing in a pipe.
fn progress(files: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() || files < 2 {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(files as u64);
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}
