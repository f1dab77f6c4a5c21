//! Who works here: the name, the signing key, the card.
//!
//! The key is made in silence when it is first needed, and kept where the host keeps secrets. What the card says
//! follows the name; a change makes its next edition.

use std::sync::PoisonError;

use paraph_bundle::identity::{KeyFile, control_number, first_card, next_card};
use paraph_bundle::payload::card::{Card, RevokedKey};
use paraph_bundle::payload::{Format, Hash, Kind, Manifest, Name, Text, Time};
use paraph_bundle::{Error as BundleError, Identity, SigningKey, Writer};
use serde::{Deserialize, Serialize};

use crate::App;
use crate::error::{AppError, Code, Result};
use crate::host::random;
use crate::identifiers;
use crate::wire::{Me, MeChange};
use crate::words::Args;

/// The secret that is the key file.
pub(crate) const KEY: &str = "signing-key";
const CARD: &str = "card";
/// Key files that a new signature took the place of, one after the other: what was encrypted to them is still read.
const EARLIER: &str = "earlier-keys";
const END: &str = "-----END OPENSSH PRIVATE KEY-----\n";

/// What is written here in bundles.
pub(crate) fn producer() -> Name {
    Name::clean(concat!("Paraph ", env!("CARGO_PKG_VERSION")))
}

/// Who somebody is, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Person {
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) email: Option<String>,
    #[serde(default)]
    pub(crate) institution: Option<String>,
    #[serde(default)]
    pub(crate) orcid: Option<String>,
}

/// A card with the bundle that carries it.
pub(crate) struct OwnCard {
    pub(crate) card: Card,
    pub(crate) edition: Hash,
    pub(crate) id: Hash,
    pub(crate) bundle: Vec<u8>,
}

impl App {
    fn person_path(&self) -> std::path::PathBuf {
        self.host().folders().config.join("me.json")
    }

    /// Who works here, as typed; empty before.
    pub(crate) fn person(&self) -> Person {
        let bytes = fs_err::read(self.person_path()).unwrap_or_default();
        serde_json::from_slice(&bytes).unwrap_or_default()
    }

    /// Changes who works here.
    pub(crate) fn set_person(&self, change: MeChange) -> Result<()> {
        let mut person = self.person();
        let given = |text: String| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        if let Some(name) = change.name {
            name.trim().clone_into(&mut person.name);
        }
        if let Some(email) = change.email {
            person.email = given(email);
        }
        if let Some(institution) = change.institution {
            person.institution = given(institution);
        }
        if let Some(orcid) = change.orcid {
            // Kept as typed where it is none; in its usual form where it is one.
            person.orcid = given(orcid).map(|typed| identifiers::orcid(&typed).unwrap_or(typed));
        }
        let path = self.person_path();
        let bytes = serde_json::to_vec_pretty(&person).map_err(AppError::internal)?;
        crate::files::write_whole(&path, &bytes).map_err(|error| AppError::file_write(&path, &error))
    }

    /// Who works here, for a screen; `None` before the first name.
    pub(crate) fn me(&self) -> Result<Option<Me>> {
        let person = self.person();
        if person.name.is_empty() {
            return Ok(None);
        }
        let file = self.key_file()?;
        let id = file
            .as_ref()
            .and_then(|file| file.public().ok())
            .map(|key| key.hash());
        Ok(Some(Me {
            name: person.name,
            email: person.email,
            institution: person.institution,
            orcid_wrong: person
                .orcid
                .as_deref()
                .is_some_and(|orcid| identifiers::orcid(orcid).is_none()),
            orcid: person.orcid,
            person: id.map(Hash::to_hex),
            control_number: id.map(|id| control_number(id.into())),
            locked: file.is_some_and(|file| file.is_locked()),
        }))
    }

    fn key_file(&self) -> Result<Option<KeyFile>> {
        let kept = self.host().secret(KEY).map_err(|error| {
            AppError::new(Code::KeyMissing, "fault-internal", Args::none()).with("cause", error)
        })?;
        kept.map(|bytes| KeyFile::read(&bytes).map_err(bundle_error))
            .transpose()
    }

