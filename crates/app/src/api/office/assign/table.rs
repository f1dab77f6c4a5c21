//! Assignments and conflicts as tables, in and out; HotCRP's too.

use super::super::base::{self, Entry, Person, phrase};
use super::super::call::table;
use super::super::paths;
use super::conflicts::{KeptConflict, Said};
use super::load;
use crate::App;
use crate::error::{AppError, Result};
use crate::tables::columns::{Purpose, fold};
use crate::tables::conflicts::{PairAction, pairs};
use crate::tables::harmless;
use crate::wire::{AssignmentsExport, ConflictGround, TableImport, TableTaken, Written};
use crate::words::Args;
use paraph_store::AssignmentRow;

pub(super) fn assignments_table(app: &App, asked: TableImport) -> Result<TableTaken> {
    let (source, mapping, _) = table(
        app,
        &asked.path,
        asked.sheet.as_deref(),
        Purpose::Pairs,
        asked.mapping,
    )?;
    let (rows, faults) = pairs(&source, &mapping);
    let table = load(app)?;
    let mut taken = TableTaken {
        added: 0,
        changed: 0,
        same: 0,
        faults: Vec::new(),
        refused: Vec::new(),
    };
    for fault in faults {
        let args = Args::one("line", fault.line).and("value", fault.value);
        taken.refused.push(phrase(app, "office-refused-action", args));
    }
    let mut puts = Vec::new();
    let mut removes = Vec::new();
    let mut conflicts: Vec<KeptConflict> = Vec::new();
    for row in rows {
        let args = || Args::one("line", row.line).and("value", row.person.as_str());
        let wanted = fold(row.number.trim_start_matches("p-"));
        let entries: Vec<&Entry> = if row.number == "all" {
            table.entries.iter().collect()
        } else {
            table
                .entries
                .iter()
                .filter(|entry| {
                    fold(&entry.row.number) == wanted || fold(&entry.row.number) == fold(&row.number)
                })
                .collect()
        };
        if entries.is_empty() {
            taken.refused.push(phrase(
                app,
                "office-refused-proposal",
                Args::one("line", row.line).and("value", row.number.as_str()),
            ));
            continue;
        }
        let everybody = row.person == "#pc";
        let who: Vec<&Person> = table
            .people
            .iter()
            .filter(|person| {
                everybody
                    || person
                        .email
                        .as_deref()
                        .is_some_and(|email| email.eq_ignore_ascii_case(&row.person))
                    || fold(&person.name) == fold(&row.person)
            })
            .collect();
        if who.is_empty() {
            taken.refused.push(phrase(app, "office-refused-person", args()));
            continue;
        }
        for entry in entries {
            for person in &who {
                let pair = (person.seat.clone(), entry.row.proposal.clone());
                match row.action {
                    PairAction::Clear => removes.push(pair),
                    PairAction::Conflict | PairAction::ClearConflict => {
                        // The last word on a pair counts.
                        conflicts.retain(|known| known.seat != pair.0 || known.proposal != pair.1);
                        conflicts.push(KeptConflict {
                            seat: pair.0,
                            proposal: pair.1,
                            recused: row.action == PairAction::Conflict,
                            ground: ConflictGround::Other,
                            text: None,
                        });
                    }
                    PairAction::Primary | PairAction::Secondary | PairAction::Discussant => {
                        let role = match row.action {
                            PairAction::Secondary => "secondary",
                            PairAction::Discussant => "discussant",
                            _ => "primary",
                        };
                        let known = table
                            .rows
                            .iter()
                            .find(|known| known.seat == pair.0 && known.proposal == pair.1);
                        match known {
                            Some(known) if known.role == role => taken.same += 1,
                            Some(_) => taken.changed += 1,
                            None => taken.added += 1,
                        }
                        puts.push(AssignmentRow {
                            seat: pair.0,
                            proposal: pair.1,
                            role: role.to_owned(),
                            by_hand: true,
                            similarity: 0,
                        });
                    }
                }
            }
        }
    }
    // What a table says is one step, conflicts and all.
    taken.changed += conflicts.len();
    let said = Said::new(app, &table, conflicts)?;
    base::change(
        app,
        "history-assigned",
        &Args::one("count", puts.len()),
        "people",
        None,
        move |write| {
            for (seat, proposal) in &removes {
                write.remove_assignment(seat, proposal)?;
            }
            for row in &puts {
                write.put_assignment(row)?;
            }
            said.write(write)
        },
    )?;
    Ok(taken)
}

/// What HotCRP calls a role.
fn action(role: &str) -> &'static str {
    match role {
        "secondary" => "secondaryreview",
        "discussant" => "metareview",
        _ => "primaryreview",
    }
}

pub(super) fn assignments_export(app: &App, asked: AssignmentsExport) -> Result<Written> {
    let table = load(app)?;
    let hotcrp = asked.hotcrp != Some(false);
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut line = |cells: [&str; 5]| {
        writer
            .write_record(cells.map(harmless))
            .map_err(AppError::internal)
    };
    line(if hotcrp {
        ["paper", "action", "email", "round", "title"]
    } else {
        ["number", "role", "reviewer", "email", "title"]
    })?;
    // Conflicts that somebody declared; suggestions are nobody's word.
    let conflicts = table.conflicts();
    for entry in &table.entries {
        let (number, title) = (entry.row.number.as_str(), entry.row.title.as_str());
        if hotcrp {
            line([number, "clearreview", "#pc", "any", title])?;
        }
        let readers = table
            .rows
            .iter()
            .filter(|row| row.proposal == entry.row.proposal)
            .map(|row| {
                let role = row.role.as_str();
                (row.seat.as_str(), if hotcrp { action(role) } else { role })
            });
        let closed = conflicts
            .iter()
            .filter(|one| one.proposal == entry.row.proposal && one.by != "suggested")
            .map(|one| (one.row.as_str(), "conflict"));
        for (seat, what) in readers.chain(closed) {
            let Some(person) = table.people.iter().find(|person| person.seat == seat) else {
                continue;
            };
            let email = person.email.as_deref();
            if hotcrp {
                let round = if what == "conflict" { "" } else { "none" };
                line([number, what, email.unwrap_or(&person.name), round, title])?;
            } else {
                line([number, what, &person.name, email.unwrap_or_default(), title])?;
            }
        }
    }
    let bytes = writer.into_inner().map_err(AppError::internal)?;
    paths::write(std::path::Path::new(&asked.path), &bytes)?;
    Ok(Written {
        path: asked.path,
        bytes: bytes.len() as u64,
    })
}
