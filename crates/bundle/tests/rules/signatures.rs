//! Signatures and keys, part by part: what breaks one rule and nothing else, and what is said of it.

use crate::told::{Told, fault, told};
use base64ct::{Base64, Encoding as _};
use ed25519_dalek::Signer as _;
use paraph_bundle::SigningKey;
use paraph_bundle::fault::Code;
use paraph_bundle::signature::{PublicKey, verify};
use sha2::{Digest as _, Sha256};

const NAMESPACE: &str = "score.v1@paraph";
const PLAIN: &[u8] = b"ssh-ed25519";
const FIDO: &[u8] = b"sk-ssh-ed25519@openssh.com";

fn strings(parts: &[&[u8]]) -> Vec<u8> {
    let mut out = Vec::new();
    for part in parts {
        out.extend(u32::try_from(part.len()).expect("short").to_be_bytes());
        out.extend(*part);
    }
    out
}

/// A signature file, part by part.
#[derive(Clone)]
struct Signed {
    magic: &'static [u8],
    version: u32,
    key: Vec<u8>,
    namespace: &'static [u8],
    reserved: &'static [u8],
    hash: &'static [u8],
    /// Its type and its 64 bytes.
    inner: Vec<u8>,
    /// The flags and the counter of a device.
    device: Vec<u8>,
    /// What stands behind all.
    more: &'static [u8],
}

fn secret() -> ed25519_dalek::SigningKey {
    ed25519_dalek::SigningKey::from_bytes(&[5; 32])
}

fn point() -> [u8; 32] {
    secret().verifying_key().to_bytes()
}

/// What is signed of the message `x`.
fn data() -> Vec<u8> {
    let hash = sha2::Sha512::digest(b"x");
    [
        b"SSHSIG".as_slice(),
        &strings(&[NAMESPACE.as_bytes(), b"", b"sha512", &hash]),
    ]
    .concat()
}

fn plain() -> Signed {
    Signed {
        magic: b"SSHSIG",
        version: 1,
        key: strings(&[PLAIN, &point()]),
        namespace: NAMESPACE.as_bytes(),
        reserved: b"",
        hash: b"sha512",
        inner: strings(&[PLAIN, &secret().sign(&data()).to_bytes()]),
        device: Vec::new(),
        more: b"",
    }
}

/// By a key in a device, which says these flags.
fn fido(flags: u8) -> Signed {
    let device = [flags, 0, 0, 0, 9];
    let wrapped = [
        Sha256::digest(b"ssh:").to_vec(),
        device.to_vec(),
        Sha256::digest(data()).to_vec(),
    ]
    .concat();
    Signed {
        key: strings(&[FIDO, &point(), b"ssh:"]),
        inner: strings(&[FIDO, &secret().sign(&wrapped).to_bytes()]),
        device: device.to_vec(),
        ..plain()
    }
}

impl Signed {
    fn blob(&self) -> Vec<u8> {
        let inner = [&self.inner[..], &self.device].concat();
        let rest = strings(&[&self.key, self.namespace, self.reserved, self.hash, &inner]);
        [self.magic, &self.version.to_be_bytes(), &rest, self.more].concat()
    }

    fn judge(&self, width: usize) -> Told {
        let encoded = Base64::encode_string(&self.blob());
        let lines: Vec<&str> = encoded
            .as_bytes()
            .chunks(width)
            .map(|line| std::str::from_utf8(line).expect("ASCII"))
            .collect();
        let armored = armor(&format!("{}\n", lines.join("\n")));
        told(verify(armored.as_bytes(), NAMESPACE, b"x"))
    }
}

fn armor(body: &str) -> String {
    format!("-----BEGIN SSH SIGNATURE-----\n{body}-----END SSH SIGNATURE-----\n")
}