    /// The signing key; made in silence if there is none. Once its passphrase was given it stays open until Paraph ends.
    pub(crate) fn signing_key(&self, passphrase: Option<&str>) -> Result<SigningKey> {
        let Some(file) = self.key_file()? else {
            let key = SigningKey::from_seed(&random(self.host()));
            self.keep_key(&key, None)?;
            return Ok(key);
        };
        let public = file.public().map_err(bundle_error)?;
        let mut unlocked = self.inner.unlocked.lock().unwrap_or_else(PoisonError::into_inner);
        if let (None, Some(key)) = (passphrase, unlocked.as_ref())
            && key.public() == public
        {
            return Ok(key.clone());
        }
        let key = file
            .unlock(passphrase.filter(|_| file.is_locked()))
            .map_err(|error| {
                if !matches!(error, BundleError::Passphrase) {
                    bundle_error(error)
                } else if passphrase.is_none() {
                    AppError::new(Code::KeyMissing, "fault-locked", Args::none())
                } else {
                    AppError::new(Code::PassphraseWrong, "fault-passphrase", Args::none())
                }
            })?;
        if file.is_locked() {
            *unlocked = Some(key.clone());
        }
        Ok(key)
    }

    /// Keeps the signing key, under a passphrase or without one.
    pub(crate) fn keep_key(&self, key: &SigningKey, passphrase: Option<&str>) -> Result<()> {
        let text = key
            .to_openssh(passphrase, "paraph", random(self.host()))
            .map_err(bundle_error)?;
        self.keep(KEY, text.as_bytes())?;
        *self.inner.unlocked.lock().unwrap_or_else(PoisonError::into_inner) =
            passphrase.is_some().then(|| key.clone());
        Ok(())
    }

    fn keep(&self, name: &str, secret: &[u8]) -> Result<()> {
        self.host().keep_secret(name, secret).map_err(|error| {
            AppError::new(Code::FileWrite, "fault-internal", Args::none()).with("cause", error)
        })
    }

    /// A new signing key in the place of the one that holds, whose file is kept.
    pub(crate) fn begin_again(&self) -> Result<SigningKey> {
        if let Some(file) = self.host().secret(KEY).map_err(AppError::internal)? {
            let mut earlier = self
                .host()
                .secret(EARLIER)
                .map_err(AppError::internal)?
                .unwrap_or_default();
            earlier.extend_from_slice(&file);
            self.keep(EARLIER, &earlier)?;
        }
        let key = SigningKey::from_seed(&random(self.host()));
        self.keep_key(&key, None)?;
        Ok(key)
    }

    /// Whether an earlier signature was replaced here.
    pub(crate) fn has_begun_again(&self) -> bool {
        self.host().secret(EARLIER).is_ok_and(|earlier| earlier.is_some())
    }

    /// What opens files that were encrypted to an earlier signature, where that needs no passphrase.
    pub(crate) fn earlier_keys(&self) -> Vec<SigningKey> {
        let kept = self.host().secret(EARLIER).ok().flatten().unwrap_or_default();
        let text = String::from_utf8_lossy(&kept);
        text.split_inclusive(END)
            .filter_map(|file| KeyFile::read(file.as_bytes()).ok()?.unlock(None).ok())
            .collect()
    }

    /// The key files of earlier signatures, as they are kept.
    pub(crate) fn earlier_key_files(&self) -> Result<Vec<u8>> {
        let kept = self.host().secret(EARLIER).map_err(AppError::internal)?;
        Ok(kept.unwrap_or_default())
    }

    /// Whether a key file holds the key of whoever works here.
    pub(crate) fn is_own_key(&self, file: &[u8]) -> bool {
        let own = self.key_file().ok().flatten().and_then(|file| file.public().ok());
        let theirs = KeyFile::read(file).ok().and_then(|file| file.public().ok());
        own.is_some() && own == theirs
    }

