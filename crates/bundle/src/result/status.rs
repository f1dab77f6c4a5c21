//! What became of each entry of the ledger, head by head: nothing that was entered is left out in silence.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::{Entry, Ledger};
use crate::merge::{Reviewer, State, View};
use crate::payload::id::{Hash, Name, PersonId};
use crate::payload::record::Body;
use crate::payload::result::{EntryState, HeadStatus, Status, StatusOfHead};

/// The lines of `statuses.jsonl`: one for each entry, then one for each review that a chair entered. `None` when the state lacks
/// a bundle that the ledger names, so that its heads cannot be listed.
pub fn statuses(
    state: &State,
    view: &View,
    ledger: &Ledger,
    labels: &BTreeMap<Reviewer, Name>,
) -> Option<Vec<Status>> {
    let counts_as = |person: PersonId| view.person(person).map_or(person, |known| known.counts_as);
    let mut seen: BTreeSet<Hash> = BTreeSet::new();
    let mut lines = Vec::new();
    for (index, line) in (1_u64..).zip(ledger.lines()) {
        lines.push(match line.entry {
            Entry::Sealed { sealed } => Status {
                bundle: None,
                heads: Vec::new(),
                index: Some(index),
                record: None,
                reviewer: None,
                sealed: Some(sealed),
                state: EntryState::Sealed,
            },
            Entry::Bundle { bundle, n, .. } => {
                let held = state.bundles.get(&bundle)?;
                let heads: Vec<Hash> = if n == 0 {
                    Vec::new()
                } else {
                    held.heads.iter().map(|head| head.head).collect()
                };
                if heads.len() as u64 != n {
                    return None;
                }
                let good = view.bundle(bundle).is_some_and(|bundle| bundle.code.is_none());
                let author = Some(Reviewer::Person(counts_as(held.author))).filter(|_| good);
                // A head that somebody copied before its author handed it in counts as the author's.
                let counted = heads
                    .iter()
                    .find(|head| !seen.contains(*head) && view.heads.get(*head) == Some(&HeadStatus::Counted))
                    .and_then(|head| view.owners.get(head));
                let reviewer = counted
                    .cloned()
                    .or(author)
                    .and_then(|reviewer| labels.get(&reviewer))
                    .cloned();
                Status {
                    bundle: Some(bundle),
                    heads: heads
                        .into_iter()
                        .map(|head| status(view, &mut seen, head, HeadStatus::Unknown))
                        .collect(),
                    index: Some(index),
                    record: None,
                    reviewer,
                    sealed: None,
                    state: if good {
                        EntryState::Read
                    } else {
                        EntryState::Unknown
                    },
                }
            }
        });
    }
    for id in &view.in_force.valid {
        let Some(Body::Entered(entered)) = state.records.get(id).map(|entry| &entry.record.value.body) else {
            continue;
        };
        let reviewer = entered.person.map_or_else(
            || Reviewer::Name(entered.reviewer.clone()),
            |person| Reviewer::Person(counts_as(person)),
        );
        let in_force = view.in_force.records().contains_key(id);
        let head = if in_force {
            status(view, &mut seen, entered.head, HeadStatus::Unknown)
        } else {
            StatusOfHead {
                head: entered.head,
                status: HeadStatus::Superseded,
            }
        };
        lines.push(Status {
            bundle: None,
            heads: vec![head],
            index: None,
            record: Some(*id),
            reviewer: Some(labels.get(&reviewer)?.clone()),
            sealed: None,
            state: EntryState::Entered,
        });
    }
    Some(lines)
}

fn status(view: &View, seen: &mut BTreeSet<Hash>, head: Hash, otherwise: HeadStatus) -> StatusOfHead {
    let status = if seen.insert(head) {
        view.heads.get(&head).copied().unwrap_or(otherwise)
    } else {
        HeadStatus::Repeated
    };
    StatusOfHead { head, status }
}
