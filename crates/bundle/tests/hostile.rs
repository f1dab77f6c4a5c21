//! Whatever the bytes, a verdict: no panic, bounded memory, and nothing altered passes for what it was.

#![expect(clippy::expect_used, reason = "a test says why it stops")]

use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use fs_err as fs;
use paraph_bundle::container::Part;
use paraph_bundle::fault::Verdict;
use paraph_bundle::json::{Lines, scan};
use paraph_bundle::payload::canonical::canonical;
use paraph_bundle::payload::{Format, Hash, Kind, Manifest, Name, Time};
use paraph_bundle::verify::{Context, verify_bytes, verify_file};
use paraph_bundle::{SigningKey, Writer, encrypt, signature};
use proptest::prelude::*;

fn good(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/vectors/good")
        .join(name)
        .join("file.paraph");
    fs::read(path).expect("a vector")
}

/// The bytes of a vector, changed in a few places: bytes set, cut out, doubled, or moved.
fn changed(original: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = original.len();
    let edit = (0..length, 0..length, any::<u8>(), 0..4u8);
    proptest::collection::vec(edit, 1..5).prop_map(move |edits| {
        let mut bytes = original.clone();
        for (at, to, value, kind) in edits {
            let at = at.min(bytes.len().saturating_sub(1));
            let to = to.min(bytes.len());
            match kind {
                0 => bytes[at] = value,
                1 if at < to && to - at < bytes.len() => drop(bytes.drain(at..to)),
                2 if at < to => {
                    let copy = bytes[at..to].to_vec();
                    bytes.splice(at..at, copy);
                }
                _ => bytes.insert(at, value),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_get_a_verdict(bytes in proptest::collection::vec(any::<u8>(), 0..600), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        prop_assert_ne!(verify_bytes(&bytes, &Context::default()).verdict(), Some(Verdict::Good));
    }

    #[test]
    fn a_changed_score_is_refused_or_is_the_same_bundle(bytes in changed(good("score"))) {
        let report = verify_bytes(&bytes, &Context::default());
        let original = verify_bytes(&good("score"), &Context::default());
        if report.verdict() != Some(Verdict::Bad) {
            prop_assert_eq!(report.id, original.id, "what is not bad has the bytes that were signed");
        }
    }

    #[test]
    fn a_changed_result_is_refused_or_is_the_same_bundle(bytes in changed(good("result"))) {
        let report = verify_bytes(&bytes, &Context::default());
        let original = verify_bytes(&good("result"), &Context::default());
        if report.verdict() != Some(Verdict::Bad) {
            prop_assert_eq!(report.id, original.id);
        }
    }

    #[test]
    fn a_changed_encrypted_file_is_refused_or_whole(bytes in changed(good("score-encrypted"))) {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/identities.txt")).expect("text");
        let identity: paraph_bundle::Identity = text.parse().expect("an identity");
        if let Ok(mut plain) = encrypt::decrypt(Cursor::new(&bytes), &[identity]) {
            let mut out = Vec::new();
            if plain.read_to_end(&mut out).is_ok() {
                prop_assert_eq!(out, good("score"), "what decrypts is what was encrypted");
            }
        }
    }

    #[test]
    fn any_line_is_judged_and_what_passes_is_canonical(line in line()) {
        if scan(line.as_bytes()).is_ok() {
            let value: serde_json::Value = serde_json::from_str(&line).expect("what passes is JSON");
            prop_assert_eq!(canonical(&value), line.into_bytes(), "one value, one spelling");
        }
    }

    #[test]
    fn any_bytes_are_split_into_lines(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let mut lines = Lines::new("m.jsonl", bytes.as_slice());
        while let Ok(Some(line)) = lines.next_line() {
            prop_assert!(bytes.windows(line.bytes.len() + 1).any(|w| w.starts_with(line.bytes)));
        }
    }

    #[test]
    fn any_armor_is_judged(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0..290usize, value in any::<u8>()) {
        prop_assert!(signature::verify(&bytes, "score.v1@paraph", b"x").is_err());
        let key = SigningKey::from_seed(&[1; 32]);
        let mut armored = key.sign("score.v1@paraph", b"x").expect("signed").into_bytes();
        if armored[at] != value {
            armored[at] = value;
            prop_assert!(signature::verify(&armored, "score.v1@paraph", b"x").is_err(), "a changed signature");
        }
    }
}

/// Lines near the rules: pieces of JSON in any order.
fn line() -> impl Strategy<Value = String> {
    let pieces = vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"a\"",
        "\"b\"",
        "\"ab_1\"",
        "\"A\"",
        "1",
        "0",
        "-1",
        "1.5",
        "true",
        "false",
        "null",
        " ",
        "\"\\n\"",
        "\"\\u0041\"",
        "\"é\"",
        "\"e\u{301}\"",
        "\"\\\"\"",
        "9007199254740993",
        "{\"a\":1,\"b\":[true]}",
    ];
    proptest::collection::vec(proptest::sample::select(pieces), 0..12)
        .prop_map(|pieces| format!("{{{}}}", pieces.concat()))
}

/// The most memory that this process ever held, in KiB.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
fn a_gibibyte_is_verified_within_256_mib() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("call.paraph");
    let source = folder.path().join("document");
    // Sixteen documents of 64 MiB, each with its own beginning.
    let key = SigningKey::from_seed(&[8; 32]);
    let manifest = Manifest {
        answers: None,
        author: key.person(),
        call: Some(Hash::of(b"a call")),
        created: Time::from_unix(1_800_000_000),
        critical: Vec::new(),
        format: Format::OURS,
        kind: Kind::Call,
        nonce: Hash::of(b"nonce"),
        producer: Name::clean("Paraph 1.0.0"),
        stream: None,
    };
    let mut writer = Writer::new(manifest, "Claire");
    for i in 0..16u8 {
        let path = source.with_extension(i.to_string());
        let mut file = fs::File::create(&path).expect("a file");
        file.write_all(&[i; 7]).expect("written");
        file.set_len(64 << 20).expect("a length");
        drop(file);
        let mut reader = paraph_bundle::container::Hashing::new(fs::File::open(&path).expect("a file"));
        std::io::copy(&mut reader, &mut std::io::sink()).expect("read");
        let name = format!("documents/{}.pdf", hex::encode(reader.finish()));
        writer = writer.part(Part::stream(name, move || Ok(Box::new(fs::File::open(&path)?))));
    }
    let out = std::io::BufWriter::new(fs::File::create(&path).expect("a file"));
    writer.write(&[&key], out).expect("written");
    let report = verify_file(&path, &Context::default());
    assert_eq!(
        report.code_str(),
        "FIELD",
        "all hashes hold; the payload has no call: {:?}",
        report.fault
    );
    if let Some(peak) = peak() {
        assert!(peak < 256 << 10, "{} MiB were held", peak >> 10);
    }
}

/// An entry that unfolds to the limit in many steps costs no more memory than its buffer.
#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let zeros = vec![0; 3 << 20];
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(&zeros).expect("in memory");
    let packed = encoder.finish().expect("in memory");
    assert!(packed.len() * 200 < zeros.len(), "zeros fold well");
    let mut bytes = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\x21\0".to_vec();
    bytes.extend_from_slice(&0u32.to_le_bytes());
    bytes.extend_from_slice(&u32::try_from(packed.len()).expect("small").to_le_bytes());
    bytes.extend_from_slice(&(3u32 << 20).to_le_bytes());
    bytes.extend_from_slice(b"\x01\0\0\0a");
    bytes.extend_from_slice(&packed);
    assert_eq!(
        verify_bytes(&bytes, &Context::default()).code_str(),
        "ZIP_TOO_LARGE",
        "the header tells"
    );
}

/// A header, and then nothing but zeros up to a length that no test could write.
struct Long {
    head: &'static [u8],
    at: u64,
    length: u64,
}

impl std::io::Read for Long {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let n = left.min(buffer.len());
        for (place, byte) in (self.at..).zip(&mut buffer[..n]) {
            let known = usize::try_from(place).ok().and_then(|place| self.head.get(place));
            *byte = known.copied().unwrap_or(0);
        }
        self.at += n as u64;
        Ok(n)
    }
}

impl std::io::Seek for Long {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        let target = match to {
            std::io::SeekFrom::Start(at) => Some(at),
            std::io::SeekFrom::End(by) => self.length.checked_add_signed(by),
            std::io::SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = target.ok_or(std::io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

#[test]
fn the_largest_file_is_four_gibibytes_less_one() {
    let code = |length: u64| {
        let mut source = Long {
            head: b"PK\x03\x04",
            at: 0,
            length,
        };
        let report = paraph_bundle::verify::verify_source(&mut source, &Context::default());
        report.code_str()
    };
    let most = (4_u64 << 30) - 1;
    assert_ne!(code(most), "ZIP_TOO_LARGE", "its size is no fault");
    assert_eq!(code(most + 1), "ZIP_TOO_LARGE", "one byte more is");
    assert_eq!(code(most + 2), "ZIP_TOO_LARGE", "and two are");
}
