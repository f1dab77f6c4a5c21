//! Who owes what, and reminders.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::merge::{CellState, Reviewer};
use paraph_bundle::payload::id::Slug;

use super::super::base::{self, Entry};
use super::super::call::in_force;
use super::super::paths;
use super::super::people::{contact, seats};
use super::super::state::office;
use crate::App;
use crate::error::{AppError, Result};
use crate::wire::{FilesMade, Nothing, OfRows, Owed, OwedCell, OwedPerson, OwedProposal, OwedState};
use crate::words::Args;

pub(super) fn received_owed(app: &App, _: Nothing) -> Result<Owed> {
    base::read(app, |read| {
        let office = office(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        let entries = base::proposals(read)?;
        let assignments = read.assignments()?;
        // What is owed is owed in the round that is reviewed now.
        let round = in_force(read).ok().map(|in_force| in_force.round());
        let now = |other: &Slug| round.as_ref().is_none_or(|round| round == other);
        let numbers: BTreeMap<&str, &Entry> = entries
            .iter()
            .map(|entry| (entry.row.proposal.as_str(), entry))
            .collect();
        let mut owed = Owed {
            people: Vec::new(),
            proposals: Vec::new(),
            missing: 0,
            of: 0,
        };
        for person in &people {
            let id = seats.person.get(&person.seat).copied();
            let counts_as = id
                .and_then(|id| office.view.persons.iter().find(|known| known.person == id))
                .map(|known| known.counts_as)
                .or(id);
            let mine: Vec<&str> = if assignments.is_empty() {
                entries.iter().map(|entry| entry.row.proposal.as_str()).collect()
            } else {
                let mut mine: Vec<&str> = assignments
                    .iter()
                    .filter(|row| row.seat == person.seat)
                    .map(|row| row.proposal.as_str())
                    .collect();
                mine.sort_by_key(|proposal| entries.iter().position(|entry| entry.row.proposal == *proposal));
                mine
            };
            let own = |reviewer: &Reviewer| match reviewer {
                Reviewer::Person(of) => Some(*of) == counts_as,
                Reviewer::Name(name) => name.as_str() == person.name,
            };
            let mut cells = Vec::new();
            for proposal in mine {
                let Some(entry) = numbers.get(proposal) else {
                    continue;
                };
                let recused = office
                    .view
                    .recusals
                    .iter()
                    .any(|recusal| Some(recusal.person) == counts_as && recusal.proposal == entry.id);
                let states: Vec<CellState> = office
                    .view
                    .cells
                    .iter()
                    .filter(|cell| cell.proposal == entry.id && own(&cell.reviewer) && now(&cell.round))
                    .map(|cell| cell.state)
                    .collect();
                let unread = office.scores.values().any(|known| {
                    Some(known.author) == id
                        && known.entry.as_ref().is_some_and(|bundle| {
                            let mut heads = bundle.heads.iter();
                            heads.any(|head| head.proposal == entry.id && now(&head.round))
                        })
                });
                let state = if recused || states.contains(&CellState::Withdrawn) {
                    OwedState::Crossed
                } else if states.contains(&CellState::Counted) {
                    OwedState::Here
                } else if !states.is_empty() || unread {
                    OwedState::Open
                } else {
                    OwedState::Missing
                };
                cells.push(OwedCell {
                    proposal: proposal.to_owned(),
                    state,
                });
            }
            let missing = cells
                .iter()
                .filter(|cell| cell.state == OwedState::Missing)
                .count();
            owed.missing += missing;
            owed.of += cells
                .iter()
                .filter(|cell| cell.state != OwedState::Crossed)
                .count();
            owed.people.push(OwedPerson {
                row: person.seat.clone(),
                name: person.name.clone(),
                cells,
                missing,
                sequence: office
                    .scores
                    .values()
                    .filter(|known| Some(known.author) == id)
                    .filter_map(|known| known.sequence)
                    .max(),
                never_came: office
                    .view
                    .streams
                    .iter()
                    .filter(|stream| Some(stream.person) == id)
                    .flat_map(|stream| stream.gaps.iter().copied())
                    .collect::<BTreeSet<u64>>()
                    .into_iter()
                    .collect(),
            });
        }
        owed.people
            .sort_by(|a, b| b.missing.cmp(&a.missing).then(a.name.cmp(&b.name)));
        owed.proposals = entries
            .iter()
            .map(|entry| OwedProposal {
                proposal: entry.row.proposal.clone(),
                number: entry.row.number.clone(),
                here: office
                    .view
                    .cells
                    .iter()
                    .filter(|cell| cell.proposal == entry.id && cell.state == CellState::Counted)
                    .count(),
            })
            .collect();
        Ok(owed)
    })
}

pub(super) fn reminders_make(app: &App, asked: OfRows) -> Result<FilesMade> {
    let owed = received_owed(app, Nothing {})?;
    let (in_force, people) = base::read(app, |read| Ok((in_force(read)?, base::people(read)?)))?;
    let folder = paths::part(app, None, &in_force.call.short, "reminders")?;
    let now = base::now(app);
    let mut files = Vec::new();
    for line in owed
        .people
        .iter()
        .filter(|line| line.missing > 0 && asked.rows.as_ref().is_none_or(|rows| rows.contains(&line.row)))
    {
        let Some(person) = people.iter().find(|person| person.seat == line.row) else {
            continue;
        };
        let numbers: Vec<&str> = line
            .cells
            .iter()
            .filter(|cell| cell.state == OwedState::Missing)
            .filter_map(|cell| {
                owed.proposals
                    .iter()
                    .find(|proposal| proposal.proposal == cell.proposal)
            })
            .map(|proposal| proposal.number.as_str())
            .collect();
        let args = Args::one("name", person.name.as_str())
            .and("call", in_force.call.title.as_str())
            .and("missing", line.missing)
            .and("numbers", numbers.join(", "))
            .and("sequence", line.sequence.unwrap_or(0))
            .and(
                "closes",
                crate::letters::moment(
                    &in_force.call.dates.closes.to_string(),
                    &in_force.call.dates.zone,
                    person.language,
                ),
            )
            .and("contact", contact(&in_force.call));
        let draft = person.draft(["remind-subject", "remind-text"], &args, Vec::new(), now);
        let path = folder.join(format!(
            "{}-{}-{}.eml",
            in_force.call.short,
            paths::folded(&person.name),
            person.seat
        ));
        paths::write(&path, &draft.to_bytes().map_err(AppError::internal)?)?;
        files.push(path.display().to_string());
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}
