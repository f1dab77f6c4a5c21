//! Whether a file belongs here: for whom it is, whose ledger it holds, what came twice, and what is said of a good one.

use crate::judged::{
    another_edition, assigned, card, inside, invited, judged, kept_with_another_key, known_as,
    of_another_rubric, person, report, stream_to, with_key,
};
use paraph_bundle::fault::Param;
use paraph_bundle::identity::Standing;
use paraph_bundle::payload::record::{Distrust, Record};
use paraph_bundle::payload::{Hash, Kept, Panel, Payload, Salt, Text, Time};
use paraph_bundle::verify::Trust;

#[test]
fn whom_a_file_is_for() {
    judged(&[
        ("as it is", "score", |_, _| (), "OK"),
        (
            "for a reviewer",
            "score",
            |o, _| stream_to(o, "ben"),
            "NOT_FOR_YOU",
        ),
        (
            "for the sponsor",
            "score",
            |o, _| stream_to(o, "sponsor"),
            "NOT_FOR_YOU",
        ),
        ("for the deputy", "score", |o, _| stream_to(o, "deputy"), "OK"),
        (
            "for a reviewer, at the author's",
            "score",
            |o, c| {
                stream_to(o, "ben");
                c.own = Some(person("ada"));
            },
            "OK",
        ),
        (
            "for a reviewer, at that reviewer's",
            "score",
            |o, c| {
                stream_to(o, "ben");
                c.own = Some(person("ben"));
            },
            "OK",
        ),
        (
            "for a reviewer, at another's",
            "score",
            |o, c| {
                stream_to(o, "ben");
                c.own = Some(person("eve"));
            },
            "NOT_FOR_YOU",
        ),
        (
            "another workspace",
            "score",
            |_, c| c.lineage = Some(Hash::of(b"another call")),
            "CALL_OTHER",
        ),
        (
            "another workspace",
            "records",
            |_, c| c.lineage = Some(Hash::of(b"another call")),
            "CALL_OTHER",
        ),
        (
            "another workspace",
            "panel",
            |_, c| c.lineage = Some(Hash::of(b"another call")),
            "CALL_OTHER",
        ),
        (
            "an edition that is not here",
            "score",
            |o, _| o.manifest.call = Some(Hash::of(b"another")),
            "CALL_OTHER",
        ),
        (
            "an edition that is not here",
            "panel",
            |o, _| o.manifest.call = Some(Hash::of(b"another")),
            "CALL_OTHER",
        ),
    ]);
    let other = report("score", |_, c| c.lineage = Some(Hash::of(b"another call")));
    let fault = other.fault.expect("of another call");
    assert!(
        fault.params().contains_key(&Param::Title),
        "the other call is named where it is known"
    );
}

#[test]
fn whose_ledger_it_is() {
    judged(&[
        ("as it is", "panel", |_, _| (), "OK"),
        (
            "of another call",
            "panel",
            |o, _| {
                o.checkpoint.as_mut().expect("a checkpoint").0.lineage = Hash::of(b"another call");
            },
            "LEDGER_PROOF",
        ),
        (
            "by the keeper's first key, no card at hand",
            "panel",
            |o, _| o.cards.clear(),
            "OK",
        ),
        (
            "by an unknown key",
            "panel",
            |o, _| kept_with_another_key(o, None),
            "LEDGER_PROOF",
        ),
        (
            "by a key of the keeper's card",
            "panel",
            |o, _| {
                kept_with_another_key(o, Some(inside(with_key(card("chair")), Standing::Proved)));
            },
            "OK",
        ),
        (
            "by a key of a card that nothing proves",
            "panel",
            |o, _| {
                kept_with_another_key(o, Some(inside(with_key(card("chair")), Standing::Unproved)));
            },
            "LEDGER_PROOF",
        ),
        (
            "by a key of another's card",
            "panel",
            |o, _| {
                kept_with_another_key(o, Some(inside(with_key(card("ada")), Standing::Proved)));
            },
            "LEDGER_PROOF",
        ),
        (
            "by a key of the keeper's card here",
            "panel",
            |o, c| {
                kept_with_another_key(o, None);
                c.people
                    .insert(person("chair"), known_as(with_key(card("chair")), Trust::Vouched));
            },
            "OK",
        ),
    ]);
}

