//! Mail drafts that show people what was entered for them, so that a slip of the keyboard has somebody who notices.

use std::collections::BTreeMap;

use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::record::{Body, Entered, Source};
use paraph_bundle::payload::review::Head;

use super::super::base::{self, Person, number_key};
use super::super::call::in_force;
use super::super::paths;
use super::super::people::{contact, seats};
use super::super::state::office;
use crate::App;
use crate::error::{AppError, Result};
use crate::half_steps::Shown;
use crate::wire::{FilesMade, OfRows};
use crate::words::{Args, Words};

/// The entered reviews of one person: by the number that people count by and the round, with the head and the number as written.
type Own<'o> = BTreeMap<(Vec<(String, u64)>, usize), (&'o Entered, Head, String)>;

pub(super) fn confirmations_make(app: &App, asked: OfRows) -> Result<FilesMade> {
    let (in_force, people, office) = base::read(app, |read| {
        Ok((in_force(read)?, base::people(read)?, office(read)?))
    })?;
    let seats = seats(&people, &office);
    let call = &in_force.call;
    let folder = paths::part(app, None, &call.short, "confirmations")?;
    let now = base::now(app);
    // The newest of each person's entered reviews, by proposal.
    let mut of: BTreeMap<&str, Own<'_>> = BTreeMap::new();
    for record in office.view.in_force.records().values() {
        let Body::Entered(entered) = &record.body else {
            continue;
        };
        let Ok(head) = entered.read_head("entered") else {
            continue;
        };
        let Some(person) = person_of(entered, &people, |id| seats.seat(id).map(str::to_owned)) else {
            continue;
        };
        let proposals = in_force.proposals()?;
        let Some(proposal) = proposals
            .iter()
            .find(|known| known.proposal == head.value.proposal)
        else {
            continue;
        };
        let round = &head.value.round;
        let key = (number_key(&proposal.number), call.round_index(round).unwrap_or(0));
        let number = match in_force.round_title(round) {
            Some(round) => format!("{} ({round})", proposal.number),
            None => proposal.number.to_string(),
        };
        let lines = of.entry(person.seat.as_str()).or_default();
        let newer = lines
            .get(&key)
            .is_none_or(|(_, known, _)| known.revision < head.value.revision);
        if newer {
            lines.insert(key, (entered, head.value, number));
        }
    }
    // What was confirmed is not asked again.
    for reviews in of.values_mut() {
        reviews.retain(|_, (entered, _, _)| !entered.confirmed);
    }
    of.retain(|_, reviews| !reviews.is_empty());
    let mut files = Vec::new();
    for (seat, reviews) in of {
        let chosen = asked
            .rows
            .as_ref()
            .is_none_or(|rows| rows.iter().any(|row| row == seat));
        let Some(person) = people
            .iter()
            .find(|person| person.seat == seat)
            .filter(|_| chosen)
        else {
            continue;
        };
        let words = Words::of(person.language);
        let lines: Vec<String> = reviews
            .values()
            .map(|(_, head, number)| {
                let scores: Vec<String> = call
                    .rubric
                    .criteria
                    .iter()
                    .map(|criterion| {
                        let scale = Shown::of(criterion);
                        let step = head.scores.get(&criterion.id).map_or_else(
                            || {
                                if head.na.contains(&criterion.id) {
                                    words.say("letter-cannot-judge", &Args::none())
                                } else {
                                    "–".to_owned()
                                }
                            },
                            |step| scale.face(*step, words.language()),
                        );
                        let args = Args::one("criterion", criterion.title.as_str()).and("step", step);
                        words.say("confirm-score", &args)
                    })
                    .collect();
                let args = Args::one("number", number.as_str()).and("scores", scores.join("; "));
                words.say("confirm-line", &args)
            })
            .collect();
        let sources: std::collections::BTreeSet<&str> = reviews
            .values()
            .map(|(entered, _, _)| source(entered.source))
            .collect();
        let sources: Vec<String> = sources
            .into_iter()
            .map(|id| words.say(id, &Args::none()))
            .collect();
        let args = Args::one("name", person.name.as_str())
            .and("call", call.title.as_str())
            .and("count", lines.len())
            .and("source", sources.join(", "))
            .and("lines", lines.join("\n"))
            .and("contact", contact(call));
        let draft = person.draft(["confirm-subject", "confirm-text"], &args, Vec::new(), now);
        let stem = format!(
            "{}-entered-{}-{seat}.eml",
            call.short,
            paths::folded(&person.name)
        );
        let path = folder.join(stem);
        paths::write(&path, &draft.to_bytes().map_err(AppError::internal)?)?;
        files.push(path.display().to_string());
    }
    Ok(FilesMade {
        folder: folder.display().to_string(),
        files,
    })
}

/// Whose an entered review is, among those on the list.
fn person_of<'p>(
    entered: &Entered,
    people: &'p [Person],
    seat: impl Fn(paraph_bundle::payload::id::PersonId) -> Option<String>,
) -> Option<&'p Person> {
    let who = entered
        .person
        .map_or_else(|| Reviewer::Name(entered.reviewer.clone()), Reviewer::Person);
    match who {
        Reviewer::Person(id) => {
            let seat = seat(id)?;
            people.iter().find(|person| person.seat == seat)
        }
        Reviewer::Name(name) => people.iter().find(|person| person.name == name.as_str()),
    }
}

fn source(source: Source) -> &'static str {
    match source {
        Source::Hotcrp => "confirm-source-hotcrp",
        Source::Openreview => "confirm-source-openreview",
        Source::Table => "confirm-source-table",
        Source::Paper => "confirm-source-paper",
    }
}
