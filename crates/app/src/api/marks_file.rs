//! Marks as other programs' files: XFDF and Web Annotation JSON-LD (INTEROP.md §1.5, §1.6).
//!
//! Annotations within a PDF are written and read by `paraph-pdf`; what a mark becomes on a desk is in `marks`.

use std::fmt::Write as _;

use paraph_pdf::annotation::{Annotation, AnnotationKind, Place};
use paraph_pdf::page::Area;
use serde_json::{Value, json};

use crate::error::{AppError, Result};

/// What a file holds.
pub(crate) struct Found {
    pub(crate) annotations: Vec<Annotation>,
    /// The document that it names by its hash.
    pub(crate) document: Option<String>,
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn points(n: i32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", n.unsigned_abs() / 100, n.unsigned_abs() % 100)
}

fn rect(area: Area) -> String {
    [area.x0, area.y0, area.x1, area.y1].map(points).join(",")
}

/// `D:20270301093000Z` from `2027-03-01T09:30:00Z`.
fn pdf_date(time: &str) -> String {
    let digits: String = time.chars().filter(char::is_ascii_digit).take(14).collect();
    format!("D:{digits}Z")
}

/// XFDF for a document of this name.
pub(crate) fn write_xfdf(annotations: &[Annotation], file: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xfdf xmlns=\"http://ns.adobe.com/xfdf/\" xml:space=\"preserve\">\n<annots>\n",
    );
    for annotation in annotations {
        for place in &annotation.places {
            let Some(around) = place.areas.iter().copied().reduce(Area::union) else {
                continue;
            };
            let element = match annotation.kind {
                AnnotationKind::Underline => "underline",
                AnnotationKind::StrikeOut => "strikeout",
                AnnotationKind::Squiggly => "squiggly",
                AnnotationKind::Note => "text",
                AnnotationKind::FreeText => "freetext",
                AnnotationKind::Area | AnnotationKind::Ink => "square",
                AnnotationKind::Highlight => "highlight",
            };
            let [r, g, b] = annotation.colour.unwrap_or([0xff, 0xe0, 0x82]);
            // Writing to a string cannot fail.
            let _ = write!(
                text,
                "<{element} page=\"{}\" rect=\"{}\" color=\"#{r:02X}{g:02X}{b:02X}\" name=\"{}\" title=\"{}\" subject=\"{}\" \
                 creationdate=\"{}\" date=\"{}\" flags=\"print\"",
                place.page.saturating_sub(1),
                rect(around),
                escaped(&annotation.id),
                escaped(&annotation.author),
                escaped(&annotation.subject),
                pdf_date(&annotation.created),
                pdf_date(&annotation.modified),
            );
            if annotation.kind.is_text_markup() {
                let quads = place.areas.iter().map(|area| {
                    let corner = |x, y| format!("{},{}", points(x), points(y));
                    [
                        corner(area.x0, area.y1),
                        corner(area.x1, area.y1),
                        corner(area.x0, area.y0),
                        corner(area.x1, area.y0),
                    ]
                    .join(",")
                });
                let _ = write!(text, " coords=\"{}\"", quads.collect::<Vec<_>>().join(","));
            }
            let contents = if annotation.comment.is_empty() {
                &annotation.quote
            } else {
                &annotation.comment
            };
            let _ = writeln!(text, "><contents>{}</contents></{element}>", escaped(contents));
        }
    }
    let _ = write!(text, "</annots>\n<f href=\"{}\"/>\n</xfdf>\n", escaped(file));
    text
}

