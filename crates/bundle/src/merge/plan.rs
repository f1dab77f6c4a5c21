//! The plan of a merge: what would change, as a value that a person reads; then the change itself, and its undoing.
//!
//! Nothing here writes a file: an app stores the state, in one transaction.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::view::{Cell, Reviewer, View};
use super::{BundleEntry, State};
use crate::fault::Code;
use crate::payload::id::{Hash, PersonId, ProposalId, Slug};
use crate::payload::result::HeadStatus;

/// A cell that would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Who.
    pub reviewer: Reviewer,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// In which round.
    pub round: Slug,
    /// The cell before, if there was one.
    pub before: Option<Arc<Cell>>,
    /// The cell after.
    pub after: Option<Arc<Cell>>,
}

/// What a bundle of the plan brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Its id.
    pub id: Hash,
    /// Whether it is here already: then nothing happens.
    pub same: bool,
    /// Why it will not count yet.
    pub code: Option<Code>,
    /// What is worth saying of it: `OLDER`, `OLDER_KNOWN`, `FORK`, `CONTRADICTION`, `RECUSED`, `LATE`, `RUBRIC_OUTDATED`.
    pub notes: Vec<Code>,
    /// How many of its heads were not here.
    pub new_heads: usize,
    /// The highest number of its stream that was here.
    pub highest_here: Option<u64>,
}

/// What a merge would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The state after.
    pub after: State,
    /// The view after: what is shown once it is applied.
    pub view: View,
    /// Each score bundle that was given.
    pub bundles: Vec<Merged>,
    /// Cells that change.
    pub changes: Vec<Change>,
    /// The hash of the state that it was made for.
    pub before: Hash,
    added: Applied,
}

/// What a merge added: what is taken away again when it is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Entries that were replaced by their union, as they were.
    pub before: State,
    /// Ids that were new.
    pub new: BTreeSet<Hash>,
}

/// Plans the union of a state with what was read from files.
pub fn plan(state: &State, incoming: &State) -> Plan {
    plan_beside(state, &View::new(state), incoming)
}

/// Plans the union of a state with what was read from files, where the view of the state is at hand.
pub fn plan_beside(state: &State, before: &View, incoming: &State) -> Plan {
    let after = state.clone().join(incoming);
    let (view, changes) = if after == *state {
        (before.clone(), Vec::new())
    } else {
        let view = View::new(&after);
        let changes = changes(before, &view);
        (view, changes)
    };
    let (here, there) = (by_author(state), by_author(&after));
    let of = |index: &BTreeMap<PersonId, Vec<Arc<BundleEntry>>>, author| {
        index.get(&author).cloned().unwrap_or_default()
    };
    let bundles = incoming
        .bundles
        .values()
        .map(|bundle| {
            merged(
                state,
                &of(&here, bundle.author),
                &of(&there, bundle.author),
                &view,
                bundle,
            )
        })
        .collect();
    Plan {
        bundles,
        changes,
        before: state.hash(),
        added: Applied {
            before: state.clone(),
            new: ids(&after).difference(&ids(state)).copied().collect(),
        },
        after,
        view,
    }
}

impl Plan {
    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.added.new.is_empty() && self.after == self.added.before
    }

    /// The state after, and what undoes it; `None` where the state is not the one that the plan was made for.
    pub fn apply(&self, state: &State) -> Option<(State, Applied)> {
        (state.hash() == self.before).then(|| (self.after.clone(), self.added.clone()))
    }
}

/// Undoes a merge; `None` when something of it was entered, signed or handed out, or something else came after it.
pub fn undo(state: &State, applied: &Applied) -> Option<State> {
    let mut expected = ids(&applied.before);
    expected.extend(&applied.new);
    if ids(state) != expected {
        return None;
    }
    let (ledger, _) = state.ledger();
    let (ledger_before, _) = applied.before.ledger();
    (ledger == ledger_before).then(|| applied.before.clone())
}

fn ids(state: &State) -> BTreeSet<Hash> {
    let sets = state
        .calls
        .keys()
        .chain(state.bundles.keys())
        .chain(state.cards.keys())
        .chain(state.records.keys());
    sets.chain(state.lists.keys())
        .chain(&state.sealed)
        .chain(state.ledgers.keys())
        .copied()
        .collect()
}

fn changes(before: &View, after: &View) -> Vec<Change> {
    type Key<'a> = (&'a Reviewer, ProposalId, &'a Slug);
    let mut cells: BTreeMap<Key<'_>, (Option<&Arc<Cell>>, Option<&Arc<Cell>>)> = BTreeMap::new();
    for cell in &before.cells {
        cells
            .entry((&cell.reviewer, cell.proposal, &cell.round))
            .or_default()
            .0 = Some(cell);
    }
    for cell in &after.cells {
        cells
            .entry((&cell.reviewer, cell.proposal, &cell.round))
            .or_default()
            .1 = Some(cell);
    }
    cells
        .into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|((reviewer, proposal, round), (before, after))| Change {
            reviewer: reviewer.clone(),
            proposal,
            round: round.clone(),
            before: before.cloned(),
            after: after.cloned(),
        })
        .collect()
}

fn by_author(state: &State) -> BTreeMap<PersonId, Vec<Arc<BundleEntry>>> {
    let mut index: BTreeMap<PersonId, Vec<Arc<BundleEntry>>> = BTreeMap::new();
    for bundle in state.bundles.values() {
        index.entry(bundle.author).or_default().push(bundle.clone());
    }
    index
}

/// What a bundle brings, beside the same author's bundles before and after.
fn merged(
    state: &State,
    here: &[Arc<BundleEntry>],
    there: &[Arc<BundleEntry>],
    view: &View,
    bundle: &BundleEntry,
) -> Merged {
    let same_stream = |other: &&Arc<BundleEntry>| {
        other.device == bundle.device && other.to == bundle.to && other.id != bundle.id
    };
    let same = state.bundles.contains_key(&bundle.id);
    let highest_here = here.iter().filter(same_stream).map(|other| other.sequence).max();
    let new_heads = if same {
        0
    } else {
        let held: BTreeSet<Hash> = here
            .iter()
            .flat_map(|other| other.heads.iter().map(|head| head.head))
            .collect();
        bundle
            .heads
            .iter()
            .filter(|head| !held.contains(&head.head))
            .count()
    };
    let code = view.bundle(bundle.id).and_then(|shown| shown.code);
    let mut notes = BTreeSet::new();
    if code.is_none() && !same {
        if highest_here.is_some_and(|highest| bundle.sequence < highest) {
            notes.insert(if new_heads == 0 {
                Code::OlderKnown
            } else {
                Code::Older
            });
        }
        if there
            .iter()
            .filter(same_stream)
            .any(|other| other.sequence == bundle.sequence)
        {
            notes.insert(Code::Fork);
        }
        notes.extend(
            bundle
                .heads
                .iter()
                .filter_map(|head| match view.heads.get(&head.head)? {
                    HeadStatus::Contradiction => Some(Code::Contradiction),
                    HeadStatus::Recused => Some(Code::Recused),
                    HeadStatus::Late => Some(Code::Late),
                    HeadStatus::Outdated => Some(Code::RubricOutdated),
                    HeadStatus::Counted
                    | HeadStatus::Superseded
                    | HeadStatus::Repeated
                    | HeadStatus::Withdrawn
                    | HeadStatus::Unknown => None,
                }),
        );
    }
    Merged {
        id: bundle.id,
        same,
        code,
        notes: notes.into_iter().collect(),
        new_heads,
        highest_here,
    }
}
