//! The worker as its parent sees it: what it cannot do, what it answers, what hostile files cost.
//!
//! Needs the binary `paraph` (`PARAPH_BIN`, else the one beside the tests); the corpus where it is there.

#![allow(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "helpers of a test may end it, and say what they skip"
)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use paraph_pdf::Fault;
use paraph_pdf::anchor::{lines, quote_under, selector};
use paraph_pdf::annotation::{Annotation, AnnotationKind};
use paraph_pdf::limits::Limits;
use paraph_pdf::outcome::{Class, Outcome, Refusal};
use paraph_pdf::packed::unpack;
use paraph_pdf::page::{LinkTarget, PageText};
use paraph_pdf::picture::Band;
use paraph_pdf::read::{Cancel, Document, Pool, Urgency, outcome_of};

/// The worker's program; `None`, with a line that says so, where it has not been built.
fn pool() -> Option<Arc<Pool>> {
    let binary = std::env::var_os("PARAPH_BIN").map(PathBuf::from).or_else(|| {
        let folder = std::env::current_exe().ok()?.parent()?.parent()?.to_owned();
        Some(folder.join(format!("paraph{}", std::env::consts::EXE_SUFFIX))).filter(|path| path.exists())
    });
    let Some(binary) = binary else {
        assert!(
            std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
            "the binary paraph is required"
        );
        println!("skipped: the binary paraph has not been built");
        return None;
    };
    let pool = Pool::new(binary, None);
    match open(&pool, small_pdf()) {
        Err(Fault::Worker(why)) if std::env::var_os("PARAPH_BIN").is_none() => {
            println!("skipped: {why}");
            None
        }
        _ => Some(pool),
    }
}

fn corpus() -> Option<PathBuf> {
    let root = std::env::var_os("PARAPH_SHARED")
        .map_or_else(
            || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
            PathBuf::from,
        )
        .join("corpus");
    if root.join("MANIFEST.tsv").exists() {
        return Some(root);
    }
    assert!(
        std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
        "{} is required",
        root.display()
    );
    println!("skipped: {} is missing", root.display());
    None
}

/// Class, expected outcome and path of each file of the corpus.
fn files(root: &Path) -> Vec<(String, String, PathBuf)> {
    let manifest = fs_err::read_to_string(root.join("MANIFEST.tsv")).expect("the manifest is text");
    let mut files: Vec<_> = manifest
        .lines()
        .skip(1)
        .map(|line| {
            let columns: Vec<&str> = line.split('\t').collect();
            let path = root.join("public").join(format!("{}.pdf", &columns[0][..12]));
            (columns[8].to_owned(), columns[9].to_owned(), path)
        })
        .collect();
    files.sort();
    files
}

fn fits(expected: &str, class: Class) -> bool {
    let code = class.code();
    match expected {
        "text-if-any" => matches!(code, "text" | "no-text" | "refused"),
        "bounded" => matches!(code, "text" | "no-text" | "refused" | "limit"),
        other => other == code,
    }
}

fn open(pool: &Arc<Pool>, bytes: Vec<u8>) -> Result<Document, Fault> {
    pool.open(
        Arc::new(bytes),
        None,
        Limits::default(),
        Urgency::Visible,
        &Cancel::new(),
    )
}

fn read(document: &Document) -> (Vec<PageText>, Outcome) {
    let mut pages = Vec::new();
    let outcome = document
        .read(&Cancel::new(), &mut |page| pages.push(page))
        .expect("the worker answers");
    (pages, outcome)
}

