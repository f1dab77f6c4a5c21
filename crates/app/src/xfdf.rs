//! Marks as XFDF (ISO 19444-1, INTEROP.md §1.5).
//!
//! Only what marks a text or a place is read; a document type is refused, since entities are an attack.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use paraph_pdf::annotation::{Annotation, AnnotationKind};
use paraph_pdf::dates::{from_pdf, to_pdf};
use paraph_pdf::page::Area;
use quick_xml::XmlVersion;
use quick_xml::escape::{escape, resolve_predefined_entity};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::api::marks_file::{numbers, points, rect};

/// The longest file that is read, in bytes.
const FILE_MAX: usize = 64 << 20;
/// The most marks taken from one file.
const MARKS_MAX: usize = 50_000;

/// XFDF for a document of this name.
pub(crate) fn write(annotations: &[Annotation], file: &str) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xfdf xmlns=\"http://ns.adobe.com/xfdf/\" xmlns:paraph=\"urn:paraph:marks\" xml:space=\"preserve\">\n<annots>\n",
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
                escape(&annotation.id),
                escape(&annotation.author),
                escape(&annotation.subject),
                to_pdf(&annotation.created),
                to_pdf(&annotation.modified),
            );
            if !annotation.tags.is_empty() {
                // XFDF has no place for tags; an attribute of our own says nothing to other programs.
                let tags = serde_json::Value::from(annotation.tags.clone()).to_string();
                let _ = write!(text, " paraph:tags=\"{}\"", escape(&tags));
            }
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
            let _ = writeln!(text, "><contents>{}</contents></{element}>", escape(contents));
        }
    }
    let _ = write!(text, "</annots>\n<f href=\"{}\"/>\n</xfdf>\n", escape(file));
    text
}

/// A mark as it is being read.
struct Open {
    mark: Option<Annotation>,
    /// The mark that it answers, and who answers.
    reply_to: Option<String>,
    said: String,
}

/// Reads XFDF; `None` if it is none, or not safe to read.
pub(crate) fn read(text: &str) -> Option<Vec<Annotation>> {
    if text.len() > FILE_MAX || !text.contains("<xfdf") {
        return None;
    }
    let mut reader = Reader::from_str(text);
    let mut marks: Vec<Annotation> = Vec::new();
    let mut replies: Vec<(String, String, String)> = Vec::new();
    let mut open: Option<(String, Open)> = None;
    let mut listening = 0_u32;
    loop {
        match reader.read_event().ok()? {
            Event::Eof => break,
            Event::DocType(_) => return None,
            Event::Start(start) => {
                let name = start.local_name().into_inner().to_owned();
                if open.is_none() {
                    open = begun(&start, &name).map(|begun| (name, begun));
                } else if listening > 0 || matches!(name.as_str(), "contents" | "contents-richtext") {
                    listening += 1;
                    // Paragraphs of rich text are lines.
                    if matches!(name.as_str(), "p" | "br" | "div")
                        && let Some((_, open)) = &mut open
                        && !open.said.trim().is_empty()
                    {
                        open.said.push('\n');
                    }
                }
            }
            Event::Empty(start) => {
                let name = start.local_name().into_inner().to_owned();
                if open.is_none()
                    && let Some(begun) = begun(&start, &name)
                {
                    ended(begun, &mut marks, &mut replies);
                }
            }
            Event::End(end) => {
                listening = listening.saturating_sub(1);
                let closes = open
                    .as_ref()
                    .is_some_and(|(name, _)| end.local_name().into_inner() == name);
                if closes && let Some((_, done)) = open.take() {
                    listening = 0;
                    ended(done, &mut marks, &mut replies);
                }
            }
            Event::Text(said) if listening > 0 => {
                if let Some((_, open)) = &mut open {
                    open.said.push_str(&said);
                }
            }
            Event::CData(said) if listening > 0 => {
                if let Some((_, open)) = &mut open {
                    open.said.push_str(&said);
                }
            }
            Event::GeneralRef(entity) if listening > 0 => {
                if let Some((_, open)) = &mut open {
                    match entity.resolve_char_ref() {
                        Ok(Some(c)) => open.said.push(c),
                        // A name that no document type explains stands for nothing.
                        _ => open
                            .said
                            .push_str(resolve_predefined_entity(&entity).unwrap_or_default()),
                    }
                }
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_) => {}
        }
        if marks.len() > MARKS_MAX {
            return None;
        }
    }
    for (to, author, said) in replies {
        if let Some(mark) = marks.iter_mut().find(|mark| mark.id == to) {
            if !mark.comment.is_empty() {
                mark.comment.push('\n');
            }
            if !author.is_empty() {
                mark.comment.push_str(&author);
                mark.comment.push_str(": ");
            }
            mark.comment.push_str(&said);
        }
    }
    Some(marks)
}

