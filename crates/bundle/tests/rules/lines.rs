//! The lines of a bundle's members: the last value that keeps a rule, and which line is named where one is broken.

use std::collections::BTreeMap;

use crate::committee::{
    CHAIR, call, edition, key, member, name, proposal, proposals, record, review, salt, slug,
};
use paraph_bundle::fault::{Code, Fault};
use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::draft::ReviewLines;
use paraph_bundle::payload::draw::DrawList;
use paraph_bundle::payload::fit::Fit;
use paraph_bundle::payload::proposal::read_proposals;
use paraph_bundle::payload::record::{
    Absent, Body, Draw, DrawByHand, EditionMap, Entered, Resolve, Source, Ticket, read_public_records,
};
use paraph_bundle::payload::result::{read_ranking, read_scores, read_statuses};
use paraph_bundle::payload::review::{
    Anchor, AnchorKind, Conflict, ConflictState, Evidence, Ground, Part, parts_hash, read_conflicts,
    read_evidence, read_heads, read_parts,
};
use paraph_bundle::payload::{Hash, Kept, Line, Text, Unknown, canonical, draw, letter};
use serde_json::{Value, json};

type Told = Option<(Code, String)>;

fn told<T>(judged: Result<T, Fault>) -> Told {
    let fault = judged.err()?;
    Some((fault.code(), fault.detail().to_owned()))
}

fn field(path: &str) -> Told {
    told::<()>(Err(Fault::field(path)))
}

fn first() -> Call {
    call(&proposals(3).0)
}

/// Three reviews of three proposals.
fn reviews() -> Vec<ReviewLines> {
    let call = first();
    (0..3)
        .map(|n| review(&call, proposal(n), "r1", 1, (3, 4), n))
        .collect()
}

fn lines<T: Clone>(lines: &[&Kept<T>]) -> Vec<u8> {
    let owned: Vec<Kept<T>> = lines.iter().map(|line| (*line).clone()).collect();
    member(&owned)
}

fn changed<T: Clone + serde::Serialize>(line: &Kept<T>, change: impl FnOnce(&mut T)) -> Kept<T> {
    let mut value = line.value.clone();
    change(&mut value);
    Kept::write(value)
}

#[test]
fn the_line_that_is_wrong_is_named() {
    let reviews = reviews();
    let heads: Vec<_> = reviews.iter().map(|review| &review.head).collect();
    let read = |lines: Vec<u8>| told(read_heads(&lines, Unknown::Refused));
    assert_eq!(read(lines(&heads)), None, "three heads");
    let twice = lines(&[heads[0], heads[1], heads[1]]);
    assert_eq!(read(twice), field("scores.jsonl:3:proposal"), "a head twice");
    let zero = changed(heads[2], |head| head.revision = 0);
    let zero = lines(&[heads[0], heads[1], &zero]);
    assert_eq!(
        read(zero),
        field("scores.jsonl:3:revision"),
        "revisions begin at 1"
    );

    let parts: Vec<_> = reviews.iter().flat_map(|review| &review.texts).collect();
    let read = |lines: Vec<u8>| told(read_parts(&lines, "texts.jsonl", Unknown::Refused));
    assert_eq!(read(lines(&parts)), None, "a part each");
    let twice = lines(&[parts[0], parts[1], parts[0]]);
    assert_eq!(read(twice), field("texts.jsonl:3:part"), "a part twice");

    let evidence = |n| {
        Kept::write(Evidence {
            anchors: Vec::new(),
            proposal: proposal(n),
            revision: 1,
            round: slug("r1"),
            salt: salt(&[n]),
        })
    };
    let read = |lines: Vec<u8>| told(read_evidence(&lines, Unknown::Refused));
    assert_eq!(read(lines(&[&evidence(0), &evidence(1)])), None, "a line each");
    let twice = lines(&[&evidence(0), &evidence(1), &evidence(1)]);
    assert_eq!(read(twice), field("evidence.jsonl:3:proposal"), "evidence twice");

    let conflict = |n, revision| {
        Kept::write(Conflict {
            ground: Ground::Family,
            proposal: proposal(n),
            revision,
            salt: salt(&[n]),
            state: ConflictState::Recused,
            text: None,
        })
    };
    let read = |lines: Vec<u8>| told(read_conflicts(&lines, Unknown::Refused));
    assert_eq!(read(lines(&[&conflict(0, 1), &conflict(1, 2)])), None, "one each");
    let twice = lines(&[&conflict(0, 1), &conflict(1, 1), &conflict(1, 2)]);
    assert_eq!(
        read(twice),
        field("conflicts.jsonl:3:proposal"),
        "a conflict twice"
    );
    let zero = lines(&[&conflict(0, 1), &conflict(1, 1), &conflict(2, 0)]);
    assert_eq!(
        read(zero),
        field("conflicts.jsonl:3:revision"),
        "revisions begin at 1"
    );
}

