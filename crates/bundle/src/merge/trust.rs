//! Whose signature counts: cards and their chains of editions, and what chairs said of persons.
//!
//! Trust is derived, never stored. It works from the position in the ledger: what it held before a key was withdrawn stays good.

#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "one type of record is picked out among sixteen"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::Serialize;

use super::force::{InForce, is_official};
use super::{CardEntry, State};
use crate::identity::{Standing, signers_of_card};
use crate::ledger::{Entry, Ledger};
use crate::payload::call::{Call, How};
use crate::payload::id::{Hash, Name, PersonId, Time};
use crate::payload::record::Body;
use crate::signature::PublicKey;

/// How far a person is accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Trust {
    /// A chair vouched, in a way that the call names; or the call itself names the person as a chair or deputy.
    Vouched,
    /// A card is here, nobody vouched.
    Seen,
    /// A chair withdrew trust.
    Distrusted,
    /// No card is here.
    Unknown,
}

/// What is known of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// Who.
    pub person: PersonId,
    /// The name on the newest card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The newest edition of the card whose chain holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<Hash>,
    /// How far accepted.
    pub trust: Trust,
    /// How a chair vouched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// Two editions with one number: nothing is counted until a chair vouches for one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub edition_twice: bool,
    /// The person that this one is counted as, after a lost key.
    pub counts_as: PersonId,
    /// Keys that speak for the person, by their hashes.
    #[serde(skip)]
    keys: BTreeSet<Hash>,
    /// Keys withdrawn, and the card that says so.
    #[serde(skip)]
    revoked: BTreeMap<Hash, Withdrawn>,
    /// Since when a chair's distrust stands.
    #[serde(skip)]
    distrusted_at: Option<Time>,
}

/// From where on a key no longer speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Withdrawn {
    at: Time,
    carried_by: BTreeSet<Hash>,
}

/// Where the entries of the ledger stand, by bundle.
#[derive(Debug, Default)]
pub(super) struct Positions {
    /// The first index of a bundle: that of the entry it opens, if it opens one.
    pub(super) first: BTreeMap<Hash, (u64, Time)>,
}

impl Positions {
    pub(super) fn new(ledger: &Ledger) -> Self {
        let mut first: BTreeMap<Hash, (u64, Time)> = BTreeMap::new();
        for (index, line) in (1_u64..).zip(ledger.lines()) {
            if let Entry::Bundle { bundle, opens, .. } = line.entry {
                let at = opens.unwrap_or(index);
                let seen = ledger.line(at).map_or(line.seen, |line| line.seen);
                let place = first.entry(bundle).or_insert((at, seen));
                if at < place.0 {
                    *place = (at, seen);
                }
            }
        }
        Self { first }
    }
}

/// Why a signature does not count, or that it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaks {
    Yes,
    /// It counts, since the ledger held it before the key was withdrawn.
    BeforeWithdrawal,
    NoCard,
    EditionTwice,
    NotVouched,
    Revoked(Time),
}

/// The editions of a person's cards whose chain holds.
struct Chain<'a> {
    /// By number; two of one number where they differ.
    editions: BTreeMap<u64, Vec<&'a CardEntry>>,
}

impl<'a> Chain<'a> {
    fn new(cards: impl Iterator<Item = &'a Arc<CardEntry>>) -> Self {
        // The same edition may have come in several bundles: its signatures add up.
        let mut by_edition: BTreeMap<(u64, Hash), (&CardEntry, BTreeSet<Hash>)> = BTreeMap::new();
        for entry in cards {
            let place = by_edition
                .entry((entry.card.edition, entry.edition))
                .or_insert((entry, BTreeSet::new()));
            place.1.extend(&entry.keys);
        }
        let mut editions: BTreeMap<u64, Vec<&CardEntry>> = BTreeMap::new();
        let mut proved: BTreeMap<Hash, &CardEntry> = BTreeMap::new();
        for ((number, edition), (entry, keys)) in &by_edition {
            let previous = entry.card.previous.and_then(|previous| proved.get(&previous));
            let standing = signers_of_card(&entry.card, keys, previous.map(|previous| &previous.card));
            if standing == Ok(Standing::Proved) {
                proved.insert(*edition, entry);
                editions.entry(*number).or_default().push(entry);
            }
        }
        Self { editions }
    }

