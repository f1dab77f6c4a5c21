//! Score sheets and paper forms for those who review without Paraph.

use std::collections::BTreeSet;

use super::super::base;
use super::super::call::in_force;
use super::super::people::contact;
use super::super::{entered, paths};
use crate::App;
use crate::error::{AppError, Result};
use crate::sheets::{Heads, ScoreSheet, SheetCriterion, SheetProposal};
use crate::wire::{FilesMade, OfRows};
use crate::words::{Args, Words};

pub(super) fn sheets_make(app: &App, asked: OfRows) -> Result<FilesMade> {
    let (in_force, people, rows, entries) = base::read(app, |read| {
        Ok((
            in_force(read)?,
            base::people(read)?,
            read.assignments()?,
            base::proposals(read)?,
        ))
    })?;
    let short = in_force.call.short.to_string();
    let folder = paths::part(app, None, &short, "score-sheets")?;
    let now = base::now(app);
    let mut files = Vec::new();
    for person in people
        .iter()
        .filter(|person| asked.rows.as_ref().is_none_or(|rows| rows.contains(&person.seat)))
    {
        let words = Words::of(person.language);
        let say = |id: &str| words.say(id, &Args::none());
        let mine: BTreeSet<&str> = rows
            .iter()
            .filter(|row| row.seat == person.seat)
            .map(|row| row.proposal.as_str())
            .collect();
        let closes = crate::letters::moment(
            &in_force.call.dates.closes.to_string(),
            &in_force.call.dates.zone,
            person.language,
        );
        let notes = vec![
            words.say("sheet-note-for", &Args::one("name", person.name.as_str())),
            words.say("sheet-note-until", &Args::one("closes", closes)),
            words.say("sheet-note-how", &Args::one("contact", contact(&in_force.call))),
        ];
        let criterion = |criterion: &paraph_bundle::payload::call::Criterion| SheetCriterion {
            id: criterion.id.to_string(),
            title: criterion.title.to_string(),
            min: criterion.min,
            max: criterion.max,
            na: criterion.na,
            halves: crate::half_steps::Shown::of(criterion).halves(),
            labels: criterion
                .labels
                .iter()
                .map(|label| (label.step, label.label.to_string()))
                .collect(),
        };
        let sheet = ScoreSheet {
            lineage: in_force.lineage.to_hex(),
            rubric: in_force.rubric.to_hex(),
            person: person.seat.clone(),
            title: in_force.call.title.to_string(),
            notes,
            reviewer: person.name.clone(),
            proposals: entries
                .iter()
                .filter(|entry| mine.is_empty() || mine.contains(entry.row.proposal.as_str()))
                .map(|entry| SheetProposal {
                    id: entry.row.proposal.clone(),
                    number: entry.row.number.clone(),
                    title: entry.row.title.clone(),
                })
                .collect(),
            criteria: in_force.call.rubric.criteria.iter().map(criterion).collect(),
            confidence: in_force
                .call
                .rubric
                .confidence
                .as_ref()
                .map(|scale| SheetCriterion {
                    id: entered::CONFIDENCE.to_owned(),
                    title: say("sheet-confidence"),
                    min: scale.min,
                    max: scale.max,
                    na: false,
                    halves: false,
                    labels: scale
                        .labels
                        .iter()
                        .map(|label| (label.step, label.label.to_string()))
                        .collect(),
                }),
            heads: Heads {
                number: say("sheet-number"),
                title: say("sheet-title"),
                to_applicant: say("sheet-to-applicant"),
                to_committee: say("sheet-to-committee"),
                withdraw: say("sheet-withdraw"),
                yes: say("sheet-yes"),
                scores: say("sheet-scores"),
                scale: say("sheet-scale"),
                not_a_step: say("sheet-not-a-step"),
            },
        };
        let stem = format!("{short}-{}-{}", paths::folded(&person.name), person.seat);
        let path = folder.join(format!("{stem}.xlsx"));
        paths::write(
            &path,
            &crate::sheets::make(&sheet, now.unix()).map_err(AppError::internal)?,
        )?;
        files.push(path.display().to_string());
        let path = folder.join(format!("{stem}.html"));
        let form = crate::page::form(&sheet, person.language).map_err(AppError::internal)?;
        paths::write(&path, form.as_bytes())?;
        files.push(path.display().to_string());
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}
