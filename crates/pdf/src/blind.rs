//! The check for blind calls: where a document names a person.
//!
//! It finds; a chair decides. It cannot know every name: it looks for those that it is given, and for what the
//! file itself says of its authors.

use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

use crate::annotation::Annotation;
use crate::page::Facts;

/// Where something was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Trace {
    /// The metadata's author.
    Author,
    /// The metadata's title, subject or keywords hold a name.
    Metadata,
    /// The program that it was made with.
    Producer,
    /// The author of a mark.
    Mark,
    /// The text of a page.
    Text,
    /// The file's name.
    FileName,
}

/// Something that may name a person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// Where.
    pub trace: Trace,
    /// The page, from 1, for marks and text.
    pub page: Option<u32>,
    /// What was found.
    pub text: String,
}

/// A text with neither case nor accents, its words parted by single blanks.
fn folded(text: &str) -> String {
    let letters = text
        .nfd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c));
    let spaced: String = letters
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    spaced
        .to_lowercase()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The forms of a name that are looked for: as given, turned round, and the family name alone.
fn forms(name: &str) -> Vec<String> {
    let whole = folded(name);
    let words: Vec<&str> = whole.split(' ').filter(|word| !word.is_empty()).collect();
    let mut forms = vec![whole.clone()];
    if let [first, .., last] = words.as_slice() {
        let given = words[..words.len() - 1].join(" ");
        forms.push(format!("{last} {given}"));
        let initial: String = first.chars().take(1).collect();
        forms.push(format!("{initial} {last}"));
        // A short family name alone is a word like another.
        if last.chars().count() >= 4 {
            forms.push((*last).to_owned());
        }
    }
    forms.retain(|form| form.chars().count() >= 3);
    forms
}

fn holds(text: &str, form: &str) -> bool {
    text.match_indices(form).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let behind = text[at + form.len()..].chars().next();
        before.is_none_or(|c| c == ' ') && behind.is_none_or(|c| c == ' ')
    })
}

/// Looks for what may name a person. `names` are those of applicants and their institutions, as far as the
/// chair knows them; `pages` gives page numbers and texts.
pub fn check<'t>(
    facts: &Facts,
    file_name: &str,
    names: &[String],
    marks: &[Annotation],
    pages: impl Iterator<Item = (u32, &'t str)>,
) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut say = |trace, page, text: &str| {
        found.push(Finding {
            trace,
            page,
            text: text.to_owned(),
        });
    };
    let mut known: Vec<(String, Vec<String>)> =
        names.iter().map(|name| (name.clone(), forms(name))).collect();
    if let Some(author) = &facts.author {
        say(Trace::Author, None, author);
        // Several authors stand in one field.
        for name in author.split([';', ',', '&']).flat_map(|part| part.split(" and ")) {
            if name.trim().contains(' ') {
                known.push((name.trim().to_owned(), forms(name)));
            }
        }
    }
    for text in [&facts.creator, &facts.producer].into_iter().flatten() {
        say(Trace::Producer, None, text);
    }
    let hit = |text: &str| {
        let text = folded(text);
        known
            .iter()
            .find(|(_, forms)| forms.iter().any(|form| holds(&text, form)))
            .map(|(name, _)| name.clone())
    };
    for text in [&facts.title, &facts.subject, &facts.keywords]
        .into_iter()
        .flatten()
    {
        if hit(text).is_some() {
            say(Trace::Metadata, None, text);
        }
    }
    if let Some(name) = hit(file_name) {
        say(Trace::FileName, None, &name);
    }
    for mark in marks.iter().filter(|mark| !mark.author.is_empty()) {
        say(
            Trace::Mark,
            mark.places.first().map(|place| place.page),
            &mark.author,
        );
    }
    for (page, text) in pages {
        let text = folded(text);
        for (name, forms) in &known {
            if forms.iter().any(|form| holds(&text, form)) {
                say(Trace::Text, Some(page), name);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_in_every_form() {
        let facts = Facts {
            author: Some("Renée Müller".to_owned()),
            ..Facts::default()
        };
        let pages = [
            (1, "As shown by MULLER, R. (2024)"),
            (2, "the mullerian duct"),
            (3, "R. Müller thanks"),
        ];
        let found = check(
            &facts,
            "proposal_mueller_ada-noll.pdf",
            &["Ada Noll".to_owned()],
            &[],
            pages.into_iter(),
        );
        let at = |trace| {
            found
                .iter()
                .filter(|finding| finding.trace == trace)
                .map(|finding| finding.page)
                .collect::<Vec<_>>()
        };
        assert_eq!(at(Trace::Author), [None], "the metadata names her");
        assert_eq!(
            at(Trace::Text),
            [Some(1), Some(3)],
            "turned round and with an initial, but not within a word"
        );
        assert_eq!(at(Trace::FileName), [None], "the file's name holds another");
    }

    #[test]
    fn a_clean_document_is_clean() {
        let found = check(
            &Facts::default(),
            "17.pdf",
            &["Ada Noll".to_owned()],
            &[],
            [(1, "We ask for time.")].into_iter(),
        );
        assert_eq!(found, [], "nothing names anybody");
    }
}
