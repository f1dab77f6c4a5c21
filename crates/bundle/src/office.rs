//! Between what was opened, the state of a merge, and what the one who verifies knows.
//!
//! The rules of merging are `merge`, those of a verdict `verify`; here one is handed to the other.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use crate::container::Source;
use crate::fault::Fault;
use crate::ledger::Ledger;
use crate::merge::{self, BundleEntry, CallEntry, CardEntry, RecordEntry, State, View};
use crate::open::{CardInside, Cards, Opened, open};
use crate::payload::Unknown;
use crate::payload::id::{Hash, PersonId};
use crate::payload::proposal::Proposal;
use crate::payload::reader::{Panel, Payload};
use crate::signature::PublicKey;
use crate::verify::{Context, KnownCall, Person, Trust};

fn keys(signers: &[PublicKey]) -> BTreeSet<Hash> {
    signers.iter().map(PublicKey::hash).collect()
}

/// Adds all that an opened bundle holds to a state; `source` is where it was opened from, for the bundles within.
///
/// # Errors
/// A bundle within that is bad after all; the machine's.
pub fn take_in(
    state: &mut State,
    opened: &Opened,
    source: &mut dyn Source,
    cards: &dyn Cards,
) -> Result<(), Fault> {
    for inside in &opened.cards {
        state.add_card(CardEntry::within(inside, opened.id));
    }
    match &opened.payload {
        Payload::Card(card) => state.add_card(CardEntry {
            id: opened.id,
            edition: Hash::of(&card.write()),
            card: card.as_ref().clone(),
            keys: keys(&opened.signers),
            carried_by: BTreeSet::new(),
        }),
        Payload::Call(file) => {
            state.add_call(CallEntry {
                edition: file.edition.clone(),
                keys: keys(&opened.signers),
            });
        }
        Payload::Score(score) => {
            if let Some(entry) = BundleEntry::new(opened.id, &opened.manifest, score, keys(&opened.signers)) {
                state.add_bundle(entry);
            }
        }
        Payload::Panel(Panel::Records { records, lists }) => {
            for record in records {
                state.add_record(RecordEntry {
                    record: record.clone(),
                    keys: keys(&opened.signers),
                    panels: BTreeSet::from([opened.id]),
                });
            }
            for list in lists.values() {
                state.add_list(list.clone());
            }
        }
        Payload::Panel(Panel::Whole { ledger, .. }) => {
            if let Some([lines, ..]) = ledger {
                let unknown = if opened.newer_minor {
                    Unknown::LeftAside
                } else {
                    Unknown::Refused
                };
                state.add_ledger(Ledger::read(lines, unknown)?);
            }
            for inside in &opened.bundles {
                let bytes = inside.bytes(source)?;
                let mut source = Cursor::new(bytes);
                let within = open(&mut source, cards)?;
                take_in(state, &within, &mut source, cards)?;
            }
        }
        Payload::Result(_) => {}
    }
    Ok(())
}

impl CardEntry {
    /// A card that another bundle carries.
    pub fn within(inside: &CardInside, carrier: Hash) -> Self {
        Self {
            id: inside.id,
            edition: inside.edition,
            card: inside.card.clone(),
            keys: keys(&inside.signers),
            carried_by: BTreeSet::from([carrier]),
        }
    }
}

impl Context {
    /// What an office knows: the editions of its call, its people with their trust, its ledger. `proposals` gives those of
    /// an edition. The office's own person, identities, invitations, assignments and clock are the caller's to add.
    pub fn of_office(state: &State, view: &View, proposals: impl Fn(Hash) -> Vec<Proposal>) -> Self {
        let mut context = Self {
            lineage: Some(state.lineage),
            in_force: view.call,
            ..Self::default()
        };
        // The office's own call is accepted by being its own: its first edition, or the earliest one that came to this computer,
        // where somebody was named later.
        let own = if state.calls.contains_key(&state.lineage) {
            Some(state.lineage)
        } else {
            let here = state
                .calls
                .iter()
                .filter(|(id, _)| state.lineage_of(**id) == Some(state.lineage));
            here.min_by_key(|(_, entry)| entry.edition.call.edition)
                .map(|(id, _)| *id)
        };
        for (id, entry) in &state.calls {
            let lineage = state.lineage_of(*id).unwrap_or(*id);
            let chairs: BTreeSet<PersonId> = entry.edition.call.chairs().map(|chair| chair.person).collect();
            let first = own == Some(*id);
            let signed = || {
                chairs
                    .iter()
                    .any(|chair| entry.keys.contains(&Hash::from(*chair)))
            };
            // A later edition is accepted by the signature of one of its chairs.
            let accepted = lineage == state.lineage && (first || signed());
            if first {
                context.pinned.insert(lineage, chairs.clone());
            }
            let known = KnownCall {
                lineage,
                edition: entry.edition.clone(),
                proposals: proposals(*id),
                accepted,
            };
            context.calls.insert(*id, known);
        }
        let mut cards: BTreeMap<PersonId, Vec<_>> = BTreeMap::new();
        for entry in state.cards.values() {
            cards
                .entry(entry.card.person)
                .or_default()
                .push(entry.card.clone());
        }
        for person in &view.persons {
            let trust = match person.trust {
                merge::Trust::Vouched => Trust::Vouched,
                merge::Trust::Seen => Trust::Seen,
                merge::Trust::Distrusted => Trust::Distrusted,
                merge::Trust::Unknown => Trust::Unknown,
            };
            let cards = cards.remove(&person.person).unwrap_or_default();
            context.people.insert(
                person.person,
                Person {
                    cards,
                    trust,
                    revoked: BTreeMap::new(),
                },
            );
        }
        let (ledger, _) = state.ledger();
        context.entered = ledger
            .lines()
            .iter()
            .filter_map(|line| match line.entry {
                crate::ledger::Entry::Bundle { bundle, .. } => Some(bundle),
                crate::ledger::Entry::Sealed { .. } => None,
            })
            .collect();
        context
    }
}
