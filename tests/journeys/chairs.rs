//! Several chairs, told as stories: one who must not read a proposal, and a result that more than one signs.

use std::path::{Path, PathBuf};

use paraph_app::verify::{Check, Checked, verify_files};
use paraph_app::{Language, Words};
use paraph_tests::chair::{CLOSE, group, stranger_checks};
use paraph_tests::somebody::{Somebody, call_of, call_with};
use serde_json::{Value, json};

fn received(who: &Somebody) -> Value {
    who.does("received_list", json!({}))
}

/// Score files that can be read, and files that stay closed.
fn read_and_closed(who: &Somebody) -> (usize, usize) {
    let listed = received(who);
    let of = |kind: &str| {
        listed["files"]
            .as_array()
            .expect("files")
            .iter()
            .filter(|file| file["kind"] == kind)
            .count()
    };
    (of("score"), of("sealed"))
}

#[test]
fn a_chair_who_withdrew_is_sent_nothing_of_that_proposal() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let dora = Somebody::named("Dora Deputy", "dora@chairs.example");
    // No applicant has her name: what keeps the file from her is her own word.
    let call = call_with(&ingrid, "Nobody Known", &[("deputy", &dora)]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does(
        "call_accept",
        json!({ "path": call, "workspace": ada.home.path().join("desk.paraph-desk") }),
    );
    ada.scores(4);
    let readers = |who: &Somebody| -> Vec<String> {
        let preview = who.does("handin_preview", json!({}));
        let sets = preview["readers"].as_array().expect("readers").iter();
        let mut names: Vec<String> = sets.map(|set| set["names"].to_string()).collect();
        names.sort();
        names
    };
    let (hers, the_deputys) = (r#"["Ingrid Solberg"]"#, r#"["Dora Deputy"]"#);
    assert_eq!(readers(&ada), [hers], "one set of readers");
    let entries = ingrid.does("office_proposals", json!({}))["proposals"].clone();
    let first = entries[0]["proposal"].clone();
    let said = ingrid.does(
        "chair_withdraw",
        json!({ "proposal": first, "withdrawn": true, "ground": "family" }),
    );
    assert_eq!(
        (&said["rows"][0]["number"], &said["rows"][0]["others_read"]),
        (&json!("1"), &json!(true)),
        "and the deputy reads it: {said:#}"
    );
    let file = PathBuf::from(said["path"].as_str().expect("a file for the reviewers"));
    let looked = ada.does("file_inspect", json!({ "path": file }));
    assert_eq!(
        (&looked["act"], &looked["check"]["verdict"]),
        (&json!("take_over"), &json!("good")),
        "a chair of this call wrote it: {looked:#}"
    );
    let taken = ada.does("file_take", json!({ "path": file }));
    let sentence = taken["sentence"].as_str().expect("a sentence");
    assert!(
        sentence.contains("Ingrid Solberg") && sentence.contains('1'),
        "who and what: {sentence}"
    );
    assert_eq!(readers(&ada), [the_deputys, hers], "two sets of readers now");
    let files = ada.hands_in();
    assert_eq!(files.len(), 2, "a file for each: {files:?}");
    ingrid.takes_in(&files);
    assert_eq!(read_and_closed(&ingrid), (1, 1), "one stays closed to her");
    dora.does(
        "office_join",
        json!({ "path": call, "workspace": dora.home.path().join("d.paraph-office") }),
    );
    dora.takes_in(&ingrid.panel());
    assert!(
        read_and_closed(&dora).0 >= 1,
        "the deputy reads it: {:#}",
        received(&dora)
    );
    // She takes her word back: the next file is for her again.
    let back = ingrid.does("chair_withdraw", json!({ "proposal": first, "withdrawn": false }));
    ada.does("file_take", json!({ "path": back["path"] }));
    assert_eq!(readers(&ada), [hers], "one set again");
    // The older word, dropped once more, changes nothing: the newer one is above it.
    ada.does("file_take", json!({ "path": file }));
    assert_eq!(readers(&ada), [hers], "and stays one");
}

#[test]
fn the_word_of_a_stranger_keeps_nobody_from_reading() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let dora = Somebody::named("Dora Deputy", "dora@chairs.example");
    let call = call_with(&ingrid, "Nobody Known", &[("deputy", &dora)]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does(
        "call_accept",
        json!({ "path": call, "workspace": ada.home.path().join("desk.paraph-desk") }),
    );
    // Somebody else is chair of another call, and says the same there.
    let sven = Somebody::named("Sven Stranger", "sven@elsewhere.example");
    call_with(&sven, "Nobody Known", &[]);
    let proposal = sven.does("office_proposals", json!({}))["proposals"][0]["proposal"].clone();
    let said = sven.does(
        "chair_withdraw",
        json!({ "proposal": proposal, "withdrawn": true }),
    );
    let looked = ada.does("file_inspect", json!({ "path": said["path"] }));
    assert_ne!(
        looked["act"], "take_over",
        "it is nothing for this desk: {looked:#}"
    );
    ada.refused("file_take", json!({ "path": said["path"] }));
    // Nor is what chairs send each other.
    let panel = ingrid.panel();
    let looked = ada.does("file_inspect", json!({ "path": panel[0] }));
    assert_ne!(looked["act"], "take_over", "{looked:#}");
    ada.refused("file_take", json!({ "path": panel[0] }));
}

#[test]
fn invitations_carry_what_a_chair_must_not_read() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let dora = Somebody::named("Dora Deputy", "dora@chairs.example");
    call_with(&ingrid, "Nobody Known", &[("deputy", &dora)]);
    ingrid.does(
        "person_set",
        json!({ "name": "Ada Martin", "email": "ada@reviewers.example" }),
    );
    let proposal = ingrid.does("office_proposals", json!({}))["proposals"][0]["proposal"].clone();
    ingrid.does(
        "chair_withdraw",
        json!({ "proposal": proposal, "withdrawn": true }),
    );
    let made = ingrid.does("people_invite", json!({ "documents": false }));
    let path = |field: &str| PathBuf::from(made["files"][0][field].as_str().expect("a path"));
    let draft = fs_err::read_to_string(path("draft")).expect("a draft");
    let beside = path("path").with_file_name("Withdrawn-SMALL-Solberg.paraph");
    for file in [path("path"), beside.clone()] {
        let name = file.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(draft.contains(&name), "{name} is attached to the draft");
    }
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does(
        "call_accept",
        json!({ "path": path("path"), "workspace": ada.home.path().join("desk.paraph-desk") }),
    );
    let taken = ada.does("file_take", json!({ "path": beside }));
    assert!(
        taken["sentence"]
            .as_str()
            .is_some_and(|said| said.contains("Ingrid Solberg")),
        "{taken}"
    );
}

