//! Marks of other reading programs: Zotero's, Mendeley's and Hypothesis' JSON in, Markdown out.
//!
//! XFDF and Web Annotations are in `api::marks_file`, annotations within a PDF in `paraph-pdf`. Here nothing is
//! decided about what a mark becomes on a desk.

use std::fmt::Write as _;

use paraph_pdf::annotation::{Annotation, AnnotationKind, Place};
use paraph_pdf::page::Area;
use serde_json::Value;

/// The most marks taken from one file.
const MARKS_MAX: usize = 50_000;
/// The longest place that Zotero writes.
const PLACE_MAX: usize = 65_000;

/// The marks in Zotero's, Mendeley's or Hypothesis' JSON; `None` if it is none of them.
pub(crate) fn read(bytes: &[u8]) -> Option<Vec<Annotation>> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    if !text.trim_start().starts_with(['[', '{']) {
        return None;
    }
    let value: Value = serde_json::from_str(text).ok()?;
    let list = match (
        value.as_array(),
        value.get("annotations").and_then(Value::as_array),
    ) {
        (Some(list), _) | (None, Some(list)) => list.as_slice(),
        (None, None) => std::slice::from_ref(&value),
    };
    let marks: Vec<Annotation> = list.iter().take(MARKS_MAX).filter_map(one).collect();
    (!marks.is_empty()).then_some(marks)
}

fn one(item: &Value) -> Option<Annotation> {
    if item.get("position").is_some() {
        zotero(item)
    } else if item.get("positions").is_some() {
        mendeley(item)
    } else if item.get("uri").is_some() && item.get("target").is_some() {
        hypothesis(item)
    } else {
        None
    }
}

fn text(item: &Value, key: &str) -> String {
    item.get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

fn area(x0: f64, y0: f64, x1: f64, y1: f64) -> Option<Area> {
    let area = Area::from_points(x0, y0, x1, y1);
    let small = [x0, y0, x1, y1]
        .iter()
        .all(|n| n.is_finite() && n.abs() < 20_000.0);
    small.then_some(area)
}

fn rectangles(list: Option<&Value>) -> Vec<Area> {
    let rectangle = |sides: &Value| {
        let side = |n: usize| sides.get(n).and_then(Value::as_f64);
        area(side(0)?, side(1)?, side(2)?, side(3)?)
    };
    list.and_then(Value::as_array)
        .into_iter()
        .flatten()
        .take(10_000)
        .filter_map(rectangle)
        .collect()
}

/// The area around what was drawn by hand.
fn drawn(paths: Option<&Value>) -> Vec<Area> {
    let mut around: Option<Area> = None;
    for path in paths.and_then(Value::as_array).into_iter().flatten().take(10_000) {
        let numbers: Vec<f64> = path
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_f64)
            .collect();
        for [x, y] in numbers.as_chunks::<2>().0 {
            if let Some(spot) = area(*x, *y, *x, *y) {
                around = Some(around.map_or(spot, |around| around.union(spot)));
            }
        }
    }
    around.into_iter().collect()
}

fn colour(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([r, g, b])
}

