//! SSHSIG: reading, judging and making signatures, over the bytes of `SHA256SUMS` or of a checkpoint.
//!
//! The blob is read here and not by a library, because each way in which it can be wrong has its own code. Keys at rest and
//! cards are `identity`; which signature a bundle needs is `verify`.

use base64ct::{Base64, Encoding};
use ed25519_dalek::VerifyingKey;
use sha2::{Digest, Sha256};

use crate::fault::{Code, Fault};
use crate::payload::id::Hash;
use crate::payload::manifest::Kind;

const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "-----END SSH SIGNATURE-----\n";
const WIDTH: usize = 70;
const ED25519: &[u8] = b"ssh-ed25519";
const SK_ED25519: &[u8] = b"sk-ssh-ed25519@openssh.com";
/// The flag of a FIDO2 key that says it was touched.
const USER_PRESENT: u8 = 1;
/// The longest signature file; that of an Ed25519 key takes 300 bytes.
pub(crate) const MAX_SIGNATURE: u64 = 16 << 10;
/// The most signatures of one bundle.
pub const MAX_SIGNATURES: usize = 16;
/// The namespace of checkpoints.
pub const LEDGER: &str = "ledger.v1@paraph";

/// The namespace of a kind.
pub const fn namespace(kind: Kind) -> &'static str {
    match kind {
        Kind::Card => "card.v1@paraph",
        Kind::Call => "call.v1@paraph",
        Kind::Score => "score.v1@paraph",
        Kind::Panel => "panel.v1@paraph",
        Kind::Result => "result.v1@paraph",
    }
}

/// A public key of one of the two accepted types.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PublicKey {
    blob: Vec<u8>,
    point: [u8; 32],
    /// The application of a FIDO2 key.
    application: Option<Vec<u8>>,
}

impl PublicKey {
    /// The plain key with this point.
    pub fn from_point(point: [u8; 32]) -> Self {
        let mut blob = Vec::with_capacity(51);
        put(&mut blob, ED25519);
        put(&mut blob, &point);
        Self {
            blob,
            point,
            application: None,
        }
    }

    /// Reads a key's blob.
    ///
    /// # Errors
    /// `SIG_FORM`, `KEY_TYPE`, or `KEY_WEAK` for a point that is small, not canonical or none.
    pub fn from_blob(blob: &[u8]) -> Result<Self, Fault> {
        let mut rest = Wire(blob);
        let kind = rest.string()?;
        let fido = match kind {
            ED25519 => false,
            SK_ED25519 => true,
            other => {
                return Err(Fault::new(
                    Code::KeyType,
                    String::from_utf8_lossy(other).into_owned(),
                ));
            }
        };
        let point: [u8; 32] = rest
            .string()?
            .try_into()
            .map_err(|_| form("a key that is not 32 bytes"))?;
        let application = if fido { Some(rest.string()?.to_vec()) } else { None };
        rest.end()?;
        judge_point(&point).map_err(|why| Fault::new(Code::KeyWeak, format!("the key is {why}")))?;
        Ok(Self {
            blob: blob.to_vec(),
            point,
            application,
        })
    }

    /// Reads `ssh-ed25519 AAAA…`, as cards and `allowed_signers` have it: no comment, no options.
    ///
    /// # Errors
    /// As [`PublicKey::from_blob`].
    pub fn from_line(line: &str) -> Result<Self, Fault> {
        let (kind, encoded) = line
            .split_once(' ')
            .ok_or_else(|| form("a key without its type"))?;
        if ![ED25519, SK_ED25519].contains(&kind.as_bytes()) {
            return Err(Fault::new(Code::KeyType, kind));
        }
        let blob = Base64::decode_vec(encoded).map_err(|_| form("a key that is not base64"))?;
        let key = Self::from_blob(&blob)?;
        if key.kind() == kind {
            Ok(key)
        } else {
            Err(form("a key of two types"))
        }
    }

    /// `ssh-ed25519 AAAA…`.
    pub fn to_line(&self) -> String {
        format!("{} {}", self.kind(), Base64::encode_string(&self.blob))
    }

