//! The signing key: Ed25519, at rest in OpenSSH's own file format.

use std::fmt;

use ssh_key::private::{Ed25519Keypair, KeypairData};
use ssh_key::{Cipher, Kdf, LineEnding, PrivateKey};
use zeroize::Zeroizing;

use crate::error::Error;
use crate::fault::Fault;
use crate::payload::id::PersonId;
use crate::signature::{self, PublicKey};

/// Rounds of bcrypt: 0.6 s on two shared cores.
const ROUNDS: u32 = 64;

/// A key that signs. It is wiped from memory when dropped and never printed.
#[derive(Clone)]
pub struct SigningKey(ed25519_dalek::SigningKey);

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningKey")
            .field(&self.public().fingerprint())
            .finish()
    }
}

impl SigningKey {
    /// The key made from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(seed))
    }

    /// Its public half.
    pub fn public(&self) -> PublicKey {
        PublicKey::from_point(self.0.verifying_key().to_bytes())
    }

    /// The person whose first key this is.
    pub fn person(&self) -> PersonId {
        PersonId::from(self.public().hash())
    }

    /// The armored signature that `ssh-keygen -Y sign` would make.
    ///
    /// # Errors
    /// `SIG_FORM` for an empty namespace.
    pub fn sign(&self, namespace: &str, message: &[u8]) -> Result<String, Fault> {
        signature::sign(&self.0, namespace, message)
    }

    /// The 32 bytes from which an identity of age is derived.
    pub(crate) fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The key file, to be kept with mode 0600: `aes256-ctr` under bcrypt where there is a passphrase, else plain.
    /// `random` is 16 bytes of salt and 4 of a check.
    ///
    /// # Errors
    /// [`Error::KeyFile`].
    pub fn to_openssh(
        &self,
        passphrase: Option<&str>,
        comment: &str,
        random: [u8; 20],
    ) -> Result<Zeroizing<String>, Error> {
        let failed = |error: ssh_key::Error| Error::KeyFile(error.to_string());
        let pair = KeypairData::Ed25519(Ed25519Keypair::from_seed(&self.seed()));
        let key = PrivateKey::new(pair, comment).map_err(failed)?;
        let key = match passphrase {
            None => key,
            Some(passphrase) => {
                let (salt, check) = random.split_at(16);
                let kdf = Kdf::Bcrypt {
                    salt: salt.to_vec(),
                    rounds: ROUNDS,
                };
                let check = u32::from_be_bytes([check[0], check[1], check[2], check[3]]);
                key.encrypt_with(Cipher::Aes256Ctr, kdf, check, passphrase)
                    .map_err(failed)?
            }
        };
        key.to_openssh(LineEnding::LF).map_err(failed)
    }
}

/// A key file that was read and is perhaps still locked.
#[derive(Clone)]
pub struct KeyFile(PrivateKey);

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyFile")
            .field("locked", &self.is_locked())
            .finish_non_exhaustive()
    }
}

impl KeyFile {
    /// Reads a key file.
    ///
    /// # Errors
    /// [`Error::KeyFile`] for anything but an Ed25519 key in OpenSSH's form.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let key = PrivateKey::from_openssh(bytes).map_err(|error| Error::KeyFile(error.to_string()))?;
        if key.algorithm() == ssh_key::Algorithm::Ed25519 {
            Ok(Self(key))
        } else {
            Err(Error::KeyFile(format!("a key of type {}", key.algorithm())))
        }
    }

    /// Whether it needs a passphrase.
    pub fn is_locked(&self) -> bool {
        self.0.is_encrypted()
    }

    /// Its public half, which a locked file shows too.
    ///
    /// # Errors
    /// [`Error::KeyFile`].
    pub fn public(&self) -> Result<PublicKey, Error> {
        let point = self.0.public_key().key_data().ed25519().map(|key| key.0);
        point
            .map(PublicKey::from_point)
            .ok_or_else(|| Error::KeyFile("no Ed25519 key".into()))
    }

    /// The key.
    ///
    /// # Errors
    /// [`Error::Passphrase`] where it is missing or wrong.
    pub fn unlock(&self, passphrase: Option<&str>) -> Result<SigningKey, Error> {
        let open = match (self.is_locked(), passphrase) {
            (true, None) => return Err(Error::Passphrase),
            (true, Some(passphrase)) => self.0.decrypt(passphrase).map_err(|_| Error::Passphrase)?,
            (false, _) => self.0.clone(),
        };
        let pair = open
            .key_data()
            .ed25519()
            .ok_or_else(|| Error::KeyFile("no Ed25519 key".into()))?;
        let seed = Zeroizing::new(pair.private.to_bytes());
        Ok(SigningKey::from_seed(&seed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_file_opens_with_its_passphrase_alone() {
        let key = SigningKey::from_seed(&[3; 32]);
        let plain = key.to_openssh(None, "", [0; 20]).expect("a file");
        let open = KeyFile::read(plain.as_bytes())
            .expect("a key")
            .unlock(None)
            .expect("not locked");
        assert_eq!(open.public(), key.public(), "the same key");
        let locked = key
            .to_openssh(Some("long and secret"), "", [5; 20])
            .expect("a file");
        let file = KeyFile::read(locked.as_bytes()).expect("a key");
        assert!(file.is_locked(), "it asks");
        assert_eq!(
            file.public().expect("shown"),
            key.public(),
            "the public half is in clear"
        );
        assert!(
            matches!(file.unlock(None), Err(Error::Passphrase)),
            "nothing was given"
        );
        assert!(
            matches!(file.unlock(Some("wrong")), Err(Error::Passphrase)),
            "the wrong one"
        );
        assert_eq!(
            file.unlock(Some("long and secret"))
                .expect("the right one")
                .public(),
            key.public(),
            "the same key"
        );
    }
}
