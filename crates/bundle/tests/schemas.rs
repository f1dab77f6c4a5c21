//! The JSON Schemas hold for everything that this crate writes, and refuse what its reader refuses: a field more, a field less.

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
use std::path::Path;

use committee::{
    CHAIR, card, key, manifest, name, proposal, proposals, record, review, reviewer, salt, slug, time,
};
use paraph_bundle::ledger::{Entry, Ledger};
use paraph_bundle::payload::call::{Duty, Floor, Given, How, ObligationRule};
use paraph_bundle::payload::card::RevokedKey;
use paraph_bundle::payload::draft;
use paraph_bundle::payload::letter::{LetterLine, LetterPart};
use paraph_bundle::payload::proposal::{Assignment, AssignmentRole, Invitation};
use paraph_bundle::payload::record::{
    Absent, Admit, BlindedRecord, Body, ChairConflict, Close, Decision, Distrust, Draw, DrawAnnounced,
    DrawByHand, EditionMap, Entered, Obligation, Resolve, Settle, SignedBy, Source, Ticket, Verdict, Veto,
    VetoGround, Votes, Vouch,
};
use paraph_bundle::payload::result::{
    Calibrated, EntryState, FundingLine, Group, HeadStatus, Inputs, Privacy, PublicReviewer, PublicScore,
    Ranked, ResultJson, ResultMethod, Stage, Status, StatusOfHead, Vouched, Why,
};
use paraph_bundle::payload::review::{Anchor, AnchorKind, ConflictState, Evidence, Ground};
use paraph_bundle::payload::{Device, Hash, Kind, Line, Stream, Text, canonical};
use serde_json::{Value, json};

