//! The safety copy outside this computer, and the way back from it.
//!
//! The code comes from standard input, never from an argument: arguments are seen by everybody.

use std::fmt::Write;
use std::path::PathBuf;

use clap::Subcommand;
use paraph_app::{Args, Words};
use serde_json::{Value, json};

use super::session::{Ended, Session, standard_input};
use super::{absolute, print};

/// Safety copies.
#[derive(Subcommand, Debug)]
pub(crate) enum SafetyCommand {
    /// Choose a place for it: a stick, another disk, or a folder that is synchronised. Makes the first copy and reads it
    /// back.
    Set {
        /// The folder.
        folder: PathBuf,
    },
    /// Say where it stands.
    State,
    /// Print the code that opens it. Keep it apart from this computer.
    Code,
    /// Make a copy at once and read it back.
    Make,
    /// Read the copy back.
    Try,
    /// Make no more copies. Those that were made stay.
    Off,
    /// Say what the copies of a place hold. The code comes from standard input.
    Look {
        /// A safety copy, or the folder or stick on which they lie.
        place: PathBuf,
    },
    /// My laptop is lost: go on from a copy on this computer. The code comes from standard input.
    Restore {
        /// A safety copy, or the folder or stick on which they lie: then the newest one.
        place: PathBuf,
    },
}

/// Runs the command.
pub(super) fn safety(session: &Session, command: &SafetyCommand) -> Ended {
    match command {
        SafetyCommand::Set { folder } => {
            session.open()?;
            let state = session.call("safety_set", json!({"folder": absolute(folder)}))?;
            session.show(&state, |words| standing(words, &state));
        }
        SafetyCommand::State => {
            session.open()?;
            let state = session.call("safety_state", json!({}))?;
            session.show(&state, |words| standing(words, &state));
        }
        SafetyCommand::Code => {
            let code = session.call("safety_code", json!({}))?;
            session.show(&code, |_| {
                format!("{}\n", code["code"].as_str().unwrap_or_default())
            });
        }
        SafetyCommand::Make | SafetyCommand::Try => {
            session.open()?;
            let name = if matches!(command, SafetyCommand::Make) {
                "safety_make"
            } else {
                "safety_try"
            };
            let copy = session.call(name, json!({}))?;
            session.show(&copy, |words| line(words, &copy));
        }
        SafetyCommand::Off => {
            let state = session.call("safety_off", json!({}))?;
            session.show(&state, |words| standing(words, &state));
        }
        SafetyCommand::Look { place } => {
            let code = standard_input()?;
            let found = session.call("safety_look", json!({"path": absolute(place), "code": code}))?;
            session.show(&found, |words| {
                let copies = found["copies"].as_array().into_iter().flatten();
                let mut out: String = copies.map(|copy| line(words, copy)).collect();
                for name in found["damaged"].as_array().into_iter().flatten() {
                    let file = Args::one("file", name.as_str().unwrap_or_default());
                    let _ = writeln!(out, "{}", words.say("fault-safety-bad", &file));
                }
                out
            });
            let damaged = found["damaged"].as_array().is_some_and(|names| !names.is_empty());
            return Ok(if damaged { 2 } else { 0 });
        }
        SafetyCommand::Restore { place } => {
            let code = standard_input()?;
            let found = session.call("safety_look", json!({"path": absolute(place), "code": code}))?;
            let Some(path) = found["copies"][0]["path"].as_str() else {
                return Err(session.fault("fault-safety-bad", &Args::one("file", absolute(place))));
            };
            let state = session.call("safety_restore", json!({"path": path, "code": code}))?;
            session.finish()?;
            session.show(&state, |words| print::state(words, &state));
        }
    }
    Ok(0)
}

fn standing(words: &Words, state: &Value) -> String {
    let Some(folder) = state["folder"].as_str() else {
        return words.say("cli-safety-none", &Args::none()) + "\n";
    };
    let args = Args::one("folder", folder).and("at", state["copied_at"].as_str().unwrap_or("–"));
    let mut out = words.say("cli-safety-at", &args) + "\n";
    let notes = [
        ("here", false, "cli-safety-away"),
        ("same_disk", true, "cli-safety-same-disk"),
        ("behind", true, "cli-safety-behind"),
    ];
    for (field, when, id) in notes {
        if state[field] == when {
            let _ = writeln!(out, "{}", words.say(id, &args));
        }
    }
    if let Some(trouble) = state["trouble"].as_str() {
        let _ = writeln!(out, "{trouble}");
    }
    out
}

fn line(words: &Words, copy: &Value) -> String {
    let number = |field: &str| copy[field].as_i64().unwrap_or(0);
    let text = |field: &str| copy[field].as_str().unwrap_or_default();
    let args = Args::one("name", text("name"))
        .and("person", text("person"))
        .and("at", text("at"))
        .and("proposals", number("proposals"))
        .and("scored", number("scored"))
        .and("marks", number("marks"))
        .and("documents", number("documents"))
        .and("of", number("documents_of"));
    format!("{}\n  {}\n", words.say("cli-safety-copy", &args), text("path"))
}