/// A page that says "Grants for all" in Helvetica.
fn small_pdf() -> Vec<u8> {
    let content = "BT /F 12 Tf 72 700 Td (Grants for all) Tj ET";
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".to_owned(),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
            .to_owned(),
        format!("<</Length {}>>stream\n{content}\nendstream", content.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(pdf.len());
        pdf.extend(format!("{} 0 obj{object}endobj\n", number + 1).bytes());
    }
    let start = pdf.len();
    pdf.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for offset in offsets {
        pdf.extend(format!("{offset:010} 00000 n \n").bytes());
    }
    pdf.extend(
        format!(
            "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        )
        .bytes(),
    );
    pdf
}

#[test]
fn a_worker_cannot_touch_anything_outside() {
    let Some(pool) = pool() else { return };
    let document = open(&pool, small_pdf()).expect("it is a PDF");
    for attempt in document.probe().expect("the worker answers") {
        assert!(
            !attempt.succeeded,
            "a worker must not be able to {}",
            attempt.what
        );
    }
    if cfg!(target_os = "linux") {
        assert!(document.locks().limits, "limits hold on every Linux");
        assert!(document.locks().calls, "system calls are filtered on every Linux");
    }
    let (pages, outcome) = read(&document);
    assert_eq!(pages[0].text, "Grants for all", "and it still reads");
    assert_eq!(outcome.class, Class::Text, "the file has text");
}

#[test]
fn words_have_boxes_that_hold_them() {
    let Some(pool) = pool() else { return };
    let document = open(&pool, small_pdf()).expect("it is a PDF");
    let (pages, _) = read(&document);
    let words = unpack(&pages[0].words).expect("a packing");
    assert_eq!(
        words
            .iter()
            .map(|word| (word.start, word.length))
            .collect::<Vec<_>>(),
        [(0, 6), (7, 3), (11, 3)]
    );
    assert_eq!(
        words[0].area.x0, 7_200,
        "the first word begins where it was drawn"
    );
    assert!(
        words[0].area.y0 < 70_000 && words[0].area.y1 > 70_000,
        "the baseline runs through its box"
    );
    assert!(
        words.windows(2).all(|pair| pair[0].area.x1 <= pair[1].area.x0),
        "words do not overlap"
    );
    let quote = selector(&pages[0].text, 1, 7, 14);
    let areas = lines(&words, quote.start, quote.end);
    assert_eq!(areas.len(), 1, "one line, one rectangle");
    assert_eq!(
        quote_under(&words, &areas),
        Some((7, 14)),
        "the words under the rectangle are the quote"
    );
}

#[test]
fn pictures_are_png_and_bands_make_a_page() {
    let Some(pool) = pool() else { return };
    let document = open(&pool, small_pdf()).expect("it is a PDF");
    let picture = |band| {
        document
            .picture(1, 2.0, band, Urgency::Visible, &Cancel::new())
            .expect("the page is drawn")
    };
    let whole = picture(Band::WHOLE);
    assert_eq!((whole.width, whole.height), (1_224, 1_584), "two pixels a point");
    let bands: Vec<_> = (0..4).map(|index| picture(Band { index, of: 4 })).collect();
    assert_eq!(
        bands.iter().map(|band| band.height).sum::<u32>(),
        whole.height,
        "bands add up to the page"
    );
    assert!(
        bands.iter().all(|band| band.png.starts_with(b"\x89PNG")),
        "no answer is anything but a picture"
    );
    let small = document
        .thumbnail(1, Urgency::Soon, &Cancel::new())
        .expect("the page is drawn");
    assert_eq!(small.width, 160, "thumbnails are 160 pixels wide");
    let none = document.picture(2, 1.0, Band::WHOLE, Urgency::Visible, &Cancel::new());
    assert_eq!(none, Err(Fault::NoPicture), "there is no second page");
}

#[test]
fn marks_are_written_behind_the_original_and_read_back() {
    let Some(pool) = pool() else { return };
    let document = open(&pool, small_pdf()).expect("it is a PDF");
    let (pages, _) = read(&document);
    let words = unpack(&pages[0].words).expect("a packing");
    let mut mark = Annotation::new(AnnotationKind::Highlight, 1, lines(&words, 7, 14));
    mark.id = "m1".to_owned();
    mark.author = "Ada Noll".to_owned();
    mark.comment = "Für alle?".to_owned();
    mark.subject = "Impact".to_owned();
    mark.tags = vec!["fairness".to_owned()];
    mark.created = "2026-11-25T10:00:00Z".to_owned();
    let mut note = Annotation::new(AnnotationKind::Note, 1, vec![words[0].area]);
    note.id = "m2".to_owned();
    note.comment = "Look here".to_owned();
    let marks = [mark, note];
    let written = document
        .export(&marks, "paraph:", &Cancel::new())
        .expect("the copy is made");
    assert!(written.appended, "an undamaged original gets an update");
    assert!(
        written.bytes.starts_with(&small_pdf()),
        "the original's bytes are an exact prefix"
    );
    let again = document
        .export(&marks, "paraph:", &Cancel::new())
        .expect("the copy is made again");
    assert_eq!(again, written, "same input, same bytes");

    let copy = open(&pool, written.bytes).expect("the copy is a PDF");
    let found = copy.annotations(&Cancel::new()).expect("the worker answers");
    let found: BTreeMap<&str, &Annotation> = found.iter().map(|mark| (mark.id.as_str(), mark)).collect();
    let back = found.get("paraph:m1").expect("the highlight is there");
    assert_eq!(
        (back.quote.as_str(), back.quote_guessed),
        ("for all", true),
        "the quote is found under the quads"
    );
    assert_eq!(back.comment, "Für alle?", "every script survives");
    assert_eq!(
        (back.subject.as_str(), back.author.as_str()),
        ("Impact", "Ada Noll"),
        "criterion and author"
    );
    assert_eq!(back.tags, ["fairness"], "tags");
    assert_eq!(back.created, "2026-11-25T10:00:00Z", "dates");
    assert_eq!(back.places, marks[0].places, "the rectangles are the same");
    assert_eq!(
        found.get("paraph:m2").map(|note| note.kind),
        Some(AnnotationKind::Note),
        "the note is there"
    );
}

#[test]
fn what_was_read_of_a_broken_document_becomes_a_whole_new_one() {
    let Some(pool) = pool() else { return };
    let replaced = |from: &str, to: &str| {
        let text = String::from_utf8(small_pdf()).expect("it is plain text");
        assert!(text.contains(from), "{from} stands in it");
        text.replacen(from, to, 1).into_bytes()
    };
    let mut cut = small_pdf();
    let end = cut
        .windows(4)
        .position(|bytes| bytes == b"xref")
        .expect("a list of objects");
    cut.truncate(end);
    for (what, bytes) in [
        ("no list of objects and no trailer", cut),
        (
            "the catalog names no tree of pages",
            replaced("/Pages 2 0 R", "/Pages 9 0 R"),
        ),
        ("the tree has no leaves", replaced("/Kids[3 0 R]", "/Kidz[3 0 R]")),
        (
            "the page is no object of its own",
            replaced(
                "/Kids[3 0 R]",
                "/Kids[<</Type/Page/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>]",
            ),
        ),
        (
            "the list of objects lies elsewhere",
            replaced("startxref", "startwhat"),
        ),
    ] {
        let document = open(&pool, bytes).unwrap_or_else(|fault| panic!("{what}: {fault}"));
        let (pages, _) = read(&document);
        assert_eq!(pages[0].text, "Grants for all", "{what}: it is read");
        let words = unpack(&pages[0].words).expect("a packing");
        let mut mark = Annotation::new(AnnotationKind::Highlight, 1, lines(&words, 7, 14));
        mark.id = "m1".to_owned();
        let marks = [mark];
        let export = || document.export(&marks, "paraph:", &Cancel::new());
        let written = export().unwrap_or_else(|fault| panic!("{what}: {fault}"));
        assert!(!written.appended, "{what}: there is nothing to append to");
        assert_eq!(export().as_ref(), Ok(&written), "{what}: same input, same bytes");
        let copy = open(&pool, written.bytes).expect("the copy is a PDF");
        assert!(!copy.facts().repaired, "{what}: the copy is whole");
        let (pages, _) = read(&copy);
        assert_eq!(
            pages[0].text, "Grants for all",
            "{what}: the copy has the same text"
        );
        let found = copy.annotations(&Cancel::new()).expect("the worker answers");
        assert_eq!(found[0].id, "paraph:m1", "{what}: the mark is in it");
        assert_eq!(found[0].quote, "for all", "{what}: over the same words");
        let cleaned = document.cleaned(&Cancel::new());
        assert!(cleaned.is_ok(), "{what}: a reading copy can be made too");
    }
}

#[test]
fn a_cleaned_copy_has_the_same_text_and_no_author() {
    let (Some(pool), Some(root)) = (pool(), corpus()) else {
        return;
    };
    let mut cleaned = 0;
    for (_, _, path) in files(&root)
        .iter()
        .filter(|(class, _, _)| class == "normal")
        .take(40)
    {
        let document = open(&pool, fs_err::read(path).expect("a file")).expect("it is a PDF");
        if document.facts().author.is_none() {
            continue;
        }
        let Ok(written) = document.cleaned(&Cancel::new()) else {
            continue;
        };
        let copy = open(&pool, written.bytes).expect("the copy is a PDF");
        assert_eq!(copy.facts().author, None, "{}: no author is left", path.display());
        assert_eq!(
            copy.facts().producer,
            None,
            "{}: no producer is left",
            path.display()
        );
        assert_eq!(
            copy.facts().pages.len(),
            document.facts().pages.len(),
            "{}: every page is there",
            path.display()
        );
        cleaned += 1;
    }
    assert!(
        cleaned >= 5,
        "most files with an author could be cleaned, not only {cleaned}"
    );
}

#[test]
fn what_is_no_pdf_is_refused_and_the_next_file_is_unharmed() {
    let Some(pool) = pool() else { return };
    for bytes in [
        Vec::new(),
        b"GIF89a".to_vec(),
        b"%PDF-1.7\n".to_vec(),
        vec![0; 100_000],
    ] {
        let refused = open(&pool, bytes).err();
        assert_eq!(
            refused,
            Some(Fault::Refused(Refusal::NotPdf)),
            "there are no pages in it"
        );
    }
    assert!(open(&pool, small_pdf()).is_ok(), "the next one opens");
}

#[test]
fn a_worker_over_its_memory_dies_alone() {
    let Some(pool) = pool() else { return };
    let tight = Limits {
        memory: 200 << 20,
        ..Limits::default()
    };
    let big = vec![b' '; 190 << 20];
    let fault = pool
        .open(Arc::new(big), None, tight, Urgency::Visible, &Cancel::new())
        .err();
    assert!(
        matches!(fault, Some(Fault::Limit(..) | Fault::Refused(_))),
        "the document does not fit into the limit: {fault:?}"
    );
    assert!(open(&pool, small_pdf()).is_ok(), "the next one opens");
}

#[test]
fn a_question_can_be_taken_back() {
    let Some(pool) = pool() else { return };
    let document = open(&pool, small_pdf()).expect("it is a PDF");
    let cancel = Cancel::new();
    cancel.cancel();
    let answer = document.picture(1, 1.0, Band::WHOLE, Urgency::Near, &cancel);
    assert!(
        matches!(answer, Err(Fault::Cancelled) | Ok(_)),
        "it is cancelled, or was done already"
    );
    assert_eq!(
        document.read(&cancel, &mut |_| {}),
        Err(Fault::Cancelled),
        "nothing is read"
    );
    assert_eq!(
        read(&document).1.class,
        Class::Text,
        "the document answers the next question"
    );
}

#[test]
fn idle_workers_end_and_come_back() {
    let Some(pool) = pool() else { return };
    let documents: Vec<Document> = (0..8)
        .map(|_| open(&pool, small_pdf()).expect("it is a PDF"))
        .collect();
    assert!(
        pool.running() <= 3,
        "of eight idle documents at most two or three have a worker"
    );
    for document in &documents {
        assert_eq!(read(document).1.class, Class::Text, "each still answers");
    }
}

/// Files that are read in every run; all of them with `PARAPH_SOAK=1`.
const SAMPLE: usize = 4;

#[test]
fn every_file_ends_as_it_may_within_its_limits() {
    let (Some(pool), Some(root)) = (pool(), corpus()) else {
        return;
    };
    let all = std::env::var_os("PARAPH_SOAK").is_some();
    let files: Vec<_> = files(&root)
        .into_iter()
        .enumerate()
        .filter(|(n, (class, _, _))| all || n % SAMPLE == 0 || class != "normal")
        .map(|(_, file)| file)
        .collect();
    let next = Mutex::new(files.iter());
    let wrong = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let Some((_, expected, path)) =
                        next.lock().unwrap_or_else(PoisonError::into_inner).next()
                    else {
                        break;
                    };
                    let begun = Instant::now();
                    let outcome = end(&pool, path);
                    let taken = begun.elapsed();
                    if !fits(expected, outcome.class) || taken > Duration::from_secs(150) {
                        let line = format!(
                            "{}: {outcome:?} after {taken:?}, expected {expected}",
                            path.display()
                        );
                        wrong.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                    }
                }
            });
        }
    });
    let wrong = wrong.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(
        wrong.is_empty(),
        "{} of {} files ended otherwise:\n{}",
        wrong.len(),
        files.len(),
        wrong.join("\n")
    );
    assert!(open(&pool, small_pdf()).is_ok(), "and the next one opens");
}

