//! Vectors of others, read where they are, each held to what its own file says or to a deviation listed in `docs/formats.md`.
//!
//! They lie beside the repository; without them these tests say so and pass, unless `PARAPH_REQUIRE_SHARED=1`.

#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test says why it stops"
)]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};

use paraph_bundle::encrypt::{Identity, decrypt};
use paraph_bundle::fault::{Code, Verdict};
use paraph_bundle::json::scan;
use paraph_bundle::payload::Hash;
use paraph_bundle::payload::canonical::canonical;
use paraph_bundle::signature::{self, judge_signature};
use paraph_bundle::verify::{Context, verify_bytes};

fn shared(below: &str) -> Option<PathBuf> {
    let root = std::env::var_os("PARAPH_SHARED").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"),
        PathBuf::from,
    );
    let path = root.join("vectors").join(below);
    if path.exists() {
        return Some(path);
    }
    assert!(
        std::env::var("PARAPH_REQUIRE_SHARED").as_deref() != Ok("1"),
        "{} is missing",
        path.display()
    );
    println!("skipped: {} is missing", path.display());
    None
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = fs_err::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path());
    let named = entries.filter(|path| path.is_file()).map(|path| {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        (name, fs_err::read(&path).expect("a file"))
    });
    named.collect()
}

fn has_ending(name: &str, ending: &str) -> bool {
    Path::new(name).extension().is_some_and(|found| found == ending)
}

/// What a header of the age test suite says, and the age file after it.
fn split_age(bytes: &[u8]) -> (BTreeMap<String, Vec<String>>, Vec<u8>) {
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut rest = bytes;
    loop {
        let end = rest.iter().position(|b| *b == b'\n').expect("a header line");
        let line = std::str::from_utf8(&rest[..end]).expect("text").to_owned();
        rest = &rest[end + 1..];
        let Some((key, value)) = line.split_once(": ") else {
            break;
        };
        fields.entry(key.to_owned()).or_default().push(value.to_owned());
    }
    let mut body = rest.to_vec();
    if fields.contains_key("compressed") {
        body.clear();
        flate2::read::ZlibDecoder::new(rest)
            .read_to_end(&mut body)
            .expect("zlib");
    }
    (fields, body)
}

#[test]
fn age_files_end_as_they_say() {
    let Some(folder) = shared("C2SP/CCTV/age/testdata") else {
        return;
    };
    let mut judged = 0;
    for (name, bytes) in files(&folder) {
        let (fields, body) = split_age(&bytes);
        let get = |key: &str| {
            fields
                .get(key)
                .and_then(|values| values.first())
                .map(String::as_str)
        };
        // X25519 alone is accepted: other identities are not ours to hold.
        let identities: Vec<Identity> = fields
            .get("identity")
            .into_iter()
            .flatten()
            .filter_map(|text| text.parse().ok())
            .collect();
        let mut opened = Vec::new();
        let outcome = if body.starts_with(b"age-encryption.org/v1\n") {
            decrypt(Cursor::new(body.clone()), &identities)
                .and_then(|mut plain| {
                    plain
                        .read_to_end(&mut opened)
                        .map_err(|error| paraph_bundle::Error::Io(error).fault())
                })
                .map_err(|fault| fault.code())
        } else {
            Err(Code::NotParaph)
        };
        let stanza_of = |kind: &str| {
            body.windows(kind.len() + 4)
                .any(|w| w == format!("\n-> {kind}").as_bytes())
        };
        let expected = get("expect").expect("an expectation");
        let fits = match (expected, outcome) {
            ("success", Ok(_)) => get("payload") == Some(Hash::of(&opened).to_hex().as_str()),
            // Deviations: armor, passphrases, more kinds of recipient than X25519, and another version line.
            (_, Err(Code::NotParaph)) => {
                get("armored").is_some() || !body.starts_with(b"age-encryption.org/v1\n")
            }
            (_, Err(Code::AgeFeature)) => stanza_of("scrypt") || get("passphrase").is_some(),
            ("success", Err(Code::AgeNoKey)) => identities.is_empty(),
            ("no match", Err(Code::AgeNoKey))
            | (
                "HMAC failure" | "header failure" | "payload failure" | "armor failure",
                Err(Code::AgeDamaged | Code::AgeNoKey),
            ) => true,
            _ => false,
        };
        assert!(fits, "{name}: expects {expected}, ends in {outcome:?}");
        judged += 1;
    }
    assert!(judged > 50, "only {judged} age files were judged");
}

#[derive(serde::Deserialize)]
struct Ed25519 {
    key: String,
    sig: String,
    msg: String,
    flags: Option<Vec<String>>,
}