    fn kind(&self) -> &'static str {
        if self.application.is_some() {
            "sk-ssh-ed25519@openssh.com"
        } else {
            "ssh-ed25519"
        }
    }

    /// The key's blob.
    pub fn blob(&self) -> &[u8] {
        &self.blob
    }

    /// The hash of the blob: the name of its signature file, and of the person whose first key it is.
    pub fn hash(&self) -> Hash {
        Hash::of(&self.blob)
    }

    /// `SHA256:…`, as `ssh-keygen -lf` prints it.
    pub fn fingerprint(&self) -> String {
        let encoded = base64ct::Base64Unpadded::encode_string(&Sha256::digest(&self.blob));
        format!("SHA256:{encoded}")
    }

    /// Whether the key lives in a FIDO2 device.
    pub const fn is_fido(&self) -> bool {
        self.application.is_some()
    }
}

/// A signature that was read and is true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// The key that made it.
    pub key: PublicKey,
}

/// Judges an armored signature over `message`.
///
/// # Errors
/// `SIG_FORM`, `KEY_TYPE`, `KEY_WEAK`, `SIG_NAMESPACE`, `SIG_NO_TOUCH`, `SIG_FALSE`.
pub fn verify(armored: &[u8], namespace: &str, message: &[u8]) -> Result<Signature, Fault> {
    let blob = dearmor(armored)?;
    let mut rest = Wire(&blob);
    if rest.take(6)? != b"SSHSIG" {
        return Err(form("no SSHSIG"));
    }
    let version = rest.number()?;
    if version != 1 {
        return Err(form(&format!("version {version}")));
    }
    let key = PublicKey::from_blob(rest.string()?)?;
    let named = rest.string()?;
    if !rest.string()?.is_empty() {
        return Err(form("reserved is not empty"));
    }
    if rest.string()? != b"sha512" {
        return Err(form("a hash other than sha512"));
    }
    let mut inner = Wire(rest.string()?);
    rest.end()?;
    let kind = inner.string()?;
    let signature: [u8; 64] = inner
        .string()?
        .try_into()
        .map_err(|_| form("a signature that is not 64 bytes"))?;
    if kind != key.kind().as_bytes() {
        return Err(form("key and signature of two types"));
    }
    let device = if key.is_fido() {
        let device = inner.take(5)?;
        Some(<[u8; 5]>::try_from(device).map_err(|_| form("flags and counter"))?)
    } else {
        None
    };
    inner.end()?;
    if named != namespace.as_bytes() {
        return Err(Fault::new(
            Code::SigNamespace,
            String::from_utf8_lossy(named).into_owned(),
        ));
    }
    let mut data = signed_data(namespace, message)?;
    if let (Some(device), Some(application)) = (device, &key.application) {
        // What a FIDO2 key signs: the hash of its application, flags and counter, the hash of the data.
        let mut wrapped = Sha256::digest(application).to_vec();
        wrapped.extend_from_slice(&device);
        wrapped.extend_from_slice(&Sha256::digest(&data));
        data = wrapped;
    }
    judge_signature(&key.point, &signature, &data)?;
    if device.is_some_and(|device| device[0] & USER_PRESENT == 0) {
        return Err(Fault::new(Code::SigNoTouch, "the flag of presence is not set"));
    }
    Ok(Signature { key })
}

/// Judges 64 bytes of signature by this key over these bytes, as strictly as any implementation does.
///
/// # Errors
/// `KEY_WEAK` for a small or non-canonical key or R, `SIG_FALSE` for anything else that does not hold.
pub fn judge_signature(point: &[u8; 32], signature: &[u8; 64], data: &[u8]) -> Result<(), Fault> {
    let weak = |what: &str, why: &str| Fault::new(Code::KeyWeak, format!("{what} is {why}"));
    let key = judge_point(point).map_err(|why| weak("the key", why))?;
    let mut r = [0; 32];
    r.copy_from_slice(&signature[..32]);
    match judge_point(&r) {
        Ok(_) => {}
        Err(NO_POINT) => return Err(Fault::new(Code::SigFalse, "R is no point")),
        Err(why) => return Err(weak("R", why)),
    }
    let signature = ed25519_dalek::Signature::from_bytes(signature);
    key.verify_strict(data, &signature)
        .map_err(|_| Fault::new(Code::SigFalse, "the equation does not hold"))
}

const NO_POINT: &str = "no point";

fn judge_point(bytes: &[u8; 32]) -> Result<VerifyingKey, &'static str> {
    let key = VerifyingKey::from_bytes(bytes).map_err(|_| NO_POINT)?;
    if key.is_weak() {
        return Err("of small order");
    }
    if key.to_edwards().compress().as_bytes() != bytes {
        return Err("not canonical");
    }
    Ok(key)
}

