//! The members of a score bundle: heads, texts, evidence and conflicts, and how a head holds its parts.
//!
//! A head says nothing of who reviewed; the bundle does. Whether its scores fit the rubric is judged in `fit`.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::decode::{self, Kept, Unknown};
use super::id::{Hash, Name, ProposalId, Salt, Slug, Text};
use crate::fault::{Code, Fault, Param};

/// How far a review is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum HeadState {
    /// Every criterion is scored or cannot be judged.
    Scored,
    /// Shown and counted, in no total.
    Incomplete,
    /// Taken back.
    Withdrawn,
}

/// A line of `scores.jsonl`; the hash of the line is the review's head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// How sure the reviewer is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i64>,
    /// The hash over the review's lines in `confidential.jsonl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidential: Option<Hash>,
    /// The copy that was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Hash>,
    /// The hash of the review's line in `evidence.jsonl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Hash>,
    /// Criteria that the reviewer cannot judge, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub na: Vec<Slug>,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// From 1, one more at each change.
    pub revision: u64,
    /// In which round.
    pub round: Slug,
    /// The hash of the rubric it was scored with.
    pub rubric: Hash,
    /// Hides the line behind its hash.
    pub salt: Salt,
    /// The steps by criterion.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<Slug, i64>,
    /// How far it is.
    pub state: HeadState,
    /// The hash over the review's lines in `texts.jsonl`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub texts: Option<Hash>,
}

/// What heads and their parts are found by.
pub type ReviewKey = (ProposalId, Slug);

impl Head {
    /// The proposal and the round.
    pub fn key(&self) -> ReviewKey {
        (self.proposal, self.round.clone())
    }

    /// Judges the line alone.
    pub fn judge(&self, place: &str) -> Result<(), Fault> {
        let at = |name: &str| Err(Fault::field(decode::join(place, name)));
        if self.revision == 0 {
            return at("revision");
        }
        if !self.na.is_sorted_by(|a, b| a < b) || self.na.iter().any(|id| self.scores.contains_key(id)) {
            return at("na");
        }
        if self.state == HeadState::Withdrawn && !(self.scores.is_empty() && self.na.is_empty()) {
            return at("scores");
        }
        Ok(())
    }
}

/// A line of `texts.jsonl` or `confidential.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// A criterion's id, or `overall`.
    pub part: Slug,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Of which revision.
    pub revision: u64,
    /// In which round.
    pub round: Slug,
    /// Hides the line behind its hash.
    pub salt: Salt,
    /// What was written.
    pub text: Text,
}

/// What a mark looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnchorKind {
    /// On words.
    Highlight,
    /// A remark at a place.
    Note,
    /// A frame.
    Area,
}

/// A mark that is evidence for a criterion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// `[x0, y0, x1, y1]` in 1/100 point of the page's user space.
    pub boxes: Vec<[i64; 4]>,
    /// Its colour's name.
    pub colour: Name,
    /// For which criterion.
    pub criterion: Slug,
    /// On which document.
    pub document: Hash,
    /// Common to the anchors of one mark over a page break.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Name>,
    /// What it looks like.
    pub kind: AnchorKind,
    /// What the reviewer noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
    /// From 1.
    pub page: u64,
    /// The words before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefix: Option<Text>,
    /// The words marked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Text>,
    /// The words after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suffix: Option<Text>,
}

/// A line of `evidence.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The marks.
    pub anchors: Vec<Anchor>,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Of which revision.
    pub revision: u64,
    /// In which round.
    pub round: Slug,
    /// Hides the line behind its hash.
    pub salt: Salt,
}

/// What a page's coordinates are held within.
const REACH: i64 = 1_440_000;

impl Anchor {
    /// Judges the boxes; pages from 1, and no further than the document has, where that is known.
    pub fn judge(&self, pages: Option<u64>) -> Result<(), Fault> {
        let outside = |why: String| Err(Fault::new(Code::AnchorRange, why));
        if self.page == 0 || pages.is_some_and(|pages| self.page > pages) {
            return outside(format!("page {} of {pages:?}", self.page));
        }
        for [x0, y0, x1, y1] in &self.boxes {
            let within = [x0, y0, x1, y1]
                .iter()
                .all(|value| (-REACH..=REACH).contains(*value));
            if !within || x0 >= x1 || y0 >= y1 {
                return outside(format!("box [{x0},{y0},{x1},{y1}] on page {}", self.page));
            }
        }
        Ok(())
    }
}

/// Whether a conflict is declared or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ConflictState {
    /// No review may come from this reviewer.
    Recused,
    /// No tie, or one taken back.
    Cleared,
}

/// What the conflict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ground {
    /// The same house.
    Institution,
    /// Common papers.
    Coauthor,
    /// Kin.
    Family,
    /// A stake.
    Interest,
    /// Anything else.
    Other,
}

/// A line of `conflicts.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// What it is.
    pub ground: Ground,
    /// With which proposal.
    pub proposal: ProposalId,
    /// From 1, one more at each change.
    pub revision: u64,
    /// Hides the line behind its hash.
    pub salt: Salt,
    /// Declared or not.
    pub state: ConflictState,
    /// In words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Text>,
}

