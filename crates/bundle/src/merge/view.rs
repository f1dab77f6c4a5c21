//! The view: what an office shows, as a pure function of the sets and the ledger.
//!
//! Cells decide which head of a reviewer counts; everything else (late, contradiction, recusal, outdated, fork, gap) is derived
//! beside them and never stored. The bytes of [`View::export`] are the same on every machine that holds the same state.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::force::{InForce, OpenQuestion};
use super::trust::{self, Person, Positions, Speaks};
use super::{BundleEntry, HeadEntry, State};
use crate::fault::{Code, Verdict};
use crate::ledger::{Entry, Ledger};
use crate::payload::call::{Call, Role, Unsigned};
use crate::payload::canonical;
use crate::payload::decode::Kept;
use crate::payload::id::{Device, Hash, Name, PersonId, ProposalId, Slug, Time};
use crate::payload::record::{Body, Entered, Record};
use crate::payload::result::HeadStatus;
use crate::payload::review::{ConflictState, Head, HeadState};

/// Who reviewed: a person, or the name of one without a key.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Reviewer {
    /// Somebody with a card; after a lost key, the one who counts now.
    Person(PersonId),
    /// Somebody whose reviews a chair typed in.
    Name(Name),
}

impl Reviewer {
    /// What the label is computed from.
    pub fn as_text(&self) -> String {
        match self {
            Self::Person(person) => person.to_hex(),
            Self::Name(name) => name.to_string(),
        }
    }
}

/// What a cell says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CellState {
    /// One head counts.
    Counted,
    /// It was taken back.
    Withdrawn,
    /// It was scored on a rubric that nobody reads in that of the call.
    Outdated,
    /// Two heads have the highest revision.
    Contradiction,
    /// A conflict was declared.
    Recused,
}

/// What one reviewer says of one proposal in one round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// Who.
    pub reviewer: Reviewer,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// In which round.
    pub round: Slug,
    /// The highest revision.
    pub revision: u64,
    /// The heads of that revision, sorted.
    pub heads: Vec<Hash>,
    /// What follows.
    pub state: CellState,
    /// The head that counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counted: Option<Hash>,
    /// Whether a chair settled between two.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub settled: bool,
    /// The record through which an earlier rubric is read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through_map: Option<Hash>,
    /// Whether it came unsigned.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub unsigned: bool,
    /// Whether a criterion is missing: then it enters no total.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub incomplete: bool,
}

/// A conflict in force.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Recusal {
    /// Whose.
    pub person: PersonId,
    /// With which proposal.
    pub proposal: ProposalId,
    /// Whether the reviewer says so.
    pub by_reviewer: bool,
    /// Whether a chair says so.
    pub by_chair: bool,
}

/// A score bundle as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BundleView {
    /// Its id.
    pub id: Hash,
    /// Who made it.
    pub author: PersonId,
    /// Its number in its stream.
    pub sequence: u64,
    /// Why it does not count yet; absent when it does.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "code_name")]
    pub code: Option<Code>,
    /// When the key was withdrawn by which it is signed; it still counts if the ledger held it before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_key: Option<Time>,
    /// The first line of the ledger that holds it, or that it opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub index: Option<u64>,
    /// Whether it came after the close.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub late: bool,
}

impl BundleView {
    /// Good, or not yet.
    pub const fn verdict(&self) -> Verdict {
        if self.code.is_none() {
            Verdict::Good
        } else {
            Verdict::Unknown
        }
    }
}

#[expect(
    clippy::ref_option,
    clippy::trivially_copy_pass_by_ref,
    reason = "the shape that serde asks for"
)]
fn code_name<S: serde::Serializer>(code: &Option<Code>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(code.map_or("", Code::as_str))
}