#[test]
fn no_edge_case_of_ed25519_is_accepted_that_any_tool_refuses() {
    let Some(file) = shared("C2SP/CCTV/ed25519/ed25519vectors.json") else {
        return;
    };
    let vectors: Vec<Ed25519> = serde_json::from_slice(&fs_err::read(file).expect("a file")).expect("JSON");
    let mut accepted = 0;
    for vector in &vectors {
        let bytes = |hex: &str| hex::decode(hex).expect("hex");
        let key: [u8; 32] = bytes(&vector.key).try_into().expect("32 bytes");
        let signature: [u8; 64] = bytes(&vector.sig).try_into().expect("64 bytes");
        let good = judge_signature(&key, &signature, vector.msg.as_bytes()).is_ok();
        accepted += usize::from(good);
        let flags = vector.flags.clone().unwrap_or_default();
        let small = |flag: &String| {
            matches!(
                flag.as_str(),
                "low_order_A" | "low_order_R" | "non_canonical_A" | "non_canonical_R"
            )
        };
        assert!(
            !(good && flags.iter().any(small)),
            "accepted in spite of {flags:?}"
        );
        assert!(
            !(good && flags.iter().any(|flag| flag == "low_order_residue")),
            "the equation is held without cofactor"
        );
    }
    assert_eq!(
        (vectors.len(), accepted),
        (914, 43),
        "the strict rule accepts 43 of 914"
    );
}

#[test]
fn signatures_of_openssh() {
    let Some(folder) = shared("openssh/openssh-portable/regress/unittests/sshsig") else {
        return;
    };
    let folder = if folder.join("testdata").is_dir() {
        folder.join("testdata")
    } else {
        folder
    };
    let read = |name: &str| fs_err::read(folder.join(name)).expect("a file");
    let namespace = String::from_utf8(read("namespace")).expect("text");
    let data = read("signed-data");
    for (name, expected) in [
        ("ed25519.sig", Ok(())),
        ("ed25519_sk.sig", Ok(())),
        ("ecdsa.sig", Err(Code::KeyType)),
        ("ecdsa_sk.sig", Err(Code::KeyType)),
        ("ecdsa_sk_webauthn.sig", Err(Code::KeyType)),
    ] {
        let found = signature::verify(&read(name), namespace.trim_end(), &data);
        let found = found.map(|_| ()).map_err(|fault| fault.code());
        assert_eq!(found, expected, "{name}");
    }
    let other = signature::verify(&read("ed25519.sig"), "another", &data).map_err(|fault| fault.code());
    assert_eq!(other.err(), Some(Code::SigNamespace), "another namespace");
    let changed = signature::verify(
        &read("ed25519.sig"),
        namespace.trim_end(),
        &[data.as_slice(), b"x"].concat(),
    );
    assert_eq!(
        changed.map_err(|fault| fault.code()).err(),
        Some(Code::SigFalse),
        "other bytes"
    );
}

#[test]
fn public_keys_of_openssh() {
    let Some(folder) = shared("openssh/openssh-portable/regress/unittests/sshkey") else {
        return;
    };
    let folder = if folder.join("testdata").is_dir() {
        folder.join("testdata")
    } else {
        folder
    };
    for (name, bytes) in files(&folder)
        .iter()
        .filter(|(name, _)| has_ending(name, "pub") && !name.contains(".param."))
    {
        let text = String::from_utf8(bytes.clone()).expect("text");
        let line: Vec<&str> = text.split_whitespace().take(2).collect();
        let key = signature::PublicKey::from_line(&line.join(" "));
        if name == "ed25519_sk1.pub" || name.starts_with("ed25519_1") && !name.contains("cert") {
            let fingerprint = key.expect("an accepted key").fingerprint();
            let written =
                String::from_utf8(fs_err::read(folder.join(name.replace(".pub", ".fp"))).expect("a file"));
            assert_eq!(fingerprint, written.expect("text").trim(), "{name}");
        } else {
            assert_eq!(
                key.map_err(|fault| fault.code()).err(),
                Some(Code::KeyType),
                "{name}"
            );
        }
    }
}

#[test]
fn canonical_json_of_others() {
    let Some(folder) = shared("cyberphone/json-canonicalization/testdata") else {
        return;
    };
    for (name, input) in files(&folder.join("input")) {
        let expected = fs_err::read(folder.join("output").join(&name)).expect("an output");
        let value: serde_json::Value = serde_json::from_slice(&input).expect("JSON");
        // Floats and keys beyond ASCII do not occur in the format, and are not spelled by its writer.
        if ["structures.json", "weird.json"].contains(&name.as_str()) {
            assert!(scan(&expected).is_err(), "{name} holds what the format refuses");
            continue;
        }
        assert_eq!(
            String::from_utf8(canonical(&value)),
            String::from_utf8(expected),
            "{name}"
        );
    }
}

