//! Doors for the fuzz targets, to what the rest of Paraph never sees: the protocol, and the two readers with
//! their judge in this process. Each function panics when something does not hold that always must.

use std::sync::Arc;

use serde::de::DeserializeOwned;

use crate::anchor;
use crate::packed::unpack;
use crate::page::PageText;
use crate::protocol::{Answer, Ask, receive, send};
use crate::reading::{Opened, Reading};

/// Bytes as a worker could send them, length and all: refused, or believed and then harmless.
///
/// # Panics
///
/// When what the parent believes does not hold together.
pub fn answer(frame: &[u8]) {
    let Some(answer) = received::<Answer>(frame) else {
        return;
    };
    if let Answer::Page { page, .. } = &answer
        && answer.check()
    {
        hold(page);
    }
}

/// Bytes as a parent could send them: the worker reads them or ends.
pub fn ask(frame: &[u8]) {
    let _ = received::<Ask>(frame);
}

fn received<T: DeserializeOwned>(frame: &[u8]) -> Option<T> {
    receive(frame).ok().flatten()
}

/// What a worker that reads this document would send, one message a page; nothing when it does not open.
#[must_use]
pub fn answers(bytes: Vec<u8>, pages: u32) -> Vec<Vec<u8>> {
    let Ok(opened) = Opened::new(Arc::new(bytes), "") else {
        return Vec::new();
    };
    let mut reading = Reading::new(&opened);
    (1..=reading.pages().min(pages))
        .filter_map(|number| {
            let page = reading.page(number);
            let mut frame = Vec::new();
            send(&mut frame, &Answer::Page { id: 1, page }).ok()?;
            Some(frame)
        })
        .collect()
}

/// The content of a document's first page, as [`page`] takes it.
#[must_use]
pub fn content(bytes: Vec<u8>) -> Option<Vec<u8>> {
    let opened = Opened::new(Arc::new(bytes), "").ok()?;
    let stream = opened.page(1)?.page_stream()?.to_vec();
    (!stream.is_empty()).then_some(stream)
}

/// A page with any content at all, drawn with seven fonts that differ in what they say about their codes. What the
/// worker makes of it must be what the parent believes, and the same when read again.
///
/// # Panics
///
/// When it is not.
pub fn page(content: &[u8]) {
    let bytes = Arc::new(document(content));
    let read = || {
        let opened = Opened::new(Arc::clone(&bytes), "").ok()?;
        Some(Reading::new(&opened).page(1))
    };
    let (Some(once), Some(again)) = (read(), read()) else {
        return;
    };
    assert!(once == again, "a page reads the same each time");
    let answer = Answer::Page { id: 1, page: once };
    assert!(answer.check(), "the parent believes what the worker read");
    if let Answer::Page { page, .. } = answer {
        hold(&page);
    }
}

/// What must be true of a page that is believed, and what is done with one.
fn hold(page: &PageText) {
    let words = unpack(&page.words).unwrap_or_default();
    let mut at = 0;
    for word in &words {
        assert!(word.start >= at, "words follow one another in the text");
        at = word.start.saturating_add(word.length);
    }
    for word in words.iter().take(50) {
        let areas = anchor::lines(&words, word.start, at);
        let _ = anchor::quote_under(&words, &areas);
        let selector = anchor::selector(&page.text, page.page, word.start, word.start + word.length);
        let _ = anchor::find(&selector, 1, &|_| Some(page.text.clone()));
    }
    let _ = anchor::search_text(&page.text);
}

/// Fonts by name: standard, with a table, of two CJK collections, drawn by procedures, with names of its own, with
/// codes that are Unicode.
const FONTS: [(&str, &str); 7] = [
    (
        "F1",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ),
    (
        "F2",
        "<</Type/Font/Subtype/TrueType/BaseFont/Times/FirstChar 32/LastChar 33/Widths[250 333]/ToUnicode 12 0 R>>",
    ),
    (
        "F3",
        "<</Type/Font/Subtype/Type0/BaseFont/Ryumin/Encoding/90ms-RKSJ-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Ryumin/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>>>]>>",
    ),
    (
        "F4",
        "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/UniGB-UCS2-V/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>",
    ),
    (
        "F5",
        "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/CharProcs<</a97 13 0 R/g 13 0 R>>/Encoding<</Differences[97/a97/g]>>/FirstChar 97/LastChar 98/Widths[50 60]>>",
    ),
    (
        "F6",
        "<</Type/Font/Subtype/Type1/BaseFont/Odd/Encoding<</Differences[32/space/uni05D0/alef/f_f_i/.notdef/x7]>>>>",
    ),
    (
        "F7",
        "<</Type/Font/Subtype/Type0/BaseFont/Gothic/Encoding/UniJIS-UTF32-H/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Gothic/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>>>]>>",
    ),
];

