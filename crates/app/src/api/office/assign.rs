//! Assignments, conflicts, score sheets.

use std::collections::{BTreeMap, BTreeSet};

use paraph_bundle::merge::View;
use paraph_bundle::payload::record::{Body, ChairConflict};
use paraph_bundle::payload::review::{ConflictState, Ground};
use paraph_core::assign::{MOST_SIMILAR, Problem};
use paraph_store::AssignmentRow;

use super::acts::{self, Pen};
use super::base::{self, Entry, Person, phrase, refuse, text};
use super::call::{in_force, table};
use super::people::{Seats, contact, seats};
use super::state::office;
use super::{entered, paths};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::sheets::{Heads, ScoreSheet, SheetCriterion, SheetProposal};
use crate::tables::columns::{Purpose, fold};
use crate::tables::conflicts::{PairAction, pairs};
use crate::wire::{
    AssignAsk, Assignment, AssignmentPlan, AssignmentRole, AssignmentSet, Assignments, AtPath, Comparable,
    ConflictGround, FilesMade, Nothing, OfRows, OfficeConflict, OfficeConflictSet, ShortProposal,
    TableImport, TableTaken, Written,
};
use crate::words::{Args, Words};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Who reads what.
    assignments_get(Nothing) -> Assignments, changes [];
    /// Computes assignments beside those made by hand.
    assignments_compute(AssignAsk) -> AssignmentPlan, changes [People];
    /// Makes, changes or takes back one pair by hand.
    assignment_set(AssignmentSet) -> Assignments, changes [People];
    /// Takes assignments and conflicts in from a table, HotCRP's too.
    assignments_table(TableImport) -> TableTaken, changes [People];
    /// Writes the assignments as HotCRP's table.
    assignments_export(AtPath) -> Written, changes [];
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
    per_proposal: u32,
}

fn load(app: &App) -> Result<Table> {
    base::read(app, |read| {
        let people = base::people(read)?;
        let office = office(read)?;
        let seats = seats(&people, &office);
        Ok(Table {
            seats,
            people,
            entries: base::proposals(read)?,
            rows: read.assignments()?,
            view: office.view,
            per_proposal: base::call_body(read)?.policy.reviews_per_proposal,
        })
    })
}

impl Table {
    /// Conflicts: declared by either side, and those that institution, name or address suggest.
    fn conflicts(&self) -> Vec<OfficeConflict> {
        let mut found = Vec::new();
        let number = |proposal: &str| {
            self.entries
                .iter()
                .find(|entry| entry.row.proposal == proposal)
                .map(|entry| entry.row.number.clone())
        };
        for recusal in &self.view.recusals {
            let proposal = recusal.proposal.to_hex();
            let (Some(seat), Some(number)) = (self.seats.seat(recusal.person), number(&proposal)) else {
                continue;
            };
            found.push(OfficeConflict {
                row: seat.to_owned(),
                proposal,
                number,
                ground: ConflictGround::Other,
                by: if recusal.by_reviewer { "reviewer" } else { "chair" }.to_owned(),
            });
        }
        for person in &self.people {
            for entry in &self.entries {
                if let Some(ground) = suggestion(person, entry)
                    && !found
                        .iter()
                        .any(|known| known.row == person.seat && known.proposal == entry.row.proposal)
                {
                    found.push(OfficeConflict {
                        row: person.seat.clone(),
                        proposal: entry.row.proposal.clone(),
                        number: entry.row.number.clone(),
                        ground,
                        by: "suggested".to_owned(),
                    });
                }
            }
        }
        found
    }

