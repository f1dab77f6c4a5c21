//! From a plain draft of a review to its head line and parts, and from a declared conflict to its line.
//!
//! A head line and its parts are made once, at the first export after a change, and kept: [`write()`] takes the salts as input and a
//! caller keeps what it gives. An unchanged review is handed out again as the same bytes, or the second would contradict the first.

use std::collections::BTreeMap;

use super::call::{Call, Rationale};
use super::decode::Kept;
use super::id::{Hash, ProposalId, Salt, Slug, Text};
use super::reader::Score;
use super::review::{Anchor, Conflict, ConflictState, Evidence, Ground, Head, HeadState, Part, parts_hash};

/// The part that is no criterion's.
const OVERALL: &str = "overall";

/// A review as it stands on a desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewDraft {
    /// Of which proposal.
    pub proposal: ProposalId,
    /// In which round.
    pub round: Slug,
    /// 1 + the highest that this workspace has seen for the proposal and round.
    pub revision: u64,
    /// The copy that was read, if one was here.
    pub document: Option<Hash>,
    /// The steps by criterion.
    pub scores: BTreeMap<Slug, i64>,
    /// Criteria that cannot be judged.
    pub na: Vec<Slug>,
    /// How sure the reviewer is.
    pub confidence: Option<i64>,
    /// The reasons by criterion; where they go is the call's policy.
    pub rationale: BTreeMap<Slug, Text>,
    /// To the applicant.
    pub overall: Option<Text>,
    /// To the committee only.
    pub confidential: Option<Text>,
    /// Marks tied to a criterion.
    pub evidence: Vec<Anchor>,
    /// The review is taken back: nothing else of it leaves.
    pub withdrawn: bool,
}

/// The lines of one review, made once and kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLines {
    /// The head.
    pub head: Kept<Head>,
    /// Its lines of `texts.jsonl`, in order of part.
    pub texts: Vec<Kept<Part>>,
    /// Its lines of `confidential.jsonl`, in order of part.
    pub confidential: Vec<Kept<Part>>,
    /// Its line of `evidence.jsonl`.
    pub evidence: Option<Kept<Evidence>>,
}

/// Writes a review for this edition of the call; `rubric` is the hash of its rubric, `salt` gives 16 new random bytes at each call.
pub fn write(draft: &ReviewDraft, call: &Call, rubric: Hash, mut salt: impl FnMut() -> Salt) -> ReviewLines {
    let open = |text: &&Text| !text.trim().is_empty() && !draft.withdrawn;
    let mut reasons: BTreeMap<Slug, &Text> = draft
        .rationale
        .iter()
        .filter(|(_, text)| open(text))
        .map(|(id, text)| (id.clone(), text))
        .collect();
    let overall = Slug::new(OVERALL).ok();
    let mut to_applicant = BTreeMap::new();
    let mut to_committee = BTreeMap::new();
    match call.policy.rationale {
        Rationale::Applicant => to_applicant.append(&mut reasons),
        Rationale::Committee => to_committee.append(&mut reasons),
    }
    if let Some(overall) = overall {
        to_applicant.extend(
            draft
                .overall
                .as_ref()
                .filter(open)
                .map(|text| (overall.clone(), text)),
        );
        to_committee.extend(
            draft
                .confidential
                .as_ref()
                .filter(open)
                .map(|text| (overall, text)),
        );
    }
    let mut lines = |parts: BTreeMap<Slug, &Text>| -> Vec<Kept<Part>> {
        let lines = parts.into_iter().map(|(part, text)| {
            Kept::write(Part {
                part,
                proposal: draft.proposal,
                revision: draft.revision,
                round: draft.round.clone(),
                salt: salt(),
                text: text.clone(),
            })
        });
        lines.collect()
    };
    let texts = lines(to_applicant);
    let confidential = lines(to_committee);
    let evidence = (!draft.evidence.is_empty() && !draft.withdrawn).then(|| {
        Kept::write(Evidence {
            anchors: draft.evidence.clone(),
            proposal: draft.proposal,
            revision: draft.revision,
            round: draft.round.clone(),
            salt: salt(),
        })
    });
    let hash =
        |lines: &[Kept<Part>]| parts_hash(lines.iter().map(|line| (line.value.part.as_str(), line.hash)));
    let mut na: Vec<Slug> = draft
        .na
        .iter()
        .filter(|id| !draft.scores.contains_key(*id))
        .cloned()
        .collect();
    na.sort_unstable();
    na.dedup();
    let complete = call
        .rubric
        .criteria
        .iter()
        .all(|criterion| draft.scores.contains_key(&criterion.id) || na.contains(&criterion.id));
    let state = match (draft.withdrawn, complete) {
        (true, _) => HeadState::Withdrawn,
        (false, true) => HeadState::Scored,
        (false, false) => HeadState::Incomplete,
    };
    let head = Kept::write(Head {
        confidence: draft.confidence.filter(|_| !draft.withdrawn),
        confidential: hash(&confidential),
        document: draft.document,
        evidence: evidence.as_ref().map(|line| line.hash),
        na: if draft.withdrawn { Vec::new() } else { na },
        proposal: draft.proposal,
        revision: draft.revision,
        round: draft.round.clone(),
        rubric,
        salt: salt(),
        scores: if draft.withdrawn {
            BTreeMap::new()
        } else {
            draft.scores.clone()
        },
        state,
        texts: hash(&texts),
    });
    ReviewLines {
        head,
        texts,
        confidential,
        evidence,
    }
}

