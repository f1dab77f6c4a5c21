//! Whose a file is and whether it counts, told as stories: what a workspace knows, two who answer one invitation, names alike.

use std::path::{Path, PathBuf};

use paraph_app::committee::Seeded;
use paraph_app::verify::{Check, Checked, verify_files};
use paraph_app::{App, Language, Words};
use paraph_tests::chair::{CLOSE, Chair, group, sample};
use paraph_tests::somebody::{Somebody, call_with, files_below};
use serde_json::{Value, json};

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

#[test]
fn two_chairs_send_each_other_what_they_know_and_see_the_same() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let bela = Somebody::named("Béla Nagy", "bela@chairs.example");
    let call = call_with(&ingrid, "Nobody Known", &[("chair", &bela)]);
    let stranger = Somebody::named("Sven Stranger", "sven@elsewhere.example");
    assert!(
        stranger
            .refused(
                "office_join",
                json!({ "path": call, "workspace": stranger.home.path().join("o") })
            )
            .contains("neither a chair nor a deputy"),
        "an office is for those whom the call names"
    );
    bela.does(
        "office_join",
        json!({ "path": call, "workspace": bela.home.path().join("b.paraph-office") }),
    );
    // Two reviewers; each chair is sent one of the files.
    let (ada, ben) = (
        Somebody::named("Ada Martin", "ada@reviewers.example"),
        Somebody::named("Ben Okafor", "ben@reviewers.example"),
    );
    let (of_ada, of_ben) = (ada.reviews(&call, 4), ben.reviews(&call, 2));
    ingrid.takes_in(&of_ada);
    bela.takes_in(&of_ben);
    assert_ne!(ingrid.state(), bela.state(), "each knows one of them");
    let strangers = |chair: &Somebody| {
        let people = chair.does("people_list", json!({}));
        people["people"].as_array().expect("people").clone()
    };
    let row = strangers(&ingrid)[0]["row"].clone();
    ingrid.does("person_accept", json!({ "row": row, "how": "met" }));
    // Both ways, twice, in either order: a join.
    let (from_ingrid, from_bela) = (ingrid.panel(), bela.panel());
    ingrid.takes_in(&from_bela);
    bela.takes_in(&from_ingrid);
    assert_eq!(ingrid.state(), bela.state(), "the same state on both machines");
    let again = ingrid.takes_in(&bela.panel());
    assert_eq!(
        group(&again, "nothing").len(),
        again["items"].as_array().expect("items").len(),
        "what was merged, merged anywhere, adds nothing: {again:#}"
    );
    // The acceptance by one chair holds for both; so does the register, which its keeper alone writes.
    let accepted = |chair: &Somebody| {
        strangers(chair)
            .iter()
            .filter(|person| person["state"] == "accepted")
            .count()
    };
    assert_eq!((accepted(&ingrid), accepted(&bela)), (1, 1), "one is accepted");
    assert!(
        !bela.refused("received_enter", json!({})).is_empty(),
        "the other chair does not enter"
    );
    ingrid.does("received_enter", json!({}));
    let plan = bela.takes_in(&ingrid.panel());
    assert_eq!(group(&plan, "ready").len(), 1, "the register goes on: {plan:#}");
    assert_eq!(ingrid.state(), bela.state(), "and is the same again");
    let entered = bela.does("received_list", json!({}))["entered"].clone();
    assert_eq!(entered, 2, "both reviews stand in it");
    // Another decision by each chair is open until one resolves it; it blocks publishing.
    let decide = |chair: &Somebody, decision: &str| {
        let rows = chair.does("ranking_get", json!({}))["rows"]
            .as_array()
            .expect("rows")
            .clone();
        let row = rows
            .iter()
            .find(|row| row["number"] == "2")
            .expect("proposal 2")
            .clone();
        chair.does(
            "decision_set",
            json!({ "proposal": row["proposal"], "decision": decision, "reason": "as discussed" }),
        );
    };
    decide(&ingrid, "fund");
    decide(&bela, "decline");
    ingrid.takes_in(&bela.panel());
    bela.takes_in(&ingrid.panel());
    assert_eq!(ingrid.state(), bela.state(), "both know of both");
}

