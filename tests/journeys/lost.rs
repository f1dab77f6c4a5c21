//! A laptop that is lost: the safety copy that was kept outside it, and going on from it on another one.

use std::path::{Path, PathBuf};

use paraph_tests::somebody::{Somebody, call_with, stream_of};
use paraph_tests::{Person, has_paraph, pdf, printed, run};
use serde_json::{Value, json};

/// A stick.
fn stick() -> tempfile::TempDir {
    tempfile::tempdir().expect("a folder")
}

/// The one copy on a stick.
fn copy_on(stick: &Path) -> PathBuf {
    fs_err::read_dir(stick.join("Paraph-safety"))
        .expect("the folder of copies")
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.extension().is_some_and(|end| end == "paraph-safety"))
        .expect("a copy")
}

/// The first criterion's step in each review.
fn steps(who: &Somebody) -> Vec<Value> {
    let list = who.does("proposals_list", json!({}));
    list["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| {
            let review = who.does("review_get", json!({ "proposal": row["proposal"] }));
            review["criteria"][0]["step"].clone()
        })
        .collect()
}

fn set_first(who: &Somebody, step: i64) {
    let list = who.does("proposals_list", json!({}));
    let proposal = &list["rows"][0]["proposal"];
    let review = who.does("review_get", json!({ "proposal": proposal }));
    let criterion = &review["criteria"][0]["criterion"];
    who.does(
        "score_set",
        json!({ "proposal": proposal, "criterion": criterion, "step": step }),
    );
}

#[test]
fn after_a_lost_laptop_the_work_goes_on_and_contradicts_nothing() {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&chair, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does(
        "call_accept",
        json!({ "path": call, "workspace": ada.home.path().join("desk.paraph-desk") }),
    );
    ada.scores(3);
    let stick = stick();
    let set = ada.does("safety_set", json!({ "folder": stick.path() }));
    assert_eq!(
        (set["here"].as_bool(), set["behind"].as_bool()),
        (Some(true), Some(false)),
        "the first copy is made at once: {set}"
    );
    let code = ada.does("safety_code", json!({}))["code"].clone();
    // What is handed in is in the copy, without anybody asking for one.
    set_first(&ada, 2);
    let first = ada.hands_in();
    let state = ada.does("safety_state", json!({}));
    assert_eq!(state["behind"], false, "the hand-in is in the copy: {state}");
    let person = ada.does("app_state", json!({}))["me"]["person"].clone();

    // Another computer, on which somebody has already said a name, so that there is another signature.
    let again = Somebody::named("A. Martin", "ada@reviewers.example");
    again.does("workspace_create", json!({ "kind": "desk" }));
    assert_ne!(
        again.does("app_state", json!({}))["me"]["person"],
        person,
        "a signature of its own was made here"
    );
    let wrong = again.refused(
        "safety_look",
        json!({ "path": stick.path(), "code": "00000-00000-00000-00000-00000" }),
    );
    assert!(wrong.contains("does not open it"), "another code: {wrong}");
    let typed = code.as_str().expect("a code").to_lowercase().replace('-', " ");
    let found = again.does("safety_look", json!({ "path": stick.path(), "code": typed }));
    assert_eq!(
        (
            found["copies"][0]["person"].as_str(),
            found["copies"][0]["scored"].as_i64()
        ),
        (Some("Ada Martin"), Some(2)),
        "it says whose it is and what it holds: {found}"
    );
    again.does(
        "safety_restore",
        json!({ "path": found["copies"][0]["path"], "code": typed }),
    );
    assert_eq!(
        again.does("app_state", json!({}))["me"]["person"],
        person,
        "the same signature"
    );
    assert_eq!(steps(&again), steps(&ada), "and the same scores");
    let state = again.does("handin_preview", json!({}));
    assert_eq!(
        (
            state["state"]["number"].as_i64(),
            state["state"]["changes"].as_i64()
        ),
        (Some(1), Some(0)),
        "what was handed in is known: {}",
        state["state"]
    );
    set_first(&again, 4);
    let second = again.hands_in();
    let stream = |paths: &[PathBuf]| {
        let key = chair.does("received_plan", json!({ "paths": paths }));
        assert_eq!(key["items"].as_array().map(Vec::len), Some(1), "one file: {key}");
        key
    };
    stream(&first);
    stream(&second);

    // The chair takes both, the newer one first, and nothing contradicts anything.
    for files in [&second, &first] {
        chair.takes_in(files);
    }
    // The chair has Ada on the list, so that the card finds its row.
    chair.does(
        "person_set",
        json!({ "name": "Ada Martin", "email": "ada@reviewers.example" }),
    );
    let people = chair.does("people_list", json!({}));
    let row = people["people"]
        .as_array()
        .expect("people")
        .iter()
        .find(|row| row["person"] == person)
        .cloned()
        .unwrap_or_else(|| panic!("one person sent both: {people}"));
    chair.does("person_accept", json!({ "row": row["row"], "how": "met" }));
    let rows = chair.does("ranking_get", json!({}))["rows"].clone();
    assert!(
        rows.as_array()
            .expect("rows")
            .iter()
            .all(|row| row["reviews"] == 1),
        "each proposal has the one review that stands: {rows}"
    );
    let list = chair.does("received_list", json!({}));
    let text = list.to_string();
    assert!(
        !text.contains("contradiction") && !text.contains("\"fork\""),
        "no false contradiction: {list}"
    );
}