/// Writes the line of a declared conflict, or of *No tie*.
pub fn conflict(
    proposal: ProposalId,
    revision: u64,
    state: ConflictState,
    ground: Ground,
    text: Option<Text>,
    salt: Salt,
) -> Kept<Conflict> {
    Kept::write(Conflict {
        ground,
        proposal,
        revision,
        salt,
        state,
        text,
    })
}

/// The reviews that a score bundle holds, as [`write()`] was given them, in order of file. Reasons are known by their part, wherever the
/// call's policy sent them.
pub fn read(score: &Score) -> Vec<ReviewDraft> {
    let drafts = score.heads.iter().map(|line| {
        let head = &line.value;
        let key = head.key();
        let of = |parts: &[Kept<Part>]| -> BTreeMap<Slug, Text> {
            parts
                .iter()
                .filter(|part| part.value.proposal == key.0 && part.value.round == key.1)
                .map(|part| (part.value.part.clone(), part.value.text.clone()))
                .collect()
        };
        let mut to_applicant = of(&score.texts);
        let mut to_committee = of(&score.confidential);
        let overall = to_applicant.remove(OVERALL);
        let confidential = to_committee.remove(OVERALL);
        let mut rationale = to_committee;
        rationale.append(&mut to_applicant);
        let evidence = score
            .evidence
            .iter()
            .filter(|line| line.value.proposal == key.0 && line.value.round == key.1)
            .flat_map(|line| line.value.anchors.iter().cloned())
            .collect();
        ReviewDraft {
            proposal: head.proposal,
            round: head.round.clone(),
            revision: head.revision,
            document: head.document,
            scores: head.scores.clone(),
            na: head.na.clone(),
            confidence: head.confidence,
            rationale,
            overall,
            confidential,
            evidence,
            withdrawn: head.state == HeadState::Withdrawn,
        }
    });
    drafts.collect()
}

/// The five members of a score bundle from kept lines: heads by proposal and round, the rest likewise.
pub fn members(reviews: &[ReviewLines], conflicts: &[Kept<Conflict>]) -> BTreeMap<String, Vec<u8>> {
    let mut reviews: Vec<&ReviewLines> = reviews.iter().collect();
    reviews.sort_by_key(|review| review.head.value.key());
    let mut conflicts: Vec<&Kept<Conflict>> = conflicts.iter().collect();
    conflicts.sort_by_key(|line| line.value.proposal);
    let parts = |pick: fn(&ReviewLines) -> &[Kept<Part>]| -> Vec<u8> {
        reviews
            .iter()
            .flat_map(|review| pick(review))
            .flat_map(Kept::bytes)
            .collect()
    };
    BTreeMap::from([
        (
            "scores.jsonl".to_owned(),
            reviews.iter().flat_map(|review| review.head.bytes()).collect(),
        ),
        ("texts.jsonl".to_owned(), parts(|review| &review.texts)),
        (
            "confidential.jsonl".to_owned(),
            parts(|review| &review.confidential),
        ),
        (
            "evidence.jsonl".to_owned(),
            reviews
                .iter()
                .filter_map(|review| review.evidence.as_ref())
                .flat_map(Kept::bytes)
                .collect(),
        ),
        (
            "conflicts.jsonl".to_owned(),
            conflicts.iter().flat_map(|line| line.bytes()).collect(),
        ),
    ])
}