fn end(pool: &Arc<Pool>, path: &Path) -> Outcome {
    match open(pool, fs_err::read(path).expect("a file")) {
        Ok(document) => read(&document).1,
        Err(fault) => outcome_of(&fault).unwrap_or_else(|| panic!("{}: {fault}", path.display())),
    }
}

#[test]
fn copies_with_marks_pass_their_checks() {
    let (Some(pool), Some(root)) = (pool(), corpus()) else {
        return;
    };
    let all = std::env::var_os("PARAPH_SOAK").is_some();
    let mut failed = Vec::new();
    let mut tried = 0;
    for (_, _, path) in files(&root)
        .iter()
        .filter(|(class, _, _)| class == "normal")
        .step_by(if all { 1 } else { 9 })
    {
        let document = open(&pool, fs_err::read(path).expect("a file")).expect("it is a PDF");
        let (pages, _) = read(&document);
        let Some(page) = pages.iter().find(|page| !page.text.is_empty()) else {
            continue;
        };
        let words = unpack(&page.words).expect("a packing");
        let end = words
            .get(6)
            .or(words.last())
            .map_or(1, |word| word.start + word.length);
        let mut mark = Annotation::new(AnnotationKind::Highlight, page.page, lines(&words, 0, end));
        mark.id = "x".to_owned();
        tried += 1;
        match document.export(&[mark], "paraph:", &Cancel::new()) {
            Ok(written) if written.appended => {
                assert!(
                    written.bytes.starts_with(document.bytes()),
                    "{}: the prefix is kept",
                    path.display()
                );
            }
            Ok(_) => assert!(
                document.facts().repaired || tried > 0,
                "only damaged files are written anew"
            ),
            Err(fault) => failed.push(format!("{}: {fault}", path.display())),
        }
    }
    assert!(
        failed.is_empty(),
        "{} of {tried} got no copy:\n{}",
        failed.len(),
        failed.join("\n")
    );
}