/// A call whose result two chairs must sign, up to the close: reviews taken in, accepted, entered.
fn closed_with_two_chairs() -> (Somebody, Somebody) {
    closed(|body| body["policy"]["signatures_needed"] = json!(2))
}

/// A call of two chairs up to the close, the second one with an office that joined.
fn closed(change: impl FnOnce(&mut Value)) -> (Somebody, Somebody) {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let bela = Somebody::named("Béla Nagy", "bela@chairs.example");
    let call = call_of(
        &ingrid,
        &["Nobody Known", "Somebody Else"],
        &[("chair", &bela)],
        change,
    );
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let ben = Somebody::named("Ben Okafor", "ben@reviewers.example");
    ingrid.takes_in(&ada.reviews(&call, 4));
    ingrid.takes_in(&ben.reviews(&call, 2));
    ingrid.accepts_all();
    ingrid.host.set_clock(CLOSE + 3_600);
    bela.host.set_clock(CLOSE + 3_600);
    ingrid.does("received_enter", json!({ "close": true }));
    bela.does(
        "office_join",
        json!({ "path": call, "workspace": bela.home.path().join("b.paraph-office") }),
    );
    (ingrid, bela)
}

fn verified(file: &Path) -> String {
    let mut said = String::new();
    verify_files(&[file], Check::default(), |checked: Checked| {
        said = checked.text(Words::of(Language::En));
    });
    said
}

