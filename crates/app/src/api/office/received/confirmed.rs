//! Reviews that a chair entered, and whether their reviewers have confirmed them: the way back of the drafts that asked.

use std::collections::BTreeMap;

use paraph_bundle::merge::Reviewer;
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::id::{Hash, PersonId, ProposalId, Slug};
use paraph_bundle::payload::record::{Body, Entered, Record};
use paraph_bundle::payload::review::Head;

use super::super::acts::{self, Pen};
use super::super::base::{self, number_key, refuse};
use super::super::call::in_force;
use super::super::people::seats;
use super::super::state::office;
use super::super::{draft, keys, totals};
use super::name_of;
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::half_steps::Shown;
use crate::wire::{Nothing, UnsignedConfirm, UnsignedList, UnsignedPerson, UnsignedReview};
use crate::words::Args;

/// The newest entered review of a person, a proposal and a round.
struct Newest {
    entered: Entered,
    head: Head,
    by: PersonId,
}

/// By whose it is, then proposal and round.
fn newest<'r>(
    records: impl Iterator<Item = &'r Record>,
) -> BTreeMap<Reviewer, BTreeMap<(ProposalId, Slug), Newest>> {
    let mut all: BTreeMap<Reviewer, BTreeMap<(ProposalId, Slug), Newest>> = BTreeMap::new();
    for record in records {
        let Body::Entered(entered) = &record.body else {
            continue;
        };
        let Ok(head) = entered.read_head("entered") else {
            continue;
        };
        let head = head.value;
        let whose = entered
            .person
            .map_or_else(|| Reviewer::Name(entered.reviewer.clone()), Reviewer::Person);
        let of = all.entry(whose).or_default();
        let key = (head.proposal, head.round.clone());
        if of
            .get(&key)
            .is_none_or(|known| known.head.revision < head.revision)
        {
            let (entered, by) = (entered.clone(), record.by);
            of.insert(key, Newest { entered, head, by });
        }
    }
    all
}

pub(super) fn unsigned_list(app: &App, _: Nothing) -> Result<UnsignedList> {
    let me = keys::signing_key(app)?.person();
    let words = app.words();
    base::read(app, |read| {
        let office = office(read)?;
        let people = base::people(read)?;
        let seats = seats(&people, &office);
        let in_force = in_force(read)?;
        let entries = base::proposals(read)?;
        let call = &in_force.call;
        let mut list = UnsignedList {
            people: Vec::new(),
            reviews: 0,
            confirmed: 0,
        };
        for (whose, reviews) in newest(office.view.in_force.records().values()) {
            let name = name_of(&office, &seats, &people, &whose);
            let seat = match &whose {
                Reviewer::Person(id) => seats.seat(*id).map(str::to_owned),
                Reviewer::Name(_) => None,
            };
            let person = people.iter().find(|person| match &seat {
                Some(seat) => person.seat == *seat,
                None => person.name == name,
            });
            let mut rows: Vec<(usize, UnsignedReview)> = Vec::new();
            for ((proposal, round), newest) in reviews {
                let Some(entry) = entries.iter().find(|entry| entry.id == proposal) else {
                    continue;
                };
                let steps = call
                    .rubric
                    .criteria
                    .iter()
                    .filter_map(|criterion| {
                        let step = match newest.head.scores.get(&criterion.id) {
                            Some(step) => Shown::of(criterion).face(*step, words.language()),
                            None if newest.head.na.contains(&criterion.id) => {
                                words.say("letter-cannot-judge", &Args::none())
                            }
                            None => return None,
                        };
                        Some((criterion.id.to_string(), step))
                    })
                    .collect();
                let review = UnsignedReview {
                    head: newest.entered.head.to_hex(),
                    proposal: proposal.to_hex(),
                    number: entry.row.number.clone(),
                    title: entry.row.title.clone(),
                    round: in_force.round_title(&round),
                    source: draft::spelled(&newest.entered.source),
                    steps,
                    total: totals::total(call, &newest.head),
                    confirmed: newest.entered.confirmed,
                    of_other_chair: newest.by != me,
                };
                rows.push((call.round_index(&round).unwrap_or(0), review));
            }
            rows.sort_by_key(|(round, review)| (number_key(&review.number), *round));
            let reviews: Vec<UnsignedReview> = rows.into_iter().map(|(_, review)| review).collect();
            let confirmed = reviews.iter().filter(|review| review.confirmed).count();
            list.reviews += reviews.len();
            list.confirmed += confirmed;
            list.people.push(UnsignedPerson {
                row: person.map(|person| person.seat.clone()),
                email: person.and_then(|person| person.email.clone()),
                name,
                reviews,
                confirmed,
            });
        }
        list.people.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(list)
    })
}

/// Signs again what was entered, with the reviewer's word on it. Nothing else of it changes.
pub(super) fn unsigned_confirm(app: &App, asked: UnsignedConfirm) -> Result<UnsignedList> {
    let pen = Pen::of(app)?;
    let (records, published) = base::read(app, |read| Ok((acts::records(read)?, acts::published(read)?)))?;
    let mut steps: Vec<(Vec<Kept<Record>>, Kept<Record>, String)> = Vec::new();
    for head in &asked.heads {
        let wanted: Hash = base::hash(head)?;
        let of_same = |body: &Body| matches!(body, Body::Entered(entered) if entered.head == wanted);
        let earlier: Vec<Kept<Record>> = acts::same("entered", of_same, &records)
            .into_iter()
            .filter(|record| record.value.by == pen.by)
            .collect();
        let newest = earlier.iter().max_by_key(|record| record.value.revision);
        let Some(Body::Entered(entered)) = newest.map(|record| &record.value.body) else {
            return Err(refuse(
                Code::NotNow,
                "office-fault-entered-by-other",
                Args::none(),
            ));
        };
        if entered.confirmed == asked.confirmed {
            continue;
        }
        let proposal = entered.read_head("entered").map_err(AppError::internal)?;
        let again = Entered {
            confirmed: asked.confirmed,
            ..entered.clone()
        };
        let record = pen.record(again, acts::revision_after(&earlier, &published));
        steps.push((earlier, record, proposal.value.proposal.to_hex()));
    }
    if !steps.is_empty() {
        let label = if asked.confirmed {
            "history-confirmed"
        } else {
            "history-unconfirmed"
        };
        let args = Args::one("count", steps.len());
        base::change(app, label, &args, "received", None, move |write| {
            for (earlier, record, proposal) in &steps {
                acts::replace(write, earlier, &published, Some((record, proposal)))?;
            }
            Ok(())
        })?;
    }
    unsigned_list(app, Nothing {})
}
