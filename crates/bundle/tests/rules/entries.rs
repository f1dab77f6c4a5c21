//! What became of each entry of a ledger, as a result tells it: of each line its status, of each review its end.

use crate::results::{admit, count, enter, entered, h, inputs, judged, last, set, sign, status};
use paraph_bundle::ledger::Ledger;
use paraph_bundle::payload::Unknown;
use paraph_bundle::payload::record::PublicRecord;
use paraph_bundle::payload::result::{EntryState, HeadStatus};

#[test]
fn each_entry_has_its_status() {
    judged(&[
        (
            "no inputs",
            |p| p.result.inputs = None,
            Some("statuses: the size of the ledger"),
        ),
        (
            "another size",
            |p| inputs(p).ledger_size = 2,
            Some("statuses: the size of the ledger"),
        ),
        (
            "another last line",
            |p| inputs(p).ledger_last = h("another"),
            Some("statuses: the last line of the ledger"),
        ),
        (
            "one less",
            |p| drop(last(p).statuses.pop()),
            Some("statuses: a status for each entry"),
        ),
        (
            "one more",
            |p| {
                let again = status(p, 3).clone();
                last(p).statuses.push(again);
            },
            Some("statuses: a status for each entry"),
        ),
        (
            "another index",
            |p| status(p, 3).index = Some(2),
            Some("statuses: line 3"),
        ),
        (
            "another bundle",
            |p| status(p, 1).bundle = Some(h("x")),
            Some("statuses: line 1"),
        ),
        (
            "a bundle that is sealed",
            |p| status(p, 1).state = EntryState::Sealed,
            Some("statuses: line 1"),
        ),
        (
            "a bundle that is not good",
            |p| status(p, 1).state = EntryState::Unknown,
            None,
        ),
        (
            "another sealed file",
            |p| status(p, 2).sealed = Some(h("x")),
            Some("statuses: line 2"),
        ),
        (
            "a head in a sealed file",
            |p| {
                let head = status(p, 1).heads[0];
                status(p, 2).heads.push(head);
            },
            Some("statuses: line 2"),
        ),
        (
            "a head less",
            |p| status(p, 3).heads.truncate(1),
            Some("statuses: line 3"),
        ),
        (
            "another order",
            |p| status(p, 3).heads.reverse(),
            Some("statuses: line 3"),
        ),
        (
            "another head",
            |p| status(p, 3).heads[0].head = h("x"),
            Some("statuses: line 3"),
        ),
        (
            "another number of heads",
            |p| {
                // The hash over no heads is also that of heads whose hashes joined are nothing.
                enter(p, &[]);
                let text = String::from_utf8_lossy(&last(p).ledger).replacen("\"n\":2", "\"n\":1", 1);
                let first = text.split_inclusive('\n').next().expect("a line").to_owned();
                let ledger = Ledger::read(first.as_bytes(), Unknown::Refused);
                last(p).statuses.truncate(1);
                let lineage = p.edition.id;
                sign(p, &ledger.expect("a line"), lineage);
            },
            Some("statuses: line 1"),
        ),
    ]);
}

#[test]
fn reviews_that_a_chair_entered_have_theirs() {
    judged(&[
        ("one", |p| entered(p, h("a"), h("a")), None),
        (
            "of another record",
            |p| entered(p, h("a"), h("b")),
            Some("statuses: a status for each entered review"),
        ),
        (
            "one twice, another not",
            |p| {
                entered(p, h("a"), h("a"));
                entered(p, h("b"), h("a"));
            },
            Some("statuses: a status for each entered review"),
        ),
        (
            "none told",
            |p| {
                entered(p, h("a"), h("a"));
                last(p).statuses.pop();
            },
            Some("statuses: a status for each entry"),
        ),
        (
            "told of none",
            |p| {
                entered(p, h("a"), h("a"));
                p.records.pop();
            },
            Some("statuses: a status for each entry"),
        ),
        (
            "told of another type",
            |p| {
                entered(p, h("a"), h("a"));
                p.records.pop();
                p.records.push(PublicRecord::Blinded {
                    id: h("a"),
                    record: "vouch".to_owned(),
                });
            },
            Some("statuses: a status for each entry"),
        ),
        (
            "two records told once",
            |p| {
                entered(p, h("a"), h("a"));
                entered(p, h("a"), h("a"));
            },
            Some("statuses: a status for each entry"),
        ),
    ]);
}

#[test]
fn what_came_late_or_twice_is_told_so() {
    judged(&[
        (
            "counted, though late",
            |p| inputs(p).close = 2,
            Some("statuses: late, line 3"),
        ),
        ("entered last", |p| inputs(p).close = 3, None),
        ("closed later", |p| inputs(p).close = 4, None),
        (
            "told late",
            |p| {
                inputs(p).close = 2;
                set(p, 3, HeadStatus::Late);
                count(p);
            },
            None,
        ),
        (
            "told late, though in time",
            |p| {
                set(p, 3, HeadStatus::Late);
                count(p);
            },
            Some("statuses: late, line 3"),
        ),
        (
            "one admitted",
            |p| {
                inputs(p).close = 2;
                let heads = status(p, 3).heads.clone();
                admit(p, heads[0].head);
                status(p, 3).heads[1].status = HeadStatus::Late;
                count(p);
            },
            None,
        ),
        (
            "the other admitted",
            |p| {
                inputs(p).close = 2;
                let heads = status(p, 3).heads.clone();
                admit(p, heads[1].head);
                status(p, 3).heads[1].status = HeadStatus::Late;
                count(p);
            },
            Some("statuses: late, line 3"),
        ),
        (
            "late, and of no matter",
            |p| {
                inputs(p).close = 2;
                set(p, 3, HeadStatus::Superseded);
                count(p);
            },
            None,
        ),
        (
            "opens what came in time",
            |p| {
                enter(p, &[(3, 2)]);
                inputs(p).close = 2;
            },
            None,
        ),
        (
            "opens what came late",
            |p| {
                enter(p, &[(3, 2)]);
                inputs(p).close = 1;
            },
            Some("statuses: late, line 3"),
        ),
        (
            "one head twice",
            |p| {
                let heads = status(p, 1).heads.clone();
                status(p, 3).heads = heads;
                enter(p, &[]);
                count(p);
            },
            Some("statuses: repeated, line 3"),
        ),
        (
            "one head twice, and told so",
            |p| {
                let heads = status(p, 1).heads.clone();
                status(p, 3).heads = heads;
                set(p, 3, HeadStatus::Repeated);
                enter(p, &[]);
                count(p);
            },
            None,
        ),
        (
            "told repeated, and was not",
            |p| {
                set(p, 3, HeadStatus::Repeated);
                count(p);
            },
            Some("statuses: repeated, line 3"),
        ),
    ]);
}
