//! A ranked table as JSON of published integers, as unrounded diagnostics, and as text for people.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use paraph_core::agree::Reliability;
use paraph_core::calibrate::{Method, Note};
use paraph_core::fund::fill;
use paraph_core::options::LeftOut;
use paraph_core::units::Micropoints;
use serde::Serialize;

use super::{Funded, Ranked};
use crate::words::{Args, Language, Words};

/// The most reviewers that are left out in turn.
const MOST_LEFT_OUT: usize = 300;
/// The most names in a sentence.
const MOST_NAMES: usize = 8;

/// The published integers of a ranking; the fields that a method does not yield are absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RankedTable {
    /// `exact`, `iterative` or `none`.
    pub method: String,
    /// Groups of proposals that share no reviewer.
    pub components: usize,
    /// By place, then id.
    pub proposals: Vec<ProposalLine>,
    /// By id.
    pub reviewers: Vec<ReviewerLine>,
    /// What the figures mean, in words.
    pub sentences: Vec<String>,
}

/// One proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(
    missing_docs,
    reason = "the names carry their units, as in the published record"
)]
pub struct ProposalLine {
    pub id: String,
    pub place: u32,
    pub reviews: usize,
    pub raw_micropoints: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calibrated_micropoints: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expected_rank_centiranks: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_low_50: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_high_50: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_low_90: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank_high_90: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub funded_basispoints: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

/// One reviewer; a severity above 0 is lenient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(
    missing_docs,
    reason = "the names carry their units, as in the published record"
)]
pub struct ReviewerLine {
    pub id: String,
    pub reviews: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity_micropoints: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sd_micropoints: Option<i64>,
}

/// Unrounded figures in points, for whoever compares with other software.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the names are those of the model")]
pub struct Diagnostics {
    pub mu: Option<f64>,
    pub var_proposal: Option<f64>,
    pub var_reviewer: Option<f64>,
    pub var_residual: Option<f64>,
    pub reml_criterion: Option<f64>,
    pub alpha: BTreeMap<String, AlphaLine>,
    pub proposals: Vec<EffectLine>,
}

/// Krippendorff's α of one criterion.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the metrics' own names")]
pub struct AlphaLine {
    pub interval: Option<f64>,
    pub ordinal: Option<f64>,
    pub nominal: Option<f64>,
}

/// The effect of one proposal, in points.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[expect(missing_docs, reason = "the model's own names")]
pub struct EffectLine {
    pub id: String,
    pub effect: f64,
    pub sd: f64,
}

impl Ranked {
    /// What is published, with sentences in these words.
    pub fn table(&self, words: &Words) -> RankedTable {
        RankedTable {
            method: self.calibration.method.word().to_owned(),
            components: self.calibration.components.count,
            proposals: self.proposal_lines(),
            reviewers: self.reviewer_lines(),
            sentences: self.sentences(words),
        }
    }

    /// The unrounded figures.
    pub fn diagnostics(&self) -> Diagnostics {
        let fit = self.calibration.fit.as_ref();
        let finite = |value: f64| value.is_finite().then_some(value);
        let alpha = |(id, alpha): (&String, &paraph_core::agree::Alpha)| {
            (
                id.clone(),
                AlphaLine {
                    interval: alpha.interval,
                    ordinal: alpha.ordinal,
                    nominal: alpha.nominal,
                },
            )
        };
        let effects = fit.map(|fit| {
            let line =
                |(id, effect): (&paraph_core::id::ProposalId, &paraph_core::calibrate::Effect)| EffectLine {
                    id: id.to_string(),
                    effect: effect.value,
                    sd: effect.deviation,
                };
            self.table
                .proposals()
                .iter()
                .zip(&fit.proposals)
                .map(line)
                .collect()
        });
        Diagnostics {
            mu: fit.and_then(|fit| finite(fit.mean)),
            var_proposal: fit.and_then(|fit| finite(fit.variances.proposal)),
            var_reviewer: fit.and_then(|fit| finite(fit.variances.reviewer)),
            var_residual: fit.and_then(|fit| finite(fit.variances.residual)),
            reml_criterion: fit.and_then(|fit| fit.criterion),
            alpha: self.alpha.iter().map(alpha).collect(),
            proposals: effects.unwrap_or_default(),
        }
    }