#[test]
fn a_result_that_two_sign_is_published_with_the_second_signature() {
    let (ingrid, bela) = closed_with_two_chairs();
    // The other chair's card is not here yet, so nobody else could sign.
    let blockers = ingrid.does("publish_preview", json!({}))["blockers"].to_string();
    assert!(blockers.contains("sign the result"), "that is said: {blockers}");
    ingrid.refused("publish_make", json!({}));
    ingrid.takes_in(&bela.panel());
    let preview = ingrid.does("publish_preview", json!({}));
    assert_eq!(
        preview["blockers"],
        json!([]),
        "nothing is in the way: {preview:#}"
    );
    assert_eq!(
        (&preview["signatures"]["needed"], &preview["signatures"]["others"]),
        (&json!(2), &json!(["Béla Nagy"])),
        "who else can sign"
    );
    let made = ingrid.does(
        "publish_make",
        json!({ "folder": ingrid.home.path().join("result") }),
    );
    assert_eq!(made["waits_for"], 1, "it goes round first: {made:#}");
    assert!(
        !ingrid.home.path().join("result/result.paraph").exists(),
        "nothing is published"
    );
    ingrid.refused("letters_make", json!({}));
    let waiting = PathBuf::from(made["files"][0]["path"].as_str().expect("a file"));
    assert!(
        verified(&waiting).contains("2 chairs; 1 of them signed"),
        "anyone can see that one is missing: {}",
        verified(&waiting)
    );
    // The other chair knows nothing of the reviews yet, and does not sign what differs from what stands there.
    let against = bela.refused("result_sign", json!({ "path": waiting }));
    assert!(
        against.contains("says other than what stands here"),
        "it is told: {against}"
    );
    let plan = bela.takes_in(&ingrid.panel());
    assert!(!group(&plan, "ready").is_empty(), "{plan:#}");
    let signed = bela.does("result_sign", json!({ "path": waiting }));
    assert_eq!(
        (&signed["missing"], &signed["by"]),
        (&json!(0), &json!(["Ingrid Solberg", "Béla Nagy"])),
        "both signed: {signed:#}"
    );
    assert_eq!(signed["published"], Value::Null, "who made it publishes it");
    // Somebody who is no chair of this call adds nothing that counts.
    let back = ingrid.does("result_sign", json!({ "path": signed["path"] }));
    assert_eq!(back["published"]["waits_for"], 0, "now it is published: {back:#}");
    assert_eq!(
        back["published"]["bundle"], made["bundle"],
        "the same result: signatures do not change it"
    );
    let folder = PathBuf::from(back["published"]["folder"].as_str().expect("a folder"));
    let result = folder.join("result.paraph");
    assert!(
        verified(&result).contains("2 chairs; 2 of them signed"),
        "{}",
        verified(&result)
    );
    assert!(!waiting.exists(), "what went round has done its work");
    let (_, said) = stranger_checks(&folder);
    assert!(
        said.contains("counted reviews") && said.matches("Good \"result.v1@paraph\"").count() == 2,
        "a stranger's shell finds both signatures good: {said}"
    );
    let letters = ingrid.does("letters_make", json!({}));
    assert_eq!(
        letters["letters"].as_array().map(Vec::len),
        Some(2),
        "letters follow"
    );
    assert_eq!(
        ingrid.does("publish_preview", json!({}))["signatures"]["waiting"],
        Value::Null,
        "nothing waits any more"
    );
}

/// A chair who changes a date or a policy after the call went out loses nothing that was written by the edition before.
#[test]
fn reviews_of_an_earlier_edition_are_taken_in_after_a_new_one() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&ingrid, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let files = ada.reviews(&call, 4);
    let mut body = ingrid.does("call_get", json!({}))["body"].clone();
    body["title"] = json!("A small call, until Monday");
    ingrid.does("call_update", body);
    ingrid.does("call_freeze", json!({}));
    let plan = ingrid.does("received_plan", json!({ "paths": files }));
    assert!(
        group(&plan, "again").is_empty(),
        "nobody is asked to hand in again: {plan:#}"
    );
    ingrid.takes_in(&files);
    ingrid.accepts_all();
    assert_eq!(ingrid.counted(), [1, 1], "and each counts");
}