/// Cells as if each stood here itself.
fn each<S: serde::Serializer>(cells: &[Arc<Cell>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(cells.iter().map(AsRef::<Cell>::as_ref))
}

/// A stream with something odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StreamView {
    /// Whose.
    pub person: PersonId,
    /// On which device.
    pub device: Device,
    /// For whom.
    pub to: Vec<PersonId>,
    /// Numbers that two bundles carry, or whose predecessor is not the one named.
    pub forks: Vec<u64>,
    /// Numbers that are not here.
    pub gaps: Vec<u64>,
}

/// Two heads at one revision: kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// Who.
    pub reviewer: Reviewer,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// In which round.
    pub round: Slug,
    /// The revision.
    pub revision: u64,
    /// The heads, sorted.
    pub heads: Vec<Hash>,
}

/// What an office shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct View {
    /// The edition of the call in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<Hash>,
    /// Numbers of editions of which there are two: neither is in force.
    pub editions_twice: Vec<u64>,
    /// The size of the ledger in force.
    pub ledger_size: u64,
    /// The hash of its last line.
    pub ledger_last: Option<Hash>,
    /// Whether two ledgers part: then nothing is entered or published.
    pub ledger_rewritten: bool,
    /// The size at the close.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub close: Option<u64>,
    /// Persons.
    pub persons: Vec<Person>,
    /// Score bundles, by id.
    pub bundles: Vec<BundleView>,
    /// Cells, by reviewer, proposal and round; a plan that changes them holds the same ones.
    #[serde(serialize_with = "each")]
    pub cells: Vec<Arc<Cell>>,
    /// Conflicts in force.
    pub recusals: Vec<Recusal>,
    /// What became of each head.
    #[serde(serialize_with = "pairs")]
    pub heads: BTreeMap<Hash, HeadStatus>,
    /// Whose a head is, where it counts or could.
    #[serde(skip)]
    pub owners: BTreeMap<Hash, Reviewer>,
    /// Pairs of heads at one revision, at any revision.
    pub contradictions: Vec<Counted>,
    /// Streams with forks or gaps.
    pub streams: Vec<StreamView>,
    /// Records in force, by id.
    pub records: Vec<Hash>,
    /// Two records of one signer at one revision.
    pub contradictory_records: Vec<Vec<Hash>>,
    /// What chairs see differently.
    pub open: Vec<OpenQuestion>,
    /// Bundles of this call that are not in the ledger, and sealed files.
    pub not_entered: Vec<Hash>,
    /// Files that cannot be opened.
    pub sealed: Vec<Hash>,
    /// The records in force, as values.
    #[serde(skip)]
    pub in_force: InForce,
}

fn pairs<S: serde::Serializer>(heads: &BTreeMap<Hash, HeadStatus>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(heads.iter().map(|(head, status)| (head.to_hex(), status)))
}

/// A head that takes part in a cell, or would have if it had come in time.
struct Candidate<'a> {
    reviewer: Reviewer,
    proposal: ProposalId,
    round: &'a Slug,
    revision: u64,
    head: Hash,
    state: HeadState,
    rubric: Hash,
    unsigned: bool,
    late: bool,
}

impl Candidate<'_> {
    fn key(&self) -> (&Reviewer, ProposalId, &Slug) {
        (&self.reviewer, self.proposal, self.round)
    }
}

/// The edition of the call in force, and the numbers of which there are two.
pub(super) fn call_in_force(state: &State) -> (Option<Hash>, Vec<u64>) {
    let mut by_number: BTreeMap<u64, Vec<Hash>> = BTreeMap::new();
    for (id, entry) in &state.calls {
        if state.lineage_of(*id) == Some(state.lineage) && is_signed_by_chair(state, *id) {
            by_number.entry(entry.edition.call.edition).or_default().push(*id);
        }
    }
    let twice: Vec<u64> = by_number
        .iter()
        .filter(|(_, ids)| ids.len() > 1)
        .map(|(number, _)| *number)
        .collect();
    let single = by_number
        .values()
        .rev()
        .find(|ids| ids.len() == 1)
        .and_then(|ids| ids.first().copied());
    (single, twice)
}

