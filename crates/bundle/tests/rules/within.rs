//! What travels within a file: cards, bundles and documents, each under its own name and where it may be.

use std::io::Cursor;
use std::path::Path;

use crate::judged::office;
use crate::resealed::{
    changed, encrypted, good, judged_again, key, misname, nest, of_the_future, opened, replaced,
    sealed_by_hand, unpacked, vector,
};
use paraph_bundle::Writer;
use paraph_bundle::fault::Verdict;
use paraph_bundle::payload::Hash;
use paraph_bundle::payload::Kind;
use paraph_bundle::payload::Manifest;
use paraph_bundle::verify::kind_of_file;
use paraph_bundle::verify::verify_bytes;

#[test]
fn what_travels_within_is_where_it_may_be() {
    judged_again(&[
        (
            "another's card alone",
            "score",
            "ada",
            |_, m| {
                m.retain(|name, _| !name.starts_with("cards/"));
                nest(m, "cards", vector("people/ben.paraph"));
            },
            "FIELD",
        ),
        (
            "the author's card alone",
            "score",
            "ada",
            |_, m| {
                m.retain(|name, _| !name.starts_with("cards/"));
                nest(m, "cards", vector("people/ada.paraph"));
            },
            "OK",
        ),
        (
            "a score elsewhere",
            "panel",
            "chair",
            |_, m| nest(m, "other", good("score")),
            "ZIP_NESTED",
        ),
        (
            "records elsewhere",
            "result",
            "chair",
            |_, m| nest(m, "other", good("records")),
            "ZIP_NESTED",
        ),
        (
            "another's card",
            "score",
            "ada",
            |_, m| nest(m, "cards", vector("people/ben.paraph")),
            "FIELD",
        ),
        (
            "a card by another name",
            "score",
            "ada",
            |_, m| misname(m, "cards"),
            "SEAL_BROKEN",
        ),
        (
            "a card by another name",
            "panel",
            "chair",
            |_, m| misname(m, "cards"),
            "SEAL_BROKEN",
        ),
        (
            "a bundle by another name",
            "panel",
            "chair",
            |_, m| misname(m, "bundles"),
            "SEAL_BROKEN",
        ),
        (
            "an encrypted card",
            "score",
            "ada",
            |_, m| encrypted(m, "cards"),
            "ZIP_NESTED",
        ),
        (
            "an encrypted card",
            "panel",
            "chair",
            |_, m| encrypted(m, "cards"),
            "ZIP_NESTED",
        ),
        (
            "an encrypted score",
            "panel",
            "chair",
            |_, m| encrypted(m, "bundles"),
            "ZIP_NESTED",
        ),
        (
            "records",
            "panel",
            "chair",
            |_, m| nest(m, "bundles", good("records")),
            "OK",
        ),
        (
            "a panel",
            "panel",
            "chair",
            |_, m| nest(m, "bundles", good("panel")),
            "ZIP_NESTED",
        ),
        (
            "a result",
            "panel",
            "chair",
            |_, m| nest(m, "bundles", good("result")),
            "ZIP_NESTED",
        ),
        (
            "a call",
            "panel",
            "chair",
            |_, m| nest(m, "bundles", good("call")),
            "ZIP_NESTED",
        ),
        (
            "a card among bundles",
            "panel",
            "chair",
            |_, m| nest(m, "bundles", vector("people/ada.paraph")),
            "ZIP_NESTED",
        ),
        (
            "a score",
            "records",
            "chair",
            |_, m| nest(m, "bundles", good("score")),
            "ZIP_NESTED",
        ),
        (
            "records",
            "records",
            "chair",
            |_, m| nest(m, "bundles", good("records-draw")),
            "ZIP_NESTED",
        ),
        (
            "records",
            "score",
            "ada",
            |_, m| nest(m, "bundles", good("records")),
            "ZIP_NESTED",
        ),
        (
            "records",
            "call",
            "chair",
            |_, m| nest(m, "bundles", good("records")),
            "ZIP_NESTED",
        ),
        (
            "a score",
            "result",
            "chair",
            |_, m| nest(m, "bundles", good("score")),
            "ZIP_NESTED",
        ),
        (
            "a panel",
            "result",
            "chair",
            |_, m| nest(m, "bundles", good("panel")),
            "ZIP_NESTED",
        ),
        (
            "a result",
            "result",
            "chair",
            |_, m| nest(m, "bundles", good("result-announced")),
            "ZIP_NESTED",
        ),
    ]);
}

