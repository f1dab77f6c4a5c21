//! One difference, one verdict: a good file that was opened, changed in one respect, or what is known of it changed in one respect.
//!
//! The files are those of `tests/vectors/good`; each line of a table says what is different and which code it ends in.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use paraph_bundle::SigningKey;
use paraph_bundle::identity::{Standing, answer, keys_of};
use paraph_bundle::open::{CardInside, NoCards, Opened, open};
use paraph_bundle::payload::card::{Card, CardKey, RevokedKey};
use paraph_bundle::payload::{Hash, Name, Payload, PersonId, Text, Time};
use paraph_bundle::signature::PublicKey;
use paraph_bundle::verify::{Context, Invited, KnownCall, Person, Report, Trust, judge};

pub(crate) fn opened(name: &str) -> Opened {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors")
        .join(name);
    let bytes = fs_err::read(path).expect("a vector");
    open(&mut Cursor::new(bytes), &NoCards).expect("a good file")
}

pub(crate) fn card(who: &str) -> Card {
    match opened(&format!("people/{who}.paraph")).payload {
        Payload::Card(card) => *card,
        other => panic!("{who} is no card: {other:?}"),
    }
}

pub(crate) fn person(who: &str) -> PersonId {
    card(who).person
}

pub(crate) fn key_of(who: &str) -> PublicKey {
    keys_of(&card(who)).expect("keys").remove(0)
}

/// A key that no card lists.
pub(crate) fn another() -> SigningKey {
    SigningKey::from_seed(&[77; 32])
}

pub(crate) fn another_key() -> PublicKey {
    another().public()
}

/// A later edition of a card, with one key more.
pub(crate) fn with_key(mut card: Card) -> Card {
    card.edition += 1;
    card.keys.push(CardKey {
        key: Name::clean(&another_key().to_line()),
        label: Name::clean("second"),
        from: Time::from_unix(0),
    });
    card
}

/// A later edition of a card, which withdraws this key.
pub(crate) fn withdrawing(mut card: Card, key: &PublicKey) -> Card {
    card.edition += 1;
    card.revoked.push(RevokedKey {
        key: key.hash(),
        reason: Text::clean("lost"),
        at: Time::from_unix(1_800_000_000),
    });
    card
}

pub(crate) fn inside(card: Card, standing: Standing) -> CardInside {
    CardInside {
        id: Hash::of(b"a card"),
        edition: Hash::of(&card.write()),
        card,
        standing,
        signers: Vec::new(),
        bytes: Vec::new(),
    }
}

pub(crate) fn known_as(card: Card, trust: Trust) -> Person {
    Person {
        cards: vec![card],
        trust,
        revoked: BTreeMap::new(),
    }
}

/// The office of the vectors: their call accepted from its chair, two reviewers vouched for, a third one seen.
pub(crate) fn office() -> Context {
    let mut context = Context::default();
    let Payload::Call(call) = opened("calls/call.paraph").payload else {
        panic!("no call");
    };
    let proposals = call.proposals.into_iter().map(|line| line.value).collect();
    context.accept_call(&call.edition, proposals, person("chair"));
    context.lineage = Some(call.edition.id);
    context.in_force = Some(call.edition.id);
    for (who, trust) in [
        ("ada", Trust::Vouched),
        ("ben", Trust::Vouched),
        ("eve", Trust::Seen),
    ] {
        context.people.insert(person(who), known_as(card(who), trust));
    }
    context
}

pub(crate) fn call_of(context: &mut Context) -> &mut KnownCall {
    context.calls.values_mut().next().expect("the call")
}

/// Another edition of the call that is known, of this number.
pub(crate) fn another_edition(context: &Context, number: u64) -> KnownCall {
    let mut known = context.calls.values().next().expect("the call").clone();
    known.edition.call.edition = number;
    known.edition.id = Hash::of(b"another edition");
    known
}

/// Nobody is accepted for the call; it is only known.
pub(crate) fn unpinned(context: &mut Context) {
    context.pinned.clear();
    call_of(context).accepted = false;
}

pub(crate) fn stream_to(opened: &mut Opened, who: &str) {
    opened.manifest.stream.as_mut().expect("a stream").to = vec![person(who)];
}

/// Signed by a key that only the card inside names, if there is one.
pub(crate) fn signed_by_another(opened: &mut Opened, card: Option<CardInside>) {
    opened.signers = vec![another_key()];
    opened.cards = card.into_iter().collect();
}

/// The checkpoint's key is not the keeper's first.
pub(crate) fn kept_with_another_key(opened: &mut Opened, card: Option<CardInside>) {
    opened.checkpoint.as_mut().expect("a checkpoint").1 = another_key();
    opened.cards = card.into_iter().collect();
}

pub(crate) fn invited(opened: &mut Opened, context: &mut Context, author: Trust, answered_by: &[&str]) {
    let lineage = context.lineage.expect("a lineage");
    let token = Hash::of(b"a token");
    let own = person("ada");
    opened.manifest.answers = Some(answer(token, own, lineage));
    context.people.insert(own, known_as(card("ada"), author));
    context.invitations.push(Invited {
        token,
        name: "Ada".to_owned(),
        lineage,
        answered_by: answered_by.iter().map(|who| person(who)).collect(),
    });
}

/// A head of another rubric, that of an edition in which no step fits.
pub(crate) fn of_another_rubric(opened: &mut Opened, context: &mut Context, same_call: bool) {
    let rubric = Hash::of(b"another rubric");
    let mut known = another_edition(context, 2);
    known.edition.rubric = rubric;
    for criterion in &mut known.edition.call.rubric.criteria {
        (criterion.min, criterion.max) = (90, 99);
    }
    if !same_call {
        known.lineage = Hash::of(b"another call");
    }
    context.calls.insert(known.edition.id, known);
    let Payload::Score(score) = &mut opened.payload else {
        panic!("no score");
    };
    for head in &mut Arc::make_mut(score).heads {
        head.value.rubric = rubric;
    }
}

pub(crate) fn assigned(opened: &Opened, context: &mut Context, all: bool) {
    let Payload::Score(score) = &opened.payload else {
        panic!("no score");
    };
    let proposals = score.heads.iter().map(|head| head.value.proposal);
    let some: BTreeSet<_> = proposals.filter(|_| all).collect();
    context.assigned = Some(BTreeMap::from([(person("ada"), some)]));
}

pub(crate) type Change = fn(&mut Opened, &mut Context);

pub(crate) fn report(file: &str, change: Change) -> Report {
    let (mut opened, mut context) = (opened(&format!("good/{file}/file.paraph")), office());
    change(&mut opened, &mut context);
    judge(Arc::new(opened), &context)
}

pub(crate) fn judged(cases: &[(&str, &str, Change, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|(what, file, change, code)| {
            let report = report(file, *change);
            let told = report.code_str();
            let why = report.told().map(ToString::to_string).unwrap_or_default();
            (told != *code).then(|| format!("{file}, {what}: {told} ({why}), not {code}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