/// Whether an edition is the first, or signed by a chair of the one before.
fn is_signed_by_chair(state: &State, id: Hash) -> bool {
    if id == state.lineage {
        return true;
    }
    let Some(entry) = state.calls.get(&id) else {
        return false;
    };
    let previous = entry
        .edition
        .call
        .previous
        .and_then(|previous| state.calls.get(&previous));
    let Some(previous) = previous else {
        return false;
    };
    let persons = trust::persons(state, Some(&previous.edition.call));
    previous.edition.call.chairs().any(|chair| {
        persons
            .get(&chair.person)
            .is_some_and(|person| person.has_key(&entry.keys))
    })
}

impl View {
    /// The view of a state.
    pub fn new(state: &State) -> Self {
        let (ledger, rewritten) = state.ledger();
        let (call_id, editions_twice) = call_in_force(state);
        let call = call_id
            .and_then(|id| state.calls.get(&id))
            .map(|entry| &entry.edition);
        let mut persons = trust::persons(state, call.map(|edition| &edition.call));
        let in_force = InForce::new(state, call.map(|edition| &edition.call), |by, keys| {
            persons.get(&by).is_some_and(|person| person.has_key(keys))
        });
        if let Some(edition) = call {
            trust::judge(&mut persons, state, &edition.call, &in_force);
        }
        let positions = Positions::new(&ledger);
        let close = in_force.close();
        let mut view = Self {
            call: call_id,
            editions_twice,
            ledger_size: ledger.size(),
            ledger_last: (ledger.size() > 0).then(|| ledger.last()),
            ledger_rewritten: rewritten.is_some(),
            close,
            contradictory_records: in_force.contradictory.clone(),
            open: in_force.open.clone(),
            records: in_force.records().keys().copied().collect(),
            in_force,
            ..Self::default()
        };
        view.judge_bundles(state, call.map(|edition| &edition.call), &persons, &positions);
        view.find_recusals(state, &persons);
        view.decide(
            state,
            call.map(|edition| (&edition.call, edition.rubric)),
            &persons,
            &ledger,
        );
        view.streams = streams(state);
        view.persons = persons.into_values().collect();
        let due = state.entries_due(&ledger);
        view.not_entered = due
            .iter()
            .map(|entry| match entry {
                Entry::Bundle { bundle, .. } => *bundle,
                Entry::Sealed { sealed } => *sealed,
            })
            .collect();
        view.not_entered.sort_unstable();
        view.not_entered.dedup();
        let opened: BTreeSet<Hash> = state
            .bundles
            .values()
            .flat_map(|bundle| bundle.opened_from.iter().copied())
            .collect();
        view.sealed = state.sealed.difference(&opened).copied().collect();
        view
    }

    fn judge_bundles(
        &mut self,
        state: &State,
        call: Option<&Call>,
        persons: &BTreeMap<PersonId, Person>,
        positions: &Positions,
    ) {
        // A bundle handed in under an earlier edition may name a chair of that time.
        let readers: BTreeSet<PersonId> = state
            .calls
            .iter()
            .filter(|(id, _)| state.lineage_of(**id) == Some(state.lineage))
            .flat_map(|(_, entry)| &entry.edition.call.people)
            .filter(|official| matches!(official.role, Role::Chair | Role::Deputy))
            .map(|official| official.person)
            .collect();
        for bundle in state.bundles.values() {
            let entered = positions.first.get(&bundle.id).copied();
            let speaks = persons.get(&bundle.author).map_or(Speaks::NoCard, |person| {
                person.speaks(&bundle.keys, entered, positions)
            });
            let mut withdrawn_key = None;
            let code = if bundle.future {
                Some(Code::FormatFuture)
            } else if !state.is_of_lineage(bundle)
                || !state.calls.contains_key(&bundle.call)
                || call.is_none()
            {
                Some(Code::CallOther)
            } else if !bundle.to.iter().any(|person| readers.contains(person)) {
                Some(Code::NotForYou)
            } else {
                match speaks {
                    Speaks::Yes | Speaks::BeforeWithdrawal => None,
                    Speaks::NoCard => Some(Code::SignerUnknown),
                    Speaks::EditionTwice => Some(Code::EditionTwice),
                    Speaks::NotVouched => Some(Code::SignerNotVouched),
                    Speaks::Revoked(at) => {
                        withdrawn_key = Some(at);
                        Some(Code::KeyRevoked)
                    }
                }
            };
            self.bundles.push(BundleView {
                id: bundle.id,
                author: bundle.author,
                sequence: bundle.sequence,
                code,
                withdrawn_key,
                index: entered.map(|(at, _)| at),
                late: self
                    .close
                    .is_some_and(|close| entered.is_none_or(|(at, _)| at > close)),
            });
        }
    }

