//! What would take more memory than one file may is refused from its headers, before anything is inflated.

use crate::zipped::{Entry, zip};
use paraph_bundle::payload::Hash;
use paraph_bundle::verify::{Context, verify_bytes};

const MIB: u64 = 1 << 20;

/// A file of this kind whose first member is damaged: whatever is let through its headers is refused for that.
fn code(kind: &str, members: &[(String, u64)]) -> &'static str {
    let manifest = format!(r#"{{"format":{{"major":1,"minor":0}},"kind":"{kind}"}}"#);
    let manifest = format!("{manifest}\n");
    let mut entries = vec![
        Entry::damaged("A.txt"),
        Entry::stored("manifest.json", manifest.as_bytes()),
    ];
    for (name, size) in members {
        let nested = std::path::Path::new(name)
            .extension()
            .is_some_and(|end| end == "paraph");
        let stored = nested || name == "padding";
        entries.push(if stored {
            Entry::zeros(name, *size)
        } else {
            Entry::folded(name, *size)
        });
    }
    entries.sort_by(|a, b| a.name.cmp(&b.name));
    verify_bytes(&zip(entries), &Context::default()).code_str()
}

#[test]
fn a_file_that_takes_too_much_memory_is_refused_by_its_headers() {
    let hash = Hash::of(b"any");
    let card = format!("cards/{hash}.paraph");
    let bundle = format!("bundles/{hash}.paraph");
    let document = format!("documents/{hash}.pdf");
    let cases: [(&str, &[(&str, u64)], &str); 11] = [
        (
            "score",
            &[("scores.jsonl", 40 * MIB), ("texts.jsonl", 39 * MIB)],
            "ZIP_DAMAGED",
        ),
        (
            "score",
            &[("scores.jsonl", 40 * MIB), ("texts.jsonl", 41 * MIB)],
            "ZIP_TOO_LARGE",
        ),
        (
            "score",
            &[("padding", 60 * MIB), ("scores.jsonl", 40 * MIB)],
            "ZIP_DAMAGED",
        ),
        (
            "panel",
            &[("ledger.jsonl", 60 * MIB), ("records.jsonl", 51 * MIB)],
            "ZIP_DAMAGED",
        ),
        (
            "panel",
            &[("ledger.jsonl", 60 * MIB), ("records.jsonl", 53 * MIB)],
            "ZIP_TOO_LARGE",
        ),
        (
            "result",
            &[("ledger.jsonl", 60 * MIB), ("scores.jsonl", 53 * MIB)],
            "ZIP_TOO_LARGE",
        ),
        ("call", &[(&document, 400 * MIB)], "ZIP_DAMAGED"),
        (
            "call",
            &[("about.jsonl", 60 * MIB), ("proposals.jsonl", 53 * MIB)],
            "ZIP_TOO_LARGE",
        ),
        (
            "panel",
            &[(&bundle, 60 * MIB), ("ledger.jsonl", 60 * MIB)],
            "ZIP_DAMAGED",
        ),
        ("panel", &[(&card, 32 * MIB)], "ZIP_DAMAGED"),
        ("panel", &[(&card, 32 * MIB + 1)], "ZIP_TOO_LARGE"),
    ];
    for (kind, members, told) in cases {
        let members: Vec<(String, u64)> = members
            .iter()
            .map(|(name, size)| ((*name).to_owned(), *size))
            .collect();
        assert_eq!(code(kind, &members), told, "{kind} {members:?}");
    }
}

/// The limit itself is let through, and one byte more is not.
#[test]
fn the_limit_of_memory_is_exact() {
    let manifest = r#"{"format":{"major":1,"minor":0},"kind":"panel"}"#.len() as u64 + 1;
    let rest = 112 * MIB - manifest - "wrong".len() as u64 - 60 * MIB;
    for (size, told) in [(rest, "ZIP_DAMAGED"), (rest + 1, "ZIP_TOO_LARGE")] {
        let members = [
            ("ledger.jsonl".to_owned(), 60 * MIB),
            ("records.jsonl".to_owned(), size),
        ];
        assert_eq!(code("panel", &members), told);
    }
}

/// The list of members has a longest, beyond which it is as good as missing.
#[test]
fn a_seal_has_a_longest() {
    let list = |size: u64| {
        let bytes = vec![b'x'; usize::try_from(size).expect("small")];
        let report = verify_bytes(&zip([Entry::stored("SHA256SUMS", &bytes)]), &Context::default());
        report.code_str()
    };
    assert_eq!(list(4 * MIB), "SEAL_FORM", "it is read");
    assert_eq!(list(4 * MIB + 1), "SEAL_BROKEN", "it is not");
}
