//! Words for people, from the Fluent files that the window reads too (`ui/src/words/<language>/<room>.ftl`).
//!
//! Used for errors, the terminal, letters, mails and published pages. What a screen shows crosses as an id
//! with arguments ([`Phrase`]) and is put into words there. No word for people stands anywhere else in Rust.

use std::cell::Cell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unic_langid::LanguageIdentifier;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A language that Paraph speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    #[default]
    En,
    /// French.
    Fr,
}

impl Language {
    /// The language that a locale such as `fr_CH.UTF-8` asks for.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("fr") {
            Self::Fr
        } else {
            Self::En
        }
    }

    /// `en` or `fr`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
        }
    }
}

/// A value that goes into a sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum Arg {
    /// A number, which may choose a plural.
    Number(i64),
    /// A text, set as it is.
    Text(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<&String> for Arg {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}
impl From<i64> for Arg {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}
impl From<i32> for Arg {
    fn from(number: i32) -> Self {
        Self::Number(i64::from(number))
    }
}
impl From<u64> for Arg {
    fn from(number: u64) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// The arguments of a sentence, by name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize, TS)]
pub struct Args(pub BTreeMap<String, Arg>);

impl Args {
    /// No arguments.
    pub fn none() -> Self {
        Self::default()
    }

    /// One argument.
    pub fn one(name: &str, value: impl Into<Arg>) -> Self {
        Self::none().and(name, value)
    }

    /// One more argument.
    #[must_use]
    pub fn and(mut self, name: &str, value: impl Into<Arg>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }

    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        let text = |arg: &Arg| match arg {
            Arg::Number(number) => number.to_string(),
            Arg::Text(text) => text.clone(),
        };
        self.0
            .iter()
            .map(|(name, arg)| (name.clone(), text(arg)))
            .collect()
    }
}

/// A sentence as an id and its arguments; `text` is the same in the language of the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Phrase {
    /// The Fluent message.
    pub id: String,
    /// Its arguments.
    pub args: Args,
    /// The sentence in the language that the settings name.
    pub text: String,
}

/// Whose terms are spoken in a language that two countries speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Terms {
    /// Those of the messages.
    Usual,
    /// In French, those of Switzerland.
    Swiss,
}

thread_local! {
    static TERMS: Cell<Terms> = const { Cell::new(Terms::Usual) };
}

impl Terms {
    /// The terms of a call, by the unit it counts in.
    pub(crate) fn of_unit(unit: &str) -> Self {
        if unit == "CHF" { Self::Swiss } else { Self::Usual }
    }

    /// Speaks in these terms on this thread until the answer is dropped.
    pub(crate) fn speak(self) -> Spoken {
        Spoken(TERMS.replace(self))
    }
}

/// Terms that are spoken; those before come back when it is dropped.
pub(crate) struct Spoken(Terms);

impl Drop for Spoken {
    fn drop(&mut self) {
        TERMS.set(self.0);
    }
}

/// A file of messages in the terms of Switzerland: whole words are replaced, in the order of the list.
fn swiss(source: &str) -> String {
    let mut text = source.to_owned();
    for (french, swiss) in SWISS.lines().filter_map(|line| line.split_once('\t')) {
        let mut out = String::with_capacity(text.len());
        let mut rest = text.as_str();
        while let Some((before, after)) = rest.split_once(french) {
            out.push_str(before);
            let begins = !out.ends_with(char::is_alphabetic);
            let ends = !after.starts_with(char::is_alphabetic);
            out.push_str(if begins && ends { swiss } else { french });
            rest = after;
        }
        out.push_str(rest);
        text = out;
    }
    text
}

/// All messages of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Words")
            .field("language", &self.language)
            .finish_non_exhaustive()
    }
}

/// The rooms that Rust speaks from. A new room is one line for each language.
const ROOMS: &[(Language, &str)] = &[
    (Language::Fr, include_str!("../../../ui/src/words/fr/letters.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/letters.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/publish.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/publish.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/office.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/office.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/papers.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/papers.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/figures.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/figures.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/faults.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/faults.ftl")),
    (
        Language::En,
        include_str!("../../../ui/src/words/en/verdicts.ftl"),
    ),
    (
        Language::Fr,
        include_str!("../../../ui/src/words/fr/verdicts.ftl"),
    ),
    (Language::En, include_str!("../../../ui/src/words/en/verify.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/verify.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/history.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/history.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/usage.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/usage.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/cli.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/cli.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/tables.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/tables.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/rank.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/rank.ftl")),
    (Language::En, include_str!("../../../ui/src/words/en/read.ftl")),
    (Language::Fr, include_str!("../../../ui/src/words/fr/read.ftl")),
];

/// What French words become where a call counts in francs of Switzerland: a French word, a tab, the Swiss one.
const SWISS: &str = include_str!("../../../ui/src/words/fr-CH.tsv");

static SWISS_FR: LazyLock<Words> = LazyLock::new(|| Words::load_in(Language::Fr, swiss));
static EN: LazyLock<Words> = LazyLock::new(|| Words::load(Language::En));
static FR: LazyLock<Words> = LazyLock::new(|| Words::load(Language::Fr));

