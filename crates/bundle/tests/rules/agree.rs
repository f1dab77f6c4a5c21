//! The parts of a result against each other: the good result of `tests/vectors`, changed in one respect, and what is said of it.

use crate::resealed::{good, key, opened};
use paraph_bundle::SigningKey;
use paraph_bundle::countersign::{may_sign, signed_by};
use paraph_bundle::fault::Param;
use paraph_bundle::ledger::{Entry, Ledger, heads_hash};
use paraph_bundle::payload::call::Role;
use paraph_bundle::payload::record::{Admit, PublicRecord, Record};
use paraph_bundle::payload::result::{EntryState, HeadStatus, Status, StatusOfHead};
use paraph_bundle::payload::{Final, Hash, Kept, Line, Name, Payload, Published, Salt, Text, Time};
use paraph_bundle::result::{CHECKS, Check, inputs_id, judge};
use paraph_bundle::signature::LEDGER;

fn published(file: &str) -> Published {
    let Payload::Result(published) = opened(&good(file)).payload else {
        panic!("no result");
    };
    *published
}

fn last(published: &mut Published) -> &mut Final {
    published.last.as_mut().expect("a final result")
}

fn status(published: &mut Published, line: usize) -> &mut Status {
    &mut last(published).statuses[line - 1]
}

fn inputs(published: &mut Published) -> &mut paraph_bundle::payload::result::Inputs {
    published.result.inputs.as_mut().expect("inputs")
}

/// A checkpoint of this ledger, signed by the keeper, and the inputs that name it.
fn sign(published: &mut Published, ledger: &Ledger, lineage: Hash) {
    let checkpoint = ledger.checkpoint(lineage).write();
    let signature = key("chair").sign(LEDGER, checkpoint.as_bytes()).expect("signed");
    let last = last(published);
    last.ledger = ledger.write();
    last.checkpoint = checkpoint.into_bytes();
    last.signature = signature.into_bytes();
    let inputs = inputs(published);
    (inputs.ledger_size, inputs.ledger_last) = (ledger.size(), ledger.last());
}

/// The ledger of what the statuses say; an entry of this index opens the one of that index.
fn enter(published: &mut Published, opens: &[(u64, u64)]) {
    let mut ledger = Ledger::default();
    for status in &last(published).statuses {
        let index = ledger.size() + 1;
        let opens = opens.iter().find(|(at, _)| *at == index).map(|(_, of)| *of);
        let entry = match (status.bundle, status.sealed) {
            (Some(bundle), _) => Entry::Bundle {
                bundle,
                heads: heads_hash(status.heads.iter().map(|head| head.head)),
                n: status.heads.len() as u64,
                opens,
            },
            (None, Some(sealed)) => Entry::Sealed { sealed },
            (None, None) => continue,
        };
        ledger.push(entry, Time::from_unix(0));
    }
    let lineage = published.edition.id;
    sign(published, &ledger, lineage);
}

/// Scores and inputs of what counts.
fn count(published: &mut Published) {
    let last = last(published);
    let heads = last.statuses.iter().flat_map(|status| &status.heads);
    let counted: std::collections::BTreeSet<Hash> = heads
        .filter(|head| head.status == HeadStatus::Counted)
        .map(|head| head.head)
        .collect();
    last.scores.retain(|score| counted.contains(&score.head));
    let (n, id) = (counted.len() as u64, inputs_id(published.edition.id, counted));
    let inputs = inputs(published);
    (inputs.counted, inputs.id) = (n, id);
}

fn set(published: &mut Published, line: usize, to: HeadStatus) {
    for head in &mut status(published, line).heads {
        head.status = to;
    }
}

/// A chair admits a head.
fn admit(published: &mut Published, head: Hash) {
    let record = Record {
        at: Time::from_unix(0),
        by: key("chair").person(),
        revision: 1,
        salt: Salt::new([1; 16]),
        body: Admit {
            head,
            reason: Text::clean("a late train"),
        }
        .into(),
    };
    published.records.push(PublicRecord::Open(Kept::write(record)));
}

