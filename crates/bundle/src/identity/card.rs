//! Cards: making the first and the next edition, and which signatures prove one.
//!
//! The fields of a card are `payload::card`.

use std::collections::BTreeSet;

use crate::fault::{Code, Fault};
use crate::payload::card::{Card, CardKey};
use crate::payload::id::{Hash, Name, PersonId, Time};
use crate::signature::PublicKey;

/// How far a card's signatures prove that it is the person's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Signed by the first key, whose hash is the person, or by a key active in the edition before.
    Proved,
    /// A later edition whose earlier one is not here: it may be the person's, or anybody's.
    Unproved,
}

/// The first edition of a person's card: one key, no history. Name, languages and the rest are the caller's to set.
pub fn first_card(key: &PublicKey, name: Name, languages: Vec<Name>, label: Name, from: Time) -> Card {
    Card {
        age: Vec::new(),
        edition: 1,
        email: None,
        expertise: Vec::new(),
        institution: None,
        keys: vec![CardKey {
            key: Name::clean(&key.to_line()),
            label,
            from,
        }],
        languages,
        name,
        orcid: None,
        person: PersonId::from(key.hash()),
        previous: None,
        revoked: Vec::new(),
    }
}

/// The next edition of a card, to be changed by the caller and signed by a key of `previous` and by every new key.
pub fn next_card(previous: &Card) -> Card {
    let mut next = previous.clone();
    next.edition = previous.edition + 1;
    next.previous = Some(Hash::of(&previous.write()));
    next
}

/// The keys that a card lists and has not revoked.
///
/// # Errors
/// `SIG_FORM`, `KEY_TYPE`, `KEY_WEAK` for a key that is none.
pub fn keys_of(card: &Card) -> Result<Vec<PublicKey>, Fault> {
    let revoked: BTreeSet<Hash> = card.revoked.iter().map(|key| key.key).collect();
    let keys: Result<Vec<_>, _> = card
        .keys
        .iter()
        .map(|key| PublicKey::from_line(&key.key))
        .collect();
    Ok(keys?
        .into_iter()
        .filter(|key| !revoked.contains(&key.hash()))
        .collect())
}

/// Judges who signed a card: `signers` are the hashes of the keys whose signatures are true.
///
/// # Errors
/// `SIG_MISSING` without any signature, `SIG_WRONG_KEY` where none is by a key that could speak for the person, or where
/// a new key did not sign.
pub fn signers_of_card(
    card: &Card,
    signers: &BTreeSet<Hash>,
    previous: Option<&Card>,
) -> Result<Standing, Fault> {
    if signers.is_empty() {
        return Err(Fault::new(Code::SigMissing, "no signature"));
    }
    let wrong = |why: &str| Fault::new(Code::SigWrongKey, why);
    let listed: BTreeSet<Hash> = card
        .keys
        .iter()
        .filter_map(|key| PublicKey::from_line(&key.key).ok())
        .map(|key| key.hash())
        .collect();
    let known: Option<BTreeSet<Hash>> = match previous {
        Some(previous) => Some(keys_of(previous)?.iter().map(PublicKey::hash).collect()),
        None if card.edition == 1 => Some(BTreeSet::from([Hash::from(card.person)])),
        None => None,
    };
    let Some(known) = known else {
        let first = Hash::from(card.person);
        let retired = card.revoked.iter().any(|key| key.key == first);
        if signers.contains(&first) && !retired {
            return Ok(Standing::Proved);
        }
        if listed.is_disjoint(signers) {
            return Err(wrong("no key of the card signed it"));
        }
        return Ok(Standing::Unproved);
    };
    if known.is_disjoint(signers) {
        return Err(wrong("no key that spoke for the person before signed this card"));
    }
    let silent = listed
        .iter()
        .find(|key| !known.contains(key) && !signers.contains(key));
    silent.map_or(Ok(Standing::Proved), |key| {
        Err(wrong(&format!("the new key {} did not sign", key.to_hex())))
    })
}