fn text(bytes: &[u8]) -> Vec<Value> {
    std::str::from_utf8(bytes)
        .expect("text")
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

fn value<T: serde::Serialize>(value: &T) -> Value {
    serde_json::from_slice(&canonical::canonical(value)).expect("JSON")
}

const HASH: Hash = Hash::new([0xab; 32]);

fn records() -> Vec<Value> {
    let person = reviewer(0).person();
    let of = proposal(0);
    let reason = || Text::clean("because");
    let line = |text: &str| Line::new(text).expect("a line");
    let paper = review(&committee::call(&proposals(1).0), of, "r1", 1, (3, 4), 1);
    let bodies: Vec<Body> = vec![
        Decision {
            amount: Some(3),
            decision: Verdict::Fund,
            proposal: of,
            reason: Some(reason()),
            votes: Some(Votes {
                abstained: 0,
                against: 1,
                in_favour: 2,
            }),
        }
        .into(),
        Absent {
            persons: vec![person],
            proposal: of,
        }
        .into(),
        ChairConflict {
            ground: Ground::Family,
            person,
            proposal: of,
            state: ConflictState::Recused,
            text: Some(reason()),
        }
        .into(),
        Veto {
            given: Given::Full,
            ground: Some(VetoGround::Other),
            letter: Some(HASH),
            on_behalf_of: name("a sponsor"),
            proposal: of,
            reason: Some(reason()),
            signed_by: SignedBy::ChairForSponsor,
        }
        .into(),
        DrawAnnounced {
            commit: HASH,
            due: time(1),
            n: 1,
            places: 2,
            source: name("a lottery"),
        }
        .into(),
        Draw {
            announced: HASH,
            corrects: Some(HASH),
            key: HASH,
            seed: name("7"),
            taken: 1,
            tickets: vec![Ticket {
                proposal: of,
                ticket: HASH,
            }],
        }
        .into(),
        DrawByHand {
            announced: HASH,
            minutes: Some(HASH),
            order: vec![of],
            witnesses: vec![name("a witness")],
        }
        .into(),
        Entered {
            confirmed: true,
            file: Some(HASH),
            head: paper.head.hash,
            line: line(&paper.head.line),
            person: Some(person),
            reviewer: name("On Paper"),
            source: Source::Paper,
            texts: paper.texts.iter().map(|part| line(&part.line)).collect(),
        }
        .into(),
        Admit {
            head: HASH,
            reason: reason(),
        }
        .into(),
        Settle {
            head: HASH,
            person,
            proposal: of,
            reason: reason(),
            round: slug("r1"),
        }
        .into(),
        Resolve {
            of: vec![HASH],
            reason: reason(),
            takes: HASH,
        }
        .into(),
        Close { last: HASH, size: 3 }.into(),
        Obligation {
            done: Some(time(2)),
            due: time(1),
            duty: Duty::Paper,
            evidence: Some(HASH),
            link: Some(name("https://example.org")),
            proposal: of,
        }
        .into(),
        EditionMap {
            criteria: BTreeMap::from([(slug("a"), slug("b"))]),
            from: HASH,
            to: HASH,
        }
        .into(),
        Vouch {
            edition: HASH,
            how: How::Channel,
            person,
            replaces: Some(reviewer(1).person()),
        }
        .into(),
        Distrust {
            person,
            reason: reason(),
        }
        .into(),
    ];
    assert_eq!(
        bodies.iter().map(Body::name).collect::<Vec<_>>(),
        Body::NAMES,
        "one of each type"
    );
    bodies
        .into_iter()
        .map(|body| value(&record(&key(CHAIR), 1, salt(&[1]), body).record.value))
        .collect()
}

/// What is written, by the schema that holds for it.
fn instances() -> BTreeMap<&'static str, Vec<Value>> {
    let (lines, about) = proposals(1);
    let mut call = committee::call(&lines);
    let person = reviewer(0).person();
    let of = proposal(0);
    let mut with_all = review(&call, of, "r1", 1, (3, 4), 2);
    with_all.head.value.na = vec![slug("budget")];
    with_all.head.value.document = Some(HASH);
    with_all.head.value.evidence = Some(HASH);
    let mut proposal_line = lines[0].value.clone();
    proposal_line.bytes = Some(1);
    proposal_line.pages = Some(2);
    proposal_line.smallest = Some(3);
    proposal_line.document = Some(HASH);
    proposal_line.derived_from = Some(HASH);
    proposal_line.derivation = Some(name("without names"));
    proposal_line.documents = vec![paraph_bundle::payload::proposal::OtherDocument {
        role: name("annex"),
        sha256: HASH,
    }];
    proposal_line.resources = vec![paraph_bundle::payload::proposal::Resource {
        amount: 4,
        kind: name("node-hours"),
    }];
    let mut score = manifest(Kind::Score, person, Some(HASH), 1);
    score.answers = Some(HASH);
    score.stream = Some(Stream {
        device: Device::new([1; 16]),
        left_out: vec![name("private_notes")],
        previous: Some(HASH),
        sequence: 2,
        to: vec![person],
    });
    let manifests = [
        score.write(),
        manifest(Kind::Card, person, None, 2).write(),
        manifest(Kind::Call, person, Some(HASH), 3).write(),
    ];
    let mut second = card(&reviewer(0), 2, 1);
    second.age = vec![name("age1q")];
    second.email = Some(name("a@example.org"));
    second.expertise = vec![name("physics")];
    second.orcid = Some(name("0000-0002-1825-0097"));
    second.revoked = vec![RevokedKey {
        key: HASH,
        reason: Text::clean("lost"),
        at: time(1),
    }];
    let anchor = Anchor {
        boxes: vec![[0, 0, 10, 10]],
        colour: name("yellow"),
        criterion: slug("impact"),
        document: HASH,
        group: Some(name("g")),
        kind: AnchorKind::Highlight,
        note: Some(Text::clean("see")),
        page: 1,
        prefix: Some(Text::clean("a")),
        quote: Some(Text::clean("b")),
        suffix: Some(Text::clean("c")),
    };
    let evidence = Evidence {
        anchors: vec![anchor],
        proposal: of,
        revision: 1,
        round: slug("r1"),
        salt: salt(&[1]),
    };
    let conflict = draft::conflict(
        of,
        1,
        ConflictState::Recused,
        Ground::Coauthor,
        Some(Text::clean("a paper")),
        salt(&[2]),
    );
    let mut ledger = Ledger::default();
    ledger.push(Entry::Sealed { sealed: HASH }, time(1));
    ledger.push(
        Entry::Bundle {
            bundle: HASH,
            heads: HASH,
            n: 1,
            opens: Some(1),
        },
        time(2),
    );
    let privacy = Privacy {
        applicants: call.policy.applicants,
        declined: call.policy.declined,
        reviewers: call.policy.reviewers,
        scores: call.policy.scores,
    };
    let last = ResultJson {
        call: HASH,
        coverage: Some(BTreeMap::from([("proposals".to_owned(), json!(1))])),
        edition: 1,
        inputs: Some(Inputs {
            close: 1,
            counted: 1,
            id: HASH,
            ledger_last: HASH,
            ledger_size: 2,
        }),
        line: Some(FundingLine {
            by_track: BTreeMap::new(),
            funded: 1,
            spent: 2,
        }),
        method: ResultMethod {
            calibration: Calibrated::Exact,
            parameters: BTreeMap::new(),
            rank: name("expected_rank"),
            version: name("scoring.v1"),
        },
        previous: Some(HASH),
        privacy,
        published: time(1),
        reviewers: Some(vec![PublicReviewer {
            institution: Some(name("a house")),
            label: name("R01"),
            name: Some(name("A")),
        }]),
        stage: Stage::Final,
        vouched: Some(vec![Vouched { how: How::Met, n: 1 }]),
    };
    let announced = ResultJson {
        coverage: None,
        inputs: None,
        line: None,
        reviewers: None,
        stage: Stage::Announced,
        vouched: None,
        ..last.clone()
    };
    let ranked = Ranked {
        absent: vec![name("R02")],
        amount: Some(1),
        calibrated_micropoints: Some(-1),
        decision: Verdict::Waitlist,
        expected_rank_centiranks: Some(150),
        funded_basispoints: Some(10_000),
        group: Some(Group::NotFunded),
        number: name("P-1"),
        place: 1,
        proposal: of,
        rank_high_50: Some(1),
        rank_high_90: Some(2),
        rank_low_50: Some(1),
        rank_low_90: Some(1),
        raw_micropoints: Some(5),
        reviews: 3,
        track: slug("open"),
        why: Why::Panel,
    };
    let heads = vec![StatusOfHead {
        head: HASH,
        status: HeadStatus::Counted,
    }];
    let status = Status {
        bundle: Some(HASH),
        heads: heads.clone(),
        index: Some(1),
        record: None,
        reviewer: Some(name("R01")),
        sealed: None,
        state: EntryState::Read,
    };
    let sealed = Status {
        bundle: None,
        heads: Vec::new(),
        reviewer: None,
        sealed: Some(HASH),
        state: EntryState::Sealed,
        ..status.clone()
    };
    let entered = Status {
        bundle: None,
        index: None,
        record: Some(HASH),
        state: EntryState::Entered,
        ..status.clone()
    };
    let letter = LetterLine {
        evidence: Some(Line::new("{}").expect("a line")),
        head: HASH,
        line: Line::new("{}").expect("a line"),
        parts: vec![
            LetterPart::Open {
                line: Line::new("{}").expect("a line"),
            },
            LetterPart::Withheld {
                hash: HASH,
                part: slug("overall"),
            },
        ],
        reviewer: name("R01"),
    };
    call.previous = Some(HASH);
    call.edition = 2;
    call.funding.threshold = Some(1);
    call.funding.scale = Some(9_000);
    call.funding.floors = vec![Floor {
        criterion: slug("impact"),
        min: 2,
    }];
    call.obligations = vec![ObligationRule {
        duty: Duty::Report,
        months: 12,
        title: name("a report"),
    }];
    call.rubric.criteria[0].help = Some(Text::clean("how much"));
    if let Some(confidence) = &mut call.rubric.confidence {
        confidence.weights = Some(vec![1, 2, 3, 4]);
    }
    call.judge().expect("a call that holds");
    let all = records();
    let is_public = |record: &&Value| {
        ![
            "absent", "conflict", "entered", "settle", "resolve", "vouch", "distrust",
        ]
        .contains(&record["record"].as_str().unwrap_or_default())
    };
    let mut public: Vec<Value> = all.iter().filter(is_public).cloned().collect();
    public.push(value(&BlindedRecord {
        id: HASH,
        record: name("vouch"),
    }));
    BTreeMap::from([
        (
            "manifest",
            manifests.iter().flat_map(|bytes| text(bytes)).collect(),
        ),
        ("card", vec![value(&second), value(&card(&reviewer(0), 1, 0))]),
        ("call", vec![value(&call)]),
        ("proposals", vec![value(&proposal_line), value(&lines[0].value)]),
        ("about", vec![value(&about[0].value)]),
        (
            "assignments",
            vec![value(&Assignment {
                person,
                proposal: of,
                role: AssignmentRole::Primary,
            })],
        ),
        (
            "invitation",
            vec![value(&Invitation {
                email: Some(name("a@example.org")),
                name: name("A"),
                token: HASH,
            })],
        ),
        ("scores", vec![value(&with_all.head.value)]),
        (
            "texts",
            with_all
                .texts
                .iter()
                .chain(&with_all.confidential)
                .map(|part| value(&part.value))
                .collect(),
        ),
        ("evidence", vec![value(&evidence)]),
        ("conflicts", vec![value(&conflict.value)]),
        ("records", all),
        ("public-records", public),
        ("ledger", text(&ledger.write())),
        ("result", vec![value(&last), value(&announced)]),
        ("ranking", vec![value(&ranked)]),
        (
            "public-scores",
            vec![value(&PublicScore {
                head: HASH,
                line: Some(Line::new("{}").expect("a line")),
                reviewer: name("R01"),
            })],
        ),
        ("statuses", vec![value(&status), value(&sealed), value(&entered)]),
        ("letter", vec![value(&letter)]),
    ])
}

