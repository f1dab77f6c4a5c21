//! The merge: state is sets and a ledger, merging is their union, and everything shown is a pure function of them.
//!
//! Nothing here depends on time, on the order of arrival, on file names or devices. Bundles that are not yet good are in the sets
//! too, since a later card or acceptance may make them good; bad ones never come here. Entering is an act of its own
//! ([`State::entries_due`]); the ledger travels like any other data.

mod force;
mod plan;
mod trust;
mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

pub use force::{InForce, OpenQuestion};
pub use plan::{Applied, Change, Merged, Plan, plan, plan_beside, undo};
pub use trust::{Person, Trust};
pub use view::{
    BundleView, Cell, CellState, Counted, Obstacle, Recusal, Reviewer, StreamView, View, read_through,
};

use crate::fault::Fault;
use crate::ledger::{self, Entry, Ledger};
use crate::payload::call::CallEdition;
use crate::payload::card::Card;
use crate::payload::decode::Kept;
use crate::payload::id::{Device, Hash, PersonId, ProposalId, Slug, Time};
use crate::payload::manifest::Manifest;
use crate::payload::reader::Score;
use crate::payload::record::Record;
use crate::payload::review::{ConflictState, HeadState};

/// What the merge needs to know of a head.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeadEntry {
    /// The hash of the line.
    pub head: Hash,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// In which round.
    pub round: Slug,
    /// Which revision.
    pub revision: u64,
    /// How far it is.
    pub state: HeadState,
    /// With which rubric.
    pub rubric: Hash,
}

/// What the merge needs to know of a declared conflict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ConflictEntry {
    /// The hash of the line.
    pub line: Hash,
    /// With which proposal.
    pub proposal: ProposalId,
    /// Which revision.
    pub revision: u64,
    /// Declared, or taken back.
    pub state: ConflictState,
}

/// A score bundle in the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleEntry {
    /// Its id.
    pub id: Hash,
    /// Who made it.
    pub author: PersonId,
    /// The edition of the call that it names.
    pub call: Hash,
    /// Which workspace made it.
    pub device: Device,
    /// For whom.
    pub to: Vec<PersonId>,
    /// Its number in its stream.
    pub sequence: u64,
    /// The one before.
    pub previous: Option<Hash>,
    /// The hashes of the keys whose signatures are true.
    pub keys: BTreeSet<Hash>,
    /// The files that it was opened from, if they were encrypted.
    pub opened_from: BTreeSet<Hash>,
    /// Whether it is of a version that cannot be read here: then it has no heads yet.
    pub future: bool,
    /// Its heads, in order of file.
    pub heads: Vec<HeadEntry>,
    /// Its conflicts, in order of file.
    pub conflicts: Vec<ConflictEntry>,
}

impl BundleEntry {
    /// From a bundle that was opened; `None` where the manifest is not of a score bundle.
    pub fn new(id: Hash, manifest: &Manifest, score: &Score, keys: BTreeSet<Hash>) -> Option<Self> {
        let stream = manifest.stream.as_ref()?;
        Some(Self {
            id,
            author: manifest.author,
            call: manifest.call?,
            device: stream.device,
            to: stream.to.clone(),
            sequence: stream.sequence,
            previous: stream.previous,
            keys,
            opened_from: BTreeSet::new(),
            future: false,
            heads: score
                .heads
                .iter()
                .map(|line| HeadEntry {
                    head: line.hash,
                    proposal: line.value.proposal,
                    round: line.value.round.clone(),
                    revision: line.value.revision,
                    state: line.value.state,
                    rubric: line.value.rubric,
                })
                .collect(),
            conflicts: score
                .conflicts
                .iter()
                .map(|line| ConflictEntry {
                    line: line.hash,
                    proposal: line.value.proposal,
                    revision: line.value.revision,
                    state: line.value.state,
                })
                .collect(),
        })
    }
}

/// A card in the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardEntry {
    /// The id of the bundle that carries it.
    pub id: Hash,
    /// The SHA-256 of `card.json`, which names the edition.
    pub edition: Hash,
    /// What it says.
    pub card: Card,
    /// The hashes of the keys whose signatures are true.
    pub keys: BTreeSet<Hash>,
    /// The score bundles that carried it.
    pub carried_by: BTreeSet<Hash>,
}

/// A record in the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEntry {
    /// The record.
    pub record: Kept<Record>,
    /// The hashes of the keys that signed a panel which carries it.
    pub keys: BTreeSet<Hash>,
    /// The panels that carry it.
    pub panels: BTreeSet<Hash>,
}

/// An edition of the call in the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallEntry {
    /// The edition.
    pub edition: CallEdition,
    /// The hashes of the keys that signed a call file which carries it.
    pub keys: BTreeSet<Hash>,
}

