//! Cards: which signatures prove an edition, by what is known of the one before, and whose keys speak for an author.

use std::collections::BTreeSet;

use crate::committee::{card, key, name, time};
use crate::judged::{another, known_as, office, person, with_key};
use crate::resealed::{good, signed};
use paraph_bundle::SigningKey;
use paraph_bundle::fault::Code;
use paraph_bundle::identity::{Standing, keys_of, next_card, signers_of_card};
use paraph_bundle::payload::card::{Card, CardKey, RevokedKey};
use paraph_bundle::payload::{Hash, Text};
use paraph_bundle::verify::{Trust, verify_bytes};

fn listing(mut card: Card, key: &SigningKey) -> Card {
    card.keys.push(CardKey {
        key: name(&key.public().to_line()),
        label: name("another"),
        from: time(1),
    });
    card
}

fn withdrawing(mut card: Card, key: &SigningKey) -> Card {
    card.revoked.push(RevokedKey {
        key: key.public().hash(),
        reason: Text::clean("lost"),
        at: time(2),
    });
    card
}

/// What it is, the card, who signs it, the edition before, and what follows.
type Case<'a> = (
    &'a str,
    &'a Card,
    &'a [&'a SigningKey],
    Option<&'a Card>,
    Result<Standing, Code>,
);

#[test]
fn an_edition_is_proved_by_who_signed_it() {
    let (first, second, third, stranger) = (key(1), key(2), key(3), key(4));
    let one = card(&first, 1, 0);
    let two = listing(next_card(&one), &second);
    let three = listing(next_card(&withdrawing(two.clone(), &first)), &third);
    let (proved, unproved) = (Ok(Standing::Proved), Ok(Standing::Unproved));
    let wrong = Err(Code::SigWrongKey);
    let cases: &[Case<'_>] = &[
        ("the first, by nobody", &one, &[], None, Err(Code::SigMissing)),
        ("the first, by its key", &one, &[&first], None, proved),
        ("the first, by another", &one, &[&stranger], None, wrong),
        (
            "the second, by both",
            &two,
            &[&first, &second],
            Some(&one),
            proved,
        ),
        (
            "and a stranger",
            &two,
            &[&first, &second, &stranger],
            Some(&one),
            proved,
        ),
        ("the new key is silent", &two, &[&first], Some(&one), wrong),
        ("the old key is silent", &two, &[&second], Some(&one), wrong),
        (
            "the third, by a key of the second",
            &three,
            &[&second, &third],
            Some(&two),
            proved,
        ),
        (
            "the third, all three",
            &three,
            &[&first, &second, &third],
            Some(&two),
            proved,
        ),
        ("by the new one alone", &three, &[&third], Some(&two), wrong),
        (
            "of an unknown past, by the first key",
            &two,
            &[&first],
            None,
            proved,
        ),
        ("by a later one", &two, &[&second], None, unproved),
        ("by a stranger", &two, &[&stranger], None, wrong),
        (
            "by a first key that was withdrawn",
            &three,
            &[&first],
            None,
            unproved,
        ),
        ("by none that it lists", &three, &[&stranger], None, wrong),
        ("by its newest", &three, &[&third], None, unproved),
    ];
    for (what, card, signers, previous, wanted) in cases {
        let signers: BTreeSet<Hash> = signers.iter().map(|key| key.public().hash()).collect();
        let found = signers_of_card(card, &signers, *previous).map_err(|fault| fault.code());
        assert_eq!(found, *wanted, "{what}");
    }
    let keys = |card: &Card| keys_of(card).expect("keys").len();
    assert_eq!(
        (keys(&one), keys(&two), keys(&three)),
        (1, 2, 2),
        "those not withdrawn"
    );
    let mut odd = listing(next_card(&one), &second);
    odd.keys[1].key = name("ssh-rsa AAAA");
    assert_eq!(
        keys_of(&odd).map_err(|fault| fault.code()),
        Err(Code::KeyType),
        "no key of ours"
    );
}

#[test]
fn a_key_of_a_card_that_is_known_here_speaks_for_its_author() {
    let records = signed(&good("records"), &another(), |_, _| ());
    let mut context = office();
    assert_eq!(
        verify_bytes(&records, &context).code_str(),
        "SIGNER_UNKNOWN",
        "whose key is it"
    );
    let known = known_as(with_key(crate::judged::card("ada")), Trust::Vouched);
    context.people.insert(person("ada"), known);
    assert_eq!(
        verify_bytes(&records, &context).code_str(),
        "SIGNER_UNKNOWN",
        "not the chair's"
    );
    let known = known_as(with_key(crate::judged::card("chair")), Trust::Vouched);
    context.people.insert(person("chair"), known);
    assert_eq!(
        verify_bytes(&records, &context).code_str(),
        "OK",
        "the chair's second"
    );
}

#[test]
fn people_are_named_by_their_newest_card_or_by_the_call() {
    let mut context = office();
    let named = |context: &paraph_bundle::verify::Context, who| context.name(person(who)).map(str::to_owned);
    let call = context.calls.values().next().expect("the call");
    for official in call.edition.call.people.clone() {
        let name = context.name(official.person);
        assert_eq!(name, Some(official.name.as_str()), "as the call has it");
    }
    assert_eq!(
        context.name(another().person()),
        None,
        "a stranger has no name here"
    );
    let mut known = known_as(crate::judged::card("ada"), Trust::Seen);
    for (edition, renamed) in [(3, "Ada the third"), (2, "Ada the second")] {
        let mut card = crate::judged::card("ada");
        (card.edition, card.name) = (edition, name(renamed));
        known.cards.push(card);
    }
    context.people.insert(person("ada"), known);
    assert_eq!(
        named(&context, "ada").as_deref(),
        Some("Ada the third"),
        "the newest"
    );
}
