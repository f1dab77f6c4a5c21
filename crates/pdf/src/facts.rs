//! What a document says of itself: sizes, labels, outline, links, metadata.
//!
//! Only the first reader's objects are looked at, with bounds on every walk. Nothing is run or followed.

use std::collections::{BTreeMap, BTreeSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{
    Array, DateTime, Dict, MaybeRef, Name, Object, ObjectIdentifier, Rect, String as PdfString,
};
use hayro::hayro_syntax::page::{Page, Rotation};

use crate::limits::PAGES_MAX;
use crate::page::{Area, Facts, Link, LinkTarget, OutlineItem, PageShape, Spot, hundredths};
use crate::reading::{Opened, visible};
use crate::strings::text_string;

const OUTLINE_MAX: usize = 5_000;
const LINKS_MAX: usize = 20_000;
const TEXT_MAX: usize = 4_096;

type Id = (u32, i32);

fn id(of: ObjectIdentifier) -> Id {
    (of.obj_number, of.gen_number)
}

struct Targets<'a> {
    pages: BTreeMap<Id, u32>,
    names: BTreeMap<Vec<u8>, Object<'a>>,
}

/// Everything that can be told without reading the pages.
pub fn facts(opened: &Opened) -> Facts {
    let pdf = &opened.pdf;
    let mut facts = Facts {
        pages_in_file: u32::try_from(opened.count()).unwrap_or(u32::MAX),
        ..Facts::default()
    };
    let catalog = pdf
        .xref()
        .get::<Dict<'_>>(pdf.xref().root_id())
        .unwrap_or_default();
    let labels = labels(&catalog, opened.count().min(PAGES_MAX));
    for ((_, page), label) in pages(opened).zip(labels) {
        facts.pages.push(shape(page, label));
    }
    metadata(pdf, &catalog, &mut facts);
    facts.encrypted = find(opened.bytes(), b"/Encrypt");
    facts.repaired = is_damaged(opened.bytes());
    let targets = Targets {
        pages: page_ids(opened),
        names: names(&catalog),
    };
    outline(&catalog, &targets, &mut facts);
    for (number, page) in pages(opened) {
        annotations(page, number, &targets, &mut facts);
    }
    facts.active = facts.active
        || catalog.contains_key(b"OpenAction") && is_script(catalog.get::<Dict<'_>>(b"OpenAction"))
        || catalog.contains_key(b"AA")
        || catalog.contains_key(b"AcroForm")
        || catalog
            .get::<Dict<'_>>(b"Names")
            .is_some_and(|names| names.contains_key(b"JavaScript") || names.contains_key(b"EmbeddedFiles"));
    facts
}

fn is_script(action: Option<Dict<'_>>) -> bool {
    action
        .and_then(|action| action.get::<Name<'_>>(b"S"))
        .is_some_and(|kind| {
            matches!(
                kind.as_ref(),
                b"JavaScript" | b"Launch" | b"SubmitForm" | b"ImportData"
            )
        })
}

fn pages(opened: &Opened) -> impl Iterator<Item = (u32, &Page<'_>)> {
    let last = u32::try_from(opened.count().min(PAGES_MAX)).unwrap_or(0);
    (1..=last).filter_map(|number| Some((number, opened.page(number)?)))
}

pub(crate) fn page_ids(opened: &Opened) -> BTreeMap<Id, u32> {
    let mut ids = BTreeMap::new();
    for (number, page) in pages(opened) {
        if let Some(object) = page.raw().obj_id() {
            ids.entry(id(object)).or_insert(number);
        }
    }
    ids
}

fn shape(page: &Page<'_>, label: String) -> PageShape {
    let area = visible(page);
    let rotation = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    PageShape {
        visible: Area::from_points(area.x0, area.y0, area.x1, area.y1),
        rotation,
        label,
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> bool {
    memchr::memmem::find(haystack, needle).is_some()
}

/// Whether the cross-reference table is not where the file says, so that the objects had to be searched for.
#[must_use]
pub fn is_damaged(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let Some(at) = tail.windows(9).rposition(|window| window == b"startxref") else {
        return true;
    };
    let digits: String = tail[at + 9..]
        .iter()
        .skip_while(|byte| byte.is_ascii_whitespace())
        .take_while(|byte| byte.is_ascii_digit())
        .map(|&byte| char::from(byte))
        .collect();
    let Ok(offset) = digits.parse::<usize>() else {
        return true;
    };
    // What stands before the header moves every offset.
    let head = &bytes[..bytes.len().min(1024)];
    let start = head.windows(5).position(|window| window == b"%PDF-").unwrap_or(0);
    ![offset, offset.saturating_add(start)].iter().any(|&offset| {
        let Some(rest) = bytes.get(offset..bytes.len().min(offset.saturating_add(64))) else {
            return false;
        };
        let blank = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        let rest = &rest[blank..];
        rest.starts_with(b"xref") || is_object_head(rest)
    })
}

/// `12 0 obj`
fn is_object_head(bytes: &[u8]) -> bool {
    let text: String = bytes.iter().take(32).map(|&byte| char::from(byte)).collect();
    let mut words = text.split_ascii_whitespace();
    let number = |word: Option<&str>| word.is_some_and(|word| word.parse::<u32>().is_ok());
    number(words.next()) && number(words.next()) && words.next().is_some_and(|word| word.starts_with("obj"))
}

fn short(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(TEXT_MAX).collect();
    (!text.is_empty()).then_some(text)
}

fn metadata(pdf: &Pdf, catalog: &Dict<'_>, facts: &mut Facts) {
    let metadata = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_ref().and_then(|bytes| short(&text_string(bytes)));
    facts.title = text(&metadata.title);
    facts.author = text(&metadata.author);
    facts.subject = text(&metadata.subject);
    facts.keywords = text(&metadata.keywords);
    facts.creator = text(&metadata.creator);
    facts.producer = text(&metadata.producer);
    facts.created = metadata.creation_date.as_ref().map(date);
    facts.language = language(catalog);
    facts.tagged = catalog
        .get::<Dict<'_>>(b"MarkInfo")
        .is_some_and(|info| info.get::<bool>(b"Marked").unwrap_or(false))
        && catalog.contains_key(b"StructTreeRoot");
}

/// The language that a file names.
pub(crate) fn language(catalog: &Dict<'_>) -> Option<String> {
    let named = catalog.get::<PdfString<'_>>(b"Lang")?;
    short(&text_string(named.as_bytes()))
}

fn date(date: &DateTime) -> String {
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year, date.month, date.day, date.hour, date.minute, date.second
    )
}

fn labels(catalog: &Dict<'_>, count: usize) -> Vec<String> {
    let mut ranges: BTreeMap<usize, Dict<'_>> = BTreeMap::new();
    if let Some(tree) = catalog.get::<Dict<'_>>(b"PageLabels") {
        number_tree(&tree, &mut ranges, &mut BTreeSet::new(), 0);
    }
    let mut labels = Vec::with_capacity(count);
    let mut current: Option<(usize, &Dict<'_>)> = None;
    for index in 0..count {
        if let Some(range) = ranges.get(&index) {
            current = Some((index, range));
        }
        let label = current
            .map(|(from, range)| label(range, index - from))
            .unwrap_or_default();
        labels.push(if label.is_empty() {
            (index + 1).to_string()
        } else {
            label
        });
    }
    labels
}

fn number_tree<'a>(
    node: &Dict<'a>,
    into: &mut BTreeMap<usize, Dict<'a>>,
    seen: &mut BTreeSet<Id>,
    depth: u32,
) {
    if depth > 16 || into.len() > PAGES_MAX || node.obj_id().is_some_and(|object| !seen.insert(id(object))) {
        return;
    }
    if let Some(pairs) = node.get::<Array<'_>>(b"Nums") {
        let mut entries = pairs.flex_iter();
        while let Some(key) = entries.next::<i32>() {
            let Some(value) = entries.next::<Dict<'_>>() else {
                break;
            };
            if let Ok(key) = usize::try_from(key) {
                into.insert(key, value);
            }
        }
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
        for kid in kids.iter::<Dict<'_>>() {
            number_tree(&kid, into, seen, depth + 1);
        }
    }
}