/// A review that a chair entered, by its record's id, and its status.
fn entered(published: &mut Published, record: Hash, told: Hash) {
    published.records.push(PublicRecord::Blinded {
        id: record,
        record: "entered".to_owned(),
    });
    last(published).statuses.push(Status {
        bundle: None,
        heads: vec![StatusOfHead {
            head: Hash::of(b"an entered head"),
            status: HeadStatus::Superseded,
        }],
        index: None,
        record: Some(told),
        reviewer: Some(Name::clean("R03")),
        sealed: None,
        state: EntryState::Entered,
    });
}

fn h(text: &str) -> Hash {
    Hash::of(text.as_bytes())
}

type Change = fn(&mut Published);

fn judged(cases: &[(&str, Change, Option<&str>)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(what, change, wanted)| {
            let mut published = published("result");
            change(&mut published);
            let told = judge(&published).err().map(|fault| {
                let part = &fault.params()[&Param::Part];
                assert!(
                    fault.detail().starts_with(part.as_str()),
                    "{fault} names its part"
                );
                fault.detail().to_owned()
            });
            (told.as_deref() != *wanted).then(|| format!("{what}: {told:?}, not {wanted:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_checked_is_told() {
    assert_eq!(judge(&published("result")), Ok(CHECKS.to_vec()), "a final result");
    let announced = judge(&published("result-announced"));
    assert_eq!(announced, Ok(vec![Check::Draws]), "an announced one");
}

#[test]
fn the_ledger_is_the_keepers_and_of_this_call() {
    judged(&[
        ("entered again", |p| enter(p, &[]), None),
        (
            "of another call",
            |p| {
                let ledger = Ledger::read(&last(p).ledger, paraph_bundle::payload::Unknown::Refused);
                sign(p, &ledger.expect("a ledger"), h("another call"));
            },
            Some("ledger: the checkpoint is of another call"),
        ),
        (
            "of the first edition, in a later one",
            |p| {
                let ledger = Ledger::read(&last(p).ledger, paraph_bundle::payload::Unknown::Refused);
                sign(p, &ledger.expect("a ledger"), h("the first edition"));
                p.edition.call.edition = 2;
            },
            None,
        ),
        (
            "nobody is the keeper",
            |p| {
                let text = String::from_utf8_lossy(&p.allowed_signers).replace("keeper ", "chair ");
                p.allowed_signers = text.into_bytes();
            },
            Some("ledger: the checkpoint is not signed by the keeper"),
        ),
        (
            "a line less",
            |p| {
                let first = last(p)
                    .ledger
                    .iter()
                    .position(|byte| *byte == b'\n')
                    .expect("a line");
                last(p).ledger.truncate(first + 1);
            },
            Some("ledger: LEDGER_PROOF: the checkpoint is of another ledger"),
        ),
        (
            "no chain",
            |p| {
                let first = last(p)
                    .ledger
                    .iter()
                    .position(|byte| *byte == b'\n')
                    .expect("a line");
                last(p).ledger.drain(..=first);
            },
            Some("ledger: LEDGER_PROOF: line 1 does not follow from the one before"),
        ),
    ]);
}

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
                let ledger = Ledger::read(first.as_bytes(), paraph_bundle::payload::Unknown::Refused);
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

#[test]
fn what_counts_stands_in_the_scores() {
    let doubled = Some("scores: left out, added or doubled");
    judged(&[
        ("one left out", |p| drop(last(p).scores.pop()), doubled),
        (
            "one doubled",
            |p| {
                let again = last(p).scores[0].clone();
                last(p).scores.push(again);
            },
            doubled,
        ),
        (
            "one that does not count",
            |p| set(p, 3, HeadStatus::Withdrawn),
            doubled,
        ),
        ("in another order", |p| last(p).scores.reverse(), None),
        (
            "no lines",
            |p| last(p).scores.iter_mut().for_each(|score| score.line = None),
            None,
        ),
        (
            "labels without a reviewer",
            |p| p.result.reviewers.as_mut().expect("reviewers").truncate(1),
            Some("scores: a label without a reviewer"),
        ),
        (
            "another id",
            |p| inputs(p).id = h("another"),
            Some("inputs: the id or the count"),
        ),
        (
            "another count",
            |p| inputs(p).counted = 3,
            Some("inputs: the id or the count"),
        ),
        (
            "fewer, all told",
            |p| {
                set(p, 3, HeadStatus::Withdrawn);
                count(p);
            },
            None,
        ),
    ]);
    for (what, change) in [
        (
            "another's label",
            (|p| last(p).scores[0].reviewer = Name::clean("R01")) as Change,
        ),
        ("a label of nobody", |p| {
            last(p).scores[0].reviewer = Name::clean("R09");
        }),
        ("no label in its status", |p| status(p, 1).reviewer = None),
        ("another line", |p| last(p).scores[0].line = Line::new("{}").ok()),
    ] {
        let head = published("result").last.expect("final").scores[0].head;
        let wanted = format!("scores: {head}");
        judged(&[(what, change, Some(&wanted))]);
    }
}

#[test]
fn sums_are_what_was_given_out() {
    let line = |p: &mut Published| p.result.line.clone().expect("a line");
    let good = line(&mut published("result"));
    assert_eq!(
        (good.funded, good.spent),
        (2, 600),
        "the sums that the others differ from"
    );
    let over = published("result").last.expect("final").ranking[0].proposal;
    let over = format!("sums: {over} is over the ceiling");
    let spent = Some("sums: what was spent");
    judged(&[
        (
            "another sum",
            |p| p.result.line.as_mut().expect("a line").spent = 601,
            spent,
        ),
        (
            "another number",
            |p| p.result.line.as_mut().expect("a line").funded = 3,
            spent,
        ),
        ("no line", |p| p.result.line = None, spent),
        ("an award less", |p| last(p).ranking[0].amount = None, spent),
        ("the pool is just enough", |p| p.edition.call.pool = 600, None),
        ("the pool is smaller", |p| p.edition.call.pool = 599, spent),
        (
            "the ceiling is just enough",
            |p| p.edition.call.tracks[0].ceiling = 300,
            None,
        ),
        (
            "the ceiling is lower",
            |p| p.edition.call.tracks[0].ceiling = 299,
            Some(&over),
        ),
        ("no such track", |p| p.edition.call.tracks.clear(), Some(&over)),
    ]);
}

#[test]
fn draws_are_repeated() {
    let mut missing = published("result");
    missing.lists.clear();
    let fault = judge(&missing).expect_err("no list");
    assert_eq!(fault.detail(), "draws: FIELD: draw-1.txt", "the list is there");
    let mut announced = published("result-announced");
    announced.lists.clear();
    assert!(judge(&announced).is_err(), "in an announced result too");
}

#[test]
fn chairs_and_deputies_sign_a_result() {
    let mut result = published("result");
    let (chair, deputy, stranger) = (key("chair"), key("another deputy"), key("stranger"));
    let own = (chair.person(), chair.public());
    assert_eq!(may_sign(&result), vec![own.clone()], "the chair, for results");
    let (of_deputy, of_stranger) = (deputy.public().to_line(), stranger.public().to_line());
    let more = format!(
        "chair namespaces=\"result.v1@paraph\" {of_deputy}\nchair namespaces=\"result.v1@paraph\" {of_stranger}\n"
    );
    result.allowed_signers.extend(more.into_bytes());
    assert_eq!(may_sign(&result), vec![own.clone()], "the call names no other");
    let mut official = result.edition.call.people[0].clone();
    (official.person, official.role) = (deputy.person(), Role::Deputy);
    result.edition.call.people.push(official);
    assert_eq!(
        may_sign(&result),
        [own, (deputy.person(), deputy.public())],
        "and its deputy"
    );
    let signed = |signers: &[&SigningKey]| {
        let signers: Vec<_> = signers.iter().map(|key| key.public()).collect();
        signed_by(&result, &signers).into_iter().collect::<Vec<_>>()
    };
    assert_eq!(signed(&[]), [], "nobody");
    assert_eq!(
        signed(&[&deputy, &stranger]),
        [deputy.person()],
        "the deputy alone"
    );
    assert_eq!(signed(&[&chair, &deputy]).len(), 2, "both");
}