    fn proposal_lines(&self) -> Vec<ProposalLine> {
        let line = |proposal: usize| {
            let standing = &self.ranking.standings[proposal];
            let known = standing.uncertainty;
            let group = self
                .money
                .as_ref()
                .and_then(|money| money.undecided.groups[proposal]);
            ProposalLine {
                id: self.table.proposals()[proposal].to_string(),
                place: standing.place.0,
                reviews: self.calibration.raw[proposal].reviews,
                raw_micropoints: self.calibration.raw[proposal].mean.0,
                calibrated_micropoints: self.calibration.fit.as_ref().map(|_| standing.score.0),
                expected_rank_centiranks: known.map(|known| known.expected.0),
                rank_low_50: known.map(|known| known.low_50.0),
                rank_high_50: known.map(|known| known.high_50.0),
                rank_low_90: known.map(|known| known.low_90.0),
                rank_high_90: known.map(|known| known.high_90.0),
                funded_basispoints: known.and_then(|known| known.funded).map(|share| share.0),
                group: group.map(|group| group.word().to_owned()),
            }
        };
        let mut lines: Vec<ProposalLine> = (0..self.ranking.standings.len()).map(line).collect();
        lines.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.id.cmp(&b.id)));
        lines
    }

    fn reviewer_lines(&self) -> Vec<ReviewerLine> {
        let counts = self.table.reviewer_counts();
        let effect = |reviewer: usize| self.calibration.fit.as_ref().map(|fit| fit.reviewers[reviewer]);
        let line = |reviewer: usize| ReviewerLine {
            id: self.table.reviewers()[reviewer].to_string(),
            reviews: counts[reviewer],
            severity_micropoints: effect(reviewer).map(|effect| Micropoints::from_points(effect.value).0),
            sd_micropoints: effect(reviewer).map(|effect| Micropoints::from_points(effect.deviation).0),
        };
        let mut lines: Vec<ReviewerLine> = (0..counts.len()).map(line).collect();
        lines.sort_by(|a, b| a.id.cmp(&b.id));
        lines
    }

    fn sentences(&self, words: &Words) -> Vec<String> {
        let mut sentences = Vec::new();
        let mut say = |id: &str, args: Args| sentences.push(words.say(id, &args));
        let (mut alone, mut one_total, mut articulation) = (Vec::new(), Vec::new(), Vec::new());
        let reviewer = |at: usize| self.table.reviewers()[at].to_string();
        for note in &self.calibration.notes {
            match *note {
                Note::TooLittle | Note::NotWanted => say("rank-too-little", Args::none()),
                Note::NothingRepeats => say("rank-nothing-repeats", Args::none()),
                Note::NoConvergence => say("rank-no-convergence", Args::none()),
                Note::SeverityUntold => say("rank-severity-untold", Args::none()),
                Note::MeritUntold => say("rank-merit-untold", Args::none()),
                Note::NoSeverity => say("rank-no-severity", Args::none()),
                Note::NoMerit => say("rank-no-merit", Args::none()),
                Note::Components(count) => say("rank-components", Args::one("groups", count)),
                Note::Alone(at) => alone.push(reviewer(at)),
                Note::OneTotal(at) => one_total.push(reviewer(at)),
                Note::Articulation(at) => articulation.push(reviewer(at)),
            }
        }
        if self.calibration.method == Method::Iterative {
            say("rank-iterative", Args::none());
        }
        if let Some(fit) = &self.calibration.fit {
            if let Some(Reliability {
                one,
                needed: Some(needed),
                ..
            }) = Reliability::new(fit.variances)
            {
                let share = whole(one * 100.0);
                let args = Args::one("share", share)
                    .and("rest", 100 - share)
                    .and("needed", whole(needed.ceil()));
                say("rank-reliability", args);
            }
            let error = if self.ranking.draws < 4_000 { "1.6" } else { "0.8" };
            say(
                "rank-draws",
                Args::one("draws", self.ranking.draws).and("error", decimal_text(words, error)),
            );
        }
        if let Some(money) = &self.money {
            let line = money.undecided.lines.first();
            let last = line.map_or(0, |line| line.funded);
            let left = money.undecided.provisional.left.0;
            say("rank-line", Args::one("place", last).and("left", left));
            let drawn = line.map_or(0, |line| line.draw.len());
            if drawn > 0 {
                let room = money.undecided.room(&money.rules, &money.requests, 0);
                say(
                    "rank-draw",
                    Args::one("group", drawn)
                        .and("room", room.funded)
                        .and("part", room.part.map_or("no", |_| "yes")),
                );
            } else {
                say("rank-no-draw", Args::none());
            }
            if let Some(changes) = self.most_changes(money) {
                say(
                    "rank-leave-one-out",
                    Args::one("changes", changes).and("decisions", last),
                );
            }
        }
        let mut named = |id: &str, mut names: Vec<String>| {
            if names.is_empty() {
                return;
            }
            names.sort();
            let count = names.len();
            if count > MOST_NAMES {
                names.truncate(MOST_NAMES);
                names.push("…".to_owned());
            }
            sentences.push(words.say(id, &Args::one("count", count).and("names", names.join(", "))));
        };
        named("rank-alone", alone);
        named("rank-one-total", one_total);
        named("rank-articulation", articulation);
        named("rank-without-total", self.without_total.clone());
        if self.nameless > 0 {
            sentences.push(words.say("rank-nameless", &Args::one("rows", self.nameless)));
        }
        if self.reviewerless > 0 {
            sentences.push(words.say("rank-reviewerless", &Args::one("rows", self.reviewerless)));
        }
        sentences
    }

    /// The most funding decisions that change without any one reviewer, by the order of scores; not asked where that
    /// would mean thousands of fits.
    fn most_changes(&self, money: &Funded) -> Option<usize> {
        let fit = self.calibration.fit.as_ref()?;
        if self.calibration.method != Method::Exact || self.table.reviewers().len() > MOST_LEFT_OUT {
            return None;
        }
        let funded = |scores: &[Option<Micropoints>]| {
            let mut order: Vec<usize> = (0..scores.len()).filter(|&at| scores[at].is_some()).collect();
            order.sort_by_key(|&at| (std::cmp::Reverse(scores[at]), money.requests[at].requested, at));
            let filled = fill(&money.rules, &money.requests, &[order]);
            (0..scores.len()).map(|at| filled.is_funded(at)).collect()
        };
        fit.leave_one_out(&self.table, funded)
            .iter()
            .map(LeftOut::changes)
            .max()
            .or(Some(0))
    }

    /// The table for people.
    pub fn text(&self, words: &Words) -> String {
        let table = self.table(words);
        let head = |id: &str| words.say(id, &Args::none());
        let points = |value: i64| decimal_text(words, &tenths(value));
        let range = |low: Option<u32>, high: Option<u32>| match (low, high) {
            (Some(low), Some(high)) => format!("{low}–{high}"),
            (_, _) => String::new(),
        };
        let mut columns: Vec<(String, bool, Vec<String>)> = Vec::new();
        let mut column = |id: &str, right: bool, cell: &dyn Fn(&ProposalLine) -> String| {
            let cells: Vec<String> = table.proposals.iter().map(cell).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                columns.push((head(id), right, cells));
            }
        };
        column("rank-head-place", true, &|line| line.place.to_string());
        column("rank-head-proposal", false, &|line| line.id.clone());
        column("rank-head-reviews", true, &|line| line.reviews.to_string());
        column("rank-head-raw", true, &|line| points(line.raw_micropoints));
        column("rank-head-calibrated", true, &|line| {
            line.calibrated_micropoints.map(points).unwrap_or_default()
        });
        column("rank-head-expected", true, &|line| {
            line.expected_rank_centiranks
                .map(|rank| points(rank * 10_000))
                .unwrap_or_default()
        });
        column("rank-head-50", true, &|line| {
            range(line.rank_low_50, line.rank_high_50)
        });
        column("rank-head-90", true, &|line| {
            range(line.rank_low_90, line.rank_high_90)
        });
        column("rank-head-funded", true, &|line| {
            line.funded_basispoints
                .map(|share| words.say("rank-per-cent", &Args::one("share", (share + 50) / 100)))
                .unwrap_or_default()
        });
        column("rank-head-group", false, &|line| {
            line.group
                .as_ref()
                .map(|group| head(&format!("rank-group-{}", group.replace('_', "-"))))
                .unwrap_or_default()
        });
        let mut text = lines(&columns);
        text.push('\n');
        for sentence in &table.sentences {
            let _ = writeln!(text, "{sentence}");
        }
        text
    }
}

