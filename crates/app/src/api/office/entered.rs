//! Reviews that came unsigned: from score sheets, HotCRP's forms, tables and paper, as `entered` records.

use std::collections::BTreeMap;

use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::decode::Kept;
use paraph_bundle::payload::draft::{ReviewDraft, write};
use paraph_bundle::payload::id::{Hash, Line, PersonId, ProposalId, Slug};
use paraph_bundle::payload::record::{Body, Entered, Record, Source};

use super::acts::Pen;
use super::base::{self, Entry, name, text};
use super::call::InForce;
use crate::error::{AppError, Result};
use crate::sheets::FilledReview;
use crate::tables::columns::{Field, fold};
use crate::tables::hotcrp::{Form, choice, field_of};
use crate::tables::openreview::Note;
use crate::tables::people::CellFault;
use crate::tables::reviews::{Cell, ReviewRow, Scale, step};

/// The name under which a sheet keeps the column of confidence.
pub(super) const CONFIDENCE: &str = "confidence_of_review";

/// One unsigned review with whose it is.
#[derive(Debug, Clone)]
pub(super) struct Unsigned {
    pub reviewer: String,
    pub person: Option<PersonId>,
    pub proposal: ProposalId,
    pub number: String,
    pub review: FilledReview,
    pub source: Source,
    pub file: Option<Hash>,
}

/// The grid as tables are read with it.
pub(super) fn scales(call: &Call) -> Vec<Scale> {
    call.rubric.criteria.iter().map(Scale::of).collect()
}

/// The reviews of a HotCRP file, and what could not be read.
pub(super) fn forms(
    forms: Vec<Form>,
    call: &Call,
    entries: &[Entry],
) -> (Vec<(String, Option<String>, FilledReview)>, Vec<CellFault>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let scales = scales(call);
    let mut names: Vec<String> = scales.iter().flat_map(|scale| scale.names.clone()).collect();
    for scale in &scales {
        names.push(format!("{}: rationale", scale.names[0]));
    }
    let others = [
        "Confidence",
        "Comments for applicants",
        "Comments for authors",
        "Comments for the committee",
        "Comments for PC",
    ];
    names.extend(others.map(str::to_owned));
    for form in forms {
        let number = form.number.clone().unwrap_or_default();
        let Some(entry) = entry_of(&number, entries) else {
            faults.push(CellFault {
                cell: format!("#{number}"),
                value: number,
                field: Field::Number,
            });
            continue;
        };
        let mut review = FilledReview {
            proposal: entry.row.proposal.clone(),
            number: entry.row.number.clone(),
            ..FilledReview::default()
        };
        for answer in &form.fields {
            let fault = || CellFault {
                cell: answer.line.to_string(),
                value: answer.name.clone(),
                field: Field::Criterion,
            };
            let Some(field) = field_of(&answer.name, &names) else {
                faults.push(fault());
                continue;
            };
            if let Some(scale) = scales.iter().find(|scale| scale.names[0] == field) {
                match choice(&answer.content).map(|symbol| step(&symbol, scale)) {
                    Some(Cell::Step(value)) => {
                        review.scores.insert(scale.id.clone(), value);
                    }
                    Some(Cell::NotApplicable) => review.na.push(scale.id.clone()),
                    Some(Cell::Unreadable) => faults.push(CellFault {
                        cell: answer.line.to_string(),
                        value: answer.content.clone(),
                        field: Field::Score,
                    }),
                    Some(Cell::Empty) | None => {}
                }
            } else if field == "Confidence" {
                review.confidence = choice(&answer.content).and_then(|symbol| symbol.parse().ok());
            } else if let Some(title) = field.strip_suffix(": rationale") {
                push(&mut review.to_applicant, &format!("{title}: {}", answer.content));
            } else if field.ends_with("applicants") || field.ends_with("authors") {
                push(&mut review.to_applicant, &answer.content);
            } else {
                push(&mut review.to_committee, &answer.content);
            }
        }
        let who = form
            .reviewer
            .clone()
            .or_else(|| form.email.clone())
            .unwrap_or_default();
        found.push((who, form.email, review));
    }
    (found, faults)
}

/// The reviews of OpenReview's notes, and what could not be read. A field is a criterion by its name; a rating is the one criterion
/// of a call that has no other.
pub(super) fn notes(
    notes: Vec<Note>,
    call: &Call,
    entries: &[Entry],
) -> (Vec<(String, FilledReview)>, Vec<CellFault>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    let scales = scales(call);
    for note in notes {
        let number = note.number.clone().unwrap_or_default();
        let fault = |cell: &str, value: &str, field| CellFault {
            cell: format!("#{number} {cell}"),
            value: value.to_owned(),
            field,
        };
        let Some(entry) = entry_of(&number, entries) else {
            faults.push(fault("", &number, Field::Number));
            continue;
        };
        let mut review = FilledReview {
            proposal: entry.row.proposal.clone(),
            number: entry.row.number.clone(),
            ..FilledReview::default()
        };
        for (name, value) in &note.fields {
            let plain = fold(&name.replace('_', " "));
            let scale = scales
                .iter()
                .find(|scale| fold(&scale.id) == plain || scale.names.iter().any(|own| fold(own) == plain))
                .or(match scales.as_slice() {
                    [only] if matches!(plain.as_str(), "rating" | "recommendation" | "overall" | "score") => {
                        Some(only)
                    }
                    _ => None,
                });
            if let Some(scale) = scale {
                match step(value, scale) {
                    Cell::Step(step) => {
                        review.scores.insert(scale.id.clone(), step);
                    }
                    Cell::NotApplicable => review.na.push(scale.id.clone()),
                    Cell::Unreadable => faults.push(fault(name, value, Field::Score)),
                    Cell::Empty => {}
                }
            } else if plain == "confidence" {
                let digits = value.find(|c: char| !c.is_ascii_digit()).unwrap_or(value.len());
                review.confidence = value[..digits].parse().ok();
            } else if matches!(plain.as_str(), "rating" | "recommendation" | "overall" | "score") {
                faults.push(fault(name, value, Field::Criterion));
            } else if note.to_authors && !plain.contains("confidential") {
                push(&mut review.to_applicant, value);
            } else {
                push(&mut review.to_committee, value);
            }
        }
        found.push((note.reviewer, review));
    }
    (found, faults)
}

