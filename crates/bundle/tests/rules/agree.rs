//! The parts of a result against each other: its ledger, its scores, its sums, its draws, and who signs it.

use crate::resealed::key;
use crate::results::{Change, count, enter, h, inputs, judged, last, published, set, sign, status};
use paraph_bundle::SigningKey;
use paraph_bundle::countersign::{may_sign, signed_by};
use paraph_bundle::ledger::Ledger;
use paraph_bundle::payload::call::Role;
use paraph_bundle::payload::result::HeadStatus;
use paraph_bundle::payload::{Line, Name, Published, Unknown};
use paraph_bundle::result::{CHECKS, Check, judge};

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
                let ledger = Ledger::read(&last(p).ledger, Unknown::Refused);
                sign(p, &ledger.expect("a ledger"), h("another call"));
            },
            Some("ledger: the checkpoint is of another call"),
        ),
        (
            "of the first edition, in a later one",
            |p| {
                let ledger = Ledger::read(&last(p).ledger, Unknown::Refused);
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
