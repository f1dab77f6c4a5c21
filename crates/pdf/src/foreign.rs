//! Marks that a document already holds, by whatever program made them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro::hayro_syntax::object::{Array, Dict, Name, Rect, String as PdfString};

use crate::anchor::{quote_under, slice};
use crate::annotation::{Annotation, AnnotationKind};
use crate::dates::from_pdf;
use crate::packed::unpack;
use crate::page::Area;
use crate::reading::{Opened, Reading};
use crate::strings::text_string;

const MARKS_MAX: usize = 50_000;
const COMMENT_MAX: usize = 100_000;

/// All marks of a document, with the text under them.
pub(crate) fn read(opened: &Opened, reading: &mut Reading<'_>) -> Vec<Annotation> {
    let mut marks = Vec::new();
    let last = u32::try_from(opened.count()).unwrap_or(u32::MAX);
    for number in 1..=last {
        let found = catch_unwind(AssertUnwindSafe(|| on_page(opened, number)));
        let mut found = found.unwrap_or_default();
        if found.iter().any(|mark| mark.kind.is_text_markup()) {
            quote(&mut found, number, reading);
        }
        marks.extend(found);
        if marks.len() > MARKS_MAX {
            break;
        }
    }
    join_pages(marks)
}

fn kind(name: &[u8]) -> Option<AnnotationKind> {
    Some(match name {
        b"Highlight" => AnnotationKind::Highlight,
        b"Underline" => AnnotationKind::Underline,
        b"StrikeOut" => AnnotationKind::StrikeOut,
        b"Squiggly" => AnnotationKind::Squiggly,
        b"Text" => AnnotationKind::Note,
        b"FreeText" => AnnotationKind::FreeText,
        b"Square" => AnnotationKind::Area,
        b"Ink" => AnnotationKind::Ink,
        _ => return None,
    })
}

fn string(dict: &Dict<'_>, key: &[u8]) -> String {
    let text = dict
        .get::<PdfString<'_>>(key)
        .map(|text| text_string(text.as_bytes()))
        .unwrap_or_default();
    text.trim_end_matches(['\n', ' '])
        .chars()
        .take(COMMENT_MAX)
        .collect()
}

fn on_page(opened: &Opened, number: u32) -> Vec<Annotation> {
    let Some(list) = opened
        .page(number)
        .and_then(|page| page.raw().get::<Array<'_>>(b"Annots"))
    else {
        return Vec::new();
    };
    let mut marks: Vec<Annotation> = Vec::new();
    let mut by_object: BTreeMap<(u32, i32), usize> = BTreeMap::new();
    let mut replies: Vec<((u32, i32), String, String)> = Vec::new();
    for dict in list.iter::<Dict<'_>>().take(MARKS_MAX) {
        let Some(kind) = dict
            .get::<Name<'_>>(b"Subtype")
            .and_then(|name| kind(name.as_ref()))
        else {
            continue;
        };
        // Hidden ones are not shown by any viewer.
        if dict.get::<i32>(b"F").unwrap_or(0) & 2 != 0 {
            continue;
        }
        if let Some(to) = dict.get_ref(b"IRT") {
            replies.push((
                (to.obj_number, to.gen_number),
                string(&dict, b"T"),
                string(&dict, b"Contents"),
            ));
            continue;
        }
        let areas = areas(&dict, kind);
        if areas.is_empty() {
            continue;
        }
        let mut mark = Annotation::new(kind, number, areas);
        mark.id = string(&dict, b"NM");
        mark.author = string(&dict, b"T");
        mark.comment = string(&dict, b"Contents");
        mark.subject = string(&dict, b"Subj");
        mark.colour = colour(&dict);
        mark.modified = from_pdf(&string(&dict, b"M"));
        mark.created = from_pdf(&string(&dict, b"CreationDate"));
        mark.tags = dict
            .get::<Array<'_>>(b"ParaphTags")
            .map(|tags| {
                tags.iter::<PdfString<'_>>()
                    .take(100)
                    .map(|tag| text_string(tag.as_bytes()))
                    .collect()
            })
            .unwrap_or_default();
        if let Some(object) = dict.obj_id() {
            by_object.insert((object.obj_number, object.gen_number), marks.len());
        }
        marks.push(mark);
    }
    for (to, author, text) in replies {
        if let Some(mark) = by_object.get(&to).and_then(|&at| marks.get_mut(at))
            && !text.is_empty()
        {
            if !mark.comment.is_empty() {
                mark.comment.push('\n');
            }
            if !author.is_empty() {
                mark.comment.push_str(&author);
                mark.comment.push_str(": ");
            }
            mark.comment.push_str(&text);
        }
    }
    marks
}

