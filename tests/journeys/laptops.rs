//! One reviewer with more than one computer, or with a desk from yesterday: numbers, what takes the place of what, and that nothing
//! contradicts itself unless two things were really signed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use paraph_bundle::identity::KeyFile;
use paraph_bundle::open::{NoCards, open};
use paraph_bundle::payload::card::{Card, CardKey};
use paraph_bundle::payload::draft::{self, ReviewDraft};
use paraph_bundle::payload::{Format, Hash, Kind, Manifest, Name, Payload, Salt, Stream, Time};
use paraph_bundle::{SigningKey, Writer};
use paraph_tests::chair::CLOSE;
use paraph_tests::somebody::{Somebody, call_with, stream_of};
use serde_json::{Value, json};

/// A chair with a small call and Ada on her list.
fn chair_and_call() -> (Somebody, PathBuf) {
    let chair = Somebody::named("Ingrid Solberg", "ingrid@chairs.example");
    let call = call_with(&chair, "Nobody Known", &[]);
    chair.does(
        "person_set",
        json!({ "name": "Ada Martin", "email": "ada@reviewers.example" }),
    );
    (chair, call)
}

/// A reviewer who has taken the call in.
fn reviewer(call: &Path) -> Somebody {
    let ada = Somebody::named("Ada Martin", "ada@reviewers.example");
    ada.does(
        "call_accept",
        json!({ "path": call, "workspace": ada.home.path().join("desk.paraph-desk") }),
    );
    ada
}

/// Her second laptop, from the safety copy of the first.
fn second_laptop(ada: &Somebody) -> (Somebody, tempfile::TempDir) {
    let stick = tempfile::tempdir().expect("a folder");
    ada.does("safety_set", json!({ "folder": stick.path() }));
    let code = ada.does("safety_code", json!({}))["code"].clone();
    let other = Somebody::named("Ada Martin at home", "ada@reviewers.example");
    let found = other.does("safety_look", json!({ "path": stick.path(), "code": code }));
    other.does(
        "safety_restore",
        json!({ "path": found["copies"][0]["path"], "code": code }),
    );
    (other, stick)
}

/// Hands in and sends: what lies in the folder is put aside by the next hand-in, what was sent is not.
fn sends(who: &Somebody, to: &str) -> Vec<PathBuf> {
    let folder = who.home.path().join("sent").join(to);
    fs_err::create_dir_all(&folder).expect("a folder");
    let files = who.hands_in().into_iter();
    files
        .map(|file| {
            let sent = folder.join(file.file_name().expect("a name"));
            fs_err::copy(&file, &sent).expect("a copy");
            sent
        })
        .collect()
}

fn takes(who: &Somebody, file: &Path) -> Value {
    let looked = who.does("file_inspect", json!({ "path": file }));
    assert_eq!(
        looked["act"], "take_over",
        "it is said what can be done: {looked:#}"
    );
    who.does("file_take", json!({ "path": file }))
}

/// What the office says is wrong: kinds of questions, and codes and notes of what is here.
fn troubles(chair: &Somebody) -> BTreeSet<String> {
    let list = chair.does("received_list", json!({}));
    let text = list.to_string();
    let mut found: BTreeSet<String> = list["questions"]
        .as_array()
        .expect("questions")
        .iter()
        .filter_map(|question| question["kind"].as_str().map(str::to_owned))
        .collect();
    for word in ["FORK", "\"fork\""] {
        if text.contains(word) {
            found.insert("fork".to_owned());
        }
    }
    found
}

