//! Further signatures on a bundle that is sealed already: files are added under `signatures/`, the seal stays as it is, and so does the id.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use crate::allowed::{Role as Signer, keys_for};
use crate::container::{Container, Part, write_zip};
use crate::error::Error;
use crate::fault::{Code, Fault};
use crate::identity::SigningKey;
use crate::open::{NoCards, open};
use crate::payload::call::Role;
use crate::payload::id::PersonId;
use crate::payload::reader::Published;
use crate::seal::{SIGNATURES, SUMS};
use crate::signature::{MAX_SIGNATURES, PublicKey, namespace};

/// Every member of a bundle that opens, by name.
fn members(bytes: &[u8]) -> Result<BTreeMap<String, Vec<u8>>, Error> {
    let mut source = Cursor::new(bytes);
    let container = Container::walk(&mut source)?;
    let mut members = BTreeMap::new();
    for member in container.members() {
        members.insert(
            member.name.clone(),
            container.read(&mut source, member, u64::MAX)?,
        );
    }
    Ok(members)
}

fn is_signature(name: &str) -> bool {
    name.starts_with(SIGNATURES)
}

/// The same bundle with these signature files too; those that stand in it stay.
fn with(bytes: &[u8], more: BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, Error> {
    let id = open(&mut Cursor::new(bytes), &NoCards)?.id;
    let mut all = more;
    all.extend(members(bytes)?);
    if all.keys().filter(|name| is_signature(name)).count() > MAX_SIGNATURES {
        return Err(Fault::new(Code::SigTooMany, "with those that were added").into());
    }
    let parts: Vec<Part<'_>> = all
        .into_iter()
        .map(|(name, bytes)| Part::bytes(name, bytes))
        .collect();
    let ready = parts.iter().map(Part::prepare).collect::<Result<Vec<_>, _>>()?;
    let mut out = Vec::new();
    write_zip(&mut out, &ready)?;
    // What is passed on is read back as its reader would.
    if open(&mut Cursor::new(&out), &NoCards)?.id == id {
        Ok(out)
    } else {
        Err(Fault::new(Code::SealBroken, "another seal").into())
    }
}

/// Adds the signature of this key.
///
/// # Errors
/// The fault of a bundle that does not open; `SIG_TOO_MANY`.
pub fn countersign(bytes: &[u8], key: &SigningKey) -> Result<Vec<u8>, Error> {
    let opened = open(&mut Cursor::new(bytes), &NoCards)?;
    let armored = key.sign(namespace(opened.kind()), &opened.sums)?;
    let name = format!("{SIGNATURES}{}.sig", key.public().hash().to_hex());
    with(bytes, BTreeMap::from([(name, armored.into_bytes())]))
}

/// The first bundle with the signatures of the second too, which has the same seal.
///
/// # Errors
/// `SEAL_BROKEN` for another seal; the fault of one that does not open; `SIG_TOO_MANY`.
pub fn join(bytes: &[u8], other: &[u8]) -> Result<Vec<u8>, Error> {
    open(&mut Cursor::new(other), &NoCards)?;
    let (own, mut others) = (members(bytes)?, members(other)?);
    if own.get(SUMS) != others.get(SUMS) {
        return Err(Fault::new(Code::SealBroken, "signatures of another bundle").into());
    }
    others.retain(|name, _| is_signature(name));
    with(bytes, others)
}

/// The chairs and deputies of a result's call whose keys its `allowed_signers` names for results and who are among these signers.
pub fn signed_by(published: &Published, signers: &[PublicKey]) -> BTreeSet<PersonId> {
    may_sign(published)
        .into_iter()
        .filter(|(_, key)| signers.contains(key))
        .map(|(person, _)| person)
        .collect()
}

/// Those who may sign a result, with their keys.
pub fn may_sign(published: &Published) -> Vec<(PersonId, PublicKey)> {
    let keys = keys_for(
        &published.allowed_signers,
        Signer::Chair,
        namespace(crate::payload::Kind::Result),
    );
    let call = &published.edition.call;
    keys.into_iter()
        .filter_map(|key| {
            let person = PersonId::from(key.hash());
            (call.has_role(person, Role::Chair) || call.has_role(person, Role::Deputy))
                .then_some((person, key))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::card::{Card, CardKey};
    use crate::payload::manifest::{Format, Manifest};
    use crate::payload::{Hash, Kind, Name, Time};
    use crate::write::Writer;

    /// A card of the first key, sealed and signed by it alone.
    fn card(key: &SigningKey, nonce: &[u8]) -> Vec<u8> {
        let now = Time::from_unix(1_800_000_000);
        let card = Card {
            age: Vec::new(),
            edition: 1,
            email: None,
            expertise: Vec::new(),
            institution: None,
            keys: vec![CardKey {
                key: Name::clean(&key.public().to_line()),
                label: Name::clean("laptop"),
                from: now,
            }],
            languages: vec![Name::clean("en")],
            name: Name::clean("Ada Martin"),
            orcid: None,
            person: key.person(),
            previous: None,
            revoked: Vec::new(),
        };
        let manifest = Manifest {
            answers: None,
            author: key.person(),
            call: None,
            created: now,
            critical: Vec::new(),
            format: Format::OURS,
            kind: Kind::Card,
            nonce: Hash::of(nonce),
            producer: Name::clean("Paraph 1.0.0"),
            stream: None,
        };
        Writer::new(manifest, "Ada Martin")
            .member("card.json", card.write())
            .to_bytes(&[key])
            .expect("written")
            .1
    }

    fn key(n: u8) -> SigningKey {
        SigningKey::from_seed(&[n; 32])
    }

    #[test]
    fn a_further_signature_leaves_seal_and_id() {
        let first = card(&key(1), b"one");
        let second = countersign(&first, &key(2)).expect("signed");
        let (before, after) = (
            open(&mut Cursor::new(&first), &NoCards).expect("opens"),
            open(&mut Cursor::new(&second), &NoCards).expect("opens"),
        );
        assert_eq!((before.id, before.sums), (after.id, after.sums), "one bundle");
        assert_eq!(
            after.signers.iter().map(PublicKey::hash).collect::<BTreeSet<_>>(),
            BTreeSet::from([key(1).public().hash(), key(2).public().hash()]),
            "two signatures"
        );
        assert_eq!(
            countersign(&second, &key(2)).expect("signed"),
            second,
            "signing twice is signing once"
        );
    }

    #[test]
    fn signatures_that_came_apart_are_joined_in_either_order() {
        let bare = card(&key(1), b"one");
        let (second, third) = (
            countersign(&bare, &key(2)).expect("signed"),
            countersign(&bare, &key(3)).expect("signed"),
        );
        let joined = join(&second, &third).expect("joined");
        assert_eq!(joined, join(&third, &second).expect("joined"), "either order");
        let opened = open(&mut Cursor::new(&joined), &NoCards).expect("opens");
        assert_eq!(opened.signers.len(), 3, "all of them");
    }

    #[test]
    fn signatures_of_another_bundle_and_too_many_are_refused() {
        let code = |refused: Result<Vec<u8>, Error>| refused.map_err(|error| error.fault().code());
        let (one, other) = (card(&key(1), b"one"), card(&key(1), b"other"));
        assert_eq!(code(join(&one, &other)), Err(Code::SealBroken), "another seal");
        let mut many = one.clone();
        for n in 2..=16 {
            many = countersign(&many, &key(n)).expect("signed");
        }
        assert_eq!(
            code(countersign(&many, &key(17))),
            Err(Code::SigTooMany),
            "sixteen are the most"
        );
        let cut = &one[..one.len() - 1];
        assert_eq!(
            code(countersign(cut, &key(2))),
            Err(Code::ZipTruncated),
            "nothing is signed that does not open"
        );
    }
}
