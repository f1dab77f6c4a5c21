//! Marks on pages: made, changed, moved, removed.
//!
//! How they leave for other programs and come from them is in `marks_exchange`, where their words stand in a
//! document that was replaced in `marks_found`.

use paraph_store::MarkRow;

use super::proposals::needed;
use super::{judge_tie, marks_exchange, marks_found};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::host::random;
use crate::op::Step;
use crate::paper::slice;
use crate::time::crossing;
use crate::wire::{
    Mark, MarkCreate, MarkKind, MarkList, MarkUpdate, MarksExport, MarksImport, MarksTaken, Nothing, OfMark,
    OfProposal, Written,
};
use crate::words::Args;
use crate::workspace::Workspace;

crate::commands! {
    pub(crate) static COMMANDS;
    /// The marks of a proposal, in reading order.
    marks_list(OfProposal) -> MarkList, changes [];
    /// Makes a mark.
    mark_create(MarkCreate) -> Mark, changes [Marks, Reviews, Proposals, History];
    /// Changes a mark.
    mark_update(MarkUpdate) -> Mark, changes [Marks, Reviews, Proposals, History];
    /// Removes a mark; undo brings it back.
    mark_delete(OfMark) -> Nothing, changes [Marks, Reviews, Proposals, History];
    /// Writes the marks of a proposal as a file.
    marks_export(MarksExport) -> Written, changes [];
    /// Takes marks in from a file.
    marks_import(MarksImport) -> MarksTaken, changes [Marks, Reviews, Proposals, History];
}

use marks_exchange::{marks_export, marks_import};

const CONTEXT: u32 = 32;
/// The most tags of a mark, and the longest one in characters.
const TAGS: usize = 40;
const TAG: usize = 80;

/// A mark as it crosses.
pub(crate) fn crossing_mark(row: MarkRow) -> Mark {
    let small = |n: i64| u32::try_from(n).unwrap_or(0);
    Mark {
        mark: row.mark,
        proposal: row.proposal,
        document: row.document,
        page: small(row.page),
        kind: match row.kind.as_str() {
            "note" => MarkKind::Note,
            "area" => MarkKind::Area,
            _ => MarkKind::Highlight,
        },
        boxes: serde_json::from_str(&row.boxes).unwrap_or_default(),
        colour: row.colour,
        quote: row.quote,
        prefix: row.prefix,
        suffix: row.suffix,
        start: row.starts.map(small),
        end: row.ends.map(small),
        note: row.note,
        criterion: row.criterion,
        group: row.crowd,
        tags: serde_json::from_str(&row.tags).unwrap_or_default(),
        now: None,
        created_at: crossing(row.made_at),
        changed_at: crossing(row.at),
    }
}

pub(crate) fn kind_word(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Highlight => "highlight",
        MarkKind::Note => "note",
        MarkKind::Area => "area",
    }
}

/// Boxes in order, each with room inside and within the format's limits.
pub(super) fn judged(boxes: &[[i64; 4]]) -> Result<Vec<[i64; 4]>> {
    const LIMIT: i64 = 1_440_000;
    let boxes: Vec<[i64; 4]> = boxes
        .iter()
        .map(|b| {
            [b[0].min(b[2]), b[1].min(b[3]), b[0].max(b[2]), b[1].max(b[3])].map(|n| n.clamp(-LIMIT, LIMIT))
        })
        .filter(|b| b[0] < b[2] && b[1] < b[3])
        .collect();
    if boxes.is_empty() {
        return Err(AppError::new(Code::BadRequest, "fault-boxes", Args::none()));
    }
    Ok(boxes)
}

/// Tags as they are kept: without blanks at their ends, each once, as a JSON list.
pub(super) fn tags_kept(tags: &[String]) -> Result<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag: String = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        let tag: String = tag.trim_start_matches('#').chars().take(TAG).collect();
        if !tag.is_empty() && !kept.contains(&tag) && kept.len() < TAGS {
            kept.push(tag);
        }
    }
    serde_json::to_string(&kept).map_err(AppError::internal)
}

/// A key that sorts in reading order: page, place in the text or height, left.
pub(super) fn sort_key(page: u32, start: Option<u32>, boxes: &[[i64; 4]]) -> String {
    let (top, left) = boxes.first().map_or((0, 0), |b| (b[3], b[0]));
    let down = (2_000_000 - top).clamp(0, 9_999_999);
    let left = (left + 2_000_000).clamp(0, 9_999_999);
    format!("{page:05}|{:07}|{down:07}|{left:07}", start.unwrap_or(9_999_999))
}

/// The quote with what stands around it, cut out of the page as it was read.
pub(super) fn quoted(
    workspace: &Workspace,
    row: &mut MarkRow,
    start: Option<u32>,
    end: Option<u32>,
) -> Result<()> {
    let (Some(start), Some(end)) = (start, end) else {
        return Ok(());
    };
    if end <= start {
        return Ok(());
    }
    let page = workspace.page(&row.document, u32::try_from(row.page).unwrap_or(0))?;
    let Some(page) = page else { return Ok(()) };
    row.quote = Some(slice(&page.text, start, end - start)).filter(|quote| !quote.is_empty());
    let before = start.min(CONTEXT);
    row.prefix = Some(slice(&page.text, start - before, before)).filter(|text| !text.is_empty());
    row.suffix = Some(slice(&page.text, end, CONTEXT)).filter(|text| !text.is_empty());
    row.starts = Some(i64::from(start));
    row.ends = Some(i64::from(end));
    Ok(())
}

