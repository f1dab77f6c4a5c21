//! Kinds of PDFs that people have, each made small: what producers do with fonts, codes, order and layers, and what
//! a reader must make of it.

#![allow(clippy::expect_used, reason = "helpers of a test may end it")]

use std::fmt::Write as _;
use std::sync::Arc;

use paraph_pdf::anchor::search_text;
use paraph_pdf::packed::{Runs, unpack};
use paraph_pdf::page::PageText;
use paraph_pdf::reading::{Opened, Reading};

/// A PDF in the making: objects 1 and 2 are the catalog and the tree of pages, 3 is the page.
struct Paper {
    objects: Vec<Vec<u8>>,
    catalog: String,
    resources: String,
}

impl Paper {
    fn new() -> Self {
        Self {
            objects: vec![Vec::new(); 3],
            catalog: String::new(),
            resources: String::new(),
        }
    }

    fn add(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len()
    }

    fn stream(&mut self, keys: &str, data: &[u8]) -> usize {
        let head = format!("<<{keys}/Length {}>>stream\n", data.len());
        self.add([head.as_bytes(), data, b"\nendstream"].concat())
    }

    /// A font by its dictionary, named `/F` on the page.
    fn font(mut self, dictionary: &str) -> Self {
        let font = self.add(dictionary);
        let _ = write!(self.resources, "/Font<</F {font} 0 R>>");
        self
    }

    /// A font with a table of what its codes mean.
    fn font_with_table(mut self, dictionary: &str, table: &str) -> Self {
        let data = format!("1 begincodespacerange <00> <ff> endcodespacerange {table}");
        let table = self.stream("", data.as_bytes());
        self.font(&dictionary.replace("TABLE", &format!("{table} 0 R")))
    }

    fn bytes(mut self, content: &[u8]) -> Vec<u8> {
        let content = self.stream("", content);
        self.objects[0] = format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into_bytes();
        self.objects[1] = b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec();
        self.objects[2] = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {content} 0 R/Resources<<{}>>>>",
            self.resources
        )
        .into_bytes();
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(&self.objects) {
            places.push(pdf.len());
            pdf.extend(format!("{number} 0 obj\n").bytes());
            pdf.extend(object);
            pdf.extend(b"\nendobj\n");
        }
        let (start, size) = (pdf.len(), self.objects.len() + 1);
        pdf.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for place in places {
            pdf.extend(format!("{place:010} 00000 n \n").bytes());
        }
        pdf.extend(format!("trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").bytes());
        pdf
    }

    fn page(self, content: impl AsRef<[u8]>) -> PageText {
        let bytes = self.bytes(content.as_ref());
        let opened = Opened::new(Arc::new(bytes), "").expect("it is a PDF");
        Reading::new(&opened).page(1)
    }

    fn text(self, content: impl AsRef<[u8]>) -> String {
        self.page(content).text
    }
}

/// One line at the top of the page, in the font `/F`.
fn shown(string: &str) -> String {
    format!("BT /F 12 Tf 72 700 Td {string} Tj ET")
}

fn composite(encoding: &str, ordering: &str, more: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/Kind/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/Kind\
         /CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 2>>{more}>>]>>"
    )
}

fn simple(more: &str) -> String {
    format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica{more}>>")
}

#[test]
fn encodings_of_east_asia_that_the_file_only_names() {
    for (encoding, ordering, codes, text) in [
        ("90ms-RKSJ-H", "Japan1", "93FA967B8CEA", "日本語"),
        ("90ms-RKSJ-V", "Japan1", "93FA967B8CEA", "日本語"),
        ("EUC-H", "Japan1", "C6FCCBDC", "日本"),
        ("UniJIS-UTF16-H", "Japan1", "65E5672C", "日本"),
        ("UniJIS-UCS2-V", "Japan1", "65E5672C", "日本"),
        ("UniJIS-UTF32-H", "Japan1", "000065E5", "日"),
        ("GBK-EUC-H", "GB1", "D6D0CEC4", "中文"),
        ("GB-EUC-H", "GB1", "D6D0CEC4", "中文"),
        ("UniGB-UTF16-H", "GB1", "4E2D6587", "中文"),
        ("ETen-B5-H", "CNS1", "A4A4A4E5", "中文"),
        ("UniCNS-UTF16-H", "CNS1", "4E2D6587", "中文"),
        ("KSCms-UHC-H", "Korea1", "C7D1B1DB", "한글"),
        ("UniKS-UCS2-H", "Korea1", "D55CAE00", "한글"),
        ("Identity-H", "Japan1", "0F5F", "日"),
    ] {
        let read = Paper::new()
            .font(&composite(encoding, ordering, ""))
            .text(shown(&format!("<{codes}>")));
        if encoding == "Identity-H" {
            assert_eq!(
                read.chars().count(),
                1,
                "a number of the collection leads to a character: {read:?}"
            );
        } else {
            assert_eq!(read, text, "{encoding}");
        }
    }
}