#[test]
fn json_of_others() {
    let Some(folder) = shared("nst/JSONTestSuite/test_parsing") else {
        return;
    };
    let mut accepted = Vec::new();
    for (name, bytes) in files(&folder) {
        let line = bytes.strip_suffix(b"\n").unwrap_or(&bytes);
        let found = scan(line);
        if found.is_ok() {
            assert!(
                serde_json::from_slice::<serde_json::Value>(line).is_ok(),
                "{name}: serde_json refuses it"
            );
            assert!(!name.starts_with("n_"), "{name} is not JSON and was accepted");
            accepted.push(name);
        } else if name.starts_with("y_") {
            // Refused for a reason of the format: it is not one object in the canonical spelling within the rules.
            let value: serde_json::Value = serde_json::from_slice(line).expect("JSON");
            let ours = value.is_object() && canonical(&value) == line;
            let narrow = String::from_utf8_lossy(line).contains("\\u") || !plain(&value);
            assert!(
                !ours || narrow,
                "{name} is of our spelling and was refused: {found:?}"
            );
        }
    }
    assert!(
        accepted.len() >= 2,
        "some files are of our spelling: {accepted:?}"
    );
}

/// Whether a value keeps the narrower rules: keys, integers, no `null`.
fn plain(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::Null => false,
        serde_json::Value::Bool(_) => true,
        serde_json::Value::String(text) => !text
            .chars()
            .any(|c| c.is_control() || u32::from(c) & 0xfffe == 0xfffe),
        serde_json::Value::Number(number) => number.as_i64().is_some_and(|n| n.unsigned_abs() < 1 << 53),
        serde_json::Value::Array(items) => items.iter().all(plain),
        serde_json::Value::Object(map) => {
            let key = |key: &String| {
                key.starts_with(|c: char| c.is_ascii_lowercase())
                    && key
                        .chars()
                        .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
            };
            map.iter().all(|(name, value)| key(name) && plain(value))
        }
    }
}

#[test]
fn zips_of_others_are_all_bad() {
    let Some(folder) = shared("zip-rs/zip2/tests/data") else {
        return;
    };
    let mut codes = BTreeMap::new();
    for (name, bytes) in files(&folder)
        .into_iter()
        .filter(|(name, _)| has_ending(name, "zip"))
    {
        let report = verify_bytes(&bytes, &Context::default());
        assert_eq!(report.verdict(), Some(Verdict::Bad), "{name}");
        codes.insert(name, report.code_str());
    }
    assert!(codes.len() >= 10, "only {} zips were judged", codes.len());
    assert_eq!(
        codes
            .get("symlink.zip")
            .copied()
            .map(|code| code.starts_with("ZIP_")),
        Some(true),
        "{codes:?}"
    );
}

#[derive(serde::Deserialize)]
struct Wycheproof<G> {
    #[serde(rename = "testGroups")]
    groups: Vec<G>,
}

#[derive(serde::Deserialize)]
struct Group<T> {
    tests: Vec<T>,
}

#[derive(serde::Deserialize)]
struct HkdfTest {
    ikm: String,
    salt: String,
    info: String,
    size: usize,
    okm: String,
    result: String,
}

#[test]
fn hkdf_of_wycheproof() {
    let Some(file) = shared("C2SP/wycheproof/testvectors_v1/hkdf_sha256_test.json") else {
        return;
    };
    let suite: Wycheproof<Group<HkdfTest>> =
        serde_json::from_slice(&fs_err::read(file).expect("a file")).expect("JSON");
    let bytes = |hex: &str| hex::decode(hex).expect("hex");
    for test in suite.groups.into_iter().flat_map(|group| group.tests) {
        let mut okm = vec![0; test.size];
        let derived = hkdf::Hkdf::<sha2::Sha256>::new(Some(&bytes(&test.salt)), &bytes(&test.ikm));
        let done = derived.expand(&bytes(&test.info), &mut okm).is_ok();
        assert_eq!(
            done && okm == bytes(&test.okm),
            test.result == "valid",
            "info {}",
            test.info
        );
    }
}

#[derive(serde::Deserialize)]
struct X25519Test {
    public: String,
    private: String,
    shared: String,
    result: String,
}

#[test]
fn x25519_of_wycheproof() {
    let Some(file) = shared("C2SP/wycheproof/testvectors_v1/x25519_test.json") else {
        return;
    };
    let suite: Wycheproof<Group<X25519Test>> =
        serde_json::from_slice(&fs_err::read(file).expect("a file")).expect("JSON");
    let bytes = |hex: &str| -> [u8; 32] { hex::decode(hex).expect("hex").try_into().expect("32 bytes") };
    let mut judged = 0;
    for test in suite
        .groups
        .into_iter()
        .flat_map(|group| group.tests)
        .filter(|test| test.public.len() == 64)
    {
        let point = curve25519_dalek::MontgomeryPoint(bytes(&test.public));
        let shared = point.mul_clamped(bytes(&test.private)).to_bytes();
        assert!(
            test.result == "invalid" || shared == bytes(&test.shared),
            "public {}",
            test.public
        );
        judged += 1;
    }
    assert!(judged > 400, "only {judged} were judged");
}