#[test]
fn a_recused_chair_cannot_read_what_goes_to_the_deputy_and_is_told_of_it() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let dora = Somebody::named("Dora Deputy", "dora@chairs.example");
    let call = call_with(&ingrid, "Ingrid Solberg", &[("deputy", &dora)]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let files = ada.reviews(&call, 4);
    assert_eq!(files.len(), 2, "a file for each set of readers: {files:?}");
    let named = |what: &str| {
        files
            .iter()
            .find(|file| file.display().to_string().contains(what))
            .expect("a file")
            .clone()
    };
    let (for_dora, for_ingrid) = (named("for-Deputy"), named("for-Solberg"));
    let plan = ingrid.takes_in(&[for_dora.clone(), for_ingrid]);
    let sealed: Vec<&Value> = plan["items"]
        .as_array()
        .expect("items")
        .iter()
        .filter(|item| item["kind"] == "sealed")
        .collect();
    assert_eq!(sealed.len(), 1, "what is for the deputy stays closed: {plan:#}");
    assert_eq!(sealed[0]["code"], "AGE_NO_KEY", "and that is said: {plan:#}");
    let received = |who: &Somebody| who.does("received_list", json!({}));
    let listed = received(&ingrid);
    assert_eq!(
        listed["files"].as_array().map(Vec::len),
        Some(2),
        "it is kept: {listed:#}"
    );
    ingrid.does("received_enter", json!({}));
    assert_eq!(
        received(&ingrid)["entered"],
        2,
        "and entered as what it is, a closed file"
    );
    // The deputy reads it, in an office of her own; the closed file went along with what the chair sent her.
    dora.does(
        "office_join",
        json!({ "path": call, "workspace": dora.home.path().join("d.paraph-office") }),
    );
    let sent = ingrid.panel();
    assert_eq!(
        sent.len(),
        2,
        "a panel, and beside it the file that nobody there can open: {sent:?}"
    );
    dora.takes_in(&sent);
    let reads = |who: &Somebody| -> usize {
        let files = received(who)["files"].as_array().expect("files").clone();
        files.iter().filter(|file| file["kind"] == "score").count()
    };
    assert_eq!(
        reads(&ingrid),
        1,
        "the chair reads the other proposal's review alone"
    );
    assert!(
        reads(&dora) >= 1,
        "the deputy reads the one that was closed to the chair: {:#}",
        received(&dora)
    );
    // What the deputy sends back does not carry it to the chair.
    let back = dora.panel();
    ingrid.takes_in(&back);
    assert_eq!(reads(&ingrid), 1, "nobody is sent what was not written for them");
}

#[test]
fn a_passphrase_comes_later_or_never() {
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let before = ada.does("app_state", json!({}))["me"].clone();
    let card = ada.card();
    assert!(Path::new(&card).is_file(), "a card is a file");
    let me = ada.does("passphrase_set", json!({ "new": "correct horse" }));
    assert_eq!(me["locked"], true, "it asks from now on");
    ada.card();
    // The program is started again: nothing is signed before the passphrase was given.
    let again = App::new(ada.host.clone());
    let ask = |name: &str, request: Value| again.call(name, request);
    assert!(
        ask("card_write", json!({}))
            .expect_err("closed")
            .message
            .contains("passphrase"),
        "it says what it waits for"
    );
    let wrong = ask("signature_unlock", json!({ "passphrase": "battery staple" })).expect_err("another one");
    assert!(wrong.message.contains("does not open"), "{}", wrong.message);
    ask("signature_unlock", json!({ "passphrase": "correct horse" })).expect("the right one");
    ask("card_write", json!({ "folder": ada.home.path().join("cards") }))
        .expect("it stays open until the end");
    let me = ask("passphrase_set", json!({ "old": "correct horse" })).expect("taken away");
    assert_eq!(me["locked"], false, "and none any more");
    assert_eq!(
        me["person"].as_str().or(before["person"].as_str()),
        me["person"].as_str(),
        "it was one person all along"
    );
}

#[test]
fn after_a_lost_signature_both_count_as_one_person() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&ingrid, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let first = ada.reviews(&call, 4);
    ingrid.takes_in(&first);
    let people = |who: &Somebody| {
        who.does("people_list", json!({}))["people"]
            .as_array()
            .expect("people")
            .clone()
    };
    // The chair has Ada on the list, so that the card finds its row.
    ingrid.does(
        "person_set",
        json!({ "name": "Ada Martin", "email": "ada@reviewers.example" }),
    );
    let row = people(&ingrid)[0]["row"].clone();
    ingrid.does("person_accept", json!({ "row": row, "how": "met" }));
    ingrid.does("received_enter", json!({}));
    assert!(
        ada.refused("signature_replace", json!({ "reason": " " }))
            .contains("reason"),
        "a reason is wanted"
    );
    let replaced = ada.does(
        "signature_replace",
        json!({ "reason": "The laptop was stolen.", "folder": ada.home.path().join("cards") }),
    );
    let (withdrawal, card) = (
        PathBuf::from(replaced["withdrawal"]["path"].as_str().expect("a file")),
        PathBuf::from(replaced["card"]["path"].as_str().expect("a file")),
    );
    assert_ne!(
        replaced["me"]["person"],
        people(&ingrid)[0]["person"],
        "another signature, another number to compare"
    );
    ingrid.takes_in(&[withdrawal, card]);
    // What was entered before stays good.
    let counted = || {
        let rows = ingrid.does("ranking_get", json!({}))["rows"]
            .as_array()
            .expect("rows")
            .clone();
        rows.iter()
            .map(|row| row["reviews"].as_u64().unwrap_or(0))
            .sum::<u64>()
    };
    assert_eq!(counted(), 2, "what the register held before stays good");
    ada.scores(5);
    let second = ada.hands_in();
    let plan = ingrid.takes_in(&second);
    assert!(
        plan["items"]
            .as_array()
            .expect("items")
            .iter()
            .all(|item| item["code"] == "SIGNER_NOT_VOUCHED"),
        "the new signature is a stranger's until a chair accepts it: {plan:#}"
    );
    let old = people(&ingrid)
        .iter()
        .find(|person| person["state"] == "accepted")
        .expect("the old one")["row"]
        .clone();
    let new = people(&ingrid)
        .iter()
        .find(|person| person["state"] == "answered")
        .expect("the new one")["row"]
        .clone();
    ingrid.does(
        "person_accept",
        json!({ "row": new, "how": "met", "replaces": old }),
    );
    assert_eq!(counted(), 2, "two reviews, not four: both persons count as one");
}
