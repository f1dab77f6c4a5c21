//! Reviews that were written for others: which chairs and deputies were not sent them, and whom a chair may hand them on to.
//!
//! Reviewers write for the chairs of the edition that they hold (decision 0102). Somebody named later, or as a deputy, reads nothing of it
//! until a chair hands it on; never to somebody who must not read one of the proposals within (decision 0161).

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::ledger::Entry as Line;
use paraph_bundle::merge::BundleEntry;
use paraph_bundle::payload::call::{Official, Role};
use paraph_bundle::payload::id::{Hash, PersonId, ProposalId};
use paraph_bundle::payload::record::Body;
use paraph_bundle::payload::review::ConflictState;
use paraph_store::Read;

use super::base::{self, phrase};
use super::call::InForce;
use super::state::Office;
use crate::App;
use crate::error::Result;
use crate::wire::NotSent;
use crate::words::{Args, Phrase};

/// Whether somebody with this role reads what reviewers hand in.
pub(super) fn reads(official: &Official) -> bool {
    matches!(official.role, Role::Chair | Role::Deputy)
}

/// Which chairs and deputies must not read which proposals: as they or a chair said, or because they apply.
pub(super) struct Kept(BTreeSet<(PersonId, ProposalId)>);

impl Kept {
    /// From what is known here.
    pub(super) fn of(read: &Read<'_>, office: &Office, in_force: &InForce) -> Result<Self> {
        let said = office.view.recusals.iter();
        let mut kept: BTreeSet<_> = said.map(|recusal| (recusal.person, recusal.proposal)).collect();
        // A deputy's own word decides nothing for the committee, and is enough here.
        let mut own: BTreeMap<(PersonId, ProposalId), (u64, bool)> = BTreeMap::new();
        for record in office.state.records.values().map(|entry| &entry.record.value) {
            if let Body::Conflict(conflict) = &record.body
                && conflict.person == record.by
            {
                let word = (record.revision, conflict.state == ConflictState::Recused);
                let held = own.entry((conflict.person, conflict.proposal)).or_insert(word);
                *held = word.max(*held);
            }
        }
        kept.extend(
            own.into_iter()
                .filter(|(_, (_, gone))| *gone)
                .map(|(pair, _)| pair),
        );
        for entry in base::proposals(read)? {
            for official in in_force.call.people.iter().filter(|official| reads(official)) {
                let mut applicants = entry.applicants.iter();
                if applicants.any(|who| crate::api::conflicts::same_name(&who.name, &official.name)) {
                    kept.insert((official.person, entry.id));
                }
            }
        }
        Ok(Self(kept))
    }

    /// Whether all of a file may be read by somebody.
    pub(super) fn may_read(&self, person: PersonId, bundle: &BundleEntry) -> bool {
        let mut heads = bundle.heads.iter();
        heads.all(|head| !self.0.contains(&(person, head.proposal)))
    }
}

/// The chairs and deputies, but for me, who were not sent files that are here.
pub(super) fn not_sent(office: &Office, in_force: &InForce, kept: &Kept, me: PersonId) -> Vec<NotSent> {
    let others = in_force.call.people.iter();
    let others = others.filter(|official| reads(official) && official.person != me);
    let told = others.map(|official| {
        let theirs = office.scores.keys().filter_map(|id| office.state.bundles.get(id));
        let closed: Vec<_> = theirs
            .filter(|bundle| !bundle.to.is_empty() && !bundle.to.contains(&official.person))
            .collect();
        let may = closed
            .iter()
            .filter(|bundle| kept.may_read(official.person, bundle));
        let may = may.count();
        NotSent {
            person: official.person.to_hex(),
            name: official.name.to_string(),
            deputy: official.role == Role::Deputy,
            files: may,
            kept_from: closed.len() - may,
        }
    });
    told.filter(|one| one.files + one.kept_from > 0).collect()
}

/// How many files the register holds that are not here, and what to do about it.
pub(super) fn missing(app: &App, office: &Office, in_force: &InForce) -> Option<Phrase> {
    let (ledger, _) = office.state.ledger();
    let named = ledger.lines().iter().filter_map(|line| match line.entry {
        Line::Bundle { bundle, .. } => Some(bundle),
        // What was closed to the keeper too goes along as it is.
        Line::Sealed { .. } => None,
    });
    let gone: BTreeSet<Hash> = named
        .filter(|bundle| !office.state.bundles.contains_key(bundle))
        .collect();
    let count = gone.len();
    let mut people = in_force.call.people.iter();
    let keeper = people.find(|official| official.person == in_force.call.keeper);
    let keeper = keeper
        .map(|official| official.name.to_string())
        .unwrap_or_default();
    (count > 0).then(|| {
        let args = Args::one("count", count).and("name", keeper);
        phrase(app, "office-not-sent", args)
    })
}
