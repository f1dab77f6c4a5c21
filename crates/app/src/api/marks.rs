//! Marks on pages: made, changed, taken in from other programs, written for them.

use paraph_pdf::annotation::{Annotation, AnnotationKind};
use paraph_pdf::packed::unpack;
use paraph_pdf::page::Area;
use paraph_pdf::read::{Cancel, Urgency};
use paraph_store::MarkRow;

use super::proposals::needed;
use super::{judge_tie, marks_file, paper};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::host::random;
use crate::op::Step;
use crate::paper::slice;
use crate::time::{crossing, milliseconds};
use crate::wire::{
    Mark, MarkCreate, MarkKind, MarkList, MarkUpdate, MarksExport, MarksFormat, MarksImport, MarksTaken,
    Nothing, OfMark, OfProposal, Written,
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

const CONTEXT: u32 = 32;

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
fn judged(boxes: &[[i64; 4]]) -> Result<Vec<[i64; 4]>> {
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

/// A key that sorts in reading order: page, place in the text or height, left.
fn sort_key(page: u32, start: Option<u32>, boxes: &[[i64; 4]]) -> String {
    let (top, left) = boxes.first().map_or((0, 0), |b| (b[3], b[0]));
    let down = (2_000_000 - top).clamp(0, 9_999_999);
    let left = (left + 2_000_000).clamp(0, 9_999_999);
    format!("{page:05}|{:07}|{down:07}|{left:07}", start.unwrap_or(9_999_999))
}

/// The quote with what stands around it, cut out of the page as it was read.
fn quoted(workspace: &Workspace, row: &mut MarkRow, start: Option<u32>, end: Option<u32>) -> Result<()> {
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
    let marks = workspace.read(|read| Ok(read.marks(Some(&request.proposal))?))?;
    Ok(MarkList {
        marks: marks.into_iter().map(crossing_mark).collect(),
    })
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
    let mut label = "op-mark-update";
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

fn colour_of(name: &str) -> [u8; 3] {
    match name {
        "green" => [0x8f, 0xd1, 0x9e],
        "blue" => [0x9c, 0xc2, 0xf5],
        "red" => [0xf5, 0xa3, 0xa3],
        "violet" => [0xcf, 0xb3, 0xf2],
        _ => [0xff, 0xe0, 0x82],
    }
}

/// The nearest of our colours.
fn name_of(colour: Option<[u8; 3]>) -> String {
    let Some(colour) = colour else {
        return "amber".to_owned();
    };
    let far = |name: &&str| -> u32 {
        colour_of(name)
            .iter()
            .zip(colour)
            .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
            .sum()
    };
    ["amber", "green", "blue", "red", "violet"]
        .iter()
        .min_by_key(|name| far(name))
        .unwrap_or(&"amber")
        .to_string()
}

/// A mark as the formats of other programs know it.
pub(crate) fn annotation(mark: &Mark, author: &str) -> Annotation {
    let areas = mark
        .boxes
        .iter()
        .map(|b| {
            let side = |n: i64| i32::try_from(n).unwrap_or(0);
            Area {
                x0: side(b[0]),
                y0: side(b[1]),
                x1: side(b[2]),
                y1: side(b[3]),
            }
        })
        .collect();
    let kind = match mark.kind {
        MarkKind::Highlight => AnnotationKind::Highlight,
        MarkKind::Note => AnnotationKind::Note,
        MarkKind::Area => AnnotationKind::Area,
    };
    Annotation {
        id: mark.mark.clone(),
        colour: Some(colour_of(&mark.colour)),
        author: author.to_owned(),
        comment: mark.note.clone().unwrap_or_default(),
        quote: mark.quote.clone().unwrap_or_default(),
        prefix: mark.prefix.clone().unwrap_or_default(),
        suffix: mark.suffix.clone().unwrap_or_default(),
        subject: mark.criterion.clone().unwrap_or_default(),
        created: mark.created_at.clone(),
        modified: mark.changed_at.clone(),
        ..Annotation::new(kind, mark.page, areas)
    }
}

fn marks_export(app: &App, request: MarksExport) -> Result<Written> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    super::judge_tie(&workspace, &row)?;
    let marks = marks_list(
        app,
        OfProposal {
            proposal: row.proposal.clone(),
        },
    )?
    .marks;
    let document = row.document.clone().ok_or_else(|| {
        AppError::new(
            Code::NotFound,
            "fault-document-missing",
            Args::one("number", &row.number),
        )
    })?;
    let author = app.person().name;
    let annotations: Vec<Annotation> = marks
        .iter()
        .filter(|mark| mark.document == document)
        .map(|mark| annotation(mark, &author))
        .collect();
    let (bytes, ending) = match request.format {
        MarksFormat::Pdf => {
            let opened = workspace.document(app, &document, Urgency::Soon, &Cancel::new())?;
            let written = opened
                .export(&annotations, "paraph:", &Cancel::new())
                .map_err(|fault| {
                    AppError::new(
                        Code::DocumentUnreadable,
                        "fault-document-refused",
                        Args::one("file", &row.number),
                    )
                    .with("cause", fault)
                })?;
            (written.bytes, "pdf")
        }
        MarksFormat::Xfdf => (
            marks_file::write_xfdf(&annotations, &format!("{}.pdf", row.number)).into_bytes(),
            "xfdf",
        ),
        MarksFormat::JsonLd => (
            marks_file::write_json_ld(&annotations, &document, &author)?,
            "json",
        ),
    };
    let path = request.path.map_or_else(
        || {
            let folder = std::path::PathBuf::from(app.settings().handin_folder);
            crate::files::free_path(
                &folder.join(format!("{}.{ending}", crate::files::plain_name(&row.number))),
            )
        },
        std::path::PathBuf::from,
    );
    crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))?;
    Ok(Written {
        path: path.display().to_string(),
        bytes: bytes.len() as u64,
    })
}

