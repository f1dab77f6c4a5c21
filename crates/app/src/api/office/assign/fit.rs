//! How well people fit proposals: what they say they know against title, keywords and, where it was read, the whole text of the
//! document (SCORING 8). The figure is the cosine of weighed words, of 10,000 for the pair of this call that fits best; the
//! reason is the words that both have.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use paraph_core::assign::MOST_SIMILAR;
use paraph_core::expertise::Texts;
use paraph_core::units::half_even_ratio;
use sha2::{Digest as _, Sha256};

use super::super::base::{self, Entry, Person};
use crate::App;
use crate::error::Result;
use crate::tables::columns::fold;

/// What stands in a title or among keywords says as much as so many times in the text.
const TITLE: usize = 4;
/// Letters by which two words count as one: *compiler*, *compilers*, *compilation*.
const STEM: usize = 6;
/// Words that a reason names.
const NAMED: usize = 3;

/// All pairs of one list of people and one of proposals.
pub(super) struct Fit {
    texts: Texts,
    /// For each person the stems of what they know, and how they wrote them.
    people: Vec<(Vec<String>, BTreeMap<String, String>)>,
    /// By person, then by proposal.
    similar: Vec<Vec<u32>>,
}

/// The last one, with what it was made of: a screen asks for it with every refresh.
static LAST: Mutex<Option<([u8; 32], Arc<Fit>)>> = Mutex::new(None);

impl Fit {
    /// Of these people and proposals, with what was read of their documents.
    pub(super) fn of(app: &App, people: &[Person], entries: &[Entry]) -> Result<Arc<Self>> {
        let workspace = base::workspace(app)?;
        let cache = workspace.store.cache();
        let known = people.iter().any(|person| !person.expertise.is_empty());
        // Without anything to compare with nothing is read.
        let read = if known {
            cache.readings(&crate::paper::reader())?
        } else {
            Vec::new()
        };
        let mut made_of = Sha256::new();
        let mut note = |text: &str| {
            made_of.update((text.len() as u64).to_le_bytes());
            made_of.update(text);
        };
        for person in people {
            note(&person.expertise.join("\n"));
        }
        for entry in entries {
            note(&entry.row.title);
            entry
                .attributes
                .iter()
                .for_each(|attribute| note(&attribute.value));
            let document = entry
                .row
                .document
                .as_ref()
                .filter(|document| read.contains(document));
            note(document.map_or("", String::as_str));
        }
        let made_of: [u8; 32] = made_of.finalize().into();
        let last = || LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, fit)) = last().as_ref()
            && *of == made_of
        {
            return Ok(Arc::clone(fit));
        }
        let mut texts = Vec::with_capacity(entries.len());
        for entry in entries {
            texts.push(match &entry.row.document {
                Some(document) if read.contains(document) => cache.searched(document)?,
                _ => String::new(),
            });
        }
        let fit = Arc::new(Self::new(people, entries, &texts));
        *last() = Some((made_of, Arc::clone(&fit)));
        Ok(fit)
    }

    fn new(people: &[Person], entries: &[Entry], texts: &[String]) -> Self {
        let people: Vec<(Vec<String>, BTreeMap<String, String>)> = people
            .iter()
            .map(|person| {
                let words: Vec<String> = person.expertise.iter().flat_map(|topic| words(topic)).collect();
                let written = words.iter().map(|word| (stem(word), word.clone())).collect();
                (words.iter().map(|word| stem(word)).collect(), written)
            })
            .collect();
        let bags: Vec<Vec<String>> = entries
            .iter()
            .zip(texts)
            .map(|(entry, text)| {
                let told = std::iter::once(entry.row.title.as_str())
                    .chain(entry.attributes.iter().map(|attribute| attribute.value.as_str()));
                let told: Vec<String> = told.flat_map(words).collect();
                let told = told.iter().cycle().take(told.len() * TITLE).cloned();
                told.chain(words(text)).map(|word| stem(&word)).collect()
            })
            .collect();
        let texts = Texts::new(&bags);
        let plain: Vec<Vec<u32>> = people
            .iter()
            .map(|(stems, _)| texts.similarities(stems))
            .collect();
        let most = plain.iter().flatten().copied().max().unwrap_or(0);
        let of_most = |one: u32| {
            if most == 0 {
                return 0;
            }
            let share = half_even_ratio(i128::from(one) * i128::from(MOST_SIMILAR), i128::from(most));
            u32::try_from(share).unwrap_or(MOST_SIMILAR)
        };
        let similar = plain
            .into_iter()
            .map(|row| row.into_iter().map(of_most).collect())
            .collect();
        Self {
            texts,
            people,
            similar,
        }
    }

    /// How well this person fits this proposal, of 10,000.
    pub(super) fn similarity(&self, person: usize, entry: usize) -> u32 {
        let row = self.similar.get(person).map(Vec::as_slice).unwrap_or_default();
        row.get(entry).copied().unwrap_or(0)
    }

    /// The words of this person that this proposal has too, as the person writes them; those that say most.
    pub(super) fn shared(&self, person: usize, entry: usize) -> Vec<&str> {
        let Some((stems, written)) = self.people.get(person) else {
            return Vec::new();
        };
        let shared = self.texts.shared(stems, entry).into_iter();
        shared
            .filter_map(|stem| written.get(stem).map(String::as_str))
            .take(NAMED)
            .collect()
    }
}