#[test]
fn two_laptops_take_turns_and_nothing_contradicts() {
    let (chair, call) = chair_and_call();
    let first = reviewer(&call);
    let (second, _stick) = second_laptop(&first);
    first.scores(3);
    let of_first = sends(&first, "one");
    // What was signed on the first is taken over on the second, and again brings nothing.
    let taken = takes(&second, &of_first[0]);
    assert_eq!(
        (&taken["taken"], &taken["kept"]),
        (&json!(2), &json!(0)),
        "{taken}"
    );
    assert_eq!(first.steps(), second.steps(), "the same scores on both");
    let again = takes(&second, &of_first[0]);
    assert_eq!(
        (&again["taken"], &again["same"]),
        (&json!(0), &json!(2)),
        "{again}"
    );
    // The second changes one, the first takes it over and changes it again.
    second.scores_one(0, 5);
    let of_second = sends(&second, "one");
    let taken = takes(&first, &of_second[0]);
    assert_eq!(
        (&taken["taken"], &taken["same"]),
        (&json!(1), &json!(1)),
        "{taken}"
    );
    first.scores_one(0, 1);
    let of_first_again = sends(&first, "two");
    assert_eq!(
        (
            first.does("handin_preview", json!({}))["state"]["number"].clone(),
            second.does("handin_preview", json!({}))["state"]["number"].clone()
        ),
        (json!(2), json!(1)),
        "each laptop counts its own hand-ins"
    );
    // Two machines of the chair, in either order: one state.
    let files: Vec<PathBuf> = [of_first, of_second, of_first_again].concat();
    chair.does("workspace_close", json!({}));
    let office = |seed: &str| {
        let there = chair.copied(seed);
        let path = there.home.path().join("a.paraph-office");
        there.does("workspace_open", json!({ "path": path }));
        there
    };
    let (forward, backward) = (office("one machine"), office("another machine"));
    for file in &files {
        forward.takes_in(std::slice::from_ref(file));
    }
    for file in files.iter().rev() {
        backward.takes_in(std::slice::from_ref(file));
    }
    assert_eq!(
        forward.state(),
        backward.state(),
        "in either order the same state"
    );
    for there in [&forward, &backward] {
        there.accepts_all();
        assert_eq!(troubles(there), BTreeSet::new(), "nothing contradicts anything");
        assert_eq!(there.counted(), [1, 1], "one review of each counts");
    }
    let cells = |there: &Somebody| {
        let entered = there.does("ranking_get", json!({}));
        entered["rows"].clone()
    };
    assert_eq!(cells(&forward), cells(&backward), "and the same ranking");
}

#[test]
fn two_laptops_that_did_not_speak_contradict_and_a_newer_review_ends_it() {
    let (chair, call) = chair_and_call();
    let first = reviewer(&call);
    let (second, _stick) = second_laptop(&first);
    first.scores(3);
    second.scores(4);
    let (of_first, of_second) = (sends(&first, "one"), sends(&second, "one"));
    chair.takes_in(&of_first);
    chair.accepts_all();
    let plan = chair.takes_in(&of_second);
    let noted = plan["items"][0].to_string();
    assert!(
        noted.contains("CONTRADICTION"),
        "two reviews were signed under one number, and that is said: {plan:#}"
    );
    assert_eq!(
        troubles(&chair),
        BTreeSet::from(["contradiction".to_owned()]),
        "the chair is asked"
    );
    assert_eq!(chair.counted(), [0, 0], "neither counts");
    // She takes over what the first laptop signed: what stands on the second stays, and is now the newer one of both.
    let taken = takes(&second, &of_first[0]);
    assert_eq!(
        (&taken["taken"], &taken["kept"]),
        (&json!(0), &json!(2)),
        "{taken}"
    );
    assert_eq!(second.steps(), [json!(4), json!(4)], "nothing was overwritten");
    let settled = sends(&second, "two");
    chair.takes_in(&settled);
    assert_eq!(troubles(&chair), BTreeSet::new(), "the newer review ends it");
    assert_eq!(chair.counted(), [1, 1], "and counts");
    // The proofs stay: dropping the two again brings nothing, and changes nothing.
    let state = chair.state();
    chair.takes_in(&of_first);
    chair.takes_in(&of_second);
    assert_eq!(chair.state(), state, "both are here for ever");
    // The first laptop takes over the end of it.
    let taken = takes(&first, &settled[0]);
    assert_eq!(taken["taken"], 2, "{taken}");
    assert_eq!(first.steps(), [json!(4), json!(4)], "as it was settled");
}

