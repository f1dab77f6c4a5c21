//! Which records are in force: a cell for each record, its subject and its signer, the highest revision of which holds.
//!
//! Two at one revision are a contradiction, and neither is in force. Across chairs equal records agree; different ones are an open
//! question until a chair signs which holds.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{RecordEntry, State};
use crate::payload::call::{Call, Role};
use crate::payload::canonical;
use crate::payload::decode::Kept;
use crate::payload::draw;
use crate::payload::id::{Hash, PersonId, ProposalId, Slug};
use crate::payload::record::{Body, Record, Settle};

/// The word, the subject and the signer of a record.
type CellKey = (&'static str, Subject, PersonId);

/// What a record is about: together with its word and its signer it names the cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Subject {
    Proposal(ProposalId),
    PersonProposal(PersonId, ProposalId),
    Person(PersonId),
    Head(Hash),
    Review(PersonId, ProposalId, Slug),
    Number(u64),
    Hash(Hash),
    Hashes(Vec<Hash>),
    Rubrics(Hash, Hash),
    Duty(ProposalId, crate::payload::call::Duty),
    Call,
}

fn subject(body: &Body) -> Subject {
    match body {
        Body::Decision(body) => Subject::Proposal(body.proposal),
        Body::Absent(body) => Subject::Proposal(body.proposal),
        Body::Conflict(body) => Subject::PersonProposal(body.person, body.proposal),
        Body::Veto(body) => Subject::Proposal(body.proposal),
        Body::DrawAnnounced(body) => Subject::Number(body.n),
        Body::Draw(body) => Subject::Hash(body.announced),
        Body::DrawByHand(body) => Subject::Hash(body.announced),
        Body::Entered(body) => Subject::Head(body.head),
        Body::Admit(body) => Subject::Head(body.head),
        // The head is what it says, not what it is about: two that name different heads contradict each other.
        Body::Settle(body) => Subject::Review(body.person, body.proposal, body.round.clone()),
        Body::Resolve(body) => {
            let mut of = body.of.clone();
            of.sort_unstable();
            Subject::Hashes(of)
        }
        Body::Close(_) => Subject::Call,
        Body::Obligation(body) => Subject::Duty(body.proposal, body.duty),
        Body::EditionMap(body) => Subject::Rubrics(body.from, body.to),
        Body::Vouch(body) => Subject::Person(body.person),
        Body::Distrust(body) => Subject::Person(body.person),
    }
}

/// Records of several chairs that differ on one thing: publishing waits until one is taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OpenQuestion {
    /// The type.
    pub record: &'static str,
    /// The records, sorted.
    pub of: Vec<Hash>,
}

/// The records in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    records: BTreeMap<Hash, Record>,
    /// All that were signed by those who may and that hold by themselves, in force or not: these are published.
    pub valid: BTreeSet<Hash>,
    admitted: BTreeSet<Hash>,
    /// Two or more of one signer at one revision: none of them is in force.
    pub contradictory: Vec<Vec<Hash>>,
    /// What several chairs see differently.
    pub open: Vec<OpenQuestion>,
}

/// Types of which one must hold for the whole call, whoever signs.
const fn must_agree(body: &Body) -> bool {
    matches!(
        body,
        Body::Decision(_)
            | Body::Veto(_)
            | Body::DrawAnnounced(_)
            | Body::Draw(_)
            | Body::DrawByHand(_)
            | Body::Settle(_)
            | Body::EditionMap(_)
            | Body::Obligation(_)
            | Body::Entered(_)
    )
}

/// What a record says, without who, when, and salt.
fn said(record: &Record) -> String {
    let mut value = serde_json::to_value(record).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        for name in ["at", "by", "revision", "salt"] {
            fields.remove(name);
        }
    }
    canonical::text(&value)
}

impl InForce {
    /// Of the records in the state that are signed by those who may, with keys that `speaks` knows as theirs.
    pub(super) fn new(
        state: &State,
        call: Option<&Call>,
        speaks: impl Fn(PersonId, &BTreeSet<Hash>) -> bool,
    ) -> Self {
        let Some(call) = call else {
            return Self::default();
        };
        let valid = |entry: &RecordEntry| {
            let record = &entry.record.value;
            speaks(record.by, &entry.keys) && record.judge_role(call, "").is_ok() && draw_holds(state, record)
        };
        let valid = state
            .records
            .values()
            .filter(|entry| valid(entry))
            .map(|entry| &entry.record);
        Self::of(valid)
    }

