//! Cards: which signatures prove an edition, by what is known of the one before, and whose keys speak for an author.

use std::collections::BTreeSet;

use crate::committee::{card, key, name, time};
use crate::judged::{another, known_as, office, person, with_key};
use crate::resealed::{good, signed, vector};
use paraph_bundle::SigningKey;
use paraph_bundle::fault::Code;
use paraph_bundle::identity::{Standing, keys_of, next_card, signers_of_card};
use paraph_bundle::payload::card::{Card, CardKey, RevokedKey};
use paraph_bundle::payload::{Hash, Text};
use paraph_bundle::verify::{Context, Trust, verify_bytes};

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
    let plain = crate::judged::card;
    for (known, code) in [
        (None, "SIGNER_UNKNOWN"),
        (Some(with_key(plain("ada"))), "SIGNER_UNKNOWN"),
        (Some(plain("chair")), "SIG_WRONG_KEY"),
        (Some(with_key(plain("chair"))), "OK"),
    ] {
        let mut context = office();
        if let Some(card) = known.clone() {
            let person = card.person;
            context.people.insert(person, known_as(card, Trust::Vouched));
        }
        let report = verify_bytes(&records, &context);
        assert_eq!(report.code_str(), code, "known is {known:?}");
    }
}

#[test]
fn the_edition_before_is_found_among_those_known() {
    let second = signed(
        &vector("people/ada.paraph"),
        &crate::resealed::key("ada"),
        |_, members| {
            let card = listing(next_card(&crate::judged::card("ada")), &another());
            members.insert("card.json".to_owned(), card.write());
        },
    );
    let stranger = verify_bytes(&second, &Context::default());
    assert_eq!(
        stranger.code_str(),
        "OK",
        "signed by the first key, and nothing is known"
    );
    let report = verify_bytes(&second, &office());
    assert_eq!(
        report.code_str(),
        "SIG_WRONG_KEY",
        "the key that is new is silent"
    );
}

#[test]
fn people_are_named_by_their_newest_card_or_by_the_call() {
    let mut context = office();
    let named = |context: &Context, who| context.name(person(who)).map(str::to_owned);
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