/// The hash by which a head holds its lines in one member: over the hashes of the lines in order of `part`, joined by LF.
/// `None` when there are none.
pub fn parts_hash<'a>(parts: impl IntoIterator<Item = (&'a str, Hash)>) -> Option<Hash> {
    let sorted: BTreeMap<&str, Hash> = parts.into_iter().collect();
    if sorted.is_empty() {
        return None;
    }
    let hashes: Vec<String> = sorted.values().map(|hash| hash.to_hex()).collect();
    Some(Hash::of(hashes.join("\n").as_bytes()))
}

/// Reads `scores.jsonl`.
pub fn read_heads(bytes: &[u8], unknown: Unknown) -> Result<Vec<Kept<Head>>, Fault> {
    let lines: Vec<Kept<Head>> = decode::lines(bytes, "scores.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let place = decode::place("scores.jsonl", index + 1);
        line.value.judge(&place)?;
        if !seen.insert(line.value.key()) {
            return Err(Fault::field(decode::join(&place, "proposal")));
        }
    }
    Ok(lines)
}

/// Reads `texts.jsonl` or `confidential.jsonl`.
pub fn read_parts(bytes: &[u8], member: &str, unknown: Unknown) -> Result<Vec<Kept<Part>>, Fault> {
    let lines: Vec<Kept<Part>> = decode::lines(bytes, member, unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let part = &line.value;
        if !seen.insert((part.proposal, &part.round, &part.part)) {
            return Err(Fault::field(decode::join(
                &decode::place(member, index + 1),
                "part",
            )));
        }
    }
    Ok(lines)
}

/// Reads `evidence.jsonl`.
pub fn read_evidence(bytes: &[u8], unknown: Unknown) -> Result<Vec<Kept<Evidence>>, Fault> {
    let lines: Vec<Kept<Evidence>> = decode::lines(bytes, "evidence.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let evidence = &line.value;
        if !seen.insert((evidence.proposal, &evidence.round)) {
            return Err(Fault::field(decode::join(
                &decode::place("evidence.jsonl", index + 1),
                "proposal",
            )));
        }
        evidence
            .anchors
            .iter()
            .try_for_each(|anchor| anchor.judge(None))?;
    }
    Ok(lines)
}

/// Reads `conflicts.jsonl`.
pub fn read_conflicts(bytes: &[u8], unknown: Unknown) -> Result<Vec<Kept<Conflict>>, Fault> {
    let lines: Vec<Kept<Conflict>> = decode::lines(bytes, "conflicts.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let at = |name: &str| {
            Err(Fault::field(decode::join(
                &decode::place("conflicts.jsonl", index + 1),
                name,
            )))
        };
        if line.value.revision == 0 {
            return at("revision");
        }
        if !seen.insert(line.value.proposal) {
            return at("proposal");
        }
    }
    Ok(lines)
}

/// Judges that each head's parts are exactly those that it names.
pub fn judge_parts(
    heads: &[Kept<Head>],
    texts: &[Kept<Part>],
    confidential: &[Kept<Part>],
    evidence: &[Kept<Evidence>],
) -> Result<(), Fault> {
    let wrong = |key: &ReviewKey, member: &str| {
        Fault::new(Code::HeadParts, format!("{member} of {} in {}", key.0, key.1))
            .with(Param::Proposal, key.0.to_hex())
    };
    let mut texts = group(texts);
    let mut confidential = group(confidential);
    let mut evidence: BTreeMap<(ReviewKey, u64), Hash> = evidence
        .iter()
        .map(|line| {
            (
                (
                    (line.value.proposal, line.value.round.clone()),
                    line.value.revision,
                ),
                line.hash,
            )
        })
        .collect();
    for head in heads {
        let key = (head.value.key(), head.value.revision);
        for (member, lines, named) in [
            ("texts.jsonl", &mut texts, head.value.texts),
            ("confidential.jsonl", &mut confidential, head.value.confidential),
        ] {
            let lines = lines.remove(&key).unwrap_or_default();
            if parts_hash(lines.iter().map(|(part, hash)| (part.as_str(), *hash))) != named {
                return Err(wrong(&key.0, member));
            }
        }
        if evidence.remove(&key) != head.value.evidence {
            return Err(wrong(&key.0, "evidence.jsonl"));
        }
    }
    // What no head names belongs to no review.
    let left = texts
        .keys()
        .map(|key| (key, "texts.jsonl"))
        .chain(confidential.keys().map(|key| (key, "confidential.jsonl")))
        .chain(evidence.keys().map(|key| (key, "evidence.jsonl")))
        .next();
    left.map_or(Ok(()), |(key, member)| Err(wrong(&key.0, member)))
}

type Parts<'a> = BTreeMap<(ReviewKey, u64), Vec<(&'a Slug, Hash)>>;

fn group(lines: &[Kept<Part>]) -> Parts<'_> {
    let mut groups = Parts::new();
    for line in lines {
        let part = &line.value;
        groups
            .entry(((part.proposal, part.round.clone()), part.revision))
            .or_default()
            .push((&part.part, line.hash));
    }
    groups
}