fn areas(dict: &Dict<'_>, kind: AnnotationKind) -> Vec<Area> {
    let numbers: Vec<f64> = dict
        .get::<Array<'_>>(b"QuadPoints")
        .filter(|_| kind.is_text_markup())
        .map(|quads| quads.iter::<f32>().take(80_000).map(f64::from).collect())
        .unwrap_or_default();
    let mut areas: Vec<Area> = numbers
        .as_chunks::<8>()
        .0
        .iter()
        .map(|[ax, ay, bx, by, cx, cy, dx, dy]| {
            let (low_x, high_x) = (ax.min(*bx).min(*cx).min(*dx), ax.max(*bx).max(*cx).max(*dx));
            let (low_y, high_y) = (ay.min(*by).min(*cy).min(*dy), ay.max(*by).max(*cy).max(*dy));
            Area::from_points(low_x, low_y, high_x, high_y)
        })
        .filter(|area| area.width() > 0 && area.height() > 0)
        .collect();
    if areas.is_empty()
        && let Some(rect) = dict.get::<Rect>(b"Rect")
    {
        areas.push(Area::from_points(rect.x0, rect.y0, rect.x1, rect.y1));
    }
    areas
}

fn colour(dict: &Dict<'_>) -> Option<[u8; 3]> {
    let parts: Vec<f32> = dict.get::<Array<'_>>(b"C")?.iter::<f32>().take(4).collect();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to a byte"
    )]
    let byte = |part: f32| (part.clamp(0.0, 1.0) * 255.0).round() as u8;
    match parts.as_slice() {
        [grey] => Some([byte(*grey); 3]),
        [r, g, b] => Some([byte(*r), byte(*g), byte(*b)]),
        [c, m, y, k] => Some([c, m, y].map(|part| byte((1.0 - part) * (1.0 - k)))),
        _ => None,
    }
}

fn quote(marks: &mut [Annotation], number: u32, reading: &mut Reading<'_>) {
    let page = reading.page(number);
    let Some(words) = unpack(&page.words) else { return };
    for mark in marks.iter_mut().filter(|mark| mark.kind.is_text_markup()) {
        let Some(place) = mark.places.first() else {
            continue;
        };
        if let Some((start, end)) = quote_under(&words, &place.areas) {
            mark.quote = slice(&page.text, start, end).replace('\n', " ");
            mark.quote_guessed = true;
        }
    }
}

/// A mark that was written in parts, one a page, is one again.
fn join_pages(marks: Vec<Annotation>) -> Vec<Annotation> {
    let mut joined: Vec<Annotation> = Vec::with_capacity(marks.len());
    for mark in marks {
        let first = mark
            .id
            .rsplit_once('#')
            .filter(|(_, nth)| nth.parse::<u32>().is_ok())
            .map(|(id, _)| id.to_owned());
        if let Some(id) = first
            && let Some(whole) = joined
                .iter_mut()
                .find(|other| other.id == id && other.kind == mark.kind)
        {
            whole.quote = format!("{} {}", whole.quote, mark.quote).trim().to_owned();
            whole.places.extend(mark.places);
        } else {
            joined.push(mark);
        }
    }
    joined
}
