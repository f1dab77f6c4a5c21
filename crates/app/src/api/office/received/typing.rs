//! Typing in from paper: a grid for a person, and a second pass in which differences stop.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::payload::record::Source;
use paraph_store::TypingRow;

use super::super::base::{self, refuse};
use super::super::call::in_force;
use super::super::entered;
use super::super::state::office;
use super::unsigned::{fresh, put, unsigned};
use super::{counted, desk};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::sheets::FilledReview;
use crate::wire::{OfRow, TakenIn, TypingGrid, TypingLine, TypingSet};
use crate::words::Args;

pub(super) fn typing_get(app: &App, asked: OfRow) -> Result<TypingGrid> {
    base::read(app, |read| {
        let in_force = in_force(read)?;
        let entries = base::proposals(read)?;
        let mine: BTreeSet<String> = read
            .assignments()?
            .into_iter()
            .filter(|row| row.seat == asked.row)
            .map(|row| row.proposal)
            .collect();
        let mut lines: Vec<TypingLine> = entries
            .iter()
            .filter(|entry| mine.is_empty() || mine.contains(&entry.row.proposal))
            .map(|entry| TypingLine {
                proposal: entry.row.proposal.clone(),
                number: entry.row.number.clone(),
                title: entry.row.title.clone(),
                first: BTreeMap::new(),
                second: BTreeMap::new(),
            })
            .collect();
        for cell in read.typing(&asked.row)? {
            if let Some(line) = lines.iter_mut().find(|line| line.proposal == cell.proposal) {
                let pass = if cell.pass == 1 {
                    &mut line.first
                } else {
                    &mut line.second
                };
                pass.insert(cell.criterion, cell.value);
            }
        }
        let mut differences = 0;
        let mut unproved = 0;
        for line in &lines {
            let keys: BTreeSet<&String> = line.first.keys().chain(line.second.keys()).collect();
            for key in keys {
                match (line.first.get(key), line.second.get(key)) {
                    (Some(a), Some(b)) if a == b => {}
                    (Some(_), Some(_)) => differences += 1,
                    _ => unproved += 1,
                }
            }
        }
        let criteria = in_force
            .call
            .rubric
            .criteria
            .iter()
            .map(crate::workspace::crossing_criterion)
            .collect();
        Ok(TypingGrid {
            row: asked.row,
            criteria,
            lines,
            differences,
            unproved,
        })
    })
}

pub(super) fn typing_set(app: &App, asked: TypingSet) -> Result<TypingGrid> {
    if !(1..=2).contains(&asked.pass) {
        return Err(AppError::bad_request("pass is 1 or 2"));
    }
    let row = asked.row.clone();
    base::change(
        app,
        "history-typed",
        &Args::none(),
        "received",
        None,
        move |write| {
            Ok(write.put_typing(&TypingRow {
                seat: asked.row,
                proposal: asked.proposal,
                criterion: asked.criterion,
                pass: i64::from(asked.pass),
                value: asked.value.trim().to_owned(),
            })?)
        },
    )?;
    typing_get(app, OfRow { row })
}

pub(super) fn typing_take_in(app: &App, asked: OfRow) -> Result<TakenIn> {
    let grid = typing_get(
        app,
        OfRow {
            row: asked.row.clone(),
        },
    )?;
    if grid.differences + grid.unproved > 0 {
        let args = Args::one("differences", grid.differences).and("unproved", grid.unproved);
        return Err(refuse(Code::Incomplete, "office-fault-typing", args));
    }
    let desk = desk(app)?;
    let person = desk
        .people
        .iter()
        .find(|person| person.seat == asked.row)
        .ok_or_else(|| AppError::not_found("person", &asked.row))?;
    let scales = entered::scales(&desk.in_force.call);
    let mut reviews = Vec::new();
    for line in &grid.lines {
        let mut review = FilledReview {
            proposal: line.proposal.clone(),
            number: line.number.clone(),
            ..FilledReview::default()
        };
        for (criterion, value) in &line.first {
            let Some(scale) = scales.iter().find(|scale| &scale.id == criterion) else {
                continue;
            };
            match crate::tables::reviews::step(value, scale) {
                crate::tables::reviews::Cell::Step(step) => {
                    review.scores.insert(criterion.clone(), step);
                }
                crate::tables::reviews::Cell::NotApplicable => review.na.push(criterion.clone()),
                crate::tables::reviews::Cell::Empty => {}
                crate::tables::reviews::Cell::Unreadable => {
                    let args = Args::one("cell", line.number.as_str())
                        .and("value", value.as_str())
                        .and("criterion", scale.names[0].as_str())
                        .and("count", 1);
                    return Err(refuse(Code::OutOfScale, "office-sheet-step", args));
                }
            }
        }
        if !line.first.is_empty() {
            reviews.push((person.name.clone(), Some(person.seat.clone()), review));
        }
    }
    let unsigned = unsigned(&desk, reviews.into_iter(), Source::Paper, None);
    let records = fresh(app, &desk, &unsigned)?;
    let before = counted(&desk.office);
    let taken = records.len();
    let args = Args::one("count", taken);
    base::change(app, "history-taken-in", &args, "received", None, move |write| {
        put(write, &records)
    })?;
    let office = base::read(app, office)?;
    Ok(TakenIn {
        taken,
        reviews: counted(&office).saturating_sub(before),
        state: office.state.hash().to_hex(),
    })
}
