//! What the office knows when a file is judged: its call, its people and how far they are accepted, its register.
//!
//! `paraph verify --workspace` and the plan of what came back ask the same here; the verdict is `paraph-bundle`'s.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::id::{Hash, PersonId, Time};
use paraph_bundle::payload::proposal::read_proposals;
use paraph_bundle::payload::record::Body;
use paraph_bundle::verify::{Context, Invited};
use paraph_store::Read;

use super::base::{self, Person};
use super::call::{InForce, in_force};
use super::keys;
use super::people::{Seats, seats};
use super::state::{Office, office};
use crate::App;
use crate::error::{AppError, Result};

/// What an office that is open knows.
pub(in crate::api) fn knowledge(app: &App) -> Result<Context> {
    let context = base::read(app, |read| {
        let office = office(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        // Before its call is frozen an office has nothing that a file could belong to.
        match in_force(read) {
            Ok(in_force) => of(read, &office, &in_force, &people, &seats),
            Err(_) => Ok(Context::default()),
        }
    })?;
    complete(app, context)
}

/// What the office's rows say; the own person, the clock and what opens files are [`complete`]'s to add.
pub(super) fn of(
    read: &Read<'_>,
    office: &Office,
    in_force: &InForce,
    people: &[Person],
    seats: &Seats,
) -> Result<Context> {
    // A review is judged by the edition that it names, which may be an earlier one.
    let calls = read.calls()?;
    let mut proposals = BTreeMap::new();
    for row in &calls {
        if let Ok(id) = row.call.parse::<Hash>() {
            let kept =
                read_proposals(row.proposals.as_bytes(), Unknown::LeftAside).map_err(AppError::internal)?;
            proposals.insert(id, kept.into_iter().map(|kept| kept.value).collect::<Vec<_>>());
        }
    }
    let mut context = Context::of_office(&office.state, &office.view, |edition| {
        proposals.get(&edition).cloned().unwrap_or_default()
    });
    context.lineage = Some(in_force.lineage);
    context.in_force = Some(in_force.id);
    context.mapped = office
        .view
        .in_force
        .records()
        .values()
        .filter_map(|record| match &record.body {
            Body::EditionMap(map) if map.to == in_force.rubric => Some(map.from),
            _ => None,
        })
        .collect();
    for person in people {
        let Ok(token) = person.token.parse() else { continue };
        context.invitations.push(Invited {
            token,
            name: person.name.clone(),
            lineage: in_force.lineage,
            answered_by: seats.answered.get(&person.seat).cloned().unwrap_or_default(),
        });
    }
    context.sent = calls.iter().filter_map(|row| row.package.parse().ok()).collect();
    let mut assigned: BTreeMap<PersonId, BTreeSet<_>> = BTreeMap::new();
    for row in read.assignments()? {
        if let (Some(person), Ok(proposal)) = (seats.person.get(&row.seat), row.proposal.parse()) {
            assigned.entry(*person).or_default().insert(proposal);
        }
    }
    context.assigned = Some(assigned).filter(|assigned| !assigned.is_empty());
    Ok(context)
}

/// Adds who works here, the clock, and what opens encrypted files.
pub(super) fn complete(app: &App, mut context: Context) -> Result<Context> {
    context.own = Some(keys::signing_key(app)?.person());
    context.now = Some(Time::from_unix(app.now().div_euclid(1000)));
    context.identities = keys::identities(app, context.lineage)?;
    Ok(context)
}