/// All that was ever taken in: sets by id, and every ledger seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// The first edition of the call: whose office this is.
    pub lineage: Hash,
    /// Editions of the call, and of others that were dropped here.
    pub calls: BTreeMap<Hash, Arc<CallEntry>>,
    /// Score bundles.
    pub bundles: BTreeMap<Hash, Arc<BundleEntry>>,
    /// Cards, by the id of their bundle.
    pub cards: BTreeMap<Hash, Arc<CardEntry>>,
    /// Records.
    pub records: BTreeMap<Hash, Arc<RecordEntry>>,
    /// Lists of draws, by their hash.
    pub lists: BTreeMap<Hash, Arc<Vec<u8>>>,
    /// Files that could not be opened, by their hash.
    pub sealed: BTreeSet<Hash>,
    /// Ledgers whose checkpoint is good, by the hash of their last line; of two where one begins the other, the longer.
    pub ledgers: BTreeMap<Hash, Arc<Ledger>>,
}

impl State {
    /// The empty state of an office.
    pub fn new(lineage: Hash) -> Self {
        Self {
            lineage,
            calls: BTreeMap::new(),
            bundles: BTreeMap::new(),
            cards: BTreeMap::new(),
            records: BTreeMap::new(),
            lists: BTreeMap::new(),
            sealed: BTreeSet::new(),
            ledgers: BTreeMap::new(),
        }
    }

    /// Adds an edition of the call.
    pub fn add_call(&mut self, entry: CallEntry) {
        let id = entry.edition.id;
        join_entry(&mut self.calls, id, Arc::new(entry), |held, new| {
            held.keys.extend(&new.keys);
        });
    }

    /// Adds a score bundle.
    pub fn add_bundle(&mut self, entry: BundleEntry) {
        join_entry(&mut self.bundles, entry.id, Arc::new(entry), join_bundle);
    }

    /// Adds a score bundle that others hold too.
    pub fn share_bundle(&mut self, entry: &Arc<BundleEntry>) {
        join_entry(&mut self.bundles, entry.id, Arc::clone(entry), join_bundle);
    }

    /// Adds a card.
    pub fn add_card(&mut self, entry: CardEntry) {
        join_entry(&mut self.cards, entry.id, Arc::new(entry), join_card);
    }

    /// Adds a record.
    pub fn add_record(&mut self, entry: RecordEntry) {
        join_entry(&mut self.records, entry.record.hash, Arc::new(entry), join_record);
    }

    /// Adds the list of a draw.
    pub fn add_list(&mut self, list: Vec<u8>) {
        self.lists.insert(Hash::of(&list), Arc::new(list));
    }

    /// Adds a file that could not be opened.
    pub fn add_sealed(&mut self, file: Hash) {
        self.sealed.insert(file);
    }

    /// Adds a ledger whose checkpoint was judged.
    pub fn add_ledger(&mut self, ledger: Ledger) {
        if ledger.size() > 0 {
            self.ledgers.insert(ledger.last(), Arc::new(ledger));
            self.keep_longest();
        }
    }

    fn keep_longest(&mut self) {
        let all: Vec<Arc<Ledger>> = self.ledgers.values().cloned().collect();
        self.ledgers.retain(|last, ledger| {
            all.iter()
                .all(|other| other.last() == *last || !ledger.is_prefix_of(other))
        });
    }

    /// The union with another state of the same office.
    #[must_use]
    pub fn join(mut self, other: &Self) -> Self {
        for (id, entry) in &other.calls {
            join_entry(&mut self.calls, *id, entry.clone(), |held, new| {
                held.keys.extend(&new.keys);
            });
        }
        for (id, entry) in &other.bundles {
            join_entry(&mut self.bundles, *id, entry.clone(), join_bundle);
        }
        for (id, entry) in &other.cards {
            join_entry(&mut self.cards, *id, entry.clone(), join_card);
        }
        for (id, entry) in &other.records {
            join_entry(&mut self.records, *id, entry.clone(), join_record);
        }
        self.lists
            .extend(other.lists.iter().map(|(hash, list)| (*hash, list.clone())));
        self.sealed.extend(&other.sealed);
        self.ledgers
            .extend(other.ledgers.iter().map(|(last, ledger)| (*last, ledger.clone())));
        self.keep_longest();
        self
    }

    /// The ledger in force, and `LEDGER_REWRITTEN` where two of those seen part.
    pub fn ledger(&self) -> (Ledger, Option<Fault>) {
        ledger::join(self.ledgers.values().map(AsRef::as_ref))
    }

    /// The hash of the state, by which two machines compare what they hold.
    pub fn hash(&self) -> Hash {
        let mut text = format!("paraph state v1\n{}\n", self.lineage);
        let mut add = |word: &str, hash: &Hash| {
            text.push_str(word);
            text.push(' ');
            text.push_str(&hash.to_hex());
            text.push('\n');
        };
        self.calls.keys().for_each(|id| add("call", id));
        self.bundles.keys().for_each(|id| add("bundle", id));
        self.cards.keys().for_each(|id| add("card", id));
        self.records.keys().for_each(|id| add("record", id));
        self.lists.keys().for_each(|id| add("list", id));
        self.sealed.iter().for_each(|id| add("sealed", id));
        self.ledgers.keys().for_each(|id| add("ledger", id));
        Hash::of(text.as_bytes())
    }