    /// The view of a bundle.
    pub fn bundle(&self, id: Hash) -> Option<&BundleView> {
        self.bundles
            .binary_search_by_key(&id, |bundle| bundle.id)
            .ok()
            .map(|place| &self.bundles[place])
    }

    fn find_recusals(&mut self, state: &State, persons: &BTreeMap<PersonId, Person>) {
        let counts_as = |person: PersonId| persons.get(&person).map_or(person, |known| known.counts_as);
        let mut own: BTreeMap<(PersonId, ProposalId), (u64, BTreeMap<Hash, ConflictState>)> = BTreeMap::new();
        for bundle in state.bundles.values() {
            if self.bundle(bundle.id).is_none_or(|view| view.code.is_some()) {
                continue;
            }
            for conflict in &bundle.conflicts {
                let cell = own
                    .entry((counts_as(bundle.author), conflict.proposal))
                    .or_default();
                if conflict.revision > cell.0 {
                    *cell = (conflict.revision, BTreeMap::new());
                }
                if conflict.revision == cell.0 {
                    cell.1.insert(conflict.line, conflict.state);
                }
            }
        }
        let mut recusals: BTreeMap<(PersonId, ProposalId), (bool, bool)> = BTreeMap::new();
        for (key, (_, lines)) in own {
            // Two lines at one revision: the cautious reading.
            if lines.len() > 1 || lines.values().any(|state| *state == ConflictState::Recused) {
                recusals.entry(key).or_default().0 = true;
            }
        }
        let contradictory = self
            .in_force
            .contradictory
            .iter()
            .flatten()
            .filter_map(|id| state.records.get(id))
            .map(|entry| &entry.record.value);
        for record in self.in_force.records().values().chain(contradictory) {
            if let Body::Conflict(body) = &record.body
                && (body.state == ConflictState::Recused
                    || !self.in_force.records().values().any(|other| other == record))
            {
                recusals
                    .entry((counts_as(body.person), body.proposal))
                    .or_default()
                    .1 = true;
            }
        }
        self.recusals = recusals
            .into_iter()
            .map(|((person, proposal), (by_reviewer, by_chair))| Recusal {
                person,
                proposal,
                by_reviewer,
                by_chair,
            })
            .collect();
    }

    /// Whether this reviewer is recused from this proposal.
    pub fn is_recused(&self, reviewer: &Reviewer, proposal: ProposalId) -> bool {
        match reviewer {
            Reviewer::Person(person) => self
                .recusals
                .binary_search_by_key(&(*person, proposal), |recusal| (recusal.person, recusal.proposal))
                .is_ok(),
            Reviewer::Name(_) => false,
        }
    }

