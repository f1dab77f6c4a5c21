//! Our marks as real annotations in a copy of the document.
//!
//! The original's bytes stay as an exact prefix and the marks follow as an incremental update, so that a
//! signature in the original can still be checked. An original that had to be repaired gets a full new file.
//! Same input, same bytes. Marks that are already in a file are read in `foreign`.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use lopdf::{Dictionary, Document, IncrementalDocument, Object, ObjectId, Stream, StringFormat};
use sha2::{Digest, Sha256};

use crate::annotation::{Annotation, AnnotationKind, Place};
use crate::dates::to_pdf;
use crate::facts::is_damaged;
use crate::foreign;
use crate::page::Area;
use crate::protocol::{Unwritten, Written};
use crate::reading::{Opened, Reading};
use crate::recovered::{Recovered, named, recover};
use crate::strings::to_text_string;

/// Pages of a long document whose text is compared after writing; marked ones always are.
const COMPARED: u32 = 100;
const YELLOW: [u8; 3] = [255, 220, 80];

/// A copy with these marks, read back.
pub(crate) fn write(
    opened: &Opened,
    reading: &mut Reading<'_>,
    marks: &[Annotation],
    ours: &str,
) -> Result<Written, Unwritten> {
    let mut made = |make: fn(&Opened, &[Annotation], &str) -> Result<Written, Unwritten>| {
        let written =
            catch_unwind(AssertUnwindSafe(|| make(opened, marks, ours))).unwrap_or(Err(Unwritten::Broken))?;
        if reads_back(reading, marks, ours, &written) {
            Ok(written)
        } else {
            Err(Unwritten::ReadBack)
        }
    };
    match made(make) {
        // What the file says of its own parts is broken; what was read of it is not.
        Err(why) if why != Unwritten::Encrypted => made(make_anew).map_err(|_| why),
        other => other,
    }
}

/// A whole new file from what the reader found.
fn make_anew(opened: &Opened, marks: &[Annotation], ours: &str) -> Result<Written, Unwritten> {
    let Recovered { mut document, pages } = recover(opened)?;
    let by_page = by_page(marks, &|number| {
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        pages.get(index).copied()
    })?;
    add(&mut document, None, &by_page, ours)?;
    set_id(&mut document.trailer, &new_id(opened.bytes(), marks));
    whole(document, opened.bytes().len())
}

/// A file of its own, not an update of the original.
fn whole(mut document: Document, length: usize) -> Result<Written, Unwritten> {
    let mut bytes = Vec::with_capacity(length);
    document.save_to(&mut bytes).map_err(|_| Unwritten::Broken)?;
    Ok(Written {
        bytes,
        appended: false,
    })
}

fn make(opened: &Opened, marks: &[Annotation], ours: &str) -> Result<Written, Unwritten> {
    let bytes = opened.bytes();
    let document = Document::load_mem(bytes).map_err(|_| Unwritten::Broken)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(Unwritten::Encrypted);
    }
    let by_page = by_page(marks, &|number| named(opened, opened.page(number)?))?;
    let id = new_id(bytes, marks);
    if is_damaged(bytes) || document.xref_recovery.is_some() {
        let mut document = document;
        add(&mut document, None, &by_page, ours)?;
        set_id(&mut document.trailer, &id);
        return whole(document, bytes.len());
    }
    let mut update = IncrementalDocument::create_from(bytes.to_vec(), document);
    for page in by_page.keys() {
        update
            .opt_clone_object_to_new_document(*page)
            .map_err(|_| Unwritten::Broken)?;
    }
    let before = update.get_prev_documents().clone();
    add(&mut update.new_document, Some(&before), &by_page, ours)?;
    set_id(&mut update.new_document.trailer, &id);
    let mut out = Vec::with_capacity(bytes.len() + marks.len() * 2_000);
    update.save_to(&mut out).map_err(|_| Unwritten::Broken)?;
    if !out.starts_with(bytes) {
        return Err(Unwritten::Broken);
    }
    Ok(Written {
        bytes: out,
        appended: true,
    })
}

type ByPage<'m> = BTreeMap<ObjectId, Vec<(&'m Annotation, &'m Place, usize)>>;