/// What begins with this element; `None` if it marks nothing.
fn begun(start: &BytesStart<'_>, name: &str) -> Option<Open> {
    let kind = match name {
        "highlight" => AnnotationKind::Highlight,
        "underline" => AnnotationKind::Underline,
        "strikeout" => AnnotationKind::StrikeOut,
        "squiggly" => AnnotationKind::Squiggly,
        "text" => AnnotationKind::Note,
        "freetext" => AnnotationKind::FreeText,
        "square" | "circle" | "polygon" | "line" | "stamp" => AnnotationKind::Area,
        "ink" => AnnotationKind::Ink,
        _ => return None,
    };
    let mut said = BTreeMap::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let name = attribute.key.local_name().into_inner().to_owned();
        if let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) {
            said.insert(name, value.into_owned());
        }
    }
    let hidden = said.get("flags").is_some_and(|flags| {
        flags
            .split(',')
            .any(|flag| matches!(flag.trim(), "hidden" | "noview"))
    });
    let state = said.contains_key("state");
    let reply_to = said.get("inreplyto").cloned();
    let mark = annotation(kind, &said);
    Some(Open {
        // What no viewer shows is not taken; a state (*marked by*) says nothing about the text.
        mark: mark.filter(|_| !hidden && !state),
        reply_to,
        said: String::new(),
    })
}

fn ended(open: Open, marks: &mut Vec<Annotation>, replies: &mut Vec<(String, String, String)>) {
    let Some(mut mark) = open.mark else { return };
    let said = open.said.trim().to_owned();
    match open.reply_to {
        Some(to) if !said.is_empty() => replies.push((to, mark.author, said)),
        Some(_) => {}
        None => {
            mark.comment = said;
            marks.push(mark);
        }
    }
}