    /// Fills cells, and what became of each head.
    fn decide(
        &mut self,
        state: &State,
        call: Option<(&Call, Hash)>,
        persons: &BTreeMap<PersonId, Person>,
        ledger: &Ledger,
    ) {
        let counts_as = |person: PersonId| persons.get(&person).map_or(person, |known| known.counts_as);
        // In order of the ledger, then by id: a line that a second person copied stays the first one's.
        let mut order: Vec<(u64, Hash, bool)> = self
            .bundles
            .iter()
            .map(|bundle| (bundle.index.unwrap_or(u64::MAX), bundle.id, bundle.code.is_none()))
            .collect();
        order.sort_unstable();
        let mut statuses: Vec<(Hash, HeadStatus)> = Vec::new();
        let mut found: Vec<(Hash, usize)> = Vec::new();
        let mut good: Vec<(PersonId, &HeadEntry)> = Vec::new();
        for (_, id, counts) in order {
            let Some(bundle) = state.bundles.get(&id) else {
                continue;
            };
            for head in &bundle.heads {
                if counts {
                    found.push((head.head, good.len()));
                    good.push((bundle.author, head));
                } else {
                    statuses.push((head.head, HeadStatus::Unknown));
                }
            }
        }
        found.sort_unstable();
        found.dedup_by_key(|(head, _)| *head);
        // Only a close makes the place of a head matter.
        let first = if self.close.is_some() {
            first_places(state, ledger)
        } else {
            BTreeMap::new()
        };
        let admitted = self.in_force.admitted();
        let entered = entered_reviews(&self.in_force);
        let mut candidates: Vec<Candidate<'_>> = Vec::with_capacity(found.len());
        for (hash, place) in &found {
            let (author, head) = good[*place];
            let on_time = self
                .close
                .is_none_or(|close| first.get(hash).is_some_and(|at| *at <= close));
            candidates.push(Candidate {
                reviewer: Reviewer::Person(counts_as(author)),
                proposal: head.proposal,
                round: &head.round,
                revision: head.revision,
                head: *hash,
                state: head.state,
                rubric: head.rubric,
                unsigned: false,
                late: !on_time && !admitted.contains(hash),
            });
        }
        if let Some((call, _)) = call {
            let mut seen = BTreeSet::new();
            for (_, review, head) in &entered {
                let signed = found.binary_search_by_key(&head.hash, |(hash, _)| *hash).is_ok();
                if signed || !seen.insert(head.hash) {
                    continue;
                }
                if call.funding.unsigned == Unsigned::Show {
                    statuses.push((head.hash, HeadStatus::Unknown));
                    continue;
                }
                candidates.push(Candidate {
                    reviewer: reviewer_of(review, &counts_as),
                    proposal: head.value.proposal,
                    round: &head.value.round,
                    revision: head.value.revision,
                    head: head.hash,
                    state: head.value.state,
                    rubric: head.value.rubric,
                    unsigned: true,
                    late: false,
                });
            }
        }
        candidates.sort_unstable_by(|a, b| {
            a.key()
                .cmp(&b.key())
                .then((a.revision, a.head).cmp(&(b.revision, b.head)))
        });
        let rubric = call.map(|(_, rubric)| rubric);
        let maps = self.maps(rubric);
        let mut cells = Vec::new();
        let mut contradictions = Vec::new();
        for group in candidates.chunk_by(|a, b| a.key() == b.key()) {
            for same in group
                .chunk_by(|a, b| a.revision == b.revision)
                .filter(|same| same.len() > 1)
            {
                contradictions.push(Counted {
                    reviewer: same[0].reviewer.clone(),
                    proposal: same[0].proposal,
                    round: same[0].round.clone(),
                    revision: same[0].revision,
                    heads: same.iter().map(|candidate| candidate.head).collect(),
                });
            }
            statuses.extend(
                group
                    .iter()
                    .filter(|candidate| candidate.late)
                    .map(|candidate| (candidate.head, HeadStatus::Late)),
            );
            let in_time: Vec<&Candidate<'_>> = group.iter().filter(|candidate| !candidate.late).collect();
            let Some(cell) = self.cell(&in_time, rubric, &maps, persons) else {
                continue;
            };
            statuses.extend(
                in_time
                    .iter()
                    .map(|candidate| (candidate.head, cell.status_of(candidate))),
            );
            cells.push(Arc::new(cell));
        }
        self.owners = candidates
            .iter()
            .map(|candidate| (candidate.head, candidate.reviewer.clone()))
            .collect();
        // Of two words on one head the later one holds: what counts after what is unknown.
        self.heads = statuses.into_iter().collect();
        self.cells = cells;
        self.contradictions = contradictions;
    }

