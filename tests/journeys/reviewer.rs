//! The reviewer's walk, told as a story: from a first start to a signed file that stock tools can check.

use std::path::Path;
use std::process::Command;

use paraph_tests::{Person, has_paraph, pdf, proposals};
use serde_json::{Value, json};

/// A desk with five proposals of one's own, read.
fn desk(seed: u64) -> (Person, Vec<String>) {
    let ada = Person::new(seed);
    ada.ask(
        "me_set",
        json!({"name": "Ada Martin", "email": "ada@ens.example", "institution": "ENS de Lyon"}),
    );
    let folder = tempfile::tempdir().expect("a folder of proposals");
    let paths = proposals(folder.path(), 5);
    let listed = ada.import(&[folder.path()]);
    assert_eq!(listed["ready"], paths.len(), "each PDF is a proposal: {listed}");
    let list = ada.ask("proposals_list", json!({}));
    let ids = list["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| row["proposal"].as_str().expect("an id").to_owned())
        .collect();
    (ada, ids)
}

fn criteria(person: &Person) -> Vec<String> {
    person.ask("app_state", Value::Null)["workspace"]["call"]["rubric"]["criteria"]
        .as_array()
        .expect("a grid")
        .iter()
        .map(|criterion| criterion["id"].as_str().expect("an id").to_owned())
        .collect()
}

#[test]
fn a_first_start_asks_nothing_about_keys() {
    let ada = Person::new(1);
    let state = ada.ask("app_state", Value::Null);
    assert!(
        state["workspace"].is_null() && state["me"].is_null(),
        "nothing is there and nobody is known"
    );
    let me = ada.ask("me_set", json!({"name": "Ada Martin"}));
    assert!(me["person"].is_null(), "a name makes no key");
    ada.ask("workspace_create", json!({"kind": "desk"}));
    let state = ada.ask("app_state", Value::Null);
    assert_eq!(
        state["me"]["control_number"].as_str().map(str::len),
        Some(35),
        "the key was made in silence"
    );
    assert_eq!(
        state["workspace"]["call"]["own"], true,
        "a desk without a call has its own grid"
    );
    assert_eq!(criteria(&ada).len(), 4, "of four criteria");
}

#[test]
fn from_dropped_pdfs_to_a_signed_file() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(2);
    let first = ids[0].as_str();
    let detail = ada.ask("proposal_get", json!({"proposal": first}));
    assert_eq!(
        detail["row"]["title"], "Proposal 1: compilers that learn from run 1",
        "the title comes from the first heading or metadata"
    );

    // Reading: words with boxes, the text view, find.
    let opened = ada.ask("document_open", json!({"proposal": first}));
    let document = opened["document"].as_str().expect("a document").to_owned();
    assert_eq!(opened["pages"].as_array().map(Vec::len), Some(2), "two pages");
    let words = ada.ask("page_words", json!({"document": document, "page": 2}));
    assert!(
        words["text"]
            .as_str()
            .is_some_and(|text| text.contains("risk number 1")),
        "the second page's text"
    );
    let hits = ada.ask(
        "document_find",
        json!({"document": document, "text": "RISK number"}),
    );
    let hit = &hits["hits"][0];
    assert_eq!(hit["page"], 2, "found without regard to case");
    let view = ada.ask("page_text_view", json!({"document": document}));
    assert!(
        view["blocks"].as_array().is_some_and(|blocks| blocks.len() >= 2),
        "the text view has blocks"
    );
    let picture = ada
        .app
        .paper(&format!("{document}/1/600.png"))
        .expect("a picture");
    assert_eq!(&picture.bytes[1..4], b"PNG", "pictures are PNG");

    // A mark, tied to a criterion.
    let grid = criteria(&ada);
    let start = hit["start"].as_i64().expect("a start");
    let mark = ada.ask(
        "mark_create",
        json!({
            "proposal": first, "document": document, "page": 2, "kind": "highlight", "boxes": hit["boxes"],
            "colour": "amber", "start": start, "end": start + hit["length"].as_i64().expect("a length"),
            "criterion": grid[1],
        }),
    );
    assert_eq!(mark["quote"], "risk number", "the quote is cut from the page");

    // Scores, reasons, comments, confidence.
    for (n, id) in ids.iter().enumerate() {
        for (m, criterion) in grid.iter().enumerate() {
            let step = (n + m) % 6;
            ada.ask(
                "score_set",
                json!({"proposal": id, "criterion": criterion, "step": step}),
            );
        }
    }
    ada.ask(
        "score_set",
        json!({"proposal": ids[4], "criterion": grid[3], "na": true}),
    );
    let text = |part: &str, text: &str| {
        ada.ask("text_set", json!({"proposal": first, "part": part, "text": text}));
        ada.wait(10);
    };
    text("applicant", "A clear plan.");
    text("committee", "Fund it.");
    text("private", "Reminds me of my own.");
    let review = ada.ask("confidence_set", json!({"proposal": first, "confidence": 3}));
    assert_eq!(review["scored"], 4, "all criteria are scored");
    assert!(review["total"].is_i64(), "so there is a total");
    assert_eq!(
        ada.refused(
            "score_set",
            json!({"proposal": first, "criterion": grid[0], "step": 6})
        ),
        "out_of_scale",
        "6 is no step"
    );

    // Search over everything.
    let found = ada.ask("search", json!({"query": "accelerator number"}));
    assert_eq!(
        found["hits"].as_array().map(Vec::len),
        Some(5),
        "each proposal has the words: {found}"
    );

    // Side by side.
    let comparison = ada.ask("compare_get", json!({"proposals": &ids[..3]}));
    assert_eq!(
        comparison["columns"].as_array().map(Vec::len),
        Some(3),
        "three columns"
    );
    let last = ada.ask("my_last", json!({"criterion": grid[0], "step": 4}));
    assert_eq!(
        last["scores"].as_array().map(Vec::len),
        Some(1),
        "one proposal has a 4 there"
    );
    let order = ada.ask("criterion_list", json!({"criterion": grid[0]}));
    assert_eq!(order["rows"][0]["step"], 4, "the best stands first");

    // Handing in, in clear: there is no chair to encrypt to.
    let preview = ada.ask("handin_preview", Value::Null);
    assert_eq!(
        preview["leaves"].as_array().map(Vec::len),
        Some(5),
        "five reviews leave"
    );
    assert_eq!(preview["stays"]["private_notes"], 1, "the note for me stays");
    let made = ada.ask("handin_make", json!({}));
    assert_eq!(made["number"], 1, "the first hand-in");
    let file = made["files"][0]["path"].as_str().expect("a path").to_owned();
    assert!(
        file.ends_with("Review-desk-Martin-1.paraph"),
        "a name that people recognise: {file}"
    );
    let bytes = fs_err::read(&file).expect("the file");
    assert!(
        !bytes.windows(15).any(|window| window == b"Reminds me of m"),
        "the private note is not in it"
    );

    let state = ada.ask("proposals_list", json!({}))["band"]["handin"].clone();
    assert_eq!(
        (state["number"].as_i64(), state["changes"].as_i64()),
        (Some(1), Some(0)),
        "nothing changed since"
    );
    assert_eq!(
        ada.ask("proposals_list", json!({}))["rows"][0]["state"],
        "handed_in",
        "the shape says that it was handed in"
    );

    stock_tools_agree(&file);

    // A change, a second number; the first file moves aside, unchanged reviews leave as the same bytes.
    ada.ask(
        "score_set",
        json!({"proposal": ids[1], "criterion": grid[0], "step": 0}),
    );
    let changed = ada.ask("handin_preview", Value::Null);
    let changes: Vec<&str> = changed["leaves"]
        .as_array()
        .expect("lines")
        .iter()
        .filter_map(|line| line["change"].as_str())
        .collect();
    assert_eq!(
        changes.iter().filter(|change| **change == "changed").count(),
        1,
        "one review changed"
    );
    let second = ada.ask("handin_make", json!({}));
    let second_file = second["files"][0]["path"].as_str().expect("a path");
    assert!(
        !std::path::Path::new(&file).exists(),
        "the first file moved to Earlier"
    );
    let heads = |path: &str| -> Vec<String> {
        let out = Command::new("unzip")
            .args(["-p", path, "scores.jsonl"])
            .output()
            .expect("unzip runs");
        String::from_utf8_lossy(&out.stdout)
            .lines()
            .map(ToOwned::to_owned)
            .collect()
    };
    let earlier = ada.ask("handin_history", Value::Null)["handins"][1]["files"][0]["path"].clone();
    let before = heads(earlier.as_str().expect("a path"));
    let after = heads(second_file);
    assert_eq!(
        after.iter().filter(|line| !before.contains(line)).count(),
        1,
        "one line is new, the others are the same bytes"
    );
}