fn marks_import(app: &App, request: MarksImport) -> Result<MarksTaken> {
    let workspace = app.desk()?;
    let path = std::path::PathBuf::from(&request.path);
    let bytes = fs_err::read(&path).map_err(|error| AppError::file_read(&path, error))?;
    let file = || Args::one("file", crate::host::file_name(&path));
    let found = if bytes.starts_with(b"%PDF-") {
        marks_file::Found {
            annotations: pdf_marks(app, &workspace, &bytes)?,
            document: None,
        }
    } else if let Some(annotations) = crate::marks_io::read(&bytes) {
        marks_file::Found {
            annotations,
            document: None,
        }
    } else {
        marks_file::read(&bytes).ok_or_else(|| AppError::new(Code::FileRead, "fault-marks-file", file()))?
    };
    let rows = workspace.read(|read| Ok(read.proposals()?))?;
    let row = match (&request.proposal, &found.document) {
        (Some(id), _) => Some(needed(&workspace, id)?),
        (None, Some(document)) => rows
            .iter()
            .find(|row| row.document.as_ref() == Some(document))
            .cloned(),
        (None, None) => {
            let stem = path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default();
            rows.iter()
                .find(|row| stem.contains(row.number.as_str()))
                .cloned()
        }
    };
    let row = row.ok_or_else(|| AppError::new(Code::NotFound, "fault-marks-which", file()))?;
    judge_tie(&workspace, &row)?;
    let document = row.document.clone().ok_or_else(|| {
        AppError::new(
            Code::NotFound,
            "fault-document-missing",
            Args::one("number", &row.number),
        )
    })?;
    let call = workspace.call()?;
    let here = workspace.read(|read| Ok(read.marks(Some(&row.proposal))?))?;
    let mut taken = Vec::new();
    let mut known = 0;
    let mut left = Vec::new();
    for annotation in &found.annotations {
        match mark_rows(app, &workspace, &row.proposal, &document, annotation)? {
            Some(rows) => {
                for mut mark in rows {
                    let same = |other: &&MarkRow| {
                        other.mark == mark.mark
                            || (other.page == mark.page
                                && other.kind == mark.kind
                                && other.boxes == mark.boxes)
                    };
                    if here.iter().any(|other| same(&other)) {
                        known += 1;
                        continue;
                    }
                    mark.criterion = mark.criterion.filter(|id| {
                        call.as_ref()
                            .is_some_and(|call| call.call.rubric.criterion(id).is_some())
                    });
                    taken.push(mark);
                }
            }
            None => left.push(
                annotation
                    .quote
                    .chars()
                    .chain(annotation.comment.chars())
                    .take(80)
                    .collect(),
            ),
        }
    }
    let count = taken.len();
    if count > 0 {
        let args = Args::one("count", count).and("number", &row.number);
        let step = Step::new(app, "op-marks-import", &args).on(&row.proposal);
        workspace.change(app, step, move |write| {
            for mark in &taken {
                write.put_mark(mark)?;
            }
            Ok(())
        })?;
    }
    Ok(MarksTaken {
        taken: count,
        known,
        left,
        proposals: vec![row.proposal],
    })
}

