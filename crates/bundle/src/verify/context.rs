//! What the one who verifies knows already: people, calls, identities, the ledger. An input, made by a workspace or empty.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::encrypt::Identity;
use crate::identity::looks;
use crate::open::Cards;
use crate::payload::call::{Call, CallEdition, Role};
use crate::payload::card::Card;
use crate::payload::id::{Hash, PersonId, ProposalId, Time};
use crate::payload::proposal::Proposal;

/// How far a person is trusted here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Trust {
    /// Never met.
    #[default]
    Unknown,
    /// A card was kept, nobody accepted it.
    Seen,
    /// A chair withdrew trust.
    Distrusted,
    /// Accepted in a way that the call's policy names; also one's own person, and officials of an accepted call.
    Vouched,
}

impl Trust {
    /// The word of the format.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Seen => "seen",
            Self::Distrusted => "distrusted",
            Self::Vouched => "vouched",
        }
    }
}

/// A person who is known here.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// All editions of the card that were taken in.
    pub cards: Vec<Card>,
    /// How far the person is trusted.
    pub trust: Trust,
    /// Keys that were withdrawn, and the day to show.
    pub revoked: BTreeMap<Hash, String>,
}

impl Person {
    /// The newest card.
    pub fn newest(&self) -> Option<&Card> {
        self.cards.iter().max_by_key(|card| card.edition)
    }
}

/// An edition of a call that is known here.
#[derive(Clone, Debug)]
pub struct KnownCall {
    /// The SHA-256 of the first edition's `call.json`.
    pub lineage: Hash,
    /// The edition.
    pub edition: CallEdition,
    /// Its proposals.
    pub proposals: Vec<Proposal>,
    /// Whether an accepted chair signed it: then its officials are trusted, else it is only what others are held against.
    pub accepted: bool,
}

/// An invitation that a chair here wrote.
#[derive(Clone, Debug)]
pub struct Invited {
    /// The secret that was sent.
    pub token: Hash,
    /// To whom.
    pub name: String,
    /// For which call.
    pub lineage: Hash,
    /// Who answered it: with more than one, nobody is accepted by it.
    pub answered_by: BTreeSet<PersonId>,
}

/// Everything known. The default knows nothing: every signer is unknown, no chair is pinned, no call is here.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Whose workspace it is.
    pub own: Option<PersonId>,
    /// Who is known.
    pub people: BTreeMap<PersonId, Person>,
    /// The chairs that were accepted, by lineage.
    pub pinned: BTreeMap<Hash, BTreeSet<PersonId>>,
    /// Editions of calls, by the SHA-256 of `call.json`.
    pub calls: BTreeMap<Hash, KnownCall>,
    /// The lineage of the workspace's own call, where it has one: bundles of any other are `CALL_OTHER`.
    pub lineage: Option<Hash>,
    /// The edition in force.
    pub in_force: Option<Hash>,
    /// Rubric hashes from which a signed map leads to the one in force.
    pub mapped: BTreeSet<Hash>,
    /// What opens encrypted files.
    pub identities: Vec<Identity>,
    /// Ids of bundles that the ledger holds: what was revoked later leaves them good.
    pub entered: BTreeSet<Hash>,
    /// Invitations written here.
    pub invitations: Vec<Invited>,
    /// Ids of call files that were made here.
    pub sent: BTreeSet<Hash>,
    /// Who reviews what, where it was assigned.
    pub assigned: Option<BTreeMap<PersonId, BTreeSet<ProposalId>>>,
    /// The clock.
    pub now: Option<Time>,
    /// Who bears names that look alike; made when it is first asked for, of the people who are known then.
    pub looking: OnceLock<BTreeMap<String, BTreeSet<PersonId>>>,
}

impl Cards for Context {
    fn cards(&self, person: PersonId) -> Vec<Cow<'_, Card>> {
        self.people
            .get(&person)
            .map(|person| person.cards.iter().map(Cow::Borrowed).collect())
            .unwrap_or_default()
    }
}