/// What a stranger types (FORMATS.md §2).
fn stock_tools_agree(file: &str) {
    let folder = tempfile::tempdir().expect("a folder to unpack in");
    let script = format!(
        "unzip -q '{file}' && sha256sum -c --strict --quiet SHA256SUMS && for s in signatures/*.sig; do \
         ssh-keygen -Y check-novalidate -n score.v1@paraph -s $s < SHA256SUMS || exit 1; done"
    );
    let out = Command::new("sh")
        .arg("-c")
        .arg(script)
        .current_dir(folder.path())
        .output()
        .expect("a shell");
    assert!(
        out.status.success(),
        "unzip, sha256sum and ssh-keygen agree: {out:?}"
    );
}

#[test]
fn the_same_bytes_twice_are_one_document_and_the_same_text_is_asked_about() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(3);
    let folder = tempfile::tempdir().expect("a folder");
    let again = proposals(folder.path(), 5);
    let listed = ada.import(&[again[0].as_path()]);
    assert_eq!(listed["known"], 1, "the same bytes are known");
    // The same text in other bytes: a comment at the end.
    let mut bytes = fs_err::read(&again[1]).expect("a PDF");
    bytes.extend(b"% printed again\n");
    let copy = folder.path().join("copy.pdf");
    fs_err::write(&copy, bytes).expect("a copy");
    let listed = ada.import(&[copy.as_path()]);
    let item = listed["items"]
        .as_array()
        .expect("items")
        .last()
        .expect("the copy")
        .clone();
    assert_eq!(item["question"], "same_text", "it is asked about: {item}");
    ada.ask("import_answer", json!({"item": item["item"], "choice": "same"}));
    let rows = ada.ask("proposals_list", json!({}))["rows"]
        .as_array()
        .map(Vec::len);
    assert_eq!(rows, Some(ids.len()), "and adds no proposal");
}

