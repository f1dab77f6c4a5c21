//! What the page relies on: the committed interface, the table's names, the words in both languages.

use std::collections::BTreeSet;

use paraph_app::{Language, Words, typescript};

#[test]
fn generated_types_are_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/bridge/generated.ts");
    let committed = fs_err::read_to_string(path).expect("the interface is committed");
    assert!(
        committed.replace("\r\n", "\n") == typescript(),
        "ui/src/bridge/generated.ts differs from the table of commands: run `cargo run -p paraph-app --bin paraph-types`"
    );
}

#[test]
fn names_are_noun_and_verb_and_unique() {
    let mut seen = BTreeSet::new();
    for command in paraph_app::table::commands() {
        assert!(
            command
                .name
                .chars()
                .all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_'),
            "{} is not noun_verb",
            command.name
        );
        assert!(
            seen.insert(command.name),
            "{} stands in the table twice",
            command.name
        );
        assert!(
            !command.about.trim().is_empty(),
            "{} says nothing of itself",
            command.name
        );
    }
}

/// Messages, with their attributes, of a file.
fn messages(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut message = String::new();
    for line in text.lines() {
        if let Some((name, _)) = line.split_once('=') {
            let name = name.trim_end();
            if line.starts_with(|sign: char| sign.is_ascii_lowercase()) {
                name.clone_into(&mut message);
                found.insert(message.clone());
            } else if let Some(attribute) = name.trim_start().strip_prefix('.') {
                found.insert(format!("{message}.{attribute}"));
            }
        }
    }
    found
}

#[test]
fn both_languages_have_the_same_messages() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/words");
    for entry in fs_err::read_dir(format!("{root}/en")).expect("the folder of English words") {
        let name = entry
            .expect("an entry of it")
            .file_name()
            .into_string()
            .expect("a name in UTF-8");
        let english = messages(&fs_err::read_to_string(format!("{root}/en/{name}")).expect("English"));
        let french = messages(&fs_err::read_to_string(format!("{root}/fr/{name}")).unwrap_or_default());
        let difference: Vec<_> = english.symmetric_difference(&french).collect();
        assert!(
            difference.is_empty(),
            "{name}: only in one language: {difference:?}"
        );
    }
}

#[test]
fn every_message_of_rust_is_known_in_both_languages() {
    for language in [Language::En, Language::Fr] {
        let words = Words::of(language);
        for id in ["fault-internal", "op-score", "fault-no-workspace", "cannot-judge"] {
            assert!(words.knows(id), "{id} is missing in {language:?}");
        }
    }
}