fn label(range: &Dict<'_>, offset: usize) -> String {
    let prefix = range
        .get::<PdfString<'_>>(b"P")
        .map(|prefix| text_string(prefix.as_bytes()))
        .unwrap_or_default();
    let prefix: String = prefix.chars().take(64).collect();
    let first = range
        .get::<i32>(b"St")
        .and_then(|n| usize::try_from(n).ok())
        .unwrap_or(1);
    let number = first.saturating_add(offset);
    let number = match range.get::<Name<'_>>(b"S").as_deref() {
        Some(b"D") => number.to_string(),
        Some(b"r") => roman(number),
        Some(b"R") => roman(number).to_uppercase(),
        Some(b"a") => letters(number),
        Some(b"A") => letters(number).to_uppercase(),
        _ => String::new(),
    };
    prefix + &number
}

fn roman(mut n: usize) -> String {
    const STEPS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if n > 100_000 {
        return n.to_string();
    }
    let mut out = String::new();
    for (value, text) in STEPS {
        while n >= value {
            out.push_str(text);
            n -= value;
        }
    }
    out
}

fn letters(n: usize) -> String {
    let Some(n) = n.checked_sub(1) else {
        return String::new();
    };
    let letter = char::from(b'a' + u8::try_from(n % 26).unwrap_or(0));
    std::iter::repeat_n(letter, (n / 26 + 1).min(64)).collect()
}

