//! What a desk takes over from a file of Paraph's that is no call: my own reviews from another computer of mine, and what a chair
//! says of proposals that an official must not read.
//!
//! Both are about the same promise: nothing that was signed before is contradicted, and nothing goes to somebody who must not
//! read it. A revision that was seen is never used again (FORMATS.md §7), so what I signed elsewhere must be known here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use paraph_bundle::open::Opened;
use paraph_bundle::payload::call::{Call, Role};
use paraph_bundle::payload::decode::{Kept, Unknown};
use paraph_bundle::payload::draft::{self, ReviewDraft};
use paraph_bundle::payload::reader::{Panel, Score};
use paraph_bundle::payload::record::{Body, Record};
use paraph_bundle::payload::review::{Anchor, AnchorKind, ConflictState, Ground};
use paraph_bundle::payload::{Payload, PersonId};
use paraph_bundle::verify;
use paraph_store::{ConflictLineRow, HeadRow, MarkRow, Read, ReviewRow, ScoreRow, TextRow, TieRow, Write};

use super::conflicts::ground_word;
use super::handin_lines::{content, joined, leaving};
use super::marks::sort_key;
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::host::random;
use crate::op::Step;
use crate::wire::{AtPath, FileTaken};
use crate::words::Args;
use crate::workspace::{CallInForce, Workspace};

crate::commands! {
    pub(crate) static COMMANDS;
    /// Takes over my own reviews from another computer, or what a chair says of who must not read what.
    file_take(AtPath) -> FileTaken, changes [Reviews, Proposals, Conflicts, Marks, History, HandIn];
}

/// The key under which lines of chairs who must not read a proposal are kept.
const WITHDRAWN: &str = "officials_withdrawn";

/// What of a file can be taken over here.
enum Takes<'a> {
    Own(&'a Score),
    Withdrawals(&'a [Kept<Record>]),
}

/// What a desk takes over of a file that holds; `None` where it is nothing for a desk.
fn takes<'a>(app: &App, call: &CallInForce, opened: &'a Opened) -> Result<Option<Takes<'a>>> {
    let author = opened.manifest.author;
    match &opened.payload {
        Payload::Score(score) => {
            let me = app.me()?.and_then(|me| me.person);
            Ok((me == Some(author.to_hex())).then_some(Takes::Own(score)))
        }
        Payload::Panel(Panel::Records { records, .. }) => {
            let about_officials = |record: &Kept<Record>| matches!(&record.value.body, Body::Conflict(conflict) if is_reader(&call.call, conflict.person));
            let all = is_reader(&call.call, author) && records.iter().all(about_officials);
            Ok(all.then_some(Takes::Withdrawals(records)))
        }
        Payload::Card(_) | Payload::Call(_) | Payload::Panel(Panel::Whole { .. }) | Payload::Result(_) => {
            Ok(None)
        }
    }
}

/// Whether a desk with this call can take a file over.
pub(super) fn can_take(app: &App, opened: &Opened) -> Result<bool> {
    let Ok(workspace) = app.desk() else {
        return Ok(false);
    };
    let Some(call) = workspace.call()? else {
        return Ok(false);
    };
    Ok(takes(app, &call, opened)?.is_some())
}

fn is_reader(call: &Call, person: PersonId) -> bool {
    call.has_role(person, Role::Chair) || call.has_role(person, Role::Deputy)
}

fn file_take(app: &App, asked: AtPath) -> Result<FileTaken> {
    let workspace = app.desk()?;
    let call = workspace.call_needed()?;
    let path = Path::new(&asked.path);
    let report = verify::verify_file(path, &app.knowledge()?);
    if let Some(fault) = &report.fault {
        return Err(super::desk_call::fault_error(app, path, fault));
    }
    let nothing = || {
        AppError::new(
            Code::NotNow,
            "fault-nothing-to-take",
            Args::one("file", crate::host::file_name(path)),
        )
    };
    let opened = report.opened.ok_or_else(nothing)?;
    match takes(app, &call, &opened)?.ok_or_else(nothing)? {
        Takes::Own(score) => own(app, &workspace, &call, score),
        Takes::Withdrawals(records) => withdrawals(app, &workspace, &call, records),
    }
}

