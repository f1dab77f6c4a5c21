//! The paper as a story: documents that are replaced, marks that move and come from elsewhere, search over
//! everything, and what names a person.

use std::path::{Path, PathBuf};

use paraph_tests::{Person, has_paraph, pdf, printed, run};
use serde_json::{Value, json};

/// A desk with one proposal whose document has these pages.
fn desk(seed: u64, pages: &[&[&str]]) -> (Person, String) {
    let ada = Person::new(seed);
    ada.ask("me_set", json!({"name": "Ada Martin"}));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("one.pdf");
    fs_err::write(&path, pdf(pages)).expect("a PDF");
    ada.import(&[&path]);
    let list = ada.ask("proposals_list", json!({}));
    let id = list["rows"][0]["proposal"]
        .as_str()
        .expect("a proposal")
        .to_owned();
    (ada, id)
}

/// Highlights a phrase and gives the mark.
fn highlight(ada: &Person, proposal: &str, phrase: &str) -> Value {
    let opened = ada.ask("document_open", json!({ "proposal": proposal }));
    let hits = ada.ask(
        "document_find",
        json!({"document": opened["document"], "text": phrase}),
    );
    let hit = &hits["hits"][0];
    assert!(hit.is_object(), "{phrase} is found");
    let start = hit["start"].as_i64().expect("a start");
    ada.ask(
        "mark_create",
        json!({"proposal": proposal, "document": opened["document"], "page": hit["page"], "kind": "highlight",
               "boxes": hit["boxes"], "colour": "green", "start": start,
               "end": start + hit["length"].as_i64().expect("a length")}),
    )
}

fn marks(ada: &Person, proposal: &str) -> Vec<Value> {
    let list = ada.ask("marks_list", json!({ "proposal": proposal }));
    list["marks"].as_array().cloned().unwrap_or_default()
}

const FIRST: &str = "The instrument measures the drift of every sensor during the whole winter.";
const SECOND: &str = "A second team repeats all measurements in another valley of the range.";

#[test]
fn marks_are_found_again_in_a_document_that_was_replaced() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(31, &[&["A title of the proposal", FIRST], &[SECOND]]);
    highlight(&ada, &id, "drift of every sensor");
    highlight(&ada, &id, "measurements in another valley of the range");
    highlight(&ada, &id, "A title of the proposal");
    assert!(
        marks(&ada, &id).iter().all(|mark| mark["now"].is_null()),
        "in their own document marks stand where they stand"
    );
    let newer = ada.home.path().join("newer.pdf");
    let bytes = pdf(&[
        &["Another name"],
        &["Something new on a page of its own."],
        &[
            FIRST,
            "A second team repeats all measurement in another walley of the range.",
        ],
    ]);
    fs_err::write(&newer, bytes).expect("a PDF");
    ada.ask("import_start", json!({"paths": [newer], "into": id}));
    ada.finish();
    let found = marks(&ada, &id);
    let how = |quote: &str| {
        let mark = found
            .iter()
            .find(|mark| mark["quote"] == quote)
            .unwrap_or_else(|| panic!("{quote} is kept: {found:?}"));
        (
            mark["now"]["found"].as_str().unwrap_or("").to_owned(),
            mark["now"]["page"].as_i64(),
        )
    };
    assert_eq!(
        how("drift of every sensor"),
        ("same".to_owned(), Some(3)),
        "the same words on another page"
    );
    assert_eq!(
        how("measurements in another valley of the range"),
        ("alike".to_owned(), Some(3)),
        "words that differ a little are said to be uncertain"
    );
    assert_eq!(
        how("A title of the proposal").0,
        "lost",
        "what is gone is said to be gone, and the mark is kept"
    );
}