#[test]
fn a_broken_file_says_why_and_harms_nobody() {
    if !has_paraph() {
        return;
    }
    let ada = Person::new(4);
    let folder = tempfile::tempdir().expect("a folder");
    proposals(folder.path(), 2);
    fs_err::write(
        folder.path().join("broken.pdf"),
        b"%PDF-1.7\nnothing that is a PDF",
    )
    .expect("a file");
    fs_err::write(folder.path().join("letter.pdf"), b"Dear committee").expect("a file");
    fs_err::write(folder.path().join("blank.pdf"), pdf(&[&[]])).expect("a file");
    let listed = ada.import(&[folder.path()]);
    let state = |name: &str| {
        let items = listed["items"].as_array().expect("items");
        items
            .iter()
            .find(|item| item["name"] == name)
            .map(|item| (item["state"].clone(), item["message"].clone()))
    };
    for bad in ["broken.pdf", "letter.pdf"] {
        let (state, message) = state(bad).expect("the file is listed");
        assert_eq!(state, "failed", "{bad} is not in");
        assert!(
            message.as_str().is_some_and(|said| said.contains(bad)),
            "and is named: {message}"
        );
    }
    assert_eq!(
        state("blank.pdf").map(|found| found.0),
        Some(json!("done")),
        "a page without text can be read"
    );
    let rows = ada.ask("proposals_list", json!({}))["rows"]
        .as_array()
        .map(Vec::len);
    assert_eq!(rows, Some(3), "the good ones are proposals");
}

