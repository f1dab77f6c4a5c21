//! The list of members: each rule of its form by what breaks it, and each way in which members and list differ.

use crate::told::{fault, told};
use paraph_bundle::fault::Code;
use paraph_bundle::seal::{Sum, is_sealed, judge_seal, read_sums, write_sums};

#[test]
fn a_list_is_judged_line_by_line() {
    let hash = "0123456789abcdef".repeat(4);
    let good = format!("{hash}  a\n{hash}  b/c  d\n");
    assert_eq!(
        told(read_sums(good.as_bytes())),
        fault(Code::SealForm, "SHA256SUMS:2: a name that cannot be listed"),
        "two spaces in a name"
    );
    let good = format!("{hash}  A\n{hash}  a\n");
    let sums = read_sums(good.as_bytes()).expect("two lines");
    assert_eq!(sums[0].hash[..4], [0x01, 0x23, 0x45, 0x67], "the hash");
    assert_eq!(
        write_sums(sums.iter().map(|sum| (sum.name.as_str(), sum.hash))),
        good,
        "there and back"
    );
    let first = format!("{hash}  a\n");
    for (line, why) in [
        (format!("{hash}  b"), "no end of line"),
        (format!("{hash} b\n"), "not a hash, two spaces, a name"),
        (format!("{}  b\n", &hash[1..]), "not 64 lower-case hex digits"),
        (format!("{hash}0  b\n"), "not 64 lower-case hex digits"),
        (
            format!("{}  b\n", hash.to_uppercase()),
            "not 64 lower-case hex digits",
        ),
        (format!("{}g  b\n", &hash[1..]), "not 64 lower-case hex digits"),
        (format!("{hash}  b//c\n"), "a name that cannot be listed"),
        (format!("{hash}  SHA256SUMS\n"), "a name that cannot be listed"),
        (format!("{hash}  signatures/b\n"), "a name that cannot be listed"),
        (format!("{hash}  a\n"), "twice or out of order"),
        (format!("{hash}  A\n"), "twice or out of order"),
    ] {
        let bytes = format!("{first}{line}");
        let wanted = format!("SHA256SUMS:2: {why}");
        assert_eq!(
            told(read_sums(bytes.as_bytes())),
            Some((Code::SealForm, wanted)),
            "{line:?}"
        );
    }
    assert_eq!(
        told(read_sums(b"\xff")),
        fault(Code::SealForm, "SHA256SUMS:1: not UTF-8"),
        "no text"
    );
    for (name, sealed) in [
        ("SHA256SUMS", false),
        ("signatures/a", false),
        ("signatures", true),
        ("a", true),
    ] {
        assert_eq!(is_sealed(name), sealed, "{name}");
    }
}

#[test]
fn members_are_held_against_the_list_one_by_one() {
    let sums = [("b", 1), ("d", 2)].map(|(name, byte)| Sum {
        name: name.to_owned(),
        hash: [byte; 32],
    });
    let cases: &[(&[(&str, u8)], Option<&str>)] = &[
        (&[("b", 1), ("d", 2)], None),
        (
            &[("SHA256SUMS", 7), ("b", 1), ("d", 2), ("signatures/x", 7)],
            None,
        ),
        (&[("b", 2), ("d", 2)], Some("b: not the bytes that were listed")),
        (&[("d", 2)], Some("b: listed, but not there")),
        (&[("b", 1)], Some("d: listed, but not there")),
        (&[("c", 1), ("d", 2)], Some("b: listed, but not there")),
        (&[("a", 1), ("b", 1), ("d", 2)], Some("a: there, but not listed")),
        (&[("b", 1), ("c", 1), ("d", 2)], Some("c: there, but not listed")),
        (&[("b", 1), ("d", 2), ("e", 2)], Some("e: there, but not listed")),
        (&[], Some("b: listed, but not there")),
    ];
    for (members, why) in cases {
        let judged = judge_seal(&sums, members.iter().map(|(name, byte)| (*name, [*byte; 32])));
        let wanted = why.map(|why| (Code::SealBroken, why.to_owned()));
        assert_eq!(told(judged), wanted, "{members:?}");
    }
}
