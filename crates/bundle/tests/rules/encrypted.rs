//! Encrypted files: what a header may hold, and which end is the file's fault and which the machine's.

use std::cell::Cell;
use std::io::{self, Cursor, ErrorKind, Read, Seek, SeekFrom};
use std::rc::Rc;

use crate::told::{Told, fault, told};
use paraph_bundle::encrypt::{
    Identity, MAGIC, decrypt, encrypt, is_encrypted, open_safety_copy, write_safety_copy,
};
use paraph_bundle::fault::Code;
use paraph_bundle::payload::Hash;
use paraph_bundle::{Error, SigningKey};

fn identity(n: u8) -> Identity {
    Identity::from_bytes(&[n; 32]).expect("an identity")
}

/// What is said of a file with this header.
fn header(lines: &str) -> Told {
    let bytes = [MAGIC.as_slice(), lines.as_bytes()].concat();
    told(decrypt(Cursor::new(bytes), &[identity(1)]))
}

#[test]
fn a_header_is_read_before_anything_costly_begins() {
    let damaged = |why: &str| fault(Code::AgeDamaged, why);
    let feature = |why: &str| fault(Code::AgeFeature, why);
    let stanza = "-> X25519 a\nb\n";
    let grease = "-> x-grease a\nb\n";
    for (lines, wanted) in [
        (String::new(), damaged("a header without end")),
        (stanza.repeat(32), damaged("a header without end")),
        (stanza.repeat(33), feature("more than 32 recipients")),
        (stanza.repeat(32) + grease, damaged("a header without end")),
        (
            grease.repeat(40) + &stanza.repeat(33),
            feature("more than 32 recipients"),
        ),
        ("-> scrypt a 10\nb\n".to_owned(), feature("a passphrase")),
        ("-> scrypt".to_owned(), feature("a passphrase")),
        (
            "-> scrypt-grease a\nb\n".to_owned(),
            damaged("a header without end"),
        ),
        (
            "x".repeat((64 << 10) - MAGIC.len() - 1),
            damaged("a header without end"),
        ),
        (
            "x".repeat((64 << 10) - MAGIC.len()),
            damaged("a header over 64 KiB"),
        ),
        ("x".repeat(70_000), damaged("a header over 64 KiB")),
    ] {
        assert_eq!(header(&lines), wanted, "{}", &lines[..lines.len().min(30)]);
    }
    let ended = header(&format!("{stanza}--- x\n-> scrypt a\n"));
    assert_eq!(
        ended.map(|(code, _)| code),
        Some(Code::AgeDamaged),
        "what follows the header is not read"
    );
}

#[test]
fn any_of_thirty_two_opens_it() {
    let all: Vec<String> = (1..=33).map(|n| identity(n).recipient()).collect();
    let sealed = encrypt(b"text", &all[..32]).expect("encrypted");
    assert!(is_encrypted(&sealed) && !is_encrypted(b"age"), "it says so");
    for n in [1, 32] {
        let mut plain = decrypt(Cursor::new(&sealed), &[identity(99), identity(n)]).expect("opened");
        let mut text = String::new();
        plain.read_to_string(&mut text).expect("whole");
        assert_eq!(text, "text", "from its beginning");
    }
    let other = told(decrypt(Cursor::new(&sealed), &[identity(33)]));
    assert_eq!(
        other,
        fault(Code::AgeNoKey, "no identity fits"),
        "for somebody else"
    );
    assert!(encrypt(b"text", &all).is_err(), "33 are too many");
    for inner in [sealed.clone(), MAGIC.to_vec()] {
        let twice = encrypt(&inner, &all[..1]).expect("encrypted");
        let refused = told(decrypt(Cursor::new(twice), &[identity(1)]));
        assert_eq!(refused, fault(Code::AgeFeature, "age in age"), "once only");
    }
    let almost = encrypt(&MAGIC[..21], &all[..1]).expect("encrypted");
    assert!(
        decrypt(Cursor::new(almost), &[identity(1)]).is_ok(),
        "not quite age"
    );
}

/// Fails with this error once it was sought so often, or was read up to this byte.
struct Failing {
    inner: Cursor<Vec<u8>>,
    kind: ErrorKind,
    seeks: usize,
    bytes: Rc<Cell<u64>>,
}

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.seeks == 0 || self.inner.position() >= self.bytes.get() {
            return Err(self.kind.into());
        }
        self.inner.read(buffer)
    }
}

impl Seek for Failing {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.seeks = self.seeks.saturating_sub(1);
        self.inner.seek(to)
    }
}

