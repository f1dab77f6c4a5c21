//! Computing who reads what, what a change by hand costs, and why it cannot be done, in words that can be counted after.

use std::collections::{BTreeMap, BTreeSet};

use paraph_core::assign::{Assignment as Found, Change, MOST_SIMILAR, Problem, TooFewReviewers};
use paraph_store::AssignmentRow;

use super::super::base::{self, Entry, phrase, refuse};
use super::{Table, assignments_get, load, role_word};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::wire::{AssignAsk, AssignmentPlan, AssignmentSet, Assignments, Nothing};
use crate::words::{Args, Phrase};

/// The problem with its proposals in the order of their ids, which decides ties.
struct Posed<'t> {
    table: &'t Table,
    order: Vec<&'t Entry>,
    /// The place of each in the table.
    places: Vec<usize>,
    problem: Problem,
    /// Pairs that a conflict forbids, with whether it is only suggested.
    closed: BTreeMap<(String, String), bool>,
}

impl<'t> Posed<'t> {
    fn new(table: &'t Table, asked: &AssignAsk) -> Self {
        let wanted = asked.per_proposal.unwrap_or(table.per_proposal).max(1);
        let total = wanted as usize * table.entries.len();
        let usual = asked.load.unwrap_or_else(|| {
            u32::try_from(total.div_ceil(table.people.len().max(1)) + 1).unwrap_or(u32::MAX)
        });
        let closed: BTreeMap<(String, String), bool> = table
            .conflicts()
            .into_iter()
            .map(|conflict| ((conflict.row, conflict.proposal), conflict.by == "suggested"))
            .collect();
        let hand: BTreeSet<(&str, &str)> = table
            .rows
            .iter()
            .filter(|row| row.by_hand)
            .map(|row| (row.seat.as_str(), row.proposal.as_str()))
            .collect();
        let mut places: Vec<usize> = (0..table.entries.len()).collect();
        places.sort_by_key(|at| table.entries[*at].id);
        let order: Vec<&Entry> = places.iter().map(|at| &table.entries[*at]).collect();
        // What was set by hand stays, and counts towards what a proposal needs and a person can carry.
        let pairs_where = |holds: &dyn Fn(&str, &str) -> bool| -> Vec<Vec<(usize, u32)>> {
            let similar = |at: &usize| {
                let proposal = &table.entries[*at].row.proposal;
                table
                    .people
                    .iter()
                    .enumerate()
                    .filter(|(_, person)| holds(&person.seat, proposal))
                    .map(|(index, _)| (index, table.fit.similarity(index, *at)))
                    .collect()
            };
            places.iter().map(similar).collect()
        };
        let problem = Problem {
            needs: vec![wanted; order.len()],
            loads: table
                .people
                .iter()
                .map(|person| person.load.unwrap_or(usual))
                .collect(),
            allowed: pairs_where(&|seat, proposal| {
                !closed.contains_key(&(seat.to_owned(), proposal.to_owned()))
            }),
            given: pairs_where(&|seat, proposal| hand.contains(&(seat, proposal))),
        };
        Self {
            table,
            order,
            places,
            problem,
            closed,
        }
    }

    /// The pairs as they stand.
    fn current(&self) -> Found {
        let of = |at: &usize| {
            let entry = &self.table.entries[*at];
            let mut pairs: Vec<(usize, u32)> = self
                .table
                .rows
                .iter()
                .filter(|row| row.proposal == entry.row.proposal)
                .filter_map(|row| {
                    let index = self
                        .table
                        .people
                        .iter()
                        .position(|person| person.seat == row.seat)?;
                    let forbidden = self
                        .closed
                        .contains_key(&(row.seat.clone(), row.proposal.clone()));
                    let fit = if forbidden && !row.by_hand {
                        0
                    } else {
                        self.table.fit.similarity(index, *at)
                    };
                    Some((index, fit))
                })
                .collect();
            pairs.sort_unstable();
            pairs
        };
        Found {
            reviewers: self.places.iter().map(of).collect(),
        }
    }

    fn number(&self, proposal: usize) -> &str {
        self.order
            .get(proposal)
            .map(|entry| entry.row.number.as_str())
            .unwrap_or_default()
    }