    fn crossing(&self, app: &App) -> Assignments {
        let numbers: BTreeMap<&str, &str> = self
            .entries
            .iter()
            .map(|entry| (entry.row.proposal.as_str(), entry.row.number.as_str()))
            .collect();
        let pairs: Vec<Assignment> = self
            .rows
            .iter()
            .filter_map(|row| {
                Some(Assignment {
                    row: row.seat.clone(),
                    proposal: row.proposal.clone(),
                    number: (*numbers.get(row.proposal.as_str())?).to_owned(),
                    role: role_of(&row.role),
                    by_hand: row.by_hand,
                    reason: if row.by_hand {
                        phrase(app, "office-reason-hand", Args::none())
                    } else if row.similarity > 0 {
                        phrase(
                            app,
                            "office-reason-words",
                            Args::one("percent", row.similarity / 100),
                        )
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
        }
    }
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

fn ground_of(ground: ConflictGround) -> Ground {
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

fn suggestion(person: &Person, entry: &Entry) -> Option<ConflictGround> {
    let telling = |place: &str| -> BTreeSet<String> {
        fold(place)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 2 && !COMMON.contains(word))
            .map(str::to_owned)
            .collect()
    };
    let own = person.institution.as_deref().map(telling).unwrap_or_default();
    let names: Vec<String> = entry
        .applicants
        .iter()
        .map(|applicant| fold(&applicant.name))
        .collect();
    if names.contains(&fold(&person.name)) {
        return Some(ConflictGround::Interest);
    }
    let same = entry
        .applicants
        .iter()
        .filter_map(|applicant| applicant.institution.as_deref())
        .map(telling)
        .any(|place| !own.is_empty() && own == place);
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

/// How well a person's words fit a proposal's, of 10,000.
fn similarity(person: &Person, entry: &Entry) -> u32 {
    let words = |text: &str| -> BTreeSet<String> {
        fold(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.chars().count() > 3)
            .map(str::to_owned)
            .collect()
    };
    let mut own = BTreeSet::new();
    for topic in &person.expertise {
        own.extend(words(topic));
    }
    if own.is_empty() {
        return 0;
    }
    let mut theirs = words(&entry.row.title);
    for attribute in &entry.attributes {
        theirs.extend(words(&attribute.value));
    }
    let common = own
        .iter()
        .filter(|word| {
            theirs
                .iter()
                .any(|other| other == *word || shared_stem(other, word))
        })
        .count();
    let share = u64::from(MOST_SIMILAR) * common as u64 / own.len() as u64;
    u32::try_from(share).unwrap_or(MOST_SIMILAR).min(MOST_SIMILAR)
}

fn shared_stem(a: &str, b: &str) -> bool {
    let stem = |word: &str| word.chars().take(6).collect::<String>();
    a.chars().count() > 6 && b.chars().count() > 6 && stem(a) == stem(b)
}

fn assignments_get(app: &App, _: Nothing) -> Result<Assignments> {
    Ok(load(app)?.crossing(app))
}

fn assignments_compute(app: &App, asked: AssignAsk) -> Result<AssignmentPlan> {
    let table = load(app)?;
    if table.people.is_empty() || table.entries.is_empty() {
        return Err(refuse(Code::NotNow, "office-fault-nobody", Args::none()));
    }
    let wanted = asked.per_proposal.unwrap_or(table.per_proposal).max(1);
    let total = wanted as usize * table.entries.len();
    let usual = asked
        .load
        .unwrap_or_else(|| u32::try_from(total.div_ceil(table.people.len()) + 1).unwrap_or(u32::MAX));
    let closed: BTreeSet<(String, String)> = table
        .conflicts()
        .into_iter()
        .map(|conflict| (conflict.row, conflict.proposal))
        .collect();
    let by_hand: Vec<&AssignmentRow> = table.rows.iter().filter(|row| row.by_hand).collect();
    let hand: BTreeSet<(&str, &str)> = by_hand
        .iter()
        .map(|row| (row.seat.as_str(), row.proposal.as_str()))
        .collect();
    // Proposals and people in the order of their ids, which decides ties.
    let mut order: Vec<&Entry> = table.entries.iter().collect();
    order.sort_by_key(|entry| entry.id);
    // What was set by hand stays, and counts towards what a proposal needs and a person can carry.
    let pairs_where = |holds: &dyn Fn(&str, &str) -> bool| -> Vec<Vec<(usize, u32)>> {
        let similar = |entry: &&Entry| {
            table
                .people
                .iter()
                .enumerate()
                .filter(|(_, person)| holds(&person.seat, &entry.row.proposal))
                .map(|(index, person)| (index, similarity(person, entry)))
                .collect()
        };
        order.iter().map(similar).collect()
    };
    let problem = Problem {
        needs: vec![wanted; order.len()],
        loads: table
            .people
            .iter()
            .map(|person| person.load.unwrap_or(usual))
            .collect(),
        allowed: pairs_where(&|seat, proposal| !closed.contains(&(seat.to_owned(), proposal.to_owned()))),
        given: pairs_where(&|seat, proposal| hand.contains(&(seat, proposal))),
    };
    let mut rows: Vec<AssignmentRow> = by_hand.iter().map(|row| (*row).clone()).collect();
    let mut infeasible = Vec::new();
    let (mut least, mut sum, mut pairs) = (MOST_SIMILAR, 0u64, 0u64);
    match problem.fair() {
        Ok(found) => {
            let found = if found.components().len() > 1 {
                problem.connect(&found)
            } else {
                found
            };
            for (entry, reviewers) in order.iter().zip(&found.reviewers) {
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
                    rows.push(AssignmentRow {
                        seat: seat.to_owned(),
                        proposal: entry.row.proposal.clone(),
                        role: if std::mem::take(&mut first) {
                            "primary"
                        } else {
                            "secondary"
                        }
                        .to_owned(),
                        by_hand: false,
                        similarity: i64::from(*similarity),
                    });
                }
            }
        }
        Err(short) => {
            let numbers: Vec<&str> = short
                .proposals
                .iter()
                .filter_map(|&index| order.get(index))
                .map(|entry| entry.row.number.as_str())
                .collect();
            let args = Args::one("numbers", numbers.join(", "))
                .and("needed", short.needed)
                .and("available", short.available);
            infeasible.push(phrase(app, "office-assign-infeasible", args));
        }
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

fn assignment_set(app: &App, asked: AssignmentSet) -> Result<Assignments> {
    let number = base::read(app, |read| Ok(read.proposal(&asked.proposal)?))?
        .ok_or_else(|| AppError::not_found("proposal", &asked.proposal))?
        .number;
    base::change(
        app,
        "history-assigned-one",
        &Args::one("number", number),
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
    assignments_get(app, Nothing {})
}

fn assignments_table(app: &App, asked: TableImport) -> Result<TableTaken> {
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
    let mut conflicts = Vec::new();
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
                    PairAction::Conflict => conflicts.push((pair, true)),
                    PairAction::ClearConflict => conflicts.push((pair, false)),
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
    let count = puts.len();
    base::change(
        app,
        "history-assigned",
        &Args::one("count", count),
        "people",
        None,
        move |write| {
            for (seat, proposal) in &removes {
                write.remove_assignment(seat, proposal)?;
            }
            for row in &puts {
                write.put_assignment(row)?;
            }
            Ok(())
        },
    )?;
    for ((row, proposal), recused) in conflicts {
        match office_conflict_set(
            app,
            OfficeConflictSet {
                row: row.clone(),
                proposal,
                recused,
                ground: None,
                text: None,
            },
        ) {
            Ok(_) => taken.changed += 1,
            Err(error) => taken.refused.push(phrase(
                app,
                "office-refused-conflict",
                Args::one("value", error.message),
            )),
        }
    }
    Ok(taken)
}

fn assignments_export(app: &App, asked: AtPath) -> Result<Written> {
    let table = load(app)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer
        .write_record(["paper", "action", "email", "round", "title"])
        .map_err(AppError::internal)?;
    for entry in &table.entries {
        let harmless = |cell: &str| crate::tables::harmless(cell);
        let title = harmless(&entry.row.title);
        writer
            .write_record([
                entry.row.number.as_str(),
                "clearreview",
                "#pc",
                "any",
                title.as_str(),
            ])
            .map_err(AppError::internal)?;
        for row in table.rows.iter().filter(|row| row.proposal == entry.row.proposal) {
            let Some(person) = table.people.iter().find(|person| person.seat == row.seat) else {
                continue;
            };
            let action = match row.role.as_str() {
                "secondary" => "secondaryreview",
                "discussant" => "metareview",
                _ => "primaryreview",
            };
            let who = harmless(person.email.as_deref().unwrap_or(&person.name));
            writer
                .write_record([
                    entry.row.number.as_str(),
                    action,
                    who.as_str(),
                    "none",
                    title.as_str(),
                ])
                .map_err(AppError::internal)?;
        }
    }
    let bytes = writer.into_inner().map_err(AppError::internal)?;
    paths::write(std::path::Path::new(&asked.path), &bytes)?;
    Ok(Written {
        path: asked.path,
        bytes: bytes.len() as u64,
    })
}

fn office_conflict_set(app: &App, asked: OfficeConflictSet) -> Result<Assignments> {
    let table = load(app)?;
    let person = table.seats.person.get(&asked.row).copied().ok_or_else(|| {
        refuse(
            Code::NotNow,
            "office-fault-no-answer",
            Args::one(
                "name",
                table
                    .people
                    .iter()
                    .find(|person| person.seat == asked.row)
                    .map_or("", |person| person.name.as_str()),
            ),
        )
    })?;
    let entry = table
        .entries
        .iter()
        .find(|entry| entry.row.proposal == asked.proposal)
        .ok_or_else(|| AppError::not_found("proposal", &asked.proposal))?;
    let id = entry.id;
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let earlier = acts::same(
        "conflict",
        |body| matches!(body, Body::Conflict(conflict) if conflict.person == person && conflict.proposal == id),
        &records,
    );
    let conflict = ChairConflict {
        ground: ground_of(asked.ground.unwrap_or(ConflictGround::Other)),
        person,
        proposal: id,
        state: if asked.recused {
            ConflictState::Recused
        } else {
            ConflictState::Cleared
        },
        text: asked
            .text
            .as_deref()
            .filter(|text| !text.trim().is_empty())
            .map(text),
    };
    let record = pen.record(conflict, acts::revision_after(&earlier, &published));
    let proposal = asked.proposal.clone();
    let args = Args::one("number", entry.row.number.as_str());
    base::change(
        app,
        "history-conflict",
        &args,
        "people",
        Some(&asked.proposal),
        move |write| acts::replace(write, &earlier, &published, Some((&record, &proposal))),
    )?;
    assignments_get(app, Nothing {})
}

fn sheets_make(app: &App, asked: OfRows) -> Result<FilesMade> {
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
