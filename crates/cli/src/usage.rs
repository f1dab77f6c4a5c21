//! The help of every command, argument and value in the language of the terminal, from `usage.ftl`.
//!
//! The tree of commands is walked once at start: `usage-paraph-desk-create` is the message of `paraph desk create`; its
//! attributes are the arguments by their ids, with `-` and the value for a value that can be chosen, `more` for what only
//! the long help says, and `examples`. What is the same everywhere stands at `usage-paraph`.

use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::{Arg, ArgAction, Command};
use paraph_app::{Args, Language, Words};

const FIRST: &str = "usage-paraph";
const HELP: &str = "usage-paraph-help";

/// The commands as the first help lists them, by heading.
const GROUPS: [(&str, &[&str]); 4] = [
    (
        "usage-heading-everybody",
        &[
            "desk",
            "round",
            "me",
            "signature",
            "backup",
            "safety",
            "undo",
            "redo",
            "help",
        ],
    ),
    (
        "usage-heading-reviewer",
        &[
            "import",
            "proposals",
            "conflicts",
            "show",
            "score",
            "comment",
            "sure",
            "mark",
            "later",
            "compare",
            "search",
            "history",
            "scores",
            "marks",
            "check",
            "hand-in",
            "receipt",
        ],
    ),
    (
        "usage-heading-chair",
        &[
            "call",
            "join",
            "people",
            "assign",
            "receive",
            "enter",
            "question",
            "owed",
            "unsigned",
            "panel",
            "ranking",
            "decide",
            "veto",
            "draw",
            "publish",
            "letters",
            "papers",
            "obligations",
        ],
    ),
    ("usage-heading-alone", &["verify", "rank", "extract"]),
];

/// The tree of commands, built and put into a language.
pub(crate) fn spoken(mut command: Command, language: Language) -> Command {
    command.build();
    walk(command, FIRST, FIRST, Words::of(language))
}

/// What stands before a colon.
pub(crate) fn gap(language: Language) -> &'static str {
    match language {
        Language::En => "",
        Language::Fr => "\u{a0}",
    }
}

/// What `usage.ftl` says, by message or by message and attribute.
struct Page<'a> {
    words: &'a Words,
    id: &'a str,
}

impl Page<'_> {
    /// An attribute of this command, else of the first.
    fn of(&self, name: &str) -> Option<String> {
        let name = name.replace('_', "-");
        self.own(&name)
            .or_else(|| self.words.attribute(FIRST, &name, &Args::none()))
    }

    fn own(&self, name: &str) -> Option<String> {
        self.words.attribute(self.id, name, &Args::none())
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id, &Args::none())
    }
}

/// A command that the message `id` tells of, and all below it, whose messages begin with `under`.
fn walk(mut command: Command, id: &str, under: &str, words: &Words) -> Command {
    let page = Page { words, id };
    if command.is_hide_set() && !words.knows(id) {
        return command;
    }
    command = command.mut_args(|arg| argument(arg, &page));
    let about = page.say(id);
    let long = page
        .own("more")
        .map_or_else(|| about.clone(), |more| format!("{about}\n\n{}", flowing(&more)));
    let first = id == FIRST;
    let header = *command.get_styles().get_header();
    let heading = |name: &str| format!("{header}{}{header:#}", page.say(name));
    let gap = gap(words.language());
    let colon = format!("{gap}:");
    if let Some(examples) = page.own("examples") {
        let text = if first {
            examples
        } else {
            let lines: Vec<String> = examples.lines().map(|line| format!("  {line}")).collect();
            format!(
                "{}{colon}\n{}",
                heading("usage-heading-examples"),
                lines.join("\n")
            )
        };
        command = command.after_help(StyledStr::from(text));
    }
    let usage = format!("{}{colon} {{usage}}", heading("usage-heading-usage"));
    let all = if first {
        format!(
            "{}\n{}{colon}\n{{options}}",
            groups(&command, words, &heading, &colon),
            heading("usage-heading-options")
        )
    } else {
        "{all-args}".to_owned()
    };
    command = command
        .about(about)
        .long_about(long)
        .help_template(StyledStr::from(format!(
            "{{about-with-newline}}\n{usage}\n\n{all}{{after-help}}"
        )))
        .subcommand_help_heading(format!("{}{gap}", page.say("usage-heading-commands")))
        .subcommand_value_name(page.say("usage-command"));
    command.mut_subcommands(|sub| {
        // `paraph desk help create` speaks of `paraph desk create`, and every `help` is the same.
        if sub.get_name() == "help" {
            walk(sub, HELP, under, words)
        } else {
            let id = format!("{under}-{}", sub.get_name());
            walk(sub, &id, &id, words)
        }
    })
}