/// Columns side by side, padded to their widest cell.
fn lines(columns: &[(String, bool, Vec<String>)]) -> String {
    let width = |(head, _, cells): &(String, bool, Vec<String>)| {
        cells
            .iter()
            .chain([head])
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = columns.iter().map(width).collect();
    let rows = columns.first().map_or(0, |(_, _, cells)| cells.len());
    let mut text = String::new();
    for row in 0..=rows {
        let mut line = String::new();
        for ((head, right, cells), width) in columns.iter().zip(&widths) {
            let cell = if row == 0 { head } else { &cells[row - 1] };
            let space = " ".repeat(width - cell.chars().count());
            let (before, after) = if *right {
                (space.as_str(), "")
            } else {
                ("", space.as_str())
            };
            let _ = write!(line, "{before}{cell}{after}  ");
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// Micropoints to one decimal.
fn tenths(micropoints: i64) -> String {
    let tenths = paraph_core::units::half_even_ratio(i128::from(micropoints), 100_000);
    format!(
        "{}{}.{}",
        if tenths < 0 { "-" } else { "" },
        (tenths / 10).abs(),
        (tenths % 10).abs()
    )
}

/// A decimal in the language's own spelling.
fn decimal_text(words: &Words, decimal: &str) -> String {
    match words.language() {
        Language::En => decimal.to_owned(),
        Language::Fr => decimal.replace('.', ","),
    }
}

fn whole(value: f64) -> i64 {
    paraph_core::units::half_even(value)
}