#[test]
fn all_that_was_asked_for_may_be_the_least() {
    let (proposals, _) = proposals(3);
    let read = |smallest| {
        let last = changed(&proposals[2], |line| line.smallest = Some(smallest));
        let lines = lines(&[&proposals[0], &proposals[1], &last]);
        told(read_proposals(&lines, Unknown::Refused))
    };
    let asked = proposals[2].value.asked;
    assert_eq!(read(asked), None, "all of it or nothing");
    assert_eq!(
        read(asked + 1),
        field("proposals.jsonl:3:smallest"),
        "more than asked"
    );
}

#[test]
fn a_mark_lies_within_its_page_and_has_an_area() {
    let anchor = |page, boxes| Anchor {
        boxes,
        colour: name("yellow"),
        criterion: slug("impact"),
        document: Hash::ZERO,
        group: None,
        kind: AnchorKind::Area,
        note: None,
        page,
        prefix: None,
        quote: None,
        suffix: None,
    };
    for (page, pages, holds) in [
        (1, None, true),
        (0, None, false),
        (3, Some(3), true),
        (4, Some(3), false),
        (9, None, true),
    ] {
        let judged = anchor(page, Vec::new()).judge(pages);
        assert_eq!(judged.is_ok(), holds, "page {page} of {pages:?}");
    }
    let far = 1_440_000;
    for (corners, holds) in [
        ([0, 0, 1, 1], true),
        ([-far, -far, far, far], true),
        ([0, 0, 0, 1], false),
        ([1, 0, 0, 1], false),
        ([0, 0, 1, 0], false),
        ([0, 1, 1, 0], false),
        ([-far - 1, 0, 1, 1], false),
        ([0, -far - 1, 1, 1], false),
        ([0, 0, far + 1, 1], false),
        ([0, 0, 1, far + 1], false),
    ] {
        let judged = anchor(1, vec![[0, 0, 1, 1], corners]).judge(None);
        assert_eq!(judged.is_ok(), holds, "{corners:?}");
    }
}

#[test]
fn a_text_belongs_to_a_criterion_or_to_the_whole() {
    let first = first();
    let (edition, lines) = (edition(&first), proposals(3).0);
    let plain: Vec<_> = lines.iter().map(|line| line.value.clone()).collect();
    let fit = Fit::new(&edition, &plain, []);
    let text = reviews()[0].texts[0].value.clone();
    for (part, holds) in [
        ("impact", true),
        ("method", true),
        ("overall", true),
        ("style", false),
    ] {
        let part = Part {
            part: slug(part),
            ..text.clone()
        };
        assert_eq!(fit.part(&part, edition.rubric).is_ok(), holds, "{}", part.part);
        assert!(
            fit.part(&part, Hash::ZERO).is_ok(),
            "of an unknown rubric nothing is said"
        );
    }
}