impl Words {
    /// The words of a language, in the terms of the call that is worked on.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::Fr if TERMS.get() == Terms::Swiss => &SWISS_FR,
            Language::Fr => &FR,
        }
    }

    fn load(language: Language) -> Self {
        Self::load_in(language, ToOwned::to_owned)
    }

    fn load_in(language: Language, terms: fn(&str) -> String) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // The marks that keep bidirectional text apart are shown as boxes by terminals.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::En => in_english,
            Language::Fr => in_french,
        }));
        for (_, source) in ROOMS.iter().filter(|(room, _)| *room == language) {
            // A file with a fault still gives its good messages; a test finds the fault.
            let resource = match FluentResource::try_new(terms(source)) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language of these words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether a message exists.
    pub fn knows(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message in words; its id where it is missing, which what is not built for release does not let pass.
    pub fn say(&self, id: &str, args: &Args) -> String {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        debug_assert!(
            pattern.is_some(),
            "no room that Rust speaks from has the message {id}"
        );
        let Some(pattern) = pattern else {
            return id.to_owned();
        };
        self.bundle
            .format_pattern(pattern, Some(&values(args)), &mut Vec::new())
            .into_owned()
    }

    /// An attribute of a message in words.
    pub fn attribute(&self, id: &str, attribute: &str, args: &Args) -> Option<String> {
        let message = self.bundle.get_message(id)?;
        let pattern = message.get_attribute(attribute)?.value();
        Some(
            self.bundle
                .format_pattern(pattern, Some(&values(args)), &mut Vec::new())
                .into_owned(),
        )
    }

    /// A sentence that crosses as id, arguments and text.
    pub fn phrase(&self, id: &str, args: Args) -> Phrase {
        Phrase {
            id: id.to_owned(),
            text: self.say(id, &args),
            args,
        }
    }
}

/// `2,400,000`
fn in_english<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, ',')
}

/// `2 400 000`, with narrow no-break spaces.
fn in_french<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    grouped(value, '\u{202f}')
}

/// A whole number in groups of three digits, as the page writes it; what is not one is left to Fluent.
fn grouped(value: &FluentValue<'_>, between: char) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let plain = number.as_string();
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    if digits.len() < 4 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let mut text = plain[..plain.len() - digits.len()].to_owned();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(between);
        }
        text.push(digit);
    }
    Some(text)
}

/// Compares texts as a dictionary does: letters with accents beside those without, capitals beside small ones.
pub(crate) fn compare_text(a: &str, b: &str) -> Ordering {
    fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
        text.nfd()
            .filter(|sign| !is_combining_mark(*sign))
            .flat_map(char::to_lowercase)
    }
    letters(a).cmp(letters(b)).then_with(|| a.cmp(b))
}

fn values(args: &Args) -> FluentArgs<'_> {
    let mut values = FluentArgs::new();
    for (name, arg) in &args.0 {
        match arg {
            Arg::Number(number) => values.set(name.as_str(), FluentValue::from(*number)),
            Arg::Text(text) => values.set(name.as_str(), FluentValue::from(text.as_str())),
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_as_the_page_groups_them() {
        let told = |number: i64, language: Language| {
            Words::of(language).say("history-proposals-files", &Args::one("count", number))
        };
        assert!(
            told(2_400_000, Language::En).contains("2,400,000"),
            "English groups by commas"
        );
        assert!(
            told(2_400_000, Language::Fr).contains("2\u{202f}400\u{202f}000"),
            "French groups by narrow no-break spaces"
        );
        assert!(
            told(999, Language::En).contains("999"),
            "short numbers stay as they are"
        );
    }

    #[test]
    fn a_call_in_swiss_francs_is_spoken_of_in_swiss_terms() {
        let say = |id: &str| Words::of(Language::Fr).say(id, &Args::none());
        let usual = say("letter-decision-decline");
        assert!(
            usual.contains("proposition"),
            "elsewhere the terms are those of the messages"
        );
        {
            let _terms = Terms::of_unit("CHF").speak();
            let there = say("letter-decision-decline");
            assert!(
                there.contains("votre requête n’a pas été acceptée"),
                "the terms of Switzerland are spoken: {there}"
            );
            assert_eq!(
                Words::of(Language::En).language(),
                Language::En,
                "English has one set of terms"
            );
        }
        assert_eq!(say("letter-decision-decline"), usual, "and only for that call");
        let left: Vec<&str> = ["roposition", "porteur", "éport", "valuateur"]
            .into_iter()
            .filter(|word| {
                swiss(include_str!("../../../ui/src/words/fr/letters.ftl"))
                    .lines()
                    .any(|line| !line.starts_with('#') && line.contains(word) && !line.contains("rapporteur"))
            })
            .collect();
        assert!(left.is_empty(), "no letter mixes the terms: {left:?}");
    }

    #[test]
    fn texts_stand_as_in_a_dictionary() {
        let mut names = ["Zola", "étude", "Etat", "Éluard", "eau"];
        names.sort_by(|a, b| compare_text(a, b));
        assert_eq!(
            names,
            ["eau", "Éluard", "Etat", "étude", "Zola"],
            "accents and capitals do not part what belongs together"
        );
    }
}