    fn newest(&self) -> Option<&'a CardEntry> {
        // Of two with one number the smaller hash is shown, while neither is trusted.
        self.editions
            .values()
            .next_back()
            .and_then(|twins| twins.first().copied())
    }

    fn twice(&self) -> bool {
        self.editions.values().any(|twins| twins.len() > 1)
    }

    /// The edition of this hash and those chained from it; none if it is not here.
    fn from(&self, edition: Hash) -> Vec<&'a CardEntry> {
        let mut held: BTreeSet<Hash> = BTreeSet::from([edition]);
        let mut result = Vec::new();
        for entry in self.editions.values().flatten() {
            if entry.edition == edition
                || entry
                    .card
                    .previous
                    .is_some_and(|previous| held.contains(&previous))
            {
                held.insert(entry.edition);
                result.push(*entry);
            }
        }
        result
    }
}

fn hashes_of_keys(entry: &CardEntry) -> impl Iterator<Item = Hash> {
    entry
        .card
        .keys
        .iter()
        .filter_map(|key| PublicKey::from_line(&key.key).ok())
        .map(|key| key.hash())
}

/// All persons of whom there is a card, a bundle, a record or a role, as far as keys go. Trust is added by [`judge`].
pub(super) fn persons(state: &State, call: Option<&Call>) -> BTreeMap<PersonId, Person> {
    let mut cards: BTreeMap<PersonId, Vec<&Arc<CardEntry>>> = BTreeMap::new();
    for entry in state.cards.values() {
        cards.entry(entry.card.person).or_default().push(entry);
    }
    for bundle in state.bundles.values() {
        cards.entry(bundle.author).or_default();
    }
    for record in state.records.values() {
        cards.entry(record.record.value.by).or_default();
    }
    for official in call.iter().flat_map(|call| &call.people) {
        cards.entry(official.person).or_default();
    }
    let person = |(person, cards): (PersonId, Vec<&Arc<CardEntry>>)| {
        let chain = Chain::new(cards.into_iter());
        let mut keys = BTreeSet::from([Hash::from(person)]);
        let mut revoked: BTreeMap<Hash, Withdrawn> = BTreeMap::new();
        for entry in chain.editions.values().flatten() {
            keys.extend(hashes_of_keys(entry));
            for key in &entry.card.revoked {
                let place = revoked.entry(key.key).or_insert(Withdrawn {
                    at: key.at,
                    carried_by: BTreeSet::new(),
                });
                place.at = place.at.min(key.at);
                place.carried_by.extend(&entry.carried_by);
            }
        }
        let newest = chain.newest();
        let known = Person {
            person,
            name: newest.map(|entry| entry.card.name.clone()),
            edition: newest.map(|entry| entry.edition),
            trust: if newest.is_some() {
                Trust::Seen
            } else {
                Trust::Unknown
            },
            how: None,
            edition_twice: chain.twice(),
            counts_as: person,
            keys,
            revoked,
            distrusted_at: None,
        };
        (person, known)
    };
    cards.into_iter().map(person).collect()
}

