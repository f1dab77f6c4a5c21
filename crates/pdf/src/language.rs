//! In which language a document is written.
//!
//! What a file names is believed. Else a few of its pages are looked at, fewer the further on they are: to tell the
//! language of a page takes an eighth of the time of reading it, and of all its pages only the sum is asked.

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::Dict;

use crate::facts;

/// Characters that are looked at of a page, and letters that must be among them.
const SAMPLE: usize = 2_000;
const LETTERS_MIN: usize = 60;

/// Pages that are looked at in any case: the languages of a short document are counted in full.
const FIRST: u32 = 4;

/// The languages of a document's pages.
pub(crate) struct Languages {
    named: bool,
    /// Pages so far with enough text to tell.
    pages: u32,
    known: bool,
}

impl Languages {
    pub(crate) fn new(pdf: &Pdf) -> Self {
        let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
        Self {
            named: catalog.is_some_and(|catalog| facts::language(&catalog).is_some()),
            pages: 0,
            known: false,
        }
    }

    /// The language of the next page, if it is one of those that are looked at: of those with enough text the first
    /// four, the eighth, the sixteenth and so on, and every one until one tells.
    pub(crate) fn next(&mut self, text: &str) -> Option<String> {
        let letters = || text.chars().take(SAMPLE).filter(|c| c.is_alphabetic());
        if self.named || letters().nth(LETTERS_MIN - 1).is_none() {
            return None;
        }
        self.pages += 1;
        if self.known && self.pages > FIRST && !self.pages.is_power_of_two() {
            return None;
        }
        let found = language(text);
        self.known |= found.is_some();
        found
    }
}

/// The language of a text, as a code of ISO 639-1 or 639-3, where it can be told.
fn language(text: &str) -> Option<String> {
    let end = text.char_indices().nth(SAMPLE).map_or(text.len(), |(at, _)| at);
    let found = whatlang::detect(&text[..end]).filter(whatlang::Info::is_reliable)?;
    let code = found.lang().code();
    Some(two_letters(code).unwrap_or(code).to_owned())
}

/// ISO 639-1 for what ISO 639-3 names, where it is often met.
fn two_letters(code: &str) -> Option<&'static str> {
    const CODES: [(&str, &str); 28] = [
        ("eng", "en"),
        ("fra", "fr"),
        ("deu", "de"),
        ("spa", "es"),
        ("ita", "it"),
        ("por", "pt"),
        ("nld", "nl"),
        ("dan", "da"),
        ("swe", "sv"),
        ("nob", "nb"),
        ("fin", "fi"),
        ("pol", "pl"),
        ("ces", "cs"),
        ("slk", "sk"),
        ("hun", "hu"),
        ("ron", "ro"),
        ("bul", "bg"),
        ("ell", "el"),
        ("rus", "ru"),
        ("ukr", "uk"),
        ("tur", "tr"),
        ("ara", "ar"),
        ("heb", "he"),
        ("hin", "hi"),
        ("cmn", "zh"),
        ("jpn", "ja"),
        ("kor", "ko"),
        ("tha", "th"),
    ];
    CODES
        .iter()
        .find(|(three, _)| *three == code)
        .map(|(_, two)| *two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_pages_tell_the_language_of_many() {
        let english =
            "We ask for two years and one ship to count the gulls of the northern islands. ".repeat(4);
        let mut pages = Languages {
            named: false,
            pages: 0,
            known: false,
        };
        let told: Vec<usize> = (1..=20).filter(|_| pages.next(&english).is_some()).collect();
        assert_eq!(told, [1, 2, 3, 4, 8, 16], "fewer the further on");
        assert_eq!(pages.next("Figure 3"), None, "too short to tell");
        pages.named = true;
        pages.known = false;
        assert_eq!(pages.next(&english), None, "the file says it itself");
    }
}
