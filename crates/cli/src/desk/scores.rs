//! My scores through other programs: written as a table or as HotCRP's forms, and taken in from one.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use paraph_app::{Args, Words};
use serde_json::{Value, json};

use super::session::{Failure, Session};
use super::{absolute, print};

/// Scores through other programs.
#[derive(Subcommand, Debug)]
pub(crate) enum ScoresCommand {
    /// Write my scores and texts; notes for myself are not in it.
    Write {
        /// The file.
        file: PathBuf,
        /// As what.
        #[arg(long, value_enum, default_value = "csv")]
        form: Form,
    },
    /// Take scores in from a table, a score sheet, or HotCRP's forms. What is here stays.
    Take {
        /// The file.
        file: PathBuf,
        /// Only show what it would change.
        #[arg(long)]
        look: bool,
        /// Where the file differs from what is here, take what the file says.
        #[arg(long)]
        replace: bool,
        /// Whose reviews, where it names several people.
        #[arg(long, value_name = "NAME")]
        reviewer: Option<String>,
    },
}

/// How scores are written.
#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Text for any table.
    Csv,
    /// A workbook.
    Xlsx,
    /// Offline review forms.
    Hotcrp,
}

/// Runs the command; 2 where the file was not understood everywhere.
pub(super) fn scores(session: &Session, command: ScoresCommand) -> Result<u8, Failure> {
    session.open()?;
    let (file, look, replace, reviewer) = match command {
        ScoresCommand::Write { file, form } => {
            let form = match form {
                Form::Csv => "csv",
                Form::Xlsx => "xlsx",
                Form::Hotcrp => "hotcrp",
            };
            let request = json!({"form": form, "path": absolute(&file)});
            let written = session.call("scores_write", request)?;
            session.show(&written, |words| print::written(words, &written));
            return Ok(0);
        }
        ScoresCommand::Take {
            file,
            look,
            replace,
            reviewer,
        } => (file, look, replace, reviewer),
    };
    let of = json!({"path": absolute(&file), "reviewer": reviewer});
    let shown = session.call("desk_table", of.clone())?;
    let clean = ["faults", "left"]
        .iter()
        .all(|name| shown[name].as_array().is_none_or(Vec::is_empty));
    if look {
        session.show(&shown, |words| changes(words, &shown));
        return Ok(if clean { 0 } else { 2 });
    }
    let keys: Vec<&Value> = shown["changes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|change| replace && !change["before"].is_null() && change["fixed"] != true)
        .map(|change| &change["key"])
        .collect();
    let taken = session.call("desk_table_take", json!({"of": of, "replace": keys}))?;
    let both = json!({"looked": shown, "taken": taken});
    session.show(&both, |words| {
        let count = |name: &str| taken[name].as_i64().unwrap_or(0);
        let args = Args::one("taken", count("taken")).and("kept", count("kept"));
        let told = words.say("taken-done", &args);
        format!("{}\n{}", told.trim(), asides(words, &shown))
    });
    Ok(if clean { 0 } else { 2 })
}

/// A line for each thing that the file says otherwise.
fn changes(words: &Words, shown: &Value) -> String {
    let mut out = String::new();
    for change in shown["changes"].as_array().into_iter().flatten() {
        let text = |name: &str| change[name].as_str().unwrap_or_default();
        let what = match text("what") {
            "score" => text("criterion").to_owned(),
            what => words.say(
                &format!("taken-{what}"),
                &Args::one("criterion", text("criterion")),
            ),
        };
        let args = Args::one("number", text("number"))
            .and("what", what)
            .and("before", change["before"].as_str().unwrap_or("–"))
            .and("after", text("after"));
        out.push_str(&words.say("cli-scores-change", &args).replace('\n', " "));
        out.push('\n');
    }
    out + &asides(words, shown)
}

/// What was left aside, and why.
fn asides(words: &Words, shown: &Value) -> String {
    let mut out = String::new();
    for fault in shown["faults"].as_array().into_iter().flatten() {
        let text = |name: &str| fault[name].as_str().unwrap_or_default();
        let args = Args::one("cell", text("cell")).and("value", text("value")).and(
            "field",
            words.say(&format!("field-{}", text("field")), &Args::none()),
        );
        let form = shown["from"] == "form";
        out.push_str(&words.say(if form { "taken-fault-line" } else { "mapping-cell" }, &args));
        out.push('\n');
    }
    for why in ["unknown", "declare", "closed"] {
        let numbers: Vec<&str> = shown["left"]
            .as_array()
            .into_iter()
            .flatten()
            .filter(|row| row["why"] == why)
            .filter_map(|row| row["number"].as_str())
            .collect();
        if !numbers.is_empty() {
            let args = Args::one("count", numbers.len()).and("list", numbers.join(", "));
            out.push_str(&words.say(&format!("taken-left-{why}"), &args));
            out.push('\n');
        }
    }
    out
}