#[test]
fn a_mark_has_tags_and_moves_and_all_of_it_can_be_undone() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(32, &[&["A title of the proposal", FIRST], &[SECOND]]);
    let mark = highlight(&ada, &id, "drift");
    let name = mark["mark"].clone();
    let tagged = ada.ask(
        "mark_update",
        json!({"mark": name, "tags": ["  to ask ", "#to ask", "winter"]}),
    );
    assert_eq!(
        tagged["tags"],
        json!(["to ask", "winter"]),
        "each tag once, without blanks at its ends"
    );
    let hits = ada.ask(
        "document_find",
        json!({"document": mark["document"], "text": "another valley"}),
    );
    let hit = &hits["hits"][0];
    let start = hit["start"].as_i64().expect("a start");
    let moved = ada.ask(
        "mark_update",
        json!({"mark": name, "page": hit["page"], "boxes": hit["boxes"], "start": start, "end": start + 14}),
    );
    assert_eq!(
        (moved["page"].as_i64(), moved["quote"].as_str()),
        (Some(2), Some("another valley")),
        "the quote is that of its new place"
    );
    ada.ask("undo", json!({}));
    let back = &marks(&ada, &id)[0];
    assert_eq!(
        (
            back["page"].as_i64(),
            back["quote"].as_str(),
            back["tags"].clone()
        ),
        (Some(1), Some("drift"), json!(["to ask", "winter"])),
        "undone, it is where it was, with its tags"
    );
    for format in ["pdf", "json_ld"] {
        let written = ada.ask("marks_export", json!({"proposal": id, "format": format}));
        ada.ask("mark_delete", json!({ "mark": name }));
        ada.ask("marks_import", json!({"path": written["path"], "proposal": id}));
        assert_eq!(
            marks(&ada, &id)[0]["tags"],
            json!(["to ask", "winter"]),
            "{format}: tags go out and come back"
        );
    }
}

#[test]
fn the_terminal_writes_marks_as_markdown() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(33, &[&["A title of the proposal", FIRST]]);
    let mark = highlight(&ada, &id, "drift of every sensor");
    ada.ask(
        "mark_update",
        json!({"mark": mark["mark"], "note": "How is it calibrated?", "tags": ["to ask"]}),
    );
    let state = ada.ask("app_state", Value::Null);
    let desk = state["workspace"]["path"].as_str().expect("a path").to_owned();
    let number = ada.ask("proposal_get", json!({ "proposal": id }))["row"]["number"]
        .as_str()
        .expect("a number")
        .to_owned();
    ada.ask("workspace_close", json!({}));
    let out = ada.home.path().join("marks.md");
    let output = run(
        ada.home.path(),
        &[
            "--workspace",
            &desk,
            "marks",
            "export",
            &number,
            "--format",
            "markdown",
            "-o",
            &out.display().to_string(),
        ],
    );
    assert!(output.status.success(), "it is written: {}", printed(&output));
    let text = fs_err::read_to_string(&out).expect("a file");
    for part in [
        "## Page 1",
        "> drift of every sensor",
        "How is it calibrated?",
        "#to-ask",
    ] {
        assert!(text.contains(part), "{part} is in it: {text}");
    }
}

/// A file of another program; `None`, with a line that says so, where the shared folder is missing.
#[expect(clippy::print_stdout, reason = "a test that skips says so")]
fn peer(name: &str) -> Option<PathBuf> {
    let shared = std::env::var_os("PARAPH_SHARED")
        .map_or_else(|| paraph_tests::root().join("../shared"), PathBuf::from);
    let path = shared.join("fixtures/peers").join(name);
    if path.is_file() {
        return Some(path);
    }
    assert!(
        std::env::var_os("PARAPH_REQUIRE_SHARED").is_none(),
        "{} is required",
        path.display()
    );
    println!("skipped: {} is missing", path.display());
    None
}

fn desk_with(seed: u64, document: &Path) -> (Person, String) {
    let ada = Person::new(seed);
    ada.ask("me_set", json!({"name": "Ada Martin"}));
    ada.import(&[document]);
    let list = ada.ask("proposals_list", json!({}));
    let id = list["rows"][0]["proposal"]
        .as_str()
        .expect("a proposal")
        .to_owned();
    (ada, id)
}

