//! Whose a file is and whether it counts, told as stories: what a workspace knows, two who answer one invitation, names alike.

#![allow(clippy::expect_used, reason = "helpers of a test may end it")]

use std::path::{Path, PathBuf};

use paraph_app::committee::Seeded;
use paraph_app::verify::{Check, Checked, verify_files};
use paraph_app::{App, Language, Words};
use paraph_tests::chair::{CLOSE, Chair, group, sample};
use serde_json::{Value, json};

/// All score files below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs_err::read_dir(folder).expect("a folder").flatten() {
            if entry.path().is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|end| end == "paraph") {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

fn checked(app: &App, files: &[PathBuf]) -> Vec<Value> {
    let check = Check {
        context: app.knowledge().expect("an office that opens"),
        ..Check::default()
    };
    let mut found = Vec::new();
    verify_files(files, check, |checked: Checked| {
        found.push(serde_json::to_value(checked.json(Words::of(Language::En))).expect("JSON"));
    });
    found
}

fn codes(found: &[Value]) -> Vec<&str> {
    found.iter().filter_map(|file| file["code"].as_str()).collect()
}

#[test]
fn what_the_office_knows_decides_what_a_file_is() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    let files = files_below(&made.received);
    let before = checked(&chair.app, &files);
    assert!(
        codes(&before).contains(&"SIGNER_NOT_VOUCHED") && !codes(&before).contains(&"AGE_NO_KEY"),
        "the office opens what is encrypted to its chair, and has accepted nobody: {:?}",
        codes(&before)
    );
    assert!(
        !codes(&before).contains(&"CALL_OTHER"),
        "it is this office's call: {:?}",
        codes(&before)
    );
    chair.takes_in_all(&[&made.received]);
    chair.accepts();
    let after = checked(&chair.app, &files);
    let good = |found: &[Value]| found.iter().filter(|file| file["verdict"] == "good").count();
    assert_eq!(good(&before), 0, "nothing counted before");
    assert!(
        good(&after) >= 7,
        "those who were accepted are good now: {:?}",
        codes(&after)
    );
    assert!(
        after
            .iter()
            .filter(|file| file["verdict"] == "good")
            .all(|file| file["signers"][0]["trust"] == "vouched"),
        "and their signers are said to be accepted"
    );
}

/// The same invitation, opened by somebody else, who hands in one review under a name of her own.
fn another_answers(invitation: &Path, folder: &Path, name: &str) -> PathBuf {
    let host = Seeded::new(folder, Path::new("paraph"), name, CLOSE - 3_600, Language::En);
    let app = App::new(host);
    let does = |command: &str, request: Value| {
        app.call(command, request)
            .unwrap_or_else(|error| panic!("{command}: {error:?}"))
    };
    let desk = folder.join("other.paraph-desk");
    let me = json!({ "name": name, "email": "someone@elsewhere.example" });
    does(
        "call_accept",
        json!({ "path": invitation, "me": me, "workspace": desk }),
    );
    let list = does("proposals_list", json!({}));
    let proposal = list["rows"][0]["proposal"].clone();
    does("conflict_declare", json!({ "proposal": proposal, "tie": "none" }));
    let review = does("review_get", json!({ "proposal": proposal }));
    let criterion = review["criteria"][0]["criterion"].clone();
    does(
        "score_set",
        json!({ "proposal": proposal, "criterion": criterion, "step": 3 }),
    );
    let made = does(
        "handin_make",
        json!({ "encrypt": true, "folder": folder.join("out") }),
    );
    does("workspace_close", json!({}));
    PathBuf::from(made["files"][0]["path"].as_str().expect("a file"))
}

/// The call file that was written for a reviewer of the sample.
fn invitation_of(chair: &Chair, name: &str) -> PathBuf {
    let people = chair.does("people_list", json!({}));
    let row = people["people"]
        .as_array()
        .expect("people")
        .iter()
        .find(|person| person["name"] == name)
        .expect("on the list")["row"]
        .clone();
    let written = chair.does("people_invite", json!({ "rows": [row], "documents": false }));
    PathBuf::from(written["files"][0]["path"].as_str().expect("a file"))
}