#[test]
fn what_was_answered_or_written_twice() {
    judged(&[
        (
            "another answered",
            "score",
            |o, c| invited(o, c, Trust::Seen, &["ben"]),
            "INVITATION_TWICE",
        ),
        (
            "another answered too",
            "score",
            |o, c| invited(o, c, Trust::Seen, &["ada", "ben"]),
            "INVITATION_TWICE",
        ),
        (
            "another answered, this one is vouched for",
            "score",
            |o, c| invited(o, c, Trust::Vouched, &["ben"]),
            "OK",
        ),
        (
            "only this one answered",
            "score",
            |o, c| invited(o, c, Trust::Seen, &["ada"]),
            "SIGNER_NOT_VOUCHED",
        ),
        (
            "nobody answered",
            "score",
            |o, c| invited(o, c, Trust::Seen, &[]),
            "SIGNER_NOT_VOUCHED",
        ),
        (
            "a card of another edition",
            "score",
            |_, c| {
                c.people
                    .insert(person("ada"), known_as(with_key(card("ada")), Trust::Vouched));
            },
            "OK",
        ),
        (
            "another card of one edition",
            "score",
            |_, c| {
                let mut twin = with_key(card("ada"));
                twin.edition = 1;
                c.people.insert(person("ada"), known_as(twin, Trust::Vouched));
            },
            "EDITION_TWICE",
        ),
        (
            "a later edition of the call",
            "call",
            |_, c| {
                let known = another_edition(c, 2);
                c.calls.insert(known.edition.id, known);
            },
            "OK",
        ),
        (
            "another call of one edition",
            "call",
            |_, c| {
                let known = another_edition(c, 1);
                c.calls.insert(known.edition.id, known);
            },
            "EDITION_TWICE",
        ),
        (
            "one edition of two calls",
            "call",
            |_, c| {
                let mut known = another_edition(c, 1);
                known.lineage = Hash::of(b"another call");
                c.calls.insert(known.edition.id, known);
            },
            "OK",
        ),
    ]);
}

#[test]
fn what_is_said_of_a_good_one() {
    judged(&[
        (
            "sent from here",
            "call",
            |o, c| {
                c.sent.insert(o.id);
            },
            "CALL_RETURNED",
        ),
        (
            "another was sent from here",
            "call",
            |_, c| {
                c.sent.insert(Hash::of(b"another"));
            },
            "OK",
        ),
        (
            "at its chair's",
            "call",
            |_, c| c.own = Some(person("chair")),
            "CALL_RETURNED",
        ),
        (
            "at its author's",
            "score",
            |_, c| c.own = Some(person("ada")),
            "OK",
        ),
        (
            "a rubric that no edition here has",
            "score",
            |o, c| {
                of_another_rubric(o, c, false);
            },
            "RUBRIC_OUTDATED",
        ),
        (
            "a rubric of which there is a map",
            "score",
            |o, c| {
                of_another_rubric(o, c, false);
                c.mapped.insert(Hash::of(b"another rubric"));
            },
            "OK",
        ),
        (
            "steps that another edition does not have",
            "score",
            |o, c| {
                of_another_rubric(o, c, true);
            },
            "SCORE_RANGE",
        ),
        ("all assigned", "score", |o, c| assigned(o, c, true), "OK"),
        (
            "none assigned",
            "score",
            |o, c| assigned(o, c, false),
            "NOT_ASSIGNED",
        ),
    ]);
}

#[test]
fn the_record_without_a_role_is_named() {
    let report = report("records-veto", |opened, _| {
        let author = opened.manifest.author;
        let Payload::Panel(Panel::Records { records, .. }) = &mut opened.payload else {
            panic!("no records");
        };
        let distrust = Record {
            at: Time::from_unix(0),
            by: author,
            revision: 1,
            salt: Salt::new([1; 16]),
            body: Distrust {
                person: person("ada"),
                reason: Text::clean("a stranger"),
            }
            .into(),
        };
        records.push(Kept::write(distrust));
    });
    let told = report.told().map(|fault| fault.detail().to_owned());
    assert_eq!(
        told.as_deref(),
        Some("records.jsonl:2:by"),
        "a sponsor vetoes, and no more"
    );
}
