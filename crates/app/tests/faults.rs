//! Every row of the table of faults has its sentence and its hint in both languages, and names what the table names.

use std::path::Path;

use paraph_app::{Args, Language, Words};
use paraph_bundle::fault::ROWS;

/// The variables of a message, as the table writes them: `{name}`.
fn names(text: &str) -> Vec<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|rest| rest.split('}').next())
        .collect()
}

#[test]
fn every_fault_has_its_words() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/faults.tsv");
    let table = fs_err::read_to_string(path).expect("the table of faults");
    for (line, row) in table.lines().skip(1).zip(ROWS) {
        let fields: Vec<&str> = line.split('\t').collect();
        let (sentence, hint) = (fields[4], fields[5]);
        let args = names(sentence).into_iter().chain(names(hint));
        let args = args.fold(Args::none(), |args, name| args.and(name, format!("<{name}>")));
        for language in [Language::En, Language::Fr] {
            let words = Words::of(language);
            let id = row.message();
            assert!(words.knows(&id), "{id} is missing in {}", language.tag());
            let said = words.say(&id, &args);
            let advice = words.attribute(&id, "hint", &args).unwrap_or_default();
            assert!(!advice.is_empty(), "{id} has no hint in {}", language.tag());
            for name in names(sentence) {
                assert!(
                    said.contains(&format!("<{name}>")),
                    "{id} does not name {{{name}}} in {}: {said}",
                    language.tag()
                );
            }
            for name in names(hint) {
                assert!(
                    advice.contains(&format!("<{name}>")),
                    "the hint of {id} does not name {{{name}}} in {}",
                    language.tag()
                );
            }
        }
    }
}
