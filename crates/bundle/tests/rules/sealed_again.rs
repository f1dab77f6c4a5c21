//! A good file of `tests/vectors/good`, changed in one respect and sealed and signed again by its author: the seal and the signature
//! hold, and what is wrong within is told.

use crate::judged::office;
use crate::resealed::{
    Change, changed, good, judged_again, key, newer, padded, replaced, sealed_by_hand, spaced, unpacked,
    vector, with_a_silent_key,
};
use paraph_bundle::Fault;
use paraph_bundle::allowed::led_by;
use paraph_bundle::verify::verify_bytes;

#[test]
fn sealed_again_unchanged_each_is_good() {
    judged_again(&[
        ("as it is", "call", "chair", |_, _| (), "OK"),
        ("as it is", "score", "ada", |_, _| (), "OK"),
        ("as it is", "panel", "chair", |_, _| (), "OK"),
        ("as it is", "records", "chair", |_, _| (), "OK"),
        ("as it is", "result", "chair", |_, _| (), "OK"),
    ]);
}

#[test]
fn padding_is_zeros() {
    // The writer adds its own padding and no other: it is put in by hand.
    for (length, at, code) in [
        (5_000, None, "OK"),
        (5_000, Some(0), "FIELD"),
        (5_000, Some(4_999), "FIELD"),
        (200_000, None, "OK"),
        (200_000, Some(199_999), "FIELD"),
    ] {
        let mut members = unpacked(&good("score"));
        padded(&mut members, length, at);
        let report = verify_bytes(&sealed_by_hand(members, &key("ada")), &office());
        assert_eq!(report.code_str(), code, "{length} bytes, {at:?} is not zero");
    }
}

#[test]
fn the_keys_of_officials_are_of_their_form() {
    judged_again(&[
        (
            "no line",
            "call",
            "chair",
            |_, m| drop(m.insert("allowed_signers".to_owned(), Vec::new())),
            "FIELD",
        ),
        (
            "another role",
            "call",
            "chair",
            |_, m| replaced(m, "allowed_signers", "chair ", "clerk "),
            "FIELD",
        ),
        (
            "another namespace",
            "call",
            "chair",
            |_, m| replaced(m, "allowed_signers", ".v1@paraph", ".v2@paraph"),
            "FIELD",
        ),
        (
            "no option",
            "call",
            "chair",
            |_, m| replaced(m, "allowed_signers", "namespaces=", "principals="),
            "FIELD",
        ),
        (
            "no line",
            "result",
            "chair",
            |_, m| drop(m.insert("allowed_signers".to_owned(), Vec::new())),
            "FIELD",
        ),
        (
            "another role",
            "result",
            "chair",
            |_, m| replaced(m, "allowed_signers", "chair ", "clerk "),
            "FIELD",
        ),
    ]);
}

#[test]
fn the_line_of_keys_that_is_wrong_is_named() {
    let cases: [(&str, Change, &str); 7] = [
        (
            "another role",
            |_, m| replaced(m, "allowed_signers", "keeper ", "clerk "),
            "allowed_signers:3",
        ),
        (
            "another namespace",
            |_, m| replaced(m, "allowed_signers", "panel.v1", "panel.v2"),
            "allowed_signers:4",
        ),
        (
            "another option",
            |_, m| replaced(m, "allowed_signers", "keeper namespaces", "keeper valid-after"),
            "allowed_signers:3",
        ),
        (
            "two words",
            |_, m| replaced(m, "allowed_signers", "veto namespaces=", "veto"),
            "allowed_signers:4",
        ),
        (
            "no end",
            |_, m| m.get_mut("allowed_signers").expect("keys").truncate(400),
            "allowed_signers:4",
        ),
        (
            "nobody is a chair",
            |_, m| {
                replaced(m, "allowed_signers", "chair ", "veto ");
                replaced(m, "allowed_signers", "chair ", "veto ");
            },
            "allowed_signers",
        ),
        (
            "no text",
            |_, m| m.get_mut("allowed_signers").expect("keys").insert(0, 0xff),
            "allowed_signers",
        ),
    ];
    for (what, change, path) in cases {
        let report = verify_bytes(&changed(&good("result"), "chair", change), &office());
        assert_eq!(report.told().map(Fault::detail), Some(path), "{what}");
    }
    let text = "a namespaces=\"x\" k\nb namespaces=\"y\" k\nc namespaces=\"x\" k\nd namespaces=\"xy\" k\n";
    let led = "b namespaces=\"y\" k\na namespaces=\"x\" k\nc namespaces=\"x\" k\nd namespaces=\"xy\" k\n";
    assert_eq!(led_by(text, "y"), led, "those that are asked for come first");
}

