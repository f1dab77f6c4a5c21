//! `card.json`: a person's public identity, one edition of it.
//!
//! Whether the keys are well-formed and who signed which edition is judged in `identity`.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::decode::{self, Unknown};
use super::id::{Hash, Name, PersonId, Text, Time};
use crate::fault::Fault;

/// A key and since when it is used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardKey {
    /// `ssh-ed25519 AAAA…`, without comment.
    pub key: Name,
    /// What its owner calls it.
    pub label: Name,
    /// Since when, by its owner.
    pub from: Time,
}

/// A key that is no longer the person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevokedKey {
    /// The SHA-256 of the key's blob.
    pub key: Hash,
    /// Why.
    pub reason: Text,
    /// When, by the one who says so; the ledger decides what came before.
    pub at: Time,
}

/// `card.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// age recipients.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub age: Vec<Name>,
    /// From 1.
    pub edition: u64,
    /// E-mail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Name>,
    /// Fields of work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub expertise: Vec<Name>,
    /// Where the person works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution: Option<Name>,
    /// The keys in use.
    pub keys: Vec<CardKey>,
    /// Languages, the first preferred.
    pub languages: Vec<Name>,
    /// The name.
    pub name: Name,
    /// The identifier of the register of researchers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orcid: Option<Name>,
    /// The person.
    pub person: PersonId,
    /// The SHA-256 of the `card.json` before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Hash>,
    /// Keys no longer in use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revoked: Vec<RevokedKey>,
}

impl Card {
    /// Reads `card.json`.
    pub fn read(bytes: &[u8], unknown: Unknown) -> Result<Self, Fault> {
        let card: Self = decode::value(bytes, "card.json", unknown)?;
        card.judge()?;
        Ok(card)
    }

    /// The bytes of `card.json`; their SHA-256 names the edition.
    pub fn write(&self) -> Vec<u8> {
        super::canonical::line(self)
    }

    /// Judges what the fields demand of each other.
    pub fn judge(&self) -> Result<(), Fault> {
        let field = |name: &str| Err(Fault::field(format!("card.json:{name}")));
        if self.edition == 0 {
            return field("edition");
        }
        if (self.edition > 1) != self.previous.is_some() {
            return field("previous");
        }
        if self.name.is_empty() {
            return field("name");
        }
        let keys: BTreeSet<&Name> = self.keys.iter().map(|key| &key.key).collect();
        if self.keys.is_empty() || keys.len() != self.keys.len() {
            return field("keys");
        }
        Ok(())
    }
}