/// The words of a text that say something, folded.
fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_owned)
        .collect()
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::base::{Dossier, Entry, Person};
    use super::Fit;
    use paraph_store::ProposalRow;

    fn person(topics: &[&str]) -> Person {
        let topics: Vec<String> = topics.iter().map(|topic| (*topic).to_owned()).collect();
        serde_json::from_value(serde_json::json!({
            "name": "Ada", "email": null, "institution": null, "language": "en", "phone": null, "load": null,
            "expertise": topics, "token": "", "invited": null, "person": null, "replaces": null, "control": null,
        }))
        .expect("a person")
    }

    fn entry(n: u8, title: &str) -> Entry {
        Entry {
            row: ProposalRow {
                seat: i64::from(n),
                title: title.to_owned(),
                of_call: true,
                ..ProposalRow::empty(format!("{n:032x}"), format!("P-{n}"), 0)
            },
            id: format!("{n:032x}").parse().expect("an id"),
            applicants: Vec::new(),
            attributes: Vec::new(),
            dossier: Dossier::default(),
            made_from: None,
        }
    }

    #[test]
    fn the_text_of_a_document_says_more_than_its_title() {
        let people = [
            person(&["compilers", "register allocation"]),
            person(&["medieval poetry"]),
            person(&[]),
        ];
        let entries = [
            entry(1, "Faster programs for everybody"),
            entry(2, "Old songs, new voices"),
        ];
        let texts = [
            "A compiler spends its time on the allocation of registers.".to_owned(),
            "Poetry of the Middle Ages, sung by a choir.".to_owned(),
        ];
        let titles = Fit::new(&people, &entries, &[String::new(), String::new()]);
        assert_eq!(
            [titles.similarity(0, 0), titles.similarity(1, 1)],
            [0, 0],
            "the titles share no word with anybody"
        );
        let fit = Fit::new(&people, &entries, &texts);
        assert!(
            fit.similarity(0, 0) > 0 && fit.similarity(0, 1) == 0,
            "what was read of the document does"
        );
        assert_eq!(
            fit.shared(0, 0),
            ["allocation", "compilers", "register"],
            "and the reason names it in the person's own words"
        );
        assert_eq!(
            fit.shared(2, 0),
            Vec::<&str>::new(),
            "somebody of whom nothing is known"
        );
        let most = (0..2).flat_map(|who| (0..2).map(move |what| (who, what)));
        let most = most.map(|(who, what)| fit.similarity(who, what)).max();
        assert_eq!(most, Some(10_000), "the pair that fits best is the measure");
    }
}