#[test]
fn a_desk_from_yesterday_is_a_new_device_and_contradicts_nothing() {
    let (chair, call) = chair_and_call();
    let ada = reviewer(&call);
    ada.scores(2);
    let clear = |who: &Somebody, to: &str| {
        let made = who.does(
            "handin_make",
            json!({ "encrypt": false, "folder": who.home.path().join(to) }),
        );
        PathBuf::from(made["files"][0]["path"].as_str().expect("a path"))
    };
    let one = clear(&ada, "one");
    let backups = ada.does("backup_make", json!({}));
    let backup = PathBuf::from(backups["backups"][0]["path"].as_str().expect("a path"));
    let kept = ada.home.path().join("kept.paraph-backup");
    fs_err::copy(&backup, &kept).expect("a copy");
    ada.scores_one(0, 3);
    let two = clear(&ada, "two");
    // The desk of before the second hand-in is put back, and work goes on from it.
    ada.does("backup_restore", json!({ "path": kept }));
    assert_eq!(ada.steps()[0], 2, "the score of the back-up");
    ada.scores_one(0, 5);
    let three = clear(&ada, "three");
    let stream = |path: &Path| stream_of(&fs_err::read(path).expect("a file")).0;
    assert_eq!(stream(&one).0, stream(&two).0, "one desk, one stream");
    assert_ne!(
        stream(&one).0,
        stream(&three).0,
        "the desk put back is another device"
    );
    assert!(stream(&three).1 > stream(&two).1, "and no number stands twice");
    for file in [&three, &one, &two] {
        chair.takes_in(std::slice::from_ref(file));
    }
    chair.accepts_all();
    assert_eq!(troubles(&chair), BTreeSet::new(), "no false contradiction");
    assert_eq!(chair.counted(), [1, 1], "the last review counts");
    let owed = chair.does("received_owed", json!({}));
    let hers = owed["people"]
        .as_array()
        .expect("people")
        .iter()
        .find(|one| one["name"] == "Ada Martin")
        .expect("Ada");
    assert_eq!(
        (&hers["never_came"], &hers["sequence"]),
        (&json!([]), &json!(3)),
        "nothing is said to be missing: the desk that was put back counts on"
    );

    // The same back-up on another computer, where nothing tells of the second hand-in: the file that went out does.
    let elsewhere = Somebody::named("Ada Martin elsewhere", "ada@reviewers.example");
    for name in ["signing-key", "card"] {
        let from = ada.home.path().join("data/keys").join(name);
        if from.exists() {
            let to = elsewhere.home.path().join("data/keys");
            fs_err::create_dir_all(&to).expect("a folder");
            fs_err::copy(from, to.join(name)).expect("a key");
        }
    }
    elsewhere.does("workspace_create", json!({ "kind": "desk", "name": "Mine" }));
    elsewhere.does("backup_restore", json!({ "path": kept }));
    for file in [&two, &three] {
        takes(&elsewhere, file);
    }
    assert_eq!(elsewhere.steps()[0], 5, "what went out last stands here");
    elsewhere.scores_one(0, 4);
    let four = clear(&elsewhere, "four");
    chair.takes_in(std::slice::from_ref(&four));
    assert_eq!(troubles(&chair), BTreeSet::new(), "nor here");
    assert_eq!(chair.counted(), [1, 1], "and again the last one counts");
}

