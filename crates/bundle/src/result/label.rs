//! Labels instead of names: `R01`, `R02` … in an order that nobody can guess without the key of the result.

use std::collections::BTreeMap;

use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::merge::Reviewer;
use crate::payload::id::{Hash, Name};

/// The labels of these reviewers, in order of `HMAC-SHA256(key, person)` (or the name of one without a key).
pub fn labels(key: Hash, reviewers: impl IntoIterator<Item = Reviewer>) -> BTreeMap<Reviewer, Name> {
    let mut order: Vec<([u8; 32], Reviewer)> = reviewers
        .into_iter()
        .map(|reviewer| (hmac(key.as_bytes(), reviewer.as_text().as_bytes()), reviewer))
        .collect();
    order.sort();
    order.dedup();
    let width = order.len().to_string().len().max(2);
    order
        .into_iter()
        .enumerate()
        .map(|(place, (_, reviewer))| (reviewer, Name::clean(&format!("R{:0width$}", place + 1))))
        .collect()
}

fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    // A key of any length is a key.
    Hmac::<Sha256>::new_from_slice(key).map_or([0; 32], |mut mac| {
        mac.update(message);
        mac.finalize().into_bytes().into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_the_key_and_not_the_order_given() {
        let reviewer = |n: u8| Reviewer::Person(crate::payload::id::PersonId::new([n; 32]));
        let key = Hash::new([7; 32]);
        let one = labels(key, [reviewer(1), reviewer(2), reviewer(3)]);
        assert_eq!(
            one,
            labels(key, [reviewer(3), reviewer(1), reviewer(2), reviewer(1)]),
            "the same for any order"
        );
        assert_eq!(one.len(), 3, "one label each");
        assert!(
            one.values().any(|label| label.as_str() == "R01"),
            "two digits at least"
        );
        // RFC 4231, case 2.
        assert_eq!(
            hex::encode(hmac(b"Jefe", b"what do ya want for nothing?")),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
            "HMAC-SHA256"
        );
    }
}