#[test]
fn records_hold_where_nothing_stands_twice() {
    let (a, b) = (Hash::of(b"a"), Hash::of(b"b"));
    let (of, persons) = (proposal(0), [11, 12].map(|n| key(n).person()));
    let absent = |persons: Vec<_>| {
        Absent {
            persons,
            proposal: of,
        }
        .into()
    };
    let by_hand = |order: Vec<_>| {
        let (minutes, witnesses) = (None, Vec::new());
        DrawByHand {
            announced: a,
            minutes,
            order,
            witnesses,
        }
        .into()
    };
    let resolve = |of: Vec<_>, takes| {
        Resolve {
            of,
            reason: Text::clean("because"),
            takes,
        }
        .into()
    };
    let map = |to: [&str; 2]| {
        EditionMap {
            criteria: BTreeMap::from([(slug("c"), slug(to[0])), (slug("d"), slug(to[1]))]),
            from: a,
            to: b,
        }
        .into()
    };
    let cases: Vec<(Body, Option<&str>)> = vec![
        (absent(vec![]), None),
        (absent(persons.to_vec()), None),
        (absent(vec![persons[0], persons[1], persons[0]]), Some("persons")),
        (by_hand(vec![proposal(0), proposal(1)]), None),
        (by_hand(vec![proposal(0), proposal(0)]), Some("order")),
        (resolve(vec![a, b], b), None),
        (resolve(vec![a], b), Some("of")),
        (resolve(vec![a, a], a), Some("of")),
        (map(["c", "d"]), None),
        (map(["d", "d"]), Some("criteria")),
    ];
    for (body, path) in cases {
        let record = record(&key(CHAIR), 1, salt(&[1]), body).record;
        let wanted = path.and_then(|path| field(&format!("r:{path}")));
        assert_eq!(told(record.value.judge("r")), wanted, "{}", record.line);
    }
}

#[test]
fn tickets_are_taken_from_those_that_are_there() {
    let key_of_draw = Hash::of(b"list and seed");
    let drawn = |tickets: Vec<Ticket>, taken| {
        let body = Draw {
            announced: Hash::ZERO,
            corrects: None,
            key: key_of_draw,
            seed: name("1"),
            taken,
            tickets,
        };
        let record = record(&key(CHAIR), 1, salt(&[1]), body).record;
        (told(record.value.judge("r")), record)
    };
    let tickets = draw::tickets(key_of_draw, (0..3).map(proposal));
    let twice = draw::tickets(key_of_draw, [0, 0, 1].map(proposal));
    let more = "a proposal twice, or more taken than drawn";
    for (tickets, taken, wrong) in [
        (tickets.clone(), 0, None),
        (tickets.clone(), 3, None),
        (tickets.clone(), 4, Some(more)),
        (twice, 1, Some(more)),
        (
            tickets.iter().rev().cloned().collect(),
            1,
            Some("tickets do not follow from the key"),
        ),
    ] {
        let (judged, record) = drawn(tickets, taken);
        let wanted = wrong.map(|why| (Code::Draw, why.to_owned()));
        assert_eq!(judged, wanted, "{taken} taken");
        // In a result it is the result's parts that disagree; other faults stay what they are.
        let public = told(read_public_records(&record.bytes(), Unknown::Refused));
        let wanted = wrong.map(|_| (Code::ResultParts, "draw".to_owned()));
        assert_eq!(public, wanted, "{taken} taken, published");
    }
    let (_, record) = drawn(tickets, 1);
    let zero = record.line.replace("\"revision\":1", "\"revision\":0") + "\n";
    let lines = [record.bytes(), zero.into_bytes()].concat();
    assert_eq!(
        told(read_public_records(&lines, Unknown::Refused)),
        field("records.jsonl:2:revision"),
        "no fault of the draw"
    );
    let twice = [record.bytes(), record.bytes()].concat();
    assert_eq!(
        told(read_public_records(&twice, Unknown::Refused)),
        field("records.jsonl:2"),
        "a record twice"
    );
}