/// Web Annotations about a document.
pub(crate) fn write_json_ld(annotations: &[Annotation], document: &str, author: &str) -> Result<Vec<u8>> {
    let list: Vec<Value> = annotations
        .iter()
        .map(|annotation| {
            let mut bodies = Vec::new();
            if !annotation.comment.is_empty() {
                bodies.push(json!({"type": "TextualBody", "value": annotation.comment, "purpose": "commenting"}));
            }
            if !annotation.subject.is_empty() {
                bodies.push(json!({"type": "TextualBody", "value": annotation.subject, "purpose": "tagging"}));
            }
            let mut selectors = Vec::new();
            for place in &annotation.places {
                for area in &place.areas {
                    selectors.push(json!({
                        "type": "FragmentSelector",
                        "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
                        "value": format!("page={}&rect={}", place.page, rect(*area)),
                    }));
                }
            }
            if !annotation.quote.is_empty() {
                selectors.push(json!({
                    "type": "TextQuoteSelector",
                    "exact": annotation.quote,
                    "prefix": annotation.prefix,
                    "suffix": annotation.suffix,
                }));
            }
            json!({
                "@context": "http://www.w3.org/ns/anno.jsonld",
                "id": format!("urn:paraph:{}", annotation.id),
                "type": "Annotation",
                "motivation": if annotation.kind == AnnotationKind::Note { "commenting" } else { "highlighting" },
                "created": annotation.created,
                "modified": annotation.modified,
                "creator": {"type": "Person", "name": author},
                "body": bodies,
                "target": {"source": format!("urn:sha256:{document}"), "selector": selectors},
            })
        })
        .collect();
    let mut bytes = serde_json::to_vec_pretty(&list).map_err(AppError::internal)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads XFDF or Web Annotations; `None` if it is neither.
pub(crate) fn read(bytes: &[u8]) -> Option<Found> {
    let text = std::str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    if text.trim_start().starts_with(['[', '{']) {
        read_json(text)
    } else {
        read_xfdf(text)
    }
}

fn hundredths(text: &str) -> Option<i32> {
    let n: f64 = text.trim().parse().ok()?;
    if !n.is_finite() || n.abs() > 14_400.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the value was judged to be small")]
    Some((n * 100.0).round() as i32)
}

fn numbers(list: &str) -> Option<Vec<i32>> {
    list.split(',').map(hundredths).collect()
}

/// The elements `<name attributes>contents</name>` of an XFDF. A document type is refused: entities are an attack.
fn read_xfdf(text: &str) -> Option<Found> {
    if !text.contains("<xfdf") || text.contains("<!DOCTYPE") || text.contains("<!ENTITY") {
        return None;
    }
    let mut annotations = Vec::new();
    let inside = text.split_once("<annots").map_or("", |(_, rest)| rest);
    let inside = inside.split("</annots").next().unwrap_or_default();
    for piece in inside.split('<').skip(1) {
        let name: String = piece.chars().take_while(char::is_ascii_alphabetic).collect();
        let kind = match name.as_str() {
            "highlight" => AnnotationKind::Highlight,
            "underline" => AnnotationKind::Underline,
            "strikeout" => AnnotationKind::StrikeOut,
            "squiggly" => AnnotationKind::Squiggly,
            "text" => AnnotationKind::Note,
            "freetext" => AnnotationKind::FreeText,
            "square" | "circle" | "polygon" | "ink" | "line" | "stamp" => AnnotationKind::Area,
            "contents" => {
                let said = piece
                    .split_once('>')
                    .map(|(_, said)| unescaped(said))
                    .unwrap_or_default();
                if let Some(last) = annotations.last_mut() {
                    let last: &mut Annotation = last;
                    if last.comment.is_empty() {
                        last.comment = said;
                    }
                }
                continue;
            }
            _ => continue,
        };
        if let Some(annotation) = xfdf_annotation(kind, piece) {
            annotations.push(annotation);
        }
    }
    Some(Found {
        annotations,
        document: None,
    })
}

fn attribute(piece: &str, name: &str) -> Option<String> {
    let head = piece.split('>').next()?;
    for quote in ['"', '\''] {
        let start = format!("{name}={quote}");
        let found = head
            .match_indices(&start)
            .find(|(at, _)| head[..*at].chars().last().is_none_or(char::is_whitespace));
        if let Some((at, _)) = found {
            let rest = &head[at + start.len()..];
            return Some(unescaped(rest.split(quote).next()?));
        }
    }
    None
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&#xD;", "\n")
        .replace("&amp;", "&")
        .trim()
        .to_owned()
}

fn xfdf_annotation(kind: AnnotationKind, piece: &str) -> Option<Annotation> {
    let page: u32 = attribute(piece, "page")?.parse().ok()?;
    let sides = numbers(&attribute(piece, "rect")?)?;
    let [x0, y0, x1, y1] = <[i32; 4]>::try_from(sides).ok()?;
    let around = Area {
        x0: x0.min(x1),
        y0: y0.min(y1),
        x1: x0.max(x1),
        y1: y0.max(y1),
    };
    let mut areas = vec![around];
    if let Some(quads) = attribute(piece, "coords").as_deref().and_then(numbers)
        && kind.is_text_markup()
        && quads.len() % 8 == 0
        && !quads.is_empty()
    {
        areas = quads
            .chunks_exact(8)
            .map(|quad| {
                let side = |from: usize| (0..4).map(move |n| quad[from + 2 * n]);
                Area {
                    x0: side(0).min().unwrap_or(0),
                    y0: side(1).min().unwrap_or(0),
                    x1: side(0).max().unwrap_or(0),
                    y1: side(1).max().unwrap_or(0),
                }
            })
            .collect();
    }
    let colour = attribute(piece, "color").and_then(|text| {
        let hex = text.strip_prefix('#')?.to_owned();
        let n = u32::from_str_radix(&hex, 16).ok().filter(|_| hex.len() == 6)?;
        let [_, r, g, b] = n.to_be_bytes();
        Some([r, g, b])
    });
    Some(Annotation {
        id: attribute(piece, "name").unwrap_or_default(),
        colour,
        author: attribute(piece, "title").unwrap_or_default(),
        subject: attribute(piece, "subject").unwrap_or_default(),
        ..Annotation::new(kind, page.checked_add(1)?, areas)
    })
}

fn read_json(text: &str) -> Option<Found> {
    let value: Value = serde_json::from_str(text).ok()?;
    let list = match &value {
        Value::Array(list) => list.clone(),
        Value::Object(object) => match object.get("annotations").or_else(|| object.get("items")) {
            Some(Value::Array(list)) => list.clone(),
            _ => vec![value.clone()],
        },
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => return None,
    };
    let mut annotations = Vec::new();
    let mut document = None;
    for item in &list {
        let target = match item.get("target") {
            Some(Value::Array(targets)) => targets.first(),
            target => target,
        };
        let Some(target) = target else { continue };
        if let Some(source) = target.get("source").and_then(Value::as_str) {
            document = document.or_else(|| source.strip_prefix("urn:sha256:").map(ToOwned::to_owned));
        }
        annotations.push(web_annotation(item, target));
    }
    (!annotations.is_empty()).then_some(Found {
        annotations,
        document,
    })
}

fn web_annotation(item: &Value, target: &Value) -> Annotation {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut annotation = Annotation::new(AnnotationKind::Highlight, 1, Vec::new());
    annotation.places.clear();
    text(item.get("id"))
        .trim_start_matches("urn:paraph:")
        .trim_start_matches("urn:uuid:")
        .clone_into(&mut annotation.id);
    annotation.created = text(item.get("created"));
    annotation.modified = text(item.get("modified").or_else(|| item.get("updated")));
    annotation.comment = text(item.get("text"));
    annotation.author = text(item.get("creator").and_then(|who| who.get("name")));
    for body in item.get("body").and_then(Value::as_array).into_iter().flatten() {
        let said = text(body.get("value"));
        if body.get("purpose").and_then(Value::as_str) == Some("tagging") {
            annotation.subject = said;
        } else {
            annotation.comment = said;
        }
    }
    for selector in target
        .get("selector")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        match selector.get("type").and_then(Value::as_str) {
            Some("TextQuoteSelector") => {
                annotation.quote = text(selector.get("exact"));
                annotation.prefix = text(selector.get("prefix"));
                annotation.suffix = text(selector.get("suffix"));
            }
            Some("FragmentSelector") => {
                if let Some((page, area)) = fragment(&text(selector.get("value"))) {
                    match annotation.places.iter_mut().find(|place| place.page == page) {
                        Some(place) => place.areas.push(area),
                        None => annotation.places.push(Place {
                            page,
                            areas: vec![area],
                        }),
                    }
                }
            }
            _ => {}
        }
    }
    annotation
}