impl Context {
    /// How far this person is trusted for a call of this lineage.
    pub fn trust(&self, person: PersonId, lineage: Option<Hash>) -> Trust {
        if self.own == Some(person) {
            return Trust::Vouched;
        }
        let known = self
            .people
            .get(&person)
            .map_or(Trust::Unknown, |known| known.trust);
        let pinned = lineage.is_some_and(|lineage| self.is_pinned(person, lineage));
        if pinned && known != Trust::Distrusted {
            Trust::Vouched
        } else {
            known
        }
    }

    /// Whether this person is a chair who was accepted, or an official whom an accepted chair's call names.
    pub fn is_pinned(&self, person: PersonId, lineage: Hash) -> bool {
        let Some(chairs) = self.pinned.get(&lineage) else {
            return false;
        };
        let editions = self
            .calls
            .values()
            .filter(|known| known.accepted && known.lineage == lineage);
        chairs.contains(&person)
            || editions
                .into_iter()
                .any(|known| is_official(&known.edition.call, person))
    }

    /// The name by which a person is known here.
    pub fn name(&self, person: PersonId) -> Option<&str> {
        let card = self
            .people
            .get(&person)
            .and_then(Person::newest)
            .map(|card| card.name.as_str());
        card.or_else(|| {
            let people = self.calls.values().flat_map(|known| &known.edition.call.people);
            people
                .into_iter()
                .find(|official| official.person == person)
                .map(|official| official.name.as_str())
        })
    }

    /// Everybody known here whose newest name a reader could take for this one.
    pub(crate) fn who_looks_like(&self, name: &str) -> &BTreeSet<PersonId> {
        static NOBODY: BTreeSet<PersonId> = BTreeSet::new();
        let looking = self.looking.get_or_init(|| {
            let mut looking: BTreeMap<String, BTreeSet<PersonId>> = BTreeMap::new();
            for (person, known) in &self.people {
                if let Some(card) = known.newest() {
                    looking.entry(looks(&card.name)).or_default().insert(*person);
                }
            }
            looking
        });
        looking.get(&looks(name)).unwrap_or(&NOBODY)
    }

    /// The lineage of an edition: its own hash for a first one, else that of the edition before, where it is here.
    pub fn lineage_of(&self, edition: &CallEdition) -> Option<Hash> {
        match edition.call.previous {
            None => Some(edition.id),
            Some(previous) => self.calls.get(&previous).map(|known| known.lineage),
        }
    }

    /// Takes in an edition of a call as known, though nobody accepted its chair.
    pub fn learn_call(&mut self, edition: &CallEdition, proposals: Vec<Proposal>) {
        let lineage = self.lineage_of(edition).unwrap_or(edition.id);
        let known = KnownCall {
            lineage,
            edition: edition.clone(),
            proposals,
            accepted: false,
        };
        self.calls.entry(edition.id).or_insert(known);
    }

    /// Takes in an edition of a call whose author was accepted as its chair, and pins that chair.
    pub fn accept_call(&mut self, edition: &CallEdition, proposals: Vec<Proposal>, author: PersonId) {
        let lineage = self.lineage_of(edition).unwrap_or(edition.id);
        self.pinned.entry(lineage).or_default().insert(author);
        let known = KnownCall {
            lineage,
            edition: edition.clone(),
            proposals,
            accepted: true,
        };
        self.calls.insert(edition.id, known);
    }
}

/// Whether the call gives this person a right to sign for the committee.
pub(crate) fn is_official(call: &Call, person: PersonId) -> bool {
    call.people
        .iter()
        .any(|official| official.person == person && official.role != Role::Observer)
}

/// Whether the call lets this person read what reviewers hand in.
pub(crate) fn reads_scores(call: &Call, person: PersonId) -> bool {
    call.people
        .iter()
        .any(|official| official.person == person && matches!(official.role, Role::Chair | Role::Deputy))
}
