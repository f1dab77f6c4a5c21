//! A document that is replaced after reviews began, and equal ranks across the line: what stays as it was signed, and what lots decide.

use std::path::{Path, PathBuf};
use std::process::Command;

use paraph_app::verify::{Check, Checked, verify_files};
use paraph_app::{Language, Words};
use paraph_bundle::open::{NoCards, open};
use paraph_bundle::payload::{Hash, Payload};
use paraph_tests::chair::CLOSE;
use paraph_tests::pdf;
use paraph_tests::somebody::{Somebody, call_of, call_with};
use serde_json::{Value, json};

/// Gives the first proposal a document and signs the next edition of the call; gives its file and the document's hash.
fn with_document(chair: &Somebody, name: &str, line: &str) -> (PathBuf, Hash) {
    let path = chair.home.path().join(name);
    let bytes = pdf(&[&[line, "One page of a proposal."]]);
    fs_err::write(&path, &bytes).expect("a PDF");
    let proposal = chair.does("office_proposals", json!({}))["proposals"][0]["proposal"].clone();
    chair.does(
        "office_proposal_set",
        json!({ "proposal": proposal, "document_path": path }),
    );
    let frozen = chair.does("call_freeze", json!({}));
    let newest = frozen["editions"]
        .as_array()
        .expect("editions")
        .iter()
        .max_by_key(|edition| edition["edition"].as_u64())
        .expect("an edition");
    (
        PathBuf::from(newest["path"].as_str().expect("a path")),
        Hash::of(&bytes),
    )
}

/// Which copy each review of a file says was read, and its revision, by proposal.
fn read_copies(file: &Path) -> Vec<(Option<Hash>, u64)> {
    let bytes = fs_err::read(file).expect("a file");
    let opened = open(&mut std::io::Cursor::new(bytes), &NoCards).expect("it holds");
    let Payload::Score(score) = opened.payload else {
        panic!("a hand-in is a score bundle")
    };
    score
        .heads
        .iter()
        .map(|head| (head.value.document, head.value.revision))
        .collect()
}

fn of_copy(file: &Path, document: Hash) -> Vec<u64> {
    read_copies(file)
        .into_iter()
        .filter(|(copy, _)| *copy == Some(document))
        .map(|(_, revision)| revision)
        .collect()
}

#[test]
fn a_replaced_document_leaves_a_signed_review_as_it_was_until_it_is_changed() {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    call_with(&chair, "Nobody Known", &[]);
    chair.does(
        "person_set",
        json!({ "name": "Ada Martin", "email": "ada@reviewers.example" }),
    );
    let (call, first) = with_document(&chair, "first.pdf", "The first version of the proposal.");
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let desk = ada.home.path().join("desk.paraph-desk");
    ada.does("call_accept", json!({ "path": call, "workspace": desk }));
    ada.does(
        "import_start",
        json!({ "paths": [chair.home.path().join("first.pdf")] }),
    );
    ada.scores(3);
    let clear = |to: &str| {
        let made = ada.does(
            "handin_make",
            json!({ "encrypt": false, "folder": ada.home.path().join(to) }),
        );
        PathBuf::from(made["files"][0]["path"].as_str().expect("a path"))
    };
    wait_for(&ada, first);
    let one = clear("one");
    assert_eq!(of_copy(&one, first), [1], "the copy that was read is named");
    // The applicant's PDF is replaced; the next edition of the call says so, and the new copy comes.
    let (call, second) = with_document(&chair, "second.pdf", "The second version, with another budget.");
    assert_ne!(first, second, "another document");
    ada.does("call_accept", json!({ "path": call }));
    ada.does(
        "import_start",
        json!({ "paths": [chair.home.path().join("second.pdf")] }),
    );
    wait_for(&ada, second);
    assert_eq!(ada.steps(), [json!(3), json!(3)], "the scores stand");
    assert_eq!(
        ada.does("handin_preview", json!({}))["state"]["changes"],
        0,
        "nothing that was handed in has changed by it"
    );
    let two = clear("two");
    assert_eq!(
        read_copies(&two),
        read_copies(&one),
        "nobody says that the new copy was read"
    );
    // She reads it and scores anew: now she does.
    ada.scores_one(0, 1);
    let three = clear("three");
    assert_eq!(of_copy(&three, second), [2], "a new revision, of the new copy");
    for file in [&two, &three, &one] {
        chair.takes_in(std::slice::from_ref(file));
    }
    chair.accepts_all();
    assert_eq!(
        chair.does("received_list", json!({}))["questions"],
        json!([]),
        "nothing contradicts, nothing is outdated"
    );
    assert_eq!(chair.counted(), [1, 1], "the newest review of each counts");
}