    /// Maps in force from an earlier rubric to that of the call.
    fn maps(&self, rubric: Option<Hash>) -> BTreeMap<Hash, Hash> {
        let maps = self
            .in_force
            .records()
            .iter()
            .filter_map(|(id, record)| match &record.body {
                Body::EditionMap(body) if Some(body.to) == rubric => Some((body.from, *id)),
                _ => None,
            });
        maps.collect()
    }

    /// The cell of all that one reviewer says of one proposal in one round, sorted by revision and head; `None` of nothing.
    fn cell(
        &self,
        candidates: &[&Candidate<'_>],
        rubric: Option<Hash>,
        maps: &BTreeMap<Hash, Hash>,
        persons: &BTreeMap<PersonId, Person>,
    ) -> Option<Cell> {
        let last = candidates.last()?;
        let from = candidates.partition_point(|candidate| candidate.revision < last.revision);
        let highest = &candidates[from..];
        let settled = if highest.len() > 1 {
            self.settled(highest, persons)
        } else {
            None
        };
        let mut cell = Cell {
            reviewer: last.reviewer.clone(),
            proposal: last.proposal,
            round: last.round.clone(),
            revision: last.revision,
            heads: highest.iter().map(|candidate| candidate.head).collect(),
            state: CellState::Contradiction,
            counted: None,
            settled: settled.is_some(),
            through_map: None,
            unsigned: highest.iter().any(|candidate| candidate.unsigned),
            incomplete: false,
        };
        let chosen = match highest {
            [only] => Some(*only),
            _ => highest
                .iter()
                .find(|candidate| Some(candidate.head) == settled)
                .copied(),
        };
        if let Some(candidate) = chosen {
            cell.through_map = maps
                .get(&candidate.rubric)
                .copied()
                .filter(|_| Some(candidate.rubric) != rubric);
            cell.incomplete = candidate.state == HeadState::Incomplete;
            cell.unsigned = candidate.unsigned;
            cell.state = if candidate.state == HeadState::Withdrawn {
                CellState::Withdrawn
            } else if Some(candidate.rubric) != rubric && cell.through_map.is_none() {
                CellState::Outdated
            } else {
                CellState::Counted
            };
            cell.counted = Some(candidate.head);
        }
        if self.is_recused(&last.reviewer, last.proposal) {
            cell.state = CellState::Recused;
        }
        if cell.state != CellState::Counted && !cell.settled {
            cell.counted = None;
        }
        Some(cell)
    }

    /// The head that chairs settled on, if they name one and the same.
    fn settled(&self, highest: &[&Candidate<'_>], persons: &BTreeMap<PersonId, Person>) -> Option<Hash> {
        let one = highest.first()?;
        let Reviewer::Person(person) = one.reviewer else {
            return None;
        };
        let heads: BTreeSet<Hash> = self
            .in_force
            .settled()
            .filter(|settle| settle.proposal == one.proposal && settle.round == *one.round)
            .filter(|settle| {
                persons
                    .get(&settle.person)
                    .map_or(settle.person, |known| known.counts_as)
                    == person
            })
            .map(|settle| settle.head)
            .collect();
        let head = heads.first().copied()?;
        (heads.len() == 1 && highest.iter().any(|candidate| candidate.head == head)).then_some(head)
    }

    /// The cell of a reviewer, a proposal and a round.
    pub fn cell_of(&self, reviewer: &Reviewer, proposal: ProposalId, round: &str) -> Option<&Cell> {
        let key = (reviewer, proposal, round);
        self.cells
            .binary_search_by(|cell| (&cell.reviewer, cell.proposal, cell.round.as_str()).cmp(&key))
            .ok()
            .map(|place| self.cells[place].as_ref())
    }

    /// The heads that count, with whose they are.
    pub fn counted(&self) -> impl Iterator<Item = (Hash, &Cell)> {
        self.cells
            .iter()
            .map(AsRef::as_ref)
            .filter(|cell: &&Cell| cell.state == CellState::Counted)
            .filter_map(|cell| Some((cell.counted?, cell)))
    }

    /// The heads that are ranked: of those that count, the ones of the round that the call ranks.
    pub fn ranked<'a>(&'a self, call: &'a Call) -> Vec<(Hash, &'a Cell)> {
        let mut latest: BTreeMap<(&Reviewer, ProposalId), (usize, Hash, &Cell)> = BTreeMap::new();
        for (head, cell) in self.counted() {
            let Some(round) = call.round_index(&cell.round) else {
                continue;
            };
            if call.round_rule == crate::payload::call::RoundRule::LastOnly && round + 1 != call.rounds.len()
            {
                continue;
            }
            let place = latest
                .entry((&cell.reviewer, cell.proposal))
                .or_insert((round, head, cell));
            if round > place.0 {
                *place = (round, head, cell);
            }
        }
        latest.into_values().map(|(_, head, cell)| (head, cell)).collect()
    }

    /// A person.
    pub fn person(&self, person: PersonId) -> Option<&Person> {
        self.persons
            .binary_search_by_key(&person, |known| known.person)
            .ok()
            .map(|place| &self.persons[place])
    }

    /// Why a result cannot be published yet.
    pub fn obstacles(&self) -> Vec<Obstacle> {
        let mut obstacles = Vec::new();
        let mut add = |hinders: bool, obstacle| {
            if hinders {
                obstacles.push(obstacle);
            }
        };
        add(self.call.is_none(), Obstacle::NoCall);
        add(self.ledger_rewritten, Obstacle::LedgerRewritten);
        add(
            !self.not_entered.is_empty(),
            Obstacle::NotEntered(self.not_entered.len()),
        );
        add(self.close.is_none(), Obstacle::NotClosed);
        add(!self.open.is_empty(), Obstacle::OpenQuestions(self.open.len()));
        obstacles
    }

    /// The bytes of the view: one canonical line, the same wherever the state is.
    pub fn export(&self) -> Vec<u8> {
        canonical::line(self)
    }

    /// The hash of the view.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.export())
    }
}