/// Which officials must not read which proposals, as far as chairs said so.
pub(super) fn withdrawn(read: &Read<'_>) -> Result<BTreeSet<(PersonId, String)>> {
    // By whom, about whom, of which proposal: the highest revision holds, and of two the withdrawal.
    let mut cells: BTreeMap<(PersonId, PersonId, String), (u64, bool)> = BTreeMap::new();
    for line in lines_kept(read)? {
        let Ok(record) = Record::read(line.as_bytes(), "record", Unknown::LeftAside) else {
            continue;
        };
        let Body::Conflict(conflict) = &record.value.body else {
            continue;
        };
        let key = (record.value.by, conflict.person, conflict.proposal.to_hex());
        let recused = conflict.state == ConflictState::Recused;
        let cell = cells.entry(key).or_insert((0, false));
        if record.value.revision > cell.0 {
            *cell = (record.value.revision, recused);
        } else if record.value.revision == cell.0 {
            cell.1 |= recused;
        }
    }
    Ok(cells
        .into_iter()
        .filter(|(_, (_, recused))| *recused)
        .map(|((_, person, proposal), _)| (person, proposal))
        .collect())
}

fn lines_kept(read: &Read<'_>) -> Result<BTreeSet<String>> {
    Ok(read
        .choice(WITHDRAWN)?
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default())
}

fn withdrawals(
    app: &App,
    workspace: &Workspace,
    call: &CallInForce,
    records: &[Kept<Record>],
) -> Result<FileTaken> {
    let before = workspace.read(lines_kept)?;
    let mut lines = before.clone();
    lines.extend(records.iter().map(|record| record.line.clone()));
    if lines != before {
        let text = serde_json::to_string(&lines).map_err(AppError::internal)?;
        let step = Step::new(app, "op-officials-withdrawn", &Args::none()).screen("handin");
        workspace.change(app, step, move |write| {
            Ok(write.set_choice(WITHDRAWN, Some(&text))?)
        })?;
    }
    let (now, rows) = workspace.read(|read| Ok((withdrawn(read)?, read.proposals()?)))?;
    let mut told = Vec::new();
    for official in &call.call.people {
        let mut numbers: Vec<&str> = rows
            .iter()
            .filter(|row| now.contains(&(official.person, row.proposal.clone())))
            .map(|row| row.number.as_str())
            .collect();
        numbers.sort_by(|a, b| super::proposals::by_number(a, b));
        if !numbers.is_empty() {
            let args = Args::one("name", official.name.as_str()).and("numbers", numbers.join(", "));
            told.push(app.words().say("taken-over-withdrawn", &args));
        }
    }
    told.dedup();
    if told.is_empty() {
        told.push(app.words().say("taken-over-nobody", &Args::none()));
    }
    Ok(FileTaken {
        sentence: told.join(" "),
        taken: 0,
        kept: 0,
        same: 0,
    })
}

/// What is done with one review that I signed elsewhere.
enum Course {
    /// It is here already, or an older one is.
    Same,
    /// It takes the place of what is here: nothing, or what was signed before it.
    Takes(Box<ReviewDraft>),
    /// What is here was changed since: it stays, and goes out as a newer revision.
    Stays,
}

/// A head as it is kept, from the lines of a file.
fn head_row(
    score: &Score,
    place: usize,
    draft: &ReviewDraft,
    call: &CallInForce,
    at: i64,
) -> Option<HeadRow> {
    let head = score.heads.get(place)?;
    let of = |proposal, round: &paraph_bundle::payload::Slug| {
        proposal == head.value.proposal && *round == head.value.round
    };
    let parts = |parts: &[Kept<paraph_bundle::payload::review::Part>]| {
        let own: Vec<_> = parts
            .iter()
            .filter(|part| of(part.value.proposal, &part.value.round))
            .cloned()
            .collect();
        joined(&own)
    };
    let evidence = score
        .evidence
        .iter()
        .find(|line| of(line.value.proposal, &line.value.round))
        .map(|line| line.line.clone() + "\n")
        .unwrap_or_default();
    Some(HeadRow {
        proposal: head.value.proposal.to_hex(),
        round: head.value.round.to_string(),
        revision: i64::try_from(head.value.revision).unwrap_or(i64::MAX),
        // A review under another grid says nothing that this one could repeat.
        content: if head.value.rubric == call.rubric_hash {
            content(draft, call)
        } else {
            String::new()
        },
        head: head.line.clone() + "\n",
        texts: parts(&score.texts),
        confidential: parts(&score.confidential),
        evidence,
        made_at: at,
    })
}

