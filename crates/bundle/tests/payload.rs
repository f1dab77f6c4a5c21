//! Each rule of a field, by a value that breaks it and nothing else; beside it the value that keeps it.

#![allow(
    clippy::expect_used,
    clippy::items_after_statements,
    clippy::semicolon_if_nothing_returned,
    clippy::wildcard_enum_match_arm,
    clippy::redundant_closure_for_method_calls,
    dropping_copy_types,
    clippy::drop_non_drop,
    reason = "a test says what it means in few words, and stops where what it builds on does not hold"
)]

mod committee;

use std::collections::BTreeMap;

use committee::{
    CHAIR, CO_CHAIR, SPONSOR, call, card, edition, key, manifest, member, name, proposal, proposals, record,
    review, reviewer, salt, slug, time,
};
use paraph_bundle::fault::{Code, Fault, Param};
use paraph_bundle::payload::call::{
    Best, Call, CallEdition, Floor, Given, How, Rationale, Role, RoundRule, StepLabel, Track, rubric_hash,
};
use paraph_bundle::payload::card::Card;
use paraph_bundle::payload::draft::{self, ReviewDraft, ReviewLines};
use paraph_bundle::payload::draw::{self, DrawList};
use paraph_bundle::payload::fit::Fit;
use paraph_bundle::payload::manifest::{Manifest, peek};
use paraph_bundle::payload::proposal::{judge_seal, read_about, read_assignments, read_proposals};
use paraph_bundle::payload::reader::{self, Score};
use paraph_bundle::payload::record::{
    Body, Decision, Draw, DrawAnnounced, DrawByHand, Entered, Record, SignedBy, Source, Verdict, Veto,
    VetoGround, Vouch, read_public_records, read_records,
};
use paraph_bundle::payload::result::{read_ranking, read_statuses};
use paraph_bundle::payload::review::{Anchor, AnchorKind, Head, HeadState, parts_hash};
use paraph_bundle::payload::{Hash, Kept, Kind, Line, Payload, Text, Unknown, canonical};
use serde_json::{Value, json};

fn path(fault: &Fault) -> &str {
    assert_eq!(fault.code(), Code::Field, "{fault}");
    &fault.params()[&Param::Path]
}

