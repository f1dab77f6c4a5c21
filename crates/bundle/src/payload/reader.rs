//! From the members of a bundle to its payload, kind by kind.
//!
//! The container, the seal, the signature and the spelling of JSON have been judged before. Nested bundles are handed out by
//! name and read by the caller, who opens them with the same code.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::call::CallEdition;
use super::card::Card;
use super::decode::{Kept, Unknown};
use super::draw;
use super::id::Hash;
use super::manifest::{Kind, Manifest};
use super::member;
use super::proposal::{self, About, Assignment, Invitation, Proposal};
use super::record::{self, PublicRecord, Record};
use super::result::{self, PublicScore, Ranked, ResultJson, Stage, Status};
use super::review::{self, Conflict, Evidence, Head, Part};
use crate::fault::Fault;

/// The members of a bundle, by name.
pub trait Members {
    /// The bytes of a member.
    fn get(&self, name: &str) -> Option<&[u8]>;
    /// All names.
    fn names(&self) -> Vec<&str>;
}

impl<T: AsRef<[u8]>> Members for BTreeMap<String, T> {
    fn get(&self, name: &str) -> Option<&[u8]> {
        BTreeMap::get(self, name).map(AsRef::as_ref)
    }
    fn names(&self) -> Vec<&str> {
        self.keys().map(String::as_str).collect()
    }
}

/// What a call file says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallFile {
    /// The edition.
    pub edition: CallEdition,
    /// Its proposals.
    pub proposals: Vec<Kept<Proposal>>,
    /// Who applies, as far as it is shown.
    pub about: Vec<Kept<About>>,
    /// What its reader is to review.
    pub assignments: Vec<Kept<Assignment>>,
    /// To whom it was sent.
    pub invitation: Option<Invitation>,
    /// `allowed_signers`: the keys of its officials, as its chair wrote them down.
    pub allowed_signers: String,
}

/// What a score bundle says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// The heads, in order of file.
    pub heads: Vec<Kept<Head>>,
    /// What applicants may read.
    pub texts: Vec<Kept<Part>>,
    /// What the committee alone reads.
    pub confidential: Vec<Kept<Part>>,
    /// Marks.
    pub evidence: Vec<Kept<Evidence>>,
    /// Declared conflicts.
    pub conflicts: Vec<Kept<Conflict>>,
}

/// What a panel says: records, or what a chair knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Panel {
    /// Signed records, with the lists of announced draws by number.
    Records {
        /// The records.
        records: Vec<Kept<Record>>,
        /// The lists.
        lists: BTreeMap<u64, Vec<u8>>,
    },
    /// A ledger, and bundles and cards by their ids.
    Whole {
        /// `ledger.jsonl`, `checkpoint` and `checkpoint.sig`.
        ledger: Option<[Vec<u8>; 3]>,
        /// The ids of nested scores and records panels.
        bundles: Vec<Hash>,
        /// The ids of nested cards.
        cards: Vec<Hash>,
    },
}

/// What a result says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    /// `result.json`.
    pub result: ResultJson,
    /// The call in force.
    pub edition: CallEdition,
    /// Its proposals.
    pub proposals: Vec<Kept<Proposal>>,
    /// Who applied, as far as it is public.
    pub about: Vec<Kept<About>>,
    /// The records.
    pub records: Vec<PublicRecord>,
    /// The lists of draws, by number.
    pub lists: BTreeMap<u64, Vec<u8>>,
    /// `allowed_signers`.
    pub allowed_signers: Vec<u8>,
    /// The rest, in a final result.
    pub last: Option<Final>,
}

/// What a final result says beyond an announced one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Final {
    /// The places.
    pub ranking: Vec<Ranked>,
    /// The counted heads.
    pub scores: Vec<PublicScore>,
    /// What became of each entry.
    pub statuses: Vec<Status>,
    /// `ledger.jsonl`.
    pub ledger: Vec<u8>,
    /// `checkpoint`.
    pub checkpoint: Vec<u8>,
    /// `checkpoint.sig`.
    pub signature: Vec<u8>,
}

/// The payload of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Payload {
    /// Of a card.
    Card(Box<Card>),
    /// Of a call.
    Call(Box<CallFile>),
    /// Of a score bundle.
    Score(Arc<Score>),
    /// Of a panel.
    Panel(Panel),
    /// Of a result.
    Result(Box<Published>),
}

/// Reads the payload of a bundle whose manifest was read: members, fields, and members against each other.
pub fn read(
    manifest: &Manifest,
    unknown: Unknown,
    members: &(impl Members + ?Sized),
) -> Result<Payload, Fault> {
    member::judge(manifest.kind, members.names(), unknown)?;
    match manifest.kind {
        Kind::Card => read_card(manifest, unknown, members),
        Kind::Call => read_call(manifest, unknown, members),
        Kind::Score => read_score(unknown, members).map(Arc::new).map(Payload::Score),
        Kind::Panel => read_panel(manifest, unknown, members),
        Kind::Result => read_result(manifest, unknown, members),
    }
}

fn need<'a>(members: &'a (impl Members + ?Sized), name: &str) -> Result<&'a [u8], Fault> {
    members.get(name).ok_or_else(|| Fault::field(name))
}

fn read_card(
    manifest: &Manifest,
    unknown: Unknown,
    members: &(impl Members + ?Sized),
) -> Result<Payload, Fault> {
    let card = Card::read(need(members, "card.json")?, unknown)?;
    if card.person != manifest.author {
        return Err(Fault::field("card.json:person"));
    }
    Ok(Payload::Card(Box::new(card)))
}