    /// The entries that *Enter* would add to this ledger, in their order: bundles of this call and sealed files that are not in it,
    /// and the content of entries that can be read by now.
    pub fn entries_due(&self, ledger: &Ledger) -> Vec<Entry> {
        let mut held: BTreeSet<Hash> = BTreeSet::new();
        let mut sealed_at: BTreeMap<Hash, u64> = BTreeMap::new();
        let mut unread_at: BTreeMap<Hash, u64> = BTreeMap::new();
        let mut opened: BTreeSet<u64> = BTreeSet::new();
        for (index, line) in (1_u64..).zip(ledger.lines()) {
            match line.entry {
                Entry::Bundle { bundle, n, opens, .. } => {
                    held.insert(bundle);
                    opened.extend(opens);
                    if n == 0 && opens.is_none() {
                        unread_at.entry(bundle).or_insert(index);
                    }
                }
                Entry::Sealed { sealed } => {
                    sealed_at.entry(sealed).or_insert(index);
                }
            }
        }
        let mut due: BTreeMap<(Hash, Option<u64>), Entry> = BTreeMap::new();
        let opened_files: BTreeSet<Hash> = self
            .bundles
            .values()
            .flat_map(|bundle| bundle.opened_from.iter().copied())
            .collect();
        for file in &self.sealed {
            if !sealed_at.contains_key(file) && !opened_files.contains(file) {
                due.insert((*file, None), Entry::Sealed { sealed: *file });
            }
        }
        for bundle in self.bundles.values() {
            if !self.is_of_lineage(bundle) {
                continue;
            }
            let entry = |opens| Entry::Bundle {
                bundle: bundle.id,
                heads: ledger::heads_hash(bundle.heads.iter().map(|head| head.head)),
                n: bundle.heads.len() as u64,
                opens,
            };
            let reads = unread_at.get(&bundle.id).filter(|_| !bundle.heads.is_empty());
            let unseals = bundle.opened_from.iter().filter_map(|file| sealed_at.get(file));
            let opens: BTreeSet<u64> = reads
                .into_iter()
                .chain(unseals)
                .copied()
                .filter(|at| !opened.contains(at))
                .collect();
            if opens.is_empty() && !held.contains(&bundle.id) {
                due.insert((bundle.id, None), entry(None));
            }
            for at in opens {
                due.insert((bundle.id, Some(at)), entry(Some(at)));
            }
        }
        due.into_values().collect()
    }

    /// Enters what is due: the ledger with its new lines, to be signed as a checkpoint and added.
    pub fn enter(&self, ledger: &Ledger, seen: Time) -> Ledger {
        let mut longer = ledger.clone();
        for entry in self.entries_due(ledger) {
            longer.push(entry, seen);
        }
        longer
    }

    /// Whether a bundle names an edition of this office's call. One of a later version is taken at its word.
    pub fn is_of_lineage(&self, bundle: &BundleEntry) -> bool {
        self.lineage_of(bundle.call) == Some(self.lineage)
    }

    /// The first edition of the call that this edition belongs to, as far as its predecessors are here.
    pub fn lineage_of(&self, edition: Hash) -> Option<Hash> {
        let mut at = edition;
        // As many steps as there are editions: a chain of hashes has no circle, but nothing is taken on trust.
        for _ in 0..=self.calls.len() {
            if at == self.lineage {
                return Some(at);
            }
            match self.calls.get(&at)?.edition.call.previous {
                None => return Some(at),
                Some(previous) => at = previous,
            }
        }
        None
    }
}

fn join_entry<T: Clone + PartialEq>(
    set: &mut BTreeMap<Hash, Arc<T>>,
    id: Hash,
    new: Arc<T>,
    join: impl FnOnce(&mut T, &T),
) {
    match set.entry(id) {
        std::collections::btree_map::Entry::Vacant(place) => {
            place.insert(new);
        }
        std::collections::btree_map::Entry::Occupied(mut place) => {
            if *place.get() != new {
                join(Arc::make_mut(place.get_mut()), &new);
            }
        }
    }
}

fn join_bundle(held: &mut BundleEntry, new: &BundleEntry) {
    held.keys.extend(&new.keys);
    held.opened_from.extend(&new.opened_from);
    // One id is one content: what differs is only whether this version could read it.
    if held.future && !new.future {
        let (keys, opened_from) = (held.keys.clone(), held.opened_from.clone());
        *held = new.clone();
        held.keys = keys;
        held.opened_from = opened_from;
    }
}

fn join_card(held: &mut CardEntry, new: &CardEntry) {
    held.keys.extend(&new.keys);
    held.carried_by.extend(&new.carried_by);
}

fn join_record(held: &mut RecordEntry, new: &RecordEntry) {
    held.keys.extend(&new.keys);
    held.panels.extend(&new.panels);
}
