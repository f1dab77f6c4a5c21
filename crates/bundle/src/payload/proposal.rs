//! `proposals.jsonl`, `about.jsonl`, `assignments.jsonl` and `invitation.json`: what a call file says of its proposals and its reader.
//!
//! Who applies stands in `about.jsonl` alone, bound by its hash, so that it can be left out without touching the proposals.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::call::Call;
use super::decode::{self, Kept, Unknown};
use super::id::{Hash, Name, PersonId, ProposalId, Salt, Slug};
use crate::fault::Fault;

/// A line of `proposals.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The hash of its line in `about.jsonl`.
    pub about: Hash,
    /// What is asked for, in the call's smallest unit.
    pub asked: u64,
    /// The size of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// How the reading copy was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derivation: Option<Name>,
    /// The original of the reading copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Hash>,
    /// The copy that reviewers read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<Hash>,
    /// Other documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<OtherDocument>,
    /// What people call it, such as `P-017`.
    pub number: Name,
    /// The pages of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u64>,
    /// Its id.
    pub proposal: ProposalId,
    /// What else is asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// The least that is of use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub smallest: Option<u64>,
    /// Its track.
    pub track: Slug,
}

/// A document beside the main one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherDocument {
    /// What it is.
    pub role: Name,
    /// Its hash.
    pub sha256: Hash,
}

/// Something asked for beside the call's unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// How much.
    pub amount: u64,
    /// Of what.
    pub kind: Name,
}

/// A line of `about.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Who applies.
    pub applicants: Vec<Applicant>,
    /// What else the sponsor asked for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attributes: Vec<Attribute>,
    /// Which proposal.
    pub proposal: ProposalId,
    /// Hides the line behind its hash.
    pub salt: Salt,
    /// The title.
    pub title: Name,
}

/// Who applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicant {
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Name>,
    /// The name.
    pub name: Name,
}

/// A named property.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribute {
    /// Its name.
    pub name: Name,
    /// Its value.
    pub value: Name,
}

/// A line of `assignments.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Who.
    pub person: PersonId,
    /// Reviews what.
    pub proposal: ProposalId,
    /// As what.
    pub role: AssignmentRole,
}

/// As what a reviewer is assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AssignmentRole {
    /// Presents it.
    Primary,
    /// Reads it as closely.
    Secondary,
    /// Joins the discussion.
    Discussant,
}

/// `invitation.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// Where it is sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Name>,
    /// Who is invited.
    pub name: Name,
    /// 32 random bytes, one set per invited person.
    pub token: Hash,
}

/// Reads `proposals.jsonl`.
pub fn read_proposals(bytes: &[u8], unknown: Unknown) -> Result<Vec<Kept<Proposal>>, Fault> {
    let lines: Vec<Kept<Proposal>> = decode::lines(bytes, "proposals.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        let at = |name: &str| Err(Fault::field(format!("proposals.jsonl:{}:{name}", index + 1)));
        if !seen.insert(line.value.proposal) {
            return at("proposal");
        }
        if line
            .value
            .smallest
            .is_some_and(|smallest| smallest > line.value.asked)
        {
            return at("smallest");
        }
    }
    Ok(lines)
}

/// Reads `about.jsonl`, each line bound by its hash to its proposal.
pub fn read_about(
    bytes: &[u8],
    proposals: &[Kept<Proposal>],
    unknown: Unknown,
) -> Result<Vec<Kept<About>>, Fault> {
    let bound: std::collections::BTreeMap<ProposalId, Hash> = proposals
        .iter()
        .map(|line| (line.value.proposal, line.value.about))
        .collect();
    let lines: Vec<Kept<About>> = decode::lines(bytes, "about.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        if bound.get(&line.value.proposal) != Some(&line.hash) || !seen.insert(line.value.proposal) {
            return Err(Fault::field(format!("about.jsonl:{}:proposal", index + 1)));
        }
    }
    Ok(lines)
}

/// Judges proposals against the call that seals them.
pub fn judge_seal(call: &Call, bytes: &[u8], proposals: &[Kept<Proposal>]) -> Result<(), Fault> {
    if call.proposals.sha256 != Hash::of(bytes) {
        return Err(Fault::field("call.json:proposals.sha256"));
    }
    if call.proposals.n != proposals.len() as u64 {
        return Err(Fault::field("call.json:proposals.n"));
    }
    for (index, line) in proposals.iter().enumerate() {
        if call.track(&line.value.track).is_none() {
            return Err(Fault::field(format!("proposals.jsonl:{}:track", index + 1)));
        }
    }
    Ok(())
}

/// Reads `assignments.jsonl`: those of one reader.
pub fn read_assignments(bytes: &[u8], unknown: Unknown) -> Result<Vec<Kept<Assignment>>, Fault> {
    let lines: Vec<Kept<Assignment>> = decode::lines(bytes, "assignments.jsonl", unknown)?;
    let mut seen = BTreeSet::new();
    for (index, line) in lines.iter().enumerate() {
        if !seen.insert((line.value.person, line.value.proposal)) {
            return Err(Fault::field(format!("assignments.jsonl:{}:proposal", index + 1)));
        }
    }
    Ok(lines)
}