/// `2023-06-19T10:20:10.675Z` without its fraction.
fn second(date: &str) -> String {
    match date.split_once('.') {
        Some((whole, rest)) => format!("{whole}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit())),
        None => date.to_owned(),
    }
}

fn tags(item: &Value) -> Vec<String> {
    let name = |tag: &Value| {
        let name = tag
            .as_str()
            .or_else(|| tag.get("name").or_else(|| tag.get("tag")).and_then(Value::as_str));
        name.map(ToOwned::to_owned)
    };
    item.get("tags")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .take(100)
        .filter_map(name)
        .collect()
}

fn zotero(item: &Value) -> Option<Annotation> {
    let parsed;
    let mut position = item.get("position")?;
    // In an export the place is text within the JSON.
    if let Some(inner) = position.as_str().filter(|inner| inner.len() <= PLACE_MAX) {
        parsed = serde_json::from_str::<Value>(inner).ok()?;
        position = &parsed;
    }
    let kind = match item
        .get("type")
        .or_else(|| item.get("annotationType"))
        .and_then(Value::as_str)?
    {
        "highlight" => AnnotationKind::Highlight,
        "underline" => AnnotationKind::Underline,
        "note" => AnnotationKind::Note,
        "text" => AnnotationKind::FreeText,
        "image" => AnnotationKind::Area,
        "ink" => AnnotationKind::Ink,
        _ => return None,
    };
    let page = u32::try_from(position.get("pageIndex")?.as_u64()?)
        .ok()?
        .checked_add(1)?;
    let mut areas = rectangles(position.get("rects"));
    if areas.is_empty() {
        areas = drawn(position.get("paths"));
    }
    if areas.is_empty() {
        return None;
    }
    let mut mark = Annotation::new(kind, page, areas);
    let next = rectangles(position.get("nextPageRects"));
    if !next.is_empty() {
        mark.places.push(Place {
            page: page.checked_add(1)?,
            areas: next,
        });
    }
    mark.id = text(item, "id");
    if mark.id.is_empty() {
        mark.id = text(item, "key");
    }
    mark.colour = colour(&text(item, "color"));
    mark.author = text(item, "authorName");
    mark.comment = text(item, "comment");
    mark.quote = text(item, "text");
    mark.tags = tags(item);
    mark.created = second(&text(item, "dateCreated"));
    mark.modified = second(&text(item, "dateModified"));
    if mark.created.is_empty() {
        mark.created.clone_from(&mark.modified);
    }
    Some(mark)
}

fn mendeley(item: &Value) -> Option<Annotation> {
    let kind = match item.get("type").and_then(Value::as_str)? {
        "highlight" => AnnotationKind::Highlight,
        "sticky_note" | "note" => AnnotationKind::Note,
        _ => return None,
    };
    let mut places: Vec<Place> = Vec::new();
    for position in item.get("positions")?.as_array()?.iter().take(10_000) {
        let page = position
            .get("page")
            .and_then(Value::as_u64)
            .and_then(|page| u32::try_from(page).ok());
        let corner = |which: &str, axis: &str| {
            position
                .get(which)
                .and_then(|corner| corner.get(axis))
                .and_then(Value::as_f64)
        };
        let sides = (
            corner("top_left", "x"),
            corner("top_left", "y"),
            corner("bottom_right", "x"),
            corner("bottom_right", "y"),
        );
        let (Some(page), (Some(x0), Some(y1), Some(x1), Some(y0))) = (page.filter(|page| *page > 0), sides)
        else {
            continue;
        };
        let Some(area) = area(x0, y0, x1, y1) else {
            continue;
        };
        match places.iter_mut().find(|place| place.page == page) {
            Some(place) => place.areas.push(area),
            None => places.push(Place {
                page,
                areas: vec![area],
            }),
        }
    }
    let first = places.first()?.page;
    let mut mark = Annotation::new(kind, first, Vec::new());
    mark.places = places;
    mark.id = text(item, "id");
    mark.author = text(item, "profile_id");
    mark.comment = text(item, "text");
    let part = |name: &str| {
        item.get("color")?
            .get(name)?
            .as_u64()
            .and_then(|part| u8::try_from(part).ok())
    };
    if let (Some(r), Some(g), Some(b)) = (part("r"), part("g"), part("b")) {
        mark.colour = Some([r, g, b]);
    }
    mark.created = second(&text(item, "created"));
    mark.modified = second(&text(item, "last_modified"));
    Some(mark)
}

/// A quote without a place on the page: it is found by its words.
fn hypothesis(item: &Value) -> Option<Annotation> {
    let target = item.get("target")?.as_array()?.first()?;
    let mut mark = Annotation::new(AnnotationKind::Highlight, 1, Vec::new());
    mark.places.clear();
    for selector in target
        .get("selector")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        match selector.get("type").and_then(Value::as_str) {
            Some("TextQuoteSelector") => {
                mark.quote = text(selector, "exact");
                mark.prefix = text(selector, "prefix");
                mark.suffix = text(selector, "suffix");
            }
            Some("PageSelector") => {
                let index = selector
                    .get("index")
                    .and_then(Value::as_u64)
                    .and_then(|index| u32::try_from(index).ok());
                if let Some(page) = index.and_then(|index| index.checked_add(1)) {
                    mark.places = vec![Place {
                        page,
                        areas: Vec::new(),
                    }];
                }
            }
            _ => {}
        }
    }
    if mark.quote.is_empty() {
        mark.kind = AnnotationKind::Note;
    }
    mark.id = text(item, "id");
    let user = text(item, "user");
    mark.author = user
        .trim_start_matches("acct:")
        .split('@')
        .next()
        .unwrap_or_default()
        .to_owned();
    mark.comment = text(item, "text");
    mark.tags = tags(item);
    mark.created = second(&text(item, "created"));
    mark.modified = second(&text(item, "updated"));
    Some(mark)
}

/// Marks as Markdown: a heading per page, a quote each, what is said of it below. `label` names a page.
pub(crate) fn markdown(title: &str, marks: &[Annotation], label: &dyn Fn(u32) -> String) -> String {
    let mut sorted: Vec<&Annotation> = marks.iter().collect();
    let place = |mark: &Annotation| {
        let first = mark.places.first();
        let top = first
            .and_then(|place| place.areas.iter().map(|area| area.y1).max())
            .unwrap_or(0);
        (first.map_or(u32::MAX, |place| place.page), std::cmp::Reverse(top))
    };
    sorted.sort_by_key(|mark| place(mark));
    let mut out = format!("# {}\n", plain(title));
    let mut last = None;
    for mark in sorted {
        let page = mark.places.first().map(|place| place.page);
        if page != last {
            if let Some(page) = page {
                // Writing to a string cannot fail.
                let _ = write!(out, "\n## {}\n", plain(&label(page)));
            }
            last = page;
        }
        out.push('\n');
        for line in mark.quote.lines() {
            let _ = writeln!(out, "> {}", plain(line));
        }
        if !mark.quote.is_empty() && !mark.comment.is_empty() {
            out.push('\n');
        }
        for line in mark.comment.lines() {
            let _ = writeln!(out, "{}", plain(line));
        }
        let tags = mark.tags.iter().map(|tag| format!("#{}", tag.replace(' ', "-")));
        let about: Vec<String> = std::iter::once(mark.subject.clone())
            .filter(|subject| !subject.is_empty())
            .chain(tags)
            .collect();
        if !about.is_empty() {
            let _ = writeln!(out, "\n*{}*", plain(&about.join(" · ")));
        }
    }
    out
}