/// One respect in which a signature differs, and what is said of it.
type Case = (&'static str, fn(&mut Signed), Told);

fn form(why: &str) -> Told {
    fault(Code::SigForm, why)
}

#[test]
fn a_signature_is_judged_part_by_part() {
    for good in [plain(), fido(1), fido(5), fido(3)] {
        assert_eq!(good.judge(70), None, "as it should be");
    }
    let cases: Vec<Case> = vec![
        ("magic", |s| s.magic = b"SSHSIX", form("no SSHSIG")),
        ("version 0", |s| s.version = 0, form("version 0")),
        ("version 2", |s| s.version = 2, form("version 2")),
        ("reserved", |s| s.reserved = b"x", form("reserved is not empty")),
        ("hash", |s| s.hash = b"sha256", form("a hash other than sha512")),
        ("more behind", |s| s.more = b"x", form("bytes after the end")),
        ("more within", |s| s.device.push(0), form("bytes after the end")),
        ("more in the key", |s| s.key.push(0), form("bytes after the end")),
        (
            "a short key",
            |s| s.key = strings(&[PLAIN, &[1; 31]]),
            form("a key that is not 32 bytes"),
        ),
        (
            "a short signature",
            |s| s.inner = strings(&[PLAIN, &[1; 63]]),
            form("a signature that is not 64 bytes"),
        ),
        (
            "a signature of another type",
            |s| s.inner = strings(&[FIDO, &[1; 64]]),
            form("key and signature of two types"),
        ),
        ("ends early", |s| s.inner.truncate(3), form("ends too early")),
        (
            "another type",
            |s| s.key = strings(&[b"ssh-ed448", &point()]),
            fault(Code::KeyType, "ssh-ed448"),
        ),
        (
            "no point",
            |s| s.key = strings(&[PLAIN, &[2; 32]]),
            fault(Code::KeyWeak, "the key is no point"),
        ),
        (
            "a point of small order",
            |s| s.key = strings(&[PLAIN, &[0; 32]]),
            fault(Code::KeyWeak, "the key is of small order"),
        ),
        (
            "another namespace",
            |s| s.namespace = b"card.v1@paraph",
            fault(Code::SigNamespace, "card.v1@paraph"),
        ),
        (
            "R is no point",
            |s| s.inner[PLAIN.len() + 8..PLAIN.len() + 40].fill(2),
            fault(Code::SigFalse, "R is no point"),
        ),
        (
            "R of small order",
            |s| s.inner[PLAIN.len() + 8..PLAIN.len() + 40].fill(0),
            fault(Code::KeyWeak, "R is of small order"),
        ),
        (
            "another S",
            |s| s.inner[PLAIN.len() + 41] ^= 1,
            fault(Code::SigFalse, "the equation does not hold"),
        ),
    ];
    for (what, change, wanted) in cases {
        let mut signed = plain();
        change(&mut signed);
        assert_eq!(signed.judge(70), wanted, "{what}");
    }
    let cases: Vec<Case> = vec![
        (
            "not touched",
            |_| (),
            fault(Code::SigNoTouch, "the flag of presence is not set"),
        ),
        ("no counter", |s| s.device.truncate(4), form("ends too early")),
        (
            "another counter",
            |s| s.device[4] = 8,
            fault(Code::SigFalse, "the equation does not hold"),
        ),
        (
            "another application",
            |s| s.key = strings(&[FIDO, &point(), b"web:"]),
            fault(Code::SigFalse, "the equation does not hold"),
        ),
        (
            "no application",
            |s| s.key = strings(&[FIDO, &point()]),
            form("ends too early"),
        ),
    ];
    for (what, change, wanted) in cases {
        let mut signed = fido(4);
        change(&mut signed);
        assert_eq!(signed.judge(70), wanted, "{what}");
    }
}

#[test]
fn armor_is_one_begin_lines_and_one_end() {
    let long = form("an armor line that is empty or too long");
    for (width, wanted) in [(1, None), (76, None), (77, long.clone()), (400, long.clone())] {
        assert_eq!(plain().judge(width), wanted, "lines of {width}");
    }
    let told = |armored: &str| told(verify(armored.as_bytes(), NAMESPACE, b"x"));
    let body = format!("{}\n", Base64::encode_string(&plain().blob()));
    let (first, rest) = body.split_at(70);
    for (armored, wanted) in [
        (armor(&format!("{first}\n\n{rest}")), long),
        (
            armor(&format!("{first}\n{}", rest.trim_end())),
            form("an armor line without end"),
        ),
        (format!(" {}", armor(&body)), form("no armor")),
        (format!("{}\n", armor(&body)), form("no armor")),
        (armor(""), form("ends too early")),
        (armor("=\n"), form("armor that is not base64")),
    ] {
        assert_eq!(told(&armored), wanted, "{armored:?}");
    }
}

#[test]
fn a_key_is_written_in_one_line() {
    let key = SigningKey::from_seed(&[5; 32]).public();
    assert!(!key.is_fido(), "no device");
    assert_eq!(
        PublicKey::from_line(&key.to_line()).expect("a line"),
        key,
        "there and back"
    );
    assert_eq!(key.blob(), strings(&[PLAIN, &point()]), "type and point");
    let digest = Base64::encode_string(&Sha256::digest(key.blob()));
    assert_eq!(
        key.fingerprint(),
        format!("SHA256:{}", digest.trim_end_matches('=')),
        "as OpenSSH has it"
    );
    assert_eq!(
        key.hash().as_bytes(),
        Sha256::digest(key.blob()).as_slice(),
        "its name"
    );
    let device = PublicKey::from_blob(&fido(1).key).expect("a key");
    assert!(device.is_fido(), "a device");
    assert_eq!(
        PublicKey::from_line(&device.to_line()).expect("a line"),
        device,
        "there and back"
    );
    let encoded = |blob: &[u8]| Base64::encode_string(blob);
    for (line, wanted) in [
        (
            format!("ssh-ed25519 {}", encoded(device.blob())),
            form("a key of two types"),
        ),
        (
            format!("ssh-rsa {}", encoded(key.blob())),
            fault(Code::KeyType, "ssh-rsa"),
        ),
        ("ssh-ed25519".to_owned(), form("a key without its type")),
        ("ssh-ed25519 x".to_owned(), form("a key that is not base64")),
        (
            format!("{} comment", key.to_line()),
            form("a key that is not base64"),
        ),
        (
            format!("ssh-ed25519 {}", encoded(b"\0\0")),
            form("ends too early"),
        ),
    ] {
        assert_eq!(told(PublicKey::from_line(&line)), wanted, "{line}");
    }
}