/// The marks that a PDF holds, read by a worker.
fn pdf_marks(app: &App, workspace: &Workspace, bytes: &[u8]) -> Result<Vec<Annotation>> {
    let _ = workspace;
    crate::paper::annotations(app, bytes.to_vec())
}

/// Rows for an annotation, one for each page it lies on; `None` if it has no place here.
fn mark_rows(
    app: &App,
    workspace: &Workspace,
    proposal: &str,
    document: &str,
    annotation: &Annotation,
) -> Result<Option<Vec<MarkRow>>> {
    let id: [u8; 16] = random(app.host());
    let ours = annotation.id.strip_prefix("paraph:").unwrap_or(&annotation.id);
    let ours = (ours.len() == 32 && ours.bytes().all(|b| b.is_ascii_hexdigit())).then(|| ours.to_owned());
    let kind = match annotation.kind {
        AnnotationKind::Note => MarkKind::Note,
        AnnotationKind::Highlight
        | AnnotationKind::Underline
        | AnnotationKind::StrikeOut
        | AnnotationKind::Squiggly => MarkKind::Highlight,
        AnnotationKind::Area | AnnotationKind::FreeText | AnnotationKind::Ink => MarkKind::Area,
    };
    let mut rows = Vec::new();
    let group = (annotation.places.len() > 1).then(|| hex::encode(id));
    let mut places: Vec<(u32, Vec<[i64; 4]>)> = annotation
        .places
        .iter()
        .map(|place| {
            let boxes = place
                .areas
                .iter()
                .map(|area| [area.x0, area.y0, area.x1, area.y1].map(i64::from));
            (place.page, boxes.collect())
        })
        .collect();
    places.retain(|(_, boxes)| !boxes.is_empty());
    let mut start_end = None;
    if places.is_empty() && !annotation.quote.is_empty() {
        // Without rectangles the quote is looked for: on its page first, then anywhere.
        let wanted = annotation.places.first().map(|place| place.page);
        let mut pages = workspace.pages(document, 1, u32::MAX)?;
        pages.sort_by_key(|page| wanted.map_or(0, |wanted| (page.page - i64::from(wanted)).abs()));
        for page in pages {
            if let Some((start, length)) = paper::places(&page.text, &annotation.quote, false, false)
                .first()
                .copied()
            {
                let words = unpack(&page.words).unwrap_or_default();
                let boxes = paper::boxes(&words, &page.text, start, length);
                if !boxes.is_empty() {
                    places.push((u32::try_from(page.page).unwrap_or(1), boxes));
                    start_end = Some((start, start + length));
                    break;
                }
            }
        }
    }
    for (n, (page, boxes)) in places.into_iter().enumerate() {
        if workspace.page(document, page)?.is_none() {
            continue;
        }
        let Ok(boxes) = judged(&boxes) else { continue };
        let fresh: [u8; 16] = random(app.host());
        let now = app.now();
        let made = milliseconds(&annotation.created).unwrap_or(now);
        let mut row = MarkRow {
            mark: ours
                .clone()
                .filter(|_| n == 0)
                .unwrap_or_else(|| hex::encode(fresh)),
            proposal: proposal.to_owned(),
            document: document.to_owned(),
            page: i64::from(page),
            kind: kind_word(kind).to_owned(),
            sort: sort_key(page, start_end.map(|(start, _)| start), &boxes),
            boxes: serde_json::to_string(&boxes).map_err(AppError::internal)?,
            colour: name_of(annotation.colour),
            quote: Some(annotation.quote.clone()).filter(|text| !text.is_empty()),
            prefix: Some(annotation.prefix.clone()).filter(|text| !text.is_empty()),
            suffix: Some(annotation.suffix.clone()).filter(|text| !text.is_empty()),
            starts: None,
            ends: None,
            note: Some(annotation.comment.clone()).filter(|text| !text.is_empty()),
            criterion: Some(annotation.subject.clone()).filter(|text| !text.is_empty()),
            crowd: group.clone(),
            made_at: made,
            at: milliseconds(&annotation.modified).unwrap_or(made),
        };
        if let Some((start, end)) = start_end {
            quoted(workspace, &mut row, Some(start), Some(end))?;
        }
        rows.push(row);
    }
    Ok((!rows.is_empty()).then_some(rows))
}