/// What Markdown would take as its own is written so that it is not.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.trim().char_indices() {
        let own = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>')
            || (at == 0 && matches!(c, '#' | '-' | '+'));
        if own {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// A sample of another program; `None`, with a line that says so, where the shared folder is missing.
    fn sample(path: &str) -> Option<Vec<u8>> {
        let root = std::env::var_os("PARAPH_SHARED").map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
            PathBuf::from,
        );
        let path = root.join("fixtures/peers").join(path);
        let bytes = fs_err::read(&path).ok();
        if bytes.is_none() {
            assert!(
                std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
                "{} is required",
                path.display()
            );
            println!("skipped: {} is missing", path.display());
        }
        bytes
    }

    #[test]
    fn zotero_s_marks_are_read() {
        let Some(bytes) = sample("zotero/reader-annotations.json") else {
            return;
        };
        let marks = read(&bytes).expect("it is Zotero's");
        assert_eq!(marks.len(), 23, "all kinds are known");
        assert_eq!(
            marks[0].kind,
            AnnotationKind::Underline,
            "the first is underlined"
        );
        assert_eq!(marks[0].places[0].areas.len(), 4, "one rectangle a line");
        assert_eq!(marks[0].places[0].areas[0].x0, 21_304, "in hundredths of a point");
        assert_eq!(marks[0].created, "2023-06-19T10:20:10Z", "to the second");
        assert!(
            marks.iter().any(|mark| mark.kind == AnnotationKind::Ink),
            "what is drawn by hand has an area"
        );
    }

    #[test]
    fn a_mark_may_run_over_the_end_of_a_page() {
        let json = r##"[{"type":"highlight","color":"#ffd400","id":"A","text":"over","position":{"pageIndex":2,
            "rects":[[1,2,3,4]],"nextPageRects":[[5,6,7,8]]}}]"##;
        let marks = read(json.as_bytes()).expect("it is Zotero's");
        let pages: Vec<u32> = marks[0].places.iter().map(|place| place.page).collect();
        assert_eq!(pages, [3, 4], "pages count from 1, the rest is on the next");
        assert_eq!(marks[0].colour, Some([255, 212, 0]), "the colour is kept");
    }

    #[test]
    fn mendeley_s_marks_are_read() {
        let Some(bytes) = sample("mendeley/annotations.json") else {
            return;
        };
        let marks = read(&bytes).expect("it is Mendeley's");
        assert_eq!(marks[0].colour, Some([255, 245, 173]), "the colour is kept");
        let place = &marks[0].places[0];
        assert_eq!(
            (place.page, place.areas.len()),
            (1, 3),
            "three lines on the first page"
        );
        assert!(
            place.areas.iter().all(|area| area.y0 < area.y1),
            "the bottom is below the top"
        );
    }

    #[test]
    fn hypothesis_quotes_are_read() {
        let json = r#"{"export_date":"x","annotations":[{"id":"h1","uri":"urn:x-pdf:ab","user":"acct:ada@hypothes.is",
            "text":"No baseline","tags":["method"],"created":"2026-11-24T10:00:00.5+00:00","target":[{"source":"x",
            "selector":[{"type":"PageSelector","index":1},{"type":"TextQuoteSelector","exact":"we ask","prefix":"a","suffix":"b"}]}]}]}"#;
        let marks = read(json.as_bytes()).expect("it is Hypothesis'");
        assert_eq!(
            (marks[0].author.as_str(), marks[0].quote.as_str()),
            ("ada", "we ask"),
            "who and what"
        );
        assert_eq!(marks[0].places[0].page, 2, "pages count from 1");
        assert_eq!(marks[0].created, "2026-11-24T10:00:00+00:00", "the zone stays");
        assert_eq!(read(b"{\"a\":1}"), None, "other JSON is not taken");
    }

    #[test]
    fn markdown_is_read_in_the_order_of_the_pages() {
        let mut late = Annotation::new(AnnotationKind::Highlight, 2, vec![Area::default()]);
        late.quote = "a *bold* claim".to_owned();
        late.subject = "impact".to_owned();
        let mut early = Annotation::new(AnnotationKind::Note, 1, vec![Area::default()]);
        early.comment = "why?".to_owned();
        let text = markdown("T", &[late, early], &|page| format!("Page {page}"));
        assert_eq!(
            text, "# T\n\n## Page 1\n\nwhy?\n\n## Page 2\n\n> a \\*bold\\* claim\n\n*impact*\n",
            "what Markdown would take as its own is escaped"
        );
    }
}
