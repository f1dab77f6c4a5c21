//! What chairs sign: nothing twice where it may stand once, tickets of those that are there, and texts of their own head.

use std::collections::BTreeMap;

use crate::committee::{CHAIR, key, name, proposal, record, salt, slug};
use crate::lines::{changed, reviews};
use crate::told::{fault, field, told};
use paraph_bundle::fault::Code;
use paraph_bundle::payload::draw::DrawList;
use paraph_bundle::payload::record::{
    Absent, Body, Draw, DrawByHand, EditionMap, Entered, Resolve, Source, Ticket, read_public_records,
};
use paraph_bundle::payload::review::{Part, parts_hash};
use paraph_bundle::payload::{Hash, Kept, Line, ProposalId, Text, Unknown, draw};

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
        let wanted = wrong.and_then(|why| fault(Code::Draw, why));
        assert_eq!(judged, wanted, "{taken} taken");
        // In a result it is the result's parts that disagree; other faults stay what they are.
        let public = told(read_public_records(&record.bytes(), Unknown::Refused));
        let wanted = wrong.and_then(|_| fault(Code::ResultParts, "draw"));
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
    let [a, b] = [[1; 16], [2; 16]].map(|id| ProposalId::new(id).to_hex());
    let read = |ids: &[&str]| {
        let ids: String = ids.iter().map(|id| format!("{id}\n")).collect();
        let list = format!("paraph draw list v1\ncall {}\ntrack -\nseed s\n{ids}", Hash::ZERO);
        DrawList::read(list.as_bytes()).map(|list| list.proposals.len())
    };
    assert_eq!(read(&[&a]), Ok(1), "one");
    assert_eq!(read(&[&a, &b]), Ok(2), "two");
    for ids in [vec![], vec![a.as_str(), &a], vec![b.as_str(), &a]] {
        let why = "the list is empty, not sorted, or holds one twice";
        assert_eq!(told(read(&ids)), fault(Code::Draw, why), "{ids:?}");
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
    let wrong = fault(Code::HeadParts, "r:texts");
    assert_eq!(
        judged(&|text| text.proposal = proposal(1)),
        wrong,
        "of another proposal"
    );
    assert_eq!(judged(&|text| text.round = slug("r2")), wrong, "of another round");
    assert_eq!(judged(&|text| text.revision = 2), wrong, "of another revision");
}