#[test]
fn marks_of_other_programs_come_in_with_the_words_under_them() {
    let (true, Some(document)) = (
        has_paraph(),
        peer("pdfjs/annotation-highlight-without-appearance.pdf"),
    ) else {
        return;
    };
    let (ada, id) = desk_with(34, &document);
    let taken = ada.ask("marks_import", json!({"path": document, "proposal": id}));
    assert!(
        taken["taken"].as_u64() > Some(0),
        "the highlight is taken in: {taken}"
    );
    let mark = &marks(&ada, &id)[0];
    assert!(
        mark["quote"].as_str().is_some_and(|quote| !quote.is_empty()),
        "its words were found under it: {mark}"
    );
    assert!(
        mark["start"].is_u64() && mark["end"].as_u64() > mark["start"].as_u64(),
        "so that the text view shows it: {mark}"
    );
    let again = ada.ask("marks_import", json!({"path": document, "proposal": id}));
    assert_eq!(again["taken"], 0, "twice it is known: {again}");
}

#[test]
fn the_same_text_in_other_bytes_is_asked_once_and_the_answer_holds_for_all() {
    let names = [
        "zotero/wonderland_short.pdf",
        "zotero/wonderland_short_watermarked_1.pdf",
        "zotero/wonderland_short_watermarked_2.pdf",
    ];
    let files: Vec<PathBuf> = names.iter().filter_map(|name| peer(name)).collect();
    if !has_paraph() || files.len() < names.len() {
        return;
    }
    let ada = Person::new(35);
    ada.ask("me_set", json!({"name": "Ada Martin"}));
    let paths: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let twice = ada.import(&[paths[0], paths[0]]);
    assert_eq!(
        (twice["ready"].as_u64(), twice["known"].as_u64()),
        (Some(1), Some(1)),
        "the same bytes twice are one document: {twice}"
    );
    let listed = ada.import(&paths[1..]);
    let questions: Vec<&Value> = listed["items"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|item| item["question"] == "same_text")
        .collect();
    // A watermark that is text makes another text; what is the same is asked about.
    if let Some(question) = questions.first() {
        let after = ada.ask(
            "import_answer",
            json!({"item": question["item"], "choice": "same", "for_all": true}),
        );
        assert_eq!(after["need"], 0, "one answer is enough: {after}");
        let list = ada.ask("proposals_list", json!({}));
        assert_eq!(
            list["rows"].as_array().map(Vec::len),
            Some(1 + 2 - questions.len()),
            "what is the same became no proposal"
        );
    }
}

#[test]
fn search_folds_and_narrows_and_finds_what_i_wrote() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(
        36,
        &[
            &[
                "A title of the proposal",
                "The feasi-",
                "bility of the detecteur is shown.",
            ],
            &[SECOND],
        ],
    );
    let pages = |query: &str| -> Vec<i64> {
        let found = ada.ask("search", json!({ "query": query }));
        found["hits"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|hit| hit["page"].as_i64())
            .collect()
    };
    assert_eq!(pages("D\u{c9}TECTEUR"), [1], "neither case nor accents matter");
    assert_eq!(
        pages("feasibility"),
        [1],
        "a word that is broken at a line's end is one"
    );
    assert_eq!(pages("\"another valley\""), [2], "a phrase");
    assert_eq!(pages("\"valley another\""), Vec::<i64>::new(), "in its order");
    assert_eq!(pages("vall"), [2], "the beginning of a word");
    assert_eq!(pages("title:title valley"), [2], "narrowed to a title that fits");
    assert_eq!(
        pages("title:nothing valley"),
        Vec::<i64>::new(),
        "and to one that does not"
    );
    assert_eq!(pages("state:handed valley"), Vec::<i64>::new(), "and by state");
    let mark = highlight(&ada, &id, "second team");
    ada.ask(
        "mark_update",
        json!({"mark": mark["mark"], "note": "Zugspitze or Mont Blanc?"}),
    );
    let found = ada.ask("search", json!({"query": "mont blanc"}));
    assert_eq!(
        (
            found["hits"][0]["page"].as_i64(),
            found["hits"][0]["snippet"][1]["text"].as_str()
        ),
        (Some(2), Some("Mont Blanc")),
        "a note of mine is found, with its page and the hit set off: {found}"
    );
}