fn marks_list(app: &App, request: OfProposal) -> Result<MarkList> {
    let workspace = app.workspace()?;
    let (row, marks) = workspace.read(|read| {
        Ok((
            read.proposal(&request.proposal)?,
            read.marks(Some(&request.proposal))?,
        ))
    })?;
    let mut marks: Vec<Mark> = marks.into_iter().map(crossing_mark).collect();
    if let Some(row) = row {
        marks_found::find_again(&workspace, &row, &mut marks)?;
    }
    Ok(MarkList { marks })
}

fn mark_create(app: &App, request: MarkCreate) -> Result<Mark> {
    let workspace = app.desk()?;
    let row = needed(&workspace, &request.proposal)?;
    judge_tie(&workspace, &row)?;
    let boxes = judged(&request.boxes)?;
    let id: [u8; 16] = random(app.host());
    let now = app.now();
    let criterion = request.criterion.filter(|id| !id.is_empty());
    if let Some(criterion) = &criterion {
        workspace.call_needed()?.criterion(criterion)?;
    }
    let mut mark = MarkRow {
        mark: hex::encode(id),
        proposal: row.proposal.clone(),
        document: request.document,
        page: i64::from(request.page),
        kind: kind_word(request.kind).to_owned(),
        sort: sort_key(request.page, request.start, &boxes),
        boxes: serde_json::to_string(&boxes).map_err(AppError::internal)?,
        colour: request.colour,
        quote: None,
        prefix: None,
        suffix: None,
        starts: None,
        ends: None,
        note: request.note.filter(|note| !note.is_empty()),
        criterion,
        crowd: request.group,
        tags: "[]".to_owned(),
        made_at: now,
        at: now,
    };
    quoted(&workspace, &mut mark, request.start, request.end)?;
    let label = match request.kind {
        MarkKind::Highlight => "op-mark-highlight",
        MarkKind::Note => "op-mark-note",
        MarkKind::Area => "op-mark-area",
    };
    let step = Step::new(app, label, &named(&row.number, mark.page)).on(&row.proposal);
    let kept = mark.clone();
    workspace.change(app, step, move |write| Ok(write.put_mark(&kept)?))?;
    Ok(crossing_mark(mark))
}

fn named(number: &str, page: i64) -> Args {
    Args::one("number", number).and("page", page.to_string())
}

fn known(workspace: &Workspace, mark: &str) -> Result<MarkRow> {
    workspace
        .read(|read| Ok(read.mark(mark)?))?
        .ok_or_else(|| AppError::not_found("annotation", mark))
}

fn mark_update(app: &App, request: MarkUpdate) -> Result<Mark> {
    let workspace = app.desk()?;
    let before = known(&workspace, &request.mark)?;
    let row = needed(&workspace, &before.proposal)?;
    judge_tie(&workspace, &row)?;
    let mut mark = before.clone();
    if let Some(boxes) = &request.boxes {
        let boxes = judged(boxes)?;
        if let Some(page) = request.page {
            mark.page = i64::from(page);
        }
        quoted(&workspace, &mut mark, request.start, request.end)?;
        let page = u32::try_from(mark.page).unwrap_or(0);
        mark.sort = sort_key(page, mark.starts.and_then(|n| u32::try_from(n).ok()), &boxes);
        mark.boxes = serde_json::to_string(&boxes).map_err(AppError::internal)?;
    }
    if let Some(colour) = request.colour {
        mark.colour = colour;
    }
    let typing = request.note.is_some() && request.boxes.is_none() && request.criterion.is_none();
    if let Some(note) = request.note {
        mark.note = Some(note).filter(|note| !note.is_empty());
    }
    if let Some(tags) = &request.tags {
        mark.tags = tags_kept(tags)?;
    }
    let mut label = if request.boxes.is_some() {
        "op-mark-move"
    } else {
        "op-mark-update"
    };
    let mut args = named(&row.number, mark.page);
    if let Some(criterion) = request.criterion {
        mark.criterion = Some(criterion).filter(|id| !id.is_empty());
        if let Some(id) = &mark.criterion {
            let title = workspace.call_needed()?.criterion(id)?.title.to_string();
            label = "op-mark-tie";
            args = args.and("criterion", title);
        }
    }
    mark.at = app.now();
    let mut step = Step::new(app, label, &args).on(&row.proposal);
    if typing {
        step = step.field(&format!("mark/{}", mark.mark));
    }
    let kept = mark.clone();
    workspace.change(app, step, move |write| Ok(write.put_mark(&kept)?))?;
    Ok(crossing_mark(mark))
}

fn mark_delete(app: &App, request: OfMark) -> Result<Nothing> {
    let workspace = app.desk()?;
    let mark = known(&workspace, &request.mark)?;
    let row = needed(&workspace, &mark.proposal)?;
    let step = Step::new(app, "op-mark-delete", &named(&row.number, mark.page)).on(&row.proposal);
    workspace.change(app, step, move |write| Ok(write.remove_mark(&mark.mark)?))?;
    Ok(Nothing {})
}