/// The marks of each page; `at` says which object a page is.
fn by_page<'m>(
    marks: &'m [Annotation],
    at: &dyn Fn(u32) -> Option<ObjectId>,
) -> Result<ByPage<'m>, Unwritten> {
    let mut by_page = ByPage::new();
    for mark in marks {
        for (nth, place) in mark.places.iter().enumerate() {
            let page = at(place.page).ok_or(Unwritten::Broken)?;
            if !place.areas.is_empty() {
                by_page.entry(page).or_default().push((mark, place, nth));
            }
        }
    }
    Ok(by_page)
}

/// The second half of the file's id changes with its content, and only with it.
fn new_id(bytes: &[u8], marks: &[Annotation]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(bytes);
    for mark in marks {
        hash.update(format!("{mark:?}").as_bytes());
    }
    hash.finalize()[..16].to_vec()
}

fn set_id(trailer: &mut Dictionary, id: &[u8]) {
    let first = trailer
        .get(b"ID")
        .and_then(Object::as_array)
        .ok()
        .and_then(|ids| ids.first().cloned())
        .unwrap_or_else(|| Object::String(id.to_vec(), StringFormat::Hexadecimal));
    trailer.set(
        "ID",
        vec![first, Object::String(id.to_vec(), StringFormat::Hexadecimal)],
    );
}

/// Writes the marks into `document`; what is not in it is looked up in `before`.
fn add(
    document: &mut Document,
    before: Option<&Document>,
    by_page: &ByPage<'_>,
    ours: &str,
) -> Result<(), Unwritten> {
    for (&page, marks) in by_page {
        let mut entries = present(document, before, page)?;
        for (mark, place, nth) in marks {
            let appearance = document.add_object(appearance(mark, place));
            let mut annotation = annotation(mark, place, *nth, page, ours);
            annotation.set(
                "AP",
                Dictionary::from_iter([("N", Object::Reference(appearance))]),
            );
            let id = document.add_object(annotation);
            entries.push(Object::Reference(id));
            if mark.kind == AnnotationKind::Note {
                let popup = document.add_object(popup(place, id));
                entries.push(Object::Reference(popup));
                if let Ok(note) = document.get_dictionary_mut(id) {
                    note.set("Popup", Object::Reference(popup));
                }
            }
        }
        document
            .get_dictionary_mut(page)
            .map_err(|_| Unwritten::Broken)?
            .set("Annots", entries);
    }
    Ok(())
}

/// The annotations that the page has already, as a direct array.
fn present(document: &Document, before: Option<&Document>, page: ObjectId) -> Result<Vec<Object>, Unwritten> {
    let page = document.get_dictionary(page).map_err(|_| Unwritten::Broken)?;
    let Ok(entry) = page.get(b"Annots") else {
        return Ok(Vec::new());
    };
    let entry = if let Object::Reference(id) = entry {
        document.get_object(*id).or_else(|_| {
            before
                .ok_or(Unwritten::Broken)?
                .get_object(*id)
                .map_err(|_| Unwritten::Broken)
        })
    } else {
        Ok(entry)
    };
    Ok(entry
        .ok()
        .and_then(|entry| entry.as_array().ok().cloned())
        .unwrap_or_default())
}

fn text(text: &str) -> Object {
    Object::String(to_text_string(text), StringFormat::Hexadecimal)
}

#[expect(clippy::cast_possible_truncation, reason = "a PDF's numbers are short")]
fn real(points: f64) -> Object {
    Object::Real(points as f32)
}

fn rect(area: Area) -> Object {
    Object::Array(area.points().into_iter().map(real).collect())
}

fn around(areas: &[Area]) -> Area {
    areas.iter().copied().reduce(Area::union).unwrap_or_default()
}

/// A note's sign is 18 points wide, whatever it was put on.
fn note_area(place: &Place) -> Area {
    let at = around(&place.areas);
    Area {
        x0: at.x0,
        y0: at.y1.saturating_sub(1_800),
        x1: at.x0.saturating_add(1_800),
        y1: at.y1,
    }
}