fn names<'a>(catalog: &Dict<'a>) -> BTreeMap<Vec<u8>, Object<'a>> {
    let mut names = BTreeMap::new();
    if let Some(old) = catalog.get::<Dict<'_>>(b"Dests") {
        for key in old.keys().take(LINKS_MAX) {
            if let Some(value) = old.get::<Object<'_>>(&key) {
                names.insert(key.as_ref().to_vec(), value);
            }
        }
    }
    if let Some(tree) = catalog
        .get::<Dict<'_>>(b"Names")
        .and_then(|n| n.get::<Dict<'_>>(b"Dests"))
    {
        let mut seen = BTreeSet::new();
        name_tree(&tree, &mut names, &mut seen, 0);
    }
    names
}

fn name_tree<'a>(
    node: &Dict<'a>,
    into: &mut BTreeMap<Vec<u8>, Object<'a>>,
    seen: &mut BTreeSet<Id>,
    depth: u32,
) {
    if depth > 16 || into.len() > LINKS_MAX || node.obj_id().is_some_and(|object| !seen.insert(id(object))) {
        return;
    }
    if let Some(pairs) = node.get::<Array<'_>>(b"Names") {
        let mut entries = pairs.flex_iter();
        while let Some(key) = entries.next::<PdfString<'_>>() {
            let Some(value) = entries.next::<Object<'_>>() else {
                break;
            };
            into.insert(key.as_bytes().to_vec(), value);
        }
    }
    if let Some(kids) = node.get::<Array<'_>>(b"Kids") {
        for kid in kids.iter::<Dict<'_>>() {
            name_tree(&kid, into, seen, depth + 1);
        }
    }
}

fn spot(destination: &Object<'_>, targets: &Targets<'_>, depth: u32) -> Option<Spot> {
    if depth > 4 {
        return None;
    }
    let next = match destination {
        Object::Array(parts) => return in_array(parts, targets),
        Object::Dict(dict) => dict.get::<Object<'_>>(b"D")?,
        Object::String(name) => targets.names.get(name.as_bytes())?.clone(),
        Object::Name(name) => targets.names.get(name.as_ref())?.clone(),
        Object::Null(_) | Object::Boolean(_) | Object::Number(_) | Object::Stream(_) => return None,
    };
    spot(&next, targets, depth + 1)
}

