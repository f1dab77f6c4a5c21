//! Ranking a plain table of scores, without a workspace: what `paraph rank` does.
//!
//! Reading the table is in `read`, its numbers as JSON and as a table for people in `show`. What is computed, and in
//! which order, is decided in `paraph-core`; here files become values and values become words.

mod read;
mod show;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use paraph_core::agree::Alpha;
use paraph_core::calibrate::{Calibration, Wanted, calibrate};
use paraph_core::fund::{Request, Rules};
use paraph_core::group::{Undecided, undecided};
use paraph_core::rank::{Asked, Level, Money, Ranking, rank, ranking_key};
use paraph_core::review::ReviewTable;
use paraph_core::units::Amount;

use crate::words::{Args, Words};

pub use paraph_core::rubric::Best as Direction;
pub use show::{AlphaLine, Diagnostics, EffectLine, ProposalLine, RankedTable, ReviewerLine};

/// What to rank, as the command line says it.
#[derive(Debug, Clone)]
pub struct RankRequest {
    /// A CSV with the columns proposal, reviewer, criterion, score and, if wanted, confidence and panel.
    pub scores: PathBuf,
    /// The lowest and the highest step of every criterion.
    pub scale: (i32, i32),
    /// The criteria that make up the total; all of the file, if not given.
    pub criteria: Option<Vec<String>>,
    /// Which end of the scale is best.
    pub best: Direction,
    /// How much there is, and a CSV with the columns proposal and requested.
    pub money: Option<(u64, PathBuf)>,
}

/// Why a table could not be ranked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankFault {
    /// Which kind of fault it is.
    pub kind: FaultKind,
    id: &'static str,
    args: Args,
}

/// Kinds of faults; each has an exit code of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// The command was not used as it is meant.
    Usage,
    /// A file was read, but what it says cannot be ranked.
    Data,
    /// A file could not be read.
    Unreadable,
}

impl RankFault {
    fn new(kind: FaultKind, id: &'static str, args: Args) -> Self {
        Self { kind, id, args }
    }

    fn data(id: &'static str, path: &Path) -> Self {
        Self::new(FaultKind::Data, id, Args::one("file", path.display().to_string()))
    }

    fn with(mut self, name: &str, value: impl Into<crate::words::Arg>) -> Self {
        self.args = self.args.and(name, value);
        self
    }

    /// The sentence: what is wrong, in which file and line, and what to do.
    pub fn say(&self, words: &Words) -> String {
        words.say(self.id, &self.args)
    }
}

/// A ranked table, as values.
#[derive(Debug)]
pub struct Ranked {
    table: ReviewTable,
    calibration: Calibration,
    ranking: Ranking,
    money: Option<Funded>,
    alpha: BTreeMap<String, Alpha>,
    /// Proposals of the file that have no complete review.
    without_total: Vec<String>,
    /// Rows that name no proposal.
    nameless: usize,
    /// Rows that name no reviewer.
    reviewerless: usize,
}

#[derive(Debug)]
struct Funded {
    rules: Rules,
    requests: Vec<Request>,
    undecided: Undecided,
}

/// Ranks the table.
pub fn rank_table(request: &RankRequest) -> Result<Ranked, RankFault> {
    let sheet = read::scores(request)?;
    let table = ReviewTable::new(sheet.entries);
    let calibration = calibrate(&table, Wanted::Automatic);
    let lanes = vec![0; table.proposals().len()];
    let eligible = vec![true; table.proposals().len()];
    let money = match &request.money {
        Some((budget, path)) => {
            let rules = Rules::pool(Amount(*budget));
            Some((rules, read::requests(path, &request.scores, &table)?))
        }
        None => None,
    };
    let key = ranking_key(&table.inputs_id());
    let asked = Asked {
        lanes: &lanes,
        money: money.as_ref().map(|(rules, requests)| Money {
            rules,
            requests,
            eligible: &eligible,
        }),
        within: None,
        key: &key,
    };
    let ranking = rank(&calibration, &asked);
    let money = money.map(|(rules, requests)| {
        let intervals: Vec<_> = ranking
            .standings
            .iter()
            .map(|standing| standing.interval(Level::Half))
            .collect();
        let undecided = undecided(&rules, &requests, &ranking.lanes, &intervals);
        Funded {
            rules,
            requests,
            undecided,
        }
    });
    let alpha = sheet
        .units
        .into_iter()
        .map(|(criterion, units)| (criterion, Alpha::new(&units)))
        .collect();
    let without_total = sheet
        .proposals
        .into_iter()
        .filter(|id| table.proposal(&id.as_str().into()).is_none())
        .collect();
    Ok(Ranked {
        table,
        calibration,
        ranking,
        money,
        alpha,
        without_total,
        nameless: sheet.nameless,
        reviewerless: sheet.reviewerless,
    })
}

/// A value as one line of JSON with its LF; floats in the shortest spelling that reads back the same.
pub fn json(value: &impl serde::Serialize) -> String {
    let mut text = serde_json::to_string(value).unwrap_or_default();
    text.push('\n');
    text
}

/// The sentence for a file that could not be written.
pub fn not_written(words: &Words, path: &Path, cause: &std::io::Error) -> String {
    let args = Args::one("file", path.display().to_string()).and("cause", cause.to_string());
    words.say("rank-fault-write", &args)
}