#[test]
fn undo_stays_where_it_is_and_says_what_lies_elsewhere() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(5);
    let grid = criteria(&ada);
    ada.ask(
        "score_set",
        json!({"proposal": ids[0], "criterion": grid[0], "step": 4}),
    );
    ada.ask(
        "score_set",
        json!({"proposal": ids[1], "criterion": grid[0], "step": 2}),
    );
    let answer = ada.ask("undo", json!({"proposal": ids[0]}));
    assert_eq!(answer["outcome"], "done", "the change of this proposal is undone");
    let review = ada.ask("review_get", json!({"proposal": ids[0]}));
    assert!(review["criteria"][0]["step"].is_null(), "its score is gone");
    let answer = ada.ask("undo", json!({"proposal": ids[0]}));
    assert_eq!(
        answer["outcome"], "elsewhere",
        "the next step is another proposal's"
    );
    assert_eq!(answer["step"]["proposal"], ids[1].as_str(), "and is named");
    let kept = ada.ask("review_get", json!({"proposal": ids[1]}));
    assert_eq!(kept["criteria"][0]["step"], 2, "nothing changed there");
    let answer = ada.ask("redo", json!({"proposal": ids[0]}));
    assert_eq!(answer["outcome"], "done", "and back again");
    // Yesterday's work is undone only when it is named.
    let path = ada.ask("app_state", Value::Null)["workspace"]["path"].clone();
    ada.ask("workspace_close", Value::Null);
    ada.ask("workspace_open", json!({"path": path}));
    let answer = ada.ask("undo", json!({"proposal": ids[0]}));
    assert_eq!(answer["outcome"], "before", "it was made before this start");
    let answer = ada.ask("undo", json!({"op": answer["step"]["op"]}));
    assert_eq!(answer["outcome"], "done", "named, it is undone");
}

#[test]
fn the_sample_call_is_walked_in_few_steps() {
    if !has_paraph()
        || !paraph_tests::root()
            .join("samples/open-compute-2026/call.toml")
            .exists()
    {
        return;
    }
    let ada = Person::new(6);
    // Four actions from first start to the first score: name, sample, promise with "no tie", score.
    ada.ask(
        "me_set",
        json!({"name": "Ada Martin", "email": "ada@ens.example"}),
    );
    let state = ada.ask("sample_open", json!({}));
    assert_eq!(state["sample"], true, "it says that it is the sample");
    ada.finish();
    let list = ada.ask("proposals_list", json!({}));
    let band = &list["band"];
    assert_eq!(
        band["documents"], band["proposals"],
        "every document travelled with the call"
    );
    assert!(
        band["days_left"].as_i64().is_some_and(|days| days > 0),
        "it is open"
    );
    let first = list["rows"][0]["proposal"]
        .as_str()
        .expect("a proposal")
        .to_owned();
    assert_eq!(
        ada.refused("document_open", json!({"proposal": first})),
        "conflicts_first",
        "conflicts come first"
    );
    ada.ask("promise_set", json!({"given": true}));
    let count = ada.ask("conflicts_rest", Value::Null);
    assert_eq!(count["count"], band["proposals"], "no tie with all of them");
    ada.ask("document_open", json!({"proposal": first}));
    let grid = criteria(&ada);
    for criterion in &grid {
        ada.ask(
            "score_set",
            json!({"proposal": first, "criterion": criterion, "step": 4}),
        );
    }
    // Withdrawing later closes everything.
    let second = list["rows"][1]["proposal"]
        .as_str()
        .expect("a proposal")
        .to_owned();
    ada.ask(
        "score_set",
        json!({"proposal": second, "criterion": grid[0], "step": 2}),
    );
    ada.ask(
        "conflict_declare",
        json!({"proposal": second, "tie": "recused", "ground": "coauthor"}),
    );
    assert_eq!(
        ada.refused(
            "score_set",
            json!({"proposal": second, "criterion": grid[0], "step": 3})
        ),
        "proposal_closed",
        "the card is closed"
    );
    let preview = ada.ask("handin_preview", Value::Null);
    assert_eq!(
        preview["leaves"].as_array().map(Vec::len),
        Some(1),
        "nothing of it leaves"
    );
    assert_eq!(preview["can_encrypt"], true, "the call names a reader");
    let made = ada.ask("handin_make", json!({}));
    assert_eq!(made["encrypted"], true, "so it is encrypted");
    let file = made["files"][0]["path"].as_str().expect("a path");
    let bytes = fs_err::read(file).expect("the file");
    assert!(
        bytes.starts_with(b"age-encryption.org/v1"),
        "to the chair, and to me"
    );
    let checks = ada.ask("verify_files", json!({"paths": [file]}));
    assert_ne!(
        checks["checks"][0]["verdict"], "bad",
        "what was made holds: {checks}"
    );
}