/// A chair with one review, taken in, and a deputy whom the second edition names and who joins from its file after `before`.
fn named_later(before: impl FnOnce(&Somebody, &Somebody)) -> (Somebody, Somebody) {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let dora = Somebody::named("Dora Deputy", "dora@chairs.example");
    let call = call_with(&ingrid, "Nobody Known", &[]);
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    let files = ada.reviews(&call, 4);
    let mut body = ingrid.does("call_get", json!({}))["body"].clone();
    let card = ingrid.does("card_read", json!({ "path": dora.card() }));
    let people = body["people"].as_array_mut().expect("people");
    people.push(json!({ "role": "deputy", "name": card["name"], "person": card["person"], "age": card["age"], "email": card["email"] }));
    ingrid.does("call_update", body);
    let frozen = ingrid.does("call_freeze", json!({}));
    ingrid.takes_in(&files);
    ingrid.accepts_all();
    before(&ingrid, &dora);
    let editions = frozen["editions"].as_array().expect("editions");
    let second = editions
        .iter()
        .find(|one| one["edition"] == 2)
        .expect("the second");
    dora.does(
        "office_join",
        json!({ "path": second["path"], "workspace": dora.home.path().join("d.paraph-office") }),
    );
    (ingrid, dora)
}

/// Somebody who is named in the second edition joins from its file, and knows nothing of the first: what the chair of both sends is
/// taken in as a chair's.
#[test]
fn a_deputy_named_later_takes_in_what_the_chair_knows() {
    let (ingrid, dora) = named_later(|_, _| ());
    let plan = dora.takes_in(&ingrid.panel());
    assert!(
        group(&plan, "question").is_empty(),
        "nobody has to ask who the chair of the call is: {plan:#}"
    );
}

/// What reviewers wrote before somebody was named, the chair hands on: then it counts there too, and the deputy publishes. What speaks of a
/// proposal that the deputy must not read is never handed on.
#[test]
fn reviews_written_before_a_deputy_was_named_are_handed_on_by_the_chair() {
    let (ingrid, dora) = named_later(|ingrid, dora| {
        ingrid.host.set_clock(CLOSE + 3_600);
        dora.host.set_clock(CLOSE + 3_600);
        ingrid.does("received_enter", json!({ "close": true }));
    });
    // Without the reviews she sees the close, and is told why nothing counts and whom to ask.
    dora.takes_in(&ingrid.panel());
    let there = received(&dora);
    assert_eq!(there["closed"], 1, "the register is closed there too: {there:#}");
    let missing = there["missing"]["text"].as_str().expect("a sentence");
    assert!(
        missing.contains("One file") && missing.contains("Ingrid Solberg"),
        "what is missing, and who has it: {missing}"
    );
    let blockers = dora.does("publish_preview", json!({}))["blockers"].to_string();
    assert!(
        blockers.contains("hand them on"),
        "that is in the way: {blockers}"
    );
    // The chair is told whom it is closed to, and hands it on.
    let look = ingrid.does("panel_look", json!({}));
    let waiting = &look["not_sent"][0];
    assert_eq!(
        (&waiting["name"], &waiting["files"], &waiting["kept_from"]),
        (&json!("Dora Deputy"), &json!(1), &json!(0)),
        "{look:#}"
    );
    let handed = |folder: &str| -> Vec<PathBuf> {
        let made = ingrid.does(
            "panel_make",
            json!({ "folder": ingrid.home.path().join(folder), "hand_on": [waiting["person"]] }),
        );
        let files = made["files"].as_array().expect("files").iter();
        files
            .map(|file| PathBuf::from(file.as_str().expect("a path")))
            .collect()
    };
    let plan = dora.takes_in(&handed("on"));
    assert!(group(&plan, "question").is_empty(), "nothing is asked: {plan:#}");
    let there = received(&dora);
    assert_eq!(there["missing"], Value::Null, "all is there: {there:#}");
    assert_eq!(dora.counted(), [1, 1], "and counts: {there:#}");
    ingrid.takes_in(&dora.panel());
    let folder = dora.home.path().join("result");
    let made = dora.does("publish_make", json!({ "folder": folder }));
    assert_eq!(made["waits_for"], 0, "the deputy publishes: {made:#}");
    let (_, said) = stranger_checks(&folder);
    assert!(
        said.contains("counted reviews") && said.contains("Good \"result.v1@paraph\""),
        "a stranger's shell finds it good: {said}"
    );
    // Had she withdrawn from one of the proposals, the file would stay closed to her.
    let proposal = ingrid.does("office_proposals", json!({}))["proposals"][0]["proposal"].clone();
    dora.does(
        "chair_withdraw",
        json!({ "proposal": proposal, "withdrawn": true }),
    );
    ingrid.takes_in(&dora.panel());
    let look = ingrid.does("panel_look", json!({}));
    assert_eq!(
        (&look["not_sent"][0]["files"], &look["not_sent"][0]["kept_from"]),
        (&json!(0), &json!(1)),
        "never to her: {look:#}"
    );
}

