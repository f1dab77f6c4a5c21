//! Files of `tests/vectors`, changed and sealed and signed again by their authors.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::path::Path;

use crate::judged::office;
use crate::zipped::Entry;
use crate::zipped::zip;
use paraph_bundle::Identity;
use paraph_bundle::SigningKey;
use paraph_bundle::Writer;
use paraph_bundle::container::Container;
use paraph_bundle::encrypt;
use paraph_bundle::open::NoCards;
use paraph_bundle::open::Opened;
use paraph_bundle::open::open;
use paraph_bundle::payload::Format;
use paraph_bundle::payload::Hash;
use paraph_bundle::payload::Manifest;
use paraph_bundle::verify::verify_bytes;

pub(crate) fn vector(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors");
    fs_err::read(root.join(name)).expect("a vector")
}

pub(crate) fn good(name: &str) -> Vec<u8> {
    vector(&format!("good/{name}/file.paraph"))
}

/// The key that the generator of the vectors makes of a word.
pub(crate) fn key(word: &str) -> SigningKey {
    SigningKey::from_seed(Hash::of(format!("paraph vectors {word}").as_bytes()).as_bytes())
}

pub(crate) type Members = BTreeMap<String, Vec<u8>>;

pub(crate) fn opened(bytes: &[u8]) -> Opened {
    open(&mut Cursor::new(bytes), &NoCards).expect("a good file")
}

pub(crate) fn unpacked(bytes: &[u8]) -> Members {
    let mut source = Cursor::new(bytes);
    let container = Container::walk(&mut source).expect("a container");
    let members = container.members().iter();
    members
        .filter(|member| member.name != "SHA256SUMS" && !member.name.starts_with("signatures/"))
        .map(|member| {
            let read = container.read(&mut source, member, 1 << 20);
            (member.name.clone(), read.expect("a member"))
        })
        .collect()
}

pub(crate) type Change = fn(&mut Manifest, &mut Members);

/// The file, changed and sealed again with the key of this word.
pub(crate) fn changed(bytes: &[u8], by: &str, change: Change) -> Vec<u8> {
    signed(bytes, &key(by), change)
}

/// The file, changed and sealed again with this key.
pub(crate) fn signed(bytes: &[u8], by: &SigningKey, change: Change) -> Vec<u8> {
    let mut members = unpacked(bytes);
    let manifest = members.remove("manifest.json").expect("a manifest");
    let (mut manifest, _) = Manifest::read(&manifest).expect("a good manifest");
    change(&mut manifest, &mut members);
    let writer = Writer::new(manifest, "Somebody").members(members);
    writer.to_bytes(&[by]).expect("written").1
}

/// Puts a bundle within, under its own name or that of other bytes.
pub(crate) fn nest(members: &mut Members, folder: &str, bytes: Vec<u8>) {
    let id = opened(&bytes).id;
    members.insert(format!("{folder}/{id}.paraph"), bytes);
}

pub(crate) fn misname(members: &mut Members, folder: &str) {
    let name = members.keys().find(|name| name.starts_with(folder));
    let name = name.expect("a bundle within").clone();
    let bytes = members.remove(&name).expect("its bytes");
    let other = Hash::of(b"another bundle");
    members.insert(format!("{folder}/{other}.paraph"), bytes);
}

pub(crate) fn encrypted(members: &mut Members, folder: &str) {
    let name = members.keys().find(|name| name.starts_with(folder));
    let name = name.expect("a bundle within").clone();
    let recipient = Identity::from_bytes(&[5; 32]).expect("an identity").recipient();
    let bytes = encrypt::encrypt(&members[&name], &[recipient]).expect("encrypted");
    members.insert(name, bytes);
}

pub(crate) fn newer(manifest: &mut Manifest) {
    manifest.format = Format {
        minor: 9,
        ..manifest.format
    };
}

pub(crate) fn spaced(members: &mut Members, name: &str) {
    let member = members.get_mut(name).expect("a member");
    let text = String::from_utf8(member.clone()).expect("text");
    *member = text.replacen(':', ": ", 1).into_bytes();
}

pub(crate) fn replaced(members: &mut Members, name: &str, from: &str, to: &str) {
    let member = members.get_mut(name).expect("a member");
    let text = String::from_utf8(member.clone()).expect("text");
    assert!(text.contains(from), "{name} has {from}");
    *member = text.replacen(from, to, 1).into_bytes();
}

pub(crate) fn padded(members: &mut Members, length: usize, at: Option<usize>) {
    let mut padding = vec![0; length];
    if let Some(at) = at {
        padding[at] = 1;
    }
    members.insert("padding".to_owned(), padding);
}

/// A score of a version that is not known.
pub(crate) fn of_the_future() -> Vec<u8> {
    changed(&good("score"), "ada", |manifest, _| {
        manifest.format = Format { major: 2, minor: 0 };
    })
}

/// A card to which its chair gave a second key that did not sign.
pub(crate) fn with_a_silent_key(members: &mut Members) {
    let other = SigningKey::from_seed(&[77; 32]).public().to_line();
    let (from, label) = ("2027-02-05T08:00:00Z", "another laptop");
    let listed = format!(r#""keys":[{{"from":"{from}","key":"{other}","label":"{label}"}},"#);
    replaced(members, "card.json", r#""keys":["#, &listed);
}

pub(crate) fn judged_again(cases: &[(&str, &str, &str, Change, &str)]) {
    let mut wrong = Vec::new();
    for (what, file, by, change, code) in cases {
        let bytes = changed(&good(file), by, *change);
        let report = verify_bytes(&bytes, &office());
        let told = report.code_str();
        if told != *code {
            let why = report.told().map(ToString::to_string).unwrap_or_default();
            wrong.push(format!("{file}, {what}: {told} ({why}), not {code}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Sealed and signed without the writer of bundles.
pub(crate) fn sealed_by_hand(mut members: Members, key: &SigningKey) -> Vec<u8> {
    let mut sums = String::new();
    for (name, bytes) in &members {
        let _ = writeln!(sums, "{}  {name}", Hash::of(bytes));
    }
    let signature = key.sign("score.v1@paraph", sums.as_bytes()).expect("signed");
    members.insert(
        format!("signatures/{}.sig", key.public().hash()),
        signature.into_bytes(),
    );
    members.insert("SHA256SUMS".to_owned(), sums.into_bytes());
    zip(members.iter().map(|(name, bytes)| Entry::stored(name, bytes)))
}