#[test]
fn what_names_a_person_is_told_and_a_cleaned_copy_takes_its_place() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(
        37,
        &[&[
            "A title of the proposal",
            "Written by Ren\u{e9}e M\u{fc}ller and others.",
        ]],
    );
    let mut bytes = pdf(&[&["A title of the proposal", "Written by Renee Muller and others."]]);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    // The same file with an author in its metadata.
    let place = text.find("<< /Size").expect("a trailer");
    bytes.splice(
        place..place + 2,
        b"<< /Info << /Author (Renee Muller) /Producer (Wordsmith 3) >>"
            .iter()
            .copied(),
    );
    let named = ada.home.path().join("proposal Muller.pdf");
    fs_err::write(&named, bytes).expect("a PDF");
    ada.ask("import_start", json!({"paths": [named], "into": id}));
    ada.finish();
    let before = ada.ask("document_check", json!({ "proposal": id }));
    let kinds = |check: &Value| -> Vec<String> {
        let mut kinds: Vec<String> = check["traces"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|trace| trace["kind"].as_str().map(ToOwned::to_owned))
            .collect();
        kinds.dedup();
        kinds
    };
    assert_eq!(
        kinds(&before),
        ["author", "producer", "text", "file_name"],
        "everything that names her: {before}"
    );
    let after = ada.ask("document_clean", json!({ "proposal": id }));
    assert_eq!(
        after["made_from"], before["document"],
        "the copy knows its original: {after}"
    );
    assert_ne!(after["document"], before["document"], "it is another document");
    assert_eq!(
        kinds(&after),
        Vec::<String>::new(),
        "nothing beside the pages names her: {after}"
    );
    let opened = ada.ask("document_open", json!({ "proposal": id }));
    assert_eq!(opened["document"], after["document"], "and it is what is read");
    ada.ask("undo", json!({}));
    let opened = ada.ask("document_open", json!({ "proposal": id }));
    assert_eq!(
        opened["document"], before["document"],
        "undo brings the original back"
    );
}

#[test]
fn pictures_of_pages_are_pictures_whatever_is_asked() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(38, &[&["A title of the proposal", FIRST], &[SECOND]]);
    let opened = ada.ask("document_open", json!({ "proposal": id }));
    let hash = opened["document"].as_str().expect("a hash");
    let (mut drawn, mut refused) = (0, 0);
    for path in [
        format!("/{hash}/1/800.png"),
        format!("paper/{hash}/2/600/0of4.png?v=2"),
        format!("{hash}/2/600/3of4.png"),
        format!("{hash}/1/thumb.png"),
        format!("{hash}/3/800.png"),
        format!("{hash}/1/800.pdf"),
        format!("{hash}/1/0.png"),
        format!("{hash}.png"),
        format!("{hash}.pdf"),
        hash.to_owned(),
        format!("{hash}/../{hash}/1/800.png"),
        format!("{}/1/800.png", "0".repeat(64)),
        String::new(),
    ] {
        match ada.app.paper(&path) {
            Ok(picture) => {
                drawn += 1;
                assert_eq!(picture.mime, "image/png", "{path}");
                assert!(picture.bytes.starts_with(b"\x89PNG"), "{path} is a picture");
                let inside = picture.bytes.windows(4).any(|bytes| bytes == b"%PDF");
                assert!(!inside, "{path} holds nothing of the document's bytes");
            }
            Err(_) => refused += 1,
        }
    }
    assert_eq!((drawn, refused), (4, 9), "what is no page has no picture");
}

