//! Whose file it is: who may sign what, by which key, and how far that is trusted.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::judged::{
    Change, another_key, card, inside, judged, key_of, known_as, office, opened, person, report,
    signed_by_another, unpinned, with_key, withdrawing,
};
use paraph_bundle::identity::Standing;
use paraph_bundle::payload::call::Role;
use paraph_bundle::payload::{Hash, Payload, PersonId};
use paraph_bundle::verify::{Context, Report, Trust, judge};

#[test]
fn who_may_sign_what() {
    judged(&[
        ("as it is", "call", |_, _| (), "OK"),
        (
            "by a reviewer",
            "call",
            |o, _| o.manifest.author = person("ada"),
            "FIELD",
        ),
        (
            "by the deputy",
            "call",
            |o, _| o.manifest.author = person("deputy"),
            "OK",
        ),
        (
            "by an observer",
            "call",
            |o, _| {
                let Payload::Call(file) = &mut o.payload else {
                    panic!("no call")
                };
                let author = o.manifest.author;
                let people = &mut file.edition.call.people;
                let own = people.iter_mut().find(|official| official.person == author);
                own.expect("the chair").role = Role::Observer;
            },
            "FIELD",
        ),
        ("as it is", "result", |_, _| (), "OK"),
        (
            "by a reviewer",
            "result",
            |o, _| o.manifest.author = person("ada"),
            "FIELD",
        ),
        (
            "by an observer",
            "result",
            |o, _| {
                let Payload::Result(result) = &mut o.payload else {
                    panic!("no result")
                };
                let author = o.manifest.author;
                let people = &mut result.edition.call.people;
                let own = people.iter_mut().find(|official| official.person == author);
                own.expect("the chair").role = Role::Observer;
            },
            "FIELD",
        ),
        (
            "no key of the author's",
            "call",
            |o, _| o.signed_by_author = false,
            "SIGNER_UNKNOWN",
        ),
        (
            "no key of the author's",
            "score",
            |o, _| o.signed_by_author = false,
            "SIGNER_UNKNOWN",
        ),
        (
            "no key of the author's",
            "result",
            |o, _| o.signed_by_author = false,
            "SIGNER_UNKNOWN",
        ),
        (
            "a card that nothing proves",
            "card",
            |o, _| o.standing = Standing::Unproved,
            "SIGNER_UNKNOWN",
        ),
        (
            "another chair was accepted",
            "call",
            |_, c| {
                unpinned(c);
                c.pinned
                    .insert(c.lineage.expect("a lineage"), BTreeSet::from([person("eve")]));
            },
            "SIGNER_UNKNOWN",
        ),
        (
            "another call's chair was accepted",
            "call",
            |_, c| {
                unpinned(c);
                c.pinned
                    .insert(Hash::of(b"another call"), BTreeSet::from([person("eve")]));
            },
            "OK",
        ),
    ]);
}

#[test]
fn whose_key_it_is() {
    judged(&[
        (
            "by no known key",
            "score",
            |o, _| signed_by_another(o, None),
            "SIGNER_UNKNOWN",
        ),
        (
            "by a key of the author's card",
            "score",
            |o, _| {
                signed_by_another(o, Some(inside(with_key(card("ada")), Standing::Proved)));
            },
            "OK",
        ),
        (
            "by a key of a card that nothing proves",
            "score",
            |o, _| {
                signed_by_another(o, Some(inside(with_key(card("ada")), Standing::Unproved)));
            },
            "SIGNER_UNKNOWN",
        ),
        (
            "by a key of another's card",
            "score",
            |o, _| {
                signed_by_another(o, Some(inside(with_key(card("ben")), Standing::Proved)));
            },
            "SIGNER_UNKNOWN",
        ),
        (
            "by a key of the author's card here",
            "score",
            |o, c| {
                signed_by_another(o, None);
                c.people
                    .insert(person("ada"), known_as(with_key(card("ada")), Trust::Vouched));
            },
            "OK",
        ),
        (
            "by the first key, no card at all",
            "score",
            |o, c| {
                o.cards.clear();
                c.people.get_mut(&person("ada")).expect("Ada").cards.clear();
            },
            "OK",
        ),
        (
            "seen only",
            "score",
            |_, c| {
                c.people.insert(person("ada"), known_as(card("ada"), Trust::Seen));
            },
            "SIGNER_NOT_VOUCHED",
        ),
        (
            "seen only",
            "records",
            |_, c| {
                unpinned(c);
                c.people
                    .insert(person("chair"), known_as(card("chair"), Trust::Seen));
            },
            "SIGNER_UNKNOWN",
        ),
    ]);
}

