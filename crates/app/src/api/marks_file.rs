//! Marks as Web Annotation JSON-LD (INTEROP.md §1.6), and which of the text formats a file is.
//!
//! XFDF is in `xfdf`, other programs' JSON in `marks_io`. Annotations within a PDF are written and read by `paraph-pdf`; what a mark becomes on a desk is in `marks`.

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

pub(crate) fn points(n: i32) -> String {
    let sign = if n < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", n.unsigned_abs() / 100, n.unsigned_abs() % 100)
}

pub(crate) fn rect(area: Area) -> String {
    [area.x0, area.y0, area.x1, area.y1].map(points).join(",")
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
            for tag in &annotation.tags {
                bodies.push(json!({"type": "TextualBody", "value": tag, "purpose": "tagging"}));
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
        return read_json(text);
    }
    let annotations = crate::xfdf::read(text)?;
    Some(Found {
        annotations,
        document: None,
    })
}

fn hundredths(text: &str) -> Option<i32> {
    let n: f64 = text.trim().parse().ok()?;
    if !n.is_finite() || n.abs() > 14_400.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "the value was judged to be small")]
    Some((n * 100.0).round() as i32)
}

pub(crate) fn numbers(list: &str) -> Option<Vec<i32>> {
    list.split(',').map(hundredths).collect()
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
            // The first may be a criterion; which it is, only the desk knows.
            if annotation.subject.is_empty() {
                annotation.subject.clone_from(&said);
            }
            annotation.tags.push(said);
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
}