    fn name(&self, reviewer: usize) -> &str {
        self.table
            .people
            .get(reviewer)
            .map(|person| person.name.as_str())
            .unwrap_or_default()
    }

    /// Why some proposals cannot have enough: which, how much they need together, who could give how much, and what
    /// would help.
    fn why_not(&self, app: &App, short: &TooFewReviewers) -> Vec<Phrase> {
        let mut numbers: Vec<&str> = short.proposals.iter().map(|at| self.number(*at)).collect();
        numbers.sort_by_key(|number| base::number_key(number));
        let people: Vec<String> = short
            .reviewers
            .iter()
            .map(|(at, most)| format!("{} {most}", self.name(*at)))
            .collect();
        let inside: BTreeSet<&str> = short
            .proposals
            .iter()
            .filter_map(|at| self.order.get(*at))
            .map(|entry| entry.row.proposal.as_str())
            .collect();
        let closed = |suggested: bool| {
            self.closed
                .iter()
                .filter(|((_, proposal), of)| inside.contains(proposal.as_str()) && **of == suggested)
                .count()
        };
        let mut said = vec![phrase(
            app,
            "office-assign-infeasible",
            Args::one("numbers", numbers.join(", "))
                .and("needed", short.needed)
                .and("available", short.available),
        )];
        said.push(if people.is_empty() {
            phrase(app, "office-assign-nobody-free", Args::none())
        } else {
            let args = Args::one("people", people.join(", ")).and("count", people.len());
            phrase(app, "office-assign-who", args)
        });
        if closed(true) + closed(false) > 0 {
            said.push(phrase(
                app,
                "office-assign-closed",
                Args::one("declared", closed(false)).and("suggested", closed(true)),
            ));
        }
        said.push(phrase(
            app,
            "office-assign-would-help",
            Args::one("missing", short.missing()),
        ));
        said
    }
}

pub(super) fn assignments_compute(app: &App, asked: AssignAsk) -> Result<AssignmentPlan> {
    let table = load(app)?;
    if table.people.is_empty() || table.entries.is_empty() {
        return Err(refuse(Code::NotNow, "office-fault-nobody", Args::none()));
    }
    let posed = Posed::new(&table, &asked);
    let problem = &posed.problem;
    let by_hand: Vec<AssignmentRow> = table.rows.iter().filter(|row| row.by_hand).cloned().collect();
    let hand: BTreeSet<(&str, &str)> = by_hand
        .iter()
        .map(|row| (row.seat.as_str(), row.proposal.as_str()))
        .collect();
    let mut rows = by_hand.clone();
    let mut infeasible = Vec::new();
    let (mut least, mut sum, mut pairs) = (MOST_SIMILAR, 0u64, 0u64);
    match problem.fair() {
        Ok(found) => {
            let found = if found.components().len() > 1 {
                problem.connect(&found)
            } else {
                found
            };
            for (entry, reviewers) in posed.order.iter().zip(&found.reviewers) {
                let mut first = by_hand
                    .iter()
                    .all(|row| row.proposal != entry.row.proposal || row.role != "primary");
                for (reviewer, similarity) in reviewers {
                    let seat = table.people[*reviewer].seat.as_str();
                    if hand.contains(&(seat, entry.row.proposal.as_str())) {
                        continue;
                    }
                    least = least.min(*similarity);
                    sum += u64::from(*similarity);
                    pairs += 1;
                    let role = if std::mem::take(&mut first) {
                        "primary"
                    } else {
                        "secondary"
                    };
                    rows.push(AssignmentRow {
                        seat: seat.to_owned(),
                        proposal: entry.row.proposal.clone(),
                        role: role.to_owned(),
                        by_hand: false,
                        similarity: i64::from(*similarity),
                    });
                }
            }
        }
        Err(short) => infeasible = posed.why_not(app, &short),
    }
    let added = rows.len().saturating_sub(by_hand.len());
    if infeasible.is_empty() {
        let before = table.rows.clone();
        base::change(
            app,
            "history-assigned",
            &Args::one("count", added),
            "people",
            None,
            move |write| {
                for row in before.iter().filter(|row| !row.by_hand) {
                    write.remove_assignment(&row.seat, &row.proposal)?;
                }
                for row in &rows {
                    write.put_assignment(row)?;
                }
                Ok(())
            },
        )?;
    }
    let mean = sum
        .checked_div(pairs)
        .and_then(|mean| u32::try_from(mean).ok())
        .unwrap_or(0);
    Ok(AssignmentPlan {
        assignments: assignments_get(app, Nothing {})?,
        added: if infeasible.is_empty() { added } else { 0 },
        infeasible,
        least: if pairs == 0 { 0 } else { least },
        mean,
    })
}