#[test]
fn a_list_of_a_draw_is_sorted_and_not_empty() {
    let [a, b] = [[1; 16], [2; 16]].map(|id| paraph_bundle::payload::ProposalId::new(id).to_hex());
    let read = |ids: &[&str]| {
        let ids: String = ids.iter().map(|id| format!("{id}\n")).collect();
        let list = format!("paraph draw list v1\ncall {}\ntrack -\nseed s\n{ids}", Hash::ZERO);
        DrawList::read(list.as_bytes()).map(|list| list.proposals.len())
    };
    assert_eq!(read(&[&a]), Ok(1), "one");
    assert_eq!(read(&[&a, &b]), Ok(2), "two");
    for ids in [vec![], vec![a.as_str(), &a], vec![b.as_str(), &a]] {
        let why = "the list is empty, not sorted, or holds one twice";
        assert_eq!(told(read(&ids)), Some((Code::Draw, why.to_owned())), "{ids:?}");
    }
}

#[test]
fn texts_that_were_entered_are_of_their_head() {
    let paper = reviews().remove(0);
    let judged = |change: &dyn Fn(&mut Part)| {
        let texts: Vec<Kept<Part>> = paper.texts.iter().map(|text| changed(text, change)).collect();
        let head = changed(&paper.head, |head| {
            head.texts = parts_hash(texts.iter().map(|text| (text.value.part.as_str(), text.hash)));
        });
        let line = |text: &str| Line::new(text).expect("a line");
        let entered = Entered {
            confirmed: true,
            file: None,
            head: head.hash,
            line: line(&head.line),
            person: None,
            reviewer: name("On Paper"),
            source: Source::Table,
            texts: texts.iter().map(|text| line(&text.line)).collect(),
        };
        told(entered.read_head("r"))
    };
    assert_eq!(judged(&|_| ()), None, "of this head");
    let wrong = Some((Code::HeadParts, "r:texts".to_owned()));
    assert_eq!(
        judged(&|text| text.proposal = proposal(1)),
        wrong,
        "of another proposal"
    );
    assert_eq!(judged(&|text| text.round = slug("r2")), wrong, "of another round");
    assert_eq!(judged(&|text| text.revision = 2), wrong, "of another revision");
}

#[test]
fn a_status_is_of_one_kind() {
    let hash = "ab".repeat(32);
    let status = |state: &str, fields: &[&str]| {
        let mut status = json!({"heads": [], "state": state});
        for name in fields {
            status[*name] = match *name {
                "index" => json!(1),
                "reviewer" => json!("R01"),
                _ => json!(hash),
            };
        }
        let read = json!({"bundle": hash, "heads": [], "index": 1, "state": "read"});
        let lines = [canonical::line(&read), canonical::line(&status)].concat();
        told(read_statuses(&lines, Unknown::Refused))
    };
    let names = ["index", "bundle", "sealed", "record", "reviewer"];
    let whole: [(&str, &[&[&str]]); 4] = [
        ("read", &[&["index", "bundle"], &["index", "bundle", "reviewer"]]),
        (
            "unknown",
            &[&["index", "bundle"], &["index", "bundle", "reviewer"]],
        ),
        ("sealed", &[&["index", "sealed"]]),
        ("entered", &[&["record", "reviewer"]]),
    ];
    for (state, whole) in whole {
        for bits in 0..32_u32 {
            let fields: Vec<&str> = (0..5)
                .filter(|at| bits >> at & 1 == 1)
                .map(|at| names[at])
                .collect();
            let holds = whole.contains(&fields.as_slice());
            let wanted = field("statuses.jsonl:2:state").filter(|_| !holds);
            assert_eq!(status(state, &fields), wanted, "{state} with {fields:?}");
        }
    }
}

#[test]
fn a_line_of_a_result_is_named_by_its_number() {
    let hash = "ab".repeat(32);
    let row = |id: &str, place: u64| {
        canonical::line(&json!({
            "decision": "fund", "number": "P", "place": place, "proposal": id.repeat(16), "reviews": 1,
            "track": "open", "why": "rank",
        }))
    };
    let rows = |last| {
        told(read_ranking(
            &[row("aa", 1), row("bb", 1), last].concat(),
            Unknown::Refused,
        ))
    };
    assert_eq!(rows(row("cc", 3)), None, "ties share a place");
    assert_eq!(
        rows(row("cc", 0)),
        field("ranking.jsonl:3:place"),
        "places begin at 1"
    );
    assert_eq!(
        rows(row("aa", 3)),
        field("ranking.jsonl:3:proposal"),
        "a proposal twice"
    );
    let score = |value: Value| {
        let good = canonical::line(&json!({"head": hash, "reviewer": "R01"}));
        told(read_scores(
            &[good, canonical::line(&value)].concat(),
            Unknown::Refused,
        ))
    };
    assert_eq!(
        score(json!({"head": 1, "reviewer": "R01"})),
        field("scores.jsonl:2:head"),
        "no hash"
    );
}