#[test]
fn outlines_links_and_labels_are_told() {
    let (Some(pool), Some(root)) = (pool(), corpus()) else {
        return;
    };
    let (mut outlines, mut inside, mut labels, mut marks) = (0, 0, 0, 0);
    for (_, _, path) in files(&root).iter().filter(|(class, _, _)| class == "normal") {
        let document = open(&pool, fs_err::read(path).expect("a file")).expect("it is a PDF");
        let facts = document.facts();
        outlines += usize::from(facts.outline.iter().any(|item| item.target.is_some()));
        inside += usize::from(
            facts
                .links
                .iter()
                .any(|link| matches!(link.target, LinkTarget::Inside(_))),
        );
        labels += usize::from(
            facts
                .pages
                .iter()
                .enumerate()
                .any(|(n, page)| page.label != (n + 1).to_string()),
        );
        marks += usize::from(facts.annotations > 0);
    }
    assert!(
        outlines > 10,
        "many have an outline that leads somewhere: {outlines}"
    );
    assert!(inside > 10, "many have links inside: {inside}");
    assert!(labels > 2, "some call their pages otherwise: {labels}");
    assert!(marks > 2, "some hold marks already: {marks}");
}

/// Files with a few bytes changed: each ends, none takes another with it. `PARAPH_SOAK` goes on so many times longer.
#[test]
fn spoilt_files_end_within_their_limits() {
    let (Some(pool), Some(root)) = (pool(), corpus()) else {
        return;
    };
    let factor = std::env::var("PARAPH_SOAK")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(1_usize);
    let small: Vec<Vec<u8>> = files(&root)
        .iter()
        .filter_map(|(_, _, path)| fs_err::read(path).ok())
        .filter(|bytes| (1..60_000).contains(&bytes.len()))
        .take(60)
        .collect();
    let mut dice = 0x5eed_u64;
    let mut roll = |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % (sides.max(1) as u64)).unwrap_or(0)
    };
    for round in 0..40 * factor {
        let mut bytes = small[roll(small.len())].clone();
        for _ in 0..=roll(8) {
            let at = roll(bytes.len());
            bytes[at] = u8::try_from(roll(256)).unwrap_or(0);
        }
        let begun = Instant::now();
        let outcome = match open(&pool, bytes) {
            Ok(document) => {
                // It may be drawn or not, but it is answered.
                let _ = document.picture(1, 0.5, Band::WHOLE, Urgency::Visible, &Cancel::new());
                Some(read(&document).1)
            }
            Err(fault) => outcome_of(&fault),
        };
        assert!(outcome.is_some(), "round {round}: the file ended in no class");
        assert!(
            begun.elapsed() < Duration::from_secs(150),
            "round {round}: over every limit"
        );
    }
    assert!(open(&pool, small_pdf()).is_ok(), "and the next one opens");
}
