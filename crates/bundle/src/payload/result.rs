//! The members that a result alone has: `result.json`, `ranking.jsonl`, `scores.jsonl`, `statuses.jsonl`, and `letter.jsonl` beside it.
//!
//! Their own form is judged here; whether they agree with each other is judged in `crate::result`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::call::{Applicants, Declined, How, Reviewers, Scores};
use super::decode::{self, Unknown};
use super::id::{Hash, Line, Name, ProposalId, Slug, Time};
use super::record::Verdict;
use crate::fault::Fault;

/// What a result tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// That a draw will be held.
    Announced,
    /// Everything.
    Final,
}

/// `result.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultJson {
    /// The SHA-256 of `call.json`.
    pub call: Hash,
    /// How many reviews each proposal had; free in form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<BTreeMap<String, Value>>,
    /// From 1.
    pub edition: u64,
    /// What went in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inputs: Option<Inputs>,
    /// Where the line fell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<FundingLine>,
    /// How it was computed.
    pub method: ResultMethod,
    /// The id of the result before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Hash>,
    /// What the public sees.
    pub privacy: Privacy,
    /// When.
    pub published: Time,
    /// Who reviewed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewers: Option<Vec<PublicReviewer>>,
    /// What it tells.
    pub stage: Stage,
    /// How many persons were accepted in which way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vouched: Option<Vec<Vouched>>,
}

/// How a result was computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultMethod {
    /// How severity was estimated.
    pub calibration: Calibrated,
    /// What it depended on; free in form.
    pub parameters: BTreeMap<String, Value>,
    /// What the order is by.
    pub rank: Name,
    /// The version of the method.
    pub version: Name,
}

/// How severity was estimated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Calibrated {
    /// By factors.
    Exact,
    /// By probes.
    Iterative,
    /// Not.
    None,
}

/// What went into a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// The size of the ledger at the close.
    pub close: u64,
    /// How many heads count.
    pub counted: u64,
    /// The id of the frozen inputs.
    pub id: Hash,
    /// The hash of the ledger's last line.
    pub ledger_last: Hash,
    /// The size of the ledger.
    pub ledger_size: u64,
}

/// Where the line fell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FundingLine {
    /// By track; free in form.
    pub by_track: BTreeMap<String, Value>,
    /// How many are funded.
    pub funded: u64,
    /// With how much.
    pub spent: u64,
}

/// A reviewer as the public sees one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicReviewer {
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Name>,
    /// `R01`.
    pub label: Name,
    /// The name, where policy shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
}

/// How many were accepted in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vouched {
    /// How.
    pub how: How,
    /// How many.
    pub n: u64,
}

/// What the public sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Privacy {
    /// Whether reviewers saw who applied.
    pub applicants: Applicants,
    /// Whether those declined are named.
    pub declined: Declined,
    /// Whether reviewers are named.
    pub reviewers: Reviewers,
    /// Whether each review's scores stand here.
    pub scores: Scores,
}

impl ResultJson {
    /// Reads `result.json`.
    pub fn read(bytes: &[u8], unknown: Unknown) -> Result<Self, Fault> {
        let result: Self = decode::value(bytes, "result.json", unknown)?;
        let at = |name: &str| Err(Fault::field(format!("result.json:{name}")));
        if result.edition == 0 {
            return at("edition");
        }
        let last = result.stage == Stage::Final;
        for (name, held) in [
            ("line", result.line.is_some()),
            ("inputs", result.inputs.is_some()),
            ("reviewers", result.reviewers.is_some()),
            ("vouched", result.vouched.is_some()),
            ("coverage", result.coverage.is_some()),
        ] {
            if held != last {
                return at(name);
            }
        }
        let mut labels = BTreeSet::new();
        if !result
            .reviewers
            .iter()
            .flatten()
            .all(|reviewer| labels.insert(&reviewer.label))
        {
            return at("reviewers");
        }
        Ok(result)
    }

    /// The bytes of `result.json`.
    pub fn write(&self) -> Vec<u8> {
        super::canonical::line(self)
    }

    /// Judges that the members are those of its stage.
    pub fn judge_members<'a>(&self, names: impl IntoIterator<Item = &'a str>) -> Result<(), Fault> {
        let names: BTreeSet<&str> = names.into_iter().collect();
        let wrong = super::member::FINAL_ONLY
            .iter()
            .find(|name| names.contains(*name) != (self.stage == Stage::Final));
        wrong.map_or(Ok(()), |name| Err(Fault::field(*name)))
    }
}

/// The group of a proposal by the scores alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Funded without chance.
    Funded,
    /// The scores cannot tell.
    Draw,
    /// Not funded.
    NotFunded,
}

