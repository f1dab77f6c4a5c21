//! What a file is by its content alone, what is said of one that cannot be read, and whose receipt it is.

use crate::judged::{another, card, known_as, office, person, with_key};
use crate::resealed::good;
use paraph_bundle::fault::{Fault, Param};
use paraph_bundle::payload::card::Card;
use paraph_bundle::payload::{Hash, Kind};
use paraph_bundle::signature::LEDGER;
use paraph_bundle::verify::{
    Context, Report, Trust, What, is_private_key, open_file, verify_bytes, verify_file,
};

fn of_stranger(bytes: &[u8]) -> Report {
    verify_bytes(bytes, &Context::default())
}

#[test]
fn a_file_is_what_its_first_bytes_say() {
    let empty = [b"PK\x05\x06".as_slice(), &[0; 18]].concat();
    let before = [b"xx", empty.as_slice()].concat();
    for (bytes, code) in [
        (b"".as_slice(), "NOT_PARAPH"),
        (b"P", "ZIP_TRUNCATED"),
        (b"PK", "ZIP_TRUNCATED"),
        (b"PK\x03", "ZIP_TRUNCATED"),
        (b"PK\x03\x04", "ZIP_TRUNCATED"),
        (b"Q", "NOT_PARAPH"),
        (b"PX", "NOT_PARAPH"),
        (b"PK\x04", "NOT_PARAPH"),
        (b"PK\x01\x02", "NOT_PARAPH"),
        (b"PK\x05\x06", "ZIP_TRUNCATED"),
        (&empty, "SEAL_BROKEN"),
        (&before, "ZIP_STRAY_BYTES"),
        (b"some text", "NOT_PARAPH"),
    ] {
        let report = of_stranger(bytes);
        assert_eq!((report.code_str(), report.what), (code, None), "{bytes:?}");
    }
    let receipt = |length: usize| format!("paraph receipt v1\n{}", "x".repeat(length - 18));
    for (length, why) in [
        (64 << 10, "the receipt is cut short"),
        ((64 << 10) + 1, "a receipt over 64 KiB"),
    ] {
        let report = of_stranger(receipt(length).as_bytes());
        assert_eq!(report.told().map(Fault::detail), Some(why), "{length} bytes");
    }
}

#[test]
fn a_private_key_is_known_in_any_form() {
    for text in [
        "-----BEGIN OPENSSH PRIVATE KEY-----\n",
        "-----BEGIN PRIVATE KEY-----",
        " \n-----BEGIN EC PRIVATE KEY-----",
        "\u{feff}-----BEGIN RSA PRIVATE KEY-----",
        "AGE-SECRET-KEY-1ABC",
        "# created: today\n\n age-secret-key-1abc",
        "AGE-PLUGIN-YUBIKEY-1",
        "PuTTY-User-Key-File-3: ssh-ed25519",
    ] {
        assert!(is_private_key(text.as_bytes()), "{text:?} is secret");
        assert_eq!(of_stranger(text.as_bytes()).code_str(), "PRIVATE_KEY", "{text:?}");
    }
    for text in [
        "",
        "-----BEGIN CERTIFICATE-----\nPRIVATE KEY",
        "a PRIVATE KEY",
        "# AGE-SECRET-KEY-1",
        "a\nAGE-SECRET-KEY-1",
        "a PuTTY-User-Key-File-3",
    ] {
        assert!(!is_private_key(text.as_bytes()), "{text:?} is not");
    }
}

#[test]
fn a_letter_is_known_by_its_keys() {
    for (text, letter) in [
        (r#"{"head":"a","line":"b","parts":[]}"#, true),
        (r#"{"head":"a","line":"b"}"#, true),
        (r#"{"head":"a","parts":[]}"#, true),
        (r#"{"evidence":"a","head":"b","parts":[]}"#, true),
        (r#"{"evidence":"a","head":"b","line":"c"}"#, false),
        (r#"{"evidence":"a"}"#, false),
        (r#"{"head":"a"}"#, false),
        (r#"{"head":1,"line":"b","parts":[]}"#, false),
        (r#"{"line":"b","parts":[]}"#, false),
    ] {
        let report = of_stranger(text.as_bytes());
        let wanted = if letter {
            ("FIELD", Some(What::Letter))
        } else {
            ("NOT_PARAPH", None)
        };
        assert_eq!((report.code_str(), report.what), wanted, "{text}");
    }
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing");
    for (path, reason) in [
        (missing.as_path(), "missing"),
        (folder.path(), "folder"),
        (std::path::Path::new("/dev/null"), "special"),
    ] {
        let fault = open_file(path).err().expect("it is no file");
        assert_eq!(fault.params()[&Param::Reason], reason, "{}", path.display());
        let report = verify_file(path, &Context::default());
        assert_eq!(
            (report.code_str(), report.verdict()),
            ("FILE_READ", None),
            "nothing is known of it"
        );
    }
}

#[test]
fn words_are_those_of_the_format() {
    for kind in Kind::ALL {
        assert_eq!(What::Bundle(kind).as_str(), kind.as_str(), "the kind");
    }
    assert_eq!(
        (What::Receipt.as_str(), What::Letter.as_str()),
        ("receipt", "letter"),
        "the others"
    );
    let trust = [Trust::Unknown, Trust::Seen, Trust::Distrusted, Trust::Vouched].map(Trust::as_str);
    assert_eq!(trust, ["unknown", "seen", "distrusted", "vouched"], "how far");
}

#[test]
fn a_receipt_is_by_a_key_of_the_keepers() {
    let text = String::from_utf8(good("receipt")).expect("text");
    let (said, _) = text.split_once("-----BEGIN").expect("a signature");
    let checkpoint: Vec<&str> = said.split_inclusive('\n').skip(3).collect();
    let signature = another()
        .sign(LEDGER, checkpoint.concat().as_bytes())
        .expect("signed");
    let by_another = format!("{said}{signature}");
    let judged = |bytes: &str, known: Option<&Card>| {
        let mut context = office();
        if let Some(card) = known {
            context
                .people
                .insert(card.person, known_as(card.clone(), Trust::Seen));
        }
        verify_bytes(bytes.as_bytes(), &context)
    };
    let [of_ada, of_chair] = ["ada", "chair"].map(|who| with_key(card(who)));
    for (bytes, known, code, signer) in [
        (text.as_str(), None, "OK", person("chair")),
        (&by_another, None, "LEDGER_PROOF", another().person()),
        (
            &by_another,
            Some(&card("chair")),
            "LEDGER_PROOF",
            another().person(),
        ),
        (&by_another, Some(&of_ada), "LEDGER_PROOF", another().person()),
        (&by_another, Some(&of_chair), "OK", person("chair")),
        (&text, Some(&of_chair), "OK", person("chair")),
    ] {
        let report = judged(bytes, known);
        assert_eq!(
            (report.code_str(), report.what),
            (code, Some(What::Receipt)),
            "known is {known:?}"
        );
        assert_eq!(report.signers[0].person, signer, "known is {known:?}");
    }
    let name = judged(&text, None).signers.remove(0).name;
    assert_eq!(
        name.as_deref(),
        office().name(person("chair")),
        "named as the call names its keeper"
    );
    let mut elsewhere = office();
    for known in elsewhere.calls.values_mut() {
        known.lineage = Hash::of(b"another call");
    }
    let report = verify_bytes(text.as_bytes(), &elsewhere);
    assert_eq!(report.code_str(), "SIGNER_UNKNOWN", "its call is not here");
}