#[test]
fn two_who_answer_one_invitation_are_both_asked_about() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    let invitation = invitation_of(&chair, "Ada Martin");
    let folder = tempfile::tempdir().expect("a folder");
    let other = another_answers(&invitation, folder.path(), "Ada Marten");
    let ada = files_below(&made.received)
        .into_iter()
        .find(|file| file.display().to_string().contains("Martin"))
        .expect("what Ada handed in");
    // Both in one drop: neither was here before.
    let plan = chair.drops(&[&ada, &other]);
    let codes: Vec<&Value> = group(&plan, "question")
        .iter()
        .map(|item| &item["code"])
        .collect();
    assert_eq!(
        codes,
        ["INVITATION_TWICE", "INVITATION_TWICE"],
        "neither is accepted by it: {plan:#}"
    );
    // One after the other: the first is here, the second comes.
    chair.takes_in_all(&[&ada]);
    let plan = chair.drops(&[&other]);
    assert_eq!(
        group(&plan, "question")[0]["code"],
        "INVITATION_TWICE",
        "whoever answered first: {plan:#}"
    );
    chair.takes_in_all(&[&other]);
    chair.accepts();
    let people = chair.does("people_list", json!({}));
    let states: Vec<&Value> = people["people"]
        .as_array()
        .expect("people")
        .iter()
        .filter(|person| {
            person["name"]
                .as_str()
                .is_some_and(|name| name.starts_with("Ada Mart"))
        })
        .map(|person| &person["state"])
        .collect();
    assert!(
        states.iter().all(|state| *state != "accepted"),
        "accepting all who answered accepts neither: {people:#}"
    );
}

#[test]
fn a_name_that_looks_like_another_is_said_and_keeps_nothing_out() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    let invitation = invitation_of(&chair, "Farid Haddad");
    let folder = tempfile::tempdir().expect("a folder");
    // The first letter is a Cyrillic one.
    let other = another_answers(&invitation, folder.path(), "\u{410}da Martin");
    let ada = files_below(&made.received)
        .into_iter()
        .find(|file| file.display().to_string().contains("Martin"))
        .expect("what Ada handed in");
    let plan = chair.drops(&[&ada, &other]);
    for item in plan["items"].as_array().expect("items") {
        let notes: Vec<&Value> = item["notes"]
            .as_array()
            .expect("notes")
            .iter()
            .map(|note| &note["code"])
            .collect();
        assert!(
            notes.contains(&&json!("NAME_ALIKE")),
            "both are told of, in one drop: {item:#}"
        );
    }
    chair.takes_in_all(&[&ada]);
    let plan = chair.drops(&[&other]);
    let item = &plan["items"][0];
    assert_eq!(
        item["notes"][0]["code"], "NAME_ALIKE",
        "and when one is here: {item:#}"
    );
    assert!(
        item["notes"][0]["message"]
            .as_str()
            .is_some_and(|said| said.contains("Ada Martin")),
        "with both names: {item:#}"
    );
}

#[test]
fn a_clock_that_is_ahead_is_said_and_decides_nothing() {
    let (_, made) = sample();
    let chair = Chair::sits_down();
    // The chair's clock stands two weeks before those of the reviewers.
    chair.host.set_clock(CLOSE - 14 * 86_400);
    let plan = chair.drops(&[&made.received]);
    let noted = |code: &str| {
        plan["items"]
            .as_array()
            .expect("items")
            .iter()
            .filter(|item| {
                item["code"] == code
                    || item["notes"]
                        .as_array()
                        .is_some_and(|notes| notes.iter().any(|note| note["code"] == code))
            })
            .count()
    };
    assert!(noted("CLOCK") >= 5, "their clocks are ahead of hers: {plan:#}");
    let ready = group(&plan, "question");
    assert!(
        ready.iter().all(|item| item["code"] == "SIGNER_NOT_VOUCHED"),
        "and time decides nothing: {ready:#?}"
    );
}