pub(super) fn assignment_set(app: &App, asked: AssignmentSet) -> Result<Assignments> {
    let table = load(app)?;
    let entry = table
        .entries
        .iter()
        .find(|entry| entry.row.proposal == asked.proposal)
        .ok_or_else(|| AppError::not_found("proposal", &asked.proposal))?;
    let price = price(app, &table, &asked);
    base::change(
        app,
        "history-assigned-one",
        &Args::one("number", entry.row.number.as_str()),
        "people",
        Some(&asked.proposal.clone()),
        move |write| {
            match asked.role {
                Some(role) => write.put_assignment(&AssignmentRow {
                    seat: asked.row,
                    proposal: asked.proposal,
                    role: role_word(role).to_owned(),
                    by_hand: true,
                    similarity: 0,
                })?,
                None => write.remove_assignment(&asked.row, &asked.proposal)?,
            }
            Ok(())
        },
    )?;
    Ok(Assignments {
        price,
        ..assignments_get(app, Nothing {})?
    })
}

/// What a change by hand costs: the fit of all pairs here and at best, and what it breaks; nothing where only a role
/// changes.
fn price(app: &App, table: &Table, asked: &AssignmentSet) -> Vec<Phrase> {
    let posed = Posed::new(table, &AssignAsk::default());
    let (Some(proposal), Some(reviewer)) = (
        posed
            .order
            .iter()
            .position(|entry| entry.row.proposal == asked.proposal),
        table.people.iter().position(|person| person.seat == asked.row),
    ) else {
        return Vec::new();
    };
    let has = table
        .rows
        .iter()
        .any(|row| row.seat == asked.row && row.proposal == asked.proposal);
    if has == asked.role.is_some() {
        return Vec::new();
    }
    let (out, incoming) = if has {
        (Some(reviewer), None)
    } else {
        (None, Some(reviewer))
    };
    let current = posed.current();
    let change = Change {
        proposal,
        out,
        incoming,
    };
    let found = posed.problem.price(&current, &[change]);
    let number = posed.number(proposal);
    let fit = |total: i64| total / i64::from(MOST_SIMILAR / 100);
    let before = i64::try_from(current.total()).unwrap_or(i64::MAX);
    let mut said = vec![match found.lost_at_best {
        Some(best) => phrase(
            app,
            "office-price-fit",
            Args::one("before", fit(before))
                .and("after", fit(before - found.lost))
                .and("best", fit(before - best)),
        ),
        None => phrase(
            app,
            "office-price-fit-alone",
            Args::one("before", fit(before)).and("after", fit(before - found.lost)),
        ),
    }];
    if found.forbidden.contains(&(proposal, reviewer)) {
        let args = Args::one("name", posed.name(reviewer)).and("number", number);
        said.push(phrase(app, "office-price-forbidden", args));
    }
    for (at, has) in found.overloaded.iter().filter(|(at, _)| Some(*at) == incoming) {
        let args = Args::one("name", posed.name(*at))
            .and("has", *has)
            .and("most", posed.problem.loads[*at]);
        said.push(phrase(app, "office-price-overloaded", args));
    }
    for (at, has) in found.short.iter().filter(|(at, _)| *at == proposal) {
        let args = Args::one("number", number)
            .and("has", *has)
            .and("wants", posed.problem.needs[*at]);
        said.push(phrase(app, "office-price-short", args));
    }
    let (groups_before, groups_after) = found.groups;
    if groups_after > groups_before && groups_before > 0 {
        let args = Args::one("before", groups_before).and("after", groups_after);
        said.push(phrase(app, "office-price-groups", args));
    }
    said
}