#[test]
fn two_computers_of_one_person_have_streams_of_their_own() {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&chair, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does(
        "call_accept",
        json!({ "path": call, "workspace": ada.home.path().join("desk.paraph-desk") }),
    );
    ada.scores(3);
    let stick = stick();
    ada.does("safety_set", json!({ "folder": stick.path() }));
    let code = ada.does("safety_code", json!({}))["code"].clone();
    let clear = |who: &Somebody| {
        let made = who.does(
            "handin_make",
            json!({ "encrypt": false, "folder": who.home.path().join("clear") }),
        );
        fs_err::read(made["files"][0]["path"].as_str().expect("a path")).expect("a file")
    };
    let one = stream_of(&clear(&ada)).0;
    let again = Somebody::named("Ada Martin", "ada@reviewers.example");
    again.does(
        "safety_restore",
        json!({ "path": copy_on(stick.path()), "code": code }),
    );
    set_first(&again, 1);
    let other = stream_of(&clear(&again)).0;
    assert_ne!(one.0, other.0, "another device, another stream");
    // Both computers keep a copy in the same place, and neither overwrites the other's.
    set_first(&ada, 0);
    ada.does("safety_make", json!({}));
    again.does("safety_make", json!({}));
    let found = again.does("safety_look", json!({ "path": stick.path(), "code": code }));
    assert_eq!(
        found["copies"].as_array().map(Vec::len),
        Some(2),
        "two copies: {found}"
    );
}

#[test]
fn a_copy_comes_with_its_documents_and_is_never_replaced_by_a_bad_one() {
    if !has_paraph() {
        return;
    }
    let ada = Person::new(31);
    ada.ask("me_set", json!({ "name": "Ada Martin" }));
    let folder = tempfile::tempdir().expect("a folder");
    for n in 1..=3 {
        let title = format!("Proposal {n}: a title that is long enough to be one");
        fs_err::write(
            folder.path().join(format!("{n}.pdf")),
            pdf(&[&[&title, "A line."]]),
        )
        .expect("a PDF");
    }
    ada.import(&[folder.path()]);
    let stick = stick();
    ada.ask("safety_set", json!({ "folder": stick.path() }));
    let code = ada.ask("safety_code", Value::Null)["code"].clone();
    let tried = ada.ask("safety_try", Value::Null);
    assert_eq!(
        (tried["documents"].as_i64(), tried["documents_of"].as_i64()),
        (Some(3), Some(3)),
        "the documents are there: {tried}"
    );
    let raw: Vec<u8> = walk(stick.path())
        .iter()
        .flat_map(|path| fs_err::read(path).expect("a file"))
        .collect();
    for word in ["Ada Martin", "Proposal 1", "%PDF"] {
        assert!(
            !raw.windows(word.len()).any(|part| part == word.as_bytes()),
            "nothing of it can be read without the code: {word}"
        );
    }

    let bob = Person::new(32);
    bob.ask(
        "safety_restore",
        json!({ "path": copy_on(stick.path()), "code": code }),
    );
    bob.finish();
    assert_eq!(
        bob.ask("app_state", Value::Null)["me"]["name"],
        "Ada Martin",
        "who it is"
    );
    let list = bob.ask("proposals_list", json!({}));
    for row in list["rows"].as_array().expect("rows") {
        bob.ask("document_open", json!({ "proposal": row["proposal"] }));
    }
    let whole = bob.ask("integrity_check", Value::Null);
    assert_eq!(whole["good"], true, "every document has its bytes: {whole}");

    // The stick is gone: that is said, the desk works on, and the copy follows when it is back.
    let away = stick.path().with_extension("away");
    fs_err::rename(stick.path(), &away).expect("pulled out");
    let first = list["rows"][0]["proposal"].clone();
    let grid = ada.ask("app_state", Value::Null)["workspace"]["call"]["rubric"]["criteria"].clone();
    let own = ada.ask("proposals_list", json!({}))["rows"][0]["proposal"].clone();
    assert_eq!(own, first, "the same proposal on both");
    ada.ask(
        "score_set",
        json!({ "proposal": own, "criterion": grid[0]["id"], "step": 1 }),
    );
    assert_eq!(
        ada.refused("safety_make", Value::Null),
        "file_write",
        "the stick is away"
    );
    let state = ada.ask("safety_state", Value::Null);
    assert!(
        state["here"] == false && state["behind"] == true && state["trouble"].is_string(),
        "that is said: {state}"
    );
    fs_err::rename(&away, stick.path()).expect("plugged in");
    let path = ada.ask("app_state", Value::Null)["workspace"]["path"].clone();
    ada.ask("workspace_close", Value::Null);
    ada.ask("workspace_open", json!({ "path": path }));
    let state = ada.ask("safety_state", Value::Null);
    assert!(
        state["behind"] == false && state["trouble"].is_null(),
        "closing made it: {state}"
    );

    // A copy that is damaged on the stick is said to be.
    let copy = copy_on(stick.path());
    let mut bytes = fs_err::read(&copy).expect("the copy");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs_err::write(&copy, bytes).expect("the copy");
    assert_eq!(
        ada.refused("safety_try", Value::Null),
        "file_read",
        "one flipped bit is noticed"
    );
    ada.ask("safety_make", Value::Null);
    assert_eq!(
        ada.ask("safety_try", Value::Null)["scored"],
        1,
        "and mended by the next copy"
    );
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs_err::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            found.extend(walk(&entry.path()));
        } else if entry.path().extension().is_none_or(|end| end != "txt") {
            found.push(entry.path());
        }
    }
    found
}

