//! Each limit of a container, of its members and of their names, by its last good value and the first bad one.

use crate::zipped::{Entry, Zip, code};
use paraph_bundle::container::{Limits, judge_name};
use paraph_bundle::fault::Code;
use paraph_bundle::payload::Kind;

#[test]
fn declared_sizes_are_held_against_their_limits() {
    let large = Some(Code::ZipTooLarge);
    let json = 256 << 20;
    // What a JSON member of 256 MiB must at least be when deflated.
    let least = 1_342_178;
    for (name, size, compressed, expected) in [
        ("a", 1 << 20, 10, None),
        ("a", (1 << 20) + 1, 10, large),
        ("a", 1_200_000, 6_000, None),
        ("a", 1_200_001, 6_000, large),
        ("a.json", json, least, None),
        ("a.json", json + 1, least, large),
        ("a.JSONL", json, least, None),
        ("a.jsonl", json + 1, least, large),
        ("a.txt", json + 1, least, None),
    ] {
        let found = code([Entry::declared(name, size, compressed)]);
        assert_eq!(found, expected, "{name}: {size} bytes in {compressed}");
    }
    // 4 GiB less one, in two halves.
    let half = 1_u64 << 31;
    let halves = |second| {
        [
            Entry::declared("a", half, 10_737_419),
            Entry::declared("b", second, 10_737_419),
        ]
    };
    assert_eq!(code(halves(half - 1)), None, "4 GiB less one in all");
    assert_eq!(code(halves(half)), large, "4 GiB in all");
}

#[test]
fn what_must_be_stored_is_stored() {
    for (name, expected) in [
        ("padding", Some(Code::ZipFeature)),
        ("cards/a.paraph", Some(Code::ZipFeature)),
        ("cards/a.PARAPH", Some(Code::ZipFeature)),
        ("a.pdf", None),
        ("padding.txt", None),
    ] {
        assert_eq!(
            code([Entry::deflated(name, b"some text")]),
            expected,
            "{name} deflated"
        );
        assert_eq!(code([Entry::stored(name, b"some text")]), None, "{name} stored");
    }
}

#[test]
fn entries_are_counted_on_both_sides() {
    let walked = |count: usize| {
        let entries = (0..count).map(|n| Entry::stored(&format!("n{n:05}"), b""));
        let walked = Zip::new(entries).walk();
        walked
            .map(|container| container.members().len())
            .map_err(|fault| fault.code())
    };
    assert_eq!(walked(20_000), Ok(20_000), "the most");
    assert_eq!(walked(20_001), Err(Code::ZipTooLarge), "one more");
    let mut long = Zip::new([Entry::stored("a", b"")]);
    let again = long.bytes[long.centrals[0]..long.end].repeat(20_000);
    long.bytes.splice(long.end..long.end, again);
    assert_eq!(
        long.walk().err().map(|fault| fault.code()),
        Some(Code::ZipTooLarge),
        "one part, and 20,001 names of it"
    );
}

#[test]
fn each_kind_has_its_own_limits() {
    let judge = |entries: &[Entry]| {
        let container = Zip::new(entries.to_vec()).walk().expect("the profile");
        container.judge_limits(Kind::Card).err().map(|fault| fault.code())
    };
    let large = Some(Code::ZipTooLarge);
    // Of a card: 64 KiB, 32 entries, 64 KiB of JSON, 256 KiB in all.
    let around = 30 + 1 + 46 + 1 + 22;
    let whole = |bytes: usize| [Entry::stored("a", &vec![7; bytes - around])];
    assert_eq!(judge(&whole(64 << 10)), None, "the largest file");
    assert_eq!(judge(&whole((64 << 10) + 1)), large, "one byte more");
    let names = [
        "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
        "u", "v", "w", "x", "y", "z", "z1", "z2", "z3", "z4", "z5", "z6", "z7",
    ];
    let many: Vec<Entry> = names.iter().map(|name| Entry::stored(name, b"")).collect();
    assert_eq!(judge(&many[..32]), None, "the most entries");
    assert_eq!(judge(&many), large, "one more");
    let json = |name, size| judge(&[Entry::declared(name, size, 9)]);
    assert_eq!(json("card.json", 64 << 10), None, "the longest JSON");
    assert_eq!(json("card.json", (64 << 10) + 1), large, "one byte more");
    assert_eq!(json("lines.jsonl", (64 << 10) + 1), large, "of lines too");
    assert_eq!(json("READ-ME.txt", (64 << 10) + 1), None, "no JSON");
    let two = |size| judge(&[Entry::declared("a", 200_000, 9), Entry::declared("b", size, 9)]);
    assert_eq!(two((256 << 10) - 200_000), None, "the most in all");
    assert_eq!(two((256 << 10) - 200_000 + 1), large, "one byte more in all");
}

/// The table of the format.
#[test]
fn the_limits_are_those_of_the_table() {
    let (kib, mib, most) = (1 << 10, 1 << 20, (4 << 30) - 1);
    for (kind, file, entries, json, all) in [
        (Kind::Card, 64 * kib, 32, 64 * kib, 256 * kib),
        (Kind::Call, most, 20_000, 64 * mib, most),
        (Kind::Score, 64 * mib, 40, 64 * mib, 256 * mib),
        (Kind::Panel, most, 20_000, 256 * mib, most),
        (Kind::Result, 1 << 30, 1_024, 256 * mib, 1 << 30),
    ] {
        let table = Limits {
            file,
            entries,
            json,
            all,
        };
        assert_eq!(Limits::of(kind), table, "of a {}", kind.as_str());
    }
}

#[test]
fn names_have_a_longest_and_a_deepest() {
    for (name, holds) in [
        ("a".repeat(128), true),
        ("a".repeat(129), false),
        ("a/b/c".to_owned(), true),
        ("a/b/c/d".to_owned(), false),
        ("com0".to_owned(), false),
        ("com".to_owned(), true),
        ("coma".to_owned(), true),
        ("lpt10.txt".to_owned(), true),
        ("Aux.json".to_owned(), false),
    ] {
        assert_eq!(judge_name(name.as_bytes()).is_ok(), holds, "{name}");
    }
    let code = |name: &str| judge_name(name.as_bytes()).map_err(|fault| fault.code()).err();
    assert_eq!(code("extra/"), Some(Code::ZipLink), "a folder");
    assert_eq!(code("e xtra/"), Some(Code::ZipName), "a folder of no good name");
    assert_eq!(code("/"), Some(Code::ZipName), "a folder without one");
}
