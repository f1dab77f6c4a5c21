//! `paraph rank`: any long table of scores to places, without a workspace.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args as ClapArgs, ValueEnum};
use paraph_app::rank_table::{self, Direction, FaultKind, RankRequest};
use paraph_app::{Args, Language, Words};
use serde::Serialize;

use crate::complain::Said;

/// Ranks a table with the columns proposal, reviewer, criterion, score, confidence and panel.
#[derive(ClapArgs)]
pub(crate) struct Rank {
    /// The table of scores, CSV in UTF-8.
    #[arg(long, value_name = "FILE.csv")]
    scores: PathBuf,
    /// The lowest and the highest step of every criterion, such as 1..6 or -2..2.
    #[arg(long, value_name = "LO..HI", allow_hyphen_values = true, value_parser = scale)]
    scale: (i32, i32),
    /// The criteria that make up the total; all that the table has, if not given.
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    criteria: Option<Vec<String>>,
    /// Which end of the scale is best.
    #[arg(long, value_enum, default_value_t = BestEnd::High)]
    best: BestEnd,
    /// How much there is to give, in whole units.
    #[arg(long, value_name = "N", requires = "requests")]
    budget: Option<u64>,
    /// A table with the columns proposal and requested.
    #[arg(long, value_name = "FILE.csv", requires = "budget")]
    requests: Option<PathBuf>,
    /// Writes unrounded figures in points to this file.
    #[arg(long, value_name = "FILE")]
    diagnostics: Option<PathBuf>,
    /// Prints the published integers as JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum BestEnd {
    High,
    Low,
}

/// Reads `LO..HI`.
fn scale(text: &str) -> Result<(i32, i32), Said> {
    let ends = text
        .split_once("..")
        .and_then(|(low, high)| low.trim().parse().ok().zip(high.trim().parse().ok()));
    ends.ok_or_else(|| Said(Words::of(paraph_app::system_language()).say("usage-fault-scale", &Args::none())))
}

impl Rank {
    /// Runs the command; 64 for wrong use, 65 for data that cannot be ranked, 74 for files.
    pub(crate) fn run(self, language: Language) -> ExitCode {
        let words = Words::of(language);
        let request = RankRequest {
            scores: self.scores,
            scale: self.scale,
            criteria: self
                .criteria
                .map(|list| list.iter().map(|id| id.trim().to_owned()).collect()),
            best: match self.best {
                BestEnd::High => Direction::High,
                BestEnd::Low => Direction::Low,
            },
            money: self.budget.zip(self.requests),
        };
        let ranked = match rank_table::rank_table(&request) {
            Ok(ranked) => ranked,
            Err(fault) => {
                complain(&fault.say(words));
                return ExitCode::from(match fault.kind {
                    FaultKind::Usage => 64,
                    FaultKind::Data => 65,
                    FaultKind::Unreadable => 74,
                });
            }
        };
        if let Some(path) = &self.diagnostics
            && let Err(cause) = write(path, &ranked.diagnostics())
        {
            complain(&rank_table::not_written(words, path, &cause));
            return ExitCode::from(74);
        }
        let text = if self.json {
            rank_table::json(&ranked.table(words))
        } else {
            ranked.text(words)
        };
        if let Err(cause) = print(&text) {
            // A reader that has seen enough closes the pipe; that is no fault.
            if cause.kind() != std::io::ErrorKind::BrokenPipe {
                complain(&cause.to_string());
                return ExitCode::from(74);
            }
        }
        ExitCode::SUCCESS
    }
}

fn write(path: &Path, value: &impl Serialize) -> std::io::Result<()> {
    fs_err::write(path, rank_table::json(value))
}

fn print(text: &str) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

#[expect(clippy::print_stderr, reason = "a command line complains on its error stream")]
fn complain(sentence: &str) {
    eprintln!("{sentence}");
}