fn outline(mark: &Annotation, place: &Place) -> Area {
    if mark.kind == AnnotationKind::Note {
        note_area(place)
    } else {
        around(&place.areas)
    }
}

fn subtype(kind: AnnotationKind) -> &'static str {
    match kind {
        AnnotationKind::Highlight => "Highlight",
        AnnotationKind::Underline => "Underline",
        AnnotationKind::StrikeOut => "StrikeOut",
        AnnotationKind::Squiggly => "Squiggly",
        AnnotationKind::Note => "Text",
        AnnotationKind::FreeText | AnnotationKind::Area | AnnotationKind::Ink => "Square",
    }
}

fn colour(mark: &Annotation) -> [f64; 3] {
    mark.colour.unwrap_or(YELLOW).map(|part| f64::from(part) / 255.0)
}

fn annotation(mark: &Annotation, place: &Place, nth: usize, page: ObjectId, ours: &str) -> Dictionary {
    let name = if nth == 0 {
        format!("{ours}{}", mark.id)
    } else {
        format!("{ours}{}#{}", mark.id, nth + 1)
    };
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name(b"Annot".to_vec()));
    dict.set("Subtype", Object::Name(subtype(mark.kind).into()));
    dict.set("Rect", rect(outline(mark, place)));
    if mark.kind.is_text_markup() {
        let quads = place.areas.iter().flat_map(|area| {
            let [x0, y0, x1, y1] = area.points();
            // The order that Acrobat writes: top left, top right, bottom left, bottom right.
            [x0, y1, x1, y1, x0, y0, x1, y0]
        });
        dict.set("QuadPoints", quads.map(real).collect::<Vec<_>>());
    }
    dict.set("C", colour(mark).into_iter().map(real).collect::<Vec<_>>());
    dict.set("CA", Object::Integer(1));
    dict.set("T", text(&mark.author));
    dict.set("Contents", text(&mark.comment));
    if !mark.subject.is_empty() {
        dict.set("Subj", text(&mark.subject));
    }
    if !mark.tags.is_empty() {
        dict.set(
            "ParaphTags",
            mark.tags.iter().map(|tag| text(tag)).collect::<Vec<_>>(),
        );
    }
    dict.set("NM", text(&name));
    let modified = if mark.modified.is_empty() {
        &mark.created
    } else {
        &mark.modified
    };
    for (key, date) in [("CreationDate", to_pdf(&mark.created)), ("M", to_pdf(modified))] {
        if !date.is_empty() {
            dict.set(key, Object::string_literal(date));
        }
    }
    dict.set("F", Object::Integer(4));
    dict.set("P", Object::Reference(page));
    if mark.kind == AnnotationKind::Note {
        dict.set("Name", Object::Name(b"Comment".to_vec()));
        dict.set("Open", Object::Boolean(false));
    }
    dict
}

fn popup(place: &Place, parent: ObjectId) -> Dictionary {
    let at = note_area(place);
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name(b"Annot".to_vec()));
    dict.set("Subtype", Object::Name(b"Popup".to_vec()));
    let area = Area {
        x0: at.x1,
        y0: at.y1.saturating_sub(10_000),
        x1: at.x1.saturating_add(18_000),
        y1: at.y1,
    };
    dict.set("Rect", rect(area));
    dict.set("Parent", Object::Reference(parent));
    dict.set("Open", Object::Boolean(false));
    dict.set("F", Object::Integer(4));
    dict
}