/// What is wrong in a card within waits for its layer: the signature of the file itself is told first.
#[test]
fn a_fault_within_waits_for_its_layer() {
    let card = changed(&vector("people/ada.paraph"), "ada", |_, members| {
        replaced(members, "card.json", r#""name":"#, r#""mood":"calm","name":"#);
    });
    let mut members = unpacked(&good("score"));
    members.retain(|name, _| !name.starts_with("cards/"));
    members.insert(format!("cards/{}.paraph", Hash::of(b"any")), card);
    for (by, code) in [("eve", "SIG_WRONG_KEY"), ("ada", "FIELD")] {
        let report = verify_bytes(&sealed_by_hand(members.clone(), &key(by)), &office());
        assert_eq!(report.code_str(), code, "signed by {by}");
        assert_eq!(report.verdict(), Some(Verdict::Bad));
    }
}

#[test]
fn what_was_opened_is_told() {
    let panel = opened(&good("panel"));
    assert_eq!(panel.bundles.len(), 2);
    assert_eq!(panel.cards.len(), 3);
    for inside in &panel.bundles {
        let bytes = inside.bytes(&mut Cursor::new(good("panel"))).expect("its bytes");
        let again = opened(&bytes);
        assert_eq!((inside.id, inside.kind), (again.id, Kind::Score));
    }

    let mut members = unpacked(&good("panel"));
    let manifest = members.remove("manifest.json").expect("a manifest");
    let (manifest, _) = Manifest::read(&manifest).expect("a good manifest");
    members.insert(format!("bundles/{}.paraph", Hash::of(b"newer")), of_the_future());
    let writer = Writer::new(manifest, "Claire").members(members);
    let (_, bytes) = writer.to_bytes(&[&key("chair")]).expect("written");
    assert_eq!(
        verify_bytes(&bytes, &office()).code_str(),
        "OK",
        "what is newer is kept"
    );
    assert_eq!(
        opened(&bytes).bundles,
        opened_at_the_same_place(&bytes),
        "and not read"
    );

    let call = opened(&good("call"));
    assert_eq!(call.documents.len(), 1);
    let mut source = Cursor::new(good("call"));
    let mut document = Vec::new();
    let inside = &call.documents[0];
    std::io::Read::read_to_end(&mut inside.open(&mut source), &mut document).expect("its bytes");
    assert_eq!(inside.size(), document.len() as u64);
    assert_eq!(inside.hash, Hash::of(&document));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/good");
    for (name, kind) in [
        ("card", Some(Kind::Card)),
        ("call", Some(Kind::Call)),
        ("score", Some(Kind::Score)),
        ("panel", Some(Kind::Panel)),
        ("result", Some(Kind::Result)),
        ("score-encrypted", None),
    ] {
        let path = folder.join(name).join("file.paraph");
        assert_eq!(kind_of_file(&path), kind, "{name}");
    }
}

/// The two scores of the panel, wherever they lie now.
fn opened_at_the_same_place(bytes: &[u8]) -> Vec<paraph_bundle::open::BundleInside> {
    let known: Vec<Hash> = opened(&good("panel"))
        .bundles
        .iter()
        .map(|inside| inside.id)
        .collect();
    let mut all = opened(bytes).bundles;
    all.retain(|inside| known.contains(&inside.id));
    assert_eq!(all.len(), known.len());
    all
}