    /// Takes over who somebody is from a safety copy. A signature that was made here meanwhile is kept as an earlier one.
    pub(crate) fn adopt(&self, copied: &crate::safety_copy::Copied, me: Option<MeChange>) -> Result<()> {
        if !self.is_own_key(&copied.key) {
            KeyFile::read(&copied.key).map_err(bundle_error)?;
            let mut earlier = copied.earlier.to_vec();
            earlier.extend(self.earlier_key_files()?);
            if let Some(file) = self.host().secret(KEY).map_err(AppError::internal)? {
                earlier.extend_from_slice(&file);
            }
            if !earlier.is_empty() {
                self.keep(EARLIER, &earlier)?;
            }
            self.keep(KEY, &copied.key)?;
            self.keep(CARD, &copied.card)?;
            *self.inner.unlocked.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        let person = &copied.person;
        if self.person().name.is_empty() {
            self.set_person(MeChange {
                name: Some(person.name.clone()),
                email: person.email.clone(),
                institution: person.institution.clone(),
                orcid: person.orcid.clone(),
            })?;
        }
        match me {
            Some(me) => self.set_person(me),
            None => Ok(()),
        }
    }

    /// The next edition of the card, which withdraws its only key; signed by that key, as its owner still can.
    pub(crate) fn withdrawn_card(&self, key: &SigningKey, reason: &str) -> Result<OwnCard> {
        let mut card = next_card(&self.own_card(key)?.card);
        let at = Time::from_unix(self.now().div_euclid(1000));
        card.revoked.push(RevokedKey {
            key: key.public().hash(),
            reason: Text::clean(reason),
            at,
        });
        self.signed_card(key, card, at)
    }

    /// The card of whoever works here, in its newest edition, signed.
    pub(crate) fn own_card(&self, key: &SigningKey) -> Result<OwnCard> {
        let person = self.person();
        if person.name.is_empty() {
            return Err(AppError::new(Code::Incomplete, "fault-no-name", Args::none()));
        }
        let kept = self.host().secret(CARD).map_err(AppError::internal)?;
        let known = kept.as_deref().and_then(|bundle| {
            let opened =
                paraph_bundle::open::open(&mut std::io::Cursor::new(bundle), &paraph_bundle::open::NoCards)
                    .ok()?;
            if let paraph_bundle::payload::Payload::Card(card) = opened.payload
                && card.person == key.person()
            {
                Some((*card, opened.id))
            } else {
                None
            }
        });
        let now = Time::from_unix(self.now().div_euclid(1000));
        let language = Name::clean(self.words().language().tag());
        let fill = |card: &mut Card| -> Result<()> {
            card.name = Name::clean(&person.name);
            card.email = person.email.as_deref().map(Name::clean);
            card.institution = person.institution.as_deref().map(Name::clean);
            card.orcid = person.orcid.as_deref().map(Name::clean);
            let recipient = Identity::derive(key, None).map_err(bundle_error)?.recipient();
            card.age = vec![Name::clean(&recipient)];
            Ok(())
        };
        let card = if let (Some((card, id)), Some(bundle)) = (&known, &kept) {
            let mut wanted = card.clone();
            fill(&mut wanted)?;
            if wanted == *card {
                let edition = Hash::of(&card.write());
                return Ok(OwnCard {
                    card: wanted,
                    edition,
                    id: *id,
                    bundle: bundle.clone(),
                });
            }
            let mut next = next_card(card);
            fill(&mut next)?;
            next
        } else {
            let name = Name::clean(&person.name);
            let mut card = first_card(&key.public(), name, vec![language], Name::clean("paraph"), now);
            fill(&mut card)?;
            card
        };
        let made = self.signed_card(key, card, now)?;
        self.host()
            .keep_secret(CARD, &made.bundle)
            .map_err(AppError::internal)?;
        Ok(made)
    }

    fn signed_card(&self, key: &SigningKey, card: Card, now: Time) -> Result<OwnCard> {
        let manifest = Manifest {
            answers: None,
            author: key.person(),
            call: None,
            created: now,
            critical: Vec::new(),
            format: Format::OURS,
            kind: Kind::Card,
            nonce: Hash::new(random(self.host())),
            producer: producer(),
            stream: None,
        };
        let (written, bundle) = Writer::new(manifest, &self.person().name)
            .member("card.json", card.write())
            .to_bytes(&[key])
            .map_err(bundle_error)?;
        Ok(OwnCard {
            edition: Hash::of(&card.write()),
            card,
            id: written.id,
            bundle,
        })
    }
}

/// What went wrong while something of ours was made.
pub(crate) fn bundle_error(error: BundleError) -> AppError {
    match error {
        BundleError::Io(error) => AppError::file_write(std::path::Path::new("paraph"), &error),
        BundleError::Exists(path) => AppError::new(
            Code::FileExists,
            "fault-file-exists",
            Args::one("file", crate::host::file_name(&path)),
        ),
        other @ (BundleError::NotCanonical(_)
        | BundleError::KeyFile(_)
        | BundleError::Passphrase
        | BundleError::Recipient(_)
        | BundleError::Refused(_)) => AppError::internal(other),
    }
}