#[test]
fn codes_beyond_the_first_plane() {
    let font = simple("/ToUnicode TABLE");
    let read = Paper::new()
        .font_with_table(&font, "2 beginbfchar <41> <D835DD38> <42> <D83DDE00> endbfchar")
        .text(shown("(AB)"));
    assert_eq!(read, "𝔸😀", "pairs of surrogates in a table");
    let named = simple("/Encoding<</Differences[65/u1F600/uni00410042/f_f_i/Asmall/twooldstyle]>>");
    let read = Paper::new().font(&named).text(shown("(ABCDE)"));
    assert_eq!(
        read, "😀ABffiA2",
        "and names, also of several letters, small capitals and old figures"
    );
}

#[test]
fn encodings_of_other_systems_and_fonts_of_signs() {
    let mac = Paper::new()
        .font(&simple("/Encoding/MacRomanEncoding"))
        .text(shown("<8E7475>"));
    assert_eq!(mac, "étu", "the encoding of the Macintosh");
    let symbol = "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>";
    let read = Paper::new().font(symbol).text(shown("(abS)"));
    assert_eq!(read, "αβΣ", "the font of Greek and mathematics");
    let dingbats = "<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>";
    let read = Paper::new().font(dingbats).text(shown("(4l)"));
    assert_eq!(read, "✔●", "and the one of pictures");
}

#[test]
fn a_hyphen_at_the_end_of_a_line_parts_no_word_in_search() {
    let content = "BT /F 12 Tf 14 TL 72 700 Td (The feasi\\255) Tj T* (bility) Tj ET";
    let read = Paper::new()
        .font(&simple("/Encoding/WinAnsiEncoding"))
        .text(content);
    assert!(
        read.starts_with("The feasi"),
        "the text stays as printed: {read:?}"
    );
    let soft = Paper::new()
        .font_with_table(
            &simple("/Encoding/WinAnsiEncoding/ToUnicode TABLE"),
            "1 beginbfrange <20> <ff> <0020> endbfrange",
        )
        .text(content);
    for text in [read, soft] {
        assert!(
            search_text(&text).contains("feasibility"),
            "one word to whoever looks for it: {text:?}"
        );
    }
}

#[test]
fn forms_of_arabic_letters_are_found_as_letters() {
    let font = simple("/ToUnicode TABLE");
    let read = Paper::new()
        .font_with_table(
            &font,
            "3 beginbfchar <41> <FEFB> <42> <FEE1> <43> <FEB3> endbfchar",
        )
        .text(shown("(BAC)"));
    let found = search_text(&read);
    assert!(
        found.contains('ل') && found.contains('م'),
        "a ligature opens into its letters: {read:?} {found:?}"
    );
    assert!(
        read.starts_with('\u{feb3}'),
        "what stands on the right comes first: {read:?}"
    );
}

#[test]
fn text_that_the_file_states_over_glyphs_nobody_can_name() {
    // The first glyph is named; the vowel before the consonant and the ligature are not, as browsers draw them.
    let font = simple("/Encoding<</Differences[65/uni0905/g1/g2/uni0915]>>");
    let content = "BT /F 12 Tf 72 700 Td (A) Tj /Span<</ActualText<FEFF0927093F>>>BDC (BC) Tj EMC (D) Tj ET";
    let page = Paper::new().font(&font).page(content);
    assert_eq!(
        page.text, "अधिक",
        "the stated syllable stands where its glyphs stand"
    );
    assert_eq!(page.unmapped, 0, "and its glyphs are known");
    let alone = "/Span<</ActualText(Grants)>>BDC BT /F 12 Tf 72 700 Td (BCBC) Tj ET EMC ";
    let twice = alone.to_owned() + &alone.replace("72 700", "72.3 700");
    assert_eq!(
        Paper::new().font(&font).text(twice),
        "Grants",
        "false bold is one word here, too"
    );
    let apart = "/Span<</ActualText(Grants)>>BDC BT /F 12 Tf 72 700 Td (B) Tj 0 -40 Td (C) Tj ET EMC ";
    let page = Paper::new().font(&font).page(apart);
    assert_eq!(page.unmapped, 2, "a word cannot stand on two lines");
}

#[test]
fn glyphs_found_by_a_table_of_characters() {
    let mut paper = Paper::new();
    let mut table = vec![0; 2 * 128];
    for code in 0x20..0x7f {
        table[2 * code + 1] = u8::try_from(code - 0x1c).unwrap_or(0);
    }
    let map = paper.stream("", &table);
    let font = composite("Identity-H", "Identity", &format!("/CIDToGIDMap {map} 0 R"));
    assert_eq!(
        paper.font(&font).text(shown("<004700720061006E0074>")),
        "Grant",
        "its numbers are characters"
    );
    let mut paper = Paper::new();
    table[6] = 3;
    let map = paper.stream("", &table);
    let font = composite("Identity-H", "Identity", &format!("/CIDToGIDMap {map} 0 R"));
    assert_eq!(
        paper.font(&font).text(shown("<004700720061>")),
        "",
        "these are numbers of glyphs"
    );
}