    /// Of records that are known to be valid, such as those that a result publishes.
    pub fn of<'a>(records: impl Iterator<Item = &'a Kept<Record>>) -> Self {
        let all: BTreeMap<Hash, &Record> = records.map(|record| (record.hash, &record.value)).collect();
        let mut cells: BTreeMap<CellKey, Vec<(u64, Hash)>> = BTreeMap::new();
        let mut result = Self::default();
        for (id, record) in &all {
            let key = (record.body.name(), subject(&record.body), record.by);
            cells.entry(key).or_default().push((record.revision, *id));
            // There is no taking back of an admission, so any one is enough.
            if let Body::Admit(body) = &record.body {
                result.admitted.insert(body.head);
            }
        }
        result.valid = all.keys().copied().collect();
        let mut across: BTreeMap<(&'static str, Subject), Vec<Hash>> = BTreeMap::new();
        for ((name, subject, _), held) in cells {
            let highest = held.iter().map(|(revision, _)| *revision).max().unwrap_or(0);
            let at_highest: Vec<Hash> = held
                .iter()
                .filter(|(revision, _)| *revision == highest)
                .map(|(_, id)| *id)
                .collect();
            if let [id] = at_highest[..] {
                result.records.insert(id, all[&id].clone());
                across.entry((name, subject)).or_default().push(id);
            } else {
                result.contradictory.push(at_highest);
            }
        }
        result.contradictory.sort();
        result.ask(across);
        result.forget_replaced_draws();
        result
    }

    /// Puts one of the records of an open question in force.
    pub fn take(&mut self, id: Hash, record: Record) {
        self.open.retain(|question| !question.of.contains(&id));
        self.records.insert(id, record);
    }

    /// Finds where chairs differ, and applies what they resolved.
    fn ask(&mut self, across: BTreeMap<(&'static str, Subject), Vec<Hash>>) {
        let resolved: Vec<(BTreeSet<Hash>, Hash)> = self
            .records
            .values()
            .filter_map(|record| match &record.body {
                Body::Resolve(body) => Some((body.of.iter().copied().collect(), body.takes)),
                _ => None,
            })
            .collect();
        for ((name, _), ids) in across {
            let differ = ids
                .iter()
                .map(|id| said(&self.records[id]))
                .collect::<BTreeSet<_>>()
                .len()
                > 1;
            if !differ || !must_agree(&self.records[&ids[0]].body) {
                continue;
            }
            let takes: BTreeSet<Hash> = resolved
                .iter()
                .filter(|(of, takes)| ids.contains(takes) && ids.iter().all(|id| of.contains(id)))
                .map(|(_, takes)| *takes)
                .collect();
            let taken = if takes.len() == 1 {
                takes.first().copied()
            } else {
                None
            };
            if let Some(taken) = taken {
                let said_taken = said(&self.records[&taken]);
                self.records
                    .retain(|id, record| !ids.contains(id) || *id == taken || said(record) == said_taken);
            } else {
                for id in &ids {
                    self.records.remove(id);
                }
                self.open.push(OpenQuestion {
                    record: name,
                    of: ids,
                });
            }
        }
        self.open
            .sort_by(|a, b| (a.record, &a.of).cmp(&(b.record, &b.of)));
    }

    /// A draw that another one corrects is public, but not in force.
    fn forget_replaced_draws(&mut self) {
        let corrected: BTreeSet<Hash> = self
            .records
            .values()
            .filter_map(|record| match &record.body {
                Body::Draw(body) => body.corrects,
                _ => None,
            })
            .collect();
        self.records.retain(|id, _| !corrected.contains(id));
    }

    /// All of them, by id.
    pub fn records(&self) -> &BTreeMap<Hash, Record> {
        &self.records
    }

    /// The size of the ledger at the close: the lowest that a chair signed.
    pub fn close(&self) -> Option<u64> {
        let sizes = self.records.values().filter_map(|record| match &record.body {
            Body::Close(body) => Some(body.size),
            _ => None,
        });
        sizes.min()
    }

    /// Late heads that a chair admitted.
    pub const fn admitted(&self) -> &BTreeSet<Hash> {
        &self.admitted
    }

    /// What chairs settled.
    pub fn settled(&self) -> impl Iterator<Item = &Settle> {
        self.records.values().filter_map(|record| match &record.body {
            Body::Settle(body) => Some(body),
            _ => None,
        })
    }

    /// The record of this type in force for a proposal; equal ones of several chairs are one.
    pub fn of_proposal<'a, T: 'a>(
        &'a self,
        pick: impl Fn(&'a Body) -> Option<(ProposalId, T)> + 'a,
        proposal: ProposalId,
    ) -> Option<(Hash, T)> {
        self.records.iter().find_map(|(id, record)| {
            let (of, value) = pick(&record.body)?;
            (of == proposal).then_some((*id, value))
        })
    }
}

/// Whether a draw can be repeated from what is here; one whose announcement or list is not here waits.
fn draw_holds(state: &State, record: &Record) -> bool {
    let announced = |id: Hash| {
        state
            .records
            .get(&id)
            .and_then(|entry| match &entry.record.value.body {
                Body::DrawAnnounced(body) => Some((body, state.lists.get(&body.commit)?)),
                _ => None,
            })
    };
    match &record.body {
        Body::DrawAnnounced(body) => state
            .lists
            .get(&body.commit)
            .is_some_and(|list| draw::judge_announced(body, list).is_ok()),
        Body::Draw(drawn) => announced(drawn.announced)
            .is_some_and(|(body, list)| draw::judge_drawn(drawn, body, list).is_ok()),
        Body::DrawByHand(drawn) => announced(drawn.announced)
            .is_some_and(|(body, list)| draw::judge_by_hand(drawn, body, list).is_ok()),
        _ => true,
    }
}

/// Whether the call gives this person a role that can sign anything.
pub(super) fn is_official(call: &Call, person: PersonId) -> bool {
    call.people
        .iter()
        .any(|official| official.person == person && matches!(official.role, Role::Chair | Role::Deputy))
}