/// Files of a person whose card lists a second key: the card's second edition, and a score bundle that the second key alone signed.
fn by_second_key(ada: &Somebody, call: &Path, step: i64, revision: u64) -> (PathBuf, PathBuf) {
    let file = ada.home.path().join("data/keys/signing-key");
    let first = KeyFile::read(&fs_err::read(file).expect("a key file"))
        .and_then(|file| file.unlock(None))
        .expect("a key");
    let second = SigningKey::from_seed(&[77; 32]);
    let card_file = fs_err::read(ada.card()).expect("a card");
    let opened = open(&mut std::io::Cursor::new(&card_file), &NoCards).expect("it holds");
    let Payload::Card(card) = opened.payload else {
        panic!("a card is a card")
    };
    let now = Time::from_unix(CLOSE - 20 * 86_400);
    let next = Card {
        edition: card.edition + 1,
        previous: Some(Hash::of(&card.write())),
        keys: [
            card.keys.clone(),
            vec![CardKey {
                key: Name::clean(&second.public().to_line()),
                label: Name::clean("tablet"),
                from: now,
            }],
        ]
        .concat(),
        ..*card
    };
    let manifest = |kind: Kind, call: Option<Hash>, stream: Option<Stream>| Manifest {
        answers: None,
        author: first.person(),
        call,
        created: now,
        critical: Vec::new(),
        format: Format::OURS,
        kind,
        nonce: Hash::of(format!("{kind:?} {step} {revision}").as_bytes()),
        producer: Name::clean("Paraph 1.0.0"),
        stream,
    };
    let (written, card_bytes) = Writer::new(manifest(Kind::Card, None, None), "Ada Martin")
        .member("card.json", next.write())
        .to_bytes(&[&first, &second])
        .expect("a card");
    let package = fs_err::read(call).expect("the call");
    let opened = open(&mut std::io::Cursor::new(&package), &NoCards).expect("it holds");
    let Payload::Call(file) = opened.payload else {
        panic!("a call is a call")
    };
    let edition = &file.edition;
    let mut salts = 0_u8;
    let reviews: Vec<draft::ReviewLines> = file
        .proposals
        .iter()
        .map(|proposal| {
            let review = ReviewDraft {
                proposal: proposal.value.proposal,
                round: edition.call.rounds[0].id.clone(),
                revision,
                document: None,
                scores: edition
                    .call
                    .rubric
                    .criteria
                    .iter()
                    .map(|criterion| (criterion.id.clone(), step))
                    .collect(),
                na: Vec::new(),
                confidence: None,
                rationale: std::collections::BTreeMap::new(),
                overall: None,
                confidential: None,
                evidence: Vec::new(),
                withdrawn: false,
            };
            draft::write(&review, &edition.call, edition.call.rubric.hash(), || {
                salts += 1;
                Salt::new([salts; 16])
            })
        })
        .collect();
    let stream = Stream {
        device: "0c".repeat(16).parse().expect("a device"),
        left_out: Vec::new(),
        previous: None,
        sequence: 1,
        to: vec![edition.call.keeper],
    };
    let (_, scores) = Writer::new(
        manifest(Kind::Score, Some(edition.id), Some(stream)),
        "Ada Martin",
    )
    .members(draft::members(&reviews, &[]))
    .member(
        format!("cards/{}.paraph", written.id.to_hex()),
        card_bytes.clone(),
    )
    .to_bytes(&[&second])
    .expect("a score bundle");
    let folder = ada.home.path().join("second");
    fs_err::create_dir_all(&folder).expect("a folder");
    let (card_path, score_path) = (folder.join("card.paraph"), folder.join("scores.paraph"));
    fs_err::write(&card_path, card_bytes).expect("a file");
    fs_err::write(&score_path, scores).expect("a file");
    (card_path, score_path)
}

#[test]
fn a_second_key_in_the_card_speaks_for_the_same_person() {
    let (chair, call) = chair_and_call();
    let ada = reviewer(&call);
    ada.scores(3);
    let of_first = ada.hands_in();
    let (card, scores) = by_second_key(&ada, &call, 5, 2);
    // The bundle that the second key signed comes first: nobody here knows that key, but the card in it is signed by the first.
    chair.takes_in(std::slice::from_ref(&scores));
    chair.takes_in(&of_first);
    chair.takes_in(std::slice::from_ref(&card));
    let people = chair.does("people_list", json!({}));
    let persons: BTreeSet<&str> = people["people"]
        .as_array()
        .expect("people")
        .iter()
        .filter_map(|person| person["person"].as_str())
        .collect();
    assert_eq!(persons.len(), 1, "one person, two keys: {people:#}");
    chair.accepts_all();
    assert_eq!(troubles(&chair), BTreeSet::new(), "nothing contradicts");
    assert_eq!(chair.counted(), [1, 1], "one review of each counts");
    // Two machines that heard of it in another order show the same.
    let state = chair.state();
    let again = chair.does("received_plan", json!({ "paths": [card, scores, of_first[0]] }));
    assert_eq!(
        again["counts"]["nothing"], 3,
        "all of it is here already: {again:#}"
    );
    assert_eq!(chair.state(), state, "and looking changes nothing");
}