/// `page=3&rect=x0,y0,x1,y1` in points from the bottom left, as this program writes it.
fn fragment(value: &str) -> Option<(u32, Area)> {
    let mut page = None;
    let mut area = None;
    for part in value.split('&') {
        match part.split_once('=') {
            Some(("page", n)) => page = n.parse().ok(),
            Some(("rect", sides)) => {
                let [x0, y0, x1, y1] = <[i32; 4]>::try_from(numbers(sides)?).ok()?;
                area = Some(Area { x0, y0, x1, y1 });
            }
            _ => {}
        }
    }
    Some((page?, area?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one() -> Annotation {
        let area = Area {
            x0: 25_080,
            y0: 66_380,
            x1: 33_810,
            y1: 68_000,
        };
        Annotation {
            id: "ab".repeat(16),
            author: "Ada & Co".to_owned(),
            comment: "why <so>?".to_owned(),
            quote: "a quote".to_owned(),
            subject: "impact".to_owned(),
            ..Annotation::new(AnnotationKind::Highlight, 3, vec![area])
        }
    }

    #[test]
    fn xfdf_comes_back() {
        let text = write_xfdf(&[one()], "x.pdf");
        assert!(
            text.contains("250.80,680.00,338.10,680.00,250.80,663.80,338.10,663.80"),
            "the order of Acrobat"
        );
        let back = read(text.as_bytes()).expect("it is XFDF").annotations;
        assert_eq!(back.len(), 1, "one mark");
        assert_eq!(back[0].places, one().places, "page and box are the same");
        assert_eq!(
            (back[0].comment.as_str(), back[0].subject.as_str()),
            ("why <so>?", "impact"),
            "texts are the same"
        );
    }

    #[test]
    fn web_annotations_come_back() {
        let bytes = write_json_ld(&[one()], &"cd".repeat(32), "Ada").expect("JSON");
        let back = read(&bytes).expect("they are Web Annotations");
        assert_eq!(
            back.document.as_deref(),
            Some("cd".repeat(32).as_str()),
            "the document is named by its hash"
        );
        assert_eq!(
            back.annotations[0].places,
            one().places,
            "page and box are the same"
        );
        assert_eq!(back.annotations[0].quote, "a quote", "so is the quote");
    }

    #[test]
    fn entities_are_refused() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><xfdf><annots></annots></xfdf>";
        assert!(
            read(bomb.as_bytes()).is_none(),
            "a document type is no XFDF of ours"
        );
    }
}