#[test]
fn a_call_is_judged_field_by_field() {
    let good = call(&proposals(2).0);
    assert!(good.judge().is_ok(), "the call that the others differ from");
    assert_eq!(
        Call::read(&good.write(), Unknown::Refused).expect("read back"),
        good,
        "read as it is written"
    );
    type Case = (&'static str, fn(&mut Call));
    let cases: [Case; 27] = [
        ("edition", |call| call.edition = 0),
        ("previous", |call| call.previous = Some(Hash::ZERO)),
        ("previous", |call| call.edition = 2),
        ("unit.digits", |call| call.unit.digits = 16),
        ("tracks", |call| call.tracks.clear()),
        ("tracks", |call| call.tracks.push(call.tracks[0].clone())),
        ("rounds", |call| call.rounds.clear()),
        ("rounds", |call| call.rounds[1].id = call.rounds[0].id.clone()),
        ("rubric.criteria", |call| call.rubric.criteria.clear()),
        ("rubric.criteria[1].id", |call| {
            call.rubric.criteria[1].id = slug("impact")
        }),
        ("rubric.criteria[0].id", |call| {
            call.rubric.criteria[0].id = slug("overall")
        }),
        ("rubric.criteria[0].max", |call| call.rubric.criteria[0].max = 1),
        ("rubric.criteria[0].max", |call| {
            call.rubric.criteria[0].max = 1_002
        }),
        ("rubric.criteria[0].weight", |call| {
            call.rubric.criteria[0].weight = 10_001
        }),
        ("rubric.criteria[0].labels", |call| {
            call.rubric.criteria[0].labels[0].step = 6
        }),
        ("rubric.criteria[0].labels", |call| {
            call.rubric.criteria[0].labels.push(StepLabel {
                label: name("again"),
                step: 1,
            })
        }),
        ("rubric.criteria", |call| {
            for (criterion, width) in call.rubric.criteria.iter_mut().zip([997, 991]) {
                criterion.max = criterion.min + width;
            }
            let mut third = call.rubric.criteria[0].clone();
            third.id = slug("third");
            third.max = third.min + 4;
            call.rubric.criteria.push(third);
        }),
        ("rubric.confidence.max", |call| {
            call.rubric.confidence.as_mut().expect("a scale").max = 1
        }),
        ("rubric.confidence.labels", |call| {
            call.rubric
                .confidence
                .as_mut()
                .expect("a scale")
                .labels
                .push(StepLabel {
                    label: name("x"),
                    step: 5,
                })
        }),
        ("rubric.confidence.weights", |call| {
            call.rubric.confidence.as_mut().expect("a scale").weights = Some(vec![1, 2, 3])
        }),
        ("rubric.confidence.weights", |call| {
            call.rubric.confidence.as_mut().expect("a scale").weights = Some(vec![1, 2, 3, 5])
        }),
        ("funding.draw_level", |call| call.funding.draw_level = 75),
        ("funding.threshold", |call| {
            call.funding.threshold = Some(100_000_001)
        }),
        ("funding.scale", |call| call.funding.scale = Some(0)),
        ("funding.floors[0]", |call| {
            call.funding.floors.push(Floor {
                criterion: slug("impact"),
                min: 6,
            })
        }),
        ("people", |call| call.people.push(call.people[0].clone())),
        ("keeper", |call| call.keeper = key(SPONSOR).person()),
    ];
    for (wanted, change) in cases {
        let mut bad = good.clone();
        change(&mut bad);
        let fault = Call::read(&bad.write(), Unknown::Refused).expect_err(wanted);
        assert_eq!(
            path(&fault),
            format!("call.json:{wanted}"),
            "the field that is wrong"
        );
    }
    for change in [
        (|call: &mut Call| call.rubric.criteria[0].max = 1_001) as fn(&mut Call),
        |call| call.rubric.criteria[0].weight = 10_000,
        |call| call.funding.scale = Some(10_000),
        |call| call.funding.threshold = Some(100_000_000),
        |call| call.unit.digits = 15,
        |call| call.funding.draw_level = 90,
    ] {
        let mut edge = good.clone();
        change(&mut edge);
        assert!(edge.judge().is_ok(), "the last value that holds");
    }
    let mut twice = good.clone();
    twice.policy.vouch = vec![How::Met, How::Met];
    assert_eq!(
        path(&twice.judge().expect_err("twice")),
        "call.json:policy.vouch",
        "a way named twice"
    );
}

#[test]
fn a_call_answers_what_others_ask_of_it() {
    let mut call = call(&proposals(2).0);
    assert!(
        call.has_role(key(CHAIR).person(), Role::Chair) && !call.has_role(key(CHAIR).person(), Role::Veto),
        "roles"
    );
    assert_eq!(call.chairs().count(), 2, "two chairs");
    assert_eq!(
        (call.round_index("r2"), call.round_index("r3")),
        (Some(1), None),
        "rounds in order"
    );
    assert!(call.shares_order(), "no track has a budget");
    call.tracks.push(Track {
        budget: Some(1),
        ceiling: 1,
        id: slug("b"),
        title: name("B"),
    });
    assert!(!call.shares_order(), "one has");
    assert_eq!(call.rubric.common_width(), Some(4), "scales of width 4");
    call.rubric.criteria[0].max = call.rubric.criteria[0].min + 6;
    assert_eq!(call.rubric.common_width(), Some(12), "the least common multiple");
    assert_eq!(
        call.roles()[&key(SPONSOR).person()].first(),
        Some(&Role::Veto),
        "roles by person"
    );
    assert_eq!(
        rubric_hash(&call.write()).expect("a rubric"),
        call.rubric.hash(),
        "one hash, from bytes or value"
    );
    let mut newer: Value = serde_json::from_slice(&call.write()).expect("JSON");
    newer["rubric"]["newer"] = json!(1);
    let bytes = canonical::line(&newer);
    assert!(
        CallEdition::read(&bytes, Unknown::Refused).is_err(),
        "unknown in our own minor version"
    );
    let read = CallEdition::read(&bytes, Unknown::LeftAside).expect("something newer");
    assert_ne!(
        read.rubric,
        call.rubric.hash(),
        "the hash is of the value as received"
    );
}

#[test]
fn a_manifest_is_judged_by_its_kind() {
    let author = key(CHAIR).person();
    let card = manifest(Kind::Card, author, None, 1);
    assert_eq!(
        Manifest::read(&card.write()).expect("read back").0,
        card,
        "read as it is written"
    );
    let changed = |base: &Manifest, change: &dyn Fn(&mut Value)| {
        let mut value: Value = serde_json::from_slice(&base.write()).expect("JSON");
        change(&mut value);
        Manifest::read(&canonical::line(&value)).map(|(manifest, _)| manifest)
    };
    let refused = |base: &Manifest, wanted: &str, change: &dyn Fn(&mut Value)| {
        let fault = changed(base, change).expect_err(wanted);
        assert_eq!(
            path(&fault),
            format!("manifest.json:{wanted}"),
            "the field that is wrong"
        );
    };
    let hash = "ab".repeat(32);
    refused(&card, "call", &|value| value["call"] = json!(hash));
    refused(
        &manifest(Kind::Call, author, Some(Hash::ZERO), 1),
        "call",
        &|value| drop(value.as_object_mut().expect("fields").remove("call")),
    );
    refused(
        &manifest(Kind::Panel, author, Some(Hash::ZERO), 1),
        "answers",
        &|value| value["answers"] = json!(hash),
    );
    assert!(
        changed(&card, &|value| value["answers"] = json!(hash)).is_ok(),
        "a card may answer an invitation"
    );
    for (field, value) in [
        ("device", json!("ab".repeat(16))),
        ("left_out", json!([])),
        ("previous", json!(hash)),
        ("sequence", json!(1)),
        ("to", json!([])),
    ] {
        refused(&card, field, &|manifest| manifest[field] = value.clone());
    }
    let mut score = manifest(Kind::Score, author, Some(Hash::ZERO), 1);
    score.stream = Some(paraph_bundle::payload::Stream {
        device: paraph_bundle::payload::Device::new([1; 16]),
        left_out: vec![],
        previous: None,
        sequence: 1,
        to: vec![],
    });
    assert_eq!(
        Manifest::read(&score.write()).expect("read back").0,
        score,
        "read as it is written"
    );
    for field in ["device", "left_out", "sequence", "to"] {
        refused(&score, field, &|value| {
            drop(value.as_object_mut().expect("fields").remove(field))
        });
    }
    refused(&score, "sequence", &|value| value["sequence"] = json!(0));
    refused(&score, "to", &|value| value["to"] = json!([hash, hash]));
    refused(&score, "to", &|value| {
        value["to"] = json!([hash, "aa".repeat(32)])
    });
    refused(&card, "format.major", &|value| {
        value["format"]["major"] = json!(0)
    });
    refused(&card, "newer", &|value| value["newer"] = json!(1));
    let code = |change: &dyn Fn(&mut Value)| changed(&card, change).expect_err("a fault").code();
    assert_eq!(
        code(&|value| value["format"]["major"] = json!(2)),
        Code::FormatFuture,
        "a higher major version"
    );
    assert_eq!(
        code(&|value| value["kind"] = json!("letter")),
        Code::Kind,
        "none of the five"
    );
    assert_eq!(
        code(&|value| value["critical"] = json!(["extra/new.json"])),
        Code::FormatFuture,
        "critical, and unknown"
    );
    assert!(
        changed(&card, &|value| value["critical"] = json!(["card.json"])).is_ok(),
        "critical, and known"
    );
    let mut future: Value = serde_json::from_slice(&card.write()).expect("JSON");
    future["format"] = json!({"major": 9, "minor": 0});
    future["author"] = json!({"of": "another shape"});
    assert_eq!(
        peek(&canonical::line(&future))
            .expect("frozen fields")
            .format
            .major,
        9,
        "what is frozen for ever is read"
    );
    future["format"] = json!({"major": 1, "minor": 1});
    future["author"] = json!(hash);
    future["newer"] = json!(true);
    let (read, unknown) = Manifest::read(&canonical::line(&future)).expect("something newer");
    assert_eq!(
        (read.format.minor, unknown),
        (1, Unknown::LeftAside),
        "left aside"
    );
}

#[test]
fn a_card_is_judged() {
    let good = card(&reviewer(0), 2, 0);
    assert_eq!(
        Card::read(&good.write(), Unknown::Refused).expect("read back"),
        good,
        "read as it is written"
    );
    type Case = (&'static str, fn(&mut Card));
    let cases: [Case; 6] = [
        ("edition", |card| card.edition = 0),
        ("previous", |card| card.edition = 1),
        ("previous", |card| card.previous = None),
        ("name", |card| card.name = name("")),
        ("keys", |card| card.keys.clear()),
        ("keys", |card| card.keys.push(card.keys[0].clone())),
    ];
    for (wanted, change) in cases {
        let mut bad = good.clone();
        change(&mut bad);
        assert_eq!(
            path(&bad.judge().expect_err(wanted)),
            format!("card.json:{wanted}"),
            "the field that is wrong"
        );
    }
}

#[test]
fn proposals_are_sealed_by_the_call_and_seal_who_applies() {
    let (lines, about) = proposals(2);
    let call = call(&lines);
    let bytes = member(&lines);
    let read = read_proposals(&bytes, Unknown::Refused).expect("lines");
    assert!(judge_seal(&call, &bytes, &read).is_ok(), "as sealed");
    assert_eq!(
        path(&judge_seal(&call, b"other", &read).expect_err("other bytes")),
        "call.json:proposals.sha256",
        "other bytes"
    );
    let mut fewer = call.clone();
    fewer.proposals.n = 1;
    assert_eq!(
        path(&judge_seal(&fewer, &bytes, &read).expect_err("a count")),
        "call.json:proposals.n",
        "another count"
    );
    let mut other = call.clone();
    other.tracks[0].id = slug("closed");
    assert_eq!(
        path(&judge_seal(&other, &bytes, &read).expect_err("a track")),
        "proposals.jsonl:1:track",
        "a track that the call has not"
    );
    let twice = [bytes.clone(), bytes.clone()].concat();
    assert_eq!(
        path(&read_proposals(&twice, Unknown::Refused).expect_err("twice")),
        "proposals.jsonl:3:proposal",
        "a proposal twice"
    );
    let mut useless = lines[0].value.clone();
    useless.smallest = Some(useless.asked + 1);
    assert_eq!(
        path(&read_proposals(&canonical::line(&useless), Unknown::Refused).expect_err("smallest")),
        "proposals.jsonl:1:smallest",
        "more than asked for"
    );
    assert_eq!(
        read_about(&about[1].bytes(), &read, Unknown::Refused)
            .expect("a line")
            .len(),
        1,
        "lines may be left out"
    );
    let mut forged = about[0].value.clone();
    forged.title = name("Another title");
    assert_eq!(
        path(&read_about(&canonical::line(&forged), &read, Unknown::Refused).expect_err("forged")),
        "about.jsonl:1:proposal",
        "not the line that was sealed"
    );
    let assignment =
        json!({"person": reviewer(0).person().to_hex(), "proposal": proposal(0).to_hex(), "role": "primary"});
    let line = canonical::line(&assignment);
    assert_eq!(
        read_assignments(&line, Unknown::Refused).expect("a line").len(),
        1,
        "assigned"
    );
    assert!(
        read_assignments(&[line.clone(), line].concat(), Unknown::Refused).is_err(),
        "assigned twice"
    );
}

fn anchor() -> Anchor {
    Anchor {
        boxes: vec![[10, 10, 20, 20]],
        colour: name("yellow"),
        criterion: slug("impact"),
        document: Hash::ZERO,
        group: None,
        kind: AnchorKind::Highlight,
        note: None,
        page: 1,
        prefix: None,
        quote: None,
        suffix: None,
    }
}

fn score(change: impl FnOnce(&mut Vec<ReviewLines>)) -> Result<Score, Fault> {
    let call = call(&proposals(3).0);
    let mut reviews = vec![
        review(&call, proposal(0), "r1", 1, (3, 4), 1),
        review(&call, proposal(1), "r1", 1, (5, 1), 2),
    ];
    change(&mut reviews);
    reader::read_score(Unknown::Refused, &draft::members(&reviews, &[]))
}

#[test]
fn a_head_holds_exactly_its_parts() {
    assert!(score(|_| {}).is_ok(), "all parts are there");
    type Case = (&'static str, fn(&mut Vec<ReviewLines>));
    let cases: [Case; 6] = [
        ("a text is missing", |reviews| drop(reviews[0].texts.pop())),
        ("a confidential text is missing", |reviews| {
            drop(reviews[0].confidential.pop())
        }),
        ("a text differs", |reviews| {
            let mut part = reviews[0].texts[0].value.clone();
            part.text = Text::clean("Because of something else.");
            reviews[0].texts[0] = Kept::write(part);
        }),
        ("a text of another revision", |reviews| {
            let mut part = reviews[0].texts[0].value.clone();
            part.revision = 2;
            reviews[0].texts[0] = Kept::write(part);
        }),
        ("evidence that no head names", |reviews| {
            let head = reviews[0].head.value.clone();
            reviews[0].evidence = Some(Kept::write(paraph_bundle::payload::review::Evidence {
                anchors: vec![anchor()],
                proposal: head.proposal,
                revision: 1,
                round: head.round,
                salt: salt(&[1]),
            }));
        }),
        ("a head that names evidence which is not there", |reviews| {
            let mut head = reviews[0].head.value.clone();
            head.evidence = Some(Hash::ZERO);
            reviews[0].head = Kept::write(head);
        }),
    ];
    for (what, change) in cases {
        assert_eq!(score(change).expect_err(what).code(), Code::HeadParts, "{what}");
    }
    let twice = score(|reviews| {
        let first = reviews[0].clone();
        reviews.push(ReviewLines {
            texts: vec![],
            confidential: vec![],
            ..first
        });
    });
    assert!(
        path(&twice.expect_err("twice")).ends_with(":proposal"),
        "one head for a proposal and a round"
    );
    let part_twice = score(|reviews| {
        let part = reviews[0].texts[0].clone();
        reviews[0].texts.push(part);
    });
    assert!(
        path(&part_twice.expect_err("twice")).ends_with(":part"),
        "one text for a part"
    );
    assert_eq!(parts_hash([]), None, "absent when there is nothing");
    assert_eq!(
        parts_hash([("b", Hash::ZERO), ("a", Hash::of(b"x"))]),
        parts_hash([("a", Hash::of(b"x")), ("b", Hash::ZERO)]),
        "in order of part"
    );
}

#[test]
fn a_head_is_judged_alone() {
    let change = |change: &dyn Fn(&mut Head)| {
        score(|reviews| {
            let mut head = reviews[0].head.value.clone();
            change(&mut head);
            reviews[0].head = Kept::write(head);
        })
    };
    let wanted = |field: &str, fault: Result<Score, Fault>| {
        assert!(
            path(&fault.expect_err(field)).ends_with(&format!(":{field}")),
            "the field that is wrong: {field}"
        );
    };
    wanted("revision", change(&|head| head.revision = 0));
    wanted("na", change(&|head| head.na = vec![slug("b"), slug("a")]));
    wanted("na", change(&|head| head.na = vec![slug("a"), slug("a")]));
    wanted("na", change(&|head| head.na = vec![slug("impact")]));
    wanted("scores", change(&|head| head.state = HeadState::Withdrawn));
}

#[test]
fn reviews_must_fit_the_call() {
    let (lines, _) = proposals(2);
    let first = call(&lines);
    let plain: Vec<_> = lines
        .iter()
        .map(|line| {
            let mut line = line.value.clone();
            line.document = Some(Hash::ZERO);
            line.pages = Some(3);
            line
        })
        .collect();
    let edition = edition(&first);
    let fit = Fit::new(&edition, &plain, []);
    let head = review(&first, proposal(0), "r1", 1, (3, 4), 1).head.value;
    assert!(fit.head(&head).is_ok(), "fits");
    let unfit = |what: &str, change: &dyn Fn(&mut Head)| {
        let mut bad = head.clone();
        change(&mut bad);
        let fault = fit.head(&bad).expect_err(what);
        assert_eq!(fault.code(), Code::ScoreRange, "{what}");
        fault.params()[&Param::Criterion].clone()
    };
    assert_eq!(
        unfit("a proposal that the call has not", &|head| head.proposal =
            proposal(7)),
        "-",
        "no criterion"
    );
    assert_eq!(
        unfit("a round that the call has not", &|head| head.round = slug("r9")),
        "r9",
        "the round"
    );
    assert_eq!(
        unfit("above the scale", &|head| drop(
            head.scores.insert(slug("impact"), 6)
        )),
        "impact",
        "the criterion"
    );
    assert_eq!(
        unfit("below the scale", &|head| drop(
            head.scores.insert(slug("method"), 0)
        )),
        "method",
        "the criterion"
    );
    assert_eq!(
        unfit("an unknown criterion", &|head| drop(
            head.scores.insert(slug("style"), 3)
        )),
        "style",
        "the criterion"
    );
    assert_eq!(
        unfit("cannot be judged, though it must", &|head| {
            head.scores.remove("impact");
            head.na = vec![slug("impact")];
        }),
        "impact",
        "the criterion"
    );
    assert_eq!(
        unfit("confidence beyond its scale", &|head| head.confidence = Some(5)),
        "confidence",
        "the scale"
    );
    assert_eq!(
        unfit("scored, with a gap", &|head| drop(head.scores.remove("method"))),
        "method",
        "the gap"
    );
    assert_eq!(
        unfit("incomplete, without a gap", &|head| head.state =
            HeadState::Incomplete),
        "state",
        "the state"
    );
    let mut open = head.clone();
    open.scores.remove("method");
    open.na = vec![slug("method")];
    assert!(fit.head(&open).is_ok(), "a criterion that may be left unjudged");
    let mut older = head.clone();
    older.rubric = Hash::of(b"a rubric that is not here");
    older.scores.insert(slug("style"), 99);
    assert!(
        fit.head(&older).is_ok(),
        "scores of an unknown rubric are not judged"
    );
    let second = committee::second_edition(&first);
    let mut narrow = second.clone();
    narrow.rubric.criteria[0].max = 4;
    let (narrow, earlier) = (committee::edition(&narrow), &edition);
    let with_earlier = Fit::new(&narrow, &plain, [earlier]);
    let mut high = head.clone();
    high.scores.insert(slug("impact"), 5);
    assert!(
        with_earlier.head(&high).is_ok(),
        "a head is judged by the rubric that it names"
    );
    high.rubric = narrow.rubric;
    assert!(with_earlier.head(&high).is_err(), "and by no other");
    let mut no_scale = first.clone();
    no_scale.rubric.confidence = None;
    let no_scale = committee::edition(&no_scale);
    let mut sure = head.clone();
    sure.rubric = no_scale.rubric;
    assert!(
        Fit::new(&no_scale, &plain, []).head(&sure).is_err(),
        "the call does not ask how sure"
    );
}

#[test]
fn marks_lie_on_their_page() {
    let (lines, _) = proposals(1);
    let first = call(&lines);
    let mut plain = lines[0].value.clone();
    plain.document = Some(Hash::ZERO);
    plain.pages = Some(3);
    let edition = edition(&first);
    let proposals = [plain];
    let fit = Fit::new(&edition, &proposals, []);
    let judge = |change: &dyn Fn(&mut Anchor)| {
        let mut mark = anchor();
        change(&mut mark);
        let draft = ReviewDraft {
            proposal: proposal(0),
            round: slug("r1"),
            revision: 1,
            document: None,
            scores: BTreeMap::from([(slug("impact"), 3), (slug("method"), 3)]),
            na: vec![],
            confidence: None,
            rationale: BTreeMap::new(),
            overall: None,
            confidential: None,
            evidence: vec![mark],
            withdrawn: false,
        };
        let lines = draft::write(&draft, &first, edition.rubric, || salt(&[4]));
        let score = reader::read_score(Unknown::Refused, &draft::members(&[lines], &[]))?;
        fit.all(&score)
    };
    assert!(judge(&|_| {}).is_ok(), "on the page");
    assert!(
        judge(&|mark| mark.boxes = vec![[-1_440_000, -5, 1_440_000, 5]]).is_ok(),
        "as far as a page can reach"
    );
    type Case = (&'static str, fn(&mut Anchor));
    let cases: [Case; 7] = [
        ("page 0", |mark| mark.page = 0),
        ("behind the last page", |mark| mark.page = 4),
        ("no width", |mark| mark.boxes = vec![[5, 5, 5, 9]]),
        ("no height", |mark| mark.boxes = vec![[5, 9, 6, 9]]),
        ("turned round", |mark| mark.boxes = vec![[9, 5, 5, 9]]),
        ("too far left", |mark| mark.boxes = vec![[-1_440_001, 5, 5, 9]]),
        ("too far up", |mark| mark.boxes = vec![[0, 5, 5, 1_440_001]]),
    ];
    for (what, change) in cases {
        assert_eq!(
            judge(&change).expect_err(what).code(),
            Code::AnchorRange,
            "{what}"
        );
    }
    assert!(
        judge(&|mark| {
            mark.page = 4;
            mark.document = Hash::of(b"another document");
        })
        .is_ok(),
        "of another copy the length is not known"
    );
    assert_eq!(
        judge(&|mark| mark.criterion = slug("style"))
            .expect_err("unknown")
            .code(),
        Code::ScoreRange,
        "for a criterion that the rubric has not"
    );
}

#[test]
fn what_a_score_bundle_holds_is_read_back_as_it_was_written() {
    let first = call(&proposals(2).0);
    let draft = |index: u64| ReviewDraft {
        proposal: proposal(index),
        round: slug("r1"),
        revision: 2,
        document: Some(Hash::of(b"the copy")),
        scores: BTreeMap::from([(slug("impact"), 3)]),
        na: vec![slug("method")],
        confidence: Some(2),
        rationale: BTreeMap::from([(slug("impact"), Text::clean("Because."))]),
        overall: Some(Text::clean("Good.")),
        confidential: Some(Text::clean("Between us.")),
        evidence: vec![anchor()],
        withdrawn: false,
    };
    for policy in [Rationale::Applicant, Rationale::Committee] {
        let mut first = first.clone();
        first.policy.rationale = policy;
        let drafts = [draft(0), draft(1)];
        let lines = drafts
            .clone()
            .map(|draft| draft::write(&draft, &first, first.rubric.hash(), || salt(&[4])));
        let score = reader::read_score(Unknown::Refused, &draft::members(&lines, &[])).expect("a score");
        let read = draft::read(&score);
        for draft in &drafts {
            assert!(
                read.contains(draft),
                "each part is where it was, wherever the reasons went"
            );
        }
        assert_eq!(read.len(), drafts.len(), "and nothing else");
    }
}

#[test]
fn withdrawn_reviews_carry_nothing_and_incomplete_ones_say_so() {
    let first = call(&proposals(1).0);
    let mut draft = ReviewDraft {
        proposal: proposal(0),
        round: slug("r1"),
        revision: 1,
        document: None,
        scores: BTreeMap::from([(slug("impact"), 3)]),
        na: vec![slug("method"), slug("method"), slug("impact")],
        confidence: Some(2),
        rationale: BTreeMap::from([(slug("impact"), Text::clean(" \n"))]),
        overall: Some(Text::clean("Good.")),
        confidential: None,
        evidence: vec![],
        withdrawn: false,
    };
    let write = |draft: &ReviewDraft| draft::write(draft, &first, first.rubric.hash(), || salt(&[4]));
    let lines = write(&draft);
    assert_eq!(
        (lines.head.value.state, lines.head.value.na.clone()),
        (HeadState::Scored, vec![slug("method")]),
        "sorted, once, and not where there is a score"
    );
    assert_eq!(lines.texts.len(), 1, "an empty reason is none");
    draft.na.clear();
    assert_eq!(
        write(&draft).head.value.state,
        HeadState::Incomplete,
        "a criterion is open"
    );
    draft.withdrawn = true;
    let lines = write(&draft);
    assert_eq!(
        (
            lines.head.value.state,
            lines.head.value.scores.len(),
            lines.head.value.confidence,
            lines.texts.len()
        ),
        (HeadState::Withdrawn, 0, None, 0),
        "nothing but that it was taken back"
    );
    assert!(!lines.head.line.contains("\"scores\""), "no scores at all");
}

fn veto() -> Veto {
    Veto {
        given: Given::Full,
        ground: Some(VetoGround::Legal),
        letter: None,
        on_behalf_of: name("A sponsor"),
        proposal: proposal(0),
        reason: Some(Text::clean("a law")),
        signed_by: SignedBy::Sponsor,
    }
}

#[test]
fn a_veto_gives_what_the_call_demands_and_is_signed_by_one_with_the_right() {
    let first = call(&proposals(1).0);
    let judge = |by: u8, change: &dyn Fn(&mut Veto)| {
        let mut body = veto();
        change(&mut body);
        let record = record(&key(by), 1, salt(&[1]), body).record.value;
        record.judge("")?;
        record.judge_role(&first, "")
    };
    assert!(
        judge(SPONSOR, &|_| {}).is_ok() && judge(CHAIR, &|_| {}).is_ok(),
        "by the sponsor, or a chair"
    );
    assert!(
        judge(CHAIR, &|veto| {
            veto.signed_by = SignedBy::ChairForSponsor;
            veto.letter = Some(Hash::ZERO);
        })
        .is_ok(),
        "by a chair, with a letter"
    );
    assert!(
        judge(SPONSOR, &|veto| {
            veto.given = Given::GroundOnly;
            veto.reason = None;
        })
        .is_ok(),
        "as much as the call demands"
    );
    for (what, by, change) in [
        (
            "no ground",
            SPONSOR,
            (|veto: &mut Veto| veto.ground = None) as fn(&mut Veto),
        ),
        ("no reason", SPONSOR, |veto| veto.reason = None),
        ("an empty reason", SPONSOR, |veto| {
            veto.reason = Some(Text::clean(" "))
        }),
        ("no letter", CHAIR, |veto| {
            veto.signed_by = SignedBy::ChairForSponsor
        }),
        ("less than the call demands", SPONSOR, |veto| {
            veto.given = Given::None
        }),
        ("a reviewer", 11, |_| {}),
        ("a deputy", 3, |_| {}),
        ("for the sponsor by the sponsor", SPONSOR, |veto| {
            veto.signed_by = SignedBy::ChairForSponsor;
            veto.letter = Some(Hash::ZERO);
        }),
    ] {
        assert_eq!(judge(by, &change).expect_err(what).code(), Code::Veto, "{what}");
    }
    let decision = Decision {
        amount: None,
        decision: Verdict::Fund,
        proposal: proposal(0),
        reason: None,
        votes: None,
    };
    assert!(
        record(&key(CO_CHAIR), 1, salt(&[1]), decision.clone())
            .record
            .value
            .judge_role(&first, "x")
            .is_ok(),
        "a chair decides"
    );
    let by_deputy = record(&key(3), 1, salt(&[1]), decision).record.value;
    assert_eq!(
        path(&by_deputy.judge_role(&first, "x").expect_err("a deputy")),
        "x:by",
        "and nobody else"
    );
}

#[test]
fn records_are_their_authors_and_hold_by_themselves() {
    let chair = key(CHAIR);
    let decision = Decision {
        amount: None,
        decision: Verdict::Fund,
        proposal: proposal(0),
        reason: None,
        votes: None,
    };
    let line = |body: Body| record(&chair, 1, salt(&[1]), body).record.bytes();
    let good = line(decision.clone().into());
    assert_eq!(
        read_records(&good, chair.person(), Unknown::Refused)
            .expect("a record")
            .len(),
        1,
        "by its author"
    );
    assert_eq!(
        path(&read_records(&good, key(CO_CHAIR).person(), Unknown::Refused).expect_err("another")),
        "records.jsonl:1:by",
        "carried by another"
    );
    assert_eq!(
        read_records(&line(veto().into()), key(CO_CHAIR).person(), Unknown::Refused)
            .expect_err("another")
            .code(),
        Code::Veto,
        "a veto carried by another"
    );
    assert!(
        read_records(
            &[good.clone(), good.clone()].concat(),
            chair.person(),
            Unknown::Refused
        )
        .is_err(),
        "one record twice"
    );
    let mut value: Value = serde_json::from_slice(&good).expect("JSON");
    value["record"] = json!("unheard_of");
    assert_eq!(
        path(&Record::read(&canonical::line(&value), "r:1", Unknown::Refused).expect_err("unknown")),
        "r:1:record",
        "a type that is unknown"
    );
    value["record"] = json!("decision");
    value["revision"] = json!(0);
    assert_eq!(
        path(&Record::read(&canonical::line(&value), "r:1", Unknown::Refused).expect_err("0")),
        "r:1:revision",
        "revisions begin at 1"
    );
    value["revision"] = json!(1);
    value["more"] = json!(1);
    assert_eq!(
        path(&Record::read(&canonical::line(&value), "r:1", Unknown::Refused).expect_err("more")),
        "r:1:more",
        "a field more"
    );
    assert!(
        Record::read(&canonical::line(&value), "r:1", Unknown::LeftAside).is_ok(),
        "something newer"
    );
    let fault = |body: Body| {
        record(&chair, 1, salt(&[1]), body)
            .record
            .value
            .judge("r:1")
            .expect_err("a fault")
    };
    let (person, of) = (reviewer(0).person(), proposal(0));
    let reason = || Text::clean("because");
    assert_eq!(
        path(&fault(
            paraph_bundle::payload::record::Absent {
                persons: vec![person, person],
                proposal: of
            }
            .into()
        )),
        "r:1:persons",
        "twice"
    );
    assert_eq!(
        path(&fault(
            DrawByHand {
                announced: Hash::ZERO,
                minutes: None,
                order: vec![of, of],
                witnesses: vec![]
            }
            .into()
        )),
        "r:1:order",
        "twice"
    );
    assert_eq!(
        path(&fault(
            paraph_bundle::payload::record::Resolve {
                of: vec![Hash::of(b"a")],
                reason: reason(),
                takes: Hash::ZERO
            }
            .into()
        )),
        "r:1:of",
        "takes another"
    );
    assert_eq!(
        path(&fault(
            paraph_bundle::payload::record::EditionMap {
                criteria: BTreeMap::from([(slug("a"), slug("c")), (slug("b"), slug("c"))]),
                from: Hash::ZERO,
                to: Hash::ZERO
            }
            .into()
        )),
        "r:1:criteria",
        "two to one"
    );
    assert_eq!(
        path(&fault(
            Vouch {
                edition: Hash::ZERO,
                how: How::Met,
                person,
                replaces: Some(person)
            }
            .into()
        )),
        "r:1:replaces",
        "oneself"
    );
    let public = read_public_records(&good, Unknown::Refused).expect("public");
    assert_eq!(public.len(), 1, "a decision is public");
    let private = line(
        Vouch {
            edition: Hash::ZERO,
            how: How::Met,
            person,
            replaces: None,
        }
        .into(),
    );
    assert_eq!(
        path(&read_public_records(&private, Unknown::Refused).expect_err("private")),
        "records.jsonl:1:record",
        "a vouch is not"
    );
    let blinded = canonical::line(&json!({"id": "ab".repeat(32), "record": "vouch"}));
    assert!(
        read_public_records(&blinded, Unknown::Refused).is_ok(),
        "by its id alone it is"
    );
    let unheard = canonical::line(&json!({"id": "ab".repeat(32), "record": "unheard_of"}));
    assert!(
        read_public_records(&unheard, Unknown::Refused).is_err()
            && read_public_records(&unheard, Unknown::LeftAside).is_ok(),
        "types of later versions"
    );
}

#[test]
fn a_review_that_came_on_paper_holds_together() {
    let first = call(&proposals(1).0);
    let mut paper = review(&first, proposal(0), "r1", 1, (3, 4), 1);
    paper.confidential.clear();
    let mut head = paper.head.value.clone();
    head.confidential = None;
    let head = Kept::write(head);
    let line = |text: &str| Line::new(text).expect("a line");
    let good = Entered {
        confirmed: false,
        file: None,
        head: head.hash,
        line: line(&head.line),
        person: None,
        reviewer: name("On Paper"),
        source: Source::Paper,
        texts: paper.texts.iter().map(|part| line(&part.line)).collect(),
    };
    assert_eq!(
        good.read_head("r").expect("a head").value,
        head.value,
        "the line is the head"
    );
    let mut other = good.clone();
    other.head = Hash::ZERO;
    assert_eq!(
        path(&other.read_head("r").expect_err("another hash")),
        "r:head",
        "the hash is the line's"
    );
    let mut fewer = good.clone();
    fewer.texts.pop();
    assert_eq!(
        fewer.read_head("r").expect_err("a text less").code(),
        Code::HeadParts,
        "a text less"
    );
    let mut twice = good.clone();
    twice.texts.push(twice.texts[0].clone());
    assert_eq!(
        path(&twice.read_head("r").expect_err("twice")),
        "r:texts[2]",
        "a part twice"
    );
    let mut moved = good;
    let mut part = paper.texts[0].value.clone();
    part.round = slug("r2");
    moved.texts[0] = line(&Kept::write(part).line);
    assert_eq!(
        moved.read_head("r").expect_err("of another round").code(),
        Code::HeadParts,
        "a text of another round"
    );
}

#[test]
fn a_draw_follows_from_its_list_and_the_number() {
    let chair = key(CHAIR);
    let list = DrawList::new(
        Hash::ZERO,
        Some(slug("open")),
        name("a lottery"),
        (0..5).map(proposal).collect(),
    );
    let announced = DrawAnnounced {
        commit: list.commit(),
        due: time(1),
        n: 1,
        places: 2,
        source: name("a lottery"),
    };
    let announcement = record(&chair, 1, salt(&[1]), announced.clone()).record;
    let seed = name("1 2 3");
    let (drawn_key, tickets) = list.draw(&seed);
    let drawn = Draw {
        announced: announcement.hash,
        corrects: None,
        key: drawn_key,
        seed,
        taken: 2,
        tickets,
    };
    let judge = |draw: &Draw, with: bool, complete: bool| {
        let mut records = vec![record(&chair, 1, salt(&[2]), draw.clone()).record];
        if with {
            records.push(announcement.clone());
        }
        let bytes = list.write();
        records.iter().try_for_each(|record| record.value.judge(""))?;
        draw::judge_all(records.iter(), |n| (n == 1).then_some(bytes.as_slice()), complete)
    };
    assert!(judge(&drawn, true, true).is_ok(), "it can be repeated");
    assert!(
        judge(&drawn, false, false).is_ok(),
        "the announcement came before"
    );
    assert_eq!(
        judge(&drawn, false, true).expect_err("missing").code(),
        Code::Draw,
        "in a result it may not be missing"
    );
    type Case = (&'static str, fn(&mut Draw));
    let cases: [Case; 5] = [
        ("another seed", |draw| draw.seed = name("1 2 4")),
        ("two tickets exchanged", |draw| draw.tickets.swap(0, 1)),
        ("a ticket dropped", |draw| drop(draw.tickets.pop())),
        ("a ticket twice", |draw| {
            draw.tickets.insert(0, draw.tickets[0].clone())
        }),
        ("more taken than drawn", |draw| draw.taken = 6),
    ];
    for (what, change) in cases {
        let mut bad = drawn.clone();
        change(&mut bad);
        assert_eq!(
            judge(&bad, true, true).expect_err(what).code(),
            Code::Draw,
            "{what}"
        );
    }
    for (what, bytes) in [
        (
            "another list",
            DrawList::new(Hash::ZERO, None, name("a lottery"), vec![proposal(0)]).write(),
        ),
        (
            "another source",
            DrawList::new(
                Hash::ZERO,
                Some(slug("open")),
                name("a dice"),
                (0..5).map(proposal).collect(),
            )
            .write(),
        ),
    ] {
        let mut told = announced.clone();
        if what == "another source" {
            told.commit = Hash::of(&bytes);
        }
        assert_eq!(
            draw::judge_announced(&told, &bytes).expect_err(what).code(),
            Code::Draw,
            "{what}"
        );
    }
    let by_hand = |order: Vec<_>| {
        let records = [
            announcement.clone(),
            record(
                &chair,
                1,
                salt(&[3]),
                DrawByHand {
                    announced: announcement.hash,
                    minutes: None,
                    order,
                    witnesses: vec![name("a witness")],
                },
            )
            .record,
        ];
        let bytes = list.write();
        draw::judge_all(records.iter(), |n| (n == 1).then_some(bytes.as_slice()), true)
    };
    assert!(
        by_hand((0..5).rev().map(proposal).collect()).is_ok(),
        "any order of the list"
    );
    assert!(
        by_hand((0..4).map(proposal).collect()).is_err(),
        "not of the whole list"
    );
    assert!(
        draw::judge_all([announcement].iter(), |_| None, false).is_err(),
        "an announcement comes with its list"
    );
}

#[test]
fn kinds_are_read_whole() {
    let (lines, about) = proposals(2);
    let first = call(&lines);
    let author = key(CHAIR).person();
    let id = Hash::of(&first.write());
    let members = BTreeMap::from([
        ("call.json".to_owned(), first.write()),
        ("proposals.jsonl".to_owned(), member(&lines)),
        ("about.jsonl".to_owned(), member(&about)),
        ("allowed_signers".to_owned(), b"chair".to_vec()),
        (
            "invitation.json".to_owned(),
            canonical::line(&json!({"name": "Ada", "token": "ab".repeat(32)})),
        ),
        ("assignments.jsonl".to_owned(), Vec::new()),
    ]);
    let read = |manifest: &Manifest, members: &BTreeMap<String, Vec<u8>>| {
        reader::read(manifest, Unknown::Refused, members)
    };
    let Ok(Payload::Call(file)) = read(&manifest(Kind::Call, author, Some(id), 1), &members) else {
        panic!("a call file");
    };
    assert_eq!(
        (file.proposals.len(), file.about.len(), file.invitation.is_some()),
        (2, 2, true),
        "all of it"
    );
    let other = read(&manifest(Kind::Call, author, Some(Hash::ZERO), 1), &members);
    assert_eq!(
        path(&other.expect_err("another call")),
        "manifest.json:call",
        "the manifest names the call"
    );
    let own = card(&key(CHAIR), 1, 0);
    let card_members = BTreeMap::from([("card.json".to_owned(), own.write())]);
    assert!(
        matches!(
            read(&manifest(Kind::Card, author, None, 1), &card_members),
            Ok(Payload::Card(_))
        ),
        "a card"
    );
    let other = read(
        &manifest(Kind::Card, reviewer(0).person(), None, 1),
        &card_members,
    );
    assert_eq!(
        path(&other.expect_err("another person")),
        "card.json:person",
        "a card is its author's"
    );
}

#[test]
fn lines_of_a_result_are_judged_alone() {
    let status = json!({"bundle": "ab".repeat(32), "heads": [], "index": 1, "state": "read"});
    let read = |value: &Value| read_statuses(&canonical::line(value), Unknown::Refused);
    assert!(read(&status).is_ok(), "an entry that was read");
    for (field, value) in [
        ("state", json!("sealed")),
        ("state", json!("entered")),
        ("record", json!("ab".repeat(32))),
        ("sealed", json!("ab".repeat(32))),
    ] {
        let mut bad = status.clone();
        bad[field] = value;
        assert_eq!(
            path(&read(&bad).expect_err("mixed")),
            "statuses.jsonl:1:state",
            "an entry is one of three"
        );
    }
    let row = json!({"decision": "fund", "number": "P-1", "place": 1, "proposal": "ab".repeat(16), "reviews": 1, "track": "open", "why": "rank"});
    let line = canonical::line(&row);
    assert!(read_ranking(&line, Unknown::Refused).is_ok(), "a place");
    assert_eq!(
        path(&read_ranking(&[line.clone(), line].concat(), Unknown::Refused).expect_err("twice")),
        "ranking.jsonl:2:proposal",
        "a proposal twice"
    );
    let mut zero = row;
    zero["place"] = json!(0);
    assert_eq!(
        path(&read_ranking(&canonical::line(&zero), Unknown::Refused).expect_err("0")),
        "ranking.jsonl:1:place",
        "places begin at 1"
    );
}

#[test]
fn names_of_the_format_are_what_they_are() {
    assert_eq!(
        serde_json::to_value(Best::Low).expect("a word"),
        json!("low"),
        "a word"
    );
    assert_eq!(
        serde_json::to_value(RoundRule::LastOnly).expect("a word"),
        json!("last_only"),
        "two words"
    );
    assert_eq!(
        serde_json::to_value(SignedBy::Sponsor).expect("a word"),
        json!("self"),
        "the one who refuses"
    );
    assert_eq!(
        serde_json::to_value(Given::GroundOnly).expect("a word"),
        json!("ground_only"),
        "two words"
    );
    assert!(
        Given::None < Given::GroundOnly && Given::GroundOnly < Given::Full,
        "from the least"
    );
}
