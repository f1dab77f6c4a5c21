//! What is wrong with a command line, in the language of the terminal: clap's findings, put into messages of `usage.ftl`.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use paraph_app::{Args, Words};

/// A sentence of our own about a value, which is told behind clap's finding.
#[derive(Debug)]
pub(crate) struct Said(pub(crate) String);

impl std::fmt::Display for Said {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Said {}

/// Writes what is wrong, how the command is used, and where to read more.
pub(crate) fn complain(error: &clap::Error, words: &Words) {
    // Without a standard error there is nobody to tell; the exit code still speaks.
    let _ = std::io::stderr().write_all(sentence(error, words).as_bytes());
}

/// The sentences about a command line that was not understood.
fn sentence(error: &clap::Error, words: &Words) -> String {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let argument = || Args::one("argument", text(ContextKind::InvalidArg));
    let value = || argument().and("value", text(ContextKind::InvalidValue));
    let say = |id: &str, args: Args| words.say(id, &args);
    let first = match error.kind() {
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            say("usage-fault-value-none", argument())
        }
        ErrorKind::InvalidValue => say(
            "usage-fault-value-one-of",
            value().and("values", text(ContextKind::ValidValue)),
        ),
        ErrorKind::ValueValidation => {
            let ours = std::error::Error::source(error)
                .and_then(|source| source.downcast_ref::<Said>())
                .map(|said| format!("\n{said}"));
            say("usage-fault-value", value()) + &ours.unwrap_or_default()
        }
        ErrorKind::UnknownArgument => say("usage-fault-argument", argument()),
        ErrorKind::InvalidSubcommand => say(
            "usage-fault-command",
            Args::one("command", text(ContextKind::InvalidSubcommand)),
        ),
        ErrorKind::MissingSubcommand => say(
            "usage-fault-command-missing",
            Args::one("command", text(ContextKind::InvalidSubcommand))
                .and("commands", text(ContextKind::ValidSubcommand)),
        ),
        ErrorKind::MissingRequiredArgument => say(
            "usage-fault-missing",
            Args::one("arguments", text(ContextKind::InvalidArg)),
        ),
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            if other.is_empty() || other == text(ContextKind::InvalidArg) {
                say("usage-fault-twice", argument())
            } else {
                say("usage-fault-conflict", argument().and("other", other))
            }
        }
        ErrorKind::TooManyValues => say("usage-fault-too-many", value()),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let wanted = text(ContextKind::MinValues) + &text(ContextKind::ExpectedNumValues);
            say(
                "usage-fault-count",
                argument()
                    .and("wanted", wanted)
                    .and("given", text(ContextKind::ActualNumValues)),
            )
        }
        ErrorKind::NoEquals => say("usage-fault-equals", argument()),
        ErrorKind::InvalidUtf8 => say("usage-fault-letters", Args::none()),
        // Of the other kinds none is about a command line.
        ErrorKind::Io | ErrorKind::Format | _ => say("usage-fault-other", Args::none()),
    };
    let near = [
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    // The nearest one comes last.
    .find_map(|kind| match error.get(kind) {
        Some(ContextValue::String(near)) => Some(near.clone()),
        Some(ContextValue::Strings(all)) => all.last().cloned(),
        _ => None,
    });
    let mut out = vec![first];
    out.extend(near.map(|near| say("usage-fault-near", Args::one("near", near))));
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let mut words_of_usage = usage.split_whitespace();
    if !usage.is_empty() {
        let heading = say("usage-heading-usage", Args::none());
        let gap = crate::usage::gap(words.language());
        out.push(format!("\n{heading}{gap}: {usage}\n"));
    }
    // `paraph desk create [OPTIONS] …` is told of by `paraph desk create --help`.
    let command: Vec<&str> = words_of_usage
        .by_ref()
        .take_while(|word| word.starts_with(|sign: char| sign.is_ascii_lowercase()))
        .collect();
    let command = if command.is_empty() {
        "paraph".to_owned()
    } else {
        command.join(" ")
    };
    out.push(say("usage-fault-way", Args::one("command", command)));
    out.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use paraph_app::Language;

    use super::*;

    fn told(words: &[&str], language: Language) -> String {
        let line = std::iter::once("paraph").chain(words.iter().copied());
        let error = crate::usage::spoken(<crate::Arguments as clap::CommandFactory>::command(), language)
            .try_get_matches_from(line)
            .expect_err("the command line is wrong");
        sentence(&error, Words::of(language))
    }

    #[test]
    fn a_wrong_command_line_is_answered_in_the_language_of_the_terminal() {
        for (line, french, english) in [
            (
                &["recieve"][..],
                "La commande recieve n’existe pas.",
                "There is no command recieve.",
            ),
            (
                &["recieve"],
                "Vouliez-vous dire receive\u{202f}?",
                "Did you mean receive?",
            ),
            (
                &["score", "P-1"],
                "Il manque quelque chose\u{a0}: <CRITÈRE>",
                "Something is missing: <CRITERION>",
            ),
            (
                &["proposals", "--sort", "size"],
                "Valeurs possibles\u{a0}: number, title",
                "It is one of: number, title",
            ),
            (
                &["undo", "x"],
                "« x » ne convient pas à [PAS].",
                "“x” does not fit [STEP].",
            ),
            (
                &["undo", "--fast"],
                "L’argument --fast n’existe pas ici.",
                "There is no argument --fast here.",
            ),
            (
                &["conflicts", "none", "P-1", "--rest"],
                "ne va pas avec",
                "does not go together with",
            ),
            (
                &["check", "--json", "--json"],
                "--json ne peut être donné qu’une fois.",
                "--json can be given only once.",
            ),
            (
                &["score", "P-1"],
                "Utilisation\u{a0}: paraph score",
                "Usage: paraph score",
            ),
            (
                &["score", "P-1"],
                "paraph score --help en dit plus.",
                "paraph score --help tells more.",
            ),
        ] {
            let in_french = told(line, Language::Fr)
                .replace("«\u{202f}", "« ")
                .replace("\u{202f}»", " »");
            assert!(
                in_french.contains(french),
                "{french:?} is told for {line:?}:\n{in_french}"
            );
            let in_english = told(line, Language::En);
            assert!(
                in_english.contains(english),
                "{english:?} is told for {line:?}:\n{in_english}"
            );
        }
    }

    #[test]
    fn a_scale_that_is_none_is_answered_with_an_example() {
        for language in [Language::En, Language::Fr] {
            let text = told(&["rank", "--scores", "x.csv", "--scale", "six"], language);
            assert!(text.contains("six"), "what was written is told: {text}");
            // The sentence of the value itself is in the language of this test's own terminal.
            assert!(text.contains("1..6"), "what a scale looks like is told: {text}");
        }
    }
}