fn push(to: &mut String, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    if !to.is_empty() {
        to.push('\n');
    }
    to.push_str(text);
}

/// The reviews of a table.
pub(super) fn rows(rows: Vec<ReviewRow>, entries: &[Entry]) -> (Vec<(String, FilledReview)>, Vec<CellFault>) {
    let mut found = Vec::new();
    let mut faults = Vec::new();
    for row in rows {
        let Some(entry) = entry_of(&row.number, entries) else {
            faults.push(CellFault {
                cell: row.number.clone(),
                value: row.number,
                field: Field::Number,
            });
            continue;
        };
        let mut review = FilledReview {
            proposal: entry.row.proposal.clone(),
            number: entry.row.number.clone(),
            scores: row.scores,
            na: row.na,
            confidence: row.confidence,
            ..FilledReview::default()
        };
        for text in row.texts.values() {
            push(&mut review.to_applicant, text);
        }
        found.push((row.reviewer, review));
    }
    (found, faults)
}

/// The proposal of a number, with or without its prefix.
pub(super) fn entry_of<'e>(number: &str, entries: &'e [Entry]) -> Option<&'e Entry> {
    let wanted = fold(number);
    entries
        .iter()
        .find(|entry| fold(&entry.row.number) == wanted)
        .or_else(|| {
            let digits: Option<u64> = wanted.parse().ok();
            let mut fitting = entries.iter().filter(|entry| {
                let own: String = entry.row.number.chars().filter(char::is_ascii_digit).collect();
                digits.is_some() && own.parse().ok() == digits
            });
            fitting.next().filter(|_| fitting.next().is_none())
        })
}

/// Makes the record of an unsigned review; `None` where the same is here already.
pub(super) fn record(
    pen: &Pen,
    in_force: &InForce,
    unsigned: &Unsigned,
    document: Option<Hash>,
    round: &Slug,
    known: &[Kept<Record>],
) -> Result<Option<Kept<Record>>> {
    let slug = |id: &String| Slug::new(id.clone()).map_err(AppError::bad_request);
    let of_same = |entered: &Entered| {
        let who = match (entered.person, unsigned.person) {
            (Some(a), Some(b)) => a == b,
            _ => entered.reviewer.as_str() == name(&unsigned.reviewer).as_str(),
        };
        let head = entered.read_head("entered").ok();
        who && head.is_some_and(|head| head.value.proposal == unsigned.proposal && &head.value.round == round)
    };
    let earlier: Vec<&Entered> = known
        .iter()
        .filter_map(|record| match &record.value.body {
            Body::Entered(entered) if of_same(entered) => Some(entered),
            _ => None,
        })
        .collect();
    let revision = earlier
        .iter()
        .filter_map(|entered| entered.read_head("entered").ok())
        .map(|head| head.value.revision)
        .max()
        .unwrap_or(0)
        + 1;
    let review = &unsigned.review;
    let draft = |revision: u64| -> Result<ReviewDraft> {
        Ok(ReviewDraft {
            proposal: unsigned.proposal,
            round: round.clone(),
            revision,
            document,
            scores: review
                .scores
                .iter()
                .map(|(id, step)| Ok((slug(id)?, *step)))
                .collect::<Result<BTreeMap<_, _>>>()?,
            na: review.na.iter().map(slug).collect::<Result<_>>()?,
            confidence: review.confidence,
            rationale: BTreeMap::new(),
            overall: Some(text(&review.to_applicant)).filter(|text| !text.trim().is_empty()),
            confidential: None,
            evidence: Vec::new(),
            withdrawn: review.withdraws,
        })
    };
    let seed = pen.seed;
    let make = |revision: u64| -> Result<paraph_bundle::payload::draft::ReviewLines> {
        let key = format!("{}\n{}\n{revision}", unsigned.reviewer, unsigned.proposal);
        let mut n = 0;
        Ok(write(&draft(revision)?, &in_force.call, in_force.rubric, || {
            n += 1;
            base::salt(
                &seed,
                "entered",
                format!("{key}\n{n}\n{:?}", unsigned.review).as_bytes(),
            )
        }))
    };
    // The same content as the newest one that is here: nothing new.
    if revision > 1 {
        let again = make(revision - 1)?;
        if earlier.iter().any(|entered| entered.head == again.head.hash) {
            return Ok(None);
        }
    }
    let lines = make(revision)?;
    let line = |text: &str| Line::new(text.to_owned()).map_err(AppError::internal);
    let entered = Entered {
        confirmed: false,
        file: unsigned.file,
        head: lines.head.hash,
        line: line(&lines.head.line)?,
        person: unsigned.person,
        reviewer: name(&unsigned.reviewer),
        source: unsigned.source,
        texts: lines
            .texts
            .iter()
            .map(|part| line(&part.line))
            .collect::<Result<_>>()?,
    };
    Ok(Some(pen.record(entered, 1)))
}