fn own(app: &App, workspace: &Workspace, call: &CallInForce, score: &Score) -> Result<FileTaken> {
    let at = app.now();
    let drafts = draft::read(score);
    let (known, here, closed) = workspace.read(|read| {
        let known: BTreeMap<String, HeadRow> = read
            .heads(&call.round, None)?
            .into_iter()
            .map(|row| (row.proposal.clone(), row))
            .collect();
        let here: BTreeMap<String, String> = leaving(read, call, None)?
            .into_iter()
            .map(|item| (item.row.proposal.clone(), item.content))
            .collect();
        let closed: BTreeSet<String> = read
            .ties()?
            .into_iter()
            .filter(|tie| tie.state != "none")
            .map(|tie| tie.proposal)
            .collect();
        Ok::<_, AppError>((known, here, closed))
    })?;
    let mut heads = Vec::new();
    let mut taken = Vec::new();
    let (mut kept, mut same) = (0, 0);
    for (place, draft) in drafts.into_iter().enumerate() {
        if draft.round.as_str() != call.round {
            continue;
        }
        let Some(row) = head_row(score, place, &draft, call, at) else {
            continue;
        };
        let before = known.get(&row.proposal);
        let stands = here.get(&row.proposal);
        let course = match before {
            Some(before) if before.revision > row.revision || before.head == row.head => Course::Same,
            // Two reviews under one number: whatever goes next must be above both.
            Some(before) if before.revision == row.revision => {
                heads.push(HeadRow {
                    revision: row.revision + 1,
                    content: String::new(),
                    ..row.clone()
                });
                Course::Stays
            }
            _ if stands == Some(&row.content) => {
                heads.push(row);
                Course::Same
            }
            before => {
                let unchanged = stands.is_none_or(|stands| before.is_some_and(|row| row.content == *stands));
                let readable = !row.content.is_empty() && !closed.contains(&row.proposal);
                heads.push(row);
                if unchanged && readable {
                    Course::Takes(Box::new(draft))
                } else {
                    Course::Stays
                }
            }
        };
        match course {
            Course::Same => same += 1,
            Course::Stays => kept += 1,
            Course::Takes(draft) => taken.push(*draft),
        }
    }
    let (ties, tie_lines) = ties(workspace, score, at)?;
    let count = taken.len();
    if heads.is_empty() && ties.is_empty() && tie_lines.is_empty() {
        return Ok(told(app, 0, kept, same));
    }
    let marks = workspace.read(|read| Ok(read.marks(None)?))?;
    let reviews = workspace.read(|read| Ok(read.reviews(&call.round, None)?))?;
    let old = workspace
        .read(|read| Ok::<_, AppError>((read.scores(&call.round, None)?, read.texts(&call.round, None)?)))?;
    let mut puts = Vec::new();
    for draft in &taken {
        puts.push(Content::new(app, call, draft, &marks, &reviews, &old, at)?);
    }
    let args = Args::one("count", count);
    // What it replaces was signed before and is kept with its hand-in; that a revision was seen is never forgotten.
    let step = Step::new(app, "op-taken-over", &args).screen("proposals").fixed();
    workspace.change(app, step, move |write| {
        for put in &puts {
            put.write(write)?;
        }
        for tie in &ties {
            write.put_tie(tie)?;
        }
        for row in &heads {
            write.put_head(row)?;
        }
        for line in &tie_lines {
            write.put_conflict_line(line)?;
        }
        Ok(())
    })?;
    Ok(told(app, count, kept, same))
}

fn told(app: &App, taken: usize, kept: usize, same: usize) -> FileTaken {
    let args = Args::one("taken", taken).and("kept", kept).and("same", same);
    FileTaken {
        sentence: app.words().say("taken-over-own", &args),
        taken,
        kept,
        same,
    }
}