/// What stands between a view and a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No edition of the call is in force.
    NoCall,
    /// Two ledgers part.
    LedgerRewritten,
    /// So many bundles are not in the ledger.
    NotEntered(usize),
    /// No chair signed the close.
    NotClosed,
    /// So many records differ between chairs.
    OpenQuestions(usize),
}

impl Cell {
    /// What became of one of its heads.
    fn status_of(&self, candidate: &Candidate<'_>) -> HeadStatus {
        if candidate.revision < self.revision {
            return HeadStatus::Superseded;
        }
        let passed_over = self.heads.len() > 1 && !(self.settled && self.counted == Some(candidate.head));
        match self.state {
            CellState::Recused => HeadStatus::Recused,
            CellState::Counted | CellState::Withdrawn | CellState::Outdated if passed_over => {
                HeadStatus::Contradiction
            }
            CellState::Counted => HeadStatus::Counted,
            CellState::Withdrawn => HeadStatus::Withdrawn,
            CellState::Outdated => HeadStatus::Outdated,
            CellState::Contradiction => HeadStatus::Contradiction,
        }
    }
}

fn reviewer_of(entered: &Entered, counts_as: &dyn Fn(PersonId) -> PersonId) -> Reviewer {
    entered.person.map_or_else(
        || Reviewer::Name(entered.reviewer.clone()),
        |person| Reviewer::Person(counts_as(person)),
    )
}

/// The reviews that came unsigned, in order of their records' ids.
pub(crate) fn entered_reviews(in_force: &InForce) -> Vec<(Hash, Entered, Kept<Head>)> {
    let entered = |(id, record): (&Hash, &Record)| match &record.body {
        Body::Entered(body) => Some((*id, body.clone(), body.read_head("").ok()?)),
        _ => None,
    };
    in_force.records().iter().filter_map(entered).collect()
}