/// What is signed for a message in a namespace.
fn signed_data(namespace: &str, message: &[u8]) -> Result<Vec<u8>, Fault> {
    ssh_key::SshSig::signed_data(namespace, ssh_key::HashAlg::Sha512, message)
        .map_err(|e| form(&e.to_string()))
}

/// Makes the armored signature that `ssh-keygen -Y sign` would make with the same key.
///
/// # Errors
/// `SIG_FORM` for an empty namespace.
pub fn sign(key: &ed25519_dalek::SigningKey, namespace: &str, message: &[u8]) -> Result<String, Fault> {
    use ed25519_dalek::Signer as _;
    let data = signed_data(namespace, message)?;
    let mut inner = Vec::new();
    put(&mut inner, ED25519);
    put(&mut inner, &key.sign(&data).to_bytes());
    let mut blob = b"SSHSIG\0\0\0\x01".to_vec();
    put(
        &mut blob,
        PublicKey::from_point(key.verifying_key().to_bytes()).blob(),
    );
    put(&mut blob, namespace.as_bytes());
    put(&mut blob, b"");
    put(&mut blob, b"sha512");
    put(&mut blob, &inner);
    let encoded = Base64::encode_string(&blob);
    let mut armored = String::from(BEGIN);
    let mut rest = encoded.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(WIDTH));
        armored.push_str(line);
        armored.push('\n');
        rest = after;
    }
    armored.push_str(END);
    Ok(armored)
}

/// The blob within the armor: one begin line, lines of base64, one end line, nothing beside.
fn dearmor(armored: &[u8]) -> Result<Vec<u8>, Fault> {
    let text = std::str::from_utf8(armored).map_err(|_| form("armor that is not text"))?;
    let body = text
        .strip_prefix(BEGIN)
        .and_then(|rest| rest.strip_suffix(END))
        .ok_or_else(|| form("no armor"))?;
    let mut encoded = String::with_capacity(body.len());
    for line in body.split_inclusive('\n') {
        let line = line
            .strip_suffix('\n')
            .ok_or_else(|| form("an armor line without end"))?;
        if line.is_empty() || line.len() > 76 {
            return Err(form("an armor line that is empty or too long"));
        }
        encoded.push_str(line);
    }
    Base64::decode_vec(&encoded).map_err(|_| form("armor that is not base64"))
}

fn form(why: &str) -> Fault {
    Fault::new(Code::SigForm, why)
}

/// The wire encoding of SSH.
struct Wire<'a>(&'a [u8]);

impl<'a> Wire<'a> {
    fn take(&mut self, n: usize) -> Result<&'a [u8], Fault> {
        let (taken, rest) = self.0.split_at_checked(n).ok_or_else(|| form("ends too early"))?;
        self.0 = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u32, Fault> {
        let bytes = self.take(4)?;
        Ok(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    fn string(&mut self) -> Result<&'a [u8], Fault> {
        let length = usize::try_from(self.number()?).map_err(|_| form("a length"))?;
        self.take(length)
    }

    fn end(&self) -> Result<(), Fault> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(form("bytes after the end"))
        }
    }
}

fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&u32::try_from(bytes.len()).unwrap_or(u32::MAX).to_be_bytes());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_signed_is_true_and_any_other_byte_is_not() {
        let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
        let armored = sign(&key, "score.v1@paraph", b"sums\n").expect("a namespace");
        let found = verify(armored.as_bytes(), "score.v1@paraph", b"sums\n").expect("true");
        assert_eq!(
            found.key.to_line(),
            PublicKey::from_line(&found.key.to_line())
                .expect("a line")
                .to_line(),
            "there and back"
        );
        let code = |armored: &[u8], namespace, message: &[u8]| {
            verify(armored, namespace, message).map_err(|f| f.code()).err()
        };
        assert_eq!(
            code(armored.as_bytes(), "score.v1@paraph", b"sums"),
            Some(Code::SigFalse),
            "other bytes"
        );
        assert_eq!(
            code(armored.as_bytes(), "card.v1@paraph", b"sums\n"),
            Some(Code::SigNamespace),
            "another namespace"
        );
        for at in 0..armored.len() {
            let mut flipped = armored.clone().into_bytes();
            flipped[at] ^= 1;
            assert!(
                verify(&flipped, "score.v1@paraph", b"sums\n").is_err(),
                "a flip at {at} goes unnoticed"
            );
        }
    }
}