#[test]
fn marks_say_in_which_document_they_were_made() {
    if !has_paraph() {
        return;
    }
    let (ada, id) = desk(39, &[&["A title of the proposal", FIRST], &[SECOND]]);
    let mark = highlight(&ada, &id, "drift of every sensor");
    let first = ada.ask("document_open", json!({ "proposal": id }))["document"].clone();
    assert_eq!(mark["document"], first, "the document that was read");
    let newer = ada.home.path().join("newer.pdf");
    fs_err::write(
        &newer,
        pdf(&[&["A title of the proposal", FIRST, "More."], &[SECOND]]),
    )
    .expect("a PDF");
    ada.ask("import_start", json!({"paths": [newer], "into": id}));
    ada.finish();
    let second = ada.ask("document_open", json!({ "proposal": id }))["document"].clone();
    assert_ne!(first, second, "another document is the main one now");
    let kept = &marks(&ada, &id)[0];
    assert_eq!(
        kept["document"], first,
        "the mark belongs to the one in which it was made"
    );
    assert_eq!(
        kept["now"]["document"], second,
        "and says where its words stand now"
    );
    let again = ada.ask("document_open", json!({ "proposal": id, "document": first }));
    assert_eq!(
        again["document"], first,
        "the replaced document can still be read"
    );
}

#[test]
fn a_chair_gives_a_proposal_several_documents_and_one_of_them_is_the_main_one() {
    if !has_paraph() {
        return;
    }
    let chair = Person::new(40);
    chair.ask("me_set", json!({"name": "Ingrid Solberg"}));
    let office = chair.home.path().join("one.paraph-office");
    chair.ask(
        "workspace_create",
        json!({"kind": "office", "name": "One", "path": office}),
    );
    let drop = |files: &[(&str, &str)]| {
        let folder = tempfile::tempdir_in(chair.home.path()).expect("a folder").keep();
        for (name, text) in files {
            fs_err::write(folder.join(name), pdf(&[&[text]])).expect("a PDF");
        }
        chair.ask("office_proposals_files", json!({ "paths": [folder] }))
    };
    let documents = || {
        let list = chair.ask("office_proposals", json!({}));
        let rows = list["proposals"].as_array().expect("proposals");
        assert_eq!(rows.len(), 1, "one proposal, whatever belongs to it: {list}");
        let detail = chair.ask("proposal_get", json!({"proposal": rows[0]["proposal"]}));
        let named = |one: &Value| {
            let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
            (text("role"), text("name"))
        };
        let all = detail["documents"].as_array().expect("documents");
        all.iter().map(named).collect::<Vec<_>>()
    };
    drop(&[("P-007.pdf", "The proposal.")]);
    let taken = drop(&[
        ("P-007 budget.pdf", "The budget."),
        ("P-007_letters of support.pdf", "The letters."),
    ]);
    assert_eq!(
        (taken["matched"].as_u64(), taken["added"].as_u64()),
        (Some(2), Some(0)),
        "{taken}"
    );
    let pair = |role: &str, name: &str| (role.to_owned(), name.to_owned());
    let others = [
        pair("budget", "P-007 budget.pdf"),
        pair("letters of support", "P-007_letters of support.pdf"),
    ];
    assert_eq!(documents()[1..], others, "each says what it is");
    let again = drop(&[("P-007 budget.pdf", "The budget.")]);
    assert_eq!(
        again["known"].as_u64(),
        Some(1),
        "the same bytes come once: {again}"
    );
    drop(&[("P-007.pdf", "The proposal, corrected.")]);
    let after = documents();
    assert_eq!(after[0].0, "main", "there is one main document");
    assert_eq!(after[1..], others, "and the others stay");
}
