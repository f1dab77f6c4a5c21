//! Conflicts of people with proposals: declared by either side, suggested by institution, name or address, or kept for somebody
//! who has not answered yet and signed as soon as they have.

use std::collections::BTreeSet;

use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::{PersonId, ProposalId};
use paraph_bundle::payload::record::{Body, ChairConflict, Record};
use paraph_bundle::payload::review::{ConflictState, Ground};
use paraph_store::Write;
use serde::{Deserialize, Serialize};

use super::super::acts::{self, Pen};
use super::super::base::{self, Entry, Person, text};
use super::{Table, assignments_get, load};
use crate::App;
use crate::error::{AppError, Result};
use crate::tables::columns::fold;
use crate::wire::{Assignments, ConflictGround, Nothing, OfficeConflict, OfficeConflictSet};
use crate::words::Args;

/// Conflicts of people who have no card here yet.
const KEPT: &str = "office_conflicts_kept";

/// What the chair said of somebody who has not answered yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct KeptConflict {
    pub seat: String,
    pub proposal: String,
    pub recused: bool,
    pub ground: ConflictGround,
    pub text: Option<String>,
}

/// All that are kept.
pub(super) fn kept(read: &paraph_store::Read<'_>) -> Result<Vec<KeptConflict>> {
    Ok(read
        .choice(KEPT)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

pub(in super::super) fn ground_of(ground: ConflictGround) -> Ground {
    match ground {
        ConflictGround::Institution => Ground::Institution,
        ConflictGround::Coauthor => Ground::Coauthor,
        ConflictGround::Family => Ground::Family,
        ConflictGround::Interest => Ground::Interest,
        ConflictGround::Other => Ground::Other,
    }
}

/// Words of institutions that say nothing.
const COMMON: &[&str] = &[
    "university",
    "universite",
    "universidad",
    "universitat",
    "of",
    "the",
    "de",
    "la",
    "le",
    "du",
    "des",
    "for",
    "and",
    "et",
    "institute",
    "institut",
    "college",
    "school",
    "department",
    "laboratoire",
    "researcher",
    "independent",
    "chercheur",
    "independant",
];

/// What tells one institution from another: its words without those that many share.
fn telling(place: &str) -> BTreeSet<String> {
    fold(place)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.len() > 2 && !COMMON.contains(word))
        .map(str::to_owned)
        .collect()
}

/// Whether one of the applicants is at this institution.
pub(in super::super) fn same_institution(institution: &str, entry: &Entry) -> bool {
    let own = telling(institution);
    entry
        .applicants
        .iter()
        .filter_map(|applicant| applicant.institution.as_deref())
        .any(|place| !own.is_empty() && own == telling(place))
}

/// Whether a person is one of those who apply.
fn applies(person: &Person, entry: &Entry) -> bool {
    let name = fold(&person.name);
    entry
        .applicants
        .iter()
        .any(|applicant| fold(&applicant.name) == name)
}

/// `own` are the strands in which the person applies: its proposals are rivals for the same money.
fn suggestion(person: &Person, entry: &Entry, own: &BTreeSet<&str>) -> Option<ConflictGround> {
    if applies(person, entry)
        || entry
            .row
            .track
            .as_deref()
            .is_some_and(|track| own.contains(track))
    {
        return Some(ConflictGround::Interest);
    }
    let same = person
        .institution
        .as_deref()
        .is_some_and(|institution| same_institution(institution, entry));
    let domain = |address: &str| address.rsplit('@').next().map(str::to_lowercase);
    let free = [
        "gmail.com",
        "outlook.com",
        "hotmail.com",
        "yahoo.com",
        "proton.me",
        "gmx.net",
    ];
    let same_domain = match (
        person.email.as_deref().and_then(domain),
        entry.dossier.email.as_deref().and_then(domain),
    ) {
        (Some(a), Some(b)) => a == b && !free.contains(&a.as_str()),
        _ => false,
    };
    (same || same_domain).then_some(ConflictGround::Institution)
}

impl Table {
    /// Conflicts: declared by either side, and those that institution, name or address suggest and nobody has cleared.
    pub(super) fn conflicts(&self) -> Vec<OfficeConflict> {
        let mut found = Vec::new();
        let mut told: BTreeSet<(String, String)> = BTreeSet::new();
        let mut add = |seat: &str, proposal: &str, ground: ConflictGround, by: &str| {
            let Some(entry) = self.entries.iter().find(|entry| entry.row.proposal == proposal) else {
                return;
            };
            if told.insert((seat.to_owned(), proposal.to_owned())) && by != "cleared" {
                found.push(OfficeConflict {
                    row: seat.to_owned(),
                    proposal: proposal.to_owned(),
                    number: entry.row.number.clone(),
                    ground,
                    by: by.to_owned(),
                });
            }
        };
        for recusal in &self.view.recusals {
            if let Some(seat) = self.seats.seat(recusal.person) {
                let by = if recusal.by_reviewer { "reviewer" } else { "chair" };
                add(seat, &recusal.proposal.to_hex(), ConflictGround::Other, by);
            }
        }
        for one in &self.kept {
            let by = if one.recused { "chair" } else { "cleared" };
            add(&one.seat, &one.proposal, one.ground, by);
        }
        for record in self.view.in_force.records().values() {
            if let Body::Conflict(conflict) = &record.body
                && conflict.state == ConflictState::Cleared
                && let Some(seat) = self.seats.seat(conflict.person)
            {
                let proposal = conflict.proposal.to_hex();
                add(seat, &proposal, ConflictGround::Other, "cleared");
            }
        }
        for person in &self.people {
            let applied = self.entries.iter().filter(|entry| applies(person, entry));
            let own = applied.filter_map(|entry| entry.row.track.as_deref()).collect();
            for entry in &self.entries {
                if let Some(ground) = suggestion(person, entry, &own) {
                    add(&person.seat, &entry.row.proposal, ground, "suggested");
                }
            }
        }
        found
    }
}

/// What the chair says of pairs, ready to be written in one step: records for those who have a card here, the rest kept.
pub(super) struct Said {
    records: Vec<(Vec<Kept<Record>>, Kept<Record>, String)>,
    published: BTreeSet<String>,
    kept: Vec<KeptConflict>,
}

impl Said {
    /// `said` are the newest words on each pair.
    pub(super) fn new(app: &App, table: &Table, said: Vec<KeptConflict>) -> Result<Self> {
        let mut kept = table.kept.clone();
        let mut signed: Vec<(PersonId, ProposalId, KeptConflict)> = Vec::new();
        for one in said {
            let entry = table
                .entries
                .iter()
                .find(|entry| entry.row.proposal == one.proposal)
                .ok_or_else(|| AppError::not_found("proposal", &one.proposal))?;
            kept.retain(|known| known.seat != one.seat || known.proposal != one.proposal);
            match table.seats.person.get(&one.seat) {
                Some(person) => signed.push((*person, entry.id, one)),
                None => kept.push(one),
            }
        }
        if signed.is_empty() {
            return Ok(Self {
                records: Vec::new(),
                published: BTreeSet::new(),
                kept,
            });
        }
        let pen = Pen::of(app)?;
        let (all, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
        let records = signed
            .into_iter()
            .map(|(person, proposal, one)| {
                let earlier = acts::same(
                    "conflict",
                    |body| matches!(body, Body::Conflict(known) if known.person == person && known.proposal == proposal),
                    &all,
                );
                let conflict = ChairConflict {
                    ground: ground_of(one.ground),
                    person,
                    proposal,
                    state: if one.recused {
                        ConflictState::Recused
                    } else {
                        ConflictState::Cleared
                    },
                    text: one
                        .text
                        .as_deref()
                        .filter(|text| !text.trim().is_empty())
                        .map(text),
                };
                let record = pen.record(conflict, acts::revision_after(&earlier, &published));
                (earlier, record, one.proposal)
            })
            .collect();
        Ok(Self {
            records,
            published,
            kept,
        })
    }

    /// Writes all of it.
    pub(super) fn write(&self, write: &Write<'_>) -> Result<()> {
        for (earlier, record, proposal) in &self.records {
            acts::replace(write, earlier, &self.published, Some((record, proposal)))?;
        }
        let text = serde_json::to_string(&self.kept).map_err(AppError::internal)?;
        Ok(write.set_choice(KEPT, (!self.kept.is_empty()).then_some(text.as_str()))?)
    }
}

/// Signs what was kept for people who have answered since. Called wherever cards come in or somebody is accepted.
pub(in super::super) fn sign_kept(app: &App) -> Result<()> {
    if base::read(app, kept)?.is_empty() {
        return Ok(());
    }
    let table = load(app)?;
    let due: Vec<KeptConflict> = table
        .kept
        .iter()
        .filter(|one| table.seats.person.contains_key(&one.seat))
        .filter(|one| {
            table
                .entries
                .iter()
                .any(|entry| entry.row.proposal == one.proposal)
        })
        .cloned()
        .collect();
    if due.is_empty() {
        return Ok(());
    }
    let args = Args::one("count", due.len());
    let said = Said::new(app, &table, due)?;
    base::change(
        app,
        "history-conflicts-signed",
        &args,
        "people",
        None,
        move |write| said.write(write),
    )
}

pub(super) fn office_conflict_set(app: &App, asked: OfficeConflictSet) -> Result<Assignments> {
    let table = load(app)?;
    if !table.people.iter().any(|person| person.seat == asked.row) {
        return Err(AppError::not_found("person", &asked.row));
    }
    let number = table
        .entries
        .iter()
        .find(|entry| entry.row.proposal == asked.proposal)
        .map(|entry| entry.row.number.clone())
        .unwrap_or_default();
    let proposal = asked.proposal.clone();
    let one = KeptConflict {
        seat: asked.row,
        proposal: asked.proposal,
        recused: asked.recused,
        ground: asked.ground.unwrap_or(ConflictGround::Other),
        text: asked.text,
    };
    let said = Said::new(app, &table, vec![one])?;
    base::change(
        app,
        "history-conflict",
        &Args::one("number", number),
        "people",
        Some(&proposal),
        move |write| said.write(write),
    )?;
    assignments_get(app, Nothing {})
}