/// Lines of the message's file joined, so that the terminal's width breaks them; an empty line still ends a paragraph.
fn flowing(text: &str) -> String {
    let paragraphs = text.split("\n\n");
    let joined = paragraphs.map(|paragraph| paragraph.lines().collect::<Vec<_>>().join(" "));
    joined.collect::<Vec<_>>().join("\n\n")
}

/// The lists of the first help: each command with its sentence, under its heading.
fn groups(command: &Command, words: &Words, heading: &dyn Fn(&str) -> String, colon: &str) -> String {
    let literal = *command.get_styles().get_literal();
    let mut text = String::new();
    for (title, names) in GROUPS {
        let _ = writeln!(text, "{}{colon}", heading(title));
        for name in names {
            let about = words.say(&format!("usage-paraph-{name}"), &Args::none());
            let _ = writeln!(text, "  {literal}{name:<13}{literal:#}{about}");
        }
        text.push('\n');
    }
    text.pop();
    text
}

/// An argument with its help, its values and its names in words.
fn argument(mut arg: Arg, page: &Page<'_>) -> Arg {
    let id = arg.get_id().to_string();
    let Some(help) = page.of(&id) else {
        return arg;
    };
    let words = page.words;
    let values: Vec<_> = if arg.is_hide_possible_values_set() || !takes_value(&arg) {
        Vec::new()
    } else {
        arg.get_possible_values()
    };
    let with = |id: &str, name: &str, value: String| words.say(id, &Args::one(name, value));
    let mut short = vec![help.clone()];
    let mut long = vec![help];
    if !values.is_empty() {
        let names: Vec<&str> = values
            .iter()
            .map(clap::builder::PossibleValue::get_name)
            .collect();
        short.push(with("usage-values", "values", names.join(", ")));
        let told = values.iter().map(|value| {
            let name = value.get_name();
            let help = page.of(&format!("{id}-{name}")).unwrap_or_default();
            format!("- {name}: {help}")
        });
        long.push(format!("\n\n{}", told.collect::<Vec<_>>().join("\n")));
    }
    let usual: Vec<String> = arg
        .get_default_values()
        .iter()
        .map(|value| value.to_string_lossy().into_owned())
        .filter(|value| !value.is_empty())
        .collect();
    if takes_value(&arg) && !usual.is_empty() {
        let text = with("usage-default", "value", usual.join(", "));
        long.push(if values.is_empty() {
            text.clone()
        } else {
            format!("\n\n{text}")
        });
        short.push(text);
    }
    if let Some(name) = arg.get_env() {
        let text = with("usage-environment", "name", name.to_string_lossy().into_owned());
        short.push(text.clone());
        long.push(text);
    }
    let heading = if arg.is_positional() {
        "usage-heading-arguments"
    } else {
        "usage-heading-options"
    };
    let names: Option<Vec<String>> = arg
        .get_value_names()
        .map(|names| names.iter().map(|name| value_name(words, name)).collect());
    arg = arg
        .help(short.join(" "))
        .long_help(long.join(" ").replace(" \n", "\n"))
        .help_heading(format!("{}{}", page.say(heading), gap(words.language())))
        .hide_possible_values(true)
        .hide_default_value(true)
        .hide_env(true);
    match names {
        Some(names) => arg.value_names(names),
        None => arg,
    }
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

/// What stands for a value, such as `FILE`; `LO..HI` is the attribute `lo-hi`.
fn value_name(words: &Words, name: &str) -> String {
    words
        .attribute("usage-names", &value_key(name), &Args::none())
        .unwrap_or_else(|| words.say("usage-names", &Args::none()))
}

fn value_key(name: &str) -> String {
    let mut key = String::new();
    for sign in name.chars() {
        if sign.is_ascii_alphanumeric() {
            key.push(sign.to_ascii_lowercase());
        } else if !key.ends_with('-') {
            key.push('-');
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;
    use crate::Arguments;

    const FILES: [(Language, &str); 2] = [
        (Language::En, include_str!("../../../ui/src/words/en/usage.ftl")),
        (Language::Fr, include_str!("../../../ui/src/words/fr/usage.ftl")),
    ];

    /// `usage-paraph-desk` and `usage-paraph-desk.name` for all that a file says of commands and names.
    fn said(text: &str) -> BTreeSet<String> {
        let mut at = "";
        let mut all = BTreeSet::new();
        for line in text.lines() {
            if let Some((name, _)) = line
                .trim_start()
                .strip_prefix('.')
                .and_then(|rest| rest.split_once(" ="))
            {
                all.insert(format!("{at}.{name}"));
            } else if let Some((id, _)) = line.split_once(" =")
                && line.starts_with("usage-")
            {
                at = id;
                all.insert(id.to_owned());
            }
        }
        all.retain(|id| id.starts_with("usage-paraph") || id.starts_with("usage-names."));
        all
    }

    /// What the tree of commands wants to be said.
    fn wanted(command: &Command, id: &str, all: &mut BTreeSet<String>) {
        if command.get_name().starts_with("__") {
            return;
        }
        all.insert(id.to_owned());
        for arg in command.get_arguments() {
            let name = arg.get_id().as_str().replace('_', "-");
            let everywhere = ["help", "version", "workspace"].contains(&name.as_str())
                || (name == "json" && id != "usage-paraph-rank");
            let at = if everywhere { "usage-paraph" } else { id };
            all.insert(format!("{at}.{name}"));
            if takes_value(arg) {
                for value in arg.get_possible_values() {
                    all.insert(format!("{at}.{name}-{}", value.get_name()));
                }
                for value in arg.get_value_names().unwrap_or_default() {
                    all.insert(format!("usage-names.{}", value_key(value)));
                }
            }
        }
        if command.get_name() != "help" {
            for sub in command
                .get_subcommands()
                .filter(|sub| id == FIRST || sub.get_name() != "help")
            {
                wanted(sub, &format!("{id}-{}", sub.get_name()), all);
            }
        }
    }

    #[test]
    fn every_command_argument_and_value_is_said_in_every_language() {
        let mut command = Arguments::command();
        command.build();
        let mut all = BTreeSet::new();
        wanted(&command, "usage-paraph", &mut all);
        for (language, text) in FILES {
            let mut said = said(text);
            said.retain(|id| !id.ends_with(".more") && !id.ends_with(".examples"));
            let missing: Vec<_> = all.difference(&said).collect();
            let unused: Vec<_> = said.difference(&all).collect();
            assert!(
                missing.is_empty(),
                "without a message in {language:?}: {missing:?}"
            );
            assert!(unused.is_empty(), "said by nobody in {language:?}: {unused:?}");
        }
    }

    #[test]
    fn more_and_examples_stand_at_commands_in_both_languages() {
        let extra = |text: &str| -> BTreeSet<String> {
            said(text)
                .into_iter()
                .filter(|id| id.ends_with(".more") || id.ends_with(".examples"))
                .collect()
        };
        let [(_, english), (_, french)] = FILES;
        assert_eq!(
            extra(english),
            extra(french),
            "what one language tells, the other tells too"
        );
    }

    #[test]
    fn the_first_help_lists_every_command_once_and_fits_a_terminal() {
        let mut command = Arguments::command();
        command.build();
        let mut listed: Vec<&str> = GROUPS
            .iter()
            .flat_map(|(_, names)| names.iter().copied())
            .collect();
        let mut there: Vec<&str> = command
            .get_subcommands()
            .filter(|sub| !sub.is_hide_set())
            .map(Command::get_name)
            .collect();
        listed.sort_unstable();
        there.sort_unstable();
        assert_eq!(listed, there, "a command belongs under one heading");
        for language in [Language::En, Language::Fr] {
            let help = spoken(Arguments::command(), language).render_help().to_string();
            for line in help.lines() {
                assert!(line.chars().count() <= 100, "too long for a terminal: {line}");
            }
            for name in there.iter().filter(|name| name.len() > 1) {
                let line = help
                    .lines()
                    .find(|line| line.starts_with(&format!("  {name:<13}")))
                    .unwrap_or_default();
                assert!(
                    (20..=80).contains(&line.chars().count()),
                    "the first help tells {name} in one line of 80 columns: {line}"
                );
            }
        }
    }

    #[test]
    fn no_english_is_left_in_the_french_help() {
        fn look(command: &Command, below: &mut Vec<String>) {
            let mut told = command.clone();
            below.push(told.render_long_help().to_string());
            below.push(told.render_help().to_string());
            for sub in command
                .get_subcommands()
                .filter(|sub| !sub.get_name().starts_with("__"))
            {
                look(sub, below);
            }
        }
        let mut pages = Vec::new();
        look(&spoken(Arguments::command(), Language::Fr), &mut pages);
        assert!(pages.len() > 100, "every command was read");
        for page in pages {
            for english in [
                "Usage:",
                "Commands:",
                "[default",
                "[possible",
                "[env",
                "Print ",
                "Possible values",
                "The ",
            ] {
                assert!(!page.contains(english), "{english:?} is left in\n{page}");
            }
        }
    }
}