/// Waits until the bytes of a document are on the desk. Reading it needs a worker, and is none of this story.
fn wait_for(ada: &Somebody, document: Hash) {
    for _ in 0..200 {
        let list = ada.does("import_list", json!({}));
        let here = list["items"].as_array().expect("items").iter().any(|item| {
            item["document"] == document.to_hex() && item["state"] != "waiting" && item["state"] != "reading"
        });
        if here {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!(
        "the document did not come: {:#}",
        ada.does("import_list", json!({}))
    );
}

fn rows_of(folder: &Path) -> Vec<Value> {
    fs_err::read_to_string(folder.join("ranking.jsonl"))
        .expect("places")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

/// A committee at its close: three proposals that are alike, and money for two.
fn three_alike() -> Somebody {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_of(
        &chair,
        &["Nobody Known", "Somebody Else", "A Third One"],
        &[],
        |body| {
            // Money for two of three that are alike.
            body["pool"] = json!(100_000);
            for track in body["tracks"].as_array_mut().expect("strands") {
                track["ceiling"] = json!(50_000);
                track["budget"] = Value::Null;
            }
        },
    );
    for (name, email, step) in [
        ("Ada Martin", "ada@reviewers.example", 4),
        ("Ben Okafor", "ben@reviewers.example", 2),
    ] {
        let who = Somebody::named(name, email);
        chair.takes_in(&who.reviews(&call, step));
    }
    chair.accepts_all();
    chair.host.set_clock(CLOSE + 3_600);
    chair.does("received_enter", json!({ "close": true }));
    chair
}

/// Publishes, and checks as a stranger does: two of three, decided by lot. Gives the folder.
fn two_of_three(chair: &Somebody) -> PathBuf {
    let published = chair.does(
        "publish_make",
        json!({ "folder": chair.home.path().join("published") }),
    );
    let folder = PathBuf::from(published["folder"].as_str().expect("a folder"));
    let rows = rows_of(&folder);
    let decided = |what: &str| rows.iter().filter(|row| row["decision"] == what).count();
    assert_eq!(
        (decided("fund"), decided("decline")),
        (2, 1),
        "two of three: {rows:#?}"
    );
    assert!(
        rows.iter()
            .all(|row| row["why"] == "draw" && row["group"] == "draw" && row["place"] == rows[0]["place"]),
        "equal places, decided by lot: {rows:#?}"
    );
    let run = |program: &str, file: &str| {
        let output = Command::new(program)
            .arg(file)
            .current_dir(&folder)
            .output()
            .expect("the program starts");
        let said =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), said)
    };
    for (program, file) in [("sh", "VERIFY.txt"), ("python3", "recompute.py")] {
        let (good, said) = run(program, file);
        assert!(good, "{file}: {said}");
    }
    let mut same = String::new();
    let check = Check {
        recompute: true,
        ..Check::default()
    };
    verify_files(&[folder.join("result.paraph")], check, |checked: Checked| {
        same = checked
            .json(Words::of(Language::En))
            .recomputed
            .unwrap_or_default()
            .to_owned();
    });
    assert_eq!(same, "same", "ranked again, the same comes out");
    folder
}

#[test]
fn equal_ranks_across_the_line_are_drawn_and_the_draw_is_checked_by_strangers() {
    let chair = three_alike();
    let ranking = chair.does("ranking_get", json!({}));
    let places: Vec<&Value> = ranking["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| &row["place"])
        .collect();
    assert!(
        places.iter().all(|place| *place == places[0]),
        "three equal places: {places:?}"
    );
    let draws = chair.does("draw_list", json!({}));
    assert_eq!(
        draws["draws"].as_array().map(Vec::len),
        Some(1),
        "one draw across the line: {draws:#}"
    );
    let early = chair.refused("publish_make", json!({}));
    assert!(early.contains("draw"), "it comes first: {early}");
    chair.does("draw_announce", json!({}));
    let seed = "3-14-15-26-35, 8-9";
    let enter = json!({ "track": draws["draws"][0]["track"], "seed": seed, "again": seed });
    chair.refused("draw_enter", enter.clone());
    chair.host.set_clock(CLOSE + 3 * 86_400);
    chair.does("draw_enter", enter);
    two_of_three(&chair);
}

#[test]
fn lots_from_an_urn_decide_as_well_before_witnesses_and_nobody_calls_them_repeatable() {
    let chair = three_alike();
    chair.does("draw_announce", json!({}));
    let listed = chair.does("draw_list", json!({}))["draws"][0].clone();
    let numbers: Vec<&Value> = listed["members"]
        .as_array()
        .expect("members")
        .iter()
        .rev()
        .map(|member| &member["number"])
        .collect();
    let lots = |order: &[&Value], witnesses: &[&str]| json!({ "order": order, "witnesses": witnesses });
    let both = ["Ada Martin", "The sponsor’s lawyer"];
    chair.refused("draw_by_hand", lots(&numbers, &both));
    chair.host.set_clock(CLOSE + 3 * 86_400);
    chair.refused("draw_by_hand", lots(&numbers, &both[..1]));
    chair.refused("draw_by_hand", lots(&numbers[..2], &both));
    chair.refused("draw_by_hand", lots(&[numbers[0], numbers[0], numbers[1]], &both));
    let drawn = chair.does("draw_by_hand", lots(&numbers, &both))["draws"][0].clone();
    assert_eq!(drawn["state"], "drawn", "{drawn:#}");
    assert_eq!(drawn["witnesses"], json!(both), "who saw it");
    let came: Vec<(&Value, bool)> = drawn["members"]
        .as_array()
        .expect("members")
        .iter()
        .map(|member| (&member["number"], member["taken"] == true))
        .collect();
    let wanted: Vec<(&Value, bool)> = numbers.iter().copied().zip([true, true, false]).collect();
    assert_eq!(came, wanted, "in the order of the lots");
    let seed = json!({ "seed": "3-14-15", "again": "3-14-15", "corrects": true });
    chair.refused("draw_enter", seed);
    chair.refused("draw_by_hand", lots(&numbers, &both));
    let folder = two_of_three(&chair);
    let page = fs_err::read_to_string(folder.join("index.html")).expect("the page");
    assert!(page.contains("Nobody can repeat this draw"), "the page says so");
    assert!(page.contains(both[1]), "and who saw it");
    assert!(!page.contains("| sha256sum"), "nothing is offered to be repeated");
    let minutes = drawn["minutes"].as_str().expect("minutes of the draw");
    let minutes = fs_err::read_to_string(minutes).expect("the minutes");
    assert!(minutes.contains(both[0]), "the minutes name the witnesses");
}