/// A PDF of one page with this content.
fn document(content: &[u8]) -> Vec<u8> {
    const TABLE: &[u8] =
        b"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <20> <7e> <0020> endbfrange \
        3 beginbfchar <80> <0066 0069> <81> <0627> <82> <05d0> endbfchar";
    let fonts: Vec<String> = (4..)
        .zip(FONTS)
        .map(|(at, (name, _))| format!("/{name} {at} 0 R"))
        .collect();
    let stream = |data: &[u8]| {
        [
            format!("<</Length {}>>stream\n", data.len()).as_bytes(),
            data,
            b"\nendstream",
        ]
        .concat()
    };
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 11 0 R/Resources<</Font<<{}>>>>>>",
            fonts.join("")
        )
        .into_bytes(),
    ];
    objects.extend(FONTS.iter().map(|(_, font)| font.as_bytes().to_vec()));
    objects.extend([stream(content), stream(TABLE), stream(b"5 0 d0 0 0 4 4 re f")]);
    let mut pdf = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(pdf.len());
        pdf.extend(format!("{number} 0 obj\n").bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let start = pdf.len();
    let size = objects.len() + 1;
    pdf.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    pdf.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
    pdf
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content: &[u8]) -> String {
        let opened = Opened::new(Arc::new(document(content)), "").expect("it is a PDF");
        Reading::new(&opened).page(1).text
    }

    #[test]
    fn a_space_elsewhere_parts_no_word() {
        let content = b"BT /F1 12 Tf 72 700 Td (Rec) Tj ET BT /F1 12 Tf 72 20 Td ( ) Tj ET \
            BT /F1 12 Tf 93.34 700 Td (ords) Tj ET";
        assert_eq!(
            read(content),
            "Records",
            "the space stands at the foot of the page"
        );
    }

    #[test]
    fn a_word_is_what_the_file_says_it_is_also_when_drawn_twice() {
        let word = "/Span<</ActualText(Grants)>>BDC BT /F1 12 Tf 72 700 Td (######) Tj ET EMC ";
        assert_eq!(read(word.as_bytes()), "Grants", "the glyphs only stand for it");
        let ligature =
            |x: &str| format!("/Span<</ActualText(fi)>>BDC BT /F1 12 Tf {x} 700 Td (*) Tj ET EMC ");
        let twice = ligature("72") + &ligature("72.4");
        assert_eq!(read(twice.as_bytes()), "fi", "false bold is one");
    }

    #[test]
    fn narrow_letters_side_by_side_are_two() {
        let content = b"BT /F1 12 Tf 50 Tz 72 700 Td (All) Tj ET";
        assert_eq!(
            read(content),
            "All",
            "condensed, two of these stand as near as false bold"
        );
    }

    #[test]
    fn a_font_of_procedures_may_count_in_any_unit() {
        let content = b"BT /F5 1.2 Tf 72 700 Td [(a) -400 (a)] TJ ET";
        assert_eq!(
            read(content),
            "aa",
            "half a point is no gap between letters that are six points wide"
        );
    }

    #[test]
    fn every_font_of_the_trial_page_is_read() {
        let content = b"BT /F1 12 Tf 72 700 Td (Grants) Tj 0 -20 Td /F2 12 Tf (for you) Tj 0 -20 Td /F3 12 Tf <93FA967B> Tj \
            0 -20 Td /F4 12 Tf <4EBA> Tj 40 -20 Td /F5 12 Tf (a) Tj 0 -20 Td /F6 12 Tf (!) Tj 0 -20 Td /F7 12 Tf <00004EEE> Tj ET";
        let text = read(content);
        for word in ["Grants", "for you", "日本", "人", "\u{5d0}", "仮"] {
            assert!(text.contains(word), "{word} is read: {text:?}");
        }
        page(content);
        for frame in answers(document(content), 1) {
            answer(&frame);
        }
    }
}