fn read_edition(
    manifest: &Manifest,
    unknown: Unknown,
    members: &(impl Members + ?Sized),
) -> Result<(CallEdition, Vec<Kept<Proposal>>), Fault> {
    let edition = CallEdition::read(need(members, "call.json")?, unknown)?;
    if manifest.call != Some(edition.id) {
        return Err(Fault::field("manifest.json:call"));
    }
    let bytes = need(members, "proposals.jsonl")?;
    let proposals = proposal::read_proposals(bytes, unknown)?;
    proposal::judge_seal(&edition.call, bytes, &proposals)?;
    Ok((edition, proposals))
}

fn read_call(
    manifest: &Manifest,
    unknown: Unknown,
    members: &(impl Members + ?Sized),
) -> Result<Payload, Fault> {
    let (edition, proposals) = read_edition(manifest, unknown, members)?;
    let about = members.get("about.jsonl").map_or(Ok(Vec::new()), |bytes| {
        proposal::read_about(bytes, &proposals, unknown)
    })?;
    let assignments = members
        .get("assignments.jsonl")
        .map_or(Ok(Vec::new()), |bytes| proposal::read_assignments(bytes, unknown))?;
    let invitation = members
        .get("invitation.json")
        .map(|bytes| super::decode::value(bytes, "invitation.json", unknown))
        .transpose()?;
    let allowed_signers = need(members, "allowed_signers")?;
    Ok(Payload::Call(Box::new(CallFile {
        edition,
        proposals,
        about,
        assignments,
        invitation,
        allowed_signers: String::from_utf8_lossy(allowed_signers).into_owned(),
    })))
}

/// Reads the members of a score bundle.
pub fn read_score(unknown: Unknown, members: &(impl Members + ?Sized)) -> Result<Score, Fault> {
    let score = Score {
        heads: review::read_heads(need(members, "scores.jsonl")?, unknown)?,
        texts: review::read_parts(need(members, "texts.jsonl")?, "texts.jsonl", unknown)?,
        confidential: review::read_parts(
            need(members, "confidential.jsonl")?,
            "confidential.jsonl",
            unknown,
        )?,
        evidence: review::read_evidence(need(members, "evidence.jsonl")?, unknown)?,
        conflicts: review::read_conflicts(need(members, "conflicts.jsonl")?, unknown)?,
    };
    review::judge_parts(&score.heads, &score.texts, &score.confidential, &score.evidence)?;
    Ok(score)
}

fn read_lists(members: &(impl Members + ?Sized)) -> BTreeMap<u64, Vec<u8>> {
    let lists = members.names().into_iter().filter_map(|name| {
        let number = member::draw_number(name)?;
        Some((number, members.get(name)?.to_vec()))
    });
    lists.collect()
}

fn read_panel(
    manifest: &Manifest,
    unknown: Unknown,
    members: &(impl Members + ?Sized),
) -> Result<Payload, Fault> {
    if let Some(bytes) = members.get("records.jsonl") {
        let records = record::read_records(bytes, manifest.author, unknown)?;
        let lists = read_lists(members);
        draw::judge_all(records.iter(), |n| lists.get(&n).map(Vec::as_slice), false)?;
        return Ok(Payload::Panel(Panel::Records { records, lists }));
    }
    let ids = |folder: &str| {
        let names = members.names();
        names
            .into_iter()
            .filter(|name| name.starts_with(folder))
            .filter_map(member::nested_id)
            .collect()
    };
    let ledger = match (
        members.get("ledger.jsonl"),
        members.get("checkpoint"),
        members.get("checkpoint.sig"),
    ) {
        (Some(lines), Some(checkpoint), Some(signature)) => {
            Some([lines.to_vec(), checkpoint.to_vec(), signature.to_vec()])
        }
        _ => None,
    };
    Ok(Payload::Panel(Panel::Whole {
        ledger,
        bundles: ids("bundles/"),
        cards: ids("cards/"),
    }))
}

fn read_result(
    manifest: &Manifest,
    unknown: Unknown,
    members: &(impl Members + ?Sized),
) -> Result<Payload, Fault> {
    let result = ResultJson::read(need(members, "result.json")?, unknown)?;
    result.judge_members(members.names())?;
    let (edition, proposals) = read_edition(manifest, unknown, members)?;
    if result.call != edition.id {
        return Err(Fault::field("result.json:call"));
    }
    let about = members.get("about.jsonl").map_or(Ok(Vec::new()), |bytes| {
        proposal::read_about(bytes, &proposals, unknown)
    })?;
    let records = record::read_public_records(need(members, "records.jsonl")?, unknown)?;
    let last = match result.stage {
        Stage::Announced => None,
        Stage::Final => Some(Final {
            ranking: result::read_ranking(need(members, "ranking.jsonl")?, unknown)?,
            scores: result::read_scores(need(members, "scores.jsonl")?, unknown)?,
            statuses: result::read_statuses(need(members, "statuses.jsonl")?, unknown)?,
            ledger: need(members, "ledger.jsonl")?.to_vec(),
            checkpoint: need(members, "checkpoint")?.to_vec(),
            signature: need(members, "checkpoint.sig")?.to_vec(),
        }),
    };
    Ok(Payload::Result(Box::new(Published {
        result,
        edition,
        proposals,
        about,
        records,
        lists: read_lists(members),
        allowed_signers: need(members, "allowed_signers")?.to_vec(),
        last,
    })))
}
