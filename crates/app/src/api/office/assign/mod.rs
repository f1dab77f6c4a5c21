//! Who reads what: the pairs as they stand, and how well proposals will compare.

mod compute;
mod conflicts;
mod fit;
mod sheets;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use paraph_bundle::merge::View;
use paraph_bundle::payload::call::Call;
use paraph_store::AssignmentRow;

use self::compute::{assignment_set, assignments_compute};
use self::conflicts::{KeptConflict, office_conflict_set};
pub(super) use self::conflicts::{ground_of, same_institution, sign_kept};
use self::fit::Fit;
use self::sheets::sheets_make;
use self::table::{assignments_export, assignments_table};
use super::base::{self, Entry, Person, phrase};
use super::people::{Seats, seats};
use super::state::office;
use crate::App;
use crate::error::Result;
use crate::wire::{
    AssignAsk, Assignment, AssignmentPlan, AssignmentRole, AssignmentSet, Assignments, AssignmentsExport,
    Comparable, FilesMade, Nothing, OfRows, OfficeConflictSet, ShortProposal, TableImport, TableTaken,
    Written,
};
use crate::words::Args;

crate::commands! {
    pub(crate) static COMMANDS;
    /// Who reads what.
    assignments_get(Nothing) -> Assignments, changes [];
    /// Computes assignments beside those made by hand.
    assignments_compute(AssignAsk) -> AssignmentPlan, changes [People];
    /// Makes, changes or takes back one pair by hand; says what that costs.
    assignment_set(AssignmentSet) -> Assignments, changes [People];
    /// Takes assignments and conflicts in from a table, HotCRP's too.
    assignments_table(TableImport) -> TableTaken, changes [People];
    /// Writes assignments and conflicts as a table: HotCRP's, or one for people.
    assignments_export(AssignmentsExport) -> Written, changes [];
    /// Declares or clears a conflict of somebody with a proposal.
    office_conflict_set(OfficeConflictSet) -> Assignments, changes [People, Ranking];
    /// Writes score sheets and paper forms.
    sheets_make(OfRows) -> FilesMade, changes [];
}

/// Everything that assigning needs, read once.
struct Table {
    people: Vec<Person>,
    entries: Vec<Entry>,
    rows: Vec<AssignmentRow>,
    seats: Seats,
    view: View,
    /// What the chair said of people who have not answered yet.
    kept: Vec<KeptConflict>,
    per_proposal: u32,
    fit: Arc<Fit>,
}

fn load(app: &App) -> Result<Table> {
    base::read(app, |read| {
        let people = base::people(read)?;
        let entries = base::proposals(read)?;
        let office = office(read)?;
        let seats = seats(&people, &office);
        Ok(Table {
            fit: Fit::of(app, &people, &entries)?,
            seats,
            people,
            entries,
            rows: read.assignments()?,
            view: office.view,
            kept: conflicts::kept(read)?,
            per_proposal: base::call_body(read)?.policy.reviews_per_proposal,
        })
    })
}

impl Table {
    fn crossing(&self, app: &App) -> Assignments {
        let places: BTreeMap<&str, usize> = self
            .entries
            .iter()
            .enumerate()
            .map(|(at, entry)| (entry.row.proposal.as_str(), at))
            .collect();
        let seated: BTreeMap<&str, usize> = self
            .people
            .iter()
            .enumerate()
            .map(|(at, person)| (person.seat.as_str(), at))
            .collect();
        let pairs: Vec<Assignment> = self
            .rows
            .iter()
            .filter_map(|row| {
                let at = *places.get(row.proposal.as_str())?;
                let shared = seated
                    .get(row.seat.as_str())
                    .map(|person| self.fit.shared(*person, at).join(", "))
                    .unwrap_or_default();
                Some(Assignment {
                    row: row.seat.clone(),
                    proposal: row.proposal.clone(),
                    number: self.entries[at].row.number.clone(),
                    role: role_of(&row.role),
                    by_hand: row.by_hand,
                    reason: if row.by_hand {
                        phrase(app, "office-reason-hand", Args::none())
                    } else if row.similarity > 0 && !shared.is_empty() {
                        phrase(app, "office-reason-words", Args::one("words", shared))
                    } else {
                        phrase(app, "office-reason-spread", Args::none())
                    },
                })
            })
            .collect();
        let mut has: BTreeMap<&str, u32> = BTreeMap::new();
        for row in &self.rows {
            *has.entry(row.proposal.as_str()).or_default() += 1;
        }
        let short: Vec<ShortProposal> = self
            .entries
            .iter()
            .filter(|entry| has.get(entry.row.proposal.as_str()).copied().unwrap_or(0) < self.per_proposal)
            .map(|entry| ShortProposal {
                proposal: entry.row.proposal.clone(),
                number: entry.row.number.clone(),
                has: has.get(entry.row.proposal.as_str()).copied().unwrap_or(0),
                wants: self.per_proposal,
            })
            .collect();
        let groups = groups(&self.rows);
        let sentence = match groups {
            0 => phrase(app, "office-comparable-none", Args::none()),
            1 => phrase(app, "office-comparable-one", Args::none()),
            many => phrase(
                app,
                "rank-components",
                Args::one("count", many).and("groups", many),
            ),
        };
        Assignments {
            pairs,
            conflicts: self.conflicts(),
            short,
            comparable: Comparable { groups, sentence },
            price: Vec::new(),
        }
    }
}

/// Pairs whose documents the call closes: withdrawn or declared, not merely suggested. By seat and proposal.
pub(super) fn closed_documents(app: &App, call: &Call) -> Result<BTreeSet<(String, String)>> {
    if !call
        .policy
        .recusal_closes
        .iter()
        .any(|what| what.as_str() == "documents")
    {
        return Ok(BTreeSet::new());
    }
    let conflicts = load(app)?.conflicts().into_iter();
    Ok(conflicts
        .filter(|conflict| conflict.by != "suggested")
        .map(|conflict| (conflict.row, conflict.proposal))
        .collect())
}

/// Groups of proposals that share no reviewer.
fn groups(rows: &[AssignmentRow]) -> u32 {
    let mut group: BTreeMap<&str, usize> = BTreeMap::new();
    let mut next = 0;
    let mut by_seat: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows {
        by_seat.entry(&row.seat).or_default().push(&row.proposal);
    }
    for proposals in by_seat.values() {
        let known: BTreeSet<usize> = proposals
            .iter()
            .filter_map(|proposal| group.get(proposal).copied())
            .collect();
        let target = known.first().copied().unwrap_or_else(|| {
            next += 1;
            next
        });
        for value in group.values_mut() {
            if known.contains(value) {
                *value = target;
            }
        }
        for proposal in proposals {
            group.insert(proposal, target);
        }
    }
    u32::try_from(group.values().collect::<BTreeSet<_>>().len()).unwrap_or(0)
}

fn role_of(role: &str) -> AssignmentRole {
    match role {
        "secondary" => AssignmentRole::Secondary,
        "discussant" => AssignmentRole::Discussant,
        _ => AssignmentRole::Primary,
    }
}

fn role_word(role: AssignmentRole) -> &'static str {
    match role {
        AssignmentRole::Primary => "primary",
        AssignmentRole::Secondary => "secondary",
        AssignmentRole::Discussant => "discussant",
    }
}

fn assignments_get(app: &App, _: Nothing) -> Result<Assignments> {
    Ok(load(app)?.crossing(app))
}
