//! The lines of a bundle's members: the last value that keeps a rule, and which line is named where one is broken.

use crate::committee::{call, edition, member, name, proposal, proposals, review, salt, slug};
use crate::told::{fault, field, told};
use paraph_bundle::fault::Code;
use paraph_bundle::payload::call::Call;
use paraph_bundle::payload::draft::ReviewLines;
use paraph_bundle::payload::fit::Fit;
use paraph_bundle::payload::proposal::read_proposals;
use paraph_bundle::payload::result::{read_ranking, read_scores, read_statuses};
use paraph_bundle::payload::review::{
    Anchor, AnchorKind, Conflict, ConflictState, Evidence, Ground, Part, read_conflicts, read_evidence,
    read_heads, read_parts,
};
use paraph_bundle::payload::{Hash, Kept, Unknown, canonical, letter};
use serde_json::{Value, json};

fn first() -> Call {
    call(&proposals(3).0)
}

/// Three reviews of three proposals.
pub(crate) fn reviews() -> Vec<ReviewLines> {
    let call = first();
    (0..3)
        .map(|n| review(&call, proposal(n), "r1", 1, (3, 4), n))
        .collect()
}

fn lines<T: Clone>(lines: &[&Kept<T>]) -> Vec<u8> {
    let owned: Vec<Kept<T>> = lines.iter().map(|line| (*line).clone()).collect();
    member(&owned)
}

pub(crate) fn changed<T: Clone + serde::Serialize>(line: &Kept<T>, change: impl FnOnce(&mut T)) -> Kept<T> {
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
    let parts = |what: &str| fault(Code::HeadParts, &format!("letter.jsonl:3:{what}"));
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