/// What decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Why {
    /// The place.
    Rank,
    /// The draw.
    Draw,
    /// The sponsor.
    Veto,
    /// The panel.
    Panel,
}

/// A line of `ranking.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// Who was out of the room, by label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absent: Vec<Name>,
    /// The award.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<u64>,
    /// The calibrated score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calibrated_micropoints: Option<i64>,
    /// What was decided.
    pub decision: Verdict,
    /// The expected rank, in hundredths of a place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_rank_centiranks: Option<i64>,
    /// The chance of being funded, in ten-thousandths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub funded_basispoints: Option<i64>,
    /// The group by the scores alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
    /// What people call it.
    pub number: Name,
    /// Equal for ties.
    pub place: u64,
    /// Which proposal.
    pub proposal: ProposalId,
    /// The last place of the middle half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_high_50: Option<u64>,
    /// The last place of nine in ten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_high_90: Option<u64>,
    /// The first place of the middle half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_low_50: Option<u64>,
    /// The first place of nine in ten.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank_low_90: Option<u64>,
    /// The plain mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_micropoints: Option<i64>,
    /// How many reviews.
    pub reviews: u64,
    /// Its track.
    pub track: Slug,
    /// What decided.
    pub why: Why,
}

/// A line of a result's `scores.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicScore {
    /// The head.
    pub head: Hash,
    /// Its line, unless scores stay in letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
    /// The label.
    pub reviewer: Name,
}

/// What became of a head.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadStatus {
    /// It counts.
    Counted,
    /// A later revision took its place.
    Superseded,
    /// An earlier entry holds it.
    Repeated,
    /// It came after the close.
    Late,
    /// Another head has its revision.
    Contradiction,
    /// It was taken back.
    Withdrawn,
    /// A conflict was declared.
    Recused,
    /// It was scored on an earlier rubric.
    Outdated,
    /// Its bundle is not good.
    Unknown,
}

/// A head and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StatusOfHead {
    /// The head.
    pub head: Hash,
    /// What became of it.
    pub status: HeadStatus,
}

/// What became of an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntryState {
    /// It was read.
    Read,
    /// It is not good.
    Unknown,
    /// It could not be opened.
    Sealed,
    /// A chair wrote it.
    Entered,
}

/// A line of `statuses.jsonl`: of an entry that was read, of a sealed one, or of an `entered` record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The bundle of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<Hash>,
    /// Its heads in order of file.
    pub heads: Vec<StatusOfHead>,
    /// The line of the ledger, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// The record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub record: Option<Hash>,
    /// The label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewer: Option<Name>,
    /// The sealed file of the entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Hash>,
    /// What became of the entry.
    pub state: EntryState,
}

/// Reads `ranking.jsonl`.
pub fn read_ranking(bytes: &[u8], unknown: Unknown) -> Result<Vec<Ranked>, Fault> {
    let rows: Vec<Ranked> = read(bytes, "ranking.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, row) in rows.iter().enumerate() {
        if row.place == 0 {
            return Err(Fault::field(format!("ranking.jsonl:{}:place", index + 1)));
        }
        if !seen.insert(row.proposal) {
            return Err(Fault::field(format!("ranking.jsonl:{}:proposal", index + 1)));
        }
    }
    Ok(rows)
}

/// Reads a result's `scores.jsonl`.
pub fn read_scores(bytes: &[u8], unknown: Unknown) -> Result<Vec<PublicScore>, Fault> {
    read(bytes, "scores.jsonl", unknown)
}

/// Reads `statuses.jsonl`.
pub fn read_statuses(bytes: &[u8], unknown: Unknown) -> Result<Vec<Status>, Fault> {
    let rows: Vec<Status> = read(bytes, "statuses.jsonl", unknown)?;
    for (index, row) in rows.iter().enumerate() {
        let named = (
            row.index.is_some(),
            row.bundle.is_some(),
            row.sealed.is_some(),
            row.record.is_some(),
        );
        let fits = match row.state {
            EntryState::Read | EntryState::Unknown => named == (true, true, false, false),
            EntryState::Sealed => named == (true, false, true, false) && row.reviewer.is_none(),
            EntryState::Entered => named == (false, false, false, true) && row.reviewer.is_some(),
        };
        if !fits {
            return Err(Fault::field(format!("statuses.jsonl:{}:state", index + 1)));
        }
    }
    Ok(rows)
}

fn read<T: serde::de::DeserializeOwned>(
    bytes: &[u8],
    member: &str,
    unknown: Unknown,
) -> Result<Vec<T>, Fault> {
    decode::split(bytes)
        .enumerate()
        .map(|(index, line)| decode::value(line, &decode::place(member, index + 1), unknown))
        .collect()
}
