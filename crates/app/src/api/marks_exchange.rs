//! Marks as they leave for other programs and come from them: which formats, where a foreign mark lands.
//!
//! The formats themselves are written and read in `marks_file` (XFDF, Web Annotations), `marks_io` (Zotero and
//! others in, Markdown out) and, within a PDF, by a worker of `paraph-pdf`.

use paraph_pdf::anchor::quote_under;
use paraph_pdf::annotation::{Annotation, AnnotationKind};
use paraph_pdf::packed::unpack;
use paraph_pdf::page::Area;
use paraph_pdf::read::{Cancel, Urgency};
use paraph_store::{MarkRow, ProposalRow};

use super::marks::{crossing_mark, judged, kind_word, quoted, sort_key, tags_kept};
use super::proposals::needed;
use super::{judge_tie, marks_file, paper};
use crate::App;
use crate::error::{AppError, Code, Result};
use crate::host::random;
use crate::op::Step;
use crate::time::milliseconds;
use crate::wire::{Mark, MarkKind, MarksExport, MarksFormat, MarksImport, MarksTaken, Written};
use crate::words::Args;
use crate::workspace::Workspace;

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

fn area([x0, y0, x1, y1]: [i64; 4]) -> Area {
    let [x0, y0, x1, y1] = [x0, y0, x1, y1].map(|side| i32::try_from(side).unwrap_or(0));
    Area { x0, y0, x1, y1 }
}

/// A mark as the formats of other programs know it.
fn annotation(mark: &Mark, author: &str) -> Annotation {
    let areas = mark.boxes.iter().copied().map(area).collect();
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
        tags: mark.tags.clone(),
        created: mark.created_at.clone(),
        modified: mark.changed_at.clone(),
        ..Annotation::new(kind, mark.page, areas)
    }
}

pub(super) fn marks_export(app: &App, request: MarksExport) -> Result<Written> {
    let workspace = app.workspace()?;
    let row = needed(&workspace, &request.proposal)?;
    super::judge_tie(&workspace, &row)?;
    let marks = workspace.read(|read| Ok(read.marks(Some(&row.proposal))?))?;
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
        .map(|mark| annotation(&crossing_mark(mark.clone()), &author))
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
            crate::xfdf::write(&annotations, &format!("{}.pdf", row.number)).into_bytes(),
            "xfdf",
        ),
        MarksFormat::JsonLd => (
            marks_file::write_json_ld(&annotations, &document, &author)?,
            "json",
        ),
        MarksFormat::Markdown => (markdown(app, &workspace, &row, &document, annotations)?, "md"),
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

pub(super) fn marks_import(app: &App, request: MarksImport) -> Result<MarksTaken> {
    let workspace = app.desk()?;
    let path = std::path::PathBuf::from(&request.path);
    let bytes = fs_err::read(&path).map_err(|error| AppError::file_read(&path, error))?;
    let file = || Args::one("file", crate::host::file_name(&path));
    let found = if bytes
        .iter()
        .take(1024)
        .copied()
        .collect::<Vec<u8>>()
        .windows(5)
        .any(|start| start == b"%PDF-")
    {
        marks_file::Found {
            annotations: crate::paper::annotations(app, bytes)?,
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
                    // Where a format has tags alone, the criterion is one of them.
                    let tags = annotation
                        .tags
                        .iter()
                        .filter(|tag| Some(*tag) != mark.criterion.as_ref());
                    mark.tags = tags_kept(&tags.cloned().collect::<Vec<_>>())?;
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

/// The words that stand under boxes of a page.
fn words_under(
    workspace: &Workspace,
    document: &str,
    page: u32,
    boxes: &[[i64; 4]],
) -> Result<Option<(u32, u32)>> {
    let Some(page) = workspace.page(document, page)? else {
        return Ok(None);
    };
    let words = unpack(&page.words).unwrap_or_default();
    let areas: Vec<Area> = boxes.iter().copied().map(area).collect();
    Ok(quote_under(&words, &areas))
}

/// The marks as Markdown: page by page, quotes and notes, criteria by their titles.
fn markdown(
    app: &App,
    workspace: &Workspace,
    row: &ProposalRow,
    document: &str,
    mut annotations: Vec<Annotation>,
) -> Result<Vec<u8>> {
    if let Some(call) = workspace.call()? {
        for annotation in &mut annotations {
            if let Some(criterion) = call.call.rubric.criterion(&annotation.subject) {
                annotation.subject = criterion.title.to_string();
            }
        }
    }
    let labels: Vec<String> = workspace
        .reading(document)?
        .map(|report| report.facts.pages.into_iter().map(|page| page.label).collect())
        .unwrap_or_default();
    let label = |page: u32| {
        let at = usize::try_from(page).unwrap_or(usize::MAX);
        let known = at.checked_sub(1).and_then(|at| labels.get(at));
        let name = known
            .filter(|label| !label.is_empty())
            .cloned()
            .unwrap_or_else(|| page.to_string());
        app.words().say("marks-file-page", &Args::one("page", name))
    };
    let title = format!("{} {}", row.number, row.title);
    Ok(crate::marks_io::markdown(&title, &annotations, &label).into_bytes())
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
                let boxes = paper::boxes(&words, start, length);
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
            tags: tags_kept(&annotation.tags)?,
            made_at: made,
            at: milliseconds(&annotation.modified).unwrap_or(made),
        };
        let under = match start_end {
            Some(found) => Some(found),
            None if kind == MarkKind::Highlight => words_under(workspace, document, page, &boxes)?,
            None => None,
        };
        if let Some((start, end)) = under {
            quoted(workspace, &mut row, Some(start), Some(end))?;
            row.sort = sort_key(page, Some(start), &boxes);
        }
        rows.push(row);
    }
    Ok((!rows.is_empty()).then_some(rows))
}