#[test]
fn a_newer_minor_version_adds_and_excuses_nothing() {
    judged_again(&[
        (
            "a member more, not of our spelling, of our version",
            "score",
            "ada",
            |_, m| {
                m.insert("extra/rules.json".to_owned(), b"{ \"a\": 1.5 }".to_vec());
            },
            "JSON_FORM",
        ),
        ("as it is", "score", "ada", |f, _| newer(f), "NEWER_MINOR"),
        (
            "a member more, not of our spelling",
            "score",
            "ada",
            |f, m| {
                newer(f);
                m.insert("extra/rules.json".to_owned(), b"{ \"a\": 1.5 }".to_vec());
            },
            "NEWER_MINOR",
        ),
        (
            "a known member that is not of our spelling",
            "score",
            "ada",
            |f, m| {
                newer(f);
                spaced(m, "scores.jsonl");
            },
            "JSON_FORM",
        ),
        (
            "a known member that is not of our spelling",
            "call",
            "chair",
            |f, m| {
                newer(f);
                spaced(m, "call.json");
            },
            "JSON_FORM",
        ),
        (
            "a member of our spelling",
            "call",
            "chair",
            |_, m| spaced(m, "call.json"),
            "JSON_FORM",
        ),
        (
            "lines of our spelling",
            "call",
            "chair",
            |_, m| spaced(m, "proposals.jsonl"),
            "JSON_FORM",
        ),
        (
            "a member more, not of our spelling",
            "result",
            "chair",
            |f, m| {
                newer(f);
                m.insert("extra/rules.json".to_owned(), b"{ \"a\": 1.5 }".to_vec());
            },
            "NEWER_MINOR",
        ),
    ]);
    let ada = vector("people/ada.paraph");
    for (what, change, code) in [
        (
            "a field more",
            (|f, m| {
                newer(f);
                replaced(m, "card.json", r#""name":"#, r#""mood":"calm","name":"#);
            }) as Change,
            "NEWER_MINOR",
        ),
        (
            "a key that did not sign, and a field that is not known",
            |_, m| {
                replaced(m, "card.json", r#""name":"#, r#""mood":"calm","name":"#);
                with_a_silent_key(m);
            },
            "FIELD",
        ),
        (
            "a key that did not sign",
            |_, m| with_a_silent_key(m),
            "SIG_WRONG_KEY",
        ),
        (
            "a key that did not sign, and a field more",
            |f, m| {
                newer(f);
                replaced(m, "card.json", r#""name":"#, r#""mood":"calm","name":"#);
                with_a_silent_key(m);
            },
            "SIG_WRONG_KEY",
        ),
    ] {
        let report = verify_bytes(&changed(&ada, "ada", change), &office());
        // The office knows another card of the first edition, which is no fault of this one.
        let twice = report.code_str() == "EDITION_TWICE" && code == "NEWER_MINOR";
        assert!(
            report.code_str() == code || twice,
            "{what}: {}",
            report.code_str()
        );
    }
}

#[test]
fn the_spelling_of_a_manifest_is_judged_before_what_it_says() {
    for (from, to, code) in [
        (r#""kind":"score""#, r#""kind":"letter""#, "KIND"),
        (r#""kind":"score""#, r#""kind": "letter""#, "JSON_FORM"),
        (r#""major":1"#, r#""major":2"#, "FORMAT_FUTURE"),
        (r#""major":1"#, r#""major": 2"#, "FORMAT_FUTURE"),
        (r#""major":1"#, r#""major": 1"#, "JSON_FORM"),
        (r#""major":1"#, r#""major":0"#, "FIELD"),
    ] {
        let mut members = unpacked(&good("score"));
        replaced(&mut members, "manifest.json", from, to);
        let report = verify_bytes(&sealed_by_hand(members, &key("ada")), &office());
        assert_eq!(report.code_str(), code, "{to}");
    }
}

#[test]
fn a_wrong_field_of_a_result_is_not_told_as_parts_that_disagree() {
    judged_again(&[(
        "an edition before the first",
        "result",
        "chair",
        |_, m| replaced(m, "result.json", r#""edition":1"#, r#""edition":0"#),
        "FIELD",
    )]);
}