/// What I declared elsewhere: it holds where nothing is declared here, and its revision was seen.
fn ties(workspace: &Workspace, score: &Score, at: i64) -> Result<(Vec<TieRow>, Vec<ConflictLineRow>)> {
    let (here, known, rows) = workspace.read(|read| {
        let here: BTreeMap<String, TieRow> = read
            .ties()?
            .into_iter()
            .map(|tie| (tie.proposal.clone(), tie))
            .collect();
        let known: BTreeMap<String, i64> = read
            .conflict_lines()?
            .into_iter()
            .map(|row| (row.proposal, row.revision))
            .collect();
        let rows: BTreeSet<String> = read.proposals()?.into_iter().map(|row| row.proposal).collect();
        Ok::<_, AppError>((here, known, rows))
    })?;
    let (mut ties, mut lines) = (Vec::new(), Vec::new());
    for kept in &score.conflicts {
        let conflict = &kept.value;
        let proposal = conflict.proposal.to_hex();
        let revision = i64::try_from(conflict.revision).unwrap_or(i64::MAX);
        if !rows.contains(&proposal) || known.get(&proposal).is_some_and(|known| *known >= revision) {
            continue;
        }
        let tie = TieRow {
            proposal: proposal.clone(),
            state: match conflict.state {
                ConflictState::Recused => "recused",
                ConflictState::Cleared => "none",
            }
            .to_owned(),
            ground: (conflict.state == ConflictState::Recused)
                .then(|| ground_word(wire_ground(conflict.ground)).to_owned()),
            body: conflict.text.as_ref().map(ToString::to_string),
            at,
        };
        let said = |tie: &TieRow| format!("{}|{:?}|{:?}", tie.state, tie.ground, tie.body);
        let mine = here.get(&proposal);
        lines.push(ConflictLineRow {
            proposal,
            revision,
            content: said(&tie),
            line: kept.line.clone() + "\n",
            made_at: at,
        });
        if mine.is_none() {
            ties.push(tie);
        }
    }
    Ok((ties, lines))
}

const fn wire_ground(ground: Ground) -> crate::wire::Ground {
    match ground {
        Ground::Institution => crate::wire::Ground::Institution,
        Ground::Coauthor => crate::wire::Ground::Coauthor,
        Ground::Family => crate::wire::Ground::Family,
        Ground::Interest => crate::wire::Ground::Interest,
        Ground::Other => crate::wire::Ground::Other,
    }
}

/// The rows of a review that is taken over.
struct Content {
    proposal: String,
    round: String,
    scores: Vec<ScoreRow>,
    /// Criteria that have no score any more.
    cleared: Vec<String>,
    texts: Vec<TextRow>,
    review: ReviewRow,
    marks: Vec<MarkRow>,
}

impl Content {
    fn new(
        app: &App,
        call: &CallInForce,
        draft: &ReviewDraft,
        marks: &[MarkRow],
        reviews: &[ReviewRow],
        (scores, texts): &(Vec<ScoreRow>, Vec<TextRow>),
        at: i64,
    ) -> Result<Self> {
        let proposal = draft.proposal.to_hex();
        let round = call.round.clone();
        let score = |criterion: &str, step: Option<i64>| ScoreRow {
            proposal: proposal.clone(),
            round: round.clone(),
            criterion: criterion.to_owned(),
            rubric: call.rubric_hash.to_hex(),
            step,
            na: step.is_none(),
            seen_before: i64::try_from(
                scores
                    .iter()
                    .filter(|row| row.criterion == criterion && row.proposal != proposal)
                    .count(),
            )
            .unwrap_or(i64::MAX),
            at,
        };
        let mut new_scores: Vec<ScoreRow> = draft
            .scores
            .iter()
            .map(|(criterion, step)| score(criterion, Some(*step)))
            .collect();
        new_scores.extend(draft.na.iter().map(|criterion| score(criterion, None)));
        let cleared = scores
            .iter()
            .filter(|row| row.proposal == proposal)
            .map(|row| row.criterion.clone())
            .filter(|criterion| new_scores.iter().all(|row| row.criterion != *criterion))
            .collect();
        let mut bodies: BTreeMap<(String, String), String> = texts
            .iter()
            .filter(|row| row.proposal == proposal && row.part != "private")
            .map(|row| ((row.part.clone(), row.criterion.clone()), String::new()))
            .collect();
        for (criterion, text) in &draft.rationale {
            bodies.insert(("rationale".to_owned(), criterion.to_string()), text.to_string());
        }
        for (part, text) in [("applicant", &draft.overall), ("committee", &draft.confidential)] {
            if let Some(text) = text {
                bodies.insert((part.to_owned(), String::new()), text.to_string());
            }
        }
        let review = reviews.iter().find(|review| review.proposal == proposal);
        Ok(Self {
            texts: bodies
                .into_iter()
                .map(|((part, criterion), body)| TextRow {
                    proposal: proposal.clone(),
                    round: round.clone(),
                    part,
                    criterion,
                    body,
                    at,
                })
                .collect(),
            review: ReviewRow {
                proposal: proposal.clone(),
                round: round.clone(),
                confidence: draft.confidence,
                later: review.is_some_and(|review| review.later),
                at,
            },
            marks: passages(app, &proposal, draft, marks, at)?,
            scores: new_scores,
            cleared,
            proposal,
            round,
        })
    }