/// How the mark looks, so that all viewers show the same.
fn appearance(mark: &Annotation, place: &Place) -> Stream {
    let [r, g, b] = colour(mark);
    let mut content = format!("/G gs {r:.3} {g:.3} {b:.3} rg {r:.3} {g:.3} {b:.3} RG\n");
    let mut put = |operators: String| content.push_str(&operators);
    let area = outline(mark, place);
    match mark.kind {
        AnnotationKind::Highlight => {
            for area in &place.areas {
                let [x0, y0, x1, y1] = area.points();
                put(format!("{x0:.2} {y0:.2} {:.2} {:.2} re f\n", x1 - x0, y1 - y0));
            }
        }
        AnnotationKind::Underline | AnnotationKind::StrikeOut | AnnotationKind::Squiggly => {
            put("1 w\n".to_owned());
            for area in &place.areas {
                let [x0, y0, x1, y1] = area.points();
                let y = if mark.kind == AnnotationKind::StrikeOut {
                    f64::midpoint(y0, y1)
                } else {
                    y0 + 1.0
                };
                put(format!("{x0:.2} {y:.2} m {x1:.2} {y:.2} l S\n"));
            }
        }
        AnnotationKind::Note => {
            let [x0, y0, x1, y1] = area.points();
            put(format!(
                "{:.2} {:.2} {:.2} {:.2} re f 0 G 0.8 w\n",
                x0 + 1.0,
                y0 + 1.0,
                x1 - x0 - 2.0,
                y1 - y0 - 2.0
            ));
            put(format!(
                "{:.2} {:.2} {:.2} {:.2} re S\n",
                x0 + 1.0,
                y0 + 1.0,
                x1 - x0 - 2.0,
                y1 - y0 - 2.0
            ));
            for line in [5.0, 9.0, 13.0] {
                put(format!(
                    "{:.2} {:.2} m {:.2} {:.2} l S\n",
                    x0 + 4.0,
                    y0 + line,
                    x1 - 4.0,
                    y0 + line
                ));
            }
        }
        AnnotationKind::FreeText | AnnotationKind::Area | AnnotationKind::Ink => {
            let [x0, y0, x1, y1] = area.points();
            put(format!(
                "2 w {:.2} {:.2} {:.2} {:.2} re S\n",
                x0 + 1.0,
                y0 + 1.0,
                (x1 - x0 - 2.0).max(0.1),
                (y1 - y0 - 2.0).max(0.1)
            ));
        }
    }
    let blend = if mark.kind == AnnotationKind::Highlight {
        "Multiply"
    } else {
        "Normal"
    };
    let mut state = Dictionary::new();
    state.set("Type", Object::Name(b"ExtGState".to_vec()));
    state.set("BM", Object::Name(blend.into()));
    let states = Dictionary::from_iter([("G", Object::Dictionary(state))]);
    let resources = Dictionary::from_iter([("ExtGState", Object::Dictionary(states))]);
    let mut dict = Dictionary::new();
    dict.set("Type", Object::Name(b"XObject".to_vec()));
    dict.set("Subtype", Object::Name(b"Form".to_vec()));
    dict.set("FormType", Object::Integer(1));
    dict.set("BBox", rect(area));
    dict.set("Resources", resources);
    let mut group = Dictionary::new();
    group.set("S", Object::Name(b"Transparency".to_vec()));
    dict.set("Group", group);
    Stream::new(dict, content.into_bytes()).with_compression(false)
}

/// Same pages, same text, marks there.
fn reads_back(reading: &mut Reading<'_>, marks: &[Annotation], ours: &str, written: &Written) -> bool {
    let Ok(copy) = Opened::new(Arc::new(written.bytes.clone()), "") else {
        return false;
    };
    if u32::try_from(copy.count()) != Ok(reading.pages()) {
        return false;
    }
    let mut again = Reading::new(&copy);
    let marked: Vec<u32> = marks
        .iter()
        .flat_map(|mark| &mark.places)
        .map(|place| place.page)
        .collect();
    for page in 1..=reading.pages() {
        if (page <= COMPARED || marked.contains(&page)) && reading.page(page).text != again.page(page).text {
            return false;
        }
    }
    let present = foreign::read(&copy, &mut again);
    marks
        .iter()
        .filter(|mark| mark.places.iter().any(|place| !place.areas.is_empty()))
        .all(|mark| {
            let name = format!("{ours}{}", mark.id);
            present.iter().any(|other| {
                other.id == name && other.kind == written_kind(mark.kind) && other.comment == mark.comment
            })
        })
}

fn written_kind(kind: AnnotationKind) -> AnnotationKind {
    if matches!(kind, AnnotationKind::FreeText | AnnotationKind::Ink) {
        AnnotationKind::Area
    } else {
        kind
    }
}