#[test]
fn a_machine_that_fails_is_no_damage() {
    let plain: Vec<u8> = vec![7; 300_000];
    let sealed = encrypt(&plain, &[identity(1).recipient()]).expect("encrypted");
    for (kind, code) in [
        (ErrorKind::PermissionDenied, Code::FileRead),
        (ErrorKind::InvalidData, Code::AgeDamaged),
        (ErrorKind::UnexpectedEof, Code::AgeDamaged),
        (ErrorKind::StorageFull, Code::DiskFull),
    ] {
        let source = |seeks, bytes: &Rc<Cell<u64>>| Failing {
            inner: Cursor::new(sealed.clone()),
            kind,
            seeks,
            bytes: Rc::clone(bytes),
        };
        let all = Rc::new(Cell::new(u64::MAX));
        // The header is sought and read, and then once more.
        let failed = decrypt(source(2, &all), &[identity(1)]).err().expect("it fails");
        assert_eq!(
            failed.code(),
            code,
            "{kind:?} at the second reading of the header"
        );
        let mut opened = decrypt(source(usize::MAX, &all), &[identity(1)]).expect("opened");
        all.set(100_000);
        let failed = opened.read_to_end(&mut Vec::new()).expect_err("it fails");
        assert_eq!(Error::Io(failed).fault().code(), code, "{kind:?} within");
    }
}

#[test]
fn damage_is_told_wherever_it_is_met() {
    let plain: Vec<u8> = vec![7; 300_000];
    let sealed = encrypt(&plain, &[identity(1).recipient()]).expect("encrypted");
    let code = |error: io::Error| Error::Io(error).fault().code();
    let mut flipped = sealed.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    let mut opened = decrypt(Cursor::new(flipped), &[identity(1)]).expect("the header holds");
    let failed = opened
        .read_to_end(&mut Vec::new())
        .expect_err("a chunk is damaged");
    assert_eq!(code(failed), Code::AgeDamaged, "when it is read");
    let cut = sealed[..sealed.len() - 1].to_vec();
    let mut opened = decrypt(Cursor::new(cut), &[identity(1)]).expect("the header holds");
    let failed = opened.seek(SeekFrom::End(0)).expect_err("the end is damaged");
    assert_eq!(code(failed), Code::AgeDamaged, "when its length is asked for");
    let mut header = sealed;
    header[MAGIC.len() + 20] ^= 1;
    let failed = decrypt(Cursor::new(header), &[identity(1)])
        .err()
        .expect("damaged");
    assert!(
        [Code::AgeDamaged, Code::AgeNoKey].contains(&failed.code()),
        "{failed}"
    );
}

#[test]
fn a_safety_copy_is_opened_by_its_code_alone() {
    let copy = write_safety_copy(b"all that there is", "1234-5678").expect("written");
    let open = |bytes: &[u8], code| open_safety_copy(bytes, code);
    assert_eq!(
        open(&copy, "1234-5678").expect("opened").as_slice(),
        b"all that there is",
        "whole"
    );
    assert!(
        matches!(open(&copy, "1234-5679"), Err(Error::Passphrase)),
        "another code"
    );
    let refused = |bytes: &[u8]| open(bytes, "1234-5678").err().map(|error| error.fault().code());
    let other = encrypt(b"text", &[identity(1).recipient()]).expect("encrypted");
    assert_eq!(
        refused(&other),
        Some(Code::AgeFeature),
        "for a person, not for a code"
    );
    assert_eq!(refused(&copy[..copy.len() - 1]), Some(Code::AgeDamaged), "cut");
    assert_eq!(refused(b"other bytes"), Some(Code::AgeDamaged), "something else");
}

/// Worked out by another program from RFC 5869 and BIP 173: a key file restores what it opened, also years later.
#[test]
fn a_key_yields_the_same_identity_for_ever() {
    let counted: [u8; 32] = std::array::from_fn(|n| u8::try_from(n).expect("small"));
    let falling = counted.map(|n| 255 - 7 * n);
    let key = SigningKey::from_seed(&[9; 32]);
    for (identity, secret) in [
        (
            Identity::from_bytes(&counted),
            "AGE-SECRET-KEY-1QQQSYQCYQ5RQWZQFPG9SCRGWPUGPZYSNZS23V9CCRYDPK8QARC0SWRYDWG",
        ),
        (
            Identity::from_bytes(&falling),
            "AGE-SECRET-KEY-1LLU0R6HRMN2UA37QHXE2HFYAJ68C3QT6WDKX2HJH2PY5YWE595NQ7H259N",
        ),
        (
            Identity::derive(&key, Some(Hash::of(b"call"))),
            "AGE-SECRET-KEY-1XP5X8YHLW7W8CZLW92VH2AVXTVFGFVFLM0LCC9TRVUZSLN2JX9NS7XLDSL",
        ),
        (
            Identity::derive(&key, None),
            "AGE-SECRET-KEY-1MPXFJHL9W7RYGJ2555S4ZTL8P065H2WUY09ES3LKWD3F5NLH0PDQT4SYP4",
        ),
    ] {
        let identity = identity.expect("an identity");
        assert_eq!(*identity.to_secret(), secret, "letter by letter");
        let read: Identity = secret.parse().expect("its text");
        assert_eq!(read.recipient(), identity.recipient(), "there and back");
    }
}