#[test]
fn damage_is_recognised_and_a_backup_put_back() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(7);
    let grid = criteria(&ada);
    ada.ask(
        "score_set",
        json!({"proposal": ids[0], "criterion": grid[0], "step": 4}),
    );
    let backups = ada.ask("backup_make", Value::Null);
    let backup = backups["backups"][0].clone();
    assert_eq!(
        (backup["good"].as_bool(), backup["scored"].as_i64()),
        (Some(true), Some(1)),
        "it says what it holds"
    );
    ada.ask(
        "score_set",
        json!({"proposal": ids[0], "criterion": grid[0], "step": 1}),
    );
    ada.ask("backup_restore", json!({"path": backup["path"]}));
    ada.finish();
    let review = ada.ask("review_get", json!({"proposal": ids[0]}));
    assert_eq!(review["criteria"][0]["step"], 4, "the score of the back-up");
    let report = ada.ask("integrity_check", Value::Null);
    assert_eq!(report["good"], true, "and the file is whole: {report}");
}

#[test]
fn a_window_that_stays_open_for_days_makes_its_backups() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(9);
    let grid = criteria(&ada);
    let score = |step: i64| {
        ada.ask(
            "score_set",
            json!({"proposal": ids[0], "criterion": grid[0], "step": step}),
        );
        ada.finish();
        ada.ask("backup_list", Value::Null)["backups"]
            .as_array()
            .map_or(0, Vec::len)
    };
    let begun = score(1);
    assert_eq!(score(2), begun, "not one for each score");
    for day in 1..=3 {
        ada.wait(86_400);
        assert_eq!(
            score(day),
            begun + usize::try_from(day).expect("small"),
            "day {day}: one more"
        );
        assert_eq!(
            score(day + 1),
            begun + usize::try_from(day).expect("small"),
            "day {day}: one is enough"
        );
    }
}

/// What happens to a file.
type Harm = fn(&Path);

#[test]
fn a_damaged_desk_is_recognised_at_opening_and_its_newest_good_backup_offered() {
    if !has_paraph() {
        return;
    }
    let harms: [(&str, Harm); 4] = [
        ("the first page is overwritten", |path| {
            let mut bytes = fs_err::read(path).expect("the desk");
            bytes[..4096].fill(0x5a);
            fs_err::write(path, bytes).expect("the desk");
        }),
        ("pages in the middle are overwritten", |path| {
            let mut bytes = fs_err::read(path).expect("the desk");
            let pages = bytes.len() / 4096;
            for page in (3..pages.min(60)).step_by(2) {
                bytes[page * 4096..page * 4096 + 2048].fill(0xff);
            }
            fs_err::write(path, bytes).expect("the desk");
        }),
        ("it is cut off", |path| {
            let bytes = fs_err::read(path).expect("the desk");
            fs_err::write(path, &bytes[..bytes.len() / 3]).expect("the desk");
        }),
        ("it is gone", |path| fs_err::remove_file(path).expect("the desk")),
    ];
    for (n, (what, harm)) in (0_u64..).zip(harms) {
        let (ada, ids) = desk(20 + n);
        let grid = criteria(&ada);
        ada.ask(
            "score_set",
            json!({"proposal": ids[0], "criterion": grid[0], "step": 4}),
        );
        ada.ask("backup_make", Value::Null);
        // A newer one that is no good is passed over.
        ada.wait(60);
        let newest = ada.ask("backup_make", Value::Null)["backups"][0]["path"].clone();
        fs_err::write(newest.as_str().expect("a path"), b"not a back-up").expect("a file");
        let path = ada.ask("app_state", Value::Null)["workspace"]["path"].clone();
        ada.ask("workspace_close", Value::Null);
        ada.ask("job_list", Value::Null);
        harm(Path::new(path.as_str().expect("a path")));
        let error = ada
            .app
            .call("workspace_open", json!({"path": path}))
            .expect_err(what);
        assert_eq!(
            (
                serde_json::to_value(error.code).ok(),
                error.detail.get("workspace").map(String::as_str)
            ),
            (Some(json!("workspace_damaged")), path.as_str()),
            "{what}: it is recognised: {error:?}"
        );
        let backup = error.detail.get("backup").expect("a good back-up is named");
        assert_ne!(json!(backup), newest, "{what}: the newest one that is good");
        assert!(
            error.hint.contains("1 of them scored"),
            "{what}: with what it holds: {}",
            error.hint
        );
        ada.ask("backup_restore", json!({"path": backup, "workspace": path}));
        ada.finish();
        let review = ada.ask("review_get", json!({"proposal": ids[0]}));
        assert_eq!(review["criteria"][0]["step"], 4, "{what}: the score is back");
        assert_eq!(
            ada.ask("integrity_check", Value::Null)["good"],
            true,
            "{what}: and everything is whole"
        );
    }
}