/// `[page /XYZ left top zoom]` and its kin.
fn in_array(parts: &Array<'_>, targets: &Targets<'_>) -> Option<Spot> {
    let mut raw = parts.raw_iter();
    let page = match raw.next()? {
        MaybeRef::Ref(reference) => *targets.pages.get(&(reference.obj_number, reference.gen_number))?,
        MaybeRef::NotRef(object) => u32::try_from(object.into_i32()?).ok()?.checked_add(1)?,
    };
    let MaybeRef::NotRef(Object::Name(kind)) = raw.next()? else {
        return Some(Spot { page, y: None });
    };
    let nth = match kind.as_ref() {
        b"XYZ" => 1,
        b"FitH" | b"FitBH" => 0,
        b"FitR" => 3,
        _ => return Some(Spot { page, y: None }),
    };
    let y = match raw.nth(nth) {
        Some(MaybeRef::NotRef(object)) => object.into_number().map(|y| hundredths(y.as_f64())),
        Some(MaybeRef::Ref(_)) | None => None,
    };
    Some(Spot { page, y })
}

fn target(of: &Dict<'_>, targets: &Targets<'_>) -> Option<LinkTarget> {
    if let Some(destination) = of.get::<Object<'_>>(b"Dest") {
        return spot(&destination, targets, 0).map(LinkTarget::Inside);
    }
    let action = of.get::<Dict<'_>>(b"A")?;
    match action.get::<Name<'_>>(b"S")?.as_ref() {
        b"GoTo" => spot(&action.get::<Object<'_>>(b"D")?, targets, 0).map(LinkTarget::Inside),
        b"URI" => {
            let address = action.get::<PdfString<'_>>(b"URI")?;
            short(&text_string(address.as_bytes())).map(LinkTarget::Outside)
        }
        _ => None,
    }
}

fn outline(catalog: &Dict<'_>, targets: &Targets<'_>, facts: &mut Facts) {
    let Some(root) = catalog.get::<Dict<'_>>(b"Outlines") else {
        return;
    };
    let mut seen = BTreeSet::new();
    // Next sibling and depth of what is still to be shown.
    let mut stack: Vec<(Dict<'_>, u8)> = root
        .get::<Dict<'_>>(b"First")
        .map(|first| (first, 0))
        .into_iter()
        .collect();
    while let Some((item, depth)) = stack.pop() {
        if facts.outline.len() >= OUTLINE_MAX || item.obj_id().is_some_and(|object| !seen.insert(id(object)))
        {
            continue;
        }
        let title = item
            .get::<PdfString<'_>>(b"Title")
            .and_then(|title| short(&text_string(title.as_bytes())));
        let spot = match target(&item, targets) {
            Some(LinkTarget::Inside(spot)) => Some(spot),
            Some(LinkTarget::Outside(_)) | None => None,
        };
        if let Some(title) = title {
            facts.outline.push(OutlineItem {
                title,
                depth,
                target: spot,
            });
        }
        if let Some(next) = item.get::<Dict<'_>>(b"Next") {
            stack.push((next, depth));
        }
        if depth < 32
            && let Some(first) = item.get::<Dict<'_>>(b"First")
        {
            stack.push((first, depth + 1));
        }
    }
}

fn annotations(page: &Page<'_>, number: u32, targets: &Targets<'_>, facts: &mut Facts) {
    let Some(annotations) = page.raw().get::<Array<'_>>(b"Annots") else {
        return;
    };
    for annotation in annotations.iter::<Dict<'_>>().take(LINKS_MAX) {
        let Some(kind) = annotation.get::<Name<'_>>(b"Subtype") else {
            continue;
        };
        match kind.as_ref() {
            b"Link" => {
                facts.active |= is_script(annotation.get::<Dict<'_>>(b"A"));
                let Some(area) = annotation.get::<Rect>(b"Rect") else {
                    continue;
                };
                if facts.links.len() < LINKS_MAX
                    && let Some(target) = target(&annotation, targets)
                {
                    let area = Area::from_points(area.x0, area.y0, area.x1, area.y1);
                    facts.links.push(Link {
                        page: number,
                        area,
                        target,
                    });
                }
            }
            b"Widget" | b"FileAttachment" | b"Screen" | b"Movie" | b"RichMedia" => facts.active = true,
            b"Highlight" | b"Underline" | b"StrikeOut" | b"Squiggly" | b"Text" | b"FreeText" | b"Square"
            | b"Ink" => {
                facts.annotations = facts.annotations.saturating_add(1);
            }
            _ => {}
        }
    }
}