fn schemas() -> BTreeMap<String, jsonschema::Validator> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let files = fs_err::read_dir(folder)
        .expect("schemas")
        .map(|entry| entry.expect("a file").path());
    files
        .map(|path| {
            let schema: Value =
                serde_json::from_slice(&fs_err::read(&path).expect("a schema")).expect("JSON");
            let stem = path.file_stem().expect("a name").to_string_lossy().into_owned();
            (
                stem,
                jsonschema::validator_for(&schema).expect("a schema that holds"),
            )
        })
        .collect()
}

#[test]
fn what_is_written_keeps_its_schema_and_a_field_more_or_less_does_not() {
    let (schemas, instances) = (schemas(), instances());
    assert!(
        schemas.keys().map(String::as_str).eq(instances.keys().copied()),
        "a schema for every member, and no other"
    );
    for (member, values) in instances {
        let schema = &schemas[member];
        for value in values {
            if let Err(error) = schema.validate(&value) {
                panic!("{member}: {error} in {value}");
            }
            let mut more = value.clone();
            more["unheard_of"] = json!(1);
            assert!(!schema.is_valid(&more), "{member}: a field more");
            let fields: Vec<String> = value.as_object().expect("an object").keys().cloned().collect();
            let needed = fields.iter().filter(|field| {
                let mut less = value.clone();
                less.as_object_mut().expect("an object").remove(*field);
                !schema.is_valid(&less)
            });
            assert!(needed.count() > 0, "{member}: no field is required");
            for field in &fields {
                let mut wrong = value.clone();
                wrong[field] = json!([[[]]]);
                assert!(!schema.is_valid(&wrong), "{member}: {field} of another type");
            }
        }
    }
}