/// Adds what chairs said: who is accepted, who no more, and who replaces whom.
pub(super) fn judge(persons: &mut BTreeMap<PersonId, Person>, state: &State, call: &Call, force: &InForce) {
    type Word = (u64, Option<(Hash, How, Option<PersonId>)>, Time);
    let mut said: BTreeMap<(PersonId, PersonId), (Option<Word>, Option<Word>)> = BTreeMap::new();
    for record in force.records().values() {
        match &record.body {
            Body::Vouch(body) => {
                let word = (
                    record.revision,
                    Some((body.edition, body.how, body.replaces)),
                    record.at,
                );
                said.entry((body.person, record.by)).or_default().0 = Some(word);
            }
            Body::Distrust(body) => {
                said.entry((body.person, record.by)).or_default().1 =
                    Some((record.revision, None, record.at));
            }
            _ => {}
        }
    }
    let mut replaced: BTreeMap<PersonId, BTreeSet<PersonId>> = BTreeMap::new();
    let mut vouches: BTreeMap<PersonId, Vec<(Hash, How)>> = BTreeMap::new();
    for ((person, _), (vouch, distrust)) in &said {
        let stands = match (vouch, distrust) {
            (Some(vouch), Some(distrust)) => vouch.0 <= distrust.0,
            (_, distrust) => distrust.is_some(),
        };
        if stands && let (Some(known), Some(distrust)) = (persons.get_mut(person), distrust) {
            known.distrusted_at = Some(known.distrusted_at.map_or(distrust.2, |at| at.min(distrust.2)));
        }
        if let (false, Some((_, Some((edition, how, replaces)), _))) = (stands, vouch) {
            vouches.entry(*person).or_default().push((*edition, *how));
            if let Some(old) = replaces {
                replaced.entry(*old).or_default().insert(*person);
            }
        }
    }
    for (person, known) in persons.iter_mut() {
        let chain = Chain::new(state.cards.values().filter(|entry| entry.card.person == *person));
        let mut trusted: BTreeSet<Hash> = BTreeSet::new();
        for (edition, how) in vouches.get(person).into_iter().flatten() {
            let from = chain.from(*edition);
            // Twins after the edition that was compared are as open as before.
            let twins = from
                .iter()
                .map(|entry| entry.card.edition)
                .collect::<BTreeSet<_>>()
                .len()
                < from.len();
            if call.policy.vouch.contains(how) && !from.is_empty() && !twins {
                trusted.extend(from.iter().flat_map(|entry| hashes_of_keys(entry)));
                known.how = Some(known.how.map_or(*how, |held| held.min(*how)));
                known.edition_twice = false;
            }
        }
        if known.distrusted_at.is_some() {
            known.trust = Trust::Distrusted;
        } else if !trusted.is_empty() || is_official(call, *person) {
            known.trust = Trust::Vouched;
        }
        if !trusted.is_empty() {
            if is_official(call, *person) {
                trusted.insert(Hash::from(*person));
            }
            known.keys = trusted;
        }
    }
    // Who was replaced by two persons is replaced by neither, until a chair takes one back.
    let next: BTreeMap<PersonId, PersonId> = replaced
        .iter()
        .filter(|(_, by)| by.len() == 1)
        .filter_map(|(old, by)| Some((*old, *by.first()?)))
        .collect();
    for (person, known) in persons.iter_mut() {
        let mut at = *person;
        let mut path = BTreeSet::from([at]);
        while let Some(newer) = next.get(&at) {
            if !path.insert(*newer) {
                // A circle is nobody's wish; all of it counts as its smallest.
                at = path.first().copied().unwrap_or(at);
                break;
            }
            at = *newer;
        }
        known.counts_as = at;
    }
}

impl Person {
    /// Whether one of these keys is the person's, whatever chairs say.
    pub(super) fn has_key(&self, keys: &BTreeSet<Hash>) -> bool {
        !self.keys.is_disjoint(keys)
    }

    /// Whether a bundle signed with these keys counts; `entered` is its first place in the ledger.
    pub(super) fn speaks(
        &self,
        keys: &BTreeSet<Hash>,
        entered: Option<(u64, Time)>,
        positions: &Positions,
    ) -> Speaks {
        if self.edition_twice {
            return Speaks::EditionTwice;
        }
        if !self.has_key(keys) {
            return if self.trust == Trust::Unknown {
                Speaks::NoCard
            } else {
                Speaks::NotVouched
            };
        }
        let mut before = false;
        if let Some(at) = self.distrusted_at {
            if entered.is_none_or(|(_, seen)| seen > at) {
                return Speaks::Revoked(at);
            }
            before = true;
        } else {
            match self.trust {
                Trust::Vouched => {}
                Trust::Seen | Trust::Distrusted => return Speaks::NotVouched,
                Trust::Unknown => return Speaks::NoCard,
            }
        }
        let standing: Vec<&Hash> = keys.iter().filter(|key| self.keys.contains(key)).collect();
        let withdrawn: Vec<&Withdrawn> = standing.iter().filter_map(|key| self.revoked.get(key)).collect();
        if withdrawn.len() < standing.len() {
            return if before {
                Speaks::BeforeWithdrawal
            } else {
                Speaks::Yes
            };
        }
        for withdrawal in &withdrawn {
            let said_at = withdrawal
                .carried_by
                .iter()
                .filter_map(|id| positions.first.get(id))
                .map(|(at, _)| *at)
                .min();
            let earlier = match (entered, said_at) {
                (None, _) => false,
                (Some((at, _)), Some(said_at)) => at < said_at,
                // The card came by itself: the keeper's clock at the entry against the time on the card.
                (Some((_, seen)), None) => seen <= withdrawal.at,
            };
            if !earlier {
                return Speaks::Revoked(withdrawal.at);
            }
        }
        Speaks::BeforeWithdrawal
    }
}