#[test]
fn a_letter_holds_line_by_line() {
    let review = reviews().remove(1);
    let evidence = Kept::write(Evidence {
        anchors: Vec::new(),
        proposal: proposal(1),
        revision: 1,
        round: slug("r1"),
        salt: salt(&[1]),
    });
    let head = changed(&review.head, |head| head.evidence = Some(evidence.hash));
    let good = json!({
        "evidence": evidence.line,
        "head": head.hash,
        "line": head.line,
        "parts": review.texts.iter().map(|text| json!({"line": text.line})).collect::<Vec<_>>(),
        "reviewer": "R01",
    });
    let read = |change: &dyn Fn(&mut Value)| {
        let mut last = good.clone();
        change(&mut last);
        let lines = [
            canonical::line(&good),
            canonical::line(&good),
            canonical::line(&last),
        ]
        .concat();
        letter::read(&lines)
    };
    let read_back = read(&|_| ()).expect("three lines");
    assert_eq!(read_back.len(), 3, "all of them");
    assert_eq!(
        read_back[2].1.evidence,
        Some(evidence.value.clone()),
        "with its evidence"
    );
    assert_eq!(read_back[2].1.texts.len(), review.texts.len(), "and its texts");
    let withheld = read(&|line| {
        let text = &review.texts[0];
        line["parts"][0] = json!({"hash": text.hash, "part": text.value.part});
        drop(line.as_object_mut().expect("fields").remove("evidence"));
    });
    let texts = withheld.expect("it holds").remove(2).1.texts;
    assert_eq!(texts.len(), review.texts.len() - 1, "one was kept back");
    let parts = |what: &str| Some((Code::HeadParts, format!("letter.jsonl:3:{what}")));
    let other = changed(&evidence, |evidence| evidence.revision = 2);
    for (what, change, wanted) in [
        (
            "another head",
            &(|line: &mut Value| line["head"] = json!(Hash::ZERO)) as &dyn Fn(&mut Value),
            parts("head"),
        ),
        (
            "a part less",
            &|line| drop(line["parts"].as_array_mut().expect("parts").pop()),
            parts("parts"),
        ),
        (
            "a part twice",
            &|line| {
                let again = line["parts"][0].clone();
                line["parts"].as_array_mut().expect("parts").push(again);
            },
            parts("parts"),
        ),
        (
            "other evidence",
            &|line| line["evidence"] = json!(other.line),
            parts("evidence"),
        ),
        (
            "a field more",
            &|line| line["more"] = json!(1),
            field("letter.jsonl:3:more"),
        ),
    ] {
        assert_eq!(told(read(change)), wanted, "{what}");
    }
}

#[test]
fn what_must_be_escaped_is_and_nothing_else() {
    let text = "\u{0}\u{1}\u{8}\t\n\u{b}\u{c}\r\u{1f} !\"/\\~\u{7f}\u{80}é\u{2028}𝄞";
    let written = "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f !\\\"/\\\\~\u{7f}\u{80}é\u{2028}𝄞\"";
    assert_eq!(canonical::text(text), written, "as RFC 8785 has it");
    let value = json!({"b": [1, [], {}, null], "a": {"d": false, "c": -1}, "a_": true, "a1": ""});
    assert_eq!(
        canonical::text(&value),
        r#"{"a":{"c":-1,"d":false},"a1":"","a_":true,"b":[1,[],{},null]}"#,
        "sorted, without spaces"
    );
}