#[test]
fn a_locked_signature_does_not_keep_the_copy_from_following() {
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does("workspace_create", json!({ "kind": "desk", "name": "Mine" }));
    ada.does("passphrase_set", json!({ "new": "correct horse" }));
    let stick = stick();
    ada.does("safety_set", json!({ "folder": stick.path() }));
    let code = ada.does("safety_code", json!({}))["code"].clone();
    let path = ada.does("app_state", json!({}))["workspace"]["path"].clone();
    ada.app.close();
    // The next start: nobody has typed the passphrase yet.
    let later = paraph_app::App::new(ada.host.clone());
    let asks = |name: &str, request: Value| {
        later
            .call(name, request)
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
    };
    asks("workspace_open", json!({ "path": path }));
    asks("safety_make", json!({}));
    let again = Somebody::named("Ada Martin", "ada@reviewers.example");
    again.does(
        "safety_restore",
        json!({ "path": copy_on(stick.path()), "code": code }),
    );
    assert_eq!(
        again.does("app_state", json!({}))["me"]["locked"],
        false,
        "inside, the key has no passphrase: the code is enough"
    );
}

#[test]
fn the_whole_way_from_a_terminal() {
    if !has_paraph() {
        return;
    }
    let (home, other, stick) = (stick(), stick(), stick());
    let said = |home: &Path, arguments: &[&str]| {
        let output = run(home, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", printed(&output));
        printed(&output)
    };
    let place = stick.path().display().to_string();
    said(home.path(), &["me", "--name", "Ada Martin"]);
    said(home.path(), &["desk", "create", "Mine"]);
    assert!(
        said(home.path(), &["safety", "state"]).contains("on this computer only"),
        "before there is one, that is said"
    );
    said(home.path(), &["safety", "set", &place]);
    let code = said(home.path(), &["safety", "code"]);
    assert_eq!(code.trim().len(), 29, "five groups of five: {code}");
    let restored = std::process::Command::new(paraph_tests::paraph())
        .args(["safety", "restore", &place])
        .env("PARAPH_HOME", other.path())
        .env("LC_ALL", "C.UTF-8")
        .stdin(code_from(&code))
        .output()
        .expect("the command starts");
    assert!(restored.status.success(), "{}", printed(&restored));
    assert!(
        said(other.path(), &["desk", "state"]).contains("Mine"),
        "the desk is here too"
    );
}

/// Standard input that holds a text.
fn code_from(text: &str) -> std::process::Stdio {
    use std::io::{Seek, Write};
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(text.as_bytes()).expect("the text");
    file.rewind().expect("its beginning");
    file.into()
}