#[test]
fn fonts_drawn_by_procedures() {
    let mut paper = Paper::new();
    let glyph = paper.stream("", b"500 0 d0 0 0 400 400 re f");
    let font = |names: &str| {
        format!(
            "<</Type/Font/Subtype/Type3/FontBBox[0 0 500 500]/FontMatrix[.001 0 0 .001 0 0]/CharProcs<</a {glyph} 0 R/b {glyph} 0 R\
             /a97 {glyph} 0 R/a98 {glyph} 0 R>>/Encoding<</Differences[65{names}]>>/FirstChar 65/LastChar 66/Widths[500 500]>>"
        )
    };
    let named = font("/a/b");
    assert_eq!(
        paper.font(&named).text(shown("(ABBA)")),
        "abba",
        "by the names of its procedures"
    );
}

#[test]
fn the_invisible_layer_of_a_scan_is_its_text() {
    let mut paper = Paper::new();
    let image = paper.stream(
        "/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray",
        b"\x80",
    );
    let _ = write!(paper.resources, "/XObject<</I {image} 0 R>>");
    let content = "q 612 0 0 792 0 0 cm /I Do Q BT 3 Tr /F 12 Tf 72 700 Td (read by a machine) Tj ET";
    let page = paper.font(&simple("")).page(content);
    assert_eq!(page.text, "read by a machine", "it can be searched and quoted");
    assert!(!page.hidden_text, "nothing is hidden: the picture shows it");
}

#[test]
fn layers_that_are_switched_off_are_not_read() {
    let mut paper = Paper::new();
    let (shown, off) = (
        paper.add("<</Type/OCG/Name(shown)>>"),
        paper.add("<</Type/OCG/Name(off)>>"),
    );
    paper.catalog = format!("/OCProperties<</OCGs[{shown} 0 R {off} 0 R]/D<</OFF[{off} 0 R]>>>>");
    let _ = write!(paper.resources, "/Properties<</A {shown} 0 R/B {off} 0 R>>");
    let content = "/OC/A BDC BT /F 12 Tf 72 700 Td (for you) Tj ET EMC /OC/B BDC BT /F 12 Tf 72 650 Td (not for you) Tj ET EMC";
    assert_eq!(
        paper.font(&simple("")).text(content),
        "for you",
        "what the page does not show"
    );
}

#[test]
fn turned_and_spaced_lines() {
    let content = "BT /F 12 Tf 0 1 -1 0 300 100 Tm (up the margin) Tj ET BT /F 12 Tf 1 0 0 1 72 700 Tm 4 Tc (SUMMARY) Tj ET";
    let read = Paper::new().font(&simple("")).text(content);
    assert_eq!(
        read, "up the margin\nSUMMARY",
        "a turned line is a line, a spaced word a word"
    );
}

#[test]
fn words_drawn_from_anywhere_are_read_as_they_stand() {
    let rows = [
        "We ask for time",
        "and for money to",
        "count every bird",
        "of the northern coast",
    ];
    let mut drawn = Vec::new();
    for (row, y) in rows.iter().zip([700, 686, 672, 658]) {
        let mut x = 72.0;
        for word in row.split(' ') {
            drawn.push(format!("BT /F 10 Tf {x} {y} Td ({word}) Tj ET"));
            // Each letter of this font is six points wide, and so is a blank.
            x += 6.0 * f64::from(u32::try_from(word.len() + 1).unwrap_or(0));
        }
    }
    // From the last word to the first.
    drawn.reverse();
    let courier = "<</Type/Font/Subtype/Type1/BaseFont/Courier>>";
    let read = Paper::new().font(courier).text(drawn.join(" "));
    let words: Vec<&str> = read.split_whitespace().collect();
    assert_eq!(
        words,
        rows.join(" ").split(' ').collect::<Vec<_>>(),
        "row by row: {read:?}"
    );
}

#[test]
fn lines_that_run_downwards() {
    // Two lines of three signs; the second one stands on the left of the first.
    let content = "BT /F 20 Tf 400 700 Td <65E5672C8A9E> Tj -40 0 Td <4EEE540D6587> Tj ET";
    let page = Paper::new()
        .font(&composite("UniJIS-UCS2-V", "Japan1", ""))
        .page(content);
    assert_eq!(
        page.text, "日本語\n仮名文",
        "each line is one, not one of each sign"
    );
    let words = unpack(&page.words).expect("a packing");
    let area = words[0].area;
    assert_eq!(
        (area.width(), area.height()),
        (2_000, 6_000),
        "as wide as a sign, as high as three"
    );
    assert!(
        area.x0 < 40_000 && area.x1 > 40_000,
        "around the line that it hangs on: {area:?}"
    );
    assert_eq!(words[0].runs, Runs::Down, "and it runs downwards");
}