/// The first place of each head in the ledger: the index of the line, or of the entry that the line opens.
fn first_places(state: &State, ledger: &Ledger) -> BTreeMap<Hash, u64> {
    let mut first = BTreeMap::new();
    for (index, line) in (1_u64..).zip(ledger.lines()) {
        if let Entry::Bundle { bundle, opens, .. } = line.entry
            && let Some(bundle) = state.bundles.get(&bundle)
        {
            for head in &bundle.heads {
                first.entry(head.head).or_insert(opens.unwrap_or(index));
            }
        }
    }
    first
}

fn streams(state: &State) -> Vec<StreamView> {
    type Key<'a> = (PersonId, Device, &'a [PersonId]);
    let mut streams: BTreeMap<Key<'_>, BTreeMap<u64, Vec<&BundleEntry>>> = BTreeMap::new();
    for bundle in state
        .bundles
        .values()
        .filter(|bundle| state.is_of_lineage(bundle))
    {
        let key = (bundle.author, bundle.device, bundle.to.as_slice());
        streams
            .entry(key)
            .or_default()
            .entry(bundle.sequence)
            .or_default()
            .push(bundle);
    }
    let mut devices: BTreeMap<(PersonId, &[PersonId]), Vec<&BTreeMap<u64, Vec<&BundleEntry>>>> =
        BTreeMap::new();
    for ((person, _, to), held) in &streams {
        devices.entry((*person, *to)).or_default().push(held);
    }
    let mut result = Vec::new();
    for ((person, device, to), held) in &streams {
        let (person, device, to) = (*person, *device, *to);
        // A desk that was put back is a new device and counts on: what came before its first number was sent by the device
        // before it.
        let elsewhere = |number: &u64| {
            devices[&(person, to)]
                .iter()
                .any(|held| held.contains_key(number))
        };
        let mut forks = Vec::new();
        let mut gaps: Vec<u64> = Vec::new();
        let mut last = 0;
        for (sequence, bundles) in held {
            // A hostile number may be huge: the first few missing ones say enough.
            let missing = (last + 1..*sequence).take(64);
            if last == 0 {
                gaps.extend(missing.filter(|number| !elsewhere(number)));
            } else {
                gaps.extend(missing);
            }
            last = *sequence;
            let before = sequence.checked_sub(1).and_then(|before| held.get(&before));
            let follows = |bundle: &&BundleEntry| match (before, bundle.previous) {
                (Some(before), Some(previous)) => before.iter().any(|one| one.id == previous),
                (Some(_), None) => false,
                (None, Some(_)) => *sequence > 1,
                (None, None) => true,
            };
            if bundles.len() > 1 || !bundles.iter().all(follows) {
                forks.push(*sequence);
            }
        }
        gaps.truncate(64);
        if !forks.is_empty() || !gaps.is_empty() {
            result.push(StreamView {
                person,
                device,
                to: to.to_vec(),
                forks,
                gaps,
            });
        }
    }
    result
}

/// A head of an earlier rubric, read through a map: its scores under the criteria in force. What does not fit the scale is missing.
pub fn read_through(head: &Head, map: &crate::payload::record::EditionMap, call: &Call) -> Head {
    let mut read = head.clone();
    read.scores = head
        .scores
        .iter()
        .filter_map(|(old, step)| {
            let criterion = call.rubric.criterion(map.criteria.get(old)?)?;
            (criterion.min..=criterion.max)
                .contains(step)
                .then(|| (criterion.id.clone(), *step))
        })
        .collect();
    read.na = head
        .na
        .iter()
        .filter_map(|old| {
            let criterion = call.rubric.criterion(map.criteria.get(old)?)?;
            criterion.na.then(|| criterion.id.clone())
        })
        .collect();
    read.na.sort_unstable();
    let complete = call
        .rubric
        .criteria
        .iter()
        .all(|criterion| read.scores.contains_key(&criterion.id) || read.na.contains(&criterion.id));
    if read.state != HeadState::Withdrawn {
        read.state = if complete {
            HeadState::Scored
        } else {
            HeadState::Incomplete
        };
    }
    read
}