#[test]
fn marks_go_out_and_come_back() {
    if !has_paraph() {
        return;
    }
    let (ada, ids) = desk(8);
    let first = ids[0].as_str();
    let opened = ada.ask("document_open", json!({"proposal": first}));
    let hits = ada.ask(
        "document_find",
        json!({"document": opened["document"], "text": "accelerator number"}),
    );
    let hit = &hits["hits"][0];
    ada.ask(
        "mark_create",
        json!({"proposal": first, "document": opened["document"], "page": hit["page"], "kind": "highlight",
               "boxes": hit["boxes"], "colour": "green", "start": hit["start"],
               "end": hit["start"].as_i64().unwrap_or(0) + hit["length"].as_i64().unwrap_or(0), "note": "why <so>?"}),
    );
    let made = ada.ask("marks_list", json!({"proposal": first}))["marks"][0].clone();
    let grid = criteria(&ada);
    ada.ask(
        "mark_update",
        json!({"mark": made["mark"], "tags": ["no baseline", "risk"], "criterion": grid[0]}),
    );
    // A second one without a note: its quote is not its note.
    ada.ask(
        "mark_create",
        json!({"proposal": first, "document": opened["document"], "page": 2, "kind": "highlight",
               "boxes": [[5000, 60000, 20000, 61200]], "colour": "blue", "start": 0, "end": 8}),
    );
    for format in ["pdf", "xfdf", "json_ld"] {
        let written = ada.ask("marks_export", json!({"proposal": first, "format": format}));
        let marks = ada.ask("marks_list", json!({"proposal": first}));
        for mark in marks["marks"].as_array().expect("marks") {
            ada.ask("mark_delete", json!({"mark": mark["mark"]}));
        }
        let taken = ada.ask(
            "marks_import",
            json!({"path": written["path"], "proposal": first}),
        );
        assert_eq!(taken["taken"], 2, "{format}: the marks come back: {taken}");
        let marks = ada.ask("marks_list", json!({"proposal": first}));
        let mark = &marks["marks"][0];
        assert_eq!(mark["note"], "why <so>?", "{format}: with its note");
        assert_eq!(
            mark["tags"],
            json!(["no baseline", "risk"]),
            "{format}: with its tags"
        );
        assert_eq!(
            mark["criterion"],
            grid[0].as_str(),
            "{format}: and for its criterion"
        );
        assert_eq!(
            marks["marks"][1]["note"],
            Value::Null,
            "{format}: what has no note gets none: {marks}"
        );
        let again = ada.ask(
            "marks_import",
            json!({"path": written["path"], "proposal": first}),
        );
        assert_eq!(again["known"], 2, "{format}: twice it is known: {again}");
    }
}