    fn write(&self, write: &Write<'_>) -> Result<()> {
        for criterion in &self.cleared {
            write.remove_score(&self.proposal, &self.round, criterion)?;
        }
        for row in &self.scores {
            write.put_score(row)?;
        }
        for row in &self.texts {
            write.put_text(row)?;
        }
        write.put_review(&self.review)?;
        for row in &self.marks {
            write.put_mark(row)?;
        }
        Ok(())
    }
}

/// The passages of a review as marks: those that are here stay, those that are not come, and what is tied to a criterion no more
/// stays as a mark of one's own.
fn passages(
    app: &App,
    proposal: &str,
    draft: &ReviewDraft,
    marks: &[MarkRow],
    at: i64,
) -> Result<Vec<MarkRow>> {
    let mut rows = Vec::new();
    let mut wanted: Vec<(MarkRow, bool)> = Vec::new();
    for anchor in &draft.evidence {
        wanted.push((mark_of(app, proposal, anchor, at)?, false));
    }
    let same = |a: &MarkRow, b: &MarkRow| {
        a.document == b.document
            && a.page == b.page
            && a.kind == b.kind
            && a.boxes == b.boxes
            && a.note.as_deref().unwrap_or_default() == b.note.as_deref().unwrap_or_default()
    };
    for mark in marks
        .iter()
        .filter(|mark| mark.proposal == proposal && mark.criterion.is_some())
    {
        let there = wanted
            .iter_mut()
            .find(|(row, met)| !met && row.criterion == mark.criterion && same(row, mark));
        match there {
            Some((_, met)) => *met = true,
            None => rows.push(MarkRow {
                criterion: None,
                at,
                ..mark.clone()
            }),
        }
    }
    rows.extend(wanted.into_iter().filter(|(_, met)| !met).map(|(row, _)| row));
    Ok(rows)
}

fn mark_of(app: &App, proposal: &str, anchor: &Anchor, at: i64) -> Result<MarkRow> {
    let id: [u8; 16] = random(app.host());
    let text = |text: &Option<paraph_bundle::payload::Text>| text.as_ref().map(ToString::to_string);
    Ok(MarkRow {
        mark: hex::encode(id),
        proposal: proposal.to_owned(),
        document: anchor.document.to_hex(),
        page: i64::try_from(anchor.page).unwrap_or(1),
        kind: match anchor.kind {
            AnchorKind::Note => "note",
            AnchorKind::Area => "area",
            AnchorKind::Highlight => "highlight",
        }
        .to_owned(),
        sort: sort_key(u32::try_from(anchor.page).unwrap_or(1), None, &anchor.boxes),
        boxes: serde_json::to_string(&anchor.boxes).map_err(AppError::internal)?,
        colour: anchor.colour.to_string(),
        quote: text(&anchor.quote),
        prefix: text(&anchor.prefix),
        suffix: text(&anchor.suffix),
        starts: None,
        ends: None,
        note: text(&anchor.note),
        criterion: Some(anchor.criterion.to_string()),
        crowd: anchor.group.as_ref().map(ToString::to_string),
        tags: "[]".to_owned(),
        made_at: at,
        at,
    })
}