#[test]
fn what_was_withdrawn() {
    judged(&[
        (
            "the card inside withdraws the key",
            "score",
            |o, _| {
                o.cards = vec![inside(withdrawing(card("ada"), &key_of("ada")), Standing::Proved)];
            },
            "KEY_REVOKED",
        ),
        (
            "the card here withdraws the key",
            "score",
            |_, c| {
                let card = withdrawing(card("ada"), &key_of("ada"));
                c.people.insert(person("ada"), known_as(card, Trust::Vouched));
            },
            "KEY_REVOKED",
        ),
        (
            "another's card withdraws it",
            "score",
            |o, _| {
                o.cards
                    .push(inside(withdrawing(card("ben"), &key_of("ada")), Standing::Proved));
            },
            "OK",
        ),
        (
            "another key was withdrawn",
            "score",
            |_, c| {
                let card = withdrawing(card("ada"), &another_key());
                c.people.insert(person("ada"), known_as(card, Trust::Vouched));
            },
            "OK",
        ),
        (
            "the ledger held it before",
            "score",
            |o, c| {
                let card = withdrawing(card("ada"), &key_of("ada"));
                c.people.insert(person("ada"), known_as(card, Trust::Vouched));
                c.entered.insert(o.id);
            },
            "OK",
        ),
        (
            "a card that withdraws its own key",
            "card",
            |o, c| {
                let author = o.manifest.author;
                let Payload::Card(own) = &o.payload else {
                    panic!("no card")
                };
                let later = withdrawing(own.as_ref().clone(), &o.signers[0]);
                c.people.insert(author, known_as(later, Trust::Vouched));
            },
            "OK",
        ),
        (
            "distrusted",
            "score",
            |_, c| {
                c.people
                    .insert(person("ada"), known_as(card("ada"), Trust::Distrusted));
            },
            "KEY_REVOKED",
        ),
        (
            "distrusted, the ledger held it before",
            "score",
            |o, c| {
                c.people
                    .insert(person("ada"), known_as(card("ada"), Trust::Distrusted));
                c.entered.insert(o.id);
            },
            "OK",
        ),
    ]);
}

#[test]
fn who_signed_is_told() {
    let people = |report: &Report| -> Vec<(PersonId, Option<String>, Trust)> {
        let signers = report.signers.iter();
        signers
            .map(|signer| (signer.person, signer.name.clone(), signer.trust))
            .collect()
    };
    let name = |who: &str| Some(card(who).name.as_str().to_owned());

    let call = report("call", |o, c| {
        o.cards.clear();
        *c = Context::default();
    });
    assert_eq!(
        people(&call),
        [(person("chair"), name("chair"), Trust::Unknown)],
        "the call itself names its officials"
    );
    let result = report("result", |o, c| {
        o.cards.clear();
        *c = Context::default();
    });
    assert_eq!(
        people(&result),
        [(person("chair"), name("chair"), Trust::Unknown)]
    );

    let both: [Change; 2] = [
        |o, _| o.signers = vec![key_of("ada"), key_of("ben")],
        |o, _| o.signers = vec![key_of("ben"), key_of("ada")],
    ];
    for change in both {
        let report = report("score", change);
        assert_eq!(
            people(&report),
            [
                (person("ada"), name("ada"), Trust::Vouched),
                (person("ben"), name("ben"), Trust::Vouched)
            ],
            "the author stands first, whatever the order of the signatures"
        );
    }

    let with_card: [(Standing, PersonId); 2] = [
        (Standing::Proved, person("ada")),
        (Standing::Unproved, PersonId::from(another_key().hash())),
    ];
    for (standing, who) in with_card {
        let mut score = opened("good/score/file.paraph");
        signed_by_another(&mut score, Some(inside(with_key(card("ada")), standing)));
        let report = judge(Arc::new(score), &office());
        assert_eq!(report.signers[0].person, who, "a card that is {standing:?}");
    }

    for (standing, who, trust) in [
        (Standing::Proved, person("ada"), Trust::Seen),
        (
            Standing::Unproved,
            PersonId::from(another_key().hash()),
            Trust::Unknown,
        ),
    ] {
        let mut own = opened("people/ada.paraph");
        own.payload = Payload::Card(Box::new(with_key(card("ada"))));
        own.signers = vec![another_key()];
        own.standing = standing;
        let report = judge(Arc::new(own), &Context::default());
        assert_eq!(
            (report.signers[0].person, report.signers[0].trust),
            (who, trust),
            "a card that is {standing:?}"
        );
    }
    let mut own = opened("people/ada.paraph");
    own.standing = Standing::Unproved;
    let report = judge(Arc::new(own), &Context::default());
    assert_eq!(
        report.signers[0].trust,
        Trust::Unknown,
        "what nothing proves was not seen"
    );
}
