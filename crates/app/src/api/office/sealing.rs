//! From the office's state to the members of a result, by the format's own computation.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::merge::{Reviewer, State, View};
use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::decode::{self, Kept};
use paraph_bundle::payload::id::{Hash, Name, Time};
use paraph_bundle::payload::proposal::About;
use paraph_bundle::payload::record::Body;
use paraph_bundle::result::{Ingredients, NamedReviewer, Prepared, Refused, announce, labels, prepare};

use super::base;
use super::call::InForce;
use super::state::Office;
use crate::error::{AppError, Result};

/// What goes into a result beside the state.
pub(super) struct Sealing<'a> {
    pub in_force: &'a InForce,
    pub lines: &'a BTreeMap<Hash, String>,
    pub label_key: Hash,
    pub published: Time,
    pub edition: u64,
    pub previous: Option<Hash>,
    pub checkpoint_signature: String,
    pub vetoes: BTreeMap<Hash, Vec<u8>>,
}

/// The key of the labels: the same for all editions, so that *R07* is one person in page, letters and receipts.
pub(super) fn label_key(office: &Office, seed: &[u8; 32]) -> Hash {
    Hash::new(base::derived(
        seed,
        "labels",
        office.state.lineage.to_hex().as_bytes(),
    ))
}

/// Labels of everybody whose reviews are here.
pub(super) fn known_labels(office: &Office, key: Hash) -> BTreeMap<Reviewer, Name> {
    let mut reviewers: BTreeSet<Reviewer> = office.view.owners.values().cloned().collect();
    let good = office.view.bundles.iter().filter(|bundle| bundle.code.is_none());
    reviewers.extend(good.map(|bundle| Reviewer::Person(counts_as(office, bundle.author))));
    labels(key, reviewers)
}

/// The person that one is counted as.
pub(super) fn counts_as(
    office: &Office,
    person: paraph_bundle::payload::id::PersonId,
) -> paraph_bundle::payload::id::PersonId {
    office
        .view
        .persons
        .iter()
        .find(|known| known.person == person)
        .map_or(person, |known| known.counts_as)
}

/// Every head line that is here, by its hash.
pub(super) fn head_lines(office: &Office) -> BTreeMap<Hash, String> {
    let mut lines = BTreeMap::new();
    for known in office.scores.values() {
        for head in known.score().iter().flat_map(|score| &score.heads) {
            lines.insert(head.hash, head.line.clone());
        }
    }
    for record in office.state.records.values() {
        if let Body::Entered(entered) = &record.record.value.body {
            lines.insert(entered.head, entered.line.to_string());
        }
    }
    lines
}

impl Sealing<'_> {
    fn with<T>(
        &self,
        office: &Office,
        state: &State,
        view: &View,
        make: impl FnOnce(&Ingredients<'_>) -> T,
    ) -> Result<T> {
        let about: Vec<Kept<About>> = decode::lines(
            self.in_force.row.about.as_bytes(),
            "about.jsonl",
            Unknown::Refused,
        )
        .map_err(|fault| AppError::internal(fault.to_string()))?;
        let line = |head: Hash| self.lines.get(&head).cloned();
        let named = |reviewer: &Reviewer| match reviewer {
            Reviewer::Name(name) => Some(NamedReviewer {
                name: name.clone(),
                institution: None,
            }),
            Reviewer::Person(person) => office
                .state
                .cards
                .values()
                .filter(|card| card.card.person == *person)
                .max_by_key(|card| card.card.edition)
                .map(|card| NamedReviewer {
                    name: card.card.name.clone(),
                    institution: card.card.institution.clone(),
                }),
        };
        Ok(make(&Ingredients {
            state,
            view,
            call_json: self.in_force.row.call_json.as_bytes(),
            proposals_jsonl: self.in_force.row.proposals.as_bytes(),
            about: &about,
            line: &line,
            label_key: self.label_key,
            named: &named,
            published: self.published,
            edition: self.edition,
            previous: self.previous,
            allowed_signers: super::publish::signers_of_result(office, self.in_force),
            checkpoint_signature: self.checkpoint_signature.clone(),
            vetoes: self.vetoes.clone(),
        }))
    }

    /// The final result, or what it waits for.
    pub(super) fn result(&self, office: &Office) -> Result<std::result::Result<Prepared, Refused>> {
        self.with(office, &office.state, &office.view, prepare)
    }

    /// The announcement of draws whose records and lists stand in this state.
    pub(super) fn announcement(&self, office: &Office, state: &State) -> Result<Prepared> {
        let view = View::new(state);
        self.with(office, state, &view, announce)?
            .map_err(|refused| AppError::internal(refused.to_string()))
    }
}