/// A chair whose laptop is gone on the evening of the result: another chair, who joined from the call file and took in what the
/// first one knew, publishes, and a stranger's shell finds it good.
#[test]
fn another_chair_publishes_from_an_office_that_joined() {
    let (ingrid, bela) = closed(|_| ());
    ingrid.takes_in(&bela.panel());
    let plan = bela.takes_in(&ingrid.panel());
    let preview = bela.does("publish_preview", json!({}));
    assert_eq!(preview["blockers"], json!([]), "nothing is in the way: {plan:#}");
    let folder = bela.home.path().join("result");
    let made = bela.does("publish_make", json!({ "folder": folder }));
    assert_eq!(made["waits_for"], 0, "published: {made:#}");
    let (_, said) = stranger_checks(&folder);
    assert!(
        said.contains("counted reviews") && said.contains("Good \"result.v1@paraph\""),
        "a stranger's shell finds it good: {said}"
    );
}

#[test]
fn what_was_decided_since_is_not_published_by_an_old_signature() {
    let (ingrid, bela) = closed_with_two_chairs();
    ingrid.takes_in(&bela.panel());
    bela.takes_in(&ingrid.panel());
    let made = ingrid.does(
        "publish_make",
        json!({ "folder": ingrid.home.path().join("result") }),
    );
    let waiting = made["files"][0]["path"].clone();
    let signed = bela.does("result_sign", json!({ "path": waiting }));
    // Meanwhile the committee thinks again.
    let rows = ingrid.does("ranking_get", json!({}))["rows"].clone();
    ingrid.does(
        "decision_set",
        json!({ "proposal": rows[0]["proposal"], "decision": "decline", "reason": "On second thoughts." }),
    );
    let against = ingrid.refused("result_sign", json!({ "path": signed["path"] }));
    assert!(against.contains("Awards differ"), "it is told: {against}");
    assert!(
        !ingrid.home.path().join("result/result.paraph").exists(),
        "nothing was published"
    );
    // Made again, it goes round again; the old file is another result.
    let again = ingrid.does(
        "publish_make",
        json!({ "folder": ingrid.home.path().join("result") }),
    );
    assert_ne!(again["bundle"], made["bundle"], "another result");
    let stale = ingrid.refused("result_sign", json!({ "path": signed["path"] }));
    assert!(stale.contains("Awards differ"), "{stale}");
}

#[test]
fn a_call_that_asks_for_more_signatures_than_it_names_chairs_is_not_signed() {
    let ingrid = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    ingrid.does(
        "workspace_create",
        json!({ "kind": "office", "name": "Small", "path": ingrid.home.path().join("a.paraph-office") }),
    );
    let mut body = ingrid.does("call_template", json!({ "template": "blank" }))["body"].clone();
    body["policy"]["signatures_needed"] = json!(3);
    let view = ingrid.does("call_update", body);
    let fault = view["faults"]
        .as_array()
        .expect("faults")
        .iter()
        .find(|fault| fault["field"] == "policy.signatures_needed")
        .unwrap_or_else(|| panic!("it is told beside the field: {view:#}"));
    assert!(
        fault["phrase"]["text"]
            .as_str()
            .is_some_and(|text| text.contains('3')),
        "{fault}"
    );
}