fn annotation(kind: AnnotationKind, said: &BTreeMap<String, String>) -> Option<Annotation> {
    let text = |name: &str| said.get(name).cloned().unwrap_or_default();
    let page: u32 = said.get("page")?.trim().parse().ok()?;
    let sides = numbers(said.get("rect")?)?;
    let [x0, y0, x1, y1] = <[i32; 4]>::try_from(sides).ok()?;
    let around = Area {
        x0: x0.min(x1),
        y0: y0.min(y1),
        x1: x0.max(x1),
        y1: y0.max(y1),
    };
    let quads = said
        .get("coords")
        .filter(|_| kind.is_text_markup())
        .and_then(|coords| numbers(coords))
        .unwrap_or_default();
    let mut areas: Vec<Area> = quads
        .as_chunks::<8>()
        .0
        .iter()
        .map(|[ax, ay, bx, by, cx, cy, dx, dy]| Area {
            x0: *ax.min(bx).min(cx).min(dx),
            y0: *ay.min(by).min(cy).min(dy),
            x1: *ax.max(bx).max(cx).max(dx),
            y1: *ay.max(by).max(cy).max(dy),
        })
        .collect();
    if areas.is_empty() {
        areas.push(around);
    }
    let colour = said.get("color").and_then(|text| {
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6)?;
        let [_, r, g, b] = u32::from_str_radix(hex, 16).ok()?.to_be_bytes();
        Some([r, g, b])
    });
    Some(Annotation {
        id: text("name"),
        colour,
        author: text("title"),
        subject: text("subject"),
        tags: said
            .get("tags")
            .and_then(|tags| serde_json::from_str(tags).ok())
            .unwrap_or_default(),
        created: from_pdf(&text("creationdate")),
        modified: from_pdf(&text("date")),
        ..Annotation::new(kind, page.checked_add(1)?, areas)
    })
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
            tags: vec!["no baseline".to_owned(), "a \"b\", c".to_owned()],
            created: "2026-11-25T09:00:00Z".to_owned(),
            ..Annotation::new(AnnotationKind::Highlight, 3, vec![area])
        }
    }

    #[test]
    fn xfdf_comes_back() {
        let text = write(&[one()], "x.pdf");
        assert!(
            text.contains("250.80,680.00,338.10,680.00,250.80,663.80,338.10,663.80"),
            "the order of Acrobat"
        );
        let back = read(&text).expect("it is XFDF");
        assert_eq!(back.len(), 1, "one mark");
        assert_eq!(back[0].places, one().places, "page and box are the same");
        assert_eq!(
            (
                back[0].comment.as_str(),
                back[0].subject.as_str(),
                back[0].author.as_str()
            ),
            ("why <so>?", "impact", "Ada & Co"),
            "texts are the same"
        );
        assert_eq!(back[0].created, one().created, "so is the time");
        assert_eq!(
            back[0].tags,
            one().tags,
            "and so are tags, which XFDF has no place for"
        );
    }

    #[test]
    fn entities_are_refused() {
        let bomb = "<!DOCTYPE x [<!ENTITY a \"b\">]><xfdf><annots></annots></xfdf>";
        assert!(read(bomb).is_none(), "a document type is no XFDF of ours");
    }

    #[test]
    fn answers_are_part_of_the_comment_and_hidden_marks_are_not_taken() {
        let text = r##"<?xml version="1.0"?>
            <xfdf><annots
            ><text page="0" rect="1,2,3,4" name="a" title="Ada" color="#FF0000"
            ><contents-richtext><body><p>One &amp; all</p><p>Two &#233;</p></body></contents-richtext><popup page="0" rect="1,2,3,4"/></text
            ><text page="0" rect="1,2,3,4" name="b" title="Bo" inreplyto="a"><contents>No</contents></text>
            <text page="0" rect="1,2,3,4" name="c" flags="print,hidden"><contents>secret</contents></text>
            <underline page="0" rect="20,20" name="d"/>
            </annots></xfdf>"##;
        let marks = read(text).expect("it is XFDF");
        assert_eq!(
            marks.len(),
            1,
            "an answer, a hidden mark and one without a place are none: {marks:?}"
        );
        assert_eq!(
            marks[0].comment, "One & all\nTwo é\nBo: No",
            "rich text and the answer"
        );
    }

    #[test]
    fn other_programs_files_are_read() {
        let root = std::env::var_os("PARAPH_SHARED").map_or_else(
            || std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
            std::path::PathBuf::from,
        );
        let folder = root.join("fixtures/peers/xfdf");
        if !folder.is_dir() {
            assert!(
                std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
                "{} is required",
                folder.display()
            );
            println!("skipped: {} is missing", folder.display());
            return;
        }
        let marks = |name: &str| {
            let text = fs_err::read_to_string(folder.join(name)).expect("a sample");
            read(&text).expect("it is XFDF")
        };
        let highlighted = marks("itext-xfdfAnnotationHighlightedText.xfdf");
        assert!(
            highlighted
                .iter()
                .any(|mark| mark.kind == AnnotationKind::Highlight && !mark.created.is_empty()),
            "tags that are broken over lines are read: {highlighted:?}"
        );
        assert!(
            highlighted
                .iter()
                .all(|mark| mark.comment != "Marked set by Alex"),
            "a state is no comment"
        );
        let underlined = marks("itext-xfdfAnnotationUnderlinePopupAllFlags.xfdf");
        assert_eq!(
            underlined.len(),
            0,
            "marks whose place has two numbers are dropped, the file is read"
        );
        assert_eq!(
            marks("itext-xfdfInReplyTo.xfdf").len(),
            0,
            "without a namespace; an answer to nothing is none"
        );
    }
}
