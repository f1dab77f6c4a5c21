//! The answer to an invitation.

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::payload::id::{Hash, PersonId};

/// What every card and score bundle of an invited person carries: proof of having read the token, bound to person and call.
pub fn answer(token: Hash, person: PersonId, lineage: Hash) -> Hash {
    let message = format!("paraph invitation v1\n{}\n{}", person.to_hex(), lineage.to_hex());
    // A key of any length is accepted, so the empty case cannot arise.
    let tag = <Hmac<Sha256> as Mac>::new_from_slice(token.as_bytes()).map(|mut mac| {
        mac.update(message.as_bytes());
        mac.finalize().into_bytes()
    });
    tag.map_or(Hash::ZERO, |tag| Hash::new(tag.into()))
}
